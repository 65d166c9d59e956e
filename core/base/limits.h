/* limits.h -- the ceilings of base.h with nothing left open.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_BASE_LIMITS_H
#define DNM_BASE_LIMITS_H

#include "docnorm/base.h"

/* Puts the default in place of every zero. */
void dnm_limits_fill(dnm_limits *limits);

#endif
