/*
 * Tags in text. A tag ends at its closing braces outside of quotes; where a
 * quote in it never ends, at the first closing braces (Word's apostrophes).
 */
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/inner.h"
#include "template/kinds.h"

/* *kind: 1 a single quote, 2 a double one, straight or curly; 0 and false: none. */
static bool
quote_kind(unsigned c, int *kind)
{
	*kind = 0;
	if (c == '"' || (c >= 0x201c && c <= 0x201f))
		*kind = 2;
	else if (c == '\'' || (c >= 0x2018 && c <= 0x201b))
		*kind = 1;
	return *kind != 0;
}

/*
 * Offset of the closing braces "x}" after from; text.n where there are none. A second
 * "{{" or "{%" outside of quotes, or LIMIT_TAG_BYTES, ends the search.
 */
static size_t
find_tag_close(str text, size_t from, char x, bool quotes)
{
	size_t stop = x != '#' && text.n - from > LIMIT_TAG_BYTES ? from + LIMIT_TAG_BYTES : text.n;
	int open = 0, kind, depth = 0, others = 0;

	for (size_t i = from; i < stop;) {
		size_t at = i;
		unsigned c = text_next(text, &i);

		/* many that open and none that closes: given up, so that no text takes long */
		if (c == '{' && at + 1 < text.n && text.p[at + 1] == (x == '}' ? '{' : x) &&
		    ++others > LIMIT_TAG_OPENINGS)
			break;
		if (quotes && c == '\\' && open != 0 && i < text.n) {
			text_next(text, &i);
			continue;
		}
		if (quotes && quote_kind(c, &kind)) {
			if (open == 0)
				open = kind;
			else if (open == kind)
				open = 0;
			continue;
		}
		if (open != 0)
			continue;
		if (c == '{' && at + 1 < text.n && (text.p[at + 1] == '{' || text.p[at + 1] == '%') && x != '#' &&
		    depth == 0)
			break;
		if (c == '{' && x == '}')
			depth++;
		if (c == (unsigned char)x && at + 1 < text.n && text.p[at + 1] == '}') {
			if (x == '}' && depth > 0 && quotes) { /* a map's own brace */
				depth--;
				continue;
			}
			return at;
		}
		if (c == '}' && depth > 0)
			depth--;
	}
	return text.n;
}

/* docxtpl's prefixes: p, tr, tc, r, a blank behind them; "{%tr for" and "{{p x }}". */
static void
cut_prefix(struct tpl_tag *tag)
{
	static const struct {
		const char *text;
		char prefix;
		int scope;
	} prefixes[] = { { "tr", 't', TPL_ROW }, { "tc", 'c', TPL_CELL }, { "p", 'p', TPL_PARAGRAPH },
		{ "r", 'r', TPL_RUN } };
	str s = tag->inner;

	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		size_t n = strlen(prefixes[i].text), next = n;
		str rest = str_sub(s, n, s.n);
		unsigned after;

		if (!str_starts(s, str_of(prefixes[i].text)) || rest.n == 0)
			continue;
		after = text_next(s, &next);
		if (after != ' ' && after != 0xa0 && after != '\n' && after != '\t')
			continue;
		tag->prefix = prefixes[i].prefix;
		tag->scope = prefixes[i].scope;
		tag->inner = rest;
		return;
	}
}

/* "{% tr for …": with a blank before the prefix, too, where a statement's word follows. */
static void
cut_spaced_prefix(struct tpl_tag *tag)
{
	static const char *const words[] = { "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "macro",
		"endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith", "include", "raw", "endraw" };
	str s = str_trim(tag->inner), rest, word;
	struct tpl_tag other = *tag;

	if (tag->prefix != '\0' || tag->kind != TPL_STMT)
		return;
	other.inner = s;
	cut_prefix(&other);
	if (other.prefix == '\0')
		return;
	rest = str_trim(other.inner);
	word = str_split(&rest, ' ');
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_eq(word, str_of(words[i])))
			*tag = other;
}

/* Text before at ends with {% raw %}: nothing is a tag until {% endraw %}. */
static bool
after_raw(str text, size_t at)
{
	str before = str_sub(text, 0, at), inner;
	size_t from;

	if (!str_ends(before, STR("%}")))
		return false;
	for (from = at - 2; from >= 2 && !(text.p[from - 2] == '{' && text.p[from - 1] == '%'); from--)
		if (at - from > 16)
			return false;
	if (from < 2)
		return false;
	inner = str_trim(str_sub(text, from, at - 2));
	if (str_starts(inner, STR("-")))
		inner = str_sub(inner, 1, inner.n);
	if (str_ends(inner, STR("-")))
		inner.n--;
	return str_eq(str_trim(inner), STR("raw"));
}

static size_t
find_endraw(str text, size_t at)
{
	for (int looked = 0;; looked++) {
		size_t i = looked < LIMIT_RAW_STATEMENTS ? str_find(text, STR("{%"), at) : text.n;
		str rest;

		if (i >= text.n)
			return text.n;
		rest = str_trim(str_sub(text, i + 2, text.n));
		if (str_starts(rest, STR("-")))
			rest = str_trim(str_sub(rest, 1, rest.n));
		if (str_starts(rest, STR("endraw")))
			return i;
		at = i + 2;
	}
}

/* where, moved on by text[0 .. at), in a text file. */
static struct loc
move_place(struct loc where, str text, size_t at)
{
	if (where.source == NULL || where.source->kind != SOURCE_TEXT || where.line == 0)
		return where;
	for (;;) {
		size_t end = str_find_char(str_sub(text, 0, at), '\n', 0);

		if (end >= at || end >= text.n)
			break;
		text = str_sub(text, end + 1, text.n);
		at -= end + 1;
		where.line++;
		where.column = where.column > 0 ? 1 : 0;
	}
	if (where.column > 0)
		where.column += (uint32_t)text_letters(str_sub(text, 0, at));
	return where;
}

static void
complain_unclosed(str text, size_t at, struct loc where, struct diags *d)
{
	str open = str_sub(text, at, at + 2);
	size_t end = at;

	if (d == NULL)
		return;
	if (d->kept >= LIMIT_DIAGS_KEPT) { /* only counted */
		diag_add(d, &tpl_unclosed_tag, where, NULL);
		return;
	}
	for (int letters = 0; letters < 40 && end < text.n && text.p[end] != '\n'; letters++)
		text_next(text, &end);
	diag_add(d, &tpl_unclosed_tag, move_place(where, text, at), STR_FMT, STR_ARG(open));
	diag_excerpt(d, str_sub(text, at, end), 0, 2);
	if (str_eq(open, STR("{{")))
		diag_hint(d, "%s", _("\"}}\" is missing behind the value, in the same paragraph"));
	else
		diag_hint(d, _("\"%c}\" is missing, in the same paragraph"), open.p[1]);
}

static enum tpl_item_kind
kind_of_brace(char second)
{
	if (second == '{')
		return TPL_EXPR;
	return second == '%' ? TPL_STMT : TPL_COMMENT;
}

bool
tpl_next_tag(str text, size_t *at, struct tpl_tag *tag, struct loc where, struct diags *d)
{
	size_t i = *at;

	if (after_raw(text, i) && find_endraw(text, i) < text.n)
		i = find_endraw(text, i);
	for (;; i++) {
		char x;
		size_t end;

		i = str_find_char(text, '{', i);
		if (i + 1 >= text.n) {
			*at = text.n;
			return false;
		}
		x = text.p[i + 1];
		if (x != '{' && x != '%' && x != '#')
			continue;
		end = find_tag_close(text, i + 2, x == '{' ? '}' : x, x != '#');
		if (end == text.n && x != '#')
			end = find_tag_close(text, i + 2, x == '{' ? '}' : x, false);
		if (end == text.n) {
			complain_unclosed(text, i, where, d);
			i++;
			continue;
		}
		memset(tag, 0, sizeof *tag);
		tag->kind = kind_of_brace(x);
		tag->from = i;
		tag->to = end + 2;
		tag->inner = str_sub(text, i + 2, end);
		cut_prefix(tag);
		if (tag->prefix == '\0' && str_starts(tag->inner, STR("-"))) {
			tag->trim_left = true;
			tag->inner = str_sub(tag->inner, 1, tag->inner.n);
		} else if (tag->prefix == '\0' && tag->kind == TPL_STMT && str_starts(tag->inner, STR("+"))) {
			tag->inner = str_sub(tag->inner, 1, tag->inner.n);
		}
		if (str_ends(tag->inner, STR("-"))) {
			tag->trim_right = true;
			tag->inner.n--;
		} else if (tag->kind == TPL_STMT && str_ends(tag->inner, STR("+"))) {
			tag->inner.n--;
		}
		cut_spaced_prefix(tag);
		*at = tag->to;
		return true;
	}
}

enum tpl_role
tpl_role(const struct tpl_tag *tag)
{
	static const char *const opens[] = { "if", "for", "macro", "call", "filter", "with", "raw", "block" };
	str rest = str_trim(tag->inner), word;
	size_t n = 0;

	if (tag->kind != TPL_STMT)
		return TPL_ALONE;
	while (n < rest.n && rest.p[n] >= 'a' && rest.p[n] <= 'z')
		n++;
	word = str_sub(rest, 0, n);
	if (str_eq(word, STR("else")) || str_eq(word, STR("elif")))
		return TPL_CONTINUES;
	if (str_starts(word, STR("end")))
		return TPL_CLOSES;
	for (size_t i = 0; i < sizeof opens / sizeof opens[0]; i++)
		if (str_eq(word, str_of(opens[i])))
			return TPL_OPENS;
	if (str_eq(word, STR("set"))) { /* with a block: no "=" outside of brackets and quotes */
		struct arena *a = arena_new(4096);
		token_list words = { 0 };
		bool assigns = false;

		lex(tag->inner, a, &words);
		for (size_t i = 0; i < words.n && words.at[i].op != OP_PIPE; i++)
			assigns |= words.at[i].op == OP_ASSIGN;
		arena_free(a);
		return assigns ? TPL_ALONE : TPL_OPENS;
	}
	return TPL_ALONE;
}

/* --- a whole text -------------------------------------------------------- */

struct text_run {
	const struct tpl_item *items;
	struct out *o;
	void (*escape)(struct out *, str);
	struct arena *a;
	struct diags *d;
};

static bool
text_literal(void *ctx, size_t i)
{
	struct text_run *t = ctx;

	out_put(t->o, t->items[i].text);
	return true;
}

static bool
text_put(void *ctx, size_t i, const struct value *v)
{
	struct text_run *t = ctx;
	struct out words;
	size_t shift;

	if (v->kind == VALUE_PICTURE || v->kind == VALUE_CHART) {
		diag_add(t->d, &tpl_type, t->items[i].where, _("%s can't stand in a text"), kind_name(v));
		diag_excerpt(t->d, tag_excerpt(&t->items[i], t->a, &shift), 0, t->items[i].written.n);
		return true;
	}
	out_init(&words);
	put_words(&words, v);
	if (t->escape != NULL)
		t->escape(t->o, out_str(&words));
	else
		out_put(t->o, out_str(&words));
	out_release(&words);
	return true;
}

static bool
is_only_blanks(str s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r')
			return false;
	return true;
}

typedef VEC(struct tpl_item) item_list;

/* A statement or comment alone in its line takes the line: *from and *to widen to it. */
static void
take_line(str s, size_t low, size_t *from, size_t *to)
{
	size_t start = *from, end = *to;

	while (end < s.n && is_only_blanks(s, end, end + 1))
		end++;
	if (end < s.n && s.p[end] != '\n')
		return;

	while (start > low && s.p[start - 1] != '\n')
		start--;
	if (start == low && low > 0 && s.p[low - 1] != '\n')
		return;
	if (!is_only_blanks(s, start, *from))
		return;
	*from = start;
	*to = end < s.n ? end + 1 : end;
}

static void
add_text_item(item_list *items, struct arena *a, str s, struct loc where)
{
	struct tpl_item *it;

	if (s.n == 0)
		return;
	it = VEC_ADD(a, items);
	memset(it, 0, sizeof *it);
	it->kind = TPL_TEXT;
	it->text = s;
	it->where = where;
}

static str
trim_end(str s)
{
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || (s.p[s.n - 1] >= '\t' && s.p[s.n - 1] <= '\r')))
		s.n--;
	return s;
}

static size_t
skip_blanks(str s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r')))
		i++;
	return i;
}

static void
text_items(str s, struct loc where, item_list *items, struct arena *a, struct diags *d)
{
	size_t at = 0, done = 0, placed = 0;
	struct loc here = where;
	struct tpl_tag tag;

	while (tpl_next_tag(s, &at, &tag, where, d)) {
		size_t from = tag.from, to = tag.to;
		struct tpl_item *it;

		if (tag.kind != TPL_EXPR)
			take_line(s, done, &from, &to);
		add_text_item(
		    items, a, tag.trim_left ? trim_end(str_sub(s, done, from)) : str_sub(s, done, from), here);
		here = move_place(here, str_sub(s, placed, s.n), tag.from - placed);
		placed = tag.from;
		it = VEC_ADD(a, items);
		memset(it, 0, sizeof *it);
		it->kind = tag.kind;
		it->text = tag.inner;
		it->written = str_sub(s, tag.from, tag.to);
		it->where = here;
		it->splice = true;
		done = tag.trim_right ? skip_blanks(s, to) : to;
		if (done > at && !tag.trim_right)
			at = done;
		else if (tag.trim_right)
			at = done > at ? done : at;
	}
	add_text_item(items, a, str_sub(s, done, s.n), here);
}

bool
tpl_text(str source, struct loc where, const struct value *context, const struct tpl_options *opt,
    void (*escape)(struct out *, str), str *result, struct arena *a, struct diags *d)
{
	item_list items = { 0 };
	int before = d->count[DIAG_ERROR];
	struct text_run run;
	struct tpl_sink sink = { .ctx = &run, .literal = text_literal, .value = text_put };
	struct out o;
	struct tpl *t;
	bool good;

	*result = source;
	if (str_find_char(source, '{', 0) == source.n)
		return true;
	text_items(source, where, &items, a, d);
	t = tpl_compile(items.at, items.n, a, d);
	if (t == NULL || d->count[DIAG_ERROR] > before)
		return false;
	out_init(&o);
	run = (struct text_run){ items.at, &o, escape, a, d };
	good = tpl_run(t, context, opt, &sink, a, d);
	*result = out_copy(&o, a);
	out_release(&o);
	return good && d->count[DIAG_ERROR] == before;
}
