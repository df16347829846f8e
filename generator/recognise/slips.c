/*
 * What a recogniser or a typist may have spoilt: told, never mended. A closed table of pairs of words, dates that the
 * calendar lacks, words and sentences that stand there twice.
 */
#include "recognise/inner.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "text/text.h"

enum { AROUND = 40, SENTENCE_LETTERS = 60 };

/* The words around bytes [from, to), these in brackets. */
static str
quote(struct rec_reader *r, str text, size_t from, size_t to)
{
	size_t a = from > AROUND ? from - AROUND : 0, b = to + AROUND < text.n ? to + AROUND : text.n;

	while (a > 0 && text.p[a] != ' ')
		a--;
	while (b < text.n && text.p[b] != ' ')
		b++;
	return str_trim(str_format(r->a, STR_FMT "【" STR_FMT "】" STR_FMT, STR_ARG(str_sub(text, a, from)),
	    STR_ARG(str_sub(text, from, to)), STR_ARG(str_sub(text, to, b))));
}

static void
find_pairs(struct rec_reader *r, const struct rec_text *t, struct rec_place place)
{
	const struct rec_phrase *p;

	for (size_t i = 0; (i = rec_phrase_find(rec_group(r->w, "loi"), t, i, t->n, &p)) < t->n; i += p->n) {
		struct rec_doubt *d;

		if (!rec_is_capital(p->words) == rec_is_capital(str_sub(t->text, t->at[i].from, t->text.n)) &&
		    rec_is_capital(p->words))
			continue; /* "đây mạnh" in the middle of a sentence is no verb */
		d = rec_ask(r, false, place, quote(r, t->text, t->at[i].from, t->at[i + p->n - 1].to), "");
		d->why = str_format(
		    r->a, "có lẽ là \"" STR_FMT "\": lỗi nhận dạng hoặc gõ; không tự sửa", STR_ARG(p->meaning));
	}
}

static void
find_doubled_words(struct rec_reader *r, const struct rec_text *t, struct rec_place place)
{
	for (size_t i = 0; i + 1 < t->n; i++) {
		size_t next = i + 1 + (str_eq(t->at[i + 1].key, STR(",")) && i + 2 < t->n);

		if (t->at[i].kind != TOKEN_WORD || !str_eq(t->at[i].key, t->at[next].key) || t->at[i].key.n < 3)
			continue;
		if (next == i + 1 && rec_phrase_at(rec_group(r->w, "lap_duoc"), t, i) != NULL)
			continue;
		rec_ask(r, false, place, quote(r, t->text, t->at[i].from, t->at[next].to), "một từ viết hai lần");
	}
}

/* "24/22/2023", "19/ 8/2025": day, month, year. */
static void
find_dates(struct rec_reader *r, const struct rec_text *t, struct rec_place place)
{
	for (size_t i = 0; i + 4 < t->n; i++) {
		str year = t->at[i + 4].key, text;
		struct rec_doubt *d;
		struct date date;

		if (t->at[i].kind != TOKEN_NUMBER || !str_eq(t->at[i + 1].key, STR("/")) ||
		    t->at[i + 2].kind != TOKEN_NUMBER || !str_eq(t->at[i + 3].key, STR("/")) ||
		    t->at[i + 4].kind != TOKEN_NUMBER || year.n != 4 || t->at[i].key.n > 2 || t->at[i + 2].key.n > 2)
			continue;
		text = str_format(r->a, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(t->at[i].key),
		    STR_ARG(t->at[i + 2].key), STR_ARG(year));
		if (date_parse(text, &date))
			continue;
		d = rec_ask(
		    r, true, place, quote(r, t->text, t->at[i].from, t->at[i + 4].to), "ngày không có trong lịch");
		d->understood = text;
		d->where = STR("ke-hoach nguyen_van");
	}
}

/* "l" for 1, "O" for 0 inside a number: the line is told, the number is not touched. */
static void
find_letters_in_numbers(struct rec_reader *r, str s, struct rec_place place)
{
	for (size_t i = 0; i + 2 < s.n; i++)
		if (rec_is_digit(s.p[i]) && (s.p[i + 1] == 'l' || s.p[i + 1] == 'O') &&
		    (rec_is_digit(s.p[i + 2]) || s.p[i + 2] == '%'))
			rec_ask(r, true, place, quote(r, s, i, i + 3), "chữ l hay O nằm trong số");
}

/* Sentences of some length that stand in two paragraphs: one question a pair of paragraphs. */
struct seen {
	struct map sentences; /* of place + 1 */
	struct rec_place last[2];
};

static void
find_doubled_sentences(struct rec_reader *r, struct seen *seen, str text, size_t index)
{
	while (text.n > 0) {
		size_t stop = str_find(text, STR(". "), 0), semi = str_find(text, STR("; "), 0),
		       end = stop < semi ? stop : semi;
		str sentence = str_trim(str_sub(text, 0, end));
		str key = text_letters(sentence) >= SENTENCE_LETTERS ? text_fold(r->a, sentence) : STR("");
		size_t first = key.n > 0 ? (size_t)(uintptr_t)map_find(&seen->sentences, key) : 0;
		struct rec_place here, there;

		text = str_sub(text, end + 1, text.n);
		if (key.n == 0)
			continue;
		if (first == 0) {
			map_put(&seen->sentences, key, (void *)(uintptr_t)(index + 1));
			continue;
		}
		here = index < r->s->blocks.n ? r->s->blocks.at[index].place
					      : r->s->notes.at[index - r->s->blocks.n].place;
		first--;
		there = first < r->s->blocks.n ? r->s->blocks.at[first].place
					       : r->s->notes.at[first - r->s->blocks.n].place;
		if (first == index ||
		    (here.paragraph == seen->last[0].paragraph && there.paragraph == seen->last[1].paragraph))
			continue;
		seen->last[0] = here;
		seen->last[1] = there;
		rec_ask(r, false, here, str_sub(sentence, 0, sentence.n), "")->why =
		    str_format(r->a, "câu này đã có ở đoạn %d: đoạn lặp lại?", there.paragraph);
	}
}

static void
look_for_slips(struct rec_reader *r, struct seen *seen, str text, struct rec_place place, size_t index)
{
	struct rec_text t = rec_tokens(text, r->a);

	find_dates(r, &t, place);
	find_doubled_sentences(r, seen, text, index);
	find_pairs(r, &t, place);
	if (!r->s->is_text)
		return;
	find_doubled_words(r, &t, place);
	find_letters_in_numbers(r, text, place);
}

static void
tell_odd_letters(struct rec_reader *r)
{
	for (size_t i = 0; i < r->s->blocks.n; i++) {
		str text = r->s->blocks.at[i].text;
		size_t at = str_find(text, STR("ƣ"), 0);

		if (at == text.n)
			continue;
		rec_ask(r, false, r->s->blocks.at[i].place, quote(r, text, at, at + STR("ƣ").n),
		    "chữ ƣ thay cho ư (phông chữ của tệp PDF): coi như ư khi đọc, lời giữ nguyên");
		return;
	}
}

void
rec_find_slips(struct rec_reader *r)
{
	struct seen seen = { .last = { { 0 } } };
	size_t n = r->s->blocks.n;

	map_init(&seen.sentences, r->a);
	for (size_t i = 0; i < n; i++)
		if (r->s->blocks.at[i].columns == 0)
			look_for_slips(r, &seen, r->s->blocks.at[i].text, r->s->blocks.at[i].place, i);
	for (size_t i = 0; i < r->s->notes.n; i++)
		look_for_slips(r, &seen, r->s->notes.at[i].text, r->s->notes.at[i].place, n + i);
	tell_odd_letters(r);
	if (r->s->emphasis > 0)
		rec_ask(r, false, (struct rec_place){ 0, 0 }, STR("*"), "")->why =
		    str_format(r->a, "đã bỏ %d dấu * do chương trình nhận dạng để lại", r->s->emphasis);
	if (r->s->page_numbers > 0)
		rec_ask(r, false, (struct rec_place){ 0, 0 }, STR(""), "")->why =
		    str_format(r->a, "đã bỏ %d dòng chỉ có số trang", r->s->page_numbers);
}
