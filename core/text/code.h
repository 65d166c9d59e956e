/* code.h -- lines of programs, settings, data and logs, told from prose: nobody wants them joined, or their
 * blanks straightened.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_CODE_H
#define DNM_TEXT_CODE_H

#include "core/text/shape.h"

/* Whether the line by itself is surely such a line. Linear in the line; a long one is not looked at. */
bool dnm_is_code_line(dnm_str line);

/* Whether it may be one, by the shape of a line without its edges: a look that most lines do not pass. */
bool dnm_may_be_code_line(dnm_str line, const dnm_shape *shape);

/* Whether somebody teaches the piece of markup at [at, end): a word of teaching stands right beside it and
 * one of what markup does near it, as in "粗体用 [b]", "写作 <b>" of 加粗, "图片放在[img]和[/img]之间". One
 * of the two alone is no sign: "费用<b>", "例如：<b>修路</b>". */
bool dnm_is_taught(dnm_str text, size_t at, size_t end);

/* Of a whole text, added line by line. What programs say about themselves in whole lines, comments and
 * manuals, speaks neither for a program nor against one. */
typedef struct dnm_code_census {
    uint32_t lines, code; /* those with text, and are no such comments */
    uint32_t open;        /* lines of the comment at hand: they count until its end was seen */
    bool script;          /* its first line says what runs it */
    char within;          /* what it began with: '/', '"', '\'', '#', '='; 0: none is open */
} dnm_code_census;

static inline bool dnm_code_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* A line without the blanks at its edges: what is counted. */
static inline dnm_str dnm_code_trimmed(dnm_str t)
{
    while (t.n && dnm_code_is_blank(*t.p)) t.p++, t.n--;
    while (t.n && dnm_code_is_blank(t.p[t.n - 1])) t.n--;
    return t;
}

void dnm_code_add(dnm_code_census *census, dnm_str line);

/* The same of a line without its edges, of which is known whether it is one of code. */
void dnm_code_count_slowly(dnm_code_census *census, dnm_str trimmed, bool code);

static inline bool dnm_code_is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* Nearly all lines neither are code nor open a comment. */
static inline void dnm_code_count(dnm_code_census *census, dnm_str t, bool code)
{
    if (!t.n) return;
    const bool quotes =
        dnm_code_is_quote(*t.p) || dnm_code_is_quote(t.p[t.n - 1]) || (t.n > 1 && dnm_code_is_quote(t.p[1]));
    if (code || census->within || quotes || *t.p == '#' || *t.p == '=')
        dnm_code_count_slowly(census, t, code);
    else
        census->lines++;
}

/* Whether the text is a program, a table of settings, a log: then its other lines belong to it, too. */
static inline bool dnm_is_code(const dnm_code_census *c)
{
    if (c->script && c->code * 8 >= c->lines) return true;
    return (c->code >= 3 && c->code * 2 >= c->lines) || (c->code >= 8 && c->code * 4 >= c->lines);
}

#endif
