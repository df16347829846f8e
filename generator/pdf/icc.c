/*
 * sRGB (IEC 61966-2-1) as an ICC 2.4 profile of a matrix and one curve: what a
 * PDF/A names as the meaning of its colours (version 2 is what every part of the
 * standard allows). Numbers are those of the standard, adapted to D50 by the
 * Bradford matrix, as signed 15.16.
 */
#include "pdf/inner.h"

#include <math.h>
#include <string.h>

static void
put32(struct out *o, unsigned long v)
{
	const char b[] = { (char)(v >> 24 & 0xff), (char)(v >> 16 & 0xff), (char)(v >> 8 & 0xff), (char)(v & 0xff) };

	out_bytes(o, b, 4);
}

static void
put16(struct out *o, unsigned v)
{
	const char b[] = { (char)(v >> 8 & 0xff), (char)(v & 0xff) };

	out_bytes(o, b, 2);
}

static void
put_fixed(struct out *o, double v)
{
	put32(o, (unsigned long)(long)(v * 65536 + (v < 0 ? -0.5 : 0.5)) & 0xffffffffUL);
}

enum { CURVE_POINTS = 1024 };

/* textDescriptionType: the ASCII form, the others empty. */
static void
put_description(struct out *o, const char *text)
{
	static const char others[4 + 4 + 2 + 1 + 67];

	out_bytes(o, "desc\0\0\0\0", 8);
	put32(o, (unsigned long)strlen(text) + 1);
	out_bytes(o, text, strlen(text) + 1);
	out_bytes(o, others, sizeof others);
}

/* Linear light for a value, both of 65,535. */
static void
put_curve(struct out *o)
{
	out_bytes(o, "curv\0\0\0\0", 8);
	put32(o, CURVE_POINTS);
	for (int i = 0; i < CURVE_POINTS; i++) {
		double v = i / (CURVE_POINTS - 1.0);

		put16(o, (unsigned)(65535 * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4)) + 0.5));
	}
}

static void
put_fixed_array(struct out *o, const char *type, const double *v, size_t n)
{
	out_bytes(o, type, 4);
	put32(o, 0);
	for (size_t i = 0; i < n; i++)
		put_fixed(o, v[i]);
}

static void
put_tag(struct out *o, int i)
{
	static const double white[] = { 0.9642, 1, 0.8249 };
	static const double adapt[] = { 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508,
		0.75168 };
	static const double primaries[3][3] = { { 0.43607, 0.22249, 0.01392 }, { 0.38515, 0.71687, 0.09708 },
		{ 0.14307, 0.06061, 0.71410 } };

	switch (i) {
	case 0: put_description(o, "sRGB"); break;
	case 1:
		out_bytes(o, "text\0\0\0\0Public domain", 22); /* with its NUL */
		break;
	case 2: put_fixed_array(o, "XYZ ", white, 3); break;
	case 3: put_fixed_array(o, "sf32", adapt, 9); break;
	case 4:
	case 5:
	case 6: put_fixed_array(o, "XYZ ", primaries[i - 4], 3); break;
	default: put_curve(o);
	}
}

static void
put_header(struct out *o, size_t bytes)
{
	static const double white[] = { 0.9642, 1, 0.8249 };
	static const char rest[44];

	put32(o, (unsigned long)bytes);
	put32(o, 0);
	put32(o, 0x02400000); /* 2.4 */
	out_bytes(o, "mntrRGB XYZ ", 12);
	for (int i = 0; i < 6; i++) /* 2000-01-01 00:00:00: never the clock */
		put16(o, i == 0 ? 2000 : i < 3 ? 1 : 0);
	out_bytes(o, "acsp\0\0\0\0\0\0\0\0", 12);
	out_bytes(o, rest, 16); /* manufacturer, model, attributes */
	put32(o, 0);            /* perceptual */
	for (int i = 0; i < 3; i++)
		put_fixed(o, white[i]);
	put32(o, 0);
	out_bytes(o, rest, 44); /* no id */
}

void
icc_srgb(struct out *o)
{
	static const char *const names[] = { "desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC",
		"bTRC" };
	enum { TAGS = 10, OWN = 8 }; /* the three curves are one */
	struct out data;
	size_t at[OWN + 1];
	size_t table = 128 + 4 + 12 * TAGS;

	out_init(&data);
	for (int i = 0; i < OWN; i++) {
		at[i] = data.n;
		put_tag(&data, i);
		while (data.n % 4 != 0)
			out_char(&data, '\0');
	}
	at[OWN] = data.n;
	put_header(o, table + data.n);
	put32(o, TAGS);
	for (int i = 0; i < TAGS; i++) {
		int k = i < OWN ? i : OWN - 1;

		out_bytes(o, names[i], 4);
		put32(o, (unsigned long)(table + at[k]));
		put32(o, (unsigned long)(at[k + 1] - at[k]));
	}
	out_put(o, out_str(&data));
	out_release(&data);
}
