/* chrome.c -- takes out what a web site or a document shop put before and behind a text: rows of search
 * words, particulars (into metadata), recommendations, boxes for downloading, notices about rights,
 * navigation, and lists of other pages. For plain text, and for what main_content left of a page.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/chrome.h"
#include "cleaners/chrome/cues.h"
#include "core/text/prefix.h"
#include "core/text/utf8.h"

enum { TITLE_LINES = 4, ABOVE_TITLE = 16, LONGEST_TITLE = 60, SHORTEST_TITLE = 4, LONGEST_PRINTED = 120 };

void chrome_take(chrome_page *page, chrome_line *line, chrome_kind kind, uint16_t confidence)
{
    if (line->taken) return;
    if (kind == CHROME_PARTICULARS) {
        chrome_lift(page, line, confidence);
        return;
    }
    if (kind == CHROME_WAY && chrome_is_stamped(line))
        chrome_lift_stamp(page, line, (dnm_why){(uint16_t)kind, confidence});
    else
        dnm_edit_drop(page->editor, (dnm_why){(uint16_t)kind, confidence}, line->block);
    line->taken = true;
}

void chrome_cut(chrome_page *page, chrome_line *line, chrome_verdict verdict)
{
    if (line->taken || line->cut) return;
    dnm_edit_cut(page->editor, (dnm_why){(uint16_t)verdict.kind, 800}, line->block, (uint32_t)verdict.from,
                 (uint32_t)(verdict.end - verdict.from));
    line->cut = true;
}

/* "版权声明", with nothing between it and the sentences that it is about: a button elsewhere. */
static bool heads_sentences(const chrome_page *page, uint32_t i)
{
    enum { MOST = 8 };
    const dnm_shape *s = &page->lines[i].shape;
    return i == 0 && s->chars <= MOST && !s->blanks && i + 1 < page->count && page->lines[i + 1].shape.stops;
}

/* What a site has above its titles: the way to the page, bars, search words, particulars. */
static bool is_above_title(const chrome_page *page, uint32_t i)
{
    if (heads_sentences(page, i)) return false;
    if (chrome_names_site(page, i) || chrome_begins_way(page, i) || chrome_leads_to_title(page, i))
        return true;
    const chrome_verdict verdict = chrome_judge(page, &page->lines[i]);
    if (chrome_is_part(verdict)) return false;
    return verdict.kind == CHROME_WAY || verdict.kind == CHROME_PARTICULARS || chrome_spam(page, i);
}

/* A title with one word of files, "可打印区域", is about something else. */
static void see_what_title_is_about(chrome_page *page, const cue_line *title)
{
    static const char *const taking[] = {"下载", "迅雷", "网盘", "提取码", "解压", "积分", "金币", NULL};
    cue_count cues;
    cue_read(title, &cues);
    page->title_groups = cues.groups;
    page->title_files = cues.different[CUE_FILE];
    page->about_files = cues.different[CUE_FILE] >= 2 || dnm_has_any((dnm_str){title->p, title->n}, taking);
}

/* The first line that may be one. */
static void find_title(chrome_page *page)
{
    dnm_str title = dnm_doc_meta(page->doc, 0, "title");
    uint32_t others = 0;
    uint32_t seen = 0;
    for (uint32_t i = 0; !title.n && i < page->count && others < TITLE_LINES && seen < ABOVE_TITLE; i++) {
        const dnm_shape *s = &page->lines[i].shape;
        if (page->lines[i].taken) continue;
        seen++;
        const bool fits = s->chars >= SHORTEST_TITLE && s->chars <= LONGEST_TITLE && !s->stops;
        if (fits && is_above_title(page, i)) continue;
        others++;
        if (!fits) continue;
        title = page->lines[i].text;
        page->title_block = page->lines[i].block;
    }
    cue_line ready;
    chrome_pairs_add(&page->title, title);
    page->title_text = title;
    page->title_chars = (uint32_t)dnm_utf8_count(title.p, title.n);
    if (cue_prepare(page->cues, title, &ready)) see_what_title_is_about(page, &ready);
}

static bool begins_part(const chrome_page *page, const chrome_line *l)
{
    dnm_label label;
    if (l->shape.chars > LONGEST_TITLE || l->shape.ends_sentence) return false;
    return dnm_leaf_label(page->doc, l->block, &label) && label.kind == DNM_LABEL_VOLUME;
}

/* Counters and sizes of letters stand in no text: where several texts were copied into one, such lines are
 * in the middle of it, and one that names the author beside them. */
static void take_printed(chrome_page *page, uint32_t i)
{
    chrome_line *l = &page->lines[i];
    bool printed;
    if (l->taken || l->shape.chars > LONGEST_PRINTED || !l->shape.digits || l->shape.chars < 8) return;
    if (!memchr(l->text.p, ':', l->text.n) && l->shape.pauses == 0) return;
    if (chrome_particulars(page->cues, l->text, &printed).kind == CHROME_NONE || !printed) return;
    l->owner = CHROME_NOBODY; /* which of the texts they belong to is not known here */
    chrome_take(page, l, CHROME_PARTICULARS, 900);
    for (uint32_t k = i ? i - 1 : i; k <= i + 1 && k < page->count; k++) {
        chrome_line *beside = &page->lines[k];
        if (beside->taken ||
            chrome_particulars(page->cues, beside->text, &printed).kind != CHROME_PARTICULARS)
            continue;
        beside->owner = CHROME_NOBODY;
        chrome_take(page, beside, CHROME_PARTICULARS, 800);
    }
}

/* Lines that are nothing but a site's, and no text between them: they are all that there is. */
static bool is_all_chrome(const chrome_page *page)
{
    enum { MOST = 16 };
    if (page->count > MOST) return false;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->lines[i].shape.chars && !page->lines[i].taken &&
            chrome_judge(page, &page->lines[i]).kind == CHROME_NONE)
            return false;
    return true;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    chrome_page page = {.doc = doc, .arena = dnm_job_arena(job), .editor = editor};
    page.cues = dnm_job_made(job, cue_table_make);
    if (!page.cues || !chrome_read_lines(&page))
        return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "chrome.memory",
                        DNM_N_("no memory to look at the edges of the text"));
    chrome_clean_boxes(&page);
    find_title(&page);
    if (is_all_chrome(&page)) return DNM_OK;
    chrome_clean_thread(&page);
    chrome_clean_serial(&page);
    chrome_clean_inside(&page);
    for (uint32_t start = 0; start < page.count;) {
        uint32_t end = start + 1;
        while (end < page.count && !begins_part(&page, &page.lines[end])) end++;
        chrome_clean_head(&page, start, end);
        chrome_clean_tail(&page, start, end);
        start = end;
    }
    for (uint32_t i = 0; i < page.count; i++) take_printed(&page, i);
    dnm_count(job, "chrome_lines", page.count);
    return DNM_OK;
}

#define BODY                                                                                                 \
    "水库除险加固工程昨天全部完工，下游两个乡镇的供水得到了保障。\n"           \
    "施工单位介绍，工程历时两年，共加固大坝三座，新修溢洪道两条，群众十分满意。\n"
#define CLOSE "船家把缆绳解开，撑了一篙，小船便慢慢地离开了岸，谁也没有再说话。\n"
#define TITLE "水库除险加固工程总结\n"

static const dnm_rule rules[] = {
    [CHROME_SPAM] =
        {
            .id = "spam",
            .summary = DNM_N_(
                "takes out search words before and behind the page, which nothing in the text repeats"),
            .before = "亚洲棋牌官网注册,真人娱乐在线投注,彩票开奖免费app\n" TITLE BODY,
            .after = TITLE BODY,
            .untouched = "棋牌室,网吧,娱乐场所\n棋牌室、网吧和娱乐场所应当依法登记，接受检查。\n",
        },
    [CHROME_PARTICULARS] =
        {
            .id = "particulars",
            .summary = DNM_N_("lifts time, author and source into metadata; counters and buttons go"),
            .before = "document\n  paragraph \"水库除险加固工程总结\"\n"
                      "  paragraph \"发布时间：2019-05-13 10:11 作者：某某 阅读次数：68\"\n"
                      "  paragraph \"水库除险加固工程昨天全部完工，下游两个乡镇的供水得到了保障。\"\n",
            .after = "document\n  @date \"2019-05-13T10:11\"\n  @creator \"某某\"\n"
                     "  paragraph \"水库除险加固工程总结\"\n"
                     "  paragraph \"水库除险加固工程昨天全部完工，下游两个乡镇的供水得到了保障。\"\n",
            .untouched = "会议通知\n时间：2019年5月13日上午9时\n地点：三楼会议室\n作者：某某\n",
        },
    [CHROME_INTRO] =
        {
            .id = "intro",
            .summary = DNM_N_("takes out a site's recommendation of the text"),
            .before = TITLE "以下是小编为大家整理的水库除险加固工程总结，希望对您有所帮助。\n" BODY,
            .after = TITLE BODY,
            .untouched = "论坛里的话\n我把自己的笔记整理出来分享给大家，希望对大家有帮助。\n",
        },
    [CHROME_DOWNLOAD] =
        {
            .id = "download",
            .summary = DNM_N_("takes out the box that offers the text as a file"),
            .before = TITLE BODY "下载水库除险加固工程总结word格式文档\n点此处下载文档\n文档为doc格式\n",
            .after = TITLE BODY,
            .untouched = TITLE BODY "附件：水库除险加固工程验收表（word格式文档下载）\n",
        },
    [CHROME_NOTICE] =
        {
            .id = "notice",
            .summary = DNM_N_("takes out notices of the site about rights, liability and uploads"),
            .before = TITLE BODY "声明：本文由用户上传，本站不承担责任，如有侵权请联系我们删除。\n",
            .after = TITLE BODY,
            .untouched = "网络管理办法\n第一条 网站发现侵权内容的，应当及时删除，并依法承担责任。\n"
                         "第二条 用户上传作品的，应当取得著作权人许可。\n",
        },
    [CHROME_WAY] =
        {
            .id = "navigation",
            .summary = DNM_N_("takes out the way through the site, numbers of pages, buttons to share"),
            .before = "首页 > 工作总结 > 正文\n" TITLE BODY "上一页 1 2 3 下一页 尾页\n",
            .after = TITLE BODY,
            .untouched = "目录的用处\n读书先看目录，再看正文，读完一页再翻下一页，这样才读得明白，记得牢。\n",
        },
    [CHROME_PREVIEW] =
        {
            .id = "preview",
            .summary = DNM_N_("takes out the notice that a preview ends here"),
            .before = TITLE BODY "未完，全文共5320字，当前显示1200字\n",
            .after = TITLE BODY,
            .untouched = TITLE BODY "未完待续\n",
        },
    [CHROME_RELATED] =
        {
            .id = "related",
            .summary = DNM_N_("takes out lists of other pages behind the text"),
            .before = TITLE BODY "【水库除险加固工程总结】推荐阅读：\n河道治理工程总结01-25\n"
                                 "水库管理工作汇报10-20\n",
            .after = TITLE BODY,
            .untouched = TITLE BODY "参考书目\n水利工程概论\n大坝安全手册\n",
        },
    [CHROME_THREAD] =
        {
            .id = "thread",
            .summary = DNM_N_("takes out what a forum puts above and below each post of a thread"),
            .before = "阳台上的花\n山泉 发表于 2012-5-4 11:21\n叶子总是发黄，请问要不要换土？\n回复 引用\n"
                      "林风 发表于 2012-5-5 12:22\n水浇得太勤了，换干净的沙土。\n回复 引用\n"
                      "小满 发表于 2012-5-6 13:23\n照着做了，谢谢各位。\n",
            .after = "阳台上的花\n叶子总是发黄，请问要不要换土？\n水浇得太勤了，换干净的沙土。\n"
                     "照着做了，谢谢各位。\n",
            .untouched = "大事记\n发表于 2012-5-4 11:21\n叶子总是发黄，请问要不要换土？\n",
        },
    [CHROME_SERIAL] =
        {
            .id = "serial",
            .summary = DNM_N_("takes out what sites of novels put between pages and chapters, marks notes "
                              "of the author"),
            .before =
                "第三章 渡口(1/2)\n" BODY "（本章未完，请点击下一页继续阅读）\n第三章 渡口(2/2)\n" CLOSE,
            .after = "第三章 渡口\n" BODY CLOSE,
            .untouched = "读书随笔\n" BODY "书页下面总有一行字：\n（本章未完，请点击下一页继续阅读）\n" CLOSE,
        },
    {0},
};

const dnm_cleaner dnm_cleaner_chrome = {
    .name = "chrome",
    .summary = DNM_N_("takes out what a site put before and behind the text"),
    .phase = DNM_EDGES,
    .order = 10,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
