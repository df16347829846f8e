/*
 * What stands above and below a plan's text: agency, number, place and date, kind, subject, bases; recipients and the
 * signature. Word has the upper part and the lower one in tables of two columns without lines, so a table's cells are
 * taken as lines, one cell after the other.
 */
#include "recognise/inner.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/text.h"

enum {
	HEAD_BLOCKS = 40,     /* a header is no longer */
	SUBJECT_LETTERS = 300 /* a paragraph of more is no subject's line */
};

struct head_line {
	str text;
	size_t block;
};

struct lines {
	struct head_line *at;
	size_t n, cap;
};

static void add_head_lines(struct rec_reader *r, struct lines *l, str text, size_t block);

/* What stands beside "CỘNG HÒA … VIỆT NAM", the name of the state and its motto, where text has both columns in a line. */
static bool
add_beside_emblem(struct rec_reader *r, struct lines *l, str line, size_t block)
{
	static const char *const emblems[][2] = { { "CỘNG H", "VIỆT NAM" }, { "Độc lập", "Hạnh phúc" } };

	for (size_t i = 0; i < sizeof emblems / sizeof emblems[0]; i++) {
		size_t from = str_find(line, str_of(emblems[i][0]), 0),
		       to = str_find(line, str_of(emblems[i][1]), from);
		str before = str_trim(str_sub(line, 0, from)), behind;

		if (from >= line.n || to >= line.n)
			continue;
		behind = str_trim(str_sub(line, to + strlen(emblems[i][1]), line.n));
		if (before.n > 0)
			*VEC_ADD(r->a, l) = (struct head_line){ before, block };
		if (behind.n > 0)
			add_head_lines(r, l, behind, block);
		return true;
	}
	return false;
}

static void
add_head_lines(struct rec_reader *r, struct lines *l, str text, size_t block)
{
	while (text.n > 0) {
		str line = str_trim(str_split(&text, '\n'));

		if (line.n > 0 && !add_beside_emblem(r, l, line, block))
			*VEC_ADD(r->a, l) = (struct head_line){ line, block };
	}
}

/* The lines of blocks [from, to): a table's cells each once, column by column where it has one row. */
static struct lines
lines_of(struct rec_reader *r, size_t from, size_t to)
{
	struct lines l = { 0 };

	for (size_t i = from; i < to; i++) {
		const struct rec_block *b = &r->s->blocks.at[i];

		if (b->columns == 0)
			add_head_lines(r, &l,
			    b->label.n > 0 ? str_format(r->a, STR_FMT " " STR_FMT, STR_ARG(b->label), STR_ARG(b->text))
					   : b->text,
			    i);
		for (size_t c = 0; c < b->columns; c++)
			for (size_t k = 0; k < b->rows; k++) {
				str text = b->cells[k * b->columns + c].text;
				bool again = (c > 0 && b->cells[k * b->columns + c - 1].text.p == text.p) ||
				    (k > 0 && b->cells[(k - 1) * b->columns + c].text.p == text.p);

				if (!again)
					add_head_lines(r, &l, text, i);
			}
	}
	return l;
}

static bool
line_holds(str s, const char *words)
{
	return str_find(s, str_of(words), 0) < s.n;
}

/* Leading and trailing signs of a line: "*", "-", "_" of rules drawn by hand. */
static bool
is_drawn_rule(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("-_*=. ", s.p[i]) == NULL)
			return false;
	return true;
}

/* --- number, place and date ---------------------------------------------------------------- */

/* "Số: 12/KH-UBND", "Số:  /KH-UBND" */
static bool
take_document_number(struct rec_reader *r, str line)
{
	size_t i = STR("Số").n, from;

	if (!str_starts(line, STR("Số")) || str_find_char(line, '/', 0) == line.n)
		return false;
	while (i < line.n && (line.p[i] == ':' || line.p[i] == ' ' || line.p[i] == '.'))
		i++;
	from = i;
	while (i < line.n && rec_is_digit(line.p[i]))
		i++;
	r->p->number = str_sub(line, from, i);
	i = str_find_char(line, '/', i);
	r->p->code = str_trim(str_sub(line, i + 1, line.n));
	i = str_find_char(r->p->code, ' ', 0);
	r->p->code = str_sub(r->p->code, 0, i);
	return true;
}

/* The number behind word, spaces between; -1: none. */
static int
int_behind(str s, const char *word)
{
	size_t i = str_find(s, str_of(word), 0);
	int n = 0;

	if (i >= s.n)
		return -1;
	i += strlen(word);
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '.'))
		i++;
	if (i >= s.n || !rec_is_digit(s.p[i]))
		return -1;
	for (; i < s.n && rec_is_digit(s.p[i]) && n < 10000; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

/* "Hà Bắc, ngày 05 tháng 3 năm 2026"; day and month may be blank. */
static bool
take_date(struct rec_reader *r, str line)
{
	size_t comma = str_find(line, STR(", ngày"), 0);
	struct out o;
	struct date d;

	if (comma >= line.n || !line_holds(line, "tháng") || !line_holds(line, "năm") || text_letters(line) > 70)
		return false;
	r->p->place = str_sub(line, 0, comma);
	d = (struct date){ (int16_t)int_behind(line, "năm"), (int8_t)int_behind(line, "tháng"),
		(int8_t)int_behind(line, "ngày") };
	if (d.month <= 0 || d.day <= 0 || !date_valid(d))
		return true;
	out_init(&o);
	date_put_short(&o, d);
	r->p->date = out_copy(&o, r->a);
	out_release(&o);
	return true;
}

/* --- agency -------------------------------------------------------------------------------- */

static bool
begins_level(struct rec_reader *r, str line)
{
	return rec_begins(r->w, "cap", line, r->a);
}

static bool
begins_agency(struct rec_reader *r, str line)
{
	return rec_begins(r->w, "co_quan", line, r->a);
}

/* "ỦY BAN NHÂN DÂN", of nowhere. */
static bool
is_bare(struct rec_reader *r, str line)
{
	size_t n;

	return rec_words_begin(r->w, "co_quan", line, &n, NULL, NULL, r->a) && n == line.n;
}

/* Lines in capitals above the number: "UBND" with its place below, or an agency below its superior. */
static void
set_printed_agency(struct rec_reader *r, const struct lines *l)
{
	struct rec_plan *p = r->p;

	if (l->n == 0)
		return;
	p->agency[0] = l->at[l->n - 1].text;
	if (l->n < 2)
		return;
	if (begins_level(r, p->agency[0]) && begins_agency(r, l->at[l->n - 2].text)) {
		p->agency[1] = p->agency[0];
		p->agency[0] = l->at[l->n - 2].text;
		if (l->n > 2)
			p->superior = l->at[l->n - 3].text;
	} else if (!is_bare(r, l->at[l->n - 2].text)) {
		p->superior = l->at[l->n - 2].text;
	}
}

/* How often "xã Hà Bắc" stands in the text. */
static int
count_words(struct rec_reader *r, str words)
{
	int n = 0;

	for (size_t i = 0; i < r->s->blocks.n; i++) {
		str text = r->s->blocks.at[i].text;

		for (size_t at = 0; (at = str_find(text, words, at)) < text.n; at += words.n)
			n++;
	}
	return n;
}

/* No agency in the header: the people's committee of what is named most with the place of issue. Asked. */
static void
guess_agency(struct rec_reader *r)
{
	const struct rec_group *levels = rec_group(r->w, "cap");
	struct rec_plan *p = r->p;
	int most = 0;
	str level = { 0 };

	for (size_t i = 0; p->place.n > 0 && i < levels->phrases.n; i++) {
		str words =
		    str_format(r->a, STR_FMT " " STR_FMT, STR_ARG(levels->phrases.at[i].words), STR_ARG(p->place));
		int n = count_words(r, words);

		if (n > most) {
			most = n;
			level = levels->phrases.at[i].words;
		}
	}
	p->agency_guessed = true;
	p->agency[0] = STR("ỦY BAN NHÂN DÂN");
	for (size_t i = 0; most == 0 && i < levels->phrases.n; i++) /* "UBND xã" without a name */
		if (count_words(r, str_format(r->a, "UBND " STR_FMT, STR_ARG(levels->phrases.at[i].words))) > 0 &&
		    level.n == 0)
			level = levels->phrases.at[i].words;
	p->agency[1] = text_upper(r->a, str_format(r->a, STR_FMT " " STR_FMT, STR_ARG(level), STR_ARG(p->place)));
}

/* --- kind and subject ------------------------------------------------------------------------ */

/* "KẾ HOẠCH", alone or with its subject behind it. */
static bool
take_kind(struct rec_reader *r, str line)
{
	size_t n;
	str rest;

	if (!rec_words_begin(r->w, "loai", line, &n, NULL, NULL, r->a))
		return false;
	rest = str_trim(str_sub(line, n, line.n));
	if (rest.n > 0 && !rec_is_capitals(str_sub(line, 0, n)))
		return false; /* "Kế hoạch này …" in a sentence */
	r->p->kind = text_capitalize(r->a, str_sub(line, 0, n), true);
	r->p->subject = rest;
	return true;
}

static bool
ends_head(struct rec_reader *r, str line)
{
	enum rec_label_kind k = rec_label(line).kind;

	return (rec_label_level(k) > 0 && k != LABEL_ROUND) || rec_begins(r->w, "mo_dau", line, r->a) ||
	    text_letters(line) > SUBJECT_LETTERS || (line.n > 0 && strchr(".;:", line.p[line.n - 1]) != NULL);
}

/* Two years with a dash between, "2026 - 2030"; behind *at. */
static bool
next_years(const struct rec_text *t, size_t *at, int *from, int *to)
{
	for (size_t i = *at; i + 2 < t->n; i++) {
		str a = t->at[i].key, b = t->at[i + 2].key;

		if (t->at[i].kind != TOKEN_NUMBER || t->at[i + 2].kind != TOKEN_NUMBER || a.n != 4 || b.n != 4 ||
		    !str_eq(t->at[i + 1].key, STR("-")) || a.p[0] != '2' || b.p[0] != '2')
			continue;
		*from = int_behind(a, "");
		*to = int_behind(b, "");
		*at = i + 3;
		if (*to > *from && *to - *from < 20)
			return true;
	}
	return false;
}

/* The term: of the subject, else of the text, which is asked. */
static void
find_term(struct rec_reader *r)
{
	struct rec_plan *p = r->p;
	struct rec_text t = rec_tokens(p->subject, r->a);
	size_t at = 0;
	int year;

	if (next_years(&t, &at, &p->from, &p->to))
		return;
	year = int_behind(p->subject, "năm");
	if (year >= 2000 && year < 2100) {
		p->from = p->to = year;
		p->one_year = true;
		return;
	}
	for (size_t i = 0; i < r->s->blocks.n; i++) {
		at = 0;
		t = rec_tokens(r->s->blocks.at[i].text, r->a);
		if (!next_years(&t, &at, &p->from, &p->to))
			continue;
		rec_ask(r, true, r->s->blocks.at[i].place, r->s->blocks.at[i].text,
		    "trích yếu không nêu giai đoạn của kế hoạch; lấy giai đoạn được nhắc đến đầu tiên");
		p->doubts.at[p->doubts.n - 1].understood = str_format(r->a, "%d-%d", p->from, p->to);
		p->doubts.at[p->doubts.n - 1].where = STR("ke-hoach giai_doan");
		return;
	}
}

/* --- bases ------------------------------------------------------------------------------------ */

/* Sentences of a running paragraph of bases end where one begins that names no document. */
static void
split_bases(struct rec_reader *r, str text)
{
	struct rec_text t = rec_tokens(text, r->a);
	const struct rec_group *cited = rec_group(r->w, "dan");
	size_t from = 0;

	for (size_t i = 0; i <= t.n; i++) {
		bool stop = i + 1 < t.n && str_eq(t.at[i].key, STR(".")) &&
		    rec_is_capital(str_sub(text, t.at[i + 1].from, text.n));
		size_t first;

		if (i < t.n && !stop && !(str_eq(t.at[i].key, STR(";")) && t.at[i].depth == 0))
			continue;
		first = rec_phrase_find(cited, &t, from, i, NULL);
		if (from < i && rec_phrase_at(rec_group(r->w, "co_quan"), &t, from) != NULL &&
		    rec_phrase_find(rec_group(r->w, "ban_hanh"), &t, from, i, NULL) < i)
			return;
		for (size_t k = first; k + 1 < i;
		     k++) /* ", Ủy ban nhân dân xã ban hành Kế hoạch": who issues this one */
			if (str_eq(t.at[k].key, STR(",")) &&
			    rec_phrase_at(rec_group(r->w, "co_quan"), &t, k + 1) != NULL &&
			    rec_phrase_find(rec_group(r->w, "ban_hanh"), &t, k + 1, i, NULL) < i) {
				*VEC_ADD(r->a, &r->p->bases) = str_trim(str_sub(text, t.at[first].from, t.at[k].from));
				return;
			}
		if (first < i)
			*VEC_ADD(r->a, &r->p->bases) =
			    str_trim(str_sub(text, t.at[first].from, i < t.n ? t.at[i].from : text.n));
		from = i + 1;
		if (stop)
			return;
	}
}

static void
find_plan_bases(struct rec_reader *r, size_t *from)
{
	size_t i = *from;

	for (; i < r->s->blocks.n && rec_begins(r->w, "can_cu", r->s->blocks.at[i].text, r->a); i++) {
		str base = r->s->blocks.at[i].text;

		if (base.n > 0 && base.p[base.n - 1] == ':')
			break; /* it announces the plan itself */
		if (base.n > 0 && strchr(";,.", base.p[base.n - 1]) != NULL)
			base.n--;
		*VEC_ADD(r->a, &r->p->bases) = base;
		r->p->marks[i].role = REC_BASE;
	}
	if (i > *from || i >= r->s->blocks.n || !rec_begins(r->w, "thuc_hien", r->s->blocks.at[i].text, r->a)) {
		*from = i;
		return;
	}
	r->p->bases_in_one = true;
	split_bases(r, r->s->blocks.at[i].text);
	for (size_t k = 0; k < r->p->bases.n; k++)
		while (r->p->bases.at[k].n > 0 && strchr(".,;", r->p->bases.at[k].p[r->p->bases.at[k].n - 1]) != NULL)
			r->p->bases.at[k].n--;
}

void
rec_find_head(struct rec_reader *r, size_t *from)
{
	struct rec_plan *p = r->p;
	struct lines all = lines_of(r, 0, r->s->blocks.n < HEAD_BLOCKS ? r->s->blocks.n : HEAD_BLOCKS), agency = { 0 };
	size_t kind = 0, i;

	while (kind < all.n && !take_kind(r, all.at[kind].text))
		kind++;
	for (i = 0; kind < all.n && i < kind; i++) {
		str line = all.at[i].text;

		if (is_drawn_rule(line) || line_holds(line, "CỘNG H") || line_holds(line, "Độc lập") ||
		    take_document_number(r, line) || take_date(r, line))
			continue;
		if (rec_is_capitals(line) && p->code.n == 0)
			*VEC_ADD(r->a, &agency) = all.at[i];
	}
	set_printed_agency(r, &agency);
	if (agency.n == 0)
		guess_agency(r);
	*from = 0;
	if (kind < all.n) {
		for (i = kind + 1; i < all.n && !ends_head(r, all.at[i].text); i++)
			if (!is_drawn_rule(all.at[i].text) && all.at[i].text.p[0] != '(')
				p->subject = str_trim(str_format(
				    r->a, STR_FMT " " STR_FMT, STR_ARG(p->subject), STR_ARG(all.at[i].text)));
		*from = i < all.n ? all.at[i].block : all.at[all.n - 1].block + 1;
	}
	for (i = 0; i < *from; i++)
		p->marks[i].role = REC_DROPPED;
	find_term(r);
	find_plan_bases(r, from);
}

/* --- recipients and signature ------------------------------------------------------------------ */

static bool
begins_signature(struct rec_reader *r, str line)
{
	return rec_begins(r->w, "quyen_han", line, r->a) && rec_is_capitals(str_sub(line, 0, 3));
}

/* 2 to 5 words, each with a capital. */
static bool
is_name(str line)
{
	enum { WORDS_LEAST = 2, WORDS_MOST = 5 };
	int words = 0;

	if (rec_is_capitals(line))
		return false;
	while (line.n > 0) {
		str word = str_split(&line, ' ');

		if (word.n == 0)
			continue;
		if (!rec_is_capital(word))
			return false;
		words++;
	}
	return words >= WORDS_LEAST && words <= WORDS_MOST;
}

static void
take_recipient(struct rec_reader *r, str line)
{
	struct rec_label l = rec_label(line);
	str text = str_trim(str_sub(line, l.bytes, line.n));

	while (text.n > 0 && strchr(";.", text.p[text.n - 1]) != NULL)
		text.n--;
	if (text.n == 0)
		return;
	if (rec_begins(r->w, "luu", text, r->a)) {
		text = str_trim(str_sub(text, STR("Lưu").n, text.n));
		r->p->filed = str_trim(str_sub(text, text.n > 0 && text.p[0] == ':', text.n));
	} else if (l.kind != LABEL_NONE || r->p->recipients.n == 0) {
		*VEC_ADD(r->a, &r->p->recipients) = text;
	} else {
		str *last = &r->p->recipients.at[r->p->recipients.n - 1];

		*last = str_format(r->a, STR_FMT " " STR_FMT, STR_ARG(*last), STR_ARG(text));
	}
}

static void
take_signature(struct rec_reader *r, str line)
{
	struct rec_plan *p = r->p;

	if (begins_signature(r, line)) {
		if (str_starts(line, STR("KT.")))
			p->instead = line;
		else
			p->authority = line;
	} else if (rec_is_capitals(line) && p->title.n == 0) {
		p->title = line;
	} else if (is_name(line)) {
		p->signer = line;
	}
}

/* "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH": two lines that became one are parted where the title begins. */
static void
part_authority(struct rec_reader *r)
{
	static const char *const titles[] = { " PHÓ CHỦ TỊCH", " CHỦ TỊCH", " KT. CHỦ TỊCH" };
	struct rec_plan *p = r->p;

	for (size_t i = 0; p->title.n == 0 && i < sizeof titles / sizeof titles[0]; i++) {
		size_t at = str_find(p->authority, str_of(titles[i]), 0);

		if (at >= p->authority.n || !str_starts(p->authority, STR("TM.")))
			continue;
		p->title = str_trim(str_sub(p->authority, at, p->authority.n));
		p->authority = str_sub(p->authority, 0, at);
	}
}

/* The last block in which a line begins with "Nơi nhận"; the number of blocks: none. */
static size_t
last_recipients(struct rec_reader *r, size_t from)
{
	size_t n = r->s->blocks.n, last = n;

	for (size_t i = from; i < n; i++) {
		struct lines one = lines_of(r, i, i + 1);

		for (size_t k = 0; k < one.n; k++)
			if (rec_begins(r->w, "noi_nhan", one.at[k].text, r->a))
				last = i;
	}
	return last;
}

/* "Nơi nhận: UBND tỉnh": without its first two words. */
static str
behind_recipients(str line)
{
	line = str_trim(str_sub(line, STR("Nơi nhận").n, line.n));
	return str_trim(str_sub(line, line.n > 0 && line.p[0] == ':', line.n));
}

/* Recipients, then who signs; the first block behind both, which an appendix begins. */
static size_t
read_end(struct rec_reader *r, const struct lines *l)
{
	bool in_list = false, is_signed = false;

	for (size_t k = 0; k < l->n; k++) {
		str line = l->at[k].text;

		if (str_starts(text_upper(r->a, line), STR("PHỤ LỤC")))
			return l->at[k].block;
		if (rec_begins(r->w, "noi_nhan", line, r->a)) {
			in_list = true;
			line = behind_recipients(line);
			if (line.n == 0)
				continue;
		}
		if (begins_signature(r, line) || (r->p->filed.n > 0 && rec_is_capitals(line))) {
			in_list = false;
			is_signed = true;
		}
		if (in_list && r->p->filed.n == 0)
			take_recipient(r, line);
		else if (is_signed)
			take_signature(r, line);
	}
	return r->s->blocks.n;
}

void
rec_find_end(struct rec_reader *r, size_t from, size_t *to)
{
	size_t last = last_recipients(r, from), end;
	struct lines l;

	*to = last;
	if (last == r->s->blocks.n)
		return;
	while (*to > from && *to + 4 > last && begins_signature(r, r->s->blocks.at[*to - 1].text))
		(*to)--;
	l = lines_of(r, *to, r->s->blocks.n);
	end = read_end(r, &l);
	part_authority(r);
	for (size_t i = *to; i < end; i++)
		r->p->marks[i].role = REC_END;
}
