#include "base/file.h"
#include "document/manners.h"
#include "tap.h"

/*
 * The table of manners, as it comes out: a changed cell shows in tests/document/golden/manners.txt, which UPDATE=1
 * writes anew. What a row means is shown by the test that it names.
 */
static const char golden[] = "tests/document/golden/manners.txt";

static const struct {
	const char *name;
	struct doc_source source;
} profiles[] = {
	{ "docx 14", { .origin = ORIGIN_DOCX, .compat_mode = 14 } },
	{ "docx 15", { .origin = ORIGIN_DOCX, .compat_mode = 15, .shrinks_spaces = true } },
	{ "odt own", { .origin = ORIGIN_ODT, .compat_mode = 15 } },
	{ "odt old", { .origin = ORIGIN_ODT, .compat_mode = 14, .shrinks_spaces = true } }, /* of Word */
};
enum { PROFILES = sizeof profiles / sizeof *profiles };

/* The profile with all that a document can ask for besides. */
static struct doc_source
asking(struct doc_source s)
{
	s.sum_spacing = s.no_expand_shift_return = s.mark_after_break = s.uneven_columns = s.space_at_page_top = true;
	s.long_tables_divide = s.external_leading = s.former_line_spacing = s.former_wrapping = s.notes_under_text = true;
	return s;
}

/* '+' always, '.' never, 's' by a setting of its own. */
static char
cell(int row, struct doc_source source, enum doc_likeness like)
{
	struct doc_source asks = asking(source);
	bool plain = doc_manner_at(row, &source, like).holds, asked = doc_manner_at(row, &asks, like).holds;

	if (plain != asked)
		return asked ? 's' : '!';
	return plain ? '+' : '.';
}

static void
manners_print(struct out *o)
{
	out_printf(o, "%-34s", "word lo25 lo74 in each");
	for (int p = 0; p < PROFILES; p++)
		out_printf(o, "%s%s", profiles[p].name, p + 1 < PROFILES ? "  " : "\n");
	for (int i = 0; i < doc_manners_count(); i++) {
		out_printf(o, "%-34s", doc_manner_at(i, &profiles[0].source, LIKE_WORD).name);
		for (int p = 0; p < PROFILES; p++) {
			for (int like = 0; like < DOC_LIKENESSES; like++)
				out_printf(o, "%s%c", like > 0 ? " " : "", cell(i, profiles[p].source, (enum doc_likeness)like));
			out_puts(o, p + 1 < PROFILES ? "    " : "\n");
		}
	}
}

TEST(each_program_has_the_manners_that_are_written_down)
{
	struct arena *a = arena_new(1 << 14);
	struct diags d;
	struct out o;
	str want;

	diags_init(&d, a);
	out_init(&o);
	manners_print(&o);
	if (getenv("UPDATE") != NULL)
		OK(file_write(golden, out_str(&o), &d));
	OK(file_read(golden, a, &want, &d));
	IS_STR(out_str(&o), want);
	out_release(&o);
	arena_free(a);
}

TEST(every_manner_names_a_test_that_there_is)
{
	struct arena *a = arena_new(1 << 20);
	struct diags d;
	str lines, flow;

	diags_init(&d, a);
	OK(file_read("tests/layout/lines_t.c", a, &lines, &d) && file_read("tests/layout/flow_t.c", a, &flow, &d));
	for (int i = 0; i < doc_manners_count(); i++) {
		struct doc_manner m = doc_manner_at(i, &profiles[0].source, LIKE_WORD);
		str head = str_format(a, "TEST(%s)", m.test);

		if (str_find(lines, head, 0) >= lines.n && str_find(flow, head, 0) >= flow.n)
			FAIL("%s: no %s", m.name, m.test);
	}
	arena_free(a);
}

TEST(the_struct_is_filled_as_the_rows_say)
{
	struct doc_manners m = doc_manners(&profiles[3].source, LIKE_LO74);
	const bool *fields = (const bool *)&m;

	OK(m.no_break_spaces_keep_width && m.tabs_hold_beyond_the_edge && !m.separator_is_a_paragraph);
	for (int i = 0; i < doc_manners_count(); i++)
		OK(fields[i] == doc_manner_at(i, &profiles[3].source, LIKE_LO74).holds);
}
