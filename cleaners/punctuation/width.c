/* width.c -- full-width and half-width marks. A mark is widened where it belongs to Chinese text: beside a
 * hanzi, not inside a number, a word, an address or a face of typed marks.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/code.h"
#include "core/text/utf8.h"

enum {
    BRACKETS_DEEP = 32,  /* open at once; what is deeper stays */
    LABEL_CHARACTERS = 4 /* so near to the beginning of a leaf a point belongs to a number: 十一.总则 */
};

static uint32_t full_of(uint32_t cp)
{
    return cp == '.' ? 0x3002 : cp - '!' + 0xFF01;
}

static bool is_ascii_mark(uint32_t cp)
{
    return cp == ',' || cp == ';' || cp == ':' || cp == '?' || cp == '!' || cp == '.';
}

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' || (cp >= 0x2018 && cp <= 0x201D);
}

/* Chinese beyond doubt: quotes, dashes and dots are used in Latin text, too. */
static bool is_chinese(uint32_t cp)
{
    if (is_quote(cp) || cp == 0x2014 || cp == 0x2026 || cp == 0xB7) return false;
    return dnm_cp_is_han(cp) || dnm_cp_is_cjk_punct(cp);
}

static bool is_latin(uint32_t cp)
{
    return cp < 0x80 && (dnm_cp_is_letter(cp) || dnm_cp_is_digit(cp));
}

typedef struct bracket {
    size_t at;
    bool hanzi_before, latin_before, hanzi_inside;
} bracket;

/* On its way through a leaf. */
typedef struct reader {
    const punctuation_page *page;
    uint32_t block;
    dnm_str text;
    uint32_t before;   /* the character in front, as it will be; quotes are looked through */
    size_t characters; /* in front */
    bracket open[BRACKETS_DEEP];
    uint32_t depth;
} reader;

static void put(const reader *r, size_t at, size_t len, uint32_t cp, int rule)
{
    char text[4];
    const size_t n = dnm_utf8_put(text, cp);
    dnm_edit_replace(r->page->editor, (dnm_why){(uint16_t)rule, 900}, r->block, (uint32_t)at, (uint32_t)len,
                     (dnm_str){text, n});
}

/* The character at `at`, quotes and opening brackets looked through; 0: the leaf ends. */
static uint32_t look_ahead(const reader *r, size_t at)
{
    uint32_t cp = 0;
    do cp = at < r->text.n ? dnm_utf8_next(r->text.p, r->text.n, &at) : 0;
    while (is_quote(cp) || cp == '(');
    return cp;
}

/* Whether a name of a file goes on at `at`: "最终版.doc". */
static bool is_file_name(const reader *r, size_t at)
{
    enum { LONGEST_NAME = 24, LONGEST_SUFFIX = 5 };
    uint32_t cp = 0;
    for (int i = 0; i < LONGEST_NAME && at < r->text.n && cp != '.'; i++) {
        cp = dnm_utf8_next(r->text.p, r->text.n, &at);
        if (cp != '.' && cp != '-' && cp != '_' && !punctuation_is_hanzi(cp) && !is_latin(cp)) return false;
    }
    size_t letters = 0;
    while (at + letters < r->text.n && is_latin((unsigned char)r->text.p[at + letters])) letters++;
    return cp == '.' && letters >= 2 && letters <= LONGEST_SUFFIX;
}

/* A point ends a sentence; it is none in 3.5, a.b, … and behind the number of a heading. */
static bool is_full_stop(const reader *r, size_t next)
{
    const uint32_t follows = dnm_utf8_peek(r->text.p, r->text.n, next);
    if (!is_chinese(r->before) || r->before == 0x3002 || r->characters <= LABEL_CHARACTERS) return false;
    if (is_file_name(r, next)) return false;
    return !follows || is_quote(follows) || dnm_cp_is_space(follows) || is_chinese(follows);
}

static bool is_mark_of_chinese(const reader *r, uint32_t cp, size_t next)
{
    const uint32_t follows = dnm_utf8_peek(r->text.p, r->text.n, next);
    if (cp == '.') return is_full_stop(r, next);
    if (cp == ':' && (follows == ')' || follows == '(' || follows == '-')) return false;
    return is_chinese(r->before) || is_chinese(look_ahead(r, next));
}

static void open_bracket(reader *r, size_t at)
{
    if (r->depth < BRACKETS_DEEP) {
        r->open[r->depth] =
            (bracket){.at = at, .hanzi_before = is_chinese(r->before), .latin_before = is_latin(r->before)};
    }
    r->depth++;
}

/* Whether the pair that closes before `next` is widened. f(x) is none of Chinese text, (十) is, and (1) where
 * it stands beside hanzi; but a file may be called 报告(1).doc. */
static bool close_bracket(reader *r, size_t at, size_t next)
{
    if (!r->depth || --r->depth >= BRACKETS_DEEP) return false;
    const bracket *b = &r->open[r->depth];
    const uint32_t follows = dnm_utf8_peek(r->text.p, r->text.n, next);
    const bool beside = !b->latin_before && (b->hanzi_before || punctuation_is_hanzi(follows));
    const bool extension = follows == '.' && is_latin(dnm_utf8_peek(r->text.p, r->text.n, next + 1));
    if (!b->hanzi_inside && (!beside || extension)) return false;
    put(r, b->at, 1, 0xFF08, PUNCTUATION_RULE_FULL);
    put(r, at, next - at, 0xFF09, PUNCTUATION_RULE_FULL);
    return true;
}

/* Bytes of a lone blank behind a mark, which goes with the widening. */
static size_t blank_at(dnm_str text, size_t at)
{
    return at + 1 < text.n && text.p[at] == ' ' && text.p[at + 1] != ' ' ? 1 : 0;
}

static void widen_at(reader *r, uint32_t cp, size_t at, size_t next)
{
    if (cp == '(') {
        open_bracket(r, at);
    } else if (cp == ')') {
        if (close_bracket(r, at, next)) cp = 0xFF09;
    } else if (is_ascii_mark(cp) && is_mark_of_chinese(r, cp, next)) {
        cp = full_of(cp);
        put(r, at, next - at + blank_at(r->text, next), cp, PUNCTUATION_RULE_FULL);
    } else if (punctuation_is_hanzi(cp) && r->depth && r->depth <= BRACKETS_DEEP) {
        r->open[r->depth - 1].hanzi_inside = true;
    }
    if (!is_quote(cp)) r->before = cp;
    r->characters++;
}

/* Takes the character [at, next). */
typedef void reader_step(reader *r, uint32_t cp, size_t at, size_t next);

static void read_leaf(const punctuation_page *page, uint32_t block, reader_step *take)
{
    reader r = {.page = page, .block = block, .text = dnm_doc_text(page->doc, block)};
    if (dnm_leaf_is_code(page->doc, block, r.text)) return;
    uint32_t span = 0;
    for (size_t at = 0; at < r.text.n;) {
        const size_t from = at, past = punctuation_past_code(page, block, at, &span);
        if (past > at) {
            at = past;
            r.before = 'a';
            continue;
        }
        const uint32_t cp = dnm_utf8_next(r.text.p, r.text.n, &at);
        take(&r, cp, from, at);
    }
}

/* A program, or a file of settings, all of whose lines are. */
static bool is_code(const punctuation_page *page)
{
    dnm_code_census census = {0};
    for (uint32_t i = 0; i < page->view->block_count; i++)
        if (punctuation_is_text(&page->view->blocks[i]))
            dnm_leaf_count_code(page->doc, i, dnm_doc_text(page->doc, i), &census);
    return dnm_is_code(&census);
}

static void read_all(const punctuation_page *page, reader_step *take)
{
    if (is_code(page)) return;
    for (uint32_t i = 0; i < page->view->block_count; i++)
        if (punctuation_is_text(&page->view->blocks[i])) read_leaf(page, i, take);
}

void punctuation_widen(const punctuation_page *page)
{
    read_all(page, widen_at);
}

static void narrow_at(reader *r, uint32_t cp, size_t at, size_t next)
{
    static const uint32_t wide[] = {0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0xFF08, 0xFF09, 0xFF0E, 0xFF05};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (cp == wide[i]) put(r, at, next - at, cp - 0xFF01 + '!', PUNCTUATION_RULE_HALF);
}

void punctuation_narrow(const punctuation_page *page)
{
    read_all(page, narrow_at);
}
