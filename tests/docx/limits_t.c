#include "base/limits.h"
#include "docx/made.h"

/* Each limit of the reader at its seam: exactly full is silent, one more is told (I118). */

static str
repeated(struct arena *a, const char *one, int n)
{
	str s;
	struct out o;

	out_init(&o);
	for (int i = 0; i < n; i++)
		out_printf(&o, one, i);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static bool
told(const struct made *m)
{
	for (const struct diag *d = m->d->first; d != NULL; d = d->next)
		if (strcmp(d->kind->id, "I118") == 0)
			return true;
	return false;
}

TEST(what_is_more_than_is_kept_is_told)
{
	static const struct {
		const char *before, *one, *after;
		int most;
	} rows[] = {
		{ "<w:p><w:pPr><w:tabs>", "<w:tab w:val=\"left\" w:pos=\"%d\"/>", "</w:tabs></w:pPr></w:p>", LIMIT_TAB_STOPS },
		{ "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText>",
		    "<w:instrText>%04d</w:instrText>",
		    "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", LIMIT_FIELD_BYTES / 4 - 1 },
		{ "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>"
		  "<a:custGeom><a:pathLst><a:path><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo>",
		    "<a:lnTo><a:pt x=\"%d\" y=\"0\"/></a:lnTo>",
		    "</a:path></a:pathLst></a:custGeom></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
		    LIMIT_SHAPE_SEGMENTS - 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int more = 0; more < 2; more++) {
			struct arena *a = arena_new(1 << 20);
			str middle = repeated(a, rows[i].one, rows[i].most + more);
			struct made m = make(str_format(a, "%s" STR_FMT "%s", rows[i].before, STR_ARG(middle), rows[i].after).p);

			read_it(&m);
			if (told(&m) != (more > 0))
				FAIL("row %zu: %d and %d", i, rows[i].most, more);
			arena_free(m.a);
			arena_free(a);
		}
}

TEST(formulas_of_a_shape_beyond_the_limit_are_told)
{
	int first = -1;

	/* some are the reader's own (w, h, …): the seam is found, and silence on one side of it */
	for (int n = LIMIT_SHAPE_FORMULAS - 100; n <= LIMIT_SHAPE_FORMULAS + 1 && first < 0; n++) {
		struct arena *a = arena_new(1 << 20);
		str middle = repeated(a, "<a:gd name=\"g%d\" fmla=\"val 1\"/>", n);
		struct made m = make(str_format(a,
		    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><a:graphic><a:graphicData><wps:wsp>"
		    "<wps:spPr><a:custGeom><a:gdLst>" STR_FMT "</a:gdLst><a:pathLst/></a:custGeom></wps:spPr></wps:wsp>"
		    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>", STR_ARG(middle)).p);

		read_it(&m);
		if (told(&m))
			first = n;
		arena_free(m.a);
		arena_free(a);
	}
	OK(first > LIMIT_SHAPE_FORMULAS - 100 && first <= LIMIT_SHAPE_FORMULAS + 1);
}
