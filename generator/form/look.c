/*
 * The look, read from the-thuc/: kieu.mau holds two tables, of pages and of styles, whose rows are written like
 * those of a source; loai.mau those of the kinds of documents, of the questions that their sources ask, and of the
 * styles that single kinds have; khoi.mau holds the common blocks.
 *
 *	@kieu
 *	|= tu   | ma     | ten     | co_pt | …    the columns may stand in any order, but all must stand there
 *	|  than | VTThan | VT Thân | 14    | …    an empty cell is 0, no, none
 *
 *	@khoi @can-cu
 *	can-cu {{ … }}                             its lines, up to the next @khoi
 *
 * A table's columns are rows of page_columns, style_columns and so on: what a cell may hold and which field it fills.
 * What the writers take for granted (needed_styles, the two pages) is demanded here, so that they needn't ask.
 */
#include "form/build.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vec.h"
#include "text/text.h"

static const struct diag_kind wrong_column = { "E107", DIAG_ERROR, N_("wrong column of the form's tables") };
static const struct diag_kind wrong_cell = { "E108", DIAG_ERROR, N_("wrong cell of the form's tables") };
static const struct diag_kind wrong_line = { "E109", DIAG_ERROR, N_("a line that the form's files cannot have") };
static const struct diag_kind twice = { "E110", DIAG_ERROR, N_("there already is one of this name") };
static const struct diag_kind lacking = { "E111", DIAG_ERROR, N_("the form lacks what every template needs") };
static const struct diag_kind unknown_kind = { "T301", DIAG_ERROR, N_("unknown kind of document") };
static const struct diag_kind not_asked = { "T302", DIAG_ERROR, N_("a question that this kind does not ask") };

static const char folder[] = "the-thuc";

/* What a cell may hold. */
enum cell_kind {
	CELL_WORD,   /* letters, digits and hyphens; not empty */
	CELL_TEXT,   /* any but what XML would have escaped; not empty */
	CELL_NAME,   /* the same without a comma: it would part two names of a style */
	CELL_PARENT, /* the key of a style above, or nothing */
	CELL_MM,     /* a length, in twips afterwards */
	CELL_PT,     /* a length, in twips afterwards */
	CELL_SIZE,   /* points, half-points afterwards; not empty */
	CELL_FLAGS,  /* words of flag_words for this column */
	CELL_ALIGN,  /* a word of align_words; not empty */
	CELL_LEVEL,  /* 1 to 4, or nothing */
	CELL_ANSWER, /* the word of a question above, or nothing */
	CELL_ASKS,   /* several such words, or none */
	CELL_SOURCE  /* where the row's values come from: for readers, and not empty */
};

struct column {
	const char *name;
	enum cell_kind kind;
	size_t offset; /* of the field in the row's struct */
};

/* A row of the table of pages. */
struct page_row {
	const char *key;
	struct form_page page;
};

/* clang-format off */
static const struct column page_columns[] = {
	{ "tu",           CELL_WORD,   offsetof(struct page_row, key) },
	{ "rong_mm",      CELL_MM,     offsetof(struct page_row, page.width) },
	{ "cao_mm",       CELL_MM,     offsetof(struct page_row, page.height) },
	{ "tren_mm",      CELL_MM,     offsetof(struct page_row, page.top) },
	{ "phai_mm",      CELL_MM,     offsetof(struct page_row, page.right) },
	{ "duoi_mm",      CELL_MM,     offsetof(struct page_row, page.bottom) },
	{ "trai_mm",      CELL_MM,     offsetof(struct page_row, page.left) },
	{ "dau_trang_mm", CELL_MM,     offsetof(struct page_row, page.header) },
	{ "nguon",        CELL_SOURCE, 0 },
};

static const struct column style_columns[] = {
	{ "tu",          CELL_WORD,   offsetof(struct form_style, key) },
	{ "ma",          CELL_WORD,   offsetof(struct form_style, id) },
	{ "ten",         CELL_NAME,   offsetof(struct form_style, name) },
	{ "theo",        CELL_PARENT, offsetof(struct form_style, based_on) },
	{ "co_pt",       CELL_SIZE,   offsetof(struct form_style, size_half_points) },
	{ "chu",         CELL_FLAGS,  0 },
	{ "can",         CELL_ALIGN,  offsetof(struct form_style, align) },
	{ "dong_dau_mm", CELL_MM,     offsetof(struct form_style, first) },
	{ "trai_mm",     CELL_MM,     offsetof(struct form_style, left) },
	{ "phai_mm",     CELL_MM,     offsetof(struct form_style, right) },
	{ "truoc_pt",    CELL_PT,     offsetof(struct form_style, before) },
	{ "sau_pt",      CELL_PT,     offsetof(struct form_style, after) },
	{ "dong_pt",     CELL_PT,     offsetof(struct form_style, line_exact) },
	{ "doan",        CELL_FLAGS,  0 },
	{ "cap",         CELL_LEVEL,  offsetof(struct form_style, level) },
	{ "nguon",       CELL_SOURCE, 0 },
};

static const struct column question_columns[] = {
	{ "tu",          CELL_WORD,   offsetof(struct form_question, word) },
	{ "nghia",       CELL_TEXT,   offsetof(struct form_question, meaning) },
};

static const struct column kind_columns[] = {
	{ "ma",          CELL_TEXT,   offsetof(struct form_kind, code) },
	{ "ten",         CELL_TEXT,   offsetof(struct form_kind, name) },
	{ "nguon_mau",   CELL_WORD,   offsetof(struct form_kind, source) },
	{ "khi",         CELL_ANSWER, offsetof(struct form_kind, when) },
	{ "hoi",         CELL_ASKS,   offsetof(struct form_kind, asks) },
	{ "nguon",       CELL_SOURCE, 0 },
};

static const struct {
	const char *column, *word;
	size_t offset;
} flag_words[] = {
	{ "chu",  "dam",     offsetof(struct form_style, bold) },
	{ "chu",  "nghieng", offsetof(struct form_style, italic) },
	{ "chu",  "hoa",     offsetof(struct form_style, capitals) },
	{ "chu",  "do",      offsetof(struct form_style, red) },
	{ "doan", "giu",     offsetof(struct form_style, keep_next) },
	{ "doan", "ke",      offsetof(struct form_style, rule_above) },
	{ "doan", "vien",    offsetof(struct form_style, boxed) },
	{ "doan", "cham",    offsetof(struct form_style, leader) },
};

static const char *const align_words[] = {
	[FORM_LEFT] = "trai", [FORM_CENTRE] = "giua", [FORM_RIGHT] = "phai", [FORM_JUSTIFY] = "deu",
};
_Static_assert(sizeof align_words / sizeof align_words[0] == FORM_ALIGNS, "a word for each");

enum { MOST_COLUMNS = 16 };
_Static_assert(sizeof style_columns / sizeof style_columns[0] <= MOST_COLUMNS, "order[] holds them all");

union look_row {
	struct form_style style;
	struct page_row page;
	struct form_question question;
	struct form_kind kind;
};

struct look_reader;
static void add_look_style(struct look_reader *r, const union look_row *row);
static void add_page(struct look_reader *r, const union look_row *row);
static void add_question(struct look_reader *r, const union look_row *row);
static void add_kind(struct look_reader *r, const union look_row *row);

#define COLUMNS(of) of##_columns, sizeof of##_columns / sizeof of##_columns[0]
static const struct table {
	const char *word;
	const struct column *columns;
	size_t columns_n;
	void (*add)(struct look_reader *r, const union look_row *row);
} tables[] = {
	{ "@trang", COLUMNS(page),     add_page },
	{ "@kieu",  COLUMNS(style),    add_look_style },
	{ "@hoi",   COLUMNS(question), add_question },
	{ "@loai",  COLUMNS(kind),     add_kind },
};
/* clang-format on */

/* Styles that the reader of sources and the writers name by themselves. */
static const char *const needed_styles[] = { "than", "phan", "muc", "khoan", "hinh", "bang", "bang-dau", "so-trang",
	"cuoi" };

struct look_reader {
	struct form_look *look;
	VEC(struct form_style) styles;
	VEC(struct form_common) common;
	VEC(struct form_question) questions;
	VEC(struct form_kind) kinds;
	bool of_kinds;             /* the file is loai.mau */
	const struct table *table; /* the one whose rows follow */
	const struct column *order[MOST_COLUMNS];
	size_t order_n; /* 0: the table's header hasn't been seen */
	bool skipped;
	struct arena *a;
	struct diags *d;
	struct loc where; /* the line; in a row the cell */
};

static void
complain_cell(struct look_reader *r, const struct column *c, str text)
{
	diag_add(r->d, &wrong_cell, r->where, "%s: " STR_FMT, c->name, STR_ARG(text));
}

static bool
is_word(str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-')
			return false;
	}
	return text.n > 0;
}

static bool
is_plain_text(str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < ' ' || strchr("<>&\"", text.p[i]) != NULL)
			return false;
	return text.n > 0;
}

const struct form_style *
form_style(const struct form_look *look, str key)
{
	for (size_t i = 0; i < look->styles_n; i++)
		if (str_eq(key, str_of(look->styles[i].key)))
			return &look->styles[i];
	return NULL;
}

static bool
read_points(str text, int *twips)
{
	enum { TWIPS_IN_POINT = 20 };
	double points = 0;

	if (text.n > 0 && !form_number(text, &points))
		return false;
	*twips = (int)(points * TWIPS_IN_POINT + 0.5);
	return true;
}

static bool
read_font_size(str text, int *half_points)
{
	double points;

	if (!form_number(text, &points) || points == 0 || points * 2 != (int)(points * 2))
		return false;
	*half_points = (int)(points * 2);
	return true;
}

static bool
read_mm(str text, int *twips)
{
	double mm = 0;

	if (text.n > 0 && !form_number(text, &mm))
		return false;
	*twips = form_mm_twips(mm);
	return true;
}

static bool
read_flags(const struct column *c, str text, char *row)
{
	while (text.n > 0) {
		str word = str_split(&text, ' ');
		bool known = word.n == 0;

		for (size_t i = 0; i < sizeof flag_words / sizeof flag_words[0]; i++)
			if (strcmp(flag_words[i].column, c->name) == 0 && str_eq(word, str_of(flag_words[i].word))) {
				*(bool *)(row + flag_words[i].offset) = true;
				known = true;
			}
		if (!known)
			return false;
	}
	return true;
}

static bool
read_align(str text, enum form_align *align)
{
	for (int i = 0; i < FORM_ALIGNS; i++)
		if (str_eq(text, str_of(align_words[i]))) {
			*align = (enum form_align)i;
			return true;
		}
	return false;
}

static bool
read_division_level(str text, int *level)
{
	if (text.n == 0)
		return true;
	if (text.n != 1 || text.p[0] < '1' || text.p[0] > '4')
		return false;
	*level = text.p[0] - '0';
	return true;
}

static bool
read_parent(struct look_reader *r, str key, const char **id)
{
	for (size_t i = 0; i < r->styles.n; i++)
		if (str_eq(key, str_of(r->styles.at[i].key))) {
			*id = r->styles.at[i].id;
			return true;
		}
	return key.n == 0;
}

/* Words of questions, any number up to most. */
static bool
read_answers(struct look_reader *r, str words, size_t most, const char **field)
{
	size_t n = 0;

	*field = str_c(r->a, words);
	while (words.n > 0) {
		str word = str_split(&words, ' ');
		bool known = word.n == 0;

		n += word.n > 0;
		for (size_t i = 0; i < r->questions.n && !known; i++)
			known = str_eq(word, str_of(r->questions.at[i].word));
		if (!known)
			return false;
	}
	return n <= most;
}

/* Fills the field of the row that the column is for. False: the cell can't be that. */
static bool
fill_field(struct look_reader *r, const struct column *c, str text, char *row)
{
	void *field = row + c->offset;

	switch (c->kind) {
	case CELL_WORD: *(const char **)field = str_c(r->a, text); return is_word(text);
	case CELL_TEXT: *(const char **)field = str_c(r->a, text); return is_plain_text(text);
	case CELL_NAME:
		*(const char **)field = str_c(r->a, text);
		return is_plain_text(text) && str_find_char(text, ',', 0) == text.n;
	case CELL_PARENT: return read_parent(r, text, field);
	case CELL_MM: return read_mm(text, field);
	case CELL_PT: return read_points(text, field);
	case CELL_SIZE: return read_font_size(text, field);
	case CELL_FLAGS: return read_flags(c, text, row);
	case CELL_ALIGN: return read_align(text, field);
	case CELL_LEVEL: return read_division_level(text, field);
	case CELL_ANSWER: return read_answers(r, text, 1, field);
	case CELL_ASKS: return read_answers(r, text, text.n, field);
	case CELL_SOURCE: return text.n > 0;
	}
	return false;
}

static void
add_look_style(struct look_reader *r, const union look_row *row)
{
	const struct form_style *style = &row->style;

	assert(style->key != NULL && style->id != NULL); /* every column stands in the header, each cell was read */
	for (size_t i = 0; i < r->styles.n; i++)
		if (strcmp(r->styles.at[i].key, style->key) == 0 || strcmp(r->styles.at[i].id, style->id) == 0) {
			diag_add(r->d, &twice, r->where, "%s, %s", style->key, style->id);
			return;
		}
	*VEC_ADD(r->a, &r->styles) = *style;
	r->styles.at[r->styles.n - 1].of_kind = r->of_kinds;
}

static void
add_question(struct look_reader *r, const union look_row *row)
{
	for (size_t i = 0; i < r->questions.n; i++)
		if (strcmp(r->questions.at[i].word, row->question.word) == 0) {
			diag_add(r->d, &twice, r->where, "%s", row->question.word);
			return;
		}
	*VEC_ADD(r->a, &r->questions) = row->question;
}

static void
add_kind(struct look_reader *r, const union look_row *row)
{
	for (size_t i = 0; i < r->kinds.n; i++)
		if (strcmp(r->kinds.at[i].code, row->kind.code) == 0 &&
		    strcmp(r->kinds.at[i].when, row->kind.when) == 0) {
			diag_add(r->d, &twice, r->where, "%s", row->kind.code);
			return;
		}
	*VEC_ADD(r->a, &r->kinds) = row->kind;
}

static void
add_page(struct look_reader *r, const union look_row *of_page)
{
	const struct page_row *row = &of_page->page;

	assert(row->key != NULL); /* as above */
	bool lying = strcmp(row->key, "ngang") == 0;
	struct form_page *page = lying ? &r->look->landscape : &r->look->portrait;

	if (!lying && strcmp(row->key, "dung") != 0)
		diag_add(r->d, &wrong_cell, r->where, "%s: dung, ngang", row->key);
	else if (page->width > 0)
		diag_add(r->d, &twice, r->where, "%s", row->key);
	else if (row->page.left + row->page.right >= row->page.width || row->page.header >= row->page.top ||
	    row->page.top + row->page.bottom >= row->page.height)
		diag_add(r->d, &wrong_cell, r->where, _("%s: the margins leave no room"), row->key);
	else
		*page = row->page;
}

/* The column of the place where a row's rest begins, in letters. */
static uint32_t
find_column(str line, str rest)
{
	uint32_t column = 1;

	while (rest.n > 0 && *rest.p == ' ') {
		rest.p++;
		rest.n--;
	}
	for (const char *p = line.p; p < rest.p; p++)
		column += ((unsigned char)*p & 0xc0) != 0x80;
	return column;
}

static const struct column *
find_named_column(const struct table *t, str name)
{
	for (size_t i = 0; i < t->columns_n; i++)
		if (str_eq(name, str_of(t->columns[i].name)))
			return &t->columns[i];
	return NULL;
}

static void
complain_column(struct look_reader *r, str name)
{
	str names[MOST_COLUMNS], nearest;

	assert(r->table != NULL && r->table->columns != NULL); /* or the line would be no header */
	for (size_t i = 0; i < r->table->columns_n; i++)
		names[i] = str_of(r->table->columns[i].name);
	nearest = str_nearest(name, names, r->table->columns_n);
	diag_add(r->d, &wrong_column, r->where, STR_FMT, STR_ARG(name));
	if (nearest.n > 0)
		diag_hint(r->d, _("nearest is %.*s"), STR_ARG(nearest));
}

static bool
has_column(const struct look_reader *r, const struct column *c)
{
	for (size_t i = 0; i < r->order_n; i++)
		if (r->order[i] == c)
			return true;
	return false;
}

/* The rows up to the next table say nothing, since what they are rows of was complained about. */
static void
skip_table(struct look_reader *r)
{
	r->table = NULL;
	r->skipped = true;
}

/* Which column is which; a table whose header is wrong has no rows. */
static void
read_column_names(struct look_reader *r, str line, str rest)
{
	struct loc start = r->where;
	bool more = true, good = true;

	while (more) {
		str name;
		const struct column *c;

		r->where.column = find_column(line, rest);
		more = form_cut_cell(&rest, &name);
		c = find_named_column(r->table, name);
		if (c == NULL) {
			complain_column(r, name);
			good = false;
		} else if (has_column(r, c)) {
			diag_add(r->d, &twice, r->where, STR_FMT, STR_ARG(name));
			good = false;
		} else {
			r->order[r->order_n++] = c;
		}
	}
	r->where = start;
	for (size_t i = 0; i < r->table->columns_n && good; i++)
		if (!has_column(r, &r->table->columns[i])) {
			diag_add(r->d, &wrong_column, r->where, _("there is none named %s"), r->table->columns[i].name);
			good = false;
		}
	if (!good)
		skip_table(r);
}

static void
read_look_row(struct look_reader *r, str line, str rest)
{
	union look_row row;
	struct loc start = r->where;
	size_t cells = 0;
	bool more = true, good = true;

	memset(&row, 0, sizeof row);
	for (; more && cells < r->order_n; cells++) {
		str text;

		r->where.column = find_column(line, rest);
		more = form_cut_cell(&rest, &text);
		if (!fill_field(r, r->order[cells], text, (char *)&row)) {
			complain_cell(r, r->order[cells], text);
			good = false;
		}
	}
	r->where = start;
	if (more || cells < r->order_n)
		diag_add(r->d, &wrong_line, r->where, _("cells: %zu, columns: %zu"), cells + more, r->order_n);
	else if (good)
		r->table->add(r, &row);
}

static const struct table *
find_table(str word)
{
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (str_eq(word, str_of(tables[i].word)))
			return &tables[i];
	return NULL;
}

static void
read_table_line(struct look_reader *r, str line)
{
	bool header = str_starts(line, STR("|=")), named = r->order_n > 0;

	if (line.p[0] == '@' && find_table(line) != NULL) {
		r->table = find_table(line);
		r->order_n = 0;
		r->skipped = false;
	} else if (line.p[0] == '|' && r->skipped) {
		return;
	} else if (line.p[0] != '|' || r->table == NULL || header == named) {
		diag_add(r->d, &wrong_line, r->where, STR_FMT, STR_ARG(line));
		skip_table(r);
	} else if (header) {
		read_column_names(r, line, str_sub(line, 2, line.n));
	} else {
		read_look_row(r, line, str_sub(line, 1, line.n));
	}
}

/* "@khoi @can-cu": what follows is this block's. */
static void
open_common(struct look_reader *r, str word)
{
	struct form_common *common;

	if (word.n < 2 || word.p[0] != '@' || !is_word(str_sub(word, 1, word.n)))
		diag_add(r->d, &wrong_line, r->where, "@khoi " STR_FMT, STR_ARG(word));
	for (size_t i = 0; i < r->common.n; i++)
		if (str_eq(r->common.at[i].word, word))
			diag_add(r->d, &twice, r->where, STR_FMT, STR_ARG(word));
	if (form_is_directive(word))
		diag_add(r->d, &twice, r->where, STR_FMT, STR_ARG(word));
	common = VEC_ADD(r->a, &r->common);
	common->word = word;
	common->where = r->where;
}

/* line: with its white space, to be kept in the block's text */
static void
read_common_line(struct look_reader *r, str line)
{
	str rest = str_trim(line), word = str_split(&rest, ' ');

	if (str_eq(word, STR("@khoi"))) {
		open_common(r, str_trim(rest));
	} else if (r->common.n > 0) {
		struct form_common *common = &r->common.at[r->common.n - 1];

		if (common->lines.n == 0)
			common->lines.p = line.p;
		common->lines.n = (size_t)(line.p + line.n - common->lines.p) + 1;
	} else if (word.n > 0 && word.p[0] != '#') {
		diag_add(r->d, &wrong_line, r->where, STR_FMT, STR_ARG(str_trim(line)));
	}
}

/* The path of a file of the look: in the first folder that has it, or where it ought to be in the last one. */
static const char *
find_file(const char *const *dirs, const char *name, struct arena *a)
{
	const char *path = NULL;

	for (; *dirs != NULL && (path == NULL || !file_exists(path)); dirs++)
		path = file_join(a, file_join(a, *dirs, folder), name);
	return path;
}

static bool
open_file(struct look_reader *r, const char *const *dirs, const char *name, str *bytes)
{
	const char *path = find_file(dirs, name, r->a);

	r->where = loc_at(source_new(r->a, SOURCE_TEXT, str_of(path), STR("")), 0, 1);
	return file_read(path, r->a, bytes, r->d);
}

static bool
read_look_tables(struct look_reader *r, const char *const *dirs, const char *name)
{
	str text;

	if (!open_file(r, dirs, name, &text))
		return false;
	r->table = NULL;
	while (text.n > 0) {
		str line = str_trim(str_split(&text, '\n'));

		r->where.line++;
		if (line.n > 0 && line.p[0] != '#')
			read_table_line(r, line);
	}
	r->look->styles = r->styles.at;
	r->look->styles_n = r->styles.n;
	r->look->questions = r->questions.at;
	r->look->questions_n = r->questions.n;
	r->look->kinds = r->kinds.at;
	r->look->kinds_n = r->kinds.n;
	return true;
}

/* What else is wrong may be the reason why something lacks, so it is only looked for where nothing is. */
static void
check_complete(struct look_reader *r)
{
	r->where.line = 0;
	for (size_t i = 0; i < sizeof needed_styles / sizeof needed_styles[0]; i++)
		if (form_style(r->look, str_of(needed_styles[i])) == NULL)
			diag_add(r->d, &lacking, r->where, "@kieu %s", needed_styles[i]);
	if (r->look->portrait.width == 0)
		diag_add(r->d, &lacking, r->where, "@trang dung");
	if (r->look->landscape.width == 0)
		diag_add(r->d, &lacking, r->where, "@trang ngang");
}

static bool
read_common_blocks(struct look_reader *r, const char *const *dirs)
{
	str text;

	if (!open_file(r, dirs, "khoi.mau", &text))
		return false;
	while (text.n > 0) {
		str line = str_split(&text, '\n');

		r->where.line++;
		read_common_line(r, line);
	}
	r->look->common = r->common.at;
	r->look->common_n = r->common.n;
	for (size_t i = 0; i < r->common.n; i++)
		form_check_common(r->look, &r->common.at[i], r->a, r->d);
	return true;
}

const struct form_look *
form_look_read(const char *const *dirs, struct arena *a, struct diags *d)
{
	struct look_reader r = { .look = ARENA_NEW(a, struct form_look), .a = a, .d = d };
	int errors = d->count[DIAG_ERROR];
	bool read = read_look_tables(&r, dirs, "kieu.mau");

	if (read && d->count[DIAG_ERROR] == errors)
		check_complete(&r);
	r.of_kinds = true;
	read = read && d->count[DIAG_ERROR] == errors && read_look_tables(&r, dirs, "loai.mau");
	if (!read || d->count[DIAG_ERROR] > errors)
		return NULL;
	read = read_common_blocks(&r, dirs);
	read = open_file(&r, dirs, "cho-bieu-do.png", &r.look->placeholder) && read;
	return read && d->count[DIAG_ERROR] == errors ? r.look : NULL;
}

/* --- kinds of documents ---------------------------------------------------------- */

static bool
has_answer(const struct form_answers *answers, const char *word)
{
	for (size_t i = 0; i < answers->n; i++)
		if (strcmp(answers->words[i], word) == 0)
			return true;
	return false;
}

static bool
asks_word(const struct form_kind *kind, str word)
{
	str rest = str_of(kind->asks);

	while (rest.n > 0)
		if (str_eq(str_split(&rest, ' '), word))
			return true;
	return str_eq(str_of(kind->when), word);
}

static void
complain_kind(const struct form_look *look, str word, struct arena *a, struct diags *d)
{
	str *names = ARENA_ARRAY(a, str, 2 * look->kinds_n + 1), nearest;

	for (size_t i = 0; i < look->kinds_n; i++) {
		names[2 * i] = str_of(look->kinds[i].code);
		names[2 * i + 1] = str_of(look->kinds[i].name);
	}
	nearest = str_nearest(word, names, 2 * look->kinds_n);
	diag_add(d, &unknown_kind, LOC_NONE, STR_FMT, STR_ARG(word));
	if (nearest.n > 0)
		diag_hint(d, _("nearest is %.*s"), STR_ARG(nearest));
}

static bool
answers_fit(const struct form_kind *kind, const struct form_answers *answers, struct diags *d)
{
	bool fit = true;

	for (size_t i = 0; i < answers->n; i++) {
		if (asks_word(kind, str_of(answers->words[i])))
			continue;
		diag_add(d, &not_asked, LOC_NONE, "%s: %s", kind->code, answers->words[i]);
		diag_hint(d, _("it asks: %s"), kind->asks[0] != '\0' ? kind->asks : "-");
		fit = false;
	}
	return fit;
}

/* How a word means a kind: codes as written come first, since CĐ and CD differ by the mark alone. */
enum likeness { LIKE_NOT, LIKE_FOLDED, LIKE_CASELESS, LIKE_WRITTEN };

static enum likeness
kind_likeness(const struct form_kind *kind, str word, struct arena *a)
{
	str code = str_of(kind->code);

	if (str_eq(word, code))
		return LIKE_WRITTEN;
	if (str_eq(text_lower(a, word), text_lower(a, code)))
		return LIKE_CASELESS;
	return str_eq(text_fold(a, word), text_fold(a, str_of(kind->name))) ? LIKE_FOLDED : LIKE_NOT;
}

const struct form_kind *
form_kind_find(
    const struct form_look *look, str word, const struct form_answers *answers, struct arena *a, struct diags *d)
{
	enum likeness best = LIKE_NOT;
	const struct form_kind *found = NULL;

	for (size_t i = 0; i < look->kinds_n; i++) {
		const struct form_kind *kind = &look->kinds[i];
		enum likeness like = kind_likeness(kind, word, a);
		bool chosen = kind->when[0] == '\0' || has_answer(answers, kind->when);

		/* of one code the source that an answer chooses goes before the usual one */
		if (!chosen || like < best || like == LIKE_NOT)
			continue;
		if (like == best && kind->when[0] == '\0')
			continue;
		best = like;
		found = kind;
	}
	if (found == NULL)
		complain_kind(look, word, a, d);
	return found != NULL && answers_fit(found, answers, d) ? found : NULL;
}
