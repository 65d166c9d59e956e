/* repeatability.c -- law 5: the same input gives the same bytes: in one process again and again (here), in
 * builds by other compilers at other levels of optimisation (builds.sh compares the digests printed here).
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include "adapters/hash/hash.h"

#include <stdio.h>
#include <stdlib.h>

void t_law_repeatability(t_law *law, const t_subject *subject)
{
    dnm_buf first, second;
    dnm_buf_init(&first, (size_t)1 << 30);
    dnm_buf_init(&second, (size_t)1 << 30);
    t_subject_everything(subject, &first);
    t_subject_everything(subject, &second);
    t_same_text(law, subject->label, "the output of the second run", dnm_buf_str(&first),
                dnm_buf_str(&second));
    dnm_buf_free(&first);
    dnm_buf_free(&second);
}

void t_print_digests(t_law *law, const t_subject *subject)
{
    dnm_buf all;
    char hex[DNM_SHA256_HEX];
    dnm_buf_init(&all, (size_t)1 << 30);
    t_subject_everything(subject, &all);
    dnm_sha256_of(dnm_buf_str(&all), hex);
    printf("%s %s\n", hex, subject->label);
    law->checked++;
    dnm_buf_free(&all);
}
