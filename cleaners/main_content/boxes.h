/* boxes.h -- a page as posts.c and replies.c see it: boxes, what texts are in them and what stands around
 * these.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_BOXES_H
#define DNM_CLEANERS_MAIN_CONTENT_BOXES_H

#include "cleaners/main_content/page.h"

/* Counted over all blocks before one. */
typedef struct mc_before {
    uint32_t signs;  /* lines with a time or a number */
    uint32_t names;  /* lines that are named after who wrote */
    uint32_t titles; /* linked titles of other pages */
    uint32_t heads;  /* headings of something else */
} mc_before;

typedef struct mc_boxes {
    const mc_page *page;
    mc_before *before; /* one a block, and one behind the last */
    uint8_t *out;      /* in a signature, or beside the text, by its name */
    int64_t *sums;     /* what texts count for a box, less what stands around texts */
    uint32_t *keys;    /* not 0, and alike for boxes of one make */
    dnm_attrs *sets;   /* of a line without a name in a span that has one, the span's: it is the box */
    uint32_t start;    /* no post stands before this block */
} mc_boxes;

/* False when memory is out. */
bool mc_read_boxes(mc_boxes *boxes, const mc_page *page, struct dnm_arena *arena);

/* Paragraphs that nothing distinguishes, and lists, are parts of a text, no boxes. */
bool mc_is_box(const mc_boxes *boxes, uint32_t block);

/* A box with several paragraphs and nothing else is these paragraphs, each with what the box says of itself:
 * whether a block goes on with the one before. */
bool mc_goes_on(const mc_boxes *boxes, uint32_t block);

/* Lines with a time or a number are in the box. */
bool mc_has_signs(const mc_boxes *boxes, uint32_t box);

/* Whether who wrote what follows, or when, stands in the blocks [from, to). */
bool mc_has_frame(const mc_boxes *boxes, uint32_t from, uint32_t to);

/* How a line that is named after who wrote is made: the attributes of the name; 0 if it is none. */
dnm_attrs mc_name_set(const mc_boxes *boxes, uint32_t block);

/* The box and all in it, signatures aside, are what somebody wrote; it may go on with the box before. */
void mc_mark_post(const mc_boxes *boxes, mc_posts *posts, uint32_t box, bool goes_on);

/* replies.c: the first post, if it is made in another way than the answers; then comments below answers, and
 * answers to comments. False when memory is out. */
bool mc_find_replies(const mc_boxes *boxes, struct dnm_arena *arena, mc_posts *posts);

#endif
