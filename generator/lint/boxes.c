/*
 * Which paragraph is which box of the decree's diagram, by place and words, and whether the decree applies at all.
 *
 * Everything hangs on Quốc hiệu: what stands left of it is the agency, its number and the V/v of a letter; what stands
 * below it on the right is place and date; the first capitals in the middle below both are the kind. The recipients are
 * found by their label, the signature by the table that holds both.
 */
#include <string.h>

#include "lint/inner.h"

/* So far from the beginning a header is sought, in paragraphs that aren't blank. */
enum { HEADER_AMONG = 12 };

#define QUOC_HIEU STR("cong_hoa_xa_hoi_chu_nghia_viet_nam")
#define TIEU_NGU  STR("doc_lap_tu_do_hanh_phuc")

static bool
is_near(str folded, str wanted, size_t slips)
{
	return folded.n + slips >= wanted.n && str_distance(folded, wanted, slips) <= slips;
}

static bool
is_quoc_hieu(struct lint *l, const struct lint_para *p)
{
	enum { LONGEST = 120, SLIPS = 6 };
	str folded;

	if (p->blank || p->text.n > LONGEST)
		return false;
	folded = lint_fold(l, p);
	return is_near(folded, QUOC_HIEU, SLIPS);
}

static bool
holds(str s, str needle)
{
	return str_find(s, needle, 0) < s.n;
}

/* --- cutting a file into documents ------------------------------------------------- */

/* Is there a number within the next paragraphs: a header of a document of its own, not of a text that it issues? */
static bool
has_number_near(struct lint *l, size_t from)
{
	size_t begin = from > HEADER_AMONG / 2 ? from - HEADER_AMONG / 2 : 0;

	for (size_t i = begin; i < l->paras.n && i < from + HEADER_AMONG; i++) {
		str folded = LP(l, i)->text.n < 80 ? lint_fold(l, LP(l, i)) : STR("");

		if (str_starts(folded, STR("so_")) && holds(LP(l, i)->text, STR("/")))
			return true;
	}
	return false;
}

/* The first paragraph of the table that holds i, or of the few lines above it. */
static size_t
header_start(const struct lint *l, size_t i)
{
	size_t table = LP(l, i)->table;

	if (table != 0)
		while (i > 0 && LP(l, i - 1)->table == table)
			i--;
	else
		while (i > 0 && LP(l, i - 1)->column_split)
			i--;
	return i;
}

size_t
lint_parts(struct lint *l, struct lint_range *parts, size_t max)
{
	size_t n = 0, seen = 0;

	parts[n++] = (struct lint_range){ 0, l->paras.n };
	for (size_t i = 0; i < l->paras.n; i++) {
		if (!is_quoc_hieu(l, LP(l, i)))
			continue;
		if (seen++ == 0 || n == max || !has_number_near(l, i))
			continue;
		parts[n] = (struct lint_range){ header_start(l, i), l->paras.n };
		parts[n - 1].to = parts[n].from;
		n++;
	}
	return n;
}

/* --- the header --------------------------------------------------------------------- */

static bool
is_left_of(const struct lint_para *p, const struct lint_para *of)
{
	/* 2 mm: a long name may reach over the other column's edge */
	enum { OVER = 113 };

	if (p->lines_n == 0 || of->lines_n == 0)
		return p->table != 0 && p->table == of->table && p->cell < of->cell;
	return p->page == of->page && lint_middle(p) < of->lines[0].x + OVER;
}

static void
find_quoc_hieu(struct lint *l)
{
	struct lint_part *part = &l->part;
	size_t seen = 0;

	for (size_t i = part->all.from; i < part->all.to && seen < HEADER_AMONG; i++) {
		if (LP(l, i)->blank)
			continue;
		seen++;
		if (!is_quoc_hieu(l, LP(l, i)))
			continue;
		part->quoc_hieu = i;
		LP(l, i)->box = BOX_QUOC_HIEU;
		return;
	}
}

static void
find_tieu_ngu(struct lint *l)
{
	struct lint_part *part = &l->part;
	enum { WITHIN = 6, SLIPS = 5 };

	for (size_t i = part->quoc_hieu + 1; i < part->all.to && i <= part->quoc_hieu + WITHIN; i++) {
		str folded = LP(l, i)->text.n < 100 ? lint_fold(l, LP(l, i)) : STR("");

		if (!is_near(folded, TIEU_NGU, SLIPS))
			continue;
		part->tieu_ngu = i;
		LP(l, i)->box = BOX_TIEU_NGU;
		return;
	}
}

static bool
is_number_line(struct lint *l, const struct lint_para *p)
{
	enum { LONGEST = 90 };
	str s = str_trim(lint_squeeze(l->a, p->text)), folded;

	if (p->blank || s.n > LONGEST || p->box != BOX_NONE)
		return false;
	folded = text_fold(l->a, s);
	return (str_starts(folded, STR("so_")) || str_eq(folded, STR("so"))) &&
	    (str_starts(s, STR("S")) || str_starts(s, STR("s"))) && (holds(s, STR("/")) || holds(s, STR(":")));
}

/* "Hà Bắc, ngày …" has a place before the day, no label with its colon. */
static bool
is_date_line(struct lint *l, const struct lint_para *p)
{
	enum { LONGEST = 120 };
	str folded;

	if (p->blank || p->text.n > LONGEST || p->box != BOX_NONE || holds(p->text, STR(": ")))
		return false;
	folded = lint_fold(l, p);
	if (str_starts(folded, STR("kem_theo")) || str_starts(folded, STR("can_cu")) || str_starts(folded, STR("so_")))
		return false;
	return holds(folded, STR("ngay")) && holds(folded, STR("thang")) && holds(folded, STR("nam"));
}

/* The end of the header: paragraphs of its table, or, without one, so many lines. */
static size_t
header_end(const struct lint *l)
{
	const struct lint_part *part = &l->part;
	size_t table = LP(l, part->quoc_hieu)->table, i = part->quoc_hieu, seen = 0;

	if (table == 0) {
		for (; i < part->all.to && seen < HEADER_AMONG; i++)
			seen += !LP(l, i)->blank;
		return i;
	}
	for (; i < part->all.to && LP(l, i)->table == table; i++)
		;
	/* number and date may stand in a second table, or in lines below the first */
	for (; i < part->all.to && seen < 6; i++)
		seen += !LP(l, i)->blank;
	return i;
}

/* What a title paragraph says of the kind: up to a line's end that was made by hand. */
static str
title_line(struct lint *l, const struct lint_para *p)
{
	return lint_squeeze(l->a, str_sub(p->text, 0, str_find_char(p->text, '\n', 0)));
}

/* The header ends above the kind. */
static bool
is_kind_title(struct lint *l, const struct lint_para *p)
{
	enum { LONGEST = 120 };
	str line = title_line(l, p);

	return !p->blank && p->table == 0 && line.n <= LONGEST && lint_upper(l->a, line) && lint_centred(l, p) &&
	    lint_kind_of_title(text_fold(l->a, line)) != NULL;
}

static void
find_columns(struct lint *l)
{
	struct lint_part *part = &l->part;
	size_t end = header_end(l);

	for (size_t i = part->all.from; i < end; i++) {
		struct lint_para *p = LP(l, i);

		if (is_kind_title(l, p))
			return;
		if (part->so == LINT_ABSENT && is_number_line(l, p)) {
			part->so = i;
			p->box = BOX_SO;
		} else if (part->ngay == LINT_ABSENT && is_date_line(l, p)) {
			part->ngay = i;
			p->box = BOX_NGAY;
		}
	}
}

/* The agency: what stands left of Quốc hiệu and above the number. */
static void
find_agency(struct lint *l)
{
	struct lint_part *part = &l->part;
	const struct lint_para *qh = LP(l, part->quoc_hieu);
	size_t end = part->so != LINT_ABSENT ? part->so : part->quoc_hieu + HEADER_AMONG;

	for (size_t i = part->all.from; i < end && i < part->all.to; i++) {
		struct lint_para *p = LP(l, i);

		if (p->blank || p->box != BOX_NONE || lint_is_signs(p->text) || !is_left_of(p, qh))
			continue;
		/* a mark of urgency or a note in brackets above is no name */
		if (part->co_quan.to == 0 && p->text.n > 0 && p->text.p[0] == '(')
			continue;
		if (part->co_quan.to == 0)
			part->co_quan.from = i;
		part->co_quan.to = i + 1;
		p->box = BOX_CO_QUAN;
	}
}

static bool
is_about(struct lint *l, const struct lint_para *p)
{
	str folded = lint_fold(l, p);

	return str_starts(folded, STR("v_v")) || str_starts(folded, STR("ve_viec"));
}

static void
find_about(struct lint *l)
{
	struct lint_part *part = &l->part;
	size_t from = part->so != LINT_ABSENT ? part->so + 1 : part->quoc_hieu;

	for (size_t i = from; i < part->all.to && i < from + HEADER_AMONG; i++) {
		struct lint_para *p = LP(l, i);

		if (is_kind_title(l, p))
			return;
		if (p->blank || p->box != BOX_NONE || !is_about(l, p) || !is_left_of(p, LP(l, part->quoc_hieu)))
			continue;
		part->ve_viec = i;
		p->box = BOX_VE_VIEC;
		return;
	}
}

static size_t
after_header(const struct lint *l)
{
	const struct lint_part *part = &l->part;
	const size_t ends[] = { part->quoc_hieu, part->tieu_ngu, part->so, part->ngay, part->ve_viec };
	size_t at = part->quoc_hieu;

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ends[i] != LINT_ABSENT && ends[i] > at)
			at = ends[i];
	return at + 1;
}

/* A mark of urgency, of secrecy or of circulation, or the word draft: they stand above the kind. */
static bool
is_mark(str folded)
{
	static const str marks[] = { STR("khan"), STR("thuong_khan"), STR("hoa_toc"), STR("mat"), STR("toi_mat"),
		STR("tuyet_mat"), STR("xem_xong_tra_lai"), STR("luu_hanh_noi_bo") };

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (str_eq(folded, marks[i]))
			return true;
	return str_starts(folded, STR("du_thao"));
}

static void
find_title(struct lint *l)
{
	struct lint_part *part = &l->part;
	enum { AMONG = 8, LONGEST = 120 };
	size_t from = after_header(l), seen = 0;

	for (size_t i = from; i < part->all.to && seen < AMONG; i++) {
		struct lint_para *p = LP(l, i);
		str line = title_line(l, p);

		if (p->blank || lint_is_signs(p->text) || is_mark(lint_fold(l, p)))
			continue;
		seen++;
		if (str_starts(lint_fold(l, p), STR("kinh_gui")) || line.n > LONGEST)
			return;
		if (!lint_centred(l, p))
			continue;
		part->kind = lint_kind_of_title(text_fold(l->a, line));
		if (!lint_upper(l->a, line) && part->kind == NULL)
			continue;
		part->ten_loai = i;
		p->box = BOX_TEN_LOAI;
		return;
	}
}

static bool
is_base(str folded)
{
	static const str starts[] = { STR("can_cu_"), STR("theo_de_nghi_"), STR("xet_de_nghi_"), STR("xet_to_trinh_"),
		STR("thuc_hien_") };

	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (str_starts(folded, starts[i]))
			return true;
	return false;
}

static void
find_subject(struct lint *l)
{
	struct lint_part *part = &l->part;
	enum { AMONG = 6 };
	size_t i = part->ten_loai + 1, seen = 0;

	for (; i < part->all.to && seen < AMONG; i++) {
		struct lint_para *p = LP(l, i);
		str folded = lint_fold(l, p);

		if (p->blank && part->trich_yeu.to == 0)
			continue;
		seen++;
		if (p->blank || lint_is_signs(p->text) || !lint_centred(l, p) || p->text.p[0] == '(' ||
		    lint_upper(l->a, p->text) || is_base(folded) || str_starts(folded, STR("kinh_gui")))
			return;
		if (part->trich_yeu.to == 0)
			part->trich_yeu.from = i;
		part->trich_yeu.to = i + 1;
		p->box = BOX_TRICH_YEU;
	}
}

/* --- body and foot -------------------------------------------------------------------- */

static void
find_addressees(struct lint *l, size_t from)
{
	struct lint_part *part = &l->part;
	enum { WITHIN = 20 };

	for (size_t i = from; i < part->all.to && i < from + WITHIN; i++)
		if (str_starts(lint_fold(l, LP(l, i)), STR("kinh_gui"))) {
			part->kinh_gui = i;
			LP(l, i)->box = BOX_KINH_GUI;
			return;
		}
}

static void
find_bases(struct lint *l, size_t from)
{
	struct lint_part *part = &l->part;
	enum { WITHIN = 16 };

	for (size_t i = from, seen = 0; i < part->all.to && seen < WITHIN; i++) {
		struct lint_para *p = LP(l, i);
		str folded = lint_fold(l, p);
		bool base =
		    p->cell == 0 && (part->can_cu.to != 0 ? is_base(folded) : str_starts(folded, STR("can_cu_")));

		if (p->blank)
			continue;
		seen++;
		if (!base && part->can_cu.to != 0)
			return;
		/* an opening sentence that names its bases in passing ends with "như sau:" */
		if (!base || str_ends(str_trim(p->text), STR(":"))) {
			if (part->can_cu.to != 0 || p->cell == 0)
				seen += p->text.n > 200 ? WITHIN : 0;
			continue;
		}
		if (part->can_cu.to == 0)
			part->can_cu.from = i;
		part->can_cu.to = i + 1;
		p->box = BOX_CAN_CU;
	}
}

static void
find_recipients(struct lint *l, size_t from)
{
	struct lint_part *part = &l->part;
	enum { LABEL = 30 };

	for (size_t i = from; i < part->all.to; i++) {
		struct lint_para *p = LP(l, i);
		size_t k;

		if (p->blank || p->text.n > LABEL || !str_eq(lint_fold(l, p), STR("noi_nhan")))
			continue;
		part->noi_nhan = i;
		p->box = BOX_NOI_NHAN;
		for (k = i + 1; k < part->all.to && LP(l, k)->cell == p->cell && !LP(l, k)->blank; k++) {
			LP(l, k)->box = BOX_NOI_NHAN_TEN;
			if (p->cell == 0 && str_starts(lint_fold(l, LP(l, k)), STR("luu_"))) {
				k++;
				break;
			}
		}
		part->nhan = (struct lint_range){ i + 1, k };
		return;
	}
}

/* The signature: in the table of the recipients, in a cell of its own. */
static void
find_signature(struct lint *l)
{
	struct lint_part *part = &l->part;
	const struct lint_para *label = LP(l, part->noi_nhan);
	size_t i = part->nhan.to;

	if (label->table == 0)
		return;
	for (; i < part->all.to && LP(l, i)->table == label->table; i++) {
		struct lint_para *p = LP(l, i);

		if (p->blank || p->text.p[0] == '(' || p->text.p[0] == '-' || str_ends(str_trim(p->text), STR(")")))
			continue;
		if (part->ho_ten == LINT_ABSENT && lint_upper(l->a, p->text)) {
			if (part->quyen_han.to == 0)
				part->quyen_han.from = i;
			part->quyen_han.to = i + 1;
			p->box = BOX_QUYEN_HAN;
		} else if (part->ho_ten == LINT_ABSENT && part->quyen_han.to != 0) {
			part->ho_ten = i;
			p->box = BOX_HO_TEN;
		}
	}
}

static void
find_appendix(struct lint *l)
{
	struct lint_part *part = &l->part;
	enum { LONGEST = 40 };

	for (size_t i = part->nhan.to; i < part->all.to; i++) {
		struct lint_para *p = LP(l, i);

		if (p->blank || p->text.n > LONGEST || p->table != 0 || !lint_centred(l, p) ||
		    !str_starts(lint_fold(l, p), STR("phu_luc")))
			continue;
		part->phu_luc = i;
		p->box = BOX_PHU_LUC;
		return;
	}
}

static void
find_body(struct lint *l)
{
	struct lint_part *part = &l->part;
	size_t from = after_header(l);

	if (part->ten_loai != LINT_ABSENT)
		from = part->ten_loai + 1;
	if (part->trich_yeu.to > from)
		from = part->trich_yeu.to;
	find_addressees(l, from);
	find_bases(l, from);
	find_recipients(l, from);
	part->than = (struct lint_range){ from, part->all.to };
	if (part->noi_nhan != LINT_ABSENT) {
		part->than.to = part->noi_nhan;
		find_signature(l);
		find_appendix(l);
	}
	for (size_t i = part->than.from; i < part->than.to; i++)
		if (LP(l, i)->box == BOX_NONE)
			LP(l, i)->box = BOX_THAN;
}

/* --- the date and the issuer ------------------------------------------------------------- */

static int
number_behind(str folded, str word)
{
	size_t i = str_find(folded, word, 0) + word.n;
	int n = 0;

	if (i >= folded.n || folded.p[i] != '_')
		return 0;
	for (i++; i < folded.n && folded.p[i] >= '0' && folded.p[i] <= '9' && n < 10000; i++)
		n = n * 10 + folded.p[i] - '0';
	return n;
}

static void
read_date(struct lint *l)
{
	struct lint_part *part = &l->part;
	str folded;

	if (part->ngay == LINT_ABSENT)
		return;
	folded = lint_fold(l, LP(l, part->ngay));
	part->date.year = (int16_t)(number_behind(folded, STR("_nam")) % 10000);
	part->date.month = (int8_t)(number_behind(folded, STR("_thang")) % 100);
	part->date.day = (int8_t)(number_behind(folded, STR("ngay")) % 100);
}

static void
read_issuer(struct lint *l)
{
	for (size_t i = l->part.co_quan.from; i < l->part.co_quan.to; i++) {
		str folded = lint_fold(l, LP(l, i));

		if (LP(l, i)->box == BOX_CO_QUAN &&
		    (str_starts(folded, STR("xa_")) || str_starts(folded, STR("phuong_")) ||
			holds(folded, STR("ubnd_xa_")) || holds(folded, STR("nhan_dan_xa_")) ||
			holds(folded, STR("ubnd_phuong_")) || holds(folded, STR("nhan_dan_phuong_"))))
			l->part.commune = true;
	}
}

/* --- does the decree apply? ------------------------------------------------------------------ */

static bool
is_party(struct lint *l)
{
	size_t seen = 0;

	for (size_t i = l->part.all.from; i < l->part.all.to && seen < HEADER_AMONG; i++) {
		if (LP(l, i)->blank)
			continue;
		seen++;
		if (LP(l, i)->text.n < 80 && is_near(lint_fold(l, LP(l, i)), STR("dang_cong_san_viet_nam"), 1))
			return true;
	}
	return false;
}

/* Thousandths of the text's letters that only Vietnamese has. */
static int
marked_share(const struct lint *l, size_t *letters)
{
	size_t marked = 0;

	*letters = 0;
	for (size_t k = l->part.all.from; k < l->part.all.to; k++) {
		str s = LP(l, k)->text;

		for (size_t i = 0; i < s.n;) {
			unsigned c = text_next(s, &i);

			*letters += c > '@';
			marked += c >= 0xC0 && c < 0x2000;
		}
	}
	return *letters > 0 ? (int)(marked * 1000 / *letters) : 0;
}

static bool
is_unmarked(struct lint *l)
{
	/* Vietnamese has a mark on a quarter of its letters; names and codes alone have fewer than one in a hundred */
	enum { FEWEST_LETTERS = 200, MARKS = 10 };
	size_t letters;
	int share = marked_share(l, &letters);

	return letters >= FEWEST_LETTERS && share < MARKS && l->part.quoc_hieu != LINT_ABSENT;
}

/* Papers of citizens and parties, and of rules that this decree leaves out. */
static bool
title_starts(struct lint *l, const str *words, size_t n)
{
	str folded;

	if (l->part.ten_loai == LINT_ABSENT)
		return false;
	folded = text_fold(l->a, title_line(l, LP(l, l->part.ten_loai)));
	for (size_t i = 0; i < n; i++)
		if (str_starts(folded, words[i]) && (folded.n == words[i].n || folded.p[words[i].n] == '_'))
			return true;
	return false;
}

/* A contract that an agency issues has its number and its recipients, as other kinds have; others are between persons. */
static bool
is_contract_of_agency(const struct lint *l)
{
	return l->part.so != LINT_ABSENT && holds(LP(l, l->part.so)->text, STR("/HĐ-")) &&
	    l->part.noi_nhan != LINT_ABSENT;
}

static bool
is_form_title(struct lint *l)
{
	static const str words[] = { STR("don"), STR("to_khai"), STR("hop_dong"), STR("giay_chung_nhan"),
		STR("so_yeu_ly_lich"), STR("ban_cam_ket"), STR("ban_kiem_diem"), STR("giay_khai_sinh"),
		STR("phieu_dang_ky"), STR("ban_tu_kiem_diem"), STR("giay_de_nghi"), STR("giay_xac_nhan"),
		STR("ly_lich") };

	return title_starts(l, words, sizeof words / sizeof words[0]) && !is_contract_of_agency(l);
}

/* A number with a year (12/2026/QĐ-UBND). */
static bool
has_year_in_number(const struct lint *l)
{
	str s = l->part.so != LINT_ABSENT ? LP(l, l->part.so)->text : STR("");

	return holds(s, STR("/20")) && str_find_char(s, '/', str_find(s, STR("/20"), 0) + 1) < s.n;
}

static bool
is_normative(struct lint *l)
{
	static const str always[] = { STR("luat"), STR("phap_lenh"), STR("nghi_dinh"), STR("thong_tu") };
	static const str with_year[] = { STR("nghi_quyet"), STR("quyet_dinh") };

	return title_starts(l, always, sizeof always / sizeof always[0]) ||
	    (has_year_in_number(l) && title_starts(l, with_year, sizeof with_year / sizeof with_year[0]));
}

/* Another sheet than A4, by more than a renderer's rounding: a letter, a book, a slide. */
static bool
is_other_paper(const struct lint *l)
{
	enum { INCH_LETTER_WIDTH = 12240, INCH_LETTER_HEIGHT = 15840, NEAR = 60 };
	const struct doc_section *s = LP(l, l->part.all.from)->section;

	return s->page_width > INCH_LETTER_WIDTH - NEAR && s->page_width < INCH_LETTER_WIDTH + NEAR &&
	    s->page_height > INCH_LETTER_HEIGHT - NEAR && s->page_height < INCH_LETTER_HEIGHT + NEAR;
}

/* An appendix in a file of its own: "Phụ lục …", a title, "(Kèm theo …)". */
static bool
is_appendix_file(struct lint *l)
{
	enum { LONGEST = 40, WITHIN = 6 };
	size_t seen = 0;
	bool named = false;

	for (size_t i = l->part.all.from; i < l->part.all.to && seen < WITHIN; i++) {
		const struct lint_para *p = LP(l, i);

		if (p->blank)
			continue;
		seen++;
		if (seen == 1)
			named =
			    p->text.n <= LONGEST && lint_centred(l, p) && str_starts(lint_fold(l, p), STR("phu_luc"));
		else if (named && p->text.p[0] == '(' && str_starts(lint_fold(l, p), STR("kem_theo")))
			return true;
	}
	return false;
}

/* A copy: its form, and a number in the series of copies. */
static bool
is_copy(struct lint *l)
{
	static const str forms[] = { STR("SAO Y"), STR("SAO LỤC"), STR("TRÍCH SAO") };
	static const str codes[] = { STR("/SY-"), STR("/SL-"), STR("/TrS-") };
	bool form = false, number = false;

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
			form |= str_eq(LP(l, i)->plain, forms[k]);
			number |= is_number_line(l, LP(l, i)) && holds(LP(l, i)->text, codes[k]);
		}
	}
	return form && number;
}

static enum lint_class
choose_class(struct lint *l)
{
	const struct lint_part *part = &l->part;

	if (part->quoc_hieu == LINT_ABSENT && (is_appendix_file(l) || is_copy(l)))
		return CLASS_PIECE;
	if (part->quoc_hieu == LINT_ABSENT)
		return is_party(l) ? CLASS_PARTY : CLASS_OTHER;
	if (is_unmarked(l))
		return CLASS_UNMARKED;
	if (part->co_quan.to == 0 || is_form_title(l) || is_other_paper(l))
		return CLASS_OTHER;
	/* a sheet that some other rule prescribes has neither number nor recipients */
	if (part->so == LINT_ABSENT && part->noi_nhan == LINT_ABSENT)
		return CLASS_OTHER;
	if (is_normative(l))
		return CLASS_NORMATIVE;
	if (part->kind == NULL && part->ve_viec == LINT_ABSENT)
		return part->ten_loai != LINT_ABSENT ? CLASS_SLIP : CLASS_OTHER;
	return CLASS_ADMINISTRATIVE;
}

void
lint_recognise(struct lint *l, struct lint_range range)
{
	struct lint_part *part = &l->part;

	*part = (struct lint_part){ .all = range };
	part->quoc_hieu = part->tieu_ngu = part->so = part->ngay = part->ten_loai = LINT_ABSENT;
	part->ve_viec = part->kinh_gui = part->noi_nhan = part->ho_ten = part->phu_luc = LINT_ABSENT;
	find_quoc_hieu(l);
	if (part->quoc_hieu != LINT_ABSENT) {
		find_tieu_ngu(l);
		find_columns(l);
		find_agency(l);
		find_about(l);
		if (part->ve_viec == LINT_ABSENT)
			find_title(l);
		if (part->ten_loai != LINT_ABSENT)
			find_subject(l);
		find_body(l);
		read_date(l);
		read_issuer(l);
	}
	part->class = range.from < range.to ? choose_class(l) : CLASS_OTHER;
}
