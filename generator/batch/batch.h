#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/text.h"

struct arena;
struct diags;

#define VANTHU_VERSION "0.2"

/*
 * A run over a workspace: it is read once and modelled, the documents asked for
 * are picked, each is a job (a template filled as DOCX and ODT, the filled package laid out as PDF)
 * that workers do side by side. What follows from the same inputs as last time
 * is not made again; the manifest remembers (manifest.h).
 *
 * Complaints: J101 locked, J102 no template, J103 a narrative whose folder is
 * no period, J105 lock copy left out, J106 file of an unknown kind, J107 not a period, J108 a
 * period of another kind, J109 an output changed by hand, J110 an output's name, J111 an
 * unknown output format, J112 a worker that died, J130 an output folder of another workspace, J131 an output of a
 * document that is no more, J132 and J133 a document for which nobody has sent anything, J134 no lock to be had, J135 to
 * J139 how else workers fail, J140 a format that is older than another.
 */
struct batch_options {
	const char *workspace; /* the folder with don-vi.yaml */
	const char *out;       /* where outputs go: OUT/PERIOD/DOC.ext, or as van-ban.yaml's ten_tep says */
	const char *share;     /* where templates/ and fonts/ stand; the workspace's own mau/ goes before templates/ */
	const char *const *documents; /* codes; none: all */
	size_t documents_n;
	const char *period;   /* as typed; NULL: the newest that units have sent for, or the last closed on the day */
	const char *formats;  /* "docx,odt,pdf,png"; NULL: as van-ban.yaml says */
	struct date day;      /* for the period; year 0: none given */
	struct date data_day; /* figures of months after it are refused; year 0: not checked */
	int workers;          /* at most; 0: one a processor, no more than the work is worth */
	bool check_only;      /* makes everything, writes nothing, locks nothing */
	bool dry_run, force;
	bool clean; /* outputs of documents that are no more are removed, not only told of */
	/* Told before each document, from the process that does it; may be NULL. */
	void (*progress)(void *ctx, size_t done, size_t total, str document);
	void *progress_ctx;
};

enum batch_state { BATCH_WRITTEN, BATCH_UNCHANGED, BATCH_FAILED, BATCH_WOULD, BATCH_REMOVED, BATCH_STATES };

struct batch_output {
	str path; /* with OUT before it */
	enum batch_state state;
	str why;              /* of WRITTEN and WOULD: what changed since; empty otherwise */
	int pages;            /* of a PDF; 0: not a PDF */
	str document, period; /* its code; "2026-10" */
};

struct batch_result {
	struct batch_output *at; /* n, in the documents' order */
	size_t n;
	int written, unchanged, failed, removed;
};

/* False: something was complained about; what could be made without fault stands written. */
bool batch_build(const struct batch_options *opt, struct batch_result *result, struct arena *a, struct diags *d);

struct plan;
/* The workspace read and modelled, without building anything; NULL: nothing could be read. */
struct plan *batch_plan(const char *workspace, struct arena *a, struct diags *d);

/* The nearest folder from dir upwards with a don-vi.yaml; NULL: none. */
const char *batch_find_workspace(const char *dir, struct arena *a);

struct document;
struct package;
/* A package as a document, by the reader of its kind (docx/, odt/). NULL: complained. */
struct document *batch_document(struct package *pkg, struct arena *a, struct diags *d);

/*
 * Tables of a filled package whose columns are too narrow for what came into them: measured with the shaper
 * (lay_fit_tables) and set in the package (fill_fit). False: complained.
 */
struct shaper;
bool batch_fit_tables(struct package *pkg, struct shaper *shaper, struct arena *a, struct diags *d);
/*
 * Brings the package's fields up to date. shaper, with ctx: called where page numbers have to be known; NULL: they stay.
 */
void batch_fields(struct package *pkg, struct shaper *(*shaper)(void *ctx), void *ctx, struct diags *d);
/* The same, then read; the package is changed in memory alone. NULL: complained. */
struct document *batch_document_fresh(
    struct package *pkg, struct shaper *(*shaper)(void *ctx), void *ctx, struct arena *a, struct diags *d);

/* Template functions and Markdown joined, for plan/ and fill/. */
struct tpl_hooks;
const struct tpl_hooks *batch_template_hooks(void);

#endif
