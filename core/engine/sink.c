/* sink.c -- the sink of sink.h and its half of module.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/sink.h"

void dnm_sink_init(dnm_sink *sink, const dnm_limits *limits, dnm_write_fn to, void *data, bool recording)
{
    sink->to = to;
    sink->data = data;
    sink->status = DNM_OK;
    sink->written = sink->document = 0;
    sink->max = limits->output_bytes;
    sink->recording = recording;
    sink->pieces.p = NULL;
    sink->pieces.n = sink->pieces.cap = 0;
    sink->budget = (dnm_budget){.left = limits->arena_bytes};
    sink->buffered = 0;
    dnm_sha256_init(&sink->digest);
}

void dnm_sink_free(dnm_sink *sink)
{
    DNM_VEC_FREE(&sink->pieces, &sink->budget);
}

void dnm_sink_next_document(dnm_sink *sink)
{
    sink->pieces.n = 0;
    sink->document = sink->written;
}

static void pass_on(dnm_sink *sink, const void *bytes, size_t n)
{
    if (sink->recording) dnm_sha256_add(&sink->digest, (dnm_str){bytes, n});
    sink->status = sink->to(sink->data, bytes, n);
}

dnm_status dnm_sink_flush(dnm_sink *sink)
{
    if (!sink->status && sink->buffered) pass_on(sink, sink->buffer, sink->buffered);
    sink->buffered = 0;
    return sink->status;
}

void dnm_sink_write(dnm_sink *sink, const void *bytes, size_t n)
{
    if (sink->status || !n) return;
    if (n > sink->max - (sink->written - sink->document)) {
        sink->status = DNM_LIMIT;
        return;
    }
    sink->written += n;
    if (n > DNM_SINK_BUFFER - sink->buffered) dnm_sink_flush(sink);
    if (n > DNM_SINK_BUFFER) {
        if (!sink->status) pass_on(sink, bytes, n);
        return;
    }
    memcpy(sink->buffer + sink->buffered, bytes, n);
    sink->buffered += n;
}

static void record(dnm_sink *sink, uint32_t off, uint32_t len)
{
    dnm_piece *last = sink->pieces.n ? &sink->pieces.p[sink->pieces.n - 1] : NULL;
    if (last && last->text + last->len == off && last->output + last->len == sink->written) {
        last->len += len;
        return;
    }
    dnm_piece *piece = DNM_PUSH(&sink->pieces, &sink->budget);
    if (!piece) {
        sink->status = sink->budget.failed;
        return;
    }
    *piece = (dnm_piece){.text = off, .len = len, .output = sink->written};
}

void dnm_sink_text(dnm_sink *sink, const dnm_doc *doc, uint32_t off, uint32_t len)
{
    const dnm_view *view = dnm_doc_view(doc);
    if (off > view->text_len) off = view->text_len;
    if (len > view->text_len - off) len = view->text_len - off;
    if (!len || sink->status) return;
    if (sink->recording) record(sink, off, len);
    dnm_sink_write(sink, view->text + off, len);
}

dnm_status dnm_sink_status(const dnm_sink *sink)
{
    return sink->status;
}
