/* words.c -- how sites speak around their names: "本文来自…", "…提供下载". These words convict nobody, for
 * texts have them, too; they go with a mark that is convicted already, in changing wording.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/text/han_stats.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

uint32_t watermark_other_bracket(uint32_t opening)
{
    static const uint32_t pairs[][2] = {
        {'(', ')'},       {'[', ']'},       {'{', '}'},       {'<', '>'},       {0xFF08, 0xFF09},
        {0xFF3B, 0xFF3D}, {0xFF5B, 0xFF5D}, {0x3008, 0x3009}, {0x300A, 0x300B}, {0x300C, 0x300D},
        {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015}, {0x3016, 0x3017}, {0xFF1C, 0xFF1E}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == opening) return pairs[i][1];
    return 0;
}

/* What is said before a site's name, and behind it. The first lists are of words that speak of a site or of
 * what it has; the second, of words that any text has, too. */
static const char *const said_before[] = {
    "本文", "本书", "本站",   "全文",   "更多",   "更全",   "最新",   "最全",   "海量",   "尽在",
    "请到", "请上", "请登录", "请登陆", "请访问", "请浏览", "请关注", "请收藏", "请记住", "访问",
    "来自", "来源", "来源于", "转载自", "转自",   "摘自",   "出自",   "首发于", "首发",   "网址",
    "域名", "官网", "牢记",   "一秒",   "天才",   "独家",   NULL};
static const char *const also_before[] = {
    "文章", "内容", "资料", "章节", "小说", "范文", "好书", "好文", "精彩", "免费", "登录",
    "登陆", "关注", "收藏", "地址", "由",   "在",   "于",   "请",   "阅读", "下载", "查看",
    "手机", "用户", "欢迎", "光临", "记住", "整理", "收集", "：",   ":",    " ",    NULL};
static const char *const said_behind[] = {"提供下载",   "整理",     "首发",   "最快", "最新", "欢迎您",
                                          "欢迎你",     "的光临",   "无弹窗", "手打", "独家", "免费",
                                          "转载请注明", "继续阅读", "收集",   "上传", "分享", NULL};
static const char *const also_behind[] = {"提供", "下载", "发布", "阅读", "查看", "制作",   "更新",
                                          "章节", "小说", "范文", "资料", "转载", "请注明", "出处",
                                          "继续", "全文", "观看", "为您", "精彩", " ",      NULL};

/* The longest word of a list that ends at `at`, or begins there: its bytes. */
static size_t longest_of(const char *const *list, dnm_str leaf, size_t at, bool right)
{
    size_t longest = 0;
    for (; *list; list++) {
        const size_t n = strlen(*list);
        if (n <= longest) continue;
        if (right ? dnm_has_at(leaf, at, *list) : at >= n && memcmp(leaf.p + at - n, *list, n) == 0)
            longest = n;
    }
    return longest;
}

static bool is_edge(uint32_t cp)
{
    return !cp || dnm_cp_has(cp, DNM_CP_PUNCT | DNM_CP_CJK_PUNCT);
}

/* So many words belong to the mark where they reach the edge of a clause or the text goes on well without
 * them; one more that any text has, where it goes on better. */
static bool is_better(const watermark_page *page, const watermark_place *best, const watermark_place *wider,
                      bool right, bool said, bool few)
{
    const watermark_gap now = watermark_read_gap(page, wider);
    if (now.left && watermark_other_bracket(now.left) == now.right) return true;
    if (few && (now.left || now.right) &&
        (!now.torn || dnm_han_pair_saving(now.left, now.right) < DNM_HAN_PAIR_STRONG))
        return false;
    if (is_edge(right ? now.right : now.left)) return true;
    if (!now.torn || now.gain <= 0) return false;
    return said || now.gain > watermark_read_gap(page, best).gain;
}

static void take_side(const watermark_page *page, dnm_str leaf, uint32_t off, bool right,
                      watermark_place *place)
{
    const watermark_place old = *place;
    size_t at = old.at - off + (right ? old.len : 0);
    const size_t from = at;
    enum { FEW = 4 * 3 }; /* bytes: four hanzi; fewer may stand there by chance, unless a word is torn */
    bool says = false;
    for (;;) {
        const size_t strong = longest_of(right ? said_behind : said_before, leaf, at, right);
        const size_t weak = longest_of(right ? also_behind : also_before, leaf, at, right);
        const size_t n = strong >= weak ? strong : weak;
        if (!n) break;
        const bool said = strong >= weak;
        says = says || said;
        at = right ? at + n : at - n;
        const uint32_t taken = (uint32_t)(right ? at - from : from - at);
        const watermark_place wider = {old.block, right ? old.at : old.at - taken, old.len + taken};
        const bool alone = !said && n == 3; /* "在" is the text's, where nothing leads on from it */
        if (says && !alone && is_better(page, place, &wider, right, said, taken < FEW)) *place = wider;
    }
}

static void take_brackets(dnm_str leaf, uint32_t off, watermark_place *place)
{
    size_t begin = place->at - off, end = begin + place->len;
    const uint32_t opening = dnm_utf8_peek_back(leaf.p, begin);
    if (!watermark_other_bracket(opening)) return;
    if (dnm_utf8_peek(leaf.p, leaf.n, end) != watermark_other_bracket(opening)) return;
    dnm_utf8_prev(leaf.p, &begin);
    dnm_utf8_next(leaf.p, leaf.n, &end);
    *place = (watermark_place){place->block, off + (uint32_t)begin, (uint32_t)(end - begin)};
}

void watermark_take_words(const watermark_page *page, watermark_place *place)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_block *b = &v->blocks[place->block];
    const dnm_str leaf = {v->text + b->off, b->len};
    take_side(page, leaf, b->off, false, place);
    take_side(page, leaf, b->off, true, place);
    take_brackets(leaf, b->off, place);
}
