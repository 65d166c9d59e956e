/* decode_utf16.c -- UTF-16, and getting back into step where a byte was lost or put in.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/decode_sink.h"
#include "core/text/utf16_sync.h"
#include "core/text/utf8.h"

/* left >= 1. A lone surrogate is one U+FFFD. */
static dnm_step utf16_step(const dnm_utf16 *u, size_t at)
{
    size_t left = u->n - at;
    dnm_step step = {.code_point = DNM_REPLACEMENT, .length = (uint8_t)(left < 2 ? left : 2)};
    step.state = left < 2 ? DNM_STEP_SHORT : DNM_STEP_OK;
    if (left < 2) return step;
    uint32_t unit = dnm_utf16_unit(u, at);
    step.code_point = unit;
    if (unit < 0xD800 || unit > 0xDFFF) return step;
    step.state = DNM_STEP_BAD;
    if (unit >= 0xDC00) return step;
    if (left < 4) {
        step.state = DNM_STEP_SHORT;
        step.length = (uint8_t)left;
        return step;
    }
    uint32_t next = dnm_utf16_unit(u, at + 2);
    if (next < 0xDC00 || next > 0xDFFF) return step;
    return (dnm_step){
        .code_point = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), .length = 4, .state = DNM_STEP_OK};
}

/* Takes the text back to the unit at `source`; since then only units that are sound were decoded. */
static void take_back(dnm_sink *sink, const dnm_utf16 *u, size_t source)
{
    size_t text = sink->out.n;
    for (size_t at = source; at < sink->at;) {
        dnm_step step = utf16_step(u, at);
        char utf8[4];
        text -= dnm_utf8_put(utf8, step.code_point);
        at += step.length;
    }
    while (sink->checkpoints.n && sink->checkpoints.p[sink->checkpoints.n - 1].source > source)
        sink->checkpoints.n--;
    dnm_sink_rewind(sink, text, source);
}

/* What is settled is not looked at again: the decoder goes on to there without asking. */
static void stay_in_step(dnm_sink *sink, const dnm_utf16 *u, size_t *sound)
{
    enum { BEFORE = 24 }; /* bytes; what is read out of step may begin with what looks usual */
    size_t from = sink->at - sink->settled > BEFORE ? sink->at - BEFORE : sink->settled;
    if (from > sink->settled && (dnm_utf16_unit(u, from) & 0xFC00) == 0xDC00)
        from -= 2; /* not inside a pair */
    dnm_utf16_slip slip = dnm_utf16_look(u, from, sink->at);
    *sound = slip.at;
    if (!slip.found) return;
    if (slip.at < sink->at) take_back(sink, u, slip.at);
    while (sink->at < slip.at && !dnm_sink_failed(sink)) dnm_sink_step(sink, utf16_step(u, sink->at));
    dnm_sink_replace(sink, slip.length);
    sink->settled = *sound = sink->at;
}

dnm_status dnm_decode_utf16(dnm_sink *sink, bool big_endian)
{
    dnm_utf16 u = {sink->source, sink->n, big_endian};
    size_t sound = sink->standard ? sink->n : sink->at; /* up to here nothing is suspect */
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, stretch * 2);
        if (!to) break;
        char *begin = to;
        size_t at = sink->at, end = at + stretch;
        bool suspect = false;
        uint32_t previous = 0;
        for (; end - at >= 2; at += 2) {
            uint32_t unit = dnm_utf16_unit(&u, at);
            suspect = at >= sound && dnm_utf16_is_suspect(unit, previous);
            if (suspect || (unit >= 0xD800 && unit <= 0xDFFF)) break;
            previous = unit;
            to += dnm_utf8_put(to, unit);
        }
        sink->out.n += (size_t)(to - begin);
        sink->at = at;
        if (suspect) {
            stay_in_step(sink, &u, &sound);
        } else if (at < end) {
            dnm_step step = utf16_step(&u, at);
            dnm_sink_step(sink, step);
            if (step.state == DNM_STEP_BAD) sink->settled = sink->at;
        }
    }
    return DNM_OK;
}
