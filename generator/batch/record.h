#ifndef BATCH_RECORD_H
#define BATCH_RECORD_H

#include "batch/batch.h"
#include "batch/job.h"

/*
 * OUT/.vanthu/run.json: how the last run into this folder went, for people and schedulers: who, from which workspace,
 * what was asked for, when, what became of each output, every complaint, the exit status. It is written when the
 * run begins, with "ended": null, and again when it has ended: where that null stands, the run was killed or runs yet.
 *
 * It also tells whose folder this is. A run from another workspace of another office is refused (J130), and so is one into
 * a folder that lies in another workspace.
 */
struct record {
	const struct batch_options *opt;
	str workspace; /* its full path */
	str office;    /* of don-vi.yaml */
	str started;   /* 2026-11-30T20:15:04Z */
};

/* OUT lies in no other workspace. False: complained. */
MUST_USE bool record_place_is_free(const struct batch_options *opt, struct arena *a, struct diags *d);
/* The folder is nobody else's. False: complained. */
MUST_USE bool record_is_ours(const struct record *r, struct arena *a, struct diags *d);
/* The last run has not ended: it was killed, or is yet at work. */
bool record_has_no_end(const char *out, struct arena *a);
/* It was killed: its process, on this machine, is gone. A worker of it may be dying yet. */
bool record_is_of_the_dead(const char *out, struct arena *a);
void record_init(struct record *r, const struct batch_options *opt, const struct value *don_vi, struct arena *a);
/* result NULL: the run begins. False: complained. */
MUST_USE bool record_write(const struct record *r, const struct batch_result *result, struct arena *a, struct diags *d);

#endif
