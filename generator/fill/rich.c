#include <string.h>

#include "base/limits.h"
#include "fill/state.h"

/*
 * Rich text becomes paragraphs in the template's named styles; the first name
 * of a row that the template has is taken:
 *
 *   heading 1        VT Mục, Heading 1        labels I. 1. a) - typed where the
 *   heading 2        VT Khoản, Heading 2      style does not number itself
 *   heading 3        VT Điểm, Heading 3
 *   heading 4 …      Heading 4 …, VT Gạch đầu dòng, List Paragraph
 *   paragraph        as the placeholder's own paragraph
 *   item             List Bullet / List Number where they number themselves, else
 *                    VT Gạch đầu dòng, List Paragraph with "- ", below it "+ "; ordered ones
 *                    with "1." or "a)"
 *   quote            VT Trích dẫn, Quote, Quotations
 *   code             VT Mã, HTML Preformatted, Preformatted Text
 *   table            VT Kẻ bảng, Table Grid; cells VT Bảng, heads VT Bảng tiêu đề; the paragraph
 *                    below it VT Sau bảng
 *   note             footnote text, Footnote
 *   picture          VT Hình, Figure; else centred, and its caption below it too
 *
 * Labels follow form/README.md, Divisions, and text/README.md, Letters of điểm. What is common to the formats
 * is decided here; the dialect writes.
 */
static const char *const names_body[] = { NULL };
enum { HEADING_LEVELS = 6, HEADING_NAMES_MAX = 5 }; /* of Markdown and HTML; names of one, with the NULL */

static const char *const names_heading[HEADING_LEVELS][HEADING_NAMES_MAX] = {
	{ "VT Mục", "VT Muc", "Heading 1", NULL },
	{ "VT Khoản", "VT Khoan", "Heading 2", NULL },
	{ "VT Điểm", "VT Diem", "Heading 3", NULL },
	{ "Heading 4", "VT Gạch đầu dòng", "VT Gach", "List Paragraph", NULL },
	{ "Heading 5", "VT Gạch đầu dòng", "VT Gach", "List Paragraph", NULL },
	{ "Heading 6", "VT Gạch đầu dòng", "VT Gach", "List Paragraph", NULL },
};
static const char *const names_bullet[] = { "List Bullet", NULL };
static const char *const names_number[] = { "List Number", NULL };
static const char *const names_item[] = { "VT Gạch đầu dòng", "VT Gach", "List Paragraph", NULL };
static const char *const names_quote[] = { "VT Trích dẫn", "Quote", "Quotations", NULL };
static const char *const names_code[] = { "VT Mã", "HTML Preformatted", "Preformatted Text", NULL };
static const char *const names_cell[] = { "VT Bảng", "Table Contents", NULL };
static const char *const names_head[] = { "VT Bảng tiêu đề", "Table Heading", NULL };
static const char *const names_figure[] = { "VT Hình", "Figure", NULL };

static int
heading_level(int level)
{
	if (level < 1)
		return 1;
	return level < HEADING_LEVELS ? level : HEADING_LEVELS;
}

const char *const *
look_names(const struct para_style *para)
{
	switch (para->look) {
	case LOOK_HEADING: return names_heading[heading_level(para->level) - 1];
	case LOOK_ITEM:
		if (para->list == 0)
			return names_item;
		return para->ordered ? names_number : names_bullet;
	case LOOK_QUOTE: return names_quote;
	case LOOK_CODE: return names_code;
	case LOOK_CELL: return names_cell;
	case LOOK_CELL_HEADER: return names_head;
	case LOOK_FIGURE: return names_figure;
	default: return names_body;
	}
}

const struct fill_style *
style_named(const struct fill_styles *styles, int kind, str name)
{
	for (size_t i = 0; name.n > 0 && i < styles->at.n; i++)
		if ((int)styles->at.at[i].kind == kind &&
		    (str_eq_nocase(styles->at.at[i].name, name) || str_eq(styles->at.at[i].id, name)))
			return &styles->at.at[i];
	return NULL;
}

const struct fill_style *
style_find(const struct fill_styles *styles, int kind, const char *const *names)
{
	for (; *names != NULL; names++) {
		const struct fill_style *st = style_named(styles, kind, str_of(*names));

		if (st != NULL)
			return st;
	}
	return NULL;
}

bool
style_numbered(const struct fill_styles *styles, const struct fill_style *st)
{
	for (int depth = 0; st != NULL && depth < LIMIT_STYLE_CHAIN; depth++) {
		if (st->numbered)
			return true;
		st = style_named(styles, st->kind, st->based_on);
	}
	return false;
}

struct walker {
	struct runner *r;
	const struct fill_slot *s;
	const struct dialect *di;
	int heading[7]; /* counters of typed labels */
	int depth;      /* of lists */
	int ordered_depth;
	uint32_t level; /* inside the placeholder's paragraph: the innermost element that is open; else NODE_NONE */
	const struct para_style *paragraph; /* of blocks: that is open */
	int links;                          /* open around it */
	bool quote;
	bool failed;
};

/* U+0007 and form feed end a paragraph: closes the elements that are open and opens them again behind it. */
static void
paragraph_in_text(struct walker *w, bool page, const struct run_look *look)
{
	const struct fill_tree *t = &w->s->part->tree;
	uint32_t above = t->nodes.at[w->s->paragraph].parent;

	w->di->run_close(w->r);
	if (w->paragraph != NULL)
		w->di->par_close(w->r, w->paragraph);
	else
		split_close(w->r->o, t, w->level, above);
	if (page) {
		w->r->doc->page_breaks = true;
		out_put(w->r->o, w->di->page_break);
	}
	if (w->paragraph != NULL)
		w->di->par_open(w->r, w->s, w->paragraph);
	else
		split_open(w->r->o, t, w->level, above);
	w->di->run_open(w->r, w->s, look);
}

/* U+FFFE and U+FFFF, which no XML may hold. */
static bool
noncharacter_at(str s, size_t i)
{
	return i + 2 < s.n && (unsigned char)s.p[i + 1] == 0xbf && (unsigned char)s.p[i + 2] >= 0xbe;
}

static bool
may_split_paragraph(const struct walker *w)
{
	if (w->links > 0 || w->r->doc->in_note)
		return false;
	if (w->paragraph != NULL)
		return w->paragraph->look == LOOK_BODY || w->paragraph->look == LOOK_QUOTE;
	return w->level != NODE_NONE && !w->di->paragraph_stays(&w->s->part->tree, w->s->paragraph);
}

static void
text_run(struct walker *w, str text, const struct run_look *look)
{
	size_t from = 0;
	bool after_space = true;

	if (text.n == 0)
		return;
	w->di->run_open(w->r, w->s, look);
	for (size_t i = 0; i <= text.n; i++) {
		unsigned char c = i < text.n ? (unsigned char)text.p[i] : 0;

		if ((c >= 0x20 && !(c == 0xef && noncharacter_at(text, i))) || (c == '\r' && i < text.n))
			continue;
		if (i > from)
			w->di->characters(w->r->o, str_sub(text, from, i), &after_space);
		from = i + 1;
		if (i < text.n && (c == '\a' || c == '\f') && may_split_paragraph(w)) {
			paragraph_in_text(w, c == '\f', look);
			after_space = true;
		} else if (i < text.n && (c == '\t' || c == '\n' || c == '\v' || c == '\a' || c == '\f')) {
			w->di->break_in_run(w->r, c == '\t');
			after_space = true;
		} else if (c == 0xef) {
			diag_add(w->r->d, &fill_control, w->s->line->where, "U+FFFE");
			from = i + 3;
		} else if (i < text.n) {
			diag_add(w->r->d, &fill_control, w->s->line->where, "U+%04X", c);
		}
	}
	w->di->run_close(w->r);
}

static void walk_inlines(struct walker *w, const struct inline_node *n, struct run_look look);

/* A link that may not be followed is only its words, and so is a link in a link. */
static bool
link_open(struct walker *w, str url)
{
	if (url.n == 0)
		return false;
	if (!str_starts(url, STR("#")) && !text_link_allowed(url)) {
		diag_add(w->r->d, &fill_link, w->s->line->where, STR_FMT, STR_ARG(url));
		diag_hint(w->r->d, "%s", _("only http, https and mailto are links; its words stay"));
		return false;
	}
	if (w->links++ == 0)
		w->di->link_open(w->r, url);
	return true;
}

static void
link_close(struct walker *w, bool opened)
{
	if (opened && --w->links == 0)
		w->di->link_close(w->r);
}

/* A picture whose size nobody asked for is not larger than the text is wide, nor than a page of it is high. */
static struct value
fitted(const struct walker *w, const struct value *v)
{
	enum { EMU_TWIP = 635, PAGE_TWIPS = 11900 };
	struct picture_size size;
	struct picture *small;
	struct value result = *v;
	long long width = (long long)w->di->room(w->s) * EMU_TWIP, height = (long long)PAGE_TWIPS * EMU_TWIP;

	if (v->kind != VALUE_PICTURE || v->picture->asked || !picture_measure(v->picture, &size) ||
	    (size.width_emu <= width && size.height_emu <= height))
		return result;
	small = ARENA_NEW(w->r->a, struct picture);
	*small = *v->picture;
	small->width_twips = small->height_twips = 0;
	if ((double)size.width_emu * (double)height > (double)size.height_emu * (double)width)
		small->width_twips = (int)(width / EMU_TWIP);
	else
		small->height_twips = PAGE_TWIPS;
	result.picture = small;
	return result;
}

static void
put_inline_picture(struct walker *w, const struct value *v)
{
	struct value small = fitted(w, v);

	w->di->run_open(w->r, w->s, NULL);
	w->failed |= !w->di->picture(w->r, &small, w->s->line->where);
	w->di->run_close(w->r);
}

static void
one_inline(struct walker *w, const struct inline_node *n, struct run_look look)
{
	bool link;

	switch (n->kind) {
	case INLINE_TEXT: text_run(w, n->text, &look); break;
	case INLINE_SOFT_BREAK: text_run(w, STR(" "), &look); break;
	case INLINE_BREAK: text_run(w, STR("\n"), &look); break;
	case INLINE_EMPHASIS:
		look.emphasis = true;
		walk_inlines(w, n->children, look);
		break;
	case INLINE_STRONG:
		look.strong = true;
		walk_inlines(w, n->children, look);
		break;
	case INLINE_STRIKE:
		look.strike = true;
		walk_inlines(w, n->children, look);
		break;
	case INLINE_CODE:
		look.code = true;
		text_run(w, n->text, &look);
		break;
	case INLINE_SPAN:
		look.span = n->props;
		link = link_open(w, n->url);
		if (n->text.n > 0)
			text_run(w, n->text, &look);
		walk_inlines(w, n->children, look);
		link_close(w, link);
		break;
	case INLINE_LINK:
		link = link_open(w, n->url);
		look.link = link;
		walk_inlines(w, n->children, look);
		link_close(w, link);
		break;
	case INLINE_IMAGE:
		if (n->value != NULL && (n->value->kind == VALUE_PICTURE || n->value->kind == VALUE_CHART)) {
			put_inline_picture(w, n->value);
		} else {
			walk_inlines(w, n->children, look);
		}
		break;
	case INLINE_FOOTNOTE: w->failed |= !w->di->note(w->r, w->s, n->note); break;
	}
}

static void
walk_inlines(struct walker *w, const struct inline_node *n, struct run_look look)
{
	for (; n != NULL; n = n->next)
		one_inline(w, n, look);
}

bool
rich_inlines(struct runner *r, const struct fill_slot *slot, const struct inline_node *n, uint32_t level)
{
	struct walker w = { r, slot, r->part->dialect, { 0 }, 0, 0, level, NULL, 0, false, false };

	r->doc->slot = slot;
	if (r->doc->styles == NULL)
		r->doc->styles = w.di->styles(r);
	walk_inlines(&w, n, (struct run_look){ 0 });
	return !w.failed;
}

/* --- blocks ----------------------------------------------------------------- */

static void
put_rich_paragraph(struct walker *w, struct para_style *p, str label, const struct inline_node *n, struct run_look look)
{
	const struct para_style *outer = w->paragraph;

	w->di->par_open(w->r, w->s, p);
	w->paragraph = p;
	if (label.n > 0)
		text_run(w, label, &look);
	walk_inlines(w, n, look);
	w->paragraph = outer;
	w->di->par_close(w->r, p);
	w->r->after_paragraph = true;
}

/* How headings and items are numbered: I. of a Mục, 1. of a Khoản, a) of a Điểm (form/README.md, Divisions). */
enum { LABEL_MUC = 1, LABEL_KHOAN, LABEL_DIEM };

static str
label_of(struct walker *w, int level, int n, const char *end)
{
	str s = STR("");

	if (level == LABEL_MUC)
		s = text_roman(w->r->a, n);
	else if (level == LABEL_DIEM)
		s = text_diem_letter(n);
	if (s.n == 0) /* a Khoản, or more than there are letters for */
		s = str_format(w->r->a, "%d", n);
	return str_format(w->r->a, STR_FMT "%s ", STR_ARG(s), end);
}

/* The label that is typed before a heading whose style does not number itself. */
static str
heading_label(struct walker *w, int level)
{
	if (level <= LABEL_DIEM)
		return label_of(w, level, w->heading[level], level == LABEL_DIEM ? ")" : ".");
	return level == LABEL_DIEM + 1 ? STR("- ") : STR("+ ");
}

static void
put_heading(struct walker *w, const struct block *b)
{
	struct para_style p = { .look = LOOK_HEADING, .level = heading_level(b->level), .name = b->style };
	str label = STR("");

	w->heading[p.level]++;
	for (int i = p.level + 1; i <= HEADING_LEVELS; i++)
		w->heading[i] = 0;
	if (!w->di->numbers_itself(w->r, &p))
		label = heading_label(w, p.level);
	put_rich_paragraph(w, &p, label, b->inlines, (struct run_look){ 0 });
}

static void put_rich_blocks(struct walker *w, const struct block *b);

/* The label of an item whose style does not number itself. */
static str
item_label(struct walker *w, const struct block *list, const struct block *item, int n)
{
	if (item->task == 2)
		return STR("\xe2\x98\x91 ");
	if (item->task == 1)
		return STR("\xe2\x98\x90 ");
	if (item->label.n > 0)
		return str_format(w->r->a, STR_FMT " ", STR_ARG(item->label));
	if (!list->ordered)
		return w->depth > 1 ? STR("+ ") : STR("- ");
	if (list->delimiter == ')' || w->ordered_depth > 1)
		return label_of(w, LABEL_DIEM, n, ")");
	return label_of(w, LABEL_KHOAN, n, ".");
}

/* Would a style that counts by itself print the numbers that were typed? */
static bool
counts_as_typed(const struct walker *w, const struct block *list)
{
	int n = list->start;

	for (const struct block *item = list->children; list->ordered && item != NULL; item = item->next, n++)
		if (item->label.n > 0 && !str_eq(item->label, str_format(w->r->a, "%d%c", n, list->delimiter)))
			return false;
	return true;
}

static void
put_rich_list(struct walker *w, const struct block *b)
{
	struct para_style p = { .look = LOOK_ITEM, .level = w->depth, .ordered = b->ordered, .start = b->start };
	int n = b->ordered ? b->start : 1;
	unsigned id = ++w->r->instances;
	bool itself;

	p.list = id;
	itself = w->di->numbers_itself(w->r, &p) && counts_as_typed(w, b);
	if (!itself)
		p.list = 0;
	w->depth++;
	w->ordered_depth += b->ordered;
	for (const struct block *item = b->children; item != NULL; item = item->next, n++) {
		str label = itself && item->task == 0 ? STR("") : item_label(w, b, item, n);

		p.first = true;
		for (const struct block *c = item->children; c != NULL; c = c->next) {
			if (c->kind == BLOCK_PARAGRAPH) {
				put_rich_paragraph(w, &p, label, c->inlines, (struct run_look){ 0 });
			} else if (c->kind == BLOCK_LIST) {
				put_rich_list(w, c);
			} else {
				put_rich_blocks(w,
				    &(struct block){ .kind = c->kind,
					.children = c->children,
					.inlines = c->inlines,
					.level = c->level,
					.text = c->text,
					.info = c->info,
					.style = c->style,
					.header = c->header,
					.where = c->where });
			}
			label = STR("");
			p.first = false;
		}
	}
	w->ordered_depth -= b->ordered;
	w->depth--;
}

static size_t
inline_length(const struct inline_node *n)
{
	size_t sum = 0;

	for (; n != NULL; n = n->next)
		sum += text_letters(n->text) + inline_length(n->children) + (n->kind == INLINE_SOFT_BREAK);
	return sum;
}

static size_t
table_shape(const struct block *t, size_t *longest)
{
	size_t columns = 0;

	memset(longest, 0, LIMIT_MARKDOWN_COLUMNS * sizeof *longest);
	for (const struct block *row = t->children; row != NULL; row = row->next) {
		size_t i = 0;

		for (const struct block *c = row->children; c != NULL && i < LIMIT_MARKDOWN_COLUMNS; c = c->next, i++) {
			size_t n = c->columns > 1 ? 0 : inline_length(c->inlines);

			if (n > longest[i])
				longest[i] = n;
		}
		if (i > columns)
			columns = i;
	}
	return columns;
}

/*
 * A column's share of the table's width by its longest text: two letters get less than two hundred, but not a hundredth.
 * What is still too narrow for its figures is widened when the document is whole (fill_fit).
 */
static int
width_share(size_t letters)
{
	enum { SHARE_MIN = 4, SHARE_MAX = 40 };

	if (letters < SHARE_MIN)
		return SHARE_MIN;
	return letters < SHARE_MAX ? (int)letters : SHARE_MAX;
}

static void
put_rich_cell(struct walker *w, const struct block *c, bool header, int width)
{
	struct para_style p = { .look = header ? LOOK_CELL_HEADER : LOOK_CELL };

	p.align = c != NULL ? c->align : ALIGN_NONE;
	w->di->cell_open(w->r, c, width);
	put_rich_paragraph(w, &p, STR(""), c != NULL ? c->inlines : NULL, (struct run_look){ 0 });
	w->di->cell_close(w->r);
}

static void
put_rich_table(struct walker *w, const struct block *t)
{
	size_t longest[LIMIT_MARKDOWN_COLUMNS], columns = table_shape(t, longest);
	int widths[LIMIT_MARKDOWN_COLUMNS];

	if (columns == 0)
		return;
	for (size_t i = 0; i < columns; i++)
		widths[i] = width_share(longest[i]);
	if (w->r->opt->feeds_tables != NULL)
		*w->r->opt->feeds_tables = true;
	w->di->table_open(w->r, w->s, t, widths, columns);
	for (const struct block *row = t->children; row != NULL; row = row->next) {
		const struct block *c = row->children;

		w->di->row_open(w->r, row->header);
		for (size_t i = 0; i < columns; i++, c = c != NULL ? c->next : NULL) {
			int width = 0;

			for (size_t k = i; k < columns && (k == i || (c != NULL && (int)(k - i) < c->columns)); k++)
				width += widths[k];
			if (c != NULL && c->covered != COVERED_NOT)
				w->di->cell_covered(w->r, c, width);
			else
				put_rich_cell(w, c, row->header, width);
		}
		w->di->row_close(w->r);
	}
	w->di->table_close(w->r);
	w->r->after_paragraph = false;
}

static void
put_code_block(struct walker *w, const struct block *b)
{
	struct para_style p = { .look = LOOK_CODE };
	str rest = b->text;

	if (str_ends(rest, STR("\n")))
		rest.n--;
	do {
		str line = str_split(&rest, '\n');
		struct inline_node n = { .kind = INLINE_TEXT, .text = line };

		put_rich_paragraph(w, &p, STR(""), &n, (struct run_look){ .code = true });
	} while (rest.n > 0);
}

static void
put_rich_blocks(struct walker *w, const struct block *b)
{
	bool below_table = false;

	for (; b != NULL && !w->failed; b = b->next) {
		struct para_style p = { .look = w->quote ? LOOK_QUOTE : LOOK_BODY, .name = b->style };
		bool quote = w->quote;

		if (b->kind == BLOCK_PARAGRAPH && b->figure) {
			p.look = LOOK_FIGURE;
			p.keep_next = b->next != NULL && b->next->figure;
		}
		if (below_table && b->kind == BLOCK_PARAGRAPH && p.name.n == 0 && !b->figure)
			p.name = STR("VT Sau bảng"); /* where the template has it */
		below_table = b->kind == BLOCK_TABLE;
		switch (b->kind) {
		case BLOCK_PARAGRAPH: put_rich_paragraph(w, &p, STR(""), b->inlines, (struct run_look){ 0 }); break;
		case BLOCK_HEADING: put_heading(w, b); break;
		case BLOCK_LIST: put_rich_list(w, b); break;
		case BLOCK_QUOTE:
			w->quote = true;
			put_rich_blocks(w, b->children);
			w->quote = quote;
			break;
		case BLOCK_CODE: put_code_block(w, b); break;
		case BLOCK_TABLE: put_rich_table(w, b); break;
		case BLOCK_RULE:
			p.look = LOOK_RULE;
			put_rich_paragraph(w, &p, STR(""), NULL, (struct run_look){ 0 });
			break;
		case BLOCK_DOCUMENT: w->failed |= !w->di->include(w->r, w->s, b->text); break;
		default: /* ITEM, ROW, CELL stand inside theirs */ put_rich_blocks(w, b->children); break;
		}
	}
}

bool
rich_blocks(struct runner *r, const struct fill_slot *slot, const struct rich *rich)
{
	struct walker w = { r, slot, r->part->dialect, { 0 }, 0, 0, NODE_NONE, NULL, 0, false, false };

	r->doc->slot = slot;
	if (r->doc->styles == NULL)
		r->doc->styles = w.di->styles(r);
	put_rich_blocks(&w, rich->blocks);
	return !w.failed;
}
