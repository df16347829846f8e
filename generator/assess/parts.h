#ifndef ASSESS_PARTS_H
#define ASSESS_PARTS_H

#include "value/rich.h"

struct arena;
struct diags;

/* The parts of a contribution, in the order in which reports print them. */
enum part { PART_RESULT, PART_STRENGTH, PART_LIMIT, PART_CAUSE, PART_TASK, PART_PROPOSAL, PARTS };
extern const char *const part_keys[PARTS];

/*
 * A contribution's blocks by its headings, which are understood as units write them (assess/README.md, Headings). A part that
 * stands twice is one, in order; one that is not there has no blocks. Whatever cannot be told to a part is complained about:
 * nothing is left out. Headings of r lose a number typed before them.
 */
void parts_read(struct rich parts[PARTS], const struct rich *r, struct loc where, struct arena *a, struct diags *d);

#endif
