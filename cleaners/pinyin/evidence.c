/* evidence.c -- finds glosses, and weighs whether they were injected. Textbooks gloss rare characters,
 * or all of them, or each once; an injected table holds common characters that Simplified Chinese does
 * not use, each glossed wherever it stands.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/gbk.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    COMMON_COST = 112,     /* eighths of a bit: about the 3,500 most frequent characters */
    POINTS_ENOUGH = 12,    /* four common characters glossed throughout, or two and a solved tear */
    POINTS_TABLE = 3,      /* a common character, not in GB 2312, glossed wherever it stands */
    POINTS_REPEATED = 3,   /* … at most this much more for its further glosses */
    POINTS_SIMPLIFIED = 6, /* against: a glossed character that Simplified Chinese uses */
    POINTS_SPARSE = 4,     /* against: a character mostly without its gloss */
    POINTS_TORN = 6,       /* a torn gloss whose lost byte is known */
    MOST_TORN = 5
};

unsigned pinyin_syllable(dnm_str s)
{
    unsigned low = 1;
    unsigned high = PINYIN_SYLLABLE_COUNT;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        const char *known = pinyin_syllables[middle];
        size_t n = strlen(known);
        int order = memcmp(known, s.p, n < s.n ? n : s.n);
        if (order == 0 && n == s.n) return middle;
        if (order < 0 || (order == 0 && n < s.n)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* The syllable before the ")" at `close`; *start is where it begins. */
static unsigned syllable_before(const char *text, uint32_t begin, uint32_t close, uint32_t *start)
{
    uint32_t at = close;
    while (at > begin && close - at < PINYIN_LONGEST) {
        unsigned char c = (unsigned char)text[at - 1];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 0x80 && c < 0xE0) || c == 0xE1;
        if (!letter) break;
        at--;
    }
    *start = at;
    return at < close ? pinyin_syllable((dnm_str){text + at, close - at}) : 0;
}

static bool is_tear(const char *text, uint32_t begin, uint32_t at, uint32_t *mark)
{
    if (at > begin && text[at - 1] == '?') return *mark = at - 1, true;
    return false;
}

static bool read_gloss(const char *text, uint32_t begin, uint32_t close, pinyin_gloss *gloss)
{
    uint32_t start;
    uint32_t mark;
    unsigned reading = syllable_before(text, begin, close, &start);
    if (!reading || start == begin) return false;
    if (text[start - 1] == '(') {
        *gloss = (pinyin_gloss){start - 1, close + 1 - (start - 1), (uint16_t)reading, false};
        return start - 1 > begin;
    }
    if (!is_tear(text, begin, start, &mark)) return false;
    *gloss = (pinyin_gloss){start, close + 1 - start, (uint16_t)reading, true};
    return true;
}

/* Two passes over the text's ")": one to count, one to keep. */
static uint32_t scan(const dnm_view *v, pinyin_gloss *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (b->kind != DNM_PARAGRAPH && b->kind != DNM_HEADING) continue;
        const char *at = v->text + b->off;
        const char *end = at + b->len;
        while ((at = memchr(at, ')', (size_t)(end - at)))) {
            pinyin_gloss gloss;
            if (read_gloss(v->text, b->off, (uint32_t)(at - v->text), &gloss)) {
                if (out) out[n] = gloss;
                n++;
            }
            at++;
        }
    }
    return n;
}

bool pinyin_find_glosses(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t n = scan(v, NULL);
    if (n == 0) return false;
    page->glosses = DNM_NEW(page->arena, pinyin_gloss, n);
    page->glossed = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    page->seen = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    if (!page->glosses || !page->glossed || !page->seen) return false;
    page->gloss_count = scan(v, page->glosses);
    return true;
}

static void count_up(uint16_t *count)
{
    if (*count < UINT16_MAX) ++*count;
}

static uint32_t char_before(const char *text, uint32_t at)
{
    size_t end = at;
    return at ? dnm_utf8_prev(text, &end) : 0;
}

/* "字(zì)、" in a list of words: nothing of a sentence on either side. */
static bool stands_alone(const dnm_view *v, const pinyin_gloss *gloss, uint32_t cp_bytes)
{
    uint32_t end = gloss->off + gloss->len;
    uint32_t before = char_before(v->text, gloss->off - cp_bytes);
    uint32_t after = dnm_utf8_peek(v->text, v->text_len, end);
    return !dnm_cp_is_han(before) && !dnm_cp_is_han(after) && before != ')';
}

/* The byte before a tear, with any other, makes exactly one character that is read as the gloss says. */
static bool is_solved(const pinyin_page *page, const dnm_view *v, const pinyin_gloss *gloss)
{
    uint8_t pair[2];
    uint8_t trails[4];
    uint32_t before = char_before(v->text, gloss->off - 1);
    return dnm_gbk_bytes(before, pair) && pinyin_candidates(page, pair[1], gloss->reading, trails, 4) == 1;
}

static void count_glosses(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    for (uint32_t i = 0; i < page->gloss_count; i++) {
        const pinyin_gloss *g = &page->glosses[i];
        size_t start = g->off;
        uint32_t cp = dnm_utf8_prev(v->text, &start);
        if (g->torn || pinyin_reading(cp) != g->reading) continue;
        count_up(&page->glossed[cp - PINYIN_FIRST]);
        page->isolated += stands_alone(v, g, g->off - (uint32_t)start);
    }
    for (uint32_t i = 0; i < page->gloss_count; i++)
        page->torn_solved += page->glosses[i].torn && is_solved(page, v, &page->glosses[i]);
}

static void count_characters(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t ascii = 0;
    uint32_t wide = 0;
    for (size_t at = 0; at < v->text_len;) {
        uint32_t cp = dnm_utf8_next(v->text, v->text_len, &at);
        if (cp - PINYIN_FIRST < PINYIN_COUNT) count_up(&page->seen[cp - PINYIN_FIRST]);
        ascii += cp == ',' || cp == ';';
        wide += cp == 0xFF0C || cp == 0xFF1B;
    }
    page->folded = ascii > wide;
}

static int points_of(const pinyin_page *page, uint32_t index)
{
    uint32_t cp = PINYIN_FIRST + index;
    unsigned glossed = page->glossed[index];
    unsigned percent = glossed * 100 / page->seen[index];
    if (dnm_is_gb2312_han(cp)) return -POINTS_SIMPLIFIED;
    if (percent < 50) return -POINTS_SPARSE;
    if (dnm_han_cost(DNM_HANT, cp) > COMMON_COST || percent < 85) return 0;
    return POINTS_TABLE + (int)(glossed - 1 < POINTS_REPEATED ? glossed - 1 : POINTS_REPEATED);
}

/* Genuine glosses of characters that Simplified Chinese uses stay, whatever the page suffered. */
static void keep_table_only(pinyin_page *page)
{
    for (uint32_t i = 0; i < PINYIN_COUNT; i++)
        if (page->glossed[i] && dnm_is_gb2312_han(PINYIN_FIRST + i)) page->glossed[i] = 0;
}

bool pinyin_is_injected(pinyin_page *page)
{
    count_glosses(page);
    count_characters(page);
    int points = POINTS_TORN * (int)(page->torn_solved < MOST_TORN ? page->torn_solved : MOST_TORN);
    points -= 2 * (int)(page->isolated < INT16_MAX ? page->isolated : INT16_MAX);
    for (uint32_t i = 0; i < PINYIN_COUNT; i++)
        if (page->glossed[i]) points += points_of(page, i);
    keep_table_only(page);
    return points >= POINTS_ENOUGH;
}

unsigned pinyin_candidates(const pinyin_page *page, uint8_t lead, unsigned reading, uint8_t *trails,
                           unsigned max)
{
    for (int table_only = 1; table_only >= 0; table_only--) {
        unsigned n = 0;
        for (unsigned trail = 0x40; trail < 0xFF && n < max; trail++) {
            uint32_t cp = dnm_gbk_char(lead, (uint8_t)trail);
            if (!cp || pinyin_reading(cp) != reading || dnm_is_gb2312_han(cp)) continue;
            if (table_only && !pinyin_in_table(page, cp)) continue;
            trails[n++] = (uint8_t)trail;
        }
        if (n) return n;
    }
    return 0;
}
