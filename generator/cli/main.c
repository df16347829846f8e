/*
 * vanthu COMMAND …: finds the command, reads its options by its table, sets
 * the language, and lets it run.
 */
#define _DEFAULT_SOURCE 1 /* sbrk(), madvise() */

#include "cli/cli.h"

#include <limits.h>
#include <locale.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/out.h"
#include "batch/batch.h"

static const struct command *const commands[] = { &command_build, &command_chart, &command_check, &command_data,
	&command_debug, &command_fill, &command_lint, &command_new, &command_pdf, &command_template };
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static const struct option_spec common[] = {
	{ "--lang", 0, "vi|en", N_("language of the messages") },
	{ "--json", 0, NULL, N_("complaints as lines of JSON") },
	{ "--quiet", 'q', NULL, N_("complaints only") },
	{ "--verbose", 'v', NULL, N_("say more") },
	{ "--strict", 0, NULL, N_("warnings are errors") },
	{ "--help", 'h', NULL, N_("this help") },
	{ NULL, 0, NULL, NULL },
};

const char *
args_value(const struct arguments *args, const char *name)
{
	for (int i = args->options_n; i > 0; i--)
		if (strcmp(args->options[i - 1].spec->name, name) == 0)
			return args->options[i - 1].value != NULL ? args->options[i - 1].value : "";
	return NULL;
}

bool
args_has(const struct arguments *args, const char *name)
{
	return args_value(args, name) != NULL;
}

const char *
cli_shown(const struct cli *cli, str name)
{
	struct out o;
	str s;

	out_init(&o);
	out_shown(&o, name);
	s = out_copy(&o, cli->a);
	out_release(&o);
	return s.p;
}

int
cli_usage_error(struct cli *cli, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *message;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	message = arena_alloc(cli->a, (size_t)n + 1);
	vsnprintf(message, (size_t)n + 1, fmt, again);
	va_end(again);
	va_end(ap);
	fprintf(stderr, "vanthu: %s\n%s\n", cli_shown(cli, (str){ message, (size_t)n }),
	    _("'vanthu --help' lists the commands, 'vanthu COMMAND --help' its options"));
	return EXIT_USAGE;
}

/* Standard output took all of it. A full disk may show only in what was written before. */
static bool
printed(void)
{
	return fflush(stdout) == 0 && !ferror(stdout);
}

int
cli_finish(struct cli *cli)
{
	struct out o;

	out_init(&o);
	diags_put(&o, &cli->d, cli->colour, cli->json);
	if (o.n > 0)
		fwrite(o.p, 1, o.n, cli->json ? stdout : stderr);
	out_release(&o);
	if (!printed())
		return EXIT_IO;
	return (int)diags_status(&cli->d);
}

int
cli_finish_written(struct cli *cli, bool written)
{
	int status = cli_finish(cli);

	return written || status != EXIT_DONE ? status : EXIT_BUG;
}

/*
 * Vietnamese unless something says English: --lang, VANTHU_LANG, the locale.
 * Messages come through gettext by LANGUAGE, in the C.UTF-8 locale, which
 * every Debian has; numbers and sorting never follow the locale.
 */
static void
set_language(const char *asked)
{
	const char *lang = asked;
	static const char *const variables[] = { "VANTHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; lang == NULL && i < sizeof variables / sizeof variables[0]; i++) {
		const char *v = getenv(variables[i]);

		if (v == NULL || *v == '\0')
			continue;
		if (strncmp(v, "en", 2) == 0 || strncmp(v, "vi", 2) == 0)
			lang = v;
		else if (i > 0)
			break; /* C, C.UTF-8 or another language: ours is the default */
	}
	setenv("LANGUAGE", lang != NULL && strncmp(lang, "en", 2) == 0 ? "en" : "vi", 1);
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL || setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		setlocale(LC_MESSAGES, "en_US.UTF-8");
}

/* The folder above bin/ of this program: the checkout's out/bin/../.. or PREFIX/share/vanthu. */
static void
find_share(struct cli *cli)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	const char *dir, *locale, *env = getenv("VANTHU_SHARE");

	path[n > 0 ? n : 0] = '\0';
	dir = file_dir(cli->a, file_dir(cli->a, n > 0 ? path : cli->program));
	locale = file_join(cli->a, dir, "share/locale");
	cli->share = file_join(cli->a, dir, "share/vanthu");
	for (int up = 0; up < 4 && !file_is_dir(cli->share); up++) {
		const char *templates = file_join(cli->a, dir, "templates/src");

		if (file_is_dir(templates)) {
			cli->share = dir;
			locale = file_join(cli->a, dir, "out/build/locale");
			break;
		}
		dir = file_dir(cli->a, dir);
	}
	if (env != NULL)
		cli->share = env;
	bindtextdomain(VANTHU_DOMAIN, locale);
	bind_textdomain_codeset(VANTHU_DOMAIN, "UTF-8");
}

static void
print_options(const struct option_spec *o)
{
	for (; o->name != NULL; o++) {
		char left[64], letter[] = "-x,";

		letter[1] = o->letter;
		snprintf(left, sizeof left, "%-3s %s%s%s", o->letter != 0 ? letter : "", o->name,
		    o->value != NULL ? " " : "", o->value != NULL ? o->value : "");
		printf("  %-31s %s\n", left, _(o->help));
	}
}

static void
help(const struct command *c)
{
	if (c != NULL) {
		printf("vanthu %s %s\n\n%s\n\n", c->name, c->usage, _(c->help));
		print_options(c->options);
	} else {
		printf("vanthu " VANTHU_VERSION "\n%s\n\n",
		    _("official documents of a commune's office from its plan and figures"));
		for (int i = 0; i < COMMANDS; i++)
			printf("  %-10s %s\n", commands[i]->name, _(commands[i]->help));
		putchar('\n');
	}
	print_options(common);
}

/* Arguments while they are read. */
struct reading {
	struct cli *cli;
	const struct command *command;
	struct arguments *args;
	char **argv;
	int argc, at; /* argv[at] is the word being read */
};

/* By its name, of n letters, or by its letter; the common ones first. */
static const struct option_spec *
find_option(const struct reading *r, const char *name, size_t n, char letter)
{
	const struct option_spec *tables[] = { common, r->command->options };

	for (size_t k = 0; k < sizeof tables / sizeof tables[0]; k++)
		for (const struct option_spec *o = tables[k]; o != NULL && o->name != NULL; o++)
			if (letter != 0 ? o->letter == letter : strlen(o->name) == n && strncmp(name, o->name, n) == 0)
				return o;
	return NULL;
}

/* value NULL: in the next word, where the option has one. False: complained. */
static bool
add_option(struct reading *r, const struct option_spec *spec, const char *value)
{
	struct arguments *args = r->args;

	if (args->options_n == OPTIONS_MAX) {
		cli_usage_error(r->cli, "%s", _("too many options"));
		return false;
	}
	if (spec->value != NULL && value == NULL && r->at + 1 < r->argc)
		value = r->argv[++r->at];
	if (spec->value != NULL && value == NULL) {
		cli_usage_error(r->cli, _("option %s needs a value: %s"), spec->name, spec->value);
		return false;
	}
	args->options[args->options_n++] = (struct option){ spec, value };
	return true;
}

/* "--ky 2026", "--ky=2026"; a switch takes no value. False: complained. */
static bool
read_name(struct reading *r, const char *arg)
{
	const char *equals = strchr(arg, '=');
	const struct option_spec *spec = find_option(r, arg, equals != NULL ? (size_t)(equals - arg) : strlen(arg), 0);

	if (spec == NULL) {
		cli_usage_error(r->cli, _("unknown option: %s"), arg);
		return false;
	}
	if (equals != NULL && spec->value == NULL) {
		cli_usage_error(r->cli, _("option %s takes no value: %s"), spec->name, arg);
		return false;
	}
	return add_option(r, spec, equals != NULL ? equals + 1 : NULL);
}

/* "-o out", "-oout"; switches may stand together, "-nq". False: complained. */
static bool
read_letters(struct reading *r, const char *arg)
{
	for (const char *p = arg + 1; *p != '\0'; p++) {
		const struct option_spec *spec = find_option(r, NULL, 0, *p);

		if (spec == NULL) {
			cli_usage_error(r->cli, _("unknown option: %s"), arg);
			return false;
		}
		if (spec->value != NULL)
			return add_option(r, spec, p[1] != '\0' ? p + 1 : NULL);
		if (!add_option(r, spec, NULL))
			return false;
	}
	return true;
}

/* False: complained. */
static bool
read_arguments(struct reading *r)
{
	struct arguments *args = r->args;
	bool options = true;

	args->operands = ARENA_ARRAY(r->cli->a, const char *, (size_t)r->argc + 1);
	for (r->at = 0; r->at < r->argc; r->at++) {
		const char *arg = r->argv[r->at];

		if (options && strcmp(arg, "--") == 0)
			options = false;
		else if (!options || arg[0] != '-' || arg[1] == '\0')
			args->operands[args->operands_n++] = arg;
		else if (!(arg[1] == '-' ? read_name(r, arg) : read_letters(r, arg)))
			return false;
	}
	return true;
}

static const struct command *
find_command(const char *name)
{
	for (int i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static int
run_command(struct cli *cli, int argc, char **argv)
{
	struct arguments args = { .options_n = 0 };
	const struct command *c;
	const char *lang = NULL;

	for (int i = 1; i < argc; i++) /* before the first message */
		if (strncmp(argv[i], "--lang=", 7) == 0)
			lang = argv[i] + 7;
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			lang = argv[i + 1];
	set_language(lang);
	find_share(cli);
	if (argc < 2)
		return cli_usage_error(cli, "%s", _("no command"));
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
		help(argc > 2 ? find_command(argv[2]) : NULL);
		return EXIT_DONE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("vanthu " VANTHU_VERSION);
		return EXIT_DONE;
	}
	c = find_command(argv[1]);
	if (c == NULL)
		return cli_usage_error(cli, _("unknown command: %s"), argv[1]);
	if (!read_arguments(
		&(struct reading){ .cli = cli, .command = c, .args = &args, .argv = argv + 2, .argc = argc - 2 }))
		return EXIT_USAGE;
	if (args_has(&args, "--help")) {
		help(c);
		return EXIT_DONE;
	}
	cli->json = args_has(&args, "--json");
	cli->quiet = args_has(&args, "--quiet");
	cli->verbose = args_has(&args, "--verbose");
	cli->d.strict = args_has(&args, "--strict");
	cli->colour = isatty(STDERR_FILENO) && getenv("NO_COLOR") == NULL;
	return c->run(cli, &args);
}

/*
 * How the C library takes memory from the system: in large pieces, by large pages where the system has them, and
 * never back before the end. A page fault is the dearest thing of a short run: a PDF of 12 pages has some
 * 1,200 with this, 2,700 without any of it, 2,100 without the large pages.
 */
static void
set_memory(void)
{
	enum { AHEAD = 16 << 20, LARGE_PAGE = 2 << 20 };
	void *volatile more; /* lest the compiler leaves out what seems to do nothing */
	uintptr_t from, to;

	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 128 << 20);
	mallopt(M_TOP_PAD, AHEAD);
	more = malloc(1 << 20); /* more than is left: the heap grows, by as much as it was told to */
	free(more);
	to = (uintptr_t)sbrk(0);
	from = (to - AHEAD + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
	madvise((void *)from, to - from, MADV_HUGEPAGE); /* where there are none, nothing is lost */
}

/* What GLib can't go on without is memory or a thread, which takes memory; of other things it only complains. */
static void
hear_glib(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer unused)
{
	if ((level & G_LOG_LEVEL_ERROR) != 0)
		memory_refused();
	g_log_default_handler(domain, level, message, unused);
}

int
main(int argc, char **argv)
{
	struct cli cli = { .a = arena_new(1 << 16), .program = argv[0] };
	int status;

	g_log_set_default_handler(hear_glib, NULL);
	set_memory();
	diags_init(&cli.d, cli.a);
	status = run_command(&cli, argc, argv);
	if (!printed()) {
		fprintf(stderr, "vanthu: %s\n", _("standard output cannot be written"));
		status = status == EXIT_DONE ? EXIT_IO : status;
	}
	arena_free(cli.a);
	return status;
}
