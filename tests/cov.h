#ifndef TESTS_COV_H
#define TESTS_COV_H

/*
 * Every file of VARIANT=cov includes this first (see FLAGS_cov). gcc writes its counters when a program exits,
 * yet our workers leave by _exit(), and what they ran would count as never run. There is one of it in each
 * object, and no header is included: files have static functions named like those of <unistd.h>.
 */
void __gcov_dump(void);
void cov_exit(int status);

__attribute__((weak, noreturn)) void
cov_exit(int status)
{
	__gcov_dump();
	__builtin__Exit(status);
}

#define _exit cov_exit

#endif
