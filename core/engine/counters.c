/* counters.c -- counters.h. There are a few dozen names at most, so a list is searched.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/counters.h"

#include "core/engine/job.h"

enum { COUNTER_BYTES = 1 << 20 };

void dnm_counters_init(dnm_counters *counters)
{
    *counters = (dnm_counters){0};
    dnm_arena_init(&counters->arena, COUNTER_BYTES);
}

void dnm_counters_free(dnm_counters *counters)
{
    dnm_arena_free(&counters->arena);
}

void dnm_counters_reset(dnm_counters *counters)
{
    dnm_arena_reset(&counters->arena);
    counters->list = NULL;
    counters->n = counters->cap = 0;
}

static void push(dnm_counters *counters, const char *name, uint64_t n)
{
    if (counters->n == counters->cap) {
        size_t cap = counters->cap ? counters->cap * 2 : 32;
        dnm_counter *list = DNM_NEW(&counters->arena, dnm_counter, cap);
        if (!list) return;
        if (counters->n) memcpy(list, counters->list, counters->n * sizeof *list);
        counters->list = list;
        counters->cap = cap;
    }
    counters->list[counters->n++] = (dnm_counter){name, n};
}

void dnm_counters_add(dnm_counters *counters, const char *name, uint64_t n)
{
    for (size_t i = 0; i < counters->n; i++) {
        if (counters->list[i].name != name && strcmp(counters->list[i].name, name) != 0) continue;
        counters->list[i].value += n;
        return;
    }
    push(counters, name, n);
}

void dnm_counters_add_rule(dnm_counters *counters, dnm_str rule, uint64_t n)
{
    static const char prefix[] = "rule:";
    enum { PREFIX = sizeof prefix - 1 };
    for (size_t i = 0; i < counters->n; i++) {
        const char *name = counters->list[i].name;
        if (strncmp(name, prefix, PREFIX) != 0 || !dnm_str_eq(dnm_str_of(name + PREFIX), rule)) continue;
        counters->list[i].value += n;
        return;
    }
    char *name = dnm_arena_alloc(&counters->arena, PREFIX + rule.n + 1);
    if (!name) return;
    memcpy(name, prefix, PREFIX);
    if (rule.n) memcpy(name + PREFIX, rule.p, rule.n);
    name[PREFIX + rule.n] = '\0';
    push(counters, name, n);
}

void dnm_count(dnm_job *job, const char *name, uint64_t n)
{
    dnm_counters_add(&job->ctx->counters, name, n);
}

const dnm_counter *dnm_ctx_counters(const dnm_ctx *ctx, size_t *count)
{
    *count = ctx->counters.n;
    return ctx->counters.list;
}
