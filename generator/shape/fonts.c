/*
 * A fontconfig configuration of our own, so that a document looks the same on
 * every host: the office's fonts/ first, then the packages that stand in for
 * Word's fonts. All other fonts of the system are looked at only for a
 * family or a letter that these lack: reading the caches of a host with a
 * thousand fonts would cost more than the document.
 *
 * fontconfig keeps what it knows of a folder in a cache; the system's is read
 * (mapped, not parsed), and a folder without one is scanned.
 *
 * FcConfigSetCurrent must come before the first font map: without it Pango
 * loads the host's configuration as well.
 */
#include "shape/inner.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>

#include "base/file.h"
#include "base/out.h"

/* Where Debian, Fedora, Arch and Alpine put what stands in for Word's fonts; of each row the first that is there. */
enum { PLACES = 4 };
static const char *const stand_ins[][PLACES] = {
	/* Liberation 1 (in Debian 12 under liberation/) has no ơ, ư */
	{ "/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation",
	    "/usr/share/fonts/liberation-fonts", "/usr/share/fonts/liberation" },
	{ "/usr/share/fonts/truetype/crosextra", "/usr/share/fonts/google-carlito-fonts", NULL },
	{ "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu",
	    "/usr/share/fonts/TTF" },
	{ "/usr/share/fonts/truetype/libreoffice", "/usr/share/fonts/truetype/openoffice", NULL },
};

static void
put_dir(struct out *o, const char *dir)
{
	if (!file_is_dir(dir))
		return;
	out_puts(o, "<dir>");
	out_xml(o, str_of(dir));
	out_puts(o, "</dir>");
}

static void
put_own_dirs(struct out *o, const char *const *dirs)
{
	for (; dirs != NULL && *dirs != NULL; dirs++)
		if (!str_starts(str_of(*dirs), STR("/usr/share/fonts"))) { /* those come by our own list */
			char *full = realpath(*dirs, NULL); /* a relative name would mean another folder's cache */

			if (full != NULL)
				put_dir(o, full);
			free(full);
		}
}

static void
put_stand_ins(struct out *o)
{
	for (size_t i = 0; i < sizeof stand_ins / sizeof stand_ins[0]; i++)
		for (size_t k = 0; k < PLACES && stand_ins[i][k] != NULL; k++)
			if (file_is_dir(stand_ins[i][k])) {
				put_dir(o, stand_ins[i][k]);
				break;
			}
}

static void
begin_config(struct out *o)
{
	out_init(o);
	out_puts(o, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>");
}

/* Mathematical fonts have every letter and would win as fallback; bitmap fonts have no outlines. */
static void
end_config(struct out *o)
{
	out_puts(o,
	    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
	    "<selectfont><rejectfont><glob>*/DejaVuMath*</glob>"
	    "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern></rejectfont></selectfont>"
	    "</fontconfig>");
}

static FcConfig *
config_of(struct out *o)
{
	FcConfig *c = FcConfigCreate();

	end_config(o);
	if (!FcConfigParseAndLoadFromMemory(c, (const FcChar8 *)out_str(o).p, FcTrue) || !FcConfigBuildFonts(c)) {
		FcConfigDestroy(c);
		c = NULL;
	}
	out_release(o);
	return c;
}

/* The configuration that FONTCONFIG_FILE names, to compare with other renderers under it. */
static FcConfig *
config_given(const char *path)
{
	FcConfig *c = FcConfigCreate();
	char *full = realpath(path, NULL); /* a relative path silently loads the host's */

	if (full == NULL || !FcConfigParseAndLoad(c, (const FcChar8 *)full, FcTrue) || !FcConfigBuildFonts(c)) {
		FcConfigDestroy(c);
		c = NULL;
	}
	free(full);
	return c;
}

static const char *
given_config(void)
{
	const char *path = getenv("FONTCONFIG_FILE");

	return path != NULL && *path != '\0' && access(path, R_OK) == 0 ? path : NULL;
}

/* Every name of every font, once: the first font that bears it spells it. */
static void
list_families(struct fonts *f, struct arena *a)
{
	FcFontSet *set = FcConfigGetFonts(f->config, FcSetSystem);

	map_init(&f->families, a);
	for (int i = 0; set != NULL && i < set->nfont; i++) {
		FcChar8 *name;

		for (int k = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, k, &name) == FcResultMatch; k++) {
			str folded = alias_fold(str_of((const char *)name), a);

			if (map_find(&f->families, folded) == NULL)
				map_put(
				    &f->families, folded, (void *)(uintptr_t)str_copy(a, str_of((const char *)name)).p);
		}
	}
}

static bool
open_config(struct fonts *f, struct arena *a)
{
	if (f->config == NULL)
		return false;
	list_families(f, a);
	return f->families.n > 0;
}

FcPattern *
fonts_match(const struct fonts *fonts, const char *family, bool bold, bool italic)
{
	FcPattern *p = FcPatternCreate(), *found;
	FcResult result;

	FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddInteger(p, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddInteger(p, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	FcPatternAddInteger(p, FC_WIDTH, FC_WIDTH_NORMAL);
	FcConfigSubstitute(fonts->config, p, FcMatchPattern);
	FcDefaultSubstitute(p);
	found = FcFontMatch(fonts->config, p, &result);
	FcPatternDestroy(p);
	return found;
}

bool
fonts_have(const struct fonts *fonts, const char *family, unsigned cuts)
{
	FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetSystem);
	unsigned found = 0;

	for (int i = 0; set != NULL && i < set->nfont; i++) {
		int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
		FcChar8 *name;

		for (int k = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, k, &name) == FcResultMatch; k++)
			if (strcmp((const char *)name, family) == 0) {
				FcPatternGetInteger(set->fonts[i], FC_WEIGHT, 0, &weight);
				FcPatternGetInteger(set->fonts[i], FC_SLANT, 0, &slant);
				found |= weight >= FC_WEIGHT_DEMIBOLD ? FONTS_BOLD : FONTS_LIGHT;
				found |= slant != FC_SLANT_ROMAN ? FONTS_ITALIC : FONTS_UPRIGHT;
			}
	}
	return (found & cuts) != 0;
}

bool
fonts_open_first(struct fonts *fonts, const char *const *dirs, struct arena *a)
{
	const char *path = given_config();
	struct out o;

	if (path != NULL) {
		fonts->config = config_given(path);
	} else {
		begin_config(&o);
		put_own_dirs(&o, dirs);
		put_stand_ins(&o);
		fonts->config = config_of(&o);
	}
	if (fonts->config != NULL)
		FcConfigSetCurrent(fonts->config);
	return open_config(fonts, a);
}

bool
fonts_open_all(struct fonts *fonts, const char *const *dirs, struct arena *a)
{
	struct out o;

	if (given_config() != NULL)
		return false; /* it says what there is */
	begin_config(&o);
	put_own_dirs(&o, dirs);
	put_dir(&o, "/usr/share/fonts");
	put_dir(&o, "/usr/local/share/fonts");
	fonts->config = config_of(&o);
	return open_config(fonts, a);
}

void
fonts_close(struct fonts *fonts)
{
	pg_view_free(fonts->pango);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
}

const char *
fonts_family(const struct fonts *fonts, str name, struct arena *a)
{
	return fonts->config != NULL ? map_find(&fonts->families, alias_fold(name, a)) : NULL;
}

/* Rules put families before the generic ones in which every pattern ends. */
const char *
fonts_substitute(const struct fonts *fonts, str name, struct arena *a)
{
	FcPattern *p;
	FcChar8 *family;
	const char *found = NULL;

	if (fonts->config == NULL)
		return NULL;
	p = FcPatternCreate();
	FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)str_c(a, name));
	FcConfigSubstitute(fonts->config, p, FcMatchPattern);
	for (int i = 0; found == NULL && FcPatternGetString(p, FC_FAMILY, i, &family) == FcResultMatch; i++)
		found = fonts_family(fonts, str_of((const char *)family), a);
	FcPatternDestroy(p);
	return found;
}
