/* mixed.c -- half-width commas, semicolons, question and exclamation marks between two hanzi of running text,
 * in a document whose marks of that kind are full-width: a slip of the keyboard, or of who copied it. A
 * document that is half-width throughout, lists of words and lines of data stay as they are.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/code.h"
#include "core/text/code_spans.h"
#include "core/text/utf8.h"

enum {
    KINDS = 4,
    FEWEST = 2,      /* half-width marks, as if there were so many at least */
    TIMES = 3,       /* as many full-width ones show what is usual */
    LONGEST_ITEM = 6 /* characters between two half-width marks: a list of words */
};

static const char narrow[KINDS] = {',', ';', '?', '!'};
static const uint32_t wide[KINDS] = {0xFF0C, 0xFF1B, 0xFF1F, 0xFF01};

static bool is_between_hanzi(dnm_str text, size_t at)
{
    if (at < 3 || at + 3 >= text.n || (unsigned char)text.p[at - 1] < 0x80) return false;
    return punctuation_is_hanzi(dnm_utf8_peek_back(text.p, at)) &&
           punctuation_is_hanzi(dnm_utf8_peek(text.p, text.n, at + 1));
}

static uint32_t count_narrow(dnm_str text, char mark)
{
    uint32_t count = 0;
    const char *end = dnm_str_end(text);
    for (const char *p = text.p; (p = memchr(p, mark, (size_t)(end - p))); p++)
        count += is_between_hanzi(text, (size_t)(p - text.p));
    return count;
}

/* Up to `enough`: hardly any text needs to be looked through for them. */
static uint32_t count_wide(dnm_str text, uint32_t cp, uint32_t enough)
{
    char mark[4];
    uint32_t count = 0;
    dnm_utf8_put(mark, cp);
    const char *end = dnm_str_end(text);
    for (const char *p = text.p; count < enough && (p = memchr(p, mark[0], (size_t)(end - p))); p += 3) {
        if (end - p < 3) break;
        count += memcmp(p, mark, 3) == 0;
    }
    return count;
}

/* Whether the characters from `at` on, or back from it, come to another half-width mark before any other. */
static bool is_item(dnm_str text, size_t at, bool back)
{
    for (unsigned chars = 0; chars <= LONGEST_ITEM; chars++) {
        if (back ? at == 0 : at >= text.n) return false;
        const uint32_t cp = back ? dnm_utf8_prev(text.p, &at) : dnm_utf8_next(text.p, text.n, &at);
        for (int kind = 0; kind < KINDS; kind++)
            if (cp == (unsigned char)narrow[kind]) return true;
        if (!punctuation_is_hanzi(cp)) return false;
    }
    return false;
}

static void widen(const punctuation_page *page, uint32_t block, dnm_str text, int kind)
{
    char mark[4];
    const size_t n = dnm_utf8_put(mark, wide[kind]);
    dnm_code_spans code = dnm_code_spans_of(page->view, block);
    const char *end = dnm_str_end(text);
    for (const char *p = text.p; (p = memchr(p, narrow[kind], (size_t)(end - p))); p++) {
        const size_t at = (size_t)(p - text.p);
        if (!is_between_hanzi(text, at) || is_item(text, at, true) || is_item(text, at + 1, false)) continue;
        if (dnm_is_in_code(&code, at)) continue;
        dnm_edit_replace(page->editor, (dnm_why){PUNCTUATION_RULE_MIXED, 800}, block, (uint32_t)at, 1,
                         (dnm_str){mark, n});
    }
}

/* Sentences, most of whose marks are full-width. */
static bool is_running_text(const punctuation_page *page, uint32_t block, dnm_str text)
{
    if (!punctuation_is_prose(text)) return false;
    uint32_t half = 0;
    for (int kind = 0; kind < KINDS; kind++) half += count_narrow(text, narrow[kind]);
    uint32_t full = count_wide(text, 0x3002, half);
    for (int kind = 0; kind < KINDS && full < half; kind++) full += count_wide(text, wide[kind], half);
    return half && full >= half && !dnm_leaf_is_code(page->doc, block, text);
}

void punctuation_mend_mixed(const punctuation_page *page)
{
    const dnm_str all = {page->view->text, page->view->text_len};
    bool odd[KINDS], any = false;
    for (int kind = 0; kind < KINDS; kind++) {
        const uint32_t half = count_narrow(all, narrow[kind]);
        const uint32_t enough = half < FEWEST ? FEWEST * TIMES : half * TIMES;
        odd[kind] = half && count_wide(all, wide[kind], enough) >= enough;
        any = any || odd[kind];
    }
    for (uint32_t i = 0; any && i < page->view->block_count; i++) {
        if (page->view->blocks[i].kind != DNM_PARAGRAPH) continue;
        const dnm_str text = dnm_doc_text(page->doc, i);
        for (int kind = 0; kind < KINDS; kind++)
            if (odd[kind] && memchr(text.p, narrow[kind], text.n) && is_running_text(page, i, text))
                widen(page, i, text, kind);
    }
}
