/* The folder of an office, read into what plan/ takes (input/README.md). */
#include "batch/workspace.h"

#include "batch/batch.h"

#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/kinds.h"
#include "batch/manifest.h"
#include "input/input.h"
#include "intake/intake.h"
#include "package/package.h"

struct reader {
	struct workspace *w;
	struct arena *a;
	struct diags *d;
	struct in_options opt;
	struct folder top;
};

static int
faults_of(const struct diags *d)
{
	return d->count[DIAG_ERROR] + d->count[DIAG_FATAL];
}

/*
 * The file's value; its place is named as seen from the workspace. NULL: nothing to go on with, and that is said:
 * what is missing, what can't be read, what is empty and what is not understood are four complaints.
 */
static struct value *
read_file(struct reader *r, const char *name, str period, const struct diag_kind *empty)
{
	const char *path = file_join(r->a, r->w->dir, name);
	struct value *v = ARENA_NEW(r->a, struct value);
	struct batch_file *f;
	str bytes;
	int faults;

	if (!file_read(path, r->a, &bytes, r->d))
		return NULL;
	f = VEC_ADD(r->a, &r->w->files);
	f->path = str_copy(r->a, str_of(name));
	f->hash = batch_hash(bytes, r->a);
	f->period = period;
	faults = faults_of(r->d);
	*v = value_none();
	if (bytes.n > 0)
		*v = in_read_bytes(bytes, file_ext(name), &r->opt, name, r->a, r->d);
	if (v->kind == VALUE_NONE && faults_of(r->d) == faults)
		diag_add(r->d, empty, loc_file(r->a, str_of(name)), NULL);
	return v->kind == VALUE_NONE ? NULL : v;
}

/* What a reader of Markdown calls the text is taken out of the front matter. */
static struct value *
take_text(struct value *v)
{
	struct value *body = value_at(v, STR("noi_dung"));

	v->map->n -= str_eq(v->map->at[v->map->n - 1].key, STR("noi_dung"));
	return body;
}

/* --- the folders of a workspace ---------------------------------------------- */

/* Another name that is nearly it: "noidung" beside no folder of the right name, whose files would pass unseen. */
static void
look_for_near_folder(struct reader *r, const char *name)
{
	const str one[] = { text_fold(r->a, str_of(name)) };

	for (size_t i = 0; i < r->top.n; i++) {
		if (!r->top.at[i].is_dir || str_nearest(r->top.at[i].key, one, 1).n == 0)
			continue;
		diag_add(r->d, &batch_near_folder, loc_file(r->a, str_of(r->top.at[i].path)), NULL);
		diag_hint(r->d, _("call it %s"), name);
	}
}

/* The folder called name, in whatever spelling; its path is name where there is none. unreadable may be NULL. */
static struct folder
open_folder(struct reader *r, const char *name, bool *unreadable)
{
	str key = text_fold(r->a, str_of(name));
	const struct folder_entry *e = folder_find(&r->top, key, "", r->d);
	struct folder f = { .path = name };

	for (size_t i = 0; i < r->top.n; i++)
		if (!r->top.at[i].is_dir && r->top.at[i].ext.n == 0 && str_eq(r->top.at[i].key, key))
			diag_add(r->d, &batch_no_folder, loc_file(r->a, str_of(r->top.at[i].path)), NULL);
	if (e == NULL)
		look_for_near_folder(r, name);
	else if (!folder_read(&f, r->w->dir, e->path, r->a, r->d) && unreadable != NULL)
		*unreadable = true;
	return f;
}

static void
complain_not_read(struct reader *r, const struct folder_entry *e, const char *hint)
{
	diag_add(r->d, &batch_not_read, loc_file(r->a, str_of(e->path)), NULL);
	diag_hint(r->d, "%s", hint);
}

/* --- plan ---------------------------------------------------------------------- */

static bool
is_indicators(const struct folder_entry *e)
{
	return str_eq(e->key, STR("chi_tieu")) && !e->is_dir && in_knows(e->ext) && !folder_has_ext(e, "md");
}

static bool
is_term(const struct folder_entry *e)
{
	struct period p;

	return period_parse(str_of(e->name).n > e->ext.n ? str_sub(str_of(e->name), 0, str_of(e->name).n - e->ext.n - 1)
							 : STR(""),
		   &p) &&
	    p.kind == PERIOD_TERM;
}

/*
 * The plan's text: of several terms the last; what is not called after a term is the plan only where nothing else is.
 * Files come in the order of their names.
 */
static const struct folder_entry *
choose_plan(struct reader *r, const struct folder *f)
{
	const struct folder_entry *term = NULL, *other = NULL;

	for (size_t i = 0; i < f->n; i++) {
		const struct folder_entry *e = &f->at[i];

		if (!folder_has_ext(e, "md"))
			continue;
		if (is_term(e))
			term = e;
		else if (other == NULL)
			other = e;
		else if (term == NULL)
			folder_complain_twice(other, e, r->d);
	}
	if (term != NULL && other != NULL)
		complain_not_read(r, other, _("the plan is the file called after its term, such as 2026-2030.md"));
	return term != NULL ? term : other;
}

static void
read_plan(struct reader *r)
{
	struct folder f = open_folder(r, "ke-hoach", &r->w->in.chi_tieu_broken);
	const struct folder_entry *plan = choose_plan(r, &f), *indicators = NULL;
	struct value *v = plan != NULL ? read_file(r, plan->path, STR(""), &batch_empty_file) : NULL, *body;

	if (v != NULL) {
		body = take_text(v);
		r->w->in.ke_hoach = v;
		r->w->in.ke_hoach_text = body->text;
		r->w->in.ke_hoach_where = body->where;
	}
	for (size_t i = 0; i < f.n; i++) {
		if (!is_indicators(&f.at[i]))
			continue;
		if (indicators != NULL) {
			folder_complain_twice(indicators, &f.at[i], r->d);
			continue;
		}
		indicators = &f.at[i];
		r->w->in.chi_tieu = read_file(r, indicators->path, STR(""), &batch_empty_file);
		r->w->in.chi_tieu_broken = r->w->in.chi_tieu == NULL;
	}
}

/* --- figures --------------------------------------------------------------------- */

static bool
year_twice(struct reader *r, int year, const char *name)
{
	for (size_t i = 0; i < r->w->years.n; i++)
		if (r->w->years.at[i].year == year) {
			diag_add(r->d, &batch_year_twice, loc_file(r->a, str_of(name)), "%d", year);
			diag_also(
			    r->d, loc_file(r->a, str_of(r->w->years.at[i].path)), "%s", _("the other of that name"));
			diag_hint(r->d, "%s", _("keep one of the two files"));
			return true;
		}
	return false;
}

static void
read_years(struct reader *r)
{
	static const char *const coded[] = { "chi_tieu", "thang", NULL };
	struct folder f = open_folder(r, "so-lieu", NULL);

	r->opt.coded = coded;
	r->w->in.years_folder = f.path;
	for (size_t i = 0; i < f.n; i++) {
		const struct folder_entry *e = &f.at[i];
		str stem = str_of(e->name);
		struct plan_year_input *year;
		struct period p;
		struct value *v;

		stem.n -= e->ext.n > 0 ? e->ext.n + 1 : 0;
		if (str_ends(stem, STR(".truoc")))
			continue; /* 2026.truoc.xlsx: what data merge keeps of the workbook before it */
		if (!in_knows(e->ext) || !period_parse(stem, &p) || p.kind != PERIOD_YEAR) {
			complain_not_read(r, e, _("a year's figures are called 2026.xlsx, 2026.ods or 2026.csv"));
			continue;
		}
		v = read_file(r, e->path, STR(""), &batch_empty_file);
		if (year_twice(r, p.year, e->path))
			continue;
		year = VEC_ADD(r->a, &r->w->years);
		year->year = p.year;
		year->tables = v;
		year->path = e->path;
	}
	r->opt.coded = NULL;
	r->w->in.years = r->w->years.at;
	r->w->in.years_n = r->w->years.n;
}

/* --- contributions ----------------------------------------------------------------- */

static str
period_text(struct reader *r, struct period p)
{
	struct out o;
	str s;

	out_init(&o);
	period_put(&o, p);
	s = out_copy(&o, r->a);
	out_release(&o);
	return s;
}

/* Is it called after a unit that don-vi.yaml declares? */
static bool
is_unit(struct reader *r, str key)
{
	const struct value *list = value_at(r->w->in.don_vi, STR("to_chuc"));

	for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->list->n; i++)
		if (str_eq(text_fold(r->a, value_text_at(&list->list->at[i], STR("ma"), STR(""))), key))
			return true;
	return false;
}

/* A contribution, or a folder of some, that stands where none is looked for; any_ext: in whatever kind of file. */
static void
check_stray(struct reader *r, const struct folder_entry *e, bool any_ext)
{
	struct period p;
	bool astray = is_unit(r, e->key) && (e->is_dir || any_ext || folder_has_ext(e, "md"));

	if (!astray && !(e->is_dir && period_parse(str_of(e->name), &p)))
		return;
	diag_add(r->d, &batch_stray, loc_file(r->a, str_of(e->path)), NULL);
	diag_hint(r->d, "%s", _("a unit's text for a period stands in noi-dung/PERIOD/UNIT.md"));
}

static struct plan_narrative *
add_narrative(struct reader *r, const struct folder_entry *e, struct period p)
{
	struct plan_narrative *n = VEC_ADD(r->a, &r->w->narratives);

	n->period = p;
	n->unit = str_sub(str_of(e->name), 0, str_of(e->name).n - e->ext.n - 1);
	n->key = e->key;
	n->where = loc_file(r->a, str_of(e->path));
	return n;
}

/* The other contribution of the unit, of whatever kind: its own is told of, and which of the two is meant is not guessed. */
static bool
is_second_narrative(struct reader *r, const struct folder_entry *e, const struct plan_narrative *n)
{
	for (size_t i = 0; i < r->w->narratives.n; i++) {
		const struct plan_narrative *other = &r->w->narratives.at[i];

		if (other == n || !str_eq(other->key, n->key) ||
		    !str_eq(period_text(r, other->period), period_text(r, n->period)))
			continue;
		diag_add(r->d, &batch_two_texts, loc_file(r->a, str_of(e->path)), STR_FMT, STR_ARG(n->unit));
		diag_also(r->d, (struct loc){ other->where.source, 0, 0 }, "%s", _("the other contribution"));
		diag_hint(r->d, "%s", _("keep one of the two, or give one another name"));
		return true;
	}
	return false;
}

static void
read_narrative(struct reader *r, const struct folder_entry *e, struct period p, str period)
{
	struct plan_narrative *n;
	struct value *v = read_file(r, e->path, period, &batch_empty_text), *body;

	n = add_narrative(r, e, p); /* one that could not be read is no missing one */
	if (is_second_narrative(r, e, n)) {
		r->w->narratives.n--;
		return;
	}
	if (v == NULL)
		return;
	body = take_text(v);
	n->text = body->text;
	n->where = body->where;
	n->front = v->map->n > 0 ? v : NULL;
	if (str_trim(body->text).n == 0)
		diag_add(r->d, &batch_empty_text, loc_file(r->a, str_of(e->path)), NULL);
}

/* Văn hóa - Xã hội is Văn hóa và Xã hội: the word between two fields is not what a name is known by. */
static str
without_and(str key, struct arena *a)
{
	const str and = STR("_va_");
	struct out o;
	str known;
	size_t at;

	out_init(&o);
	while ((at = str_find(key, and, 0)) < key.n) {
		out_put(&o, str_sub(key, 0, at));
		key = str_sub(key, at + and.n - 1, key.n);
	}
	out_put(&o, key);
	known = out_copy(&o, a);
	out_release(&o);
	return known;
}

/* The unit whose code, name or abbreviation the key is; of a longer name one that has it: "bao_cao_phong_kinh_te_t10". */
static str
unit_named(struct reader *r, str key, bool within)
{
	static const char *const names[] = { "ma", "ten", "viet_tat" };
	const struct value *list = value_at(r->w->in.don_vi, STR("to_chuc"));
	size_t longest = 0;
	str code = STR("");

	key = without_and(key, r->a);
	for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->list->n; i++)
		for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
			str typed = value_text_at(&list->list->at[i], str_of(names[k]), STR(""));
			str name = without_and(text_fold(r->a, typed), r->a);
			str padded = str_format(r->a, "_" STR_FMT "_", STR_ARG(name));
			bool is = str_eq(name, key) ||
			    (within &&
				str_find(str_format(r->a, "_" STR_FMT "_", STR_ARG(key)), padded, 0) < key.n + 2);

			if (name.n == 0 || !is || name.n <= longest)
				continue;
			longest = name.n;
			code = value_text_at(&list->list->at[i], STR("ma"), STR(""));
		}
	return code;
}

/* Who sends it: the last line of the letterhead's agency, else the abbreviation in the number. Empty: nobody known. */
static str
unit_of_letterhead(struct reader *r, const struct intake *in)
{
	str code = unit_named(r, text_fold(r->a, in->agency), true);

	return code.n > 0 ? code : unit_named(r, text_fold(r->a, in->number), true);
}

/* Whose a Word file is: its name says it, else its letterhead. */
static str
unit_of_word(struct reader *r, const struct folder_entry *e, const struct intake *in)
{
	str code = unit_named(r, e->key, false);

	if (code.n == 0)
		code = unit_named(r, e->key, true);
	if (code.n == 0 && in != NULL)
		code = unit_of_letterhead(r, in);
	return code;
}

static void
tell_left_out(struct reader *r, const struct folder_entry *e, const struct intake *in)
{
	static const char *const what[] = { N_("letterhead and addressee, paragraphs %u to %u: %.*s"),
		N_("closing, recipients and signature, paragraphs %u to %u: %.*s"),
		N_("appendix, paragraphs %u to %u: %.*s") };
	enum { SHOWN = 60 };

	for (size_t i = 0; i < INTAKE_PARTS; i++) {
		const struct intake_left *left = &in->left[i];
		size_t n = left->words.n < SHOWN ? left->words.n : SHOWN;

		while (n > 0 && n < left->words.n && ((unsigned char)left->words.p[n] & 0xC0) == 0x80)
			n--;
		if (left->first > 0)
			diag_add(r->d, i == INTAKE_ANNEX ? &batch_annex_left : &batch_word_left,
			    loc_file(r->a, str_of(e->path)), _(what[i]), left->first, left->last, (int)n,
			    left->words.p);
	}
	if (in->unknown_head > 0) {
		diag_add(r->d, &batch_text_left, loc_at(in->where.source, in->unknown_head, 0), NULL);
		diag_hint(r->d, "%s", _("put it under a heading, such as I. Kết quả, if it belongs into the report"));
	}
}

/* What the subject says of the period, where it is of the folder's kind: "tháng 6 năm 2026". */
static bool
subject_period(str subject, const struct period *folder, struct arena *a, int *part, int *year)
{
	static const struct {
		enum period_kind kind;
		const char *word;
	} words[] = { { PERIOD_MONTH, "thang_" }, { PERIOD_QUARTER, "quy_" } };
	size_t at = str_find(subject, STR("nam_20"), 0);
	bool known = false;

	*year = 0;
	for (size_t i = at + 4; i < subject.n && i < at + 8 && subject.p[i] >= '0' && subject.p[i] <= '9'; i++)
		*year = *year * 10 + (subject.p[i] - '0');
	*part = folder->part;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
		size_t from = str_find(subject, str_of(words[k].word), 0), end;
		str number;

		if (words[k].kind != folder->kind || from >= subject.n || (from > 0 && subject.p[from - 1] != '_'))
			continue;
		from += str_of(words[k].word).n;
		end = str_find_char(subject, '_', from);
		number = str_sub(subject, from, end);
		*part = 0;
		for (size_t i = 0; i < number.n && number.p[i] >= '0' && number.p[i] <= '9'; i++)
			*part = *part * 10 + (number.p[i] - '0');
		if (*part == 0)
			*part = text_roman_parse(text_upper(a, number));
		known = *part > 0;
	}
	return known || (*year > 0 && folder->kind == PERIOD_YEAR);
}

/* The subject of another month or year is another report's. */
static void
check_word_period(struct reader *r, const struct folder_entry *e, const struct intake *in, struct period p)
{
	int part, year;

	if (in->subject.n == 0 || !subject_period(text_fold(r->a, in->subject), &p, r->a, &part, &year))
		return;
	if ((p.part == 0 || part == p.part) && (year == 0 || year == p.year || year == p.year + 1))
		return;
	diag_add(r->d, &batch_other_period, loc_file(r->a, str_of(e->path)), STR_FMT, STR_ARG(in->subject));
	diag_hint(r->d, "%s", _("put it into the folder of its period, or mend its subject"));
}

/* A letterhead of one unit in the file of another: whose text it is, is not guessed. */
static void
check_word_unit(struct reader *r, const struct folder_entry *e, const struct intake *in, str code)
{
	str sender = unit_of_letterhead(r, in);

	if (sender.n == 0 || code.n == 0 || str_eq(sender, code))
		return;
	diag_add(r->d, &batch_other_unit, loc_file(r->a, str_of(e->path)), _("%.*s in the file of %.*s"),
	    STR_ARG(in->agency.n > 0 ? in->agency : in->number), STR_ARG(code));
	diag_hint(r->d, _("give the file the name of its unit: %.*s"), STR_ARG(sender));
}

/* What the reader of documents says of looks is nothing to a text; what is damaged or lost is. */
static void
join_reading(struct diags *to, struct diags *said)
{
	static const char *const losses[] = { "I101", "I108", "I111", "I116", "I118", "I125" };

	for (const struct diag *g = said->first; g != NULL; g = g->next) {
		bool told = g->level >= DIAG_ERROR;

		for (size_t i = 0; i < sizeof losses / sizeof losses[0]; i++)
			told |= strcmp(g->kind->id, losses[i]) == 0;
		if (!told)
			continue;
		diag_add(to, g->kind, g->where, STR_FMT, STR_ARG(g->message));
		if (g->hint.n > 0)
			diag_hint(to, STR_FMT, STR_ARG(g->hint));
	}
}

static const struct intake *
read_word_file(struct reader *r, const struct folder_entry *e, str period)
{
	const struct intake *in = NULL;
	struct batch_file *f;
	struct package *pkg;
	struct document *doc;
	struct diags said;
	str bytes;

	if (!file_read(file_join(r->a, r->w->dir, e->path), r->a, &bytes, r->d))
		return NULL;
	f = VEC_ADD(r->a, &r->w->files);
	f->path = str_copy(r->a, str_of(e->path));
	f->hash = batch_hash(bytes, r->a);
	f->period = period;
	if (bytes.n == 0) {
		diag_add(r->d, &batch_empty_text, loc_file(r->a, str_of(e->path)), NULL);
		return NULL;
	}
	diags_init(&said, r->a);
	pkg = pkg_open_bytes(bytes, e->path, r->a, &said);
	doc = pkg != NULL ? batch_document(pkg, r->a, &said) : NULL;
	join_reading(r->d, &said);
	if (doc != NULL)
		in = intake_report(doc, e->path, r->a, r->d);
	return in;
}

static void
read_word_narrative(struct reader *r, const struct folder_entry *e, struct period p, str period)
{
	const struct intake *in = read_word_file(r, e, period);
	struct plan_narrative *n = add_narrative(r, e, p);
	str code = unit_of_word(r, e, in);

	if (code.n > 0) {
		n->unit = code;
		n->key = text_fold(r->a, code);
	}
	if (is_second_narrative(r, e, n)) {
		r->w->narratives.n--;
		return;
	}
	if (in == NULL)
		return;
	tell_left_out(r, e, in);
	check_word_period(r, e, in, p);
	check_word_unit(r, e, in, code);
	n->rich = in->rich;
	n->text = in->text;
	n->where = in->where;
	if (in->rich->blocks == NULL)
		diag_add(r->d, &batch_empty_text, loc_file(r->a, str_of(e->path)), NULL);
}

static bool
is_picture_folder(const struct folder_entry *e)
{
	static const char *const names[] = { "hinh", "anh", "hinh_anh" };

	for (size_t i = 0; e->is_dir && i < sizeof names / sizeof names[0]; i++)
		if (str_eq(e->key, str_of(names[i])))
			return true;
	return false;
}

static void
read_period_folder(struct reader *r, const struct folder_entry *folder, struct period p)
{
	str period = period_text(r, p);
	struct folder f;

	if (!folder_read(&f, r->w->dir, folder->path, r->a, r->d))
		return;
	for (size_t i = 0; i < f.n; i++) {
		const struct folder_entry *e = &f.at[i];

		if (folder_has_ext(e, "png jpg jpeg gif svg") || is_picture_folder(e))
			continue; /* what the text may show */
		if (e->is_dir && is_unit(r, e->key)) {
			check_stray(r, e, true);
			continue;
		}
		if (folder_has_ext(e, "docx odt")) {
			if (!str_ends(str_of(e->name), str_format(r->a, ".truoc." STR_FMT, STR_ARG(e->ext))))
				read_word_narrative(r, e, p, period);
			continue;
		}
		if (!folder_has_ext(e, "md")) {
			complain_not_read(r, e,
			    folder_has_ext(e, "doc rtf pdf wps")
				? _("save it as DOCX: that is read")
				: _("a contribution is a Word file (DOCX, ODT) or a Markdown file called after its unit, such as kinh-te.docx"));
			continue;
		}
		if (folder_find(&f, e->key, "md", NULL) != e) {
			folder_complain_twice(folder_find(&f, e->key, "md", NULL), e, r->d);
			continue;
		}
		read_narrative(r, e, p, period);
	}
}

static void
read_narratives(struct reader *r)
{
	struct folder f = open_folder(r, "noi-dung", NULL);
	struct period *periods = ARENA_ARRAY(r->a, struct period, f.n + 1);

	for (size_t i = 0; i < f.n; i++) {
		const struct folder_entry *e = &f.at[i];
		size_t k = 0;

		if (!e->is_dir) {
			check_stray(r, e, true);
			if (e->ext.n == 0 && period_parse(str_of(e->name), &periods[i]))
				diag_add(r->d, &batch_no_folder, loc_file(r->a, str_of(e->path)), NULL);
			continue;
		}
		if (!period_parse(str_of(e->name), &periods[i])) {
			diag_add(r->d, &batch_no_period_folder, loc_file(r->a, str_of(e->path)), NULL);
			diag_hint(r->d, "%s", _("such as 2026, 2026-10, 2026-Q3, 2026-6T"));
			continue;
		}
		while (k < i && !(f.at[k].is_dir && str_eq(period_text(r, periods[k]), period_text(r, periods[i]))))
			k++;
		if (k < i)
			folder_complain_twice(&f.at[k], e, r->d);
		read_period_folder(r, e, periods[i]);
	}
	r->w->in.narratives = r->w->narratives.at;
	r->w->in.narratives_n = r->w->narratives.n;
	r->w->in.missing_senders = folder_find(&r->top, STR("noi_dung"), "", NULL) != NULL ? f.path : NULL;
}

/* --- all of it ----------------------------------------------------------------------- */

/* A file of the workspace itself; where it is not there, that is complained about under its plain name. */
static struct value *
read_top(struct reader *r, const char *name)
{
	str key = text_fold(r->a, str_sub(str_of(name), 0, str_of(name).n - file_ext(name).n - 1));
	const struct folder_entry *e = folder_find(&r->top, key, "yaml yml", r->d);

	return read_file(r, e != NULL ? e->path : name, STR(""), &batch_empty_file);
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
	own.watch = all->watch;
	r->opt.texts = true;
	/* cppcheck-suppress autoVariables ; put back two lines below */
	r->d = &own;
	r->w->in.log = read_file(r, name, STR(""), &batch_empty_file);
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
	struct reader r = { .w = w, .a = a, .d = d, .opt = { .fold = true } };
	const struct value *mark;

	memset(w, 0, sizeof *w);
	w->dir = dir;
	if (!folder_read(&r.top, dir, "", a, d))
		return false;
	w->in.don_vi = read_top(&r, "don-vi.yaml");
	w->in.van_ban = read_top(&r, "van-ban.yaml");
	mark = value_at(w->in.don_vi, STR("dau_thap_phan"));
	if (mark != NULL && mark->kind == VALUE_TEXT && mark->text.n == 1)
		r.opt.mark = mark->text.p[0];
	read_log(&r);
	read_plan(&r);
	read_years(&r);
	read_narratives(&r);
	w->mau = open_folder(&r, "mau", NULL);
	for (size_t i = 0; i < r.top.n; i++)
		check_stray(&r, &r.top.at[i], false);
	return diags_ok(d);
}

struct plan *
batch_plan(const char *workspace, struct arena *a, struct diags *d)
{
	struct workspace *w = ARENA_NEW(a, struct workspace);

	workspace_read(w, workspace, a, d);
	return plan_model(&w->in, a, d);
}
