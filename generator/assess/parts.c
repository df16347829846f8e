/*
 * What a unit writes under which heading belongs to which part of the report. Headings are compared folded and without
 * their numbers, by the words that they begin with: "II. Kết quả thực hiện nhiệm vụ tháng 10" is the results. The words are
 * those of some forty reports of communes and their offices. A heading that says more than its part ("Công tác thu ngân
 * sách") stays in the text as a heading under it; one that begins with nothing known is an error, as is one that names two
 * parts: whoever guessed would put a sentence where its author did not mean it.
 */
#include "assess/parts.h"

#include "assess/assess.h"

#include "assess/kinds.h"
#include "base/arena.h"
#include "base/check.h"
#include "base/out.h"
#include "plan/plan.h"
#include "text/text.h"

const char *const part_keys[] = { "ket_qua", "uu_diem", "han_che", "nguyen_nhan", "phuong_huong", "kien_nghi" };
TABLE_HAS(part_keys, PARTS);

enum { PART_CONTAINER = PARTS, PART_TWO, PART_ASKED, PART_NONE };

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
	{ "linh_vuc", PART_RESULT, IF_FIRST },
	{ "bai_hoc", PART_ASKED, IF_FIRST },
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

enum { OPEN_HEADINGS = 16 };

/* A heading that is open: of its level, and the part of the text right under it. */
struct above {
	int level, part;
	const struct block *kept; /* it stays in the text; NULL: it only said the part */
};

struct parting {
	struct rich *parts;
	struct block **last[PARTS];
	struct arena *a;
	struct diags *d;
	struct loc where;
	bool guessed; /* headings were recognised, not marked */
	struct above above[OPEN_HEADINGS];
	int above_n;
	const struct block
	    *field[PARTS]; /* the heading under which a part's text stood last that was taken there from another */
	int main;          /* the part of the heading of the first level, or PART_CONTAINER */
	int current;       /* where text goes */
	int before_main;   /* the part of the heading before it */
	struct out *trace; /* where each part begins, for who asks; NULL: nobody */
	int traced;
	str container;          /* words of a container whose first part is not yet known */
	bool astray;            /* told of text that goes nowhere */
	bool turned;            /* a heading of the second level took its text elsewhere */
	struct loc seen[PARTS]; /* the heading of each part; line 0: none */
};

/* "han_che<tab>- Tồn tại, hạn chế: một số": where another part begins, for who asks. */
static void
trace_part(struct parting *p, const struct block *b, str words)
{
	enum { TRACED_BYTES = 90 };
	size_t end;

	if (p->trace == NULL || p->current == p->traced)
		return;
	if (p->current == PART_CONTAINER && p->container.n == 0)
		p->container = words;
	if (p->current >= PARTS)
		return;
	if (p->container.n > 0)
		words = p->container;
	else if (b->kind == BLOCK_TABLE)
		words = STR("[bảng]");
	for (end = words.n < TRACED_BYTES ? words.n : TRACED_BYTES; end < words.n && end > 0 && words.p[end] != ' ';)
		end--;
	out_printf(p->trace, "%s\t" STR_FMT "\n", part_keys[p->current], STR_ARG(str_sub(words, 0, end)));
	p->traced = p->current;
	p->container = STR("");
}

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
	if (b->kind == BLOCK_ITEM)
		alone = *b->children;
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

/* The same with the label that was typed. */
static str
labelled_words(struct parting *p, const struct block *b)
{
	str words = words_of(p, b);

	return b->label.n > 0 ? str_format(p->a, STR_FMT " " STR_FMT, STR_ARG(b->label), STR_ARG(words)) : words;
}

static struct loc
place(const struct parting *p, const struct block *b)
{
	return b->where.line > 0 ? b->where : p->where;
}

static void
hint_headings(const struct parting *p)
{
	diag_hint(p->d, "%s",
	    p->guessed
		? _("understood are Kết quả, Ưu điểm, Hạn chế, Nguyên nhân, Phương hướng, Kiến nghị, and what begins with them")
		: _("understood are # Kết quả, # Ưu điểm, # Hạn chế, # Nguyên nhân, # Phương hướng, # Kiến nghị, and what begins with them"));
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

/* Below I. and 1. of a report, which are its own: a heading marked ## is a 1., one that was recognised an a). */
static int
level_below(const struct parting *p)
{
	return p->guessed ? 3 : 2;
}

/* One that says more than its part stays, as a heading of the level below. */
static void
keep_heading(struct parting *p, const struct block *b, str name)
{
	struct block copy = { .kind = BLOCK_HEADING, .level = level_below(p), .where = b->where };

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

/* A recognised heading that says nothing known goes with what stands above it: no text is lost, and that is said. */
static int
part_guessed(struct parting *p, const struct block *b, int part, str words)
{
	if (!p->guessed || part < PART_CONTAINER || part == PART_CONTAINER || part == PART_ASKED)
		return part;
	if (part == PART_TWO)
		return PART_CONTAINER;
	part = p->before_main < PARTS ? p->before_main : PART_RESULT;
	diag_add(p->d, &assess_guessed_heading, place(p, b), STR_FMT ": %s", STR_ARG(words), part_keys[part]);
	hint_headings(p);
	return part;
}

static void
complain_main_heading(struct parting *p, const struct block *b, int part, str words)
{
	if (part == PART_NONE || part == PART_ASKED) {
		diag_add(p->d, &assess_unknown_heading, place(p, b), STR_FMT, STR_ARG(words));
		hint_headings(p);
	} else if (part == PART_TWO) {
		diag_add(p->d, &assess_unknown_heading, place(p, b), _("%.*s: two parts in one"), STR_ARG(words));
		diag_hint(p->d, "%s", _("write each part under a heading of its own"));
	}
}

static void
take_main_heading(struct parting *p, const struct block *b)
{
	str rest = STR(""), words = words_of(p, b), name = name_of(words, &rest, p->a);
	bool plain;
	int said = part_of(name, p->a, &plain), part = part_guessed(p, b, said, words);

	p->main = p->current = part;
	p->astray = part > PART_CONTAINER; /* its text is missed with it */
	complain_main_heading(p, b, part, words);
	trace_part(p, b, labelled_words(p, b));
	if (part >= PARTS)
		return;
	p->before_main = part;
	if (plain && said == part)
		note_heading(p, b, part, words);
	else
		keep_heading(p, b, name);
	put_rest(p, b, rest);
}

/*
 * A heading further down may name another part: where the one above it has several ("Đánh giá chung", "Hạn chế, nguyên
 * nhân"), where it is nothing but the part's name, and under a recognised PHẦN, whose A. and I. are as good as its own.
 */
static bool
turns(const struct parting *p, const struct block *b, const struct above *over, int part, bool plain)
{
	enum { RECOGNISED_TOP = 3 };

	if (over->part == PART_CONTAINER)
		return part < PARTS;
	if (over->part == PART_LIMIT || over->part == PART_STRENGTH)
		return part == PART_LIMIT || part == PART_CAUSE || part == PART_STRENGTH ||
		    (plain && part < PARTS && part != PART_RESULT);
	if (over->part >= PARTS || part == over->part)
		return false;
	if (p->guessed && over->level == 1 && b->level <= RECOGNISED_TOP && (part < PARTS || part == PART_CONTAINER))
		return true;
	return plain && part < PARTS && part != PART_RESULT && part != PART_TASK;
}

/* Under which field a text stood goes with it to its other part, once. */
static void
put_field_heading(struct parting *p)
{
	const struct block *field = NULL;
	struct block copy;

	for (int i = 0; i < p->above_n; i++)
		if (p->above[i].kept != NULL)
			field = p->above[i].kept;
	if (field == NULL || p->current >= PARTS || p->field[p->current] == field)
		return;
	copy = *field;
	copy.level = level_below(p);
	add_to_part(p, &copy);
	p->field[p->current] = field;
}

/* True: the heading is the part's, and said. */
static bool
take_lower_heading(struct parting *p, const struct block *b, const struct above *over)
{
	str rest = STR(""), name = name_of(words_of(p, b), &rest, p->a);
	bool plain;
	int part = part_of(name, p->a, &plain);

	if (over->part != PART_CONTAINER && over->part != PART_LIMIT && over->part != PART_STRENGTH)
		p->current = over->part;
	if (p->guessed && part == PART_ASKED)
		complain_main_heading(
		    p, b, part, words_of(p, b)); /* no part is meant for it, and which would do is not guessed */
	if (!turns(p, b, over, part, plain)) {
		trace_part(p, b, labelled_words(p, b));
		return false;
	}
	p->turned = true;
	p->current = part;
	if (part == PART_RESULT && over->part == PART_CONTAINER)
		p->current = PART_STRENGTH; /* "Kết quả đạt được" of a judgement is what was good */
	trace_part(p, b, labelled_words(p, b));
	put_field_heading(p);
	if (!plain)
		return false;
	put_rest(p, b, rest);
	return true;
}

/* A heading that stays: as far down as those above it that stay too, where levels were recognised. */
static const struct block *
keep_lower_heading(struct parting *p, const struct block *b)
{
	struct block *copy = ARENA_NEW(p->a, struct block);

	*copy = *b;
	if (p->guessed)
		copy->level = level_below(p);
	for (int i = 0; p->guessed && i < p->above_n; i++)
		copy->level += p->above[i].kept != NULL;
	if (p->current < PARTS)
		add_to_part(p, copy);
	return copy;
}

static void
complain_astray(struct parting *p, const struct block *b)
{
	if (p->astray)
		return;
	p->astray = true;
	diag_add(p->d, &assess_no_heading, place(p, b), NULL);
	if (p->guessed)
		diag_hint(p->d, "%s",
		    _("give it a heading that says its part: Kết quả, Hạn chế, Nguyên nhân, Phương hướng or Kiến nghị"));
	else if (p->main == PART_CONTAINER)
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

static void
take_heading(struct parting *p, const struct block *b)
{
	const struct block *kept = NULL;

	while (p->above_n > 0 && p->above[p->above_n - 1].level >= b->level)
		p->above_n--;
	if (p->above_n == 0)
		take_main_heading(p, b);
	else if (!take_lower_heading(p, b, &p->above[p->above_n - 1])) {
		kept = keep_lower_heading(p, b);
		if (p->current >= PARTS)
			complain_astray(p, b);
	}
	if (p->above_n < OPEN_HEADINGS)
		p->above[p->above_n++] = (struct above){ b->level, p->current, kept };
}

/* --- headings that only their words tell ----------------------------------------------------------- */

/* The part that the words up to a colon name, and nothing else; a number behind it makes a figure of them. */
static int
part_of_words_alone(struct parting *p, const struct block *b, str *rest)
{
	str words = words_of(p, b), name = name_of(words, rest, p->a);
	bool plain;
	int part = part_of(name, p->a, &plain);

	*rest = str_trim(*rest);
	if (!plain || (rest->n > 0 && rest->p[0] >= '0' && rest->p[0] <= '9'))
		return PART_NONE;
	return part < PARTS || (part == PART_CONTAINER && rest->n == 0) ? part : PART_NONE;
}

static void
note_moved(struct parting *p, const struct block *b, int part)
{
	const char *key = part < PARTS ? part_keys[part] : "danh_gia_chung"; /* a heading over several parts */

	diag_add(p->d, &assess_moved, place(p, b), STR_FMT ": %s", STR_ARG(labelled_words(p, b)), key);
}

/* Causes told under a heading that joins them with limits. */
static bool
tells_cause(struct parting *p, const struct block *b)
{
	return p->guessed && p->current == PART_LIMIT &&
	    begins_with(text_fold(p->a, words_of(p, b)), STR("nguyen_nhan"));
}

/* To the part, and back again. */
static void
add_elsewhere(struct parting *p, const struct block *b, const struct block *words, int part)
{
	int was = p->current;

	p->current = part;
	note_moved(p, words, part);
	trace_part(p, words, labelled_words(p, words));
	put_field_heading(p);
	add_to_part(p, b);
	p->current = was;
}

/* Points one by one: "- Tồn tại, hạn chế: …" among a field's results, with what hangs on it. */
static void
take_points(struct parting *p, const struct block *list)
{
	struct block *item = list->children, *next;

	for (; item != NULL; item = next) {
		struct block one = *list, *copy = ARENA_NEW(p->a, struct block);
		str rest;
		int part = item->maybe > 0 ? part_of_words_alone(p, item, &rest) : PART_NONE;

		next = item->next;
		*copy = *item;
		copy->next = NULL;
		one.children = copy;
		if (part == PART_NONE && tells_cause(p, item))
			part = PART_CAUSE;
		if (part < PARTS && part != p->current && (part != PART_RESULT || p->current >= PARTS)) {
			add_elsewhere(p, &one, item, part);
			continue;
		}
		trace_part(p, item, labelled_words(p, item));
		if (p->current < PARTS)
			add_to_part(p, &one);
		else
			complain_astray(p, item);
	}
}

/* A line that is a part's name and a colon begins it; with words behind the colon it is of that part alone. */
static bool
take_maybe(struct parting *p, const struct block *b)
{
	str rest = STR("");
	int part = part_of_words_alone(p, b, &rest);

	if (part == PART_NONE || part == p->current || (part == PART_RESULT && p->current < PARTS && p->above_n > 0))
		return false;
	if (part == PART_CONTAINER && p->above_n > 0)
		return false;
	if (rest.n > 0 && p->current < PARTS) {
		add_elsewhere(p, b, b, part);
		return true;
	}
	if (p->current < PARTS)
		note_moved(p, b, part);
	p->current = part;
	p->main = p->above_n == 0 ? part : p->main;
	p->turned = true;
	trace_part(p, b, labelled_words(p, b));
	put_field_heading(p);
	put_rest(p, b, rest);
	return true;
}

static void
take_part_block(struct parting *p, const struct block *b)
{
	if (b->kind == BLOCK_HEADING) {
		take_heading(p, b);
		return;
	}
	if (p->guessed && b->kind == BLOCK_LIST && p->main <= PART_CONTAINER) {
		take_points(p, b);
		return;
	}
	if (b->maybe > 0 && take_maybe(p, b))
		return;
	check_hash(p, b);
	if (tells_cause(p, b)) {
		add_elsewhere(p, b, b, PART_CAUSE);
		return;
	}
	trace_part(p, b, labelled_words(p, b));
	if (p->current < PARTS)
		add_to_part(p, b);
	else
		complain_astray(p, b);
}

static void
parts_walk(struct parting *p, const struct rich *r)
{
	p->guessed = r->guessed;
	p->main = p->current = p->before_main = p->traced = PART_NONE;
	p->container = STR("");
	for (size_t i = 0; i < PARTS; i++) {
		p->parts[i] = (struct rich){ 0 };
		p->last[i] = &p->parts[i].blocks;
	}
	if (!r->guessed)
		settle_headings(r->blocks);
	for (const struct block *b = r->blocks; b != NULL; b = b->next)
		take_part_block(p, b);
	check_parts(p);
}

void
parts_read(struct rich parts[PARTS], const struct rich *r, struct loc where, struct arena *a, struct diags *d)
{
	struct parting p = { .parts = parts, .a = a, .d = d, .where = where };

	parts_walk(&p, r);
}

void
assess_parts_put(struct out *o, const struct rich *r, struct loc where, struct arena *a, struct diags *d)
{
	struct rich parts[PARTS];
	struct parting p = { .parts = parts, .a = a, .d = d, .where = where, .trace = o };

	parts_walk(&p, r);
}
