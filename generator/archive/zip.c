#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/limits.h"
#include "package/parts.h"

/*
 * The archive. What it claims about itself (zip_stat) is checked before any
 * memory is taken, and counted again while unpacking, since a claim can lie.
 * Writing copies the packed bytes of parts that nobody changed; times and
 * order are fixed, so that the same parts give the same file.
 */
enum {
	RATIO_FREE_BYTES = 1 << 20, /* up to here any ratio is harmless */
	DOS_DATE_1980 = (0 << 9) | (1 << 5) | 1,
	DEFLATE_LEVEL = 5
};

struct zip {
	zip_t *z;
};

static void
zip_gone(void *z)
{
	zip_discard(z);
}

/* No part may leave the package's own folder. */
static bool
name_allowed(str name)
{
	str rest = name;

	if (name.n == 0 || name.p[0] == '/' || memchr(name.p, '\\', name.n) != NULL ||
	    memchr(name.p, '\0', name.n) != NULL || (name.n > 1 && name.p[1] == ':'))
		return false;
	while (rest.n > 0)
		if (str_eq(str_split(&rest, '/'), STR("..")))
			return false;
	return true;
}

static unsigned
le16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

/*
 * libzip gives names as C strings: a NUL inside would hide what follows. Names
 * are looked at in the directory itself, where it can be found.
 */
static bool
names_have_nul(str bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	size_t at;

	if (bytes.n < 22)
		return false;
	for (at = bytes.n - 22; at > 0 && memcmp(p + at, "PK\5\6", 4) != 0; at--)
		if (bytes.n - at > 22 + 65535)
			return false;
	at = le16(p + at + 16) | (size_t)le16(p + at + 18) << 16;
	while (at + 46 <= bytes.n && memcmp(p + at, "PK\1\2", 4) == 0) {
		size_t n = le16(p + at + 28);

		if (at + 46 + n > bytes.n)
			return false;
		if (memchr(p + at + 46, '\0', n) != NULL)
			return true;
		at += 46 + n + le16(p + at + 30) + le16(p + at + 32);
	}
	return false;
}

static bool
complain(struct package *p, const struct diag_kind *kind, str part, struct diags *d)
{
	diag_add(d, kind, pkg_loc(p, part, d->a), NULL);
	return false;
}

static bool
entry_allowed(struct package *p, const zip_stat_t *st, size_t *total, struct diags *d)
{
	str name = str_of(st->name);

	if (!name_allowed(name)) {
		diag_add(d, &pkg_bad_name, pkg_loc(p, STR(""), d->a), STR_FMT, STR_ARG(name));
		return false;
	}
	if ((st->valid & ZIP_STAT_SIZE) == 0 || (st->valid & ZIP_STAT_COMP_SIZE) == 0)
		return complain(p, &pkg_damaged, name, d);
	if ((st->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st->encryption_method != ZIP_EM_NONE)
		return complain(p, &pkg_encrypted, name, d);
	if (st->comp_method != ZIP_CM_STORE && st->comp_method != ZIP_CM_DEFLATE)
		return complain(p, &pkg_method, name, d);
	*total += st->size;
	if (*total > LIMIT_PACKAGE_BYTES)
		return complain(p, &pkg_large_package, name, d);
	if (map_find(&p->index, name) != NULL)
		return complain(p, &pkg_twice, name, d);
	return true;
}

static bool
load_entries(struct package *p, struct zip *zip, struct diags *d)
{
	zip_int64_t n = zip_get_num_entries(zip->z, 0);
	struct part *parts;
	struct entry *entries;
	size_t total = 0;

	if (n > LIMIT_ZIP_ENTRIES)
		return complain(p, &pkg_many_entries, STR(""), d);
	parts = ARENA_ARRAY(p->a, struct part, (size_t)n + 1);
	entries = ARENA_ARRAY(p->a, struct entry, (size_t)n + 1);
	for (zip_int64_t i = 0; i < n; i++) {
		zip_stat_t st;

		if (zip_stat_index(zip->z, (zip_uint64_t)i, ZIP_FL_ENC_RAW, &st) != 0 ||
		    (st.valid & ZIP_STAT_NAME) == 0)
			return complain(p, &pkg_damaged, STR(""), d);
		if (!entry_allowed(p, &st, &total, d))
			return false;
		if (str_ends(str_of(st.name), STR("/")))
			continue; /* a folder holds nothing */
		entries[i] = (struct entry){
			.zip = zip, .index = (unsigned long long)i, .size = st.size, .packed = st.comp_size, .a = p->a
		};
		parts[i].name = str_copy(p->a, str_of(st.name));
		parts[i].entry = &entries[i];
		*VEC_ADD(p->a, &p->parts) = &parts[i];
		map_put(&p->index, parts[i].name, &parts[i]);
	}
	return true;
}

bool
zip_load(struct package *p, str bytes, struct diags *d)
{
	struct zip *zip = ARENA_NEW(p->a, struct zip);
	zip_error_t error;
	zip_source_t *source;

	if (bytes.n < 4 || memcmp(bytes.p, "PK", 2) != 0) {
		static const unsigned char ole[] = { 0xd0, 0xcf, 0x11, 0xe0 };

		complain(p, &pkg_no_zip, STR(""), d);
		if (bytes.n >= 4 && memcmp(bytes.p, ole, 4) == 0)
			diag_hint(
			    d, "%s", _("an old .doc file or one with a password: save it as .docx without a password"));
		return false;
	}
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
	if (source != NULL)
		zip->z = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (zip->z == NULL) {
		if (source != NULL)
			zip_source_free(source);
		diag_add(d, &pkg_damaged, pkg_loc(p, STR(""), d->a), "%s", zip_error_strerror(&error));
		zip_error_fini(&error);
		return false;
	}
	zip_error_fini(&error);
	arena_defer(p->a, zip_gone, zip->z);
	if (names_have_nul(bytes))
		return complain(p, &pkg_bad_name, STR(""), d);
	return load_entries(p, zip, d);
}

/* Asked when a part is read: what nobody reads does no harm. */
static bool
size_allowed(struct package *p, str name, const struct entry *e, struct diags *d)
{
	if (e->size > LIMIT_PART_BYTES)
		return complain(p, &pkg_large_part, name, d);
	if (e->size > RATIO_FREE_BYTES && e->size / LIMIT_ZIP_RATIO > e->packed)
		return complain(p, &pkg_bomb, name, d);
	return true;
}

bool
zip_unpack_into(struct package *p, struct part *part, struct arena *a, str *into, struct diags *d)
{
	struct entry *e = part->entry;
	zip_file_t *f;
	zip_int64_t got;
	char *bytes;
	bool whole;

	if (e->damaged)
		return false;
	e->damaged = true;
	if (!size_allowed(p, part->name, e, d))
		return false;
	f = zip_fopen_index(e->zip->z, e->index, 0);
	if (f == NULL)
		return complain(p, &pkg_damaged, part->name, d);
	bytes = arena_alloc(a, e->size + 1);
	got = zip_fread(f, bytes, e->size + 1);
	/* the last read also checks the sum (CRC) */
	whole = got == (zip_int64_t)e->size && zip_fread(f, bytes + got, 1) == 0;
	if (zip_fclose(f) == 0 && whole) {
		*into = (str){ bytes, e->size };
		e->damaged = false;
		return true;
	}
	return complain(p, &pkg_damaged, part->name, d);
}

bool
zip_unpack(struct package *p, struct part *part, struct diags *d)
{
	struct entry *e = part->entry;

	if (!e->unpacked)
		e->unpacked = zip_unpack_into(p, part, e->a, &e->bytes, d);
	return e->unpacked;
}

/* Already packed pictures gain nothing from deflate. */
static bool
packs(str name)
{
	static const char *const packed[] = { ".png", ".jpg", ".jpeg", ".gif", ".zip", ".docx", ".xlsx" };

	if (str_eq(name, STR("mimetype")))
		return false;
	for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
		if (str_ends(name, str_of(packed[i])))
			return false;
	return true;
}

static bool
store_part(zip_t *z, const struct part *part)
{
	zip_source_t *source;
	zip_int64_t at;

	if (part->entry != NULL)
		source = zip_source_zip(z, part->entry->zip->z, part->entry->index, ZIP_FL_COMPRESSED, 0, -1);
	else
		source = zip_source_buffer(z, part->bytes.p, part->bytes.n, 0);
	if (source == NULL)
		return false;
	at = zip_file_add(z, part->name.p, source, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	if (zip_file_set_dostime(z, (zip_uint64_t)at, 0, DOS_DATE_1980, 0) != 0)
		return false;
	if (part->entry != NULL)
		return true;
	return zip_set_file_compression(
		   z, (zip_uint64_t)at, packs(part->name) ? ZIP_CM_DEFLATE : ZIP_CM_STORE, DEFLATE_LEVEL) == 0;
}

static bool
read_source(zip_source_t *source, struct arena *a, str *bytes)
{
	zip_stat_t st;
	char *p;
	bool ok;

	if (zip_source_stat(source, &st) != 0 || zip_source_open(source) != 0)
		return false;
	p = arena_alloc(a, st.size + 1);
	ok = zip_source_read(source, p, st.size) == (zip_int64_t)st.size;
	zip_source_close(source);
	*bytes = (str){ p, st.size };
	return ok;
}

bool
zip_store(struct package *p, struct arena *a, str *bytes, struct diags *d)
{
	zip_error_t error;
	zip_source_t *target;
	zip_t *z = NULL;
	const struct part *first =
	    p->kind == PACKAGE_ODT || p->kind == PACKAGE_ODS ? pkg_part(p, STR("mimetype")) : NULL;
	bool ok = true;

	*bytes = STR("");
	zip_error_init(&error);
	target = zip_source_buffer_create(NULL, 0, 0, &error);
	if (target != NULL) {
		zip_source_keep(target);
		z = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
	}
	if (z == NULL) {
		if (target != NULL) {
			zip_source_free(target);
			zip_source_free(target);
		}
		zip_error_fini(&error);
		return complain(p, &pkg_unwritable, STR(""), d);
	}
	zip_error_fini(&error);
	if (first != NULL)
		ok = store_part(z, first);
	for (size_t i = 0; ok && i < p->parts.n; i++)
		if (p->parts.at[i] != first && !p->parts.at[i]->removed)
			ok = store_part(z, p->parts.at[i]);
	if (!ok || zip_close(z) != 0) {
		diag_add(d, &pkg_unwritable, pkg_loc(p, STR(""), d->a), "%s", zip_strerror(z));
		zip_discard(z);
		ok = false;
	}
	if (ok && !read_source(target, a, bytes))
		ok = complain(p, &pkg_unwritable, STR(""), d);
	zip_source_free(target);
	return ok;
}
