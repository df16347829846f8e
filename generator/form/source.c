/*
 * A template's source: a line a paragraph, its first word the style's key.
 *
 *	than Thực hiện kế hoạch năm {{ ky.nam }}, …
 *	@dau                         boxes 1–4
 *	@bang 12 60 20               a table, widths in mm; rows follow
 *	|= TT | Chỉ tiêu | ĐVT       a header row
 *	| giua:{{ c.stt }} | {{ c.ten }} | giua:{{ c.don_vi_tinh }}
 *
 * A cell may begin with its style ("giua:", "so:", "dam:") and a span ("3*").
 * A | inside {{ }} or {% %} is a filter's, no cell's end.
 */
#include "form/build.h"

#include <stdlib.h>
#include <string.h>

#include <cairo.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"

static const struct diag_kind unknown_word = { "E101", DIAG_ERROR, N_("unknown word in a template source") };
static const struct diag_kind bad_row = { "E102", DIAG_ERROR, N_("a row's cells do not fill its table") };
static const struct diag_kind stray_row = { "E103", DIAG_ERROR, N_("a row without a table above it") };
static const struct diag_kind bad_measure = { "E104", DIAG_ERROR, N_("not a measure in millimetres") };
static const struct diag_kind too_wide = { "E105", DIAG_ERROR, N_("wider than the text") };

/* What every document has, told once: the title, the addressees, the bases, an appendix's head. */
static const struct {
	const char *word, *lines;
} common[] = {
	{ "@tieu-de",
	    "ten-loai {{ van_ban.ten_loai }}\n"
	    "trich-yeu {{ van_ban.trich_yeu|lien }}\n"
	    "trich-yeu {%p if van_ban.trich_yeu|length > 46 %}\n"
	    "ke-trich-yeu\n"
	    "trich-yeu {%p elif van_ban.trich_yeu|length > 30 %}\n"
	    "ke-trich-yeu-vua\n"
	    "trich-yeu {%p else %}\n"
	    "ke-trich-yeu-ngan\n"
	    "trich-yeu {%p endif %}\n" },
	{ "@minh-hoa",
	    "ghi-chu {%p if van_ban.minh_hoa %}\n"
	    "ghi-chu ({{ van_ban.minh_hoa }})\n"
	    "ghi-chu {%p endif %}\n" },
	{ "@kinh-gui",
	    "kinh-gui {%p if van_ban.kinh_gui|length == 1 %}\n"
	    "kinh-gui Kính gửi: {{ van_ban.kinh_gui[0] }}.\n"
	    "kinh-gui {%p elif van_ban.kinh_gui %}\n"
	    "kinh-gui-nhieu Kính gửi:\n"
	    "noi-gui {%p for noi in van_ban.kinh_gui %}\n"
	    "noi-gui {%p if loop.last %}\n"
	    "noi-gui-cuoi - {{ noi }}.\n"
	    "noi-gui {%p else %}\n"
	    "noi-gui - {{ noi }};\n"
	    "noi-gui {%p endif %}\n"
	    "noi-gui {%p endfor %}\n"
	    "kinh-gui {%p endif %}\n" },
	{ "@can-cu",
	    "can-cu {%p for cc in van_ban.can_cu %}\n"
	    "can-cu {{ cc }}{{ \".\" if loop.last else \";\" }}\n"
	    "can-cu {%p endfor %}\n" },
	{ "@dau-phu-luc",
	    "phu-luc Phụ lục{{ \" \" ~ phu_luc.so_tt if phu_luc and phu_luc.so_tt else \"\" }}\n"
	    "ten-phu-luc {{ phu_luc.ten if phu_luc else \"Kết quả thực hiện các chỉ tiêu\" }} {{ ky.ten|lien }}\n"
	    "kem-theo {{ phu_luc.kem_theo if phu_luc else \"\" }}\n" },
};

struct reader {
	struct form_source *s;
	struct form_block **last;
	struct form_block *table;
	struct form_row **last_row;
	struct arena *a;
	struct diags *d;
	struct loc where;
};

static int
mm_to_twips(double mm)
{
	return (int)(mm * 1440 / 25.4 + 0.5);
}

static struct form_block *
add(struct reader *r, enum form_block_kind kind)
{
	struct form_block *b = ARENA_NEW(r->a, struct form_block);

	b->kind = kind;
	*r->last = b;
	r->last = &b->next;
	r->table = NULL;
	return b;
}

static str
word(str *rest)
{
	str w = str_split(rest, ' ');

	*rest = str_trim(*rest);
	return w;
}

static int
measure(struct reader *r, str w)
{
	char *end;
	const char *c = str_c(r->a, w);
	double mm = strtod(c, &end);

	if (w.n == 0 || *end != '\0' || !(mm > 0 && mm < 1000)) {
		diag_add(r->d, &bad_measure, r->where, STR_FMT, STR_ARG(w));
		return 567;
	}
	return mm_to_twips(mm);
}

/* Half a millimetre is what rounding each column may take. */
static void
check_width(struct reader *r, const struct form_block *b)
{
	const struct form_page *p = r->s->landscape ? &form_landscape : &form_portrait;
	int room = p->width - p->left - p->right, width = 0;

	for (int i = 0; i < b->columns_n; i++)
		width += b->columns[i];
	if (width > room + 28)
		diag_add(r->d, &too_wide, r->where, "%d mm / %d mm", (width * 254 + 7200) / 14400,
		    (room * 254 + 7200) / 14400);
}

static void
read_table(struct reader *r, str rest)
{
	struct form_block *b = add(r, FORM_TABLE);

	b->columns = ARENA_ARRAY(r->a, int, 64);
	while (rest.n > 0 && b->columns_n < 64)
		b->columns[b->columns_n++] = measure(r, word(&rest));
	check_width(r, b);
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

static void
read_cell(struct form_cell *c, str text, bool header)
{
	static const struct {
		const char *mark, *key;
	} styles[] = { { "giua:", "bang-giua" }, { "so:", "bang-so" }, { "dam:", "bang-dam" }, { "dau:", "bang-dau" },
		{ "cot:", "bang-cot" }, { "nhom:", "bang-nhom" }, { "nhom-giua:", "bang-nhom-giua" } };

	text = str_trim(text);
	c->span = 1;
	if (text.n > 1 && text.p[0] >= '2' && text.p[0] <= '9' && text.p[1] == '*') {
		c->span = text.p[0] - '0';
		text = str_trim(str_sub(text, 2, text.n));
	} else if (text.n > 2 && text.p[0] == '1' && text.p[1] >= '0' && text.p[1] <= '9' && text.p[2] == '*') {
		c->span = 10 + text.p[1] - '0';
		text = str_trim(str_sub(text, 3, text.n));
	}
	c->style = form_style(header ? "bang-dau" : "bang");
	for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
		if (str_starts(text, str_of(styles[i].mark))) {
			c->style = form_style(styles[i].key);
			text = str_trim(str_sub(text, strlen(styles[i].mark), text.n));
		}
	c->text = text;
}

static void
read_row(struct reader *r, str line)
{
	struct form_row *row = ARENA_NEW(r->a, struct form_row);
	struct form_cell **last = &row->cells;
	int columns = 0;

	if (r->table == NULL) {
		diag_add(r->d, &stray_row, r->where, STR_FMT, STR_ARG(line));
		return;
	}
	line = str_sub(line, 1, line.n);
	if (str_starts(line, STR("="))) {
		row->header = true;
		line = str_sub(line, 1, line.n);
	}
	while (true) {
		struct form_cell *c = ARENA_NEW(r->a, struct form_cell);
		size_t end = cell_end(line);

		read_cell(c, str_sub(line, 0, end), row->header);
		columns += c->span;
		*last = c;
		last = &c->next;
		if (end == line.n)
			break;
		line = str_sub(line, end + 1, line.n);
	}
	if (columns != r->table->columns_n)
		diag_add(r->d, &bad_row, r->where, "%d / %d", columns, r->table->columns_n);
	*r->last_row = row;
	r->last_row = &row->next;
}

static void read_line(struct reader *r, str line);

static bool
read_common(struct reader *r, str word)
{
	for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
		str text = str_of(common[i].lines);

		if (!str_eq(word, str_of(common[i].word)))
			continue;
		while (text.n > 0)
			read_line(r, str_trim(str_split(&text, '\n')));
		return true;
	}
	return false;
}

static void
read_directive(struct reader *r, str line)
{
	str rest = line, w = word(&rest);

	if (str_eq(w, STR("@dau"))) {
		add(r, FORM_HEAD);
	} else if (str_eq(w, STR("@cuoi"))) {
		add(r, FORM_FOOT);
	} else if (str_eq(w, STR("@trang-ngang"))) {
		add(r, FORM_LANDSCAPE);
		r->s->landscape = true;
	} else if (str_eq(w, STR("@bang"))) {
		read_table(r, rest);
	} else if (str_eq(w, STR("@hinh"))) {
		struct form_block *b = add(r, FORM_PICTURE);

		b->width = measure(r, word(&rest));
		b->height = measure(r, word(&rest));
		b->text = rest;
		b->style = form_style("hinh");
	} else if (str_eq(w, STR("@ten"))) {
		r->s->title = rest;
	} else if (str_eq(w, STR("@co-phan"))) {
		r->s->parts = true;
	} else if (!read_common(r, w)) {
		diag_add(r->d, &unknown_word, r->where, STR_FMT, STR_ARG(w));
	}
}

static void
read_paragraph(struct reader *r, str line)
{
	str rest = line, w = word(&rest);
	const struct form_style *style = form_style(str_c(r->a, w));
	struct form_block *b;

	if (style == NULL) {
		const struct form_style *all;
		size_t n = form_styles(&all);
		str *names = ARENA_ARRAY(r->a, str, n), nearest;

		for (size_t i = 0; i < n; i++)
			names[i] = str_of(all[i].key);
		nearest = str_nearest(w, names, n);
		diag_add(r->d, &unknown_word, r->where, STR_FMT, STR_ARG(w));
		if (nearest.n > 0)
			diag_hint(r->d, _("nearest is %.*s"), STR_ARG(nearest));
		return;
	}
	b = add(r, FORM_PARAGRAPH);
	b->style = style;
	b->text = rest;
}

static void
read_line(struct reader *r, str line)
{
	if (line.n == 0 || line.p[0] == '#')
		return;
	if (line.p[0] == '@')
		read_directive(r, line);
	else if (line.p[0] == '|')
		read_row(r, line);
	else
		read_paragraph(r, line);
}

bool
form_read(str text, str file, struct form_source *s, struct arena *a, struct diags *d)
{
	struct reader r = { .s = s, .a = a, .d = d };
	struct source *source = source_new(a, SOURCE_TEXT, file, STR(""));
	int errors = d->count[DIAG_ERROR];
	uint32_t line_number = 0;

	memset(s, 0, sizeof *s);
	r.last = &s->blocks;
	while (text.n > 0) {
		str line = str_trim(str_split(&text, '\n'));

		r.where = loc_at(source, ++line_number, 1);
		read_line(&r, line);
	}
	return d->count[DIAG_ERROR] == errors;
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

static cairo_status_t
png_write(void *closure, const unsigned char *data, unsigned length)
{
	out_bytes(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

str
form_placeholder(struct arena *a)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 320, 160);
	cairo_t *cr = cairo_create(surface);
	struct out o;
	str png;

	cairo_set_source_rgb(cr, 0.93, 0.93, 0.93);
	cairo_paint(cr);
	cairo_set_source_rgb(cr, 0.6, 0.6, 0.6);
	cairo_rectangle(cr, 1, 1, 318, 158);
	cairo_stroke(cr);
	for (int i = 0; i < 5; i++)
		cairo_rectangle(cr, 60 + 42 * i, 130 - 18 * (i + 1), 26, 18 * (i + 1));
	cairo_fill(cr);
	cairo_destroy(cr);
	out_init(&o);
	cairo_surface_write_to_png_stream(surface, png_write, &o);
	cairo_surface_destroy(surface);
	png = out_copy(&o, a);
	out_release(&o);
	return png;
}

struct package *
form_build(str source, str file, enum package_kind kind, struct arena *a, struct diags *d)
{
	struct form_source s;
	struct package *p;

	if (!form_read(source, file, &s, a, d))
		return NULL;
	p = pkg_new(kind, str_c(a, file), a);
	if (kind == PACKAGE_DOCX ? !form_docx(&s, p, a, d) : !form_odt(&s, p, a, d))
		return NULL;
	return p;
}
