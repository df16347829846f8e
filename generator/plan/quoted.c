/*
 * Figures that units' prose tells, against the data. A number with an indicator's unit of measure is tied to that
 * indicator when the words around it are its name: each word of a name weighs the more the fewer names have it, and
 * enough of the weight must be there, clearly more than any other name has. What is only near is not told of: a
 * complaint about a figure that is none of ours would be worse than a slip that passes. What the number is held against
 * follows from the words before it (trong tháng, lũy kế, cả năm, kế hoạch), and where none say, from any of what a
 * report of the period may tell. Equal is what is equal once the data is rounded to the places that are written.
 */
#include "plan/checks.h"

#include <ctype.h>
#include <string.h>

#include "base/out.h"
#include "plan/kinds.h"

enum { SURE_HUNDREDTHS = 60, RIVAL_HUNDREDTHS = 10, WORDS_MAX = 100, WINDOW_BYTES = 300 };

/* --- words ------------------------------------------------------------------------ */

struct words {
	str at[WORDS_MAX];
	size_t n;
};

static const struct {
	const char *abbreviation, *words;
} abbreviations[] = { { "bhyt", "bảo hiểm y tế" }, { "bhxh", "bảo hiểm xã hội" }, { "nsnn", "ngân sách nhà nước" },
	{ "tthc", "thủ tục hành chính" }, { "dvc", "dịch vụ công" }, { "dn", "doanh nghiệp" }, { "htx", "hợp tác xã" },
	{ "ntm", "nông thôn mới" }, { "xdcb", "xây dựng cơ bản" }, { "ttatxh", "trật tự an toàn xã hội" },
	{ "lđ", "lao động" }, { "gtsx", "giá trị sản xuất" } };

/* Words that any name may have or lack. */
static const char *const idle_words[] = { "tỷ", "tỉ", "lệ", "số", "tổng", "mức", "của", "và", "các", "được", "theo",
	"trên", "địa", "bàn", "xã", "toàn", "là", "có", "trong", "năm", "tháng", "đạt", "ước", "thực", "hiện", "với" };

/* Words that make it another thing than a name without them. */
static const char *const qualifiers[] = { "số hóa", "toàn trình", "thanh toán", "cận nghèo", "thoát nghèo",
	"mới thành lập", "thành lập mới", "giải thể", "tạm ngừng", "trẻ em", "cấp tỉnh", "địa phương", "trong đó",
	"riêng", "thôn", "trường", "bình quân mỗi", "quá hạn", "trước hạn", "còn lại" };

static bool
joins_word(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

static void
words_add(struct words *w, str s)
{
	if (w->n < WORDS_MAX)
		w->at[w->n++] = s;
}

/* Lower-case syllables of s, abbreviations opened; those behind what w has already. */
static void
words_read(struct words *w, str s, struct arena *a)
{
	str lower = text_lower(a, s);

	for (size_t i = 0; i < lower.n;) {
		size_t from = i;
		bool opened = false;
		str word;

		while (i < lower.n && joins_word((unsigned char)lower.p[i]))
			i++;
		word = str_sub(lower, from, i);
		i += i == from;
		for (size_t k = 0; word.n > 0 && k < sizeof abbreviations / sizeof abbreviations[0]; k++)
			if (str_eq(word, str_of(abbreviations[k].abbreviation))) {
				str rest = str_of(abbreviations[k].words);

				while (rest.n > 0)
					words_add(w, str_split(&rest, ' '));
				opened = true;
			}
		if (word.n > 0 && !opened)
			words_add(w, word);
	}
}

static bool
words_have(const struct words *w, str s)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->at[i], s))
			return true;
	return false;
}

static bool
words_have_phrase(const struct words *w, str phrase)
{
	for (size_t i = 0; i < w->n; i++) {
		str rest = phrase;
		size_t k = i;

		while (rest.n > 0 && k < w->n && str_eq(w->at[k], str_split(&rest, ' ')))
			k++;
		if (rest.n == 0 && k > i && str_eq(w->at[k - 1], str_sub(phrase, phrase.n - w->at[k - 1].n, phrase.n)))
			return true;
	}
	return false;
}

static bool
is_idle(str word)
{
	for (size_t i = 0; i < sizeof idle_words / sizeof idle_words[0]; i++)
		if (str_eq(word, str_of(idle_words[i])))
			return true;
	return false;
}

/* --- indicators by their names ------------------------------------------------------ */

struct quoted {
	struct model *m;
	struct arena *a;       /* while prose is looked at */
	struct words *names;   /* of the indicators, by their index */
	struct map_num counts; /* in how many names a word is */
	const struct plan_narrative *n;
	const struct plan_year *y;
	str text; /* of n, blanks for tags */
};

static void
read_indicator_names(struct quoted *q)
{
	const struct plan *p = q->m->p;

	q->names = ARENA_ARRAY(q->a, struct words, p->indicators_n + 1);
	map_num_init(&q->counts, q->a);
	for (size_t k = 0; k < p->indicators_n; k++) {
		words_read(&q->names[k], p->indicators[k].full_name, q->a);
		for (size_t i = 0; i < q->names[k].n; i++)
			map_num_put(&q->counts, q->names[k].at[i], map_num_find(&q->counts, q->names[k].at[i], 0) + 1);
	}
}

/* How much of the indicator's name is among the words, in hundredths. */
static int
name_share(const struct quoted *q, const struct plan_indicator *i, const struct words *w)
{
	const struct words *name = &q->names[i->index];
	int have = 0, all = 0;

	for (size_t k = 0; k < name->n; k++) {
		int weight;

		if (is_idle(name->at[k]))
			continue;
		weight = 1000 / (int)map_num_find(&q->counts, name->at[k], 1);
		all += weight;
		have += words_have(w, name->at[k]) ? weight : 0;
	}
	return all > 0 ? have * 100 / all : 0;
}

static bool
is_qualified(const struct quoted *q, const struct plan_indicator *i, const struct words *w)
{
	for (size_t k = 0; k < sizeof qualifiers / sizeof qualifiers[0]; k++)
		if (words_have_phrase(w, str_of(qualifiers[k])) &&
		    !words_have_phrase(&q->names[i->index], str_of(qualifiers[k])))
			return true;
	return false;
}

/* --- numbers and units of measure ---------------------------------------------------- */

static const struct {
	const char *word;
	int power; /* of ten đồng */
} money[] = { { "nghìn tỷ đồng", 12 }, { "tỷ đồng", 9 }, { "tỉ đồng", 9 }, { "triệu đồng", 6 }, { "nghìn đồng", 3 },
	{ "đồng", 0 } };

/* The power of ten of the money that s begins with, which is cut off; -1: none. */
static int
cut_money(str *s)
{
	for (size_t i = 0; i < sizeof money / sizeof money[0]; i++)
		if (str_starts(*s, str_of(money[i].word))) {
			*s = str_sub(*s, strlen(money[i].word), s->n);
			return money[i].power;
		}
	return -1;
}

/* A number in the text and what stands behind it. */
struct number {
	size_t at, end;
	struct dec d;
	int places;
	str unit; /* lower case, from behind the number to the paragraph's end */
};

/* Does the number have the indicator's unit? *d: its amount in that unit, *places: as many as are written, in that unit. */
static bool
in_unit_of(const struct number *n, const struct plan_indicator *i, struct dec *d, int *places)
{
	str own = i->unit, seen = n->unit;
	int own_power = cut_money(&own), seen_power = cut_money(&seen);

	*d = n->d;
	*places = n->places;
	if (own_power < 0 && own.n > 0 && own.p[0] == '%')
		return str_starts(seen, STR("%")) && (str_starts(own, STR("%/")) || !str_starts(seen, STR("%/")));
	if (own.n == 0 && own_power < 0)
		return false;
	if ((own_power < 0) != (seen_power < 0) || !str_starts(seen, own))
		return false;
	seen = str_sub(seen, own.n, seen.n);
	if (seen.n > 0 && (joins_word((unsigned char)seen.p[0]) || (seen.p[0] == '/' && own.n == 0)))
		return false;
	for (int k = own_power; k < seen_power; k++)
		*d = dec_mul(*d, dec_int(10));
	for (int k = seen_power; k < own_power; k++)
		*d = dec_div(*d, dec_int(10));
	*places += own_power - seen_power;
	return *places <= DEC_SCALE_MAX;
}

static bool
next_number(const struct quoted *q, str s, size_t *from, struct number *n)
{
	for (size_t i = *from; i < s.n; i++) {
		size_t end = i;
		str digits;

		if (!isdigit((unsigned char)s.p[i]) ||
		    (i > 0 && (joins_word((unsigned char)s.p[i - 1]) || strchr("/.,-", s.p[i - 1]) != NULL))) {
			while (i + 1 < s.n && isdigit((unsigned char)s.p[i]) && isdigit((unsigned char)s.p[i + 1]))
				i++;
			continue;
		}
		while (end < s.n &&
		    (isdigit((unsigned char)s.p[end]) ||
			((s.p[end] == '.' || s.p[end] == ',') && end + 1 < s.n &&
			    isdigit((unsigned char)s.p[end + 1]))))
			end++;
		*from = end;
		digits = str_sub(s, i, end);
		if ((end < s.n && s.p[end] == '/') || !text_number_parse(digits, q->m->p->mark, &n->d, NULL, NULL)) {
			i = end;
			continue;
		}
		n->at = i;
		n->end = end;
		n->places = 0;
		for (size_t k = digits.n; k-- > 0 && digits.p[k] != q->m->p->mark;)
			n->places += k > 0 && str_find_char(digits, q->m->p->mark, 0) < digits.n;
		n->unit = text_lower(q->a, str_trim(str_sub(s, end, s.n < end + 80 ? s.n : end + 80)));
		if (str_starts(n->unit, STR("\xc2\xa0")))
			n->unit = str_sub(n->unit, 2, n->unit.n);
		return true;
	}
	return false;
}

/* --- what a number may be ------------------------------------------------------------ */

enum quoted_scope { SCOPE_ANY, SCOPE_OF_MONTH, SCOPE_TO_DATE, SCOPE_OF_YEAR, SCOPE_OF_PLAN, SCOPE_OTHER };

/* The last words before a number that say of which time it is; SCOPE_OTHER: of none that we can hold it against. */
static const struct {
	const char *phrase;
	enum quoted_scope scope;
} scopes[] = { { "cùng kỳ", SCOPE_OTHER }, { "năm trước", SCOPE_OTHER }, { "tháng trước", SCOPE_OTHER },
	{ "tăng", SCOPE_OTHER }, { "giảm", SCOPE_OTHER }, { "thêm", SCOPE_OTHER }, { "vượt", SCOPE_OTHER },
	{ "bằng", SCOPE_OTHER }, { "cao hơn", SCOPE_OTHER }, { "thấp hơn", SCOPE_OTHER }, { "gần", SCOPE_OTHER },
	{ "khoảng", SCOPE_OTHER }, { "hơn", SCOPE_OTHER }, { "trên", SCOPE_OTHER }, { "dưới", SCOPE_OTHER },
	{ "phấn đấu", SCOPE_OTHER }, { "mỗi", SCOPE_OTHER }, { "kế hoạch", SCOPE_OF_PLAN },
	{ "dự toán", SCOPE_OF_PLAN }, { "chỉ tiêu giao", SCOPE_OF_PLAN }, { "được giao", SCOPE_OF_PLAN },
	{ "lũy kế", SCOPE_TO_DATE }, { "luỹ kế", SCOPE_TO_DATE }, { "từ đầu năm", SCOPE_TO_DATE },
	{ "đến nay", SCOPE_TO_DATE }, { "cả năm", SCOPE_OF_YEAR }, { "trong tháng", SCOPE_OF_MONTH } };

/* What follows the unit and makes of the number a share of something else, or a change. */
static const char *const after_words[] = { "kế hoạch", "dự toán", "so với", "cùng kỳ", "chỉ tiêu", "mục tiêu",
	"nghị quyết" };

/* The last phrase before the number decides; one that makes another thing of it must stand right before it. */
static enum quoted_scope
quoted_scope_of(str before)
{
	enum quoted_scope scope = SCOPE_ANY;
	size_t last = 0;

	for (size_t k = 0; k < sizeof scopes / sizeof scopes[0]; k++) {
		str phrase = str_of(scopes[k].phrase);

		for (size_t at = str_find(before, phrase, 0); at < before.n; at = str_find(before, phrase, at + 1)) {
			if (at + 1 <= last || (scopes[k].scope == SCOPE_OTHER && before.n - at - phrase.n > 2))
				continue;
			scope = scopes[k].scope;
			last = at + 1;
		}
	}
	return scope;
}

/* The figure of months from first to last; a level's at the last. Not known where a month of a flow is missing. */
static struct dec
months_figure(const struct plan_indicator *i, const struct plan_observation *o, int first, int last)
{
	struct dec sum = dec_int(0);

	if (i->nature != NATURE_FLOW)
		return o->month[last - 1].amount;
	for (int k = first; k <= last; k++)
		sum = dec_add(sum, o->month[k - 1].amount);
	return sum;
}

/* Does the data, rounded to the places that are written, give the number? */
static bool
tells(struct dec data, struct dec number, int places)
{
	return data.known && dec_cmp(dec_round(data, places), number) == 0;
}

static void
check_number(struct quoted *q, const struct plan_indicator *i, const struct number *n, struct dec d, int places,
    enum quoted_scope scope)
{
	const struct plan_observation *o = &q->y->at[i->index];
	struct period p = q->n->period;
	int last = period_last_month(p), first = period_first_month(p);
	const struct plan_target *plan = o->plan.known ? &o->plan : check_path_of(q->m->p, i, q->y->year);
	struct dec to_date = months_figure(i, o, 1, last), year = reached_in(o);
	const struct {
		enum quoted_scope scope;
		struct dec figure;
		struct loc where;
	} known[] = { { SCOPE_OF_MONTH, months_figure(i, o, last, last), o->month[last - 1].where },
		{ SCOPE_TO_DATE, to_date, o->month[last - 1].where },
		{ SCOPE_ANY, months_figure(i, o, first, last), o->month[last - 1].where },
		{ SCOPE_OF_YEAR, year, o->done.amount.known ? o->done.where : o->estimate.where },
		{ SCOPE_OF_PLAN, check_point(plan), plan->where },
		{ SCOPE_OF_PLAN, check_point(&o->city_plan), o->city_plan.where } };
	int want = -1, other = -1;

	for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
		bool meant = scope == known[k].scope || (scope == SCOPE_ANY && known[k].scope != SCOPE_OF_PLAN);

		if (tells(known[k].figure, d, places)) {
			if (meant)
				return;
			other = (int)k;
		}
		if (meant && known[k].figure.known &&
		    (want < 0 || known[k].scope == (p.kind == PERIOD_YEAR ? SCOPE_OF_YEAR : SCOPE_TO_DATE)))
			want = (int)k;
	}
	if (want < 0)
		return;
	diag_add(q->m->d, other >= 0 ? &plan_text_other_period : &plan_text_differs,
	    prose_place(q->text, n->at, q->n->where), _("%.*s: %.*s here, the data say %.*s"),
	    STR_ARG(check_name(q->m, i)), STR_ARG(str_copy(q->m->a, str_sub(q->text, n->at, n->end))),
	    STR_ARG(dec_str(q->m->a, dec_trim(known[want].figure))));
	diag_also(q->m->d, known[want].where, "%s", _("the data"));
	diag_hint(q->m->d,
	    _("mend the one that is wrong; {{ ct[\"%.*s\"].thuc_hien|so }} takes the figure from the data"),
	    STR_ARG(i->code));
}

/* --- clauses -------------------------------------------------------------------------- */

static const struct plan_indicator *
indicator_quoted(const struct quoted *q, const struct number *n, const struct words *w, struct dec *d, int *places)
{
	const struct plan_indicator *best = NULL;
	int share = 0, rival = 0;

	for (size_t k = 0; k < q->m->p->indicators_n; k++) {
		const struct plan_indicator *i = &q->m->p->indicators[k];
		struct dec in_unit;
		int here, written;

		if (i->is_group || i->nature == NATURE_STATUS || i->nature == NATURE_GROWTH ||
		    !in_unit_of(n, i, &in_unit, &written))
			continue;
		here = name_share(q, i, w);
		if (here > share) {
			rival = share;
			share = here;
			best = i;
			*d = in_unit;
			*places = written;
		} else if (here > rival) {
			rival = here;
		}
	}
	return best != NULL && share >= SURE_HUNDREDTHS && share - rival >= RIVAL_HUNDREDTHS &&
		!is_qualified(q, best, w)
	    ? best
	    : NULL;
}

static bool
is_share_of_other(const struct number *n)
{
	str after = str_sub(n->unit, 0, n->unit.n < 60 ? n->unit.n : 60);
	size_t comma = str_find_char(after, ',', 0);

	after = str_sub(after, 0, comma);
	for (size_t k = 0; k < sizeof after_words / sizeof after_words[0]; k++)
		if (str_find(after, str_of(after_words[k]), 0) < after.n)
			return true;
	return false;
}

/* Where the words begin that are looked at before byte at: a name is no longer, and a text without full stops takes no longer. */
static size_t
window_from(str s, size_t at)
{
	size_t from = at > WINDOW_BYTES ? at - WINDOW_BYTES : 0;

	while (from < at && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from++;
	return from;
}

/* A clause from byte from to byte to: each number with the words before it, and a few behind. carried: whose the clause before was. */
static void
check_clause(struct quoted *q, size_t from, size_t to, const struct plan_indicator **carried)
{
	str clause = str_sub(q->text, from, to);
	size_t at = 0, begin = 0;
	struct number n;

	while (next_number(q, clause, &at, &n)) {
		size_t near = window_from(clause, n.at);
		str before = text_lower(q->a, str_sub(clause, begin > near ? begin : near, n.at));
		enum quoted_scope scope = quoted_scope_of(before);
		const struct plan_indicator *i;
		struct words w = { .n = 0 };
		struct dec d = DEC_NONE;
		int places = 0;
		size_t end = str_find_char(n.unit, ',', 0);

		words_read(&w, str_sub(clause, near, n.at), q->a);
		words_read(&w, str_sub(n.unit, 0, end), q->a);
		i = indicator_quoted(q, &n, &w, &d, &places);
		if (i == NULL && *carried != NULL && scope > SCOPE_ANY && in_unit_of(&n, *carried, &d, &places))
			i = *carried;
		if (i == NULL)
			continue;
		*carried = i;
		if (scope != SCOPE_OTHER && !is_share_of_other(&n)) {
			n.at += from;
			n.end += from;
			check_number(q, i, &n, d, places, scope);
		}
		begin = at;
	}
}

/* Bytes of tags and code, and of lines that are no sentences, made blank: what they tell is the data's. */
static str
without_tags(str s, struct arena *a)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	for (size_t i = 0; i + 1 < s.n; i++) {
		const char *close = p[i] == '{' && p[i + 1] == '{' ? "}}"
		    : p[i] == '{' && p[i + 1] == '%'               ? "%}"
								   : NULL;
		size_t end;

		if (close == NULL)
			continue;
		end = str_find((str){ p, s.n }, str_of(close), i);
		end = end + 2 < s.n ? end + 2 : s.n;
		memset(p + i, ' ', end - i);
	}
	return (str){ p, s.n };
}

/* Parts that tell of what is to come, or is asked for. */
static bool
is_of_future(str heading, struct arena *a)
{
	static const char *const words[] = { "phuong_huong", "nhiem_vu", "kien_nghi", "de_xuat", "muc_tieu",
		"giai_phap" };
	str folded = text_fold(a, heading);

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (str_find(folded, str_of(words[k]), 0) < folded.n)
			return true;
	return false;
}

/* a_line: lines are paragraphs, as those of a Word file. */
static bool
ends_clause(str s, size_t i, bool a_line)
{
	if (s.p[i] == ';' || (a_line && s.p[i] == '\n'))
		return true;
	if (s.p[i] == '.')
		return i + 1 >= s.n || s.p[i + 1] == ' ' || s.p[i + 1] == '\n';
	return s.p[i] == '\n' && (i + 1 >= s.n || strchr("\n-*+#|", s.p[i + 1]) != NULL);
}

static void
check_prose(struct quoted *q)
{
	const struct plan_indicator *carried = NULL;
	bool future = false;
	size_t from = 0;

	for (size_t i = 0; i < q->text.n; i++) {
		str clause;

		if (i + 1 < q->text.n && !ends_clause(q->text, i, q->n->rich != NULL))
			continue;
		clause = str_trim(str_sub(q->text, from, i + 1));
		if (str_starts(clause, STR("# ")))
			future = is_of_future(clause, q->a);
		if (!future && !str_starts(clause, STR("#")) && !str_starts(clause, STR("|")))
			check_clause(q, from, i + 1, &carried);
		if (q->text.p[i] != ';')
			carried = NULL;
		from = i + 1;
	}
}

void
model_check_quotes(struct model *m)
{
	struct quoted q = { .m = m, .a = arena_new(1 << 16) };

	read_indicator_names(&q);
	for (size_t k = 0; k < m->p->in->narratives_n; k++) {
		q.n = &m->p->in->narratives[k];
		q.y = plan_find_year(m->p, q.n->period.last_year);
		if (q.y == NULL || q.y->at == NULL || q.n->period.kind == PERIOD_TERM)
			continue;
		q.text = without_tags(q.n->text, q.a);
		check_prose(&q);
	}
	arena_free(q.a);
}
