/* The colour profile is bytes: here the numbers of IEC 61966-2-1 are computed again and compared with what it says. */
#include "tap.h"

#include <math.h>
#include <stdint.h>

#include "pdf/inner.h"

static uint32_t
be(str s, size_t at, size_t bytes)
{
	uint32_t v = 0;

	for (size_t i = 0; i < bytes && at + i < s.n; i++)
		v = v << 8 | (unsigned char)s.p[at + i];
	return v;
}

/* Signed 15.16. */
static double
fixed(str s, size_t at)
{
	return (int32_t)be(s, at, 4) / 65536.0;
}

/* The data of a tag, its type's eight bytes included. */
static str
tag_of(str icc, const char *name)
{
	for (size_t i = 0; i < be(icc, 128, 4); i++)
		if (str_eq(str_sub(icc, 132 + 12 * i, 136 + 12 * i), str_of(name)))
			return str_sub(icc, be(icc, 136 + 12 * i, 4), be(icc, 136 + 12 * i, 4) + be(icc, 140 + 12 * i, 4));
	return (str){ NULL, 0 };
}

static void
invert(double m[3][3], double out[3][3])
{
	double det = 0;

	for (int i = 0; i < 3; i++)
		det += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			out[j][i] = (m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3] -
			                m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3]) /
			    det;
}

static void
apply(double m[3][3], const double *v, double *out)
{
	for (int i = 0; i < 3; i++)
		out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
}

static void
multiply(double a[3][3], double b[3][3], double out[3][3])
{
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			out[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
}

static const double white_d50[3] = { 0.9642, 1, 0.8249 };

/* Bradford's adaptation from the white of sRGB, D65, to that of a profile, D50. */
static void
adaptation(const double *white, double out[3][3])
{
	double bradford[3][3] = { { 0.8951, 0.2664, -0.1614 }, { -0.7502, 1.7135, 0.0367 }, { 0.0389, -0.0685, 1.0296 } };
	double back[3][3], from[3], to[3], scaled[3][3];

	invert(bradford, back);
	apply(bradford, white, from);
	apply(bradford, white_d50, to);
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			scaled[i][j] = to[i] / from[i] * bradford[i][j];
	multiply(back, scaled, out);
}

static void
xyz_of(double x, double y, double *xyz)
{
	xyz[0] = x / y;
	xyz[1] = 1;
	xyz[2] = (1 - x - y) / y;
}

/* Published matrices, which the profile follows, keep five decimals of inputs that have four. */
static void
is_near(const char *what, double got, double want)
{
	if (fabs(got - want) > 0.0002)
		FAIL("%s is %.5f, not %.5f", what, got, want);
}

TEST(the_profile_is_of_a_screen_with_red_green_and_blue)
{
	str icc = icc_srgb();

	IS_INT(be(icc, 0, 4), icc.n);
	IS_INT(be(icc, 8, 4), 0x02400000);
	IS_STR(str_sub(icc, 12, 24), STR("mntrRGB XYZ "));
	IS_STR(str_sub(icc, 36, 40), STR("acsp"));
	for (size_t i = 0; i < 3; i++)
		is_near("illuminant", fixed(icc, 68 + 4 * i), white_d50[i]);
	IS_STR(str_sub(tag_of(icc, "cprt"), 8, 21), STR("Public domain"));
	IS_STR(str_sub(tag_of(icc, "desc"), 12, 16), STR("sRGB"));
	IS_INT(be(icc, 128, 4), 10);
}

/* Chromaticities of the standard's table 1. */
TEST(its_primaries_are_those_of_the_standard_adapted)
{
	static const double at[3][2] = { { 0.64, 0.33 }, { 0.30, 0.60 }, { 0.15, 0.06 } };
	static const char *const names[] = { "rXYZ", "gXYZ", "bXYZ" };
	double white[3], m[3][3], back[3][3], share[3], adapt[3][3];
	str icc = icc_srgb(), chad = tag_of(icc, "chad");

	xyz_of(0.3127, 0.3290, white);
	for (int i = 0; i < 3; i++) {
		double one[3];

		xyz_of(at[i][0], at[i][1], one);
		for (int j = 0; j < 3; j++)
			m[j][i] = one[j];
	}
	invert(m, back);
	apply(back, white, share);
	adaptation(white, adapt);
	for (int i = 0; i < 3; i++) {
		double one[3] = { m[0][i] * share[i], m[1][i] * share[i], m[2][i] * share[i] }, want[3];
		str tag = tag_of(icc, names[i]);

		apply(adapt, one, want);
		IS_INT(tag.n, 20);
		for (size_t j = 0; j < 3; j++) {
			is_near(names[i], fixed(tag, 8 + 4 * j), want[j]);
			is_near("chad", fixed(chad, 8 + 4 * (3 * (size_t)i + j)), adapt[i][j]);
		}
	}
	for (size_t j = 0; j < 3; j++)
		is_near("wtpt", fixed(tag_of(icc, "wtpt"), 8 + 4 * j), white_d50[j]);
}

TEST(its_curve_is_that_of_the_standard)
{
	static const char *const names[] = { "rTRC", "gTRC", "bTRC" };

	for (int k = 0; k < 3; k++) {
		str tag = tag_of(icc_srgb(), names[k]);
		uint32_t n = be(tag, 8, 4);

		IS_INT(n, 1024);
		IS_INT(tag.n, 12 + 2 * n);
		for (uint32_t i = 0; i < n; i++) {
			double v = i / (n - 1.0), light = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);

			IS_INT(be(tag, 12 + 2 * i, 2), (int)(65535 * light + 0.5));
		}
	}
}
