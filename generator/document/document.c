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
static const char *const field_names[] = { "other", "page", "pages", "section-pages", "page-ref", "note-number",
	"style-ref", "if" };

static void dump_doc_blocks(struct dump *p, const struct doc_block *b);

static void
begin_dump_line(struct dump *p, const char *what)
{
	for (int i = 0; i < p->depth; i++)
		out_puts(p->o, "  ");
	out_puts(p->o, what);
}

static void
end_dump_line(struct dump *p)
{
	out_char(p->o, '\n');
}

/* Text in quotes with control characters escaped. */
static void
dump_text_quoted(struct dump *p, str s)
{
	out_puts(p->o, " \"");
	out_json(p->o, s);
	out_char(p->o, '"');
}

static void
dump_flag_prop(struct dump *p, const char *name, bool yes)
{
	if (yes)
		out_printf(p->o, " %s", name);
}

static void
dump_number_prop(struct dump *p, const char *name, int value, int usual)
{
	if (value != usual)
		out_printf(p->o, " %s=%d", name, value);
}

static void
dump_text_prop(struct dump *p, const char *name, str s)
{
	if (s.n > 0) {
		out_printf(p->o, " %s=\"", name);
		out_json(p->o, s);
		out_char(p->o, '"');
	}
}

static void
dump_colour_prop(struct dump *p, const char *name, int c, int usual)
{
	if (c == usual)
		return;
	if (c >= 0)
		out_printf(p->o, " %s=#%06X", name, (unsigned)c);
	else
		out_printf(p->o, " %s=%s", name, c == COLOUR_NONE ? "none" : "auto");
}

static void
dump_border_prop(struct dump *p, const char *name, const struct doc_border *b)
{
	if (b == NULL)
		return;
	out_printf(p->o, " %s=%s/%d/%d", name, NAME_OF(border_names, b->style), b->width_eighths, b->space_twips);
	if (b->colour >= 0)
		out_printf(p->o, "/#%06X", (unsigned)b->colour);
}

static void
dump_border_sides(struct dump *p, const struct doc_border *const b[SIDES])
{
	for (int i = 0; i < SIDES; i++)
		dump_border_prop(p, side_names[i], b[i]);
}

static void
dump_tab_stops(struct dump *p, const char *name, const struct doc_tab_stop *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out_printf(p->o, " %s=%d/%s%s", name, t[i].at_twips, NAME_OF(tab_names, t[i].kind),
		    NAME_OF(leader_names, t[i].leader));
}

static void
dump_link_prop(struct dump *p, const struct doc_link *l)
{
	if (l == NULL)
		return;
	dump_text_prop(p, "uri", l->uri);
	dump_text_prop(p, "anchor", l->anchor);
}

/* How each kind of property is dumped. */
/* clang-format off */
#define DUMP_NAME(f, name, usual) out_put(p->o, c->f);
#define DUMP_PLAIN(f, name, usual) out_printf(p->o, " %d", c->f);
#define DUMP_TEXT(f, name, usual) dump_text_prop(p, name, c->f);
#define DUMP_NUMBER(f, name, usual) dump_number_prop(p, name, c->f, usual);
#define DUMP_COLOUR(f, name, usual) dump_colour_prop(p, name, c->f, usual);
#define DUMP_FLAG(f, name, usual) dump_flag_prop(p, name, c->f);
#define DUMP_CLEARED(f, name, usual) dump_flag_prop(p, name, !c->f);
#define DUMP_WORD(f, name, names) dump_flag_prop(p, NAME_OF(names, c->f), c->f != 0);
#define DUMP_NAMED(f, name, names) \
	if (c->f != 0) \
		out_printf(p->o, " %s=%s", name, NAME_OF(names, c->f));
#define DUMP_LINE(f, name, usual) \
	if (c->f##_rule != LINE_AUTO || c->f != (usual)) \
		out_printf(p->o, " %s=%d/%s", name, c->f, NAME_OF(rule_names, c->f##_rule));
#define DUMP_TABS(f, name, usual) dump_tab_stops(p, name, c->f, c->f##_n);
#define DUMP_BORDER(f, name, usual) dump_border_prop(p, name, c->f);
#define DUMP_BORDERS(f, name, usual) dump_border_sides(p, c->f);
#define DUMP_LINK(f, name, usual) dump_link_prop(p, c->f);
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
	dump_number_prop(p, "z", f->z, 0);
	dump_flag_prop(p, "no-overlap", !f->allow_overlap);
	dump_flag_prop(p, "in-cell", f->in_cell);
	out_char(p->o, ']');
}

static int
count_segment_points(char op)
{
	switch (op) {
	case 'C': return 3;
	case 'Z': return 0;
	default: return 1;
	}
}

static void
dump_path(struct dump *p, const struct doc_drawing *g)
{
	begin_dump_line(p, "path");
	for (size_t i = 0; i < g->path_n; i++) {
		const struct doc_path_segment *s = &g->path[i];
		int points = count_segment_points(s->op);

		out_printf(p->o, " %c", s->op);
		for (int j = 0; j < points; j++)
			out_printf(p->o, " %d,%d", s->x[j], s->y[j]);
	}
	end_dump_line(p);
}

static void
dump_gradient(struct dump *p, const struct doc_gradient *g)
{
	if (g == NULL)
		return;
	out_printf(p->o, " gradient=%s%d", g->radial ? "radial:" : "", g->degrees);
	for (size_t i = 0; i < g->n; i++)
		out_printf(p->o, ",%d:#%06X", g->stops[i].per_mille, (unsigned)g->stops[i].colour);
}

static void
dump_drawing(struct dump *p, const struct doc_drawing *g)
{
	begin_dump_line(p, NAME_OF(drawing_names, g->kind));
	out_printf(p->o, " %dx%d", g->width, g->height);
	if (g->x != 0 || g->y != 0)
		out_printf(p->o, " at=%d,%d", g->x, g->y);
	dump_floating(p, g->floating);
	dump_number_prop(p, "rotate", g->rotate_degrees, 0);
	dump_flag_prop(p, "flip-h", g->flip_h);
	dump_flag_prop(p, "flip-v", g->flip_v);
	if (g->bytes.n > 0)
		out_printf(p->o, " " STR_FMT " %zu bytes", STR_ARG(g->media_type), g->bytes.n);
	dump_flag_prop(p, "svg", g->svg.n > 0);
	for (int i = 0; i < SIDES; i++)
		if (g->crop[i] != 0)
			out_printf(p->o, " crop-%s=%d", side_names[i], g->crop[i]);
	if (g->kind != DRAWING_PICTURE && g->kind != DRAWING_CHART && g->kind != DRAWING_GROUP) {
		dump_colour_prop(p, "line", g->line_colour, COLOUR_NONE);
		dump_number_prop(p, "width", g->line_width_eighths, 0);
		if (g->line_style > BORDER_SINGLE)
			out_printf(p->o, " %s", NAME_OF(border_names, g->line_style));
		dump_colour_prop(p, "fill", g->fill_colour, COLOUR_NONE);
	}
	dump_number_prop(p, "faded", g->faded_percent, 0);
	for (int i = 0; i < SIDES; i++)
		if (g->room[i] != 0)
			out_printf(p->o, " room-%s=%d", side_names[i], g->room[i]);
	dump_gradient(p, g->gradient);
	dump_flag_prop(p, "arrow-start", g->arrow_start);
	dump_flag_prop(p, "arrow-end", g->arrow_end);
	if (g->blocks != NULL) {
		out_printf(p->o, " inset=%d,%d,%d,%d", g->inset[0], g->inset[1], g->inset[2], g->inset[3]);
		out_printf(p->o, " valign=%s", NAME_OF(valign_names, g->valign));
	}
	dump_flag_prop(p, "auto-height", g->auto_height);
	dump_flag_prop(p, "stretched", g->stretched);
	dump_text_prop(p, "name", g->name);
	dump_text_prop(p, "alt", g->alt);
	end_dump_line(p);
	p->depth++;
	if (g->path_n > 0)
		dump_path(p, g);
	dump_doc_blocks(p, g->blocks);
	for (const struct doc_drawing *c = g->children; c != NULL; c = c->next)
		dump_drawing(p, c);
	p->depth--;
}

static void
dump_run(struct dump *p, const struct doc_run *r)
{
	static const char *const names[] = { "text", "tab", "line-break", "page-break", "column-break", "field", "note",
		"drawing", "bookmark", "ptab" };

	begin_dump_line(p, NAME_OF(names, r->kind));
	if (r->kind == RUN_FIELD) {
		out_printf(p->o, " %s", NAME_OF(field_names, r->field));
		dump_text_prop(p, "target", r->field_target);
		if (r->field == FIELD_PAGE && r->number_format >= 0)
			out_printf(p->o, " %s", NAME_OF(format_names, r->number_format));
	}
	if (r->kind == RUN_TEXT || r->kind == RUN_FIELD || r->kind == RUN_BOOKMARK)
		dump_text_quoted(p, r->text);
	if (r->kind == RUN_NOTE && r->note != NULL)
		out_printf(p->o, " %s %d " STR_FMT, r->note->endnote ? "endnote" : "footnote", r->note->number,
		    STR_ARG(r->note->number_text));
	if (r->kind == RUN_PTAB)
		out_printf(p->o, " %s", NAME_OF(tab_names, r->tab));
	dump_char(p, r->props);
	end_dump_line(p);
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
	begin_dump_line(p, "frame");
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
	dump_number_prop(p, "h-space", f->h_space, 0);
	dump_number_prop(p, "v-space", f->v_space, 0);
	dump_flag_prop(p, "exact", f->height_exact);
	dump_flag_prop(p, "no-wrap", f->wrap_none);
	dump_flag_prop(p, "through", f->wrap_through);
	dump_number_prop(p, "drop-cap", f->drop_cap_lines, 0);
	end_dump_line(p);
}

static void
dump_label(struct dump *p, const struct doc_list_label *l)
{
	static const char *const follows[] = { "tab", "space", "nothing" };

	begin_dump_line(p, "label");
	dump_text_quoted(p, l->text);
	out_printf(p->o, " %s", NAME_OF(follows, l->follow));
	dump_number_prop(p, "tab-at", l->tab_at, -1);
	if (l->align != PARA_LEFT)
		out_printf(p->o, " %s", NAME_OF(align_names, l->align));
	dump_number_prop(p, "min-width", l->min_width, 0);
	dump_number_prop(p, "min-distance", l->min_distance, 0);
	dump_char(p, l->props);
	end_dump_line(p);
}

static void
dump_para(struct dump *p, const struct doc_para *a)
{
	begin_dump_line(p, "para");
	if (a->props != NULL)
		dump_para_props(p, a->props);
	if (a->runs == NULL)
		dump_char(p, a->mark_props);
	end_dump_line(p);
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
	begin_dump_line(p, "cell");
	out_printf(p->o, " %d", c->column);
	dump_number_prop(p, "columns", c->column_span, 1);
	dump_number_prop(p, "rows", c->row_span, 1);
	dump_number_prop(p, "width", c->width, 0);
	out_printf(p->o, " margin=%d,%d,%d,%d", c->margin[0], c->margin[1], c->margin[2], c->margin[3]);
	dump_border_sides(p, c->borders);
	dump_colour_prop(p, "shading", c->shading, COLOUR_NONE);
	if (c->valign != VALIGN_TOP)
		out_printf(p->o, " %s", NAME_OF(valign_names, c->valign));
	dump_flag_prop(p, "up", c->direction == TEXT_UP);
	dump_flag_prop(p, "down", c->direction == TEXT_DOWN);
	dump_flag_prop(p, "no-wrap", c->no_wrap);
	end_dump_line(p);
	p->depth++;
	dump_doc_blocks(p, c->blocks);
	p->depth--;
}

static void
dump_doc_row(struct dump *p, const struct doc_row *r)
{
	begin_dump_line(p, "row");
	if (r->height != 0)
		out_printf(p->o, " height=%d/%s", r->height, NAME_OF(rule_names, r->height_rule));
	dump_flag_prop(p, "header", r->header);
	dump_flag_prop(p, "cant-split", r->cant_split);
	dump_number_prop(p, "skip-before", r->skip_before, 0);
	dump_number_prop(p, "skip-after", r->skip_after, 0);
	end_dump_line(p);
	p->depth++;
	for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
		dump_cell(p, c);
	p->depth--;
}

static void
dump_table(struct dump *p, const struct doc_table *t)
{
	begin_dump_line(p, "table");
	dump_text_prop(p, "style", t->style);
	out_puts(p->o, " columns=");
	for (int i = 0; i < t->columns; i++)
		out_printf(p->o, "%s%d", i > 0 ? "," : "", t->column_width[i]);
	dump_flag_prop(p, "autofit", t->autofit);
	dump_number_prop(p, "width", t->width, 0);
	dump_number_prop(p, "width-percent", t->width_percent, 0);
	if (t->align != PARA_LEFT)
		out_printf(p->o, " %s", NAME_OF(align_names, t->align));
	dump_number_prop(p, "indent", t->indent, 0);
	dump_number_prop(p, "cell-spacing", t->cell_spacing, 0);
	dump_number_prop(p, "margin-before", t->margin_before, 0);
	dump_number_prop(p, "margin-after", t->margin_after, 0);
	dump_flag_prop(p, "keep-next", t->keep_with_next);
	dump_flag_prop(p, "page-break-before", t->page_break_before);
	dump_number_prop(p, "float-shift", t->floating != NULL ? t->float_shift : 0, 0);
	dump_floating(p, t->floating);
	dump_flag_prop(p, "broken", t->broken);
	end_dump_line(p);
	p->depth++;
	for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
		dump_doc_row(p, r);
	p->depth--;
}

static void
dump_doc_blocks(struct dump *p, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_TABLE)
			dump_table(p, b->table);
		else
			dump_para(p, b->para);
	}
}

static void
dump_band_box(struct dump *p, const char *what, const struct doc_band_box *box)
{
	if (box == NULL)
		return;
	out_printf(p->o, " %s-box=%d,%d,%d,%d", what, box->inset[0], box->inset[1], box->inset[2], box->inset[3]);
	dump_number_prop(p, "box-left", box->indent_left, 0);
	dump_number_prop(p, "box-right", box->indent_right, 0);
	if (box->shading >= 0)
		out_printf(p->o, " shading=#%06X", (unsigned)box->shading);
	dump_border_sides(p, box->borders);
}

static void
dump_section_props(struct dump *p, const struct doc_section *s)
{
	out_printf(p->o, " %s page=%dx%d margin=%d,%d,%d,%d", NAME_OF(start_names, s->start), s->page_width,
	    s->page_height, s->margin[0], s->margin[1], s->margin[2], s->margin[3]);
	out_printf(p->o, " header=%d footer=%d", s->header_distance, s->footer_distance);
	dump_number_prop(p, "gutter", s->gutter, 0);
	dump_number_prop(p, "header-spacing", s->header_spacing, 0);
	dump_number_prop(p, "footer-spacing", s->footer_spacing, 0);
	dump_number_prop(p, "header-height", s->header_min_height, 0);
	dump_number_prop(p, "footer-height", s->footer_min_height, 0);
	dump_band_box(p, "header", s->header_box);
	dump_band_box(p, "footer", s->footer_box);
	dump_flag_prop(p, "title-page", s->title_page);
	dump_flag_prop(p, "mirrored", s->mirrored);
	dump_number_prop(p, "page-start", s->page_start, -1);
	if (s->usage != USAGE_ALL)
		out_puts(p->o, s->usage == USAGE_LEFT ? " left-pages" : " right-pages");
	if (s->page_format != NUMBER_DECIMAL)
		out_printf(p->o, " %s", NAME_OF(format_names, s->page_format));
	if (s->columns > 1) {
		out_printf(p->o, " columns=%d gap=%d", s->columns, s->gap);
		for (int i = 0; s->column_width != NULL && i < s->columns; i++)
			out_printf(p->o, " %d+%d", s->column_width[i], s->column_gap != NULL ? s->column_gap[i] : 0);
		dump_flag_prop(p, "line", s->column_line);
		dump_flag_prop(p, "balance", s->balance);
	}
	dump_border_sides(p, s->borders);
	dump_flag_prop(p, "borders-from-text", s->borders_from_text);
	if (s->valign != VALIGN_TOP)
		out_printf(p->o, " %s", NAME_OF(valign_names, s->valign));
	dump_number_prop(p, "note-start", s->note_start, 0);
	dump_flag_prop(p, "note-restart-page", s->note_restart_page);
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

	begin_dump_line(p, what);
	dump_section_props(p, s);
	end_dump_line(p);
	p->depth++;
	for (int i = 0; i < HEADERS; i++) {
		const struct doc_block *both[] = { s->header[i], s->footer[i] };

		for (int j = 0; j < 2; j++) {
			if (both[j] == NULL)
				continue;
			begin_dump_line(p, j == 0 ? "header " : "footer ");
			out_puts(p->o, kinds[i]);
			end_dump_line(p);
			p->depth++;
			dump_doc_blocks(p, both[j]);
			p->depth--;
		}
	}
	if (s->style != s)
		dump_styles(p, s->style);
	dump_doc_blocks(p, s->blocks);
	p->depth--;
}

static void
dump_note(struct dump *p, const struct doc_note *n)
{
	begin_dump_line(p, n->endnote ? "endnote" : "footnote");
	out_printf(p->o, " %d " STR_FMT, n->number, STR_ARG(n->number_text));
	end_dump_line(p);
	p->depth++;
	dump_doc_blocks(p, n->blocks);
	p->depth--;
}

static void
dump_head(struct dump *p, const struct document *doc)
{
	begin_dump_line(p, doc->source.origin == ORIGIN_ODT ? "document odt" : "document docx");
	dump_number_prop(p, "compat", doc->source.compat_mode, 0);
	dump_number_prop(p, "shrinks-spaces", doc->source.shrinks_spaces, 0);
	dump_text_prop(p, "title", doc->title);
	dump_text_prop(p, "author", doc->author);
	dump_text_prop(p, "subject", doc->subject);
	dump_text_prop(p, "keywords", doc->keywords);
	dump_text_prop(p, "lang", doc->language);
	dump_flag_prop(p, "even-and-odd", doc->even_and_odd);
	dump_number_prop(p, "default-tab", doc->default_tab, 720);
	dump_flag_prop(p, "sum-spacing", doc->source.sum_spacing);
	dump_flag_prop(p, "mark-after-break", doc->source.mark_after_break);
	dump_flag_prop(p, "no-expand-shift-return", doc->source.no_expand_shift_return);
	dump_flag_prop(p, "uneven-columns", doc->source.uneven_columns);
	dump_flag_prop(p, "space-at-page-top", doc->source.space_at_page_top);
	dump_flag_prop(p, "long-tables-divide", doc->source.long_tables_divide);
	dump_flag_prop(p, "external-leading", doc->source.external_leading);
	dump_flag_prop(p, "former-line-spacing", doc->source.former_line_spacing);
	dump_flag_prop(p, "former-wrapping", doc->source.former_wrapping);
	dump_flag_prop(p, "notes-under-text", doc->source.notes_under_text);
	if (doc->footnote_format != NUMBER_DECIMAL)
		out_printf(p->o, " footnotes=%s", NAME_OF(format_names, doc->footnote_format));
	if (doc->endnote_format != NUMBER_LOWER_ROMAN)
		out_printf(p->o, " endnotes=%s", NAME_OF(format_names, doc->endnote_format));
	end_dump_line(p);
}

void
doc_dump(struct out *out, const struct document *doc)
{
	struct dump p = { out, 0 };

	dump_head(&p, doc);
	if (doc->separator != NULL && !doc->separator_rule) {
		begin_dump_line(&p, "separator");
		end_dump_line(&p);
		p.depth++;
		dump_doc_blocks(&p, doc->separator);
		p.depth--;
	}
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
		dump_section(&p, s, "section");
	for (const struct doc_note *n = doc->notes; n != NULL; n = n->next)
		dump_note(&p, n);
}
