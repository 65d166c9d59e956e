/* doubled.c -- a pause twice, or in both widths: "，，", "，,". Three and more may be a way of trailing off,
 * and two full stops are; so only pauses are judged, in running text, where both neighbours belong to it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/utf8.h"

enum { SENTENCE_MIN = 45 }; /* bytes: shorter leaves may be anything */

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

static bool is_mark(uint32_t cp)
{
    return pause_of(cp) || cp == 0x3002 || cp == '.' || cp == 0x2026;
}

/* Of Chinese text: a character, a digit, a quote. */
static bool is_text(uint32_t cp)
{
    return punctuation_is_hanzi(cp) || dnm_cp_is_digit(cp) || cp == 0x201D || cp == 0x201C || cp == 0x300B ||
           cp == 0x300A || cp == 0x300D || cp == 0x300C;
}

/* The second of two pauses at `at`, where there are just two: its place and size. */
static bool find_second(dnm_str t, size_t at, uint32_t cp, size_t next, size_t *second, size_t *end)
{
    const uint32_t before = dnm_utf8_peek_back(t.p, at), other = dnm_utf8_peek(t.p, t.n, next);
    const uint32_t pause = pause_of(cp), twin = pause_of(other);
    if (!twin || (twin != pause && !(pause == 0x3001 && other == ','))) return false;
    size_t past = next;
    dnm_utf8_next(t.p, t.n, &past);
    const uint32_t after = dnm_utf8_peek(t.p, t.n, past);
    if (!is_text(before) || !is_text(after) || is_mark(after)) return false;
    *second = cp < 0x80 && other >= 0x80 ? at : next; /* the full-width one stays */
    *end = *second == at ? next : past;
    return true;
}

static void mend(const punctuation_page *page, uint32_t block)
{
    const dnm_str t = dnm_doc_text(page->doc, block);
    uint32_t span = 0, last = 0;
    size_t last_at = 0;
    for (size_t at = 0; at < t.n;) {
        if (dnm_utf8_begins_han(t.p[at])) {
            at += 3;
            last = 0;
            continue;
        }
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        const bool pauses = pause_of(cp) != 0;
        size_t second, end;
        if (last && pauses && find_second(t, last_at, last, here, &second, &end) &&
            punctuation_past_code(page, block, here, &span) == here)
            dnm_edit_cut(page->editor, (dnm_why){PUNCTUATION_RULE_DOUBLED, 800}, block, (uint32_t)second,
                         (uint32_t)(end - second));
        last = pauses ? cp : 0;
        last_at = here;
    }
}

/* Ends as sentences do. */
static bool is_prose(dnm_str t)
{
    if (t.n < SENTENCE_MIN) return false;
    const uint32_t last = dnm_utf8_peek_back(t.p, t.n);
    return last == 0x3002 || last == 0xFF01 || last == 0xFF1F || last == 0x201D || last == 0x300D ||
           last == 0xFF1B || last == 0xFF1A || last == 0xFF0C || last == 0x3001;
}

void punctuation_mend_doubled(const punctuation_page *page)
{
    for (uint32_t i = 0; i < page->view->block_count; i++)
        if (page->view->blocks[i].kind == DNM_PARAGRAPH && is_prose(dnm_doc_text(page->doc, i)))
            mend(page, i);
}
