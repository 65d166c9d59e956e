/* way.c -- whether a line at an edge is the way through a site: paths, bars of buttons, numbers of pages,
 * neighbours in a list, buttons to share.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"
#include "core/text/date.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

static bool is_arrow(uint32_t cp)
{
    return cp == '<' || cp == '>' || cp == 0xAB || cp == 0xBB || cp == 0x2039 || cp == 0x203A;
}

/* "‹‹ 1 2 3 4 ››", "1 2 3 4 5 > >>": numbers that go on by one, and arrows. */
static bool counts_on(const chrome_line *line)
{
    const dnm_str t = dnm_shape_text(line->text, &line->shape);
    uint32_t last = 0, row = 0, arrows = 0;
    if (line->shape.chars > 40 || line->shape.han || line->shape.digits < 3) return false;
    for (size_t at = 0; at < t.n;) {
        uint32_t number = 0;
        const size_t digits = dnm_read_number((dnm_str){t.p + at, t.n - at}, &number);
        if (digits) {
            row = number == last + 1 ? row + 1 : 1;
            last = number;
            at += digits;
            continue;
        }
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        arrows += is_arrow(cp);
        if (!is_arrow(cp) && !dnm_cp_is_space(cp) && cp != '[' && cp != ']') return false;
    }
    return row >= 3 && arrows;
}

static bool is_row_of_numbers(const chrome_line *line)
{
    const dnm_shape *s = &line->shape;
    return s->digits >= 3 && s->blanks >= 2 && !s->han && s->digits == s->chars && s->chars <= 40;
}

/* "1 2 3 4 12": numbers that run on but for the last, alone. Numbers in rows are a table. */
static bool is_row_of_pages(const reading *r)
{
    const chrome_line *line = r->line, *first = r->page->lines, *last = first + r->page->count - 1;
    if (!is_row_of_numbers(line)) return false;
    if ((line > first && is_row_of_numbers(line - 1)) || (line < last && is_row_of_numbers(line + 1)))
        return false;
    const dnm_str t = dnm_shape_text(line->text, &line->shape);
    uint32_t before = 0, run = 0;
    for (size_t at = 0; at < t.n;) {
        uint32_t number = 0;
        const size_t digits = dnm_read_number((dnm_str){t.p + at, t.n - at}, &number);
        if (digits && run && number != before + 1 && at + digits < t.n) return false;
        run += digits && (!run || number == before + 1);
        before = number;
        at += digits ? digits : 1;
        while (at < t.n && dnm_utf8_is_continuation(t.p[at])) at++;
    }
    return run >= 3;
}

static bool has_arrow(const reading *r)
{
    static const char *const arrows[] = {">", "»", "→", "›", "＞"};
    const dnm_str t = r->line->text;
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        for (size_t at = 0; at + strlen(arrows[i]) <= t.n; at++)
            if (memcmp(t.p + at, arrows[i], strlen(arrows[i])) == 0) return true;
    return false;
}

/* "先打开首页 > 我的 > 设置，再往下翻。": somebody is told where to go. */
static bool is_sentence(const reading *r)
{
    static const char *const marks[] = {"，", "。", ", ", NULL};
    return r->line->shape.ends_sentence || dnm_has_any(r->line->text, marks);
}

/* "第3页" behind the title or alone, "第3页/共8页", "3/8页". */
static bool is_page_of_title(const reading *r)
{
    static const char page[] = "页";
    size_t end = r->line->shape.end;
    if (dnm_is_closing(r->line->shape.last)) dnm_utf8_prev(r->line->text.p, &end);
    if (end < r->line->shape.start + 6 || r->line->shape.chars > LONGEST_BUTTON || !has_number(r))
        return false;
    const size_t word = sizeof page - 1;
    if (memcmp(r->ready.p + end - word, page, word) != 0) return false;
    const size_t at = end - word;
    const uint32_t before = dnm_utf8_peek_back(r->line->text.p, at);
    if (!dnm_cp_is_digit(before)) return false;
    const bool titled = r->says_title >= SAYS_TITLE && r->page->title.count >= TITLE_PAIRS;
    return titled || r->line->shape.han <= 4;
}

static bool is_chapter(const reading *r)
{
    dnm_label label;
    return dnm_label_read(dnm_shape_text(r->line->text, &r->line->shape), &label) &&
           label.kind == DNM_LABEL_CHAPTER;
}

/* Of the title of a chapter, and of the line that the title was read from if it has brackets, only the page
 * that it says it is on. "title_第1页" is the name of a picture. */
static chrome_verdict page_of_title(const reading *r)
{
    static const char *const pages[] = {"页", "頁", NULL};
    const dnm_str t = dnm_shape_text(r->line->text, &r->line->shape);
    const chrome_page_mark mark = chrome_read_page_mark(t);
    chrome_verdict verdict = chrome_is(CHROME_WAY, true);
    const bool chapter = is_chapter(r);
    if (!chapter && r->line->block != r->page->title_block) return chrome_is_none();
    if (!mark.number || !dnm_has_any((dnm_str){t.p + mark.base, t.n - mark.base}, pages) ||
        !(chapter || dnm_is_closing(r->line->shape.last)))
        return is_page_of_title(r) ? verdict : chrome_is_none();
    verdict.from = r->line->shape.start + mark.base;
    verdict.end = r->line->shape.end;
    return verdict;
}

/* "点击阅读更多内容>>>" */
static bool points_on(const reading *r)
{
    const uint32_t last = r->line->shape.last;
    if (last != '>' && last != 0xBB && last != 0xFF1E) return false;
    return r->line->shape.chars <= LONGEST_HEAD && !r->line->shape.stops && covered(r, CUE_PAGES) >= 40;
}

/* "本文共5页，当前第1页": one number is that of all, or hardly anything else stands there. Two pages of a
 * book may be in any sentence. */
static bool counts_pages(const reading *r)
{
    enum { FEW = 8, MORE = 10 };
    static const char *const of_all[] = {"共", "总", "/", NULL};
    const dnm_str t = r->line->text;
    uint32_t counts = 0;
    uint32_t last = 0;
    if (r->line->shape.chars > LONGEST_HEAD) return false;
    if (r->line->shape.ends_sentence && r->line->shape.han > MORE) return false;
    if (r->line->shape.han > FEW && !dnm_has_any((dnm_str){r->ready.p, r->ready.n}, of_all)) return false;
    for (size_t at = 0; at < t.n;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        counts += (cp == 0x9875 || cp == 0x9801) && dnm_cp_is_digit(last); /* 页 頁 */
        last = cp;
    }
    return counts >= 2;
}

/* "当前位置：首页-范文-工作总结" */
static bool says_where(const reading *r)
{
    static const char *const words[] = {"当前位置", "您正在浏览",   "你正在浏览", "您的位置",
                                        "你的位置", "您现在的位置", "所在位置"};
    const size_t from = r->line->shape.start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        if (r->ready.n < from + n || memcmp(r->ready.p + from, words[i], n) != 0) continue;
        const uint32_t next = dnm_utf8_peek(r->ready.p, r->ready.n, from + n);
        if (next == ':' || next == 0xFF1A) return r->line->shape.stops == 0;
    }
    return false;
}

static dnm_str trimmed_end(dnm_str t, size_t n)
{
    while (n && (t.p[n - 1] == ' ' || t.p[n - 1] == '\t')) n--;
    return (dnm_str){t.p, n};
}

/* Arrows; bars only between blanks, as they stand inside words, too. */
static bool parts_steps(dnm_str t, size_t at, uint32_t cp)
{
    if (cp == '/' && dnm_has_at(t, 0, "首页/")) return true;
    if (cp == '>' || cp == 0xBB || cp == 0x2192 || cp == 0x203A || cp == 0xFF1E) return true;
    return (cp == '-' || cp == '|' || cp == '/') && at && t.p[at - 1] == ' ' && at + 1 < t.n &&
           t.p[at + 1] == ' ';
}

/* What a path leads to: the text, under its title or the word for it. */
static bool is_goal(const reading *r, dnm_str step)
{
    enum { BELOW = 2 }; /* lines below the path in which its title may stand */
    static const char *const bars[] = {">", "»", "→", "›", "＞", "/", NULL};
    static const char *const quoted[] = {"「", "“", "\"", "‘", "『", NULL}; /* of a menu that is told of */
    if (!dnm_has_any(r->line->text, bars) || dnm_has_any(r->line->text, quoted)) return false;
    static const char *const words[] = {"正文", "详情", "内容", "浏览文章", "查看文章"};
    while (step.n && (*step.p == ' ' || *step.p == '>')) {
        step.p++;
        step.n--;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_str_eq(step, dnm_str_of(words[i]))) return true;
    const dnm_str own = {r->line->text.p + (step.p - r->ready.p), step.n};
    if (r->page->title_chars >= 4 && dnm_str_begins(own, r->page->title_text)) return true;
    const chrome_line *last = r->page->lines + r->page->count - 1;
    for (const chrome_line *below = r->line; below < last && below - r->line < BELOW;) {
        below++;
        if (below->shape.chars >= 3 && dnm_str_begins(own, dnm_shape_text(below->text, &below->shape)))
            return true;
    }
    return false;
}

static bool asks(const chrome_line *l)
{
    return l->shape.chars <= CHROME_LONGEST_TITLE && (l->shape.last == 0xFF1F || l->shape.last == '?');
}

/* "公司新闻 > 公告", the first line of all, above a title. */
static bool is_short_path_above(const reading *r, unsigned steps)
{
    const chrome_line *first = r->page->lines;
    if (steps < 2 || r->line - first > 1 || r->page->count < 4 || r->line->shape.han < 4 * steps - 2)
        return false;
    return (dnm_has(r->line->text, " > ") || dnm_has(r->line->text, ">>") || dnm_has(r->line->text, "»")) &&
           (chrome_is_title_like(r->line + 1) || asks(r->line + 1));
}

/* "山泉网 > 散文 > 乡土", "首页 - 散文 - 正文", "散文 > 乡土 > title": from the site down to the text, short
 * steps between bars. */
static bool is_path(const reading *r)
{
    enum { LEAST = 3, LONGEST = 24 /* columns of a step */ };
    static const char *const sites[] = {"首页", "主页",   "网",   "站",   "论坛", "文库", "门户", "社区",
                                        "之家", "图书馆", "问答", "大全", "频道", "home", NULL};
    const dnm_str t = {r->ready.p + r->line->shape.start, r->line->shape.end - r->line->shape.start};
    unsigned steps = 1, columns = 0;
    size_t last = 0;
    bool site = false;
    if (r->line->shape.stops) return false;
    for (size_t at = 0; at < t.n;) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (!parts_steps(t, here, cp)) {
            columns += dnm_cp_is_space(cp) ? 0 : cp < 0x80 ? 1 : 2;
            if (columns > LONGEST) return steps > 1 && is_goal(r, (dnm_str){t.p + last, t.n - last});
            continue;
        }
        if (steps == 1) site = dnm_ends_with_any(trimmed_end(t, here), sites);
        steps += columns > 0;
        columns = 0;
        last = at;
    }
    if (!columns || steps < 2) return false;
    if ((site && steps >= LEAST) || is_goal(r, (dnm_str){t.p + last, t.n - last})) return true;
    return is_short_path_above(r, steps);
}

/* "页面下方依次是：上一章 目录 下一章": a sentence tells what the buttons are. */
static bool is_told(const reading *r)
{
    static const char *const verbs[] = {"是", "为", "有", "如下", "包括", NULL};
    for (size_t at = r->line->shape.start; at < r->ready.n;) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(r->ready.p, r->ready.n, &at);
        if (cp == ':' || cp == 0xFF1A) return dnm_ends_with_any((dnm_str){r->ready.p, here}, verbs);
    }
    return false;
}

/* "2018年11月8日", "星期四 2018-11-08"; behind a colon, "11月8日", too. A weekday alone begins a diary. */
static bool begins_with_day(dnm_str t, bool colon)
{
    dnm_date date;
    size_t at;
    if (dnm_date_find(t, &date, &at, NULL) && (!at || dnm_has_at(t, 0, "星期"))) return true;
    uint32_t number;
    const size_t month = dnm_read_number(t, &number);
    return colon && month && dnm_has_at(t, month, "月") && dnm_has(t, "日");
}

/* "欢迎您！ 今天是：2018年11月8日 星期四": nothing but a greeting before it. Without a day behind it, it is
 * anybody's: "今天是 你的生日". */
static bool says_today(const reading *r)
{
    enum { LONGEST = 40 };
    static const char today[] = "今天是";
    static const char *const greetings[] = {"欢迎", "您好", "你好", "上好", "午好", NULL};
    const dnm_shape *s = &r->line->shape;
    const dnm_str t = dnm_shape_text(r->line->text, s);
    if (s->chars > LONGEST || s->ends_sentence || s->pauses > 2) return false;
    size_t at = 0;
    while (at < t.n && !dnm_has_at(t, at, today)) at++;
    if (at == t.n || (at && !dnm_has_any((dnm_str){t.p, at}, greetings))) return false;
    size_t day = at + sizeof today - 1;
    const uint32_t mark = dnm_utf8_peek(t.p, t.n, day);
    const bool colon = mark == ':' || mark == 0xFF1A;
    if (!colon && mark != ' ') return false;
    dnm_utf8_next(t.p, t.n, &day);
    while (day < t.n && t.p[day] == ' ') day++;
    return begins_with_day((dnm_str){t.p + day, t.n - day}, colon);
}

/* "按方向键翻页，回车返回书目": keys for the way through a book. */
static bool says_keys(const reading *r)
{
    static const char *const keys[] = {"方向键", "回车", "快捷键", "ctrl+d", "←键", "→键", NULL};
    static const char *const ways[] = {"返回", "翻页", "上一页", "下一页", "下一章", "收藏", "书目", NULL};
    const dnm_str t = {r->ready.p, r->ready.n};
    return r->line->shape.stops <= 1 && dnm_has_any(t, keys) && dnm_has_any(t, ways) &&
           !(r->page->title_groups >> CUE_WAY & 1) && r->cues.groups >> CUE_WAY & 1;
}

chrome_verdict chrome_judge_way(const reading *r)
{
    const cue_count *c = &r->cues;
    const uint32_t chars = r->line->shape.chars;
    const chrome_verdict titled = page_of_title(r);
    if (titled.kind != CHROME_NONE) return titled;
    if (is_page_of_title(r)) return chrome_is(CHROME_WAY, r->says_title >= SAYS_TITLE);
    if (counts_pages(r) || counts_on(r->line)) return chrome_is(CHROME_WAY, true);
    if (is_row_of_pages(r)) return chrome_is(CHROME_WAY, false);
    if (chars > 2 * LONGEST_BUTTON || r->line->shape.stops > 1) return chrome_is_none();
    if (cue_has(c, CUE_WAY) && has_arrow(r) && !is_sentence(r) && chars <= 2 * LONGEST_BUTTON)
        return chrome_is(CHROME_WAY, true);
    if (says_today(r)) return chrome_is(CHROME_WAY, true);
    if (is_told(r)) return chrome_is_none();
    if (says_keys(r)) return chrome_is(CHROME_WAY, true);
    if (says_where(r) || is_path(r) || points_on(r)) return chrome_is(CHROME_WAY, true);
    const bool says_more =
        r->line->shape.ends_sentence && covered(r, CUE_VISIT) < 40 && !chrome_has_address(&r->ready);
    const bool elsewhere = cue_has(c, CUE_VISIT) && chrome_has_address(&r->ready) && !r->line->shape.stops;
    if ((c->different[CUE_VISIT] >= 2 || elsewhere) && chars <= LONGEST_BUTTON && !says_more)
        return chrome_is(CHROME_WAY, true);
    const bool row = c->different[CUE_WAY] >= 2 && covered(r, CUE_WAY) >= 40 && !r->line->shape.stops;
    const bool shared = c->different[CUE_SHARE] >= 2 && covered(r, CUE_SHARE) >= 35;
    const bool told = cue_has(c, CUE_PLACE) && cue_has(c, CUE_SHARE) && cue_has(c, CUE_OFFER) &&
                      covered(r, CUE_SHARE) + covered(r, CUE_PLACE) >= 60 && !r->line->shape.stops;
    const bool follows = cue_has(c, CUE_FOLLOW) && cue_has(c, CUE_SHARE) &&
                         c->different[CUE_SHARE] + c->different[CUE_FOLLOW] >= 3 &&
                         (cue_has(c, CUE_WISH) || cue_has(c, CUE_WHICH) || cue_has(c, CUE_READER)) &&
                         chars <= LONGEST_BUTTON;
    const bool thanked =
        cue_has(c, CUE_SHARE) && cue_has(c, CUE_TEXT) && cue_has(c, CUE_WISH) && chars <= LONGEST_HEAD;
    const bool asked = c->different[CUE_SHARE] >= 2 && cue_has(c, CUE_WISH) && chars <= LONGEST_HEAD &&
                       covered(r, CUE_SHARE) >= 30 && r->line->shape.stops <= 1;
    if (follows || thanked || asked) return chrome_is(CHROME_WAY, true);
    if (row || shared || told) return chrome_is(CHROME_WAY, true);
    return chrome_is_none();
}

/* "上一篇", "后一条", "下篇文章" there; bytes of it, 0 if it is none. */
static size_t neighbour_at(dnm_str t, size_t at)
{
    static const char *const sides[] = {"上一", "下一", "前一", "后一", "上", "下"};
    static const char *const units[] = {"篇文章", "篇日志", "篇", "章", "条", "则", "主题", "文章"};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (!dnm_has_at(t, at, sides[i])) continue;
        const size_t side = at + strlen(sides[i]);
        for (size_t k = 0; k < sizeof units / sizeof *units; k++)
            if (dnm_has_at(t, side, units[k])) return side + strlen(units[k]) - at;
    }
    return 0;
}

/* "上一篇：…": the neighbours in a list, with their titles. */
chrome_verdict chrome_judge_neighbour(const reading *r)
{
    static const char *const marks[] = {"<", ">", " ", "-", "|", "[", "【", "«", "»", "←", "→", NULL};
    const dnm_str t = {r->ready.p, r->ready.n};
    size_t from = r->line->shape.start;
    const size_t start = from;
    for (const char *const *mark = marks; *mark;) {
        if (!dnm_has_at(t, from, *mark)) {
            mark++;
            continue;
        }
        from += strlen(*mark);
        mark = marks;
    }
    const size_t n = neighbour_at(t, from);
    if (!n) return chrome_is_none();
    const uint32_t next = dnm_utf8_peek(t.p, t.n, from + n);
    const bool colon = next == ':' || next == 0xFF1A || (from > start && dnm_is_closing(next));
    const bool article = dnm_has_at(t, from + n - 3, "篇") || dnm_has_at(t, from + n - 3, "章") ||
                         dnm_has_at(t, from + n - 6, "主题");
    if (colon || (article && (next == 0 || dnm_cp_is_space(next))))
        return chrome_is(CHROME_WAY, r->line->shape.stops == 0);
    return chrome_is_none();
}
