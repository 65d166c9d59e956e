/* decode_sink.c -- the record of what came from where: checkpoints and raws.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/decode_sink.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* Past this many raws the last one grows over all that follows: garbage must not cost a multiple of
 * itself in records of where it is garbage. */
enum { RAWS_MAX = 1000000 };

void dnm_sink_checkpoint(dnm_sink *sink)
{
    uint32_t n = sink->checkpoints.n;
    if (n && sink->checkpoints.p[n - 1].text == sink->out.n) {
        sink->checkpoints.p[n - 1].source = sink->at;
        return;
    }
    dnm_checkpoint *c = DNM_PUSH(&sink->checkpoints, &sink->budget);
    if (c) *c = (dnm_checkpoint){sink->out.n, sink->at};
}

char *dnm_sink_begin(dnm_sink *sink, size_t bytes)
{
    dnm_sink_checkpoint(sink);
    char *room = dnm_buf_room(&sink->out, bytes);
    return dnm_sink_failed(sink) ? NULL : room;
}

static bool continues(const dnm_sink *sink, const dnm_raw_stretch *last, dnm_raw_kind kind, size_t text)
{
    return (last->kind == kind && last->text + last->text_len == text) || sink->raws.n >= RAWS_MAX;
}

void dnm_sink_note(dnm_sink *sink, dnm_raw_kind kind, size_t text_len, size_t source_len)
{
    size_t text = sink->out.n - text_len;
    dnm_raw_stretch *last = sink->raws.n ? &sink->raws.p[sink->raws.n - 1] : NULL;
    if (last && continues(sink, last, kind, text)) {
        last->text_len = sink->out.n - last->text;
        last->source_len = sink->at - last->source;
        return;
    }
    dnm_raw_stretch *raw = DNM_PUSH(&sink->raws, &sink->budget);
    if (raw) *raw = (dnm_raw_stretch){text, text_len, sink->at - source_len, source_len, kind};
}

void dnm_sink_suspect(dnm_sink *sink, uint32_t code_point, size_t text_len, size_t source_len)
{
    bool unwritten = dnm_cp_has(code_point, DNM_CP_PRIVATE_USE | DNM_CP_UNASSIGNED) ||
                     (code_point >= 0x80 && code_point < 0xA0);
    if (unwritten && source_len) dnm_sink_note(sink, DNM_RAW_SUSPICIOUS, text_len, source_len);
}

void dnm_sink_rewind(dnm_sink *sink, size_t text, size_t source)
{
    sink->out.n = text;
    sink->at = source;
    while (sink->raws.n && sink->raws.p[sink->raws.n - 1].text >= text) sink->raws.n--;
    dnm_raw_stretch *last = sink->raws.n ? &sink->raws.p[sink->raws.n - 1] : NULL;
    if (!last || last->text + last->text_len <= text) return;
    last->text_len = text - last->text;
    last->source_len = source - last->source;
}

void dnm_sink_replace(dnm_sink *sink, size_t length)
{
    dnm_sink_checkpoint(sink);
    dnm_buf_add_code_point(&sink->out, DNM_REPLACEMENT);
    sink->at += length;
    if (sink->replaced < UINT32_MAX) sink->replaced++;
    dnm_sink_note(sink, DNM_RAW_REPLACED, 3, length);
    dnm_sink_checkpoint(sink);
}

void dnm_sink_truncate(dnm_sink *sink)
{
    size_t left = sink->n - sink->at;
    if (sink->standard) {
        dnm_sink_replace(sink, left);
        return;
    }
    sink->at = sink->n;
    sink->truncated = left;
    dnm_sink_note(sink, DNM_RAW_TRUNCATED, 0, left);
}

void dnm_sink_step(dnm_sink *sink, dnm_step step)
{
    if (step.state == DNM_STEP_SHORT) {
        dnm_sink_truncate(sink);
    } else if (step.state == DNM_STEP_BAD) {
        dnm_sink_replace(sink, step.length);
    } else {
        /* The euro sign of code page 936 is shorter than its like: dnm_decoded_source must not count it. */
        bool irregular = step.length == 1 && step.code_point >= 0x80;
        if (irregular) dnm_sink_checkpoint(sink);
        size_t before = sink->out.n;
        dnm_buf_add_code_point(&sink->out, step.code_point);
        if (step.mark) dnm_buf_add_code_point(&sink->out, step.mark);
        sink->at += step.length;
        dnm_sink_suspect(sink, step.code_point, sink->out.n - before, step.length);
        if (irregular) dnm_sink_checkpoint(sink);
    }
}
