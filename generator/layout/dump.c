#include "layout/layout.h"

#include <math.h>

#include "base/out.h"

/* Pages as text, one item a line: golden tests' and debugger's view. */

static long
round_twips(double v)
{
	return lround(v);
}

static void
dump_quoted_text(struct out *o, str s)
{
	out_puts(o, " '");
	out_put(o, s);
	out_char(o, '\'');
}

static void
dump_colour(struct out *o, const char *name, int c)
{
	if (c >= 0)
		out_printf(o, " %s=%06x", name, (unsigned)c);
}

static void
dump_text_item(struct out *o, const struct lay_item *it)
{
	out_printf(o, "text %ld %ld %ld", round_twips(it->x), round_twips(it->y), round_twips(it->width));
	dump_quoted_text(o, it->text);
	out_printf(o, " %g", it->size_pt);
	if (it->run != NULL && it->run->face != NULL)
		out_printf(o, " " STR_FMT "%s%s", STR_ARG(it->run->face->wanted), it->run->face->bold ? " bold" : "",
		    it->run->face->italic ? " italic" : "");
	if (it->colour != 0)
		dump_colour(o, "colour", it->colour);
	if (it->spacing != 0)
		out_printf(o, " spacing=%.2f", it->spacing);
	if (it->space_extra != 0)
		out_printf(o, " space=%.2f", it->space_extra);
	if (it->scale != 0 && it->scale != 1)
		out_printf(o, " scale=%g", it->scale);
}

/* clang-format off */
static const char *const names[] = {
	[ITEM_TEXT] = "text", [ITEM_RULE] = "rule", [ITEM_RECT] = "rect", [ITEM_ELLIPSE] = "ellipse", [ITEM_PATH] = "path",
	[ITEM_PICTURE] = "picture", [ITEM_CHART] = "chart", [ITEM_LINK] = "link", [ITEM_DESTINATION] = "destination",
	[ITEM_CLIP] = "clip", [ITEM_UNCLIP] = "unclip", [ITEM_ROTATE] = "rotate", [ITEM_UNROTATE] = "unrotate",
	[ITEM_TAG] = "tag", [ITEM_UNTAG] = "untag",
};
/* clang-format on */

static void
dump_box_item(struct out *o, const struct lay_item *it)
{
	out_printf(o, "%s %ld %ld %ld %ld", names[it->kind], round_twips(it->x), round_twips(it->y),
	    round_twips(it->width), round_twips(it->height));
	if (it->line_width > 0) {
		out_printf(o, " line=%g", it->line_width);
		dump_colour(o, "colour", it->colour);
		if (it->style > BORDER_SINGLE)
			out_printf(o, " style=%d", (int)it->style);
	}
	if (it->kind == ITEM_RECT || it->kind == ITEM_ELLIPSE || it->kind == ITEM_PATH)
		dump_colour(o, "fill", it->fill);
	if ((it->kind == ITEM_RECT || it->kind == ITEM_ELLIPSE || it->kind == ITEM_PATH) && it->gradient != NULL)
		out_printf(o, " gradient=%d", it->gradient->degrees);
	if (it->kind == ITEM_PATH)
		out_printf(o, " segments=%zu", it->path_n);
	if (it->kind == ITEM_PICTURE) {
		out_printf(o, " " STR_FMT " bytes=%zu", STR_ARG(it->media_type), it->bytes.n);
		if (it->faded > 0)
			out_printf(o, " faded=%g", it->faded);
		for (int i = 0; i < SIDES; i++)
			if (it->crop[i] != 0)
				out_printf(o, " crop%d=%g", i, it->crop[i]);
	}
	if (it->alt.n > 0)
		dump_quoted_text(o, it->alt);
	if (it->kind == ITEM_LINK)
		dump_quoted_text(o, it->uri.n > 0 ? it->uri : it->name);
}

static void
dump_item(struct out *o, const struct lay_item *it)
{
	switch (it->kind) {
	case ITEM_TEXT: dump_text_item(o, it); break;
	case ITEM_TAG: out_printf(o, "tag " STR_FMT, STR_ARG(it->tag)); break;
	case ITEM_UNTAG:
	case ITEM_UNCLIP:
	case ITEM_UNROTATE: out_puts(o, names[it->kind]); break;
	case ITEM_ROTATE: out_printf(o, "rotate %ld %ld %g", round_twips(it->x), round_twips(it->y), it->angle); break;
	case ITEM_DESTINATION:
		out_printf(o, "destination %ld %ld", round_twips(it->x), round_twips(it->y));
		dump_quoted_text(o, it->name);
		break;
	default: dump_box_item(o, it);
	}
	out_char(o, '\n');
}

/* Texts that follow one another on a baseline are one line. */
static void
dump_words(struct out *o, const struct lay_page *p)
{
	const struct lay_item *last = NULL;

	for (size_t i = 0; i < p->items_n; i++) {
		const struct lay_item *it = &p->items[i];

		if (it->kind != ITEM_TEXT || it->text.n == 0)
			continue;
		if (last == NULL || fabs(last->y - it->y) > 1 || it->x < last->x) {
			if (last != NULL)
				out_char(o, '\n');
			out_printf(o, "%ld %ld ", round_twips(it->x), round_twips(it->y));
		} else if (it->x - last->x - last->width > it->size_pt * 2 && o->n > 0 && o->p[o->n - 1] != ' ' &&
		    it->text.p[0] != ' ') {
			out_char(o, ' ');
		}
		out_put(o, it->text);
		last = it;
	}
	if (last != NULL)
		out_char(o, '\n');
}

void
lay_dump(struct out *out, const struct lay_pages *pages, bool words)
{
	for (size_t i = 0; i < pages->n; i++) {
		const struct lay_page *page = &pages->at[i];

		out_printf(out, "page %zu %ldx%ld", i + 1, round_twips(page->width), round_twips(page->height));
		dump_quoted_text(out, page->label);
		out_char(out, '\n');
		if (words)
			dump_words(out, page);
		else
			for (size_t k = 0; k < page->items_n; k++)
				dump_item(out, &page->items[k]);
	}
	for (size_t i = 0; i < pages->outline_n && !words; i++) {
		const struct lay_outline_entry *e = &pages->outline[i];

		out_printf(out, "outline %d page %zu %ld", e->level, e->page + 1, round_twips(e->y));
		dump_quoted_text(out, e->title);
		out_char(out, '\n');
	}
}
