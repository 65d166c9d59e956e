/* claims.c -- where a text was copied, said between its sentences:
 * "。本文来自青竹文库www.qingzhu.example船老大姓何". A sentence that says so ends in a mark; this runs into
 * the next one, or the paragraph ends with it. One alone is doubtful unless it gives an address; several
 * convict each other. Behind a mere pause a sentence may well say so itself, and goes on: that goes only
 * where the same words are convicted elsewhere.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST_NAME = 8,      /* hanzi before the word that names of sites end with */
    LONGEST_THING = 4,     /* hanzi between 更多 and what to do */
    LONGEST_ADDRESS = 512, /* bytes of one, however it is written */
    MOST = 512,
    ENOUGH = 2 /* what all of a text weigh together */
};

typedef struct claim {
    watermark_place place;
    uint8_t weight;
    bool sure;    /* behind the end of a sentence, or with an address */
    bool goes_on; /* the sentence does, and is the text's */
    bool runs_on; /* into the next sentence */
} claim;

typedef struct claims {
    const watermark_page *page;
    claim *all;
    uint32_t count;
    unsigned weight;
    bool runs_on;
} claims;

/* ---- words ---------------------------------------------------------------------------------------- */

/* Past a word of the list that stands at `at`; 0 if none does. */
static size_t past_any(dnm_str leaf, size_t at, const char *const *words)
{
    for (; *words; words++)
        if (dnm_has_at(leaf, at, *words)) return at + strlen(*words);
    return 0;
}

/* "更多文章请看". */
static size_t past_call(dnm_str leaf, size_t at)
{
    static const char *const calls[] = {"请看",   "請看",   "请到",   "請到",   "请上",   "請上",   "请访问",
                                        "請訪問", "请登录", "請登錄", "请关注", "請關注", "请浏览", "請瀏覽",
                                        "请搜索", "請搜索", "尽在",   "盡在",   NULL};
    if (!dnm_has_at(leaf, at, "更多")) return 0;
    at += strlen("更多");
    for (int i = 0; i <= LONGEST_THING && at + 3 <= leaf.n && dnm_utf8_is_han(leaf.p + at); i++, at += 3) {
        const size_t past = past_any(leaf, at, calls);
        if (past) return past;
    }
    return 0;
}

/* What the words of past_claim() begin with: hardly any clause does. */
static bool may_begin_claim(dnm_str leaf, size_t at)
{
    if (at >= leaf.n || !dnm_utf8_begins_han(leaf.p[at])) return false;
    switch (dnm_utf8_han(leaf.p + at)) {
    case 0x672C: /* 本 */
    case 0x6B64: /* 此 */
    case 0x6587: /* 文 */
    case 0x5185: /* 内 */
    case 0x5167: /* 內 */
    case 0x539F: /* 原 */
    case 0x8D44: /* 资 */
    case 0x8CC7: /* 資 */
    case 0x5168: /* 全 */
    case 0x8F6C: /* 转 */
    case 0x8F49: /* 轉 */
    case 0x66F4: /* 更 */
        return true;
    default:
        return false;
    }
}

/* Past words that speak of this very text and where it is from; 0 if none stand there. */
static size_t past_claim(dnm_str leaf, size_t at)
{
    static const char *const subjects[] = {"本文", "此文", "文章", "内容", "內容",
                                           "原文", "资料", "資料", "全文", NULL};
    static const char *const origins[] = {"来自",   "來自", "来源于", "來源於", "来源", "來源", "转载自",
                                          "轉載自", "转自", "轉自",   "出自",   "摘自", "地址", "链接",
                                          "鏈接",   "連結", "网址",   "網址",   "出处", "出處", "首发于",
                                          "首發於", "首发", "首發",   NULL};
    static const char *const orders[] = {"转载请注明出处",
                                         "轉載請註明出處",
                                         "转载请注明来自",
                                         "轉載請註明來自",
                                         "转载请注明来源",
                                         "轉載請註明來源",
                                         "转载请注明",
                                         "轉載請註明",
                                         "转载自",
                                         "轉載自",
                                         NULL};
    const size_t subject = past_any(leaf, at, subjects);
    if (subject) return past_any(leaf, subject, origins);
    const size_t order = past_any(leaf, at, orders);
    return order ? order : past_call(leaf, at);
}

static size_t past_separators(dnm_str leaf, size_t at)
{
    while (at < leaf.n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &next);
        if (cp != ':' && cp != 0xFF1A && cp != ' ') return at;
        at = next;
    }
    return at;
}

/* Past a name that ends as those of sites do; `at` itself if none stands there. */
static size_t past_name(dnm_str leaf, size_t at)
{
    static const char *const ends[] = {"网",   "網",   "文库", "文庫", "论坛", "論壇",
                                       "书屋", "書屋", "社区", "社區", NULL};
    size_t end = at + 3;
    for (int i = 0; i < LONGEST_NAME && end + 3 <= leaf.n && dnm_utf8_is_han(leaf.p + end - 3) &&
                    dnm_utf8_is_han(leaf.p + end);
         i++, end += 3) {
        const size_t past = past_any(leaf, end, ends);
        if (!past) continue;
        const size_t with_next = past + 3 <= leaf.n ? past + 3 : past; /* 网 is none of 网络 and 网站 */
        const dnm_str name = {leaf.p + at, with_next - at};
        if (past - end > 3 || watermark_has_site_name(name)) return past;
    }
    return at;
}

/* ---- places --------------------------------------------------------------------------------------- */

/* 的 是 上 中 里 记 作 编 和 与: the site is what the sentence speaks of. */
static bool says_of_it(uint32_t cp)
{
    static const uint32_t list[] = {0x7684, 0x662F, 0x4E0A, 0x4E2D, 0x91CC, 0x88E1, 0x8BB0,
                                    0x8A18, 0x4F5C, 0x7F16, 0x7DE8, 0x548C, 0x4E0E, 0x8207,
                                    0x53CA, 0x6216, 0x7B49, 0x7AD9, 0x9891, 0x983B};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i] == cp) return true;
    return false;
}

/* 但 却 卻 而 并 並 就 也 才 都 还 還 又 没 沒: with these a sentence goes on that names the site. */
static bool goes_on(uint32_t cp)
{
    static const uint32_t list[] = {0x4F46, 0x5374, 0x537B, 0x800C, 0x5E76, 0x4E26, 0x5C31, 0x4E5F,
                                    0x624D, 0x90FD, 0x8FD8, 0x9084, 0x53C8, 0x6CA1, 0x6C92};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i] == cp) return true;
    return false;
}

static bool begins_clause(uint32_t cp)
{
    return (dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp)) || dnm_is_opening(cp) || dnm_cp_is_letter(cp);
}

static void add(claims *c, const claim *one)
{
    if (c->count == MOST) return;
    if (!c->all) c->all = dnm_arena_alloc(c->page->arena, MOST * sizeof *c->all);
    if (!c->all) return;
    c->all[c->count++] = *one;
    c->weight += one->weight;
    c->runs_on = c->runs_on || one->runs_on;
}

/* The address that stands at `at`; false if none does. */
static bool has_address_at(dnm_str leaf, size_t at, watermark_address *address)
{
    if (at >= leaf.n || dnm_utf8_begins_han(leaf.p[at])) return false;
    const size_t end = dnm_utf8_boundary(leaf.p, leaf.n, at + LONGEST_ADDRESS);
    return watermark_next_address((dnm_str){leaf.p + at, end - at}, 0, address) && address->at == 0;
}

/* What stands at `at`, behind a mark or, if there is none, at the beginning of the leaf. Returns where to go
 * on. */
static size_t read_claim(claims *c, uint32_t block, dnm_str leaf, size_t at, uint32_t mark)
{
    const size_t words = may_begin_claim(leaf, at) ? past_claim(leaf, at) : 0;
    if (!words) return at;
    const size_t begin = past_separators(leaf, words), named = past_name(leaf, begin);
    const size_t maybe = past_separators(leaf, named);
    watermark_address address;
    const bool has_address = has_address_at(leaf, maybe, &address);
    const size_t end = has_address ? maybe + address.len : named;
    if (end == begin) return words;
    const uint32_t next = dnm_utf8_peek(leaf.p, leaf.n, end);
    const bool stop = dnm_is_stop(mark), runs_on = begins_clause(next) && !says_of_it(next);
    if (!runs_on && (next || !stop)) return end;
    const uint32_t off = dnm_doc_view(c->page->doc)->blocks[block].off;
    const bool sure = (stop || has_address) && !goes_on(next);
    const uint8_t weight = runs_on && stop && has_address ? 2 : 1;
    const claim one = {.place = {block, off + (uint32_t)at, (uint32_t)(end - at)},
                       .weight = sure ? weight : 0,
                       .sure = sure,
                       .goes_on = goes_on(next),
                       .runs_on = runs_on && sure};
    if (mark || has_address) add(c, &one);
    return end;
}

/* A byte that 。，… and the like begin with. */
static bool begins_mark(char byte)
{
    const unsigned char b = (unsigned char)byte;
    return b == 0xE3 || b == 0xEF || b == 0xE2;
}

static void search(claims *c, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(c->page->doc);
    const dnm_str leaf = {v->text + v->blocks[block].off, v->blocks[block].len};
    dnm_shape shape;
    dnm_leaf_shape(c->page->doc, block, &shape);
    if (!shape.han) return;
    size_t at = read_claim(c, block, leaf, 0, 0);
    if (!shape.stops && !shape.pauses) return;
    while (at < leaf.n) {
        if (dnm_utf8_begins_han(leaf.p[at])) {
            at += 3;
            continue;
        }
        if (!begins_mark(leaf.p[at])) {
            at++;
            continue;
        }
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at);
        if (cp >= 0x80 && (dnm_is_stop(cp) || dnm_is_pause(cp))) at = read_claim(c, block, leaf, at, cp);
    }
}

static bool is_same(const claims *c, const watermark_place *a, const watermark_place *b)
{
    const char *text = dnm_doc_view(c->page->doc)->text;
    return dnm_str_eq((dnm_str){text + a->at, a->len}, (dnm_str){text + b->at, b->len});
}

/* Behind a pause, what is said elsewhere in the same words, surely, is as sure. */
static void compare(claims *c)
{
    for (uint32_t i = 0; i < c->count; i++) {
        claim *one = &c->all[i];
        for (uint32_t k = 0; k < c->count && !one->sure && !one->goes_on; k++)
            one->sure = c->all[k].sure && is_same(c, &one->place, &c->all[k].place);
        if (!one->sure || one->weight) continue;
        c->weight++;
        c->runs_on = true;
    }
}

void watermark_claims(const watermark_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    claims c = {.page = page};
    for (uint32_t i = 1; i < v->block_count; i++)
        if (v->blocks[i].kind == DNM_PARAGRAPH) search(&c, i);
    compare(&c);
    const bool guilty = c.runs_on && c.weight >= ENOUGH;
    for (uint32_t i = 0; i < c.count; i++) {
        const watermark_place *place = &c.all[i].place;
        const uint32_t at = place->at - v->blocks[place->block].off;
        if (guilty && c.all[i].sure) {
            dnm_edit_cut(editor, (dnm_why){WATERMARK_RULE_NOTICE, 800}, place->block, at, place->len);
        } else {
            dnm_edit_flag(editor, (dnm_why){WATERMARK_RULE_DOUBT, 400}, place->block, at, place->len,
                          DNM_STR(""));
        }
    }
}
