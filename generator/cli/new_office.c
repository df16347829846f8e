/*
 * What is printed of an office, made of answers as people type them, or of what its plan says. Which agencies there are
 * and what they are called in short stands in templates/nhan-dang.tsv, groups co_quan, cap and chuc_vu.
 */
#include "cli/new.h"

#include <string.h>

#include "base/out.h"
#include "text/text.h"

enum { TERM_YEARS = 5, FIRST_TERM = 2021 };

static str
join_words(struct new_job *j, str a, str b)
{
	if (a.n == 0 || b.n == 0)
		return a.n > 0 ? a : b;
	return str_format(j->a, STR_FMT " " STR_FMT, STR_ARG(a), STR_ARG(b));
}

static str
rest_behind(str s, size_t n)
{
	return str_trim(str_sub(s, n, s.n));
}

/* "UBND" as "Ủy ban nhân dân": the first entry of that meaning is the name written out. */
static str
written_out(str abbreviation, str typed)
{
	if (str_eq(abbreviation, STR("UBND")))
		return STR("Ủy ban nhân dân");
	if (str_eq(abbreviation, STR("HĐND")))
		return STR("Hội đồng nhân dân");
	return typed;
}

/* --- names in capitals ------------------------------------------------------------------------------ */

/* Where in s, from word to word, a level's word begins; s.n: nowhere. *n: its bytes. */
static size_t
find_level(struct new_job *j, str s, size_t from, size_t *n)
{
	for (size_t i = from; i < s.n; i++)
		if ((i == 0 || s.p[i - 1] == ' ') &&
		    rec_words_begin(j->words, "cap", str_sub(s, i, s.n), n, NULL, NULL, j->a))
			return i;
	return s.n;
}

/* "ỦY BAN NHÂN DÂN XÃ HÀ BẮC" as it stands in a sentence: names behind a level's word keep their capitals. */
static str
from_capitals(struct new_job *j, str s)
{
	str low = text_lower(j->a, s);
	size_t n = 0, at = find_level(j, low, 0, &n);
	str name = text_capitalize(j->a, str_sub(low, 0, at), false);

	while (at < low.n) {
		size_t more = 0, next = find_level(j, low, at + n, &more);

		if (at == 0)
			name = STR("");
		name = join_words(j, str_trim(name), str_sub(low, at, at + n));
		name = join_words(j, name, text_title(j->a, str_trim(str_sub(low, at + n, next))));
		at = next;
		n = more;
	}
	return str_trim(name);
}

static bool
name_in_capitals(struct new_job *j, str s)
{
	return str_eq(text_upper(j->a, s), s) && text_letters(s) > 5;
}

/* First letters of words, as short names are made: "Trường Tiểu học Kim Đồng" is TTHKĐ. Words in capitals stay out. */
static str
initials(struct new_job *j, str name)
{
	struct out o;
	str s;

	out_init(&o);
	while (name.n > 0) {
		str word = str_split(&name, ' '), letter;
		size_t n = 0;

		if (word.n == 0 || str_eq(word, STR("và")) || str_eq(word, STR("-")) || str_eq(word, STR("&")))
			continue;
		text_next(word, &n);
		letter = str_sub(word, 0, n);
		if (word.n > n && str_eq(text_upper(j->a, word), word))
			continue;
		if (!str_eq(text_upper(j->a, letter), text_lower(j->a, letter)))
			out_put(&o, text_upper(j->a, letter));
	}
	s = out_copy(&o, j->a);
	out_release(&o);
	return s;
}

/* --- the agency and its superior ------------------------------------------------------------------------ */

static void
set_office_agency(struct new_job *j, str typed)
{
	struct office *o = &j->office;
	str meaning, authority, rest;
	size_t n, at;

	if (name_in_capitals(j, typed))
		typed = from_capitals(j, typed);
	if (rec_words_begin(j->words, "co_quan", typed, &n, &meaning, &authority, j->a)) {
		rest = rest_behind(typed, n);
		o->abbreviation = meaning;
		if (o->authority.n == 0)
			o->authority = authority;
		o->name = join_words(j, written_out(meaning, str_sub(typed, 0, n)), rest);
		o->lines[0] = text_upper(j->a, written_out(meaning, str_sub(typed, 0, n)));
		o->lines[1] = text_upper(j->a, rest);
	} else {
		o->name = text_capitalize(j->a, typed, false);
		o->lines[0] = text_upper(j->a, typed);
		o->abbreviation = initials(j, typed);
		if (o->abbreviation.n == 0)
			o->abbreviation = STR("CQ");
	}
	at = find_level(j, o->name, 0, &n);
	if (at < o->name.n) {
		o->level = text_lower(j->a, str_sub(o->name, at, at + n));
		if (o->place.n == 0)
			o->place = rest_behind(o->name, at + n);
	}
	if (o->place.n == 0)
		o->place = o->name;
}

static void
set_superior(struct new_job *j, str typed)
{
	struct office *o = &j->office;
	str meaning = STR("UBND"), rest = typed;
	size_t n, at;

	if (typed.n == 0)
		return;
	if (name_in_capitals(j, typed))
		rest = typed = from_capitals(j, typed);
	if (rec_words_begin(j->words, "co_quan", typed, &n, &meaning, NULL, j->a))
		rest = rest_behind(typed, n);
	else if (!rec_words_begin(j->words, "cap", typed, &n, NULL, NULL, j->a))
		meaning = STR("");
	if (meaning.n > 0 &&
	    rec_words_begin(j->words, "cap", rest, &n, NULL, NULL, j->a)) /* "Tỉnh X": the level's word is small */
		rest = join_words(j, text_lower(j->a, str_sub(rest, 0, n)), rest_behind(rest, n));
	o->superior = meaning.n > 0 ? join_words(j, written_out(meaning, STR("")), rest) : typed;
	o->superior_short = meaning.n > 0 ? join_words(j, meaning, rest) : typed;
	at = find_level(j, o->superior, 0, &n);
	if (at < o->superior.n)
		o->superior_level = text_lower(j->a, str_sub(o->superior, at, at + n));
	/* Nghị định 30/2020/NĐ-CP, Phụ lục I: committees and councils of the people have no line above them */
	if (o->above.n == 0 && !str_eq(o->abbreviation, STR("UBND")) && !str_eq(o->abbreviation, STR("HĐND")))
		o->above = text_upper(j->a, o->superior);
}

/* --- signer, units ------------------------------------------------------------------------------------------ */

/* "Nguyễn Văn A, Chủ tịch", "Chủ tịch Nguyễn Văn A", "Nguyễn Văn A" */
static void
set_signer(struct new_job *j, str typed)
{
	struct office *o = &j->office;
	size_t comma = str_find_char(typed, ',', 0), n;
	str title = rest_behind(typed, comma + 1), name = str_trim(str_sub(typed, 0, comma));

	if (comma < typed.n && rec_words_begin(j->words, "chuc_vu", name, &n, NULL, NULL, j->a) && n == name.n) {
		str swap = title;

		title = name;
		name = swap;
	} else if (comma == typed.n && rec_words_begin(j->words, "chuc_vu", typed, &n, NULL, NULL, j->a)) {
		title = str_sub(typed, 0, n);
		name = rest_behind(typed, n);
	}
	o->signer = name;
	o->title = text_upper(j->a, title);
}

static void
settle_signer(struct new_job *j)
{
	struct office *o = &j->office;

	if (o->title.n == 0)
		o->title = o->authority.n > 0 ? STR("CHỦ TỊCH") : STR("THỦ TRƯỞNG");
	if (str_starts(o->title, STR("PHÓ ")) && o->instead.n == 0)
		o->instead = str_format(j->a, "KT. " STR_FMT, STR_ARG(rest_behind(o->title, STR("PHÓ").n)));
}

/* A short code for names of files: without what every unit's name begins or ends with. */
static str
unit_code(struct new_job *j, str name)
{
	static const char *const heads[] = { "phong_", "ban_chi_huy_", "trung_tam_" };
	static const char *const tails[] = { "_xa", "_phuong", "_thi_tran", "_dac_khu" };
	str key = text_fold(j->a, name);
	char *code;

	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
		if (str_starts(key, str_of(heads[i])) && key.n > strlen(heads[i]))
			key = str_sub(key, strlen(heads[i]), key.n);
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (str_ends(key, str_of(tails[i])) && key.n > strlen(tails[i]) &&
		    str_find_char(key, '_', 0) < key.n - strlen(tails[i]))
			key = str_sub(key, 0, key.n - strlen(tails[i]));
		else if (str_eq(key, str_format(j->a, "cong_an%s", tails[i])) ||
		    str_eq(key, str_format(j->a, "quan_su%s", tails[i])))
			key = str_sub(key, 0, key.n - strlen(tails[i]));
	code = (char *)arena_copy(j->a, key.p, key.n + 1);
	for (size_t i = 0; i < key.n; i++)
		if (code[i] == '_')
			code[i] = '-';
	return (str){ code, key.n };
}

static bool
has_code(const struct office *o, str code)
{
	for (size_t i = 0; i < o->units.n; i++)
		if (str_eq(o->units.at[i].code, code))
			return true;
	return false;
}

/* The unit whose name is name, in any spelling of its level; -1: none. */
static int
find_office_unit(const struct new_job *j, str name)
{
	str key = text_fold(j->a, name);

	for (size_t i = 0; i < j->office.units.n; i++)
		if (str_eq(text_fold(j->a, j->office.units.at[i].name), key))
			return (int)i;
	return -1;
}

static void
add_office_unit(struct new_job *j, str name)
{
	struct office *o = &j->office;
	struct new_unit *u;
	str code = unit_code(j, name);

	if (code.n == 0 || find_office_unit(j, name) >= 0)
		return;
	for (int i = 2; has_code(o, code); i++)
		code = str_format(j->a, STR_FMT "-%d", STR_ARG(unit_code(j, name)), i);
	u = VEC_ADD(j->a, &o->units);
	u->code = code;
	u->name = text_capitalize(j->a, name, false);
	u->abbreviation = initials(j, name);
	for (size_t i = 0; i + 1 < o->units.n; i++)
		if (str_eq(o->units.at[i].abbreviation, u->abbreviation))
			u->abbreviation = STR(""); /* two of one name would be no names */
}

static void
set_units(struct new_job *j, str typed)
{
	char sign = str_find_char(typed, ';', 0) < typed.n ? ';' : ',';

	while (typed.n > 0) {
		str name = str_trim(str_split(&typed, sign));

		if (name.n == 0)
			continue;
		if (unit_code(j, name).n == 0)
			diag_add(&j->cli->d, &new_no_name, LOC_NONE, STR_FMT, STR_ARG(name));
		else if (find_office_unit(j, name) >= 0)
			diag_add(&j->cli->d, &new_unit_twice, LOC_NONE, STR_FMT, STR_ARG(name));
		else
			add_office_unit(j, name);
	}
}

/* --- all of it -------------------------------------------------------------------------------------------------- */

/* The five years in which a year lies, counted from 2021. */
static void
settle_years(struct office *o)
{
	if (o->year == 0)
		o->year = o->from;
	if (o->from > 0 || o->year == 0)
		return;
	o->from = o->year - (o->year - FIRST_TERM) % TERM_YEARS;
	if (o->year < FIRST_TERM)
		o->from = o->year;
	o->to = o->from + TERM_YEARS - 1;
}

static void
settle_recipients(struct new_job *j)
{
	struct office *o = &j->office;

	if (o->recipients.n == 0) {
		if (o->superior_short.n > 0)
			*VEC_ADD(j->a, &o->recipients) = o->superior_short;
		*VEC_ADD(j->a, &o->recipients) = STR("Lãnh đạo cơ quan");
		*VEC_ADD(j->a, &o->recipients) = STR("Các đơn vị có tên trong văn bản");
	}
	if (o->filed.n == 0)
		o->filed = STR("VT");
}

void
office_of_answers(struct new_job *j)
{
	struct office *o = &j->office;
	const str *answer = j->answers;

	if (answer[ANSWER_PLACE].n > 0)
		o->place = answer[ANSWER_PLACE];
	if (answer[ANSWER_AGENCY].n > 0)
		set_office_agency(j, answer[ANSWER_AGENCY]);
	if (answer[ANSWER_SUPERIOR].n > 0)
		set_superior(j, answer[ANSWER_SUPERIOR]);
	if (answer[ANSWER_SIGNER].n > 0)
		set_signer(j, answer[ANSWER_SIGNER]);
	if (answer[ANSWER_UNITS].n > 0) {
		o->units.n = 0;
		set_units(j, answer[ANSWER_UNITS]);
	}
	settle_signer(j);
	settle_years(o);
	settle_recipients(j);
}

/* "UBND Thành phố" among the recipients of a commune is who stands above it. */
static void
superior_of_recipients(struct new_job *j)
{
	for (size_t i = 0; i < j->plan->recipients.n && j->office.superior.n == 0; i++) {
		str name = j->plan->recipients.at[i];
		size_t n, level;

		if (!rec_words_begin(j->words, "co_quan", name, &n, NULL, NULL, j->a))
			continue;
		name = rest_behind(name, n);
		if (rec_words_begin(j->words, "cap", name, &level, NULL, NULL, j->a) &&
		    !str_eq(text_lower(j->a, str_sub(name, 0, level)), j->office.level))
			set_superior(j, j->plan->recipients.at[i]);
	}
}

void
office_of_plan(struct new_job *j)
{
	const struct rec_plan *p = j->plan;
	struct office *o = &j->office;

	o->place = p->place;
	o->authority = p->authority;
	set_office_agency(j, join_words(j, p->agency[0], p->agency[1]));
	o->above = p->superior;
	if (p->superior.n > 0)
		set_superior(j, p->superior);
	else
		superior_of_recipients(j);
	if (p->title.n > 0)
		o->title = p->title;
	o->instead = p->instead;
	o->signer = p->signer;
	for (size_t i = 0; i < p->units.n; i++)
		add_office_unit(j, p->units.at[i].name);
	for (size_t i = 0; i < p->recipients.n; i++)
		*VEC_ADD(j->a, &o->recipients) = p->recipients.at[i];
	o->filed = p->filed;
	if (p->one_year && o->year == 0)
		o->year = p->from;
	if (o->from == 0 && p->from > 0 && !p->one_year) {
		o->from = p->from;
		o->to = p->to;
	}
}
