#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * Memory of one lifetime. What is taken from an arena is zeroed, aligned for
 * any type of C but long double and lives until the arena is reset or freed. Out of memory ends the
 * process (GLib, under Pango, does so anyway).
 */
struct arena;

/* block_bytes: how much to ask of the system at a time. */
struct arena *arena_new(size_t block_bytes);
void arena_free(struct arena *a); /* NULL does nothing */
/* Runs what was deferred, forgets everything, keeps the blocks. */
void arena_reset(struct arena *a);

void *arena_alloc(struct arena *a, size_t bytes);
/* n things of size bytes; a product that overflows ends the process. */
void *arena_array(struct arena *a, size_t n, size_t size);
/* A copy of bytes at p. */
void *arena_copy(struct arena *a, const void *p, size_t bytes);
/* Calls fn(p) when the arena is reset or freed, the last deferred first. */
void arena_defer(struct arena *a, void (*fn)(void *), void *p);
/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

/* malloc and realloc that never return NULL. Free with free(). */
void *mem_alloc(size_t bytes);
void *mem_grow(void *p, size_t bytes);

#endif
