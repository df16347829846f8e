#ifndef PLAN_SENTENCE_H
#define PLAN_SENTENCE_H

#include "plan/plan.h"

/* Fills in t->sentence and t->progress_sentence. */
void sentence_of(const struct plan *p, const struct plan_assessment *s, struct assessment *t, struct arena *a);
/* "Có 19/21 chỉ tiêu đạt và vượt kế hoạch, trong đó …" */
str sentence_of_count(const struct plan_assessment *s, struct arena *a);

#endif
