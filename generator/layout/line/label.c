#include "layout/line/para.h"

/*
 * The list label: a portion of the first line like any other (layout/README.md, Tabs and list labels), followed by a
 * tab, a space that never stretches, nothing, or in ODF 1.1's label mode by room up to its minimum width.
 */
static const struct doc_run label_tab = { .kind = RUN_TAB };

static struct atom *
label_atom(struct work *w, enum atom_kind kind, const struct look *k, str text)
{
	struct atom *t = VEC_ADD(w->a, &w->atoms);

	t->kind = kind;
	t->label = true;
	t->look = k;
	t->text = text;
	return t;
}

static void
label_text_atoms(struct work *w, const struct look *k, str s)
{
	while (s.n > 0) {
		bool space = s.p[0] == ' ';
		size_t n = 1;

		while (n < s.n && (s.p[n] == ' ') == space)
			n++;
		if (space && n > 1)
			n = 1;
		atom_shape(w, label_atom(w, space ? ATOM_FIXED_SPACE : ATOM_WORD, k, str_sub(s, 0, n)));
		s = str_sub(s, n, s.n);
	}
}

static int
label_width(const struct work *w)
{
	int64_t units = 0;
	int clusters = 0;
	const struct look *k = NULL;

	for (size_t i = 0; i < w->atoms.n && w->atoms.at[i].label; i++) {
		const struct atom *t = &w->atoms.at[i];

		if (t->kind == ATOM_TAB || t->kind == ATOM_GAP)
			break;
		units += t->units;
		clusters += t->clusters;
		k = t->look;
	}
	return k != NULL ? look_twips(k, units, clusters) : 0;
}

/* How much of a width stands before the label's place by its alignment: all, half or nothing. */
static int
part_before(const struct doc_list_label *b, int width)
{
	if (b->align == PARA_RIGHT)
		return width;
	return b->align == PARA_CENTRE ? width / 2 : 0;
}

/* ODF 1.1: how far a label is moved to the right in its own room, which ends the least distance before the text. */
static int
label_move(const struct doc_list_label *b, int width)
{
	int room = b->min_width - b->min_distance - width;

	return room > 0 ? part_before(b, room) : 0;
}

static void
label_gap(struct work *w, const struct doc_list_label *b, const struct look *k)
{
	int width = label_width(w), room = b->min_width - width - label_move(b, width);

	label_atom(w, ATOM_GAP, k, STR(""))->units = room > b->min_distance ? room : b->min_distance;
}

void
label_atoms(struct work *w)
{
	const struct doc_list_label *b = w->p->label;
	const struct look *k;
	bool gap;

	if (b == NULL || b->text.n == 0)
		return;
	k = b->props != NULL ? look_of(w->l, b->props, false) : w->mark;
	gap = b->min_width > 0 || b->min_distance > 0;
	label_text_atoms(w, k, !gap && b->follow == 1 ? str_concat(w->l->a, b->text, STR(" ")) : b->text);
	if (gap)
		label_gap(w, b, k);
	else if (b->follow == 0)
		label_atom(w, ATOM_TAB, k, STR(""))->run = &label_tab;
}

double
label_shift(const struct work *w)
{
	const struct doc_list_label *b = w->p->label;
	int width;

	if (b == NULL || b->text.n == 0 || b->align == PARA_LEFT)
		return 0;
	width = label_width(w);
	if (b->min_width > 0)
		return -label_move(b, width);
	return part_before(b, width);
}
