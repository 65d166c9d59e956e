/* asides.c -- lines that are chrome only beside chrome: what a text is filed under, and words of a site that
 * say nothing by themselves.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* Bytes of the word at `at`, blanks between its hanzi left out: "关 键 词"; 0 if it is not there. */
static size_t spaced_word(dnm_str t, size_t at, const char *word)
{
    const size_t start = at;
    for (const char *p = word; *p; p += 3) {
        while (p != word && at < t.n && dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, at)))
            dnm_utf8_next(t.p, t.n, &at);
        if (at + 3 > t.n || memcmp(t.p + at, p, 3) != 0) return 0;
        at += 3;
    }
    return at - start;
}

/* Short words with marks between them, and no sentence. */
static bool lists_words(dnm_str t, size_t at)
{
    enum { LONGEST = 12, MOST = 12 };
    uint32_t chars = 0, words = 1;
    for (; at < t.n;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (dnm_is_stop(cp) && cp != ';' && cp != 0xFF1B) return false;
        const bool mark =
            dnm_is_pause(cp) || dnm_cp_is_space(cp) || cp == ';' || cp == 0xFF1B || cp == '|' || cp == '/';
        if (!mark && ++chars > LONGEST) return false;
        words += mark && chars;
        if (mark) chars = 0;
    }
    return words <= MOST;
}

/* "#公园 #成长" */
static bool is_hash_tags(dnm_str t)
{
    enum { LONGEST = 10 };
    uint32_t tags = 0, chars = 0;
    for (size_t at = 0; at < t.n;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        const uint32_t next = dnm_utf8_peek(t.p, t.n, at);
        if (cp == '#') {
            if (!dnm_cp_is_han(next)) return false;
            tags++;
            chars = 0;
            continue;
        }
        if (!tags) return false;
        const bool blank = dnm_cp_is_space(cp);
        if (blank ? next != '#' && !dnm_cp_is_space(next) : ++chars > LONGEST) return false;
    }
    return tags > 0;
}

bool chrome_names_keywords(const chrome_page *page, const chrome_line *line, bool *alone)
{
    static const char *const words[] = {"关键词",   "关键字",   "标签",       "本文标签",   "文章标签",
                                        "热门标签", "词条标签", "关键词阅读", "文档关键词", "本文关键词"};
    cue_line ready;
    *alone = false;
    if (is_hash_tags(dnm_shape_text(line->text, &line->shape))) return true;
    if (!line->shape.han || line->shape.chars > 2 * LONGEST_BUTTON) return false;
    if (!cue_prepare(page->cues, line->text, &ready)) return false;
    const dnm_str t = {ready.p, line->shape.end};
    size_t at = line->shape.start;
    if (dnm_is_opening(line->shape.first)) dnm_utf8_next(t.p, t.n, &at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = spaced_word(t, at, words[i]);
        if (!n) continue;
        while (at + n < t.n && t.p[at + n] == ' ') n++;
        const uint32_t next = dnm_utf8_peek(t.p, t.n, at + n);
        if (next != ':' && next != 0xFF1A && !dnm_is_closing(next)) continue;
        size_t behind = at + n;
        dnm_utf8_next(t.p, t.n, &behind);
        *alone = behind == t.n;
        return lists_words(t, behind);
    }
    return false;
}

bool chrome_may_be_sites(const chrome_page *page, const chrome_line *line)
{
    static const cue_group groups[] = {CUE_SELF,   CUE_TEXT,   CUE_FILE,    CUE_OFFER,   CUE_WISH,
                                       CUE_READER, CUE_RIGHTS, CUE_LIABLE,  CUE_CONTACT, CUE_FORMAT,
                                       CUE_SHARE,  CUE_FOLLOW, CUE_PREVIEW, CUE_VISIT};
    static const cue_group telling[] = {CUE_SELF,   CUE_TEXT,    CUE_FILE, CUE_SHARE,
                                        CUE_FOLLOW, CUE_PREVIEW, CUE_VISIT};
    reading r;
    reading_begin(&r, page, line);
    const dnm_shape *s = &line->shape;
    dnm_label label;
    if (s->chars > LONGEST_BUTTON || s->stops > 1 || !s->chars) return false;
    if (dnm_label_read(dnm_shape_text(line->text, s), &label)) return false;
    if (!cue_prepare(page->cues, line->text, &r.ready)) return false;
    cue_read(&r.ready, &r.cues);
    if (r.cues.groups & page->title_groups) return false;
    if (r.cues.different[CUE_LIABLE] >= 2) return true;
    return groups_among(&r, groups, sizeof groups / sizeof *groups) >= 2 &&
           groups_among(&r, telling, sizeof telling / sizeof *telling) >= 1;
}

/* "大家都做过的<title>的作品", "关于<title>的答疑": the page's title, and a few words of a site around it. */
chrome_verdict chrome_judge_about_title(const reading *r)
{
    enum { FEWEST = 4, MOST = 14 /* characters beside the title */ };
    static const char *const words[] = {"作品", "做法", "答疑", "问题", "评论", "讨论",
                                        "相关", "更多", "查看", "下载", "分享", "推荐",
                                        "全文", "阅读", "地址", "链接", "大家", NULL};
    const dnm_shape *s = &r->line->shape;
    const uint32_t title = r->page->title_chars;
    if (s->stops || title < FEWEST || r->line->block == r->page->title_block) return chrome_is_none();
    if (s->chars <= title + 2 || s->chars > title + MOST || r->says_title < 90) return chrome_is_none();
    return chrome_is(dnm_has_any((dnm_str){r->ready.p, r->ready.n}, words) ? CHROME_WAY : CHROME_NONE, false);
}
