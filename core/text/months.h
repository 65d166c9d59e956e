/* months.h -- the names of months in the languages of Europe: "März", "janv", "января".
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_MONTHS_H
#define DNM_TEXT_MONTHS_H

#include "docnorm/base.h"

/* The word that the text begins with, in any case: bytes of it, and which month it is, 1..12. 0 if it is
 * none. */
size_t dnm_month_read(dnm_str text, unsigned *number);

#endif
