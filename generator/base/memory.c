/*
 * Memory that is refused, to us or to a library below us, ends the program with status 71 and a word. Few of these
 * libraries look at what malloc() gives: some crash, and HarfBuzz goes on without the letters, which would be a
 * document with holes and status 0. So the three functions by which all of them take memory stand here, before those
 * of the C library, which they call by the names that glibc has for this.
 *
 * Under the sanitizers, which have functions of their own in this place, and without glibc nothing of this is done.
 */
#include "base/memory.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/status.h"

#ifndef __has_feature
#define __has_feature(what) 0
#endif

void
memory_refused(void)
{
	static const char text[] = "vanthu: out of memory\n";

	(void)!write(STDERR_FILENO, text, sizeof text - 1);
	_exit(EXIT_SYSTEM);
}

#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__ && !__has_feature(address_sanitizer)

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t n, size_t bytes);
void *__libc_realloc(void *p, size_t bytes);

void *
malloc(size_t bytes)
{
	void *p = __libc_malloc(bytes);

	if (p == NULL)
		memory_refused();
	return p;
}

void *
calloc(size_t n, size_t bytes)
{
	void *p = __libc_calloc(n, bytes);

	if (p == NULL)
		memory_refused();
	return p;
}

void *
realloc(void *old, size_t bytes)
{
	void *p = __libc_realloc(old, bytes);

	if (p == NULL && bytes > 0)
		memory_refused();
	return p;
}

#endif
