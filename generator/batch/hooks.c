/* The template language and Markdown, joined for the rooms that may not know them. */
#include "batch/batch.h"
#include "batch/workspace.h"

#include "input/input.h"
#include "template/template.h"

static struct value
markdown_filter(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	(void)ctx;
	return value_rich(in_markdown(text, where, a, d));
}

static const struct tpl_hooks template_hooks = { NULL, markdown_filter };

const struct tpl_hooks *
batch_template_hooks(void)
{
	return &template_hooks;
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
	(void)ctx;
	return in_markdown(text, where, a, d);
}

static const struct assess_hooks assess_hooks = { NULL, evaluate_text, evaluate_expression, markdown };

const struct assess_hooks *
batch_plan_hooks(void)
{
	return &assess_hooks;
}
