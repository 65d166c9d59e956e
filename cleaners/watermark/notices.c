/* notices.c -- bracketed notices of a site inside sentences. What they say makes them suspects; that they
 * tear a word apart, or come again in the same words in the middle of other sentences, convicts them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST_NOTICE = 80, /* characters between the brackets */
    SHORTEST_NOTICE = 8,
    MOST_NOTICES = 2048
};

/* ---- what a string says ---- */

/* What a notice of a site speaks of; each group counts once. One group alone proves nothing: laws and
 * announcements speak of websites, too. */
enum { RIGHTS }; /* the first group */
static const char *const groups[][12] = {
    {"版权", "版權", "所有", "转载", "轉載", "出处", "出處", "来源", "來源"},
    {"更多", "全文", "相关", "相關", "精彩", "最新", "免费", "免費", "收集", "整理"},
    {"登陆", "登錄", "登录", "登陸", "访问", "訪問", "下载", "下載"},
    {"查看", "阅读", "閱讀", "搜索", "收藏", "关注", "關注", "请到"},
    {"http", "www.", ".com", ".cn", ".net", "论坛", "論壇", "文库"},
};

static const char *find(const char *p, const char *end, dnm_str s)
{
    while ((size_t)(end - p) >= s.n && (p = memchr(p, s.p[0], (size_t)(end - p) - s.n + 1))) {
        if (memcmp(p, s.p, s.n) == 0) return p;
        p++;
    }
    return NULL;
}

static bool speaks_of(dnm_str s, size_t group)
{
    for (size_t i = 0; i < sizeof groups[group] / sizeof *groups[group] && groups[group][i]; i++)
        if (find(s.p, s.p + s.n, dnm_str_of(groups[group][i]))) return true;
    return false;
}

unsigned watermark_speaks(dnm_str s)
{
    unsigned n = 0;
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) n += speaks_of(s, g);
    return n;
}

bool watermark_opens(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010 || cp == 0x3014 || cp == 0xFF3B;
}

bool watermark_closes(uint32_t cp)
{
    return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011 || cp == 0x3015 || cp == 0xFF3D;
}

/* "…网", but not 网络, 网上, 网站 and the like, which any text speaks of. */
static bool ends_with_net(const char *p, const char *end)
{
    static const char *const common[] = {"络", "絡", "上", "页", "頁", "民", "友", "球", "吧",
                                         "站", "点", "點", "格", "线", "線", "购", "購"};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if ((size_t)(end - p) >= 3 && memcmp(p, common[i], 3) == 0) return false;
    return true;
}

bool watermark_names_site(dnm_str s)
{
    static const char *const sure[] = {"www.", "WWW.", ".com", ".COM", ".net", ".NET",   ".cn",
                                       ".org", "文库", "文庫", "论坛", "論壇", "公众号", "公眾號"};
    const char *end = s.p + s.n;
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        if (find(s.p, end, dnm_str_of(sure[i]))) return true;
    for (size_t i = 0; i < 2; i++) {
        const dnm_str net = i ? DNM_STR("網") : DNM_STR("网");
        for (const char *p = s.p; (p = find(p, end, net)); p += 3)
            if (p > s.p && ends_with_net(p + 3, end)) return true;
    }
    return watermark_speaks(s) >= 2;
}

/* ---- notices ---- */

typedef struct notice {
    watermark_place place;
    uint64_t hash;
    uint8_t speaks;
    bool inside, guilty;
} notice;

typedef struct notices {
    const watermark_page *page;
    notice *all;
    uint32_t count;
} notices;

static bool is_taken(const watermark_page *page, dnm_str s)
{
    for (uint32_t i = 0; i < page->taken_count; i++)
        if (dnm_str_eq(page->taken[i], s)) return true;
    return false;
}

/* Brackets that speak as a site does, and tear a word apart, are cut; so are those that claim rights and
 * invite to the site in one breath. */
static void add_notice(notices *n, watermark_place place)
{
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    const dnm_str s = {dnm_doc_view(n->page->doc)->text + place.at, place.len};
    const unsigned speaks = watermark_speaks(s);
    if (speaks < 2 || n->count == MOST_NOTICES || is_taken(n->page, s)) return;
    if (!n->all) n->all = dnm_arena_alloc(n->page->arena, MOST_NOTICES * sizeof *n->all);
    if (!n->all) return;
    bool inside;
    const int gain = watermark_seam(n->page, &place, &inside);
    const bool claims = speaks_of(s, RIGHTS) && speaks >= 4;
    n->all[n->count++] = (notice){.place = place,
                                  .hash = dnm_hash(key, s.p, s.n),
                                  .speaks = (uint8_t)speaks,
                                  .inside = inside,
                                  .guilty = inside && (gain > 0 || claims)};
}

static void search(notices *n, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(n->page->doc);
    const dnm_block *b = &v->blocks[block];
    uint32_t open_at = UINT32_MAX;
    uint32_t length = 0;
    for (size_t at = b->off; at < b->off + b->len; length++) {
        if (dnm_utf8_begins_han(v->text[at])) {
            at += 3;
            continue;
        }
        uint32_t start = (uint32_t)at;
        uint32_t cp = dnm_utf8_next(v->text, b->off + b->len, &at);
        if (watermark_opens(cp)) {
            open_at = start;
            length = 0;
        } else if (watermark_closes(cp) && open_at != UINT32_MAX) {
            watermark_place place = {block, open_at, (uint32_t)at - open_at};
            if (length > SHORTEST_NOTICE && length <= LONGEST_NOTICE) add_notice(n, place);
            open_at = UINT32_MAX;
        }
    }
}

/* Whether one in the same words was convicted, or interrupts another sentence. */
static bool is_repeated(const notices *n, const notice *one)
{
    for (uint32_t i = 0; i < n->count; i++) {
        const notice *other = &n->all[i];
        if (other != one && other->hash == one->hash && (other->guilty || (other->inside && one->inside)))
            return true;
    }
    return false;
}

static void judge(const notices *n, const notice *one, dnm_editor *editor)
{
    const uint32_t at = one->place.at - dnm_doc_view(n->page->doc)->blocks[one->place.block].off;
    if (one->guilty || is_repeated(n, one)) {
        const dnm_why why = {WATERMARK_RULE_NOTICE, (uint16_t)(one->speaks > 2 ? 900 : 800)};
        dnm_edit_cut(editor, why, one->place.block, at, one->place.len);
    } else if (one->inside && one->speaks > 2) {
        const dnm_why why = {WATERMARK_RULE_DOUBT, 500};
        dnm_edit_flag(editor, why, one->place.block, at, one->place.len, DNM_STR(""));
    }
}

void watermark_notices(const watermark_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    notices n = {.page = page};
    for (uint32_t i = 0; i < v->block_count; i++)
        if (v->blocks[i].kind == DNM_PARAGRAPH || v->blocks[i].kind == DNM_HEADING) search(&n, i);
    for (uint32_t i = 0; i < n.count; i++) judge(&n, &n.all[i], editor);
}
