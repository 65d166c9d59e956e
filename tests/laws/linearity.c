/* linearity.c -- law 6: the work done grows with the input and no faster. The same text once, twice and
 * four times over, measured by the library's own counters, without a clock.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include <stdlib.h>

enum { SIZES = 3, MAX_COUNTERS = 512, WARM_UP = 16 << 10 };

typedef struct measured {
    char name[96];
    uint64_t value[SIZES];
} measured;

typedef struct measures {
    measured p[MAX_COUNTERS];
    size_t n;
} measures;

static void note(measures *all, size_t size, const char *name, uint64_t value)
{
    size_t i = 0;
    while (i < all->n && strcmp(all->p[i].name, name) != 0) i++;
    if (i == MAX_COUNTERS || strlen(name) >= sizeof all->p->name) return;
    if (i == all->n) {
        all->p[all->n] = (measured){{0}, {0}};
        strcpy(all->p[all->n++].name, name);
    }
    all->p[i].value[size] += value;
}

/* Reads, cleans and writes the input repeated `times` over. */
static bool measure(const t_subject *subject, t_run *run, size_t times, size_t size, measures *all)
{
    size_t n = run->bytes.n * times;
    char *bytes = t_alloc(n);
    for (size_t i = 0; i < times; i++) memcpy(bytes + i * run->bytes.n, run->bytes.p, run->bytes.n);
    dnm_input input = run->input;
    input.bytes = (const unsigned char *)bytes;
    input.size = n;
    dnm_doc *doc = NULL;
    dnm_module_info info;
    const char *converter = subject->module[0] ? subject->module : NULL;
    bool ok = dnm_read(run->ctx, &input, converter, &doc) == DNM_OK && dnm_clean(run->ctx, doc) == DNM_OK;
    for (size_t i = 0; ok && dnm_ctx_module(run->ctx, DNM_WRITER, i, &info); i++) {
        char *out = NULL;
        size_t out_size;
        ok = dnm_write_bytes(run->ctx, doc, info.name, &out, &out_size) == DNM_OK;
        free(out);
    }
    size_t count;
    const dnm_counter *counters = dnm_ctx_counters(run->ctx, &count);
    for (size_t i = 0; ok && i < count; i++) note(all, size, counters[i].name, counters[i].value);
    dnm_doc_free(doc);
    free(bytes);
    return ok;
}

/* Twice the input may cost twice the work and an eighth more: detection samples, growth of arrays. Counts
 * below a few hundred say nothing. */
static void check_counter(t_law *law, const char *where, const measured *counter)
{
    law->checked++;
    for (size_t i = 1; i < SIZES; i++) {
        uint64_t allowed = counter->value[i - 1] * 2 + counter->value[i - 1] / 4 + 512;
        if (counter->value[i] > allowed)
            t_breach(law, where, "%s: %llu, %llu, %llu at 1, 2 and 4 times the input", counter->name,
                     (unsigned long long)counter->value[0], (unsigned long long)counter->value[1],
                     (unsigned long long)counter->value[2]);
    }
}

void t_law_linearity(t_law *law, const t_subject *subject)
{
    bool repeatable =
        t_ends_with(subject->fixture.path, ".txt") || t_ends_with(subject->fixture.path, ".html");
    if (!repeatable || (subject->family != T_CONVERTER && subject->family != T_DOCUMENT)) return;
    if (t_excepted(law, subject->label)) return;
    t_run run;
    if (!t_run_open(&subject->fixture, &run)) return;
    measures *all = t_alloc(sizeof *all);
    all->n = 0;
    bool ok = true;
    size_t base = run.bytes.n ? WARM_UP / run.bytes.n + 1 : 0;
    for (size_t i = 0; base && ok && i < SIZES; i++) ok = measure(subject, &run, base << i, i, all);
    for (size_t i = 0; ok && i < all->n; i++) check_counter(law, subject->label, &all->p[i]);
    if (!ok) t_breach(law, subject->label, "could not be converted, cleaned and written at every size");
    free(all);
    t_run_close(&run);
}
