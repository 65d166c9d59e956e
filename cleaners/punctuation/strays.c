/* strays.c -- quotes as a watermark: a site sets a ' or a backtick behind the 的 of its texts, here and there
 * and never in pairs.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

#include "core/text/utf8.h"

enum {
    DE = 0x7684, /* 的 */
    FEWEST = 3,  /* so many behind 的 are no accident … */
    OTHERS = 8   /* … if no more than one in so many stands elsewhere beside a hanzi */
};

static const char marks[] = {'\'', '`'};
enum { MARKS = sizeof marks };

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

static bool is_beside_hanzi(dnm_str text, size_t at)
{
    return punctuation_is_hanzi(dnm_utf8_peek_back(text.p, at)) ||
           punctuation_is_hanzi(dnm_utf8_peek(text.p, text.n, at + 1));
}

/* The next mark at or after `at`; SIZE_MAX: none. */
static size_t next_mark(dnm_str text, size_t at, char mark)
{
    const char *p = at < text.n ? memchr(text.p + at, mark, text.n - at) : NULL;
    return p ? (size_t)(p - text.p) : SIZE_MAX;
}

static void count(dnm_str text, char mark, tally *t)
{
    for (size_t at = 0; (at = next_mark(text, at, mark)) != SIZE_MAX; at++) {
        if (is_behind_de(text, at)) {
            t->behind_de++;
        } else {
            t->elsewhere += is_beside_hanzi(text, at);
        }
    }
}

static void cut(const punctuation_page *page, uint32_t block, char mark)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    uint32_t span = 0;
    for (size_t at = 0; (at = next_mark(text, at, mark)) != SIZE_MAX; at++)
        if (is_behind_de(text, at) && punctuation_past_code(page, block, at, &span) == at)
            dnm_edit_cut(page->editor, (dnm_why){PUNCTUATION_RULE_STRAY, 850}, block, (uint32_t)at, 1);
}

void punctuation_cut_strays(const punctuation_page *page)
{
    tally tallies[MARKS] = {{0}};
    const uint32_t blocks = page->view->block_count;
    for (uint32_t i = 0; i < blocks; i++)
        for (size_t k = 0; k < MARKS && punctuation_is_text(&page->view->blocks[i]); k++)
            count(dnm_doc_text(page->doc, i), marks[k], &tallies[k]);
    for (size_t k = 0; k < MARKS; k++) {
        if (tallies[k].behind_de < FEWEST || tallies[k].elsewhere * OTHERS > tallies[k].behind_de) continue;
        for (uint32_t i = 0; i < blocks; i++)
            if (punctuation_is_text(&page->view->blocks[i])) cut(page, i, marks[k]);
    }
}
