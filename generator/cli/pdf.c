/*
 * vanthu pdf: any DOCX or ODT as a PDF/A, as pictures of its pages, or as a list
 * of what stands where. The files of one call are shared among as many processes as
 * there are processors; what they print comes in the order of the files.
 */
#include "cli/cli.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/out.h"
#include "batch/batch.h"
#include "document/document.h"
#include "layout/layout.h"
#include "package/package.h"
#include "pdf/pdf.h"
#include "shape/shape.h"

enum { DPI_MAX = 2400 };

static const struct option_spec options[] = {
	{ "--output", 'o', "OUT.pdf", N_("the file to write; its name's beginning with --png") },
	{ "--directory", 'd', "DIR", N_("the folder to write to, for many files") },
	{ "--png", 0, "DPI", N_("a picture of each page instead of a PDF") },
	{ "--dump", 0, NULL, N_("print what stands where instead of writing") },
	{ "--justify", 0, "word|lo25|lo74", N_("whose rule squeezes justified lines") },
	{ "--no-pdfa", 0, NULL, N_("a plain PDF, no PDF/A") },
	{ NULL, 0, NULL, NULL },
};

/* What is asked for, of every file. */
struct wish {
	const char *output, *directory;
	const char *const *inputs; /* all of the call: none of them is written over */
	size_t inputs_n;
	int dpi; /* 0: a PDF */
	bool dump;
	struct lay_options layout;
	struct pdf_options pdf;
};

static bool
justify_of(const char *word, enum doc_likeness *like)
{
	static const struct {
		const char *word;
		enum doc_likeness like;
	} words[] = { { "word", LIKE_WORD }, { "lo25", LIKE_LO25 }, { "lo74", LIKE_LO74 } };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (word != NULL && strcmp(word, words[i].word) == 0) {
			*like = words[i].like;
			return true;
		}
	return word == NULL;
}

/* The date of what is made: SOURCE_DATE_EPOCH's day, else none. */
static struct date
date_given(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = epoch != NULL ? strtoll(epoch, NULL, 10) : 0;

	return seconds > 0 && seconds < 253402300800LL ? date_from_days((long)(seconds / 86400))
						       : (struct date){ 0, 0, 0 };
}

/* False: complained. */
static bool
read_wish(struct cli *cli, const struct arguments *args, struct wish *w)
{
	const char *dpi = args_value(args, "--png");
	char *end = "";
	long dots = dpi != NULL ? strtol(dpi, &end, 10) : 0;

	*w = (struct wish){ .output = args_value(args, "--output"),
		.directory = args_value(args, "--directory"),
		.inputs = args->operands,
		.inputs_n = (size_t)args->operands_n,
		.dump = args_has(args, "--dump"),
		.pdf = { .plain = args_has(args, "--no-pdfa"), .date = date_given() } };
	if (args->operands_n < 1) {
		cli_usage_error(cli, "%s", _("pdf needs a file"));
		return false;
	}
	if (w->output != NULL && (args->operands_n > 1 || w->directory != NULL)) {
		cli_usage_error(cli, "%s", _("-o is for one file; -d DIR for many"));
		return false;
	}
	if (!justify_of(args_value(args, "--justify"), &w->layout.like)) {
		cli_usage_error(cli, "%s", _("--justify is word, lo25 or lo74"));
		return false;
	}
	if (dpi != NULL && (dots < 1 || dots > DPI_MAX || *end != '\0')) {
		cli_usage_error(cli, _("--png is a number of dots an inch, 1 to %d"), DPI_MAX);
		return false;
	}
	w->dpi = (int)dots;
	return true;
}

/* The name of what is written, without its extension. */
static const char *
stem(const char *file, const struct wish *w, struct arena *a)
{
	const char *whole = w->output != NULL ? w->output : file;
	str ext = file_ext(whole);
	str name = str_sub(str_of(whole), 0, strlen(whole) - (ext.n > 0 ? ext.n + 1 : 0));

	if (w->directory == NULL)
		return str_c(a, name);
	return file_join(a, w->directory, str_c(a, file_name(str_c(a, name))));
}

static void
dump(const struct lay_pages *pages)
{
	struct out o;

	out_init(&o);
	lay_dump(&o, pages, false);
	fwrite(o.p, 1, o.n, stdout);
	out_release(&o);
}

static bool
write_pages(const struct lay_pages *pages, const char *file, struct shaper *shaper, const struct wish *w,
    struct arena *a, struct diags *d)
{
	const char *name = stem(file, w, a), *path;

	if (w->dpi == 0) {
		struct pdf_options opt = w->pdf;

		/* OUT as it was given, whatever it is called */
		path = w->output != NULL ? w->output : str_format(a, "%s.pdf", name).p;
		opt.where = loc_file(a, str_of(file));
		return cli_spares_inputs(&path, 1, w->inputs, w->inputs_n, a, d) &&
		    pdf_write(pages, shaper, &opt, path, a, d);
	}
	for (size_t i = 0; i < pages->n; i++) {
		path = str_format(a, "%s-%zu.png", name, i + 1).p;
		if (!cli_spares_inputs(&path, 1, w->inputs, w->inputs_n, a, d) ||
		    !pdf_png(pages, i, shaper, w->dpi, path, a, d))
			return false;
	}
	return true;
}

static struct shaper *
shaper_at_hand(void *ctx)
{
	return ctx;
}

static void
convert(const char *file, struct shaper *shaper, const struct wish *w, struct arena *a, struct diags *d)
{
	struct package *p = pkg_open(file, a, d);
	struct document *doc = p != NULL ? batch_document_fresh(p, shaper_at_hand, shaper, a, d) : NULL;
	struct lay_pages *pages = doc != NULL ? lay_document(doc, shaper, &w->layout, a, d) : NULL;

	if (pages == NULL || !diags_ok(d))
		return;
	if (w->dump)
		dump(pages);
	else if (!write_pages(pages, file, shaper, w, a, d))
		assert(!diags_ok(d)); /* who can't write says so, and that gives the status */
}

/* One after another; the files share the fonts and the words already shaped. */
static int
work(struct cli *cli, const char *const *files, int n, const struct wish *w)
{
	const char *dirs[] = { file_join(cli->a, cli->share, "fonts"), NULL };
	struct shaper *shaper = shaper_new(dirs, &cli->d);
	struct arena *a;

	if (shaper == NULL)
		return cli_finish(cli);
	a = arena_new(1 << 20);
	for (int i = 0; i < n; i++) {
		struct diags d;

		diags_init(&d, a);
		d.strict = cli->d.strict;
		shape_begin(shaper);
		convert(files[i], shaper, w, a, &d);
		diags_join(&cli->d, &d);
		arena_reset(a);
	}
	arena_free(a);
	shaper_free(shaper);
	return cli_finish(cli);
}

/* --- many files: a process for each processor, before there is any font ---------- */

enum { WORKERS_MAX = 16, FILES_A_WORKER = 2 };

struct worker {
	pid_t pid;       /* -1: could not be started */
	FILE *out, *err; /* what it prints, until its turn comes */
};

static int
workers_for_files(int files)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	int n = files / FILES_A_WORKER;

	if (processors < n)
		n = (int)processors;
	return n > WORKERS_MAX ? WORKERS_MAX : n;
}

static void
start_worker(struct worker *k, struct cli *cli, const char *const *files, int n, const struct wish *w)
{
	k->out = file_in_memory();
	k->err = file_in_memory();
	k->pid = k->out != NULL && k->err != NULL ? fork() : -1;
	if (k->pid == 0) {
		int status = EXIT_IO;

		if (dup2(fileno(k->out), STDOUT_FILENO) >= 0 && dup2(fileno(k->err), STDERR_FILENO) >= 0)
			status = work(cli, files, n, w);
		fflush(stdout);
		_exit(status);
	}
}

static void
pass_on(FILE *from, FILE *to)
{
	char buffer[8192];
	size_t n;

	if (from == NULL)
		return;
	rewind(from);
	while ((n = fread(buffer, 1, sizeof buffer, from)) > 0)
		fwrite(buffer, 1, n, to);
	fclose(from);
}

/* What a worker said, and its status; what the data say wrong weighs more than the rest, as in cli_finish(). */
static int
end_worker(struct worker *k, int so_far)
{
	int status = 0;

	if (k->pid > 0 && waitpid(k->pid, &status, 0) == k->pid)
		status = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_BUG;
	else
		status = EXIT_BUG;
	pass_on(k->out, stdout);
	pass_on(k->err, stderr);
	if (status == EXIT_BUG)
		fprintf(stderr, "vanthu: %s\n", _("a worker ended before its files were done"));
	if (status == EXIT_DATA || so_far == EXIT_DONE)
		return status;
	return so_far;
}

static int
share(struct cli *cli, const char *const *files, int n, const struct wish *w)
{
	struct worker workers[WORKERS_MAX] = { { 0, NULL, NULL } };
	int count = workers_for_files(n), status = EXIT_DONE;

	fflush(stdout);
	fflush(stderr);
	for (int i = 0; i < count; i++) {
		int from = (int)((long long)n * i / count), to = (int)((long long)n * (i + 1) / count);

		start_worker(&workers[i], cli, files + from, to - from, w);
	}
	for (int i = 0; i < count; i++)
		status = end_worker(&workers[i], status);
	return fflush(stdout) == 0 ? status : EXIT_IO;
}

/* Two files of one name in two folders would be written over each other. False: complained. */
static bool
names_differ(struct cli *cli, const struct arguments *args, const struct wish *w)
{
	struct map *names = map_new(cli->a);

	for (int i = 0; i < args->operands_n && !w->dump; i++) {
		const char *name = stem(args->operands[i], w, cli->a);

		if (map_put(names, str_of(name), cli) != NULL) {
			cli_usage_error(cli, _("two files would be written as %s"), name);
			return false;
		}
	}
	return true;
}

static int
run_pdf(struct cli *cli, const struct arguments *args)
{
	struct wish w;

	if (!read_wish(cli, args, &w) || !names_differ(cli, args, &w))
		return EXIT_USAGE;
	if (w.directory != NULL && !w.dump && !file_make_dirs(w.directory, &cli->d))
		return cli_finish(cli);
	if (workers_for_files(args->operands_n) > 1)
		return share(cli, args->operands, args->operands_n, &w);
	return work(cli, args->operands, args->operands_n, &w);
}

bool
cli_pdf(struct cli *cli, struct package *p, const char *path, struct arena *a, struct diags *d)
{
	const char *dirs[] = { file_join(cli->a, cli->share, "fonts"), NULL };
	struct lay_options layout = { .fitted = true };
	struct pdf_options pdf = { .date = date_given() };
	struct shaper *shaper = shaper_new(dirs, d);
	struct document *doc = shaper != NULL ? batch_document(p, a, d) : NULL;
	struct lay_pages *pages = doc != NULL ? lay_document(doc, shaper, &layout, a, d) : NULL;
	bool ok = false;

	if (pages != NULL && diags_ok(d)) {
		pdf.where = loc_file(a, str_of(pkg_name(p)));
		ok = pdf_write(pages, shaper, &pdf, path, a, d);
	}
	shaper_free(shaper);
	return ok;
}

const struct command command_pdf = { "pdf", "FILE… [-o OUT | -d DIR] [--png DPI] [--dump]",
	N_("lay a DOCX or ODT out and write it as PDF/A"), options, run_pdf };
