/* post_lines.c -- the lines between posts that are no post: times, floors, buttons.
 *
 * SPDX-License-Identifier: MIT */
#include <limits.h>

#include "cleaners/main_content/cues.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LINE_MAX_WEIGHT = 60,
    FLOOR_MAX_WEIGHT = 12,
    BUTTONS = 2,     /* from which a line is one of buttons, if there is no number beside them */
    DATE_DIGITS = 5, /* 5月3日 13:20; a year alone is none */
    AGO_WEIGHT = 30  /* of a line with one "3 days ago" */
};

/* What can be done with a post, and how often it was. The longer come first. */
static const char *const buttons[] = {
    "条评论",   "人赞同",   "人贊同",   "次阅读",    "次浏览",   "只看该作者", "只看該作者", "只看楼主",
    "查看全部", "使用道具", "显示全部", "阅读模式",  "倒序浏览", "正序浏览",   "电梯直达",   "回复于",
    "发表于",   "發表於",   "发布于",   "编辑于",    "編輯於",   "删除",       "刪除",       "回复",
    "回復",     "回覆",     "回應",     "举报",      "舉報",     "点赞",       "點讚",       "评论",
    "評論",     "评分",     "收藏",     "分享",      "引用",     "支持",       "反对",       "反對",
    "展开",     "展開",     "收起",     "赞同",      "感谢",     "感謝",       "喜欢",       "喜歡",
    "赞",       "讚",       "踩",       "reply",     "quote",    "report",     "share",      "permalink",
    "upvote",   "downvote", "like",     "antworten", "zitieren", "répondre",   "responder"};

/* That are nothing else, standing alone. */
static const char *const alone[] = {"回复",  "回復",  "回覆",   "回應",      "举报", "舉報",
                                    "reply", "quote", "report", "permalink", "首赞", "沙发",
                                    "板凳",  "楼主",  "樓主",   "层主",      "作者"};

static const char *const agos[] = {"天前",     "小时前",    "小時前",       "分钟前",      "分鐘前",
                                   "月前",     "年前",      "刚刚",         "周前",        "週前",
                                   "秒前",     " days ago", " hours ago",   " months ago", " years ago",
                                   " day ago", " hour ago", " minutes ago", " weeks ago"};

/* Beside a date. */
static const char *const changes[] = {"编辑",    "編輯",     "修改",       "edited", "edit:",    "modified",
                                      "updated", "geändert", "bearbeitet", "modifi", "редактир", "изменен"};

enum { LINE_BYTES = 256 };

static size_t read_line(dnm_str text, char line[LINE_BYTES])
{
    size_t from = 0, n = text.n;
    while (from < n && (unsigned char)text.p[from] <= ' ') from++;
    while (n > from && (unsigned char)text.p[n - 1] <= ' ') n--;
    n -= from;
    if (n > LINE_BYTES) n = LINE_BYTES;
    for (size_t i = 0; i < n; i++) {
        const char c = text.p[from + i];
        line[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return n;
}

static bool stands_at(const char *line, size_t n, size_t at, const char *word)
{
    if (line[at] != *word) return false;
    const size_t length = strlen(word);
    return n - at >= length && memcmp(line + at, word, length) == 0;
}

/* The length of the word of a list that stands there, 0 if none does. */
static size_t word_at(const char *line, size_t n, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stands_at(line, n, at, words[i])) return strlen(words[i]);
    return 0;
}

/* Buttons with numbers and marks between them, and nothing else. */
static bool is_buttons(const char *line, size_t n)
{
    uint32_t found = 0;
    bool number = false;
    for (size_t at = 0; at < n;) {
        const size_t length = word_at(line, n, at, buttons, sizeof buttons / sizeof *buttons);
        found += length > 0;
        at += length;
        if (length) continue;
        const uint32_t cp = dnm_utf8_next(line, n, &at);
        if (dnm_cp_has(cp, DNM_CP_LETTER)) return false;
        number = number || dnm_cp_has(cp, DNM_CP_NUMBER);
    }
    return found >= BUTTONS || (found && number);
}

static bool is_alone(const char *line, size_t n)
{
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        if (strlen(alone[i]) == n && memcmp(line, alone[i], n) == 0) return true;
    return false;
}

/* "#12", "12楼", "第3樓". */
static bool is_floor(const char *line, size_t n)
{
    bool digit = false, mark = false;
    for (size_t at = 0; at < n;) {
        const uint32_t cp = dnm_utf8_next(line, n, &at);
        digit = digit || (cp >= '0' && cp <= '9');
        mark = mark || cp == '#' || cp == 0x697C || cp == 0x6A13 || cp == 0x5C42;
        const bool known = cp == '#' || cp == 0x697C || cp == 0x6A13 || cp == 0x5C42 || cp == 0x7B2C;
        if (!known && !dnm_cp_is_space(cp) && !(cp >= '0' && cp <= '9')) return false;
    }
    return digit && mark;
}

/* How often something is said to be so long ago. Few places of a line begin like any of these words. */
static uint32_t count_agos(const char *line, size_t n)
{
    enum { AGOS = sizeof agos / sizeof *agos };
    bool begins[UCHAR_MAX + 1] = {false};
    uint32_t times = 0;
    for (size_t i = 0; i < AGOS; i++) begins[(unsigned char)*agos[i]] = true;
    for (size_t at = 0; at < n;) {
        const size_t length = begins[(unsigned char)line[at]] ? word_at(line, n, at, agos, AGOS) : 0;
        times += length > 0;
        at += length ? length : 1;
    }
    return times;
}

static bool is_time(const char *line, size_t n, uint32_t weight)
{
    uint32_t digits = 0;
    for (size_t at = 0; at < n; at++) digits += line[at] >= '0' && line[at] <= '9';
    if (digits >= DATE_DIGITS && digits * 4 >= weight) return true;
    const uint32_t times = count_agos(line, n);
    return times > 1 || (times && weight <= AGO_WEIGHT && digits);
}

bool mc_is_floor(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    if (leaf->weight == 0 || leaf->weight > FLOOR_MAX_WEIGHT) return false;
    return is_floor(line, read_line(dnm_doc_text(page->doc, leaf->block), line));
}

bool mc_is_button(dnm_str label)
{
    char line[LINE_BYTES];
    const size_t n = read_line(label, line);
    return n == word_at(line, n, 0, buttons, sizeof buttons / sizeof *buttons) || is_alone(line, n);
}

bool mc_is_change_note(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    if (leaf->stops > 1 || !mc_is_dated_line(page, leaf)) return false;
    const size_t n = read_line(dnm_doc_text(page->doc, leaf->block), line);
    for (size_t at = 0; at < n; at++)
        if (word_at(line, n, at, changes, sizeof changes / sizeof *changes)) return true;
    return false;
}

bool mc_is_post_line(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    if (leaf->weight == 0 || leaf->weight > LINE_MAX_WEIGHT || leaf->stops) return false;
    const size_t n = read_line(dnm_doc_text(page->doc, leaf->block), line);
    if (leaf->weight <= FLOOR_MAX_WEIGHT && is_floor(line, n)) return true;
    if (is_alone(line, n) || is_buttons(line, n)) return true;
    return is_time(line, n, leaf->weight) && (mc_is_dated_line(page, leaf) || leaf->weight <= AGO_WEIGHT);
}
