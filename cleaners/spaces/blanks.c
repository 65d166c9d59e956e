/* blanks.c -- runs of blanks and layouts, see blanks.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/blanks.h"

#include "core/text/han_stats.h"
#include "core/text/surnames.h"
#include "core/text/utf8.h"

/* Longest cell of a table drawn with blanks, longest line of a list with one gap; bytes. */
enum { CELL_MAX = 60, LINE_MAX_BYTES = 120 };

/* Blanks between the columns of a page: one more or less where characters are as wide as two. */
enum { GUTTER_MIN = 3, GUTTER_SLACK = 1 };

/* First bytes of blanks: U+0009..0020, U+0085 and U+00A0, U+1680, U+2000..205F, U+3000. */
static const bool may_begin_blank[256] = {
    ['\t'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true, [' '] = true,
    [0xC2] = true, [0xE1] = true, [0xE2] = true, [0xE3] = true,
};

/* Marks of Chinese text and quotation marks begin as blanks do, and are told by the bytes that follow. */
static bool begins_blank(dnm_str leaf, size_t at)
{
    const unsigned char *p = (const unsigned char *)leaf.p + at;
    if (!may_begin_blank[*p]) return false;
    if (*p == 0xE3) return leaf.n - at >= 3 && p[1] == 0x80 && p[2] == 0x80;
    if (*p == 0xE2 && leaf.n - at >= 3 && p[1] == 0x80) return p[2] < 0x8B || p[2] - 0xA8u < 8;
    return true;
}

static bool is_blank(uint32_t cp)
{
    return cp != '\n' && dnm_cp_is_space(cp);
}

static void note(blank_run *run, uint32_t cp)
{
    run->count++;
    if (cp == '\t') {
        run->tab = true;
    } else if (cp == 0x3000) {
        run->ideographic = true;
    } else if (cp != ' ') {
        run->odd = true;
    }
}

static void look_around(dnm_str leaf, blank_run *run)
{
    size_t at = run->at;
    for (int i = 0; i < 2; i++) run->before[i] = at ? dnm_utf8_prev(leaf.p, &at) : 0;
    run->after = dnm_utf8_peek(leaf.p, leaf.n, run->end);
    run->starts_line = run->before[0] == 0 || run->before[0] == '\n';
    run->ends_line = run->after == 0 || run->after == '\n';
}

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The one blank between two words of ASCII: most blanks are that, and nobody changes them. */
static bool divides_words(dnm_str leaf, size_t at)
{
    return leaf.p[at] == ' ' && at > 0 && at + 1 < leaf.n && is_latin(leaf.p[at - 1]) &&
           is_latin(leaf.p[at + 1]);
}

/* clang-format off */
#define EACH(n)    n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n
#define MOST(a, b) a, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b

/* Bytes to pass where no blank begins, by the first: most of a text. 0: a closer look. */
static const uint8_t steps[256] = {
    EACH(0), EACH(1), MOST(0, 1), EACH(1), EACH(1), EACH(1), EACH(1), EACH(1),
    EACH(1), EACH(1), EACH(1), EACH(1), EACH(0), EACH(0),
    0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, /* E5 to E9: hanzi */
    EACH(0)};
/* clang-format on */

/* Where the next run begins, leaf.n if there is none; *cp and *behind are its first blank. */
static size_t find_run(dnm_str leaf, size_t from, uint32_t *cp, size_t *behind)
{
    for (size_t at = from; at < leaf.n;) {
        const uint8_t step = steps[(unsigned char)leaf.p[at]];
        if (step) {
            at += step;
            continue;
        }
        if (!begins_blank(leaf, at) || divides_words(leaf, at)) {
            at++; /* a later byte of a character begins no blank, either */
            continue;
        }
        size_t next = at;
        *cp = dnm_utf8_next(leaf.p, leaf.n, &next);
        *behind = next;
        if (is_blank(*cp)) return at;
        at = next;
    }
    return leaf.n;
}

bool spaces_next_run(dnm_str leaf, size_t *at, blank_run *run)
{
    uint32_t cp = 0;
    size_t next = 0;
    const size_t begin = find_run(leaf, *at, &cp, &next);
    *at = begin;
    if (begin >= leaf.n) return false;
    *run = (blank_run){.at = begin};
    do {
        note(run, cp);
        *at = next;
        cp = next < leaf.n ? dnm_utf8_next(leaf.p, leaf.n, &next) : '\n';
    } while (is_blank(cp));
    run->end = *at;
    look_around(leaf, run);
    return true;
}

static bool ends_sentence(uint32_t cp)
{
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
}

/* Typists put two blanks where one would do; columns are further apart, unless they are of wide characters.
 */
static bool is_gap(const blank_run *run)
{
    const bool wide = dnm_cp_is_wide(run->before[0]) || dnm_cp_is_wide(run->after);
    return run->count > (wide ? 1 : 2) && !ends_sentence(run->before[0]);
}

static uint32_t last_character(dnm_str leaf)
{
    uint32_t last = ' ';
    for (size_t end = leaf.n; end && dnm_cp_is_space(last);) last = dnm_utf8_prev(leaf.p, &end);
    return last;
}

/* Bars, or U+2500..257F, which are E2 94 80 .. E2 95 BF. */
static bool is_drawn(dnm_str leaf)
{
    const char *end = dnm_str_end(leaf);
    const char *bar = memchr(leaf.p, '|', leaf.n);
    if (bar && memchr(bar + 1, '|', (size_t)(end - bar) - 1)) return true;
    for (const char *p = leaf.p; p + 1 < end && (p = memchr(p, '\xE2', (size_t)(end - p) - 1)); p++)
        if (p[1] == '\x94' || p[1] == '\x95') return true;
    return false;
}

/* Whether a leaf of ASCII has only lone ordinary blanks, as between words: nobody changes those. */
static bool is_evenly_spaced(dnm_str leaf)
{
    uint8_t uneven = 0;
    for (size_t i = 0; i + 1 < leaf.n; i++) /* without branches: compilers look at many bytes at once */
        uneven |= (uint8_t)((leaf.p[i] < ' ') | ((leaf.p[i] == ' ') & (leaf.p[i + 1] == ' ')));
    return !uneven;
}

/* By the shape alone, or nearly so, for most leaves: prose of hanzi has no blanks. */
static bool may_have_runs(dnm_str leaf, const dnm_shape *shape)
{
    if (shape->start || shape->end != leaf.n) return true; /* blanks at the edges */
    if (!shape->blanks) return false;
    return (shape->has & DNM_HAS_HIGH) || !is_evenly_spaced(leaf);
}

blank_layout spaces_layout(dnm_str leaf, const dnm_shape *shape, blank_runs *runs)
{
    const uint32_t last = last_character(leaf);
    blank_layout layout = {
        .size = leaf.n,
        .ends = ends_sentence(last) || last == 0x201D || last == 0x2026 || last == 0xFF09,
        .announces = last == ':' || last == 0xFF1A,
    };
    if (shape->has & (DNM_HAS_STRAY | DNM_HAS_OTHER)) layout.drawn = is_drawn(leaf);
    runs->n = 0;
    runs->more = false;
    if (!may_have_runs(leaf, shape)) return layout;
    blank_run run;
    for (size_t at = 0; spaces_next_run(leaf, &at, &run);) {
        layout.any = true;
        runs->more = runs->n == SPACES_RUNS;
        if (!runs->more) runs->of[runs->n++] = run;
        if (run.starts_line || run.ends_line) continue;
        if (run.tab && layout.tabs < UINT8_MAX) layout.tabs++;
        const bool torn = run.count == 1 && spaces_is_hanzi(run.before[0]) && spaces_is_hanzi(run.after);
        if (torn && layout.torn < UINT8_MAX) layout.torn++;
        if (!layout.gutter && run.count >= GUTTER_MIN) layout.gutter = dnm_utf8_columns(leaf.p, run.end);
        if (is_gap(&run) && layout.wide < UINT8_MAX) layout.wide++;
    }
    return layout;
}

static bool has_gap(const blank_layout *line)
{
    return line && line->wide > 0 && line->size <= LINE_MAX_BYTES;
}

/* Both go on behind a gap at the same place, as the columns of a page do. */
static bool shares_gutter(const blank_layout *line, const blank_layout *other)
{
    if (!other || !line->gutter || !other->gutter) return false;
    return line->gutter <= other->gutter + GUTTER_SLACK && other->gutter <= line->gutter + GUTTER_SLACK;
}

bool spaces_is_aligned(const blank_layout *line, const blank_layout *before, const blank_layout *after)
{
    if (line->drawn || shares_gutter(line, before) || shares_gutter(line, after)) return true;
    const bool row = line->wide > 1 && line->size / (line->wide + 1u) <= CELL_MAX;
    if (row && line->wide > 2) return true;
    return (row || has_gap(line)) && (has_gap(before) || has_gap(after));
}

bool spaces_is_tabular(const blank_layout *line, const blank_layout *before, const blank_layout *after)
{
    if (line->tabs != 1) return line->tabs > 1;
    return (before && before->tabs) || (after && after->tabs);
}

/* ---- a blank inside a clause ------------------------------------------------------------------ */

enum {
    PARAGRAPH_MIN = 120, /* bytes of what is surely no title */
    LABEL_MAX = 24,      /* bytes in front of which a blank may belong to a number or a place name */
    TORN_MAX = 1,        /* more blanks than this are meant: headlines have several */
    NAME_MAX = 4,        /* hanzi of a name or an office with which a clause may go on */
    SLOGAN_MAX = 8,      /* hanzi of half a slogan: the halves are of equal length */
    WORDS_MIN = 4,       /* blanks of a segmented text, */
    WORD_BYTES = 24,     /* and its bytes between two of them */
    FAR = 12             /* no need to count further */
};

static unsigned hanzi_before(dnm_str leaf, size_t at)
{
    unsigned n = 0;
    while (at && n < FAR && spaces_is_hanzi(dnm_utf8_prev(leaf.p, &at))) n++;
    return n;
}

static unsigned hanzi_after(dnm_str leaf, size_t at)
{
    unsigned n = 0;
    while (at < leaf.n && n < FAR && spaces_is_hanzi(dnm_utf8_next(leaf.p, leaf.n, &at))) n++;
    return n;
}

bool spaces_is_segmented(const blank_layout *line)
{
    return line->torn >= WORDS_MIN && (size_t)line->torn * WORD_BYTES >= line->size;
}

/* 一 二 三 … 条章节款项编篇卷部集期号: a blank behind them sets off a number. */
static bool is_of_number(uint32_t cp)
{
    static const char words[] = "一二三四五六七八九十百千万零条章节款项编篇卷部集期号條節項編萬號";
    char wanted[4];
    const size_t n = dnm_utf8_put(wanted, cp);
    for (size_t at = 0; at + n < sizeof words; at += n)
        if (memcmp(words + at, wanted, n) == 0) return true;
    return false;
}

/* What speaks of a person: offices end so, 局长 王平, 记者 李安. */
static bool is_of_office(uint32_t cp)
{
    return cp == 0x5458 || cp == 0x8005 || cp == 0x957F || cp == 0x4EFB || cp == 0x5E08 || cp == 0x6388 ||
           cp == 0x8BB0 || cp == 0x54E1 || cp == 0x9577 || cp == 0x5E2B || cp == 0x8A18;
}

/* 一 … 十 in front of 月: no title is about a month that sentences stand around. */
static bool is_month(const blank_run *run)
{
    return run->after == 0x6708 && is_of_number(run->before[0]) && run->before[0] < 0x6761 &&
           spaces_is_hanzi(run->before[1]);
}

bool spaces_tears_word(dnm_str leaf, const blank_run *run)
{
    const uint32_t before = run->before[0], after = run->after;
    if (run->count != 1 || run->ideographic || run->tab || !spaces_is_hanzi(before)) return false;
    if (is_month(run)) return true;
    if (dnm_han_pair_saving(before, after) != DNM_HAN_PAIR_STRONG || is_of_number(before)) return false;
    if (dnm_is_surname(before) && !spaces_is_hanzi(run->before[1])) return false;
    size_t at = run->end;
    dnm_utf8_next(leaf.p, leaf.n, &at);
    const uint32_t next = dnm_utf8_peek(leaf.p, leaf.n, at);
    if (run->before[1] == ' ' || next == ' ') return false; /* s p a c e d out */
    return !dnm_han_pair_saving(run->before[1], before) || !dnm_han_pair_saving(after, next);
}

/* A clause may end with an office or a name behind the blank; other words do not stand alone there. */
static bool is_person(dnm_str leaf, const blank_run *run, unsigned after)
{
    if (after > NAME_MAX) return false;
    size_t at = run->end;
    for (unsigned i = 0; i < after; i++) dnm_utf8_next(leaf.p, leaf.n, &at);
    const uint32_t next = dnm_utf8_peek(leaf.p, leaf.n, at);
    return dnm_is_surname(run->after) || dnm_is_surname(run->before[0]) || is_of_office(run->before[0]) ||
           !dnm_cp_is_punct(next);
}

bool spaces_tears_clause(dnm_str leaf, const blank_layout *line, const blank_run *run)
{
    if (run->count != 1 || run->ideographic || run->tab || !spaces_is_hanzi(run->before[0])) return false;
    if (leaf.n < PARAGRAPH_MIN || run->at < LABEL_MAX || line->torn > TORN_MAX) return false;
    const unsigned before = hanzi_before(leaf, run->at), after = hanzi_after(leaf, run->end);
    if (before < 3 || after < 2 || is_person(leaf, run, after) || (before == after && before <= SLOGAN_MAX))
        return false;
    return line->ends || line->announces;
}

/* Not a line of code with a few words in it: most bytes are of characters beyond ASCII. */
bool spaces_is_mostly_chinese(dnm_str text)
{
    size_t beyond = 0;
    for (size_t i = 0; i < text.n; i++) beyond += (unsigned char)text.p[i] >> 7;
    return beyond * 2 >= text.n;
}
