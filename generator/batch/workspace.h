#ifndef BATCH_WORKSPACE_H
#define BATCH_WORKSPACE_H

#include "base/vec.h"
#include "assess/assess.h"
#include "batch/folder.h"
#include "plan/plan.h"

/* A file that was read, with its hash. */
struct batch_file {
	str path, hash;
	str period; /* of a narrative, as period_put() has it; empty: every document depends on it */
};

struct workspace {
	const char *dir;
	VEC(struct batch_file) files;
	struct plan_inputs in;
	VEC(struct plan_year_input) years;
	VEC(struct plan_narrative) narratives;
	struct folder mau; /* the office's own templates */
};

/* Reads everything the workspace holds; all complaints together. False: complained. */
bool workspace_read(struct workspace *w, const char *dir, struct arena *a, struct diags *d);

/* What assess is lent of the template language and of Markdown: files and pictures that texts name stand in this folder. */
const struct assess_hooks *batch_workspace_hooks(const char *workspace, struct arena *a);
struct tpl_hooks;
const struct tpl_hooks *batch_workspace_template_hooks(const char *workspace, struct arena *a);

#endif
