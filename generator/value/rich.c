#include "value/rich.h"

#include "base/out.h"

static const char *const block_names[] = { "paragraph", "heading", "list", "item", "quote", "code", "table", "row",
	"cell", "rule", "document" };
static const char *const inline_names[] = { "text", "break", "soft-break", "emphasis", "strong", "strike", "code",
	"link", "image", "footnote", "span" };

static void
indent(struct out *o, int depth)
{
	for (int i = 0; i < depth; i++)
		out_puts(o, "  ");
}

static void dump_blocks(struct out *o, const struct block *b, int depth);

static void
dump_inlines(struct out *o, const struct inline_node *n, int depth)
{
	for (; n != NULL; n = n->next) {
		indent(o, depth);
		out_puts(o, inline_names[n->kind]);
		if (n->text.n > 0)
			out_printf(o, " '" STR_FMT "'", STR_ARG(n->text));
		if (n->url.n > 0)
			out_printf(o, " <" STR_FMT ">", STR_ARG(n->url));
		out_char(o, '\n');
		dump_inlines(o, n->children, depth + 1);
		dump_blocks(o, n->note, depth + 1);
	}
}

static void
dump_blocks(struct out *o, const struct block *b, int depth)
{
	for (; b != NULL; b = b->next) {
		indent(o, depth);
		out_puts(o, block_names[b->kind]);
		if (b->kind == BLOCK_HEADING)
			out_printf(o, " %d", b->level);
		if (b->kind == BLOCK_LIST && b->ordered)
			out_printf(o, " from %d%c", b->start, b->delimiter);
		if (b->label.n > 0)
			out_printf(o, " " STR_FMT, STR_ARG(b->label));
		if (b->header)
			out_puts(o, " header");
		if (b->text.n > 0)
			out_printf(o, " '" STR_FMT "'", STR_ARG(b->text));
		if (b->where.line > 0)
			out_printf(o, " @%u", b->where.line);
		out_char(o, '\n');
		dump_inlines(o, b->inlines, depth + 1);
		dump_blocks(o, b->children, depth + 1);
	}
}

void
rich_dump(struct out *o, const struct rich *r)
{
	dump_blocks(o, r->blocks, 0);
}

static void
text_inlines(struct out *o, const struct inline_node *n)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == INLINE_BREAK || n->kind == INLINE_SOFT_BREAK)
			out_char(o, n->kind == INLINE_BREAK ? '\n' : ' ');
		out_put(o, n->text);
		text_inlines(o, n->children);
	}
}

static void
text_blocks(struct out *o, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		size_t before = o->n;

		out_put(o, b->text);
		text_inlines(o, b->inlines);
		if (o->n > before)
			out_char(o, '\n');
		text_blocks(o, b->children);
	}
}

void
rich_printed(const struct rich *r)
{
	if (r->printed != NULL)
		*r->printed = true;
}

void
rich_text(struct out *o, const struct rich *r)
{
	size_t before = o->n;

	rich_printed(r);
	text_blocks(o, r->blocks);
	if (o->n > before && o->p[o->n - 1] == '\n')
		o->n--;
}
