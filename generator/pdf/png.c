/*
 * A PNG without transparency or interlacing is packed just as a PDF packs its
 * pictures (rows with PNG's predictors, deflated): its data can go in as they are,
 * unpacked by nobody. The check sums of its chunks are looked at first; what is small, or packed better than
 * drawings are, is unpacked into nothing to see that the rows are all there.
 */
#include "pdf/inner.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/limits.h"

static uint32_t
big_endian32(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Bytes (PNG, 5.3, 11.2): the file's signature, what stands around a chunk's data, IHDR's data, 256 colours. */
enum { SIGNATURE = 8, AROUND = 12, HEADER = 13, PALETTE_MOST = 256 * 3 };

/* IHDR: only kinds that PDF has too. */
static bool
read_header(str chunk, struct png *png)
{
	static const unsigned components[] = { 1, 0, 3, 1 };
	unsigned kind;

	if (chunk.n != HEADER)
		return false;
	png->width = big_endian32(chunk.p);
	png->height = big_endian32(chunk.p + 4);
	png->depth = (unsigned char)chunk.p[8];
	kind = (unsigned char)chunk.p[9];
	if (kind > 3 || components[kind] == 0 || chunk.p[10] != 0 || chunk.p[11] != 0 || chunk.p[12] != 0)
		return false;
	png->colours = components[kind];
	png->indexed = kind == 3;
	if (png->depth == 0 || png->depth > 16 || (png->depth & (png->depth - 1)) != 0 ||
	    (png->indexed && png->depth > 8) || (kind == 2 && png->depth < 8))
		return false;
	return png->width > 0 && png->height > 0 && (uint64_t)png->width * png->height <= LIMIT_PICTURE_PIXELS;
}

enum { CHECKED_BYTES = 256 << 10, CHECKED_RATIO = 400 }; /* unpacked; how much better than drawings it is packed */

/* Does it hold the rows that its header promises? */
static bool
is_whole(const struct png *png)
{
	uint64_t row = 1 + ((uint64_t)png->width * png->colours * png->depth + 7) / 8, all = row * png->height, got = 0;
	unsigned char piece[1 << 14];
	z_stream z = { .next_in = (Bytef *)(uintptr_t)png->data.p + 2, .avail_in = (uInt)png->data.n - 2 };
	int status = Z_OK;

	if (all > CHECKED_BYTES && all / png->data.n < CHECKED_RATIO)
		return true;
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK) /* without the sum over all the rows */
		return false;
	while (status == Z_OK && got < all) {
		z.next_out = piece;
		z.avail_out = sizeof piece;
		status = inflate(&z, Z_NO_FLUSH);
		got += sizeof piece - z.avail_out;
	}
	inflateEnd(&z);
	return got >= all;
}

bool
png_read(str b, struct png *png, struct arena *a)
{
	VEC(str) parts = { 0 };
	size_t total = 0;
	bool header = false, end = false;
	char *data;

	*png = (struct png){ 0 };
	for (size_t at = SIGNATURE; at + AROUND <= b.n && !end;) {
		size_t n = big_endian32(b.p + at);
		const char *name = b.p + at + 4;
		str chunk;

		if (n > b.n - at - AROUND || crc32_z(0, (const Bytef *)name, n + 4) != big_endian32(name + 4 + n))
			return false;
		chunk = (str){ name + 4, n };
		if (memcmp(name, "IHDR", 4) == 0)
			header = read_header(chunk, png);
		else if (memcmp(name, "PLTE", 4) == 0)
			png->palette = chunk;
		else if (memcmp(name, "tRNS", 4) == 0)
			return false;
		else if (memcmp(name, "IDAT", 4) == 0)
			*VEC_ADD(a, &parts) = chunk;
		else if (memcmp(name, "IEND", 4) == 0)
			end = true;
		if (!header)
			return false;
		at += AROUND + n;
	}
	for (size_t i = 0; i < parts.n; i++)
		total += parts.at[i].n;
	if (!end || total < 8 ||
	    (png->indexed && (png->palette.n == 0 || png->palette.n % 3 != 0 || png->palette.n > PALETTE_MOST)))
		return false;
	data = arena_alloc(a, total);
	png->data = (str){ data, total };
	for (size_t i = 0; i < parts.n; data += parts.at[i++].n)
		memcpy(data, parts.at[i].p, parts.at[i].n);
	return (png->data.p[0] & 0x0f) == 8 /* deflate */ && is_whole(png);
}
