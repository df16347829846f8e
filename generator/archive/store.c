/* Parts into a new zip: in the order given, with one fixed time, so that the same parts give the same bytes. */
#include "archive/inner.h"

#include "base/arena.h"

enum {
	DOS_DATE_1980 = (0 << 9) | (1 << 5) | 1, /* years since 1980, month, day (APPNOTE.TXT 4.4.6) */
	DEFLATE_LEVEL = 5
};

static bool
store_part(zip_t *z, const struct arc_part *part)
{
	zip_source_t *source;
	zip_int64_t at;

	if (part->entry != NULL)
		source = zip_source_zip(z, arc_zip(part->entry), part->entry->index, ZIP_FL_COMPRESSED, 0, -1);
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
		   z, (zip_uint64_t)at, part->is_plain ? ZIP_CM_STORE : ZIP_CM_DEFLATE, DEFLATE_LEVEL) == 0;
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

static zip_t *
open_target(zip_source_t *target, struct arena *a, const char **why)
{
	zip_error_t error;
	zip_t *z;

	zip_error_init(&error);
	zip_source_keep(target); /* libzip lets go of one */
	z = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
	if (z == NULL) {
		*why = str_copy(a, str_of(zip_error_strerror(&error))).p;
		zip_source_free(target);
	}
	zip_error_fini(&error);
	return z;
}

bool
arc_store(const struct arc_part *parts, size_t n, struct arena *a, str *bytes, const char **why)
{
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z = target != NULL ? open_target(target, a, why) : NULL;
	bool ok = z != NULL;

	*bytes = STR("");
	for (size_t i = 0; ok && i < n; i++)
		ok = store_part(z, &parts[i]);
	if (z != NULL && (!ok || zip_close(z) != 0)) {
		*why = str_copy(a, str_of(zip_strerror(z))).p;
		zip_discard(z);
		ok = false;
	}
	ok = ok && read_source(target, a, bytes);
	if (target != NULL)
		zip_source_free(target);
	return ok;
}
