/* letters.c -- lines s p a c e d out: every character of a sentence is set off by one blank, as layout and
 * machines that read print leave it. Titles of a few characters are spaced out on purpose, names in lists
 * and heads of columns, too; a sentence is not.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/letters.h"
#include "cleaners/spaces/blanks.h"
#include "core/text/han_stats.h"
#include "core/text/surnames.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum {
    FEWEST = 4,         /* hanzi of a sentence, or of any line where others of the page are spaced out, */
    FEWEST_MARKED = 3,  /* ... if a mark divides or ends it */
    WORDS_PERCENT = 25, /* of neighbours that make words */
    HABIT = 1           /* sentences that make it the page's */
};

typedef struct letters {
    unsigned hanzi, pairs, words, marks;
    unsigned stops; /* marks of sentences: ， 。 ； ！ ？ */
    bool names;     /* every second one is a surname */
} letters;

static void add(letters *l, uint32_t before, uint32_t cp)
{
    if (!spaces_is_hanzi(cp)) {
        l->marks += dnm_cp_is_punct(cp);
        l->stops += cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F;
        return;
    }
    if (l->hanzi % 2 == 0) l->names &= dnm_is_surname(cp);
    l->hanzi++;
    if (!spaces_is_hanzi(before)) return;
    l->pairs++;
    l->words += dnm_han_pair_saving(before, cp) > 0;
}

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

size_t spaces_blank_at(dnm_str text, size_t at)
{
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE3\x80\x80"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        const size_t n = strlen(blanks[i]);
        if (text.n - at >= n && memcmp(text.p + at, blanks[i], n) == 0) return n;
    }
    return 0;
}

/* Whether the line is nothing but single characters, words and numbers with one blank between each two. */
static bool read(dnm_str line, letters *l)
{
    *l = (letters){.names = true};
    uint32_t before = 0;
    for (size_t at = 0; at < line.n;) {
        uint32_t cp = dnm_utf8_next(line.p, line.n, &at);
        const bool word = cp < 0x80 && is_ascii_word((char)cp);
        if (!spaces_is_hanzi(cp) && !word && !dnm_cp_is_punct(cp)) return false;
        while (word && at < line.n && is_ascii_word(line.p[at])) at++;
        const size_t blank = at < line.n ? spaces_blank_at(line, at) : 0;
        const uint32_t next = dnm_utf8_peek(line.p, line.n, at);
        if (!blank && spaces_is_hanzi(cp) && spaces_is_hanzi(next)) return false; /* others may stand close */
        add(l, before, cp);
        if (at == line.n) return true;
        at += blank;
        before = cp;
    }
    return false;
}

static bool makes_words(const letters *l)
{
    return !l->names && l->words > 1 && l->words * 100 >= l->pairs * WORDS_PERCENT;
}

/* Words show only where a blank stands between two hanzi; and something stands between each two. */
bool spaces_may_space_out(const dnm_shape *shape)
{
    if (!shape->blanks) return false;
    return shape->has & DNM_HAS_OTHER || shape->blanks + shape->chars + 1 >= 2 * shape->han;
}

dnm_str spaces_spaced_out(dnm_str leaf, bool habit)
{
    letters l;
    const dnm_str line = dnm_without_space(leaf);
    if (line.n < FEWEST_MARKED * 4 || !read(line, &l)) return (dnm_str){0};
    if (!habit && !l.stops) return (dnm_str){0}; /* may be a title */
    if (l.hanzi < (unsigned)(habit && l.marks ? FEWEST_MARKED : FEWEST)) return (dnm_str){0};
    if (!makes_words(&l) && !(habit && l.marks && l.words)) return (dnm_str){0};
    return line;
}

/* What is spaced out below its reading is laid out so. */
static bool is_reading(dnm_str line)
{
    size_t latin = 0;
    for (size_t i = 0; i < line.n; i++) latin += (line.p[i] | 0x20) >= 'a' && (line.p[i] | 0x20) <= 'z';
    return latin * 3 > line.n;
}

bool spaces_spaces_out(const dnm_doc *doc, bool *readings)
{
    const dnm_view *v = dnm_doc_view(doc);
    unsigned lines = 0;
    *readings = false;
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH) continue;
        dnm_shape shape;
        dnm_leaf_shape(doc, i, &shape);
        if (shape.han < FEWEST_MARKED || !spaces_may_space_out(&shape)) continue;
        if (!spaces_spaced_out(dnm_doc_text(doc, i), false).n) continue;
        lines++;
        *readings |= is_reading(dnm_doc_text(doc, i - 1));
        if (i + 1 < v->block_count) *readings |= is_reading(dnm_doc_text(doc, i + 1));
    }
    return lines >= HABIT;
}

bool spaces_next_year(dnm_str text, size_t *at)
{
    enum { YEAR = 7 }; /* bytes of "1 9 5 4" */
    const char *end = dnm_str_end(text);
    for (const char *p = text.p + *at; p < end && (p = memchr(p, ' ', (size_t)(end - p))); p++) {
        if (p == text.p || end - p < YEAR + 2 || p[2] != ' ' || p[4] != ' ') continue;
        const char *first = p - 1;
        bool digits = memcmp(first + YEAR, "\xE5\xB9\xB4", 3) == 0; /* 年 */
        for (int i = 0; i < YEAR; i += 2) digits &= first[i] >= '0' && first[i] <= '9';
        if (!digits || (*first != '1' && *first != '2')) continue;
        const uint32_t next = dnm_utf8_peek(text.p, text.n, (size_t)(first - text.p) + YEAR + 3);
        if (next == 0x7EA7 || next == 0x7D1A) continue; /* 年级: four of them */
        if (first > text.p && (first[-1] == ' ' || dnm_cp_is_digit((unsigned char)first[-1]))) continue;
        *at = (size_t)(first - text.p);
        return true;
    }
    return false;
}
