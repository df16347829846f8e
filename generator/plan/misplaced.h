#ifndef PLAN_MISPLACED_H
#define PLAN_MISPLACED_H

#include "plan/checks.h"

/* Cells whose complaints have one cause that is told already: those between two places of a sheet. */
void suspect_add(struct model *m, struct loc from, struct loc to);
bool suspect_at(const struct model *m, struct loc where);

#endif
