/* probe.h -- which module an input is for.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_PROBE_H
#define DNM_ENGINE_PROBE_H

#include "docnorm/module.h"

typedef struct dnm_found {
    const dnm_container *container; /* NULL if no probe gave more than 0 */
    const dnm_converter *converter;
    int container_score;
    int converter_score;
} dnm_found;

/* Asks the containers of bytes, then lists the best one's names into input->names (unless they are
 * there; memory is the job's), then asks the converters. Of equal scores the module that stands first
 * in the registry wins: lent later before lent earlier before built in. */
void dnm_probe(dnm_job *job, dnm_input *input, dnm_found *found);

/* A package such as .docx is an archive too; it is a document if a converter is at least as sure. */
static inline bool dnm_found_is_document(const dnm_found *found)
{
    return found->converter && found->converter_score >= found->container_score;
}

/* The container for input->path (no bytes): file, dir; NULL if none wants it. */
const dnm_container *dnm_probe_path(dnm_job *job, const dnm_input *input);

#endif
