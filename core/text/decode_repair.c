/* decode_repair.c -- keeps damage local. Around an undecodable byte, the run of text between the nearest
 * bytes that are ASCII in every charset is divided anew by likelihood (segment.h): a lost byte costs one
 * character instead of all that follow, and a fragment of another charset is decoded as what it is. Clean
 * text never comes here.
 *
 *        ... clean text │ run, decoded so far │ run, ahead │ ...
 *                       ^ start               ^ sink->at   ^ end
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/decode_repair.h"

#include "core/text/segment.h"
#include "core/text/utf8.h"

enum { REACH = DNM_SEGMENT_MAX / 2 }; /* bytes looked at before and after the trouble */

/* Below 0x30 no Chinese charset has the second byte of a character. */
static bool is_firm(uint8_t b)
{
    return b < 0x30;
}

static size_t run_start(const dnm_sink *sink)
{
    size_t start = sink->at;
    while (start > sink->settled && sink->at - start < REACH && !is_firm(sink->source[start - 1])) start--;
    return start;
}

static size_t run_end(const dnm_sink *sink)
{
    size_t end = sink->at + 1;
    while (end < sink->n && end - sink->at < REACH && !is_firm(sink->source[end])) end++;
    return end;
}

/* Takes the text back to the first character that begins at or after `start`, and gives its source. */
static size_t take_back(dnm_sink *sink, size_t start, dnm_stepper *native)
{
    uint32_t c = sink->checkpoints.n;
    while (c > 1 && sink->checkpoints.p[c - 1].source > start) c--;
    size_t source = sink->checkpoints.p[c - 1].source, text = sink->checkpoints.p[c - 1].text;
    while (source < start) {
        dnm_step step = native(sink->source + source, sink->n - source);
        char utf8[4];
        text += dnm_utf8_put(utf8, step.code_point) + (step.mark ? dnm_utf8_put(utf8, step.mark) : 0);
        source += step.length;
    }
    sink->checkpoints.n = c;
    dnm_sink_rewind(sink, text, source);
    return source;
}

/* Consecutive pieces of an island make one raw stretch. */
static void put_piece(dnm_sink *sink, const dnm_piece *piece, bool island_begins)
{
    if (piece->kind == DNM_PIECE_BAD) {
        dnm_sink_replace(sink, piece->length);
        return;
    }
    if (piece->kind == DNM_PIECE_SHORT) {
        dnm_sink_truncate(sink);
        return;
    }
    bool island = piece->kind == DNM_PIECE_ISLAND;
    bool irregular = island || (piece->length == 1 && piece->code_point >= 0x80);
    if (irregular) dnm_sink_checkpoint(sink);
    size_t before = sink->out.n;
    dnm_buf_add_code_point(&sink->out, piece->code_point);
    if (piece->mark) dnm_buf_add_code_point(&sink->out, piece->mark);
    sink->at += piece->length;
    if (island) {
        sink->islands += island_begins;
        dnm_sink_note(sink, DNM_RAW_ISLAND, sink->out.n - before, piece->length);
    } else {
        dnm_sink_suspect(sink, piece->code_point, sink->out.n - before, piece->length);
    }
    if (irregular) dnm_sink_checkpoint(sink);
}

/* At the limit of the reach, not of the run, the last characters are left for the next look: what follows
 * may tell better. But at least one piece is put. */
static size_t pieces_to_put(const dnm_piece *pieces, size_t count, size_t bytes, bool complete)
{
    enum { UNSURE = 32 };
    if (complete) return count;
    size_t at = 0, i = 0;
    while (i < count && (i == 0 || at + pieces[i].length + UNSURE <= bytes)) at += pieces[i++].length;
    return i;
}

static dnm_stepper *foreign_to(dnm_stepper *native)
{
    return native == dnm_utf8_step ? dnm_gb18030_step : dnm_utf8_step;
}

/* In a UTF-8 text the island may be GBK or Big5, whichever costs less, or single bytes of windows-1252. */
static const dnm_piece *divide(dnm_sink *sink, dnm_stepper *native, const uint8_t *p, size_t n, size_t *count,
                               uint32_t *cost)
{
    bool at_end = p + n == sink->source + sink->n;
    uint32_t other;
    const dnm_piece *pieces =
        dnm_segment(sink->segmenter, p, n, native, foreign_to(native), at_end, count, cost);
    if (native != dnm_utf8_step) return pieces;
    dnm_segment(sink->segmenter, p, n, native, dnm_big5_step, at_end, count, &other);
    dnm_stepper *better = other < *cost ? dnm_big5_step : dnm_gb18030_step;
    return dnm_segment(sink->segmenter, p, n, native, better, at_end, count, cost);
}

/* Sound bytes are read otherwise only where that is 4,000 times as probable: rare characters in a row, of
 * names and of old texts, read a little better out of step now and then. */
static bool is_worth_it(const uint8_t *p, size_t n, dnm_stepper *native, uint32_t cost)
{
    enum { CERTAIN = 96 };
    return dnm_segment_plain_cost(p, n, native) > cost + CERTAIN;
}

bool dnm_repair(dnm_sink *sink, dnm_stepper *native, bool sound)
{
    if (sink->standard) return false;
    if (!sink->segmenter && !(sink->segmenter = dnm_segmenter_new())) return false;
    size_t end = run_end(sink);
    size_t start = take_back(sink, run_start(sink), native);
    if (start >= end) return false;
    bool complete = end == sink->n || is_firm(sink->source[end]);
    size_t count;
    uint32_t cost;
    const dnm_piece *pieces = divide(sink, native, sink->source + start, end - start, &count, &cost);
    count = pieces_to_put(pieces, count, end - start, complete);
    if (sound && !is_worth_it(sink->source + start, end - start, native, cost)) {
        while (sink->at < end) dnm_sink_step(sink, native(sink->source + sink->at, sink->n - sink->at));
        count = 0;
    }
    bool in_island = false;
    for (size_t i = 0; i < count; i++) {
        bool island = pieces[i].kind == DNM_PIECE_ISLAND;
        put_piece(sink, &pieces[i], island && !in_island);
        in_island = island;
    }
    sink->settled = sink->at;
    dnm_sink_checkpoint(sink);
    return true;
}
