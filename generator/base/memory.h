#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

/* Ends the program at once with a word and status 71, as malloc() does here that gets nothing (memory.c). */
_Noreturn void memory_refused(void);

#endif
