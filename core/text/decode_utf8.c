/* decode_unicode.c -- UTF-8 with errors. (UTF-8 without errors is not decoded at all: decode.c lends it
 * out.)
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/decode_repair.h"
#include "core/text/utf8.h"

dnm_status dnm_decode_utf8(dnm_sink *sink)
{
    const char *source = (const char *)sink->source;
    while (sink->at < sink->n) {
        size_t good = dnm_utf8_validate(source + sink->at, sink->n - sink->at);
        size_t end = sink->at + good;
        while (sink->at < end) { /* by stretches, for the sake of the checkpoints */
            size_t to = dnm_utf8_boundary(source, end, sink->at + DNM_DECODE_STRETCH);
            if (!dnm_sink_begin(sink, to - sink->at)) return DNM_OK;
            dnm_buf_add(&sink->out, source + sink->at, to - sink->at);
            sink->at = to;
        }
        if (sink->at == sink->n) break;
        dnm_step step = dnm_utf8_step(sink->source + sink->at, sink->n - sink->at);
        if (!dnm_repair(sink, dnm_utf8_step, false)) dnm_sink_step(sink, step);
        if (dnm_sink_failed(sink)) break;
    }
    return DNM_OK;
}
