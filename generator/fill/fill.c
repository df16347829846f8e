#include "fill/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/include.h"

/*
 * The room's doors. A package is compiled once into parts with tags, and run into
 * any number of clones; all parts are compiled and all are run before anything is
 * given up, so that one run names every fault. Complaints of a part are put in the
 * order of their places at the end: the passes find them in an order of their own.
 */
static const struct fill_role_name plain_roles[] = { { NULL, ROLE_NONE } };
/* A value in a DrawingML text is characters alone: its line breaks are elements that Word's are not. */
static const struct fill_role_name drawing_roles[] = { { "a:p", ROLE_PARAGRAPH }, { "a:r", ROLE_RUN },
	{ "a:t", ROLE_RAW_TEXT }, { "a:pPr", ROLE_PROPS }, { "a:rPr", ROLE_PROPS }, { NULL, ROLE_NONE } };

/* Braces that can begin a tag stand in the part, if only torn apart. */
static bool
worth_scanning(str b)
{
	for (size_t i = 0; i < b.n; i++) {
		const char *c = memchr(b.p + i, '{', b.n - i);

		if (c == NULL)
			break;
		i = (size_t)(c - b.p);
		/* {28A0092B-C50C-…}: an extension's name, by far the most frequent brace */
		if (i + 1 < b.n && strchr("{%#_<", b.p[i + 1]) != NULL)
			return true;
	}
	return str_find(b, STR("%7B%7B"), 0) < b.n || str_find(b, STR("%7b%7b"), 0) < b.n;
}

static unsigned
largest_id(str b, unsigned last)
{
	static const char *const names[] = { "<wp:docPr id=\"", "<w:bookmarkStart w:id=\"" };

	for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
		str name = str_of(names[k]);

		for (size_t at = str_find(b, name, 0); at < b.n; at = str_find(b, name, at + 1)) {
			unsigned long id = strtoul(b.p + at + name.n, NULL, 10);

			if (id > last && id < 0x40000000)
				last = (unsigned)id;
		}
	}
	return last;
}

static const struct fill_role_name *
roles_of_part(const struct part_template *pt)
{
	if (pt->plain)
		return plain_roles;
	return pt->drawing ? drawing_roles : pt->dialect->roles;
}

static bool
read_template_part(struct fill_template *t, struct part_template *pt, struct diags *d, bool *wanted)
{
	struct loc where = loc_spot(t->a, str_of(pkg_name(t->p)), pt->name, STR(""));
	str bytes;

	*wanted = false;
	if (!pkg_read(t->p, pt->name, &bytes, d)) {
		diag_add(d, &fill_broken, where, NULL);
		return false;
	}
	t->last_id = largest_id(bytes, t->last_id);
	/*
	 * The scan knows as much of XML as tags need, and a part without tags isn't scanned at all: a damaged document
	 * would be copied as it is.
	 */
	if (!worth_scanning(bytes))
		return pkg_check_xml(t->p, pt->name, bytes, d);
	pt->of = t;
	pt->dialect = t->dialect;
	t->lists |= contents_named(bytes);
	if (!scan_part(
		&pt->tree, bytes, roles_of_part(pt), pt->plain || pt->drawing || t->dialect->loose, where, t->a, d) ||
	    !pkg_check_xml(t->p, pt->name, bytes, d))
		return false;
	find_lines(pt, t->a, d);
	*wanted = pt->tags.n > 0 || pt->lines.n > 0;
	return true;
}

/* Where a complaint stands: places of one part follow each other as its author reads. */
static int
diag_by_place(const void *x, const void *y)
{
	const struct diag *const *a = x, *const *b = y;
	const struct source *s = (*a)->where.source, *t = (*b)->where.source;

	if (s == NULL || t == NULL || !str_eq(s->file, t->file) || !str_eq(s->part, t->part))
		return 0;
	return ((*a)->where.line > (*b)->where.line) - ((*a)->where.line < (*b)->where.line);
}

/* Complaints from *first on in the order of their places; what was found together stays together. */
static void
sort_complaints(struct diags *d, struct diag **first)
{
	VEC(struct diag *) all = { NULL, 0, 0 };
	struct diag **sorted;

	for (struct diag *g = *first; g != NULL; g = g->next)
		*VEC_ADD(d->a, &all) = g;
	sorted = all.at;
	for (size_t i = 1; i < all.n; i++) /* mostly in order already, and stable */
		for (size_t k = i; k > 0 && diag_by_place(&sorted[k - 1], &sorted[k]) > 0; k--) {
			struct diag *swap = sorted[k];

			sorted[k] = sorted[k - 1];
			sorted[k - 1] = swap;
		}
	for (size_t i = 0; i < all.n; i++) {
		*first = sorted[i];
		first = &sorted[i]->next;
	}
	*first = NULL;
	d->last = first;
	d->newest = NULL;
}

static int
count_errors(const struct diags *d)
{
	return d->count[DIAG_ERROR] + d->count[DIAG_FATAL];
}

const struct dialect *
dialect_of(const struct package *pkg)
{
	if (pkg_kind(pkg) == PACKAGE_DOCX)
		return &dialect_docx;
	return pkg_kind(pkg) == PACKAGE_ODT ? &dialect_odt : NULL;
}

/* A package of the right kind need not have the part that its kind is told by. */
static void
check_main_part(struct fill_template *t, struct diags *d)
{
	str name = pkg_main_part(t->p, d);

	if (name.n == 0 || !pkg_has(t->p, name))
		diag_add(d, &fill_no_body, loc_file(t->a, str_of(pkg_name(t->p))), name.n > 0 ? STR_FMT : NULL,
		    STR_ARG(name));
}

/* Whatever is wrong, the parts stand as far as they could be understood. NULL: no template at all. */
static struct fill_template *
compile_package(struct package *p, struct arena *a, struct diags *d)
{
	struct fill_template *t = ARENA_NEW(a, struct fill_template);
	struct diag **first = d->last;
	size_t n = 0;

	t->a = a;
	t->p = p;
	t->dialect = dialect_of(p);
	if (t->dialect == NULL) {
		diag_add(d, &fill_unknown_format, loc_file(a, str_of(pkg_name(p))), NULL);
		return NULL;
	}
	check_main_part(t, d);
	if (t->dialect->prepare != NULL)
		t->dialect->prepare(t, d);
	t->dialect->parts(t, d);
	for (size_t i = 0; i < t->parts.n; i++) {
		struct part_template *pt = t->parts.at[i];
		bool wanted;

		if (!read_template_part(t, pt, d, &wanted) || !wanted)
			continue;
		place_tags(pt, a, d);
		compile_part(pt, a, d);
		t->parts.at[n++] = pt;
	}
	t->parts.n = n;
	carried_say(p, a, d);
	sort_complaints(d, first);
	return t;
}

struct fill_template *
fill_compile(struct package *pkg, struct arena *a, struct diags *d)
{
	int before = count_errors(d);
	struct fill_template *t = compile_package(pkg, a, d);

	return t != NULL && count_errors(d) == before ? t : NULL;
}

static bool
pass_item(void *ctx, size_t item)
{
	(void)ctx, (void)item;
	return true;
}

static bool
pass_value(void *ctx, size_t item, const struct value *v)
{
	(void)ctx, (void)item, (void)v;
	return true;
}

static bool
pass_directive(void *ctx, size_t item, str name, const struct value *argument)
{
	(void)ctx, (void)item, (void)name, (void)argument;
	return true;
}

void
fill_try(
    struct package *pkg, const struct value *context, const struct fill_options *opt, struct arena *a, struct diags *d)
{
	static const struct tpl_sink nothing = { NULL, pass_item, pass_value, pass_directive, NULL, NULL };
	struct tpl_options options = { opt->missing, opt->today, opt->hooks };
	struct fill_template *t;
	struct diags said;

	diags_init(&said, a);
	t = compile_package(pkg, a, &said);
	for (size_t i = 0; t != NULL && i < t->parts.n; i++) {
		const struct value *with = contents_context(context, t->lists, a);
		struct tpl *sound = tpl_compile_sound(t->parts.at[i]->items, t->parts.at[i]->items_n, a);

		if (sound != NULL)
			tpl_run(sound, with, &options, &nothing, a, d);
	}
}

static void
free_out(void *o)
{
	out_release(o);
	free(o);
}

bool
fill_run(const struct fill_template *t, struct package *into, const struct value *context,
    const struct fill_options *opt, struct arena *a, struct diags *d)
{
	return fill_run_in(t, into, context, opt, 0, a, d);
}

bool
fill_run_in(const struct fill_template *t, struct package *into, const struct value *context,
    const struct fill_options *opt, int depth, struct arena *a, struct diags *d)
{
	int before = count_errors(d);
	struct runner r = { 0 };

	r.t = t;
	r.into = into;
	r.opt = opt;
	r.context = context = depth == 0 ? contents_context(context, t->lists, a) : context;
	r.depth = depth;
	r.a = a;
	r.d = d;
	r.next_id = t->last_id + 1;
	if (!t->dialect->begin(&r))
		return false;
	for (size_t i = 0; opt->feeds_tables != NULL && i < t->parts.n; i++)
		*opt->feeds_tables |= t->parts.at[i]->feeds_tables;
	for (size_t i = 0; i < t->parts.n; i++) {
		struct out *o = mem_alloc(sizeof *o);

		out_init(o);
		arena_defer(a, free_out, o);
		run_part(&r, t->parts.at[i], context, o);
		if (count_errors(d) == before)
			pkg_put(into, t->parts.at[i]->name, out_str(o));
	}
	if (count_errors(d) != before)
		return false;
	if (!t->dialect->finish(&r))
		return false;
	if (depth == 0)
		links_become_text(&r);
	if (depth == 0 && t->lists != 0)
		contents_place(&r);
	return count_errors(d) == before;
}

bool
fill_package(
    struct package *pkg, const struct value *context, const struct fill_options *opt, struct arena *a, struct diags *d)
{
	struct diag **first = d->last;
	struct fill_template *t = fill_compile(pkg, a, d);

	if (t != NULL)
		return fill_run(t, pkg, context, opt, a, d);
	fill_try(pkg, context, opt, a, d);
	sort_complaints(d, first);
	return false;
}

bool
fill_check(struct package *pkg, struct arena *a, struct diags *d)
{
	return fill_compile(pkg, a, d) != NULL;
}

/* Of two trees of names one that has the keys of both. */
static struct value
vars_join(struct arena *a, struct value x, const struct value *y)
{
	struct value both;

	if (x.kind != VALUE_MAP || y->kind != VALUE_MAP)
		return x.kind == VALUE_MAP || x.kind == VALUE_LIST ? x : *y;
	both = value_map(a);
	for (size_t i = 0; i < x.map->n; i++)
		value_put(a, &both, x.map->at[i].key, *(struct value *)x.map->at[i].value);
	for (size_t i = 0; i < y->map->n; i++) {
		struct value *v = y->map->at[i].value, *old = value_at(&both, y->map->at[i].key);

		value_put(a, &both, y->map->at[i].key, old != NULL ? vars_join(a, *old, v) : *v);
	}
	return both;
}

struct value
fill_vars(const struct fill_template *t, struct arena *a)
{
	struct value all = value_map(a);

	for (size_t i = 0; i < t->parts.n; i++) {
		struct value v = tpl_vars(t->parts.at[i]->tpl, a);

		all = vars_join(a, all, &v);
	}
	return all;
}
