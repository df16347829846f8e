/* The door: bytes to a reader by extension; UTF-8 and NFC for all that is text. */
#include "input/inner.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"

const struct diag_kind in_syntax = { "D110", DIAG_ERROR, N_("cannot be read") };
const struct diag_kind in_duplicate = { "D102", DIAG_ERROR, N_("written twice") };
const struct diag_kind in_encoding = { "D103", DIAG_ERROR, N_("not UTF-8") };
const struct diag_kind in_too_large = { "D104", DIAG_ERROR, N_("too large") };
const struct diag_kind in_cell_error = { "D105", DIAG_ERROR, N_("the cell holds an error") };
const struct diag_kind in_number = { "D106", DIAG_ERROR, N_("not a number of the declared form") };
const struct diag_kind in_no_result = { "D107", DIAG_ERROR, N_("a formula without its result") };
const struct diag_kind in_merged = { "D108", DIAG_ERROR, N_("merged cells across figures") };
const struct diag_kind in_package = { "D109", DIAG_ERROR, N_("not a workbook") };
const struct diag_kind in_unknown = { "D111", DIAG_ERROR, N_("a kind of file that is not read") };
const struct diag_kind in_footnote = { "D112", DIAG_ERROR, N_("a footnote without its text") };
const struct diag_kind in_alias = { "D113", DIAG_ERROR, N_("anchors and aliases are not read") };
const struct diag_kind in_unused_note = { "D115", DIAG_ERROR, N_("a footnote that nothing refers to") };
const struct diag_kind in_ragged = { "D116", DIAG_ERROR, N_("a table's row with more or fewer cells than its header") };
const struct diag_kind in_hidden_cells = { "B120", DIAG_WARNING, N_("hidden cells, read all the same") };
const struct diag_kind in_hidden = { "D117", DIAG_WARNING, N_("a hidden sheet, read all the same") };
const struct diag_kind in_headless = { "D118", DIAG_WARNING, N_("cells under no heading, left out") };
const struct diag_kind in_overlong = { "D119", DIAG_ERROR, N_("more fields than headings") };
const struct diag_kind in_inner_table = { "D120", DIAG_ERROR, N_("a table within a table's cell") };
const struct diag_kind in_control = { "D114", DIAG_WARNING, N_("control characters left out") };

static const struct {
	const char *ext;
	struct value (*read)(struct in_job *j);
	bool text, any_character; /* the text's reader has no word of its own on control characters */
} readers[] = {
	{ "yaml", in_yaml, true, false },
	{ "yml", in_yaml, true, false },
	{ "json", in_yaml, true, false }, /* JSON is YAML's flow style */
	{ "md", in_markdown_file, true, true },
	{ "csv", in_csv, true, true },
	{ "xlsx", in_xlsx, false, false },
	{ "ods", in_ods, false, false },
};

bool
in_knows(str ext)
{
	for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
		if (str_eq_nocase(ext, str_of(readers[i].ext)))
			return true;
	return false;
}

str
in_text(struct in_job *j, str text)
{
	return text_nfc(j->a, text);
}

/* The line and column of a byte, for a complaint. */
static struct loc
place_of(struct in_job *j, size_t at)
{
	struct source *s = source_new(j->a, SOURCE_TEXT, j->name, STR(""));
	uint32_t line = 1;
	size_t line_start = 0;

	for (size_t i = 0; i < at; i++)
		if (j->bytes.p[i] == '\n') {
			line++;
			line_start = i + 1;
		}
	return loc_at(s, line, (uint32_t)(at - line_start) + 1);
}

static bool
check_text(struct in_job *j)
{
	size_t bad;

	if (j->bytes.n > (size_t)LIMIT_TEXT_BYTES) {
		diag_add(j->d, &in_too_large, loc_file(j->a, j->name), _("%zu bytes; at most %d are read"), j->bytes.n,
		    (int)LIMIT_TEXT_BYTES);
		return false;
	}
	if (str_starts(j->bytes, STR("\xef\xbb\xbf")))
		j->bytes = str_sub(j->bytes, 3, j->bytes.n);
	bad = text_bad_utf8(j->bytes);
	if (bad < j->bytes.n) {
		enum text_legacy legacy = text_legacy(j->bytes);

		diag_add(j->d, &in_encoding, place_of(j, bad), _("byte %02X"), (unsigned char)j->bytes.p[bad]);
		if (str_starts(j->bytes, STR("\xff\xfe")) || str_starts(j->bytes, STR("\xfe\xff")))
			diag_hint(j->d, "%s", _("it was saved as UTF-16 (\"Unicode\"): save it as UTF-8"));
		else if (legacy == TEXT_MODERN)
			diag_hint(j->d, "%s", _("save the file as UTF-8, and type this place anew if it looks wrong"));
		else
			diag_hint(j->d, _("looks like %s text: save it as UTF-8 (Unicode) first"),
			    legacy == TEXT_TCVN3 ? "TCVN3 (.VnTime)" : "VNI");
		return false;
	}
	return true;
}

static bool
is_control(char c)
{
	return ((unsigned char)c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

static size_t
first_control(str s)
{
	size_t i = 0;

	while (i < s.n && !is_control(s.p[i]))
		i++;
	return i;
}

/* What no person typed and no document can hold is left out; one word for the first of it. */
str
in_printable(struct in_job *j, str s, struct loc where)
{
	size_t first = first_control(s), n = 0;
	char *clean;

	if (first == s.n)
		return s;
	diag_add(j->d, &in_control, where, _("byte %02X"), (unsigned char)s.p[first]);
	clean = arena_alloc(j->a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		if (!is_control(s.p[i]))
			clean[n++] = s.p[i];
	return (str){ clean, n };
}

struct value
in_read_bytes(str bytes, str ext, const struct in_options *opt, const char *name, struct arena *a, struct diags *d)
{
	struct in_job *j = ARENA_NEW(a, struct in_job);

	*j = (struct in_job){ .bytes = bytes, .name = str_copy(a, str_of(name)), .a = a, .d = d };
	if (opt != NULL)
		j->opt = *opt;
	if (j->opt.mark == 0)
		j->opt.mark = ',';
	for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
		if (!str_eq_nocase(ext, str_of(readers[i].ext)))
			continue;
		if (readers[i].text && !check_text(j))
			return value_none();
		if (readers[i].any_character)
			j->bytes = in_printable(j, j->bytes, place_of(j, first_control(j->bytes)));
		return readers[i].read(j);
	}
	diag_add(d, &in_unknown, loc_file(a, j->name), STR_FMT, STR_ARG(ext));
	diag_hint(d, "%s", _("YAML, JSON, Markdown, XLSX, ODS and CSV are read"));
	return value_none();
}

struct value
in_read(const char *path, const struct in_options *opt, struct arena *a, struct diags *d)
{
	str bytes;

	if (!file_read(path, a, &bytes, d))
		return value_none();
	return in_read_bytes(bytes, file_ext(path), opt, opt != NULL && opt->name != NULL ? opt->name : path, a, d);
}
