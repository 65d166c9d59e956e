/* beam.c -- the hypotheses of beam.h. Costs are eighths of a bit; what they compare are readings of the
 * very same bytes, so they need no normalisation.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/beam.h"

#include <stdlib.h>

#include "core/text/gbk.h"
#include "core/text/han_model.h"
#include "core/text/unicode.h"

enum {
    COST_LOST = 16, /* of believing that a "?" is a lost byte, where the pages are cut */
    COST_LOST_ELSEWHERE = 64,
    COST_CERTAIN = 40,          /* of a question mark where the decoder had none */
    COST_ASKED_TWICE = 40,      /* ... of one behind another, before a mark */
    COST_UNLIKELY = 96,         /* … and not the one that two cuts tell of */
    COST_SWALLOWED_AT_CUT = 64, /* … which took an ASCII character along */
    COST_SWALLOWED = 0,
    COST_NO_GLOSS = 64,  /* of a character of the table that was whole, and got no gloss */
    COST_UNMATCHED = 40, /* of a quote that closes what is not open, or opens what is */
    COST_UNCLOSED = 16,  /* of a paragraph that ends inside of one */
    COST_DROPPED = 4,    /* of a character that nobody sees, … */
    MOST_DROPPED = 176,  /* … and whose first half made one that fits no dearer than so */
    MOST_DROPPED_TWICE = 3,
    MOST_SWALLOWING = 6,
    COST_TAG = 64,     /* saved by a tag that gets its first bracket back */
    COST_UNFOLDED = 8, /* of an ASCII mark that was none */
    MOST_WHOLE_LOSSES = 200,
    MAX_CANDIDATES = 8,
    EURO_SIGN = 0x20AC /* what CP936 reads the single byte 0x80 as */
};

bool beam_init(beam *b, const pinyin_page *page)
{
    *b = (beam){.page = page, .budget = {.left = (size_t)64 << 20}};
    b->next = dnm_arena_alloc(page->arena, BEAM_CANDIDATES * sizeof *b->next);
    b->rivals = dnm_arena_alloc(page->arena, BEAM_CANDIDATES * sizeof *b->rivals);
    b->slots = dnm_arena_alloc(page->arena, 2 * BEAM_CANDIDATES * sizeof *b->slots);
    return b->next && b->rivals && b->slots;
}

void beam_free(beam *b)
{
    DNM_VEC_FREE(&b->nodes, &b->budget);
}

void beam_start(beam *b, pinyin_context context, bool quoting, uint8_t byte)
{
    b->byte = byte;
    b->nodes.n = 0;
    DNM_PUSH(&b->nodes, &b->budget);
    b->live[0] = (beam_hypothesis){.context = context, .quoting = quoting, .gap = INT32_MAX};
    b->live_count = 1;
    b->next_count = 0;
}

/* ---- steps of one hypothesis ---- */

static void keep(beam *b, beam_hypothesis h)
{
    if (b->next_count < BEAM_CANDIDATES) b->next[b->next_count++] = h;
}

static bool is_quote(uint32_t cp)
{
    return cp == 0x201C || cp == 0x201D;
}

/* `cp` stands there, and costs what `like` does. */
static bool emit_as(beam *b, beam_hypothesis *h, uint32_t cp, uint32_t like)
{
    beam_node *node = DNM_PUSH(&b->nodes, &b->budget);
    if (!node) return false;
    *node = (beam_node){h->node, cp, b->nodes.p[h->node].depth + 1};
    h->node = b->nodes.n - 1;
    h->cost += pinyin_cost(b->page, h->context, like);
    if (is_quote(like)) {
        const bool opens = like != 0x201D;
        if (h->quoting == opens) h->cost += COST_UNMATCHED;
        h->quoting = opens;
    }
    h->context = (pinyin_context){h->context.last, (uint16_t)dnm_model_class(like)};
    h->last = cp;
    return true;
}

static bool emit(beam *b, beam_hypothesis *h, uint32_t cp)
{
    return emit_as(b, h, cp, cp);
}

static bool is_lost(uint16_t lead)
{
    return lead >= BEAM_LOST_LEAD;
}

typedef struct leads {
    unsigned first, last;
} leads;

static leads leads_of(uint16_t lead)
{
    switch (lead) {
    case BEAM_LOST_LEAD:
        return (leads){0x81, 0xFE};
    case BEAM_DROPPED_HIGH:
        return (leads){0xA1, 0xFE};
    case BEAM_DROPPED_LOW:
        return (leads){0x81, 0xA0};
    default:
        return (leads){lead, lead};
    }
}

/* The hypotheses with `byte` behind the lead that waits; a lost lead is any that fits. */
static void pair_up(beam *b, const beam_hypothesis *h, uint8_t byte)
{
    const leads may = leads_of(h->lead);
    for (unsigned lead = may.first; lead <= may.last; lead++) {
        uint32_t cp = dnm_gbk_char((uint8_t)lead, byte);
        if (!cp) continue;
        beam_hypothesis longer = *h;
        longer.lead = BEAM_NO_LEAD;
        if (emit(b, &longer, cp)) keep(b, longer);
    }
}

static void feed(beam *b, const beam_hypothesis *h, uint8_t byte)
{
    if (h->lead != BEAM_NO_LEAD) {
        pair_up(b, h, byte);
        return;
    }
    beam_hypothesis on = *h;
    if (byte >= 0x81 && byte != 0xFF) {
        on.lead = byte;
        keep(b, on);
    } else if (byte <= 0x80 && emit(b, &on, byte == 0x80 ? EURO_SIGN : byte)) {
        keep(b, on);
    }
}

/* The pairs that are no character but of private use: leads AA to AF and F8 to FE before A1 and more, A1 to
 * A7 before less. `byte` is the first of one, and ends the character that waits. */
static void drop_pair(beam *b, const beam_hypothesis *h, uint8_t byte, uint16_t lead)
{
    const leads may = leads_of(h->lead);
    for (unsigned first = may.first; first <= may.last; first++) {
        const uint32_t cp = dnm_gbk_char((uint8_t)first, byte);
        if (!cp || pinyin_cost(b->page, h->context, cp) > MOST_DROPPED) continue;
        beam_hypothesis on = *h;
        on.lead = lead;
        on.cost += COST_DROPPED;
        on.guesses++;
        if (emit(b, &on, cp)) keep(b, on);
    }
}

/* ---- the beam as a whole ---- */

/* Behind a lost byte, too many characters fit: only the likeliest hypotheses believe in a dropped one there.
 */
void beam_dropped(beam *b)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        const beam_hypothesis *h = &b->live[i];
        if (h->lead == BEAM_NO_LEAD || (is_lost(h->lead) && i >= MOST_DROPPED_TWICE)) continue;
        drop_pair(b, h, 0x80, BEAM_NO_LEAD); /* no character begins with it: some decoders leave it out */
        for (unsigned byte = 0xA1; byte <= 0xA7; byte++) drop_pair(b, h, (uint8_t)byte, BEAM_DROPPED_LOW);
        for (unsigned byte = 0xAA; byte <= 0xFE; byte += byte == 0xAF ? 0xF8 - 0xAF : 1)
            drop_pair(b, h, (uint8_t)byte, BEAM_DROPPED_HIGH);
    }
    if (!b->next_count) return;
    for (unsigned i = 0; i < b->live_count; i++) keep(b, b->live[i]);
    beam_choose(b);
}

static void feed_all(beam *b, uint8_t byte)
{
    for (unsigned i = 0; i < b->live_count; i++) feed(b, &b->live[i], byte);
    beam_choose(b);
}

void beam_known(beam *b, const uint8_t *bytes, unsigned n)
{
    for (unsigned i = 0; i < n; i++) feed_all(b, bytes[i]);
}

/* The two bytes of a full-width mark, within one step: the plain form competes with it. */
static void feed_fullwidth(beam *b, const beam_hypothesis *h, uint8_t c)
{
    unsigned before = b->next_count;
    feed(b, h, 0xA3);
    unsigned after = b->next_count;
    for (unsigned i = before; i < after; i++) {
        beam_hypothesis half = b->next[i];
        feed(b, &half, (uint8_t)(c | 0x80));
    }
    unsigned whole = b->next_count - after;
    memmove(&b->next[before], &b->next[after], whole * sizeof *b->next);
    b->next_count = before + whole;
}

void beam_ascii(beam *b, uint8_t c, bool folded)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        beam_hypothesis h = b->live[i];
        if (!folded) {
            feed(b, &h, c);
        } else if (h.lead == BEAM_NO_LEAD) {
            if (emit(b, &h, c)) keep(b, h);
        } else {
            feed_fullwidth(b, &h, c);
            h.cost += COST_UNFOLDED;
            feed(b, &h, c);
        }
    }
    beam_choose(b);
}

/* The "?" may have taken along an ASCII character, too: a mark, or a digit that nobody can know any more. It
 * is tried behind the likeliest few of the hypotheses from `first` on. */
static void swallow_ascii(beam *b, unsigned first, beam_loss loss)
{
    const char *const swallowed = loss.before_tag ? "<" : ",.:;!?() ";
    const int cost = loss.before_tag ? -COST_TAG : loss.at_cut ? COST_SWALLOWED_AT_CUT : COST_SWALLOWED;
    const unsigned end = b->next_count;
    qsort(b->next + first, end - first, sizeof *b->next, beam_by_cost);
    for (unsigned i = first; i < end && i < first + MOST_SWALLOWING; i++) {
        for (const char *c = swallowed; *c; c++) {
            beam_hypothesis more = b->next[i];
            more.cost += cost;
            if (emit(b, &more, (unsigned char)*c)) keep(b, more);
        }
        beam_hypothesis more = b->next[i];
        more.cost += cost;
        if (!loss.before_tag && emit_as(b, &more, '?', '0')) keep(b, more);
    }
}

/* The second byte of a character was lost. Where it is 80, which begins nothing, some decoders take it for
 * the first of two, and the one behind it is lost with it. */
static void lose_trail(beam *b, const beam_hypothesis *h, beam_loss loss)
{
    const unsigned first = b->next_count;
    for (unsigned trail = 0x40; trail < 0xFF; trail++) pair_up(b, h, (uint8_t)trail);
    const unsigned unswallowed = b->next_count - first;
    swallow_ascii(b, first, loss);
    for (unsigned i = first; i < first + unswallowed; i++) {
        beam_hypothesis *whole = &b->next[i];
        if (!loss.at_cut) whole->cost += COST_LOST_ELSEWHERE;
        if (pinyin_in_table(b->page, whole->last)) whole->cost += COST_NO_GLOSS;
    }
    beam_hypothesis both = *h;
    const uint32_t cp = dnm_gbk_char((uint8_t)h->lead, 0x80);
    if (!cp || !emit(b, &both, cp)) return;
    both.lead = BEAM_LOST_LEAD;
    both.guesses++;
    both.cost += COST_LOST;
    keep(b, both);
}

/* Both bytes of a character were lost, at two cuts side by side: only what makes a word with the one
 * before can be meant. Few of these are tried, since each asks for all characters there are. */
static void lose_both(beam *b, const beam_hypothesis *h, bool at_cut)
{
    if (b->whole_losses == MOST_WHOLE_LOSSES) return;
    b->whole_losses++;
    for (uint32_t cp = PINYIN_FIRST; cp <= PINYIN_LAST; cp++) {
        uint8_t pair[2];
        if (!dnm_model_has_pair(h->context.last, dnm_model_class(cp)) || !dnm_gbk_bytes(cp, pair)) continue;
        beam_hypothesis whole = *h;
        whole.lead = BEAM_NO_LEAD;
        whole.cost += at_cut ? 0 : COST_LOST_ELSEWHERE;
        if (emit(b, &whole, cp)) keep(b, whole);
    }
}

/* The lost byte is the one that cuts on both sides tell of. */
static void take_likely(beam *b, const beam_hypothesis *h, uint8_t byte)
{
    beam_hypothesis lost = *h;
    lost.cost += COST_LOST;
    lost.guesses++;
    feed(b, &lost, byte);
}

void beam_lost(beam *b, beam_loss loss)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        beam_hypothesis real = b->live[i];
        beam_hypothesis lost = real;
        if (loss.likely) take_likely(b, &real, loss.likely);
        lost.cost += loss.likely ? COST_LOST + COST_UNLIKELY : COST_LOST;
        lost.guesses++;
        if (loss.certain) real.cost += COST_CERTAIN;
        if (loss.likely) real.cost += COST_ASKED_TWICE;
        if (real.lead == BEAM_NO_LEAD) {
            if (emit(b, &real, '?')) keep(b, real);
            lost.lead = BEAM_LOST_LEAD;
            lost.cost += loss.at_cut ? 0 : COST_LOST_ELSEWHERE;
            keep(b, lost);
        } else {
            feed_fullwidth(b, &real, '?');
            if (is_lost(real.lead)) {
                lose_both(b, &lost, loss.at_cut);
            } else {
                lose_trail(b, &lost, loss);
            }
        }
    }
    beam_choose(b);
}

/* The byte that a hypothesis read last; 0 where it has none. */
static uint8_t byte_of(const beam *b, const beam_hypothesis *h)
{
    uint8_t pair[2];
    if (is_lost(h->lead)) return 0;
    if (h->lead != BEAM_NO_LEAD) return (uint8_t)h->lead;
    if (!h->node) return b->byte;
    if (h->last < 0x80)
        return b->page->folded && strchr(",;:?!()", (int)h->last) ? (uint8_t)(h->last | 0x80) : 0;
    return dnm_gbk_bytes(h->last, pair) ? pair[1] : 0;
}

/* Both bytes of the character that was read so are lost: any of the table will do, or else any that may be in
 * one. */
static void read_whole(beam *b, const beam_hypothesis *h, unsigned reading)
{
    const unsigned first = b->next_count;
    const leads may = leads_of(h->lead);
    for (int table_only = 1; table_only >= 0 && b->next_count == first; table_only--) {
        if (b->whole_losses == MOST_WHOLE_LOSSES) return;
        b->whole_losses++;
        for (uint32_t cp = PINYIN_FIRST; cp <= PINYIN_LAST; cp++) {
            if (!pinyin_is_read(b->page, cp, reading) || !pinyin_may_be_injected(b->page, cp)) continue;
            if (table_only && !pinyin_in_table(b->page, cp)) continue;
            uint8_t pair[2];
            if (!dnm_gbk_bytes(cp, pair) || pair[0] < may.first || pair[0] > may.last) continue;
            beam_hypothesis whole = *h;
            whole.lead = BEAM_NO_LEAD;
            if (emit(b, &whole, cp)) keep(b, whole);
        }
    }
}

/* The last two bytes of a hypothesis, as a character; 0 if they are none. */
static uint32_t last_pair(const beam *b, const beam_hypothesis *h)
{
    if (h->lead == BEAM_NO_LEAD) return h->last;
    beam_hypothesis before = *h;
    before.lead = BEAM_NO_LEAD;
    const uint8_t byte = is_lost(h->lead) ? 0 : byte_of(b, &before);
    return byte ? dnm_gbk_char(byte, (uint8_t)h->lead) : 0;
}

bool beam_take_gloss(beam *b, unsigned reading)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < b->live_count; i++) {
        const uint32_t cp = last_pair(b, &b->live[i]);
        if (cp && pinyin_is_read(b->page, cp, reading) && pinyin_may_be_injected(b->page, cp))
            b->live[kept++] = b->live[i];
    }
    if (!kept) return false;
    b->live_count = kept;
    return true;
}

bool beam_read_as(beam *b, unsigned reading)
{
    uint8_t trails[MAX_CANDIDATES];
    for (unsigned i = 0; i < b->live_count; i++) {
        beam_hypothesis h = b->live[i];
        if (is_lost(h.lead)) {
            read_whole(b, &h, reading);
            continue;
        }
        const uint8_t byte = byte_of(b, &h);
        const unsigned n = byte ? pinyin_candidates(b->page, byte, reading, trails, MAX_CANDIDATES) : 0;
        h.guesses = (uint16_t)(h.guesses + (n > 1));
        for (unsigned k = 0; k < n; k++) feed(b, &h, trails[k]);
    }
    if (!b->next_count) return false;
    beam_choose(b);
    return true;
}

void beam_end(beam *b)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        b->next[i] = b->live[i];
        b->next[i].cost += pinyin_cost(b->page, b->live[i].context, '\n');
        if (b->live[i].quoting) b->next[i].cost += COST_UNCLOSED;
    }
    b->next_count = b->live_count;
    beam_choose(b);
}

bool beam_is_settled(const beam *b)
{
    for (unsigned i = 0; i < b->live_count; i++)
        if (b->live[i].lead != BEAM_NO_LEAD) return false;
    return b->live_count > 0;
}

const beam_hypothesis *beam_best(beam *b)
{
    beam_hypothesis *best = NULL;
    for (unsigned i = 0; i < b->live_count; i++) { /* they are sorted by cost */
        if (b->live[i].lead != BEAM_NO_LEAD) continue;
        if (!best) {
            best = &b->live[i];
        } else {
            beam_note_rival(b, best, b->live[i].cost, b->live[i].node);
        }
    }
    return best;
}

/* Full-width marks of the kind that the page shows as ASCII are shown so, too. */
static uint32_t fold(uint32_t cp)
{
    static const char kinds[] = ",;:?!().";
    bool wide = cp >= 0xFF01 && cp <= 0xFF5E;
    return wide && strchr(kinds, (int)(cp - 0xFEE0)) ? cp - 0xFEE0 : cp;
}

uint32_t beam_back(const beam *b, uint32_t node, unsigned steps)
{
    for (; steps && node; steps--) node = b->nodes.p[node].parent;
    return node;
}

const uint32_t *beam_line(const beam *b, uint32_t node, uint32_t *n)
{
    const uint32_t depth = b->nodes.p[node].depth;
    uint32_t *line = dnm_arena_alloc(b->page->arena, ((size_t)depth + 1) * sizeof *line);
    if (!line) return NULL;
    for (uint32_t i = depth; i > 0; i--, node = b->nodes.p[node].parent) line[i - 1] = b->nodes.p[node].cp;
    *n = depth;
    return line;
}

void beam_text(const beam *b, uint32_t node, bool folded, dnm_buf *out)
{
    uint32_t n = 0;
    const uint32_t *line = beam_line(b, node, &n);
    for (uint32_t i = 0; line && i < n; i++) dnm_buf_add_code_point(out, folded ? fold(line[i]) : line[i]);
}

void beam_rival_text(const beam *b, const beam_hypothesis *h, uint32_t node, bool folded, dnm_buf *out)
{
    const uint32_t depth = b->nodes.p[node].depth, met = h->rival_depth;
    uint32_t n = 0;
    const uint32_t *line = beam_line(b, node, &n);
    beam_text(b, beam_back(b, h->rival, met > depth ? met - depth : 0), folded, out);
    for (uint32_t i = met; line && i < n; i++) dnm_buf_add_code_point(out, folded ? fold(line[i]) : line[i]);
}
