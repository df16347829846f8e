/*
 * Which reader reads which kind of package: the one place that knows. And where fill and layout, which don't know each
 * other, meet: a filled package is read, its tables are measured, and what they need is set in the package.
 */
#include "batch/batch.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "batch/kinds.h"
#include "document/read.h"
#include "docx/docx.h"
#include "fill/fill.h"
#include "layout/layout.h"
#include "odt/odt.h"
#include "package/package.h"
#include "shape/shape.h"

struct document *
batch_document(struct package *pkg, struct arena *a, struct diags *d)
{
	static const struct {
		enum package_kind kind;
		struct document *(*read)(struct package *, struct arena *, struct diags *);
	} readers[] = { { PACKAGE_DOCX, docx_read }, { PACKAGE_ODT, odt_read } };

	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (readers[i].kind == pkg_kind(pkg))
			return readers[i].read(pkg, a, d);
	diag_add(d, &doc_no_text, loc_file(d->a, str_of(pkg_name(pkg))), NULL);
	return NULL;
}

/* What the reader says of a document is said when its pages are made. */
bool
batch_fit_tables(struct package *pkg, struct shaper *shaper, struct arena *a, struct diags *d)
{
	static const struct lay_options options = { .like = LIKE_WORD };
	const struct lay_table_fit *found = NULL;
	struct fill_table_fit *fits;
	struct diags unheard;
	struct document *doc;
	size_t n = 0;
	str body;

	if (!pkg_read(pkg, pkg_main_part(pkg, d), &body, d))
		return false;
	if (body.n > LIMIT_FIT_BYTES) {
		diag_add(d, &batch_unmeasured, loc_file(d->a, str_of(pkg_name(pkg))), NULL);
		return true;
	}
	diags_init(&unheard, a);
	doc = batch_document(pkg, a, &unheard);
	if (doc != NULL)
		found = lay_fit_tables(doc, shaper, &options, a, d);
	for (const struct lay_table_fit *f = found; f != NULL; f = f->next)
		n++;
	fits = ARENA_ARRAY(a, struct fill_table_fit, n + 1);
	n = 0;
	for (const struct lay_table_fit *f = found; f != NULL; f = f->next)
		fits[n++] = (struct fill_table_fit){ f->table->number, f->widths, f->table->columns, f->table->rows_n,
			f->size_half_points, f->smaller, f->held };
	return fill_fit(pkg, fits, n, a, d);
}
