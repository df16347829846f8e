#ifndef BATCH_PICTURES_H
#define BATCH_PICTURES_H

#include "base/loc.h"

struct arena;
struct diags;
struct rich;

/*
 * Reads the pictures that a text names; what can't be taken is complained about (K300, K301, F1xx). where: of a text
 * whose blocks don't know their place; workspace: the folder from which the text's file is named, NULL where that is
 * the one that we work in.
 */
void pictures_load(const struct rich *r, const char *workspace, struct loc where, struct arena *a, struct diags *d);

#endif
