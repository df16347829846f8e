/*
 * Where a plan's indicators stand, and which paragraphs are one indicator. A region opens at a heading that speaks of
 * indicators and closes at the next one of its level; fields ("Về kinh tế") are headings inside it. Its items are what
 * has the strongest label there: (1), else 1., else dashes; what stands below an item is a part of it.
 */
#include "recognise/inner.h"

#include "base/arena.h"
#include "text/text.h"

enum { HEADING_LETTERS = 160, FIELD_LETTERS = 90, NO_LEVEL = 9 };

struct region {
	struct rec_reader *r;
	size_t from, to; /* blocks behind the heading */
	enum rec_label_kind item_kind;
	struct rec_item item;  /* the one being read */
	struct rec_item outer; /* what the region's heading says */
	bool in_item;
	int number;
};

/* "CÁC CHỈ TIÊU CHỦ YẾU (nhiệm kỳ 2026-2030)" */
static bool
heading_in_capitals(str s)
{
	return rec_is_capitals(str_sub(s, 0, str_find_char(s, '(', 0)));
}

static bool
is_heading_line(const struct rec_block *b, struct rec_label l, str rest)
{
	bool sentence = rest.n > 0 && (rest.p[rest.n - 1] == '.' || rest.p[rest.n - 1] == ';');
	bool marked = b->bold || heading_in_capitals(rest) || (rest.n > 0 && rest.p[rest.n - 1] == ':') ||
	    (rec_label_level(l.kind) > 0 && l.kind != LABEL_ROUND);

	return b->columns == 0 && rest.n > 0 && text_letters(rest) < HEADING_LETTERS && !sentence &&
	    (marked || l.kind == LABEL_STAR);
}

static int
region_level(struct rec_label l)
{
	int level = rec_label_level(l.kind);

	return level > 0 ? level : NO_LEVEL;
}

static bool
opens_region(struct rec_reader *r, size_t i, bool patient)
{
	const struct rec_block *b = &r->s->blocks.at[i];
	str rest;
	struct rec_label l = rec_block_label(b, &rest);

	/* text has no bold letters by which a heading without a number could be known */
	bool plain = r->s->is_text && l.kind == LABEL_NONE && text_letters(rest) < FIELD_LETTERS &&
	    rec_begins(r->w, "mo_chi_tieu", rest, r->a);

	if ((!is_heading_line(b, l, rest) && !plain) || !rec_holds(r->w, "chi_tieu", rest, r->a) ||
	    rec_holds(r->w, "khong_chi_tieu", rest, r->a))
		return false;
	if (rec_has_value(r, rest))
		return false;
	/* "MỘT SỐ CHỈ TIÊU VÀ NHIỆM VỤ CHỦ YẾU": its own headings tell which part holds them */
	return !patient || !rec_holds(r->w, "viec_khac", rest, r->a);
}

/* "Về kinh tế", "I. Về kinh tế (11 chỉ tiêu)", "* Lĩnh vực xã hội:" */
static bool
is_field(struct rec_reader *r, const struct rec_block *b, struct rec_label l, str rest)
{
	bool short_ =
	    text_letters(rest) < FIELD_LETTERS && rest.n > 0 && rest.p[rest.n - 1] != '.' && rest.p[rest.n - 1] != ';';

	if (b->columns > 0 || !short_ || l.kind == LABEL_ROUND || rec_has_value(r, rest))
		return false;
	if (rec_begins(r->w, "linh_vuc", rest, r->a))
		return true;
	return b->bold && rec_label_level(l.kind) == 0 && !heading_in_capitals(rest) && rest.p[rest.n - 1] != ':';
}

/* Without "(11 chỉ tiêu)" and the colon. */
static str
field_name(str s)
{
	size_t open = str_find_char(s, '(', 0);

	s = str_trim(str_sub(s, 0, open));
	while (s.n > 0 && (s.p[s.n - 1] == ':' || s.p[s.n - 1] == '.'))
		s.n--;
	return str_trim(s);
}

static size_t
region_end(struct rec_reader *r, size_t open, size_t to)
{
	str rest;
	struct rec_label l = rec_block_label(&r->s->blocks.at[open], &rest);
	int level = region_level(l);
	bool capitals = heading_in_capitals(rest);

	for (size_t i = open + 1; i < to; i++) {
		const struct rec_block *b = &r->s->blocks.at[i];

		l = rec_block_label(b, &rest);
		if (!is_heading_line(b, l, rest) || is_field(r, b, l, rest) || rec_has_value(r, rest))
			continue;
		if ((rec_label_level(l.kind) > 0 && region_level(l) <= level && l.kind != LABEL_ROUND &&
			l.kind != LABEL_SMALL) ||
		    (l.kind == LABEL_SMALL && region_level(l) == level) ||
		    (l.kind == LABEL_NONE && rec_is_capitals(rest) && (capitals || level < NO_LEVEL)))
			return i;
	}
	return to;
}

/* The strongest label that items of the region have. */
static enum rec_label_kind
items_label(struct region *g)
{
	static const enum rec_label_kind strength[] = { LABEL_ROUND, LABEL_NUMBER, LABEL_DOTTED, LABEL_DEEP,
		LABEL_SMALL };

	for (size_t k = 0; k < sizeof strength / sizeof strength[0]; k++)
		for (size_t i = g->from; i < g->to; i++) {
			const struct rec_block *b = &g->r->s->blocks.at[i];
			str rest;
			struct rec_label l = rec_block_label(b, &rest);

			if (l.kind == strength[k] && b->columns == 0 && !is_field(g->r, b, l, rest) &&
			    (rec_has_value(g->r, rest) || rec_begins(g->r->w, "trang_thai", rest, g->r->a) ||
				rest.p[rest.n - 1] == ':' || l.kind == LABEL_ROUND))
				return l.kind;
		}
	return LABEL_DASH;
}

static bool
is_item(const struct region *g, struct rec_label l)
{
	if (g->item_kind != LABEL_DASH)
		return l.kind == g->item_kind;
	return l.kind == LABEL_DASH || l.kind == LABEL_STAR || l.kind == LABEL_NONE ||
	    (l.kind == LABEL_PLUS && !g->in_item);
}

static bool
is_part_line(const struct region *g, struct rec_label l)
{
	if (!g->in_item || l.kind == g->item_kind)
		return false;
	if (g->item_kind == LABEL_DASH)
		return l.kind == LABEL_PLUS;
	return l.kind == LABEL_DASH || l.kind == LABEL_PLUS || l.kind == LABEL_STAR || l.kind == LABEL_SMALL;
}

/* Do lines that are parts follow the block? */
static bool
has_parts(struct region *g, size_t i)
{
	str rest;

	for (i++; i < g->to && g->r->s->blocks.at[i].columns > 0;)
		i++;
	return i < g->to && is_part_line(g, rec_block_label(&g->r->s->blocks.at[i], &rest));
}

/* "2.4. Quốc phòng, an ninh": a heading inside the region that says no more than a field. */
static bool
is_bare_heading(struct region *g, size_t i)
{
	const struct rec_block *b = &g->r->s->blocks.at[i];
	str rest;
	struct rec_label l = rec_block_label(b, &rest);

	return rec_label_level(l.kind) > 0 && l.kind != g->item_kind && l.kind != LABEL_ROUND &&
	    l.kind != LABEL_SMALL && is_heading_line(b, l, rest) && text_letters(rest) < FIELD_LETTERS &&
	    rest.p[rest.n - 1] != ':' && !rec_has_value(g->r, rest) &&
	    !rec_begins(g->r->w, "trang_thai", rest, g->r->a);
}

static void
start_item(struct region *g, struct rec_label l, size_t i, str text)
{
	str field = g->item.field;

	g->number =
	    (l.kind == LABEL_ROUND || l.kind == LABEL_NUMBER) && l.number == g->number + 1 ? l.number : g->number + 1;
	g->item = g->outer;
	g->item.number = g->number;
	g->item.field = field;
	g->item.place = g->r->s->blocks.at[i].place;
	g->in_item = true;
	if (!rec_has_value(g->r, text) && has_parts(g, i)) {
		rec_item_head(g->r, &g->item, text);
		g->r->p->marks[i].role = REC_ITEM;
		return;
	}
	if (rec_clauses(g->r, &g->item, text) > 0)
		g->r->p->marks[i].role = REC_ITEM;
	else
		g->number--; /* no indicator, and that was told: it stays in the text */
}

static void
take_part_line(struct region *g, size_t i, str text)
{
	struct rec_item part = g->item;

	part.is_part = true;
	part.place = g->r->s->blocks.at[i].place;
	if (rec_clauses(g->r, &part, text) > 0)
		g->r->p->marks[i].role = REC_ITEM;
}

static void
take_block(struct region *g, size_t i)
{
	struct rec_reader *r = g->r;
	const struct rec_block *b = &r->s->blocks.at[i];
	str rest, field;
	struct rec_label l = rec_block_label(b, &rest);
	size_t colon = str_find(rest, STR(": "), 0);

	if (b->columns > 0 || rest.n == 0)
		return;
	if (is_field(r, b, l, rest) || is_bare_heading(g, i)) {
		g->item.field = field_name(rest);
		g->in_item = false;
		r->p->marks[i].role = REC_ITEM;
		return;
	}
	field = str_sub(rest, 0, colon);
	if (colon < rest.n && is_field(r, b, l, field) && !str_starts(text_fold(r->a, field), STR("chi_tieu")) &&
	    !str_starts(text_fold(r->a, field), STR("cac_chi_tieu"))) { /* "- Về môi trường: …" */
		g->item.field = field_name(field);
		rest = str_trim(str_sub(rest, colon + 1, rest.n));
	}
	if (is_part_line(g, l))
		take_part_line(g, i, rest);
	else if (is_item(g, l))
		start_item(g, l, i, rest);
	else if (rec_has_value(r, rest)) { /* goes on with the item above it */
		if (!g->in_item)
			start_item(g, (struct rec_label){ 0 }, i, rest);
		else if (rec_clauses(r, &g->item, rest) > 0)
			r->p->marks[i].role = REC_ITEM;
	}
}

static void
read_indicators(struct rec_reader *r, size_t open, size_t end, int *number)
{
	struct region g = { .r = r, .from = open + 1, .to = end, .number = *number };
	str rest;

	rec_block_label(&r->s->blocks.at[open], &rest);
	if (rec_heading_time(r, &g.outer, rest)) {
		struct rec_doubt *d = rec_ask(r, false, r->s->blocks.at[open].place, rest,
		    "đề mục nói thời hạn chung: dùng cho các chỉ tiêu bên dưới không tự nói thời hạn");

		d->understood = str_format(r->a, "đến năm %d", g.outer.year);
	}
	if (rec_begins(r->w, "linh_vuc", rest, r->a) && !rec_holds(r->w, "chu_yeu", rest, r->a))
		g.item.field = field_name(rest);
	g.item_kind = items_label(&g);
	for (size_t i = g.from; i < end; i++)
		take_block(&g, i);
	*number = g.number;
}

void
rec_find_items(struct rec_reader *r, size_t from, size_t to)
{
	for (int pass = 0; pass < 2 && r->p->parts.n == 0; pass++)
		for (size_t i = from; i < to; i++) {
			size_t end;

			if (r->p->marks[i].role != REC_PROSE || !opens_region(r, i, pass == 0))
				continue;
			end = region_end(r, i, to);
			read_indicators(r, i, end, &r->p->items);
			i = end - 1;
		}
}
