/* numbers.c -- a one that was read as a letter: (l) or l、 in front of (2) or 2、. The sequence must prove
 * it: the next label of that shape is a two, and the one before is neither a one nor a letter.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/shape.h"
#include "core/text/utf8.h"

typedef enum shape { BRACKETS, POINT, SHAPES } shape; /* (1), and 1. or 1、 where a leaf begins */

/* What a label says; letters beside l and I are no numbers. */
typedef enum kind { NOTHING, NUMBER, LOOKS_LIKE_ONE, LETTER } kind;

typedef struct label {
    kind kind;
    unsigned number;
    uint32_t block;
    uint32_t at; /* of the number or letter, from the start of the leaf */
} label;

/* Reads one or two digits, or a letter. Returns where they end. */
static size_t read_value(dnm_str text, size_t at, label *found)
{
    found->at = (uint32_t)at;
    found->kind = NOTHING;
    found->number = 0;
    size_t end = at;
    while (end < text.n && end - at < 2 && text.p[end] >= '0' && text.p[end] <= '9')
        found->number = found->number * 10 + (unsigned)(text.p[end++] - '0');
    if (end > at) {
        found->kind = NUMBER;
        return end;
    }
    if (at == text.n) return at;
    const char c = text.p[at];
    if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) return at;
    found->kind = c == 'l' || c == 'I' ? LOOKS_LIKE_ONE : LETTER;
    return at + 1;
}

static bool is_open(uint32_t cp)
{
    return cp == '(' || cp == 0xFF08;
}

static bool is_close(uint32_t cp)
{
    return cp == ')' || cp == 0xFF09;
}

/* A label stands where a leaf or a clause begins, and text of hanzi follows. */
static bool may_stand_at(dnm_str text, size_t at)
{
    const uint32_t before = dnm_utf8_peek_back(text.p, at);
    return !before || dnm_cp_has(before, DNM_CP_SPACE | DNM_CP_PUNCT);
}

static bool is_bracketed(dnm_str text, size_t *at, label *found)
{
    const size_t from = *at;
    if (!is_open(dnm_utf8_next(text.p, text.n, at)) || !may_stand_at(text, from)) return false;
    size_t end = read_value(text, *at, found);
    if (found->kind == NOTHING || end == text.n) return false;
    return is_close(dnm_utf8_next(text.p, text.n, &end)) &&
           punctuation_is_hanzi(dnm_utf8_peek(text.p, text.n, end));
}

static bool is_pointed(dnm_str text, label *found)
{
    size_t end = read_value(text, 0, found);
    if (found->kind == NOTHING || end == text.n) return false;
    const uint32_t point = dnm_utf8_next(text.p, text.n, &end);
    if (point != '.' && point != 0x3001 && point != 0xFF0E) return false;
    return punctuation_is_hanzi(dnm_utf8_peek(text.p, text.n, end));
}

typedef struct sequence {
    label last;    /* the label before */
    label suspect; /* a letter that may be a one; kind NOTHING if there is none */
} sequence;

static void take(const punctuation_page *page, sequence *s, const label *found)
{
    const label *suspect = &s->suspect;
    if (suspect->kind != NOTHING && found->kind == NUMBER && found->number == 2)
        dnm_edit_replace(page->editor, (dnm_why){PUNCTUATION_RULE_NUMBER, 900}, suspect->block, suspect->at,
                         1, DNM_STR("1"));
    const bool after_one = s->last.kind == NUMBER && s->last.number == 1;
    const bool suspicious = found->kind == LOOKS_LIKE_ONE && s->last.kind != LETTER && !after_one;
    s->suspect = suspicious ? *found : (label){.kind = NOTHING};
    s->last = *found;
}

static void read_leaf(const punctuation_page *page, uint32_t block, sequence *sequences)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    label found = {.block = block};
    dnm_shape line;
    dnm_leaf_shape(page->doc, block, &line);
    if (is_pointed(text, &found)) take(page, &sequences[POINT], &found);
    if (!(line.has & DNM_HAS_CLOSING)) return;
    for (size_t at = 0; at < text.n;) {
        if (text.p[at] != '(' && (text.p[at] != '\xEF' || text.n - at < 3 || text.p[at + 2] != '\x88')) {
            at++;
        } else if (is_bracketed(text, &at, &found)) {
            take(page, &sequences[BRACKETS], &found);
        }
    }
}

void punctuation_mend_numbers(const punctuation_page *page)
{
    sequence sequences[SHAPES] = {{.last = {.kind = NOTHING}}};
    for (uint32_t i = 0; i < page->view->block_count; i++)
        if (punctuation_is_text(&page->view->blocks[i])) read_leaf(page, i, sequences);
}
