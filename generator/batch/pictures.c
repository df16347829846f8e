/*
 * Pictures that a text of the workspace names: ![words](file). The file stands beside the text or is named from the
 * workspace's folder; one outside it is not taken, since the same workspace would make another document elsewhere. A
 * picture alone in its paragraph is centred, with its words below it.
 */
#include "batch/pictures.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/kinds.h"
#include "value/rich.h"
#include "value/value.h"

struct loader {
	const char *workspace; /* "": the text's own folder is all that there is */
	struct arena *a;
	struct diags *d;
};

/* The picture's path; NULL: there is none, or not here. */
static const char *
picture_path(struct loader *l, str url, struct loc where)
{
	const char *name = str_c(l->a, url), *places[2];
	bool outside = false;

	places[0] =
	    where.source != NULL ? file_join(l->a, file_dir(l->a, str_c(l->a, where.source->file)), name) : name;
	places[1] = name;
	for (int i = 0; i < 2; i++) {
		const char *path = file_join(l->a, l->workspace, places[i]);

		if (!file_find(path, l->d))
			continue;
		if (l->workspace[0] == '\0' || file_inside(l->workspace, path))
			return path;
		outside = true;
	}
	diag_add(l->d, outside ? &batch_picture_outside : &batch_no_picture, where, STR_FMT, STR_ARG(url));
	diag_hint(l->d, "%s", _("put the picture's file beside the text and name it alone: ![words](picture.png)"));
	return NULL;
}

static str
words_below(const struct inline_node *n, struct arena *a)
{
	struct block paragraph = { .kind = BLOCK_PARAGRAPH, .inlines = n->children };
	struct rich one = { .blocks = &paragraph };
	struct out o;
	str s;

	out_init(&o);
	rich_text(&o, &one);
	s = str_trim(out_copy(&o, a));
	out_release(&o);
	return s;
}

static void
load_picture(struct loader *l, struct inline_node *n, struct loc where)
{
	struct loc here = n->where.line > 0 ? n->where : where;
	const char *path = picture_path(l, n->url, here);
	struct picture *p;
	struct value *v;

	if (path == NULL)
		return;
	p = ARENA_NEW(l->a, struct picture);
	if (!file_read(path, l->a, &p->bytes, l->d)) {
		diag_also(l->d, here, "%s", _("asked for here"));
		return;
	}
	p->name = file_name(path);
	p->alt = words_below(n, l->a);
	v = ARENA_NEW(l->a, struct value);
	*v = (struct value){ .kind = VALUE_PICTURE, .where = here, .picture = p };
	n->value = v;
}

static void load_in_blocks(struct loader *l, struct block *b, struct loc where);

static void
load_in_inlines(struct loader *l, struct inline_node *n, struct loc where)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == INLINE_IMAGE && n->value == NULL && n->url.n > 0)
			load_picture(l, n, where);
		load_in_blocks(l, n->note, where);
		load_in_inlines(l, n->children, where);
	}
}

/* The one picture that the paragraph holds; NULL: it holds something else. */
static const struct inline_node *
only_picture(const struct block *b)
{
	return b->kind == BLOCK_PARAGRAPH && b->inlines != NULL && b->inlines->kind == INLINE_IMAGE &&
		b->inlines->next == NULL
	    ? b->inlines
	    : NULL;
}

/* The paragraph below a picture: its words, slanting. */
static struct block *
new_caption(struct loader *l, const struct block *b, const struct inline_node *picture)
{
	struct block *caption = ARENA_NEW(l->a, struct block);

	caption->kind = BLOCK_PARAGRAPH;
	caption->figure = true;
	caption->where = b->where;
	caption->inlines = ARENA_NEW(l->a, struct inline_node);
	caption->inlines->kind = INLINE_EMPHASIS;
	caption->inlines->where = picture->where;
	caption->inlines->children = picture->children;
	caption->next = b->next;
	return caption;
}

static void
load_in_blocks(struct loader *l, struct block *b, struct loc where)
{
	for (; b != NULL; b = b->next) {
		struct loc here = b->where.line > 0 ? b->where : where;
		const struct inline_node *picture = only_picture(b);

		load_in_inlines(l, b->inlines, here);
		load_in_blocks(l, b->children, here);
		if (picture == NULL)
			continue;
		b->figure = true;
		if (words_below(picture, l->a).n > 0) {
			b->next = new_caption(l, b, picture);
			b = b->next;
		}
	}
}

void
pictures_load(const struct rich *r, const char *workspace, struct loc where, struct arena *a, struct diags *d)
{
	struct loader l = { .workspace = workspace != NULL ? workspace : "", .a = a, .d = d };

	load_in_blocks(&l, r->blocks, where);
}
