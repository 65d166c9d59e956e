/* stream.h -- the inside of a stream, shared by stream.c and edits.c.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_STREAM_H
#define DNM_ENGINE_STREAM_H

#include "core/engine/job.h"
#include "core/engine/sink.h"

struct dnm_stream {
    dnm_ctx *ctx;
    const dnm_writer *writer;
    const dnm_doc *last; /* added last; compared, never read */
    uint64_t documents;
    bool ended;
    char digest[DNM_SHA256_HEX]; /* of the output, once ended */
    dnm_sink sink;
};

#endif
