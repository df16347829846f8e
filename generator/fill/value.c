#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "fill/include.h"
#include "fill/odt/odt.h"

/*
 * Values that a data file can only describe (vanthu-inputs(5), "Values with
 * structure"): a map whose first key begins with a dollar sign stands for what that
 * key says.
 *
 *   $anh       a picture's file; rong, cao, mo_ta
 *   $bieu_do   a chart's description
 *   $markdown  a text
 *   $chu       runs of text with looks, inside a paragraph: dam, nghieng, mau …
 *   $doan      paragraphs, each with its style
 *   $tai_lieu  another document's body
 */
struct reader {
	const struct tpl_hooks *hooks;
	struct arena *a;
	struct diags *d;
};

static struct value *
find_field(const struct value *v, const char *key)
{
	return value_at(v, str_of(key));
}

static str
read_text_field(struct reader *r, const struct value *v)
{
	struct out o;
	str s;

	if (v == NULL || v->kind == VALUE_NONE)
		return STR("");
	if (v->kind == VALUE_TEXT)
		return v->text;
	out_init(&o);
	value_print(&o, v);
	s = out_copy(&o, r->a);
	out_release(&o);
	return s;
}

static void
complain_value(struct reader *r, const struct value *v, const char *what)
{
	diag_add(r->d, &fill_bad_value, v->where, "%s", what);
}

/* Every key must be one of names; what is misspelt would be lost in silence. */
static void
keys_known(struct reader *r, const struct value *v, const char *const *names)
{
	for (size_t i = 0; i < v->map->n; i++) {
		str key = v->map->at[i].key, all[32], near;
		size_t n = 0;
		bool known = false;

		for (; n < 32 && names[n] != NULL; n++) {
			all[n] = str_of(names[n]);
			known |= str_eq(key, all[n]);
		}
		if (known)
			continue;
		diag_add(r->d, &fill_bad_value, ((const struct value *)v->map->at[i].value)->where,
		    _("unknown key %.*s"), STR_ARG(key));
		near = str_nearest(key, all, n);
		if (near.n > 0)
			diag_hint(r->d, _("nearest is %.*s"), STR_ARG(near));
	}
}

/* A name in a data file is meant from that file's folder. */
static const char *
data_path(struct reader *r, const struct value *v)
{
	const char *name = str_c(r->a, read_text_field(r, v));

	if (name[0] == '/' || v->where.source == NULL)
		return name;
	return file_join(r->a, file_dir(r->a, str_c(r->a, v->where.source->file)), name);
}

static int
read_twips(struct reader *r, const struct value *v, const char *key)
{
	const struct value *f = find_field(v, key);
	long long emu = f != NULL ? odt_emu(read_text_field(r, f)) : 0;

	if (f != NULL && emu == 0)
		complain_value(r, f, _("not a length as \"16cm\""));
	return (int)(emu / 635);
}

static struct value
read_picture_value(struct reader *r, const struct value *v)
{
	static const char *const keys[] = { "$anh", "rong", "cao", "mo_ta", NULL };
	struct picture *p = ARENA_NEW(r->a, struct picture);
	const char *path = data_path(r, find_field(v, "$anh"));

	keys_known(r, v, keys);
	if (!file_read(path, r->a, &p->bytes, r->d))
		diag_also(r->d, v->where, "%s", _("asked for here"));
	p->name = file_name(path);
	p->alt = read_text_field(r, find_field(v, "mo_ta"));
	p->width_twips = read_twips(r, v, "rong");
	p->height_twips = read_twips(r, v, "cao");
	p->asked = p->width_twips > 0 || p->height_twips > 0;
	return (struct value){ .kind = VALUE_PICTURE, .where = v->where, .picture = p };
}

static struct value
read_chart_value(struct reader *r, const struct value *v)
{
	(void)r;
	return (struct value){ .kind = VALUE_CHART, .where = v->where, .chart = find_field(v, "$bieu_do") };
}

static struct value
make_rich_value(const struct value *v, struct block *blocks, bool inline_only, struct arena *a)
{
	struct rich *rich_text = ARENA_NEW(a, struct rich);
	struct value result;

	rich_text->blocks = blocks;
	rich_text->inline_only = inline_only;
	result = value_rich(rich_text);
	result.where = v->where;
	return result;
}

static struct block *
new_rich_block(struct reader *r, enum block_kind kind, const struct value *v)
{
	struct block *b = ARENA_NEW(r->a, struct block);

	b->kind = kind;
	b->where = v->where;
	return b;
}

static struct value
read_markdown_value(struct reader *r, const struct value *v)
{
	static const char *const keys[] = { "$markdown", NULL };
	const struct value *source = find_field(v, "$markdown");

	keys_known(r, v, keys);
	if (r->hooks == NULL || r->hooks->markdown == NULL)
		return *source;
	return r->hooks->markdown(r->hooks->ctx, read_text_field(r, source), source->where, r->a, r->d);
}

static struct value
read_document_value(struct reader *r, const struct value *v)
{
	static const char *const keys[] = { "$tai_lieu", NULL };
	struct block *b = new_rich_block(r, BLOCK_DOCUMENT, v);

	keys_known(r, v, keys);
	b->text = str_of(data_path(r, find_field(v, "$tai_lieu")));
	return make_rich_value(v, b, false, r->a);
}

/* --- looks ---------------------------------------------------------------- */

static enum tri
tri_of(const struct value *v, const char *key)
{
	const struct value *f = find_field(v, key);

	if (f == NULL)
		return TRI_UNSET;
	return value_true(f) ? TRI_YES : TRI_NO;
}

static str
read_colour_field(struct reader *r, const struct value *v, const char *key)
{
	const struct value *f = find_field(v, key);
	str c = read_text_field(r, f);
	bool fits;

	if (str_starts(c, STR("#")))
		c = str_sub(c, 1, c.n);
	fits = c.n == 6 || c.n == 0;
	for (size_t i = 0; fits && i < c.n; i++)
		fits = strchr("0123456789abcdefABCDEF", c.p[i]) != NULL;
	if (fits)
		return c;
	complain_value(r, f, _("not a colour: six hexadecimal digits, as \"FFDD00\""));
	return STR("");
}

static int
read_size_field(struct reader *r, const struct value *v)
{
	const struct value *f = find_field(v, "co");
	int64_t n;

	if (f == NULL)
		return 0;
	if (f->kind == VALUE_DEC && dec_to_int(dec_mul(f->dec, dec_int(2)), &n) && n > 1 && n < 3276)
		return (int)n;
	complain_value(r, f, _("not a size in points"));
	return 0;
}

static const struct span_props *
read_span_look(struct reader *r, const struct value *v)
{
	struct span_props *p = ARENA_NEW(r->a, struct span_props);
	const struct value *line = find_field(v, "gach_chan"), *shift = find_field(v, "chi_so");

	p->style = read_text_field(r, find_field(v, "kieu"));
	p->colour = read_colour_field(r, v, "mau");
	p->highlight = read_colour_field(r, v, "nen");
	p->font = read_text_field(r, find_field(v, "phong"));
	p->size_half_points = read_size_field(r, v);
	p->bold = tri_of(v, "dam");
	p->italic = tri_of(v, "nghieng");
	p->strike = tri_of(v, "gach_ngang");
	p->caps = tri_of(v, "hoa");
	p->small_caps = tri_of(v, "hoa_nho");
	p->rtl = tri_of(v, "phai_sang_trai");
	p->language = read_text_field(r, find_field(v, "ngon_ngu"));
	if (line != NULL && line->kind == VALUE_TEXT)
		p->underline = line->text;
	else if (line != NULL)
		p->underline = value_true(line) ? STR("single") : STR("none");
	if (shift != NULL && str_eq(read_text_field(r, shift), STR("tren")))
		p->superscript = TRI_YES;
	else if (shift != NULL && str_eq(read_text_field(r, shift), STR("duoi")))
		p->subscript = TRI_YES;
	else if (shift != NULL)
		complain_value(r, shift, _("\"tren\" or \"duoi\""));
	return p;
}

static struct inline_node *read_runs(struct reader *r, const struct value *v, int depth);

static struct inline_node *
inline_new(struct reader *r, enum inline_kind kind, const struct value *v)
{
	struct inline_node *n = ARENA_NEW(r->a, struct inline_node);

	n->kind = kind;
	n->where = v->where;
	return n;
}

static struct inline_node *
one_run(struct reader *r, const struct value *v, int depth)
{
	static const char *const keys[] = { "chu", "$chu", "kieu", "mau", "nen", "phong", "co", "dam", "nghieng",
		"gach_ngang", "gach_chan", "chi_so", "hoa", "hoa_nho", "phai_sang_trai", "ngon_ngu", "lien_ket",
		"chu_thich", NULL };
	struct inline_node *n;
	const struct value *inside, *note;

	if (v->kind == VALUE_PICTURE || v->kind == VALUE_CHART) {
		struct value *copy = ARENA_NEW(r->a, struct value);

		*copy = *v;
		n = inline_new(r, INLINE_IMAGE, v);
		n->value = copy;
		return n;
	}
	if (v->kind != VALUE_MAP) {
		n = inline_new(r, INLINE_TEXT, v);
		n->text = read_text_field(r, v);
		return n;
	}
	keys_known(r, v, keys);
	n = inline_new(r, INLINE_SPAN, v);
	n->props = read_span_look(r, v);
	n->url = read_text_field(r, find_field(v, "lien_ket"));
	inside = find_field(v, "$chu") != NULL ? find_field(v, "$chu") : find_field(v, "chu");
	if (inside != NULL)
		n->children = read_runs(r, inside, depth + 1);
	note = find_field(v, "chu_thich");
	if (note != NULL) {
		struct inline_node **last = &n->children;

		while (*last != NULL)
			last = &(*last)->next;
		*last = inline_new(r, INLINE_FOOTNOTE, note);
		(*last)->note = new_rich_block(r, BLOCK_PARAGRAPH, note);
		(*last)->note->inlines = read_runs(r, note, depth + 1);
	}
	return n;
}

static struct inline_node *
read_runs(struct reader *r, const struct value *v, int depth)
{
	struct inline_node *first = NULL, **last = &first;

	if (depth > LIMIT_YAML_DEPTH)
		return NULL;
	if (v->kind != VALUE_LIST)
		return one_run(r, v, depth);
	for (size_t i = 0; i < v->list->n; i++) {
		*last = one_run(r, &v->list->at[i], depth);
		while (*last != NULL)
			last = &(*last)->next;
	}
	return first;
}

static struct value
inline_text(struct reader *r, const struct value *v)
{
	struct block *b = new_rich_block(r, BLOCK_PARAGRAPH, v);

	b->inlines = one_run(r, v, 0);
	return make_rich_value(v, b, true, r->a);
}

static struct block *
read_rich_paragraph(struct reader *r, const struct value *v)
{
	static const char *const keys[] = { "kieu_doan", "chu", NULL };
	struct block *b = new_rich_block(r, BLOCK_PARAGRAPH, v);

	if (v->kind == VALUE_RICH) {
		rich_printed(v->rich);
		return v->rich->blocks != NULL ? v->rich->blocks : b;
	}
	if (v->kind != VALUE_MAP || find_field(v, "kieu_doan") == NULL) {
		b->inlines = one_run(r, v, 0);
		return b;
	}
	keys_known(r, v, keys);
	b->style = read_text_field(r, find_field(v, "kieu_doan"));
	if (find_field(v, "chu") != NULL)
		b->inlines = read_runs(r, find_field(v, "chu"), 0);
	return b;
}

static struct value
read_rich_paragraphs(struct reader *r, const struct value *v)
{
	static const char *const keys[] = { "$doan", NULL };
	const struct value *list = find_field(v, "$doan");
	struct block *first = NULL, **last = &first;

	keys_known(r, v, keys);
	if (list->kind != VALUE_LIST)
		first = read_rich_paragraph(r, list);
	for (size_t i = 0; list->kind == VALUE_LIST && i < list->list->n; i++) {
		*last = arena_copy(r->a, read_rich_paragraph(r, &list->list->at[i]), sizeof **last);
		while (*last != NULL)
			last = &(*last)->next;
	}
	return make_rich_value(v, first, false, r->a);
}

/* --- all ----------------------------------------------------------------------- */

static const struct {
	const char *key;
	struct value (*read)(struct reader *r, const struct value *v);
} kinds[] = {
	{ "$anh", read_picture_value },
	{ "$bieu_do", read_chart_value },
	{ "$markdown", read_markdown_value },
	{ "$chu", inline_text },
	{ "$doan", read_rich_paragraphs },
	{ "$tai_lieu", read_document_value },
};

static void
walk_values(struct reader *r, struct value *v, int depth)
{
	str key;

	if (depth > LIMIT_YAML_DEPTH)
		return;
	if (v->kind == VALUE_LIST)
		for (size_t i = 0; i < v->list->n; i++)
			walk_values(r, &v->list->at[i], depth + 1);
	if (v->kind != VALUE_MAP)
		return;
	for (size_t i = 0; i < v->map->n; i++)
		walk_values(r, v->map->at[i].value, depth + 1);
	key = v->map->n > 0 ? v->map->at[0].key : STR("");
	if (!str_starts(key, STR("$")))
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(key, str_of(kinds[i].key))) {
			*v = kinds[i].read(r, v);
			return;
		}
}

void
fill_values(struct value *data, const struct tpl_hooks *hooks, struct arena *a, struct diags *d)
{
	struct reader r = { hooks, a, d };

	walk_values(&r, data, 0);
}
