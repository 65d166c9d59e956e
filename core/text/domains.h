/* domains.h -- what names of sites end with: ".com", ".org.cn". One table for all who look for addresses.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_DOMAINS_H
#define DNM_TEXT_DOMAINS_H

#include "docnorm/base.h"

/* The bytes of the ending that begins with the point at `at`, in any case, if no letter or digit follows it;
 * else 0. */
size_t dnm_domain_at(dnm_str text, size_t at);

/* Whether a name of ASCII with such an ending stands anywhere in the text. */
bool dnm_has_domain(dnm_str text);

/* Whether the text ends with one. */
bool dnm_ends_with_domain(dnm_str text);

/* Whether such an ending may begin with this letter, a small one, behind its point. */
bool dnm_domain_begins_with(char c);

/* ... or with these two; all have two at least. */
bool dnm_domain_begins_with_both(char first, char second);

#endif
