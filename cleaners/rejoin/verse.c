/* verse.c -- lines of verse: clauses of one length, line after line. They are as long as each other, end with
 * a pause as often as with a stop, and look like wrapped prose for that; but none goes on with the next.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"

#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST = 3, /* characters of a clause */
    LONGEST = 9,
    FEWEST_LINES = 2,
    MOST_LINES = 200, /* looked at: what they are, the others will be */
    PER_CENT = 60
};

static bool parts_clauses(uint32_t cp)
{
    return cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1F || cp == 0xFF01 || cp == 0xFF1B || cp == 0x3001 ||
           cp == 0xFF1A;
}

/* "……。——某某": verse that several wrote names each of them. */
static size_t end_of_verse(dnm_str t)
{
    for (size_t at = 0; at + 6 < t.n; at++)
        if (dnm_has_at(t, at, "——")) return at;
    return t.n;
}

/* Two clauses at least, all of one length, the last of which has its mark. */
static bool is_metrical(dnm_str t)
{
    uint32_t clauses = 0, length = 0, chars = 0;
    const size_t end = end_of_verse(t);
    for (size_t at = 0; at < end;) {
        const uint32_t cp = dnm_utf8_next(t.p, end, &at);
        if (!parts_clauses(cp)) {
            if (!dnm_cp_is_han(cp) || ++chars > LONGEST) return false;
            continue;
        }
        if (chars < SHORTEST || (clauses && chars != length)) return false;
        length = chars;
        chars = 0;
        clauses++;
    }
    return clauses >= 2 && chars == 0;
}

static bool reads_as_verse(const rejoin_page *page)
{
    enum { LONGEST_LINE = 4 * (LONGEST + 1) + 12 }; /* characters, with who wrote it */
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t lines = 0, metrical = 0;
    for (uint32_t i = 0; i < page->count && lines < MOST_LINES; i++) {
        const rejoin_line *l = &page->lines[i];
        if (!l->commas && !l->stops) continue; /* a title, a name */
        lines++;
        metrical += l->chars <= LONGEST_LINE && is_metrical((dnm_str){text + l->start, l->end - l->start});
    }
    return metrical >= FEWEST_LINES && metrical * 100 >= lines * PER_CENT;
}

void rejoin_ask_for_verse(rejoin_page *page)
{
    page->verse = reads_as_verse(page);
}
