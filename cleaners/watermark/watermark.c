/* watermark.c -- takes out what a site strewed over a text: strings at which sentences are torn apart
 * again and again, and bracketed notices of the site inside a sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"

#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    MOST_CANDIDATES = 24,
    MOST_PLACES = 20000,
    GAIN_ENOUGH = 96,           /* eighths of a bit over all places: two words torn in two … */
    GAIN_ENOUGH_BRACKETED = 48, /* … one, where brackets set the string off */
    GAIN_NAMED = 48, /* … or where the string speaks of a site, and every place is in a sentence */
    GAIN_A_PLACE = 12
};

/* ---- strings that are repeated ---- */

static uint32_t block_of(const dnm_view *v, uint32_t at, uint32_t from)
{
    while (from + 1 < v->block_count && v->blocks[from + 1].off <= at) from++;
    return from;
}

/* The places where a candidate stands, from left to right; none overlaps the one before. */
static uint32_t find_places(const watermark_page *page, const watermark_candidate *c, watermark_place *places)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t len = (uint32_t)c->text.n;
    uint32_t n = 0;
    uint32_t block = 0;
    uint32_t free_from = 0;
    for (uint32_t i = 0; i < page->point_count && n < MOST_PLACES; i++) {
        if (page->points[i].gram != c->gram) continue;
        uint32_t at = page->points[i].at;
        if (at < free_from || len > v->text_len - at || memcmp(v->text + at, c->text.p, len) != 0) continue;
        block = block_of(v, at, block);
        const dnm_block *b = &v->blocks[block];
        if (at + len > b->off + b->len) continue;
        places[n++] = (watermark_place){block, at, len};
        free_from = at + len;
    }
    return n;
}

static bool is_bracketed(dnm_str s)
{
    return watermark_opens(dnm_utf8_peek(s.p, s.n, 0)) && watermark_closes(dnm_utf8_peek_back(s.p, s.n));
}

/* Words torn apart speak for a watermark, words that the string itself makes with its neighbours speak
 * against it. A phrase that belongs to the text does the latter, and the former only by chance. */
static bool is_watermark(const watermark_page *page, dnm_str s, const watermark_place *places, uint32_t n)
{
    int gain = 0;
    int inside = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool in_sentence;
        gain += watermark_seam(page, &places[i], &in_sentence);
        inside += in_sentence;
    }
    if (n < 3 || inside < 2) return false;
    if ((uint32_t)inside == n && gain >= 0) {
        if (is_bracketed(s) && watermark_speaks(s) >= 2) return true;
        if (gain >= GAIN_NAMED && watermark_names_site(s)) return true;
    }
    int enough = is_bracketed(s) ? GAIN_ENOUGH_BRACKETED : GAIN_ENOUGH;
    return gain >= enough && gain >= inside * GAIN_A_PLACE;
}

static void cut_repeated(watermark_page *page, dnm_editor *editor)
{
    watermark_candidate candidates[MOST_CANDIDATES];
    uint32_t n = watermark_repeats(page, candidates, MOST_CANDIDATES);
    if (!n) return;
    const uint32_t most = page->point_count < MOST_PLACES ? page->point_count : MOST_PLACES;
    watermark_place *places = dnm_arena_alloc(page->arena, most * sizeof *places);
    page->taken = DNM_NEW(page->arena, dnm_str, MOST_CANDIDATES);
    if (!places || !page->taken) return;
    for (uint32_t i = 0; i < n; i++) {
        dnm_str s = candidates[i].text;
        uint32_t found = find_places(page, &candidates[i], places);
        if (!is_watermark(page, s, places, found)) continue;
        page->taken[page->taken_count++] = s;
        dnm_why why = {WATERMARK_RULE_REPEATED, is_bracketed(s) ? 950 : 920};
        for (uint32_t k = 0; k < found; k++) {
            uint32_t at = places[k].at - dnm_doc_view(page->doc)->blocks[places[k].block].off;
            dnm_edit_cut(editor, why, places[k].block, at, places[k].len);
        }
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    watermark_page page = {.doc = doc, .arena = dnm_job_arena(job)};
    cut_repeated(&page, editor);
    watermark_notices(&page, editor);
    watermark_brands(&page, editor);
    dnm_count(job, "watermark_bytes", dnm_doc_view(doc)->text_len);
    return DNM_OK;
}

static const dnm_rule rules[] = {
    [WATERMARK_RULE_REPEATED] =
        {
            .id = "repeated",
            .summary = DNM_N_("takes out a string that tears sentences apart again and again"),
            .before = "各级领导要加强学习书山文档免费分享平台提供,提高认识。\n"
                      "要进一步落实责书山文档免费分享平台提供任,改进工作作风。\n"
                      "会议要求各单位认书山文档免费分享平台提供真贯彻执行。\n"
                      "对发现的问书山文档免费分享平台提供题要及时解决。",
            .after = "各级领导要加强学习,提高认识。\n要进一步落实责任,改进工作作风。\n"
                     "会议要求各单位认真贯彻执行。\n对发现的问题要及时解决。",
            .untouched = "坚持以经济建设为中心的方针。\n必须坚持以经济建设为中心不动摇。\n"
                         "做到坚持以经济建设为中心,推动发展。",
        },
    [WATERMARK_RULE_NOTICE] =
        {
            .id = "notice",
            .summary = DNM_N_("takes out a bracketed notice of a site that tears a word apart"),
            .before = "要进一步提高工(本文版权归书山网所有,更多范文请登录查看)作效率。",
            .after = "要进一步提高工作效率。",
            .untouched = "请登录官方网站(更多信息请访问www.example.org查看)报名。",
        },
    [WATERMARK_RULE_DOUBT] =
        {
            .id = "doubt",
            .summary = DNM_N_("marks a bracketed notice that may belong to the text"),
            .before = "申请人可以下载表格,(更多最新表格请登录www.example.org搜索下载)填写后寄回。",
            .after = "申请人可以下载表格,(更多最新表格请登录www.example.org搜索下载)填写后寄回。",
            .untouched = "表格(见附件二,一式三份)填写后寄回。",
        },
    [WATERMARK_RULE_BRAND] =
        {
            .id = "brand",
            .summary = DNM_N_(
                "marks a short string, like a site's name, that tears sentences apart again and again"),
            .before = "要进一步落实责书山文库任,改进工作作风。\n会议要求各单位认书山文库真贯彻执行。\n"
                      "对发现的问书山文库题要及时解决。",
            .after = "要进一步落实责书山文库任,改进工作作风。\n会议要求各单位认书山文库真贯彻执行。\n"
                     "对发现的问书山文库题要及时解决。",
            .untouched = "我常去书山文库看书。\n书山文库有书万册。\n大家都喜欢书山文库的安静。",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_watermark = {
    .name = "watermark",
    .summary = DNM_N_("takes out strings and notices that a site strewed into sentences"),
    .phase = DNM_EXTRACT,
    .order = 30,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
