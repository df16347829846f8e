/*
 * Finished documents counted again, from their own text: the labels of each row of a table, the items of the lists
 * and the figures of the count sentence must tell the same. Nothing of the program's structs is looked at. The
 * sample, the second office, and offices made at random of every kind of indicator and target, below, on, above,
 * within, at zero, without a figure, with "-" for a plan.
 */
#include "../plan/office.h"

#include <stdarg.h>

#include "base/diag.h"

enum { CELLS_MAX = 16, LINES_MAX = 2000 };

struct line {
	str text; /* as it is */
	str cell[CELLS_MAX];
	size_t cells;
};

struct document {
	struct arena *a;
	const char *name;
	struct line at[LINES_MAX];
	size_t n;
};

/* --- reading --------------------------------------------------------------------- */

static void
document_read(struct document *d, const char *docx, const char *dir)
{
	str text = { NULL, 0 };
	struct diags diags;

	diags_init(&diags, d->a);
	d->n = 0;
	IS_INT(system(str_c(d->a, str_format(d->a,
	           "unzip -p '%s' word/document.xml | sed 's#</w:p></w:tc>#|#g; s#</w:tr>#\\n#g; s#</w:p>#\\n#g; s#<[^>]*>##g; "
	           "s/&gt;/>/g; s/&lt;/</g; s/&amp;/\\&/g' >'%s/text'", docx, dir))), 0);
	OK(file_read(office_path(d->a, dir, "text"), d->a, &text, &diags));
	while (text.n > 0 && d->n < LINES_MAX) {
		struct line *l = &d->at[d->n++];
		str rest;

		*l = (struct line){ .text = str_split(&text, '\n') };
		for (rest = l->text; rest.n > 0 && l->cells < CELLS_MAX && str_find_char(l->text, '|', 0) < l->text.n;)
			l->cell[l->cells++] = str_split(&rest, '|');
	}
	OK(d->n > 20 && d->n < LINES_MAX);
}

static bool
has(str s, const char *what)
{
	return str_find(s, str_of(what), 0) < s.n;
}

static bool
is(str s, const char *what)
{
	return str_eq(s, str_of(what));
}

/* "1", "4.1", "A.2", but not "TT", "(1)", "-" or nothing, which a heading has. */
static bool
is_row(const struct line *l, size_t cells)
{
	return l->cells == cells && l->cell[0].n > 0 && l->cell[0].p[0] != '(' && !is(l->cell[0], "TT") && !is(l->cell[0], "-");
}

static bool
is_top(const struct line *l)
{
	return str_find_char(l->cell[0], '.', 0) == l->cell[0].n;
}

/* A heading with parts has no unit and no figure. */
static bool
is_heading(const struct line *l, size_t label)
{
	for (size_t c = 2; c < label; c++)
		if (l->cell[c].n > 0)
			return false;
	return true;
}

/* The number before words in a sentence; 0 where it hasn't got them. */
static int
number_before(str s, const char *words)
{
	size_t end = str_find(s, str_of(words), 0), from = end;

	if (end == s.n)
		return 0;
	while (from > 0 && isdigit((unsigned char)s.p[from - 1]))
		from--;
	return from < end ? atoi(s.p + from) : -1;
}

static str
count_sentence(const struct document *d)
{
	for (size_t i = 0; i < d->n; i++)
		if ((str_starts(d->at[i].text, STR("Có ")) || str_starts(d->at[i].text, STR("Chưa có chỉ tiêu nào")) ||
		        str_starts(d->at[i].text, STR("Không có chỉ tiêu nào"))) &&
		    has(d->at[i].text, " chỉ tiêu"))
			return d->at[i].text;
	FAIL("%s tells no count", d->name);
	return STR("");
}

/* The items below a line that ends with words; first: where they begin. */
static size_t
items_below(const struct document *d, const char *words, size_t *first)
{
	for (size_t i = 0; i < d->n; i++) {
		size_t n = 0;

		if (!str_ends(d->at[i].text, str_of(words)))
			continue;
		while (i + 1 + n < d->n && str_starts(d->at[i + 1 + n].text, STR("- ")))
			n++;
		*first = i + 1;
		return n;
	}
	*first = 0;
	return 0;
}

static str
bare(str name)
{
	return str_starts(name, STR("- ")) ? str_sub(name, 2, name.n) : name;
}

/* One of the items is about the row. */
static bool
is_listed(const struct document *d, size_t first, size_t n, const struct line *row)
{
	for (size_t i = first; i < first + n; i++)
		if (str_find(d->at[i].text, bare(row->cell[1]), 0) < d->at[i].text.n)
			return true;
	return false;
}

/* --- what every document keeps ------------------------------------------------------ */

/* Never 33,333333333%: one place of shares, three at most of anything. */
static void
check_places(const struct document *d)
{
	for (size_t i = 0; i < d->n; i++) {
		str s = d->at[i].text;

		for (size_t k = 0; k + 1 < s.n; k++) {
			size_t n = 0;

			if (s.p[k] != ',' || k == 0 || !isdigit((unsigned char)s.p[k - 1]))
				continue;
			while (k + 1 + n < s.n && isdigit((unsigned char)s.p[k + 1 + n]))
				n++;
			if (n > 3 || (n > 1 && k + 1 + n < s.n && s.p[k + 1 + n] == '%'))
				FAIL("%s: too many places: %.*s", d->name, STR_ARG(s));
		}
	}
}

static void
check_words(const struct document *d)
{
	static const char *const absurd[] = { "bằng 0,0%", "giảm 100,0%", "bằng 100,0% kế hoạch", "điểm phần trăm/năm", "  đạt", "+0,0", "-0,0",
		"năm năm 20", "không còn  nào", ", )", "( " };

	for (size_t i = 0; i < d->n; i++)
		for (size_t k = 0; k < sizeof absurd / sizeof absurd[0]; k++)
			if (has(d->at[i].text, absurd[k]))
				FAIL("%s: \"%s\" in: %.*s", d->name, absurd[k], STR_ARG(d->at[i].text));
}

static void
same(const struct document *d, const char *what, int table, int told)
{
	if (table != told)
		FAIL("%s: %s: the table has %d, told are %d: %.*s", d->name, what, table, told, STR_ARG(count_sentence(d)));
}

/* --- the year ------------------------------------------------------------------------- */

static const char *const judgements[] = { "Vượt", "Đạt", "Chưa đạt", "Chưa đến kỳ", "Chưa có số liệu" };
enum { OVER, MET, UNMET, NOT_DUE, NO_FIGURE, JUDGEMENTS };

static int
judgement_of(str label)
{
	for (int k = 0; k < JUDGEMENTS; k++)
		if (is(label, judgements[k]))
			return k;
	return -1;
}

/* A heading is missed if a part is, reached only if none is missed or without its figure. */
static void
check_judged_heading(const struct document *d, size_t at, size_t cells, size_t label)
{
	int heading = judgement_of(d->at[at].cell[label]);
	bool missed = false, unknown = false;

	for (size_t i = at + 1; i < d->n && is_row(&d->at[i], cells) && !is_top(&d->at[i]); i++) {
		missed |= judgement_of(d->at[i].cell[label]) == UNMET;
		unknown |= judgement_of(d->at[i].cell[label]) == NO_FIGURE;
	}
	if ((heading == UNMET) != missed || ((heading == MET || heading == OVER) && unknown))
		FAIL("%s: a heading that is not what its parts are: %.*s", d->name, STR_ARG(d->at[at].text));
}

static int
recount_year(const struct document *d)
{
	enum { YEAR_CELLS = 11, LABEL = 9 };
	int top[JUDGEMENTS] = { 0 }, leaf[JUDGEMENTS] = { 0 }, rows = 0;
	size_t good, missed, n_good = items_below(d, "đạt và vượt kế hoạch:", &good), n_missed = items_below(d, "chưa đạt kế hoạch:", &missed);
	str told = count_sentence(d);

	for (size_t i = 0; i < d->n; i++) {
		const struct line *l = &d->at[i];
		int j;

		if (!is_row(l, YEAR_CELLS))
			continue;
		rows++;
		j = judgement_of(l->cell[LABEL]);
		if (j < 0)
			FAIL("%s: a label that is none: %.*s", d->name, STR_ARG(l->text));
		top[j] += is_top(l);
		if (is_heading(l, LABEL)) {
			check_judged_heading(d, i, YEAR_CELLS, LABEL);
			continue;
		}
		leaf[j]++;
		if ((j == OVER || j == MET) && !is_listed(d, good, n_good, l))
			FAIL("%s: reached, and not listed: %.*s", d->name, STR_ARG(l->text));
		if (j == UNMET && !is_listed(d, missed, n_missed, l))
			FAIL("%s: missed, and not listed: %.*s", d->name, STR_ARG(l->text));
	}
	same(d, "items reached", leaf[OVER] + leaf[MET], (int)n_good);
	same(d, "items missed", leaf[UNMET], (int)n_missed);
	for (size_t i = missed; i < missed + n_missed; i++)
		if (has(d->at[i].text, ", bằng kế hoạch") || has(d->at[i].text, "trong khoảng kế hoạch"))
			FAIL("%s: missed, but told as reached: %.*s", d->name, STR_ARG(d->at[i].text));
	for (size_t i = good; i < good + n_good; i++)
		if (has(d->at[i].text, "mức thấp nhất của kế hoạch") && has(d->at[i].text, " đạt "))
			FAIL("%s: reached, but told as missed: %.*s", d->name, STR_ARG(d->at[i].text));
	if (top[OVER] + top[MET] + top[UNMET] == 0)
		return rows;
	same(d, "met", top[OVER] + top[MET], number_before(told, "/"));
	same(d, "judged", top[OVER] + top[MET] + top[UNMET],
	    number_before(told, has(told, "được đánh giá") ? " chỉ tiêu được đánh giá" : " chỉ tiêu đạt"));
	same(d, "over", top[OVER], number_before(told, " chỉ tiêu vượt"));
	same(d, "unmet", top[UNMET], number_before(told, " chỉ tiêu chưa đạt"));
	same(d, "not due", top[NOT_DUE], number_before(told, " chỉ tiêu chưa đến kỳ"));
	same(d, "no figure", top[NO_FIGURE], number_before(told, " chỉ tiêu chưa có số liệu"));
	return rows;
}

/* --- within the year, and of the term ------------------------------------------------------ */

enum pace { ON_PACE, BEHIND, UNDECIDED, NO_PACE };

static enum pace
pace_of(const struct document *d, str label)
{
	if (is(label, "đã đạt") || is(label, "đúng tiến độ"))
		return ON_PACE;
	if (is(label, "chậm tiến độ") || str_starts(label, STR("cần tăng tốc: ")))
		return BEHIND;
	if (is(label, "chưa đủ căn cứ") || is(label, "chưa đến hạn"))
		return UNDECIDED;
	if (!is(label, "-") && !is(label, "chưa đủ số liệu"))
		FAIL("%s: a label that is none: %.*s", d->name, STR_ARG(label));
	return NO_PACE;
}

/* A heading is behind if a part is, and on pace only if all its parts are. */
static void
check_paced_heading(const struct document *d, size_t at, size_t cells, size_t label)
{
	enum pace heading = pace_of(d, d->at[at].cell[label]);
	bool behind = false, all = true;

	for (size_t i = at + 1; i < d->n && is_row(&d->at[i], cells) && !is_top(&d->at[i]); i++) {
		behind |= pace_of(d, d->at[i].cell[label]) == BEHIND;
		all &= pace_of(d, d->at[i].cell[label]) == ON_PACE || is(d->at[i].cell[label], "-"); /* only followed */
	}
	if ((heading == BEHIND) != behind || (heading == ON_PACE && !all))
		FAIL("%s: a heading that is not what its parts are: %.*s", d->name, STR_ARG(d->at[at].text));
}

static int
recount_pace(const struct document *d, size_t cells, size_t label, const char *list)
{
	int top[NO_PACE + 1] = { 0 }, leaf[NO_PACE + 1] = { 0 }, rows = 0, told_behind;
	size_t behind, n = items_below(d, list, &behind);
	str told = count_sentence(d);

	for (size_t i = 0; i < d->n; i++) {
		const struct line *l = &d->at[i];
		enum pace pace;

		if (!is_row(l, cells))
			continue;
		rows++;
		pace = pace_of(d, l->cell[label]);
		top[pace] += is_top(l);
		if (is_heading(l, label)) {
			check_paced_heading(d, i, cells, label);
			continue;
		}
		leaf[pace]++;
		if (pace == BEHIND && !is_listed(d, behind, n, l))
			FAIL("%s: behind, and not listed: %.*s", d->name, STR_ARG(l->text));
	}
	for (size_t i = behind; i < behind + n; i++)
		if (!has(d->at[i].text, "; chậm tiến độ") && !has(d->at[i].text, "; cần tăng tốc"))
			FAIL("%s: listed as behind, and doesn't say so: %.*s", d->name, STR_ARG(d->at[i].text));
	same(d, "items behind", leaf[BEHIND], (int)n);
	told_behind = number_before(told, " chỉ tiêu chậm tiến độ");
	same(d, "with figures", top[ON_PACE] + top[BEHIND] + top[UNDECIDED], number_before(told, "/"));
	same(d, "on pace", top[ON_PACE], number_before(told, " chỉ tiêu đúng tiến độ hoặc đã đạt"));
	same(d, "behind", top[BEHIND], told_behind);
	same(d, "undecided", top[UNDECIDED],
	    number_before(told, " chỉ tiêu chưa đủ căn cứ") + number_before(told, " chỉ tiêu chưa đến hạn"));
	return rows;
}

static int
recount_quarter(const struct document *d)
{
	return recount_pace(d, 10, 9, "hỉ tiêu chậm tiến độ:");
}

/* The table of a month has no labels: its count and its list are held against each other. */
static int
recount_month(const struct document *d)
{
	size_t first, n = items_below(d, "hỉ tiêu chậm tiến độ:", &first);
	int behind = number_before(count_sentence(d), " chỉ tiêu chậm tiến độ"), rows = 0;

	for (size_t i = first; i < first + n; i++)
		OK(has(d->at[i].text, "; chậm tiến độ"));
	OK((behind > 0) == (n > 0) && behind <= (int)n);
	for (size_t i = 0; i < d->n; i++)
		rows += is_row(&d->at[i], 8);
	return rows;
}

static int
recount_term(const struct document *d)
{
	int rows = recount_pace(d, 8, 6, "cần tập trung chỉ đạo"), sum[4] = { 0 }, total = 0;

	/* by unit: each row adds up, and all rows to the last */
	for (size_t i = 0; i < d->n; i++) {
		const struct line *l = &d->at[i];
		int at[4];

		if (l->cells != 6 || is(l->cell[0], "TT"))
			continue;
		for (int k = 0; k < 4; k++)
			at[k] = atoi(str_c(d->a, l->cell[2 + k]));
		IS_INT(at[0], at[1] + at[2] + at[3]);
		for (int k = 0; k < 4 && !is(l->cell[1], "Tổng số"); k++)
			sum[k] += at[k];
		for (int k = 0; k < 4 && is(l->cell[1], "Tổng số"); k++, total++)
			IS_INT(at[k], sum[k]);
	}
	IS_INT(total, 4);
	return rows;
}

/* --- offices -------------------------------------------------------------------------------- */

static const struct {
	const char *document, *period;
	int (*recount)(const struct document *d);
	bool made_only; /* the offices that are kept in the repository have no figures for it */
} kinds[] = {
	{ "bao-cao-nam", "2026", recount_year, false },
	{ "bao-cao-quy", "2026-Q3", recount_quarter, false },
	{ "bao-cao-quy", "2026-Q4", recount_quarter, true },
	{ "bao-cao-6-thang", "2026-6T", recount_quarter, false },
	{ "bao-cao-9-thang", "2026-9T", recount_quarter, false },
	{ "bao-cao-thang", "2026-06", recount_month, false },
	{ "bao-cao-thang", "2026-10", recount_month, false },
	{ "bao-cao-giai-doan", "2026-2030", recount_term, false },
};

/* All documents that the office has; how many rows were counted. */
static int
recount_office(struct arena *a, const char *office, const char *dir, const char *name, bool made_up)
{
	struct document d = { .a = a };
	int rows = 0;

	IS_INT(system(str_c(a, str_format(a, "mkdir -p '%s'", dir))), 0);
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		const char *docx = str_c(a, str_format(a, "%s/out/%s/%s.docx", dir, kinds[k].period, kinds[k].document));

		if (kinds[k].made_only && !made_up)
			continue;
		if (system(str_c(a, str_format(a, "grep -qw 'ma: %s' '%s/van-ban.yaml'", kinds[k].document, office))) != 0)
			continue;
		if (system(str_c(a, str_format(a, "'%s' build -C '%s' %s --ky %s --ngay 2026-12-31 -f docx -o '%s/out' --lang en >'%s/said' 2>&1",
		           getenv("VANTHU"), office, kinds[k].document, kinds[k].period, dir, dir))) != 0) {
			if (system(str_c(a, str_format(a, "grep error: '%s/said' | head -5", dir))) != 0)
				FAIL("%s: no word", name);
			FAIL("%s: %s of %s is not made", name, kinds[k].document, kinds[k].period);
			continue;
		}
		d.name = str_c(a, str_format(a, "%s: %s %s", name, kinds[k].document, kinds[k].period));
		document_read(&d, docx, dir);
		check_places(&d);
		check_words(&d);
		rows += kinds[k].recount(&d);
	}
	return rows;
}

TEST(the_documents_of_two_offices_count_what_their_tables_show)
{
	struct arena *a = arena_new(1 << 20);
	const char *dir = office_new(a);
	const char *templates = "cp -r tests/golden/suoi-lanh/inputs '%s/w' && cd '%s/w/mau' && for e in docx odt; do '%s' template new ke-hoach-nam.mau -o ke-hoach-nam.$e; done";

	if (getenv("VANTHU") == NULL) {
		office_remove(a, dir);
		arena_free(a);
		SKIP("no program named");
	}
	OK(recount_office(a, "inputs/ha-bac", str_c(a, str_format(a, "%s/ha-bac", dir)), "ha-bac", false) > 100);
	IS_INT(system(str_c(a, str_format(a, templates, dir, dir, getenv("VANTHU")))), 0);
	OK(recount_office(a, str_c(a, str_format(a, "%s/w", dir)), str_c(a, str_format(a, "%s/suoi-lanh", dir)), "suoi-lanh", false) > 20);
	office_remove(a, dir);
	arena_free(a);
}

/* --- at random --------------------------------------------------------------------------------- */

static uint32_t state;

static int
pick(int n)
{
	state = state * 1664525u + 1013904223u;
	return (int)((state >> 8) % (uint32_t)n);
}

static void
add(char *text, size_t size, const char *format, ...)
{
	size_t n = strlen(text);
	va_list args;

	va_start(args, format);
	if (n + (size_t)vsnprintf(text + n, size - n, format, args) >= size)
		FAIL("no room for a made office");
	va_end(args);
}

enum { SHEET = 16384, OFFICES = 12, TOPS = 16 };

/* What an indicator is, and what is asked of it. plan: about as much; low, high: the ends of a range. */
static const struct made {
	const char *unit, *nature, *direction, *scope, *cmp;
	double plan, spread;
} made[] = {
	{ "tỷ đồng", "luy_ke", "tang", "tong", "", 120, 0 },
	{ "vụ", "luy_ke", "giam", "nam", "<=", 36, 0 },
	{ "vụ", "luy_ke", "giam", "nam", "<", 24, 0 },
	{ "hồ sơ", "luy_ke", "tang", "nam", ">=", 1200, 0 },
	{ "ha", "luy_ke", "tang", "nam", "", 240, 24 },
	{ "hộ", "thoi_diem", "giam", "nam", "", 60, 0 },
	{ "ha", "thoi_diem", "tang", "nam", "", 215, 5 },
	{ "tấn", "thoi_diem", "tang", "nam", "~", 700, 0 },
	{ "cơ sở", "thoi_diem", "tang", "nam", ">", 80, 0 },
	{ "%", "ty_le", "tang", "nam", ">=", 92, 0 },
	{ "%", "ty_le", "giam", "nam", "<", 6, 0 },
	{ "%", "ty_le", "tang", "nam", "", 70, 3 },
	{ "%", "ty_le", "giam", "nam", "", 12, 2 },
	{ "%/năm", "toc_do", "tang", "nam", "", 7, 1 },
	{ "%/năm", "toc_do", "tang", "binh_quan", ">=", 9, 0 },
	{ "", "dat_chuan", "tang", "nam", "", 1, 0 },
	{ "", "dat_chuan", "tang", "den_nam", "", 1, 0 },
	{ "vụ", "luy_ke", "giam", "nam", "năm trước", 24, 0 },
	{ "tỷ đồng", "luy_ke", "tang", "nam", "năm trước", 90, 0 },
	{ "hộ", "thoi_diem", "giam", "den_nam", "<=", 40, 0 },
	{ "cơ sở", "thoi_diem", "tang", "den_nam", "", 300, 20 },
	{ "% dân số", "ty_le", "tang", "den_nam", ">", 95, 0 },
	{ "%", "ty_le", "giam", "den_nam", "", 2, 1 },
};
enum { MADE = sizeof made / sizeof made[0] };

static bool
beats_last_year(const struct made *m)
{
	return strcmp(m->cmp, "năm trước") == 0;
}

/* A target cell: "215", "210 - 220", "Đạt". */
static void
add_target(char *text, const struct made *m)
{
	if (m->nature[0] == 'd')
		add(text, SHEET, "Đạt");
	else if (beats_last_year(m))
		add(text, SHEET, "%s so với năm trước", m->direction[0] == 'g' ? "giảm" : "tăng");
	else if (m->spread > 0)
		add(text, SHEET, "'%g - %g", m->plan - m->spread, m->plan + m->spread);
	else
		add(text, SHEET, "%g", m->plan);
}

/* What was reached: nothing known, nothing at all, on the plan, around it, by a hair, in a number that never ends. */
static bool
figure_of(const struct made *m, double *got)
{
	static const double times[] = { 0, 0, 1, 0.9, 1.1, 0.9999, 1.0001, 1.0 / 1.03, 1.02, 0.75 };
	int k = pick(11);
	bool whole = strcmp(m->unit, "hộ") == 0 || strcmp(m->unit, "vụ") == 0 || strcmp(m->unit, "hồ sơ") == 0 || strcmp(m->unit, "cơ sở") == 0;

	if (k == 10)
		return false;
	*got = m->plan * times[k];
	if (m->spread > 0 && k >= 8)
		*got = k == 8 ? m->plan - m->spread : m->plan + m->spread;
	if (m->unit[0] == '%' && *got > 100)
		*got = 100;
	if (whole)
		*got = (double)(long)(*got + 0.5);
	return true;
}

static void
add_indicator(char *plan, char *year, char *months, char *before, const char *code, const char *name, const struct made *m)
{
	bool known;
	double got = 0;
	int last = 4 + pick(7);

	add(plan, SHEET, "%s|%s|%s|%s|%s|", code, name, m->unit, m->nature, m->direction);
	add_target(plan, m);
	add(plan, SHEET, "|%s|%s|%s|", beats_last_year(m) ? "" : m->cmp, m->scope, pick(2) ? "kt" : "ca");
	if (!beats_last_year(m))
		add_target(plan, m);
	add(plan, SHEET, "|%s\n", pick(9) == 0 ? "x" : "");
	if (figure_of(m, &got) || beats_last_year(m)) {
		if (m->nature[0] == 'd')
			add(before, SHEET, "%s|%s\n", code, pick(2) ? "Đạt" : "Chưa đạt");
		else
			add(before, SHEET, "%s|%.9g\n", code, got);
	}
	known = figure_of(m, &got);
	if (!known && pick(2)) /* no row at all */
		return;
	add(year, SHEET, "%s|", code);
	switch (pick(3)) {
	case 0: add_target(year, m); break;
	case 1: add(year, SHEET, "-"); break;
	default: break;
	}
	add(year, SHEET, "|");
	if (pick(2)) /* what those above have set */
		add_target(year, m);
	if (m->nature[0] == 'd')
		add(year, SHEET, "|%s\n", known ? (pick(2) ? "Đạt" : "Chưa đạt") : "");
	else if (known)
		add(year, SHEET, "|%.9g\n", got);
	else
		add(year, SHEET, "|\n");
	if (!known || m->nature[0] == 'd' || pick(3) == 0)
		return;
	add(months, SHEET, "%s", code);
	for (int k = 1; k <= last; k++)
		add(months, SHEET, "|%.9g", m->nature[0] == 'l' ? (double)(long)(got / 12) : got);
	add(months, SHEET, "\n");
}

static void
make_office(struct arena *a, const char *dir)
{
	static char plan[SHEET], year[SHEET], months[SHEET], before[SHEET];
	int code = 0;

	strcpy(plan, "# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Chủ trì|Năm 2026|Theo dõi|Bắt buộc|Dung sai\n");
	strcpy(year, "# chi_tieu\nMã|Kế hoạch|Thành phố giao|Ước thực hiện\n");
	strcpy(before, "# chi_tieu\nMã|Thực hiện\n");
	strcpy(months, "# thang\nMã|T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12\n");
	for (int n = 0; n < TOPS; n++) {
		int parts = pick(3) == 0 ? 2 + pick(2) : 0;

		code++;
		if (parts == 0) {
			add_indicator(plan, year, months, before, str_c(a, str_format(a, "%d", code)), str_c(a, str_format(a, "Chỉ tiêu số %d thử", code)),
			    &made[pick(MADE)]);
			continue;
		}
		add(plan, SHEET, "%d|Nhóm số %d thử|||||||kt\n", code, code);
		for (int k = 1; k <= parts; k++)
			add_indicator(plan, year, months, before, str_c(a, str_format(a, "%d.%d", code, k)),
			    str_c(a, str_format(a, "Mục %d của nhóm %d thử", k, code)), &made[pick(MADE)]);
	}
	office_text(a, dir, "w/don-vi.yaml",
	    "co_quan: [A]\nviet_tat: UBND\ndia_danh: H\nto_chuc: [{ma: kt, ten: Kinh tế}, {ma: ca, ten: Công an}, {ma: vp, ten: Văn phòng}]\n"
	    "nguoi_ky: [{ma: ct, quyen_han: TM. UBND, chuc_vu: CT}]\n");
	office_text(a, dir, "w/van-ban.yaml",
	    "van_ban:\n  - {ma: bao-cao-nam, loai: BC, mau: bao-cao-nam, dinh_ky: nam, trich_yeu: x, nguoi_ky: ct, phu_luc: x}\n"
	    "  - {ma: bao-cao-quy, loai: BC, mau: bao-cao-quy, dinh_ky: quy, trich_yeu: x, nguoi_ky: ct, phu_luc: x}\n"
	    "  - {ma: bao-cao-thang, loai: BC, mau: bao-cao-thang, dinh_ky: thang, trich_yeu: x, nguoi_ky: ct, phu_luc: x}\n"
	    "  - {ma: bao-cao-giai-doan, loai: BC, mau: bao-cao-giai-doan, dinh_ky: giai-doan, trich_yeu: x, nguoi_ky: ct, phu_luc: x,\n"
	    "     bieu: {tien-do: {cot: [tt, chi_tieu, don_vi_tinh, muc_tieu, nam_2026, thuc_hien_2026, tien_do, can_them], theo_doi: khong}}}\n");
	office_text(a, dir, "w/ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nx\n");
	office_book(a, dir, "w/ke-hoach/chi-tieu.xlsx", plan);
	office_book(a, dir, "w/so-lieu/2025.xlsx", before);
	office_book(a, dir, "w/so-lieu/2026.xlsx", str_c(a, str_format(a, "%s%s", year, months)));
}

TEST(the_documents_of_offices_made_at_random_count_what_their_tables_show)
{
	if (getenv("VANTHU") == NULL)
		SKIP("no program named");
	for (int seed = 1; seed <= OFFICES; seed++) {
		struct arena *a = arena_new(1 << 20);
		const char *dir = office_new(a);

		state = (uint32_t)seed * 7919u;
		make_office(a, dir);
		OK(recount_office(a, str_c(a, str_format(a, "%s/w", dir)), dir, str_c(a, str_format(a, "seed %d", seed)), true) > 20);
		office_remove(a, dir);
		arena_free(a);
	}
}
