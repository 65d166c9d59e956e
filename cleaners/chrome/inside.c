/* inside.c -- lines of a site in the middle of a text, as it copies its pages one below the other: numbers of
 * pages, the word above an advertisement, a pointer to another page between two paragraphs.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST = 80, LONGEST_DOTTED = 12 /* "图片加载中..." */, MOST_SEARCHES = 8 };

static bool is_paragraph(const chrome_line *l)
{
    return l->shape.ends_sentence && l->shape.chars >= 12;
}

/* Lines of a site may follow each other. */
static bool is_between_paragraphs(const chrome_page *page, uint32_t i)
{
    enum { LOOK = 3 };
    bool before = false, behind = false;
    for (uint32_t k = i, n = 0; k-- > 0 && n < LOOK && !before; n += !page->lines[k].taken)
        before = !page->lines[k].taken && is_paragraph(&page->lines[k]);
    for (uint32_t k = i + 1; k < page->count && k <= i + LOOK && !behind; k++)
        behind = is_paragraph(&page->lines[k]);
    return before && behind;
}

/* Whether [at, at + n) of the text is the whole of a line, brackets aside. */
static bool stands_alone(const chrome_page *page, size_t at, size_t n)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t low = 1, high = page->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (v->blocks[page->lines[middle].block].off <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return page->lines[low - 1].text.n <= n + 8;
}

/* Whether the text has the words of the line in no other place but such lines, in capitals or not. */
static bool is_nowhere_else(const chrome_page *page, const chrome_line *line)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_str word = dnm_shape_text(line->text, &line->shape);
    if (word.n < 3 || chrome_share_of(&page->title, word) >= 50) return false;
    for (size_t at = 1; at + word.n - 1 <= v->text_len;) {
        const char *hit = memchr(v->text + at, word.p[1], v->text_len - at - word.n + 2);
        if (!hit) return true;
        at = (size_t)(hit - v->text) + 1;
        if (memcmp(hit, word.p + 1, word.n - 1) != 0) continue;
        if (hit != word.p + 1 && hit[-1] != word.p[0]) return false; /* in the other case */
        if (hit != word.p + 1 && !stands_alone(page, (size_t)(hit - 1 - v->text), word.n)) return false;
    }
    return true;
}

/* "上一页 [1] [2] [3] 下一页" */
static bool turns_pages(const cue_items *items)
{
    return items->of[ITEM_TURN] && items->numbers >= 2 && !items->strange;
}

static chrome_kind kind_inside(const chrome_page *page, uint32_t i, uint32_t *searches)
{
    reading r = {.page = page, .line = &page->lines[i]};
    const dnm_shape *s = &r.line->shape;
    cue_items items;
    if (!cue_prepare(&page->cues, r.line->text, &r.ready)) return CHROME_NONE;
    cue_read_items(&r.ready, s->start, s->end, &items);
    if (!is_between_paragraphs(page, i)) return CHROME_NONE;
    if (turns_pages(&items)) return CHROME_WAY;
    const unsigned buttons = (unsigned)items.of[ITEM_BUTTON] + items.of[ITEM_AD];
    const bool asks = s->last == ':' || s->last == 0xFF1A;
    if (buttons && !items.strange && !asks && !items.of[ITEM_WORD] && (*searches)++ < MOST_SEARCHES)
        return is_nowhere_else(page, r.line) ? CHROME_WAY : CHROME_NONE;
    if (items.first == ITEM_HEAD && items.head && items.strange) return CHROME_RELATED;
    return CHROME_NONE;
}

/* "推荐阅读：…" and nothing known to belong to the text behind it. */
static bool points_elsewhere(const chrome_page *page, uint32_t i)
{
    const chrome_line *l = &page->lines[i];
    if (!l->shape.han || l->shape.pauses == 0 || l->shape.pauses > 2 || l->shape.last == 0x300B) return false;
    if (!is_between_paragraphs(page, i)) return false;
    const chrome_verdict verdict = chrome_judge(page, l);
    return verdict.kind == CHROME_RELATED && verdict.whole;
}

void chrome_clean_inside(chrome_page *page)
{
    uint32_t searches = 0;
    for (uint32_t i = 1; i + 1 < page->count; i++) {
        chrome_line *l = &page->lines[i];
        const dnm_shape *s = &l->shape;
        if (l->taken || s->chars > LONGEST || s->stops > 1 ||
            (s->ends_sentence && s->chars > LONGEST_DOTTED) || !s->chars)
            continue;
        const uint32_t cp = s->first;
        const bool marked = dnm_cp_has(cp, DNM_CP_PUNCT | DNM_CP_SYMBOL | DNM_CP_DIGIT);
        chrome_kind kind = CHROME_NONE;
        if (marked || cue_may_begin_item(&page->cues, cp)) kind = kind_inside(page, i, &searches);
        if (kind == CHROME_NONE && points_elsewhere(page, i)) kind = CHROME_RELATED;
        if (kind == CHROME_NONE) continue;
        chrome_take(page, l, kind, 750);
        l->inside = l->taken;
    }
}
