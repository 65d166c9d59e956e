/* words.c -- what the text itself says about a seam: a pair of characters that is found inside its lines
 * elsewhere is likely to be torn here, whatever its subject and its script; and where several breaks inside
 * sentences are known for sure, others are likely.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/han_model.h"
#include "core/text/seam.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    HAN_BYTES = 3,
    REACH = 8192,     /* bytes that are searched before and behind a seam, at most */
    ONCE = 33,        /* tenths of a bit: of pairs inside sentences a fifth is found once again … */
    AGAIN = 55,       /* … nearly a third more often; of those of headings and what is below 2, .5 % */
    LEAST_BITS = -15, /* of what the model takes for impossible, little else is asked */
    PROOF = 60,
    LONG_PROOF = 45,
    DOUBT = 30, /* from here on what looks like a headline may as well be torn */
    SHORT = 25
};

static bool has_model(const rejoin_line *a, const rejoin_line *b)
{
    return dnm_cp_is_han(a->last) && a->chars >= 2 && b->chars >= 2;
}

/* "获取源代码是有偿的": a sentence may end so, where others must go on behind 的. */
static bool states(const rejoin_page *page, const rejoin_line *a)
{
    enum { DE = 0x7684, IS = 0x662F, CLAUSE = 24 /* characters */ };
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = a->end;
    if (a->last != DE) return false;
    for (uint32_t chars = 0; at > a->start && chars < CLAUSE; chars++) {
        const uint32_t cp = dnm_utf8_prev(text, &at);
        if (cp == IS) return true;
        if (dnm_is_pause(cp)) return false;
    }
    return false;
}

static int ask_model(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b, bool by_words)
{
    size_t at = a->end;
    const char *text = dnm_doc_view(page->doc)->text;
    dnm_utf8_prev(text, &at);
    uint32_t third;
    const uint32_t before = dnm_utf8_peek_back(text, at), second = rejoin_second_char(page, b, &third);
    if (by_words) return dnm_seam_bits(before, a->last, b->first, second);
    return dnm_seam_bits_of_gain(dnm_model_seam_gain(before, a->last, b->first, second));
}

static int bits_of_model(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const bool by_words = !a->parallel && !states(page, a);
    rejoin_seam *seam = page->seams ? &page->seams[b->seam] : NULL;
    if (!seam) return ask_model(page, a, b, by_words);
    if (!seam->known || seam->end != a->end || seam->start != b->start || seam->by_words != by_words)
        *seam = (rejoin_seam){a->end, b->start, (int16_t)ask_model(page, a, b, by_words), true, by_words};
    return seam->bits;
}

int rejoin_seam_bits(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    return has_model(a, b) ? bits_of_model(page, a, b) + b->heard : 0;
}

/* ---- the same pair elsewhere ---- */

/* Whether a line begins at `at`: what touches there does so by chance. */
static bool is_seam(const rejoin_page *page, uint32_t at)
{
    uint32_t low = 0, high = page->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (page->lines[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < page->count && page->lines[low].start == at;
}

/* How often the pair stands inside lines of [from, to): 0, 1 or 2. Its third byte is rarer than its first. */
static uint32_t count_pair(const rejoin_page *page, const char *pair, uint32_t from, uint32_t to)
{
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t found = 0;
    for (uint32_t at = from + HAN_BYTES - 1; found < 2 && at + HAN_BYTES < to; at++) {
        const char *hit = memchr(text + at, pair[HAN_BYTES - 1], to - HAN_BYTES - at);
        if (!hit) break;
        at = (uint32_t)(hit - text);
        const uint32_t start = at - (HAN_BYTES - 1);
        found += memcmp(text + start, pair, 2 * HAN_BYTES) == 0 && !is_seam(page, start + HAN_BYTES);
    }
    return found;
}

/* What is farther than `reach` away is not searched. */
static int hear(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b, uint32_t reach)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const uint32_t from = a->end > reach ? a->end - reach : 0;
    const uint32_t to = v->text_len - b->start > reach ? b->start + reach : (uint32_t)v->text_len;
    char pair[2 * HAN_BYTES];
    memcpy(pair, v->text + a->end - HAN_BYTES, HAN_BYTES);
    memcpy(pair + HAN_BYTES, v->text + b->start, HAN_BYTES);
    const uint32_t found = count_pair(page, pair, from, to);
    return found >= 2 ? AGAIN : found ? ONCE : 0;
}

static bool may_be_torn(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const char *text = dnm_doc_view(page->doc)->text;
    if (a->ends || !a->next_is_sibling || a->tabular || b->tabular || a->apart || b->apart) return false;
    if (!has_model(a, b) || b->label.kind != DNM_NO_LABEL || a->quoted != b->quoted) return false;
    return dnm_utf8_is_han(text + a->end - HAN_BYTES) && dnm_utf8_is_han(text + b->start);
}

/* What stands farther away than REACH is of another chapter. Where there are many seams each reaches less
 * far, so that all searches together read about as much as the text holds, and a seam is heard alike wherever
 * it stands. */
static uint32_t reach_of_each(const rejoin_page *page)
{
    uint64_t seams = 1;
    for (uint32_t i = 1; i < page->count; i++)
        seams += may_be_torn(page, &page->lines[i - 1], &page->lines[i]);
    const uint64_t share = (dnm_doc_view(page->doc)->text_len + (uint64_t)REACH) / seams;
    return share < REACH ? (uint32_t)share : REACH;
}

static bool is_proof(const rejoin_line *a, int bits)
{
    return bits >= (a->chars < SHORT ? PROOF : LONG_PROOF);
}

/* Lines without an end that are no headings by their number: more than a third of them are torn for sure. */
static bool is_habit(uint32_t proofs, uint32_t open)
{
    return proofs >= 2 && proofs * 3 >= open;
}

static void number_seams(rejoin_page *page)
{
    page->seams = DNM_NEW(page->arena, rejoin_seam, page->count);
    for (uint32_t i = 0; i < page->count; i++) page->lines[i].seam = i;
}

/* Lines that follow each other and end alike are items of a list: "红色的", "绿色的". */
static void find_parallels(rejoin_page *page)
{
    for (uint32_t i = 1; i < page->count; i++) {
        rejoin_line *a = &page->lines[i - 1], *b = &page->lines[i];
        const bool alike = a->last == b->last && !a->ends && dnm_cp_is_han(a->last);
        a->parallel = a->parallel || alike;
        b->parallel = alike;
    }
}

/* A title, or what is set behind a blank line or the end of a sentence, and has no mark within. */
static void find_headlines(rejoin_page *page)
{
    enum { LONGEST = 38 /* characters */ };
    for (uint32_t i = 0; i < page->count; i++) {
        rejoin_line *l = &page->lines[i];
        const bool fresh = !i || l->gap || l[-1].ends;
        l->headline = fresh && !l->ends && !l->commas && !l->stops && l->chars <= LONGEST;
    }
}

void rejoin_hear(rejoin_page *page)
{
    find_parallels(page);
    find_headlines(page);
    number_seams(page);
    const uint32_t reach = reach_of_each(page);
    uint32_t proofs = 0, open = 0, headlines = 0;
    for (uint32_t i = 1; i < page->count; i++) {
        const rejoin_line *a = &page->lines[i - 1];
        rejoin_line *b = &page->lines[i];
        if (!may_be_torn(page, a, b)) continue;
        const int bits = bits_of_model(page, a, b);
        if (bits > LEAST_BITS) b->heard = (int8_t)hear(page, a, b, reach);
        const bool named = a->label.kind != DNM_NO_LABEL;
        open += !named;
        headlines += !named && a->headline && bits + b->heard < DOUBT;
        proofs += !named && is_proof(a, bits + b->heard);
    }
    page->torn_often = is_habit(proofs, open);
    page->tears_outnumber = proofs >= 2 && proofs > headlines;
}
