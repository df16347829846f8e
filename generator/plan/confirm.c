/*
 * A figure that looks wrong and is right: whoever keeps it says so in its row, with the reason, in the column xac_nhan
 * or in a remark that begins with "Xác nhận:". What the checks doubt about the row is then no complaint but a note, so
 * that whoever signs still sees it. What can't be right in any case (text in a figure's cell, a share over its cap)
 * can't be confirmed.
 */
#include "plan/model.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "plan/kinds.h"
#include "value/schema.h"

/* Folded: words that say yes and not why. */
static const char *const no_reasons[] = { "", "x", "co", "dung", "ok", "oke", "yes", "roi", "da_xac_nhan", "xac_nhan",
	"da_kiem_tra", "dung_roi", "so_dung", "so_lieu_dung", "chinh_xac", "da_ro" };

enum { WORDS_BYTES = 24 }; /* of "Xác nhận", however it is composed */

/* What stands behind "Xác nhận:" in a remark; p NULL: the remark confirms nothing ("Xác nhận của kho bạc" tells of a paper). */
static str
confirmed_in_note(const struct value *note, struct arena *a)
{
	str s = str_trim(note->text), word = STR("xac_nhan");
	size_t end = 0;

	while (end < s.n && end < WORDS_BYTES && strchr(":-,", s.p[end]) == NULL)
		end++;
	if (!str_eq(text_fold(a, str_sub(s, 0, end)), word))
		return (str){ NULL, 0 };
	return str_trim(str_sub(s, end < s.n ? end + 1 : end, s.n));
}

struct plan_confirmation
confirmation_read(struct model *m, const struct value *cell, const struct value *note)
{
	struct plan_confirmation c = { STR(""), LOC_NONE };
	struct dec figure;
	str folded;

	if (cell != NULL && !is_blank(cell))
		c = (struct plan_confirmation){ str_trim(plain_text(cell, m->a)), cell->where };
	else if (note != NULL && note->kind == VALUE_TEXT)
		c = (struct plan_confirmation){ confirmed_in_note(note, m->a), note->where };
	if (c.reason.p == NULL || c.where.source == NULL)
		return (struct plan_confirmation){ STR(""), LOC_NONE };
	folded = text_fold(m->a, c.reason);
	if (text_number_parse(c.reason, m->p->mark, &figure, NULL, NULL))
		folded = STR(""); /* a figure that has come into this column */
	for (size_t i = 0; i < sizeof no_reasons / sizeof no_reasons[0]; i++)
		if (str_eq(folded, str_of(no_reasons[i]))) {
			diag_add(m->d, &plan_bare_confirmation, c.where, STR_FMT, STR_ARG(c.reason));
			diag_hint(m->d, "%s", _("write why the figures are right: \"a new plant runs since July\""));
			return (struct plan_confirmation){ STR(""), LOC_NONE };
		}
	return c;
}

bool
model_doubt(struct model *m, const struct plan_confirmation *c, const struct diag_kind *kind, struct loc where,
    const char *fmt, ...)
{
	char text[512];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (n >= (int)sizeof text) { /* a name of an indicator longer than that is cut between letters */
		n = (int)sizeof text - 1;
		while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
			n--;
		text[n] = '\0';
	}
	if (c != NULL && c->reason.n > 0) {
		diag_add(m->d, &plan_confirmed, where, _("%s; confirmed: %.*s"), text, STR_ARG(c->reason));
		diag_also(m->d, c->where, "%s", _("confirmed here"));
		return false;
	}
	diag_add(m->d, kind, where, "%s", text);
	return true;
}
