/*
 * vanthu new: a workspace from six answers, asked on standard input where options and the file of answers leave them
 * out, or from a plan that exists. Nothing that stands there is written over: the folder must be empty or not be there.
 */
#include "cli/new.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "document/document.h"
#include "input/input.h"
#include "package/package.h"
#include "text/text.h"
#include "value/value.h"

static const struct option_spec options[] = {
	{ "--from", 0, "FILE", N_("a plan that exists: DOCX, ODT or text in UTF-8") },
	{ "--answers", 0, "FILE", N_("answers: a YAML file, or the review list filled in") },
	{ "--co-quan", 0, "NAME", N_("the agency: Ủy ban nhân dân xã …") },
	{ "--cap-tren", 0, "NAME", N_("what stands above it: tỉnh …, thành phố …") },
	{ "--dia-danh", 0, "PLACE", N_("the place before dates") },
	{ "--nguoi-ky", 0, "NAME", N_("who signs, and as what: NAME, Chủ tịch") },
	{ "--don-vi", 0, "NAMES", N_("its units, with ; between") },
	{ "--nam", 0, "YEAR", N_("the year to begin with") },
	{ "--dry-run", 'n', NULL, N_("say what would be written, and write nothing") },
	{ "--tsv", 0, NULL, N_("print the plan's indicators with tabs between, and write nothing") },
	{ "--fields", 0, NULL, N_("print everything else that was found, and write nothing") },
	{ NULL, 0, NULL, NULL },
};

const struct diag_kind new_not_empty = { "N150", DIAG_ERROR, N_("the folder is there and is not empty"),
	EXIT_NO_OUTPUT };
const struct diag_kind new_no_plan = { "N151", DIAG_ERROR, N_("no plan is to be read in this file") };
const struct diag_kind new_unknown_answer = { "N152", DIAG_ERROR, N_("an answer to no question") };
const struct diag_kind new_old_encoding = { "N153", DIAG_ERROR, N_("text that is not UTF-8") };
const struct diag_kind new_template_key = { "N154", DIAG_ERROR, N_("a template asks for what there is not") };
const struct diag_kind new_no_name = { "N156", DIAG_ERROR, N_("no name of a unit") };
const struct diag_kind new_unit_twice = { "N157", DIAG_WARNING, N_("a unit named twice") };
static const struct diag_kind new_no_answers = { "N158", DIAG_ERROR, N_("no answers in this file") };
static const struct diag_kind new_bad_year = { "N155", DIAG_ERROR, N_("not a year") };

/* The questions: option, key in a file of answers, words, and whether there must be an answer. */
static const struct {
	const char *option, *key, *question;
	bool must;
} questions[] = {
	[ANSWER_AGENCY] = { "--co-quan", "co_quan", N_("Name of the agency (such as Ủy ban nhân dân xã Đông Khê)"),
	    true },
	[ANSWER_SUPERIOR] = { "--cap-tren", "cap_tren", N_("What stands above it (such as tỉnh Cao Bằng; empty: none)"),
	    false },
	[ANSWER_PLACE] = { "--dia-danh", "dia_danh", N_("Place before dates (empty: as the agency is called)"), false },
	[ANSWER_SIGNER] = { "--nguoi-ky", "nguoi_ky",
	    N_("Who signs, and as what (such as Nguyễn Văn A, Chủ tịch; empty: later)"), false },
	[ANSWER_UNITS] = { "--don-vi", "don_vi",
	    N_("Units that report, with ; between (such as Phòng Kinh tế; Công an xã)"), true },
	[ANSWER_YEAR] = { "--nam", "nam", N_("The year to begin with (such as 2026)"), true },
};
_Static_assert(sizeof questions / sizeof *questions == ANSWERS, "a question for each answer");

/* --- answers --------------------------------------------------------------------------------- */

/* A list in YAML is one answer with ; between. */
static str
answer_text(struct new_job *j, const struct value *v)
{
	struct out o;
	str s;

	assert(v != NULL);
	out_init(&o);
	if (v->kind == VALUE_LIST)
		for (size_t i = 0; i < v->list->n; i++) {
			out_puts(&o, i > 0 ? "; " : "");
			value_print(&o, &v->list->at[i]);
		}
	else
		value_print(&o, v);
	s = str_trim(text_nfc(j->a, out_copy(&o, j->a)));
	out_release(&o);
	return s;
}

static void
take_answer(struct new_job *j, str key, const struct value *v)
{
	const char *names[ANSWERS];
	str known[ANSWERS], near;

	for (size_t i = 0; i < ANSWERS; i++) {
		names[i] = questions[i].key;
		known[i] = str_of(names[i]);
		if (str_eq(key, known[i])) {
			j->answers[i] = answer_text(j, v);
			return;
		}
	}
	if (str_starts(key, STR("x_")) || str_eq(key, STR("ghi_chu")))
		return;
	near = str_nearest(key, known, ANSWERS);
	diag_add(&j->cli->d, &new_unknown_answer, v->where, STR_FMT, STR_ARG(key));
	if (near.n > 0)
		diag_hint(&j->cli->d, _("nearest is %.*s"), STR_ARG(near));
}

/* A map of answers, or a sheet with the replies to a review list. False: complained. */
static bool
read_given_answers(struct new_job *j, const char *path)
{
	struct in_options opt = { .fold = true };
	struct value *v = ARENA_NEW(j->a, struct value);

	*v = in_read(path, &opt, j->a, &j->cli->d);
	if (v->kind != VALUE_MAP && diags_ok(&j->cli->d)) {
		diag_add(&j->cli->d, &new_no_answers, loc_file(j->a, str_of(path)), NULL);
		diag_hint(&j->cli->d, "%s", _("such as co_quan: Ủy ban nhân dân xã Đông Khê"));
	}
	if (v->kind != VALUE_MAP)
		return false;
	if (v->map->n > 0 && v->map->at[0].value != NULL && ((struct value *)v->map->at[0].value)->kind == VALUE_LIST &&
	    !str_eq(v->map->at[0].key, STR("don_vi"))) {
		j->replies = v->map->at[0].value;
		return diags_ok(&j->cli->d);
	}
	for (size_t i = 0; i < v->map->n; i++)
		take_answer(j, text_fold(j->a, v->map->at[i].key), v->map->at[i].value);
	return diags_ok(&j->cli->d);
}

/* A line of standard input; false: it has ended. */
static bool
read_reply(struct new_job *j, str *line)
{
	char *got = NULL;
	size_t room = 0;
	ssize_t n = getline(&got, &room, stdin);

	*line = n > 0 ? str_trim(text_nfc(j->a, str_copy(j->a, (str){ got, (size_t)n }))) : STR("");
	free(got);
	return n > 0;
}

static void
ask_questions(struct new_job *j)
{
	bool terminal = isatty(STDIN_FILENO);

	for (size_t i = 0; i < ANSWERS; i++) {
		bool there = args_has(j->args, questions[i].option) || j->answers[i].n > 0;

		while (!there) {
			if (terminal)
				printf("%s: ", _(questions[i].question));
			fflush(stdout);
			if (!read_reply(j, &j->answers[i]))
				return;
			there = j->answers[i].n > 0 || !questions[i].must || !terminal;
		}
	}
}

/* False: complained; *status is then the call's. */
static bool
take_answers(struct new_job *j, int *status)
{
	const char *file = args_value(j->args, "--answers");
	bool missing = false;

	if (file != NULL && !read_given_answers(j, file)) {
		*status = cli_finish(j->cli);
		return false;
	}
	for (size_t i = 0; i < ANSWERS; i++) {
		const char *given = args_value(j->args, questions[i].option);

		if (given != NULL)
			j->answers[i] = str_trim(text_nfc(j->a, str_of(given)));
		missing = missing || (questions[i].must && j->answers[i].n == 0);
	}
	if (missing && j->from == NULL)
		ask_questions(j);
	for (size_t i = 0; i < ANSWERS && j->from == NULL; i++)
		if (questions[i].must && j->answers[i].n == 0) {
			*status = cli_usage_error(
			    j->cli, _("no answer to: %s (option %s)"), _(questions[i].question), questions[i].option);
			return false;
		}
	return true;
}

/* False: complained. */
static bool
take_year(struct new_job *j)
{
	struct period p;
	str s = j->answers[ANSWER_YEAR];

	if (s.n == 0)
		return true;
	if (!period_parse(s, &p) || (p.kind != PERIOD_YEAR && p.kind != PERIOD_TERM)) {
		diag_add(&j->cli->d, &new_bad_year, LOC_NONE, STR_FMT, STR_ARG(s));
		diag_hint(&j->cli->d, "%s", _("such as 2026"));
		return false;
	}
	j->office.year = p.year;
	if (p.kind == PERIOD_TERM) {
		j->office.from = p.year;
		j->office.to = p.last_year;
	}
	return true;
}

/* --- a plan that exists -------------------------------------------------------------------------- */

static struct rec_source *
read_text(struct new_job *j)
{
	str bytes;
	size_t bad;

	if (!file_read(j->from, j->a, &bytes, &j->cli->d))
		return NULL;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_sub(bytes, 3, bytes.n);
	bad = text_bad_utf8(bytes);
	if (bad < bytes.n) {
		diag_add(&j->cli->d, &new_old_encoding, loc_file(j->a, str_of(j->from)), _("byte %zu"), bad + 1);
		if (text_legacy(bytes) != TEXT_MODERN)
			diag_hint(
			    &j->cli->d, "%s", _("it looks like TCVN3 or VNI: vanthu data convert makes Unicode of it"));
		return NULL;
	}
	return rec_of_text(text_nfc(j->a, bytes), j->a);
}

static struct rec_source *
read_package(struct new_job *j)
{
	struct package *p = pkg_open(j->from, j->a, &j->cli->d);
	struct document *doc = p != NULL ? batch_document(p, j->a, &j->cli->d) : NULL;

	struct rec_source *s = doc != NULL ? rec_of_document(doc, j->a) : NULL;

	if (s != NULL)
		new_find_pages(j, doc, s);
	return s;
}

/* False: complained. */
static bool
read_given_plan(struct new_job *j)
{
	static const char *const texts[] = { "txt", "text", "md" };
	str ext = file_ext(j->from);
	struct rec_source *s = NULL;
	bool text = false;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		text = text || str_eq_nocase(ext, str_of(texts[i]));
	s = text ? read_text(j) : read_package(j);
	if (s == NULL)
		return false;
	j->plan = rec_plan(s, j->words, j->a);
	if (s->blocks.n > 0)
		return true;
	diag_add(&j->cli->d, &new_no_plan, loc_file(j->a, str_of(j->from)), "%s", _("it holds no text"));
	return false;
}

/* What was found, a line each. */
static void
print_found(struct new_job *j)
{
	const struct rec_plan *p = j->plan;
	size_t must = 0;

	for (size_t i = 0; i < p->doubts.n; i++)
		must += p->doubts.at[i].must;
	printf(_("read %s: %.*s of %.*s, %d - %d\n"), cli_shown(j->cli, str_of(j->from)),
	    STR_ARG(p->kind.n > 0 ? p->kind : STR("-")), STR_ARG(j->office.name), j->office.from, j->office.to);
	printf(
	    _("  %d indicators (%zu parts), %zu units, %d tasks, %zu footnotes, %zu bases, %zu recipients, signed by: %.*s\n"),
	    p->items, p->parts.n, p->units.n, rec_tasks(p), p->source->notes.n, p->bases.n, p->recipients.n,
	    STR_ARG(p->signer.n > 0 ? p->signer : STR("-")));
	printf(_("  %zu places to look at, of which %zu must be answered: cho-xem-lai.xlsx\n"), p->doubts.n, must);
}

/* --- the command ------------------------------------------------------------------------------------ */

static int
print_only(struct new_job *j)
{
	struct out o;

	out_init(&o);
	if (args_has(j->args, "--tsv"))
		rec_plan_tsv(&o, j->plan);
	if (args_has(j->args, "--fields"))
		rec_plan_fields(&o, j->plan);
	fwrite(o.p, 1, o.n, stdout);
	out_release(&o);
	return cli_finish(j->cli);
}

static bool
is_free(struct new_job *j)
{
	const char **names;
	size_t n = 0;

	if (!file_exists(j->dir))
		return true;
	if (file_is_dir(j->dir) && file_list(j->dir, j->a, &names, &n) && n == 0)
		return true;
	diag_add(&j->cli->d, &new_not_empty, loc_file(j->a, str_of(j->dir)), NULL);
	diag_hint(&j->cli->d, "%s", _("nothing is written over: name a folder that is not there yet"));
	return false;
}

static int
write_workspace(struct new_job *j)
{
	struct new_files files = { { 0 } };
	bool dry = args_has(j->args, "--dry-run");

	if (!new_settings(j, &files) || !new_plan_files(j, &files) || (!dry && !new_write(j, &files)))
		return cli_finish(j->cli);
	for (size_t i = 0; i < files.at.n && !j->cli->quiet; i++)
		printf(dry ? _("would write: %s\n") : _("written: %s\n"),
		    cli_shown(j->cli, str_of(file_join(j->a, j->dir, files.at.at[i].path))));
	if (j->plan != NULL && !j->cli->quiet)
		print_found(j);
	if (!j->cli->quiet && !dry)
		printf(_("read %s first; then: vanthu check -C %s\n"),
		    cli_shown(j->cli, str_of(file_join(j->a, j->dir, "README.md"))), cli_shown(j->cli, str_of(j->dir)));
	return cli_finish(j->cli);
}

static int
new_run(struct cli *cli, const struct arguments *args)
{
	struct new_job j = { .cli = cli, .args = args, .a = cli->a, .from = args_value(args, "--from") };
	bool prints = args_has(args, "--tsv") || args_has(args, "--fields");
	int status;

	j.dir = args->operands_n > 0 ? args->operands[0] : NULL;
	if (args->operands_n > 1 || (j.dir == NULL && !prints))
		return cli_usage_error(cli, "%s", _("new needs one folder"));
	if (prints && j.from == NULL)
		return cli_usage_error(cli, "%s", _("--tsv and --fields go with --from"));
	j.words = rec_words_read(file_join(cli->a, cli->share, "templates/nhan-dang.tsv"), cli->a, &cli->d);
	if (j.words == NULL || (!prints && !is_free(&j)))
		return cli_finish(cli);
	if (!take_answers(&j, &status))
		return status;
	if (!take_year(&j) || (j.from != NULL && !read_given_plan(&j)))
		return cli_finish(cli);
	if (prints)
		return print_only(&j);
	if (j.plan != NULL)
		office_of_plan(&j);
	office_of_answers(&j);
	if (!diags_ok(&cli->d))
		return cli_finish(cli);
	if (j.office.from == 0)
		return cli_usage_error(cli, _("no answer to: %s (option %s)"), _(questions[ANSWER_YEAR].question),
		    questions[ANSWER_YEAR].option);
	return write_workspace(&j);
}

const struct command command_new = { "new", "DIR [--from FILE]",
	N_("a workspace for an office, from questions or from its plan"), options, new_run };
