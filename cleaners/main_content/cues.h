/* cues.h -- words that stand in the lines around an article: who wrote it and when, how to share it, what
 * else there is to read. They count at its edges only, and only in lines that have little else.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_CUES_H
#define DNM_CLEANERS_MAIN_CONTENT_CUES_H

#include "cleaners/main_content/page.h"

/* The words, ready to be looked up; for dnm_job_made. */
void *mc_cues_make(struct dnm_arena *arena);

/* The bytes of a line's beginning that count, in lower case where that is as long, so that places in the line
 * are those of the text. */
enum { MC_LINE_BYTES = 1024 };
size_t mc_lower_line(dnm_str text, char line[MC_LINE_BYTES]);

/* Whether the leaf is such a line: it says who wrote the text; or it is short, with a cue for every 20 hanzi
 * or 40 letters of it, or shorter still, with a date. */
bool mc_is_edge_line(const mc_page *page, const mc_leaf *leaf);

/* The same, where a cue that the title has, too, is what the text is about. */
bool mc_is_line_of_site(const mc_page *page, const mc_leaf *leaf);

/* Whether a short line has any of the words at all. */
bool mc_has_cue(const mc_page *page, const mc_leaf *leaf);

/* A sentence in which the site speaks of the page: it says the title, and two cues. */
bool mc_is_offer(const mc_page *page, const mc_leaf *leaf);

/* A short line without a sentence, with several of the cues: what a page asks its reader to do. */
bool mc_is_appeal(const mc_page *page, const mc_leaf *leaf);

/* A sentence with a stop at its end, of which no cue makes a notice: at most so many that the title has not,
 * none of which is a label before a colon or speaks of rights or of what a reader might do for the site. */
bool mc_is_plain_sentence(const mc_page *page, const mc_leaf *leaf, uint32_t most);

/* "3 min read", "4.8 from 25 votes": how long a text is, or what readers think of it, in numbers. */
bool mc_is_count(const mc_page *page, const mc_leaf *leaf);

/* "1 / 2", "第3页": the number of a page. */
bool mc_is_page_number(const mc_page *page, const mc_leaf *leaf);

/* Whether it is short and has a date, or a time of day. */
bool mc_is_dated_line(const mc_page *page, const mc_leaf *leaf);

/* What a short line's element for a date says to programs ("3 days ago" to people), empty if it has none. */
dnm_str mc_date_for_programs(const mc_page *page, const mc_leaf *leaf);

/* Whether a text has a date, a time of day, or how long ago something was. */
bool mc_says_when(const mc_page *page, dnm_str text);

/* Between posts: when something was written and on which floor it stands, and the buttons below it. Answers
 * are short and mention dates, too; so a date must be whole and most of its line. */
bool mc_is_post_line(const mc_page *page, const mc_leaf *leaf);

/* "Last edited on Apr 3": below or above a post, when it was changed. */
bool mc_is_change_note(const mc_page *page, const mc_leaf *leaf);

/* What can be done with a post: a label, and nothing else. */
bool mc_is_button(dnm_str label);

/* "#12", "12楼": the number of a post. */
bool mc_is_floor(const mc_page *page, const mc_leaf *leaf);

#endif
