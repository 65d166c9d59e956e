/* inside.c -- lines of a site in the middle of a text, as it copies its pages one below the other: numbers of
 * pages, the word above an advertisement, a pointer to another page between two paragraphs.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST = 80, LONGEST_DOTTED = 12 /* "图片加载中..." */, MOST_WORDS = 8, FAR = 3 };

static bool is_paragraph(const chrome_line *l)
{
    return l->shape.ends_sentence && l->shape.chars >= 12;
}

/* The words of "—— 广告 ——" without the marks around them. */
static dnm_str without_marks(const chrome_line *line)
{
    enum { MARKS = DNM_CP_PUNCT | DNM_CP_SYMBOL | DNM_CP_SPACE };
    const char *text = line->text.p;
    size_t start = 0, end = line->text.n;
    for (size_t next = 0; next < end; start = next)
        if (!dnm_cp_has(dnm_utf8_next(text, end, &next), MARKS)) break;
    for (size_t before = end; before > start; end = before)
        if (!dnm_cp_has(dnm_utf8_prev(text, &before), MARKS)) break;
    return (dnm_str){text + start, end - start};
}

/* Whether [at, at + n) of the text is the whole of a line, the marks around it aside. */
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
    const chrome_line *line = &page->lines[low - 1];
    return line->taken || without_marks(line).n <= n;
}

/* Whether the text has the words of a line in no other place but lines of their own, in capitals or not. */
static bool is_nowhere_else(const chrome_page *page, dnm_str word)
{
    const dnm_view *v = dnm_doc_view(page->doc);
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

/* What the line of the page is, if it stands between two paragraphs. */
static chrome_kind kind_inside(const chrome_page *page, uint32_t i, bool *asks_for_words)
{
    const chrome_line *line = &page->lines[i];
    const dnm_shape *s = &line->shape;
    cue_line ready;
    cue_items items;
    if (!cue_prepare(page->cues, line->text, &ready)) return CHROME_NONE;
    cue_read_first_items(&ready, s->start, s->end, &items); /* behind a strange one nothing counts */
    if (turns_pages(&items)) return CHROME_WAY;
    if (items.of[ITEM_ACT] >= 2 && !items.strange && !items.head &&
        (items.numbers >= 2 || dnm_has(line->text, "|")))
        return CHROME_WAY; /* "评论(2) 赞同17 踩0" */
    const unsigned buttons = (unsigned)items.of[ITEM_BUTTON] + items.of[ITEM_AD];
    const bool asks = s->last == ':' || s->last == 0xFF1A;
    *asks_for_words = buttons && !items.strange && !asks && !items.of[ITEM_WORD] && !items.of[ITEM_ACT];
    if (*asks_for_words) return CHROME_WAY;
    if (items.first == ITEM_HEAD && items.head && items.strange) return CHROME_RELATED;
    return CHROME_NONE;
}

/* "推荐阅读：…" and nothing known to belong to the text behind it. */
static bool points_elsewhere(const chrome_page *page, const chrome_line *l)
{
    if (!l->shape.han || l->shape.pauses == 0 || l->shape.pauses > 2 || l->shape.last == 0x300B) return false;
    if (!chrome_names_another(page, l)) return false;
    const chrome_verdict verdict = chrome_judge(page, l);
    return verdict.kind == CHROME_RELATED && verdict.whole;
}

/* ---- words of buttons ---- */

/* The answers for the words met, as each costs a look through the text. A text with more of them than this is
 * about them: then none goes. */
typedef struct words {
    dnm_str met[MOST_WORDS];
    bool gone[MOST_WORDS];
    uint8_t count;
    bool too_many;
} words;

/* The number of a word from 1 on; 0: too many. */
static uint8_t number_of_word(const chrome_page *page, words *w, const chrome_line *line)
{
    const dnm_str word = without_marks(line);
    for (uint8_t i = 0; i < w->count; i++)
        if (dnm_str_eq(w->met[i], word)) return (uint8_t)(i + 1);
    w->too_many = w->too_many || w->count == MOST_WORDS;
    if (w->too_many) return 0;
    w->met[w->count] = word;
    w->gone[w->count] = is_nowhere_else(page, word);
    return ++w->count;
}

/* ---- the lines of the middle ----
 *
 * Lines of a site may follow each other, and lines of the text stand beside them. What counts for the
 * distance to a paragraph is no line that may go: so none that stays now would go when the text is cleaned
 * again. */

static bool may_stand_inside(const chrome_line *l)
{
    const dnm_shape *s = &l->shape;
    return s->chars && s->chars <= LONGEST && s->stops <= 1 &&
           (!s->ends_sentence || s->chars <= LONGEST_DOTTED);
}

static chrome_kind judge_inside(chrome_page *page, uint32_t i, words *w)
{
    chrome_line *l = &page->lines[i];
    if (!may_stand_inside(l)) return CHROME_NONE;
    const uint32_t cp = l->shape.first;
    const bool marked = dnm_cp_has(cp, DNM_CP_PUNCT | DNM_CP_SYMBOL | DNM_CP_DIGIT);
    bool asks_for_words = false;
    chrome_kind kind = CHROME_NONE;
    if (marked || cue_may_begin_item(page->cues, cp)) kind = kind_inside(page, i, &asks_for_words);
    l->word = asks_for_words ? number_of_word(page, w, l) : 0;
    if (asks_for_words && (!l->word || !w->gone[l->word - 1])) return CHROME_NONE;
    return kind == CHROME_NONE && points_elsewhere(page, l) ? CHROME_RELATED : kind;
}

/* How many lines of the text ago a paragraph was, or FAR. */
static uint32_t step(const chrome_line *l, uint32_t since)
{
    if (l->taken || l->between != CHROME_NONE) return since;
    if (is_paragraph(l)) return 0;
    return since < FAR ? since + 1 : FAR;
}

void chrome_clean_inside(chrome_page *page)
{
    words w = {.count = 0};
    uint32_t since = FAR;
    for (uint32_t i = 0; i < page->count; i++) {
        chrome_line *l = &page->lines[i];
        l->between = since < FAR && !l->taken ? judge_inside(page, i, &w) : CHROME_NONE;
        since = step(l, since);
    }
    since = FAR;
    for (uint32_t i = page->count; i-- > 0;) {
        chrome_line *l = &page->lines[i];
        since = step(l, since);
        if (l->between == CHROME_NONE || since == FAR || (l->word && w.too_many)) continue;
        chrome_take(page, l, l->between, 750);
        l->inside = l->taken;
    }
}
