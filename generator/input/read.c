/* The door: bytes to a reader by extension; UTF-8 and NFC for all that is text. */
#include "input/inner.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"

const struct diag_kind in_syntax = { "D110", DIAG_ERROR, N_("cannot be read") };
const struct diag_kind in_duplicate = { "D102", DIAG_ERROR, N_("written twice") };
const struct diag_kind in_encoding = { "D103", DIAG_ERROR, N_("not UTF-8") };
const struct diag_kind in_empty_file = { "I126", DIAG_ERROR, N_("the file is empty") };
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
const struct diag_kind in_no_moment = { "D121", DIAG_ERROR, N_("no such day or time") };
const struct diag_kind in_contradiction = { "D122", DIAG_ERROR, N_("the workbook contradicts itself in this cell") };
const struct diag_kind in_cell_twice = { "D123", DIAG_ERROR, N_("the cell stands in the file twice") };
const struct diag_kind in_merged_text = { "D124", DIAG_WARNING, N_("of merged cells only the first counts") };
const struct diag_kind in_long_number = { "D125", DIAG_WARNING, N_("more digits than a workbook's number keeps") };
const struct diag_kind in_stray_quote = { "D126", DIAG_ERROR, N_("text behind a closing quote") };
const struct diag_kind in_short_row = { "D127", DIAG_WARNING, N_("fewer fields than headings") };
const struct diag_kind in_other_separator = { "D128", DIAG_ERROR, N_("another separator than in the headings") };
const struct diag_kind in_tag = { "D129", DIAG_ERROR, N_("YAML's tags are not read") };
const struct diag_kind in_picture = { "K260", DIAG_ERROR, N_("a picture in a text that is not the workspace's own") };
const struct diag_kind in_link = { "K261", DIAG_WARNING, N_("a link that stays text") };
const struct diag_kind in_note_twice = { "K262", DIAG_ERROR, N_("two footnotes of one mark") };
const struct diag_kind in_old_words = { "K263", DIAG_ERROR, N_("words in an old encoding") };
const struct diag_kind in_eth = { "K264", DIAG_WARNING, N_("ð where đ is meant") };
const struct diag_kind in_unseen = { "K265", DIAG_WARNING, N_("a sign that nobody sees") };
const struct diag_kind in_lost = { "K266", DIAG_ERROR, N_("a sign that was lost when the file was saved") };
const struct diag_kind in_decomposed = { "K267", DIAG_NOTE, N_("letters and marks apart, put together") };
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
	uint32_t line = 1, column = 1;

	for (size_t i = 0; i < at; i++)
		if (j->bytes.p[i] == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)j->bytes.p[i] & 0xc0) != 0x80) {
			column++;
		}
	return loc_at(s, line, column);
}

void
in_flaws_see(struct in_flaws *flaws, str text, struct loc where)
{
	size_t at, n;
	enum text_flaw kind;

	for (size_t from = 0; (kind = text_next_flaw(text, &from, &at, &n)) != TEXT_NO_FLAW;)
		if (flaws->of[kind].times++ == 0) {
			flaws->of[kind].words = str_sub(text, at, at + n);
			flaws->of[kind].where = where;
		}
}

void
in_flaws_tell(struct in_job *j, const struct in_flaws *flaws, bool sheet)
{
	static const struct {
		const struct diag_kind *kind;
		bool code; /* the sign is told by its number: it can't be seen */
		const char *hint;
	} rows[TEXT_FLAWS] = {
		[TEXT_OLD_WORD] = { &in_old_words, false,
		    N_("TCVN3 (.VnTime) or VNI text: convert it with vanthu data convert, or type it anew") },
		[TEXT_ETH] = { &in_eth, false, N_("they look alike, but no search finds it: type đ") },
		[TEXT_UNSEEN] = { &in_unseen, true, N_("it came with a copied text: delete it") },
		[TEXT_LOST] = { &in_lost, true, N_("type this place anew") },
	};

	for (int k = TEXT_NO_FLAW + 1; k < TEXT_FLAWS; k++) {
		str words = flaws->of[k].words;
		struct loc where = flaws->of[k].where;
		size_t next = 0;

		if (flaws->of[k].times == 0)
			continue;
		if (!sheet)
			where = place_of(j, (size_t)(words.p - j->bytes.p));
		if (rows[k].code)
			words = str_format(j->a, "U+%04X", text_next(words, &next));
		diag_add(j->d, rows[k].kind, where, sheet ? _("%.*s, %zu in this sheet") : _("%.*s, %zu in this file"),
		    STR_ARG(words), flaws->of[k].times);
		diag_hint(j->d, "%s", _(rows[k].hint));
	}
}

static void
check_flaws(struct in_job *j)
{
	struct in_flaws flaws = { 0 };

	in_flaws_see(&flaws, j->bytes, LOC_NONE);
	in_flaws_tell(j, &flaws, false);
}

/* The first letter whose mark stands apart: all text is put together at the door. */
static void
check_decomposed(struct in_job *j)
{
	str composed = text_nfc(j->a, j->bytes);
	size_t at = 0;

	if (composed.p == j->bytes.p || str_eq(composed, j->bytes))
		return;
	while (at < composed.n && at < j->bytes.n && composed.p[at] == j->bytes.p[at])
		at++;
	diag_add(j->d, &in_decomposed, place_of(j, at), NULL);
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
	check_flaws(j);
	check_decomposed(j);
	return true;
}

/*
 * The length of what no person typed and no document can hold, at s.p[i]: the controls of ASCII but tab and line ends,
 * those of Latin 1 but NEL, U+FFFE and U+FFFF. 0: none stands there.
 */
static size_t
control_bytes(str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i], next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

	if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
		return 1;
	if (c == 0xc2 && next >= 0x80 && next < 0xa0 && next != 0x85)
		return 2;
	if (c == 0xef && next == 0xbf && i + 2 < s.n && (unsigned char)s.p[i + 2] >= 0xbe)
		return 3;
	return 0;
}

/* The code point of one that takes several bytes. */
static unsigned
wide_control(str s, size_t i)
{
	unsigned char second = (unsigned char)s.p[i + 1];

	return control_bytes(s, i) == 2 ? second : 0xff40u + (unsigned char)s.p[i + 2];
}

static size_t
first_control(str s)
{
	size_t i = 0;

	while (i < s.n && control_bytes(s, i) == 0)
		i++;
	return i;
}

/* One word for the first of them. */
str
in_printable(struct in_job *j, str s, struct loc where)
{
	size_t first = first_control(s), n = 0;
	char *clean;

	if (first == s.n)
		return s;
	if (control_bytes(s, first) == 1)
		diag_add(j->d, &in_control, where, _("byte %02X"), (unsigned char)s.p[first]);
	else
		diag_add(j->d, &in_control, where, "U+%04X", wide_control(s, first));
	clean = arena_alloc(j->a, s.n + 1);
	for (size_t i = 0; i < s.n;) {
		size_t control = control_bytes(s, i);

		if (control == 0)
			clean[n++] = s.p[i++];
		i += control;
	}
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
	if (bytes.n == 0) {
		diag_add(d, &in_empty_file, loc_file(a, str_of(path)), NULL);
		return value_none();
	}
	return in_read_bytes(bytes, file_ext(path), opt, opt != NULL && opt->name != NULL ? opt->name : path, a, d);
}
