/*
 * A word is shaped once. Vietnamese is written in syllables, of which a
 * document has a few hundred, so 96 of 100 are found in the table.
 *
 * The usual word has one font and one script: HarfBuzz, on which Pango's shaping
 * rests, shapes it in its face, and Pango is not asked which font each letter wants. Only where a glyph is
 * missing, or a letter is of another script, is the text itemized, so that
 * Pango picks other fonts; what no first font has is sought in all the system's.
 *
 * All is shaped at 2,048 points, where Pango's units (1/1024 point) are 1/2^21
 * em: font units of TrueType faces come out whole.
 */
#include "shape/inner.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <hb-ot.h>

#include "base/out.h"
#include "text/text.h"

enum {
	RUN_BYTES_MAX = 16384, /* longer text is shaped in pieces: clusters count in 16 bits */
	SLOTS_FIRST = 2048,    /* of the table of words, a power of two: some hundred words are a document */
	UNITS_USUAL = 1000     /* an em in a font that doesn't tell: PostScript's */
};

const struct cut *
cut_at(const struct face *face)
{
	return (const struct cut *)(const void *)face; /* its first member */
}

static struct fonts *shaper_all(struct shaper *shaper);

/* --- the shaper ------------------------------------------------------------ */

struct shaper *
shaper_new(const char *const *dirs, struct diags *d)
{
	struct arena *a = arena_new(1 << 18);
	struct shaper *s = ARENA_NEW(a, struct shaper);

	s->a = s->runs = a;
	s->dirs = dirs;
	if (!fonts_open_first(&s->first, dirs, a) && shaper_all(s) == NULL) {
		diag_add(d, &shape_no_font, LOC_NONE, "%s", _("fonts/, /usr/share/fonts"));
		diag_hint(d, "%s", _("install fonts-liberation2"));
		shaper_free(s);
		return NULL;
	}
	map_init(&s->families, a);
	map_init(&s->found, a);
	map_init(&s->files, a);
	map_init(&s->missing, a);
	s->document = 1;
	s->buffer = hb_buffer_create();
	s->language = hb_language_from_string("vi", -1);
	s->slots_n = SLOTS_FIRST;
	s->words = calloc(s->slots_n, sizeof *s->words);
	if (s->words == NULL)
		abort();
	return s;
}

void
shape_begin(struct shaper *shaper)
{
	shaper->document++;
	if (shaper->missing.n > 0)
		map_init(&shaper->missing, shaper->a);
}

void
shaper_free(struct shaper *shaper)
{
	if (shaper == NULL)
		return;
	for (size_t i = 0; i < shaper->found.n; i++) {
		struct cut *c = shaper->found.at[i].value;

		cairo_font_face_destroy(c->cairo);
		hb_font_destroy(c->font);
	}
	hb_buffer_destroy(shaper->buffer);
	fonts_close(&shaper->first);
	fonts_close(&shaper->all);
	free(shaper->words);
	free(shaper->shaped.glyphs);
	free(shaper->shaped.starts);
	arena_free(shaper->a);
}

/* All the system's fonts, read when first needed; NULL: none. */
static struct fonts *
shaper_all(struct shaper *shaper)
{
	if (!shaper->all_opened) {
		shaper->all_opened = true;
		if (!fonts_open_all(&shaper->all, shaper->dirs, shaper->a)) {
			fonts_close(&shaper->all);
			memset(&shaper->all, 0, sizeof shaper->all);
		}
	}
	return shaper->all.config != NULL ? &shaper->all : NULL;
}

/* --- faces ------------------------------------------------------------------ */

struct table {
	hb_blob_t *blob;
	const unsigned char *p;
	unsigned n, upem;
};

static struct table
table_open(hb_face_t *face, hb_tag_t tag)
{
	struct table t = { .blob = hb_face_reference_table(face, tag), .upem = hb_face_get_upem(face) };

	t.p = (const unsigned char *)hb_blob_get_data(t.blob, &t.n);
	if (t.upem == 0)
		t.upem = UNITS_USUAL;
	return t;
}

/* The signed 16 bits at an offset, as em units. */
static int32_t
table_em(const struct table *t, unsigned at)
{
	int v;

	if (at + 2 > t->n)
		return 0;
	v = t->p[at] << 8 | t->p[at + 1];
	return (int32_t)((v >= 0x8000 ? v - 0x10000 : v) * (int64_t)SHAPE_EM / t->upem);
}

/*
 * Heights from hhea; where that is empty the typographic ones of OS/2, as LibreOffice does. The numbers are places in
 * the tables, as OpenType 1.9 has them.
 */
static void
read_metrics(struct face *f, hb_font_t *font)
{
	hb_face_t *face = hb_font_get_face(font);
	struct table hhea = table_open(face, HB_TAG('h', 'h', 'e', 'a'));
	struct table os2 = table_open(face, HB_TAG('O', 'S', '/', '2'));
	struct table post = table_open(face, HB_TAG('p', 'o', 's', 't'));

	f->ascent = table_em(&hhea, 4);
	f->descent = -table_em(&hhea, 6);
	f->line_gap = table_em(&hhea, 8);
	if (f->ascent + f->descent == 0) {
		f->ascent = table_em(&os2, 68);
		f->descent = -table_em(&os2, 70);
		f->line_gap = table_em(&os2, 72);
	}
	if (f->ascent + f->descent <= 0) {
		f->ascent = SHAPE_EM / 10 * 8;
		f->descent = SHAPE_EM / 10 * 2;
		f->line_gap = 0;
	}
	f->underline_at = -table_em(&post, 8);
	f->underline_width = table_em(&post, 10);
	f->strike_width = table_em(&os2, 26);
	f->strike_at = table_em(&os2, 28);
	f->x_height = table_em(&os2, 86);
	f->cap_height = table_em(&os2, 88);
	if (f->underline_width <= 0) {
		f->underline_width = SHAPE_EM / 20;
		f->underline_at = SHAPE_EM / 10;
	}
	if (f->strike_width <= 0) {
		f->strike_width = SHAPE_EM / 20;
		f->strike_at = SHAPE_EM / 4;
	}
	if (f->x_height <= 0)
		f->x_height = SHAPE_EM / 2;
	if (f->cap_height <= 0)
		f->cap_height = SHAPE_EM * 7LL / 10;
	hb_blob_destroy(hhea.blob);
	hb_blob_destroy(os2.blob);
	hb_blob_destroy(post.blob);
}

/* What kind of cut the font file holds, and what must be added to look as asked. */
static void
read_cut_style(struct cut *c, const FcPattern *p)
{
	int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;

	FcPatternGetInteger(p, FC_WEIGHT, 0, &weight);
	FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	c->face.bold = weight >= FC_WEIGHT_DEMIBOLD;
	c->face.italic = slant != FC_SLANT_ROMAN;
	c->face.synthetic_bold = c->want_bold && !c->face.bold && c->symbols == SYMBOL_NONE;
	c->face.synthetic_italic = c->want_italic && !c->face.italic && c->symbols == SYMBOL_NONE;
}

static cairo_font_face_t *
cairo_face(const FcPattern *from, bool embolden)
{
	FcPattern *p = FcPatternDuplicate(from);
	cairo_font_face_t *face;

	/* FC_SIZE and what depends on it is the painter's; slanting is the font matrix's */
	FcPatternDel(p, FC_SIZE);
	FcPatternDel(p, FC_PIXEL_SIZE);
	FcPatternDel(p, FC_MATRIX);
	FcPatternDel(p, FC_EMBOLDEN);
	FcPatternDel(p, FC_HINTING);
	FcPatternDel(p, FC_AUTOHINT);
	FcPatternAddBool(p, FC_HINTING, FcFalse);
	if (embolden)
		FcPatternAddBool(p, FC_EMBOLDEN, FcTrue);
	face = cairo_ft_font_face_create_for_pattern(p);
	FcPatternDestroy(p);
	return face;
}

static hb_font_t *
open_font(const char *file, int index)
{
	hb_blob_t *blob = hb_blob_create_from_file(file);
	hb_face_t *face = hb_face_create(blob, (unsigned)index & 0xffff);
	hb_font_t *font = hb_font_create(face);

	hb_font_set_scale(font, SHAPE_EM, SHAPE_EM);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

/* A file is opened once, whatever names it goes by. */
static hb_font_t *
font_of(struct shaper *s, const char *file, int index)
{
	str key = str_format(s->a, "%s\n%d", file, index);
	hb_font_t *font = map_find(&s->files, key);

	if (font != NULL)
		return hb_font_reference(font);
	font = open_font(file, index);
	map_put(&s->files, key, font);
	return font;
}

static struct cut *
cut_new(struct shaper *s, struct fonts *fonts, const FcPattern *p, str file, int index)
{
	struct cut *c = ARENA_NEW(s->a, struct cut);
	FcChar8 *family;
	hb_codepoint_t space = 0;

	c->fonts = fonts;
	c->file = c->face.path = str_copy(s->a, file);
	c->index = index;
	c->font = font_of(s, c->file.p, index);
	if (FcPatternGetString(p, FC_FAMILY, 0, &family) == FcResultMatch)
		c->face.family = str_copy(s->a, str_of((const char *)family));
	c->face.wanted = c->face.family;
	read_metrics(&c->face, c->font);
	if (hb_font_get_nominal_glyph(c->font, ' ', &space))
		c->face.space = hb_font_get_glyph_h_advance(c->font, space);
	else
		c->face.space = SHAPE_EM / 4;
	c->space_glyph = space;
	return c;
}

void
cut_file(const FcPattern *pattern, str *file, int *index)
{
	FcChar8 *name = NULL;

	*index = 0;
	FcPatternGetString(pattern, FC_FILE, 0, &name);
	FcPatternGetInteger(pattern, FC_INDEX, 0, index);
	*file = str_of((const char *)name);
}

struct cut *
cut_find(struct shaper *shaper, struct fonts *fonts, const FcPattern *pattern, str wanted, bool bold, bool italic)
{
	struct cut *c;
	str key, file;
	int index;

	cut_file(pattern, &file, &index);
	key = str_format(shaper->a, STR_FMT "\n%d %d %d " STR_FMT, STR_ARG(file), index, bold, italic, STR_ARG(wanted));
	c = map_find(&shaper->found, key);
	if (c != NULL)
		return c;
	c = cut_new(shaper, fonts, pattern, file, index);
	c->want_bold = bold;
	c->want_italic = italic;
	if (wanted.n > 0) {
		c->face.wanted = wanted;
		c->symbols = symbol_set(alias_fold(wanted, shaper->a));
	}
	read_cut_style(c, pattern);
	c->cairo = cairo_face(pattern, c->face.synthetic_bold);
	map_put(&shaper->found, key, c);
	return c;
}

/* A family that is there in place of the one asked for. */
struct choice {
	struct fonts *fonts;
	const char *family;
	bool complain;
};

static bool
choice_take(struct choice *c, struct fonts *fonts, const char *family, bool complain)
{
	if (family == NULL)
		return false;
	*c = (struct choice){ fonts, family, complain };
	return true;
}

/* Looks for a family by its own name, by its aliases, then by its name among all the system's fonts. */
static bool
choose_known(struct shaper *s, str name, struct choice *c)
{
	str folded = alias_fold(name, s->a);
	const struct alias *alias;

	if (choice_take(c, &s->first, fonts_family(&s->first, name, s->a), false))
		return true;
	for (int i = 0; (alias = alias_find(folded, i)) != NULL; i++)
		if (alias->why != ALIAS_LOOKS &&
		    choice_take(c, &s->first, fonts_family(&s->first, str_of(alias->to), s->a), false))
			return true;
	if (shaper_all(s) != NULL && choice_take(c, &s->all, fonts_family(&s->all, name, s->a), false))
		return true;
	return false;
}

static bool
choose_like(struct shaper *s, str name, struct choice *c)
{
	str folded = alias_fold(name, s->a);
	const struct alias *alias;

	if (choice_take(c, &s->first, fonts_substitute(&s->first, name, s->a), true))
		return true;
	for (int i = 0; (alias = alias_find(folded, i)) != NULL; i++)
		if (choice_take(c, &s->first, fonts_family(&s->first, str_of(alias->to), s->a), true))
			return true;
	return choice_take(c, &s->first, fonts_family(&s->first, str_of(alias_guess(folded)), s->a), true);
}

/* The family for a name; "UVnTime;Times New Roman" is a list, of which the first that is there is taken. */
static struct choice
choose_font(struct shaper *s, str name)
{
	struct choice c = { &s->first, NULL, true };
	str one, rest = name;

	if (str_trim(name).n == 0)
		name = rest = STR("Times New Roman");
	for (str r = rest; r.n > 0;) {
		size_t i = 0;

		while (i < r.n && r.p[i] != ';' && r.p[i] != ',')
			i++;
		one = str_sub(r, 0, i);
		r = str_sub(r, i + 1, r.n);
		if (str_trim(one).n > 0 && choose_known(s, one, &c))
			return c;
	}
	if (choose_like(s, name, &c))
		return c;
	if (s->first.families.n > 0)
		c.family = s->first.families.at[0].value;
	else if (shaper_all(s) != NULL)
		c = (struct choice){ &s->all, s->all.families.at[0].value, true };
	return c;
}

/*
 * A family that has several cuts and not the one asked for: the upright one is drawn bold, or a stand-in of Word's
 * font is emboldened. A family of one cut looks as its author meant it; one without bold is emboldened by Word too.
 */
static bool
lacks_cut(const struct choice *c, const struct face *face, bool bold, bool italic)
{
	if (face->bold && !bold)
		return fonts_have(c->fonts, c->family, FONTS_LIGHT);
	if (face->italic && !italic)
		return fonts_have(c->fonts, c->family, FONTS_UPRIGHT);
	return (face->synthetic_bold || face->synthetic_italic) && !str_eq(face->family, face->wanted) &&
	    fonts_have(c->fonts, c->family, FONTS_BOLD | FONTS_ITALIC);
}

static const struct face *
cut_for(struct shaper *s, struct family *f, str family, int style)
{
	bool bold = style & 1, italic = style & 2;
	str wanted = str_copy(s->a, family);
	struct choice c = choose_font(s, wanted);
	FcPattern *font = fonts_match(c.fonts, c.family, bold, italic);
	struct cut *cut = cut_find(s, c.fonts, font, wanted, bold, italic);

	FcPatternDestroy(font);
	f->stood_in = c.complain;
	f->lacks[style] = !c.complain && lacks_cut(&c, &cut->face, bold, italic);
	return &cut->face;
}

static void
complain_family(struct shaper *s, struct family *f, const struct face *face, struct loc where, struct diags *d)
{
	f->named_in = s->document;
	diag_add(
	    d, &shape_no_family, where, _("%.*s; %.*s stands in for it"), STR_ARG(face->wanted), STR_ARG(face->family));
}

static void
complain_cut(struct shaper *s, struct family *f, int style, struct loc where, struct diags *d)
{
	static const char *const cuts[] = { N_("regular"), N_("bold"), N_("italic"), N_("bold italic") };
	const struct face *face = f->cut[style];

	f->lack_named_in[style] = s->document;
	diag_add(d, &shape_no_cut, where, _("%.*s, %s; made of %.*s"), STR_ARG(face->family), _(cuts[style]),
	    STR_ARG(face->path));
}

const struct face *
shape_face(struct shaper *shaper, str family, bool bold, bool italic, struct loc where, struct diags *d)
{
	int style = bold + 2 * italic; /* as struct family counts its cuts */
	struct family *f = map_find(&shaper->families, family);

	if (f == NULL) {
		f = ARENA_NEW(shaper->a, struct family);
		map_put(&shaper->families, str_copy(shaper->a, family), f);
	}
	if (f->cut[style] == NULL)
		f->cut[style] = cut_for(shaper, f, family, style);
	if (f->stood_in && f->named_in != shaper->document)
		complain_family(shaper, f, f->cut[style], where, d);
	if (f->lacks[style] && f->lack_named_in[style] != shaper->document)
		complain_cut(shaper, f, style, where, d);
	return f->cut[style];
}

cairo_font_face_t *
shape_cairo_face(struct shaper *shaper, const struct face *face)
{
	(void)shaper;
	return cut_at(face)->cairo;
}

/* --- shaping ---------------------------------------------------------------- */

void
shaped_room(struct shaped *g, size_t n)
{
	if (n > g->cap) {
		g->cap = n * 2;
		g->glyphs = mem_grow(g->glyphs, g->cap * sizeof *g->glyphs);
		g->starts = mem_grow(g->starts, g->cap * sizeof *g->starts);
	}
	g->n = n;
}

/* Glyphs of one start make a cluster; its bytes reach to the next one's first. */
static void
read_clusters(struct glyph_run *r, struct cluster *out, const struct shaped *g)
{
	size_t n = g->n, end = 0;

	for (size_t i = 0; i < n;) {
		size_t glyphs = 0, start = g->starts[r->rtl ? n - 1 - i : i];
		struct cluster *c = &out[r->clusters_n++];

		for (; i < n && g->starts[r->rtl ? n - 1 - i : i] == start; i++)
			glyphs++;
		end = i < n ? g->starts[r->rtl ? n - 1 - i : i] : r->text.n;
		c->glyphs = (uint16_t)glyphs;
		c->bytes = (uint16_t)(end - (r->clusters_n > 1 ? start : 0));
	}
}

static int
count_spaces(const struct glyph_run *r)
{
	int n = 0;
	size_t at = 0;

	for (size_t i = 0; i < r->clusters_n; at += r->clusters[i++].bytes) {
		str c = str_sub(r->text, at, at + r->clusters[i].bytes);

		if (str_eq(c, STR(" ")) || str_eq(c, STR("\u00a0")))
			n++;
	}
	return n;
}

struct glyph_run *
run_of(struct shaper *shaper, const struct face *face, str text, bool rtl, const struct shaped *g)
{
	struct glyph_run *r = ARENA_NEW(shaper->runs, struct glyph_run);
	struct cluster *clusters = ARENA_ARRAY(shaper->runs, struct cluster, g->n);

	r->face = face;
	r->passing = shaper->runs != shaper->a;
	r->text = text;
	r->rtl = rtl;
	r->glyphs = arena_copy(shaper->runs, g->glyphs, g->n * sizeof *g->glyphs);
	r->glyphs_n = g->n;
	for (size_t i = 0; i < g->n; i++)
		r->width += g->glyphs[i].advance;
	r->clusters = clusters;
	read_clusters(r, clusters, g);
	r->spaces = count_spaces(r);
	return r;
}

/* Latin letters, signs and punctuation: one script, left to right. */
static bool
is_one_script(str text)
{
	for (size_t i = 0; i < text.n;) {
		unsigned c = text_next(text, &i);

		if (c >= 0x300 && !(c >= 0x1e00 && c <= 0x1eff) && !(c >= 0x2010 && c <= 0x2027) &&
		    !(c >= 0x2030 && c <= 0x205e) && c != 0x20ab && c != 0x2264 && c != 0x2265)
			return false;
	}
	return true;
}

/* The features as HarfBuzz takes them. */
static unsigned
hb_features(unsigned features, hb_feature_t *to)
{
	static const struct {
		unsigned when;
		bool off; /* set where the bit is not */
		hb_tag_t tag;
		unsigned value;
	} known[] = {
		{ SHAPE_KERN, true, HB_TAG('k', 'e', 'r', 'n'), 0 },
		{ SHAPE_SMALL_CAPS, false, HB_TAG('s', 'm', 'c', 'p'), 1 },
		{ SHAPE_NO_LIGATURES, false, HB_TAG('l', 'i', 'g', 'a'), 0 },
		{ SHAPE_NO_LIGATURES, false, HB_TAG('c', 'l', 'i', 'g'), 0 },
	};
	unsigned n = 0;

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (((features & known[i].when) != 0) != known[i].off)
			to[n++] = (hb_feature_t){ known[i].tag, known[i].value, HB_FEATURE_GLOBAL_START,
				HB_FEATURE_GLOBAL_END };
	return n;
}

/* What HarfBuzz has shaped. False: a letter is missing. */
static bool
read_buffer(struct shaped *g, hb_buffer_t *buffer)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);

	shaped_room(g, n);
	for (unsigned i = 0; i < n; i++) {
		if (info[i].codepoint == 0)
			return false;
		g->glyphs[i] = (struct glyph){ info[i].codepoint, at[i].x_advance, at[i].x_offset, -at[i].y_offset };
		g->starts[i] = info[i].cluster;
	}
	return true;
}

/* Shapes all the text in one face; NULL: letters are missing. */
static struct glyph_run *
shape_plain(struct shaper *s, const struct face *f, str text, unsigned features)
{
	hb_feature_t set[8];
	unsigned n = hb_features(features, set);

	hb_buffer_clear_contents(s->buffer);
	hb_buffer_set_direction(s->buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(s->buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(s->buffer, s->language);
	hb_buffer_add_utf8(s->buffer, text.p, (int)text.n, 0, (int)text.n);
	hb_shape(cut_at(f)->font, s->buffer, set, n);
	if (!read_buffer(&s->shaped, s->buffer))
		return NULL;
	return run_of(s, f, text, false, &s->shaped);
}

/* Complains of letters that the face lacks, each once, with the first place where it stands. */
static void
complain_missing(struct shaper *s, const struct face *f, str text, struct loc where, struct diags *d)
{
	hb_font_t *hb = cut_at(f)->font;

	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		unsigned c = text_next(text, &i);
		hb_codepoint_t glyph;
		str key = str_format(s->a, "U+%04X", c);

		if (c < 0x20 || hb_font_get_nominal_glyph(hb, c, &glyph))
			continue;
		if (map_put(&s->missing, key, s) == NULL)
			diag_add(d, &shape_no_letter, where, STR_FMT " " STR_FMT, STR_ARG(key),
			    STR_ARG(str_sub(text, from, i)));
	}
}

static const struct glyph_run *
shape_piece(struct shaper *s, const struct face *f, str text, unsigned features, bool *lacks)
{
	struct glyph_run *r = NULL, *better;
	size_t unknown = 0, still = 0;

	if (!(features & SHAPE_RTL) && is_one_script(text))
		r = shape_plain(s, f, text, features);
	if (r != NULL)
		return r;
	r = pg_items(s, cut_at(f)->fonts, f, text, features, &unknown);
	if (unknown > 0 && shaper_all(s) != NULL) {
		better = pg_items(s, &s->all, f, text, features, &still);
		if (still < unknown) {
			r = better;
			unknown = still;
		}
	}
	*lacks = *lacks || unknown > 0;
	return r;
}

/* The end of a piece that can be shaped: at most RUN_BYTES_MAX on, where a letter begins. */
static size_t
piece_end(str text, size_t from)
{
	size_t end = from + RUN_BYTES_MAX;

	if (end >= text.n)
		return text.n;
	while (end > from + 1 && ((unsigned char)text.p[end] & 0xc0) == 0x80)
		end--;
	return end;
}

static const struct glyph_run *
shape_pieces(struct shaper *s, const struct face *f, str text, unsigned features, bool *lacks)
{
	const struct glyph_run *first = NULL;
	struct glyph_run *last = NULL;

	for (size_t at = 0; at < text.n;) {
		size_t end = piece_end(text, at);
		const struct glyph_run *r = shape_piece(s, f, str_sub(text, at, end), features, lacks);

		if (last != NULL)
			last->next = r;
		else
			first = r;
		/* made just now, in our arena: the chain is still ours to lengthen */
		for (last = (struct glyph_run *)(uintptr_t)r; last != NULL && last->next != NULL;)
			last = (struct glyph_run *)(uintptr_t)last->next;
		at = end;
	}
	return first;
}

/* --- the table of words ------------------------------------------------------- */

static unsigned long long
word_hash(const struct face *f, unsigned features, str text)
{
	unsigned long long h = str_hash(text) ^ (unsigned long long)(uintptr_t)f * 0x9e3779b97f4a7c15ULL;

	h ^= features * 0xff51afd7ed558ccdULL;
	return h ^ h >> 29;
}

static struct word *
word_slot(
    struct word *words, size_t slots_n, const struct face *f, unsigned features, str text, unsigned long long hash)
{
	size_t i = hash & (slots_n - 1);

	while (words[i].run != NULL &&
	    (words[i].hash != hash || words[i].face != f || words[i].features != features ||
		!str_eq(words[i].text, text)))
		i = (i + 1) & (slots_n - 1);
	return &words[i];
}

static void
words_grow(struct shaper *s)
{
	size_t n = s->slots_n * 2;
	struct word *more = calloc(n, sizeof *more);

	if (more == NULL)
		abort();
	for (size_t i = 0; i < s->slots_n; i++) {
		const struct word *w = &s->words[i];

		if (w->run != NULL)
			*word_slot(more, n, w->face, w->features, w->text, w->hash) = *w;
	}
	free(s->words);
	s->words = more;
	s->slots_n = n;
}

static const struct glyph_run *
word_add(struct shaper *s, const struct word *w)
{
	if (s->words_n * 2 >= s->slots_n)
		words_grow(s);
	*word_slot(s->words, s->slots_n, w->face, w->features, w->text, w->hash) = *w;
	s->words_n++;
	return w->run;
}

/* Bytes that are no UTF-8 become U+FFFD: Pango must not see them. */
static str
mend_utf8(struct shaper *s, str text)
{
	struct out o;
	str mended;

	if (text_bad_utf8(text) == text.n && memchr(text.p, '\0', text.n) == NULL)
		return text;
	out_init(&o);
	for (size_t i = 0; i < text.n;) {
		unsigned c = text_next(text, &i);

		out_utf8(&o, c != 0 ? c : 0xfffd);
	}
	mended = out_copy(&o, s->runs);
	out_release(&o);
	return mended;
}

static const struct glyph_run *
empty_run(struct shaper *s, const struct face *f)
{
	struct glyph_run *r = ARENA_NEW(s->runs, struct glyph_run);

	r->face = f;
	r->passing = s->runs != s->a;
	return r;
}

/* Complains of the letters that a word lacks, once a document and word. */
static void
complain_word(struct shaper *s, struct word *w, struct loc where, struct diags *d)
{
	w->named_in = s->document;
	for (const struct glyph_run *r = w->run; r != NULL; r = r->next)
		complain_missing(s, r->face, r->text, where, d);
}

/* Gives a word its run, in the arena s->runs. */
static void
word_shape(struct shaper *s, struct word *w, struct loc where, struct diags *d)
{
	str shown;

	s->misses++;
	w->text = str_copy(s->runs, w->text);
	shown = text_nfc(s->runs, mend_utf8(s, w->text));
	shown = symbol_text(cut_at(w->face)->symbols, shown, s->runs);
	w->run = shown.n > 0 ? shape_pieces(s, w->face, shown, w->features, &w->lacks) : empty_run(s, w->face);
	if (w->lacks)
		complain_word(s, w, where, d);
}

enum { WORDS_KEPT = 50000 }; /* far more than texts have; tables of figures have more still */

const struct glyph_run *
shape_word(struct shaper *shaper, const struct face *face, str text, unsigned features, struct arena *a,
    struct loc where, struct diags *d)
{
	unsigned long long hash = word_hash(face, features, text);
	struct word *slot, w = { .face = face, .features = features, .hash = hash, .text = text };

	slot = word_slot(shaper->words, shaper->slots_n, face, features, text, hash);
	if (slot->run != NULL) {
		shaper->hits++;
		if (slot->lacks && slot->named_in != shaper->document)
			complain_word(shaper, slot, where, d);
		return slot->run;
	}
	if (a == NULL || shaper->words_n < WORDS_KEPT) {
		word_shape(shaper, &w, where, d);
		return word_add(shaper, &w);
	}
	shaper->runs = a;
	word_shape(shaper, &w, where, d);
	shaper->runs = shaper->a;
	return w.run;
}

const struct glyph_run *
shape_text(
    struct shaper *shaper, const struct face *face, str text, unsigned features, struct loc where, struct diags *d)
{
	return shape_word(shaper, face, text, features, NULL, where, d);
}

int64_t
shape_width(const struct glyph_run *r)
{
	int64_t width = 0;

	for (; r != NULL; r = r->next)
		width += r->width;
	return width;
}

bool
shape_ink(const struct glyph_run *r, int64_t *up, int64_t *down)
{
	bool any = false;

	*up = *down = 0;
	for (; r != NULL; r = r->next) {
		hb_font_t *font = cut_at(r->face)->font;

		for (size_t i = 0; i < r->glyphs_n; i++) {
			hb_glyph_extents_t e;
			int64_t top, bottom;

			if (!hb_font_get_glyph_extents(font, r->glyphs[i].id, &e) || e.height == 0)
				continue;
			top = e.y_bearing - r->glyphs[i].dy;
			bottom = top + e.height;
			*up = !any || top > *up ? top : *up;
			*down = !any || bottom < *down ? bottom : *down;
			any = true;
		}
	}
	return any;
}

void
shape_counts(const struct shaper *shaper, size_t *hits, size_t *misses)
{
	*hits = shaper->hits;
	*misses = shaper->misses;
}
