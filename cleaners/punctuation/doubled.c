/* doubled.c -- a pause twice, or in both widths: "，，", "，,". Three and more may be a way of trailing off,
 * and two full stops are; so only pauses are judged, in running text, where both neighbours belong to it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/code_spans.h"
#include "core/text/utf8.h"

enum { SENTENCE_MIN = 45 }; /* bytes: shorter leaves may be anything */

typedef struct leaf {
    const punctuation_page *page;
    uint32_t block;
    dnm_str text;
    enum { UNASKED, TRAILS, TRAILS_NOT } trails; /* whether it has "。。": asked once */
} leaf;

/* The full-width form of a pause, else 0. */
static uint32_t pause_of(uint32_t cp)
{
    switch (cp) {
    case 0xFF0C: /* ， */
    case 0xFF1B: /* ； */
    case 0x3001: /* 、 */
        return cp;
    case ',':
        return 0xFF0C;
    case ';':
        return 0xFF1B;
    default:
        return 0;
    }
}

/* Of Chinese text: a character, a digit, a quote. */
static bool is_text(uint32_t cp)
{
    return punctuation_is_hanzi(cp) || dnm_cp_is_digit(cp) || cp == 0x201D || cp == 0x201C || cp == 0x300B ||
           cp == 0x300A || cp == 0x300D || cp == 0x300C;
}

/* "。。" */
static bool trails_off(dnm_str t)
{
    static const char stop[] = "\xE3\x80\x82";
    const char *end = dnm_str_end(t);
    for (const char *p = t.p; (p = memchr(p, stop[0], (size_t)(end - p))); p += 3) {
        if (end - p < 6) break;
        if (memcmp(p, stop, 3) == 0 && memcmp(p + 3, stop, 3) == 0) return true;
    }
    return false;
}

static bool is_repeated_on_purpose(leaf *l)
{
    if (l->trails == UNASKED) l->trails = trails_off(l->text) ? TRAILS : TRAILS_NOT;
    return l->trails == TRAILS;
}

/* The pauses at `at` and behind it, if there are just two of one kind: the full-width one stays. */
static void mend_pair(leaf *l, dnm_code_spans *code, size_t at)
{
    const dnm_str t = l->text;
    size_t next = at, past;
    const uint32_t first = dnm_utf8_next(t.p, t.n, &next), second = dnm_utf8_peek(t.p, t.n, past = next);
    const uint32_t pause = pause_of(first), twin = pause_of(second);
    if (!pause || !twin || (twin != pause && !(pause == 0x3001 && second == ','))) return;
    dnm_utf8_next(t.p, t.n, &past);
    const uint32_t after = dnm_utf8_peek(t.p, t.n, past);
    if (!is_text(dnm_utf8_peek_back(t.p, at)) || !is_text(after)) return;
    if (dnm_is_in_code(code, at) || (first == second && is_repeated_on_purpose(l))) return;
    const bool keeps_second = first < 0x80 && second >= 0x80;
    const size_t from = keeps_second ? at : next, end = keeps_second ? next : past;
    dnm_edit_cut(l->page->editor, (dnm_why){PUNCTUATION_RULE_DOUBLED, 800}, l->block, (uint32_t)from,
                 (uint32_t)(end - from));
}

static bool is_ascii_pause(char c)
{
    return c == ',' || c == ';';
}

/* Pauses begin with few bytes, which memchr finds faster than a walk from character to character. */
static void mend(leaf *l)
{
    static const char leads[] = {'\xEF', '\xE3', ','};
    const dnm_str t = l->text;
    const char *end = dnm_str_end(t);
    for (size_t i = 0; i < sizeof leads; i++) {
        dnm_code_spans code = dnm_code_spans_of(l->page->view, l->block);
        const size_t size = leads[i] == ',' ? 1 : 3;
        for (const char *p = t.p; (p = memchr(p, leads[i], (size_t)(end - p))); p += size) {
            const size_t at = (size_t)(p - t.p);
            if (at + size >= t.n) break;
            const char next = p[size];
            if (size == 3 && at && is_ascii_pause(p[-1])) mend_pair(l, &code, at - 1);
            if (next == leads[i] || (size == 3 && is_ascii_pause(next))) mend_pair(l, &code, at);
        }
    }
}

bool punctuation_is_prose(dnm_str t)
{
    if (t.n < SENTENCE_MIN) return false;
    const uint32_t last = dnm_utf8_peek_back(t.p, t.n);
    return last == 0x3002 || last == 0xFF01 || last == 0xFF1F || last == 0x201D || last == 0x300D ||
           last == 0xFF1B || last == 0xFF1A || last == 0xFF0C || last == 0x3001;
}

void punctuation_mend_doubled(const punctuation_page *page)
{
    for (uint32_t i = 0; i < page->view->block_count; i++) {
        if (page->view->blocks[i].kind != DNM_PARAGRAPH) continue;
        leaf l = {.page = page, .block = i, .text = dnm_doc_text(page->doc, i)};
        if (punctuation_is_prose(l.text)) mend(&l);
    }
}
