/* series.c -- headings glued to their bodies with nothing between, which no single line shows: most of those
 * of a text consist of two clauses as long as each other (一、统一思想，提高认识), or are as long as those
 * that stand alone; and of the sections of reports and plans many are called the same everywhere.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/han_model.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST_CLAUSE = 3, /* characters */
    LONGEST_CLAUSE = 12,
    LOW_GAIN = 50, /* of headings and the bodies behind them 60 % gain less, of places inside sentences 8 % */
    LEAST_HIGH = 62, /* ... 5 and 62 % gain as much */
    FEWEST = 3,
    SURE = 4 /* bits */
};

static size_t skip_label(dnm_str line)
{
    dnm_label label;
    if (!dnm_label_read(line, &label)) return 0;
    size_t at = label.len;
    while (at < line.n && dnm_cp_is_space(dnm_utf8_peek(line.p, line.n, at)))
        dnm_utf8_next(line.p, line.n, &at);
    return at;
}

/* Characters of a clause that nothing but Han is in, from `at` on; it ends behind them. */
static uint32_t read_clause(dnm_str line, size_t *at)
{
    uint32_t chars = 0;
    while (*at < line.n && chars <= LONGEST_CLAUSE) {
        size_t next = *at;
        if (!dnm_cp_is_han(dnm_utf8_next(line.p, line.n, &next))) break;
        *at = next;
        chars++;
    }
    return chars;
}

/* Behind so many characters; some of the rarer ones have four bytes. */
static size_t past_chars(dnm_str line, size_t at, uint32_t chars)
{
    while (chars-- > 0 && at < line.n) dnm_utf8_next(line.p, line.n, &at);
    return at;
}

/* Bits that speak for the end of a heading at `at`; at least none, or it is no such place. */
static bool weigh(dnm_str line, size_t at, int *bits)
{
    size_t before = at, behind = at;
    const uint32_t last = dnm_utf8_prev(line.p, &before), first = dnm_utf8_next(line.p, line.n, &behind);
    if (dnm_is_pause(first) || dnm_is_stop(first) || dnm_is_closing(first)) return false;
    const int gain = dnm_model_seam_gain(dnm_utf8_peek_back(line.p, before), last, first,
                                         dnm_utf8_peek(line.p, line.n, behind));
    *bits = !gain ? 0 : gain < LOW_GAIN ? 3 : gain < LEAST_HIGH ? 0 : -4;
    return true;
}

/* "一、统一思想，提高认识": the end of the second clause, if a body may follow. */
static size_t end_of_even(dnm_str line)
{
    size_t at = skip_label(line);
    const uint32_t first = at ? read_clause(line, &at) : 0;
    if (first < SHORTEST_CLAUSE || first > LONGEST_CLAUSE || at >= line.n) return 0;
    const uint32_t comma = dnm_utf8_next(line.p, line.n, &at);
    if (comma != ',' && comma != 0xFF0C && comma != ' ' && comma != 0x3000) return 0;
    size_t end = at;
    const uint32_t second = read_clause(line, &end);
    return second >= first ? past_chars(line, at, first) : 0;
}

static size_t end_of_equal(dnm_str line, uint32_t chars)
{
    size_t at = skip_label(line), end = at;
    if (!at || !chars || chars > LONGEST_CLAUSE) return 0;
    return read_clause(line, &end) >= chars ? past_chars(line, at, chars) : 0;
}

void split_count_heading(split_series *s, dnm_str line)
{
    const size_t end = end_of_even(line);
    const size_t start = skip_label(line);
    size_t at = start;
    const uint32_t chars = read_clause(line, &at);
    s->even += end == line.n;
    s->alone++;
    s->unequal = s->unequal || at != line.n || (s->chars && s->chars != chars);
    s->chars = chars;
}

static void count_glued(split_series *s, dnm_str line)
{
    int bits = 0;
    const size_t end = end_of_even(line);
    if (end && end < line.n && weigh(line, end, &bits)) {
        s->even++;
        s->bits += bits;
    } else {
        s->bits -= 4;
    }
}

/* A heading with its body behind it: parted by blanks, or glued. */
void split_count_parted(split_series *s, dnm_str line)
{
    const split_seam seam = split_heading(line, true);
    if (seam.begin > seam.end)
        split_count_heading(s, (dnm_str){line.p, seam.end});
    else if (!seam.begin || end_of_even(line) == seam.begin)
        count_glued(s, line);
}

split_seam split_by_series(const split_series *s, dnm_str line)
{
    int bits = 0;
    const bool even = s->even >= FEWEST && s->bits >= SURE;
    const bool equal = s->alone >= 2 && !s->unequal;
    const size_t end = even ? end_of_even(line) : equal ? end_of_equal(line, s->chars) : 0;
    if (!end || end >= line.n || !weigh(line, end, &bits) || bits < 0) return (split_seam){0};
    if (!split_is_body((dnm_str){line.p + end, line.n - end})) return (split_seam){0};
    return (split_seam){end, end, 600};
}

/* ---- names ---- */

/* What sections of reports, plans and rules are called in offices, schools and firms all over the country. */
static const char *const names[] = {
    "指导思想",       "指導思想",       "总体要求",       "總體要求", "总体思路",   "總體思路",
    "总体目标",       "總體目標",       "工作目标",       "工作目標", "目标任务",   "目標任務",
    "基本原则",       "基本原則",       "基本情况",       "基本情況", "主要做法",   "主要成效",
    "主要成绩",       "主要成績",       "存在问题",       "存在問題", "存在的问题", "存在的問題",
    "存在的主要问题", "存在的主要問題", "主要任务",       "主要任務", "工作任务",   "工作任務",
    "重点任务",       "重點任務",       "工作重点",       "工作重點", "工作措施",   "主要措施",
    "保障措施",       "实施步骤",       "實施步驟",       "方法步骤", "方法步驟",   "工作步骤",
    "工作步驟",       "时间安排",       "時間安排",       "组织领导", "組織領導",   "组织机构",
    "組織機構",       "工作要求",       "有关要求",       "有關要求", "活动目的",   "活動目的",
    "活动主题",       "活動主題",       "活动内容",       "活動內容", "下一步打算", "下步打算",
    "下一步工作打算", "下一步工作计划", "下一步工作計劃", "今后打算", "今後打算",   "努力方向",
    "经验体会",       "經驗體會"};

/* What makes the name a part of the sentence. */
static bool leads_on(dnm_str line, size_t at)
{
    static const char *const words[] = {"的", "是",   "为",   "為",   "有",   "和", "与",   "與",
                                        "及", "以及", "如下", "在于", "在於", "等", "方面", "上",
                                        "中", "不",   "已",   "都",   "要",   "就", "包括", "主要"};
    const uint32_t next = dnm_utf8_peek(line.p, line.n, at);
    if (!dnm_cp_is_han(next) && !dnm_cp_is_digit(next) && !dnm_is_opening(next)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        if (line.n - at >= n && memcmp(line.p + at, words[i], n) == 0) return true;
    }
    return false;
}

size_t split_end_of_name(dnm_str line, size_t at)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const size_t n = strlen(names[i]);
        if (n > longest && line.n - at > n && memcmp(line.p + at, names[i], n) == 0) longest = n;
    }
    int bits = 0;
    if (!longest || leads_on(line, at + longest) || !weigh(line, at + longest, &bits) || bits < 0) return 0;
    return at + longest;
}

/* Parts of rules are called so, and no sentence begins with these words. */
size_t split_end_of_rules_name(dnm_str line, size_t at)
{
    static const char *const parts[] = {"总则", "總則", "附则", "附則", "罚则", "罰則", NULL};
    static const char *const goes_on[] = {"的", "和", "与", "與", "及", "中",
                                          "部", "规", "規", "所", "第", NULL};
    enum { SHORTEST_BODY = 8 };
    for (size_t i = 0; parts[i]; i++) {
        if (!dnm_has_at(line, at, parts[i])) continue;
        const size_t end = at + strlen(parts[i]);
        for (size_t k = 0; goes_on[k]; k++)
            if (dnm_has_at(line, end, goes_on[k])) return 0;
        dnm_shape body;
        dnm_shape_read((dnm_str){line.p + end, line.n - end}, &body);
        const bool han = dnm_cp_is_han(dnm_utf8_peek(line.p, line.n, end));
        return han && body.chars >= SHORTEST_BODY && body.ends_sentence ? end : 0;
    }
    return 0;
}
