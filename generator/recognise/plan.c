/*
 * A plan found in blocks, step by step: header, end, indicators, tasks, headings, slips. What a step has taken it marks;
 * what no step takes is prose and stays as it is.
 */
#include "recognise/inner.h"

#include "base/arena.h"
#include "base/out.h"
#include "text/text.h"

enum { HEADING_LETTERS = 160 };

static bool
is_plan_heading(const struct rec_block *b, struct rec_label l, str rest)
{
	size_t letters = text_letters(rest);
	bool sentence = rest.n > 0 && (rest.p[rest.n - 1] == '.' || rest.p[rest.n - 1] == ';');

	if (b->columns > 0 || rest.n == 0)
		return false;
	if (l.kind == LABEL_PART || l.kind == LABEL_CHAPTER)
		return letters < HEADING_LETTERS;
	if (rec_label_level(l.kind) > 0 && l.kind != LABEL_ROUND && l.kind != LABEL_SMALL)
		return letters < HEADING_LETTERS && !sentence;
	return l.kind == LABEL_NONE && letters < HEADING_LETTERS && !sentence && (b->bold || rec_is_capitals(rest));
}

/* "PHẦN THỨ NHẤT" standing alone takes the next line, which has no number, as its title. */
static bool
part_title(struct rec_reader *r, size_t i, size_t to, str *title)
{
	str rest;

	if (i + 1 >= to || r->p->marks[i + 1].role != REC_PROSE ||
	    rec_block_label(&r->s->blocks.at[i + 1], &rest).kind != LABEL_NONE || text_letters(rest) >= HEADING_LETTERS)
		return false;
	*title = rest;
	r->p->marks[i + 1].role = REC_DROPPED;
	return true;
}

/* Levels as they are used, from 1 without gaps: the deepest label so far that is less deep is the one above. */
static void
find_sections(struct rec_reader *r, size_t from, size_t to)
{
	enum { DEPTH = 12, UNNUMBERED = 9 };
	int open[DEPTH], depth = 0;

	for (size_t i = from; i < to; i++) {
		const struct rec_block *b = &r->s->blocks.at[i];
		struct rec_mark *m = &r->p->marks[i];
		str rest;
		struct rec_label l = rec_block_label(b, &rest);
		int level = l.kind != LABEL_NONE ? rec_label_level(l.kind) : UNNUMBERED;

		if (m->role != REC_PROSE || !is_plan_heading(b, l, rest))
			continue;
		if ((l.kind == LABEL_PART || l.kind == LABEL_CHAPTER) && text_letters(rest) < 12)
			(void)part_title(r, i, to, &rest);
		while (depth > 0 && open[depth - 1] >= level)
			depth--;
		if (depth < DEPTH - 1)
			open[depth++] = level;
		m->role = REC_HEAD;
		m->level = depth;
		m->title = rest;
	}
}

struct rec_plan *
rec_plan(const struct rec_source *s, const struct rec_words *w, struct arena *a)
{
	struct rec_plan *p = ARENA_NEW(a, struct rec_plan);
	struct rec_reader r = { .p = p, .s = s, .w = w, .a = a };
	size_t from = 0, to = s->blocks.n;

	p->source = s;
	p->marks = ARENA_ARRAY(a, struct rec_mark, s->blocks.n + 1);
	for (size_t i = 0; i < s->blocks.n; i++)
		p->marks[i].unit = -1;
	rec_find_head(&r, &from);
	rec_find_end(&r, from, &to);
	rec_find_items(&r, from, to);
	rec_find_table_items(&r, from, s->blocks.n);
	rec_find_tasks(&r, from, to);
	find_sections(&r, from, to);
	rec_find_slips(&r);
	return p;
}

/* --- dumps ---------------------------------------------------------------------------------- */

static void
put_value(struct out *o, const struct rec_part *p)
{
	if (p->is_status)
		out_puts(o, "Đạt");
	else if (p->last_year)
		out_puts(o, "năm trước");
	else {
		dec_put(o, dec_trim(p->lo));
		if (p->of > 0)
			out_printf(o, "/%d", p->of);
		if (p->hi.known && !dec_eq(p->lo, p->hi)) {
			out_char(o, '-');
			dec_put(o, dec_trim(p->hi));
		}
	}
}

void
rec_plan_tsv(struct out *o, const struct rec_plan *p)
{
	static const char *const scopes[] = { "?", "nam", "binh_quan", "den_nam", "tong" };

	for (size_t i = 0; i < p->parts.n; i++) {
		const struct rec_part *t = &p->parts.at[i];

		out_printf(o, "%d\t" STR_FMT "\t%s\t", t->item, STR_ARG(t->name), t->cmp);
		put_value(o, t);
		out_printf(o, "\t" STR_FMT "\t%s\t", STR_ARG(t->unit), scopes[t->scope]);
		if (t->year > 0)
			out_printf(o, "%s%d", t->before ? "trước " : "", t->year);
		out_char(o, '\t');
		if (t->stretch.known)
			dec_put(o, dec_trim(t->stretch));
		out_char(o, '\n');
	}
}

static void
put_found_field(struct out *o, const char *name, str value)
{
	if (value.n > 0)
		out_printf(o, "%s\t" STR_FMT "\n", name, STR_ARG(value));
}

void
rec_plan_fields(struct out *o, const struct rec_plan *p)
{
	put_found_field(o, "co_quan_chu_quan", p->superior);
	put_found_field(o, "co_quan", p->agency[0]);
	put_found_field(o, "co_quan", p->agency[1]);
	put_found_field(o, "so", p->number);
	put_found_field(o, "ky_hieu", p->code);
	put_found_field(o, "dia_danh", p->place);
	put_found_field(o, "ngay", p->date);
	put_found_field(o, "loai", p->kind);
	put_found_field(o, "trich_yeu", p->subject);
	if (p->from > 0)
		out_printf(o, "giai_doan\t%d-%d\n", p->from, p->to);
	for (size_t i = 0; i < p->bases.n; i++)
		put_found_field(o, "can_cu", p->bases.at[i]);
	for (size_t i = 0; i < p->source->blocks.n; i++)
		if (p->marks[i].role == REC_HEAD)
			out_printf(o, "de_muc\t%d\t" STR_FMT "\n", p->marks[i].level, STR_ARG(p->marks[i].title));
	for (size_t i = 0; i < p->units.n; i++) {
		const struct rec_unit *u = &p->units.at[i];

		put_found_field(o, "don_vi", u->name);
		for (size_t k = 0; k < u->tasks.n; k++)
			out_printf(
			    o, "nhiem_vu\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(u->name), STR_ARG(u->tasks.at[k].text));
	}
	for (size_t i = 0; i < p->source->notes.n; i++)
		put_found_field(o, "chu_thich", p->source->notes.at[i].text);
	for (size_t i = 0; i < p->recipients.n; i++)
		put_found_field(o, "noi_nhan", p->recipients.at[i]);
	put_found_field(o, "luu", p->filed);
	put_found_field(o, "quyen_han", p->authority);
	put_found_field(o, "thay", p->instead);
	put_found_field(o, "chuc_vu", p->title);
	put_found_field(o, "ho_ten", p->signer);
}
