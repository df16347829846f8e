#ifndef LINT_INNER_H
#define LINT_INNER_H

#include "base/arena.h"
#include "base/msg.h"
#include "base/vec.h"
#include "document/document.h"
#include "layout/layout.h"
#include "lint/lint.h"
#include "text/text.h"

/* --- collect.c: paragraphs with their places -------------------------------- */

/* A piece of a paragraph in one look, as it is drawn: capitals by style are capitals here. */
struct lint_bit {
	str text;
	const struct doc_char_props *props;
};

/* A line of a paragraph on a page, twips. */
struct lint_line {
	double x, y, width; /* y: baseline */
};

enum lint_box {
	BOX_NONE,
	BOX_QUOC_HIEU,
	BOX_TIEU_NGU,
	BOX_CO_QUAN,
	BOX_SO,
	BOX_NGAY,
	BOX_TEN_LOAI,
	BOX_TRICH_YEU,
	BOX_VE_VIEC,
	BOX_CAN_CU,
	BOX_THAN,
	BOX_QUYEN_HAN,
	BOX_HO_TEN,
	BOX_KINH_GUI,
	BOX_NOI_NHAN,
	BOX_NOI_NHAN_TEN,
	BOX_PHU_LUC,
	BOXES
};

struct lint_para {
	const struct doc_para *para;
	const struct doc_section *section;
	struct lint_bit *bits;
	size_t bits_n;
	str text;          /* all of it; a tab is \t, a line's end by hand \n */
	size_t number;     /* from 1, as found in the document */
	size_t cell;       /* paragraphs of one cell of a table, or of one text box, have one number; 0: body text */
	size_t table;      /* the same of the outermost table; 0: none */
	str plain;         /* the same with single spaces, no-break ones among them, and none at its ends */
	bool column_split; /* one of the columns that tabs or spaces make of a paragraph */
	bool blank;        /* nothing is seen of it */
	enum lint_box box;
	/* on the pages */
	size_t page; /* from 1; 0: not found there */
	struct lint_line *lines;
	size_t lines_n;
};

/* A straight line as drawn, lying. */
struct lint_drawn {
	size_t page; /* from 1 */
	double x, y, width;
};

/* One document of a file: paragraphs [from, to) and what its boxes are; SIZE_MAX where a box is absent. */
#define LINT_ABSENT ((size_t)-1)

enum lint_class {
	CLASS_ADMINISTRATIVE,
	CLASS_SLIP,      /* X02: complete header, a title outside the 29 */
	CLASS_OTHER,     /* X00 */
	CLASS_PARTY,     /* X01 */
	CLASS_NORMATIVE, /* X00, by other words */
	CLASS_UNMARKED,  /* L08: Vietnamese without marks */
	CLASS_PIECE      /* an appendix in a file of its own, or a copy: no header of its own to judge */
};

struct lint_range {
	size_t from, to; /* paragraphs; from == to: none */
};

struct lint_part {
	struct lint_range all;
	enum lint_class class;
	size_t quoc_hieu, tieu_ngu, so, ngay, ten_loai, ve_viec, kinh_gui, noi_nhan;
	struct lint_range co_quan, trich_yeu, can_cu, than;
	struct lint_range nhan; /* the list below Nơi nhận */
	struct lint_range quyen_han;
	size_t ho_ten;
	size_t phu_luc;               /* the first appendix */
	const struct lint_kind *kind; /* of the 29; NULL: a công văn (ve_viec is there) or none of them */
	struct date date;             /* year 0: not told; month or day 0: left blank */
	bool commune;                 /* issued by a xã or phường */
};

struct lint {
	struct arena *a;
	const struct lint_input *in;
	VEC(struct lint_para) paras;
	VEC(struct lint_drawn) drawn;
	bool has_unknown_drawing; /* a line may be among what can't be drawn */
	struct lint_part part;    /* the one that is judged */
	const struct lint_rule *rule;
	VEC(struct lint_finding) found;
};

void lint_collect(struct lint *l);

/* --- boxes.c ------------------------------------------------------------------ */

/* Cuts the file into documents: their first paragraphs. At least one. */
size_t lint_parts(struct lint *l, struct lint_range *parts, size_t max);
/* Fills in l->part. */
void lint_recognise(struct lint *l, struct lint_range range);

/* --- facts.c: what the law and the map say ------------------------------------ */

struct lint_kind {
	str folded; /* text_fold of its name */
	str name;   /* as in running text: "Kế hoạch" */
	str code;   /* "KH"; empty: none */
	bool has_rule, has_subject;
};

/* The kind whose name a title begins with; NULL: none of the 29. */
const struct lint_kind *lint_kind_of_title(str folded);
const struct lint_kind *lint_kind_at(size_t i); /* NULL beyond the last */
/* Letters of a kind or of a copy. */
bool lint_is_kind_code(str code);

struct lint_law {
	str folded;        /* what a citation of it holds, folded */
	str name;          /* as it is told */
	struct date until; /* the first day on which it is no more */
};
const struct lint_law *lint_law_at(size_t i);

struct lint_place {
	str name; /* behind "tỉnh " */
};
const struct lint_place *lint_place_at(size_t i);
/* The day on which the provinces of lint_place_at() and all districts were abolished. */
struct date lint_units_until(void);

/* --- look.c: what the rules ask of paragraphs ---------------------------------- */

#define LP(l, i) (&(l)->paras.at[i])

enum lint_trait { TRAIT_BOLD, TRAIT_ITALIC };
/* Thousandths of the letters that have the trait; 0 where there are no letters. */
int lint_share(const struct lint_para *p, enum lint_trait trait);
bool lint_all(const struct lint_para *p, enum lint_trait trait);  /* nearly all of it */
bool lint_none(const struct lint_para *p, enum lint_trait trait); /* nearly nothing of it */
/* Are nearly all letters of from to to half-points? *found: a size that isn't. */
bool lint_sized(const struct lint_para *p, int from, int to, int *found);
bool lint_upper(struct arena *a, str s); /* has letters, and all are capitals */
str lint_fold(struct lint *l, const struct lint_para *p);
/* Single spaces, no-break ones made common, trimmed. */
str lint_squeeze(struct arena *a, str s);
bool lint_centred(const struct lint *l, const struct lint_para *p);
/* The longest line; 0: not on a page. */
double lint_width(const struct lint_para *p);
double lint_middle(const struct lint_para *p);
/* The drawn line right below the paragraphs [from, to) and in their middle; NULL: none. */
const struct lint_drawn *lint_rule_below(const struct lint *l, size_t from, size_t to);
/* Does the paragraph consist of signs that stand for a line, "-----"? */
bool lint_is_signs(str s);
/* The paragraph before or after i that isn't blank; LINT_ABSENT: none in the part. */
size_t lint_next(const struct lint *l, size_t i);
str lint_next_word(str s, size_t *at);
bool lint_is_old_font(str family); /* of TCVN3 or VNI */
bool lint_is_day(struct date d);

/* Adds a finding of the rule at work. i: LINT_ABSENT for the whole document. */
void lint_add(struct lint *l, size_t i, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The same, of a milder severity. */
void lint_add_as(struct lint *l, enum lint_severity severity, size_t i, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* To the finding added last: what to type instead. */
void lint_instead(struct lint *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* --- the rules, a file a group -------------------------------------------------- */

/* clang-format off */
#define LINT_CHECKS(X) \
	X(x00) \
	X(x01) X(x02) X(p01) X(p02) X(p03) X(p04) X(p05) X(p06) X(p07) X(h01) X(h02) X(h03) X(h04) X(h05) X(h06) \
	    X(h07) X(n01) X(n02) X(n03) X(n04) X(d01) X(t01) X(t02) X(t03) X(b01) X(b02) X(b03) X(b04) X(b05) X(k01) \
		X(k02) X(k03) X(k04) X(r01) X(r02) X(r03) X(r05) X(a01) X(a02) X(s01) X(s02) X(s03) X(s04) X(s05) \
		    X(s06) X(l01) X(l02) X(l03) X(l04) X(l05) X(l07) X(l08) X(c01) X(f06) X(f07)
/* clang-format on */
#define LINT_DECLARE(id) void lint_check_##id(struct lint *l);
LINT_CHECKS(LINT_DECLARE)

#endif
