/* print.c -- the width at which a print broke the lines of a text. Where it is known, a line that goes as
 * far is no heading and ends no paragraph, whatever characters stand at the seam.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pages/pages.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    NARROWEST = 36,         /* columns; verse is narrower, and so are tables */
    NARROWEST_CHINESE = 26, /* ... of a journal's columns */
    WIDEST = 200,
    BAND = 6,        /* columns: a mark that may not begin a line leaves room, or hangs over */
    RAGGED_BAND = 14 /* ... where whole words go to the next line */
};

typedef struct census {
    uint32_t lines[WIDEST + 1]; /* by columns */
    uint32_t open[WIDEST + 1];  /* of them, without the end of a sentence */
    uint32_t all, han;
} census;

static void count(census *c, const pages_line *l)
{
    if (!l->shape.chars) return;
    const uint32_t columns = l->columns < WIDEST ? l->columns : WIDEST;
    c->lines[columns]++;
    c->open[columns] += !l->shape.ends_sentence;
    c->all++;
    c->han += l->shape.han * 2 > l->shape.chars;
}

/* Hardly a line is longer, most end within a band below the width, and most of these in mid-sentence. */
static uint32_t find_width(const census *c)
{
    enum { FEWEST_LINES = 6 };
    const bool chinese = c->han * 2 > c->all;
    const uint32_t band = chinese ? BAND : RAGGED_BAND;
    const uint32_t narrowest = chinese ? NARROWEST_CHINESE : NARROWEST;
    uint32_t longer = 0;
    for (uint32_t width = WIDEST; width >= narrowest; longer += c->lines[width--]) {
        if (longer * 50 > c->all) return 0;
        if (!c->lines[width] || width == WIDEST) continue;
        uint32_t in_band = 0, open = 0;
        for (uint32_t w = width - band + 1; w <= width; w++) {
            in_band += c->lines[w];
            open += c->open[w];
        }
        const bool most = in_band >= FEWEST_LINES && in_band * 2 >= c->all;
        if (most && open * 10 >= in_band * 6) return width;
    }
    return 0;
}

pages_print pages_measure(const pages_line *lines, uint32_t count_of_lines)
{
    census c = {0};
    pages_print print = {0};
    for (uint32_t i = 0; i < count_of_lines; i++) count(&c, &lines[i]);
    print.width = find_width(&c);
    print.margin = WIDEST;
    for (uint32_t i = 0; i < count_of_lines; i++)
        if (lines[i].columns + RAGGED_BAND > print.width && lines[i].indent < print.margin)
            print.margin = lines[i].indent;
    return print;
}

/* Columns of the word or character that the line begins with. */
static uint32_t first_word(const pages_line *l)
{
    if (!dnm_cp_is_letter(l->shape.first) || dnm_cp_is_wide(l->shape.first)) return 1;
    size_t at = 0;
    while (at < l->text.n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(l->text.p, l->text.n, &next);
        if (dnm_cp_is_space(cp) || dnm_cp_is_wide(cp)) break;
        at = next;
    }
    return (uint32_t)dnm_utf8_columns(l->text.p, at) + 1;
}

bool pages_is_full(const pages_print *print, const pages_line *line, const pages_line *next)
{
    if (!print->width) return false;
    if (dnm_cp_has(line->shape.last, DNM_CP_WIDE | DNM_CP_CJK_PUNCT))
        return line->columns + BAND > print->width;
    return line->columns + first_word(next) > print->width;
}

bool pages_is_running(const pages_print *print, const pages_line *line)
{
    return line->shape.ends_sentence || line->columns - line->indent + RAGGED_BAND > print->width;
}
