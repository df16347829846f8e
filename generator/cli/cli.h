#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vec.h"
#include "base/status.h"
#include "base/str.h"

/*
 * The command line: reads arguments, calls batch/ and the rooms below, prints
 * what they say. The only room that prints or decides an exit status.
 *
 * Its files lean on each other in a circle: main.c has the table of the commands, and each command calls
 * back for what all share (its arguments, complaints, the end of a run).
 */

/* One option of a command. */
struct option_spec {
	const char *name;  /* "--ky", */
	char letter;       /* 'o' or 0 */
	const char *value; /* what its value is called in the help; NULL: a switch */
	const char *help;  /* N_() */
};

struct option {
	const struct option_spec *spec;
	const char *value; /* NULL for a switch */
};

/* Arguments, read: options in order, then operands. More options than that are a usage error. */
enum { OPTIONS_MAX = 64 };
struct arguments {
	struct option options[OPTIONS_MAX];
	int options_n;
	const char **operands;
	int operands_n;
};

struct cli;

struct command {
	const char *name;
	const char *usage;                 /* after "vanthu NAME" */
	const char *help;                  /* N_(): one line */
	const struct option_spec *options; /* ends with a NULL name */
	int (*run)(struct cli *cli, const struct arguments *args);
};

struct cli {
	struct arena *a;
	struct diags d;
	const char *program; /* argv[0] */
	const char *share;   /* folder with templates/ and fonts/: the checkout or PREFIX/share/vanthu */
	bool json, quiet, verbose, colour;
};

/* The value of an option given last; NULL where it was not given ("" for a switch that was). */
const char *args_value(const struct arguments *args, const char *name);
bool args_has(const struct arguments *args, const char *name);

/* Prints the complaints to standard error (JSON: to standard output) and gives the exit status that follows from them. */
int cli_finish(struct cli *cli);
/* The same for a command that was to write: not written and not a word why is our own fault. */
int cli_finish_written(struct cli *cli, bool written);
/* The same, after writing a copy of the template with the complaints as comments; copy NULL: none. */
int cli_mark(struct cli *cli, const char *template, const char *copy);
/* Control characters of the message are shown, as those of complaints are. */
int cli_usage_error(struct cli *cli, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A name as a line may print it: its control characters are shown (out_shown). It may be printed where it came from a disk. */
const char *cli_shown(const struct cli *cli, str name);

/*
 * spare.c: whether nothing that is to be written (NULL: it is not) is one of the files that are read, under whatever
 * name, or another thing to be written. False: complained.
 */
bool cli_spares_inputs(const char *const *outputs, size_t outputs_n, const char *const *inputs, size_t n,
    struct arena *a, struct diags *d);

/*
 * spare.c: what stands at path already: no file, one of these very bytes, or another, into which a person may have typed
 * since. One that can't be read is another (complained).
 */
enum cli_stands { STANDS_NOTHING, STANDS_SAME, STANDS_ANOTHER };
enum cli_stands cli_stands(const char *path, str bytes, struct arena *a, struct diags *d);

/* Every file that is read from here on, by whoever has cli's complaints or a list of them with the same watch. */
struct cli_reads {
	struct arena *a;
	VEC(const char *) paths;
	struct file_watch watch;
};
void cli_watch_reads(struct cli_reads *r, struct cli *cli);

/* pdf.c: a package that was filled, laid out and written as PDF/A. False: complained. */
struct package;
bool cli_pdf(struct cli *cli, struct package *p, const char *path, struct arena *a, struct diags *d);

extern const struct command command_build, command_chart, command_check, command_data, command_debug, command_fill,
    command_lint, command_new, command_pdf, command_template;

#endif
