/* stress.h -- a cleaner of the tests' own that asks for every kind of edit all over a document, whatever it
 * says. Lent to a context, it shows the laws of provenance what well-behaved cleaners never do.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_STRESS_H
#define DNM_TESTS_STRESS_H

#include "docnorm/module.h"

extern const dnm_cleaner t_stress_cleaner;

#endif
