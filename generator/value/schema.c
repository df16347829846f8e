/*
 * Maps and tables against what they may hold. Keys are compared folded, so
 * "Đơn vị tính" and "don_vi_tinh" are one; a table's headers are matched once
 * and its rows then looked up by the header as it was written.
 */
#include "value/schema.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/vec.h"
#include "text/text.h"

enum { NAMES_MAX = 96 }; /* keys of a map or columns of a table that a hint looks at */

bool
is_blank(const struct value *v)
{
	if (v == NULL || v->kind == VALUE_NONE || v->kind == VALUE_MISSING)
		return true;
	return v->kind == VALUE_TEXT && str_trim(v->text).n == 0;
}

str
plain_text(const struct value *v, struct arena *a)
{
	struct out o;
	str s;

	if (is_blank(v))
		return STR("");
	if (v->kind == VALUE_TEXT)
		return str_trim(v->text);
	if (v->kind == VALUE_DEC)
		return dec_str(a, dec_trim(v->dec));
	out_init(&o);
	value_print(&o, v);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

bool
plain_bool(const struct value *v, bool *ok, struct arena *a)
{
	static const char *const yes[] = { "co", "x", "1", "true", "dung", "yes" };
	static const char *const no[] = { "khong", "0", "false", "sai", "no" };
	str s;

	*ok = true;
	if (is_blank(v))
		return false;
	if (v->kind == VALUE_BOOL)
		return v->b;
	s = text_fold(a, plain_text(v, a));
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		if (str_eq(s, str_of(yes[i])))
			return true;
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		if (str_eq(s, str_of(no[i])))
			return false;
	*ok = false;
	return false;
}

void
hint_near(struct diags *d, enum named what, str near)
{
	static const char *const hints[] = { N_("the nearest known key is %.*s"),
		N_("the nearest known column is %.*s"), N_("the nearest known word is %.*s"),
		N_("the nearest known unit is %.*s"), N_("the nearest known document is %.*s"),
		N_("the nearest known indicator is %.*s"), N_("the nearest known unit of measure is %.*s") };
	TABLE_HAS(hints, NAMED_KINDS);

	if (near.n > 0)
		diag_hint(d, _(hints[what]), STR_ARG(near));
}

void
hint_nearest(struct diags *d, enum named what, str s, const char *const *names, size_t n)
{
	str list[NAMES_MAX];

	if (n > NAMES_MAX)
		n = NAMES_MAX;
	for (size_t i = 0; i < n; i++)
		list[i] = str_of(names[i]);
	hint_near(d, what, str_nearest(s, list, n));
}

static bool
passes(str folded)
{
	return str_eq(folded, STR("ghi_chu")) || str_starts(folded, STR("x_"));
}

static const char *
want_name(enum want w)
{
	switch (w) {
	case WANT_TEXT: return _("a text");
	case WANT_WHOLE: return _("a whole number");
	case WANT_BOOL: return _("yes or no");
	case WANT_DATE: return _("a date");
	case WANT_LIST: return _("a list");
	case WANT_TEXTS: return _("a list of texts");
	case WANT_MAP: return _("a map of keys");
	case WANT_TEXT_OR_LIST: return _("a text or a list");
	case WANT_TEXT_OR_MAP: return _("a text or a map of keys");
	case WANT_ANY: break;
	}
	return _("a value");
}

static bool
is_scalar(const struct value *v)
{
	return v->kind == VALUE_TEXT || v->kind == VALUE_DEC || v->kind == VALUE_DATE || v->kind == VALUE_BOOL;
}

/* For a list of texts: the first element that is none, or NULL. */
static const struct value *
not_text(const struct value *v)
{
	for (size_t i = 0; i < v->list->n; i++)
		if (!is_scalar(&v->list->at[i]))
			return &v->list->at[i];
	return NULL;
}

static bool
fits(const struct value *v, enum want w, struct arena *a)
{
	struct date date;
	int64_t whole;
	bool ok;

	switch (w) {
	case WANT_ANY: return true;
	case WANT_TEXT: return is_scalar(v) && v->kind != VALUE_BOOL;
	case WANT_WHOLE:
		if (v->kind == VALUE_TEXT) {
			struct dec x;

			return dec_parse(str_trim(v->text), &x) && dec_to_int(x, &whole);
		}
		return v->kind == VALUE_DEC && dec_to_int(v->dec, &whole);
	case WANT_BOOL:
		if (!is_scalar(v))
			return false;
		plain_bool(v, &ok, a);
		return ok;
	case WANT_DATE: return v->kind == VALUE_DATE || (v->kind == VALUE_TEXT && date_parse(str_trim(v->text), &date));
	case WANT_LIST: return v->kind == VALUE_LIST;
	case WANT_TEXTS: return is_scalar(v) || (v->kind == VALUE_LIST && not_text(v) == NULL);
	case WANT_MAP: return v->kind == VALUE_MAP;
	case WANT_TEXT_OR_LIST: return is_scalar(v) || v->kind == VALUE_LIST;
	case WANT_TEXT_OR_MAP: return is_scalar(v) || v->kind == VALUE_MAP;
	}
	return false;
}

static void
complain_type(const struct value *v, const struct key *k, struct diags *d)
{
	const struct value *spot = v;

	if (k->want == WANT_DATE && v->kind == VALUE_TEXT) {
		diag_add(d, &schema_bad_date, v->where, _("%s: %.*s"), k->name, STR_ARG(v->text));
		diag_hint(d, _("write day/month/year, such as 05/3/2026"));
		return;
	}
	if (k->want == WANT_TEXTS && v->kind == VALUE_LIST)
		spot = not_text(v);
	diag_add(d, &schema_wrong_type, spot->where, _("%s: expected %s, found %s"), k->name, want_name(k->want),
	    value_kind_name(spot->kind));
}

bool
schema_read(const struct value *map, const struct key *keys, size_t n, const struct value **at, const char *what,
    struct arena *a, struct diags *d)
{
	const char **names = ARENA_ARRAY(a, const char *, n);
	bool *given = ARENA_ARRAY(a, bool, n);

	for (size_t i = 0; i < n; i++) {
		at[i] = NULL;
		names[i] = keys[i].name;
	}
	if (map == NULL || map->kind != VALUE_MAP) {
		if (map != NULL)
			diag_add(d, &schema_wrong_type, map->where, _("%s: expected %s, found %s"), what,
			    want_name(WANT_MAP), value_kind_name(map->kind));
		return false;
	}
	for (size_t i = 0; i < map->map->n; i++) {
		const struct map_entry *e = &map->map->at[i];
		const struct value *v = e->value;
		str folded = text_fold(a, e->key);
		size_t k = 0;

		while (k < n && !str_eq(folded, str_of(keys[k].name)))
			k++;
		if (k == n) {
			if (passes(folded))
				continue;
			diag_add(d, &schema_unknown_key, v->where, "%.*s", STR_ARG(value_written(map, e->key)));
			hint_nearest(d, A_KEY, folded, names, n);
			continue;
		}
		if (given[k]) {
			diag_add(d, &schema_twice, v->where, "%.*s", STR_ARG(e->key));
			continue;
		}
		given[k] = true;
		if (keys[k].want != WANT_ANY && is_blank(v))
			continue;
		if (fits(v, keys[k].want, a))
			at[k] = v;
		else
			complain_type(v, &keys[k], d);
	}
	for (size_t k = 0; k < n; k++)
		if (keys[k].required && at[k] == NULL && !given[k])
			diag_add(d, &schema_missing_key, map->where, _("%s lacks %s"), what, keys[k].name);
		else if (keys[k].required && at[k] == NULL && given[k] && is_blank(value_at(map, str_of(keys[k].name))))
			diag_add(d, &schema_missing_key, map->where, _("%s: %s is empty"), what, keys[k].name);
	return true;
}

/* --- tables -------------------------------------------------------------- */

/* The place of a row: its own, or its first cell's. */
static struct loc
table_row_where(const struct value *row)
{
	if (row->where.source != NULL || row->kind != VALUE_MAP)
		return row->where;
	for (size_t i = 0; i < row->map->n; i++) {
		const struct value *v = row->map->at[i].value;

		if (v->where.source != NULL)
			return v->where;
	}
	return LOC_NONE;
}

static void
new_column(struct table *t, str raw, const struct value *cell, const char *const *columns, const char *what,
    struct arena *a, struct diags *d)
{
	str folded = text_fold(a, raw);
	struct loc where = cell->where;
	size_t k = 0;

	if (where.source != NULL && where.source->kind == SOURCE_SHEET && t->first_line > 1)
		where.line = t->first_line - 1;
	while (k < t->n && !str_eq(folded, str_of(columns[k])))
		k++;
	if (k < t->n) {
		if (t->at[k].raw.p != NULL) {
			diag_add(d, &schema_twice, where, _("column %.*s"), STR_ARG(raw));
			return;
		}
		t->at[k].raw = raw;
		t->at[k].seen = cell->where;
		return;
	}
	if (!passes(folded)) {
		diag_add(d, &schema_unknown_column, where, _("%.*s in %s"), STR_ARG(raw), what);
		hint_nearest(d, A_COLUMN, folded, columns, t->n);
	}
}

bool
table_read(struct table *t, const struct value *rows, const char *const *columns, size_t n, const char *what,
    struct arena *a, struct diags *d)
{
	VEC(str) known = { 0 };

	*t = (struct table){ 0 };
	t->n = n;
	t->at = ARENA_ARRAY(a, struct column, n);
	if (rows == NULL || rows->kind != VALUE_LIST) {
		diag_add(d, &schema_wrong_type, rows != NULL ? rows->where : LOC_NONE, _("%s: expected a table"), what);
		return false;
	}
	t->rows = rows;
	for (size_t r = 0; r < rows->list->n; r++) {
		const struct value *row = &rows->list->at[r];

		if (row->kind != VALUE_MAP) {
			diag_add(d, &schema_wrong_type, row->where, _("%s: expected a row of named columns"), what);
			return false;
		}
		if (t->first_line == 0)
			t->first_line = table_row_where(row).line;
		for (size_t i = 0; i < row->map->n; i++) {
			str raw = row->map->at[i].key;
			size_t k = 0;

			/* rows of one sheet share their header texts and order */
			if (i < known.n && (known.at[i].p == raw.p || str_eq(known.at[i], raw)))
				continue;
			while (k < known.n && !str_eq(known.at[k], raw))
				k++;
			if (k < known.n)
				continue;
			*VEC_ADD(a, &known) = raw;
			if (raw.n > 0)
				new_column(t, raw, row->map->at[i].value, columns, what, a, d);
		}
	}
	return true;
}

const struct value *
table_cell(const struct table *t, const struct value *row, size_t column)
{
	const struct value *v = t->at[column].raw.p != NULL ? value_at(row, t->at[column].raw) : NULL;

	return is_blank(v) ? NULL : v;
}

struct loc
table_where(const struct table *t, const struct value *row, size_t column)
{
	const struct value *v = t->at[column].raw.p != NULL ? value_at(row, t->at[column].raw) : NULL;
	struct loc l;

	if (v != NULL && v->where.source != NULL)
		return v->where;
	l = table_row_where(row);
	if (l.source != NULL && l.source->kind == SOURCE_SHEET && t->at[column].seen.column > 0)
		l.column = t->at[column].seen.column;
	return l;
}

const struct value *
table_sheet(const struct value *workbook, str folded, struct arena *a)
{
	if (workbook == NULL || workbook->kind != VALUE_MAP)
		return NULL;
	for (size_t i = 0; i < workbook->map->n; i++)
		if (str_eq(text_fold(a, workbook->map->at[i].key), folded))
			return workbook->map->at[i].value;
	return NULL;
}
