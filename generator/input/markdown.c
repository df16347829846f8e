/*
 * Markdown: front matter (YAML between --- lines), then CommonMark with tables,
 * strike-through and footnotes, by cmark-gfm, into rich text.
 */
#include "input/inner.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"
#include "input/typed.h"

/* The text stands beside the keys as noi_dung: a key of that name, or what has no keys, would be lost. */
static void
check_front_matter(struct in_job *j, const struct value *v)
{
	const struct value *taken = value_at(v, STR("noi_dung"));

	if (taken != NULL) {
		diag_add(j->d, &in_duplicate, taken->where, "%s", "noi_dung");
		diag_hint(j->d, "%s", _("the text itself has this name: call the key otherwise"));
	}
	if (v->kind == VALUE_NONE || v->kind == VALUE_MAP)
		return;
	diag_add(j->d, &in_syntax, v->where, "%s", _("front matter without keys"));
	diag_hint(j->d, "%s", _("between the two lines --- stand keys and their values, such as don_vi: kinh-te"));
}

struct value
in_markdown_file(struct in_job *j)
{
	str text = in_text(j, j->bytes), rest = text, first = str_split(&rest, '\n');
	struct value v = value_none(), body;
	uint32_t line = 1;

	if (str_eq(str_trim(first), STR("---"))) {
		size_t from = text.n - rest.n, at = from;
		uint32_t lines = 1;
		bool closed = false;

		while (rest.n > 0) {
			size_t here = text.n - rest.n;
			str l = str_split(&rest, '\n');

			lines++;
			if (str_eq(str_trim(l), STR("---"))) {
				at = here;
				closed = true;
				break;
			}
		}
		if (!closed) {
			diag_add(j->d, &in_syntax, loc_at(source_new(j->a, SOURCE_TEXT, j->name, STR("")), 1, 1), "%s",
			    _("front matter that is never closed"));
			diag_hint(j->d, "%s", _("a second line --- stands below its keys"));
			return value_none();
		}
		v = in_yaml_text(j, str_sub(text, from, at), 2);
		line = lines + 1;
		check_front_matter(j, &v);
	} else {
		rest = text;
	}
	if (v.kind != VALUE_MAP)
		v = value_map(j->a);
	body = value_text(rest);
	body.where = loc_at(source_new(j->a, SOURCE_TEXT, j->name, STR("")), line, 1);
	value_put(j->a, &v, STR("noi_dung"), body);
	return v;
}

struct converter {
	struct arena *a;
	struct diags *d;
	struct loc base;
	cmark_node *notes; /* the document's first FOOTNOTE_DEFINITION is found from here */
	const struct typed *typed;
	str text, rest; /* rest: from line next_line on, as rows are asked for in their order */
	int next_line;
	int depth;
};

static struct loc
node_where(const struct converter *c, cmark_node *n)
{
	struct loc l = c->base;
	int line = cmark_node_get_start_line(n);

	if (line > 0 && (size_t)line <= c->typed->lines.n)
		l.line += c->typed->lines.at[line - 1].line - 1;
	return l;
}

static const struct typed_line *
line_of_node(const struct converter *c, cmark_node *n)
{
	static const struct typed_line none;
	int line = cmark_node_get_start_line(n);

	return line > 0 && (size_t)line <= c->typed->lines.n ? &c->typed->lines.at[line - 1] : &none;
}

static str
copy(const struct converter *c, const char *s)
{
	return str_copy(c->a, str_of(s != NULL ? s : ""));
}

static struct block *convert_blocks(struct converter *c, cmark_node *n);

static enum inline_kind
kind_of(cmark_node *n)
{
	cmark_node_type t = cmark_node_get_type(n);

	if (t == CMARK_NODE_SOFTBREAK)
		return INLINE_SOFT_BREAK;
	if (t == CMARK_NODE_LINEBREAK || t == CMARK_NODE_HTML_INLINE) /* <br>: signs_put lets no other through */
		return INLINE_BREAK;
	if (t == CMARK_NODE_CODE)
		return INLINE_CODE;
	if (t == CMARK_NODE_EMPH)
		return INLINE_EMPHASIS;
	if (t == CMARK_NODE_STRONG)
		return INLINE_STRONG;
	if (t == CMARK_NODE_LINK)
		return INLINE_LINK;
	if (t == CMARK_NODE_IMAGE)
		return INLINE_IMAGE;
	if (t == CMARK_NODE_FOOTNOTE_REFERENCE)
		return INLINE_FOOTNOTE;
	if (strcmp(cmark_node_get_type_string(n), "strikethrough") == 0)
		return INLINE_STRIKE;
	return INLINE_TEXT;
}

/* cmark numbers the notes that are called, in their order. */
static cmark_node *
note_of(const struct converter *c, const char *number)
{
	long wanted = strtol(number, NULL, 10), i = 0;

	for (cmark_node *n = c->notes; n != NULL; n = cmark_node_next(n))
		if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION && ++i == wanted)
			return n;
	return NULL;
}

static struct inline_node *
convert_inlines(struct converter *c, cmark_node *n)
{
	struct inline_node *first = NULL, **last = &first;

	if (++c->depth > LIMIT_MARKDOWN_DEPTH) {
		diag_add(c->d, &in_too_large, node_where(c, n), "%s", _("nested too deep"));
		c->depth--;
		return NULL;
	}
	for (; n != NULL; n = cmark_node_next(n)) {
		struct inline_node *i = ARENA_NEW(c->a, struct inline_node);

		i->kind = kind_of(n);
		i->where = node_where(c, n);
		if (i->kind == INLINE_LINK || i->kind == INLINE_IMAGE) {
			i->url = copy(c, cmark_node_get_url(n));
			i->title = copy(c, cmark_node_get_title(n));
		}
		if (i->kind == INLINE_FOOTNOTE) {
			cmark_node *note = note_of(c, cmark_node_get_literal(n));

			if (note != NULL && c->depth < LIMIT_MARKDOWN_DEPTH / 2)
				i->note = convert_blocks(c, cmark_node_first_child(note));
		} else if (i->kind == INLINE_TEXT || i->kind == INLINE_CODE) {
			i->text = copy(c, cmark_node_get_literal(n));
		}
		i->children = convert_inlines(c, cmark_node_first_child(n));
		*last = i;
		last = &i->next;
	}
	c->depth--;
	return first;
}

static str
line_of(struct converter *c, int number)
{
	str line = { NULL, 0 };

	if (c->next_line == 0 || number < c->next_line) {
		c->rest = c->text;
		c->next_line = 1;
	}
	for (; c->next_line <= number; c->next_line++)
		line = str_split(&c->rest, '\n');
	return str_trim(line);
}

static void
check_row(struct converter *c, cmark_node *row, int columns)
{
	int typed = typed_cells(line_of(c, cmark_node_get_start_line(row)));

	if (typed == columns)
		return;
	diag_add(c->d, &in_ragged, node_where(c, row), _("%d cells; the header has %d"), typed, columns);
	diag_hint(c->d, "%s", _("an empty cell is written | |; a bar inside a text is written \\|"));
}

static void
convert_table(struct converter *c, cmark_node *n, struct block *b)
{
	uint16_t columns = cmark_gfm_extensions_get_table_columns(n);
	uint8_t *align = cmark_gfm_extensions_get_table_alignments(n);
	struct block **last_row = &b->children;

	for (cmark_node *r = cmark_node_first_child(n); r != NULL; r = cmark_node_next(r)) {
		struct block *row = ARENA_NEW(c->a, struct block), **last = &row->children;
		int column = 0;

		row->kind = BLOCK_ROW;
		row->header = strcmp(cmark_node_get_type_string(r), "table_header") == 0;
		row->where = node_where(c, r);
		check_row(c, r, columns);
		for (cmark_node *k = cmark_node_first_child(r); k != NULL; k = cmark_node_next(k), column++) {
			struct block *cell = ARENA_NEW(c->a, struct block);
			char mark = column < columns && align != NULL ? (char)align[column] : 0;

			cell->kind = BLOCK_CELL;
			cell->align = mark == 'l' ? ALIGN_LEFT
			    : mark == 'c'         ? ALIGN_CENTRE
			    : mark == 'r'         ? ALIGN_RIGHT
						  : ALIGN_NONE;
			cell->inlines = convert_inlines(c, cmark_node_first_child(k));
			cell->where = node_where(c, k);
			*last = cell;
			last = &cell->next;
		}
		*last_row = row;
		last_row = &row->next;
	}
}

static void
convert_block(struct converter *c, cmark_node *n, struct block *b)
{
	cmark_node_type t = cmark_node_get_type(n);

	if (t == CMARK_NODE_HEADING) {
		b->kind = BLOCK_HEADING;
		b->level = cmark_node_get_heading_level(n);
	} else if (t == CMARK_NODE_LIST) {
		b->kind = BLOCK_LIST;
		b->ordered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
		b->start = cmark_node_get_list_start(n);
		b->tight = cmark_node_get_list_tight(n);
		b->delimiter = !b->ordered ? '-' : cmark_node_get_list_delim(n) == CMARK_PAREN_DELIM ? ')' : '.';
	} else if (t == CMARK_NODE_ITEM) {
		b->kind = BLOCK_ITEM;
	} else if (t == CMARK_NODE_BLOCK_QUOTE) {
		b->kind = BLOCK_QUOTE;
	} else if (t == CMARK_NODE_CODE_BLOCK || t == CMARK_NODE_HTML_BLOCK) {
		b->kind = BLOCK_CODE;
		b->text = copy(c, cmark_node_get_literal(n));
	} else if (t == CMARK_NODE_THEMATIC_BREAK) {
		b->kind = BLOCK_RULE;
	} else if (strcmp(cmark_node_get_type_string(n), "table") == 0) {
		b->kind = BLOCK_TABLE;
		convert_table(c, n, b);
		return;
	}
	if (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_HEADING)
		b->inlines = convert_inlines(c, cmark_node_first_child(n));
	else
		b->children = convert_blocks(c, cmark_node_first_child(n));
}

/* Where the next block goes: points lie in lists, and lists in points. */
struct nest {
	struct {
		unsigned id;
		struct block *item;
		struct block **items,
		    **children; /* where the next item of the list goes, and the next block of the item */
	} open[LIMIT_MARKDOWN_DEPTH];
	int n;
	struct block **last;
};

static struct block *
new_points(struct converter *c, const struct typed_line *line, struct loc where)
{
	struct block *list = ARENA_NEW(c->a, struct block);

	list->kind = BLOCK_LIST;
	list->ordered = line->ordered;
	list->start = line->number;
	list->tight = true;
	list->delimiter = line->delimiter;
	list->where = where;
	return list;
}

static void
add_point(struct converter *c, struct nest *to, struct block *b, const struct typed_line *line)
{
	struct block *item = ARENA_NEW(c->a, struct block), *list;

	while (to->n > line->depth + 1 || (to->n == line->depth + 1 && to->open[to->n - 1].id != line->list))
		to->n--;
	if (to->n == 0 || to->open[to->n - 1].id != line->list) {
		list = new_points(c, line, b->where);
		if (to->n == 0) {
			*to->last = list;
			to->last = &list->next;
		} else {
			assert(to->open[to->n - 1].children != NULL); /* of its last point */
			*to->open[to->n - 1].children = list;
			to->open[to->n - 1].children = &list->next;
		}
		to->open[to->n].id = line->list;
		to->open[to->n++].items = &list->children;
	}
	assert(to->open[to->n - 1].items != NULL); /* set with its list */
	item->kind = BLOCK_ITEM;
	item->label = line->label;
	item->where = b->where;
	item->children = b;
	*to->open[to->n - 1].items = item;
	to->open[to->n - 1].items = &item->next;
	to->open[to->n - 1].children = &b->next;
}

static void
add_to_nest(struct converter *c, struct nest *to, struct block *b, const struct typed_line *line)
{
	if (b->kind == BLOCK_PARAGRAPH && line->point) {
		add_point(c, to, b, line);
	} else if (b->kind == BLOCK_PARAGRAPH && line->more && to->n > 0) {
		*to->open[to->n - 1].children = b;
		to->open[to->n - 1].children = &b->next;
	} else {
		to->n = 0;
		*to->last = b;
		to->last = &b->next;
	}
}

static struct block *
convert_blocks(struct converter *c, cmark_node *n)
{
	struct block *first = NULL;
	struct nest to = { .last = &first };

	if (++c->depth > LIMIT_MARKDOWN_DEPTH) {
		diag_add(c->d, &in_too_large, node_where(c, n), "%s", _("nested too deep"));
		c->depth--;
		return NULL;
	}
	for (; n != NULL; n = cmark_node_next(n)) {
		struct block *b;

		if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION)
			continue;
		b = ARENA_NEW(c->a, struct block);
		b->where = node_where(c, n);
		convert_block(c, n, b);
		add_to_nest(c, &to, b, line_of_node(c, n));
	}
	c->depth--;
	return first;
}

/* cmark is quadratic in a table's columns: rows with too many bars are refused before it sees them. */
static bool
too_wide(str text, struct loc where, struct diags *d)
{
	uint32_t line = where.line;

	while (text.n > 0) {
		str l = str_split(&text, '\n');
		int bars = 0;

		for (size_t i = 0; i < l.n; i++)
			bars += l.p[i] == '|';
		if (bars > LIMIT_MARKDOWN_COLUMNS) {
			diag_add(d, &in_too_large, loc_at(where.source, line, 1), "%s", _("too many columns"));
			return true;
		}
		line++;
	}
	return false;
}

/* [^x] that stayed text has no note; cmark leaves it as it was typed. */
static void
check_notes(const struct converter *c, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		struct out o;

		out_init(&o);
		for (const struct inline_node *n = b->inlines; n != NULL; n = n->next)
			if (n->kind == INLINE_TEXT)
				out_put(&o, n->text);
		for (size_t i = str_find(out_str(&o), STR("[^"), 0); i < o.n;
		     i = str_find(out_str(&o), STR("[^"), i + 2)) {
			size_t end = str_find_char(out_str(&o), ']', i);

			if (end < o.n)
				diag_add(
				    c->d, &in_footnote, b->where, STR_FMT, STR_ARG(str_sub(out_str(&o), i, end + 1)));
		}
		out_release(&o);
		check_notes(c, b->children);
	}
}

enum { NOTE_NAME_MAX = 999 }; /* CommonMark's limit of a label */

/* "[^5]" at the start of s; empty: there is none. */
static str
note_mark(str s)
{
	size_t end;

	if (!str_starts(s, STR("[^")))
		return STR("");
	for (end = 2; end < s.n && end < NOTE_NAME_MAX && s.p[end] != ']' && s.p[end] != '\n';)
		end++;
	return end < s.n && s.p[end] == ']' ? str_sub(s, 0, end + 1) : STR("");
}

static bool
defines_note(str line, str mark)
{
	return mark.n > 0 && str_starts(line, mark) && mark.n < line.n && line.p[mark.n] == ':';
}

/* How often a word refers to each mark, in the map's values. */
static struct map_num
count_note_marks(const struct converter *c)
{
	struct map_num marks;
	str rest = c->text;

	map_num_init(&marks, c->a);
	while (rest.n > 0) {
		str l = str_split(&rest, '\n');

		for (size_t i = str_find(l, STR("[^"), 0); i < l.n; i = str_find(l, STR("[^"), i + 1)) {
			str mark = note_mark(str_sub(l, i, l.n));

			if (mark.n > 0 && !(i == 0 && defines_note(l, mark)))
				map_num_put(&marks, mark, map_num_find(&marks, mark, 0) + 1);
		}
	}
	return marks;
}

/* A note that nothing refers to, or the second of one mark, is dropped by cmark: its text would be lost. */
static void
check_definitions(const struct converter *c)
{
	struct map_num references = count_note_marks(c), defined;
	str rest = c->text;
	bool code = false;

	map_num_init(&defined, c->a);
	for (size_t i = 0; rest.n > 0; i++) {
		str l = str_split(&rest, '\n'), mark = note_mark(l);
		struct loc where = loc_at(c->base.source, c->base.line + c->typed->lines.at[i].line - 1, 1);

		code ^= str_starts(str_trim(l), STR("```"));
		if (code || !defines_note(l, mark))
			continue;
		if (map_num_find(&defined, mark, 0) > 0) {
			diag_add(c->d, &in_note_twice, where, STR_FMT, STR_ARG(mark));
			diag_hint(c->d, "%s", _("each note has a mark of its own"));
		} else if (map_num_find(&references, mark, 0) == 0) {
			diag_add(c->d, &in_unused_note, where, STR_FMT, STR_ARG(mark));
			diag_hint(
			    c->d, _("write %.*s behind the word that it explains, or delete the note"), STR_ARG(mark));
		}
		map_num_put(&defined, mark, 1);
	}
}

const struct rich *
in_markdown(str text, struct loc where, struct arena *a, struct diags *d)
{
	static const char *const extensions[] = { "table", "strikethrough" };
	struct converter c = { .a = a, .d = d, .base = where };
	struct rich *r = ARENA_NEW(a, struct rich);
	cmark_parser *p;
	cmark_node *document;

	if (text.n > (size_t)LIMIT_TEXT_BYTES || too_wide(text, where, d))
		return r;
	c.typed = typed_read(text, where, a, d);
	c.text = c.typed->text;
	cmark_gfm_core_extensions_ensure_registered();
	p = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
	for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
		cmark_parser_attach_syntax_extension(p, cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(p, c.text.p, c.text.n);
	document = cmark_parser_finish(p);
	c.notes = cmark_node_first_child(document);
	r->blocks = convert_blocks(&c, cmark_node_first_child(document));
	check_notes(&c, r->blocks);
	check_definitions(&c);
	cmark_node_free(document);
	cmark_parser_free(p);
	return r;
}

void
in_markdown_escape(struct out *o, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		/* A backslash is itself before all but these signs, which have their own. */
		if (text.p[i] != '\0' && strchr("`*_[]<>#|~&", text.p[i]) != NULL)
			out_char(o, '\\');
		out_char(o, text.p[i]);
	}
}
