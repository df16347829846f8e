/* The folder of an office, read into what plan/ takes (input/README.md). */
#include "batch/workspace.h"

#include "batch/batch.h"

#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "batch/kinds.h"
#include "batch/manifest.h"
#include "input/input.h"

struct reader {
	struct workspace *w;
	struct arena *a;
	struct diags *d;
	struct in_options opt;
};

/* The file's value; its place is named as seen from the workspace. */
static struct value *
read_file(struct reader *r, const char *name, str period)
{
	const char *path = file_join(r->a, r->w->dir, name);
	struct value *v = ARENA_NEW(r->a, struct value);
	struct batch_file *f;
	str bytes;

	if (!file_read(path, r->a, &bytes, r->d))
		return NULL;
	f = VEC_ADD(r->a, &r->w->files);
	f->path = str_copy(r->a, str_of(name));
	f->hash = batch_hash(bytes, r->a);
	f->period = period;
	*v = in_read_bytes(bytes, file_ext(name), &r->opt, name, r->a, r->d);
	return v->kind == VALUE_NONE ? NULL : v;
}

static bool
skip(struct reader *r, const char *folder, const char *name)
{
	bool lock = str_starts(str_of(name), STR("~$")) || str_starts(str_of(name), STR(".~lock."));

	if (lock)
		diag_add(r->d, &batch_lock_copy, loc_file(r->a, str_of(file_join(r->a, folder, name))), NULL);
	return lock || name[0] == '.';
}

static str
stem_of(const char *name)
{
	str s = str_of(name), ext = file_ext(name);

	return ext.n > 0 ? str_sub(s, 0, s.n - ext.n - 1) : s;
}

/* "so_lieu" or "noidung" beside no folder of the right name: what is in it would pass unseen. */
static void
check_names(struct reader *r)
{
	static const char *const known[] = { "ke-hoach", "so-lieu", "noi-dung" };
	const char **names;
	size_t n;

	if (!file_list(r->w->dir, r->a, &names, &n))
		return;
	for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
		const str one[] = { text_fold(r->a, str_of(known[k])) };

		if (file_exists(file_join(r->a, r->w->dir, known[k])))
			continue;
		for (size_t i = 0; i < n; i++) {
			str folded = text_fold(r->a, str_of(names[i]));

			if (!file_is_dir(file_join(r->a, r->w->dir, names[i])) || names[i][0] == '.' ||
			    (!str_eq(folded, one[0]) && str_nearest(folded, one, 1).n == 0))
				continue;
			diag_add(r->d, &batch_near_folder, loc_file(r->a, str_of(names[i])), NULL);
			diag_hint(r->d, _("call it %s"), known[k]);
		}
	}
}

static bool
year_twice(struct reader *r, int year, const char *name)
{
	for (size_t i = 0; i < r->w->years.n; i++)
		if (r->w->years.at[i].year == year) {
			diag_add(r->d, &batch_year_twice, loc_file(r->a, str_of(name)), "%d", year);
			diag_hint(r->d, "%s", _("keep one of the two files"));
			return true;
		}
	return false;
}

static void
read_plan(struct reader *r)
{
	const char **names, *folder = "ke-hoach";
	size_t n;

	if (!file_list(file_join(r->a, r->w->dir, folder), r->a, &names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		const char *name = file_join(r->a, folder, names[i]);
		struct value *v, *body;

		bool indicators = str_eq(text_fold(r->a, stem_of(names[i])), STR("chi_tieu"));

		if (skip(r, folder, names[i]) || !in_knows(file_ext(names[i])))
			continue;
		v = read_file(r, name, STR(""));
		r->w->in.chi_tieu_broken |= v == NULL && indicators;
		if (v == NULL)
			continue;
		if (str_eq(file_ext(names[i]), STR("md"))) { /* the last term stands last */
			body = value_at(v, STR("noi_dung"));
			r->w->in.ke_hoach = v;
			r->w->in.ke_hoach_text = body->text;
			r->w->in.ke_hoach_where = body->where;
			v->map->n -= str_eq(v->map->at[v->map->n - 1].key, STR("noi_dung"));
		} else if (indicators) {
			r->w->in.chi_tieu = v;
		}
	}
}

static void
read_years(struct reader *r)
{
	const char **names, *folder = "so-lieu";
	size_t n;

	if (!file_list(file_join(r->a, r->w->dir, folder), r->a, &names, &n)) {
		if (file_exists(file_join(r->a, r->w->dir, folder))) /* no figures for that reason are not no figures */
			diag_add(r->d, &file_unreadable, loc_file(r->a, str_of(folder)), NULL);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		str stem = stem_of(names[i]);
		struct plan_year_input *year;
		struct period p;
		struct value *v;

		if (skip(r, folder, names[i]) || str_ends(stem, STR(".truoc")))
			continue; /* 2026.truoc.xlsx: what data merge keeps of the workbook before it */
		if (!in_knows(file_ext(names[i])) || !period_parse(stem, &p) || p.kind != PERIOD_YEAR) {
			diag_add(
			    r->d, &batch_not_read, loc_file(r->a, str_of(file_join(r->a, folder, names[i]))), NULL);
			diag_hint(r->d, "%s", _("a year's figures are called 2026.xlsx, 2026.ods or 2026.csv"));
			continue;
		}
		v = read_file(r, file_join(r->a, folder, names[i]), STR(""));
		if (year_twice(r, p.year, file_join(r->a, folder, names[i])))
			continue;
		year = VEC_ADD(r->a, &r->w->years);
		year->year = p.year;
		year->tables = v;
	}
	r->w->in.years = r->w->years.at;
	r->w->in.years_n = r->w->years.n;
}

static void
read_narratives(struct reader *r)
{
	const char **folders, **names;
	size_t folders_n, n;

	if (!file_list(file_join(r->a, r->w->dir, "noi-dung"), r->a, &folders, &folders_n))
		return;
	for (size_t i = 0; i < folders_n; i++) {
		const char *folder = file_join(r->a, "noi-dung", folders[i]);
		struct period p;

		if (folders[i][0] == '.' || !file_is_dir(file_join(r->a, r->w->dir, folder)))
			continue;
		if (!period_parse(str_of(folders[i]), &p)) {
			diag_add(r->d, &batch_no_period_folder, loc_file(r->a, str_of(folder)), NULL);
			diag_hint(r->d, "%s", _("such as 2026, 2026-10, 2026-Q3, 2026-6T"));
			continue;
		}
		if (!file_list(file_join(r->a, r->w->dir, folder), r->a, &names, &n)) {
			diag_add(r->d, &file_unreadable, loc_file(r->a, str_of(folder)), NULL);
			continue;
		}
		for (size_t k = 0; k < n; k++) {
			struct plan_narrative *narrative;
			struct value *v, *body;

			if (skip(r, folder, names[k]))
				continue;
			if (!str_eq(file_ext(names[k]), STR("md"))) {
				if (str_eq(file_ext(names[k]), STR("png")) || str_eq(file_ext(names[k]), STR("jpg")) ||
				    str_eq(file_ext(names[k]), STR("svg")))
					continue; /* a picture that the text may show */
				diag_add(r->d, &batch_not_read,
				    loc_file(r->a, str_of(file_join(r->a, folder, names[k]))), NULL);
				diag_hint(r->d, "%s",
				    _("a contribution is a Markdown file called after its unit, such as kinh-te.md"));
				continue;
			}
			v = read_file(r, file_join(r->a, folder, names[k]), str_of(folders[i]));
			if (v == NULL)
				continue;
			body = value_at(v, STR("noi_dung"));
			narrative = VEC_ADD(r->a, &r->w->narratives);
			narrative->period = p;
			narrative->unit = str_sub(str_of(names[k]), 0, strlen(names[k]) - 3);
			narrative->text = body->text;
			narrative->where = body->where;
			v->map->n -= str_eq(v->map->at[v->map->n - 1].key, STR("noi_dung"));
			narrative->front = v->map->n > 0 ? v : NULL;
		}
	}
	r->w->in.narratives = r->w->narratives.at;
	r->w->in.narratives_n = r->w->narratives.n;
	r->w->in.missing_senders = r->w->narratives.n > 0 ? "noi-dung" : NULL;
}

/*
 * What merging put where. Its fields are text, since a remark may look like anything; a log that a person has spoilt
 * is warned of, but stops no document: all that it serves is finding what was changed without it.
 */
static void
read_log(struct reader *r)
{
	static const char name[] = "nhat-ky-so-lieu.csv";
	struct in_options opt = r->opt;
	struct diags own, *all = r->d;

	if (!file_exists(file_join(r->a, r->w->dir, name)))
		return;
	diags_init(&own, r->a);
	r->opt.texts = true;
	r->d = &own;
	r->w->in.log = read_file(r, name, STR(""));
	r->d = all;
	r->opt = opt;
	for (struct diag *g = own.first; g != NULL; g = g->next)
		if (g->level == DIAG_ERROR) {
			g->level = DIAG_WARNING;
			own.count[DIAG_ERROR]--;
			own.count[DIAG_WARNING]++;
		}
	diags_join(all, &own);
}

bool
workspace_read(struct workspace *w, const char *dir, struct arena *a, struct diags *d)
{
	struct reader r = { .w = w, .a = a, .d = d };
	const struct value *mark;

	memset(w, 0, sizeof *w);
	w->dir = dir;
	w->in.don_vi = read_file(&r, "don-vi.yaml", STR(""));
	w->in.van_ban = read_file(&r, "van-ban.yaml", STR(""));
	mark = value_at(w->in.don_vi, STR("dau_thap_phan"));
	if (mark != NULL && mark->kind == VALUE_TEXT && mark->text.n == 1)
		r.opt.mark = mark->text.p[0];
	read_log(&r);
	check_names(&r);
	read_plan(&r);
	read_years(&r);
	read_narratives(&r);
	return diags_ok(d);
}

struct plan *
batch_plan(const char *workspace, struct arena *a, struct diags *d)
{
	struct workspace *w = ARENA_NEW(a, struct workspace);

	workspace_read(w, workspace, a, d);
	return plan_model(&w->in, a, d);
}
