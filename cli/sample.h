/* sample.h -- what the parts of the command sample share: edits drawn from many documents (sample.c), the
 * page that asks whether they are right (sample_page.c), and what the answers say (marks.c).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_SAMPLE_H
#define DOCNORM_CLI_SAMPLE_H

#include "cli/cli.h"

typedef struct drawn {
    uint64_t key; /* by which it was drawn: looks random, but depends on the document and the seed only */
    char *rule;
    char *html; /* the edit as the page shows it */
} drawn;

/* What is drawn from together: the edits of a rule, or of a cleaner. */
typedef struct draw_group {
    char *name;
    drawn *edits; /* those with the smallest keys; while drawing, a heap with the largest on top */
    size_t count, cap;
    uint64_t seen;
} draw_group;

typedef struct draw {
    draw_group *groups;
    size_t group_count;
    size_t wanted;
    bool by_cleaner;
    uint64_t seed;
    size_t documents;
} draw;

/* An edit as it stands in its surroundings, for the page. To be freed; NULL without memory. */
char *sample_show(const dnm_doc *doc, uint32_t edit, const dnm_input *input);

/* The page; false without memory. Groups and their edits are in order. */
bool sample_page(FILE *to, const dnm_ctx *ctx, const draw *d);

/* Prints what the files of --marks say of each rule. */
dnm_status marks_report(const options *o);

#endif
