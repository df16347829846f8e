/*
 * Workers: processes forked before any font map is made (Pango starts threads that hold locks). Each does every
 * n-th job and leaves its results in a file in memory, which the parent reads once the
 * worker has ended: no pipe can fill, no folder for temporary files is needed, and a worker that dies leaves its jobs
 * visibly undone. What a worker that can't be started would do, the parent does itself.
 *
 * A worker ends with its parent (PR_SET_PDEATHSIG) and holds the run's lock as long as it lives, having inherited it:
 * nobody else writes into the output folder while one of them still may.
 */
#define _GNU_SOURCE 1 /* memfd_create() */

#include "batch/job.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/kinds.h"
#include "plan/plan.h"

enum { WORKER_CPU_SECONDS = 600, WORKER_CPU_GRACE = 5 };

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
send_hashes(FILE *f, const struct map *hashes)
{
	send_bytes(f, &hashes->n, sizeof hashes->n);
	for (size_t k = 0; k < hashes->n; k++) {
		put_str(f, hashes->at[k].key);
		put_str(f, *(const str *)hashes->at[k].value);
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
		put_str(f, e->document);
		put_str(f, e->period);
		send_bytes(f, &e->pages, sizeof e->pages);
		send_hashes(f, e->inputs);
		send_hashes(f, e->opened);
	}
	send_bytes(f, &r->gone.n, sizeof r->gone.n);
	for (size_t i = 0; i < r->gone.n; i++)
		put_str(f, r->gone.at[i]);
	put_str(f, r->stem);
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
take_hashes(struct reader *r, struct map *hashes)
{
	for (size_t k = take_size(r); r->ok && k > 0; k--) {
		str name = take_str(r), hash = take_str(r);

		map_put(hashes, name, arena_copy(r->a, &hash, sizeof hash));
	}
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
		e->document = take_str(r);
		e->period = take_str(r);
		take(r, &e->pages, sizeof e->pages);
		take_hashes(r, e->inputs);
		take_hashes(r, e->opened);
		*VEC_ADD(r->a, &result->entries) = e;
	}
	for (size_t n = take_size(r); r->ok && n > 0; n--)
		*VEC_ADD(r->a, &result->gone) = take_str(r);
	result->stem = take_str(r);
}

struct done {
	struct diags d;
	bool yes;
};

/* --- the work ---------------------------------------------------------------------------------- */

static void
do_job(struct batch *batch, const struct job *job, struct job_result *result, bool strict, struct arena *a,
    struct diags *d)
{
	diags_init(d, a);
	d->strict = strict;
	job_run(batch, job, result, a, d);
}

/* Those of the jobs that stand step apart, from first on. */
struct share {
	const struct job *jobs;
	size_t n, first, step;
};

static void
work_here(struct batch *batch, struct share s, struct job_result *results, struct arena *a, struct diags *d,
    struct done *done)
{
	bool strict = d->strict;

	for (size_t i = s.first; i < s.n; i += s.step) {
		tell(batch, &s.jobs[i], i, s.n);
		do_job(batch, &s.jobs[i], &results[i], strict, a, &done[i].d);
		done[i].yes = true;
	}
}

/* Never returns. */
static void
work_as_child(struct batch *batch, struct share s, bool strict, FILE *f)
{
	struct rlimit limit = { WORKER_CPU_SECONDS, WORKER_CPU_SECONDS + WORKER_CPU_GRACE };
	struct arena *a = arena_new(1 << 20);

	setrlimit(RLIMIT_CPU, &limit);
	for (size_t i = s.first; i < s.n; i += s.step) {
		struct job_result result;
		struct diags d;

		memset(&result, 0, sizeof result);
		tell(batch, &s.jobs[i], i, s.n);
		do_job(batch, &s.jobs[i], &result, strict, a, &d);
		send_bytes(f, &i, sizeof i);
		send_result(f, &result);
		put_diags(f, &d);
		fflush(f);
	}
	arena_free(a);
	_exit(ferror(f) ? EXIT_IO : EXIT_DONE);
}

struct child {
	pid_t pid;
	FILE *f;
};

/* A file in memory, which goes with whoever has it open. NULL: errno tells why. */
static FILE *
open_results(void)
{
	int fd = memfd_create("vanthu", MFD_CLOEXEC);
	FILE *f = fd >= 0 ? fdopen(fd, "w+b") : NULL;

	if (f == NULL && fd >= 0)
		close(fd);
	return f;
}

/* True where the child could be started; else errno tells why not. */
static bool
fork_worker(struct child *c, struct batch *batch, struct share s, bool strict)
{
	pid_t parent = getpid();
	int error;

	c->f = open_results();
	if (c->f == NULL)
		return false;
	fflush(NULL); /* or a child would print what its parent had buffered */
	c->pid = fork();
	if (c->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent) /* it died before it could have told */
			_exit(EXIT_LATER);
		work_as_child(batch, s, strict, c->f);
	}
	if (c->pid > 0)
		return true;
	error = errno;
	fclose(c->f);
	errno = error;
	return false;
}

/* How the worker ended. */
static int
collect(struct child *c, size_t n, struct job_result *results, struct done *done, struct arena *a)
{
	struct reader r = { c->f, a, true };
	int status = 0;

	while (waitpid(c->pid, &status, 0) < 0)
		if (errno != EINTR) {
			status = -1;
			break;
		}
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
	return status;
}

/* --- how workers end ----------------------------------------------------------------------- */

static const struct ending {
	bool signalled;
	int code; /* the signal or status; 0: any other */
	const struct diag_kind *kind;
} endings[] = {
	{ false, EXIT_SYSTEM, &batch_worker_memory },
	{ false, EXIT_IO, &batch_worker_mute },
	{ true, SIGXCPU, &batch_worker_slow },
	{ true, SIGKILL, &batch_worker_killed },
	{ true, SIGTERM, &batch_worker_killed },
	{ true, SIGINT, &batch_worker_killed },
	{ true, SIGHUP, &batch_worker_killed },
	{ true, 0, &batch_worker_died },
	{ false, 0, &batch_worker_died },
};

static const struct ending *
ending_of(int status)
{
	bool signalled = status != -1 && WIFSIGNALED(status);
	int code = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
	const struct ending *e = endings;

	while (e->signalled != signalled || (e->code != 0 && e->code != code))
		e++;
	return e;
}

/* work: the document that it didn't get done; NULL: it had done all. */
static void
complain_of_worker(int status, const struct job *work, struct diags *d)
{
	const struct ending *e = ending_of(status);
	struct loc where = work != NULL ? work->doc->where : LOC_NONE;
	str code = work != NULL ? work->doc->code : STR("-");

	if (e->signalled)
		diag_add(d, e->kind, where, _("%.*s: signal %d (%s)"), STR_ARG(code), WTERMSIG(status),
		    strsignal(WTERMSIG(status)));
	else
		diag_add(d, e->kind, where, STR_FMT, STR_ARG(code));
	if (e->kind == &batch_worker_killed && WTERMSIG(status) == SIGKILL)
		diag_hint(d, "%s", _("the system kills so when memory runs out"));
}

/* --- all of them ----------------------------------------------------------------------------- */

struct crew {
	struct child *children;
	int *status; /* how each ended */
	size_t started, wanted;
};

static void
start_workers(struct crew *crew, struct batch *batch, const struct job *jobs, size_t n, struct diags *d)
{
	while (crew->started < crew->wanted) {
		struct share s = { jobs, n, crew->started, crew->wanted };

		if (!fork_worker(&crew->children[crew->started], batch, s, d->strict)) {
			diag_add(d, &batch_no_worker, LOC_NONE, "%s", strerror(errno));
			return;
		}
		crew->started++;
	}
}

/* The complaints of all jobs in their order; a job that is not done has one of how its worker ended. */
static void
join_jobs(const struct crew *crew, const struct job *jobs, size_t n, struct job_result *results,
    const struct done *done, struct arena *a, struct diags *d)
{
	for (size_t i = 0; i < n; i++) {
		struct batch_output *o;

		if (done[i].yes) {
			diags_join(d, &done[i].d);
			continue;
		}
		complain_of_worker(crew->status[i % crew->wanted], &jobs[i], d);
		o = VEC_ADD(a, &results[i].outputs);
		o->state = BATCH_FAILED;
		o->path = jobs[i].doc->code;
	}
}

/* A worker that did all its work and then ended badly is complained about, too. */
static void
check_endings(const struct crew *crew, size_t n, const struct done *done, struct diags *d)
{
	for (size_t k = 0; k < crew->started; k++) {
		bool all = true;

		for (size_t i = k; i < n; i += crew->wanted)
			all &= done[i].yes;
		if (all && crew->status[k] != 0)
			complain_of_worker(crew->status[k], NULL, d);
	}
}

void
workers_run(struct batch *batch, const struct job *jobs, size_t n, int workers, struct job_result *results,
    struct arena *a, struct diags *d)
{
	struct sigaction usual = { .sa_handler = SIG_DFL }, before;
	size_t wanted = (size_t)workers < n ? (size_t)workers : n;
	struct done *done = ARENA_ARRAY(a, struct done, n + 1);
	struct crew crew = { ARENA_ARRAY(a, struct child, wanted + 1), ARENA_ARRAY(a, int, wanted + 1), 0, wanted };

	for (size_t i = 0; i < n; i++)
		diags_init(&done[i].d, a);
	if (wanted <= 1)
		crew.wanted = 1;
	sigaction(SIGCHLD, &usual, &before); /* where it is ignored, nobody can be waited for */
	if (wanted > 1)
		start_workers(&crew, batch, jobs, n, d);
	for (size_t k = crew.started; k < crew.wanted; k++)
		work_here(batch, (struct share){ jobs, n, k, crew.wanted }, results, a, d, done);
	for (size_t k = 0; k < crew.started; k++)
		crew.status[k] = collect(&crew.children[k], n, results, done, a);
	sigaction(SIGCHLD, &before, NULL);
	join_jobs(&crew, jobs, n, results, done, a, d);
	check_endings(&crew, n, done, d);
}
