/*
 * The filters of Vietnamese offices: figures, dates and words as
 * Decree 30/2020/NĐ-CP and the offices' custom write them. All take "no value"
 * without complaint: it is shown as "-" among figures.
 */
#include <string.h>

#include "base/msg.h"
#include "base/out.h"
#include "template/library/library.h"
#include "template/inner.h"
#include "template/kinds.h"
#include "value/rich.h"

enum { AS_NUMBER, AS_PERCENT, AS_POINTS, AS_MONEY };

static bool
places_or(const struct tpl_call *c, size_t i, int *places)
{
	int64_t n;

	if (!int_or(c, i, -1, &n))
		return false;
	if (n < -1)
		n = -1;
	*places = n < DEC_SCALE_MAX ? (int)n : DEC_SCALE_MAX;
	return true;
}

enum { TYPED_PLACES = 6, QUOTIENT_PLACES = 2 };

/* A quotient has places without end; nobody types so many. */
static struct dec
quotient_rounded(struct dec d, int places)
{
	return d.known && places < 0 && dec_trim(d).scale > TYPED_PLACES ? dec_round(d, QUOTIENT_PLACES) : d;
}

/* A share, a rate: one place at most, where nobody asks for another number of them. */
static struct dec
share_rounded(struct dec d, int places)
{
	return d.known && places < 0 ? dec_trim(dec_round(d, 1)) : d;
}

/* "210 - 220": a target that is a range is a text, already as it is printed. */
static bool
is_range(const struct value *v)
{
	static const char between[] = " - ";
	struct dec d;
	size_t at;

	if (v->kind != VALUE_TEXT)
		return false;
	at = str_find(v->text, str_of(between), 0);
	return at < v->text.n && text_number_parse(str_sub(v->text, 0, at), ',', &d, NULL, NULL) &&
	    text_number_parse(str_sub(v->text, at + strlen(between), v->text.n), ',', &d, NULL, NULL);
}

static void
put_suffix(struct out *o, int code, str unit)
{
	if (code == AS_PERCENT)
		out_char(o, '%');
	else if (code == AS_POINTS)
		out_puts(o, " điểm phần trăm");
	else if (code == AS_MONEY && unit.n > 0)
		out_printf(o, " %.*s", STR_ARG(unit));
}

static struct value
f_so(const struct tpl_call *c)
{
	int code = c->node->builtin->code, places;
	size_t places_at = code == AS_MONEY ? 2 : 1;
	struct value v;
	struct dec d;
	struct out o;
	str unit;

	bool range = is_range(&c->v[0]);

	d = DEC_NONE;
	if ((!range && !want_number(c, 0, &d)) || !places_or(c, places_at, &places) ||
	    !text_or(c, 1, STR("đồng"), &unit))
		return POISON;
	if (code == AS_PERCENT || code == AS_POINTS)
		d = share_rounded(d, places);
	else
		d = quotient_rounded(d, places);
	out_init(&o);
	if (range)
		out_put(&o, c->v[0].text);
	else
		text_number_put(&o, d, places);
	if (range || d.known)
		put_suffix(&o, code, unit);
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

/* "tăng 8,3%", "giảm 1,5 điểm phần trăm", "không tăng, không giảm": never a sign before the number.
 */
static struct value
f_tang_giam(const struct tpl_call *c)
{
	bool points = true_or(c, 2, false);
	struct value v;
	struct dec d;
	struct out o;
	int places;

	if (!want_number(c, 0, &d) || !places_or(c, 1, &places))
		return POISON;
	d = d.known && places >= 0 ? dec_round(d, places) : share_rounded(d, places);
	out_init(&o);
	if (!d.known) {
		out_char(&o, '-');
	} else if (dec_sign(d) == 0) {
		out_puts(&o, "không tăng, không giảm");
	} else {
		out_puts(&o, dec_sign(d) > 0 ? "tăng " : "giảm ");
		text_number_put(&o, dec_abs(d), places);
		out_puts(&o, points ? " điểm phần trăm" : "%");
	}
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

static bool
want_date(const struct tpl_call *c, struct date *d)
{
	const struct value *v = &c->v[0];

	memset(d, 0, sizeof *d);
	if (v->kind == VALUE_DATE)
		*d = v->date;
	else if (v->kind == VALUE_TEXT && text_is_nil(str_trim(v->text)))
		return true;
	else if (v->kind == VALUE_TEXT && date_parse(str_trim(v->text), d))
		return true;
	else if (v->kind != VALUE_NONE && v->kind != VALUE_MISSING) {
		fault(c->r, &tpl_type, c->node, _("%.*s: not a date but %s"), STR_ARG(node_path(c->r, c->node->a)),
		    kind_name(v));
		if (v->kind == VALUE_TEXT)
			fault_hint(c->r, "%s", _("a date is written 05/03/2026 or 2026-03-05"));
		return false;
	}
	return true;
}

/* code: 0 long, 1 short. */
static struct value
f_ngay(const struct tpl_call *c)
{
	struct value v;
	struct date d;
	struct out o;

	if (!want_date(c, &d))
		return POISON;
	out_init(&o);
	if (c->node->builtin->code == 0)
		date_put_long(&o, d);
	else if (d.year != 0)
		date_put_short(&o, d);
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

static struct value
f_bang_chu(const struct tpl_call *c)
{
	unsigned options = true_or(c, 2, false) ? TEXT_LE : 0;
	struct value v;
	struct dec d;
	struct out o;
	str unit;

	if (c->v[0].kind == VALUE_DATE) {
		out_init(&o);
		date_put_words(&o, c->v[0].date);
		v = text_value(c->r, &o);
		out_release(&o);
		return v;
	}
	if (!want_number(c, 0, &d) || !text_or(c, 1, STR(""), &unit))
		return POISON;
	if (!d.known)
		return value_text(STR("-"));
	v = value_text(text_number_words(c->r->a, d, options | (true_or(c, 3, false) ? TEXT_DIGITS : 0)));
	if (unit.n > 0)
		v.text = str_format(c->r->a, "%.*s %.*s", STR_ARG(v.text), STR_ARG(unit));
	return v;
}

/* code: 0 Roman, 1 letter of a điểm. */
static struct value
f_thu_tu(const struct tpl_call *c)
{
	enum { ROMAN_MAX = 3999 }; /* what I V X L C D M can write */
	bool roman = c->node->builtin->code == 0;
	int64_t n;
	str s = STR("");

	if (c->v[0].kind == VALUE_NONE || c->v[0].kind == VALUE_MISSING)
		return value_text(STR("-"));
	if (!want_int(c, 0, &n))
		return POISON;
	if (n >= 1 && n <= ROMAN_MAX)
		s = roman ? text_roman(c->r->a, (int)n) : text_diem_letter((int)n);
	if (s.n > 0)
		return value_text(s);
	fault(c->r, &tpl_bad_value, c->node,
	    roman ? _("no Roman numeral for %lld: 1 to 3999") : _("no letter for %lld: 1 to 23"), (long long)n);
	return POISON;
}

static struct value
f_so_hai(const struct tpl_call *c)
{
	struct value v;
	struct dec d;
	struct out o;
	int64_t n;

	if (!want_number(c, 0, &d))
		return POISON;
	out_init(&o);
	if (dec_to_int(d, &n) && n >= 0 && n < 10)
		out_printf(&o, "%02d", (int)n);
	else
		text_number_put(&o, d, -1);
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

static struct value
f_hoa(const struct tpl_call *c)
{
	str s;

	return want_text(c, 0, &s) ? value_text(text_upper(c->r->a, s)) : POISON;
}

static struct value
f_lien(const struct tpl_call *c)
{
	str s;

	return want_text(c, 0, &s) ? value_text(text_no_break(c->r->a, s)) : POISON;
}

static struct value
f_markdown(const struct tpl_call *c)
{
	const struct tpl_hooks *h = c->r->opt.hooks;
	str s;

	if (c->v[0].kind == VALUE_RICH)
		return c->v[0];
	if (!want_text(c, 0, &s))
		return POISON;
	if (h != NULL && h->markdown != NULL)
		return h->markdown(h->ctx, s, c->v[0].where, c->r->a, c->r->d);
	fault(c->r, &tpl_refused, c->node, "%s", _("Markdown can't be read here"));
	return POISON;
}

/* Line breaks that stay line breaks, also in a paragraph of its own. */
static struct value
f_xuong_dong(const struct tpl_call *c)
{
	struct rich *rich = ARENA_NEW(c->r->a, struct rich);
	struct block *block = ARENA_NEW(c->r->a, struct block);
	struct inline_node **last = &block->inlines;
	bool first = true;
	str s;

	if (c->v[0].kind == VALUE_RICH)
		return c->v[0];
	if (!want_text(c, 0, &s))
		return POISON;
	if (str_find_char(s, '\n', 0) == s.n)
		return value_text(s);
	block->kind = BLOCK_PARAGRAPH;
	while (s.n > 0 || first) {
		str line = str_split(&s, '\n');
		struct inline_node *text = ARENA_NEW(c->r->a, struct inline_node);

		if (!first) {
			struct inline_node *br = ARENA_NEW(c->r->a, struct inline_node);

			br->kind = INLINE_BREAK;
			*last = br;
			last = &br->next;
		}
		first = false;
		if (str_ends(line, STR("\r")))
			line.n--;
		text->kind = INLINE_TEXT;
		text->text = line;
		*last = text;
		last = &text->next;
	}
	rich->blocks = block;
	rich->inline_only = true;
	return value_rich(rich);
}

/* "16cm", "120 mm", "6in", "300pt", "12" (cm) as twips; 0: none. */
static int
parse_twips(str s)
{
	static const struct {
		const char *unit;
		int per; /* twips of ten units */
	} units[] = { { "cm", 5669 }, { "mm", 567 }, { "in", 14400 }, { "pt", 200 }, { "px", 150 }, { "", 5669 } };
	struct dec d;
	size_t n = 0;

	s = str_trim(s);
	while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '.' || s.p[n] == ','))
		n++;
	if (n > 0 && n < 16) {
		char digits[16];
		int64_t t;

		for (size_t i = 0; i < n; i++)
			digits[i] = s.p[i] == ',' ? '.' : s.p[i];
		if (!dec_parse((str){ digits, n }, &d))
			return 0;
		for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
			if (str_eq_nocase(str_trim(str_sub(s, n, s.n)), str_of(units[i].unit)) &&
			    dec_to_int(dec_round(dec_div(dec_mul(d, dec_int(units[i].per)), dec_int(10)), 0), &t) &&
			    t > 0 && t < 1000000)
				return (int)t;
	}
	return 0;
}

/* code: 0 width, 1 height. The other follows in proportion. */
static struct value
f_rong(const struct tpl_call *c)
{
	bool height = c->node->builtin->code == 1;
	struct value v = c->v[0];
	struct picture *p;
	int t;
	str s;

	if (v.kind == VALUE_MISSING || v.kind == VALUE_NONE)
		return v;
	if (!want_text(c, 1, &s))
		return POISON;
	if ((t = parse_twips(s)) == 0) {
		fault(c->r, &tpl_bad_value, c->node, _("\"%.*s\" is no length"), STR_ARG(s));
		fault_hint(c->r, "%s", _("\"16cm\", \"120mm\", \"6in\", \"300pt\""));
		return POISON;
	}
	if (v.kind == VALUE_PICTURE) {
		p = arena_copy(c->r->a, v.picture, sizeof *p);
		*(height ? &p->height_twips : &p->width_twips) = t;
		v.picture = p;
	} else if (v.kind == VALUE_CHART) {
		struct value *chart = ARENA_NEW(c->r->a, struct value);

		*chart = value_map(c->r->a);
		for (size_t i = 0; i < v.chart->map->n; i++)
			value_put(c->r->a, chart, v.chart->map->at[i].key, *(struct value *)v.chart->map->at[i].value);
		value_put(c->r->a, chart, height ? STR("cao_twips") : STR("rong_twips"), value_int(t));
		v.chart = chart;
	} else {
		fault(c->r, &tpl_type, c->node, _("%.*s: not a picture or chart but %s"),
		    STR_ARG(node_path(c->r, c->node->a)), kind_name(&v));
		return POISON;
	}
	return v;
}

const struct builtin house_filters[] = {
	{ "so", "so_le?", f_so, AS_NUMBER, "number", false },
	{ "phan_tram", "so_le?", f_so, AS_PERCENT, "number", false },
	{ "diem", "so_le?", f_so, AS_POINTS, "number", false },
	{ "tien", "don_vi? so_le?", f_so, AS_MONEY, "number", false },
	{ "tang_giam", "so_le? diem?", f_tang_giam, 0, "number", false },
	{ "ngay", "", f_ngay, 0, "date", false },
	{ "ngay_ngan", "", f_ngay, 1, "date", false },
	{ "bang_chu", "don_vi? le? tung_chu_so?", f_bang_chu, 0, "number", false },
	{ "la_ma", "", f_thu_tu, 0, "number", false },
	{ "chu_cai", "", f_thu_tu, 1, "number", false },
	{ "so_hai", "", f_so_hai, 0, "number", false },
	{ "hoa", "", f_hoa, 0, "text", false },
	{ "lien", "", f_lien, 0, "text", false },
	{ "markdown", "", f_markdown, 0, "text", false },
	{ "xuong_dong", "", f_xuong_dong, 0, "text", false },
	{ "rong", "rong", f_rong, 0, "picture", false },
	{ "cao", "cao", f_rong, 1, "picture", false },
	{ NULL, NULL, NULL, 0, NULL, false },
};
