/* What stands around a chart: title and unit above, legend beside the unit where it fits, source and note below. */
#include "chart/draw.h"

#include <math.h>

#include "base/arena.h"
#include "text/text.h"

static const double PAD = 2, SWATCH = 16, SWATCH_GAP = 4, ENTRY_GAP = 14; /* points */

void
legend_add(struct lay *l, struct legend *g, str name, int swatch, int style, bool estimate)
{
	struct legend_entry *e = VEC_ADD(l->a, &g->at);

	*e = (struct legend_entry){ name, swatch, style, estimate };
}

void
legend_of(struct lay *l, struct legend *g, bool with_target)
{
	const struct model *m = l->m;

	if (m->series_n > 1 || m->estimates || with_target)
		for (size_t k = 0; k < m->series_n; k++)
			if (m->series[k].name.n > 0)
				legend_add(l, g, m->series[k].name, m->series[k].line ? SWATCH_LINE : SWATCH_FILL,
				    m->series[k].style, false);
	for (int line = 0; line < 2 && m->estimates; line++)
		for (size_t k = 0; k < m->series_n; k++)
			if (m->series[k].estimates && m->series[k].line == (line > 0)) {
				legend_add(l, g, STR("Ước thực hiện"), line ? SWATCH_LINE : SWATCH_FILL,
				    m->series[k].style, true);
				break;
			}
	if (with_target)
		legend_add(l, g, m->target_name, SWATCH_TARGET, 0, false);
}

static double
entry_width(struct lay *l, const struct legend_entry *e)
{
	return SWATCH + SWATCH_GAP + text_width(l, e->name, FONT_REGULAR, l->label);
}

static void
draw_entry(struct lay *l, const struct legend_entry *e, double x, double baseline)
{
	double middle = baseline - l->label * NAME_MIDDLE;

	if (e->swatch == SWATCH_FILL) {
		draw_rect(l, "key", x + 2, baseline - l->label * 0.68, SWATCH - 4, l->label * 0.7,
		    chart_style_fill(e->style, e->estimate), chart_style_outline(e->style, e->estimate));
	} else if (e->swatch == SWATCH_LINE) {
		draw_line(l, "key", x, middle, x + SWATCH, middle, chart_style_line(e->style, e->estimate));
		draw_marker(l, "key", e->style, e->estimate, x + SWATCH / 2, middle);
	} else if (e->swatch == SWATCH_MARK) {
		draw_line(l, "key", x + SWATCH - 4, baseline - l->label * 0.8, x + SWATCH - 4,
		    baseline + l->label * 0.15, (struct chart_stroke){ CHART_INK, 2, DASH_NONE });
	} else {
		draw_line(
		    l, "key", x + 1, middle, x + SWATCH - 1, middle, (struct chart_stroke){ CHART_INK, 2, DASH_NONE });
	}
	draw_text(
	    l, "key", e->name, FONT_REGULAR, l->label, x + SWATCH + SWATCH_GAP, baseline, ANCHOR_START, CHART_INK);
}

/* Draws the legend's entries in rows from y on; gives the height that they took. */
static double
draw_legend_rows(struct lay *l, const struct legend *g, double x0, double y, double width)
{
	double x = x0, row = line_height(l->label) + 1;
	int rows = 1;

	for (size_t i = 0; i < g->at.n; i++) {
		struct legend_entry e = g->at.at[i];

		if (entry_width(l, &e) > width) {
			struct wrapped w =
			    wrap(l, e.name, FONT_REGULAR, l->label, fmax(width - SWATCH - SWATCH_GAP, l->label), 1);

			e.name = w.at[0];
			complain_left_out(l);
		}
		if (x > x0 && x + entry_width(l, &e) > x0 + width) {
			x = x0;
			rows++;
		}
		draw_entry(l, &e, x, y + (rows - 1) * row + l->label * FIRST_BASELINE);
		x += entry_width(l, &e) + ENTRY_GAP;
	}
	return rows * row;
}

static double
legend_width(struct lay *l, const struct legend *g)
{
	double w = 0;

	for (size_t i = 0; i < g->at.n; i++)
		w += entry_width(l, &g->at.at[i]) + (i > 0 ? ENTRY_GAP : 0);
	return w;
}

/*
 * The unit stands at the left and the legend at the right of one row; below the unit where they don't fit side by
 * side.
 */
static double
draw_head(struct lay *l, const struct legend *g, double y, double width)
{
	double used = 0, unit_w = 0, all = legend_width(l, g);
	str unit = STR("");

	if (l->m->unit.n > 0)
		unit = str_format(l->a, "Đơn vị: " STR_FMT, STR_ARG(l->m->unit));
	if (l->m->second_unit.n > 0)
		unit = str_format(
		    l->a, STR_FMT " (trục trái), " STR_FMT " (trục phải)", STR_ARG(unit), STR_ARG(l->m->second_unit));
	if (unit.n > 0) {
		struct wrapped w = wrap(l, unit, FONT_ITALIC, l->small, width, 2);

		draw_wrapped(
		    l, "unit", &w, FONT_ITALIC, l->small, PAD, y + l->label * FIRST_BASELINE, ANCHOR_START, CHART_GREY);
		unit_w = w.n > 1 ? width : w.width + 2 * ENTRY_GAP;
		used = w.n * line_height(l->label) + 1;
	}
	if (g->at.n == 0)
		return used > 0 ? used + 2 : 0;
	if (unit_w + all <= width)
		return fmax(used, draw_legend_rows(l, g, PAD + width - all - 1, y, all + 1)) +
		    2; /* other fonts may be a little wider */
	return used + draw_legend_rows(l, g, PAD, y + used, width) + 2;
}

static double
foot_lines(struct lay *l, const char *prefix, str text, double width, struct wrapped *w)
{
	str fold = text_fold(l->a, text);

	if (text.n == 0)
		return 0;
	if (!str_starts(fold, str_of("nguon")) && !str_starts(fold, str_of("ghi_chu")))
		text = str_format(l->a, "%s" STR_FMT, prefix, STR_ARG(text));
	*w = wrap(l, text, FONT_ITALIC, l->small, width, 2);
	return w->n * line_height(l->small);
}

struct box
draw_frame(struct lay *l, const struct legend *g)
{
	double width = l->s->width - 2 * PAD, y = PAD, bottom = l->s->height - PAD, note, source;
	struct wrapped title, w_note = { .n = 0 }, w_source = { .n = 0 };

	title = wrap(l, l->m->title, FONT_BOLD, l->title, width, 3);
	draw_wrapped(
	    l, "title", &title, FONT_BOLD, l->title, PAD, y + l->title * FIRST_BASELINE, ANCHOR_START, CHART_INK);
	y += title.n * line_height(l->title) + (title.n > 0 ? 2 : 0);
	y += draw_head(l, g, y, width);
	source = foot_lines(l, "Nguồn: ", l->m->source, width, &w_source);
	note = foot_lines(l, "", l->m->note, width, &w_note);
	if (note > 0) {
		bottom -= note;
		draw_wrapped(
		    l, "note", &w_note, FONT_ITALIC, l->small, PAD, bottom + l->small * 0.9, ANCHOR_START, CHART_GREY);
	}
	if (source > 0) {
		bottom -= source;
		draw_wrapped(l, "source", &w_source, FONT_ITALIC, l->small, PAD, bottom + l->small * 0.9, ANCHOR_START,
		    CHART_GREY);
	}
	if (note + source > 0)
		bottom -= 3;
	return (struct box){ PAD, y, width, fmax(bottom - y, 10) };
}
