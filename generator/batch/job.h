#ifndef BATCH_JOB_H
#define BATCH_JOB_H

#include "base/vec.h"
#include "batch/batch.h"
#include "batch/manifest.h"
#include "batch/workspace.h"

struct charts;

/* What all jobs of a run see; only charts and system_fonts are made later, in each process. */
struct batch {
	const struct batch_options *opt;
	struct workspace w;
	struct plan *plan;
	struct manifest was;
	str program; /* batch_program() */
	const char *const *font_dirs;
	VEC(struct batch_file) fonts; /* of the first of them: what an office put there */
	str system_list;              /* hash of the names of all fonts of the system */
	struct charts *charts;        /* and the shaper that they and the pages share; in the arena of the first job */
	struct map *system_fonts;     /* path → str * (hash) */
};

/* One document of one period. */
struct job {
	const struct plan_document *doc;
	struct period period;
	size_t number; /* in the run, from 0 */
};

/* What became of it. */
struct job_result {
	VEC(struct batch_output) outputs;
	VEC(struct entry *) entries; /* of outputs that stand as described */
	VEC(str) gone;               /* outputs that stand no more */
	str stem;                    /* of the document's outputs, from OUT, without extension; empty: it has no name */
};

/* No two documents of the office may have one output's name; day as for plan_default_period(); year 0: there is none. */
void jobs_check_names(
    const struct plan *p, const struct job *jobs, size_t n, struct date day, struct arena *a, struct diags *d);

/*
 * Makes a document in all its formats. Complaints go to d; nothing is written for a document
 * with an error. All jobs of a process share one arena.
 */
void job_run(struct batch *batch, const struct job *job, struct job_result *result, struct arena *a, struct diags *d);

/* The document comes in this format where nobody asks for others. */
bool job_has_format(const struct plan_document *doc, str format);
/* The format is one of those that were asked for. */
bool job_asked_for(const struct batch_options *opt, str format);
/* "2026-10" */
str period_text(struct period p, struct arena *a);

/*
 * All jobs by workers processes (1: in this one); results[i] is of jobs[i], complaints come in the
 * jobs' order whoever did them. A worker that dies is complained about (J112, J136 to J139), and what it had not done counts as failed.
 */
void workers_run(struct batch *batch, const struct job *jobs, size_t n, int workers, struct job_result *results,
    struct arena *a, struct diags *d);

#endif
