#ifndef BASE_STATUS_H
#define BASE_STATUS_H

/*
 * How the program ends, by sysexits.h, so that a script or a scheduler knows whether another try is of use:
 * 65 and 66 never mend themselves, 75 does.
 */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_FOUND = 1,      /* lint: done, and errors of form were found */
	EXIT_USAGE = 64,     /* the command line is wrong */
	EXIT_DATA = 65,      /* what people wrote is wrong */
	EXIT_NO_INPUT = 66,  /* a file is not there */
	EXIT_COMPONENT = 69, /* fonts or a library are missing */
	EXIT_BUG = 70,       /* our own fault */
	EXIT_SYSTEM = 71,    /* the system refused memory, or killed us */
	EXIT_NO_OUTPUT = 73, /* a place cannot be written */
	EXIT_IO = 74,        /* reading or writing broke off */
	EXIT_LATER = 75,     /* another run is at work */
};

#endif
