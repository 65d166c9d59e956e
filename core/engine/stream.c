/* stream.c -- model -> bytes: streams of documents, and the calls for a single one.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/stream.h"

#include <stdlib.h>

#include "core/base/buf.h"
#include "core/engine/nearest.h"

static dnm_status unknown_writer(dnm_ctx *ctx, const char *name)
{
    dnm_nearest nearest;
    dnm_nearest_init(&nearest, name);
    for (const dnm_writer *const *w = ctx->registry.writers; *w; w++)
        dnm_nearest_offer(&nearest, "", (*w)->name);
    if (!*nearest.name)
        return dnm_report(ctx, DNM_USAGE, "", "usage.writer", DNM_N_("unknown output format '%s'"), name);
    return dnm_report(ctx, DNM_USAGE, "", "usage.writer",
                      DNM_N_("unknown output format '%s'; did you mean '%s'?"), name, nearest.name);
}

/* One call of the writer, or of the frame around documents. */
typedef dnm_status frame_fn(dnm_job *job, dnm_sink *sink);

static dnm_status call(dnm_stream *stream, frame_fn *frame, const dnm_doc *doc)
{
    dnm_ctx *ctx = stream->ctx;
    size_t mark = ctx->messages.n;
    dnm_job *job = dnm_begin_call(ctx, ctx->document_path, ctx->document_member);
    dnm_enter(job, stream->writer->name, stream->writer->options);
    dnm_status status = DNM_OK;
    if (frame) status = frame(job, &stream->sink);
    if (doc) status = stream->writer->write(job, doc, &stream->sink);
    if (stream->sink.status == DNM_LIMIT)
        dnm_fail(job, DNM_LIMIT, DNM_NOWHERE, "output.too-large", DNM_N_("the output would exceed %zu bytes"),
                 ctx->limits.output_bytes);
    if (stream->sink.status) status = stream->sink.status;
    stream->sink.status = status; /* what was begun cannot be finished any more */
    return dnm_end_call(job, mark, status);
}

static dnm_status open_stream(dnm_ctx *ctx, const char *name, dnm_write_fn to, void *data, bool recording,
                              dnm_stream **out)
{
    const dnm_writer *writer = dnm_registry_writer(&ctx->registry, name);
    if (!writer) return unknown_writer(ctx, name);
    dnm_stream *stream = calloc(1, sizeof *stream);
    if (!stream) return dnm_explain_failure(&ctx->job, ctx->messages.n, DNM_NO_MEMORY);
    stream->ctx = ctx;
    stream->writer = writer;
    dnm_sink_init(&stream->sink, &ctx->limits, to, data, recording);
    dnm_status status = call(stream, writer->begin, NULL);
    if (status) {
        dnm_stream_free(stream);
        return status;
    }
    *out = stream;
    return DNM_OK;
}

dnm_status dnm_stream_open(dnm_ctx *ctx, const char *writer, dnm_write_fn to, void *data, dnm_stream **stream)
{
    return open_stream(ctx, writer, to, data, true, stream);
}

dnm_status dnm_stream_add(dnm_stream *stream, const dnm_doc *doc)
{
    if (stream->ended || (stream->writer->single && stream->documents))
        return dnm_report(stream->ctx, DNM_USAGE, "", "usage.single",
                          DNM_N_("the format %s holds one document only"), stream->writer->name);
    if (stream->sink.status) return stream->sink.status;
    stream->documents++;
    stream->last = doc;
    dnm_sink_next_document(&stream->sink);
    return call(stream, NULL, doc);
}

dnm_status dnm_stream_end(dnm_stream *stream)
{
    if (stream->ended || stream->sink.status) return stream->sink.status;
    stream->ended = true;
    size_t mark = stream->ctx->messages.n;
    dnm_status status = call(stream, stream->writer->end, NULL);
    if (status == DNM_OK) status = dnm_sink_flush(&stream->sink);
    uint8_t digest[DNM_SHA256_BYTES];
    dnm_sha256_end(&stream->sink.digest, digest);
    dnm_sha256_hex(digest, stream->digest);
    return dnm_explain_failure(&stream->ctx->job, mark, status);
}

void dnm_stream_free(dnm_stream *stream)
{
    if (!stream) return;
    dnm_sink_free(&stream->sink);
    free(stream);
}

/* ---- one document ---- */

dnm_status dnm_write(dnm_ctx *ctx, const dnm_doc *doc, const char *writer, dnm_write_fn to, void *data)
{
    dnm_stream *stream = NULL; /* stays so on failure */
    dnm_status status = open_stream(ctx, writer, to, data, false, &stream);
    if (!stream) return status;
    status = dnm_stream_add(stream, doc);
    if (status == DNM_OK) status = dnm_stream_end(stream);
    dnm_stream_free(stream);
    return status;
}

static dnm_status to_buf(void *data, const void *bytes, size_t n)
{
    dnm_buf_add(data, bytes, n);
    return dnm_buf_status(data);
}

dnm_status dnm_write_bytes(dnm_ctx *ctx, const dnm_doc *doc, const char *writer, char **bytes, size_t *size)
{
    dnm_buf buf;
    dnm_buf_init(&buf, SIZE_MAX / 2); /* the sink counts */
    dnm_status status = dnm_write(ctx, doc, writer, to_buf, &buf);
    size_t n = 0;
    char *taken = status ? NULL : dnm_buf_take(&buf, &n);
    if (!taken) {
        dnm_buf_free(&buf);
        return status ? status : dnm_explain_failure(&ctx->job, ctx->messages.n, DNM_NO_MEMORY);
    }
    *bytes = taken;
    *size = n;
    return DNM_OK;
}
