#include "document/document.h"

#include "base/out.h"

/*
 * The dump: one element a line, two spaces an indent. Only what differs from
 * the plain case is written, so that a golden file shows what a document has
 * and not what it could have.
 */
struct dump {
	struct out *o;
	int depth;
};

#define NAME_OF(table, i) ((size_t)(i) < sizeof(table) / sizeof *(table) ? (table)[i] : "?")

static const char *const side_names[] = { "top", "left", "bottom", "right" };
static const char *const border_names[] = { "none", "single", "double", "dotted", "dashed", "dot-dash", "thick-thin",
	"triple", "wave" };
static const char *const underline_names[] = { "none", "single", "double", "thick", "dotted", "dash", "dot-dash",
	"wave", "words" };
static const char *const vpos_names[] = { "base", "super", "sub" };
static const char *const caps_names[] = { "none", "caps", "small-caps" };
static const char *const align_names[] = { "left", "centre", "right", "justify", "distribute" };
static const char *const rule_names[] = { "auto", "at-least", "exact" };
static const char *const tab_names[] = { "left", "centre", "right", "decimal", "bar", "clear" };
static const char *const leader_names[] = { "", " dot", " hyphen", " underscore", " middle-dot" };
static const char *const format_names[] = { "decimal", "upper-roman", "lower-roman", "upper-letter", "lower-letter",
	"ordinal", "chicago", "decimal-zero", "bullet", "none" };
static const char *const anchor_names[] = { "inline", "page", "margin", "column", "paragraph", "line", "character",
	"left-margin", "right-margin", "top-margin", "bottom-margin", "inside", "outside" };
static const char *const dalign_names[] = { "", "left", "centre", "right", "top", "bottom", "inside", "outside" };
static const char *const wrap_names[] = { "inline", "front", "behind", "square", "tight", "top-bottom" };
static const char *const wrap_side_names[] = { "both", "left", "right", "largest" };
static const char *const drawing_names[] = { "picture", "line", "rect", "ellipse", "round-rect", "path", "text-box",
	"group", "chart", "unknown" };
static const char *const valign_names[] = { "top", "centre", "bottom" };
static const char *const start_names[] = { "next-page", "continuous", "odd", "even", "next-column" };
static const char *const field_names[] = { "other", "page", "pages", "section-pages", "page-ref", "note-number" };

static void dump_blocks(struct dump *p, const struct doc_block *b);

static void
line(struct dump *p, const char *what)
{
	for (int i = 0; i < p->depth; i++)
		out_puts(p->o, "  ");
	out_puts(p->o, what);
}

static void
end(struct dump *p)
{
	out_char(p->o, '\n');
}

/* Text in quotes with control characters escaped. */
static void
quoted(struct dump *p, str s)
{
	out_puts(p->o, " \"");
	out_json(p->o, s);
	out_char(p->o, '"');
}

static void
word(struct dump *p, const char *name, bool yes)
{
	if (yes)
		out_printf(p->o, " %s", name);
}

static void
number(struct dump *p, const char *name, int value, int usual)
{
	if (value != usual)
		out_printf(p->o, " %s=%d", name, value);
}

static void
text(struct dump *p, const char *name, str s)
{
	if (s.n > 0) {
		out_printf(p->o, " %s=\"", name);
		out_json(p->o, s);
		out_char(p->o, '"');
	}
}

static void
colour(struct dump *p, const char *name, int c, int usual)
{
	if (c == usual)
		return;
	if (c >= 0)
		out_printf(p->o, " %s=#%06X", name, (unsigned)c);
	else
		out_printf(p->o, " %s=%s", name, c == COLOUR_NONE ? "none" : "auto");
}

static void
border(struct dump *p, const char *name, const struct doc_border *b)
{
	if (b == NULL)
		return;
	out_printf(p->o, " %s=%s/%d/%d", name, NAME_OF(border_names, b->style), b->width_eighths, b->space_twips);
	if (b->colour >= 0)
		out_printf(p->o, "/#%06X", (unsigned)b->colour);
}

static void
borders(struct dump *p, const struct doc_border *const b[SIDES])
{
	for (int i = 0; i < SIDES; i++)
		border(p, side_names[i], b[i]);
}

static void
tabs(struct dump *p, const char *name, const struct doc_tab_stop *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out_printf(p->o, " %s=%d/%s%s", name, t[i].at_twips, NAME_OF(tab_names, t[i].kind),
		    NAME_OF(leader_names, t[i].leader));
}

static void
link(struct dump *p, const struct doc_link *l)
{
	if (l == NULL)
		return;
	text(p, "uri", l->uri);
	text(p, "anchor", l->anchor);
}

/* How each kind of property is dumped. */
/* clang-format off */
#define DUMP_NAME(f, name, usual) out_put(p->o, c->f);
#define DUMP_PLAIN(f, name, usual) out_printf(p->o, " %d", c->f);
#define DUMP_TEXT(f, name, usual) text(p, name, c->f);
#define DUMP_NUMBER(f, name, usual) number(p, name, c->f, usual);
#define DUMP_COLOUR(f, name, usual) colour(p, name, c->f, usual);
#define DUMP_FLAG(f, name, usual) word(p, name, c->f);
#define DUMP_CLEARED(f, name, usual) word(p, name, !c->f);
#define DUMP_WORD(f, name, names) word(p, NAME_OF(names, c->f), c->f != 0);
#define DUMP_NAMED(f, name, names) \
	if (c->f != 0) \
		out_printf(p->o, " %s=%s", name, NAME_OF(names, c->f));
#define DUMP_LINE(f, name, usual) \
	if (c->f##_rule != LINE_AUTO || c->f != (usual)) \
		out_printf(p->o, " %s=%d/%s", name, c->f, NAME_OF(rule_names, c->f##_rule));
#define DUMP_TABS(f, name, usual) tabs(p, name, c->f, c->f##_n);
#define DUMP_BORDER(f, name, usual) border(p, name, c->f);
#define DUMP_BORDERS(f, name, usual) borders(p, c->f);
#define DUMP_LINK(f, name, usual) link(p, c->f);
#define DUMP(kind, type, field, name, usual) DUMP_##kind(field, name, usual)
/* clang-format on */

static void
dump_char(struct dump *p, const struct doc_char_props *c)
{
	if (c == NULL)
		return;
	out_puts(p->o, " (");
	DOC_CHAR_PROPS(DUMP)
	out_char(p->o, ')');
}

static void
dump_floating(struct dump *p, const struct doc_floating *f)
{
	if (f == NULL)
		return;
	out_printf(p->o, " float[%s:", NAME_OF(anchor_names, f->h_from));
	if (f->h_align != DALIGN_NONE)
		out_puts(p->o, NAME_OF(dalign_names, f->h_align));
	else
		out_printf(p->o, "%d", f->x);
	out_printf(p->o, " %s:", NAME_OF(anchor_names, f->v_from));
	if (f->v_align != DALIGN_NONE)
		out_puts(p->o, NAME_OF(dalign_names, f->v_align));
	else
		out_printf(p->o, "%d", f->y);
	out_printf(p->o, " %s", NAME_OF(wrap_names, f->wrap));
	if (f->side != WRAP_BOTH)
		out_printf(p->o, " %s", NAME_OF(wrap_side_names, f->side));
	if (f->distance[0] != 0 || f->distance[1] != 0 || f->distance[2] != 0 || f->distance[3] != 0)
		out_printf(p->o, " dist=%d,%d,%d,%d", f->distance[0], f->distance[1], f->distance[2], f->distance[3]);
	number(p, "z", f->z, 0);
	word(p, "no-overlap", !f->allow_overlap);
	word(p, "in-cell", f->in_cell);
	out_char(p->o, ']');
}

static void
dump_path(struct dump *p, const struct doc_drawing *g)
{
	line(p, "path");
	for (size_t i = 0; i < g->path_n; i++) {
		const struct doc_path_segment *s = &g->path[i];
		int points = s->op == 'C' ? 3 : s->op == 'Z' ? 0 : 1;

		out_printf(p->o, " %c", s->op);
		for (int j = 0; j < points; j++)
			out_printf(p->o, " %d,%d", s->x[j], s->y[j]);
	}
	end(p);
}

static void
dump_drawing(struct dump *p, const struct doc_drawing *g)
{
	line(p, NAME_OF(drawing_names, g->kind));
	out_printf(p->o, " %dx%d", g->width, g->height);
	if (g->x != 0 || g->y != 0)
		out_printf(p->o, " at=%d,%d", g->x, g->y);
	dump_floating(p, g->floating);
	number(p, "rotate", g->rotate_degrees, 0);
	word(p, "flip-h", g->flip_h);
	word(p, "flip-v", g->flip_v);
	if (g->bytes.n > 0)
		out_printf(p->o, " " STR_FMT " %zu bytes", STR_ARG(g->media_type), g->bytes.n);
	word(p, "svg", g->svg.n > 0);
	for (int i = 0; i < SIDES; i++)
		if (g->crop[i] != 0)
			out_printf(p->o, " crop-%s=%d", side_names[i], g->crop[i]);
	if (g->kind != DRAWING_PICTURE && g->kind != DRAWING_CHART && g->kind != DRAWING_GROUP) {
		colour(p, "line", g->line_colour, COLOUR_NONE);
		number(p, "width", g->line_width_eighths, 0);
		if (g->line_style > BORDER_SINGLE)
			out_printf(p->o, " %s", NAME_OF(border_names, g->line_style));
		colour(p, "fill", g->fill_colour, COLOUR_NONE);
	}
	word(p, "arrow-start", g->arrow_start);
	word(p, "arrow-end", g->arrow_end);
	if (g->blocks != NULL) {
		out_printf(p->o, " inset=%d,%d,%d,%d", g->inset[0], g->inset[1], g->inset[2], g->inset[3]);
		out_printf(p->o, " valign=%s", NAME_OF(valign_names, g->valign));
	}
	word(p, "auto-height", g->auto_height);
	word(p, "stretched", g->stretched);
	text(p, "name", g->name);
	text(p, "alt", g->alt);
	end(p);
	p->depth++;
	if (g->path_n > 0)
		dump_path(p, g);
	dump_blocks(p, g->blocks);
	for (const struct doc_drawing *c = g->children; c != NULL; c = c->next)
		dump_drawing(p, c);
	p->depth--;
}

static void
dump_run(struct dump *p, const struct doc_run *r)
{
	static const char *const names[] = { "text", "tab", "line-break", "page-break", "column-break", "field", "note",
		"drawing", "bookmark", "ptab" };

	line(p, NAME_OF(names, r->kind));
	if (r->kind == RUN_FIELD) {
		out_printf(p->o, " %s", NAME_OF(field_names, r->field));
		text(p, "target", r->field_target);
		if (r->field == FIELD_PAGE && r->number_format >= 0)
			out_printf(p->o, " %s", NAME_OF(format_names, r->number_format));
	}
	if (r->kind == RUN_TEXT || r->kind == RUN_FIELD || r->kind == RUN_BOOKMARK)
		quoted(p, r->text);
	if (r->kind == RUN_NOTE && r->note != NULL)
		out_printf(p->o, " %s %d " STR_FMT, r->note->endnote ? "endnote" : "footnote", r->note->number,
		    STR_ARG(r->note->number_text));
	if (r->kind == RUN_PTAB)
		out_printf(p->o, " %s", NAME_OF(tab_names, r->tab));
	dump_char(p, r->props);
	end(p);
	if (r->kind == RUN_DRAWING && r->drawing != NULL) {
		p->depth++;
		dump_drawing(p, r->drawing);
		p->depth--;
	}
}

static void
dump_para_props(struct dump *p, const struct doc_para_props *c)
{
	DOC_PARA_PROPS(DUMP)
}

static void
dump_frame(struct dump *p, const struct doc_frame *f)
{
	line(p, "frame");
	out_printf(p->o, " %dx%d", f->width, f->height);
	out_printf(p->o, " %s:", NAME_OF(anchor_names, f->h_anchor));
	if (f->h_align != DALIGN_NONE)
		out_puts(p->o, NAME_OF(dalign_names, f->h_align));
	else
		out_printf(p->o, "%d", f->x);
	out_printf(p->o, " %s:", NAME_OF(anchor_names, f->v_anchor));
	if (f->v_align != DALIGN_NONE)
		out_puts(p->o, NAME_OF(dalign_names, f->v_align));
	else
		out_printf(p->o, "%d", f->y);
	number(p, "h-space", f->h_space, 0);
	number(p, "v-space", f->v_space, 0);
	word(p, "exact", f->height_exact);
	word(p, "no-wrap", f->wrap_none);
	word(p, "through", f->wrap_through);
	number(p, "drop-cap", f->drop_cap_lines, 0);
	end(p);
}

static void
dump_label(struct dump *p, const struct doc_list_label *l)
{
	static const char *const follows[] = { "tab", "space", "nothing" };

	line(p, "label");
	quoted(p, l->text);
	out_printf(p->o, " %s", NAME_OF(follows, l->follow));
	number(p, "tab-at", l->tab_at, -1);
	if (l->align != PARA_LEFT)
		out_printf(p->o, " %s", NAME_OF(align_names, l->align));
	number(p, "min-width", l->min_width, 0);
	number(p, "min-distance", l->min_distance, 0);
	dump_char(p, l->props);
	end(p);
}

static void
dump_para(struct dump *p, const struct doc_para *a)
{
	line(p, "para");
	if (a->props != NULL)
		dump_para_props(p, a->props);
	if (a->runs == NULL)
		dump_char(p, a->mark_props);
	end(p);
	p->depth++;
	if (a->frame != NULL)
		dump_frame(p, a->frame);
	if (a->label != NULL)
		dump_label(p, a->label);
	for (const struct doc_run *r = a->runs; r != NULL; r = r->next)
		dump_run(p, r);
	p->depth--;
}

static void
dump_cell(struct dump *p, const struct doc_cell *c)
{
	line(p, "cell");
	out_printf(p->o, " %d", c->column);
	number(p, "columns", c->column_span, 1);
	number(p, "rows", c->row_span, 1);
	number(p, "width", c->width, 0);
	out_printf(p->o, " margin=%d,%d,%d,%d", c->margin[0], c->margin[1], c->margin[2], c->margin[3]);
	borders(p, c->borders);
	colour(p, "shading", c->shading, COLOUR_NONE);
	if (c->valign != VALIGN_TOP)
		out_printf(p->o, " %s", NAME_OF(valign_names, c->valign));
	word(p, "up", c->direction == TEXT_UP);
	word(p, "down", c->direction == TEXT_DOWN);
	word(p, "no-wrap", c->no_wrap);
	end(p);
	p->depth++;
	dump_blocks(p, c->blocks);
	p->depth--;
}

static void
dump_row(struct dump *p, const struct doc_row *r)
{
	line(p, "row");
	if (r->height != 0)
		out_printf(p->o, " height=%d/%s", r->height, NAME_OF(rule_names, r->height_rule));
	word(p, "header", r->header);
	word(p, "cant-split", r->cant_split);
	number(p, "skip-before", r->skip_before, 0);
	number(p, "skip-after", r->skip_after, 0);
	end(p);
	p->depth++;
	for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
		dump_cell(p, c);
	p->depth--;
}

static void
dump_table(struct dump *p, const struct doc_table *t)
{
	line(p, "table");
	text(p, "style", t->style);
	out_puts(p->o, " columns=");
	for (int i = 0; i < t->columns; i++)
		out_printf(p->o, "%s%d", i > 0 ? "," : "", t->column_width[i]);
	word(p, "autofit", t->autofit);
	number(p, "width", t->width, 0);
	number(p, "width-percent", t->width_percent, 0);
	if (t->align != PARA_LEFT)
		out_printf(p->o, " %s", NAME_OF(align_names, t->align));
	number(p, "indent", t->indent, 0);
	number(p, "cell-spacing", t->cell_spacing, 0);
	number(p, "margin-before", t->margin_before, 0);
	number(p, "margin-after", t->margin_after, 0);
	word(p, "keep-next", t->keep_with_next);
	word(p, "page-break-before", t->page_break_before);
	number(p, "float-shift", t->floating != NULL ? t->float_shift : 0, 0);
	dump_floating(p, t->floating);
	word(p, "broken", t->broken);
	end(p);
	p->depth++;
	for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
		dump_row(p, r);
	p->depth--;
}

static void
dump_blocks(struct dump *p, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_TABLE)
			dump_table(p, b->table);
		else
			dump_para(p, b->para);
	}
}

static void
dump_section_props(struct dump *p, const struct doc_section *s)
{
	out_printf(p->o, " %s page=%dx%d margin=%d,%d,%d,%d", NAME_OF(start_names, s->start), s->page_width,
	    s->page_height, s->margin[0], s->margin[1], s->margin[2], s->margin[3]);
	out_printf(p->o, " header=%d footer=%d", s->header_distance, s->footer_distance);
	number(p, "gutter", s->gutter, 0);
	number(p, "header-spacing", s->header_spacing, 0);
	number(p, "footer-spacing", s->footer_spacing, 0);
	number(p, "header-height", s->header_min_height, 0);
	number(p, "footer-height", s->footer_min_height, 0);
	word(p, "title-page", s->title_page);
	word(p, "mirrored", s->mirrored);
	number(p, "page-start", s->page_start, -1);
	if (s->usage != USAGE_ALL)
		out_puts(p->o, s->usage == USAGE_LEFT ? " left-pages" : " right-pages");
	if (s->page_format != NUMBER_DECIMAL)
		out_printf(p->o, " %s", NAME_OF(format_names, s->page_format));
	if (s->columns > 1) {
		out_printf(p->o, " columns=%d gap=%d", s->columns, s->gap);
		for (int i = 0; s->column_width != NULL && i < s->columns; i++)
			out_printf(p->o, " %d+%d", s->column_width[i], s->column_gap != NULL ? s->column_gap[i] : 0);
		word(p, "line", s->column_line);
		word(p, "balance", s->balance);
	}
	borders(p, s->borders);
	word(p, "borders-from-text", s->borders_from_text);
	if (s->valign != VALIGN_TOP)
		out_printf(p->o, " %s", NAME_OF(valign_names, s->valign));
	number(p, "note-start", s->note_start, 0);
	word(p, "note-restart-page", s->note_restart_page);
}

static void dump_section(struct dump *p, const struct doc_section *s, const char *what);

/* The styles of a section's pages, where they change; they may follow each other in a circle. */
static void
dump_styles(struct dump *p, const struct doc_section *s)
{
	const struct doc_section *behind = s;
	bool step = false;

	if (s == NULL || s->next_style == NULL)
		return;
	dump_section(p, s, "first-page");
	for (s = s->next_style; s != NULL && s != behind; s = s->next_style) {
		dump_section(p, s, "next-page");
		if (step)
			behind = behind->next_style;
		step = !step;
	}
}

static void
dump_section(struct dump *p, const struct doc_section *s, const char *what)
{
	static const char *const kinds[] = { "default", "first", "even" };

	line(p, what);
	dump_section_props(p, s);
	end(p);
	p->depth++;
	for (int i = 0; i < HEADERS; i++) {
		const struct doc_block *both[] = { s->header[i], s->footer[i] };

		for (int j = 0; j < 2; j++) {
			if (both[j] == NULL)
				continue;
			line(p, j == 0 ? "header " : "footer ");
			out_puts(p->o, kinds[i]);
			end(p);
			p->depth++;
			dump_blocks(p, both[j]);
			p->depth--;
		}
	}
	if (s->style != s)
		dump_styles(p, s->style);
	dump_blocks(p, s->blocks);
	p->depth--;
}

static void
dump_note(struct dump *p, const struct doc_note *n)
{
	line(p, n->endnote ? "endnote" : "footnote");
	out_printf(p->o, " %d " STR_FMT, n->number, STR_ARG(n->number_text));
	end(p);
	p->depth++;
	dump_blocks(p, n->blocks);
	p->depth--;
}

static void
dump_head(struct dump *p, const struct document *doc)
{
	line(p, doc->source.origin == ORIGIN_ODT ? "document odt" : "document docx");
	number(p, "compat", doc->source.compat_mode, 0);
	number(p, "shrinks-spaces", doc->source.shrinks_spaces, 0);
	text(p, "title", doc->title);
	text(p, "author", doc->author);
	text(p, "subject", doc->subject);
	text(p, "keywords", doc->keywords);
	text(p, "lang", doc->language);
	word(p, "even-and-odd", doc->even_and_odd);
	number(p, "default-tab", doc->default_tab, 720);
	word(p, "sum-spacing", doc->source.sum_spacing);
	word(p, "mark-after-break", doc->source.mark_after_break);
	word(p, "no-expand-shift-return", doc->source.no_expand_shift_return);
	word(p, "uneven-columns", doc->source.uneven_columns);
	word(p, "space-at-page-top", doc->source.space_at_page_top);
	word(p, "long-tables-divide", doc->source.long_tables_divide);
	word(p, "external-leading", doc->source.external_leading);
	word(p, "former-line-spacing", doc->source.former_line_spacing);
	word(p, "former-wrapping", doc->source.former_wrapping);
	word(p, "notes-under-text", doc->source.notes_under_text);
	if (doc->footnote_format != NUMBER_DECIMAL)
		out_printf(p->o, " footnotes=%s", NAME_OF(format_names, doc->footnote_format));
	if (doc->endnote_format != NUMBER_LOWER_ROMAN)
		out_printf(p->o, " endnotes=%s", NAME_OF(format_names, doc->endnote_format));
	end(p);
}

void
doc_dump(struct out *o, const struct document *doc)
{
	struct dump p = { o, 0 };

	dump_head(&p, doc);
	if (doc->separator != NULL && !doc->separator_rule) {
		line(&p, "separator");
		end(&p);
		p.depth++;
		dump_blocks(&p, doc->separator);
		p.depth--;
	}
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
		dump_section(&p, s, "section");
	for (const struct doc_note *n = doc->notes; n != NULL; n = n->next)
		dump_note(&p, n);
}
