#ifndef ASSESS_SENTENCE_H
#define ASSESS_SENTENCE_H

#include "assess/assess.h"

/* Fills in t->sentence and t->progress_sentence. */
void sentence_of(const struct plan *p, const struct assessments *s, struct assessment *t, struct arena *a);
/* "Có 19/21 chỉ tiêu đạt và vượt kế hoạch, trong đó …" */
str sentence_of_count(const struct assessments *s, struct arena *a);

#endif
