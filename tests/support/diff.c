/* diff.c -- shows how two texts differ, line by line: common lines at both ends are set aside, between
 * them the two sides are followed to the nearest pair of equal lines. Not minimal, but readable, and
 * linear for texts that hardly differ.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/diff.h"

#include "tests/support/files.h"

#include <stdlib.h>

enum { SHOWN = 60, CONTEXT = 2, LOOKAHEAD = 200 };

typedef struct lines {
    dnm_str *p;
    size_t n;
} lines;

static lines split(dnm_str text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.n; i++) count += text.p[i] == '\n';
    lines all = {t_alloc(count * sizeof(dnm_str)), 0};
    for (size_t at = 0; at < text.n;) {
        const char *nl = memchr(text.p + at, '\n', text.n - at);
        size_t end = nl ? (size_t)(nl - text.p) + 1 : text.n;
        all.p[all.n++] = (dnm_str){text.p + at, end - at};
        at = end;
    }
    return all;
}

static void print_line(FILE *out, char mark, dnm_str line, size_t *shown)
{
    if ((*shown)++ >= SHOWN) return;
    bool ends = line.n && line.p[line.n - 1] == '\n';
    fprintf(out, "  %c %.*s%s", mark, (int)(line.n < 400 ? line.n : 400), line.p,
            ends && line.n <= 400 ? "" : "  [no line end here]\n");
}

/* The least a + b (within LOOKAHEAD) at which the two sides agree again. */
static bool next_equal(const lines *x, size_t i, const lines *y, size_t j, size_t *di, size_t *dj)
{
    for (size_t sum = 1; sum <= LOOKAHEAD; sum++)
        for (size_t a = 0; a <= sum; a++) {
            size_t b = sum - a;
            if (i + a < x->n && j + b < y->n && dnm_str_eq(x->p[i + a], y->p[j + b])) {
                *di = a;
                *dj = b;
                return true;
            }
        }
    return false;
}

static void print_hunks(FILE *out, const lines *x, const lines *y, size_t first, size_t *shown)
{
    size_t i = first;
    size_t j = first;
    for (size_t k = first > CONTEXT ? first - CONTEXT : 0; k < first; k++)
        print_line(out, ' ', x->p[k], shown);
    while ((i < x->n || j < y->n) && *shown < SHOWN) {
        if (i < x->n && j < y->n && dnm_str_eq(x->p[i], y->p[j])) {
            i++, j++;
            continue;
        }
        size_t di = x->n - i;
        size_t dj = y->n - j;
        next_equal(x, i, y, j, &di, &dj);
        fprintf(out, "  @ line %zu of the expectation\n", i + 1);
        for (size_t k = 0; k < di; k++) print_line(out, '-', x->p[i + k], shown);
        for (size_t k = 0; k < dj; k++) print_line(out, '+', y->p[j + k], shown);
        i += di;
        j += dj;
    }
}

void t_print_diff(FILE *out, dnm_str expected, dnm_str actual)
{
    lines x = split(expected);
    lines y = split(actual);
    size_t first = 0;
    while (first < x.n && first < y.n && dnm_str_eq(x.p[first], y.p[first])) first++;
    size_t shown = 0;
    print_hunks(out, &x, &y, first, &shown);
    if (shown >= SHOWN) fprintf(out, "  ...\n");
    free(x.p);
    free(y.p);
}
