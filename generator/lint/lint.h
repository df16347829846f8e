#ifndef LINT_LINT_H
#define LINT_LINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct document;
struct lay_pages;
struct out;

/*
 * The form of any document, judged by Nghị định 30/2020/NĐ-CP on its laid-out pages: what stands where, how long the
 * drawn lines are, how large and how bold the letters are after all styles.
 *
 *   collect   the document model becomes a list of paragraphs, each with its place on the pages
 *   boxes     by place and words: Quốc hiệu, agency, number, date, title, bases, recipients, signature; and whether
 *             the decree applies at all (X00–X03)
 *   rules     one table of rows; a row's function adds findings
 *   report    the findings as text or JSON
 *
 * An error is told where the law's own words are broken and the pages show it without doubt; practice is a warning, our
 * own choice a hint. On doubt a rule is silent. lint/README.md lists the rules with their clauses.
 */
enum lint_severity { LINT_HINT, LINT_WARNING, LINT_ERROR, LINT_SEVERITIES };

struct lint_rule {
	const char *id; /* for ever: "H03" */
	enum lint_severity severity;
	char grade;         /* A: read in the law; B: in another official document; C: practice; E: our choice */
	const char *clause; /* as a clerk cites it */
	const char *title;  /* N_() */
};

struct lint_finding {
	struct lint_finding *next;
	const struct lint_rule *rule;
	enum lint_severity severity; /* the rule's, or a milder one */
	size_t page;                 /* from 1; 0: not on a page */
	const char *box;             /* of the decree's diagram, "5a"; NULL: none */
	size_t paragraph;            /* from 1; 0: the whole document */
	str words;                   /* its first words; may be empty */
	str message;
	str instead; /* what to type or set; may be empty */
};

/* What is judged. All of it is borrowed. */
struct lint_input {
	const struct document *doc;
	const struct lay_pages *pages;
	str source; /* the XML of the text as it is in the file, for what a reader makes equal (NFD); may be empty */
	const bool *off; /* by the number of a rule, lint_rules_n() of them; NULL: all rules are on */
};

struct lint_report {
	struct lint_finding *findings; /* worst first, then by place */
	size_t count[LINT_SEVERITIES];
};

/* The rules, in the order of lint/README.md. */
size_t lint_rules_n(void);
const struct lint_rule *lint_rule_at(size_t i);
/* lint_rules_n(): there is none of this id. */
size_t lint_rule_find(str id);

/* The findings live in a, as long as the document and the pages do. */
const struct lint_report *lint_document(const struct lint_input *in, struct arena *a);

/* A line a finding, at most three of one rule and then how many more, and the summary for whoever signs. */
void lint_put(struct out *o, str file, const struct lint_report *report);
/* A JSON object a line and finding, all of them. */
void lint_put_json(struct out *o, str file, const struct lint_report *report);

#endif
