/*
 * The plan of a new workspace: its text, its indicators, the year's book to fill in, and the list of what is to be
 * looked at. Of a plan that exists all is written as its words say; without one there are three examples, marked so.
 */
#include "cli/new.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "input/input.h"
#include "text/text.h"
#include "value/value.h"
#include "workbook/workbook.h"

/* --- rows of chi-tieu.xlsx --------------------------------------------------------------------------- */

enum column {
	C_CODE,
	C_NAME,
	C_UNIT,
	C_NATURE,
	C_DIRECTION,
	C_TARGET,
	C_SIGN,
	C_STRETCH,
	C_SCOPE,
	C_YEAR,
	C_LEAD,
	C_FIELD,
	C_CAP,
	C_NOTE,
	C_REVIEW,
	C_WORDS,
	C_COLUMNS
};

/* How the column is called in a place, its head, what stands in the head's note, its width. */
static const struct {
	const char *key;
	struct entry_column column;
} columns[] = {
	[C_CODE] = { "ma", { "Mã", "Số thứ tự; mục con có dấu chấm: 1.2", 7 } },
	[C_NAME] = { "chi_tieu", { "Chỉ tiêu", NULL, 52 } },
	[C_UNIT] = { "don_vi_tinh", { "Đơn vị tính", "Có trong don-vi.yaml, mục don_vi_tinh", 16 } },
	[C_NATURE] = { "tinh_chat",
	    { "Tính chất",
		"luy_ke: cộng dồn các tháng; thoi_diem: mức tại một thời điểm; ty_le: tỷ lệ %; toc_do: tốc độ tăng; dat_chuan: đạt hay không",
		11 } },
	[C_DIRECTION] = { "chieu", { "Chiều", "tang: càng nhiều càng tốt; giam: càng ít càng tốt", 8 } },
	[C_TARGET] = { "muc_tieu", { "Mục tiêu", "Số; hoặc khoảng: 5 - 7; hoặc Đạt", 12 } },
	[C_SIGN] = { "so_sanh", { "So sánh", ">= ít nhất; > trên; ~ khoảng; < dưới; <= không quá; =", 9 } },
	[C_STRETCH] = { "phan_dau", { "Phấn đấu", "Mức phấn đấu cao hơn, nếu có", 10 } },
	[C_SCOPE] = { "pham_vi",
	    { "Phạm vi",
		"nam: mỗi năm; binh_quan: bình quân cả giai đoạn; den_nam: đến năm đích; tong: tổng cả giai đoạn",
		11 } },
	[C_YEAR] = { "nam_dich", { "Năm đích", "Khi phạm vi là den_nam: 2030, hoặc trước 2028", 11 } },
	[C_LEAD] = { "chu_tri", { "Chủ trì", "Mã đơn vị trong don-vi.yaml", 14 } },
	[C_FIELD] = { "linh_vuc", { "Lĩnh vực", NULL, 16 } },
	[C_CAP] = { "tran", { "Trần", "Mức cao nhất có thể có; tỷ lệ không ghi gì là 100", 8 } },
	[C_NOTE] = { "ghi_chu", { "Ghi chú", NULL, 24 } },
	[C_REVIEW] = { "xem_lai", { "Xem lại", "x: còn phải xem lại; xem xong thì xóa", 9 } },
	[C_WORDS] = { "x_loi_goc", { "x_Lời gốc", "Lời của kế hoạch mà dòng này được đọc ra", 44 } },
};
_Static_assert(sizeof columns / sizeof *columns == C_COLUMNS, "a head for each column");

static const char *const natures[] = { "luy_ke", "thoi_diem", "ty_le", "toc_do", "dat_chuan", NULL };
static const char *const directions[] = { "tang", "giam", NULL };
static const char *const signs[] = { ">=", "<=", ">", "<", "=", "~", NULL };
static const char *const scopes[] = { "nam", "binh_quan", "den_nam", "tong", NULL };

static const struct entry_check *
check_of_column(struct new_job *j, int column)
{
	static const struct {
		int column;
		const char *const *choices;
	} lists[] = { { C_NATURE, natures }, { C_DIRECTION, directions }, { C_SIGN, signs }, { C_SCOPE, scopes } };

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (lists[i].column == column) {
			struct entry_check *c = ARENA_NEW(j->a, struct entry_check);

			c->choices = lists[i].choices;
			c->title = "Chọn trong danh sách";
			c->message = columns[column].column.comment;
			c->refusal = "Chọn một từ trong danh sách.";
			return c;
		}
	return NULL;
}

/* A row of the indicators: a group, or a part of the plan. */
struct row {
	str code;
	const struct rec_part *part; /* NULL: a group */
	size_t index;                /* of the part in the plan */
	str text[C_COLUMNS];
	struct dec number[C_COLUMNS];
};

struct rows {
	struct row *at;
	size_t n, cap;
};

static struct row *
add_indicator_row(struct new_job *j, struct rows *rows, str code, str name)
{
	struct row *r = VEC_ADD(j->a, rows);

	for (int c = 0; c < C_COLUMNS; c++)
		r->number[c] = DEC_NONE;
	r->code = r->text[C_CODE] = code;
	r->text[C_NAME] = name;
	r->index = (size_t)-1;
	return r;
}

/* As much as helps to find the place. */
static str
shortened(struct new_job *j, str words)
{
	enum { BYTES = 900 };
	size_t n = BYTES;

	if (words.n <= BYTES)
		return words;
	while (n > 0 && words.p[n] != ' ')
		n--;
	return str_format(j->a, STR_FMT " …", STR_ARG(str_sub(words, 0, n > 0 ? n : 0)));
}

/* --- of a plan that exists ------------------------------------------------------------------------------ */

static bool
name_holds(struct new_job *j, const struct rec_part *p, const char *group)
{
	size_t n;

	for (size_t i = 0; i < p->name.n; i++)
		if ((i == 0 || p->name.p[i - 1] == ' ') &&
		    rec_words_begin(j->words, group, str_sub(p->name, i, p->name.n), &n, NULL, NULL, j->a))
			return true;
	return false;
}

static const char *
nature_of(struct new_job *j, const struct rec_part *p)
{
	if (p->is_status)
		return "dat_chuan";
	if (p->is_rate)
		return "toc_do";
	if (p->unit.n > 0 && p->unit.p[0] == '%')
		return "ty_le";
	return name_holds(j, p, "luy_ke") ? "luy_ke" : "thoi_diem";
}

static bool
fewer_is_better(struct new_job *j, const struct rec_part *p)
{
	if (*p->cmp == '>' && !p->last_year)
		return false; /* at least so much: more is better, whatever it is */
	if (p->last_year || *p->cmp == '<' || (p->lo.known && dec_sign(p->lo) == 0))
		return true;
	return !p->is_status && name_holds(j, p, "giam_tot") && !name_holds(j, p, "giam_khong");
}

static str
range_text(struct new_job *j, const struct rec_part *p)
{
	struct out o;
	str s;

	out_init(&o);
	text_number_put(&o, p->lo, -1);
	out_puts(&o, " - ");
	text_number_put(&o, p->hi, -1);
	s = out_copy(&o, j->a);
	out_release(&o);
	return s;
}

static void
set_target(struct new_job *j, struct row *r, const struct rec_part *p)
{
	if (p->is_status)
		r->text[C_TARGET] = STR("Đạt");
	else if (p->last_year)
		r->text[C_TARGET] = STR("năm trước");
	else if (p->hi.known && !dec_eq(p->lo, p->hi))
		r->text[C_TARGET] = range_text(j, p);
	else
		r->number[C_TARGET] = p->lo;
	if (!p->is_status)
		r->text[C_SIGN] = str_of(p->cmp);
	r->number[C_STRETCH] = p->stretch;
}

/* A year beyond the term is no year of this plan: asked. */
static bool
due_fits(const struct new_job *j, const struct rec_part *p)
{
	return p->year - p->before >= j->office.from && p->year - p->before <= j->office.to;
}

static void
set_scope(struct new_job *j, struct row *r, const struct rec_part *p)
{
	static const char *const words[] = { "", "nam", "binh_quan", "den_nam", "tong" };

	if (p->scope == REC_SCOPE_BY && !due_fits(j, p))
		return;
	r->text[C_SCOPE] = str_of(words[p->scope]);
	if (p->scope != REC_SCOPE_BY)
		return;
	if (p->before)
		r->text[C_YEAR] = str_format(j->a, "trước %d", p->year);
	else
		r->number[C_YEAR] = dec_int(p->year);
}

static bool
is_doubtful(const struct new_job *j, size_t part)
{
	str mine = str_format(j->a, "chi_tieu %zu ", part);

	for (size_t i = 0; i < j->plan->doubts.n; i++)
		if (j->plan->doubts.at[i].must && str_starts(j->plan->doubts.at[i].where, mine))
			return true;
	return false;
}

static void
fill_row(struct new_job *j, struct row *r, size_t part)
{
	const struct rec_part *p = &j->plan->parts.at[part];
	const char *nature = nature_of(j, p);

	r->part = p;
	r->index = part;
	r->text[C_UNIT] = p->unit;
	r->text[C_NATURE] = str_of(nature);
	r->text[C_DIRECTION] = fewer_is_better(j, p) ? STR("giam") : STR("tang");
	r->text[C_FIELD] = p->field;
	r->text[C_WORDS] = shortened(j, p->words);
	set_target(j, r, p);
	set_scope(j, r, p);
	if (strcmp(nature, "ty_le") == 0 && p->lo.known && dec_cmp(p->hi, dec_int(100)) > 0)
		r->number[C_CAP] = dec_ceil(p->hi);
	if (r->text[C_SCOPE].n == 0 || is_doubtful(j, part) || p->name.n == 0)
		r->text[C_REVIEW] = STR("x");
	if (p->name.n == 0)
		r->text[C_NAME] = p->words;
}

/* What an item with several parts is called: their names, as far as they go. */
static str
group_name(struct new_job *j, size_t from, size_t to)
{
	enum { LETTERS = 150 };
	str name = j->plan->parts.at[from].name;

	for (size_t i = from + 1; i < to; i++) {
		str more = j->plan->parts.at[i].name;

		if (text_letters(name) + text_letters(more) > LETTERS)
			break;
		name = str_format(j->a, STR_FMT "; " STR_FMT, STR_ARG(name), STR_ARG(more));
	}
	return name;
}

static void
ask_row(struct new_job *j, bool must, struct rec_place place, str words, str understood, const char *why, str where)
{
	struct rec_doubt *d = VEC_ADD(j->a, &j->plan->doubts);

	*d = (struct rec_doubt){ must, place, words, understood, str_of(why), where };
}

static str
answer_place(struct new_job *j, str code, const char *column)
{
	return str_format(j->a, "ke-hoach/chi-tieu.xlsx " STR_FMT " %s", STR_ARG(code), column);
}

static void
rows_of_item(struct new_job *j, struct rows *rows, size_t from, size_t to)
{
	str number = str_format(j->a, "%d", j->plan->parts.at[from].item);
	struct row *group;

	if (to - from == 1) {
		fill_row(j, add_indicator_row(j, rows, number, j->plan->parts.at[from].name), from);
		return;
	}
	group = add_indicator_row(j, rows, number, group_name(j, from, to));
	group->text[C_FIELD] = j->plan->parts.at[from].field;
	group->text[C_REVIEW] = STR("x");
	ask_row(j, false, j->plan->parts.at[from].place, j->plan->parts.at[from].words, group->text[C_NAME],
	    "chỉ tiêu có nhiều mục: tên chung ghép từ tên các mục, hãy đặt tên gọn",
	    answer_place(j, number, "chi_tieu"));
	for (size_t i = from; i < to; i++)
		fill_row(j,
		    add_indicator_row(j, rows, str_format(j->a, STR_FMT ".%zu", STR_ARG(number), i - from + 1),
			j->plan->parts.at[i].name),
		    i);
}

static struct rows
rows_of_plan(struct new_job *j)
{
	struct rows rows = { 0 };

	for (size_t i = 0; i < j->plan->parts.n;) {
		size_t to = i;

		while (to < j->plan->parts.n && j->plan->parts.at[to].item == j->plan->parts.at[i].item)
			to++;
		rows_of_item(j, &rows, i, to);
		i = to;
	}
	return rows;
}

/* Places of questions are told by the code that the part got: "chi_tieu 3 pham_vi" by number of the part. */
static void
name_places(struct new_job *j, const struct rows *rows)
{
	for (size_t i = 0; i < j->plan->doubts.n; i++) {
		str *where = &j->plan->doubts.at[i].where;
		str rest = *where;
		long part;

		if (!str_starts(rest, STR("chi_tieu ")))
			continue;
		(void)str_split(&rest, ' ');
		part = strtol(str_c(j->a, str_split(&rest, ' ')), NULL, 10);
		for (size_t k = 0; k < rows->n; k++)
			if (rows->at[k].index == (size_t)part)
				*where = answer_place(j, rows->at[k].code, str_c(j->a, rest));
	}
}

static void
ask_scopes(struct new_job *j, const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *r = &rows->at[i];

		if (r->part != NULL && r->text[C_SCOPE].n == 0)
			ask_row(j, true, r->part->place, r->part->words, STR(""),
			    r->part->year > 0
				? "năm đích nằm ngoài giai đoạn của kế hoạch"
				: "không nói thời hạn: mỗi năm, bình quân, đến năm nào, hay tổng cả giai đoạn?",
			    answer_place(j, r->code, "pham_vi"));
	}
}

/* Two rows of one name and one time say two things of one indicator. */
static void
ask_twins(struct new_job *j, const struct rows *rows)
{
	struct map seen;

	map_init(&seen, j->a);
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *r = &rows->at[i];
		str key = text_fold(j->a, r->text[C_NAME]);
		const struct row *twin = r->part != NULL ? map_find(&seen, key) : NULL;

		if (r->part == NULL || key.n == 0)
			continue;
		if (twin == NULL)
			map_put(&seen, key, (void *)(uintptr_t)r);
		else if (str_eq(twin->part->unit, r->part->unit))
			ask_row(j, true, r->part->place, r->part->words, STR(""),
			    str_format(
				j->a, "cùng tên với chỉ tiêu " STR_FMT ": một chỉ tiêu hay hai?", STR_ARG(twin->code))
				.p,
			    answer_place(j, r->code, "chi_tieu"));
	}
}

/* Guesses that no word of the plan says, and what it lacks: a question each. */
static void
ask_of_plan(struct new_job *j)
{
	const struct rec_plan *p = j->plan;
	struct rec_place nowhere = { 0, 0 };
	const struct office *o = &j->office;

	if (p->parts.n > 0) {
		ask_row(j, false, nowhere, STR(""), STR(""),
		    "tính chất (tinh_chat) và chiều (chieu) của mọi chỉ tiêu là phỏng đoán theo tên và đơn vị tính",
		    STR("ke-hoach/chi-tieu.xlsx tinh_chat"));
		ask_row(j, false, nowhere, STR(""), STR(""), "kế hoạch không nói đơn vị nào chủ trì từng chỉ tiêu",
		    STR("ke-hoach/chi-tieu.xlsx chu_tri"));
	} else {
		ask_row(j, true, nowhere, STR(""), STR(""),
		    "không thấy phần chỉ tiêu trong kế hoạch: chi-tieu.xlsx chỉ có dòng ví dụ",
		    STR("ke-hoach/chi-tieu.xlsx"));
	}
	if (p->agency_guessed && j->answers[ANSWER_AGENCY].n == 0)
		ask_row(j, true, nowhere, STR(""), o->name,
		    "phần đầu văn bản thiếu tên cơ quan ban hành: phỏng đoán theo địa danh",
		    STR("don-vi.yaml co_quan"));
	if (p->signer.n == 0 && j->answers[ANSWER_SIGNER].n == 0)
		ask_row(j, true, nowhere, STR(""), STR(""), "không thấy họ tên người ký", STR("don-vi.yaml nguoi_ky"));
	if (p->title.n == 0 && j->answers[ANSWER_SIGNER].n == 0)
		ask_row(
		    j, true, nowhere, STR(""), o->title, "không thấy chức vụ người ký", STR("don-vi.yaml nguoi_ky"));
	if (p->recipients.n == 0)
		ask_row(j, false, nowhere, STR(""), STR(""), "không thấy nơi nhận", STR("don-vi.yaml noi_nhan"));
	if (o->superior.n > 0 && p->superior.n == 0 && j->answers[ANSWER_SUPERIOR].n == 0)
		ask_row(j, false, nowhere, STR(""), o->superior,
		    "cơ quan cấp trên lấy theo nơi nhận: ghi đủ tên để báo cáo kính gửi cho đúng",
		    STR("van-ban.yaml kinh_gui"));
	if (p->one_year)
		ask_row(j, false, nowhere, STR(""), str_format(j->a, "năm %d", p->from),
		    "kế hoạch của một năm: chỉ tiêu ghi là của mỗi năm (pham_vi: nam), số ghi ở cột của năm ấy",
		    STR("ke-hoach/chi-tieu.xlsx pham_vi"));
	if (p->bases.n == 0)
		ask_row(j, false, nowhere, STR(""), STR(""), "không thấy căn cứ", STR("van-ban.yaml can_cu"));
	for (size_t i = 0; i < o->units.n; i++)
		if (o->units.at[i].abbreviation.n > 1) {
			ask_row(j, false, nowhere, STR(""), STR(""),
			    "tên viết tắt và mã của các đơn vị do chương trình đặt", STR("don-vi.yaml to_chuc"));
			break;
		}
}

/* --- replies to an earlier list -------------------------------------------------------------------------------- */

static str
reply_to(struct new_job *j, str where)
{
	for (size_t i = 0; j->replies != NULL && where.n > 0 && i < j->replies->list->n; i++) {
		const struct value *row = &j->replies->list->at[i];
		const struct value *reply = value_at(row, STR("tra_loi"));
		struct out o;
		str s;

		if (reply == NULL || !str_eq(value_text_at(row, STR("noi_ghi"), STR("")), where))
			continue;
		out_init(&o);
		if (reply->kind == VALUE_DEC)
			text_number_put(&o, reply->dec, -1); /* as people type it */
		else
			value_print(&o, reply);
		s = str_trim(out_copy(&o, j->a));
		out_release(&o);
		if (s.n > 0)
			return s;
	}
	return STR("");
}

/* What was answered goes into its cell, and its question goes. */
static void
take_replies(struct new_job *j, struct rows *rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows->n; i++) {
		bool any = false;

		for (int c = C_NAME; c < C_REVIEW; c++) {
			str reply = reply_to(j, answer_place(j, rows->at[i].code, columns[c].key));
			struct dec d;

			if (reply.n == 0)
				continue;
			any = true;
			rows->at[i].number[c] = DEC_NONE;
			rows->at[i].text[c] = STR("");
			if ((c == C_TARGET || c == C_STRETCH || c == C_YEAR || c == C_CAP) &&
			    text_number_parse(reply, ',', &d, NULL, NULL))
				rows->at[i].number[c] = d;
			else
				rows->at[i].text[c] = reply;
		}
		if (any && rows->at[i].text[C_SCOPE].n + (rows->at[i].part == NULL) > 0)
			rows->at[i].text[C_REVIEW] = STR("");
	}
	for (size_t i = 0; i < j->plan->doubts.n; i++)
		if (reply_to(j, j->plan->doubts.at[i].where).n == 0)
			j->plan->doubts.at[kept++] = j->plan->doubts.at[i];
	j->plan->doubts.n = kept;
}

/* --- of no plan: examples ----------------------------------------------------------------------------------------- */

static struct rows
example_rows(struct new_job *j)
{
	static const struct {
		const char *code, *name, *unit, *nature, *sign, *scope;
		int target;
	} examples[] = {
		{ "1", "Ví dụ: Thu ngân sách nhà nước trên địa bàn hằng năm", "tỷ đồng", "luy_ke", ">=", "nam", 20 },
		{ "2", "Ví dụ: Thu nhập bình quân đầu người", "triệu đồng/người", "thoi_diem", ">=", "den_nam", 100 },
		{ "3", "Ví dụ: Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "ty_le", ">=", "nam", 95 },
	};
	struct rows rows = { 0 };

	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		struct row *r = add_indicator_row(j, &rows, str_of(examples[i].code), str_of(examples[i].name));

		r->text[C_UNIT] = str_of(examples[i].unit);
		r->text[C_NATURE] = str_of(examples[i].nature);
		r->text[C_DIRECTION] = STR("tang");
		r->text[C_SIGN] = str_of(examples[i].sign);
		r->text[C_SCOPE] = str_of(examples[i].scope);
		r->number[C_TARGET] = dec_int(examples[i].target);
		if (str_eq(r->text[C_SCOPE], STR("den_nam")))
			r->number[C_YEAR] = dec_int(j->office.to);
		if (j->office.units.n > 0)
			r->text[C_LEAD] = j->office.units.at[i < j->office.units.n ? i : 0].code;
		r->text[C_NOTE] = STR("Dòng ví dụ, số đặt ra: thay hoặc xóa");
	}
	return rows;
}

/* --- workbooks ------------------------------------------------------------------------------------------------------ */

static struct entry_sheet *
new_sheet(struct new_job *j, struct entry_form *form, const char *name, str title, str remark,
    const struct entry_column *heads, size_t n)
{
	struct entry_sheet *s = ARENA_NEW(j->a, struct entry_sheet);

	*s = (struct entry_sheet){ .name = name, .is_open = true, .title = title, .columns = heads, .columns_n = n };
	s->remarks[0] = remark;
	*VEC_ADD(j->a, &form->sheets) = s;
	return s;
}

static struct entry_cell *
new_row(struct new_job *j, struct entry_sheet *s)
{
	struct entry_cell *row = ARENA_ARRAY(j->a, struct entry_cell, s->columns_n);

	*VEC_ADD(j->a, &s->rows) = row;
	return row;
}

static struct entry_cell
entry_with(str text, struct dec number, enum entry_look look)
{
	if (number.known)
		return (struct entry_cell){ .look = look, .content = ENTRY_NUMBER, .number = number };
	if (text.n > 0)
		return (struct entry_cell){ .look = look, .content = ENTRY_TEXT, .text = text };
	return (struct entry_cell){ .look = look };
}

static bool
add_book(struct new_job *j, struct new_files *files, const struct entry_form *form, const char *path)
{
	const char *beside = file_dir(j->a, j->dir); /* where it has to go through on its way */
	struct new_file *f;
	str bytes;

	if (!entry_bytes(form, file_join(j->a, file_is_dir(beside) ? beside : "/tmp", "vanthu-new.xlsx"), j->a, &bytes,
		&j->cli->d))
		return false;
	f = VEC_ADD(j->a, &files->at);
	f->path = path;
	f->bytes = bytes;
	return true;
}

/* The path's figure; of a plan of one year that year's is its target. */
static struct entry_cell
path_cell(struct new_job *j, const struct row *r, int y)
{
	if (r->part == NULL)
		return entry_with(STR(""), DEC_NONE, ENTRY_LOCKED_NUMBER);
	if (j->plan->one_year && j->office.from + y == j->plan->from)
		return entry_with(r->text[C_TARGET], r->number[C_TARGET], ENTRY_LOCKED_NUMBER);
	return entry_with(STR(""), y < r->part->path_n ? r->part->path[y] : DEC_NONE, ENTRY_LOCKED_NUMBER);
}

static bool
add_indicator_book(struct new_job *j, struct new_files *files, const struct rows *rows)
{
	int years = j->office.to - j->office.from + 1;
	size_t n = C_COLUMNS + (size_t)years;
	struct entry_column *heads = ARENA_ARRAY(j->a, struct entry_column, n);
	struct entry_form form = { .title = "Chỉ tiêu của kế hoạch" };
	struct entry_sheet *s;

	for (int c = 0; c < C_COLUMNS; c++)
		heads[c] = columns[c].column;
	for (int y = 0; y < years; y++)
		heads[C_COLUMNS + y] = (struct entry_column){ str_format(j->a, "Năm %d", j->office.from + y).p,
			"Lộ trình: mục tiêu của riêng năm này, nếu kế hoạch có", 10 };
	s = new_sheet(j, &form, "chi_tieu",
	    str_format(j->a, "CHỈ TIÊU CỦA KẾ HOẠCH %d - %d", j->office.from, j->office.to),
	    STR("Mỗi dòng một chỉ tiêu. Ô đầu cột có lời dặn. Thêm dòng thì ghi mã mới; không đổi mã đã dùng trong so-lieu."),
	    heads, n);
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *r = &rows->at[i];
		struct entry_cell *cells = new_row(j, s);

		for (int c = 0; c < C_COLUMNS; c++) {
			enum entry_look look = r->number[c].known ? ENTRY_LOCKED_NUMBER : ENTRY_LOCKED;

			cells[c] = entry_with(r->text[c], r->number[c], look);
			cells[c].check = check_of_column(j, c);
		}
		for (int y = 0; y < years; y++)
			cells[C_COLUMNS + y] = path_cell(j, r, y);
	}
	return add_book(j, files, &form, "ke-hoach/chi-tieu.xlsx");
}

static bool
row_is_group(const struct rows *rows, size_t i)
{
	return rows->at[i].text[C_NATURE].n == 0;
}

/* The year's book: a row an indicator, cells to fill in; months of what adds up over them. */
static bool
add_year(struct new_job *j, struct new_files *files, const struct rows *rows)
{
	enum { MONTHS = 12, NAMES = 3, MONTH_NAMES = 2 };
	static const struct entry_column year_heads[] = { { "Mã", NULL, 7 }, { "Chỉ tiêu", NULL, 52 },
		{ "Đơn vị tính", NULL, 16 }, { "Kế hoạch", "Mục tiêu của riêng năm nay", 13 },
		{ "Thực hiện", "Số chính thức cả năm", 13 },
		{ "Ước thực hiện", "Số ước cả năm, dùng khi chưa có số chính thức", 13 },
		{ "Cùng kỳ", "Số của năm trước", 13 }, { "Lý do", "Vì sao chưa đạt", 28 }, { "Ghi chú", NULL, 24 } };
	enum { YEAR_COLUMNS = sizeof year_heads / sizeof year_heads[0] };
	struct entry_column *month_heads = ARENA_ARRAY(j->a, struct entry_column, MONTH_NAMES + MONTHS);
	struct entry_form form = { .title = "Số liệu của năm" };
	struct entry_sheet *year, *month;

	memcpy(month_heads, year_heads, MONTH_NAMES * sizeof *month_heads);
	for (int m = 0; m < MONTHS; m++)
		month_heads[MONTH_NAMES + m] = (struct entry_column){ str_format(j->a, "T%d", m + 1).p, NULL, 9 };
	year = new_sheet(j, &form, "chi_tieu", str_format(j->a, "SỐ LIỆU NĂM %d", j->office.year),
	    STR("Nhập vào ô màu vàng. Chưa có số liệu thì để trống, không ghi 0."), year_heads, YEAR_COLUMNS);
	month = new_sheet(j, &form, "thang", str_format(j->a, "SỐ LIỆU TỪNG THÁNG NĂM %d", j->office.year),
	    STR("Số phát sinh riêng của từng tháng. Thêm chỉ tiêu khác cần theo dõi hằng tháng thì thêm dòng với mã của nó."),
	    month_heads, MONTH_NAMES + MONTHS);
	for (size_t i = 0; i < rows->n; i++) {
		struct entry_cell *cells;
		bool adds_up = str_eq(rows->at[i].text[C_NATURE], STR("luy_ke"));

		if (row_is_group(rows, i))
			continue;
		for (int sheet = 0; sheet < 1 + adds_up; sheet++) {
			size_t n = sheet == 0 ? YEAR_COLUMNS : MONTH_NAMES + MONTHS,
			       names = sheet == 0 ? NAMES : MONTH_NAMES;

			cells = new_row(j, sheet == 0 ? year : month);
			for (size_t c = 0; c < names; c++)
				cells[c] = entry_with(rows->at[i].text[c], DEC_NONE, ENTRY_LOCKED);
			for (size_t c = names; c < n; c++)
				cells[c] = entry_with(STR(""), DEC_NONE,
				    sheet == 0 && c >= YEAR_COLUMNS - 2 ? ENTRY_INPUT_TEXT : ENTRY_INPUT);
		}
	}
	return add_book(j, files, &form, str_format(j->a, "so-lieu/%d.xlsx", j->office.year).p);
}

static int
order_doubts(const void *x, const void *y)
{
	const struct rec_doubt *const *a = x, *const *b = y;

	if ((*a)->place.paragraph != (*b)->place.paragraph)
		return (*a)->place.paragraph < (*b)->place.paragraph ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

static bool
add_review(struct new_job *j, struct new_files *files)
{
	static const struct entry_column heads[] = { { "Mã", "Số thứ tự", 6 }, { "Mức", "bắt buộc, hoặc nên xem", 10 },
		{ "Trang", NULL, 7 }, { "Đoạn", "Của tệp văn bản: số dòng; của DOCX, ODT: số thứ tự đoạn", 7 },
		{ "Lời gốc", "Chỗ ngờ nằm trong 【】", 56 }, { "Máy hiểu là", NULL, 26 }, { "Vì sao ngờ", NULL, 40 },
		{ "Trả lời", "Ghi lời đáp, rồi chạy lại vanthu new với --answers tệp này", 22 },
		{ "Nơi ghi", "Tệp và ô mà lời đáp thuộc về", 34 } };
	struct rec_doubt **order = ARENA_ARRAY(j->a, struct rec_doubt *, j->plan->doubts.n + 1);
	struct entry_form form = { .title = "Chỗ phải xem lại" };
	struct entry_sheet *s = new_sheet(j, &form, "xem_lai", STR("CHỖ PHẢI XEM LẠI KHI ĐỌC KẾ HOẠCH"),
	    str_format(j->a, "Đọc từ tệp %s. Chương trình không tự sửa lời nào của kế hoạch.",
		cli_shown(j->cli, str_of(j->from))),
	    heads, sizeof heads / sizeof heads[0]);

	for (size_t i = 0; i < j->plan->doubts.n; i++)
		order[i] = &j->plan->doubts.at[i];
	qsort(order, j->plan->doubts.n, sizeof *order, order_doubts);
	for (size_t i = 0; i < j->plan->doubts.n; i++) {
		const struct rec_doubt *d = order[i];
		struct entry_cell *c = new_row(j, s);

		c[0] = entry_with(STR(""), dec_int((int64_t)i + 1), ENTRY_LOCKED);
		c[1] = entry_with(
		    d->must ? STR("bắt buộc") : STR("nên xem"), DEC_NONE, d->must ? ENTRY_GROUP : ENTRY_LOCKED);
		c[2] = entry_with(STR(""), d->place.page > 0 ? dec_int(d->place.page) : DEC_NONE, ENTRY_LOCKED);
		c[3] =
		    entry_with(STR(""), d->place.paragraph > 0 ? dec_int(d->place.paragraph) : DEC_NONE, ENTRY_LOCKED);
		c[4] = entry_with(shortened(j, d->words), DEC_NONE, ENTRY_LOCKED);
		c[5] = entry_with(d->understood, DEC_NONE, ENTRY_LOCKED);
		c[6] = entry_with(d->why, DEC_NONE, ENTRY_LOCKED);
		c[7] = entry_with(STR(""), DEC_NONE, ENTRY_INPUT_TEXT);
		c[8] = entry_with(d->where, DEC_NONE, ENTRY_LOCKED);
	}
	return add_book(j, files, &form, "cho-xem-lai.xlsx");
}

/* --- the plan's text -------------------------------------------------------------------------------------------------- */

/* Text as Markdown that gives the same text. */
static void
put_markdown(struct new_job *j, struct out *o, str text)
{
	struct out escaped;

	out_init(&escaped);
	in_markdown_escape(&escaped, text);
	out_put(o, new_plain_tags(j, out_str(&escaped)));
	out_release(&escaped);
}

/* The same with the notes that it refers to. */
static void
put_noted_text(struct new_job *j, struct out *o, const struct rec_block *b, bool *printed)
{
	size_t at = 0;

	for (size_t i = 0; i < b->anchors.n; i++) {
		const struct rec_anchor *anchor = &b->anchors.at[i];

		put_markdown(j, o, str_sub(b->text, at, anchor->at));
		at = anchor->at;
		if (anchor->note < j->plan->source->notes.n) {
			out_printf(o, "[^%zu]", anchor->note + 1);
			printed[anchor->note] = true;
		}
	}
	put_markdown(j, o, str_sub(b->text, at, b->text.n));
}

static void
put_markdown_cell(struct new_job *j, struct out *o, str text)
{
	str line = str_copy(j->a, text);

	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '\n')
			((char *)(uintptr_t)line.p)[i] = ' ';
	out_char(o, ' ');
	put_markdown(j, o, line);
	out_puts(o, " |");
}

static void
put_table(struct new_job *j, struct out *o, const struct rec_block *b)
{
	for (size_t row = 0; row < b->rows; row++) {
		out_char(o, '|');
		for (size_t c = 0; c < b->columns; c++)
			put_markdown_cell(j, o, b->cells[row * b->columns + c].text);
		out_char(o, '\n');
		if (row > 0)
			continue;
		out_char(o, '|');
		for (size_t c = 0; c < b->columns; c++)
			out_puts(o, " --- |");
		out_char(o, '\n');
	}
	out_char(o, '\n');
}

static void
put_plan_block(struct new_job *j, struct out *o, size_t i, bool *printed)
{
	enum { HEADINGS = 4 };
	const struct rec_block *b = &j->plan->source->blocks.at[i];
	const struct rec_mark *m = &j->plan->marks[i];

	if (b->columns > 0) {
		put_table(j, o, b);
		return;
	}
	if (m->role == REC_HEAD) {
		for (int k = 0; k < (m->level < HEADINGS ? m->level : HEADINGS); k++)
			out_char(o, '#');
		out_char(o, ' ');
		put_markdown(j, o, m->title);
	} else {
		if (b->label.n > 0)
			out_printf(o, STR_FMT " ", STR_ARG(rec_label_text(b)));
		put_noted_text(j, o, b, printed);
	}
	out_puts(o, "\n\n");
}

/* Notes that are referred to stand at the end; others would be lost: they follow the text, and are asked about. */
static void
put_notes(struct new_job *j, struct out *o, const bool *printed)
{
	for (size_t i = 0; i < j->plan->source->notes.n; i++) {
		const struct rec_note *n = &j->plan->source->notes.at[i];
		str text = str_copy(j->a, n->text);

		for (size_t k = 0; k < text.n; k++)
			if (text.p[k] == '\n')
				((char *)(uintptr_t)text.p)[k] = ' ';
		if (printed[i])
			out_printf(o, "[^%zu]: ", i + 1);
		else
			ask_row(j, true, n->place, n->text, STR(""),
			    "chú thích không có chỗ dẫn trong phần lời: đã ghi thành đoạn cuối", STR("ke-hoach"));
		put_markdown(j, o, text);
		out_puts(o, "\n\n");
	}
}

/* Do all indicators stand under the heading of a field? */
static bool
has_fields(const struct rec_plan *p)
{
	for (size_t i = 0; i < p->parts.n; i++)
		if (p->parts.at[i].field.n == 0)
			return false;
	return p->parts.n > 0;
}

static bool
body_of_plan(struct new_job *j, str *body)
{
	const struct rec_plan *p = j->plan;
	bool *printed = ARENA_ARRAY(j->a, bool, p->source->notes.n + 1);
	bool looped = false;
	struct out o;
	str loop;

	if (!new_text(j, has_fields(p) ? "vong-linh-vuc.md" : "vong-chi-tieu.md", NULL, 0, &loop))
		return false;
	out_init(&o);
	for (size_t i = 0; i < p->source->blocks.n; i++) {
		switch (p->marks[i].role) {
		case REC_DROPPED:
		case REC_END:
		case REC_BASE: break;
		case REC_ITEM:
			if (!looped)
				out_printf(&o, STR_FMT "\n", STR_ARG(loop));
			looped = true;
			break;
		default: put_plan_block(j, &o, i, printed);
		}
	}
	put_notes(j, &o, printed);
	*body = out_copy(&o, j->a);
	out_release(&o);
	return true;
}

static bool
body_of_none(struct new_job *j, str *body)
{
	const struct office *o = &j->office;
	struct out tasks;
	str loop;
	bool ok;

	if (!new_text(j, "vong-chi-tieu.md", NULL, 0, &loop))
		return false;
	out_init(&tasks);
	for (size_t i = 0; i < o->units.n; i++)
		out_printf(&tasks,
		    "%s## " STR_FMT "\n\nChủ trì thực hiện các chỉ tiêu, nhiệm vụ thuộc lĩnh vực được giao.\n",
		    i > 0 ? "\n" : "", STR_ARG(o->units.at[i].name));
	ok = new_text(j, "than.md",
	    (struct new_key[]){ { "ten", o->name }, { "giai_doan_chu", str_format(j->a, "%d - %d", o->from, o->to) },
		{ "vong_chi_tieu", str_trim(loop) }, { "nhiem_vu", str_trim(out_str(&tasks)) } },
	    4, body);
	out_release(&tasks);
	return ok;
}

/* Dates that the calendar lacks, as the plan has them: checking lets them stand, with a note. */
static str
kept_words(struct new_job *j)
{
	struct out o;
	str s;
	int n = 0;

	out_init(&o);
	for (size_t i = 0; j->plan != NULL && i < j->plan->doubts.n; i++)
		if (str_eq(j->plan->doubts.at[i].where, STR("ke-hoach nguyen_van")))
			out_printf(&o, "%s\"" STR_FMT "\"", n++ > 0 ? ", " : "nguyen_van: [",
			    STR_ARG(j->plan->doubts.at[i].understood));
	if (n > 0)
		out_puts(&o, "]\n");
	s = out_copy(&o, j->a);
	out_release(&o);
	return s;
}

static bool
add_plan_text(struct new_job *j, struct new_files *files, str body)
{
	const struct office *o = &j->office;
	bool plan = j->plan != NULL && j->plan->subject.n > 0;
	struct new_file *f;
	str text,
	    name = plan
	    ? str_format(j->a, STR_FMT " " STR_FMT, STR_ARG(j->plan->kind), STR_ARG(j->plan->subject))
	    : str_format(
		  j->a, "Kế hoạch phát triển kinh tế - xã hội, quốc phòng - an ninh giai đoạn %d - %d", o->from, o->to);
	struct out q;

	out_init(&q);
	out_char(&q, '"');
	out_json(&q, name);
	out_char(&q, '"');
	name = out_copy(&q, j->a);
	out_release(&q);
	if (!new_text(j, "ke-hoach.md",
		(struct new_key[]){ { "ten_ke_hoach", name },
		    { "giai_doan", str_format(j->a, "%d-%d", o->from, o->to) }, { "them", kept_words(j) },
		    { "than", str_trim(body) } },
		4, &text))
		return false;
	f = VEC_ADD(j->a, &files->at);
	f->path = str_format(j->a, "ke-hoach/%d-%d.md", o->from, o->to).p;
	f->bytes = text;
	return true;
}

bool
new_plan_files(struct new_job *j, struct new_files *files)
{
	struct rows rows;
	str body;

	if (j->plan == NULL)
		rows = example_rows(j);
	else {
		rows = j->plan->parts.n > 0 ? rows_of_plan(j) : example_rows(j);
		name_places(j, &rows);
		ask_scopes(j, &rows);
		ask_twins(j, &rows);
		ask_of_plan(j);
		take_replies(j, &rows);
	}
	if (!(j->plan == NULL ? body_of_none(j, &body) : body_of_plan(j, &body)) || !add_plan_text(j, files, body) ||
	    !add_indicator_book(j, files, &rows) || !add_year(j, files, &rows))
		return false;
	return j->plan == NULL || add_review(j, files);
}
