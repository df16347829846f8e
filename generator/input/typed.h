#ifndef INPUT_TYPED_H
#define INPUT_TYPED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/loc.h"
#include "base/str.h"
#include "base/vec.h"

struct arena;
struct diags;
struct out;

/*
 * What a typist typed, brought into Markdown that means just that (input/README.md,
 * Narrative). The result has other lines than the source: each remembers whose it was.
 */
struct typed_line {
	uint32_t line;    /* of the source, from 1 */
	bool point, more; /* a point's first line; a paragraph that belongs to the point above it */
	int depth;        /* of a point, from 0 */
	unsigned list;    /* points of one number are one list */
	bool ordered;
	int number;
	char delimiter;
	str label; /* as it was typed; empty: the format's dash */
};

struct typed {
	str text;
	VEC(struct typed_line) lines;
};

struct typed *typed_read(str text, struct loc where, struct arena *a, struct diags *d);

/* A line's words so that cmark takes for signs of Markdown only what is meant as such. */
void signs_put(struct out *o, str line, struct loc where, struct diags *d);
/* Cells as they were typed: cmark drops what is too many and fills in what is missing. */
int typed_cells(str line);

#endif
