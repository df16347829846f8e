#include "batch/record.h"

#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/kinds.h"
#include "input/input.h"
#include "value/value.h"

static const char record_name[] = ".vanthu/run.json";

/* The full path of what is there; path itself where nothing is. */
static str
full_name(const char *path, struct arena *a)
{
	char *real = realpath(path, NULL);
	str s = str_copy(a, str_of(real != NULL ? real : path));

	free(real);
	return s;
}

static str
instant(struct arena *a)
{
	char text[32];
	time_t now = time(NULL);
	struct tm tm;

	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &tm));
	return str_copy(a, str_of(text));
}

/* --- whose folder it is -------------------------------------------------------------------- */

static void
complain_of_other(const char *out, str other, struct diags *d)
{
	diag_add(d, &batch_other_workspace, loc_file(d->a, str_of(out)), STR_FMT, STR_ARG(other));
	diag_hint(d, "%s", _("name another folder with -o; without -o it is out/ in the workspace"));
}

bool
record_place_is_free(const struct batch_options *opt, struct arena *a, struct diags *d)
{
	const char *dir = opt->out;
	str ours = full_name(opt->workspace, a);

	while (!file_exists(dir) && strcmp(dir, "/") != 0 && strcmp(dir, ".") != 0)
		dir = file_dir(a, dir);
	dir = full_name(dir, a).p;
	for (;; dir = file_dir(a, dir)) {
		if (str_eq(str_of(dir), ours))
			return true;
		if (file_exists(file_join(a, dir, "don-vi.yaml"))) {
			complain_of_other(opt->out, str_of(dir), d);
			return false;
		}
		if (strcmp(dir, "/") == 0 || strcmp(dir, ".") == 0)
			return true;
	}
}

/* The record of the last run; false: there is none that can be read. */
static bool
read_record(const char *out, struct arena *a, struct value *v)
{
	const char *path = file_join(a, out, record_name);
	struct diags quiet;

	if (!file_exists(path))
		return false;
	diags_init(&quiet, a);
	*v = in_read(path, NULL, a, &quiet);
	return diags_ok(&quiet) && v->kind == VALUE_MAP;
}

bool
record_has_no_end(const char *out, struct arena *a)
{
	const struct value *ended;
	struct value v;

	if (!read_record(out, a, &v))
		return false;
	ended = value_at(&v, STR("ended"));
	return ended == NULL || ended->kind != VALUE_TEXT;
}

bool
record_is_of_the_dead(const char *out, struct arena *a)
{
	const struct value *number;
	struct value v;
	int64_t pid;

	if (!record_has_no_end(out, a) || !read_record(out, a, &v))
		return false;
	number = value_at(&v, STR("pid"));
	return number != NULL && number->kind == VALUE_DEC && dec_to_int(number->dec, &pid) && pid > 0 &&
	    kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

bool
record_is_ours(const struct record *r, struct arena *a, struct diags *d)
{
	struct value v;
	str workspace, office;

	if (r->office.n == 0 || !read_record(r->opt->out, a, &v))
		return true;
	workspace = value_text_at(&v, STR("workspace"), r->workspace);
	office = value_text_at(&v, STR("office"), r->office);
	if (office.n == 0 || str_eq(office, r->office) || str_eq(workspace, r->workspace))
		return true; /* it may have moved, or have a new name */
	complain_of_other(r->opt->out, workspace, d);
	return false;
}

/* The agency as don-vi.yaml has it: its lines, or its one name. */
static str
office_name(const struct value *don_vi, struct arena *a)
{
	const struct value *lines = value_at(don_vi, STR("co_quan"));
	struct out o;
	str s;

	out_init(&o);
	out_put(&o, value_text_at(don_vi, STR("ten_thuong"), STR("")));
	for (size_t i = 0; lines != NULL && lines->kind == VALUE_LIST && i < lines->list->n; i++)
		if (lines->list->at[i].kind == VALUE_TEXT)
			out_printf(&o, ", " STR_FMT, STR_ARG(lines->list->at[i].text));
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* --- the record ------------------------------------------------------------------------------- */

void
record_init(struct record *r, const struct batch_options *opt, const struct value *don_vi, struct arena *a)
{
	r->opt = opt;
	r->workspace = full_name(opt->workspace, a);
	r->office = office_name(don_vi, a);
	r->started = instant(a);
}

static void
put_member(struct out *o, const char *name, str value)
{
	out_printf(o, "  \"%s\": ", name);
	if (value.p == NULL) {
		out_puts(o, "null,\n");
		return;
	}
	out_char(o, '"');
	out_json(o, value);
	out_puts(o, "\",\n");
}

static str
text_or_null(const char *s)
{
	return s != NULL ? str_of(s) : (str){ NULL, 0 };
}

static void
put_who(struct out *o, const struct record *r)
{
	const struct passwd *user = getpwuid(geteuid());
	char host[HOST_NAME_MAX + 1] = "";

	(void)gethostname(host, sizeof host - 1);
	put_member(o, "workspace", r->workspace);
	put_member(o, "office", r->office);
	put_member(o, "user", text_or_null(user != NULL ? user->pw_name : NULL));
	put_member(o, "host", str_of(host));
	out_printf(o, "  \"pid\": %ld,\n", (long)getpid());
}

static void
put_asked(struct out *o, const struct record *r)
{
	const struct date day = r->opt->day;

	put_member(o, "period", text_or_null(r->opt->period));
	put_member(o, "formats", text_or_null(r->opt->formats));
	if (day.year != 0)
		out_printf(o, "  \"day\": \"%04d-%02d-%02d\",\n", day.year, day.month, day.day);
	out_puts(o, "  \"asked\": [");
	for (size_t i = 0; i < r->opt->documents_n; i++) {
		out_puts(o, i > 0 ? ", \"" : "\"");
		out_json(o, str_of(r->opt->documents[i]));
		out_char(o, '"');
	}
	out_puts(o, "],\n");
}

static void
put_outputs(struct out *o, const struct batch_result *result)
{
	static const char *const words[] = { "written", "unchanged", "failed", "would be made", "removed" };

	TABLE_HAS(words, BATCH_STATES);
	out_puts(o, "  \"outputs\": [");
	for (size_t i = 0; i < result->n; i++) {
		const struct batch_output *b = &result->at[i];

		out_puts(o, i > 0 ? ",\n    {\"path\": \"" : "\n    {\"path\": \"");
		out_json(o, b->path);
		out_puts(o, "\", \"document\": \"");
		out_json(o, b->document);
		out_puts(o, "\", \"period\": \"");
		out_json(o, b->period);
		out_printf(o, "\", \"state\": \"%s\"}", words[b->state]);
	}
	out_printf(o, "\n  ],\n  \"written\": %d,\n  \"unchanged\": %d,\n  \"failed\": %d,\n  \"removed\": %d,\n",
	    result->written, result->unchanged, result->failed, result->removed);
}

/* Complaints as the command line gives them with --json, a line each. */
static void
put_complaints(struct out *o, const struct diags *d)
{
	struct out lines;
	str rest;

	out_init(&lines);
	diags_put(&lines, d, false, true);
	rest = out_str(&lines);
	out_puts(o, "  \"complaints\": [");
	for (bool first = true; rest.n > 0; first = false) {
		str line = str_split(&rest, '\n');

		out_printf(o, "%s\n    " STR_FMT, first ? "" : ",", STR_ARG(line));
	}
	out_puts(o, "\n  ],\n");
	out_release(&lines);
}

bool
record_write(const struct record *r, const struct batch_result *result, struct arena *a, struct diags *d)
{
	struct out o;
	bool ok;

	out_init(&o);
	out_puts(&o, "{\n");
	put_member(&o, "program", batch_program(a));
	put_who(&o, r);
	put_asked(&o, r);
	put_member(&o, "started", r->started);
	put_member(&o, "ended", result != NULL ? instant(a) : (str){ NULL, 0 });
	if (result != NULL) {
		put_outputs(&o, result);
		put_complaints(&o, d);
	}
	if (result != NULL)
		out_printf(&o, "  \"exit\": %d\n}\n", (int)diags_status(d));
	else
		out_puts(&o, "  \"exit\": null\n}\n");
	ok = file_write(file_join(a, r->opt->out, record_name), out_str(&o), d);
	out_release(&o);
	return ok;
}
