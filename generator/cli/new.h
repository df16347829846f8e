#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "base/vec.h"
#include "cli/cli.h"
#include "recognise/recognise.h"

/*
 * vanthu new: a workspace for an office. new.c has the command and its questions, new_office.c makes of answers what is
 * printed, new_plan.c writes what was found in a plan that exists, new_files.c the files, all of them or none.
 */

struct new_unit {
	str code, name, abbreviation;
};

/* An office as its settings have it. Texts may be empty where nothing was answered. */
struct office {
	str name;                                     /* "Ủy ban nhân dân xã Đông Khê" */
	str lines[2];                                 /* as printed; lines[1] may be empty */
	str above;                                    /* the line above the agency's; empty: none */
	str abbreviation, place;                      /* "UBND", "Đông Khê" */
	str level;                                    /* "xã"; empty: not told by the name */
	str superior, superior_level, superior_short; /* "Ủy ban nhân dân tỉnh X", "tỉnh", "UBND tỉnh X" */
	str authority, instead, title, signer;
	VEC(struct new_unit) units;
	VEC(str) recipients;
	str filed;
	int year, from, to;
};

/* The six answers, as typed; empty where none was given. */
enum new_answer { ANSWER_AGENCY, ANSWER_SUPERIOR, ANSWER_PLACE, ANSWER_SIGNER, ANSWER_UNITS, ANSWER_YEAR, ANSWERS };

/* Everything that one call works with. */
struct new_job {
	struct cli *cli;
	const struct arguments *args;
	struct arena *a;
	const struct rec_words *words;
	const char *dir; /* NULL: nothing is written */
	str answers[ANSWERS];
	struct office office;
	const char *from; /* the plan's file; NULL: none */
	struct rec_plan *plan;
	const struct value *replies; /* the review list, filled in; NULL: none */
};

/* new_office.c */
void office_of_answers(struct new_job *j);
void office_of_plan(struct new_job *j);

/* A file of the new workspace. */
struct new_file {
	const char *path; /* in it */
	str bytes;
};
struct new_files {
	VEC(struct new_file) at;
};

/* new_files.c: text of templates/khoi-tao with «KEY» replaced; false: complained */
struct new_key {
	const char *key;
	str value;
};
MUST_USE bool new_text(struct new_job *j, const char *name, const struct new_key *keys, size_t n, str *text);
/* Text that a template prints as it stands. */
str new_plain_tags(struct new_job *j, str s);
MUST_USE bool new_settings(struct new_job *j, struct new_files *files);
/* Writes all of them into j->dir, or none. */
MUST_USE bool new_write(struct new_job *j, const struct new_files *files);

/* new_pages.c: pages of the blocks of a document */
struct document;
void new_find_pages(struct new_job *j, const struct document *doc, struct rec_source *s);

/* new_plan.c: the plan's text, its indicators, the review list */
MUST_USE bool new_plan_files(struct new_job *j, struct new_files *files);

extern const struct diag_kind new_not_empty, new_no_plan, new_unknown_answer, new_old_encoding, new_template_key,
    new_no_name, new_unit_twice;

#endif
