/*
 * Workers: processes forked before any font map is made (Pango starts threads that hold locks). Each does every
 * n-th job and leaves its results in an unnamed temporary file, which the parent reads once the
 * worker has ended: no pipe can fill, and a worker that dies leaves its jobs visibly undone.
 */
#include "batch/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/kinds.h"
#include "plan/plan.h"

enum { WORKER_CPU_SECONDS = 600 };

static void
tell(const struct batch *batch, const struct job *job, size_t done, size_t total)
{
	if (batch->opt->progress != NULL)
		batch->opt->progress(batch->opt->progress_ctx, done, total, job->doc->code);
}

/* --- writing: lengths and bytes; pointers to kinds hold, being the same program ---------------- */

static void
send_bytes(FILE *f, const void *p, size_t n)
{
	fwrite(p, 1, n, f); /* sticky: ferror() is asked once */
}

static void
put_str(FILE *f, str s)
{
	send_bytes(f, &s.n, sizeof s.n);
	send_bytes(f, s.p != NULL ? s.p : "", s.n);
}

static void
put_loc(FILE *f, struct loc l)
{
	bool known = l.source != NULL;

	send_bytes(f, &known, sizeof known);
	send_bytes(f, &l.line, sizeof l.line);
	send_bytes(f, &l.column, sizeof l.column);
	if (!known)
		return;
	send_bytes(f, &l.source->kind, sizeof l.source->kind);
	put_str(f, l.source->file);
	put_str(f, l.source->part);
	put_str(f, l.source->spot);
	put_str(f, l.source->under);
}

static void
put_diags(FILE *f, const struct diags *d)
{
	send_bytes(f, d->count, sizeof d->count);
	send_bytes(f, &d->kept, sizeof d->kept);
	for (const struct diag *g = d->first; g != NULL; g = g->next) {
		send_bytes(f, &g->kind, sizeof g->kind);
		send_bytes(f, &g->level, sizeof g->level);
		send_bytes(f, &g->mark_from, sizeof g->mark_from);
		send_bytes(f, &g->mark_to, sizeof g->mark_to);
		put_loc(f, g->where);
		put_loc(f, g->also);
		put_str(f, g->message);
		put_str(f, g->hint);
		put_str(f, g->excerpt);
		put_str(f, g->also_message);
	}
}

static void
send_result(FILE *f, const struct job_result *r)
{
	send_bytes(f, &r->outputs.n, sizeof r->outputs.n);
	for (size_t i = 0; i < r->outputs.n; i++) {
		const struct batch_output *o = &r->outputs.at[i];

		put_str(f, o->path);
		put_str(f, o->why);
		send_bytes(f, &o->state, sizeof o->state);
		send_bytes(f, &o->pages, sizeof o->pages);
	}
	send_bytes(f, &r->entries.n, sizeof r->entries.n);
	for (size_t i = 0; i < r->entries.n; i++) {
		const struct entry *e = r->entries.at[i];

		put_str(f, e->output);
		put_str(f, e->hash);
		send_bytes(f, &e->pages, sizeof e->pages);
		send_bytes(f, &e->inputs->n, sizeof e->inputs->n);
		for (size_t k = 0; k < e->inputs->n; k++) {
			put_str(f, e->inputs->at[k].key);
			put_str(f, *(const str *)e->inputs->at[k].value);
		}
	}
}

/* --- reading the same ------------------------------------------------------------------------ */

struct reader {
	FILE *f;
	struct arena *a;
	bool ok; /* sticky */
};

static void
take(struct reader *r, void *p, size_t n)
{
	if (r->ok && n > 0 && fread(p, 1, n, r->f) != n)
		r->ok = false;
	if (!r->ok)
		memset(p, 0, n);
}

static size_t
take_size(struct reader *r)
{
	size_t n;

	take(r, &n, sizeof n);
	return n;
}

static str
take_str(struct reader *r)
{
	size_t n = take_size(r);
	char *p = arena_alloc(r->a, n + 1);

	take(r, p, n);
	return (str){ p, n };
}

static struct loc
take_loc(struct reader *r)
{
	struct source *s;
	struct loc l = LOC_NONE;
	bool known;

	take(r, &known, sizeof known);
	take(r, &l.line, sizeof l.line);
	take(r, &l.column, sizeof l.column);
	if (!known)
		return l;
	s = ARENA_NEW(r->a, struct source);
	take(r, &s->kind, sizeof s->kind);
	s->file = take_str(r);
	s->part = take_str(r);
	s->spot = take_str(r);
	s->under = take_str(r);
	l.source = s;
	return l;
}

static void
take_diags(struct reader *r, struct diags *d)
{
	struct diags more;

	diags_init(&more, r->a);
	take(r, more.count, sizeof more.count);
	take(r, &more.kept, sizeof more.kept);
	for (int i = 0; r->ok && i < more.kept; i++) {
		struct diag *g = ARENA_NEW(r->a, struct diag);

		take(r, &g->kind, sizeof g->kind);
		take(r, &g->level, sizeof g->level);
		take(r, &g->mark_from, sizeof g->mark_from);
		take(r, &g->mark_to, sizeof g->mark_to);
		g->where = take_loc(r);
		g->also = take_loc(r);
		g->message = take_str(r);
		g->hint = take_str(r);
		g->excerpt = take_str(r);
		g->also_message = take_str(r);
		*more.last = g;
		more.last = &g->next;
	}
	if (r->ok)
		diags_join(d, &more);
}

static void
take_result(struct reader *r, struct job_result *result)
{
	for (size_t n = take_size(r); r->ok && n > 0; n--) {
		struct batch_output *o = VEC_ADD(r->a, &result->outputs);

		o->path = take_str(r);
		o->why = take_str(r);
		take(r, &o->state, sizeof o->state);
		take(r, &o->pages, sizeof o->pages);
	}
	for (size_t n = take_size(r); r->ok && n > 0; n--) {
		struct entry *e = entry_new(take_str(r), r->a);

		e->hash = take_str(r);
		take(r, &e->pages, sizeof e->pages);
		for (size_t k = take_size(r); r->ok && k > 0; k--) {
			str name = take_str(r);

			entry_input(e, name, take_str(r), r->a);
		}
		*VEC_ADD(r->a, &result->entries) = e;
	}
}

/* --- the work ---------------------------------------------------------------------------------- */

static void
do_job(struct batch *batch, const struct job *job, struct job_result *result, bool strict, struct arena *a,
    struct diags *d)
{
	diags_init(d, a);
	d->strict = strict;
	job_run(batch, job, result, a, d);
}

static void
work_here(
    struct batch *batch, const struct job *jobs, size_t n, struct job_result *results, struct arena *a, struct diags *d)
{
	for (size_t i = 0; i < n; i++) {
		struct diags own;

		tell(batch, &jobs[i], i, n);
		do_job(batch, &jobs[i], &results[i], d->strict, a, &own);
		diags_join(d, &own);
	}
}

/* Never returns. */
static void
work_as_child(struct batch *batch, const struct job *jobs, size_t n, size_t first, size_t step, bool strict, FILE *f)
{
	struct rlimit limit = { WORKER_CPU_SECONDS, WORKER_CPU_SECONDS };
	struct arena *a = arena_new(1 << 20);

	setrlimit(RLIMIT_CPU, &limit);
	for (size_t i = first; i < n; i += step) {
		struct job_result result;
		struct diags d;

		memset(&result, 0, sizeof result);
		tell(batch, &jobs[i], i, n);
		do_job(batch, &jobs[i], &result, strict, a, &d);
		send_bytes(f, &i, sizeof i);
		send_result(f, &result);
		put_diags(f, &d);
		fflush(f);
	}
	arena_free(a);
	_exit(ferror(f) ? 1 : 0);
}

struct child {
	pid_t pid;
	FILE *f;
};

/* True where the child could be started. */
static bool
fork_worker(
    struct child *c, struct batch *batch, const struct job *jobs, size_t n, size_t first, size_t step, bool strict)
{
	c->f = tmpfile();
	if (c->f == NULL)
		return false;
	fflush(NULL); /* or a child would print what its parent had buffered */
	c->pid = fork();
	if (c->pid == 0)
		work_as_child(batch, jobs, n, first, step, strict, c->f);
	if (c->pid > 0)
		return true;
	fclose(c->f);
	return false;
}

struct done {
	struct diags d;
	bool yes;
};

static void
collect(struct child *c, size_t n, struct job_result *results, struct done *done, struct arena *a)
{
	struct reader r = { c->f, a, true };
	int status;

	while (waitpid(c->pid, &status, 0) < 0)
		;
	rewind(c->f);
	for (;;) {
		size_t i;

		take(&r, &i, sizeof i);
		if (!r.ok || i >= n)
			break;
		take_result(&r, &results[i]);
		take_diags(&r, &done[i].d);
		done[i].yes = r.ok;
	}
	fclose(c->f);
}

void
workers_run(struct batch *batch, const struct job *jobs, size_t n, int workers, struct job_result *results,
    struct arena *a, struct diags *d)
{
	enum { WORKERS_MAX = 64 };
	struct child children[WORKERS_MAX];
	struct done *done = ARENA_ARRAY(a, struct done, n + 1);
	int want = workers > WORKERS_MAX ? WORKERS_MAX : workers, started = 0;

	if (want > (int)n)
		want = (int)n;
	if (want <= 1) {
		work_here(batch, jobs, n, results, a, d);
		return;
	}
	for (size_t i = 0; i < n; i++)
		diags_init(&done[i].d, a);
	while (
	    started < want && fork_worker(&children[started], batch, jobs, n, (size_t)started, (size_t)want, d->strict))
		started++;
	for (int i = 0; i < started; i++)
		collect(&children[i], n, results, done, a);
	for (size_t i = 0; i < n; i++) {
		if (!done[i].yes) {
			diag_add(d, &batch_worker_died, jobs[i].doc->where, STR_FMT, STR_ARG(jobs[i].doc->code));
			VEC_ADD(a, &results[i].outputs)->state = BATCH_FAILED;
			results[i].outputs.at[results[i].outputs.n - 1].path = jobs[i].doc->code;
			continue;
		}
		diags_join(d, &done[i].d);
	}
}
