#ifndef BASE_MSG_H
#define BASE_MSG_H

#include <libintl.h>

/*
 * Messages: English source strings, translated by gettext from
 * generator/po/vi.po. N_ marks a string in a table for translation later.
 */
#define VANTHU_DOMAIN "vanthu"
#define _(s)          dgettext(VANTHU_DOMAIN, (s))
#define N_(s)         s
/* English plural forms; Vietnamese has one. */
#define NG_(one, many, n) dngettext(VANTHU_DOMAIN, (one), (many), (n))

#endif
