#include "import/import.h"

#include "base/diag.h"
#include "import/inner.h"
#include "import/kinds.h"

struct document *
import_package(struct package *pkg, struct arena *a, struct diags *d)
{
	static const struct {
		enum package_kind kind;
		struct document *(*read)(struct package *, struct arena *, struct diags *);
	} readers[] = { { PACKAGE_DOCX, import_docx }, { PACKAGE_ODT, import_odt } };

	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (readers[i].kind == pkg_kind(pkg))
			return readers[i].read(pkg, a, d);
	diag_add(d, &import_no_text, loc_file(d->a, str_of(pkg_name(pkg))), NULL);
	return NULL;
}
