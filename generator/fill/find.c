#include <string.h>

#include "base/limits.h"

#include "fill/engine.h"
#include "text/text.h"

/*
 * Lines: what an author sees as one text. A paragraph's characters are joined
 * over runs, proofing marks, bookmarks and tracked changes; a text box or a
 * note inside it is a line of its own. segs leads from the joined text back to
 * the bytes.
 */
struct finder {
	struct part_template *pt;
	struct arena *a;
	struct diags *d;
	struct out text;
	struct fill_line *line;
	bool full; /* more tags than are allowed: said */
};

static const char object_mark[] = "\xef\xbf\xbc"; /* U+FFFC: something that is no text */

static void
seg_add(struct finder *f, const char *p, size_t n, size_t from, size_t to, uint32_t node)
{
	struct fill_seg *s;

	if (n == 0)
		return;
	s = VEC_ADD(f->a, &f->line->segs);
	*s = (struct fill_seg){ (uint32_t)f->text.n, (uint32_t)n, (uint32_t)from, (uint32_t)to, node };
	out_bytes(&f->text, p, n);
}

/* Characters as they stand in the part; each entity is a piece of its own. */
static void
chars_add(struct finder *f, size_t from, size_t to, uint32_t node)
{
	str b = f->pt->tree.bytes;

	while (from < to) {
		const char *amp = memchr(b.p + from, '&', to - from);
		size_t end = amp != NULL ? (size_t)(amp - b.p) : to;

		seg_add(f, b.p + from, end - from, from, end, node);
		if (amp != NULL) {
			const char *semi = memchr(amp, ';', to - end < 12 ? to - end : 12);
			size_t next = semi != NULL ? (size_t)(semi - b.p) + 1 : end + 1;
			str decoded = xml_decode(f->a, str_sub(b, end, next));

			seg_add(f, decoded.p, decoded.n, end, next, node);
			end = next;
		}
		from = end;
	}
}

static bool
is_page_break(const struct fill_tree *t, uint32_t n)
{
	str type = node_attribute(t, n, STR("w:type"));

	return type.n > 0 && !str_eq(type, STR("textWrapping"));
}

static void
join_paragraph(struct finder *f, uint32_t paragraph)
{
	const struct fill_tree *t = &f->pt->tree;
	uint32_t i = paragraph + 1;

	while (i < t->nodes.at[paragraph].last) {
		const struct fill_node *n = &t->nodes.at[i];
		uint32_t next = i + 1;

		switch ((enum fill_role)n->role) {
		case ROLE_CHARS: chars_add(f, n->from, n->to, i); break;
		case ROLE_TAB:
			seg_add(f, "\t", 1, n->from, n->to, i);
			next = n->last;
			break;
		case ROLE_BREAK:
			if (is_page_break(t, i))
				seg_add(f, object_mark, 3, n->from, n->to, i);
			else
				seg_add(f, "\n", 1, n->from, n->to, i);
			next = n->last;
			break;
		case ROLE_SPACE:
			seg_add(f, " ", 1, n->from, n->to, i);
			next = n->last;
			break;
		case ROLE_HYPHEN:
			seg_add(f, "-", 1, n->from, n->to, i);
			next = n->last;
			break;
		case ROLE_OBJECT:
		case ROLE_PICTURE:
		case ROLE_BOX:
		case ROLE_TABLE:
		case ROLE_PARAGRAPH:
			seg_add(f, object_mark, 3, n->from, n->to, i);
			next = n->last;
			break;
		case ROLE_PROPS:
		case ROLE_GONE: next = n->last; break;
		default: break;
		}
		i = next;
	}
}

static struct fill_line *
line_begin(struct finder *f, enum fill_line_kind kind, uint32_t node)
{
	struct fill_line *l = ARENA_NEW(f->a, struct fill_line);

	l->kind = kind;
	l->node = node;
	f->line = l;
	out_reset(&f->text);
	return l;
}

static bool
has_braces(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *b = memchr(s.p + i, '{', s.n - i);

		if (b == NULL)
			break;
		i = (size_t)(b - s.p);
		if (i + 1 < s.n && strchr("{%#_", s.p[i + 1]) != NULL)
			return true;
	}
	return false;
}

/* {_{ is a brace to be printed. */
static bool
has_escapes(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *u = memchr(s.p + i, '_', s.n - i);

		if (u == NULL)
			break;
		i = (size_t)(u - s.p);
		if (i > 0 && i + 1 < s.n && strchr("{}%#", s.p[i - 1]) != NULL && strchr("{}%#", s.p[i + 1]) != NULL)
			return true;
	}
	return false;
}

static str
first_word(struct arena *a, str inner)
{
	size_t n = 0;

	(void)a;
	inner = str_trim(inner);
	while (n < inner.n && ((inner.p[n] >= 'a' && inner.p[n] <= 'z') || inner.p[n] == '_'))
		n++;
	return str_sub(inner, 0, n);
}

static bool
only_space(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r')
			continue;
		if (i + 1 < s.n && s.p[i] == '\xc2' && s.p[i + 1] == '\xa0') {
			i++;
			continue;
		}
		return false;
	}
	return true;
}

static enum fill_scope
scope_of(const struct tpl_tag *t)
{
	switch (t->scope) {
	case TPL_PARAGRAPH: return SCOPE_PARAGRAPH;
	case TPL_ROW: return SCOPE_ROW;
	case TPL_CELL: return SCOPE_CELL;
	case TPL_RUN: return SCOPE_RUN;
	default: return SCOPE_INLINE;
	}
}

/* ODF's placeholder shows "<{{ x }}>": the angles go with it. */
static bool
in_placeholder(const struct part_template *pt, const struct fill_line *l, size_t at)
{
	uint32_t n = seg_at(l, at)->node;

	return n != NODE_NONE && node_above(&pt->tree, n, ROLE_PLACEHOLDER) != NODE_NONE;
}

static void
complain_many_tags(struct finder *f)
{
	if (!f->full)
		diag_add(f->d, &fill_many_tags, f->line->where, _("at most %d"), (int)LIMIT_TEMPLATE_TAGS);
	f->full = true;
}

/*
 * "{% endif %}{% if b %}": statements with nothing beside them. Each takes the paragraph as if it were alone in one, so
 * that no empty one is left.
 */
static bool
holds_statements_alone(const struct part_template *pt, const struct fill_line *l)
{
	size_t at = 0;

	for (size_t i = 0; i < l->tags_n; i++) {
		const struct fill_tag *tag = &pt->tags.at[l->first_tag + i];

		if (tag->t.kind != TPL_STMT || tag->scope != SCOPE_INLINE || tag->directive != DIRECTIVE_NONE ||
		    tag_trims(tag) || !only_space(str_sub(l->text, at, tag->t.from)))
			return false;
		at = tag->t.to;
	}
	return only_space(str_sub(l->text, at, l->text.n));
}

/* The font of the run around a tag, where it says itself that it is one from before Unicode. */
static str
old_font_at(const struct part_template *pt, const struct fill_line *l, size_t at)
{
	uint32_t n = seg_at(l, at)->node, run, props;
	str b, font;
	bool capitals;

	run = n != NODE_NONE ? node_above(&pt->tree, n, ROLE_RUN) : NODE_NONE;
	props = run != NODE_NONE ? node_child(&pt->tree, run, ROLE_PROPS) : NODE_NONE;
	if (props == NODE_NONE)
		return STR("");
	b = node_bytes(&pt->tree, props);
	font = tag_attribute(str_sub(b, str_find(b, STR("<w:rFonts "), 0), b.n), STR("w:ascii"), NULL);
	return text_legacy_font(font, &capitals) != TEXT_MODERN ? font : STR("");
}

/* Takes the line that was joined, if it has tags or escaped braces. */
static void
line_end(struct finder *f)
{
	struct fill_line *l = f->line;
	struct part_template *pt = f->pt;
	struct tpl_tag t;
	size_t at = 0;
	bool kept = false;

	if (!has_braces(out_str(&f->text)) && !has_escapes(out_str(&f->text)))
		return;
	l->text = out_copy(&f->text, f->a);
	l->where = where_is(pt, l->node, f->a);
	l->first_tag = pt->tags.n;
	while (tpl_next_tag(l->text, &at, &t, l->where, f->d)) {
		struct fill_tag *tag;

		if (pt->tags.n >= LIMIT_TEMPLATE_TAGS) {
			complain_many_tags(f);
			break;
		}
		tag = VEC_ADD(f->a, &pt->tags);
		tag->t = t;
		tag->line = l;
		tag->role = t.kind == TPL_STMT ? tpl_role(&t) : TPL_ALONE;
		tag->scope = scope_of(&t);
		tag->word = first_word(f->a, t.inner);
		tag->directive = t.kind == TPL_STMT ? directive_named(tag->word) : DIRECTIVE_NONE;
		if (pt->has_old_fonts && l->kind == LINE_PARAGRAPH)
			tag->old_font = old_font_at(pt, l, t.from);
		l->tags_n++;
		kept = true;
	}
	if (l->tags_n == 1 && l->kind == LINE_PARAGRAPH) {
		struct fill_tag *tag = &pt->tags.at[l->first_tag];

		str before = str_sub(l->text, 0, tag->t.from), after = str_sub(l->text, tag->t.to, l->text.n);

		if (in_placeholder(pt, l, tag->t.from) && str_ends(before, STR("<")) && str_starts(after, STR(">"))) {
			before.n--;
			after = str_sub(after, 1, after.n);
		}

		if (tag->scope == SCOPE_INLINE && only_space(before) && only_space(after))
			tag->scope = SCOPE_ALONE;
	}
	if (l->tags_n > 1 && l->kind == LINE_PARAGRAPH && holds_statements_alone(pt, l)) {
		l->chain = true;
		for (size_t i = 0; i < l->tags_n; i++)
			pt->tags.at[l->first_tag + i].scope = SCOPE_ALONE;
	}
	if (kept || has_escapes(l->text))
		*VEC_ADD(f->a, &pt->lines) = l;
}

/* The characters of an address; %XX, which the office program wrote, is read as what was typed. */
static void
address_add(struct finder *f, size_t from, size_t to)
{
	str b = f->pt->tree.bytes;

	for (size_t k = from; k < to; k++) {
		char c = b.p[k];
		unsigned hex;

		if (c == '&') {
			size_t end = str_find_char(b, ';', k) + 1;

			end = end > to ? to : end;
			chars_add(f, k, end, NODE_NONE);
			k = end - 1;
		} else if (c == '%' && k + 2 < to &&
		    sscanf(b.p + k + 1, "%2x", &hex) == 1) { /* NOLINT(cert-err34-c): two digits always fit */
			c = (char)hex;
			seg_add(f, &c, 1, k, k + 3, NODE_NONE);
			k += 2;
		} else {
			seg_add(f, &c, 1, k, k + 1, NODE_NONE);
		}
	}
}

static bool
is_address(str before)
{
	return str_ends(before, STR(" Target=")) || str_ends(before, STR(" xlink:href="));
}

/* Braces in attributes: alternative texts, addresses, names, values of fields. */
static void
attribute_lines(struct finder *f, uint32_t node)
{
	const struct fill_tree *t = &f->pt->tree;
	const struct fill_node *n = &t->nodes.at[node];
	size_t i = n->from;

	for (;;) {
		const char *q = NULL, *end;
		size_t from;
		str value;
		bool escaped;

		while (i < n->open_to && t->bytes.p[i] != '"' && t->bytes.p[i] != '\'')
			i++;
		if (i >= n->open_to)
			return;
		q = t->bytes.p + i;
		from = i + 1;
		end = memchr(q + 1, *q, n->open_to - from);
		if (end == NULL)
			return;
		i = (size_t)(end - t->bytes.p) + 1;
		value = str_sub(t->bytes, from, i - 1);
		escaped = str_find(value, STR("%7B%7B"), 0) < value.n || str_find(value, STR("%7b%7b"), 0) < value.n;
		if (!escaped && !has_braces(value))
			continue;
		line_begin(f, LINE_ATTRIBUTE, node)->percent =
		    escaped || is_address(str_sub(t->bytes, n->from, from - 1));
		if (f->line->percent)
			address_add(f, from, i - 1);
		else
			chars_add(f, from, i - 1, NODE_NONE);
		line_end(f);
	}
}

static bool
in_paragraph(const struct fill_tree *t, uint32_t n)
{
	for (n = t->nodes.at[n].parent; n != NODE_NONE; n = t->nodes.at[n].parent) {
		enum fill_role r = (enum fill_role)t->nodes.at[n].role;

		if (r == ROLE_PARAGRAPH || r == ROLE_GONE)
			return true;
		if (r == ROLE_BOX || r == ROLE_OBJECT || r == ROLE_PICTURE) /* a picture's title and description */
			return false;
	}
	return false;
}

/* In double quotes, as Word writes them, or single ones. */
static bool
names_old_font(str bytes)
{
	static const char *const signs[] = { "ascii=\".Vn", "ascii='.Vn", "ascii=\"VNI-", "ascii='VNI-" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_find(bytes, str_of(signs[i]), 0) < bytes.n)
			return true;
	return false;
}

bool
find_lines(struct part_template *pt, struct arena *a, struct diags *d)
{
	struct finder f = { pt, a, d, { NULL, 0, 0, 0, false }, NULL };

	out_init(&f.text);
	pt->has_old_fonts = names_old_font(pt->tree.bytes);
	for (uint32_t i = 1; i < pt->tree.nodes.n; i++) {
		const struct fill_node *n = &pt->tree.nodes.at[i];

		if (n->attribute_tag)
			attribute_lines(&f, i);
		if (n->role == ROLE_PARAGRAPH) {
			line_begin(&f, LINE_PARAGRAPH, i);
			join_paragraph(&f, i);
			line_end(&f);
		} else if (n->role == ROLE_CHARS && memchr(pt->tree.bytes.p + n->from, '{', n->to - n->from) != NULL &&
		    !in_paragraph(&pt->tree, i)) {
			line_begin(&f, LINE_LOOSE, i);
			chars_add(&f, n->from, n->to, i);
			line_end(&f);
		}
	}
	out_release(&f.text);
	return true;
}
