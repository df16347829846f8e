/*
 * Pango picks fonts for the letters that a face lacks, tells scripts and directions apart, and knows
 * where lines of every script may break. Few documents of an office need that (HarfBuzz shapes what is
 * Latin and in the font, breaks.c breaks it), and Pango brings twelve libraries: loading them took 1.7 of
 * the 25 ms of a PDF of 12 pages. So it is loaded when it is first asked.
 *
 * Where it is not installed, letters that a face lacks stay boxes, which are complained of, and text that
 * is not Latin breaks at spaces alone.
 */
#include "shape/inner.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>

#include "base/out.h"
#include "text/text.h"

enum { EM_POINTS = SHAPE_EM / PANGO_SCALE };

#define PANGO_FUNCTIONS(X) \
	X(pango_attr_font_features_new) \
	X(pango_attr_list_insert) \
	X(pango_attr_list_new) \
	X(pango_attr_list_unref) \
	X(pango_cairo_context_set_font_options) \
	X(pango_cairo_font_map_new_for_font_type) \
	X(pango_cairo_font_map_set_resolution) \
	X(pango_context_set_font_description) \
	X(pango_context_set_language) \
	X(pango_context_set_round_glyph_positions) \
	X(pango_fc_font_get_pattern) \
	X(pango_fc_font_map_set_config) \
	X(pango_font_description_free) \
	X(pango_font_description_new) \
	X(pango_font_description_set_absolute_size) \
	X(pango_font_description_set_family) \
	X(pango_font_description_set_style) \
	X(pango_font_description_set_weight) \
	X(pango_font_map_create_context) \
	X(pango_get_log_attrs) \
	X(pango_glyph_string_free) \
	X(pango_glyph_string_new) \
	X(pango_item_free) \
	X(pango_itemize_with_base_dir) \
	X(pango_language_from_string) \
	X(pango_shape_full) \
	X(g_object_unref)

/* Its functions under their own names. */
struct library {
	bool tried, whole;
#define PANGO_MEMBER(name) __typeof__(name) *name;
	PANGO_FUNCTIONS(PANGO_MEMBER)
#undef PANGO_MEMBER
};

/* An address as a function: ISO C has no cast for it, POSIX promises it works. False: it is not there. */
static bool
find_function(void *handle, const char *name, void *function)
{
	void *found = dlsym(handle, name);

	memcpy(function, &found, sizeof found);
	return found != NULL;
}

/* NULL: not installed. */
static const struct library *
pango_library(void)
{
	static struct library l; /* the process's, as the loaded library is */

	if (!l.tried) {
		void *handle = dlopen("libpangocairo-1.0.so.0", RTLD_LAZY | RTLD_LOCAL);

		l.tried = true;
		l.whole = handle != NULL;
#define PANGO_FIND(name) l.whole = l.whole && find_function(handle, #name, &l.name);
		PANGO_FUNCTIONS(PANGO_FIND)
#undef PANGO_FIND
	}
	return l.whole ? &l : NULL;
}

/* --- a set of fonts as Pango sees it --------------------------------------------- */

struct pg_view {
	PangoFontMap *map;
	PangoContext *context;
};

static PangoContext *
context_of(const struct library *l, PangoFontMap *map)
{
	PangoContext *context = l->pango_font_map_create_context(map);
	cairo_font_options_t *o = cairo_font_options_create();

	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	l->pango_cairo_context_set_font_options(context, o);
	l->pango_context_set_round_glyph_positions(context, FALSE);
	l->pango_context_set_language(context, l->pango_language_from_string("vi"));
	cairo_font_options_destroy(o);
	return context;
}

/* Made once a set: it starts threads and takes longer than most documents need it. */
static PangoContext *
view_of(const struct library *l, struct fonts *f)
{
	if (f->pango == NULL) {
		struct pg_view *v = mem_alloc(sizeof *v);

		/* the casts are plain: the macros would ask GObject for the types */
		v->map = l->pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
		l->pango_fc_font_map_set_config((PangoFcFontMap *)(void *)v->map, f->config);
		l->pango_cairo_font_map_set_resolution((PangoCairoFontMap *)(void *)v->map, 72);
		v->context = context_of(l, v->map);
		f->pango = v;
	}
	return f->pango->context;
}

void
pg_view_free(struct pg_view *v)
{
	if (v == NULL)
		return;
	pango_library()->g_object_unref(v->context);
	pango_library()->g_object_unref(v->map);
	free(v);
}

/* --- items ----------------------------------------------------------------------- */

/* Kerning and ligatures are on in Pango unless it is told otherwise. */
static void
add_features(const struct library *l, PangoAttrList *attrs, unsigned features)
{
	static const char small[] = ", smcp=1", apart[] = ", liga=0, clig=0";
	char text[sizeof "kern=0" + sizeof small + sizeof apart];

	if ((features & (SHAPE_KERN | SHAPE_SMALL_CAPS | SHAPE_NO_LIGATURES)) == SHAPE_KERN)
		return;
	strcpy(text, features & SHAPE_KERN ? "kern=1" : "kern=0");
	if (features & SHAPE_SMALL_CAPS)
		strcat(text, small);
	if (features & SHAPE_NO_LIGATURES)
		strcat(text, apart);
	l->pango_attr_list_insert(attrs, l->pango_attr_font_features_new(text));
}

static PangoFontDescription *
font_description(const struct library *l, const struct cut *c)
{
	PangoFontDescription *d = l->pango_font_description_new();

	l->pango_font_description_set_family(d, c->face.family.p); /* from_string would take "Roman" for a style */
	l->pango_font_description_set_weight(d, c->want_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	l->pango_font_description_set_style(d, c->want_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	l->pango_font_description_set_absolute_size(d, (double)EM_POINTS * PANGO_SCALE);
	return d;
}

static GList *
itemize_text(const struct library *l, struct fonts *fonts, const struct cut *c, str text, unsigned features)
{
	PangoAttrList *attrs = l->pango_attr_list_new();
	PangoContext *context = view_of(l, fonts);
	PangoFontDescription *d = font_description(l, c);
	GList *items;

	add_features(l, attrs, features);
	l->pango_context_set_font_description(context, d);
	l->pango_font_description_free(d);
	items = l->pango_itemize_with_base_dir(context,
	    features & SHAPE_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text.p, 0, (int)text.n, attrs, NULL);
	l->pango_attr_list_unref(attrs);
	return items;
}

/*
 * An item in the font of the face itself is the face's; others are taken as they are, neither slanted nor emboldened.
 */
static const struct face *
item_face(const struct library *l, struct shaper *s, struct fonts *fonts, const struct face *f, PangoFont *font)
{
	const FcPattern *p = l->pango_fc_font_get_pattern((PangoFcFont *)(void *)font);
	str file;
	int index;

	cut_file(p, &file, &index);
	if (index == cut_at(f)->index && str_eq(file, cut_at(f)->file))
		return f;
	return &cut_find(s, fonts, p, (str){ NULL, 0 }, false, false)->face;
}

/* True: the letter is missing. */
static bool
read_glyph(const struct cut *c, struct glyph *to, const PangoGlyphInfo *from)
{
	*to = (struct glyph){ from->glyph, from->geometry.width, from->geometry.x_offset, from->geometry.y_offset };
	if (from->glyph & PANGO_GLYPH_UNKNOWN_FLAG) /* the font's own box, not Pango's */
		*to = (struct glyph){ 0, hb_font_get_glyph_h_advance(c->font, 0), 0, 0 };
	else if (from->glyph == PANGO_GLYPH_EMPTY) { /* takes no room, but keeps its letter */
		to->id = c->space_glyph;
		to->advance = 0;
	}
	return from->glyph & PANGO_GLYPH_UNKNOWN_FLAG;
}

static size_t
read_glyphs(const struct cut *c, struct shaped *to, const PangoGlyphString *from)
{
	size_t unknown = 0;

	shaped_room(to, (size_t)from->num_glyphs);
	for (size_t i = 0; i < to->n; i++) {
		unknown += read_glyph(c, &to->glyphs[i], &from->glyphs[i]);
		to->starts[i] = (size_t)from->log_clusters[i];
	}
	return unknown;
}

/* Without Pango: each letter as the face has it, or its box. */
static struct glyph_run *
shape_boxes(struct shaper *s, const struct face *f, str text, size_t *unknown)
{
	hb_font_t *font = cut_at(f)->font;
	size_t n = 0;

	shaped_room(&s->shaped, text.n);
	for (size_t i = 0; i < text.n; n++) {
		hb_codepoint_t glyph = 0;

		s->shaped.starts[n] = i;
		if (!hb_font_get_nominal_glyph(font, text_next(text, &i), &glyph))
			++*unknown;
		s->shaped.glyphs[n] = (struct glyph){ glyph, hb_font_get_glyph_h_advance(font, glyph), 0, 0 };
	}
	s->shaped.n = n;
	return run_of(s, f, text, false, &s->shaped);
}

struct glyph_run *
pg_items(
    struct shaper *shaper, struct fonts *fonts, const struct face *face, str text, unsigned features, size_t *unknown)
{
	const struct library *l = pango_library();
	struct glyph_run *first = NULL, *last = NULL;
	PangoGlyphString *glyphs;
	GList *items;

	*unknown = 0;
	if (l == NULL)
		return shape_boxes(shaper, face, text, unknown);
	items = itemize_text(l, fonts, cut_at(face), text, features);
	glyphs = l->pango_glyph_string_new();
	for (GList *at = items; at != NULL; at = at->next) {
		PangoItem *item = at->data;
		const struct face *own = item_face(l, shaper, fonts, face, item->analysis.font);
		str part = str_sub(text, (size_t)item->offset, (size_t)item->offset + (size_t)item->length);
		struct glyph_run *r;

		l->pango_shape_full(part.p, (int)part.n, text.p, (int)text.n, &item->analysis, glyphs);
		*unknown += read_glyphs(cut_at(own), &shaper->shaped, glyphs);
		r = run_of(shaper, own, part, item->analysis.level & 1, &shaper->shaped);
		if (last != NULL)
			last->next = r;
		else
			first = r;
		last = r;
	}
	l->pango_glyph_string_free(glyphs);
	g_list_free_full(items, (GDestroyNotify)l->pango_item_free);
	return first;
}

/* --- breaks ------------------------------------------------------------------------ */

static void
breaks_at_spaces(str text, unsigned char *breaks)
{
	for (size_t i = 1; i < text.n; i++)
		if (text.p[i - 1] == ' ' && text.p[i] != ' ')
			breaks[i / 8] |= (unsigned char)(1u << i % 8);
}

void
pg_breaks(struct shaper *shaper, str text, unsigned char *breaks)
{
	const struct library *l = pango_library();
	PangoLogAttr *attrs, *attr;
	size_t letters = 0;

	(void)shaper;
	if (l == NULL) {
		breaks_at_spaces(text, breaks);
		return;
	}
	for (size_t i = 0; i < text.n; i++)
		letters += ((unsigned char)text.p[i] & 0xc0) != 0x80;
	attr = attrs = mem_alloc((letters + 1) * sizeof *attrs);
	memset(attrs, 0, (letters + 1) * sizeof *attrs);
	l->pango_get_log_attrs(text.p, (int)text.n, -1, l->pango_language_from_string("vi"), attrs, (int)letters + 1);
	for (size_t i = 0; i < text.n; i++) {
		if (((unsigned char)text.p[i] & 0xc0) == 0x80)
			continue;
		if (i > 0 && attr->is_line_break)
			breaks[i / 8] |= (unsigned char)(1u << i % 8);
		attr++;
	}
	free(attrs);
}
