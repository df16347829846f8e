/* The kinds of charts. A row has all its columns, or the macro does not compile. */
#include "base/arena.h"
#include "base/out.h"
#include "chart/draw.h"

#define KIND(word, name, draw, body, join, lines, figures) \
	{ \
		word, name, draw, BODY_##body, JOIN_##join, LINES_##lines, FIGURES_##figures \
	}

/* clang-format off */
static const struct chart_kind kinds[] = {
	/*   word         name                                    draw            body     join     lines   figures */
	KIND("cot",       "Biểu đồ cột",                          draw_cartesian, COLUMNS, BESIDE,  NONE,   OUTSIDE),
	KIND("cot_chong", "Biểu đồ cột chồng",                    draw_cartesian, COLUMNS, STACKED, NONE,   CENTRE),
	KIND("thanh",     "Biểu đồ thanh ngang",                  draw_bars,      ROWS,    BESIDE,  NONE,   OUTSIDE),
	KIND("duong",     "Biểu đồ đường",                        draw_cartesian, COLUMNS, BESIDE,  ALL,    OUTSIDE),
	KIND("cot_duong", "Biểu đồ cột và đường",                 draw_cartesian, COLUMNS, BESIDE,  MARKED, BASE),
	KIND("tron",      "Biểu đồ tròn",                         draw_pie,       SLICES,  BESIDE,  NONE,   OUTSIDE),
	KIND("muc_tieu",  "Biểu đồ tiến độ so với mục tiêu", draw_targets,   ROWS,    OVER,    NONE,   OUTSIDE),
};
/* clang-format on */

enum { KINDS = sizeof kinds / sizeof kinds[0] };

const struct chart_kind *
kind_first(void)
{
	return &kinds[0];
}

const struct chart_kind *
kind_find(str word, str *near, str *all, struct arena *a)
{
	str words[KINDS];
	struct out o;

	out_init(&o);
	for (size_t k = 0; k < KINDS; k++) {
		words[k] = str_of(kinds[k].word);
		if (str_eq(word, words[k])) {
			out_release(&o);
			return &kinds[k];
		}
		out_printf(&o, "%s%s", k > 0 ? ", " : "", kinds[k].word);
	}
	*near = str_nearest(word, words, KINDS);
	*all = out_copy(&o, a);
	out_release(&o);
	return NULL;
}
