/*
 * What of a sent report is not its text: letterhead, number, addressee, bases and the sentence that leads to the text;
 * the closing sentence, Nơi nhận, signature, appendices. The text begins with the first heading below the letterhead and
 * ends where the closing begins. A document without a letterhead loses nothing at its beginning.
 */
#include "intake/inner.h"

#include <string.h>

#include "base/out.h"

enum { HEAD_LINES = 60, CLOSING_LETTERS = 250, NAME_WORDS_MAX = 6, TAIL_LINES = 6, SHORT_LETTERS = 140 };

static bool
key_has(str key, const char *words)
{
	return str_find(key, str_of(words), 0) < key.n;
}

static bool
key_starts(str key, const char *words)
{
	str w = str_of(words);

	return str_starts(key, w) && (key.n == w.n || key.p[w.n] == '_');
}

/* The folded words of a table. */
static str
table_key(struct report *r, const struct doc_table *t)
{
	struct out o;
	str key;

	out_init(&o);
	for (const struct doc_row *row = t->rows; row != NULL; row = row->next)
		for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
			for (const struct doc_block *b = c->blocks; b != NULL; b = b->next) {
				for (const struct doc_run *run = b->kind == DOC_PARAGRAPH ? b->para->runs : NULL;
				     run != NULL; run = run->next)
					if (run->kind == RUN_TEXT)
						out_put(&o, run->text);
				out_char(&o, ' ');
			}
	key = text_fold(r->a, out_str(&o));
	out_release(&o);
	return key;
}

static str
key_of(struct report *r, const struct line *l)
{
	return l->table != NULL ? table_key(r, l->table) : l->key;
}

static bool
is_empty(const struct line *l)
{
	return l->table == NULL && l->letters == 0 && !l->picture;
}

/* --- the head --------------------------------------------------------------------------------------- */

static bool
is_kind_line(str key)
{
	static const char *const kinds[] = { "bao_cao", "bao_cao_tom_tat", "bao_cao_nhanh", "to_trinh", "ke_hoach",
		"thong_bao", "cong_van" };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(key, str_of(kinds[i])))
			return true;
	return false;
}

/* "Số: 12/BC-VHXH", with the number blank or not. */
static bool
is_so_line(str key)
{
	return key_starts(key, "so") &&
	    (key_has(key, "_bc_") || key_has(key, "bc_") || key_has(key, "_cv_") || key.n < 24) &&
	    !key_has(key, "so_lieu") && key.n < 60;
}

static bool
is_day_line(const struct line *l)
{
	return l->letters < 70 && key_has(l->key, "ngay") && key_has(l->key, "thang") && key_has(l->key, "nam") &&
	    (l->slanting || l->centred || str_find(l->words, STR(", ngày"), 0) < l->words.n);
}

/* What only a letterhead has. */
static bool
is_letterhead(struct report *r, const struct line *l)
{
	str key = key_of(r, l);

	return key_has(key, "cong_hoa_xa_hoi_chu_nghia") || key_has(key, "doc_lap_tu_do_hanh_phuc") ||
	    (l->table == NULL &&
		(is_kind_line(key) || is_so_line(key) || is_day_line(l) || key_starts(key, "kinh_gui")));
}

static bool
leads_on(const struct line *l)
{
	return str_ends(l->key, STR("nhu_sau")) || str_ends(l->words, STR("sau:")) ||
	    (key_starts(l->key, "can_cu") && !l->bold) || key_starts(l->key, "kinh_gui");
}

/* May the report's text begin here? */
static bool
may_begin(const struct line *l)
{
	if (l->table != NULL || l->letters == 0 || leads_on(l) || l->letters > SHORT_LETTERS * 2)
		return false;
	if (l->rank <= RANK_ROMAN)
		return true;
	return (l->rank <= RANK_DEEPER || l->rank == RANK_NONE) &&
	    (l->bold || l->caps || l->para->props->outline_level > 0);
}

/* Lines of the subject: bold or in the middle, below the kind. */
static size_t
past_subject(struct report *r, size_t i)
{
	struct out o;

	out_init(&o);
	for (; i < r->lines.n; i++) {
		const struct line *l = &r->lines.at[i];

		if (is_empty(l) && out_str(&o).n == 0)
			continue;
		if (l->table != NULL || (l->rank < RANK_BARE && out_str(&o).n > 0) || l->rank <= RANK_ROMAN ||
		    leads_on(l) || (l->letters > 0 && !l->bold && !l->centred && !l->caps))
			break;
		if (is_empty(l))
			break;
		out_printf(&o, "%s" STR_FMT, out_str(&o).n > 0 ? " " : "", STR_ARG(l->words));
	}
	r->in->subject = out_copy(&o, r->a);
	out_release(&o);
	return i;
}

static void
take_agency(struct report *r, const struct line *l)
{
	const struct doc_cell *c = l->table->rows != NULL ? l->table->rows->cells : NULL;
	struct out o;

	out_init(&o);
	for (const struct doc_row *row = l->table->rows; row != NULL; row = row->next)
		for (const struct doc_block *b = row->cells != NULL ? row->cells->blocks : NULL; b != NULL;
		     b = b->next) {
			for (const struct doc_run *run = b->kind == DOC_PARAGRAPH ? b->para->runs : NULL; run != NULL;
			     run = run->next)
				if (run->kind == RUN_TEXT)
					out_put(&o, run->text);
			out_char(&o, '\n');
		}
	(void)c;
	for (str rest = out_copy(&o, r->a); rest.n > 0;) {
		str line = str_trim(str_split(&rest, '\n')), key = text_fold(r->a, line);

		if (is_so_line(key))
			r->in->number = line;
		else if (key.n > 0 && r->in->number.n == 0)
			r->in->agency = line;
	}
	out_release(&o);
}

static size_t
find_begin(struct report *r)
{
	size_t begin = 0, text = 0;
	bool any = false;

	for (size_t i = 0; i < r->lines.n && i < HEAD_LINES; i++) {
		const struct line *l = &r->lines.at[i];

		if (any && may_begin(l) && l->rank <= RANK_NUMBER && i >= begin && !is_letterhead(r, l))
			break;
		if (!is_letterhead(r, l))
			continue;
		any = true;
		if (l->table != NULL && key_has(table_key(r, l->table), "cong_hoa"))
			take_agency(r, l);
		if (l->table == NULL && is_so_line(l->key))
			r->in->number = l->words;
		if (l->table == NULL && is_kind_line(l->key))
			begin = past_subject(r, i + 1);
		else if (i + 1 > begin)
			begin = i + 1;
	}
	if (!any)
		return 0;
	for (text = begin; text < r->lines.n && !may_begin(&r->lines.at[text]); text++)
		;
	if (text < r->lines.n)
		return text;
	/* no heading at all: the text begins behind what leads to it */
	for (text = begin; text < r->lines.n; text++)
		if (r->lines.at[text].letters > 0 && leads_on(&r->lines.at[text]))
			begin = text + 1;
	return begin;
}

/* The first paragraph before the text that is neither of a letterhead nor leads to the text. */
static void
doubt_head(struct report *r, size_t end)
{
	enum { INTRO_LETTERS = 600 };
	bool named = false;

	for (size_t i = 0; i < end; i++) {
		const struct line *l = &r->lines.at[i];

		named |= is_letterhead(r, l);
		if (!named || l->letters == 0 || is_letterhead(r, l) || leads_on(l) || l->bold || l->centred ||
		    l->caps || l->rank == RANK_BULLET || (l->letters < INTRO_LETTERS && str_ends(l->words, STR(":"))))
			continue;
		if (l->letters > SHORT_LETTERS && r->in->unknown_head == 0)
			r->in->unknown_head = l->number;
	}
}

/* --- the tail --------------------------------------------------------------------------------------- */

/* A title of who signs, alone in its line. */
static bool
is_signing(const struct line *l)
{
	static const char *const titles[] = { "tm", "kt", "tl", "tuq", "truong_phong", "pho_truong_phong",
		"truong_tram", "pho_truong_tram", "tram_truong", "giam_doc", "pho_giam_doc", "chu_tich", "pho_chu_tich",
		"truong_ban", "pho_truong_ban", "hieu_truong", "pho_hieu_truong", "truong_cong_an",
		"pho_truong_cong_an", "chi_huy_truong", "chi_huy_pho", "chanh_van_phong", "pho_chanh_van_phong",
		"bi_thu", "pho_bi_thu", "thu_truong_don_vi", "nguoi_lap_bieu", "nguoi_lap", "nguoi_bao_cao",
		"truong_thon" };

	if (l->letters == 0 || l->letters > 60 || (!l->caps && !l->bold) ||
	    (l->rank != RANK_NONE && l->rank != RANK_BARE))
		return false;
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (key_starts(l->key, titles[i]))
			return true;
	return false;
}

static bool
is_annex(const struct line *l)
{
	return l->table == NULL && l->letters > 0 && l->letters < SHORT_LETTERS && key_starts(l->key, "phu_luc") &&
	    (l->caps || l->bold || l->centred);
}

static bool
is_recipients(struct report *r, const struct line *l)
{
	str key = key_of(r, l);

	return l->table != NULL
	    ? key_starts(key, "noi_nhan") || key_has(key, "_noi_nhan_") || key_starts(key, "nguoi_lap")
	    : key_starts(key, "noi_nhan") && l->letters < 40;
}

/* "Trên đây là báo cáo …", "Trạm Y tế kính báo cáo./." */
static bool
is_closing(const struct line *l)
{
	bool ends = str_ends(l->words, STR("/.")) || l->letters < CLOSING_LETTERS;

	if (l->table != NULL || l->letters == 0 || l->is_heading || l->rank < RANK_BARE)
		return false;
	if (key_starts(l->key, "tren_day"))
		return ends || key_has(l->key, "bao_cao");
	return ends &&
	    (key_has(l->key, "kinh_bao_cao") || key_has(l->key, "xin_bao_cao") ||
		key_has(l->key, "tran_trong_bao_cao") ||
		(key_has(l->key, "bao_cao") && str_ends(l->words, STR("./."))));
}

static size_t
find_end(struct report *r, size_t from)
{
	size_t end, i;

	for (i = from; i < r->lines.n; i++) {
		const struct line *l = &r->lines.at[i];

		if (is_recipients(r, l) || is_annex(l) || (is_signing(l) && i + TAIL_LINES >= r->lines.n))
			break;
	}
	end = i;
	/* the closing sentence stands at most a few lines above */
	for (size_t k = 0; k < TAIL_LINES && end > from + k; k++)
		if (is_closing(&r->lines.at[end - 1 - k]))
			return end - 1 - k;
	return end;
}

static void
leave_lines(struct report *r, enum intake_part part, size_t from, size_t to)
{
	struct intake_left *left = &r->in->left[part];

	for (size_t i = from; i < to; i++) {
		struct line *l = &r->lines.at[i];

		l->left = true;
		if (is_empty(l))
			continue;
		if (left->first == 0)
			left->first = l->number;
		left->last = l->last;
		if (left->words.n == 0)
			left->words = l->words;
	}
}

void
report_frame(struct report *r)
{
	size_t annex;

	r->from = find_begin(r);
	r->to = find_end(r, r->from);
	doubt_head(r, r->from);
	for (annex = r->to; annex < r->lines.n && !is_annex(&r->lines.at[annex]); annex++)
		;
	leave_lines(r, INTAKE_HEAD, 0, r->from);
	leave_lines(r, INTAKE_TAIL, r->to, annex);
	leave_lines(r, INTAKE_ANNEX, annex, r->lines.n);
}
