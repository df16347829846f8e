/* At most six slices from 12 o'clock on, the rest as one; names stand beside, led by thin lines. */
#include "chart/draw.h"

#include <math.h>

#include "base/arena.h"

struct side_label {
	struct wrapped w;
	struct point edge;
	double y; /* middle */
	bool right;
};

/* Larger ones first, equal ones in their order; the rest joined at the end. */
size_t
pie_slices(const struct model *model, struct slice *at)
{
	size_t n = 0, limit = SLICES, known = 0;
	struct slice rest = { STR("Khác"), 0, dec_int(0), false };

	for (size_t i = 0; i < model->n; i++)
		known += model->series[0].at[i].known && model->series[0].at[i].at > 0;
	if (known > SLICES)
		limit = SLICES - 1;
	for (size_t i = 0; i < model->n; i++) {
		const struct chart_figure *f = &model->series[0].at[i];
		struct slice s = { model->labels[i], f->at, f->value, f->estimate };
		size_t k = n;

		if (!f->known || f->at <= 0)
			continue;
		while (k > 0 && at[k - 1].at < s.at)
			k--;
		if (n == limit && known > SLICES) {
			struct slice out = k < n ? at[n - 1] : s;

			rest.at += out.at;
			rest.value = dec_add(rest.value, out.value);
			rest.estimate |= out.estimate;
			if (k == n)
				continue;
			n--;
		}
		for (size_t j = n; j > k; j--)
			at[j] = at[j - 1];
		at[k] = s;
		n++;
	}
	if (rest.at > 0)
		at[n++] = rest;
	return n;
}

static void
put_slice(struct lay *l, struct point centre, double r, double from, double to, int style, bool estimate)
{
	struct item *it = VEC_ADD(l->a, &l->s->items);

	it->kind = to - from > 6.2831 ? ITEM_CIRCLE : ITEM_WEDGE; /* nearly 2π: a wedge would have its seam */
	it->role = "slice";
	it->n = 1;
	it->at = ARENA_NEW(l->a, struct point);
	it->at[0] = centre;
	it->r = r;
	it->from = from;
	it->to = to;
	it->fill = chart_style_fill(style, estimate);
	it->stroke = (struct chart_stroke){ CHART_WHITE, 1.2, DASH_NONE };
}

/* A grey ring around all slices shows where those that are nearly white end. */
static void
put_ring(struct lay *l, struct point centre, double r)
{
	struct item *it = VEC_ADD(l->a, &l->s->items);

	it->kind = ITEM_CIRCLE;
	it->role = "ring";
	it->n = 1;
	it->at = ARENA_NEW(l->a, struct point);
	it->at[0] = centre;
	it->r = r;
	it->fill.rgb = CHART_NO_COLOUR;
	it->stroke = (struct chart_stroke){ CHART_GREY, 0.6, DASH_NONE };
}

enum { TURNS = 60 }; /* rounds; what overlaps still stays so */

/* Moves one side's labels apart from each other and into the box, from the top down. */
static void
spread_labels(struct lay *l, struct side_label *at, size_t n, bool right, struct box b)
{
	struct side_label *side[SLICES + 1];
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (at[i].right == right) {
			size_t j = k++;

			for (; j > 0 && side[j - 1]->y > at[i].y; j--)
				side[j] = side[j - 1];
			side[j] = &at[i];
		}
	for (int turn = 0; turn < TURNS; turn++)
		for (size_t i = 0; i < k; i++) {
			double half = side[i]->w.n * line_height(l->small) / 2;

			side[i]->y = fmin(fmax(side[i]->y, b.y + half), b.y + b.h - half);
			if (i + 1 < k) {
				double need = (side[i]->w.n + side[i + 1]->w.n) * line_height(l->small) / 2 + 2,
				       lack = need - (side[i + 1]->y - side[i]->y);

				if (lack > 0) {
					side[i]->y -= lack / 2;
					side[i + 1]->y += lack / 2;
				}
			}
		}
}

void
draw_pie(struct lay *l)
{
	struct legend g = { { 0 } };
	struct slice *at = ARENA_ARRAY(l->a, struct slice, SLICES_ROOM);
	size_t n;
	struct box b = draw_frame(l, &g);
	double total = 0, angle = 0, r = fmin(b.h / 2 - 8, b.w * 0.2), room;
	struct point c = { b.x + b.w / 2, b.y + b.h / 2 };
	struct side_label names[SLICES + 1];

	n = pie_slices(l->m, at);
	for (size_t i = 0; i < n; i++)
		total += at[i].at;
	if (n == 0 || !(total > 0) || r < 4)
		return;
	room = b.w / 2 - r - 22;
	for (size_t i = 0; i < n; i++) {
		double to = i + 1 == n ? 2 * acos(-1) : angle + at[i].at / total * 2 * acos(-1),
		       middle = (angle + to) / 2;
		struct dec share = dec_mul(dec_div(at[i].value, dec_from_double(total)), dec_int(100));
		str text = model_is_percent(l->m->unit)
		    ? str_format(l->a, STR_FMT ": " STR_FMT, STR_ARG(at[i].name),
			  STR_ARG(model_number(l->a, at[i].value, l->m->series[0].places, l->m->unit)))
		    : str_format(l->a, STR_FMT ": " STR_FMT " (" STR_FMT ")", STR_ARG(at[i].name),
			  STR_ARG(model_number(l->a, at[i].value, l->m->series[0].places, STR(""))),
			  STR_ARG(model_number(l->a, share, 1, STR("%"))));

		put_slice(l, c, r, angle, to, (int)i, at[i].estimate);
		names[i].w = wrap(l, text, FONT_REGULAR, l->small, fmax(room, 20), 3);
		names[i].edge = (struct point){ c.x + r * sin(middle), c.y - r * cos(middle) };
		names[i].right = sin(middle) >= -1e-9;
		names[i].y = c.y - (r + 10) * cos(middle);
		angle = to;
	}
	put_ring(l, c, r);
	spread_labels(l, names, n, true, b);
	spread_labels(l, names, n, false, b);
	for (size_t i = 0; i < n; i++) {
		double side = names[i].right ? 1 : -1, x = c.x + side * (r + 18);
		struct point lead[3] = { names[i].edge,
			{ c.x + side * fmax(fabs(names[i].edge.x - c.x) + 4, r + 8), names[i].y },
			{ x - side * 3, names[i].y } };

		draw_path(l, "lead", lead, 3, (struct chart_stroke){ 0x8A8A8A, 0.5, DASH_NONE });
		draw_wrapped(l, "label", &names[i].w, FONT_REGULAR, l->small, x,
		    names[i].y - (names[i].w.n - 1) * line_height(l->small) / 2 + l->small * LABEL_MIDDLE,
		    names[i].right ? ANCHOR_START : ANCHOR_END, CHART_INK);
	}
}
