#ifndef PLAN_LAW_H
#define PLAN_LAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A kind of document (Nghị định 30/2020/NĐ-CP, Phụ lục III). abbreviation "": it has none. */
struct law_kind {
	const char *name, *abbreviation;
	bool addressed; /* carries "Kính gửi" (Phụ lục I, phần II, khoản 9a) */
};

/* By abbreviation or by name, both folded; NULL where there is none. */
const struct law_kind *law_kind(str word);
const struct law_kind *law_kinds(size_t *n);

/* Units of measure known without being declared. */
bool law_measure(str unit);
/* The nearest of them; empty where none is near. */
str law_measure_nearest(str unit);
/* How many đồng, nghìn, triệu, tỷ đồng one unit is, as a power of ten; -1: no money. */
int law_money_power(str unit);

#endif
