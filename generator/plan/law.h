#ifndef PLAN_LAW_H
#define PLAN_LAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A kind of document (Nghị định 30/2020/NĐ-CP, Phụ lục III). abbreviation "": it has none. */
struct law_kind {
	const char *name, *abbreviation;
	bool addressed;  /* carries "Kính gửi" (Phụ lục I, phần II, khoản 9a) */
	bool collective; /* put out by the committee or council as a whole: signed TM. */
};

/* By abbreviation or by name, both folded; NULL where there is none. */
const struct law_kind *law_kind(str word);

/* Units of measure known without being declared. */
bool law_measure(str unit);
/* Things that are counted, of which there is no part: hộ, vụ, hồ sơ. */
bool law_measure_whole(str unit);
/* Places that a figure in unit is printed with at most. */
int law_measure_places(str unit);
/* The nearest of them; empty where none is near. */
str law_measure_nearest(str unit);

#endif
