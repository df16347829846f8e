#include "tap.h"

#include <ctype.h>

#include "input/input.h"

/* What was read as one line a block: its kind, its depth in lists, its label, its words; emphasis as {}. */
static void put_blocks(struct out *o, const struct block *b, int depth, const char *kind, str label);

static void
put_inlines(struct out *o, const struct inline_node *n)
{
	for (; n != NULL; n = n->next) {
		bool marked = n->kind == INLINE_EMPHASIS || n->kind == INLINE_STRONG || n->kind == INLINE_STRIKE;

		if (marked)
			out_char(o, '{');
		if (n->kind == INLINE_SOFT_BREAK)
			out_char(o, ' ');
		if (n->kind == INLINE_BREAK)
			out_char(o, '^');
		out_put(o, n->text);
		put_inlines(o, n->children);
		if (n->kind == INLINE_IMAGE)
			out_printf(o, " " STR_FMT " ", STR_ARG(n->url));
		if (n->kind == INLINE_FOOTNOTE) {
			out_char(o, '[');
			put_blocks(o, n->note, 0, "", STR(""));
			out_char(o, ']');
		}
		if (marked)
			out_char(o, '}');
	}
}

static void
put_one(struct out *o, const struct block *b, int depth, const char *kind, str label)
{
	if (b->kind == BLOCK_LIST) {
		put_blocks(o, b->children, depth + 1, "", STR(""));
		return;
	}
	if (b->kind == BLOCK_ITEM) {
		put_blocks(o, b->children, depth, "i", b->label);
		return;
	}
	if (b->kind == BLOCK_ROW || b->kind == BLOCK_TABLE || b->kind == BLOCK_QUOTE) {
		put_blocks(o, b->children, depth, b->kind == BLOCK_QUOTE ? "q" : "c", STR(""));
		return;
	}
	if (b->kind == BLOCK_HEADING)
		out_printf(o, "h%d ", b->level);
	else if (b->kind == BLOCK_CODE)
		out_puts(o, "code ");
	else if (b->kind == BLOCK_RULE)
		out_puts(o, "rule");
	else if (*kind != '\0')
		out_printf(o, "%s%.0d ", kind, depth);
	if (label.n > 0)
		out_printf(o, STR_FMT " ", STR_ARG(label));
	out_put(o, b->text);
	put_inlines(o, b->inlines);
	out_char(o, '\n');
}

static void
put_blocks(struct out *o, const struct block *b, int depth, const char *kind, str label)
{
	for (; b != NULL; b = b->next) {
		put_one(o, b, depth, kind, label);
		label = STR("");
	}
}

static str
read_flat(str text, struct arena *a, struct diags *d)
{
	struct source *s = source_new(a, SOURCE_TEXT, STR("x.md"), STR(""));
	struct out o;
	str flat;

	diags_init(d, a);
	out_init(&o);
	put_blocks(&o, in_markdown(text, loc_at(s, 1, 1), a, d)->blocks, 0, "", STR(""));
	flat = out_copy(&o, a);
	out_release(&o);
	return flat;
}

TEST(a_typed_text_means_what_its_look_says)
{
	static const struct {
		const char *text, *flat;
	} rows[] = {
		/* paragraphs: an indentation is a first line's, never code */
		{ "\tTrong tháng.\n\n    Tiếp theo.\n", "Trong tháng.\nTiếp theo.\n" },
		{ "\tĐoạn một.\n\tĐoạn hai.\n", "Đoạn một.\nĐoạn hai.\n" },
		{ "    Một câu dài\n    còn tiếp.\n", "Một câu dài còn tiếp.\n" },
		{ "Một câu\ncòn tiếp.\n", "Một câu còn tiếp.\n" },
		{ "- Việc.\n\n\tĐoạn sau.\n", "i1 - Việc.\nĐoạn sau.\n" },
		{ "Thu đạt 5 tỷ.\r\nChi 4 tỷ.\r\n\r\nHết.\r\n", "Thu đạt 5 tỷ. Chi 4 tỷ.\nHết.\n" },
		/* points: each sign a level of its own, labels as they were typed */
		{ "a) Một\nb) Hai\nđ) Ba\n", "i1 a) Một\ni1 b) Hai\ni1 đ) Ba\n" },
		{ "Gồm:\n3. Ba\n5. Năm\n", "Gồm:\ni1 3. Ba\ni1 5. Năm\n" },
		{ "1. Một\n1. Hai\n\n1. Ba\n", "i1 1. Một\ni1 1. Hai\ni1 1. Ba\n" },
		{ "1. Một\na) Hai\n- Ba\n+ Bốn\n- Năm\nb) Sáu\n2. Bảy\n",
		    "i1 1. Một\ni2 a) Hai\ni3 - Ba\ni4 + Bốn\ni3 - Năm\ni2 b) Sáu\ni1 2. Bảy\n" },
		{ "+ Một\n+ Hai\n", "i1 + Một\ni1 + Hai\n" },
		{ "- Một\n  - Hai\n- Ba\n", "i1 - Một\ni2 Hai\ni1 - Ba\n" },
		{ "-Thu ngân sách\n+Chi\n-5 độ\n", "i1 - Thu ngân sách\ni2 + Chi -5 độ\n" },
		{ "1/ Một\n2/ Hai\n", "i1 1/ Một\ni1 2/ Hai\n" },
		{ "1.1. Một\n1.2. Hai\n", "i1 1.1. Một\ni1 1.2. Hai\n" },
		{ "(1) Một\n(2) Hai\n", "(1) Một\n(2) Hai\n" },
		{ "• Một\n• Hai\n", "i1 • Một\ni1 • Hai\n" },
		{ "– Một\n– Hai\n", "i1 – Một\ni1 – Hai\n" },
		{ "- Một dòng\n  còn tiếp\n- Hai\n", "i1 - Một dòng còn tiếp\ni1 - Hai\n" },
		{ "- Một\n\n  Thêm của một.\n- Hai\n", "i1 - Một\ni1 Thêm của một.\ni1 - Hai\n" },
		{ "Năm\n2026. Sau đó 12.5 tỷ\n1.234 tỷ\n", "Năm 2026. Sau đó 12.5 tỷ 1.234 tỷ\n" },
		{ "Ông\nA. Tuấn ký.\n", "Ông A. Tuấn ký.\n" },
		/* headings and lines */
		{ "#### Bốn\nchữ\n", "h4 Bốn\nchữ\n" },
		{ "#Kết quả\nchữ #1\n", "h1 Kết quả\nchữ #1\n" },
		{ "\t# Hạn chế\nchữ\n", "h1 Hạn chế\nchữ\n" },
		{ "Kết quả\n=======\nchữ\n", "h1 Kết quả\nchữ\n" },
		{ "Thu đạt khá.\n---\nChi.\n", "Thu đạt khá.\nrule\nChi.\n" },
		{ "> 95% số hộ\n>= 5\n", "> 95% số hộ >= 5\n" },
		{ "> Trích\n> 1. Một\n> 2. Hai\n", "q Trích\nq 1. Một\nq 2. Hai\n" },
		{ "```\na  b\n```\n", "code a  b\n\n" },
		{ "```\nkhông đóng\n", "``` không đóng\n" },
		/* signs within a line */
		{ "khu đất 20*30*40 m, 5 * 6 * 7\n", "khu đất 20*30*40 m, 5 * 6 * 7\n" },
		{ "số liệu (*) và (*) là *ước*, **chắc**\n", "số liệu (*) và (*) là {ước}, {chắc}\n" },
		{ "ho_ten_cu 10_000 _nghiêng_ ______ ____\n", "ho_ten_cu 10_000 {nghiêng} ______ ____\n" },
		{ "<5% <b>đậm</b> <Tên đơn vị> <!-- chú -->\n", "<5% <b>đậm</b> <Tên đơn vị> <!-- chú -->\n" },
		{ "<div>\n\nA\n", "<div>\nA\n" },
		{ "R&amp;D &nbsp; A & B\n", "R&amp;D &nbsp; A & B\n" },
		{ "\\\\may-chu\\chia C:\\Users\\*tin\n", "\\\\may-chu\\chia C:\\Users*tin\n" },
		{ "https://a.vn/_b_/c*d*e?x=1&amp;y=2 hết\n", "https://a.vn/_b_/c*d*e?x=1&amp;y=2 hết\n" },
		{ "[1]: Nghị quyết\n\n[a]: b\n", "[1]: Nghị quyết\n[a]: b\n" },
		{ "[xem](https://a.vn) và <https://b.vn>\n", "xem và https://b.vn\n" },
		{ "giai đoạn 2026-2030; a|b|c\n", "giai đoạn 2026-2030; a|b|c\n" },
		{ "dòng một  \ndòng hai<br>dòng ba\n", "dòng một^dòng hai^dòng ba\n" },
		{ "giá ` và `mã` và `` x\n", "giá ` và mã và `` x\n" },
		/* tables and notes */
		{ "Biểu:\n| a | b |\n|---|--:|\n| 1 | 2*3*4 |\nDưới.\n", "Biểu:\nc a\nc b\nc 1\nc 2*3*4\nDưới.\n" },
		{ "| x |\n|---|\n| a<br>b |\n", "c x\nc a^b\n" },
		{ "Một[^1].\n\n[^1]: Chú thích\nhai dòng.\n\n\tĐoạn.\n", "Một[Chú thích hai dòng.\n].\nĐoạn.\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;

		IS_STR(read_flat(str_of(rows[i].text), a, &d), str_of(rows[i].flat));
		IS_STR(tap_diags(a, &d), STR(""));
		arena_free(a);
	}
}

/* Words: runs of letters and digits, in their order; those of labels, too. */
static str
next_word(str *s)
{
	size_t i = 0, n;

	while (i < s->n && (unsigned char)s->p[i] < 0x80 && !isalnum((unsigned char)s->p[i]))
		i++;
	for (n = i; n < s->n && ((unsigned char)s->p[n] >= 0x80 || isalnum((unsigned char)s->p[n]));)
		n++;
	*s = str_sub(*s, i, s->n);
	n -= i;
	i = 0;
	*s = (str){ s->p + n, s->n - n };
	return (str){ s->p - n, n };
}

/* Is every word of the text among those that were read, whole and in order? The first that is not. */
static str
lost_word(str text, str flat)
{
	for (str word = next_word(&text); word.n > 0; word = next_word(&text)) {
		str read = next_word(&flat);

		while (read.n > 0 && !str_eq(read, word))
			read = next_word(&flat);
		if (read.n == 0)
			return word;
	}
	return STR("");
}

static unsigned
next_number(unsigned *state, unsigned below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

static void
put_random_text(struct out *o, unsigned *state)
{
	static const char *const pieces[] = { "*", "**", "***", "_", "__", "_____", "`", "``", "```", "~~", "~~~", "#", "##",
		"####", "#######", "a)", "đ)", "-", "+", "1.", "3.", "12)", "(1)", "1.1.", "IV.", "2026.", "•", "–", "<b>", "</b>",
		"<!--", "-->", "<div>", "<5%", ">", ">>", "> 5", ">=", "&", "&amp;", "&#65;", "&nbsp;", "\\", "\\\\",
		"\\x", "[1]", "[1]:", "[a]: b", "[x](y)", "[x](file:///z)", "[", "]", "](", "(", ")", "|", "a|b", "|---|---|",
		"---", "===", "--", "!", "![", "*x*", "**y**", "_z_", "5*6*7", "10_000", "2026-2030", "1.234,5", "12/10/2026",
		"https://a.vn/b_c_d?e=1&f=2", "www.a.vn/*b*", "C:\\a\\b", "\\\\may\\b", "a@b.vn", "thu", "chi:", "đạt.", "(*)", "*)",
		"%", "{", "}", "\"x\"", "…", "....", "^", "[^", "$", "=", ":" };
	static const char *const joints[] = { " ", " ", " ", " ", "\n", "\n", "\n\n", "\n\t", "\n    ", "\n  ", "  \n", "\t", "" };

	for (unsigned i = 0, n = 2 + next_number(state, 40); i < n; i++) {
		const char *joint = joints[next_number(state, sizeof joints / sizeof joints[0])];

		out_puts(o, pieces[next_number(state, sizeof pieces / sizeof pieces[0])]);
		out_printf(o, "%sw%u", joint, i);
		out_puts(o, joints[next_number(state, sizeof joints / sizeof joints[0])]);
	}
}

/* What is an error (a table's row that does not fit its head) stops the document, so that nothing is lost by it. */
TEST(no_word_of_a_typed_text_is_lost)
{
	enum { TEXTS = 20000, READ_MIN = 15000 };
	unsigned state = 1;
	int read = 0;

	for (int i = 0; i < TEXTS; i++) {
		struct arena *a = arena_new(1 << 14);
		struct diags d;
		struct out o;
		str flat, lost;

		out_init(&o);
		put_random_text(&o, &state);
		flat = read_flat(out_str(&o), a, &d);
		lost = diags_ok(&d) ? lost_word(out_str(&o), flat) : STR("");
		read += diags_ok(&d);
		if (lost.n > 0)
			FAIL("lost " STR_FMT " of\n" STR_FMT "\n-- read as\n" STR_FMT, STR_ARG(lost), STR_ARG(out_str(&o)), STR_ARG(flat));
		out_release(&o);
		arena_free(a);
		if (lost.n > 0)
			break;
	}
	OK(read >= READ_MIN || tap_failed_here > 0);
}
