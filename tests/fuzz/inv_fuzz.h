#ifndef TESTS_FUZZ_INV_FUZZ_H
#define TESTS_FUZZ_INV_FUZZ_H

/*
 * What is filled stays valid. A template in the little text form of tests/fill/doc.h, 'h' as DOCX, 't' as ODT; a line
 * "=== data" begins JSON that is filled in instead of the usual data. Such a template is sound before; when filling
 * complains of nothing, all invariants hold afterwards, in memory and read back from the bytes, and it can be laid out.
 */
#include "fuzz.h"

#include "../fill/doc.h"
#include "batch/batch.h"
#include "input/input.h"

static struct value
inv_markdown(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	(void)ctx;
	return value_rich(in_markdown(text, where, a, d));
}

static const struct tpl_hooks inv_hooks = { NULL, inv_markdown };
static const char inv_data[] =
    "{\"x\": \"Xã A & B\", \"n\": 12.5, \"xs\": [1, 2, 3], \"co\": true, \"khong\": null, \"dong\": \"một\\nhai\","
    " \"ds\": [{\"t\": \"a\", \"con\": [1]}, {\"t\": \"b\", \"con\": []}],"
    " \"m\": {\"$markdown\": \"# A\\n\\n- b\\n- c[^1]\\n\\n| d | e |\\n|---|---|\\n| f | g |\\n\\n[^1]: chú\"}}";

static struct value
inv_context(str text, struct arena *a)
{
	struct in_options in = { .mark = '.' };
	struct value context;
	struct diags d;

	diags_init(&d, a);
	context = text.n > 0 ? in_read_bytes(text, STR("json"), &in, "data", a, &d) : value_none();
	if (context.kind != VALUE_MAP || !diags_ok(&d)) {
		diags_init(&d, a);
		context = in_read_bytes(str_of(inv_data), STR("json"), &in, "data", a, &d);
	}
	fill_values(&context, &inv_hooks, a, &d);
	return context;
}

static void
inv_holds(struct package *p, struct arena *a, const char *what)
{
	struct diags d;
	str said;

	diags_init(&d, a);
	if (fill_invariants(p, a, &d))
		return;
	said = tap_diags(a, &d);
	fprintf(stderr, STR_FMT, STR_ARG(said));
	fuzz_demand(false, what);
}

/* What was filled, and what is read from its bytes. */
static void
inv_filled(struct package *p, bool docx, struct arena *a)
{
	struct package *again;
	struct diags d;
	str bytes;

	diags_init(&d, a);
	inv_holds(p, a, "invariants of what is filled");
	fuzz_demand(pkg_bytes(p, a, &bytes, &d), "what is filled can be written");
	again = pkg_open_bytes(bytes, docx ? "x.docx" : "x.odt", a, &d);
	fuzz_demand(again != NULL, "what is written can be read");
	inv_holds(again, a, "invariants of what is read back");
	fuzz_demand(batch_document(again, a, &d) != NULL, "what is filled has a document's model");
}

static void
fuzz_inv(const uint8_t *data, size_t n)
{
	struct fill_options opt = { .hooks = &inv_hooks, .folder = "/nonexistent", .missing = TPL_MISSING_EMPTY };
	bool docx = n > 0 && data[0] == 'h';
	struct fill_template *f;
	struct value context;
	struct package *p;
	struct arena *a;
	struct diags d;
	struct doc *t;
	str rest, body, next = STR("");

	if (n < 2 || n > 1 << 16 || (data[0] != 'h' && data[0] != 't') || memchr(data, 0, n) != NULL)
		return;
	a = arena_new(1 << 16);
	rest = str_copy(a, (str){ (const char *)data + 1, n - 1 });
	body = fuzz_part(&rest, &next);
	context = inv_context(str_eq(next, STR("data")) ? rest : STR(""), a);
	t = doc_new(str_c(a, body), NULL, "{}", docx);
	doc_open(t);
	diags_init(&d, a);
	if (fill_invariants(t->p, a, &d) && (f = fill_compile(t->p, a, &d)) != NULL) {
		p = pkg_clone(t->p, a);
		if (fill_run(f, p, &context, &opt, a, &d) && diags_ok(&d))
			inv_filled(p, docx, a);
	}
	doc_free(t);
	arena_free(a);
}

/* Tags of every scope beside each other, tables, notes, and data that are not what the template counts on. */
static str
fuzz_inv_change(struct arena *a, str s, unsigned *state)
{
	static const char *const pieces[] = { "{{", "}}", "{{ x }}", "{{ m }}", "{{ dong }}", "{{ khong }}", "{% if co %}", "{% if khong %}",
		"{% else %}", "{% endif %}", "{% for x in xs %}", "{% for d in ds %}", "{% for c in d.con %}", "{{ d.t }}", "{% endfor %}",
		"{%p if co %}", "{%tr for x in xs %}", "{%tr endfor %}", "{%tc for x in xs %}", "{%tc endfor %}", "{%- ", " -%}", "{% vm %}",
		"{% gop %}", "{% hm %}", "{% colspan 2 %}", "|", "^", "(2)", " // ", "- ", "*", "[chú: a]", "[hình]", "\n", "\n\n", "\n| a | b |\n",
		"\n| {{ x }} | ^ |\n", "⏎", "⇥", "⤓", "\n=== data\n{", "\"xs\": [], ", "\"ds\": null, ", "\"m\": {\"$markdown\": \"| a |\\n|---|\\n| b |\"}, " };

	return fuzz_change_text(a, s, state, pieces, sizeof pieces / sizeof *pieces);
}

FUZZ_TARGET(fuzz_inv, fuzz_inv_change)

#endif
