/* diff.h -- shows how two texts differ, line by line.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_DIFF_H
#define DNM_TESTS_DIFF_H

#include "docnorm/base.h"

#include <stdio.h>

/* Prints lines of `expected` that are missing with '-', new ones of `actual` with '+', some common lines
 * around them. Stops after about 60 lines. */
void t_print_diff(FILE *out, dnm_str expected, dnm_str actual);

#endif
