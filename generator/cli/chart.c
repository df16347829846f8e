/* vanthu chart: one chart from its description, or from a list of them. */
#include "cli/cli.h"

#include <string.h>

#include <cairo-pdf.h>

#include "base/file.h"
#include "base/out.h"
#include "chart/chart.h"
#include "input/input.h"
#include "shape/shape.h"
#include "text/text.h"

enum { DPI = 300 };

static const struct diag_kind no_such_chart = { "C120", DIAG_ERROR, N_("no such chart in the file") };
static const struct diag_kind no_such_format = { "C121", DIAG_ERROR, N_("a chart is written as svg, png or pdf") };

static const struct option_spec options[] = {
	{ "--output", 'o', "OUT.svg|.png|.pdf", N_("the picture to write") },
	{ "--ma", 0, "CODE", N_("which of the charts of a list (bieu_do)") },
	{ "--dump", 0, NULL, N_("print what is drawn as text") },
	{ NULL, 0, NULL, NULL },
};

static cairo_status_t
put_bytes(void *ctx, const unsigned char *bytes, unsigned n)
{
	out_bytes(ctx, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static bool
pdf(const struct scene *s, double width, double height, struct shaper *shaper, struct out *o)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(put_bytes, o, width, height);
	cairo_t *cr = cairo_create(surface);
	bool ok;

	/* a date of its own would be the clock's */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	chart_paint(s, shaper, cr);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	ok = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	return ok;
}

/* The description itself, or the one of bieu_do that was asked for (the first where none was). */
static const struct value *
choose(struct cli *cli, const struct value *spec, const char *code)
{
	const struct value *list = value_at(spec, STR("bieu_do"));

	if (list == NULL || list->kind != VALUE_LIST)
		return spec;
	for (size_t i = 0; i < list->list->n; i++)
		if (code == NULL ||
		    str_eq(text_fold(cli->a, value_text_at(&list->list->at[i], STR("ma"), STR(""))),
			text_fold(cli->a, str_of(code))))
			return &list->list->at[i];
	diag_add(&cli->d, &no_such_chart, list->where, "%s", code != NULL ? code : "");
	return NULL;
}

static bool
write_picture(
    struct cli *cli, const struct scene *s, double width, double height, struct shaper *shaper, const char *path)
{
	struct out o;
	str bytes, ext = file_ext(path);
	bool ok;

	out_init(&o);
	if (str_eq_nocase(ext, STR("png"))) {
		ok = chart_png(s, shaper, DPI, &bytes, cli->a, &cli->d);
	} else if (str_eq_nocase(ext, STR("pdf"))) {
		ok = pdf(s, width, height, shaper, &o);
		bytes = out_str(&o);
	} else {
		chart_svg(s, &o);
		bytes = out_str(&o);
		ok = true;
	}
	ok = ok && file_write(path, bytes, &cli->d);
	out_release(&o);
	return ok;
}

static bool
known_format(const char *path)
{
	str ext = file_ext(path);

	return str_eq_nocase(ext, STR("svg")) || str_eq_nocase(ext, STR("png")) || str_eq_nocase(ext, STR("pdf"));
}

static void
draw(struct cli *cli, const struct arguments *args, const char *path)
{
	const char *dirs[] = { file_join(cli->a, cli->share, "fonts"), NULL };
	const struct in_options door = { .fold = true };
	struct value spec = in_read(args->operands[0], &door, cli->a, &cli->d);
	const struct value *chart = spec.kind == VALUE_MAP ? choose(cli, &spec, args_value(args, "--ma")) : &spec;
	struct shaper *shaper = diags_ok(&cli->d) && chart != NULL ? shaper_new(dirs, &cli->d) : NULL;
	struct scene *s = NULL;
	double width, height;

	if (shaper != NULL) {
		chart_size(chart, &width, &height);
		s = chart_scene(chart, width, height, shaper, cli->a, &cli->d);
	}
	if (s != NULL && args_has(args, "--dump")) {
		struct out o;

		out_init(&o);
		chart_dump(&o, s);
		fwrite(o.p, 1, o.n, stdout);
		out_release(&o);
	}
	if (s != NULL && path != NULL && diags_ok(&cli->d))
		write_picture(cli, s, width, height, shaper, path);
	shaper_free(shaper);
}

static int
run_chart(struct cli *cli, const struct arguments *args)
{
	const char *path = args_value(args, "--output");

	if (args->operands_n != 1 || (path == NULL && !args_has(args, "--dump")))
		return cli_usage_error(cli, "%s", _("chart needs a description and -o OUT.svg, .png or .pdf"));
	if (path != NULL && !known_format(path))
		diag_add(&cli->d, &no_such_format, LOC_NONE, "%s", path);
	else if (cli_spares_inputs(&path, 1, args->operands, 1, cli->a, &cli->d))
		draw(cli, args, path);
	return cli_finish(cli);
}

const struct command command_chart = { "chart", "SPEC -o OUT.svg|.png|.pdf", N_("draw one chart from its description"),
	options, run_chart };
