/* shape.c -- reads the shapes of shape.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/shape.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

static bool is_any(uint32_t cp, const uint32_t *list)
{
    for (; *list; list++)
        if (*list == cp) return true;
    return false;
}

bool dnm_is_stop(uint32_t cp)
{
    static const uint32_t list[] = {'.', '!', '?', ';', 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF0E, 0x2026, 0};
    return is_any(cp, list);
}

bool dnm_is_pause(uint32_t cp)
{
    static const uint32_t list[] = {',', ':', 0xFF0C, 0x3001, 0xFF1A, 0};
    return is_any(cp, list);
}

bool dnm_is_opening(uint32_t cp)
{
    static const uint32_t list[] = {'(',    '[',    0xFF08, 0x201C, 0x2018, 0x300A, 0x3008,
                                    0x300C, 0x300E, 0x3010, 0x3014, 0xFF3B, 0};
    return is_any(cp, list);
}

bool dnm_is_closing(uint32_t cp)
{
    static const uint32_t list[] = {')',    ']',    0xFF09, 0x201D, 0x2019, 0x300B, 0x3009,
                                    0x300D, 0x300F, 0x3011, 0x3015, 0xFF3D, 0};
    return is_any(cp, list);
}

/* Blanks, and debris that nobody sees. */
static bool is_nothing(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_PRIVATE_USE | DNM_CP_ZERO_WIDTH | DNM_CP_CONTROL);
}

static void trim(dnm_str line, dnm_shape *shape)
{
    size_t at = 0;
    while (at < line.n) {
        size_t next = at;
        if (!is_nothing(dnm_utf8_next(line.p, line.n, &next))) break;
        at = next;
    }
    shape->start = at;
    for (at = line.n; at > shape->start;) {
        size_t before = at;
        if (!is_nothing(dnm_utf8_prev(line.p, &before))) break;
        at = before;
    }
    shape->end = at;
}

/* "3.5", "example.org": the point ends nothing. */
static bool is_inside_word(dnm_str line, uint32_t cp, size_t behind)
{
    if (cp != '.') return false;
    const uint32_t next = dnm_utf8_peek(line.p, line.n, behind);
    return dnm_cp_has(next, DNM_CP_DIGIT | DNM_CP_LATIN);
}

static bool ends_sentence(dnm_str line, const dnm_shape *shape)
{
    size_t at = shape->end;
    while (at > shape->start) {
        const uint32_t cp = dnm_utf8_prev(line.p, &at);
        if (dnm_is_stop(cp)) return true;
        if (!dnm_is_closing(cp)) return false;
    }
    return false;
}

static void count(dnm_str line, uint32_t cp, size_t behind, dnm_shape *shape)
{
    const uint32_t props = dnm_cp_props(cp);
    if (props & DNM_CP_SPACE) {
        shape->blanks++;
        return;
    }
    if (!shape->chars++) shape->first = cp;
    shape->last = cp;
    shape->han += (props & DNM_CP_HAN) != 0;
    shape->digits += (props & DNM_CP_DIGIT) != 0;
    if (!(props & DNM_CP_PUNCT)) return;
    shape->stops += dnm_is_stop(cp) && !is_inside_word(line, cp, behind);
    shape->pauses += dnm_is_pause(cp);
}

void dnm_shape_read(dnm_str line, dnm_shape *shape)
{
    *shape = (dnm_shape){0};
    trim(line, shape);
    for (size_t at = shape->start; at < shape->end;) {
        const uint32_t cp = dnm_utf8_next(line.p, shape->end, &at);
        count(line, cp, at, shape);
    }
    shape->ends_sentence = ends_sentence(line, shape);
}

enum { LONGEST_SALUTATION = 120 }; /* bytes */

size_t dnm_salutation(dnm_str text)
{
    static const char *const words[] = {"同志们", "同志們", "各位",   "尊敬的", "朋友们", "朋友們", "同学们",
                                        "同學們", "老师们", "老師們", "代表们", "代表們", "女士们", "女士們"};
    bool known = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
        known = text.n > strlen(words[i]) && memcmp(text.p, words[i], strlen(words[i])) == 0;
    for (size_t at = 0; known && at < text.n && at < LONGEST_SALUTATION;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp == ':' || cp == 0xFF1A) return at;
        if (dnm_is_stop(cp)) return 0;
    }
    return 0;
}
