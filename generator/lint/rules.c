/* The rules: one row each. What a rule asks stands in page.c, head.c, tail.c, division.c and words.c. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lint/inner.h"

/* Of which documents a rule judges: bits by enum lint_class. */
enum {
	ADMIN = 1 << CLASS_ADMINISTRATIVE,
	SLIP = 1 << CLASS_SLIP,
	OTHER = 1 << CLASS_OTHER | 1 << CLASS_NORMATIVE,
	PARTY = 1 << CLASS_PARTY,
	UNMARKED = 1 << CLASS_UNMARKED,
	BOTH = ADMIN | SLIP,
	PIECE = 1 << CLASS_PIECE,
	ALL = BOTH | PIECE /* page and language, which need no header */
};

struct row {
	struct lint_rule rule;
	int classes;
	void (*check)(struct lint *l);
};

#define PL1(at) "NĐ 30/2020, PL I, " at
#define PL2     "NĐ 30/2020, PL II"
#define DESIGN  "vanthu"
#define CUSTOM  "thông lệ"
#define E       LINT_ERROR
#define W       LINT_WARNING
#define H       LINT_HINT

/* clang-format off */
static const struct row rows[] = {
	{ { "X00", H, 'A', "NĐ 30/2020, Điều 1, 2", N_("not a document of this decree") },              OTHER, lint_check_x00 },
	{ { "X01", H, 'A', "HD 05-HD/VPTW",         N_("a document of the Party") },                    PARTY, lint_check_x01 },
	{ { "X02", H, 'A', "NĐ 30/2020, Điều 7",    N_("a title outside the 29 kinds") },               SLIP, lint_check_x02 },
	{ { "X03", H, 'E', DESIGN,                  N_("several documents in one file") },              0, NULL },
	{ { "H01", E, 'A', PL1("II.1"),             N_("Quốc hiệu and Tiêu ngữ: words, capitals, size, bold") }, BOTH, lint_check_h01 },
	{ { "H02", E, 'A', PL1("II.1b"),            N_("Tiêu ngữ: hyphens and the line below it") },    BOTH, lint_check_h02 },
	{ { "H03", E, 'A', PL1("II.2"),             N_("the agency's name: capitals, bold, size") },    BOTH, lint_check_h03 },
	{ { "H04", W, 'C', PL1("II.2"),             N_("a superior agency that isn't one") },           BOTH, lint_check_h04 },
	{ { "H05", W, 'B', "NQ 202/2025/QH15",      N_("a unit that was abolished") },                  BOTH, lint_check_h05 },
	{ { "H06", E, 'A', PL1("II.1, 2, 5"),       N_("length of the drawn lines") },                  BOTH, lint_check_h06 },
	{ { "H07", W, 'C', CUSTOM,                  N_("columns of the header made by tabs or spaces") }, BOTH, lint_check_h07 },
	{ { "N01", E, 'A', PL1("II.3"),             N_("number and code") },                            ADMIN, lint_check_n01 },
	{ { "N02", W, 'A', PL1("II.3"),             N_("a year or CV in the code") },                   ADMIN, lint_check_n02 },
	{ { "N03", E, 'A', PL1("II.3"),             N_("the number's line: 13 pt, upright, not bold") }, BOTH, lint_check_n03 },
	{ { "N04", W, 'E', PL1("II.3"),             N_("a cited kind and its code disagree") },         ALL, lint_check_n04 },
	{ { "D01", E, 'A', PL1("II.4"),             N_("place and date") },                             BOTH, lint_check_d01 },
	{ { "T01", E, 'A', PL1("II.5"),             N_("kind and subject: bold, size, the line below") }, ADMIN, lint_check_t01 },
	{ { "T02", W, 'C', CUSTOM,                  N_("spaces and line ends in the subject") },        ADMIN, lint_check_t02 },
	{ { "T03", E, 'A', "NĐ 30/2020, PL III, mẫu 1.1-1.3", N_("the line of the issuing authority") }, ADMIN, lint_check_t03 },
	{ { "B01", E, 'A', PL1("II.6"),             N_("bases: italic, how each ends") },               ADMIN, lint_check_b01 },
	{ { "B02", E, 'A', PL1("II.6"),             N_("a date that cannot be") },                      ALL, lint_check_b02 },
	{ { "B03", W, 'E', "NĐ 30/2020, Điều 8",    N_("a law that had ended") },                       ADMIN, lint_check_b03 },
	{ { "B04", W, 'C', CUSTOM,                  N_("a comma between number and date") },            ALL, lint_check_b04 },
	{ { "B05", W, 'C', PL1("II.6"),             N_("a short date in a base") },                     ADMIN, lint_check_b05 },
	{ { "K01", E, 'A', PL1("II.7"),             N_("TM., KT., TL., TUQ., Q. of the signature") },   ADMIN, lint_check_k01 },
	{ { "K02", E, 'A', PL1("II.7"),             N_("a rank before the signer's name") },            ADMIN, lint_check_k02 },
	{ { "K03", E, 'A', PL1("II.7"),             N_("title and name of the signer: bold") },         ADMIN, lint_check_k03 },
	{ { "K04", W, 'C', PL1("II.7"),             N_("no title above the signer's name") },           ADMIN, lint_check_k04 },
	{ { "R01", E, 'A', PL1("II.9"),             N_("Nơi nhận: look, ends of its lines, Lưu") },     ADMIN, lint_check_r01 },
	{ { "R02", W, 'A', PL1("II.9"),             N_("Kính gửi and Như trên go together") },          ADMIN, lint_check_r02 },
	{ { "R03", E, 'A', PL1("II.9"),             N_("Kính gửi: look, dashes, ends of its lines") },  ADMIN, lint_check_r03 },
	{ { "R05", H, 'C', CUSTOM,                  N_("a person's name after Lưu") },                  ADMIN, lint_check_r05 },
	{ { "S01", E, 'A', PL1("II.6"),             N_("order of Điều and mục; Điều in bold") },        ADMIN, lint_check_s01 },
	{ { "S02", E, 'A', PL1("II.6"),             N_("letters of điểm") },                            ADMIN, lint_check_s02 },
	{ { "S03", H, 'A', "NĐ 30/2020, PL III",    N_("the mark ./. at the end") },                    ADMIN, lint_check_s03 },
	{ { "S04", E, 'A', PL1("II.6"),             N_("a khoản's title in bold") },                    ADMIN, lint_check_s04 },
	{ { "S05", H, 'E', DESIGN,                  N_("titles of one level end alike") },              ADMIN, lint_check_s05 },
	{ { "S06", E, 'A', PL1("II.6"),             N_("titles of mục in capitals") },                  ADMIN, lint_check_s06 },
	{ { "A01", E, 'A', PL1("III.1"),            N_("the text names its appendices") },              ADMIN, lint_check_a01 },
	{ { "A02", E, 'A', PL1("III.1"),            N_("the line (Kèm theo …) of an appendix") },       ADMIN, lint_check_a02 },
	{ { "P01", E, 'A', PL1("I.1, 3"),           N_("paper and margins") },                          ALL, lint_check_p01 },
	{ { "P02", E, 'A', PL1("I.7"),              N_("page numbers") },                               BOTH, lint_check_p02 },
	{ { "P03", E, 'A', PL1("I.4, 5"),           N_("typeface and size of the text") },              ALL, lint_check_p03 },
	{ { "P04", E, 'A', PL1("II.6"),             N_("alignment, indent and spacing of the text") },  ADMIN, lint_check_p04 },
	{ { "P05", E, 'A', PL1("I.4"),              N_("text in black") },                              ALL, lint_check_p05 },
	{ { "P06", E, 'A', PL1("I.2"),              N_("an upright page") },                            ADMIN, lint_check_p06 },
	{ { "P07", E, 'A', PL1("III.1"),            N_("pages of an appendix numbered by themselves") }, ADMIN, lint_check_p07 },
	{ { "L01", E, 'A', PL1("I.4"),              N_("Unicode: composed letters, no old fonts") },    ALL, lint_check_l01 },
	{ { "L02", W, 'C', CUSTOM,                  N_("words that a scanner misreads") },              ALL, lint_check_l02 },
	{ { "L03", W, 'C', CUSTOM,                  N_("one spelling in one document") },               ALL, lint_check_l03 },
	{ { "L04", W, 'C', CUSTOM,                  N_("doubled words, brackets, spaces before marks") }, ALL, lint_check_l04 },
	{ { "L05", W, 'E', "Luật 72/2025/QH15",     N_("units of another level") },                     ADMIN, lint_check_l05 },
	{ { "L07", H, 'C', CUSTOM,                  N_("text placed by spaces") },                      ALL, lint_check_l07 },
	{ { "L08", E, 'E', PL1("I.4"),              N_("Vietnamese without marks") },                   UNMARKED, lint_check_l08 },
	{ { "C01", W, 'A', PL2,                     N_("capitals and small letters") },                 ALL, lint_check_c01 },
	{ { "F06", E, 'E', DESIGN,                  N_("a place left to fill in") },                    ALL, lint_check_f06 },
	{ { "F07", E, 'B', "NĐ 86/2012",            N_("decimal point beside decimal commas") },        ALL, lint_check_f07 },
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof rows[0], PARTS_MAX = 64 };

size_t
lint_rules_n(void)
{
	return ROWS;
}

const struct lint_rule *
lint_rule_at(size_t i)
{
	return &rows[i].rule;
}

size_t
lint_rule_find(str id)
{
	size_t i = 0;

	while (i < ROWS && !str_eq_nocase(id, str_of(rows[i].rule.id)))
		i++;
	return i;
}

static bool
is_on(const struct lint *l, size_t row)
{
	return l->in->off == NULL || !l->in->off[row];
}

static void
run_rules(struct lint *l)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].check != NULL && is_on(l, i) && (rows[i].classes >> l->part.class & 1) != 0) {
			l->rule = &rows[i].rule;
			rows[i].check(l);
		}
}

static void
tell_parts(struct lint *l, const struct lint_range *parts, size_t n)
{
	size_t row = lint_rule_find(STR("X03"));

	if (n < 2 || !is_on(l, row))
		return;
	l->rule = &rows[row].rule;
	lint_add(l, parts[1].from, _("%zu documents in one file; each is judged by itself"), n);
}

static int
by_weight(const void *a, const void *b)
{
	const struct lint_finding *x = a, *y = b;

	if (x->severity != y->severity)
		return x->severity > y->severity ? -1 : 1;
	if (x->paragraph != y->paragraph)
		return x->paragraph < y->paragraph ? -1 : 1;
	return x->next < y->next ? -1 : 1; /* the order in which they were found */
}

static const struct lint_report *
make_report(struct lint *l)
{
	struct lint_report *report = ARENA_NEW(l->a, struct lint_report);
	struct lint_finding **last = &report->findings;

	for (size_t i = 0; i < l->found.n; i++)
		l->found.at[i].next = &l->found.at[i];
	if (l->found.n > 1)
		qsort(l->found.at, l->found.n, sizeof *l->found.at, by_weight);
	for (size_t i = 0; i < l->found.n; i++) {
		struct lint_finding *f = &l->found.at[i];

		report->count[f->severity]++;
		f->next = NULL;
		*last = f;
		last = &f->next;
	}
	return report;
}

const struct lint_report *
lint_document(const struct lint_input *in, struct arena *a)
{
	struct lint l = { .a = a, .in = in };
	struct lint_range parts[PARTS_MAX];
	size_t n;

	lint_collect(&l);
	n = lint_parts(&l, parts, PARTS_MAX);
	for (size_t i = 0; i < n; i++) {
		lint_recognise(&l, parts[i]);
		/* what begins as no document of the decree shows headers as samples further on */
		if (i == 0 && l.part.class == CLASS_OTHER)
			n = 1;
		if (i == 0)
			tell_parts(&l, parts, n);
		run_rules(&l);
	}
	return make_report(&l);
}
