/* vanthu data: workbooks to fill in, returned figures merged, who has sent what, old encodings converted. */
#include "cli/data.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "docx/docx.h"
#include "package/package.h"
#include "text/text.h"

const struct diag_kind data_no_form = { "N101", DIAG_ERROR, N_("not a workbook to merge") };
const struct diag_kind data_no_unit = { "N102", DIAG_ERROR, N_("unknown unit") };
const struct diag_kind data_not_theirs = { "N103", DIAG_ERROR, N_("figure of another unit's indicator") };
const struct diag_kind data_conflict = { "N104", DIAG_ERROR, N_("two files give two figures") };
const struct diag_kind data_double = { "N105", DIAG_NOTE, N_("handed in twice, the same") };
const struct diag_kind data_revised = { "N106", DIAG_WARNING, N_("figure of an earlier month changed") };
const struct diag_kind data_no_code = { "N107", DIAG_ERROR, N_("code that the plan lacks") };
const struct diag_kind data_no_figure = { "N108", DIAG_ERROR, N_("text where a figure belongs") };
const struct diag_kind data_replaced = { "N109", DIAG_WARNING, N_("figure replaced") };
const struct diag_kind data_nothing = { "N110", DIAG_WARNING, N_("nothing filled in") };

const struct diag_kind data_reads_otherwise = { "W107", DIAG_ERROR,
	N_("the workbook would read otherwise than it is meant to") };

static const struct diag_kind not_legacy = { "N112", DIAG_ERROR, N_("no old encoding recognised") };

static const struct diag_kind not_convertible = { "W116", DIAG_ERROR, N_("a kind of file that is not converted") };
static const struct diag_kind mixed_texts = { "W117", DIAG_WARNING,
	N_("texts in a font of an old encoding that hold Unicode already, left as they are") };

static const struct option_spec options[] = {
	{ "--directory", 'C', "DIR", N_("the workspace") },
	{ "--ky", 0, "PERIOD", N_("new, status: 2026-10, 2026-Q3, 2026-6T, 2026-9T, 2026") },
	{ "--don-vi", 0, "CODE", N_("new: only this unit's workbook") },
	{ "--output", 'o', "FILE", N_("new, convert: the file to write") },
	{ "--from", 0, "tcvn3|vni", N_("convert: the encoding, where it is not recognised") },
	{ NULL, 0, NULL, NULL },
};

bool
data_is_uncomputed(const struct diag *g)
{
	return strcmp(g->kind->id, "D107") == 0;
}

/*
 * A formula that waits to be computed stops documents, but not the figures on which it depends: they may be merged
 * before somebody opens the workbook, and forms be made.
 */
static void
let_uncomputed_pass(struct diags *d)
{
	for (struct diag *g = d->first; g != NULL; g = g->next)
		if (g->level == DIAG_ERROR && data_is_uncomputed(g)) {
			g->level = DIAG_WARNING;
			d->count[DIAG_ERROR]--;
			d->count[DIAG_WARNING]++;
		}
}

/* --- who has sent what --------------------------------------------------------- */

static bool
has_figure(const struct plan *p, const struct plan_indicator *i, struct period period)
{
	const struct plan_year *y = plan_find_year(p, period.last_year);
	const struct plan_observation *o = y != NULL && y->at != NULL ? &y->at[i->index] : NULL;

	if (o == NULL)
		return false;
	if (period.kind == PERIOD_YEAR)
		return o->done.amount.known || o->estimate.amount.known;
	for (int k = period_first_month(period); k <= period_last_month(period); k++)
		if (!o->month[k - 1].amount.known)
			return false;
	return true;
}

static bool
has_narrative(const struct plan *p, const struct plan_unit *u, struct period period)
{
	for (size_t k = 0; k < p->in->narratives_n; k++) {
		const struct plan_narrative *n = &p->in->narratives[k];

		if (n->period.kind == period.kind && n->period.last_year == period.last_year &&
		    n->period.part == period.part && str_eq(n->key, u->key))
			return true;
	}
	return false;
}

static int
data_status(struct data_job *j)
{
	const char *ky = args_value(j->args, "--ky");
	const struct plan *p = j->plan;
	struct period period;
	int complete = 0;

	if (ky == NULL || !period_parse(str_of(ky), &period) || period.kind == PERIOD_TERM)
		return cli_usage_error(j->cli, "%s", _("data status needs --ky: a year, month, quarter, 6T or 9T"));
	for (size_t k = 0; k < p->units_n; k++) {
		const struct plan_unit *u = &p->units[k];
		int wanted = 0, there = 0;
		bool told = has_narrative(p, u, period);
		struct out missing;

		out_init(&missing);
		for (size_t i = 0; i < p->indicators_n; i++) {
			const struct plan_indicator *x = &p->indicators[i];

			if (x->lead != u || x->is_group || (period.kind != PERIOD_YEAR && !data_is_monthly(p, x)))
				continue;
			wanted++;
			if (has_figure(p, x, period))
				there++;
			else
				out_printf(
				    &missing, "%s" STR_FMT, out_str(&missing).n > 0 ? ", " : "", STR_ARG(x->code));
		}
		complete += told && there == wanted;
		printf(STR_FMT ": ", STR_ARG(u->code));
		printf(_("figures %d/%d, words: %s"), there, wanted, told ? _("sent") : _("not sent"));
		if (out_str(&missing).n > 0)
			printf(_("; missing: %.*s"), STR_ARG(out_str(&missing)));
		putchar('\n');
		out_release(&missing);
	}
	printf(_("%d of %zu units complete\n"), complete, p->units_n);
	return EXIT_DONE;
}

/* --- old encodings ---------------------------------------------------------------- */

/* By its first bytes: what is no text and no DOCX; NULL: it may be one. */
static const char *
unconvertible(str bytes)
{
	static const struct {
		str begin;
		const char *what;
	} kinds[] = { { { "\xd0\xcf\x11\xe0", 4 }, N_("an old Word or Excel file: save it as DOCX first") },
		{ { "%PDF", 4 }, N_("a PDF: the text in it can't be changed") },
		{ { "{\\rtf", 5 }, N_("RTF: save it as DOCX first") } };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_starts(bytes, kinds[i].begin))
			return _(kinds[i].what);
	return str_find_char(bytes, '\0', 0) < bytes.n ? _("no text: it holds bytes that no text has") : NULL;
}

static bool
refuse_conversion(struct cli *cli, const char *file, const char *why)
{
	diag_add(&cli->d, &not_convertible, loc_file(cli->a, str_of(file)), "%s", why);
	diag_hint(&cli->d, "%s", _("plain text and DOCX are converted"));
	return false;
}

/* The document's texts by their fonts. */
static bool
convert_docx(struct cli *cli, const char *file, str bytes, enum text_legacy only, const char *output)
{
	struct package *p = pkg_open_bytes(bytes, file, cli->a, &cli->d);
	size_t texts, mixed;

	if (p == NULL)
		return false;
	if (pkg_kind(p) != PACKAGE_DOCX)
		return refuse_conversion(cli, file, _("another office file than DOCX: save it as DOCX first"));
	if (!docx_from_legacy(p, only, &texts, &mixed, cli->a, &cli->d))
		return false;
	if (texts == 0) {
		diag_add(&cli->d, &not_legacy, loc_file(cli->a, str_of(file)), NULL);
		diag_hint(&cli->d, "%s",
		    _("in a document the font tells: give such text its font, .VnTime or VNI-Times, and convert again"));
		return false;
	}
	if (mixed > 0) {
		diag_add(&cli->d, &mixed_texts, loc_file(cli->a, str_of(file)), "%zu", mixed);
		diag_hint(&cli->d, "%s", _("read the converted document: a text that mixes both was left as it is"));
	}
	if (!pkg_write(p, output, &cli->d))
		return false;
	if (!cli->quiet)
		printf(_("written: %s (texts converted: %zu)\n"), cli_shown(cli, str_of(output)), texts);
	return true;
}

static bool
convert_plain(struct cli *cli, const char *file, str bytes, enum text_legacy legacy, const char *output)
{
	const char *why = unconvertible(bytes);

	if (why != NULL)
		return refuse_conversion(cli, file, why);
	if (legacy == TEXT_MODERN)
		legacy = text_legacy(bytes);
	if (legacy == TEXT_MODERN) {
		diag_add(&cli->d, &not_legacy, loc_file(cli->a, str_of(file)), NULL);
		diag_hint(&cli->d, "%s", _("say --from tcvn3 or --from vni if it is one of them"));
		return false;
	}
	if (!file_write(output, text_from_legacy(cli->a, bytes, legacy), &cli->d))
		return false;
	if (!cli->quiet)
		printf(
		    _("written: %s (was %s)\n"), cli_shown(cli, str_of(output)), legacy == TEXT_VNI ? "VNI" : "TCVN3");
	return true;
}

static int
data_convert(struct cli *cli, const struct arguments *args)
{
	const char *from = args_value(args, "--from"), *output = args_value(args, "--output"), *file;
	enum text_legacy legacy = TEXT_MODERN;
	str bytes;
	bool written;

	if (args->operands_n != 2 || output == NULL)
		return cli_usage_error(cli, "%s", _("data convert needs a text file or DOCX and -o FILE"));
	if (from != NULL && strcmp(from, "tcvn3") != 0 && strcmp(from, "vni") != 0)
		return cli_usage_error(cli, _("not tcvn3 or vni: %s"), from);
	if (from != NULL)
		legacy = strcmp(from, "vni") == 0 ? TEXT_VNI : TEXT_TCVN3;
	file = args->operands[1];
	if (!cli_spares_inputs(&output, 1, args->operands + 1, 1, cli->a, &cli->d) ||
	    !file_read(file, cli->a, &bytes, &cli->d))
		return cli_finish(cli);
	written = str_starts(bytes, STR("PK\x03\x04")) ? convert_docx(cli, file, bytes, legacy, output)
						       : convert_plain(cli, file, bytes, legacy, output);
	return cli_finish_written(cli, written);
}

static int
run_data(struct cli *cli, const struct arguments *args)
{
	static const struct {
		const char *word;
		int (*run)(struct data_job *j);
	} words[] = { { "new", data_new }, { "merge", data_merge }, { "status", data_status } };
	struct data_job j = { .cli = cli, .args = args, .workspace = args_value(args, "--directory") };

	if (args->operands_n < 1)
		return cli_usage_error(cli, "%s", _("data: new, merge, status or convert?"));
	if (strcmp(args->operands[0], "convert") == 0)
		return data_convert(cli, args);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(args->operands[0], words[i].word) != 0)
			continue;
		if (j.workspace == NULL)
			j.workspace = batch_find_workspace(".", cli->a);
		if (j.workspace == NULL) {
			fprintf(
			    stderr, "vanthu: %s\n", _("no don-vi.yaml here or above: name the workspace with -C DIR"));
			return EXIT_NO_INPUT;
		}
		j.plan = batch_plan(j.workspace, cli->a, &cli->d);
		let_uncomputed_pass(&cli->d);
		if (j.plan == NULL || !diags_ok(&cli->d))
			return cli_finish(cli);
		return words[i].run(&j);
	}
	return cli_usage_error(cli, _("unknown word: data %s"), args->operands[0]);
}

const struct command command_data = { "data",
	"new --ky PERIOD [--don-vi CODE] | merge FILE… | status --ky PERIOD | convert FILE -o FILE",
	N_("workbooks for the units' figures: made, merged, counted; old encodings converted"), options, run_data };
