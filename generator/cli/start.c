/*
 * The program that people call. It only looks at the command's name and goes on as the
 * one of libexec/ that has the libraries which that command needs (anew.c tells which
 * there are). It is linked statically: it takes 0.1 ms, where starting the program that
 * fills before the one that draws took 2.5 ms.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
draws(const char *command)
{
	static const char *const names[] = { "build", "check", "pdf", "chart" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(command, names[i]) == 0)
			return 1;
	return 0;
}

/*
 * How the C library takes memory from the system, which it reads as it starts: in large pieces,
 * by large pages where the system has them, and never back before the end. A page fault is the
 * dearest thing of a short run: 2,700 of them for a PDF of 12 pages become 900, and 36 ms 33.
 */
static const char memory[] = "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432"
			     ":glibc.malloc.top_pad=8388608:glibc.malloc.trim_threshold=134217728";

int
main(int argc, char **argv)
{
	static const char missing[] = "vanthu: thiếu libexec/vanthu-* bên cạnh thư mục chương trình"
				      " (libexec/vanthu-* is missing beside the program's folder)\n";
	const char *program = argc > 1 && draws(argv[1]) ? "../libexec/vanthu-draw" : "../libexec/vanthu-text";
	char path[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", path, PATH_MAX);

	while (n > 0 && path[n - 1] != '/')
		n--;
	setenv("GLIBC_TUNABLES", memory, 0);
	if (n > 0) {
		strcpy(path + n, program);
		execv(path, argv);
	}
	(void)!write(STDERR_FILENO, missing, sizeof missing - 1);
	return 69; /* EXIT_COMPONENT */
}
