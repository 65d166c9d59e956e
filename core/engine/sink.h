/* sink.h -- where a writer's bytes go: counted, bounded, hashed, and with the pieces of text that stand
 * in the output as they are.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_SINK_H
#define DNM_ENGINE_SINK_H

#include "adapters/hash/hash.h"
#include "core/base/vec.h"
#include "docnorm/module.h"

/* Text [text, text + len) stands in the output from `output` on. */
typedef struct dnm_piece {
    uint32_t text;
    uint32_t len;
    uint64_t output;
} dnm_piece;

enum { DNM_SINK_BUFFER = 32 * 1024 };

struct dnm_sink {
    dnm_write_fn to;
    void *data;
    dnm_status status; /* the first failure */
    uint64_t written;  /* bytes taken so far, buffered ones included */
    uint64_t document; /* bytes taken before the current document */
    uint64_t max;      /* of one document */
    bool recording;    /* pieces and the digest are wanted */
    dnm_sha256 digest;
    DNM_VEC(dnm_piece) pieces; /* of the current document, in the order they were written */
    dnm_budget budget;
    size_t buffered;
    char buffer[DNM_SINK_BUFFER];
};

void dnm_sink_init(dnm_sink *sink, const dnm_limits *limits, dnm_write_fn to, void *data, bool recording);
void dnm_sink_free(dnm_sink *sink);

/* A document begins: its pieces and its ceiling start afresh. */
void dnm_sink_next_document(dnm_sink *sink);

/* Passes on what is buffered; gives the sink's status. */
dnm_status dnm_sink_flush(dnm_sink *sink);

#endif
