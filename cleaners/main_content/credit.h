/* credit.h -- reads who wrote a text in the by-lines of European pages: "By Jane Doe and John Roe | 3 May
 * 2021", "Veröffentlicht am 3. Mai 2021 von Jana Muster", "Автор: Анна Петрова".
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_CREDIT_H
#define DNM_CLEANERS_MAIN_CONTENT_CREDIT_H

#include "docnorm/base.h"

enum { MC_NAMES = 4 };

typedef struct mc_credit {
    dnm_str names[MC_NAMES];
    uint32_t count;
    size_t at, end; /* bytes [at, end) of the line are the label and the names */
} mc_credit;

/* What the label is followed by must be written as names are, in capitals; a name of one word must end the
 * line or its part. marked: bytes that the page marks as a name or links, or an empty string; they are one,
 * however they are written. */
bool mc_read_credit(dnm_str line, dnm_str marked, mc_credit *credit);

/* Whether a line begins with a label and names, and has hardly anything else. */
bool mc_is_credit_line(dnm_str line);

/* The name in what the page marks as one, without the label and marks around it; empty if it is none. */
dnm_str mc_marked_name(dnm_str marked);

/* Whether a line is nothing but a name: two to four words in capitals. */
bool mc_is_name(dnm_str line);

#endif
