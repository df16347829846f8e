/*
 * One run: workspace → plan → documents. An output is made anew when the hash of all
 * that it depends on differs from the one in the manifest, or when it is gone.
 */
#include "batch/batch.h"
#include "batch/workspace.h"

#include <string.h>
#include <time.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "chart/chart.h"
#include "fill/fill.h"
#include "input/input.h"
#include "package/package.h"
#include "template/template.h"

#define VERSION "0.1"

static const struct diag_kind no_template = { "J102", DIAG_ERROR, N_("no template for this document") };
static const struct diag_kind cannot_make = { "J104", DIAG_WARNING, N_("this kind of output is not made") };
static const struct diag_kind bad_period = { "J107", DIAG_ERROR, N_("not a period") };
static const struct diag_kind wrong_period = { "J108", DIAG_ERROR, N_("a period of another kind than the document's") };

struct build {
	const struct batch_options *opt;
	struct batch_result *result;
	struct workspace w;
	struct plan *plan;
	struct value manifest; /* path → hash */
	struct charts *charts; /* drawn once for all formats */
	struct arena *a;
	struct diags *d;
};

const char *
batch_find_workspace(const char *dir, struct arena *a)
{
	const char *at = dir;

	for (int up = 0; up < 32; up++) {
		if (file_exists(file_join(a, at, "don-vi.yaml")))
			return at;
		at = str_format(a, "%s/..", at).p;
	}
	return NULL;
}

static const char *
manifest_path(const struct build *b)
{
	return file_join(b->a, b->opt->out, ".vanthu/manifest.json");
}

static void
read_manifest(struct build *b)
{
	struct diags quiet; /* a manifest that can't be read only means that all is made again */

	diags_init(&quiet, b->a);
	b->manifest = value_map(b->a);
	if (file_exists(manifest_path(b))) {
		struct value v = in_read(manifest_path(b), NULL, b->a, &quiet);

		if (v.kind == VALUE_MAP && diags_ok(&quiet))
			b->manifest = v;
	}
}

static bool
write_manifest(struct build *b)
{
	struct out o;
	bool ok;

	out_init(&o);
	out_puts(&o, "{");
	for (size_t i = 0; i < b->manifest.map->n; i++) {
		out_printf(&o, "%s\n  \"", i > 0 ? "," : "");
		out_json(&o, b->manifest.map->at[i].key);
		out_puts(&o, "\": ");
		value_json(&o, b->manifest.map->at[i].value);
	}
	out_puts(&o, "\n}\n");
	ok = file_make_dirs(file_join(b->a, b->opt->out, ".vanthu"), b->d) && file_write(manifest_path(b), out_str(&o), b->d);
	out_release(&o);
	return ok;
}

/* The workspace's own mau/NAME.ext goes before the program's templates/NAME.ext. */
static const char *
find_template(struct build *b, const struct plan_document *doc, const char *format)
{
	const char *name = str_format(b->a, STR_FMT ".%s", STR_ARG(doc->template_name), format).p;
	const char *own = file_join(b->a, file_join(b->a, b->w.dir, "mau"), name);

	if (file_exists(own))
		return own;
	return file_join(b->a, file_join(b->a, b->opt->share, "templates"), name);
}

/* Everything that this output follows from, as one hash; *why names the first thing that a new run would see changed. */
static str
depends_on(struct build *b, str period, const char *template_path, str *why)
{
	struct out o;
	str bytes = STR(""), h;

	out_init(&o);
	out_printf(&o, "vanthu " VERSION "\n");
	for (size_t i = 0; i < b->w.files.n; i++) {
		const struct batch_file *f = &b->w.files.at[i];

		if (f->period.n == 0 || str_eq(f->period, period))
			out_printf(&o, STR_FMT " " STR_FMT "\n", STR_ARG(f->hash), STR_ARG(f->path));
	}
	if (file_read(template_path, b->a, &bytes, b->d))
		out_printf(&o, STR_FMT " %s\n", STR_ARG(batch_hash(bytes, b->a)), "template");
	h = batch_hash(out_str(&o), b->a);
	out_release(&o);
	*why = str_of(_("its inputs changed"));
	return h;
}

static struct batch_output *
add_output(struct build *b, str path)
{
	struct batch_result *r = b->result;
	struct batch_output *o;

	r->at = vec_room(b->a, r->at, r->n, &(size_t){ r->n }, sizeof *r->at);
	o = &r->at[r->n++];
	o->path = path;
	return o;
}

static bool
make_output(struct build *b, const struct plan_document *doc, struct period period, const struct value *context,
    const char *template_path, const char *path)
{
	struct fill_options fill = { .hooks = batch_template_hooks(), .charts = b->charts };
	int errors = b->d->count[DIAG_ERROR] + b->d->count[DIAG_FATAL];
	struct package *p = pkg_open(template_path, b->a, b->d);

	(void)doc, (void)period;
	if (p == NULL || !fill_package(p, context, &fill, b->a, b->d))
		return false;
	if (errors != b->d->count[DIAG_ERROR] + b->d->count[DIAG_FATAL])
		return false;
	return file_make_dirs(file_dir(b->a, path), b->d) && pkg_write(p, path, b->d);
}

static bool
wants(const struct build *b, const struct plan_document *doc, const char *format)
{
	if (b->opt->formats != NULL) {
		str rest = str_of(b->opt->formats);

		while (rest.n > 0)
			if (str_eq(str_trim(str_split(&rest, ',')), str_of(format)))
				return true;
		return false;
	}
	for (size_t i = 0; i < doc->outputs_n; i++)
		if (str_eq(doc->outputs[i], str_of(format)))
			return true;
	return doc->outputs_n == 0;
}

static void
build_format(struct build *b, const struct plan_document *doc, struct period period, str period_name, const char *format,
    struct value *context)
{
	const char *template_path = find_template(b, doc, format);
	str path = str_format(b->a, "%s/" STR_FMT "/" STR_FMT ".%s", b->opt->out, STR_ARG(period_name), STR_ARG(doc->code), format);
	str why, hash;
	struct value *before = value_at(&b->manifest, path);
	struct batch_output *o;

	if (!file_exists(template_path)) {
		diag_add(b->d, &no_template, doc->where, STR_FMT ".%s", STR_ARG(doc->template_name), format);
		diag_hint(b->d, "%s", template_path);
		return;
	}
	hash = depends_on(b, period_name, template_path, &why);
	o = add_output(b, path);
	if (!b->opt->force && before != NULL && before->kind == VALUE_TEXT && str_eq(before->text, hash) && file_exists(path.p)) {
		o->state = BATCH_UNCHANGED;
		b->result->unchanged++;
		return;
	}
	o->why = b->opt->force ? str_of(_("asked for")) : before == NULL || !file_exists(path.p) ? str_of(_("not there yet")) : why;
	if (b->opt->dry_run) {
		o->state = BATCH_WOULD;
		return;
	}
	if (context->kind != VALUE_MAP)
		*context = plan_context(b->plan, doc, period, batch_plan_hooks(), b->a, b->d);
	if (context->kind != VALUE_MAP || !diags_ok(b->d) || b->opt->check_only ||
	    !make_output(b, doc, period, context, template_path, path.p)) {
		o->state = b->opt->check_only && diags_ok(b->d) ? BATCH_WOULD : BATCH_FAILED;
		b->result->failed += o->state == BATCH_FAILED;
		return;
	}
	o->state = BATCH_WRITTEN;
	b->result->written++;
	value_put(b->a, &b->manifest, path, value_text(hash));
}

static bool
choose_period(struct build *b, const struct plan_document *doc, struct period *period)
{
	struct date day = b->opt->day;

	if (b->opt->period == NULL) {
		if (day.year == 0) {
			time_t now = time(NULL);

			day = date_from_days((long)((now + 7 * 3600) / 86400)); /* the day in Việt Nam */
		}
		*period = plan_default_period(b->plan, doc, day);
		return true;
	}
	if (!period_parse(str_of(b->opt->period), period)) {
		diag_add(b->d, &bad_period, LOC_NONE, "%s", b->opt->period);
		diag_hint(b->d, "%s", _("such as 2026, 2026-10, 2026-Q3, 2026-6T"));
		return false;
	}
	if (period->kind != doc->cadence) {
		diag_add(b->d, &wrong_period, doc->where, STR_FMT ": %s", STR_ARG(doc->code), b->opt->period);
		return false;
	}
	return true;
}

static void
build_document(struct build *b, const struct plan_document *doc)
{
	static const char *const formats[] = { "docx", "odt" };
	struct value context = value_none();
	struct period period;
	struct out name;
	str period_name;

	if (!choose_period(b, doc, &period))
		return;
	out_init(&name);
	period_put(&name, period);
	period_name = out_copy(&name, b->a);
	out_release(&name);
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (wants(b, doc, formats[i]))
			build_format(b, doc, period, period_name, formats[i], &context);
	if (wants(b, doc, "pdf") && b->opt->formats != NULL)
		diag_add(b->d, &cannot_make, doc->where, "pdf");
}

/* Without names the period picks: 2026-10 asks for the monthly documents. */
static bool
asked_by_period(const struct batch_options *opt, const struct plan_document *doc)
{
	struct period p;

	return opt->period == NULL || !period_parse(str_of(opt->period), &p) || p.kind == doc->cadence;
}

bool
batch_build(const struct batch_options *opt, struct batch_result *result, struct arena *a, struct diags *d)
{
	struct build b = { .opt = opt, .result = result, .a = a, .d = d };
	const char *fonts[] = { file_join(a, opt->share, "fonts"), NULL };
	bool all_read;

	memset(result, 0, sizeof *result);
	b.charts = charts_new(NULL, fonts, a);
	all_read = workspace_read(&b.w, opt->workspace, a, d);
	b.w.in.today = opt->data_day;
	b.plan = plan_model(&b.w.in, a, d);
	if (b.plan == NULL)
		return false;
	read_manifest(&b);
	for (size_t i = 0; i < opt->documents_n; i++) {
		const struct plan_document *doc = plan_find_document(b.plan, str_of(opt->documents[i]), d);

		if (doc != NULL)
			build_document(&b, doc);
	}
	for (size_t i = 0; opt->documents_n == 0 && i < b.plan->documents_n; i++)
		if (asked_by_period(opt, &b.plan->documents[i]))
			build_document(&b, &b.plan->documents[i]);
	if (result->written > 0 && !write_manifest(&b))
		return false;
	return all_read && diags_ok(d);
}
