/* The template language and Markdown, joined for the rooms that may not know them. */
#include "batch/batch.h"
#include "batch/pictures.h"
#include "batch/workspace.h"

#include "input/input.h"
#include "template/template.h"

/* What the hooks know. */
struct batch_hooks {
	const char *workspace; /* NULL: none; texts' files are named from here */
};

static struct value
markdown_filter(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	const struct batch_hooks *h = ctx;
	const struct rich *r = in_markdown(text, where, a, d);

	pictures_load(r, h != NULL ? h->workspace : NULL, where, a, d);
	return value_rich(r);
}

static const struct tpl_hooks template_hooks = { NULL, markdown_filter };

const struct tpl_hooks *
batch_template_hooks(void)
{
	return &template_hooks;
}

static struct batch_hooks *
new_hooks(const char *workspace, struct arena *a)
{
	struct batch_hooks *h = ARENA_NEW(a, struct batch_hooks);

	h->workspace = workspace;
	return h;
}

const struct tpl_hooks *
batch_workspace_template_hooks(const char *workspace, struct arena *a)
{
	struct tpl_hooks *hooks = ARENA_NEW(a, struct tpl_hooks);

	*hooks = template_hooks;
	hooks->ctx = new_hooks(workspace, a);
	return hooks;
}

static const struct tpl_options options = { .missing = TPL_MISSING_ERROR, .hooks = &template_hooks };

static bool
evaluate_text(void *ctx, str source, struct loc where, bool markdown, const struct value *context, str *result,
    struct arena *a, struct diags *d)
{
	(void)ctx;
	return tpl_text(source, where, context, &options, markdown ? in_markdown_escape : NULL, result, a, d);
}

static struct value
evaluate_expression(
    void *ctx, str expression, struct loc where, const struct value *context, struct arena *a, struct diags *d)
{
	(void)ctx;
	return tpl_eval(expression, where, context, &options, a, d);
}

static const struct rich *
markdown(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	const struct batch_hooks *h = ctx;
	const struct rich *r = in_markdown(text, where, a, d);

	pictures_load(r, h != NULL ? h->workspace : NULL, where, a, d);
	return r;
}

static const struct assess_hooks assess_hooks = { NULL, evaluate_text, evaluate_expression, markdown };

const struct assess_hooks *
batch_workspace_hooks(const char *workspace, struct arena *a)
{
	struct assess_hooks *hooks = ARENA_NEW(a, struct assess_hooks);

	*hooks = assess_hooks;
	hooks->ctx = new_hooks(workspace, a);
	return hooks;
}
