#ifndef TEMPLATE_LIBRARY_LIBRARY_H
#define TEMPLATE_LIBRARY_LIBRARY_H

#include "template/inner.h"

/* The tables that builtin.c searches; each ends with a name that is NULL. */
extern const struct builtin jinja_filters[], list_filters[], house_filters[], all_tests[], all_functions[],
    all_methods[];

/* Bodies that a filter and a method share, each with its arguments as the row of its table names them. */
struct value builtin_case(const struct tpl_call *c);
struct value builtin_trim(const struct tpl_call *c);
struct value builtin_replace(const struct tpl_call *c);
struct value builtin_pad(const struct tpl_call *c);
struct value builtin_join(const struct tpl_call *c);

#endif
