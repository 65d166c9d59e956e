/* people.h -- the names of people as sites write them into one string: with a label, several beside each
 * other, with an address or a place behind, or nobody's name at all.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_PEOPLE_H
#define DNM_TEXT_PEOPLE_H

#include "docnorm/base.h"

enum { DNM_PEOPLE = 32 };

/* The names in a text that consists of such: "By Jane Doe and John Roe" · "Doe, Jane" · "Doe J;Roe J" ·
 * "本报记者 李某某 王某某" · "某某報／記者李某某／台北報導". How many there are; parts of `text`. */
size_t dnm_people_read(dnm_str text, dnm_str names[DNM_PEOPLE]);

/* Accounts of systems, and words for nobody or anybody: "admin", "佚名", "Staff Writer". */
bool dnm_people_is_nobody(dnm_str name);

/* Two to four hanzi, the first of which is a surname. */
bool dnm_people_is_han_name(dnm_str name);

#endif
