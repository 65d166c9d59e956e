/* person.h -- links to the pages of people.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_PERSON_H
#define DNM_CLEANERS_MAIN_CONTENT_PERSON_H

#include "docnorm/base.h"

/* Whether an address is that of somebody's page, by the words in it: "/u/12", "space-uid-12.html". */
bool mc_is_person(dnm_str address);

/* The same, or of what somebody wrote: "/author/jane", "/signataires/claire". */
bool mc_is_writer(dnm_str address);

#endif
