#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

/* From here on memory that GLib doesn't get ends the program with status 71; that of malloc() does so from the start. */
void memory_watch(void);

#endif
