/* Which reader reads which kind of package: the one place that knows. */
#include "batch/batch.h"

#include "base/diag.h"
#include "document/read.h"
#include "docx/docx.h"
#include "odt/odt.h"
#include "package/package.h"

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
