#include "fill/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/include.h"

const struct role_name plain_roles[] = { { NULL, ROLE_NONE } };

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

static bool
read_part(struct fill_template *t, struct part_template *pt, struct diags *d, bool *wanted)
{
	struct loc where = loc_spot(t->a, str_of(pkg_name(t->p)), pt->name, STR(""));
	str bytes;

	*wanted = false;
	if (!pkg_read(t->p, pt->name, &bytes, d)) {
		diag_add(d, &fill_broken, where, NULL);
		return false;
	}
	t->last_id = largest_id(bytes, t->last_id);
	if (!worth_scanning(bytes))
		return true;
	pt->of = t;
	pt->dialect = t->dialect;
	if (!scan_part(&pt->tree, bytes, pt->plain ? plain_roles : t->dialect->roles,
	        pt->plain || t->dialect->loose, where, t->a, d))
		return false;
	find_lines(pt, t->a, d);
	*wanted = pt->tags.n > 0 || pt->lines.n > 0;
	return true;
}

struct fill_template *
fill_compile(struct package *p, struct arena *a, struct diags *d)
{
	struct fill_template *t = ARENA_NEW(a, struct fill_template);
	int errors = d->count[DIAG_ERROR] + d->count[DIAG_FATAL];
	size_t n = 0;

	t->a = a;
	t->p = p;
	t->dialect = pkg_kind(p) == PACKAGE_DOCX ? &dialect_docx : pkg_kind(p) == PACKAGE_ODT ? &dialect_odt : NULL;
	if (t->dialect == NULL) {
		diag_add(d, &fill_unknown_format, loc_file(a, str_of(pkg_name(p))), NULL);
		return NULL;
	}
	t->dialect->parts(t, d);
	for (size_t i = 0; i < t->parts.n; i++) {
		struct part_template *pt = t->parts.at[i];
		bool wanted;

		if (!read_part(t, pt, d, &wanted) || !wanted)
			continue;
		place_tags(pt, a, d);
		compile_part(pt, a, d);
		t->parts.at[n++] = pt;
	}
	t->parts.n = n;
	return d->count[DIAG_ERROR] + d->count[DIAG_FATAL] == errors ? t : NULL;
}

static void
release(void *o)
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
	int errors = d->count[DIAG_ERROR] + d->count[DIAG_FATAL];
	struct runner r = { 0 };

	r.t = t;
	r.into = into;
	r.opt = opt;
	r.context = context;
	r.depth = depth;
	r.a = a;
	r.d = d;
	r.next_id = t->last_id + 1;
	if (!t->dialect->begin(&r))
		return false;
	for (size_t i = 0; i < t->parts.n; i++) {
		struct out *o = mem_alloc(sizeof *o);

		out_init(o);
		arena_defer(a, release, o);
		run_part(&r, t->parts.at[i], context, o);
		if (d->count[DIAG_ERROR] + d->count[DIAG_FATAL] == errors)
			pkg_put(into, t->parts.at[i]->name, out_str(o));
	}
	if (d->count[DIAG_ERROR] + d->count[DIAG_FATAL] != errors)
		return false;
	return t->dialect->finish(&r) && d->count[DIAG_ERROR] + d->count[DIAG_FATAL] == errors;
}

bool
fill_package(struct package *p, const struct value *context, const struct fill_options *opt,
    struct arena *a, struct diags *d)
{
	struct fill_template *t = fill_compile(p, a, d);

	return t != NULL && fill_run(t, p, context, opt, a, d);
}

bool
fill_check(struct package *p, struct arena *a, struct diags *d)
{
	return fill_compile(p, a, d) != NULL;
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
