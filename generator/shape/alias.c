/*
 * Which font stands in for which. A name of a font that is there is never
 * looked up here: a licensed times.ttf in fonts/ is Times New Roman.
 */
#include "shape/inner.h"

#include <string.h>

#include "base/out.h"
#include "text/text.h"

#define SERIF "Liberation Serif"
#define SANS  "Liberation Sans"
#define MONO  "Liberation Mono"

/* Names are folded; their order doesn't matter but for those that stand twice, where the better twin goes first. */
static const struct alias aliases[] = {
	{ "times new roman", SERIF, ALIAS_WIDTHS },
	{ "times", SERIF, ALIAS_WIDTHS },
	{ "times roman", SERIF, ALIAS_WIDTHS },
	{ "times new roman bold", SERIF, ALIAS_NAME },
	{ "times new roman italic", SERIF, ALIAS_NAME },
	{ "times new roman bold italic", SERIF, ALIAS_NAME },
	{ "times new roman (headings)", SERIF, ALIAS_NAME },
	{ "times new roman (body)", SERIF, ALIAS_NAME },
	{ "times new roman (body cs)", SERIF, ALIAS_NAME },
	{ "times new roman (headings cs)", SERIF, ALIAS_NAME },
	{ "timesnewroman", SERIF, ALIAS_NAME },
	{ "timesnewromanpsmt", SERIF, ALIAS_NAME },
	{ "timesnewromanps-boldmt", SERIF, ALIAS_NAME },
	{ "timesnewromanps-italicmt", SERIF, ALIAS_NAME },
	{ "timesnewromanps-bolditalicmt", SERIF, ALIAS_NAME },
	{ "times new roman cyr", SERIF, ALIAS_NAME },
	{ "vntimes new roman", SERIF, ALIAS_LEGACY },
	{ "tinos", SERIF, ALIAS_WIDTHS },
	{ "thorndale", SERIF, ALIAS_WIDTHS },
	{ "thorndale amt", SERIF, ALIAS_WIDTHS },
	{ "nimbus roman", SERIF, ALIAS_WIDTHS },
	{ "nimbus roman no9 l", SERIF, ALIAS_WIDTHS },
	{ ".vntime", SERIF, ALIAS_LEGACY },
	{ ".vntimeh", SERIF, ALIAS_LEGACY },
	{ "vni-times", SERIF, ALIAS_LEGACY },
	{ "vnitimes", SERIF, ALIAS_LEGACY },
	{ "uvntime", SERIF, ALIAS_LEGACY },
	{ "uvn thoi nhan", SERIF, ALIAS_LOOKS },
	{ "arial", SANS, ALIAS_WIDTHS },
	{ "arialmt", SANS, ALIAS_NAME },
	{ "arial-boldmt", SANS, ALIAS_NAME },
	{ "arial bold", SANS, ALIAS_NAME },
	{ "arial unicode ms", SANS, ALIAS_LOOKS },
	{ "helvetica", SANS, ALIAS_WIDTHS },
	{ "helvetica neue", SANS, ALIAS_LOOKS },
	{ "arimo", SANS, ALIAS_WIDTHS },
	{ "albany", SANS, ALIAS_WIDTHS },
	{ "albany amt", SANS, ALIAS_WIDTHS },
	{ "nimbus sans", SANS, ALIAS_WIDTHS },
	{ "nimbus sans l", SANS, ALIAS_WIDTHS },
	{ ".vnarial", SANS, ALIAS_LEGACY },
	{ ".vnarialh", SANS, ALIAS_LEGACY },
	{ "vni-helve", SANS, ALIAS_LEGACY },
	{ "vni-helve-condense", SANS, ALIAS_LOOKS },
	{ "courier new", MONO, ALIAS_WIDTHS },
	{ "courier", MONO, ALIAS_WIDTHS },
	{ "cousine", MONO, ALIAS_WIDTHS },
	{ "cumberland", MONO, ALIAS_WIDTHS },
	{ "cumberland amt", MONO, ALIAS_WIDTHS },
	{ ".vncourier new", MONO, ALIAS_LEGACY },
	{ "vni-courier", MONO, ALIAS_LEGACY },
	{ "cambria", "Caladea", ALIAS_WIDTHS },
	{ "cambria", SERIF, ALIAS_LOOKS },
	{ "cambria math", "Caladea", ALIAS_WIDTHS },
	{ "cambria math", SERIF, ALIAS_LOOKS },
	{ "calibri", "Carlito", ALIAS_WIDTHS },
	{ "calibri", SANS, ALIAS_LOOKS },
	{ "calibri light", "Carlito", ALIAS_LOOKS },
	{ "symbol", "OpenSymbol", ALIAS_SYMBOLS },
	{ "starsymbol", "OpenSymbol", ALIAS_SYMBOLS },
	{ "segoe ui symbol", "DejaVu Sans", ALIAS_SYMBOLS }, /* Word sets check boxes in these two */
	{ "ms gothic", "DejaVu Sans", ALIAS_LOOKS },
	{ "wingdings", "OpenSymbol", ALIAS_SYMBOLS },
	{ "wingdings 2", "OpenSymbol", ALIAS_SYMBOLS },
	{ "wingdings 3", "OpenSymbol", ALIAS_SYMBOLS },
	{ "webdings", "OpenSymbol", ALIAS_SYMBOLS },
	{ "verdana", "DejaVu Sans", ALIAS_LOOKS },
	{ "tahoma", "DejaVu Sans", ALIAS_LOOKS },
	{ "segoe ui", "DejaVu Sans", ALIAS_LOOKS },
	{ "bitstream vera sans", "DejaVu Sans", ALIAS_WIDTHS },
	{ "bitstream vera serif", "DejaVu Serif", ALIAS_WIDTHS },
	{ "bitstream vera sans mono", "DejaVu Sans Mono", ALIAS_WIDTHS },
	{ "consolas", "DejaVu Sans Mono", ALIAS_LOOKS },
};

const struct alias *
alias_find(str folded, int i)
{
	for (size_t k = 0; k < sizeof aliases / sizeof aliases[0]; k++)
		if (str_eq(str_of(aliases[k].name), folded) && i-- == 0)
			return &aliases[k];
	return NULL;
}

const char *
alias_guess(str folded)
{
	static const struct {
		const char *part, *family;
	} kinds[] = {
		{ "mono", MONO },
		{ "courier", MONO },
		{ "code", MONO },
		{ "console", MONO },
		{ "ding", "OpenSymbol" },
		{ "symbol", "OpenSymbol" },
		{ "serif", SERIF }, /* before sans: "sans serif" is caught below by its first word */
		{ "sans", SANS },
		{ "arial", SANS },
		{ "helve", SANS },
		{ "gothic", SANS },
		{ "grotesk", SANS },
		{ "avant", SANS },
		{ "roboto", SANS },
		{ "segoe", SANS },
		{ "aptos", SANS },
		{ "calibri", SANS },
		{ "trebuchet", SANS },
		{ "inter", SANS },
		{ "lato", SANS },
		{ "ubuntu", SANS },
	};

	if (str_find(folded, STR("sans"), 0) < folded.n && str_find(folded, STR("mono"), 0) == folded.n)
		return SANS;
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		if (str_find(folded, str_of(kinds[k].part), 0) < folded.n)
			return kinds[k].family;
	return SERIF;
}

str
alias_fold(str name, struct arena *a)
{
	struct out o;
	str s = text_lower(a, str_trim(name));

	out_init(&o);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\'' || c == '"' || (c == '@' && o.n == 0))
			continue;
		if ((c == ' ' || c == '\t') && (o.n == 0 || o.p[o.n - 1] == ' '))
			continue;
		out_char(&o, c == '\t' ? ' ' : c);
	}
	s = str_trim(out_copy(&o, a));
	out_release(&o);
	return s;
}
