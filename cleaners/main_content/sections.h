/* sections.h -- the posts of a thread as sections of the document.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_SECTIONS_H
#define DNM_CLEANERS_MAIN_CONTENT_SECTIONS_H

#include "cleaners/main_content/poster.h"
#include "docnorm/module.h"

/* Blocks [first, end), the box around them that holds no other post, and what stands in it. */
typedef struct mc_post {
    uint32_t first, end, box;
    dnm_str name; /* n 0: unknown */
    dnm_date date;
    bool dated;
} mc_post;

typedef struct mc_post_list {
    mc_post *p;
    uint32_t n;
} mc_post_list;

/* All posts in their order, with who wrote them and when. False when memory is out. */
bool mc_list_posts(const mc_page *page, const mc_posts *posts, struct dnm_arena *arena, mc_post_list *list);

/* Into metadata `creator` and `date` of the document, where the page says neither: of the post that begins
 * the thread. */
void mc_note_poster(const mc_page *page, const mc_post_list *list, dnm_editor *editor);

/* Makes a section of the post, with role="post" and its metadata. */
void mc_wrap_post(const mc_page *page, const mc_post *post, dnm_why why, dnm_editor *editor);

#endif
