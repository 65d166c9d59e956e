/* apart.c -- lines that stand by themselves, wherever a text breaks off around them: captions of figures and
 * tables, numbers of pages, what a site asks of its readers.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_CAPTION = 60, LONGEST_NOTICE = 40, LONGEST_NUMBER = 16 };

static bool is_digit(uint32_t cp)
{
    return cp - '0' < 10 || cp - 0xFF10 < 10;
}

/* ---- captions ---- */

static size_t behind_blanks(dnm_str t, size_t at)
{
    while (at < t.n && dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, at))) dnm_utf8_next(t.p, t.n, &at);
    return at;
}

/* "3", "2-1", "3.2", "A.1", "3–2": behind it; `at` if there is none. */
static size_t behind_number(dnm_str t, size_t at)
{
    size_t p = at, end = at;
    if (p + 1 < t.n && dnm_ascii_is_letter(t.p[p]) && (t.p[p + 1] == '.' || t.p[p + 1] == '-')) p += 2;
    while (p < t.n) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &p);
        if (is_digit(cp)) {
            end = p;
        } else if (end == at || (cp != '-' && cp != '.' && cp != 0x2013 && cp != 0x2014 && cp != 0xFF0D)) {
            break;
        }
    }
    return end;
}

/* 图圖表插附照续續: what the words below begin with. */
static bool may_begin_caption(uint32_t cp)
{
    return cp == 0x56FE || cp == 0x5716 || cp == 0x8868 || cp == 0x63D2 || cp == 0x9644 || cp == 0x7167 ||
           cp == 0x7EED || cp == 0x7E8C;
}

/* "图2-1　石门渡口": a name behind the number, set apart from it. "图2所示" is a part of a sentence. */
static bool is_chinese_caption(dnm_str t)
{
    static const char *const words[] = {"图",   "圖",   "表",   "插图", "插圖", "附图",
                                        "附圖", "附表", "照片", "续表", "續表", NULL};
    if (dnm_str_eq(t, DNM_STR("续表")) || dnm_str_eq(t, DNM_STR("續表")) ||
        dnm_str_eq(t, DNM_STR("（续）")) || dnm_str_eq(t, DNM_STR("(续)")) ||
        dnm_str_eq(t, DNM_STR("（續）")))
        return true;
    if (!may_begin_caption(dnm_utf8_peek(t.p, t.n, 0))) return false;
    for (size_t i = 0; words[i]; i++) {
        if (!dnm_has_at(t, 0, words[i])) continue;
        const size_t number = behind_blanks(t, strlen(words[i])), behind = behind_number(t, number);
        if (behind == number) return false;
        const uint32_t next = dnm_utf8_peek(t.p, t.n, behind);
        if (behind == t.n || dnm_cp_is_space(next) || next == ':' || next == 0xFF1A) return true;
    }
    return false;
}

/* "Figure 2. The ferry", "Tab. 3: Zölle". Without a mark behind the number it may be a part of a sentence,
 * which then has an end. */
static bool is_latin_caption(dnm_str t, bool ends)
{
    static const char *const words[] = {"Figure",  "Fig.",    "Table",   "Tab.",    "Abbildung", "Abb.",
                                        "Tabelle", "Tableau", "Figura",  "Tabla",   "Tabella",   "Rys.",
                                        "Tabela",  "Рис.",    "Рисунок", "Таблица", "Табл.",     "FIGURE",
                                        "TABLE",   "Plate",   "Tafel",   NULL};
    static const char first[] = "FTARP\xD0"; /* bytes of them */
    if (!memchr(first, *t.p, sizeof first - 1)) return false;
    for (size_t i = 0; words[i]; i++) {
        if (!dnm_has_at(t, 0, words[i])) continue;
        const size_t number = behind_blanks(t, strlen(words[i])), behind = behind_number(t, number);
        if (number == strlen(words[i]) || behind == number || behind == t.n) return false;
        if (t.p[behind] == '.' || t.p[behind] == ':') return behind_blanks(t, behind + 1) < t.n;
        return !ends && t.p[behind] == ' ' &&
               !rejoin_is_small(dnm_utf8_peek(t.p, t.n, behind_blanks(t, behind)));
    }
    return false;
}

/* ---- numbers of pages ---- */

/* 第共页頁 and the marks that surround numbers */
static bool surrounds_number(uint32_t cp)
{
    static const uint32_t marks[] = {'-',    '/',    '[',    ']',    '(',    ')',    0xB7,
                                     0x2013, 0x2014, 0x2015, 0x2500, 0x2022, 0x30FB, 0xFF08,
                                     0xFF09, 0xFF0D, 0x3010, 0x3011, '|',    0xFF0F, 0};
    const uint32_t *p = marks;
    if (cp - 0x4E00 < 0x5200) return cp == 0x7B2C || cp == 0x5171 || cp == 0x9875 || cp == 0x9801;
    while (*p && *p != cp) p++;
    return *p || dnm_cp_is_space(cp);
}

/* Not a number alone: 1840 | 年. */
static bool is_page_number(dnm_str t)
{
    bool digits = false, marks = false;
    for (size_t at = 0; at < t.n;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (!is_digit(cp) && !surrounds_number(cp)) return false;
        digits = digits || is_digit(cp);
        marks = marks || (!is_digit(cp) && !dnm_cp_is_space(cp));
    }
    return digits && marks;
}

/* ---- what a site asks ---- */

/* "试读已结束，剩余3页，下载后可阅读全文": two of the words of a shop. */
static bool ends_preview(dnm_str t)
{
    static const char *const words[] = {"试读",     "試讀",   "预览",   "預覽",   "剩余",     "剩餘",
                                        "还剩",     "還剩",   "未读",   "未讀",   "阅读全文", "閱讀全文",
                                        "查看全文", "全文共", "下载后", "下載後", "当前显示", "當前顯示",
                                        "购买后",   "購買後", "完整版"};
    uint32_t found = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && found < 2; i++) found += dnm_has(t, words[i]);
    return found == 2;
}

/* A character that each request, and each word of ends_preview(), has. */
static bool may_ask(dnm_str t)
{
    for (size_t at = 0; at < t.n;) {
        if (!dnm_utf8_begins_han(t.p[at])) {
            at++;
            continue;
        }
        switch (dnm_utf8_han(t.p + at)) {
        case 0x8BF7: /* 请 */
        case 0x8ACB: /* 請 */
        case 0x70B9: /* 点 */
        case 0x9EDE: /* 點 */
        case 0x7FFB: /* 翻 */
        case 0x672A: /* 未 */
        case 0x672C: /* 本 */
        case 0x7EE7: /* 继 */
        case 0x7E7C: /* 繼 */
        case 0x6700: /* 最 */
        case 0x8BFB: /* 读 */
        case 0x8B80: /* 讀 */
        case 0x89C8: /* 览 */
        case 0x89BD: /* 覽 */
        case 0x5269: /* 剩 */
        case 0x5168: /* 全 */
        case 0x8F7D: /* 载 */
        case 0x8F09: /* 載 */
        case 0x663E: /* 显 */
        case 0x986F: /* 顯 */
        case 0x8D2D: /* 购 */
        case 0x8CFC: /* 購 */
        case 0x7248: /* 版 */
            return true;
        default:
            at += 3;
        }
    }
    return false;
}

/* In a sentence that ends, as a writer's own would; but no text asks for that in the middle of another. */
bool rejoin_asks_readers(const rejoin_page *page, const rejoin_line *l)
{
    const dnm_str t = {dnm_doc_view(page->doc)->text + l->start, l->end - l->start};
    if (l->chars > LONGEST_NOTICE) return false;
    static const char *const requests[] = {
        "请点击",   "請點擊",   "请收藏",   "請收藏",   "请记住",   "請記住",     "请关注",
        "請關注",   "请登录",   "請登錄",   "请扫描",   "請掃描",   "点击下一页", "點擊下一頁",
        "翻下一页", "翻下一頁", "未完待续", "未完待續", "本章未完", "（本章完）", "(本章完)",
        "继续阅读", "繼續閱讀", "最新章节", "最新章節", "请下载",   "請下載",     NULL};
    static const char *const beginnings[] = {"Click here", "Read more", "Continue reading", "Subscribe to",
                                             NULL};
    for (size_t i = 0; beginnings[i]; i++)
        if (dnm_has_at(t, 0, beginnings[i])) return true;
    return may_ask(t) && (dnm_has_any(t, requests) || ends_preview(t));
}

bool rejoin_stands_apart(dnm_str t, const rejoin_line *l)
{
    if (l->chars > LONGEST_CAPTION || !t.n) return false;
    if (l->chars <= LONGEST_NUMBER && !l->ends && is_page_number(t)) return true;
    return l->stops <= 1 && (is_chinese_caption(t) || is_latin_caption(t, l->ends));
}

/* ---- any other line ---- */

/* Where paragraphs begin with an indented line, one that neither fills its line nor ends a sentence nor has
 * such a line behind it is no part of what it stands in. */
bool rejoin_is_insert(const rejoin_page *page, const rejoin_line *b, const rejoin_line *c)
{
    enum { SHORT_PERCENT = 70 };
    if (!page->indents || b->ends || !b->next_is_sibling || b->block != b->last_block) return false;
    if (c->label.kind != DNM_NO_LABEL || c->gap || c->indent > page->margin + 1) return false;
    return b->columns * 100 < page->width * SHORT_PERCENT;
}
