/* bars.c -- whether a line is a bar of buttons, or one of them: all that stands between its marks are words
 * that content systems put there.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_BAR = 120 };

static unsigned per_cent_known(const cue_items *items)
{
    const unsigned all = (unsigned)items->known + items->unknown;
    return all ? items->known * 100u / all : 0;
}

/* The line is buttons from end to end. */
static chrome_verdict judge_pure(const cue_items *items, unsigned strong, bool parted)
{
    const unsigned turns = items->of[ITEM_TURN];
    const unsigned plain = (unsigned)items->of[ITEM_WORD] + items->of[ITEM_ACT];
    const unsigned words = plain + (plain ? items->of[ITEM_AD] : 0);
    const unsigned foreign = (unsigned)items->of[ITEM_LINE] + items->of[ITEM_NAME];
    if (items->of[ITEM_HEAD] || (items->of[ITEM_AD] && !words)) {
        const bool alone = strong + turns + words + items->of[ITEM_HEAD] == 1;
        return alone && items->of[ITEM_HEAD] ? chrome_is(CHROME_RELATED, false) : chrome_is_none();
    }
    if (items->of[ITEM_FILE] && !words && !turns && strong == items->of[ITEM_FILE])
        return chrome_is(CHROME_DOWNLOAD, strong >= 2);
    if (strong) return chrome_is(CHROME_WAY, !items->head || strong + turns + words >= 2);
    if (turns + (items->numbers >= 2) >= 2 || (turns && words)) return chrome_is(CHROME_WAY, true);
    if (items->head && items->of[ITEM_COUNT] == 1 && items->numbers && !words && !turns)
        return chrome_is(CHROME_WAY, false); /* "页: [1]" */
    if (items->of[ITEM_COUNT] >= 3 && items->numbers >= 2 && !words) return chrome_is(CHROME_WAY, true);
    if (items->of[ITEM_ACT] >= 2 && words + items->numbers >= 3) return chrome_is(CHROME_WAY, true);
    if (words >= 2 && words + items->of[ITEM_COUNT] + (parted && words >= 3) >= 4)
        return chrome_is(CHROME_WAY, true);
    if (words + foreign >= 4 || (foreign >= 2 && items->numbers)) return chrome_is(CHROME_WAY, false);
    return turns || words ? chrome_is(CHROME_WAY, false) : chrome_is_none();
}

/* "« Older: …", "Newer: … »" */
static bool has_arrows(const reading *r)
{
    static const uint32_t arrows[] = {0xAB, 0xBB, 0x2190, 0x2192, 0x2039, 0x203A, '<', '>'};
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        if (r->line->shape.first == arrows[i] || r->line->shape.last == arrows[i]) return true;
    return false;
}

/* "首页 资讯 专栏 书评 论坛": from the site's first page on, short names of its parts; without it, most of
 * them must be such names. */
static bool is_menu(const reading *r, const cue_items *items)
{
    enum { PARTS = 4, LONGEST_PART = 4, NAMED = 3, FRONT = 24 /* bytes before the first page */ };
    static const char *const homes[] = {"首页 ", "主页 ", "网站首页 ", "学校首页 ", "首页|", "首页　"};
    const dnm_str t = {r->ready.p, r->ready.n};
    const uint32_t parts = r->line->shape.blanks + 1;
    const uint32_t known = (uint32_t)items->of[ITEM_WORD] + items->of[ITEM_BUTTON];
    if (parts < PARTS || r->line->shape.stops || r->line->shape.pauses || items->numbers) return false;
    if (r->line->shape.chars > parts * LONGEST_PART) return false;
    for (size_t at = r->line->shape.start; at < t.n && at < r->line->shape.start + FRONT; at++)
        for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
            if (dnm_has_at(t, at, homes[i])) return true;
    return known >= NAMED && known * 2 >= parts;
}

/* "赞 12 分享 举报", "编辑 讨论 上传视频": what readers may do with a page, in a row; other short words may
 * stand between. */
static bool is_row_of_acts(const reading *r, const cue_items *items)
{
    enum { LONGEST_OTHER = 4, SHORTEST_ROW = 3 };
    const dnm_shape *s = &r->line->shape;
    const unsigned acts = (unsigned)items->of[ITEM_ACT] + items->of[ITEM_BUTTON] + items->of[ITEM_FILE];
    const unsigned parts = acts + items->of[ITEM_WORD] + items->strange + items->numbers;
    if (s->stops || s->pauses || items->head || !s->blanks || acts < 2 || parts < SHORTEST_ROW) return false;
    return items->strange < acts && items->unknown <= items->strange * LONGEST_OTHER;
}

/* "大 中 小": of letters. */
static bool is_sizes(const reading *r)
{
    static const char *const sizes[] = {"大", "中", "小"};
    if (r->line->shape.han != 3 || r->line->shape.blanks < 2 || r->line->shape.stops) return false;
    for (size_t i = 0; i < 3; i++)
        if (!dnm_has(r->line->text, sizes[i])) return false;
    return true;
}

chrome_verdict chrome_judge_bar(const reading *r)
{
    const dnm_shape *s = &r->line->shape;
    cue_items items;
    const bool dots = s->chars > 3 && dnm_str_ends(dnm_shape_text(r->line->text, s), DNM_STR("..."));
    if (s->chars > LONGEST_BAR || (s->stops > 2 && !dots)) return chrome_is_none();
    if (is_sizes(r)) return chrome_is(CHROME_WAY, true);
    if (memchr(r->ready.p, '=', r->ready.n)) return chrome_is_none(); /* "12 ÷ 4 = 3（个）" */
    cue_read_items(&r->ready, s->start, s->end, &items);
    if (!items.known) return chrome_is_none();
    unsigned strong = (unsigned)items.of[ITEM_BUTTON] + items.of[ITEM_POST] + items.of[ITEM_FILE];
    if (r->page->about_files) strong -= items.of[ITEM_FILE]; /* the text is about it */
    if (!items.strange) return judge_pure(&items, strong, memchr(r->ready.p, '|', r->ready.n) != NULL);
    if (items.first == ITEM_FILE && items.head) return chrome_is(CHROME_DOWNLOAD, false);
    const bool of_page = items.first == ITEM_POST && items.head && r->says_title >= SAYS_TITLE;
    if (of_page && !s->stops) return chrome_is(CHROME_WAY, true); /* "查看完整版本: title" */
    if (items.first == ITEM_TURN && items.head && !s->stops) return chrome_is(CHROME_WAY, has_arrows(r));
    if (s->stops > 1 || (items.of[ITEM_HEAD] && items.head)) return chrome_is_none();
    const unsigned all = strong + items.of[ITEM_TURN] + items.of[ITEM_WORD] + items.of[ITEM_ACT];
    if (is_row_of_acts(r, &items) || is_menu(r, &items)) return chrome_is(CHROME_WAY, true);
    if (items.first_strange && items.strange > 1) return chrome_is_none();
    const bool parted = memchr(r->ready.p, '|', r->ready.n) != NULL;
    if (parted && strong && all >= 2 && items.strange == 1) return chrome_is(CHROME_WAY, true);
    const bool many = all >= 3 && per_cent_known(&items) >= 70;
    const bool sure = strong + items.of[ITEM_TURN] >= 2 && per_cent_known(&items) >= 60;
    return many || sure ? chrome_is(CHROME_WAY, true) : chrome_is_none();
}
