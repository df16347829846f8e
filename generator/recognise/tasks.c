/*
 * Units and their tasks. A heading that begins with a unit's name has the tasks below it. Where no heading does, tasks
 * are sentences that name who is to do them, and rows of tables with a column of units.
 */
#include "recognise/inner.h"

#include <string.h>

#include "base/arena.h"
#include "text/text.h"

enum { HEADING_LETTERS = 160, BEHIND_LETTERS = 75, SAID_LETTERS = 12, NAME_LETTERS = 120, NO_LEVEL = 9 };

/* "Phòng Kinh tế xã" is Phòng Kinh tế; "Công an xã" is called so. */
static str
without_level(struct rec_reader *r, str name)
{
	static const char *const levels[] = { " xã", " phường", " thị trấn", " đặc khu" };

	if (!rec_begins(r->w, "bo_cap", name, r->a))
		return name;
	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
		if (str_ends(name, str_of(levels[i])))
			return str_trim(str_sub(name, 0, name.n - str_of(levels[i]).n));
	return name;
}

/*
 * The unit's name that text begins with, "Giao" before it or not: up to what it is to do. Empty: none. *behind: bytes
 * of text up to what follows it.
 */
static str
find_unit_name(struct rec_reader *r, str text, size_t *behind)
{
	size_t skip = 0, n;
	struct rec_text t;
	str name;

	if (rec_words_begin(r->w, "truoc_don_vi", text, &n, NULL, NULL, r->a))
		for (skip = n; skip < text.n && (text.p[skip] == ' ' || text.p[skip] == ':');)
			skip++;
	name = str_sub(text, skip, skip + 400 < text.n ? skip + 400 : text.n);
	if (!rec_begins(r->w, "don_vi_giao", name, r->a) || rec_begins(r->w, "khong_don_vi", name, r->a) ||
	    !rec_is_capital(name))
		return STR("");
	t = rec_tokens(name, r->a);
	for (size_t i = 1; i < t.n; i++) {
		bool sign = str_eq(t.at[i].key, STR(":")) || str_eq(t.at[i].key, STR(";")) ||
		    str_eq(t.at[i].key, STR(".")) || str_eq(t.at[i].key, STR("("));
		bool verb = rec_phrase_at(rec_group(r->w, "sau_don_vi"), &t, i) != NULL;

		if (!sign && !verb)
			continue;
		*behind = skip + t.at[i].from;
		name = str_sub(name, 0, t.at[i].from);
		break;
	}
	if (name.n + skip == text.n)
		*behind = text.n;
	name = str_trim(name);
	while (name.n > 0 && strchr(",;:.", name.p[name.n - 1]) != NULL)
		name = str_trim(str_sub(name, 0, name.n - 1));
	return text_letters(name) <= NAME_LETTERS ? without_level(r, name) : STR("");
}

/* Two names of one unit: folded, without the level's word, "&" as "và". */
static str
unit_key(struct rec_reader *r, str name)
{
	static const char *const words[] = { "_xa", "_phuong", "_va" };
	str key = text_fold(r->a, name);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		str word = str_of(words[i]);
		size_t at = str_find(key, word, 0);

		while (at < key.n) {
			bool whole = at + word.n == key.n || key.p[at + word.n] == '_';

			if (whole)
				key = str_format(r->a, STR_FMT STR_FMT, STR_ARG(str_sub(key, 0, at)),
				    STR_ARG(str_sub(key, at + word.n, key.n)));
			at = str_find(key, word, whole ? at : at + 1);
		}
	}
	return key;
}

static size_t
unit_of(struct rec_reader *r, str name, struct rec_place place)
{
	struct rec_unit *u;
	str key = unit_key(r, name);

	for (size_t i = 0; i < r->p->units.n; i++)
		if (str_eq(unit_key(r, r->p->units.at[i].name), key))
			return i;
	u = VEC_ADD(r->a, &r->p->units);
	u->name = name;
	u->place = place;
	return r->p->units.n - 1;
}

static void
add_task(struct rec_reader *r, size_t unit, str text, size_t block)
{
	struct rec_task *t = VEC_ADD(r->a, &r->p->units.at[unit].tasks);

	t->text = text;
	t->block = block;
	t->place = r->s->blocks.at[block].place;
	if (r->p->marks[block].role == REC_PROSE)
		r->p->marks[block].role = REC_TASK;
	r->p->marks[block].unit = (int)unit;
}

/* "Công an phường, Ban Chỉ huy Quân sự phường": where the second name begins; name.n: there is none. */
static size_t
second_name(struct rec_reader *r, str name)
{
	for (size_t at = 0; (at = str_find(name, STR(", "), at)) < name.n; at += 2)
		if (rec_is_capital(str_sub(name, at + 2, name.n)) &&
		    rec_begins(r->w, "don_vi_giao", str_sub(name, at + 2, name.n), r->a) &&
		    !rec_begins(r->w, "khong_don_vi", str_sub(name, at + 2, name.n), r->a))
			return at;
	return name.n;
}

static int
task_heading_level(const struct rec_block *b, struct rec_label l, str rest)
{
	int level = rec_label_level(l.kind);

	if (level > 0 && l.kind != LABEL_ROUND && l.kind != LABEL_SMALL)
		return level;
	return b->columns == 0 && l.kind == LABEL_NONE && text_letters(rest) < HEADING_LETTERS &&
		(b->bold || rec_is_capitals(rest))
	    ? NO_LEVEL
	    : 0;
}

/* A heading that is a unit's: its name, at most "chủ trì, phối hợp với …" behind it. */
static str
heading_unit(struct rec_reader *r, size_t i, int *level)
{
	const struct rec_block *b = &r->s->blocks.at[i];
	str rest, name;
	struct rec_label l = rec_block_label(b, &rest);
	size_t behind = rest.n;

	*level = task_heading_level(b, l, rest);
	if (r->p->marks[i].role != REC_PROSE || b->columns > 0 || *level == 0 ||
	    text_letters(rest) >= HEADING_LETTERS || rest.n == 0 || rest.p[rest.n - 1] == '.' ||
	    rest.p[rest.n - 1] == ';')
		return STR("");
	name = find_unit_name(r, rest, &behind);
	return text_letters(str_sub(rest, behind, rest.n)) <= BEHIND_LETTERS ? name : STR("");
}

static size_t
take_tasks(struct rec_reader *r, size_t unit, size_t i, size_t to, int level)
{
	enum rec_label_kind last = LABEL_NONE;

	for (; i < to; i++) {
		const struct rec_block *b = &r->s->blocks.at[i];
		str rest;
		struct rec_label l = rec_block_label(b, &rest);
		int own = task_heading_level(b, l, rest);
		bool heading = own > 0 && text_letters(rest) < HEADING_LETTERS && rest.n > 0 &&
		    rest.p[rest.n - 1] != '.' && rest.p[rest.n - 1] != ';';

		if ((r->p->marks[i].role != REC_PROSE && r->p->marks[i].role != REC_TASK) || (heading && own <= level))
			break;
		if (b->columns > 0 || heading ||
		    (rest.n > 0 && rest.p[rest.n - 1] == ':' && text_letters(rest) < BEHIND_LETTERS))
			continue; /* a heading among the tasks */
		if (l.kind == LABEL_PLUS && last == LABEL_DASH) {
			r->p->marks[i].unit = (int)unit;
			continue;
		}
		add_task(r, unit, rest, i);
		last = l.kind;
	}
	return i;
}

static void
tasks_of_headings(struct rec_reader *r, size_t from, size_t to)
{
	for (size_t i = from; i < to;) {
		int level;
		str name = heading_unit(r, i, &level);
		size_t unit, end;

		if (name.n == 0 || i + 1 >= to) {
			i++;
			continue;
		}
		unit = unit_of(r, str_sub(name, 0, second_name(r, name)), r->s->blocks.at[i].place);
		end = take_tasks(r, unit, i + 1, to, level);
		while (second_name(r, name) < name.n) { /* the same tasks are the others' too */
			name = str_sub(name, second_name(r, name) + 2, name.n);
			(void)take_tasks(r,
			    unit_of(r, str_sub(name, 0, second_name(r, name)), r->s->blocks.at[i].place), i + 1, end,
			    level);
		}
		i = end;
	}
}

/* "Giao Phòng Kinh tế chủ trì …; …": a sentence, a task. */
static void
tasks_of_sentences(struct rec_reader *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct rec_block *b = &r->s->blocks.at[i];
		str rest, name;
		struct rec_label l = rec_block_label(b, &rest);
		size_t behind = rest.n;

		if (r->p->marks[i].role != REC_PROSE || b->columns > 0 ||
		    (l.kind == LABEL_NONE && !rec_begins(r->w, "truoc_don_vi", rest, r->a)))
			continue;
		name = find_unit_name(r, rest, &behind);
		if (name.n == 0 || behind >= rest.n || text_letters(str_sub(rest, behind, rest.n)) <= SAID_LETTERS)
			continue;
		while (name.n > 0) {
			size_t second = second_name(r, name);

			add_task(r, unit_of(r, str_sub(name, 0, second), b->place), rest, i);
			name = str_sub(name, second < name.n ? second + 2 : name.n, name.n);
		}
	}
}

/* A table whose head names work and who leads it. */
static void
tasks_of_table(struct rec_reader *r, size_t i)
{
	const struct rec_block *b = &r->s->blocks.at[i];
	int work = -1, lead = -1;

	for (size_t c = 0; c < b->columns; c++) {
		if (lead < 0 && rec_holds(r->w, "cot_chu_tri", b->cells[c].text, r->a))
			lead = (int)c;
		else if (work < 0 && rec_begins(r->w, "cot_viec", b->cells[c].text, r->a))
			work = (int)c;
	}
	if (work < 0 || lead < 0)
		return;
	for (size_t row = 1; row < b->rows; row++) {
		str task = b->cells[row * b->columns + (size_t)work].text,
		    who = b->cells[row * b->columns + (size_t)lead].text;

		while (task.n > 0 && who.n > 0 && who.p != task.p) {
			size_t at = str_find_char(who, ';', 0), line = str_find_char(who, '\n', 0), behind = 0;
			str one = str_trim(str_sub(who, 0, at < line ? at : line));
			struct rec_label l = rec_label(one);
			str name = find_unit_name(r, str_sub(one, l.bytes, one.n), &behind);

			who = str_sub(who, (at < line ? at : line) + 1, who.n);
			if (name.n > 0)
				add_task(r, unit_of(r, name, b->place), task, i);
			else if (one.n > 0)
				rec_ask(r, false, b->place, one,
				    "cột đơn vị chủ trì không nêu tên đơn vị: nhiệm vụ chưa giao cho ai");
		}
	}
}

void
rec_find_tasks(struct rec_reader *r, size_t from, size_t to)
{
	tasks_of_headings(r, from, to);
	for (size_t i = from; i < r->s->blocks.n; i++)
		if (r->s->blocks.at[i].columns > 1 && r->p->marks[i].role == REC_PROSE)
			tasks_of_table(r, i);
	if (rec_tasks(r->p) == 0)
		tasks_of_sentences(r, from, to);
}

int
rec_tasks(const struct rec_plan *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->units.n; i++)
		n += p->units.at[i].tasks.n;
	return (int)n;
}
