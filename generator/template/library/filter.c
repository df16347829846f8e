/*
 * Jinja's filters, as jinja2/filters.py has them, in decimals and code points.
 * What would not come out the same twice (random) or would let a template write
 * markup is refused by name.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/library/library.h"
#include "template/inner.h"
#include "template/kinds.h"

/* --- any value ----------------------------------------------------------- */

static struct value
f_default(const struct tpl_call *c)
{
	if (c->v[0].kind == VALUE_MISSING || (true_or(c, 2, false) && !truth(&c->v[0])))
		return is_absent(&c->v[1]) ? value_text(STR("")) : c->v[1];
	return c->v[0];
}

static struct value
f_same(const struct tpl_call *c)
{
	return c->v[0];
}

static struct value
f_string(const struct tpl_call *c)
{
	str s;

	return want_text(c, 0, &s) ? value_text(s) : POISON;
}

static struct value
f_attr(const struct tpl_call *c)
{
	str name;

	return want_text(c, 1, &name) ? attribute(c->r, c->node, &c->v[0], name, false) : POISON;
}

static struct value
f_pprint(const struct tpl_call *c)
{
	struct value v;
	struct out o;

	out_init(&o);
	repr(&o, &c->v[0], 0);
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

enum { JSON_INDENT_MOST = 16 }; /* blanks of one level */

static struct value
f_tojson(const struct tpl_call *c)
{
	struct value v = POISON;
	struct out o;
	int64_t indent;

	if (!int_or(c, 1, 0, &indent))
		return POISON;
	if (indent < 0 || indent > JSON_INDENT_MOST) {
		fault(c->r, &tpl_bad_value, c->node, _("indent wants a number from 0 to %d"), JSON_INDENT_MOST);
		return POISON;
	}
	out_init(&o);
	if (json(&o, &c->v[0], (int)indent, 0))
		v = text_value(c->r, &o);
	else
		fault(c->r, &tpl_type, c->node, "%s", _("this value has no JSON form"));
	out_release(&o);
	return v;
}

static struct value
f_length(const struct tpl_call *c)
{
	const struct value *v = &c->v[0];

	switch (v->kind) {
	case VALUE_LIST: return value_int((long long)v->list->n);
	case VALUE_MAP: return value_int((long long)v->map->n);
	case VALUE_TEXT: return value_int((long long)text_letters(v->text));
	case VALUE_MISSING: return value_int(0);
	default: fault(c->r, &tpl_type, c->node, _("%s has no length"), kind_name(v)); return POISON;
	}
}

/* --- texts --------------------------------------------------------------- */

enum { CASE_UPPER, CASE_LOWER, CASE_TITLE, CASE_CAPITAL, CASE_SWAP };

struct value
builtin_case(const struct tpl_call *c)
{
	str s;

	if (!want_text(c, 0, &s))
		return POISON;
	switch (c->node->builtin->code) {
	case CASE_UPPER: return value_text(text_upper(c->r->a, s));
	case CASE_LOWER: return value_text(text_lower(c->r->a, s));
	case CASE_TITLE: return value_text(text_title(c->r->a, s));
	default: return value_text(text_capitalize(c->r->a, s, true));
	}
}

static bool
is_blank_letter(unsigned c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x202f;
}

static bool
is_among(unsigned c, str set)
{
	for (size_t i = 0; i < set.n;)
		if (text_next(set, &i) == c)
			return true;
	return false;
}

/* code: 1 left, 2 right, 3 both. set absent: white space. */
struct value
builtin_trim(const struct tpl_call *c)
{
	int code = c->node->builtin->code;
	size_t from = 0, to;
	str s, set;
	bool any;

	if (!want_text(c, 0, &s) || !text_or(c, 1, STR(""), &set))
		return POISON;
	any = is_absent(&c->v[1]) || c->v[1].kind == VALUE_NONE;
	while ((code & 1) != 0 && from < s.n) {
		size_t next = from;
		unsigned x = text_next(s, &next);

		if (any ? !is_blank_letter(x) : !is_among(x, set))
			break;
		from = next;
	}
	for (to = s.n; (code & 2) != 0 && to > from;) {
		size_t at = to - 1, next;
		unsigned x;

		while (at > from && ((unsigned char)s.p[at] & 0xc0) == 0x80)
			at--;
		next = at;
		x = text_next(s, &next);
		if (any ? !is_blank_letter(x) : !is_among(x, set))
			break;
		to = at;
	}
	return value_text(str_sub(s, from, to));
}

struct value
builtin_replace(const struct tpl_call *c)
{
	str s, from, to;
	int64_t count;
	struct value v;
	struct out o;
	size_t at = 0;

	if (!want_text(c, 0, &s) || !want_text(c, 1, &from) || !want_text(c, 2, &to) || !int_or(c, 3, -1, &count))
		return POISON;
	if (!step(c->r, s.n / 16))
		return POISON;
	out_init(&o);
	o.limit = LIMIT_TEMPLATE_OUTPUT;
	while (count != 0 && (from.n > 0 || at < s.n)) {
		size_t found = str_find(s, from, at);

		if (from.n == 0) { /* between all letters, as Python does */
			size_t next = at;

			text_next(s, &next);
			out_put(&o, to);
			out_put(&o, str_sub(s, at, next));
			at = next;
			count--;
			if (at == s.n && count != 0)
				out_put(&o, to);
			continue;
		}
		if (found >= s.n)
			break;
		out_put(&o, str_sub(s, at, found));
		out_put(&o, to);
		at = found + from.n;
		count--;
	}
	out_put(&o, str_sub(s, at, s.n));
	if (!out_ok(&o))
		charge(c->r, c->node, SIZE_MAX);
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

static size_t
letters_to(str s, size_t n)
{
	size_t at = 0;

	while (n-- > 0 && at < s.n)
		text_next(s, &at);
	return at;
}

static struct value
f_truncate(const struct tpl_call *c)
{
	str s, end, head;
	int64_t length, leeway;
	size_t end_letters, letters;

	if (!want_text(c, 0, &s) || !int_or(c, 1, 255, &length) || !text_or(c, 3, STR("..."), &end) ||
	    !int_or(c, 4, 5, &leeway))
		return POISON;
	letters = text_letters(s);
	end_letters = text_letters(end);
	if ((int64_t)letters <= length + leeway)
		return value_text(s);
	if (length < (int64_t)end_letters) {
		fault(c->r, &tpl_bad_value, c->node, "%s", _("the length is shorter than what stands at the end"));
		return POISON;
	}
	head = str_sub(s, 0, letters_to(s, (size_t)length - end_letters));
	if (!true_or(c, 2, false)) {
		for (size_t i = head.n; i > 0; i--)
			if (head.p[i - 1] == ' ') {
				head.n = i - 1;
				break;
			}
	}
	return value_text(str_concat(c->r->a, head, end));
}

/* As Python's \w, near enough: beyond ASCII all but blanks, dashes and quotes (U+2010 to U+2027). */
static bool
is_word_letter(unsigned x)
{
	if (x > 0x7f)
		return !is_blank_letter(x) && !(x >= 0x2010 && x <= 0x2027);
	return (x >= '0' && x <= '9') || (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z') || x == '_';
}

static struct value
f_wordcount(const struct tpl_call *c)
{
	long long words = 0;
	bool in = false;
	str s;

	if (!want_text(c, 0, &s))
		return POISON;
	for (size_t i = 0; i < s.n;) {
		unsigned x = text_next(s, &i);
		bool letter = is_word_letter(x);

		words += letter && !in;
		in = letter;
	}
	return value_int(words);
}

static struct value
f_wordwrap(const struct tpl_call *c)
{
	str s, wrap, line;
	int64_t width;
	struct value v;
	struct out o;

	if (!want_text(c, 0, &s) || !int_or(c, 1, 79, &width) || !text_or(c, 3, STR("\n"), &wrap))
		return POISON;
	if (width < 1) {
		fault(c->r, &tpl_bad_value, c->node, "%s", _("wordwrap wants a number of at least 1"));
		return POISON;
	}
	if (!charge(c->r, c->node, s.n + s.n / (size_t)width * wrap.n))
		return POISON;
	out_init(&o);
	for (bool first = true; s.n > 0 || first; first = false) {
		int64_t used = 0;

		line = str_split(&s, '\n');
		if (!first)
			out_put(&o, wrap);
		while (line.n > 0) {
			str word = str_split(&line, ' ');
			int64_t n = (int64_t)text_letters(word);

			if (used > 0 && used + 1 + n > width) {
				out_put(&o, wrap);
				used = 0;
			}
			if (used > 0)
				out_char(&o, ' ');
			used += (used > 0) + n;
			for (; true_or(c, 2, true) && n > width; n -= width) {
				size_t at = letters_to(word, (size_t)width);

				out_put(&o, str_sub(word, 0, at));
				out_put(&o, wrap);
				word = str_sub(word, at, word.n);
				used = n - width;
			}
			out_put(&o, word);
		}
	}
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

enum { INDENT_MOST = 1000 }; /* blanks: more is a slip */

static struct value
f_indent(const struct tpl_call *c)
{
	str s, by, line;
	int64_t width = 4;
	bool first = true, with_first = true_or(c, 2, false), blanks = true_or(c, 3, false);
	struct value v;
	struct out o;

	if (!want_text(c, 0, &s))
		return POISON;
	if (c->v[1].kind == VALUE_TEXT) {
		by = c->v[1].text;
	} else {
		if (!int_or(c, 1, 4, &width))
			return POISON;
		if (width < 0 || width > INDENT_MOST) {
			fault(c->r, &tpl_bad_value, c->node, _("indent wants a number from 0 to %d"), INDENT_MOST);
			return POISON;
		}
		by = str_format(c->r->a, "%*s", (int)width, "");
	}
	out_init(&o);
	o.limit = LIMIT_TEMPLATE_OUTPUT;
	while (s.n > 0 || first) {
		bool more = str_find_char(s, '\n', 0) < s.n;

		line = str_split(&s, '\n');
		if (first ? with_first : line.n > 0 || blanks)
			out_put(&o, by);
		out_put(&o, line);
		if (more)
			out_char(&o, '\n');
		first = false;
	}
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

/* code: '<' '>' '^' as ljust, rjust, center. */
static size_t
blanks_before(char code, size_t room)
{
	if (code == '<')
		return 0;
	return code == '>' ? room : room / 2;
}

struct value
builtin_pad(const struct tpl_call *c)
{
	str s, fill;
	int64_t width;
	size_t room, before, n;
	struct value v;
	struct out o;

	if (!want_text(c, 0, &s) || !int_or(c, 1, 80, &width) || !text_or(c, 2, STR(" "), &fill))
		return POISON;
	n = text_letters(s);
	room = width > 0 && (size_t)width > n ? (size_t)width - n : 0;
	if (!charge(c->r, c->node, room > (size_t)LIMIT_TEMPLATE_OUTPUT ? SIZE_MAX : s.n + room * fill.n))
		return POISON;
	before = blanks_before((char)c->node->builtin->code, room);
	out_init(&o);
	for (size_t i = 0; i < before; i++)
		out_put(&o, fill);
	out_put(&o, s);
	for (size_t i = before; i < room; i++)
		out_put(&o, fill);
	v = value_text(out_copy(&o, c->r->a));
	out_release(&o);
	return v;
}

static struct value
f_format(const struct tpl_call *c)
{
	size_t n = c->n - 1;
	str s;

	if (!want_text(c, 0, &s))
		return POISON;
	if (c->node->keywords_n > 0 && n == 2 * c->node->keywords_n) { /* "%(name)s"|format(name=…) */
		struct value map = value_map(c->r->a);

		for (size_t i = 1; i + 1 < c->n; i += 2)
			value_put(c->r->a, &map, c->v[i].text, c->v[i + 1]);
		return percent_format(c->r, c->node, s, &map, 1);
	}
	return percent_format(c->r, c->node, s, c->v + 1, n);
}

/* The character that an entity stands for (HTML, 13.5: those that people type), from its name; 0: none such. */
static unsigned
entity_code(str name, struct arena *a)
{
	static const struct {
		const char *name;
		unsigned code;
	} entities[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' },
		{ "nbsp", 0xa0 }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 }, { "lsquo", 0x2018 },
		{ "rsquo", 0x2019 }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "laquo", 0xab }, { "raquo", 0xbb },
		{ "deg", 0xb0 }, { "times", 0xd7 }, { "plusmn", 0xb1 }, { "bull", 0x2022 }, { "middot", 0xb7 },
		{ "copy", 0xa9 }, { "reg", 0xae }, { "agrave", 0xe0 }, { "aacute", 0xe1 }, { "acirc", 0xe2 },
		{ "atilde", 0xe3 }, { "egrave", 0xe8 }, { "eacute", 0xe9 }, { "ecirc", 0xea }, { "igrave", 0xec },
		{ "iacute", 0xed }, { "ograve", 0xf2 }, { "oacute", 0xf3 }, { "ocirc", 0xf4 }, { "otilde", 0xf5 },
		{ "ugrave", 0xf9 }, { "uacute", 0xfa }, { "yacute", 0xfd }, { "Agrave", 0xc0 }, { "Aacute", 0xc1 },
		{ "Acirc", 0xc2 }, { "Egrave", 0xc8 }, { "Eacute", 0xc9 }, { "Ecirc", 0xca }, { "Ograve", 0xd2 },
		{ "Oacute", 0xd3 }, { "Ocirc", 0xd4 }, { "Ugrave", 0xd9 }, { "Uacute", 0xda }, { "Yacute", 0xdd } };
	unsigned long code = 0;

	if (name.n > 1 && name.p[0] == '#') {
		bool hex = (name.p[1] | 32) == 'x';

		code = strtoul(str_c(a, str_sub(name, hex ? 2 : 1, name.n)), NULL, hex ? 16 : 10);
		return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? (unsigned)code : 0;
	}
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_eq(name, str_of(entities[i].name)))
			return entities[i].code;
	return 0;
}

/* "&nbsp;" and its like as the letters that they stand for; what is none stays. */
static void
decode_entities(struct out *o, str s, struct arena *a)
{
	enum { ENTITY_MAX = 10 }; /* bytes of a name */

	for (size_t i = 0; i < s.n; i++) {
		size_t end = s.p[i] == '&' ? str_find_char(s, ';', i) : s.n;
		unsigned code = end < s.n && end - i <= ENTITY_MAX ? entity_code(str_sub(s, i + 1, end), a) : 0;

		if (code == 0) {
			out_char(o, s.p[i]);
			continue;
		}
		out_utf8(o, code);
		i = end;
	}
}

static struct value
f_striptags(const struct tpl_call *c)
{
	bool tag = false, gap = false;
	struct value v;
	struct out o, letters;
	str s;

	if (!want_text(c, 0, &s))
		return POISON;
	out_init(&o);
	out_init(&letters);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<' && str_find_char(s, '>', i) < s.n)
			tag = true;
		if (!tag && (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r'))) {
			gap = true;
		} else if (!tag) {
			if (gap && o.n > 0)
				out_char(&o, ' ');
			gap = false;
			out_char(&o, s.p[i]);
		}
		if (s.p[i] == '>')
			tag = false;
	}
	decode_entities(&letters, out_str(&o), c->r->a);
	v = text_value(c->r, &letters);
	out_release(&letters);
	out_release(&o);
	return v;
}

static void
put_url(struct out *o, str s, bool path)
{
	for (size_t i = 0; i < s.n; i++) {
		char x = s.p[i];

		if ((x >= '0' && x <= '9') || (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z') ||
		    strchr("_.-~", x) != NULL || (path && x == '/'))
			out_char(o, x);
		else if (x == ' ' && !path)
			out_char(o, '+');
		else
			out_printf(o, "%%%02X", (unsigned char)x);
	}
}

static struct value
f_urlencode(const struct tpl_call *c)
{
	struct value v;
	struct out o;
	str s;

	out_init(&o);
	if (c->v[0].kind == VALUE_MAP) {
		for (size_t i = 0; i < c->v[0].map->n; i++) {
			struct out words;

			out_init(&words);
			if (i > 0)
				out_char(&o, '&');
			put_url(&o, c->v[0].map->at[i].key, false);
			out_char(&o, '=');
			print_value(c->r, c->node, &words, c->v[0].map->at[i].value);
			put_url(&o, out_str(&words), false);
			out_release(&words);
		}
	} else if (want_text(c, 0, &s)) {
		put_url(&o, s, true);
	}
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

/* --- numbers ------------------------------------------------------------- */

/* As Python shows it: a number with places keeps one at least, without zeros behind. */
static struct value
python_float(struct dec d)
{
	if (!d.known)
		return value_none();
	d = dec_trim(d);
	if (d.scale == 0 && d.coefficient < INT64_MAX / 10 && d.coefficient > -INT64_MAX / 10)
		d = dec_make(d.coefficient * 10, 1);
	return value_dec(d);
}

static struct value
f_abs(const struct tpl_call *c)
{
	struct dec d;

	return want_number(c, 0, &d) ? value_dec(dec_abs(d)) : POISON;
}

/* A text as "12.7 " or a bool as a number; false where it is none. */
static bool
read_loose_number(const struct value *v, struct dec *d)
{
	if (v->kind == VALUE_DEC)
		*d = v->dec;
	else if (v->kind == VALUE_BOOL)
		*d = dec_int(v->b);
	else if (v->kind != VALUE_TEXT || !dec_parse(str_trim(v->text), d))
		return false;
	return d->known;
}

/* 0 to 9 and a to z as the digits of any base; larger than every base: no digit. */
static int
digit_value(char c)
{
	enum { NO_DIGIT = 99, LOWER = 0x20 }; /* the bit by which a small letter differs from its capital */

	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | LOWER);
	return c >= 'a' && c <= 'z' ? c - 'a' + 10 : NO_DIGIT;
}

static bool
parse_base(str s, int64_t base, int64_t *n)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	size_t i = minus;

	if (i + 1 < s.n && s.p[i] == '0' && strchr("xXoObB", s.p[i + 1]) != NULL)
		i += 2;
	*n = 0;
	if (i == s.n)
		return false;
	for (; i < s.n; i++) {
		int x = digit_value(s.p[i]);

		if (x >= base || *n > INT64_MAX / 40)
			return false;
		*n = *n * base + x;
	}
	if (minus)
		*n = -*n;
	return true;
}

static struct value
f_int(const struct tpl_call *c)
{
	int64_t base, n;
	struct dec d;

	if (!int_or(c, 2, 10, &base))
		return POISON;
	if (base != 10 && c->v[0].kind == VALUE_TEXT && parse_base(str_trim(c->v[0].text), base, &n))
		return value_int(n);
	if (read_loose_number(&c->v[0], &d))
		return value_dec(dec_sign(d) < 0 ? dec_ceil(d) : dec_floor(d));
	return is_absent(&c->v[1]) ? value_int(0) : c->v[1];
}

static struct value
f_float(const struct tpl_call *c)
{
	struct dec d;

	if (read_loose_number(&c->v[0], &d))
		return python_float(d);
	return is_absent(&c->v[1]) ? value_dec(dec_make(0, 1)) : c->v[1];
}

static struct value
f_round(const struct tpl_call *c)
{
	struct dec d, unit;
	int64_t places;
	str method;

	if (!want_number(c, 0, &d) || !int_or(c, 1, 0, &places) || !text_or(c, 2, STR("common"), &method))
		return POISON;
	if (!d.known)
		return c->v[0];
	if (places < -18 || places > DEC_SCALE_MAX)
		places = places < 0 ? -18 : DEC_SCALE_MAX;
	if (str_eq(method, STR("ceil")) || str_eq(method, STR("floor"))) {
		unit = dec_pow(dec_int(10), dec_int(places < 0 ? -places : places));
		if (places >= 0)
			d = dec_mul(d, unit);
		else
			d = dec_div(d, unit);
		d = str_eq(method, STR("ceil")) ? dec_ceil(d) : dec_floor(d);
		return python_float(places >= 0 ? dec_div(d, unit) : dec_mul(d, unit));
	}
	if (!str_eq(method, STR("common"))) {
		fault(c->r, &tpl_bad_value, c->node, _("\"%.*s\" is no way to round: common, ceil, floor"),
		    STR_ARG(method));
		return POISON;
	}
	if (d.scale == 0)
		return value_dec(dec_round(d, (int)places));
	return places > 0 || d.scale > 0 ? python_float(dec_round(d, (int)places))
					 : value_dec(dec_round(d, (int)places));
}

static struct value
f_filesizeformat(const struct tpl_call *c)
{
	static const char *const units[2][9] = {
		{ "", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB" },
		{ "", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB" },
	};
	bool binary = true_or(c, 1, false);
	struct dec d, base = dec_int(binary ? 1024 : 1000);
	struct out o;
	struct value v;
	int unit = 0;

	if (!want_number(c, 0, &d))
		return POISON;
	if (!d.known)
		return c->v[0];
	out_init(&o);
	while (unit < 8 && dec_cmp(dec_abs(d), base) >= 0) {
		d = dec_div(d, base);
		unit++;
	}
	if (unit == 0) {
		dec_put(&o, dec_floor(d));
		out_puts(&o, dec_eq(d, dec_int(1)) ? " Byte" : " Bytes");
	} else {
		d = dec_round(d, 1);
		dec_put(&o, d);
		out_printf(&o, "%s %s", d.scale == 0 ? ".0" : "", units[binary][unit]);
	}
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

/* --- the table ----------------------------------------------------------- */

const struct builtin jinja_filters[] = {
	{ "default", "default_value? boolean?", f_default, 0, NULL, true },
	{ "d", "default_value? boolean?", f_default, 0, NULL, true },
	{ "e", "", f_string, 0, NULL, false },
	{ "escape", "", f_string, 0, NULL, false },
	{ "forceescape", "", f_string, 0, NULL, false },
	{ "safe", "", f_same, 0, NULL, false },
	{ "string", "", f_string, 0, NULL, false },
	{ "attr", "name", f_attr, 0, "map", false },
	{ "pprint", "", f_pprint, 0, NULL, false },
	{ "tojson", "indent?", f_tojson, 0, NULL, false },
	{ "length", "", f_length, 0, "list", false },
	{ "count", "", f_length, 0, "list", false },
	{ "upper", "", builtin_case, CASE_UPPER, "text", false },
	{ "lower", "", builtin_case, CASE_LOWER, "text", false },
	{ "title", "", builtin_case, CASE_TITLE, "text", false },
	{ "capitalize", "", builtin_case, CASE_CAPITAL, "text", false },
	{ "trim", "chars?", builtin_trim, 3, "text", false },
	{ "replace", "old new count?", builtin_replace, 0, "text", false },
	{ "truncate", "length? killwords? end? leeway?", f_truncate, 0, "text", false },
	{ "wordcount", "", f_wordcount, 0, "text", false },
	{ "wordwrap", "width? break_long_words? wrapstring? break_on_hyphens?", f_wordwrap, 0, "text", false },
	{ "indent", "width? first? blank?", f_indent, 0, "text", false },
	{ "center", "width?", builtin_pad, '^', "text", false },
	{ "format", "*", f_format, 0, "text", false },
	{ "striptags", "", f_striptags, 0, "text", false },
	{ "urlencode", "", f_urlencode, 0, NULL, false },
	{ "abs", "", f_abs, 0, "number", false },
	{ "int", "default? base?", f_int, 0, "number", false },
	{ "float", "default?", f_float, 0, "number", false },
	{ "round", "precision? method?", f_round, 0, "number", false },
	{ "filesizeformat", "binary?", f_filesizeformat, 0, "number", false },
	{ NULL, NULL, NULL, 0, NULL, false },
};
