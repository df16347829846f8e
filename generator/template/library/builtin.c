/* Finding what is built in, by name, by the nearest name, and by the reason why it is not. */
#include "template/library/library.h"

#include <string.h>

#include "base/msg.h"
#include "template/inner.h"

struct refused {
	const char *name, *hint;
};

static const struct refused refused_filters[] = {
	{ "random", N_("a document must come out the same twice") },
	{ "urlize", N_("links are written in Markdown: [text](address), with |markdown") },
	{ "xmlattr", N_("values are always escaped: no markup is written by hand") },
	{ NULL, NULL },
};

static const struct refused refused_functions[] = {
	{ "lipsum", N_("an official document has no filler text") },
	{ "super", N_("there is no inheritance of templates") },
	{ "self", N_("there is no inheritance of templates") },
	{ "gettext", N_("write the text itself") },
	{ "_", N_("write the text itself") },
	{ NULL, NULL },
};

#define CHANGES \
	N_("nothing may change a value: make a new one, {% set x = x + [y] %}, or use " \
	   "namespace() across a loop")

static const struct refused refused_methods[] = {
	{ "append", CHANGES },
	{ "extend", CHANGES },
	{ "insert", CHANGES },
	{ "pop", CHANGES },
	{ "remove", CHANGES },
	{ "clear", CHANGES },
	{ "sort", N_("|sort makes a sorted list") },
	{ "reverse", N_("|reverse makes a reversed list") },
	{ "update", CHANGES },
	{ "setdefault", CHANGES },
	{ "popitem", CHANGES },
	{ "encode", N_("texts have no bytes here") },
	{ "decode", N_("texts have no bytes here") },
	{ NULL, NULL },
};

static const struct builtin *
find_builtin(const struct builtin *table, str name)
{
	for (; table->name != NULL; table++)
		if (name.n > 0 && name.p[0] == table->name[0] && str_eq(name, str_of(table->name)))
			return table;
	return NULL;
}

static const char *
find_reason(const struct refused *table, str name)
{
	for (; table->name != NULL; table++)
		if (str_eq(name, str_of(table->name)))
			return table->hint;
	return NULL;
}

static size_t
list_names(const struct builtin *table, str *names, size_t n, size_t most)
{
	for (; table->name != NULL && n < most; table++)
		names[n++] = str_of(table->name);
	return n;
}

const struct builtin *
filter_find(str name)
{
	const struct builtin *b = find_builtin(jinja_filters, name);

	if (b == NULL)
		b = find_builtin(list_filters, name);
	return b != NULL ? b : find_builtin(house_filters, name);
}

const struct builtin *
test_find(str name)
{
	return find_builtin(all_tests, name);
}

const struct builtin *
function_find(str name)
{
	return find_builtin(all_functions, name);
}

const struct builtin *
method_find(str name)
{
	return find_builtin(all_methods, name);
}

const char *
filter_refused(str name)
{
	return find_reason(refused_filters, name);
}

const char *
function_refused(str name)
{
	return find_reason(refused_functions, name);
}

const char *
method_refused(str name)
{
	return find_reason(refused_methods, name);
}

enum { NAMES_MAX = 128 }; /* more than there are of a sort */

str
filter_nearest(str name)
{
	str names[NAMES_MAX];
	size_t n = list_names(jinja_filters, names, 0, NAMES_MAX);

	n = list_names(list_filters, names, n, NAMES_MAX);
	n = list_names(house_filters, names, n, NAMES_MAX);
	return str_nearest(name, names, n);
}

str
test_nearest(str name)
{
	str names[NAMES_MAX];

	return str_nearest(name, names, list_names(all_tests, names, 0, NAMES_MAX));
}

str
method_nearest(str name)
{
	str names[NAMES_MAX];

	return str_nearest(name, names, list_names(all_methods, names, 0, NAMES_MAX));
}

str
function_nearest(str name, const str *more, size_t n, struct arena *a)
{
	str *names = ARENA_ARRAY(a, str, n + NAMES_MAX);
	size_t k = list_names(all_functions, names, 0, NAMES_MAX);

	if (n > 0)
		memcpy(names + k, more, n * sizeof *more);
	return str_nearest(name, names, k + n);
}
