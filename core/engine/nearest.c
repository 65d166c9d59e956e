/* nearest.c -- edit distance with adjacent swaps (optimal string alignment), in bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/nearest.h"

#include <stdio.h>

void dnm_nearest_init(dnm_nearest *nearest, const char *asked)
{
    *nearest = (dnm_nearest){.asked = asked};
    nearest->distance = strlen(asked) / 2 + 1; /* what is further away is no suggestion */
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Names longer than the table are taken for far away. */
static size_t distance(const char *a, const char *b)
{
    size_t rows[3][DNM_NEAREST_ROOM];
    size_t na = strlen(a), nb = strlen(b);
    if (na >= DNM_NEAREST_ROOM || nb >= DNM_NEAREST_ROOM) return SIZE_MAX;
    for (size_t j = 0; j <= nb; j++) rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            row[j] = least(above[j], row[j - 1]) + 1;
            row[j] = least(row[j], above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[na % 3][nb];
}

void dnm_nearest_offer(dnm_nearest *nearest, const char *prefix, const char *name)
{
    char whole[DNM_NEAREST_ROOM];
    int n = snprintf(whole, sizeof whole, "%s%s", prefix, name);
    if (n < 0 || n >= DNM_NEAREST_ROOM) return;
    size_t d = distance(nearest->asked, whole);
    if (d >= nearest->distance) return;
    nearest->distance = d;
    memcpy(nearest->name, whole, sizeof whole);
}
