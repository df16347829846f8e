#include <zip.h>

#include "base/limits.h"
#include "package/package.h"
#include "tap.h"

/*
 * Archives made to harm: each is refused with its complaint, before memory is
 * taken. They are made here by libzip and then bent byte by byte.
 */
static str
zip_of(struct arena *a, const char *const *names, const char *body, size_t n, int method)
{
	zip_error_t e;
	zip_source_t *target;
	zip_t *z;
	zip_stat_t st;
	char *p;

	zip_error_init(&e);
	target = zip_source_buffer_create(NULL, 0, 0, &e);
	zip_source_keep(target);
	z = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &e);
	for (; *names != NULL; names++) {
		zip_int64_t at = zip_file_add(z, *names, zip_source_buffer(z, body, n, 0), 0);

		zip_set_file_compression(z, (zip_uint64_t)at, method, 9);
	}
	zip_close(z);
	zip_source_stat(target, &st);
	p = arena_alloc(a, st.size + 1);
	zip_source_open(target);
	zip_source_read(target, p, st.size);
	zip_source_close(target);
	zip_source_free(target);
	return (str){ p, st.size };
}

static const char *
refused(str bytes, struct arena *a, bool read)
{
	struct diags d;
	struct package *p;
	str part;

	diags_init(&d, a);
	p = pkg_open_bytes(bytes, "x.docx", a, &d);
	if (p != NULL && read)
		for (size_t i = 0; i < pkg_parts(p); i++)
			(void)!pkg_read(p, pkg_part_name(p, i), &part, &d); /* whether it can be read is what d tells */
	return d.first != NULL ? d.first->kind->id : "none";
}

static void
expect(str bytes, const char *id, struct arena *a, bool read)
{
	IS_STR(str_of(refused(bytes, a, read)), str_of(id));
}

static char *
writable(struct arena *a, str s)
{
	return arena_copy(a, s.p, s.n);
}

TEST(names_that_leave_the_package_are_refused)
{
	static const char *const names[] = { "../a.xml", "/a.xml", "a/../../b.xml", "c:\\a.xml", "a\\b.xml", "a/.." };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena *a = arena_new(4096);
		const char *const one[] = { names[i], NULL };

		expect(zip_of(a, one, "x", 1, ZIP_CM_STORE), "P104", a, false);
		arena_free(a);
	}
}

TEST(a_nul_in_a_name_is_refused)
{
	struct arena *a = arena_new(4096);
	const char *const one[] = { "abcXdef.xml", NULL };
	str z = zip_of(a, one, "x", 1, ZIP_CM_STORE);
	char *p = writable(a, z);

	for (size_t i = 0; i < z.n; i++)
		if (p[i] == 'X')
			p[i] = '\0';
	OK(strcmp(refused((str){ p, z.n }, a, true), "none") != 0);
	arena_free(a);
}

/* z's only part claims another size, in both headers. */
static str
claim(struct arena *a, str z, uint32_t size)
{
	char *p = writable(a, z), bytes[4] = { (char)size, (char)(size >> 8), (char)(size >> 16), (char)(size >> 24) };

	for (size_t i = 0; i + 46 < z.n; i++) {
		if (memcmp(p + i, "PK\3\4", 4) == 0)
			memcpy(p + i + 22, bytes, 4);
		if (memcmp(p + i, "PK\1\2", 4) == 0)
			memcpy(p + i + 24, bytes, 4);
	}
	return (str){ p, z.n };
}

TEST(what_deflate_can_pack_is_read_and_what_it_cannot_is_a_lie)
{
	struct arena *a = arena_new(1 << 20);
	const char *const one[] = { "a.xml", NULL };
	size_t n = LIMIT_PART_BYTES;
	char *zeros = arena_alloc(a, n + 1);

	/* a table of a hundred thousand equal rows is packed nearly as well */
	expect(zip_of(a, one, zeros, n, ZIP_CM_DEFLATE), "none", a, true);
	expect(zip_of(a, one, zeros, n + 1, ZIP_CM_DEFLATE), "P106", a, true);
	expect(claim(a, zip_of(a, one, zeros, 1000, ZIP_CM_DEFLATE), 8 << 20), "P108", a, true);
	arena_free(a);
}

TEST(parts_that_share_bytes_are_refused)
{
	struct arena *a = arena_new(1 << 20);
	const char *const two[] = { "a.xml", "b.xml", NULL };
	str z = zip_of(a, two, "<a/>", 4, ZIP_CM_STORE);
	char *p = writable(a, z);

	expect(z, "none", a, true);
	for (size_t i = 0; i + 46 < z.n; i++) /* both begin where the archive does */
		if (memcmp(p + i, "PK\1\2", 4) == 0)
			memset(p + i + 42, 0, 4);
	expect((str){ p, z.n }, "P131", a, false);
	arena_free(a);
}

TEST(a_size_that_lies_is_found_while_unpacking)
{
	struct arena *a = arena_new(1 << 20);
	const char *const one[] = { "a.xml", NULL };
	size_t n = 4096;
	char *text = arena_alloc(a, n);
	str z;

	memset(text, 'a', n);
	z = zip_of(a, one, text, n, ZIP_CM_DEFLATE);
	expect(claim(a, z, 16), "P102", a, true);
	arena_free(a);
}

TEST(encrypted_and_oddly_packed_parts_are_refused)
{
	struct arena *a = arena_new(1 << 20);
	const char *const one[] = { "a.xml", NULL };
	str z = zip_of(a, one, "x", 1, ZIP_CM_STORE);
	char *p = writable(a, z);

	for (size_t i = 0; i + 46 < z.n; i++) {
		if (memcmp(p + i, "PK\3\4", 4) == 0)
			p[i + 6] |= 1;
		if (memcmp(p + i, "PK\1\2", 4) == 0)
			p[i + 8] |= 1;
	}
	expect((str){ p, z.n }, "P103", a, true);
	p = writable(a, z);
	for (size_t i = 0; i + 46 < z.n; i++) {
		if (memcmp(p + i, "PK\3\4", 4) == 0)
			p[i + 8] = 97;
		if (memcmp(p + i, "PK\1\2", 4) == 0)
			p[i + 10] = 97;
	}
	expect((str){ p, z.n }, "P109", a, true);
	arena_free(a);
}

TEST(too_many_parts_are_refused)
{
	struct arena *a = arena_new(1 << 20);
	const char **names = ARENA_ARRAY(a, const char *, LIMIT_ZIP_ENTRIES + 2);

	for (int i = 0; i <= LIMIT_ZIP_ENTRIES; i++)
		names[i] = str_format(a, "p%d", i).p;
	expect(zip_of(a, names, "x", 1, ZIP_CM_STORE), "P105", a, false);
	names[LIMIT_ZIP_ENTRIES] = NULL;
	expect(zip_of(a, names, "x", 1, ZIP_CM_STORE), "none", a, false);
	arena_free(a);
}

TEST(no_cut_and_no_flipped_byte_crashes)
{
	struct arena *a = arena_new(1 << 20);
	struct diags d;
	struct package *p;
	str z;

	diags_init(&d, a);
	p = pkg_new(PACKAGE_DOCX, "x", a);
	pkg_put(p, STR("word/document.xml"), STR("<a>text text text text</a>"));
	OK(pkg_bytes(p, a, &z, &d));
	for (size_t i = 0; i < z.n; i++) {
		struct arena *b = arena_new(1 << 14);
		char *copy = writable(b, z);

		OK(strcmp(refused(str_sub(z, 0, i), b, true), "none") != 0);
		copy[i] = (char)(copy[i] ^ 0x55);
		refused((str){ copy, z.n }, b, true); /* may be harmless; must return */
		arena_free(b);
	}
	arena_free(a);
}

TEST(what_is_no_zip_says_so)
{
	struct arena *a = arena_new(1 << 14);

	expect(STR(""), "P101", a, false);
	expect(STR("hello, this is text"), "P101", a, false);
	expect(STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "P101", a, false);
	arena_free(a);
}
