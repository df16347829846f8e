/*
 * A template's source: a line a paragraph, its first word the style's key.
 *
 *	than Thực hiện kế hoạch năm {{ ky.nam }}, …
 *	@dau                         boxes 1–4
 *	@bang 12 60 20               a table, widths in mm; rows follow
 *	|= TT | Chỉ tiêu | ĐVT       a header row
 *	| giua:{{ c.stt }} | {{ c.ten }} | giua:{{ c.don_vi_tinh }}
 *
 * A cell may begin with its style ("giua:" for the style bang-giua) and a span ("3*").
 * A | inside {{ }} or {% %} is a filter's, no cell's end. A directive that isn't in the
 * table here is the word of a common block: its lines are read in its place.
 *
 *	@neu phu-luc dien-tu         lines for a template whose builder answered these questions with yes
 *	@neu-khong-thi phu-luc       else, with other questions
 *	@khong-thi                   else
 *	@xong
 *
 * They don't stand in each other, but a common block has its own.
 */
#include "form/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

static const struct diag_kind unknown_word = { "E101", DIAG_ERROR, N_("unknown word in a template source") };
static const struct diag_kind bad_row = { "E102", DIAG_ERROR, N_("a row's cells do not fill its table") };
static const struct diag_kind stray_row = { "E103", DIAG_ERROR, N_("a row without a table above it") };
static const struct diag_kind bad_measure = { "E104", DIAG_ERROR, N_("not a measure in millimetres") };
static const struct diag_kind too_wide = { "E105", DIAG_ERROR, N_("wider than the text") };
static const struct diag_kind misplaced = { "E106", DIAG_ERROR, N_("out of place in a template source") };
static const struct diag_kind unknown_question = { "T300", DIAG_ERROR, N_("a question that the form does not have") };

static const struct diag_kind unasked = { "T304", DIAG_ERROR, N_("an answer that the source does not ask for") };

struct reader {
	struct form_source *s;
	struct form_block **last;
	struct form_block *table;
	struct form_row **last_row;
	struct form_block *frame; /* whose boxes are being read */
	struct loc frame_at;
	struct form_box **last_box;
	int boxes_n;
	bool in_common; /* the lines are a common block's, which calls no other */
	const struct form_answers *answers;
	bool *wanted;      /* of the answers: the source asks for them */
	bool every_answer; /* a block is checked, whatever the answers will be */
	bool asked;        /* between @neu and @xong */
	bool otherwise;    /* behind @khong-thi, where no further answer is sought */
	bool answered;     /* an answer was found since @neu */
	bool silent;       /* the lines are of another answer */
	struct loc asked_at;
	struct form_block **body_last; /* where the text goes on behind the first page's margins; NULL: not in them */
	struct arena *a;
	struct diags *d;
	struct loc where;
};

int
form_mm_twips(double mm)
{
	return (int)(mm * 1440 / 25.4 + 0.5);
}

bool
form_number(str text, double *number)
{
	enum { LONGEST = 8 };
	char digits[LONGEST + 1];
	int points = 0;

	if (text.n == 0 || text.n > LONGEST || text.p[0] == '.')
		return false;
	for (size_t i = 0; i < text.n; i++) {
		points += text.p[i] == '.';
		if (text.p[i] != '.' && (text.p[i] < '0' || text.p[i] > '9'))
			return false;
	}
	memcpy(digits, text.p, text.n);
	digits[text.n] = '\0';
	*number = strtod(digits, NULL);
	return points <= 1 && *number < 1000;
}

static void
complain_misplaced(struct reader *r, str what)
{
	diag_add(r->d, &misplaced, r->where, STR_FMT, STR_ARG(what));
}

static struct form_block *
add_block(struct reader *r, enum form_block_kind kind)
{
	struct form_block *b = ARENA_NEW(r->a, struct form_block);

	b->kind = kind;
	*r->last = b;
	r->last = &b->next;
	r->table = NULL;
	return b;
}

static str
split_word(str *rest)
{
	str w = str_split(rest, ' ');

	*rest = str_trim(*rest);
	return w;
}

static int
read_mm_word(struct reader *r, str w)
{
	double mm;

	if (!form_number(w, &mm) || mm == 0) {
		diag_add(r->d, &bad_measure, r->where, STR_FMT, STR_ARG(w));
		return form_mm_twips(10); /* any will do: nothing is written */
	}
	return form_mm_twips(mm);
}

/* Half a millimetre is what rounding each column may take. */
static void
check_width(struct reader *r, const struct form_block *b)
{
	const struct form_look *look = r->s->look;
	const struct form_page *p = r->s->landscape ? &look->landscape : &look->portrait;
	enum { HALF_MM = 28 }; /* twips */
	int room = p->width - p->left - p->right, width = 0;

	for (int i = 0; i < b->columns_n; i++)
		width += b->columns[i];
	if (width > room + HALF_MM)
		diag_add(r->d, &too_wide, r->where, "%d mm / %d mm", (width * 254 + 7200) / 14400,
		    (room * 254 + 7200) / 14400);
}

static void
read_widths(struct reader *r, struct form_block *b, str rest)
{
	b->columns = ARENA_ARRAY(r->a, int, LIMIT_FORM_COLUMNS);
	while (rest.n > 0 && b->columns_n < LIMIT_FORM_COLUMNS)
		b->columns[b->columns_n++] = read_mm_word(r, split_word(&rest));
	if (rest.n > 0)
		diag_add(r->d, &too_wide, r->where, _("more than %d columns"), LIMIT_FORM_COLUMNS);
	check_width(r, b);
}

static void
begin_table(struct reader *r, str rest)
{
	struct form_block *b = add_block(r, FORM_TABLE);

	read_widths(r, b, rest);
	r->table = b;
	r->last_row = &b->rows;
}

/* Where a cell's text ends: at a | outside of a tag. */
static size_t
cell_end(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '|')
			return i;
		if (s.p[i] == '{' && i + 1 < s.n && (s.p[i + 1] == '{' || s.p[i + 1] == '%')) {
			str close = s.p[i + 1] == '{' ? STR("}}") : STR("%}");

			i = str_find(s, close, i);
		}
	}
	return s.n;
}

bool
form_cut_cell(str *row, str *cell)
{
	size_t end = cell_end(*row);
	bool more = end < row->n;

	*cell = str_trim(str_sub(*row, 0, end));
	*row = str_sub(*row, end + 1, row->n);
	return more;
}

bool
form_has_style(const struct form_source *source, const struct form_style *style)
{
	return !style->of_kind || source->used[style - source->look->styles];
}

/* The styles that this one is based on have no words of their own. */
static void
use_style(struct form_source *s, const struct form_style *style)
{
	while (style != NULL && !s->used[style - s->look->styles]) {
		const struct form_style *parent = NULL;

		s->used[style - s->look->styles] = true;
		for (size_t i = 0; style->based_on != NULL && i < s->look->styles_n; i++)
			if (strcmp(s->look->styles[i].id, style->based_on) == 0)
				parent = &s->look->styles[i];
		style = parent;
	}
}

/* "giua: text": a text that begins with the end of a style's key, bang-giua, has that style. */
static const struct form_style *
cut_cell_style(struct reader *r, str *text)
{
	size_t colon = str_find_char(*text, ':', 0);
	str key = str_concat(r->a, STR("bang-"), str_sub(*text, 0, colon));
	const struct form_style *style = colon < text->n ? form_style(r->s->look, key) : NULL;

	if (style != NULL)
		*text = str_trim(str_sub(*text, colon + 1, text->n));
	return style;
}

static void
read_source_cell(struct reader *r, struct form_cell *c, str text, bool header)
{
	c->span = 1;
	if (text.n > 1 && text.p[0] >= '2' && text.p[0] <= '9' && text.p[1] == '*') {
		c->span = text.p[0] - '0';
		text = str_trim(str_sub(text, 2, text.n));
	} else if (text.n > 2 && text.p[0] == '1' && text.p[1] >= '0' && text.p[1] <= '9' && text.p[2] == '*') {
		c->span = 10 + text.p[1] - '0';
		text = str_trim(str_sub(text, 3, text.n));
	}
	c->style = cut_cell_style(r, &text);
	if (c->style == NULL)
		c->style = form_style(r->s->look, header ? STR("bang-dau") : STR("bang"));
	use_style(r->s, c->style);
	c->text = text;
}

static void
read_source_row(struct reader *r, str line)
{
	struct form_row *row = ARENA_NEW(r->a, struct form_row);
	struct form_cell **last = &row->cells;
	int columns = 0;
	bool more = true;

	if (r->table == NULL) {
		diag_add(r->d, &stray_row, r->where, STR_FMT, STR_ARG(line));
		return;
	}
	line = str_sub(line, 1, line.n);
	if (str_starts(line, STR("="))) {
		row->header = true;
		line = str_sub(line, 1, line.n);
	}
	while (more) {
		struct form_cell *c = ARENA_NEW(r->a, struct form_cell);
		str text;

		more = form_cut_cell(&line, &text);
		read_source_cell(r, c, text, row->header);
		columns += c->span;
		*last = c;
		last = &c->next;
	}
	if (columns != r->table->columns_n)
		diag_add(r->d, &bad_row, r->where, "%d / %d", columns, r->table->columns_n);
	*r->last_row = row;
	r->last_row = &row->next;
}

static void
read_frame(struct reader *r, str rest)
{
	struct form_block *b = add_block(r, FORM_FRAME);

	read_widths(r, b, rest);
	r->frame = b;
	r->frame_at = r->where;
	r->last_box = &b->boxes;
	r->boxes_n = 0;
}

static void
open_box(struct reader *r, str rest)
{
	struct form_box *box = ARENA_NEW(r->a, struct form_box);

	(void)rest;
	if (r->frame == NULL) {
		complain_misplaced(r, STR("@o"));
		return;
	}
	*r->last_box = box;
	r->last_box = &box->next;
	r->last = &box->paragraphs;
	r->boxes_n++;
}

static void
close_frame(struct reader *r, str rest)
{
	struct form_block *b = r->frame;

	(void)rest;
	if (b == NULL) {
		complain_misplaced(r, STR("@het"));
		return;
	}
	if (r->boxes_n == 0 || b->columns_n == 0 || r->boxes_n % b->columns_n != 0)
		diag_add(r->d, &bad_row, r->where, "%d / %d", r->boxes_n, b->columns_n);
	r->frame = NULL;
	r->last = &b->next;
}

static void
begin_form_section(struct reader *r, bool landscape)
{
	add_block(r, FORM_SECTION)->landscape = landscape;
	r->s->landscape = landscape;
	r->s->sections++;
}

static void
read_landscape(struct reader *r, str rest)
{
	(void)rest;
	begin_form_section(r, true);
}

static void
read_new_page(struct reader *r, str rest)
{
	(void)rest;
	begin_form_section(r, false);
}

/* --- the first page's margins ----------------------------------------------- */

static void
open_margin(struct reader *r, struct form_block **paragraphs, str word)
{
	if (r->body_last != NULL || (*paragraphs != NULL && !r->every_answer)) {
		complain_misplaced(r, word);
		return;
	}
	r->body_last = r->last;
	r->last = paragraphs;
	r->table = NULL;
}

static void
open_head(struct reader *r, str rest)
{
	(void)rest;
	open_margin(r, &r->s->head, STR("@le-tren"));
}

static void
open_foot(struct reader *r, str rest)
{
	(void)rest;
	open_margin(r, &r->s->foot, STR("@le-duoi"));
}

static void
close_margin(struct reader *r, str rest)
{
	(void)rest;
	if (r->body_last == NULL) {
		complain_misplaced(r, STR("@het-le"));
		return;
	}
	r->last = r->body_last;
	r->body_last = NULL;
}

/* --- questions ---------------------------------------------------------------- */

static void complain_unknown_question(struct reader *r, str word);

static bool
is_question(const struct form_look *look, str word)
{
	for (size_t i = 0; i < look->questions_n; i++)
		if (str_eq(word, str_of(look->questions[i].word)))
			return true;
	return false;
}

static bool
is_answer(const struct reader *r, str word)
{
	for (size_t i = 0; r->answers != NULL && i < r->answers->n; i++)
		if (str_eq(word, str_of(r->answers->words[i]))) {
			r->wanted[i] = true;
			return true;
		}
	return false;
}

/* The lines that follow are read or not. */
static void
turn(struct reader *r, bool mine)
{
	r->silent = !r->every_answer && (!mine || r->answered);
	r->answered |= mine;
}

/* Several words: all of them. */
static void
ask(struct reader *r, str words)
{
	bool mine = words.n > 0;

	if (words.n == 0)
		complain_unknown_question(r, words);
	while (words.n > 0) {
		str word = split_word(&words);

		if (!is_question(r->s->look, word))
			complain_unknown_question(r, word);
		mine = is_answer(r, word) && mine;
	}
	turn(r, mine);
}

static void
open_question(struct reader *r, str word)
{
	if (r->asked) {
		complain_misplaced(r, STR("@neu"));
		return;
	}
	r->asked = true;
	r->otherwise = r->answered = false;
	r->asked_at = r->where;
	ask(r, word);
}

static void
ask_further(struct reader *r, str word)
{
	if (!r->asked || r->otherwise) {
		complain_misplaced(r, STR("@neu-khong-thi"));
		return;
	}
	ask(r, word);
}

static void
read_otherwise(struct reader *r, str rest)
{
	(void)rest;
	if (!r->asked || r->otherwise) {
		complain_misplaced(r, STR("@khong-thi"));
		return;
	}
	r->otherwise = true;
	turn(r, true);
}

static void
close_question(struct reader *r, str rest)
{
	(void)rest;
	if (!r->asked)
		complain_misplaced(r, STR("@xong"));
	r->asked = r->silent = false;
}

static void
read_picture_line(struct reader *r, str rest)
{
	struct form_block *b = add_block(r, FORM_PICTURE);

	b->width = read_mm_word(r, split_word(&rest));
	b->height = read_mm_word(r, split_word(&rest));
	b->text = rest;
	b->style = form_style(r->s->look, STR("hinh"));
}

static void
read_title(struct reader *r, str rest)
{
	r->s->title = rest;
}

static void
read_parts(struct reader *r, str rest)
{
	(void)rest;
	r->s->parts = true;
}

/*
 * Where a directive may stand: in a frame and in the first page's margins are otherwise only paragraphs. Those of
 * questions are read even where the lines are of another answer.
 */
enum { IN_TEXT = 1, IN_FRAME = 2, IN_MARGIN = 4, IN_ALL = 7, IN_SILENCE = 8 };
static const struct directive {
	const char *word;
	void (*read)(struct reader *r, str rest);
	int places;
} directives[] = {
	{ "@ten", read_title, IN_TEXT },
	{ "@co-phan", read_parts, IN_TEXT },
	{ "@trang-ngang", read_landscape, IN_TEXT },
	{ "@trang-moi", read_new_page, IN_TEXT },
	{ "@bang", begin_table, IN_TEXT },
	{ "@hinh", read_picture_line, IN_TEXT },
	{ "@khung", read_frame, IN_TEXT },
	{ "@o", open_box, IN_FRAME | IN_TEXT },
	{ "@het", close_frame, IN_FRAME | IN_TEXT },
	{ "@le-tren", open_head, IN_TEXT },
	{ "@le-duoi", open_foot, IN_TEXT },
	{ "@het-le", close_margin, IN_MARGIN | IN_TEXT },
	{ "@neu", open_question, IN_ALL | IN_SILENCE },
	{ "@neu-khong-thi", ask_further, IN_ALL | IN_SILENCE },
	{ "@khong-thi", read_otherwise, IN_ALL | IN_SILENCE },
	{ "@xong", close_question, IN_ALL | IN_SILENCE },
};

enum { DIRECTIVES = sizeof directives / sizeof directives[0] };

static const struct directive *
find_directive(str word)
{
	for (size_t i = 0; i < DIRECTIVES; i++)
		if (str_eq(word, str_of(directives[i].word)))
			return &directives[i];
	return NULL;
}

bool
form_is_directive(str word)
{
	return find_directive(word) != NULL;
}

static const struct form_common *
find_common(const struct form_look *look, str word)
{
	for (size_t i = 0; i < look->common_n; i++)
		if (str_eq(look->common[i].word, word))
			return &look->common[i];
	return NULL;
}

static void
complain_unknown(struct reader *r, str w, const str *names, size_t n)
{
	str nearest = str_nearest(w, names, n);

	diag_add(r->d, &unknown_word, r->where, STR_FMT, STR_ARG(w));
	if (nearest.n > 0)
		diag_hint(r->d, _("nearest is %.*s"), STR_ARG(nearest));
}

static void
complain_unknown_directive(struct reader *r, str w)
{
	const struct form_look *look = r->s->look;
	str *names = ARENA_ARRAY(r->a, str, DIRECTIVES + look->common_n);

	for (size_t i = 0; i < DIRECTIVES; i++)
		names[i] = str_of(directives[i].word);
	for (size_t i = 0; i < look->common_n; i++)
		names[DIRECTIVES + i] = look->common[i].word;
	complain_unknown(r, w, names, DIRECTIVES + look->common_n);
}

static void
complain_unknown_question(struct reader *r, str word)
{
	const struct form_look *look = r->s->look;
	str *names = ARENA_ARRAY(r->a, str, look->questions_n + 1), nearest;

	for (size_t i = 0; i < look->questions_n; i++)
		names[i] = str_of(look->questions[i].word);
	nearest = str_nearest(word, names, look->questions_n);
	diag_add(r->d, &unknown_question, r->where, STR_FMT, STR_ARG(word));
	if (nearest.n > 0)
		diag_hint(r->d, _("nearest is %.*s"), STR_ARG(nearest));
}

static void read_lines(struct reader *r, str text, struct loc before);

static void
read_common(struct reader *r, const struct form_common *common)
{
	struct reader outside = *r;

	/* its questions are its own */
	r->in_common = true;
	r->asked = false;
	read_lines(r, common->lines, common->where);
	r->in_common = false;
	r->where = outside.where;
	r->asked = outside.asked;
	r->otherwise = outside.otherwise;
	r->answered = outside.answered;
	r->asked_at = outside.asked_at;
}

static int
directive_place(const struct reader *r)
{
	if (r->frame != NULL)
		return IN_FRAME;
	return r->body_last != NULL ? IN_MARGIN : IN_TEXT;
}

static void
read_directive(struct reader *r, str line)
{
	str rest = line, w = split_word(&rest);
	const struct directive *directive = find_directive(w);
	const struct form_common *common = find_common(r->s->look, w);

	if (directive == NULL && common == NULL)
		complain_unknown_directive(r, w);
	else if (r->silent && (directive == NULL || (directive->places & IN_SILENCE) == 0))
		return;
	else if (directive == NULL && r->in_common)
		complain_misplaced(r, w);
	else if ((directive_place(r) & (directive != NULL ? directive->places : IN_TEXT)) == 0)
		complain_misplaced(r, w);
	else if (directive == NULL)
		read_common(r, common);
	else
		directive->read(r, rest);
}

static void
complain_unknown_style(struct reader *r, str w)
{
	const struct form_look *look = r->s->look;
	str *names = ARENA_ARRAY(r->a, str, look->styles_n);

	for (size_t i = 0; i < look->styles_n; i++)
		names[i] = str_of(look->styles[i].key);
	complain_unknown(r, w, names, look->styles_n);
}

static void
read_paragraph(struct reader *r, str line)
{
	str rest = line, w = split_word(&rest);
	const struct form_style *style = form_style(r->s->look, w);
	struct form_block *b;

	if (style == NULL) {
		complain_unknown_style(r, w);
		return;
	}
	if (r->frame != NULL && r->boxes_n == 0) {
		complain_misplaced(r, w);
		return;
	}
	b = add_block(r, FORM_PARAGRAPH);
	b->style = style;
	b->text = rest;
	use_style(r->s, style);
}

static void
read_line(struct reader *r, str line)
{
	if (line.n == 0 || line.p[0] == '#')
		return;
	if (line.p[0] == '@')
		read_directive(r, line);
	else if (r->silent)
		return;
	else if (line.p[0] == '|')
		read_source_row(r, line);
	else
		read_paragraph(r, line);
}

/* A question ends in the lines that it began in, and so do the first page's margins. */
static void
end_question(struct reader *r)
{
	if (r->asked) {
		r->where = r->asked_at;
		complain_misplaced(r, STR("@neu"));
		diag_hint(r->d, _("it ends with %s"), "@xong");
		r->asked = r->silent = false;
	}
	if (r->body_last != NULL) {
		complain_misplaced(r, STR("@le-tren, @le-duoi"));
		diag_hint(r->d, _("it ends with %s"), "@het-le");
		r->last = r->body_last;
		r->body_last = NULL;
	}
}

/* Lines that follow the place before; a frame among them ends among them. */
static void
read_lines(struct reader *r, str text, struct loc before)
{
	r->where = before;
	while (text.n > 0) {
		str line = str_trim(str_split(&text, '\n'));

		r->where.line++;
		read_line(r, line);
	}
	if (r->frame != NULL) {
		r->where = r->frame_at;
		complain_misplaced(r, STR("@khung"));
		diag_hint(r->d, _("it ends with %s"), "@het");
		r->last = &r->frame->next;
		r->frame = NULL;
	}
	end_question(r);
}

/* An answer that chooses among sources is asked by none of them. */
static bool
chooses_source(const struct form_look *look, const char *word)
{
	for (size_t i = 0; i < look->kinds_n; i++)
		if (strcmp(look->kinds[i].when, word) == 0)
			return true;
	return false;
}

static void
check_answers_wanted(struct reader *r)
{
	r->where.line = 0;
	for (size_t i = 0; r->answers != NULL && i < r->answers->n; i++)
		if (!r->wanted[i] && !chooses_source(r->s->look, r->answers->words[i]))
			diag_add(r->d, &unasked, r->where, "%s", r->answers->words[i]);
}

static bool
form_read(str text, str file, const struct form_look *look, const struct form_answers *answers,
    struct form_source *source, struct arena *a, struct diags *d)
{
	struct reader r = { .s = source, .answers = answers, .a = a, .d = d };
	int errors = d->count[DIAG_ERROR];

	memset(source, 0, sizeof *source);
	source->look = look;
	source->used = ARENA_ARRAY(a, bool, look->styles_n);
	r.wanted = ARENA_ARRAY(a, bool, (answers != NULL ? answers->n : 0) + 1);
	r.last = &source->blocks;
	read_lines(&r, text, loc_at(source_new(a, SOURCE_TEXT, file, STR("")), 0, 1));
	check_answers_wanted(&r);
	return d->count[DIAG_ERROR] == errors;
}

void
form_check_common(const struct form_look *look, const struct form_common *common, struct arena *a, struct diags *d)
{
	/* a table of an appendix may be as wide as a landscape page: how wide it stands is seen where it is called */
	struct form_source s = { .look = look, .landscape = true, .used = ARENA_ARRAY(a, bool, look->styles_n) };
	struct reader r = { .s = &s, .last = &s.blocks, .a = a, .d = d, .in_common = true, .every_answer = true };

	read_lines(&r, common->lines, common->where);
}

int
form_text_width(const struct form_look *look)
{
	return look->portrait.width - look->portrait.left - look->portrait.right;
}

int
form_level(const struct form_source *source, const struct form_style *style)
{
	if (style->level == 0)
		return 0;
	return source->parts ? style->level : style->level - 1;
}

void
form_pieces(str text, form_piece put, void *ctx)
{
	bool bold = false, italic = false;
	size_t from = 0;

	for (size_t i = 0; i + 1 < text.n; i++) {
		bool b = text.p[i] == '*' && text.p[i + 1] == '*';
		bool t = text.p[i] == '/' && text.p[i + 1] == '/' && (i == 0 || text.p[i - 1] != ':');

		if (text.p[i] == '{' && (text.p[i + 1] == '{' || text.p[i + 1] == '%')) {
			str close = text.p[i + 1] == '{' ? STR("}}") : STR("%}");

			i = str_find(text, close, i);
			continue;
		}
		if (!b && !t)
			continue;
		if (i > from)
			put(ctx, str_sub(text, from, i), bold, italic);
		bold ^= b;
		italic ^= t;
		from = i + 2;
		i++;
	}
	if (from < text.n)
		put(ctx, str_sub(text, from, text.n), bold, italic);
}

struct package *
form_build(str source, str file, const struct form_look *look, enum package_kind kind,
    const struct form_answers *answers, struct arena *a, struct diags *d)
{
	struct form_source s;
	struct package *p;

	if (!form_read(source, file, look, answers, &s, a, d))
		return NULL;
	p = pkg_new(kind, str_c(a, file), a);
	if (kind == PACKAGE_DOCX ? !form_docx(&s, p, a, d) : !form_odt(&s, p, a, d))
		return NULL;
	return p;
}
