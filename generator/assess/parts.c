/*
 * What a unit writes under which heading belongs to which part of the report. Headings are compared folded and without
 * their numbers, by the words that they begin with: "II. Kết quả thực hiện nhiệm vụ tháng 10" is the results. The words are
 * those of some forty reports of communes and their offices. A heading that says more than its part ("Công tác thu ngân
 * sách") stays in the text as a heading under it; one that begins with nothing known is an error, as is one that names two
 * parts: whoever guessed would put a sentence where its author did not mean it.
 */
#include "assess/parts.h"

#include "assess/kinds.h"
#include "base/arena.h"
#include "base/check.h"
#include "base/out.h"
#include "plan/plan.h"
#include "text/text.h"

const char *const part_keys[] = { "ket_qua", "uu_diem", "han_che", "nguyen_nhan", "phuong_huong", "kien_nghi" };
TABLE_HAS(part_keys, PARTS);

enum { PART_CONTAINER = PARTS, PART_TWO, PART_NONE };

/* How sure a phrase is. */
enum sure {
	SURE,     /* also behind a comma: a heading that names two such parts is none */
	IF_FIRST, /* at the beginning */
	IF_ALONE /* at the beginning of a heading that says nothing else: "Nhiệm vụ quý IV", not "Nhiệm vụ thu ngân sách" */
};

/* The first row that fits counts. */
static const struct {
	const char *begins;
	int part;
	enum sure sure;
} phrases[] = {
	{ "ket_qua", PART_RESULT, SURE },
	{ "cong_tac_trong_tam", PART_TASK, IF_ALONE },
	{ "cong_tac", PART_RESULT, IF_FIRST },
	{ "thuc_hien", PART_RESULT, IF_FIRST },
	{ "tinh_hinh", PART_RESULT, IF_FIRST },
	{ "danh_gia_ket_qua", PART_RESULT, IF_FIRST },
	{ "danh_gia_viec", PART_RESULT, IF_FIRST },
	{ "danh_gia_thuc_hien", PART_RESULT, IF_FIRST },
	{ "danh_gia_tinh_hinh", PART_RESULT, IF_FIRST },
	{ "dac_diem_tinh_hinh", PART_RESULT, IF_FIRST },
	{ "boi_canh", PART_RESULT, IF_FIRST },
	{ "danh_gia_chung", PART_CONTAINER, IF_FIRST },
	{ "danh_gia", PART_CONTAINER, IF_ALONE },
	{ "nhan_xet", PART_CONTAINER, IF_ALONE },
	{ "uu_diem", PART_STRENGTH, SURE },
	{ "mat_tich_cuc", PART_STRENGTH, SURE },
	{ "mat_manh", PART_STRENGTH, SURE },
	{ "mat_duoc", PART_STRENGTH, SURE },
	{ "mat_lam_duoc", PART_STRENGTH, SURE },
	{ "diem_manh", PART_STRENGTH, SURE },
	{ "thuan_loi", PART_STRENGTH, SURE },
	{ "ton_tai", PART_LIMIT, SURE },
	{ "han_che", PART_LIMIT, SURE },
	{ "kho_khan", PART_LIMIT, SURE },
	{ "vuong_mac", PART_LIMIT, SURE },
	{ "yeu_kem", PART_LIMIT, SURE },
	{ "khuyet_diem", PART_LIMIT, SURE },
	{ "thieu_sot", PART_LIMIT, SURE },
	{ "bat_cap", PART_LIMIT, SURE },
	{ "diem_nghen", PART_LIMIT, SURE },
	{ "mat_chua", PART_LIMIT, SURE },
	{ "mat_han_che", PART_LIMIT, SURE },
	{ "nhuoc_diem", PART_LIMIT, SURE },
	{ "nguyen_nhan", PART_CAUSE, SURE },
	{ "phuong_huong", PART_TASK, SURE },
	{ "dinh_huong", PART_TASK, IF_FIRST },
	{ "nhiem_vu", PART_TASK, IF_ALONE },
	{ "giai_phap", PART_TASK, IF_ALONE },
	{ "muc_tieu", PART_TASK, IF_ALONE },
	{ "ke_hoach", PART_TASK, IF_ALONE },
	{ "chuong_trinh_cong_tac", PART_TASK, IF_ALONE },
	{ "kien_nghi", PART_PROPOSAL, SURE },
	{ "de_xuat", PART_PROPOSAL, SURE },
	{ "de_nghi", PART_PROPOSAL, SURE },
};

/* Words that tell no more than which part and which period: a heading of them alone is the report's own. */
static const char *const plain_words[] = { "ket", "qua", "dat", "duoc", "thuc", "hien", "nhiem", "vu", "cong", "tac",
	"tinh", "hinh", "danh", "gia", "chung", "viec", "va", "cac", "nhung", "mot", "so", "cua", "trong", "ve",
	"thang", "quy", "nam", "ky", "thoi", "gian", "toi", "tiep", "theo", "dau", "cuoi", "sau", "truoc", "chu", "yeu",
	"trong", "tam", "noi", "bat", "chi", "tieu", "ke", "hoach", "giai", "phap", "phuong", "huong", "dinh", "muc",
	"chuong", "trinh", "ton", "tai", "han", "che", "kho", "khan", "vuong", "mac", "kem", "khuyet", "diem", "thieu",
	"sot", "bat", "cap", "nghen", "mat", "chua", "lam", "nhuoc", "nguyen", "nhan", "uu", "tich", "cuc", "manh",
	"thuan", "loi", "kien", "nghi", "de", "xuat", "nhan", "xet", "dac", "boi", "canh", "i", "ii", "iii", "iv",
	"con", "kinh", "te", "xa", "hoi", "quoc", "phong", "an", "ninh", "phat", "trien", "don", "vi", "dia", "ban" };

static bool
begins_with(str key, str phrase)
{
	return str_starts(key, phrase) && (key.n == phrase.n || key.p[phrase.n] == '_');
}

static bool
is_number_word(str word)
{
	static const char *const romans[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "phan",
		"muc", "thu", "nhat", "hai" };

	for (size_t i = 0; i < sizeof romans / sizeof romans[0]; i++)
		if (str_eq(word, str_of(romans[i])))
			return true;
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return word.n == 1 && word.p[0] >= 'a' && word.p[0] <= 'd'; /* "a)" */
	return word.n > 0;
}

/* Without "II", "1", "phần thứ nhất", "về", "những", "một số", "các" before it. */
static str
without_opening(str key)
{
	static const char *const fillers[] = { "nhung", "mot_so", "cac", "ve" };
	str rest = key, word = str_split(&rest, '_');

	while (rest.n > 0 && is_number_word(word)) {
		key = rest;
		word = str_split(&rest, '_');
	}
	for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
		if (begins_with(key, str_of(fillers[i])) && key.n > str_of(fillers[i]).n)
			return str_sub(key, str_of(fillers[i]).n + 1, key.n);
	return key;
}

/* Does a heading say nothing but its part and its period? */
static bool
is_plain(str key)
{
	while (key.n > 0) {
		str word = str_split(&key, '_');
		bool known = word.n > 0 && word.p[0] >= '0' && word.p[0] <= '9';

		for (size_t i = 0; !known && i < sizeof plain_words / sizeof plain_words[0]; i++)
			known = str_eq(word, str_of(plain_words[i]));
		if (!known)
			return false;
	}
	return true;
}

static int
part_of_words(str key, bool first, bool plain)
{
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
		if (!begins_with(key, str_of(phrases[i].begins)))
			continue;
		if (phrases[i].sure == SURE || (first && (phrases[i].sure == IF_FIRST || plain)))
			return phrases[i].part;
	}
	return PART_NONE;
}

/* What stands behind a comma or "và" may name another part; limits with their causes are what stands first. */
static int
part_together(int before, int next)
{
	static const int near[][2] = { { PART_LIMIT, PART_CAUSE }, { PART_RESULT, PART_STRENGTH } };

	if (next == PART_NONE || next == before)
		return before;
	for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
		if ((before == near[i][0] && next == near[i][1]) || (before == near[i][1] && next == near[i][0]))
			return before;
	return before == PART_NONE ? next : PART_TWO;
}

/* A heading's words up to its colon. */
static int
part_of(str words, struct arena *a, bool *plain)
{
	str key = without_opening(text_fold(a, words));
	int part = PART_NONE;
	bool first = true;

	*plain = is_plain(key);
	while (words.n > 0) {
		size_t end = 0;
		str piece, joined;

		while (end < words.n && words.p[end] != ',' && words.p[end] != ';' && words.p[end] != '/' &&
		    words.p[end] != '-')
			end++;
		piece = text_fold(a, str_sub(words, 0, end));
		words = str_sub(words, end + (end < words.n), words.n);
		for (joined = piece; joined.n > 0;) {
			size_t at = str_find(joined, STR("_va_"), 0);
			str one = first ? without_opening(str_sub(joined, 0, at)) : str_sub(joined, 0, at);
			int next = part_of_words(one, first, *plain);

			if (part == PART_CONTAINER && next != PART_NONE)
				next = PART_NONE; /* "Đánh giá chung, kết quả": what stands in it tells */
			part = first ? next : part_together(part, next);
			first = first && one.n == 0;
			joined = at < joined.n ? str_sub(joined, at + 4, joined.n) : STR("");
		}
	}
	return part;
}

/* --- the walk over the blocks ------------------------------------------------- */

struct parting {
	struct rich *parts;
	struct block **last[PARTS];
	struct arena *a;
	struct diags *d;
	struct loc where;
	int main;               /* the part of the heading of the first level, or PART_CONTAINER */
	int current;            /* where text goes */
	bool astray;            /* told of text that goes nowhere */
	bool turned;            /* a heading of the second level took its text elsewhere */
	struct loc seen[PARTS]; /* the heading of each part; line 0: none */
};

static void
add_to_part(struct parting *p, const struct block *b)
{
	struct block *copy = ARENA_NEW(p->a, struct block);

	*copy = *b;
	copy->next = NULL;
	*p->last[p->current] = copy;
	p->last[p->current] = &copy->next;
}

static str
words_of(struct parting *p, const struct block *b)
{
	struct block alone = *b;
	struct rich one = { .blocks = &alone };
	struct out o;
	str s;

	alone.next = NULL;
	out_init(&o);
	rich_text(&o, &one);
	s = str_trim(out_copy(&o, p->a));
	out_release(&o);
	return s;
}

/* A heading's words up to its colon, and what follows; "Phần thứ nhất:" is no more than a number. */
static str
name_of(str words, str *rest, struct arena *a)
{
	str name = words, key;

	for (*rest = words; rest->n > 0;) {
		bool number = true;

		name = str_split(rest, ':');
		for (key = text_fold(a, name); key.n > 0 && number;)
			number = is_number_word(str_split(&key, '_'));
		if (!number)
			break;
	}
	return name;
}

static struct loc
place(const struct parting *p, const struct block *b)
{
	return b->where.line > 0 ? b->where : p->where;
}

static void
hint_headings(struct diags *d)
{
	diag_hint(d, "%s",
	    _("understood are # Kết quả, # Ưu điểm, # Hạn chế, # Nguyên nhân, # Phương hướng, # Kiến nghị, and what begins with them"));
}

/* "Kiến nghị: Không." is a heading and a sentence. */
static void
put_rest(struct parting *p, const struct block *heading, str rest)
{
	struct inline_node *n;
	struct block b = { .kind = BLOCK_PARAGRAPH, .where = heading->where };

	rest = str_trim(rest);
	if (rest.n == 0 || p->current >= PARTS)
		return;
	n = ARENA_NEW(p->a, struct inline_node);
	n->kind = INLINE_TEXT;
	n->text = rest;
	n->where = heading->where;
	b.inlines = n;
	add_to_part(p, &b);
}

/* One that says more than its part stays, as a heading of the level below. */
static void
keep_heading(struct parting *p, const struct block *b, str name)
{
	struct block copy = { .kind = BLOCK_HEADING, .level = 2, .where = b->where };

	copy.inlines = ARENA_NEW(p->a, struct inline_node);
	copy.inlines->kind = INLINE_TEXT;
	copy.inlines->text = str_sub(name, prose_typed_number(name), name.n);
	copy.inlines->where = b->where;
	add_to_part(p, &copy);
}

/* The same heading again is more text for its part, or another part's heading mistyped. */
static void
note_heading(struct parting *p, const struct block *b, int part, str words)
{
	if (p->seen[part].line > 0) {
		diag_add(p->d, &assess_part_twice, place(p, b), STR_FMT, STR_ARG(words));
		diag_also(p->d, p->seen[part], "%s", _("first used here"));
		diag_hint(p->d, "%s", _("both texts are kept, one after the other; is the second heading another's?"));
		return;
	}
	p->seen[part] = place(p, b);
}

/* Headings over nothing. */
static void
check_parts(struct parting *p)
{
	for (size_t i = 0; i < PARTS; i++)
		if (p->seen[i].line > 0 && p->parts[i].blocks == NULL && !p->turned) {
			diag_add(p->d, &assess_part_empty, p->seen[i], NULL);
			diag_hint(p->d, "%s", _("write its text, or take the heading out"));
		}
}

static void
take_main_heading(struct parting *p, const struct block *b)
{
	str rest = STR(""), words = words_of(p, b), name = name_of(words, &rest, p->a);
	bool plain;
	int part = part_of(name, p->a, &plain);

	p->main = p->current = part;
	p->astray = part == PART_NONE || part == PART_TWO; /* its text is missed with it */
	if (part == PART_NONE) {
		diag_add(p->d, &assess_unknown_heading, place(p, b), STR_FMT, STR_ARG(words));
		hint_headings(p->d);
	} else if (part == PART_TWO) {
		diag_add(p->d, &assess_unknown_heading, place(p, b), _("%.*s: two parts in one"), STR_ARG(words));
		diag_hint(p->d, "%s", _("write each part under a heading of its own"));
	} else if (part < PARTS) {
		if (plain)
			note_heading(p, b, part, words);
		else
			keep_heading(p, b, name);
		put_rest(p, b, rest);
	}
}

/* A heading of the second level may name another part where the first has several: "Đánh giá chung", "Hạn chế, nguyên nhân". */
static bool
turns(const struct parting *p, int part)
{
	if (p->main == PART_CONTAINER)
		return part < PARTS;
	return (p->main == PART_LIMIT || p->main == PART_STRENGTH) &&
	    (part == PART_LIMIT || part == PART_CAUSE || part == PART_STRENGTH);
}

/* True: the heading is the part's, and said. */
static bool
take_second_heading(struct parting *p, const struct block *b)
{
	str rest = STR(""), name = name_of(words_of(p, b), &rest, p->a);
	bool plain;
	int part = part_of(name, p->a, &plain);

	if (!turns(p, part))
		return false;
	p->turned = true;
	p->current =
	    part == PART_RESULT ? PART_STRENGTH : part; /* "Kết quả đạt được" of a judgement is what was good */
	if (!plain)
		return false;
	put_rest(p, b, rest);
	return true;
}

static void
complain_astray(struct parting *p, const struct block *b)
{
	if (p->astray)
		return;
	p->astray = true;
	diag_add(p->d, &assess_no_heading, place(p, b), NULL);
	if (p->main == PART_CONTAINER)
		diag_hint(
		    p->d, "%s", _("under it write ## Ưu điểm, ## Hạn chế, ## Nguyên nhân, and the text under these"));
	else
		diag_hint(p->d, "%s",
		    _("write it under # Kết quả, # Hạn chế, # Nguyên nhân, # Phương hướng or # Kiến nghị, with a space behind #"));
}

/* "#Kết quả" is a line of text to Markdown, and a heading to who typed it. */
static void
check_hash(struct parting *p, const struct block *b)
{
	str text = b->inlines != NULL && b->inlines->kind == INLINE_TEXT ? b->inlines->text : STR("");

	if (b->kind != BLOCK_PARAGRAPH || !str_starts(text, STR("#")))
		return;
	diag_add(p->d, &assess_unknown_heading, place(p, b), STR_FMT, STR_ARG(text));
	diag_hint(p->d, "%s", _("a heading has a space behind its #"));
}

/* Headings begin with the highest level that the unit used: who writes ## throughout means #. Their typed numbers go. */
static void
settle_headings(struct block *b)
{
	int top = 0;

	for (const struct block *h = b; h != NULL; h = h->next)
		if (h->kind == BLOCK_HEADING && (top == 0 || h->level < top))
			top = h->level;
	for (; b != NULL; b = b->next) {
		if (b->kind != BLOCK_HEADING)
			continue;
		b->level -= top - 1;
		if (b->level == 1 && b->inlines != NULL && b->inlines->kind == INLINE_TEXT)
			b->inlines->text =
			    str_sub(b->inlines->text, prose_typed_number(b->inlines->text), b->inlines->text.n);
	}
}

void
parts_read(struct rich parts[PARTS], const struct rich *r, struct loc where, struct arena *a, struct diags *d)
{
	struct parting p = { .parts = parts, .a = a, .d = d, .where = where, .main = PART_NONE, .current = PART_NONE };

	for (size_t i = 0; i < PARTS; i++) {
		parts[i] = (struct rich){ 0 };
		p.last[i] = &parts[i].blocks;
	}
	settle_headings(r->blocks);
	for (const struct block *b = r->blocks; b != NULL; b = b->next) {
		if (b->kind == BLOCK_HEADING && b->level == 1) {
			take_main_heading(&p, b);
			continue;
		}
		if (b->kind == BLOCK_HEADING && b->level == 2 && p.main <= PART_CONTAINER && take_second_heading(&p, b))
			continue;
		check_hash(&p, b);
		if (p.current < PARTS)
			add_to_part(&p, b);
		else
			complain_astray(&p, b);
	}
	check_parts(&p);
}
