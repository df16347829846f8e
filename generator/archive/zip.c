/*
 * The zip's directory, and parts unpacked whole. What an archive claims about itself (zip_stat) is checked before
 * any memory is taken; a part's size and ratio when the part is read, since what nobody reads does no harm. While
 * unpacking the bytes are counted again. libzip's own consistency check is not asked for: Word writes archives
 * that it refuses.
 */
#include "archive/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/vec.h"

enum {
	/* fixed parts of the records of a zip (APPNOTE.TXT 4.3.12, 4.3.16) */
	END_BYTES = 22,
	END_DIRECTORY_AT = 16,
	COMMENT_BYTES_MAX = 65535,
	ENTRY_BYTES = 46,
	ENTRY_PACKED_AT = 20,
	ENTRY_NAME_BYTES_AT = 28,
	ENTRY_EXTRA_BYTES_AT = 30,
	ENTRY_COMMENT_BYTES_AT = 32,
	ENTRY_PLACE_AT = 42,
	LOCAL_BYTES = 30, /* before a part's name and its bytes */
	IN_ZIP64 = 0xffff /* the upper half of a number that stands elsewhere */
};

struct archive {
	str file;
	zip_t *z;
	struct arc_entry *entries;
	size_t n;
	struct map index; /* name to struct arc_entry */
};

zip_t *
arc_zip(const struct arc_entry *e)
{
	return e->archive->z;
}

str
arc_file(const struct arc_entry *e)
{
	return e->archive->file;
}

bool
arc_complain(str file, str part, const struct diag_kind *kind, const char *why, struct diags *d)
{
	struct loc where;

	if (part.n > 0)
		where = loc_spot(d->a, str_copy(d->a, file), str_copy(d->a, part), STR(""));
	else
		where = loc_file(d->a, str_copy(d->a, file));
	if (why != NULL)
		diag_add(d, kind, where, STR_FMT, STR_ARG(str_trim(str_of(why))));
	else
		diag_add(d, kind, where, NULL);
	return false;
}

bool
arc_entry_complain(const struct arc_entry *e, const struct diag_kind *kind, struct diags *d)
{
	return arc_complain(e->archive->file, e->name, kind, NULL, d);
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
read_le16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static size_t
directory_number(const unsigned char *p)
{
	return read_le16(p) | (size_t)read_le16(p + 2) << 16;
}

/* Where the directory of the archive begins; 0: it has no end record. */
static size_t
directory_at(str bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	size_t at;

	if (bytes.n < END_BYTES)
		return 0;
	for (at = bytes.n - END_BYTES; at > 0 && memcmp(p + at, "PK\5\6", 4) != 0; at--)
		if (bytes.n - at > END_BYTES + COMMENT_BYTES_MAX)
			return 0;
	return directory_number(p + at + END_DIRECTORY_AT);
}

/* A part's place in the archive's bytes, as the directory tells. */
struct extent {
	size_t from, end;
};

static int
by_extent(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static bool
extents_overlap(struct extent *at, size_t n)
{
	if (n > 0)
		qsort(at, n, sizeof *at, by_extent);
	for (size_t i = 1; i < n; i++)
		if (at[i].from < at[i - 1].end)
			return true;
	return false;
}

/*
 * What libzip doesn't tell is looked at in the directory itself. It gives names as C strings: a NUL inside would hide
 * what follows. And parts that lie over one another make much of few bytes (D. Fifield, A better zip bomb, 2019).
 */
static const struct diag_kind *
directory_trouble(str bytes, struct arena *a)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	size_t at = directory_at(bytes);
	VEC(struct extent) extents = { 0 };

	while (at > 0 && at + ENTRY_BYTES <= bytes.n && memcmp(p + at, "PK\1\2", 4) == 0) {
		size_t n = read_le16(p + at + ENTRY_NAME_BYTES_AT), from = directory_number(p + at + ENTRY_PLACE_AT);
		size_t packed = directory_number(p + at + ENTRY_PACKED_AT);

		if (at + ENTRY_BYTES + n > bytes.n)
			break;
		if (memchr(p + at + ENTRY_BYTES, '\0', n) != NULL)
			return &arc_bad_name;
		if (packed >> 16 != IN_ZIP64 && from >> 16 != IN_ZIP64)
			*VEC_ADD(a, &extents) = (struct extent){ from, from + LOCAL_BYTES + n + packed };
		at += ENTRY_BYTES + n + read_le16(p + at + ENTRY_EXTRA_BYTES_AT) +
		    read_le16(p + at + ENTRY_COMMENT_BYTES_AT);
	}
	return extents_overlap(extents.at, extents.n) ? &arc_overlap : NULL;
}

/* total: bytes of all parts so far, as claimed. */
static bool
entry_allowed(struct archive *z, const zip_stat_t *st, size_t *total, struct diags *d)
{
	str name = str_of(st->name);

	if (!name_allowed(name))
		return arc_complain(z->file, STR(""), &arc_bad_name, st->name, d);
	if ((st->valid & ZIP_STAT_SIZE) == 0 || (st->valid & ZIP_STAT_COMP_SIZE) == 0)
		return arc_complain(z->file, name, &arc_damaged, NULL, d);
	if ((st->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st->encryption_method != ZIP_EM_NONE)
		return arc_complain(z->file, name, &arc_encrypted, NULL, d);
	if (st->comp_method != ZIP_CM_STORE && st->comp_method != ZIP_CM_DEFLATE)
		return arc_complain(z->file, name, &arc_method, NULL, d);
	if (st->size > LIMIT_PACKAGE_BYTES - *total)
		return arc_complain(z->file, name, &arc_large_package, NULL, d);
	*total += st->size;
	if (map_find(&z->index, name) != NULL)
		return arc_complain(z->file, name, &arc_twice, NULL, d);
	return true;
}

static bool
load_entries(struct archive *z, struct arena *a, struct diags *d)
{
	zip_int64_t n = zip_get_num_entries(z->z, 0);
	size_t total = 0;

	if (n > LIMIT_ZIP_ENTRIES)
		return arc_complain(z->file, STR(""), &arc_many_entries, NULL, d);
	z->entries = ARENA_ARRAY(a, struct arc_entry, (size_t)n + 1);
	map_init(&z->index, a);
	for (zip_int64_t i = 0; i < n; i++) {
		struct arc_entry *e = &z->entries[z->n];
		zip_stat_t st;

		if (zip_stat_index(z->z, (zip_uint64_t)i, ZIP_FL_ENC_RAW, &st) != 0 || (st.valid & ZIP_STAT_NAME) == 0)
			return arc_complain(z->file, STR(""), &arc_damaged, NULL, d);
		if (!entry_allowed(z, &st, &total, d))
			return false;
		if (str_ends(str_of(st.name), STR("/")))
			continue; /* a folder holds nothing */
		*e = (struct arc_entry){ .name = str_copy(a, str_of(st.name)),
			.size = st.size,
			.packed = st.comp_size,
			.index = (uint64_t)i,
			.archive = z };
		map_put(&z->index, e->name, e);
		z->n++;
	}
	return true;
}

/* What a file that cannot be opened may be instead. */
static void
hint_at_nature(str bytes, struct diags *d)
{
	if (str_starts(bytes, STR("\xd0\xcf\x11\xe0"))) /* a compound file (MS-CFB 2.2) */
		diag_hint(d, "%s",
		    _("an old .doc or .xls file or one with a password: save it as .docx or .xlsx without a password"));
	else if (str_starts(str_trim(bytes), STR("<")))
		diag_hint(d, "%s", _("it is a web page with another name: open it, and save it as .docx or .xlsx"));
	else
		diag_hint(d, "%s", _("it may be only half copied: copy it again, or open it and save it anew"));
}

static void
zip_gone(void *z)
{
	zip_discard(z);
}

static bool
zip_load(struct archive *z, str bytes, struct diags *d)
{
	zip_error_t error;
	zip_source_t *source;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
	if (source != NULL)
		z->z = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (z->z == NULL) {
		if (source != NULL)
			zip_source_free(source);
		arc_complain(z->file, STR(""), &arc_damaged, zip_error_strerror(&error), d);
		hint_at_nature(bytes, d);
	}
	zip_error_fini(&error);
	return z->z != NULL;
}

struct archive *
arc_open(str bytes, str file, struct arena *a, struct diags *d)
{
	struct archive *z = ARENA_NEW(a, struct archive);
	const struct diag_kind *trouble;

	z->file = str_copy(a, file);
	if (bytes.n < 4 || !str_starts(bytes, STR("PK"))) {
		arc_complain(file, STR(""), &arc_no_zip, NULL, d);
		hint_at_nature(bytes, d);
		return NULL;
	}
	if (!zip_load(z, bytes, d))
		return NULL;
	arena_defer(a, zip_gone, z->z);
	trouble = directory_trouble(bytes, a);
	if (trouble != NULL) {
		arc_complain(file, STR(""), trouble, NULL, d);
		return NULL;
	}
	return load_entries(z, a, d) ? z : NULL;
}

size_t
arc_entries(const struct archive *z)
{
	return z->n;
}

struct arc_entry *
arc_entry_at(struct archive *z, size_t i)
{
	return &z->entries[i];
}

struct arc_entry *
arc_find(const struct archive *z, str name)
{
	return map_find(&z->index, name);
}

bool
arc_ratio_allowed(const struct arc_entry *e, struct diags *d)
{
	if (e->size / LIMIT_ZIP_RATIO > e->packed)
		return arc_entry_complain(e, &arc_bomb, d);
	return true;
}

bool
arc_unpack(struct arc_entry *e, struct arena *a, str *into, struct diags *d)
{
	zip_file_t *f;
	zip_int64_t got;
	char *bytes;
	bool whole;

	if (e->is_damaged)
		return false;
	e->is_damaged = true;
	if (e->size > LIMIT_PART_BYTES)
		return arc_entry_complain(e, &arc_large_part, d);
	if (!arc_ratio_allowed(e, d))
		return false;
	f = zip_fopen_index(arc_zip(e), e->index, 0);
	if (f == NULL)
		return arc_entry_complain(e, &arc_damaged, d);
	bytes = arena_alloc(a, e->size + 1);
	got = zip_fread(f, bytes, e->size + 1);
	/* the last read also checks the sum (CRC) */
	whole = got == (zip_int64_t)e->size && zip_fread(f, bytes + got, 1) == 0;
	if (zip_fclose(f) != 0 || !whole)
		return arc_entry_complain(e, &arc_damaged, d);
	*into = arc_utf8((str){ bytes, e->size }, a);
	e->is_damaged = false;
	return true;
}
