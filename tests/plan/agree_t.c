/*
 * Prose, tables and charts tell the same figures. For every document of the
 * sample office: each number in an indicator's sentence stands in that
 * indicator's row, each figure of a chart in a row, the count sentence counts what the
 * table shows, and the document that is written holds those very sentences and cells.
 */
#include "office.h"

#include <sys/wait.h>

#include "batch/workspace.h"
#include "assess/assess.h"
#include "plan/plan.h"

static const struct {
	const char *document, *period;
} documents[] = { { "ke-hoach", "2026-2030" }, { "bao-cao-nam", "2026" }, { "bao-cao-thang", "2026-10" }, { "bao-cao-quy", "2026-Q3" },
	{ "bao-cao-6-thang", "2026-6T" }, { "bao-cao-9-thang", "2026-9T" }, { "bao-cao-giai-doan", "2026-2030" } };
enum { DOCUMENTS = sizeof documents / sizeof documents[0] };

struct office {
	struct arena *a;
	struct diags d;
	struct workspace w;
	struct plan *plan;
};

static void
office_open(struct office *o)
{
	diags_init(&o->d, o->a);
	workspace_read(&o->w, "inputs/ha-bac", o->a, &o->d);
	o->plan = plan_model(&o->w.in, o->a, &o->d);
}

static struct value
context_of(struct office *o, size_t k)
{
	struct period period;

	OK(period_parse(str_of(documents[k].period), &period));
	return assess_context(o->plan, plan_find_document(o->plan, str_of(documents[k].document), NULL), period, batch_workspace_hooks(".", o->a), o->a,
	    &o->d);
}

/* The next Vietnamese number of s, without what belongs to a word: "T10", "44-NQ/TW". */
static str
next_number(str *s)
{
	size_t i = 0, n = 0;

	while (i < s->n && !isdigit((unsigned char)s->p[i]))
		i++;
	while (i + n < s->n && (isdigit((unsigned char)s->p[i + n]) ||
	                           ((s->p[i + n] == '.' || s->p[i + n] == ',') && i + n + 1 < s->n && isdigit((unsigned char)s->p[i + n + 1]))))
		n++;
	str number = str_sub(*s, i, i + n);
	*s = str_sub(*s, i + n, s->n);
	return number;
}

static bool
number_in(str text, str number)
{
	struct dec want, got;
	const char *why;

	if (!text_number_parse(number, ',', &want, NULL, &why))
		return false;
	while (text.n > 0) {
		str n = next_number(&text);

		if (n.n > 0 && text_number_parse(n, ',', &got, NULL, &why) && dec_eq(dec_trim(got), dec_trim(want)))
			return true;
	}
	return false;
}

/* All that the indicator's row shows, the words of its own name and of the period. */
static str
row_text(struct arena *a, const struct value *c, const struct value *context)
{
	static const char *const words[] = { "ten", "ten_day_du", "muc_tieu_chu", "ke_hoach_sau_chu", "nhip", "don_vi_tinh" };
	const struct value *cells = value_at(c, STR("o")), *course = value_at(c, STR("tien_do")), *period = value_at(context, STR("ky"));
	struct dec need = value_at(course, STR("can_them"))->kind == VALUE_DEC ? value_at(course, STR("can_them"))->dec : DEC_NONE;
	struct dec part = value_at(course, STR("phan_tram"))->kind == VALUE_DEC ? value_at(course, STR("phan_tram"))->dec : DEC_NONE;
	struct dec month = value_at(c, STR("can_moi_thang"))->kind == VALUE_DEC ? value_at(c, STR("can_moi_thang"))->dec : DEC_NONE;
	struct out o;
	str s;

	out_init(&o);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		out_printf(&o, STR_FMT " ", STR_ARG(value_text_at(c, str_of(words[i]), STR(""))));
	for (size_t i = 0; i < cells->map->n; i++) {
		value_print(&o, cells->map->at[i].value);
		out_char(&o, ' ');
	}
	text_number_put(&o, dec_abs(need), 1);
	out_char(&o, ' ');
	text_number_put(&o, part, 1);
	out_char(&o, ' ');
	text_number_put(&o, month, 1);
	out_char(&o, ' ');
	value_print(&o, value_at(course, STR("da_dat")));
	out_char(&o, '/');
	value_print(&o, value_at(course, STR("so_nam")));
	/* years and months are no figures */
	out_printf(&o, " " STR_FMT " 2025 2026 2027 2028 2029 2030 ", STR_ARG(value_text_at(period, STR("luy_ke"), STR(""))));
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(each_number_of_a_sentence_stands_in_its_row)
{
	struct office o = { .a = arena_new(1 << 20) };
	int seen = 0;

	office_open(&o);
	OK(diags_ok(&o.d));
	for (size_t k = 0; k < DOCUMENTS; k++) {
		struct value context = context_of(&o, k), *list = value_at(&context, STR("chi_tieu"));

		for (size_t i = 0; i < list->list->n; i++) {
			const struct value *c = &list->list->at[i];
			str sentence = value_text_at(c, STR("cau"), STR("")), row = row_text(o.a, c, &context);

			while (sentence.n > 0) {
				str n = next_number(&sentence);

				if (n.n == 0)
					break;
				seen++;
				if (!number_in(row, n))
					FAIL("%s: " STR_FMT ": " STR_FMT " is not in: " STR_FMT, documents[k].document,
					    STR_ARG(value_text_at(c, STR("cau"), STR(""))), STR_ARG(n), STR_ARG(row));
			}
		}
	}
	OK(seen > 300);
	arena_free(o.a);
}

TEST(the_count_sentence_counts_what_the_table_shows)
{
	struct office o = { .a = arena_new(1 << 20) };
	struct value context, *list;
	int over = 0, met = 0, unmet = 0, not_due = 0;
	struct out say;

	office_open(&o);
	context = context_of(&o, 1);
	list = value_at(&context, STR("chi_tieu"));
	for (size_t i = 0; i < list->list->n; i++) {
		const struct value *c = &list->list->at[i];
		str judged = value_text_at(c, STR("danh_gia"), STR(""));

		if (!dec_eq(value_at(c, STR("cap"))->dec, dec_int(1)) || value_at(c, STR("theo_doi"))->b)
			continue;
		over += str_eq(judged, STR("Vượt"));
		met += str_eq(judged, STR("Đạt"));
		unmet += str_eq(judged, STR("Chưa đạt"));
		not_due += str_eq(judged, STR("Chưa đến kỳ"));
	}
	IS_INT(over + met + unmet + not_due, 21);
	out_init(&say);
	out_printf(&say, "Có %d/%d chỉ tiêu được đánh giá đạt và vượt kế hoạch, trong đó %02d chỉ tiêu vượt; %02d chỉ tiêu chưa đạt; "
	                 "%02d chỉ tiêu chưa đến kỳ đánh giá.",
	    over + met, over + met + unmet, over, unmet, not_due);
	IS_STR(value_text_at(value_at(&context, STR("dem")), STR("cau"), STR("")), out_str(&say));
	out_release(&say);
	arena_free(o.a);
}

/* Some row of the office has this figure. */
static bool
figure_known(const struct value *list, struct dec d)
{
	static const char *const series[] = { "theo_thang", "luy_ke_thang", "cung_ky_theo_thang", "cung_ky_luy_ke_thang",
		"ke_hoach_cac_nam", "thuc_hien_cac_nam" };

	for (size_t i = 0; i < list->list->n; i++) {
		const struct value *share = value_at(value_at(&list->list->at[i], STR("tien_do")), STR("phan_tram"));

		if (share != NULL && share->kind == VALUE_DEC && dec_eq(share->dec, d))
			return true;
		for (size_t s = 0; s < sizeof series / sizeof series[0]; s++) {
			const struct value *at = value_at(&list->list->at[i], str_of(series[s]));

			for (size_t k = 0; at != NULL && k < at->list->n; k++)
				if (at->list->at[k].kind == VALUE_DEC && dec_eq(at->list->at[k].dec, d))
					return true;
		}
	}
	return false;
}

TEST(each_figure_of_a_chart_stands_in_a_row)
{
	struct office o = { .a = arena_new(1 << 20) };
	int seen = 0;

	office_open(&o);
	for (size_t k = 0; k < DOCUMENTS; k++) {
		struct value context = context_of(&o, k), *charts = value_at(&context, STR("bieu_do"));

		for (size_t i = 0; i < charts->map->n; i++) {
			const struct value *chart = charts->map->at[i].value, *day = value_at(chart->chart, STR("day"));

			for (size_t s = 0; s < day->list->n; s++) {
				const struct value *figures = value_at(&day->list->at[s], STR("gia_tri"));

				for (size_t n = 0; n < figures->list->n; n++)
					if (figures->list->at[n].kind == VALUE_DEC) {
						seen++;
						OK(figure_known(value_at(&context, STR("chi_tieu")), figures->list->at[n].dec));
					}
			}
		}
	}
	OK(seen > 50);
	arena_free(o.a);
}

TEST(the_documents_hold_those_sentences_and_cells)
{
	struct office o = { .a = arena_new(1 << 20) };
	const char *dir = office_new(o.a), *program = getenv("VANTHU");

	if (program == NULL) {
		office_remove(o.a, dir);
		arena_free(o.a);
		SKIP("no program named");
	}
	office_open(&o);
	for (size_t k = 1; k < DOCUMENTS; k++) {
		struct value context = context_of(&o, k), *behind = value_at(&context, STR("cham"));
		str text = { NULL, 0 };
		struct diags d;

		diags_init(&d, o.a);
		IS_INT(system(str_c(o.a, str_format(o.a,
		           "'%s' build -C inputs/ha-bac %s --ky %s -f docx -o '%s' >/dev/null 2>&1 && "
		           "unzip -p '%s/%s/%s.docx' word/document.xml | sed 's/<[^>]*>//g; s/&amp;/\\&/g; s/&gt;/>/g; s/&lt;/</g' >'%s/text'",
		           program, documents[k].document, documents[k].period, dir, dir, documents[k].period, documents[k].document, dir))), 0);
		if (!file_read(office_path(o.a, dir, "text"), o.a, &text, &d))
			continue;
		/* a Khoản of a contribution stands as deep as those of the template */
		IS_INT(system(str_c(o.a, str_format(o.a,
		           "'%s' build -C inputs/ha-bac %s --ky %s -f odt -o '%s' >/dev/null 2>&1 && ! unzip -p '%s/%s/%s.odt' content.xml | "
		           "grep -o '<text:h [^>]*VTKhoan[^>]*>' | sed 's/.*outline-level=\"\\(.\\)\".*/\\1/' | sort -u | sed 1d | grep -q .",
		           program, documents[k].document, documents[k].period, dir, dir, documents[k].period, documents[k].document))), 0);
		if (str_find(text, value_text_at(value_at(&context, STR("dem")), STR("cau"), STR("")), 0) == text.n)
			FAIL("%s: the count is not told", documents[k].document);
		for (size_t i = 0; k != DOCUMENTS - 1 && i < behind->list->n; i++)
			if (str_find(text, value_text_at(&behind->list->at[i], STR("cau"), STR("")), 0) == text.n)
				FAIL("%s: " STR_FMT, documents[k].document, STR_ARG(value_text_at(&behind->list->at[i], STR("cau"), STR(""))));
	}
	office_remove(o.a, dir);
	arena_free(o.a);
}
