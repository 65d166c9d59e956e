/* detect_read.c -- reading a chunk of the sample under a hypothesis.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"
#include "core/text/segment.h"
#include "core/text/utf8.h"

enum {                   /* eighths of a bit */
       ERROR = 176,      /* the first of a run of undecodable bytes ... */
       MORE_ERRORS = 96, /* ... and each that follows it without a sound character between */
       TRUNCATED = 152,  /* the text itself ends inside a character */
       TWO_BLANKS = 176, /* a UTF-16 unit that is two blanks or line ends in any other charset */
       LOST_SYNC = 4     /* bytes after a cut in which errors mean nothing */
};

static void add_error(dnm_reading *r, bool *after_error)
{
    r->cost += *after_error ? MORE_ERRORS : ERROR;
    r->errors++;
    r->tally.previous = 0xFFFD;
    *after_error = true;
}

/* Bytes below 0x80 inside a character are no ASCII there: what the common sum holds for them goes back. */
static int64_t ascii_inside(const uint8_t *p, size_t length)
{
    int64_t cost = 0;
    for (size_t i = 1; i < length; i++) cost += p[i] < 0x80 ? dnm_ascii_costs[p[i]] : 0;
    return cost;
}

/* Pairs that the table of a two-byte charset has. Gives the offset of the first byte that is none. */
static size_t read_pairs(const uint32_t *pairs, const dnm_chunk *chunk, size_t at, dnm_reading *r)
{
    const uint8_t *p = chunk->p;
    while (at + 2 <= chunk->n && p[at] >= 0x80) {
        uint32_t cp = dnm_pair_code_point(dnm_pair_entry(pairs, p + at));
        if (cp == 0) break;
        dnm_tally_add(&r->tally, cp);
        if (p[at + 1] < 0x80) r->cost -= dnm_ascii_costs[p[at + 1]];
        at += 2;
    }
    return at;
}

/* The same for characters of three bytes of UTF-8: Chinese and most else that is wide. */
static size_t read_threes(const dnm_chunk *chunk, size_t at, dnm_reading *r)
{
    const uint8_t *p = chunk->p;
    for (;;) {
        if (r->tally.loosely) at += dnm_tally_ideographs(&r->tally, p + at, chunk->n - at);
        if (at + 3 > chunk->n || p[at] <= 0xE0 || p[at] >= 0xF0 || p[at] == 0xED) break;
        if ((p[at + 1] & 0xC0) != 0x80 || (p[at + 2] & 0xC0) != 0x80) break;
        dnm_tally_add(&r->tally, (p[at] & 0x0Fu) << 12 | (p[at + 1] & 0x3Fu) << 6 | (p[at + 2] & 0x3Fu));
        at += 3;
    }
    return at;
}

/* The usual characters of the charset without a call each. */
static size_t read_usual(const dnm_hypothesis *h, const dnm_chunk *chunk, size_t at, dnm_reading *r)
{
    size_t from = at, longest = 0;
    if (h->pairs) {
        at = read_pairs(h->pairs, chunk, at, r);
        longest = 2;
    } else if (h->step == dnm_utf8_step) {
        at = read_threes(chunk, at, r);
        longest = 3;
    }
    if (at > from && longest > r->longest) r->longest = (uint8_t)longest;
    return at;
}

void dnm_read_steps(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    bool after_error = false;
    const uint8_t *p = chunk->p;
    for (size_t at = 0; at < chunk->n;) {
        if (p[at] < 0x80) {
            size_t run = dnm_ascii_prefix((const char *)p + at, chunk->n - at);
            dnm_tally_ascii(&r->tally, p + at, run);
            at += run;
            after_error = false;
            continue;
        }
        size_t past = read_usual(h, chunk, at, r);
        if (past > at) {
            at = past;
            after_error = false;
            continue;
        }
        dnm_step step = h->step(p + at, chunk->n - at);
        if (step.state == DNM_STEP_SHORT) {
            r->cost += chunk->cut_end ? 0 : TRUNCATED;
            break;
        }
        if (step.state == DNM_STEP_OK) {
            dnm_tally_add(&r->tally, step.code_point);
            r->cost -= ascii_inside(p + at, step.length);
            if (step.length > r->longest) r->longest = step.length;
            after_error = false;
        } else if (!chunk->cut_front || at >= LOST_SYNC) {
            add_error(r, &after_error);
        }
        at += step.length;
    }
}

static void read_piece(dnm_reading *r, const uint8_t *p, const dnm_piece *piece, bool *after_error)
{
    if (piece->kind == DNM_PIECE_BAD) {
        add_error(r, after_error);
        return;
    }
    *after_error = false;
    if (piece->kind == DNM_PIECE_SHORT) {
        r->cost += TRUNCATED;
    } else if (p[0] < 0x80) {
        dnm_tally_ascii(&r->tally, p, 1);
    } else {
        dnm_tally_add(&r->tally, piece->code_point);
        r->cost -= ascii_inside(p, piece->length);
        if (piece->length > r->longest) r->longest = piece->length;
    }
}

/* As dnm_read_steps, but each run between blanks, digits and the like is divided as suits it best, so that a
 * lost byte does not spoil what follows. */
void dnm_read_damaged(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    enum { RUN_MAX = 1024, FIRM = 0x30 };
    bool after_error = false;
    for (size_t at = 0; at < chunk->n;) {
        size_t end = at + 1;
        while (end < chunk->n && end - at < RUN_MAX && chunk->p[end] >= FIRM) end++;
        bool at_end = end == chunk->n && !chunk->cut_end;
        size_t count;
        uint32_t cost;
        const dnm_piece *pieces =
            dnm_segment(h->segmenter, chunk->p + at, end - at, h->step, NULL, at_end, &count, &cost);
        for (size_t i = 0; i < count; at += pieces[i++].length)
            read_piece(r, chunk->p + at, &pieces[i], &after_error);
    }
}

void dnm_read_one_byte(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    bool after_error = false;
    const uint8_t *p = chunk->p;
    for (size_t at = 0; at < chunk->n;) {
        if (p[at] < 0x80) {
            size_t run = dnm_ascii_prefix((const char *)p + at, chunk->n - at);
            dnm_tally_ascii(&r->tally, p + at, run);
            at += run;
            after_error = false;
            continue;
        }
        uint32_t cp = h->table->high[p[at++] - 0x80];
        if (cp) {
            dnm_tally_add(&r->tally, cp);
            after_error = false;
        } else {
            add_error(r, &after_error);
        }
    }
}

static bool is_blank(uint8_t b)
{
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
}

static bool are_blanks(const uint8_t *p)
{
    return is_blank(p[0]) && is_blank(p[1]);
}

/* The common sum charges every byte below 0x80 as a character; here a unit is one, so all are taken back
 * and only units below 0x80 are charged. */
static void read_utf16(const dnm_chunk *chunk, dnm_reading *r, size_t high, size_t low)
{
    bool after_error = false;
    const uint8_t *p = chunk->p;
    size_t n = chunk->n & ~(size_t)1;
    for (size_t i = 0; i < chunk->n; i++) r->cost -= p[i] < 0x80 ? dnm_ascii_costs[p[i]] : 0;
    for (size_t at = 0; at < n; at += 2) {
        uint32_t unit = (uint32_t)p[at + high] << 8 | p[at + low];
        bool surrogate = unit >= 0xD800 && unit <= 0xDFFF;
        bool pair = surrogate && unit < 0xDC00 && at + 4 <= n && (p[at + 2 + high] & 0xFC) == 0xDC;
        if (unit < 0x80) {
            r->cost += dnm_ascii_costs[unit];
            uint8_t ascii = (uint8_t)unit;
            dnm_tally_ascii(&r->tally, &ascii, 1);
        } else if (pair) {
            dnm_tally_add(&r->tally, 0x10000 + ((unit - 0xD800) << 10) +
                                         ((uint32_t)(p[at + 2 + high] & 3) << 8) + p[at + 2 + low]);
            at += 2;
        } else if (surrogate) {
            add_error(r, &after_error);
            continue;
        } else {
            dnm_tally_add(&r->tally, unit);
            if (are_blanks(p + at)) r->cost += TWO_BLANKS;
        }
        after_error = false;
    }
    if (chunk->n & 1 && !chunk->cut_end) r->cost += ERROR;
}

void dnm_read_utf16le(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    (void)h;
    read_utf16(chunk, r, 1, 0);
}

void dnm_read_utf16be(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    (void)h;
    read_utf16(chunk, r, 0, 1);
}

static void read_in_step(const dnm_chunk *chunk, dnm_reading *r, const char *charset)
{
    dnm_decoded d;
    for (size_t i = 0; i < chunk->n; i++) r->cost -= chunk->p[i] < 0x80 ? dnm_ascii_costs[chunk->p[i]] : 0;
    if (dnm_decode(chunk->p, chunk->n, charset, NULL, &d) != DNM_OK) return;
    for (size_t at = 0; at < d.n;) {
        uint32_t cp = dnm_utf8_next(d.text, d.n, &at);
        if (cp < 0x80) {
            uint8_t ascii = (uint8_t)cp;
            r->cost += dnm_ascii_costs[ascii];
            dnm_tally_ascii(&r->tally, &ascii, 1);
        } else if (cp != DNM_REPLACEMENT) {
            dnm_tally_add(&r->tally, cp);
        }
    }
    r->cost += (int64_t)d.replaced * ERROR + (d.truncated && !chunk->cut_end ? ERROR : 0);
    r->errors += d.replaced;
    dnm_decoded_free(&d);
}

void dnm_read_utf16le_in_step(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    (void)h;
    read_in_step(chunk, r, "UTF-16LE");
}

void dnm_read_utf16be_in_step(const dnm_hypothesis *h, const dnm_chunk *chunk, dnm_reading *r)
{
    (void)h;
    read_in_step(chunk, r, "UTF-16BE");
}
