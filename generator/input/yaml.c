/*
 * YAML by libyaml's events into our own tree, each value with its line and column.
 * JSON comes the same way: it is YAML's flow style. Plain scalars are none,
 * true or false, numbers (exact), dates (ISO); what is quoted is text.
 */
#include "input/inner.h"

#include <string.h>

#include <yaml.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"

enum { PHONE_DIGITS_MIN = 10 };

struct reader {
	struct in_job *j;
	yaml_parser_t parser;
	const struct source *source;
	str text;
	uint32_t first_line;
	int nodes;
	int in_free; /* within the value of a key x_…, whose keys are the office's own: how deep */
	bool failed;
};

static struct loc
node_place(const struct reader *r, yaml_mark_t mark)
{
	return loc_at(r->source, (uint32_t)mark.line + r->first_line, (uint32_t)mark.column + 1);
}

/* The character at a mark, as text; empty at a line's end. */
static str
at_mark(const struct reader *r, yaml_mark_t m)
{
	str rest = r->text, line = str_split(&rest, '\n');
	size_t from = 0, end;

	for (size_t i = 0; i < m.line; i++)
		line = str_split(&rest, '\n');
	for (size_t i = 0; i < m.column && from < line.n; i++)
		for (from++; from < line.n && ((unsigned char)line.p[from] & 0xC0) == 0x80;)
			from++;
	for (end = from + 1; end < line.n && ((unsigned char)line.p[end] & 0xC0) == 0x80;)
		end++;
	return str_sub(line, from, end);
}

/* What libyaml says, told as who typed the file understands it; at_context: the fault stands where it began. */
static const struct trouble {
	const char *says, *message, *hint;
	bool at_context;
} troubles[] = {
	{ "mapping values are not allowed", N_("a colon where none can stand"),
	    N_("a key's colon is followed by a space; a value that holds a colon is written in quotes; keys of one level begin in one column"),
	    false },
	{ "found a tab character", N_("a tab before a key"), N_("indent with spaces, two a level"), false },
	{ "could not find expected ':'", N_("a line without its colon"),
	    N_("a key is followed by a colon and a space; a text that goes on is written in quotes"), true },
	{ "did not find expected '-'", N_("the indentation does not fit"),
	    N_("keys of one map, and dashes of one list, begin in one column"), false },
	{ "did not find expected key", N_("the indentation does not fit"),
	    N_("keys of one map, and dashes of one list, begin in one column"), false },
	{ "did not find expected <block end>", N_("the indentation does not fit"),
	    N_("keys of one map, and dashes of one list, begin in one column"), false },
	{ "did not find expected ','", N_("a comma, a quote or a closing bracket is missing"),
	    N_("write [a, b] and {ma: x, ten: y}; a text with a comma or a colon is written in quotes"), false },
	{ "found unexpected end of stream", N_("a quote that is never closed"),
	    N_("it begins here; close it with the same mark"), true },
	{ "found unexpected document indicator", N_("a quote that is never closed"),
	    N_("it begins here; close it with the same mark"), true },
	{ "found unknown escape character", N_("a backslash inside double quotes"),
	    N_("write it twice, or use single quotes"), false },
	{ "found invalid Unicode", N_("a character that no text has"), N_("delete it and type it anew"), false },
	{ "control characters are not allowed", N_("a control character"), N_("delete it and type it anew"), false },
};

static void
complain_at_mark(struct reader *r)
{
	const char *says = r->parser.problem != NULL ? r->parser.problem : "YAML";
	str spot = at_mark(r, r->parser.problem_mark);

	if (strcmp(says, "found character that cannot start any token") == 0) {
		bool tab = str_eq(spot, STR("\t"));

		if (tab)
			diag_add(
			    r->j->d, &in_syntax, node_place(r, r->parser.problem_mark), "%s", _("a tab before a key"));
		else
			diag_add(r->j->d, &in_syntax, node_place(r, r->parser.problem_mark),
			    _("a value cannot begin with %.*s"), STR_ARG(spot));
		diag_hint(r->j->d, "%s", tab ? _("indent with spaces, two a level") : _("write the value in quotes"));
		return;
	}
	for (size_t i = 0; i < sizeof troubles / sizeof troubles[0]; i++) {
		const struct trouble *t = &troubles[i];

		if (strncmp(says, t->says, strlen(t->says)) != 0)
			continue;
		diag_add(r->j->d, &in_syntax,
		    node_place(r,
			t->at_context && r->parser.context != NULL ? r->parser.context_mark : r->parser.problem_mark),
		    "%s", _(t->message));
		diag_hint(r->j->d, "%s", _(t->hint));
		return;
	}
	diag_add(r->j->d, &in_syntax, node_place(r, r->parser.problem_mark), "%s", says);
	if (r->parser.context != NULL)
		diag_hint(r->j->d, "%s", r->parser.context);
}

static bool
next(struct reader *r, yaml_event_t *e)
{
	if (!r->failed && yaml_parser_parse(&r->parser, e))
		return true;
	if (!r->failed)
		complain_at_mark(r);
	r->failed = true;
	return false;
}

/*
 * What begins with digits and is a name: a zero stands before them (007, a telephone's number), or a plus before more of
 * them than figures have.
 */
static bool
plain_code(str s)
{
	size_t i = s.n > 0 && (s.p[0] == '+' || s.p[0] == '-'), from = i;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	if (i - from > 1 && s.p[from] == '0')
		return true;
	return s.n > 0 && s.p[0] == '+' && i == s.n && i - from >= PHONE_DIGITS_MIN;
}

/* Has it the form of an ISO date? */
static bool
dated(str s)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; i < s.n && s.n == 10; i++)
		if (form[i] == '-' ? s.p[i] != '-' : s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 10;
}

static struct value
plain(struct reader *r, str s, struct loc where)
{
	static const char *const nulls[] = { "", "~", "null", "Null", "NULL" };
	struct date date;
	struct dec d;

	for (size_t i = 0; i < sizeof nulls / sizeof nulls[0]; i++)
		if (str_eq(s, str_of(nulls[i])))
			return value_none();
	if (str_eq(s, STR("true")) || str_eq(s, STR("True")))
		return value_bool(true);
	if (str_eq(s, STR("false")) || str_eq(s, STR("False")))
		return value_bool(false);
	if (dated(s)) {
		if (date_parse(s, &date))
			return value_date(date);
		diag_add(r->j->d, &in_no_moment, where, STR_FMT, STR_ARG(s));
		diag_hint(r->j->d, "%s", _("in quotes it is a text like any other"));
		return value_none();
	}
	if (plain_code(s))
		return value_text(s);
	if ((s.p[0] == '-' || s.p[0] == '+' || s.p[0] == '.' || (s.p[0] >= '0' && s.p[0] <= '9')) && dec_parse(s, &d))
		return value_dec(d);
	return value_text(s);
}

static struct value node(struct reader *r, yaml_event_t *e, int depth);

static struct value
scalar(struct reader *r, yaml_event_t *e)
{
	str s = str_copy(r->j->a, (str){ (char *)e->data.scalar.value, e->data.scalar.length });
	struct loc where = node_place(r, e->start_mark);
	const char *tag = (const char *)e->data.scalar.tag;
	bool as_is = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	struct value v;

	s = in_text(r->j, in_printable(r->j, s, where)); /* "\0" is an escape */
	if (tag != NULL && strcmp(tag, YAML_STR_TAG) == 0)
		as_is = true;
	v = as_is ? value_text(s) : plain(r, s, where);
	v.where = where;
	return v;
}

static struct value
sequence(struct reader *r, yaml_mark_t start, int depth)
{
	struct value list = value_list(r->j->a);
	yaml_event_t e;

	list.where = node_place(r, start);
	while (next(r, &e)) {
		if (e.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&e);
			break;
		}
		list_add(r->j->a, list.list, node(r, &e, depth + 1));
	}
	return list;
}

static str
key_text(struct reader *r, const struct value *key)
{
	struct out o;
	str k;

	if (key->kind == VALUE_TEXT)
		return key->text;
	out_init(&o);
	value_print(&o, key);
	k = out_copy(&o, r->j->a);
	out_release(&o);
	return k;
}

/* The door of all keys: behind it they are folded. */
static str
fold_key(struct reader *r, str written)
{
	str key = r->j->opt.fold && r->in_free == 0 ? text_fold(r->j->a, written) : written;

	return key.n > 0 ? key : written;
}

/* How a key was written is kept for complaints; one that is there already is named in both spellings. */
static void
note_key(struct reader *r, struct value *map, str key, str written, struct loc where)
{
	const struct value *before = value_at(map, key);
	str first = value_written(map, key);

	if (before == NULL) {
		if (str_eq(key, written))
			return;
		if (map->map->written == NULL)
			map->map->written = map_new(r->j->a);
		map_put(map->map->written, key, arena_copy(r->j->a, &written, sizeof written));
		return;
	}
	diag_add(r->j->d, &in_duplicate, where, STR_FMT, STR_ARG(written));
	if (str_eq(first, written))
		diag_also(r->j->d, before->where, "%s", _("the first one"));
	else
		diag_also(r->j->d, before->where, _("the first one, written %.*s"), STR_ARG(first));
}

static struct value
mapping(struct reader *r, yaml_mark_t start, int depth)
{
	struct value map = value_map(r->j->a);
	yaml_event_t e;

	map.where = node_place(r, start);
	while (next(r, &e)) {
		struct value key;
		str written, k;
		bool is_free;

		if (e.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&e);
			break;
		}
		key = node(r, &e, depth + 1);
		written = key_text(r, &key);
		k = fold_key(r, written);
		if (!next(r, &e))
			break;
		note_key(r, &map, k, written, key.where);
		is_free = str_starts(k, STR("x_"));
		r->in_free += is_free;
		value_put(r->j->a, &map, k, node(r, &e, depth + 1));
		r->in_free -= is_free;
	}
	return map;
}

/* "!!str" makes a text of anything, other tags of YAML itself change nothing here; a program's own are refused. */
static void
complain_tag(struct reader *r, const yaml_event_t *e)
{
	static const char core[] = "tag:yaml.org,2002:";
	static const char *const known[] = { "str", "int", "float", "bool", "null", "timestamp", "map", "seq" };
	const char *tag = NULL;

	if (e->type == YAML_SCALAR_EVENT)
		tag = (const char *)e->data.scalar.tag;
	else if (e->type == YAML_SEQUENCE_START_EVENT)
		tag = (const char *)e->data.sequence_start.tag;
	else if (e->type == YAML_MAPPING_START_EVENT)
		tag = (const char *)e->data.mapping_start.tag;
	if (tag == NULL)
		return;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strncmp(tag, core, strlen(core)) == 0 && strcmp(tag + strlen(core), known[i]) == 0)
			return;
	diag_add(r->j->d, &in_tag, node_place(r, e->start_mark), "%s", tag);
	diag_hint(r->j->d, "%s", _("write the value alone, without what begins with !"));
}

/* Takes the event, deletes it. */
static struct value
node(struct reader *r, yaml_event_t *e, int depth)
{
	yaml_mark_t start = e->start_mark;
	yaml_event_type_t type = e->type;
	struct value v = value_none();

	v.where = node_place(r, start);
	complain_tag(r, e);
	if (depth > LIMIT_YAML_DEPTH || ++r->nodes > LIMIT_YAML_NODES) {
		if (!r->failed)
			diag_add(r->j->d, &in_too_large, v.where,
			    depth > LIMIT_YAML_DEPTH ? _("nested too deep") : _("too many values"));
		r->failed = true;
		yaml_event_delete(e);
		return v;
	}
	if (type == YAML_SCALAR_EVENT)
		v = scalar(r, e);
	else if (type == YAML_ALIAS_EVENT)
		diag_add(r->j->d, &in_alias, v.where, "*%s", (char *)e->data.alias.anchor);
	yaml_event_delete(e);
	if (type == YAML_SEQUENCE_START_EVENT)
		return sequence(r, start, depth);
	if (type == YAML_MAPPING_START_EVENT)
		return mapping(r, start, depth);
	return v;
}

/* libyaml is quadratic in open brackets: count them before it sees them. */
static bool
too_deep(struct reader *r, str text)
{
	int open = 0, most = 0;

	for (size_t i = 0; i < text.n; i++) {
		open += text.p[i] == '[' || text.p[i] == '{';
		open -= (text.p[i] == ']' || text.p[i] == '}') && open > 0;
		if (open > most)
			most = open;
	}
	if (most <= LIMIT_YAML_DEPTH * 4)
		return false;
	diag_add(r->j->d, &in_too_large, loc_at(r->source, r->first_line, 1), "%s", _("nested too deep"));
	return true;
}

struct value
in_yaml_text(struct in_job *j, str text, uint32_t first_line)
{
	struct reader r = { .j = j, .text = text, .first_line = first_line };
	struct value v = value_none();
	bool read = false;
	yaml_event_t e;

	r.source = source_new(j->a, SOURCE_TEXT, j->name, STR(""));
	v.where = loc_at(r.source, first_line, 1);
	if (too_deep(&r, text) || !yaml_parser_initialize(&r.parser))
		return v;
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.p, text.n);
	while (next(&r, &e)) {
		yaml_event_type_t type = e.type;

		bool more = type == YAML_DOCUMENT_START_EVENT && read;

		if (more)
			diag_add(
			    j->d, &in_syntax, node_place(&r, e.start_mark), "%s", _("a second document; one is read"));
		if (type == YAML_STREAM_END_EVENT || more) {
			yaml_event_delete(&e);
			break;
		}
		if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT ||
		    type == YAML_DOCUMENT_END_EVENT) {
			yaml_event_delete(&e);
		} else {
			v = node(&r, &e, 0);
			read = true;
		}
	}
	yaml_parser_delete(&r.parser);
	/* half a file would only be complained about for what the other half says */
	return r.failed ? value_none() : v;
}

struct value
in_yaml(struct in_job *j)
{
	return in_yaml_text(j, j->bytes, 1);
}
