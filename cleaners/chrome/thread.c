/* thread.c -- a thread of a forum that was copied as text: above each post stand its author, the time and the
 * buttons of the forum, in the same way each time. One such line proves nothing; three alike are a thread.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/date.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST = 80, FEWEST_POSTS = 3, MOST_AROUND = 6, LONGEST_NAME = 16 };

typedef enum line_role { ROLE_TEXT, ROLE_NAME, ROLE_BAR, ROLE_HEAD } line_role;

/* "发表于", "3楼", "#12", "写道：", "只看该作者": beside a time, the line is above a post. */
static bool speaks_of_posts(const cue_line *ready, const dnm_shape *s, const cue_items *items)
{
    static const char *const words[] = {"发表于",  "发布于",  "回复于", "楼",     "#",     "写道",
                                        "只看",    "沙发",    "板凳",   "posted", "wrote", "reply #",
                                        "schrieb", "a écrit", "писал",  NULL};
    const dnm_str t = {ready->p + s->start, s->end - s->start};
    return items->of[ITEM_POST] || dnm_has_any(t, words);
}

/* What dnm_date_find reads between hours and minutes: a look that most lines of figures do not pass. */
static bool may_tell_time(dnm_str line)
{
    static const char *const marks[] = {":", "h", "：", "时", "時", "点", NULL};
    return dnm_has_any(line, marks);
}

/* The line has a day and a time of day, and hardly a word but names and those of a forum. */
static bool is_head(const chrome_page *page, const chrome_line *l)
{
    enum { STRANGE = 3 };
    const dnm_shape *s = &l->shape;
    cue_line ready;
    cue_items items;
    dnm_date date;
    size_t at, n;
    if (s->digits < 6 || s->chars > LONGEST || s->ends_sentence || !may_tell_time(l->text)) return false;
    if (!dnm_date_find(l->text, &date, &at, &n) || !date.has_time) return false;
    if (!cue_prepare(page->cues, l->text, &ready)) return false;
    memset(ready.p + at, ' ', n);
    cue_read_items(&ready, s->start, s->end, &items);
    return items.strange <= STRANGE && speaks_of_posts(&ready, s, &items);
}

/* A stamp alone, or a button: beside a head it goes along. */
static bool is_bar(const chrome_page *page, const chrome_line *l)
{
    reading r = {.page = page, .line = l};
    if (l->shape.chars > LONGEST || l->shape.ends_sentence || !l->shape.chars) return false;
    if (chrome_is_stamp(l->text)) return true;
    if (!cue_prepare(page->cues, l->text, &r.ready)) return false;
    cue_items items;
    cue_read_items(&r.ready, l->shape.start, l->shape.end, &items);
    if (!items.strange) return items.known || items.numbers;
    return chrome_judge_bar(&r).kind != CHROME_NONE;
}

static bool is_name(const chrome_line *l)
{
    return l->shape.chars && l->shape.chars <= LONGEST_NAME && !l->shape.stops && !l->shape.pauses;
}

static void mark_bars(const chrome_page *page, uint8_t *roles, uint32_t head)
{
    for (uint32_t n = 1; n <= MOST_AROUND && n <= head; n++) {
        if (roles[head - n] != ROLE_TEXT || !is_bar(page, &page->lines[head - n])) break;
        roles[head - n] = ROLE_BAR;
    }
    for (uint32_t n = 1; n <= MOST_AROUND && head + n < page->count; n++) {
        if (roles[head + n] != ROLE_TEXT || !is_bar(page, &page->lines[head + n])) break;
        roles[head + n] = ROLE_BAR;
    }
}

static uint32_t first_of_block(const uint8_t *roles, uint32_t head)
{
    while (head && roles[head - 1] == ROLE_BAR) head--;
    return head;
}

/* Where the line above every post is as short as a name, it is one; above it may be the buttons of the post
 * before. */
static void mark_names(const chrome_page *page, uint8_t *roles, uint32_t heads)
{
    uint32_t named = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        if (roles[i] != ROLE_HEAD) continue;
        const uint32_t first = first_of_block(roles, i);
        named += first && roles[first - 1] == ROLE_TEXT && is_name(&page->lines[first - 1]);
    }
    if (named < heads) return;
    for (uint32_t i = 0; i < page->count; i++) {
        if (roles[i] != ROLE_HEAD) continue;
        const uint32_t name = first_of_block(roles, i) - 1;
        if (page->lines[name].block == page->title_block) continue;
        roles[name] = ROLE_NAME;
        mark_bars(page, roles, name);
    }
}

void chrome_clean_thread(chrome_page *page)
{
    uint32_t heads = 0, posts = 0;
    uint8_t *roles = dnm_arena_alloc(page->arena, page->count + 1);
    if (!roles) return;
    memset(roles, ROLE_TEXT, page->count + 1);
    for (uint32_t i = 0; i < page->count; i++) {
        if (!is_head(page, &page->lines[i])) continue;
        roles[i] = ROLE_HEAD;
        posts += !heads || roles[i - 1] != ROLE_HEAD;
        heads++;
    }
    if (posts < FEWEST_POSTS) return;
    for (uint32_t i = 0; i < page->count; i++)
        if (roles[i] == ROLE_HEAD) mark_bars(page, roles, i);
    mark_names(page, roles, heads);
    for (uint32_t i = page->count; i-- > 0 && roles[i] == ROLE_TEXT && is_bar(page, &page->lines[i]);)
        roles[i] = ROLE_BAR;
    for (uint32_t i = 0; i < page->count; i++)
        if (roles[i] != ROLE_TEXT) chrome_take(page, &page->lines[i], CHROME_THREAD, 750);
}
