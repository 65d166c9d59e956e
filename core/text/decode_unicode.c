/* decode_unicode.c -- UTF-8 with errors and UTF-16. (UTF-8 without errors is not decoded at all:
 * decode.c lends it out.)
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

static uint32_t unit_at(const uint8_t *p, bool big_endian)
{
    return big_endian ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* left >= 1. A lone surrogate is one U+FFFD. */
static dnm_step utf16_step(const uint8_t *p, size_t left, bool big_endian)
{
    dnm_step step = {.code_point = DNM_REPLACEMENT, .length = (uint8_t)(left < 2 ? left : 2)};
    step.state = left < 2 ? DNM_STEP_SHORT : DNM_STEP_OK;
    if (left < 2) return step;
    uint32_t unit = unit_at(p, big_endian);
    step.code_point = unit;
    if (unit < 0xD800 || unit > 0xDFFF) return step;
    step.state = DNM_STEP_BAD;
    if (unit >= 0xDC00) return step;
    if (left < 4) {
        step.state = DNM_STEP_SHORT;
        step.length = (uint8_t)left;
        return step;
    }
    uint32_t next = unit_at(p + 2, big_endian);
    if (next < 0xDC00 || next > 0xDFFF) return step;
    return (dnm_step){
        .code_point = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), .length = 4, .state = DNM_STEP_OK};
}

dnm_status dnm_decode_utf16(dnm_sink *sink, bool big_endian)
{
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, stretch * 2);
        if (!to) break;
        char *begin = to;
        const uint8_t *p = sink->source + sink->at, *end = p + stretch;
        for (; end - p >= 2; p += 2) {
            uint32_t unit = unit_at(p, big_endian);
            if (unit >= 0xD800 && unit <= 0xDFFF) break;
            to += dnm_utf8_put(to, unit);
        }
        sink->out.n += (size_t)(to - begin);
        sink->at = (size_t)(p - sink->source);
        if (p < end) dnm_sink_step(sink, utf16_step(p, sink->n - sink->at, big_endian));
    }
    return DNM_OK;
}
