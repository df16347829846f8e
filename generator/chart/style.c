/*
 * The palette. Hues are apart for the common colour blindnesses (blue, orange, green,
 * grey, purple after Okabe and Ito, Color Universal Design, 2008); luminances
 * fall in steps, neighbours in the order of use far apart (L* 24, 75, 54, 87, 38, 100), and from the third on
 * hatches tell the fills apart where only grey is left. Lines have dash and marker.
 */
#include "chart/draw.h"

#include "base/check.h"

static const struct {
	struct chart_fill fill;
	int outline;
	int line;
	enum chart_dash dash;
} styles[] = {
	{ { 0x16395F, HATCH_NONE, 0 }, 0x16395F, 0x16395F, DASH_NONE },
	{ { 0xF0AC4D, HATCH_NONE, 0 }, 0xB87413, 0xC25E00, DASH_LONG },
	{ { 0x2F8F80, HATCH_UP, 0xFFFFFF }, 0x22695E, 0x1F7A6C, DASH_SHORT },
	{ { 0xCFDCEA, HATCH_NONE, 0 }, 0x5B7796, 0x6B6B6B, DASH_DASH_DOT },
	{ { 0x8C3F6D, HATCH_CROSS, 0xFFFFFF }, 0x6C2E53, 0x8C3F6D, DASH_NONE },
	{ { 0xFFFFFF, HATCH_DOWN, 0x404040 }, 0x404040, 0x000000, DASH_DOT },
	{ { 0x9A9A9A, HATCH_NONE, 0 }, 0x6B6B6B, 0x3C78B4, DASH_LONG },
	{ { 0xFBE3C0, HATCH_LEVEL, 0x8A5A12 }, 0x8A5A12, 0x8A5A12, DASH_SHORT },
};
TABLE_HAS(styles, CHART_STYLES);

static int
style_index(int style)
{
	return style % CHART_STYLES;
}

/* An estimate is the same colour, washed out and hatched. */
struct chart_fill
chart_style_fill(int style, bool estimate)
{
	if (estimate)
		return (struct chart_fill){ 0xFFFFFF, style_index(style) == 1 ? HATCH_DOWN : HATCH_UP,
			styles[style_index(style)].outline };
	return styles[style_index(style)].fill;
}

struct chart_stroke
chart_style_outline(int style, bool estimate)
{
	return (struct chart_stroke){ styles[style_index(style)].outline, estimate ? 0.9 : 0.5, DASH_NONE };
}

struct chart_stroke
chart_style_line(int style, bool estimate)
{
	return (struct chart_stroke){ styles[style_index(style)].line, 1.5,
		estimate ? DASH_DOT : styles[style_index(style)].dash };
}

int
style_ink(int style)
{
	return styles[style_index(style)].line;
}
