#include "layout/page/flow.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/text.h"

/*
 * Tables whose columns are too narrow for what came into them. Each column needs its widest figure (with its unit, or
 * a range) or word, measured as layout itself measures. Where one has less, the others give what they can spare, in
 * proportion; where they can't, the letters go down a step of the house's sizes and all is measured again. The first
 * that does is taken: first without taking more than half of a column, so that text does not stand in a pole. Whoever
 * fills a template writes the result into the package, so that every program shows the same columns.
 *
 * Rejected: an estimate by letters, which was wrong by a fifth for capitals and figures; letting each program widen its
 * columns by content, since Word does it, LibreOffice does not, and neither changes the size.
 */
enum {
	TOLERANCE = 10, /* twips that a word may hang over: less than any digit is wide */
	EASE = 20,      /* twips that a widened column gets more than it needs: programs round differently */
	GIVES_MOST = 2, /* a column gives no more than one of so many parts of it, but as a last resort */
	DOTS = 4,       /* a row of them is a line to write on, not a word */
	SHOWN_MOST = 60 /* bytes of a cell's text in a complaint */
};

static const int size_steps[] = { 26, 24, 22, 20 }; /* half-points: 13, 12, 11, 10 pt */
enum { SIZE_STEPS = sizeof size_steps / sizeof *size_steps };

/* A look with smaller letters: one for each, since layout knows looks by where they stand. */
struct smaller_look {
	const struct doc_char_props *of, *props;
};

struct smaller_looks {
	VEC(struct smaller_look) at;
};

struct fitting {
	struct layout *l;
	struct smaller_looks *looks;
	const struct doc_table *t;
	int columns;
	double *width;                 /* as they are */
	double *need;                  /* at the size that is tried */
	int size;                      /* half-points that letters are held to; 0: as they are */
	const struct doc_cell *widest; /* of those that have less than they need the one that lacks most */
	double lacks;                  /* how much; 0: none */
	struct arena *a;               /* of one trial */
};

/* --- what a cell needs --------------------------------------------------------- */

/* Letters or figures, and no line of dots to write on. */
static bool
is_measured_text(str s)
{
	bool any = false;
	size_t dots = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		any |= (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
		dots = strchr("._", c) != NULL ? dots + 1 : 0;
		if (dots >= DOTS)
			return false;
	}
	return any && str_find(s, STR("……"), 0) == s.n;
}

static const struct doc_char_props *
smaller_look(const struct fitting *f, const struct doc_char_props *of)
{
	struct smaller_looks *looks = f->looks;
	struct doc_char_props *props;

	for (size_t i = 0; i < looks->at.n; i++)
		if (looks->at.at[i].of == of && looks->at.at[i].props->size_half_points == f->size)
			return looks->at.at[i].props;
	props = arena_copy(f->l->keep, of, sizeof *of);
	props->size_half_points = f->size;
	*VEC_ADD(f->l->keep, &looks->at) = (struct smaller_look){ of, props };
	return props;
}

/* The run, with its figures held together if asked for, and its letters no larger than the size that is tried. */
static struct doc_run *
copy_run(const struct fitting *f, const struct doc_run *r, bool hold)
{
	struct doc_run *copy = arena_copy(f->a, r, sizeof *r);

	if (r->kind == RUN_TEXT && hold)
		copy->text = text_hold_figures(f->a, r->text);
	if (f->size > 0 && r->props->size_half_points > f->size)
		copy->props = smaller_look(f, r->props);
	return copy;
}

/* NULL: nothing in it counts. A drawing is no word. */
static struct doc_para *
copy_para(const struct fitting *f, const struct doc_para *para, bool hold)
{
	struct doc_para *copy = arena_copy(f->a, para, sizeof *para);
	struct doc_run **last = &copy->runs;
	bool words = false;

	for (const struct doc_run *r = para->runs; r != NULL; r = r->next) {
		if (r->kind == RUN_DRAWING)
			continue;
		words |= (r->kind == RUN_TEXT || r->kind == RUN_FIELD) && is_measured_text(r->text);
		*last = copy_run(f, r, hold);
		last = &(*last)->next;
	}
	*last = NULL;
	return words ? copy : NULL;
}

static double
cell_need(const struct fitting *f, const struct doc_cell *c)
{
	double need = 0;

	if (c->direction != TEXT_HORIZONTAL)
		return 0;
	for (const struct doc_block *b = c->blocks; b != NULL; b = b->next) {
		struct doc_para *para = b->kind == DOC_PARAGRAPH ? copy_para(f, b->para, true) : NULL;
		double least, most;

		if (para == NULL)
			continue;
		lay_widths(f->l, para, &least, &most);
		need = fmax(need, least + c->margin[SIDE_LEFT] + c->margin[SIDE_RIGHT]);
	}
	return need;
}

static int
cell_span(const struct doc_cell *c)
{
	return c->column_span > 1 ? c->column_span : 1;
}

/* What a cell over several columns needs beyond them: first of those that have it to spare, then of all alike. */
static void
share_need(struct fitting *f, const struct doc_cell *c, double need)
{
	int n = cell_span(c);
	double lacks = need, spare = 0;

	for (int i = c->column; i < c->column + n; i++) {
		lacks -= f->need[i];
		spare += fmax(0, f->width[i] - f->need[i]);
	}
	if (lacks <= 0)
		return;
	for (int i = c->column; i < c->column + n; i++) {
		double own = fmax(0, f->width[i] - f->need[i]);

		f->need[i] += spare >= lacks ? own * lacks / spare : own + (lacks - spare) / n;
	}
}

static double
cell_width(const struct fitting *f, const struct doc_cell *c)
{
	double width = 0;

	for (int i = c->column; i < c->column + cell_span(c); i++)
		width += f->width[i];
	return width;
}

static void
measure_needs(struct fitting *f)
{
	memset(f->need, 0, sizeof *f->need * (size_t)f->columns);
	f->widest = NULL;
	f->lacks = 0;
	for (int turn = 0; turn < 2; turn++) /* single columns first */
		for (const struct doc_row *r = f->t->rows; r != NULL; r = r->next)
			for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
				double need;

				if ((cell_span(c) > 1) != (turn == 1) || c->column < 0 ||
				    c->column + cell_span(c) > f->columns)
					continue;
				need = cell_need(f, c);
				if (need - cell_width(f, c) > fmax(f->lacks, TOLERANCE)) {
					f->lacks = need - cell_width(f, c);
					f->widest = c;
				}
				if (turn == 1)
					share_need(f, c, need);
				else
					f->need[c->column] = fmax(f->need[c->column], need);
				arena_reset(f->a);
			}
}

/* --- who gives, who takes ------------------------------------------------------- */

static bool
column_lacks(const struct fitting *f, int i)
{
	return f->need[i] > f->width[i] + TOLERANCE;
}

/* The columns anew, together as wide as before; false: what the others can spare is not enough. */
static bool
share_widths(const struct fitting *f, bool all_they_can, int *widths)
{
	double lacks = 0, spare = 0, sum = 0;
	int done = 0, widest = 0;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < f->columns; i++) {
			double keeps = fmax(f->need[i] + EASE, all_they_can ? 0 : f->width[i] / GIVES_MOST),
			       own = fmax(0, f->width[i] - keeps);

			if (pass == 0) {
				lacks += column_lacks(f, i) ? f->need[i] + EASE - f->width[i] : 0;
				spare += column_lacks(f, i) ? 0 : own;
				sum += f->width[i];
				continue;
			}
			widths[i] = (int)(column_lacks(f, i) ? f->need[i] + EASE : f->width[i] - own * lacks / spare);
			done += widths[i];
			widest = widths[i] > widths[widest] ? i : widest;
			if (i + 1 == f->columns)
				widths[widest] += (int)lround(sum) - done;
		}
	return lacks <= spare;
}

/* --- a table --------------------------------------------------------------------- */

static int
cell_size(const struct doc_cell *c)
{
	int size = 0;

	for (const struct doc_block *b = c->blocks; b != NULL; b = b->next) {
		if (b->kind != DOC_PARAGRAPH)
			continue;
		if (b->para->mark_props != NULL && b->para->mark_props->size_half_points > size)
			size = b->para->mark_props->size_half_points;
		for (const struct doc_run *r = b->para->runs; r != NULL; r = r->next)
			if (r->kind == RUN_TEXT && r->props->size_half_points > size)
				size = r->props->size_half_points;
	}
	return size;
}

static int
table_size(const struct doc_table *t)
{
	int size = 0;

	for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
			size = cell_size(c) > size ? cell_size(c) : size;
	return size;
}

static const bool *
smaller_cells(const struct fitting *f, struct arena *a)
{
	bool *smaller = ARENA_ARRAY(a, bool, (size_t)f->t->rows_n *(size_t)f->columns);
	size_t row = 0;

	for (const struct doc_row *r = f->t->rows; r != NULL; r = r->next, row++)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
			if (c->column >= 0 && c->column < f->columns)
				smaller[row * (size_t)f->columns + (size_t)c->column] = cell_size(c) > f->size;
	return smaller;
}

static void
complain_unfit(const struct fitting *f, struct diags *d)
{
	const struct doc_cell *c = f->widest;
	struct loc where = c != NULL && c->where.source != NULL ? c->where : f->t->where;
	struct out o;
	str text;

	out_init(&o);
	for (const struct doc_block *b = c != NULL ? c->blocks : NULL; b != NULL; b = b->next)
		for (const struct doc_run *r = b->kind == DOC_PARAGRAPH ? b->para->runs : NULL; r != NULL; r = r->next)
			if (r->kind == RUN_TEXT)
				out_put(&o, r->text);
	text = str_trim(out_str(&o));
	if (text.n > SHOWN_MOST) {
		text.n = SHOWN_MOST;
		while (text.n > 0 && ((unsigned char)text.p[text.n] & 0xc0) == 0x80)
			text.n--;
	}
	diag_add(d, &lay_unfit, where, _("%d columns; %.*s"), f->columns, STR_ARG(text));
	diag_hint(d, "%s", _("divide the table, lay its page across, or show the figures in a larger unit"));
	out_release(&o);
}

/* Is there a step below the sizes so far? f->size is it then. */
static bool
next_size(struct fitting *f, int largest)
{
	for (int i = 0; i < SIZE_STEPS; i++)
		if (size_steps[i] < (f->size > 0 ? f->size : largest)) {
			f->size = size_steps[i];
			return true;
		}
	return false;
}

/* Does a line of the cell end within a figure, with the columns as wide as that? */
static bool
breaks_figure(const struct fitting *f, const struct doc_cell *c, const int *widths)
{
	struct band band = { .width = -c->margin[SIDE_LEFT] - c->margin[SIDE_RIGHT] };
	bool breaks = false;

	for (int i = c->column; i < c->column + cell_span(c); i++)
		band.width += widths != NULL ? widths[i] : f->width[i];
	for (const struct doc_block *b = c->blocks; b != NULL; b = b->next) {
		struct doc_para *para = b->kind == DOC_PARAGRAPH ? copy_para(f, b->para, false) : NULL;
		struct para_lines *lines = para != NULL ? lay_lines(f->l, para, &band) : NULL;

		for (size_t i = 0; lines != NULL && i + 1 < lines->n; i++)
			breaks |= text_breaks_figure(lines->text, lines->at[i].text_to);
	}
	arena_reset(f->a);
	return breaks;
}

/* NULL: no line of any cell ends within a figure. */
static const bool *
held_cells(const struct fitting *f, const int *widths, struct arena *a)
{
	bool *held = NULL;
	size_t row = 0;

	for (const struct doc_row *r = f->t->rows; r != NULL; r = r->next, row++)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
			if (c->column < 0 || c->column + cell_span(c) > f->columns || c->direction != TEXT_HORIZONTAL ||
			    !breaks_figure(f, c, widths))
				continue;
			if (held == NULL)
				held = ARENA_ARRAY(a, bool, (size_t)f->t->rows_n *(size_t)f->columns);
			held[row * (size_t)f->columns + (size_t)c->column] = true;
		}
	return held;
}

static struct lay_table_fit *
fit_table(struct fitting *f, struct arena *a, struct diags *d)
{
	struct lay_table_fit fit = { .table = f->t };
	int *widths = ARENA_ARRAY(a, int, (size_t)f->columns), largest;
	bool fits;

	measure_needs(f);
	if (f->widest != NULL) {
		largest = table_size(f->t);
		while (!(fits = share_widths(f, false, widths)) && next_size(f, largest))
			measure_needs(f);
		if (!fits && !share_widths(f, true, widths)) {
			complain_unfit(f, d);
			return NULL;
		}
		fit.widths = widths;
		fit.size_half_points = f->size;
		fit.smaller = f->size > 0 ? smaller_cells(f, a) : NULL;
	}
	fit.held = held_cells(f, fit.widths, a);
	return fit.widths != NULL || fit.held != NULL ? arena_copy(a, &fit, sizeof fit) : NULL;
}

static double
column_for_tables(const struct doc_section *s)
{
	double width = s->page_width - s->margin[SIDE_LEFT] - s->margin[SIDE_RIGHT] - s->gutter;

	if (s->columns > 1 && s->column_width != NULL)
		return s->column_width[0];
	return s->columns > 1 ? (width - s->gap * (s->columns - 1)) / s->columns : width;
}

const struct lay_table_fit *
lay_fit_tables(
    const struct document *doc, struct shaper *shaper, const struct lay_options *opt, struct arena *a, struct diags *d)
{
	struct doc_manners manners = doc_manners(&doc->source, opt->like);
	struct diags unheard; /* what is said of fonts and letters is said when pages are made */
	struct arena *own = arena_new(1 << 16), *trial = arena_new(1 << 14);
	struct layout l = { .doc = doc,
		.shaper = shaper,
		.manners = &manners,
		.d = &unheard,
		.draw = lay_drawing,
		.a = own,
		.keep = own,
		.fitted = true,
		.pages_text = STR("1") };
	const struct lay_table_fit *first = NULL, **last = &first;
	struct smaller_looks looks = { .at = { NULL, 0, 0 } };

	diags_init(&unheard, own);
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
		for (const struct doc_block *b = s->blocks; b != NULL; b = b->next) {
			struct fitting f = { .l = &l, .looks = &looks, .t = b->table, .a = trial };
			struct lay_table_fit *fit;
			struct table_plan *plan;

			if (b->kind != DOC_TABLE || b->table->number == 0)
				continue;
			l.a = own;
			plan = table_plan_new(&l, b->table, column_for_tables(s));
			l.a = trial;
			if (plan->n != b->table->columns)
				continue;
			f.columns = plan->n;
			f.width = ARENA_ARRAY(own, double, (size_t)f.columns);
			f.need = ARENA_ARRAY(own, double, (size_t)f.columns);
			for (int i = 0; i < f.columns; i++)
				f.width[i] = plan->edge[i + 1] - plan->edge[i];
			fit = fit_table(&f, a, d);
			if (fit != NULL) {
				*last = fit;
				last = &fit->next;
			}
		}
	arena_free(trial);
	arena_free(own);
	shape_begin(shaper);
	return first;
}
