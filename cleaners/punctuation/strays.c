/* strays.c -- marks as a watermark: a site sets a ', a backtick or a point behind the 的 of its texts, here
 * and there, quotes never in pairs.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/han_model.h"
#include "core/text/shape.h"
#include "core/text/utf8.h"

enum {
    DE = 0x7684, /* 的 */
    OTHERS = 8, /* strewn marks stand behind 的 if no more than one in so many is elsewhere beside a hanzi */
    STOPS = 3,  /* sentences that end otherwise: then a point ends none */
    /* What the characters around a lone point must gain by being one sentence. Of 3,000 places behind 的
     * inside sentences a third has more, of 545 ends of sentences 7 %. */
    GAIN = 60
};

/* So many behind 的 are no accident. */
static const struct {
    char mark;
    uint32_t fewest;
} marks[] = {{'\'', 3}, {'`', 3}, {'.', 1}};
enum { MARKS = sizeof marks / sizeof *marks };

typedef struct tally {
    uint32_t behind_de, elsewhere;
} tally;

static bool opens(uint32_t cp)
{
    return punctuation_is_hanzi(cp) || cp == 0x201C || cp == 0x300A;
}

static bool is_behind_de(dnm_str text, size_t at)
{
    return dnm_utf8_peek_back(text.p, at) == DE && opens(dnm_utf8_peek(text.p, text.n, at + 1));
}

/* A point is a mark of sentences behind a hanzi alone: "1.总则" is a number, "..." a pause. */
static bool is_elsewhere(dnm_str text, size_t at)
{
    const uint32_t before = dnm_utf8_peek_back(text.p, at), behind = dnm_utf8_peek(text.p, text.n, at + 1);
    if (text.p[at] != '.') return punctuation_is_hanzi(before) || punctuation_is_hanzi(behind);
    return punctuation_is_hanzi(before) && behind != '.';
}

/* The next mark at or after `at`; SIZE_MAX: none. */
static size_t next_mark(dnm_str text, size_t at, char mark)
{
    const char *p = at < text.n ? memchr(text.p + at, mark, text.n - at) : NULL;
    return p ? (size_t)(p - text.p) : SIZE_MAX;
}

/* Whether one stands behind 的 anywhere in the whole text, as in few. */
static bool may_be_strewn(dnm_str text, char mark)
{
    for (size_t at = 0; (at = next_mark(text, at, mark)) != SIZE_MAX; at++)
        if (dnm_utf8_peek_back(text.p, at) == DE) return true;
    return false;
}

static void count(dnm_str text, char mark, tally *t)
{
    for (size_t at = 0; (at = next_mark(text, at, mark)) != SIZE_MAX; at++) {
        if (is_behind_de(text, at)) {
            t->behind_de++;
        } else {
            t->elsewhere += is_elsewhere(text, at);
        }
    }
}

static bool reads_on(dnm_str text, size_t at)
{
    size_t before = at, behind = at + 1;
    const uint32_t a1 = dnm_utf8_prev(text.p, &before), a2 = dnm_utf8_peek_back(text.p, before);
    const uint32_t b1 = dnm_utf8_next(text.p, text.n, &behind), b2 = dnm_utf8_peek(text.p, text.n, behind);
    return dnm_model_seam_gain(a2, a1, b1, b2) > GAIN;
}

/* A lone mark must read on without it; else it is a doubt. */
static void cut(const punctuation_page *page, uint32_t block, char mark, bool lone)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    uint32_t span = 0;
    for (size_t at = 0; (at = next_mark(text, at, mark)) != SIZE_MAX; at++) {
        if (!is_behind_de(text, at) || punctuation_past_code(page, block, at, &span) != at) continue;
        const dnm_why why = {PUNCTUATION_RULE_STRAY, lone ? 600 : mark == '.' ? 750 : 850};
        if (!lone || reads_on(text, at))
            dnm_edit_cut(page->editor, why, block, (uint32_t)at, 1);
        else
            dnm_edit_flag(page->editor, why, block, (uint32_t)at, 1,
                          DNM_STR("a stray point, or the end of a sentence"));
    }
}

static bool are_strewn(const punctuation_page *page, size_t k, const tally *t)
{
    if (t->behind_de < marks[k].fewest || t->elsewhere * OTHERS > t->behind_de) return false;
    if (marks[k].mark != '.') return true;
    uint32_t stops = 0; /* the points themselves may count as some */
    for (uint32_t i = 0; i < page->view->block_count && stops < STOPS + t->behind_de; i++) {
        dnm_shape shape;
        if (!punctuation_is_text(&page->view->blocks[i])) continue;
        dnm_leaf_shape(page->doc, i, &shape);
        stops += shape.stops;
    }
    return stops >= STOPS + t->behind_de;
}

void punctuation_cut_strays(const punctuation_page *page)
{
    tally tallies[MARKS] = {{0}};
    const uint32_t blocks = page->view->block_count;
    const dnm_str all = {page->view->text, page->view->text_len};
    for (size_t k = 0; k < MARKS; k++) {
        if (!may_be_strewn(all, marks[k].mark)) continue;
        for (uint32_t i = 0; i < blocks; i++)
            if (punctuation_is_text(&page->view->blocks[i]))
                count(dnm_doc_text(page->doc, i), marks[k].mark, &tallies[k]);
    }
    for (size_t k = 0; k < MARKS; k++) {
        if (!are_strewn(page, k, &tallies[k])) continue;
        for (uint32_t i = 0; i < blocks; i++)
            if (punctuation_is_text(&page->view->blocks[i]))
                cut(page, i, marks[k].mark, marks[k].mark == '.' && tallies[k].behind_de == 1);
    }
}
