/* keep.h -- which leaves stay, and why the others go.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_KEEP_H
#define DNM_CLEANERS_MAIN_CONTENT_KEEP_H

#include "cleaners/main_content/page.h"
#include "docnorm/module.h"

/* Also the indices of the cleaner's rules, which are in rules.c. */
typedef enum mc_verdict {
    MC_OUTSIDE, /* not in the article's container, or before its title */
    MC_ASIDE,   /* in it, but links or something else by its name */
    MC_EDGE,    /* by-line, sharing, disclaimer and the like at its beginning or end */
    MC_TITLE,   /* the title, which the metadata has */
    MC_LAYOUT,  /* a rule without leaves: tables that only place text */
    MC_UNSEEN,  /* a rule for parts of leaves: what the page hides inside a sentence */
    MC_POST,    /* a rule without leaves: sections for what somebody wrote */
    MC_KEPT
} mc_verdict;

extern const dnm_rule mc_rules[];

/* One verdict a leaf of the page. `best` and `any` are mc_choose's. */
void mc_judge_leaves(const mc_page *page, uint32_t best, bool any, mc_verdict *verdicts);

/* Of a thread: what was written stays, what stands around it goes. False when memory is out. */
bool mc_judge_posts(const mc_page *page, const mc_posts *posts, struct dnm_arena *arena,
                    mc_verdict *verdicts);

/* Of the same: the lines at the beginning of each that say who wrote it, where and when. */
bool mc_judge_heads(const mc_page *page, const mc_posts *posts, struct dnm_arena *arena,
                    mc_verdict *verdicts);

/* Where the signature of a letter kept line by line begins (RFC 3676 section 4.3), or what an archive says of
 * its attachments, or the end of the text. */
size_t mc_signature_in(dnm_str text);

/* Of a thread with so many posts: leaves out what stands around each of them. False when memory is out. */
bool mc_judge_frames(const mc_page *page, uint32_t posts, struct dnm_arena *arena, mc_verdict *verdicts);

#endif
