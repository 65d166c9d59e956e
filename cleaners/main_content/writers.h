/* writers.h -- who wrote a text, where no label says it: the page marks a name, or lets it lead to somebody's
 * page, or it is called a reporter's.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_WRITERS_H
#define DNM_CLEANERS_MAIN_CONTENT_WRITERS_H

#include "cleaners/main_content/credit.h"
#include "cleaners/main_content/page.h"

/* Whether a class or id around the block is named after the author. */
bool mc_is_of_author(const mc_page *page, uint32_t block);

/* The span that a class or rel="author" marks as the author's name; else the first link. *named: the former.
 */
dnm_str mc_marked_span(const mc_page *page, const mc_leaf *leaf, bool *named);

/* Names in a line that a class marks. under_title: the line stands between the title and the text, where a
 * link to somebody's page is enough. */
bool mc_read_marked(const mc_page *page, const mc_leaf *leaf, bool under_title, mc_credit *credit);

/* "本报记者 李某某 王某某", "記者李某某／台北報導": all of a line. */
bool mc_read_reporters(dnm_str line, mc_credit *credit);

/* Two or more names behind a label, of which `first` is the first. */
void mc_read_more_writers(dnm_str line, dnm_str first, mc_credit *credit);

/* What a class calls the source, in a line under the title. */
dnm_str mc_marked_source(const mc_page *page, const mc_leaf *leaf);

#endif
