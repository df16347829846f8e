#include <string.h>

#include "chart/chart.h"
#include "fill/include.h"

/*
 * A value at its slot. Text is escaped and keeps the format of the tag's first
 * character; what text cannot hold (breaks, paragraphs, pictures, rich text)
 * closes what is open around it and opens it again.
 */
struct fill_slot
slot_of(const struct part_template *pt, const struct fill_tag *tag)
{
	struct fill_slot s = { pt, tag, tag->line, NODE_NONE, NODE_NONE, false, true };
	const struct fill_line *l = tag->line;

	if (l->kind != LINE_PARAGRAPH)
		return s;
	s.paragraph = l->node;
	if (l->segs.n > 0)
		s.text = seg_at(l, tag->t.from)->node;
	if (s.text != NODE_NONE)
		s.text = pt->tree.nodes.at[s.text].parent;
	s.raw = s.text == NODE_NONE || pt->tree.nodes.at[s.text].role == ROLE_RAW_TEXT;
	s.alone = l->tags_n == 1 && (tag->scope == SCOPE_ALONE || tag->scope == SCOPE_PARAGRAPH) && !s.raw;
	return s;
}

void
split_close(struct out *out, const struct fill_tree *t, uint32_t node, uint32_t above)
{
	for (; node != above && node != NODE_NONE; node = t->nodes.at[node].parent) {
		str name = node_name(t, node);

		if (t->nodes.at[node].role == ROLE_PLACEHOLDER)
			continue;
		out_puts(out, "</");
		out_put(out, name);
		out_char(out, '>');
	}
}

/* A tag without the attributes that must not appear twice. */
static void
open_again(struct out *o, str open, bool text)
{
	static const char *const once[] = { " w14:paraId=\"", " w14:textId=\"", " xml:id=\"" };

	for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
		size_t at = str_find(open, str_of(once[i]), 0), end;

		if (at == open.n)
			continue;
		end = str_find_char(open, '"', at + strlen(once[i]));
		out_put(o, str_sub(open, 0, at));
		open = str_sub(open, end + 1, open.n);
	}
	if (text && str_find(open, STR("xml:space"), 0) == open.n) {
		out_put(o, str_sub(open, 0, open.n - 1));
		out_puts(o, " xml:space=\"preserve\">");
	} else {
		out_put(o, open);
	}
}

void
split_open(struct out *out, const struct fill_tree *t, uint32_t node, uint32_t above)
{
	uint32_t props = NODE_NONE;

	if (node == above || node == NODE_NONE)
		return;
	split_open(out, t, t->nodes.at[node].parent, above);
	if (t->nodes.at[node].role == ROLE_PLACEHOLDER)
		return; /* gone with the tag it held */
	open_again(out, node_open(t, node), t->nodes.at[node].role == ROLE_TEXT);
	if (t->nodes.at[node].role == ROLE_RUN || t->nodes.at[node].role == ROLE_PARAGRAPH)
		props = node_child(t, node, ROLE_PROPS);
	if (props != NODE_NONE)
		out_put(out, node_bytes(t, props));
}

static uint32_t
above_paragraph(const struct fill_slot *s)
{
	return s->part->tree.nodes.at[s->paragraph].parent;
}

static void
close_around(struct runner *r, const struct fill_slot *s, uint32_t above)
{
	split_close(r->o, &s->part->tree, s->text, above);
}

static void
open_around(struct runner *r, const struct fill_slot *s, uint32_t above)
{
	split_open(r->o, &s->part->tree, s->text, above);
}

/* The text element's parent, where w:br may stand. */
static uint32_t
run_of(const struct fill_slot *s)
{
	const struct fill_node *n = &s->part->tree.nodes.at[s->text];

	return n->role == ROLE_TEXT ? n->parent : s->text;
}

static bool
complain_control(struct runner *r, const struct fill_slot *s, unsigned char c, struct loc value_at)
{
	diag_add(r->d, &fill_control, s->line->where, "U+%04X", c);
	diag_excerpt(r->d, s->line->text, s->tag->t.from, s->tag->t.to);
	if (value_at.source != NULL)
		diag_also(r->d, value_at, "%s", _("the value stands here"));
	return true; /* look on */
}

static void
new_paragraph(struct runner *r, const struct fill_slot *s, str between)
{
	uint32_t above = above_paragraph(s);

	close_around(r, s, above);
	out_put(r->o, between);
	open_around(r, s, above);
}

/*
 * Text into a paragraph. paragraphs: a newline begins a new one. Anything that is
 * not a plain character is found by strcspn-like steps, the rest goes in slices.
 */
static bool
write_text(struct runner *r, const struct fill_slot *slot, str text, bool paragraphs)
{
	const struct dialect *di = r->part->dialect;
	bool after_space = true, can_split = slot->part->tree.nodes.at[slot->paragraph].parent != NODE_NONE;
	size_t from = 0;

	can_split = can_split && !di->paragraph_stays(&slot->part->tree, slot->paragraph);
	for (size_t i = 0; i <= text.n; i++) {
		unsigned char c = i < text.n ? (unsigned char)text.p[i] : '\n';
		bool line_separator = c == 0xe2 && i + 2 < text.n && memcmp(text.p + i, "\xe2\x80\xa8", 3) == 0;

		if (c >= 0x20 && !line_separator)
			continue;
		if (i > from)
			di->characters(r->o, str_sub(text, from, i), &after_space);
		if (i == text.n)
			break;
		from = i + (line_separator ? 3 : 1);
		if (c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')
			continue;
		if ((c == '\n' || c == '\r') && paragraphs && can_split) {
			new_paragraph(r, slot, STR(""));
		} else if (c == '\a' && can_split) {
			new_paragraph(r, slot, STR(""));
		} else if (c == '\f' && can_split) {
			r->doc->page_breaks = true;
			new_paragraph(r, slot, di->page_break);
		} else if (c == '\n' || c == '\r' || c == '\v' || c == '\a' || c == '\f' || line_separator) {
			r->doc->breaks = true;
			close_around(r, slot, run_of(slot));
			out_put(r->o, di->line_break);
			open_around(r, slot, run_of(slot));
		} else if (c == '\t') {
			close_around(r, slot, run_of(slot));
			out_put(r->o, di->tab);
			open_around(r, slot, run_of(slot));
		} else {
			complain_control(r, slot, c, LOC_NONE);
		}
		after_space = true;
		if (line_separator)
			i += 2;
	}
	return true;
}

/* What no address may hold (RFC 3986) as %XX; what is escaped already stays. */
void
address_put(struct out *out, str url)
{
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c > 0x20 && c < 0x7f && strchr("\"<>\\^`{|}[]", c) == NULL)
			out_char(out, (char)c);
		else
			out_printf(out, "%%%02X", c);
	}
}

/* Characters only: attributes, field instructions, properties. */
static bool
write_raw(struct runner *r, const struct fill_slot *s, str text, struct loc where)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')
			continue;
		return complain_control(r, s, c, where);
	}
	if (s->line->percent) {
		struct out address;

		out_init(&address);
		address_put(&address, text);
		out_xml_attr(r->o, out_str(&address));
		out_release(&address);
	} else if (s->line->kind == LINE_ATTRIBUTE) {
		out_xml_attr(r->o, text);
	} else {
		out_xml(r->o, text);
	}
	return true;
}

static bool
holds_plain_text(str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < 0x20 || (unsigned char)text.p[i] == 0xe2)
			return false;
	return true;
}

static bool
in_frame(const struct fill_slot *s)
{
	uint32_t n = s->line->node;

	return s->line->kind != LINE_PARAGRAPH &&
	    (s->part->tree.nodes.at[n].role == ROLE_PICTURE ||
		node_above(&s->part->tree, n, ROLE_PICTURE) != NODE_NONE);
}

static bool
not_here(struct runner *r, const struct fill_slot *s, const struct value *v)
{
	diag_add(r->d, &fill_not_here, s->line->where, "%s", value_kind_name(v->kind));
	diag_excerpt(r->d, s->line->text, s->tag->t.from, s->tag->t.to);
	diag_hint(r->d, "%s",
	    s->raw ? _("only text fits into an attribute, a field or a property")
		   : _("put the tag into a paragraph of its own"));
	return true;
}

static str
alt_of(const struct runner *r, const struct value *v)
{
	return v->kind == VALUE_PICTURE ? v->picture->alt : chart_alt(v, r->a);
}

/* The paragraph goes when it holds nothing else; else it is split around what comes. */
static bool
value_takes_paragraph(const struct runner *r, const struct fill_slot *s)
{
	return s->alone && element_innermost(r, s->paragraph) != NULL;
}

void
blocks_begin(struct runner *r, const struct fill_slot *slot)
{
	const struct fill_tree *t = &slot->part->tree;
	const struct fill_node *p = &t->nodes.at[slot->paragraph];

	if (!value_takes_paragraph(r, slot)) {
		close_around(r, slot, above_paragraph(slot));
		return;
	}
	element_drop(r, element_innermost(r, slot->paragraph));
	for (uint32_t i = slot->paragraph + 1; i < p->last && r->part->dialect == &dialect_docx; i++)
		if (t->nodes.at[i].role == ROLE_RANGE)
			out_put(r->o, node_bytes(t, i));
	r->taken = slot->paragraph;
}

void
blocks_end(struct runner *r, const struct fill_slot *slot)
{
	if (!value_takes_paragraph(r, slot))
		open_around(r, slot, above_paragraph(slot));
}

static bool
write_rich(struct runner *r, const struct fill_slot *s, const struct rich *rich)
{
	uint32_t above;

	rich_printed(rich);
	if (s->raw) {
		struct out o;
		bool ok;

		out_init(&o);
		rich_text(&o, rich);
		ok = write_raw(r, s, out_str(&o), LOC_NONE);
		out_release(&o);
		return ok;
	}
	above = run_of(s);
	if (s->part->tree.nodes.at[above].role == ROLE_RUN)
		above = s->part->tree.nodes.at[above].parent;
	if (rich->inline_only ||
	    (rich->blocks != NULL && rich->blocks->next == NULL && rich->blocks->kind == BLOCK_PARAGRAPH &&
		rich->blocks->style.n == 0 && (!s->alone || s->tag->scope != SCOPE_PARAGRAPH))) {
		if (rich->blocks == NULL)
			return true;
		if (r->part->dialect->loose) /* spans may stand in spans */
			return rich_inlines(r, s, rich->blocks->inlines, s->text);
		close_around(r, s, above);
		rich_inlines(r, s, rich->blocks->inlines, above);
		open_around(r, s, above);
		return true;
	}
	blocks_begin(r, s);
	if (!rich_blocks(r, s, rich))
		return false;
	blocks_end(r, s);
	return true;
}

static bool
write_picture_value(struct runner *r, const struct fill_slot *s, const struct value *v)
{
	uint32_t above;
	bool ok;

	if (in_frame(s)) {
		struct open_element *frame = element_open(r, ROLE_PICTURE);

		if (frame != NULL)
			frame->picture = arena_copy(r->a, v, sizeof *v);
		return write_raw(r, s, alt_of(r, v), v->where);
	}
	if (s->raw)
		return not_here(r, s, v);
	above = run_of(s);
	if (r->doc->styles == NULL)
		r->doc->styles = r->part->dialect->styles(r);
	close_around(r, s, above);
	ok = r->part->dialect->picture(r, v, s->line->where);
	open_around(r, s, above);
	return ok;
}

/* Word shows a Unicode letter in a font from before Unicode in another font, amid the old letters of the template. */
static void
say_old_font(struct runner *r, const struct fill_slot *slot, str text)
{
	bool ascii = true;

	for (size_t i = 0; i < text.n; i++)
		ascii &= (unsigned char)text.p[i] < 0x80;
	if (ascii)
		return;
	diag_add(r->d, &fill_old_font, slot->line->where, STR_FMT, STR_ARG(slot->tag->old_font));
	diag_excerpt(r->d, slot->line->text, slot->tag->t.from, slot->tag->t.to);
	diag_hint(r->d, "%s", _("vanthu data convert makes the template's own text Unicode"));
}

bool
write_value(struct runner *r, const struct fill_slot *slot, const struct value *v)
{
	struct out o;
	str text;
	bool ok;

	switch (v->kind) {
	case VALUE_RICH: return write_rich(r, slot, v->rich);
	case VALUE_PICTURE:
	case VALUE_CHART: return write_picture_value(r, slot, v);
	case VALUE_TEXT: text = v->text; break;
	default:
		out_init(&o);
		value_print(&o, v);
		text = out_copy(&o, r->a);
		out_release(&o);
		break;
	}
	if (slot->tag->old_font.n > 0)
		say_old_font(r, slot, text);
	if (slot->raw)
		return write_raw(r, slot, text, v->where);
	if (slot->tag->scope == SCOPE_PARAGRAPH && text.n == 0 && value_takes_paragraph(r, slot)) {
		blocks_begin(r, slot);
		return true;
	}
	if (holds_plain_text(text) && !r->part->dialect->loose) {
		out_xml(r->o, text);
		return true;
	}
	ok = write_text(r, slot, text, slot->alone);
	return ok;
}
