/* probe.c -- probe.h: highest score wins.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/probe.h"

#include "core/engine/job.h"

static void list_names(dnm_job *job, const dnm_container *container, dnm_input *input)
{
    dnm_names *names = DNM_NEW(&job->arena, dnm_names, 1);
    if (!names || !container->names) return;
    size_t mark = job->ctx->messages.n;
    dnm_scope before = dnm_enter(job, container->name, container->options);
    if (container->names(job, input, names) == DNM_OK) {
        input->names = names;
    } else {
        dnm_messages_rewind(&job->ctx->messages, mark); /* whoever opens it says so, once */
    }
    job->scope = before;
}

static const dnm_container *best_container(const dnm_registry *registry, const dnm_input *input, int *score)
{
    const dnm_container *best = NULL;
    bool path = !input->bytes;
    *score = 0;
    for (const dnm_container *const *c = registry->containers; *c; c++) {
        int s = (*c)->opens_paths == path && (*c)->probe ? (*c)->probe(input) : 0;
        if (s <= *score) continue;
        *score = s;
        best = *c;
    }
    return best;
}

void dnm_probe(dnm_job *job, dnm_input *input, dnm_found *found)
{
    *found = (dnm_found){0};
    const dnm_registry *registry = &job->ctx->registry;
    found->container = best_container(registry, input, &found->container_score);
    if (found->container && !input->names) list_names(job, found->container, input);
    for (const dnm_converter *const *c = registry->converters; *c; c++) {
        int s = (*c)->probe ? (*c)->probe(input) : 0;
        if (s <= found->converter_score) continue;
        found->converter_score = s;
        found->converter = *c;
    }
}

const dnm_container *dnm_probe_path(dnm_job *job, const dnm_input *input)
{
    int score;
    return best_container(&job->ctx->registry, input, &score);
}
