#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/text.h"

struct arena;
struct diags;

/*
 * A run over a workspace: reads it once, picks the documents, makes what its inputs
 * have changed since the manifest was written. Every input's SHA-256 and the template's
 * stand in OUT/.vanthu/manifest.json beside each output's name.
 * Complaints: J101 locked, J102 unknown document's template, J103 a narrative whose
 * folder is no period, J104 an output that this build cannot make.
 */
struct batch_options {
	const char *workspace; /* the folder with don-vi.yaml */
	const char *out;       /* where outputs go: OUT/PERIOD/DOC.ext */
	const char *share;     /* where templates/ stands when the workspace has no mau/ of its own */
	const char *const *documents; /* codes; none: all */
	size_t documents_n;
	const char *period;    /* as typed; NULL: the last one closed on day */
	const char *formats;   /* "docx,odt"; NULL: as van-ban.yaml says */
	struct date day;       /* for the period; year 0: today by the clock */
	struct date data_day;  /* figures of months after it are refused; year 0: not checked */
	bool check_only, dry_run, force;
};

enum batch_state { BATCH_WRITTEN, BATCH_UNCHANGED, BATCH_FAILED, BATCH_WOULD };

struct batch_output {
	str path;
	enum batch_state state;
	str why; /* of WOULD and WRITTEN: what changed */
	int pages; /* PDF; 0 else */
};

struct batch_result {
	struct batch_output *at;
	size_t n;
	int written, unchanged, failed;
};

/* False: something was complained about; what could be made without fault stands written. */
bool batch_build(const struct batch_options *opt, struct batch_result *result, struct arena *a, struct diags *d);

struct plan;
/* The workspace read and modelled, without building anything; NULL: nothing could be read. */
struct plan *batch_plan(const char *workspace, struct arena *a, struct diags *d);

/* The nearest folder from dir upwards with a don-vi.yaml; NULL: none. */
const char *batch_find_workspace(const char *dir, struct arena *a);

/* Template functions and Markdown joined, for plan/ and fill/. */
struct tpl_hooks;
const struct tpl_hooks *batch_template_hooks(void);

#endif
