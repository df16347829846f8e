/* What the dialects of editable charts share. */
#include "fill/native.h"

#include "base/arena.h"
#include "base/out.h"

/* A, B … Z, AA …: up to ZZ, which no chart's table reaches. */
static void
put_column_name(struct out *o, size_t column)
{
	enum { LETTERS = 26 };

	if (column >= LETTERS)
		out_char(o, (char)('A' + column / LETTERS - 1));
	out_char(o, (char)('A' + column % LETTERS));
}

void
native_cell(struct out *out, size_t column, size_t row)
{
	put_column_name(out, column);
	out_printf(out, "%zu", row + 1);
}

void
native_range(struct out *out, size_t column, size_t from_row, size_t to_row)
{
	out_char(out, '$');
	put_column_name(out, column);
	out_printf(out, "$%zu", from_row + 1);
	if (to_row == from_row)
		return;
	out_puts(out, ":$");
	put_column_name(out, column);
	out_printf(out, "$%zu", to_row + 1);
}

struct chart_fill
native_fill(const struct chart_column *c, bool estimate)
{
	if (c->target)
		return (
		    struct chart_fill){ CHART_NO_COLOUR, HATCH_NONE, 0 }; /* a frame around the bar that grows in it */
	return chart_style_fill(c->style, estimate);
}

int
native_line_colour(const struct chart_column *c)
{
	return c->target ? CHART_INK : chart_style_line(c->style, false).rgb;
}

enum { MIDDLE_GREY = 128 }; /* of 255 */

int
native_label_colour(const struct chart_table *table, const struct chart_column *c)
{
	int rgb = native_fill(c, false).rgb;
	/* shares of red, green and blue in how light a colour looks (ITU-R BT.709) */
	double grey = 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
	bool is_inside = table->figures == FIGURES_CENTRE && !c->line && rgb != CHART_NO_COLOUR;

	return is_inside && grey < MIDDLE_GREY ? CHART_WHITE : CHART_INK;
}

str
native_title(const struct chart_table *table)
{
	if (table->title.n > 0 && table->unit.n > 0)
		return str_format(table->a, STR_FMT " (" STR_FMT ")", STR_ARG(table->title), STR_ARG(table->unit));
	return table->title;
}

int
native_places(int places)
{
	if (places < 0)
		return 0;
	return places < NATIVE_PLACES ? places : NATIVE_PLACES;
}

const char *
native_number_format(struct arena *a, int places)
{
	places = native_places(places);
	return str_format(a, "#,##0%.*s", places > 0 ? places + 1 : 0, ".000000000").p;
}
