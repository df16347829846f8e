/*
 * From the description as the context has it to what can be drawn. Keys are
 * compared folded; an unknown one is an error with the nearest. Everything is looked at
 * before giving up, so that one run shows all that is wrong.
 */
#include "chart/model.h"

#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/out.h"
#include "chart/kinds.h"
#include "text/text.h"
#include "value/schema.h"
#include "value/value.h"

/* Beyond it no tick would have a decimal: 2 million tỷ đồng are 2·10^15 đồng. */
static const double FIGURE_MAX = 1e17;

/* ma, tu, nhan … are read by plan; the twips come from the filters rong and cao. */
static const char *const chart_keys[] = { "ma", "loai", "tieu_de", "don_vi", "don_vi_phu", "nguon", "muc_tieu",
	"ten_muc_tieu", "truc", "day", "rong", "cao", "rong_twips", "cao_twips", "so_le", "tach", "alt", "ten",
	"sua_duoc", "ghi_chu" };
static const char *const series_keys[] = { "ten", "gia_tri", "tu", "kieu", "loai_so", "truc_phu", "so_le", "ghi_chu" };

struct reader {
	struct model *m;
	struct arena *a;
	struct diags *d;
	bool ok;
};

static bool
is_blank_value(const struct value *v)
{
	return v == NULL || v->kind == VALUE_NONE || v->kind == VALUE_MISSING ||
	    (v->kind == VALUE_TEXT && str_trim(v->text).n == 0);
}

static str
label_of_value(struct reader *r, const struct value *v)
{
	struct out o;
	str s;

	if (is_blank_value(v))
		return STR("");
	out_init(&o);
	if (v->kind == VALUE_DEC)
		dec_put(&o, dec_trim(v->dec));
	else
		value_print(&o, v);
	for (size_t i = 0; i < o.n; i++) /* a label is one text: the layout breaks its lines */
		if ((unsigned char)o.p[i] < ' ' || o.p[i] == 0x7F)
			o.p[i] = ' ';
	s = text_nfc(r->a, str_trim(out_copy(&o, r->a)));
	out_release(&o);
	return s;
}

/* What stands in a cell of the chart's table: a label, a series' name. */
static str
read_cell_name(struct reader *r, const struct value *v)
{
	str name = label_of_value(r, v);

	if (name.n > LIMIT_CHART_TEXT) {
		diag_add(r->d, &chart_too_many, v->where, _("a name of %zu bytes"), name.n);
		r->ok = false;
	}
	return name;
}

static void
complain_wrong(struct reader *r, const struct diag_kind *kind, struct loc where, const char *key, const char *expected)
{
	diag_add(r->d, kind, where, "%s: %s", key, expected);
	r->ok = false;
}

static void
check_keys(struct reader *r, const struct value *map, const char *const *known, size_t n)
{
	str names[32];

	for (size_t i = 0; i < n; i++)
		names[i] = str_of(known[i]);
	for (size_t i = 0; i < map->map->n; i++) {
		str folded = text_fold(r->a, map->map->at[i].key), near;
		size_t k = 0;

		while (k < n && !str_eq(folded, names[k]))
			k++;
		if (k < n || str_starts(folded, STR("x_")))
			continue;
		diag_add(r->d, &chart_unknown_key, ((const struct value *)map->map->at[i].value)->where, STR_FMT,
		    STR_ARG(value_written(map, map->map->at[i].key)));
		near = str_nearest(folded, names, n);
		hint_near(r->d, A_KEY, near);
		r->ok = false;
	}
}

static const struct value *
value_of_key(struct reader *r, const struct value *map, const char *name)
{
	const struct value *v = value_at(map, str_of(name));

	for (size_t i = 0; v == NULL && i < map->map->n; i++)
		if (str_eq(text_fold(r->a, map->map->at[i].key), str_of(name)))
			v = map->map->at[i].value;
	return is_blank_value(v) ? NULL : v;
}

static bool
is_yes(struct reader *r, const struct value *map, const char *name)
{
	static const char *const words[] = { "co", "x", "1", "true", "dung", "yes" };
	const struct value *v = value_of_key(r, map, name);
	str s;

	if (v == NULL || v->kind == VALUE_BOOL)
		return v != NULL && v->b;
	s = text_fold(r->a, label_of_value(r, v));
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_eq(s, str_of(words[i])))
			return true;
	return false;
}

/* "16cm", "120mm", "6in", "300pt"; a plain number is centimetres. 0: none or nonsense. */
static double
length_pt(struct reader *r, const struct value *map, const char *name)
{
	static const struct {
		const char *unit;
		double pt;
	} units[] = { { "cm", 72 / 2.54 }, { "mm", 72 / 25.4 }, { "in", 72 }, { "pt", 1 } };
	const struct value *v = value_of_key(r, map, name);
	double factor = 72 / 2.54, x;
	struct dec n = DEC_NONE;
	str s;

	if (v == NULL)
		return 0;
	s = label_of_value(r, v);
	for (size_t i = 0; v->kind == VALUE_TEXT && i < sizeof units / sizeof units[0]; i++)
		if (str_ends(s, str_of(units[i].unit))) {
			s = str_trim(str_sub(s, 0, s.n - 2));
			factor = units[i].pt;
		}
	x = dec_parse(s, &n) || text_number_parse(s, ',', &n, NULL, NULL) ? dec_double(n) * factor : 0;
	if (!(x > 0 && x < LIMIT_CHART_SIDE)) {
		complain_wrong(r, &chart_wrong_type, v->where, name, _("expected a length such as 16cm"));
		return 0;
	}
	return x;
}

static int
places_of(struct reader *r, const struct value *map)
{
	const struct value *v = value_of_key(r, map, "so_le");
	int64_t n;

	if (v == NULL)
		return -1;
	if (v->kind == VALUE_DEC && dec_to_int(v->dec, &n) && n >= 0 && n <= 9)
		return (int)n;
	complain_wrong(r, &chart_wrong_type, v->where, "so_le", _("expected a number of decimals from 0 to 9"));
	return -1;
}

/* --- figures -------------------------------------------------------------- */

static struct chart_figure
read_chart_figure(struct reader *r, const struct value *v)
{
	struct chart_figure f = { 0, DEC_NONE, false, false };
	const char *why = NULL;

	if (v != NULL && v->kind == VALUE_MISSING && v->where.source != NULL) { /* a sheet's cell, which says why */
		diag_add(r->d, &chart_not_drawable, v->where, STR_FMT, STR_ARG(v->text));
		r->ok = false;
		return f;
	}
	if (is_blank_value(v) || (v->kind == VALUE_TEXT && text_is_nil(v->text)))
		return f;
	if (v->kind == VALUE_DEC)
		f.value = v->dec;
	else if (v->kind != VALUE_TEXT || !text_number_parse(str_trim(v->text), ',', &f.value, NULL, &why))
		f.value = DEC_NONE;
	f.known = f.value.known;
	if (!f.known) {
		diag_add(r->d, &chart_not_drawable, v->where.source != NULL ? v->where : r->m->where, "%s: " STR_FMT,
		    value_kind_name(v->kind), STR_ARG(label_of_value(r, v)));
		r->ok = false;
		return f;
	}
	f.at = dec_double(f.value);
	if (!(fabs(f.at) <= FIGURE_MAX)) {
		diag_add(r->d, &chart_not_drawable, v->where.source != NULL ? v->where : r->m->where, STR_FMT,
		    STR_ARG(dec_str(r->a, f.value)));
		diag_hint(r->d, "%s", _("choose a larger unit"));
		r->ok = false;
		return (struct chart_figure){ 0, DEC_NONE, false, false };
	}
	return f;
}

/* Decimals that the labels of these figures need: at most two, one from a thousand on, four where all are below 0,1. */
static int
places_needed(const struct chart_figure *at, size_t n)
{
	double largest = 0;
	int places = 0, most = 2;

	for (size_t i = 0; i < n; i++) {
		if (!at[i].known)
			continue;
		if (fabs(at[i].at) > largest)
			largest = fabs(at[i].at);
		if (dec_trim(at[i].value).scale > places)
			places = dec_trim(at[i].value).scale;
	}
	if (largest >= 1000)
		most = 1;
	else if (largest > 0 && largest < 0.1)
		most = 4;
	return places < most ? places : most;
}

static bool
is_estimate(str word)
{
	static const char *const words[] = { "uoc", "uoc_thuc_hien", "so_bo", "du_kien", "du_bao" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_eq(word, str_of(words[i])))
			return true;
	return false;
}

/* loai_so: one word for the series, or a list with one for each figure. */
static void
read_estimates(struct reader *r, struct series *s, const struct value *v, size_t n)
{
	for (size_t i = 0; v != NULL && i < n; i++) {
		const struct value *one = v;

		if (v->kind == VALUE_LIST)
			one = i < v->list->n ? &v->list->at[i] : NULL;
		if (is_blank_value(one))
			continue;
		s->at[i].estimate =
		    one->kind == VALUE_BOOL ? one->b : is_estimate(text_fold(r->a, label_of_value(r, one)));
		s->estimates |= s->at[i].estimate && s->at[i].known;
	}
	r->m->estimates |= s->estimates;
}

static void
read_one_series(struct reader *r, struct series *s, const struct value *v, int places)
{
	const struct value *figures = value_of_key(r, v, "gia_tri"), *kind = value_of_key(r, v, "kieu");
	str word;
	int own;

	check_keys(r, v, series_keys, sizeof series_keys / sizeof series_keys[0]);
	s->where = v->where;
	s->name = read_cell_name(r, value_of_key(r, v, "ten"));
	s->second = is_yes(r, v, "truc_phu");
	s->at = ARENA_ARRAY(r->a, struct chart_figure, r->m->n + 1);
	if (kind != NULL) {
		word = text_fold(r->a, label_of_value(r, kind));
		s->line = str_eq(word, STR("duong"));
		if (!s->line && !str_eq(word, STR("cot")))
			complain_wrong(r, &chart_wrong_type, kind->where, "kieu", _("cot or duong"));
	}
	if (figures == NULL || figures->kind != VALUE_LIST) {
		complain_wrong(r, &chart_wrong_type, figures != NULL ? figures->where : v->where, "gia_tri",
		    _("expected a list of figures"));
		return;
	}
	if (figures->list->n != r->m->n) {
		diag_add(r->d, &chart_lengths, figures->where.source != NULL ? figures->where : v->where,
		    _("%.*s has %zu figures, the axis %zu labels"), STR_ARG(s->name), figures->list->n, r->m->n);
		r->ok = false;
	}
	for (size_t i = 0; i < figures->list->n && i < r->m->n; i++) {
		s->at[i] = read_chart_figure(r, &figures->list->at[i]);
		s->known_n += s->at[i].known;
	}
	r->m->known_n += s->known_n;
	read_estimates(r, s, value_of_key(r, v, "loai_so"), r->m->n);
	own = places_of(r, v);
	if (own < 0)
		own = places;
	s->places = own >= 0 ? own : places_needed(s->at, r->m->n);
}

/* Labels of one axis agree in their decimals, unless a series asks otherwise. */
static void
agree_places(struct model *m)
{
	for (int second = 0; second < 2; second++) {
		int most = 0;

		for (size_t k = 0; k < m->series_n; k++)
			if (m->series[k].second == (second > 0) && m->series[k].places > most)
				most = m->series[k].places;
		for (size_t k = 0; k < m->series_n; k++)
			if (m->series[k].second == (second > 0))
				m->series[k].places = most;
	}
}

static void
read_all_series(struct reader *r, const struct value *map, int places)
{
	const struct value *list = value_of_key(r, map, "day");

	if (list == NULL || list->kind != VALUE_LIST || list->list->n == 0) {
		diag_add(r->d, &chart_nothing, list != NULL ? list->where : r->m->where, "day");
		r->ok = false;
		return;
	}
	if (list->list->n > LIMIT_CHART_SERIES || (r->m->n > 0 && list->list->n > LIMIT_CHART_POINTS / r->m->n)) {
		diag_add(r->d, &chart_too_many, list->where, _("%zu series of %zu figures"), list->list->n, r->m->n);
		r->ok = false;
		return;
	}
	r->m->series = ARENA_ARRAY(r->a, struct series, list->list->n);
	for (size_t i = 0; i < list->list->n; i++) {
		if (list->list->at[i].kind != VALUE_MAP) {
			complain_wrong(
			    r, &chart_wrong_type, list->list->at[i].where, "day", _("expected ten and gia_tri"));
			continue;
		}
		r->m->series[r->m->series_n].style = (int)r->m->series_n;
		read_one_series(r, &r->m->series[r->m->series_n++], &list->list->at[i], places);
	}
	if (places < 0)
		agree_places(r->m);
}

static void
read_labels(struct reader *r, const struct value *map)
{
	const struct value *axis = value_of_key(r, map, "truc"), *day = value_of_key(r, map, "day"), *first = NULL;
	size_t n = 0;

	if (day != NULL && day->kind == VALUE_LIST && day->list->n > 0 && day->list->at[0].kind == VALUE_MAP)
		first = value_of_key(r, &day->list->at[0], "gia_tri");
	if (axis != NULL && axis->kind != VALUE_LIST)
		complain_wrong(r, &chart_wrong_type, axis->where, "truc", _("expected a list of labels"));
	if (axis != NULL && axis->kind == VALUE_LIST)
		n = axis->list->n;
	else if (first != NULL && first->kind == VALUE_LIST)
		n = first->list->n;
	if (n > LIMIT_CHART_POINTS) {
		diag_add(r->d, &chart_too_many, axis != NULL ? axis->where : r->m->where, _("%zu labels"), n);
		r->ok = false;
		return;
	}
	r->m->n = n;
	r->m->labels = ARENA_ARRAY(r->a, str, n + 1);
	for (size_t i = 0; i < n; i++)
		r->m->labels[i] = axis != NULL && axis->kind == VALUE_LIST ? read_cell_name(r, &axis->list->at[i])
									   : str_format(r->a, "%zu", i + 1);
}

static void
read_targets(struct reader *r, const struct value *map)
{
	const struct value *v = value_of_key(r, map, "muc_tieu");

	r->m->target_name = read_cell_name(r, value_of_key(r, map, "ten_muc_tieu"));
	if (r->m->target_name.n == 0)
		r->m->target_name = STR("Mục tiêu");
	if (v == NULL)
		return;
	if (v->kind != VALUE_LIST) {
		r->m->target = read_chart_figure(r, v);
		return;
	}
	if (v->list->n != r->m->n) {
		diag_add(r->d, &chart_lengths, v->where, _("%.*s has %zu figures, the axis %zu labels"),
		    STR_ARG(STR("muc_tieu")), v->list->n, r->m->n);
		r->ok = false;
		return;
	}
	r->m->targets = ARENA_ARRAY(r->a, struct chart_figure, r->m->n + 1);
	for (size_t i = 0; i < r->m->n; i++)
		r->m->targets[i] = read_chart_figure(r, &v->list->at[i]);
}

static void
read_kind(struct reader *r, const struct value *map)
{
	const struct value *v = value_of_key(r, map, "loai");
	str word = text_fold(r->a, label_of_value(r, v)), near, all;
	const struct chart_kind *kind = kind_find(word, &near, &all, r->a);

	if (kind != NULL) {
		r->m->kind = kind;
		return;
	}
	diag_add(r->d, &chart_unknown_kind, v != NULL ? v->where : r->m->where, STR_FMT, STR_ARG(word));
	if (near.n > 0)
		hint_near(r->d, A_WORD, near);
	else
		diag_hint(r->d, STR_FMT, STR_ARG(all));
	r->ok = false;
}

/*
 * In a combined chart that says nothing of kieu the last series is the line; second axes are of lines and columns
 * only.
 */
static void
settle_kinds(struct model *m)
{
	bool some = false;

	for (size_t k = 0; k < m->series_n; k++) {
		some |= m->series[k].line;
		if (m->kind->lines != LINES_MARKED)
			m->series[k].line = m->kind->lines == LINES_ALL;
		if (m->kind->lines == LINES_NONE)
			m->series[k].second = false;
	}
	if (m->kind->lines == LINES_MARKED && !some && m->series_n > 1)
		m->series[m->series_n - 1].line = true;
}

/* Columns under lines are pale; panels, which are named, all look alike. */
static void
choose_styles(struct model *m)
{
	static const int pale[] = { 3, 6, 1, 5, 7 };
	int lines = 0, columns = 0;

	for (size_t k = 0; k < m->series_n; k++) {
		struct series *s = &m->series[k];

		if (m->split)
			s->style = 0;
		else if (m->kind->lines == LINES_MARKED)
			s->style = s->line ? lines++ : pale[columns++ % 5];
	}
}

static void
check_pie(struct reader *r)
{
	const struct series *s = &r->m->series[0];

	if (r->m->series_n > 1) {
		diag_add(r->d, &chart_not_drawable, r->m->series[1].where, "%s", _("a tron shows one series only"));
		r->ok = false;
	}
	for (size_t i = 0; i < r->m->n; i++)
		if (s->at[i].known && s->at[i].at < 0) {
			diag_add(r->d, &chart_not_drawable, s->where, "%s", _("a share below zero has no slice"));
			r->ok = false;
			return;
		}
}

static double
twips_of(const struct value *map, const char *name)
{
	const struct value *v = value_at(map, str_of(name));
	int64_t n;

	return v != NULL && v->kind == VALUE_DEC && dec_to_int(v->dec, &n) && n > 0 && n < LIMIT_CHART_SIDE * 20
	    ? (double)n / 20
	    : 0;
}

static void
read_chart_size(struct reader *r, const struct value *map)
{
	r->m->width_pt = twips_of(map, "rong_twips");
	r->m->height_pt = twips_of(map, "cao_twips");
	if (r->m->width_pt <= 0)
		r->m->width_pt = length_pt(r, map, "rong");
	if (r->m->height_pt <= 0)
		r->m->height_pt = length_pt(r, map, "cao");
}

static struct reader
model_all(const struct value *chart, struct arena *a, struct diags *d)
{
	struct reader r = { ARENA_NEW(a, struct model), a, d, true };
	const struct value *map = chart->kind == VALUE_CHART ? chart->chart : chart;

	r.m->kind = kind_first();
	r.m->where = chart->where.source != NULL ? chart->where : map->where;
	if (map->kind != VALUE_MAP) {
		complain_wrong(&r, &chart_wrong_type, r.m->where, "bieu_do", _("expected a map of keys"));
		return r;
	}
	check_keys(&r, map, chart_keys, sizeof chart_keys / sizeof chart_keys[0]);
	read_kind(&r, map);
	r.m->code = label_of_value(&r, value_of_key(&r, map, "ma"));
	r.m->title = label_of_value(&r, value_of_key(&r, map, "tieu_de"));
	if (r.m->title.n == 0)
		r.m->title = label_of_value(&r, value_of_key(&r, map, "ten"));
	r.m->unit = label_of_value(&r, value_of_key(&r, map, "don_vi"));
	r.m->second_unit = label_of_value(&r, value_of_key(&r, map, "don_vi_phu"));
	r.m->source = label_of_value(&r, value_of_key(&r, map, "nguon"));
	r.m->note = label_of_value(&r, value_of_key(&r, map, "ghi_chu"));
	r.m->alt = label_of_value(&r, value_of_key(&r, map, "alt"));
	r.m->split = is_yes(&r, map, "tach");
	r.m->editable = is_yes(&r, map, "sua_duoc");
	read_chart_size(&r, map);
	read_labels(&r, map);
	if (r.m->n <= LIMIT_CHART_POINTS && r.m->labels != NULL)
		read_all_series(&r, map, places_of(&r, map));
	read_targets(&r, map);
	settle_kinds(r.m);
	choose_styles(r.m);
	if (r.m->kind->body == BODY_SLICES && r.m->series_n > 0)
		check_pie(&r);
	return r;
}

struct model *
model_read(const struct value *chart, struct arena *a, struct diags *d)
{
	struct reader r = model_all(chart, a, d);

	if (!r.ok)
		return NULL;
	if (r.m->known_n == 0)
		diag_add(d, &chart_no_figures, r.m->where, STR_FMT, STR_ARG(r.m->title));
	return r.m;
}

struct model *
model_glance(const struct value *chart, struct arena *a)
{
	struct diags quiet;

	diags_init(&quiet, a);
	return model_all(chart, a, &quiet).m;
}

bool
model_is_percent(str unit)
{
	return unit.n > 0 && unit.p[0] == '%';
}

str
model_number(struct arena *a, struct dec value, int places, str unit)
{
	struct out o;
	str s;

	out_init(&o);
	text_number_put(&o, value, places);
	if (model_is_percent(unit))
		out_char(&o, '%');
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}
