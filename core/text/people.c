/* people.c -- reads names out of one string. Where it is not sure that a comma or a word such as "and"
 * stands between two names, all of it stays one: ministries have both.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/people.h"

#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/surnames.h"

enum { HAN_NAME_MAX = 4, HAN_NAME_BYTES = 12, NAME_WORDS = 5, ROLE_WORDS = 3, NAME_BYTES = 160 };

/* ---- nobody ----------------------------------------------------------------------------------- */

/* Whole names, in lower case. */
static const char *const nobodies[] = {
    "admin",      "administrator", "root",      "webmaster", "superadmin", "super user", "sysadmin",
    "editor",     "editors",       "user",      "guest",     "anonymous",  "unknown",    "staff",
    "default",    "redaktion",     "redazione", "redacción", "rédaction",  "redactie",   "redakcja",
    "author",     "moderator",     "test",      "n/a",       "管理员",     "管理員",     "系统管理员",
    "网站管理员", "超级管理员",    "网站管理",  "未知",      "佚名",       "不详",       "不詳",
    "匿名",       "无名氏",        "網友",      "网友",      "网络",       "網路",       "网络转载",
    "转载",       "原创",          "原創",      "本站",      "本网",       "本站编辑",   "本站原创",
    "小编",       "编辑",          "編輯",      "编辑部",    "編輯部",     "网络编辑",   "责任编辑",
    "互联网",     "admin1",        "游客",      "用户",      "作者",       "记者",       "記者",
    "暂无"};

/* Words of offices; a name that is hardly longer is none. */
static const char *const offices[] = {
    "editor",    "editorial",      "correspondent", "correspondents", "reporter", "reporters", "writer",
    "writers",   "contributor",    "contributors",  "staff",          "newsroom", "desk",      "team",
    "redaktion", "redaktionsteam", "webmaster",     "columnist",      "critic"};

static bool is_any(dnm_str s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (dnm_is_in_any_case(s, list[i])) return true;
    return false;
}

#define IS_ANY(s, list) is_any(s, list, sizeof(list) / sizeof *(list))

/* The next word of a text, between blanks; empty at the end. */
static dnm_str next_word(dnm_str s, size_t *at)
{
    size_t begin = *at;
    while (begin < s.n) {
        size_t next = begin;
        if (!dnm_cp_is_space(dnm_utf8_next(s.p, s.n, &next))) break;
        begin = next;
    }
    size_t end = begin;
    while (end < s.n) {
        size_t next = end;
        if (dnm_cp_is_space(dnm_utf8_next(s.p, s.n, &next))) break;
        end = next;
    }
    *at = end;
    return (dnm_str){s.p + begin, end - begin};
}

static size_t count_words(dnm_str s)
{
    size_t n = 0;
    for (size_t at = 0; next_word(s, &at).n;) n++;
    return n;
}

static bool names_office(dnm_str s)
{
    for (size_t at = 0; at < s.n;) {
        const dnm_str word = next_word(s, &at);
        if (word.n && IS_ANY(word, offices)) return true;
    }
    return false;
}

static dnm_str last_word(dnm_str s)
{
    dnm_str last = {s.p, 0};
    for (size_t at = 0;;) {
        const dnm_str word = next_word(s, &at);
        if (!word.n) return last;
        last = word;
    }
}

bool dnm_people_is_nobody(dnm_str name)
{
    const size_t words = count_words(name);
    if (IS_ANY(name, nobodies)) return true;
    if (name.n > 2 && name.p[1] == '.') return false; /* "A. Writer" */
    return words <= ROLE_WORDS ? names_office(name) : IS_ANY(last_word(name), offices);
}

/* ---- names ------------------------------------------------------------------------------------ */

static bool is_all_han(dnm_str s)
{
    for (size_t at = 0; at < s.n;)
        if (!dnm_cp_is_han(dnm_utf8_next(s.p, s.n, &at))) return false;
    return s.n > 0;
}

bool dnm_people_is_han_name(dnm_str name)
{
    size_t at = 0;
    if (name.n > HAN_NAME_BYTES || !is_all_han(name)) return false;
    if (!dnm_is_surname(dnm_utf8_next(name.p, name.n, &at))) return false;
    return at < name.n && !dnm_people_is_nobody(name);
}

/* Two to five words, each with a capital but the small ones inside names. */
static bool is_name(dnm_str s)
{
    static const char *const small[] = {"de", "van", "von", "der", "den", "del", "della", "di",  "da",
                                        "do", "dos", "das", "du",  "la",  "le",  "ten",   "ter", "zu",
                                        "al", "el",  "bin", "ben", "af",  "av",  "y"};
    size_t words = 0;
    for (size_t at = 0;; words++) {
        const dnm_str word = next_word(s, &at);
        if (!word.n) return words >= 2 && words <= NAME_WORDS;
        const uint32_t first = dnm_utf8_peek(word.p, word.n, 0);
        if (!dnm_cp_has(first, DNM_CP_UPPER) && !IS_ANY(word, small)) return false;
        if (dnm_ascii_is_digit(word.p[word.n - 1])) return false;
    }
}

/* ---- what stands around a name ---------------------------------------------------------------- */

static dnm_str from(dnm_str s, size_t at)
{
    return dnm_without_space((dnm_str){s.p + at, s.n - at});
}

/* "By Jane", and "ByJane", where a blank was lost: no name begins with "By" and a capital. */
static dnm_str without_by(dnm_str s)
{
    if (!dnm_begins_in_any_case(s, "by") || s.n < 4) return s;
    size_t at = 2;
    const uint32_t cp = dnm_utf8_next(s.p, s.n, &at);
    if (dnm_cp_is_space(cp) || cp == ':') return from(s, at);
    return s.p[1] == 'y' && dnm_cp_has(cp, DNM_CP_UPPER) ? from(s, 2) : s;
}

static dnm_str without_label(dnm_str s)
{
    static const char *const labels[] = {
        "published by ", "written by ", "posted by ", "words by ", "author: ", "authors: ", "autor: ",
        "text: ",        "écrit par ",  "作者：",     "作者:",     "文/",      "文／",      "文：",
        "文:",           "撰文：",      "撰文:",      "撰稿：",    "撰稿:",    "文图/",     "文字："};
    static const char *const prepositions[] = {"par ",
                                               "por "}; /* "Par" is a name, too: another must follow */
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (dnm_begins_in_any_case(s, labels[i])) return without_by(from(s, strlen(labels[i])));
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (dnm_begins_in_any_case(s, prepositions[i]) && count_words(s) > 2)
            return from(s, strlen(prepositions[i]));
    return without_by(s);
}

/* Where a word begins; the end of the text if it does not stand there. */
static size_t find(dnm_str s, const char *word)
{
    for (size_t at = 0; at < s.n; at++)
        if (dnm_has_at(s, at, word)) return at;
    return s.n;
}

static bool names_reporter(dnm_str s)
{
    return dnm_has(s, "记者") || dnm_has(s, "記者");
}

/* Past the word for an office and colons; 0 if it has none. */
static size_t past_office(dnm_str s, size_t *begin)
{
    static const char *const words[] = {"记者", "記者", "通讯员", "通訊員"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *begin = find(s, words[i]);
        if (*begin == s.n) continue;
        size_t end = *begin + strlen(words[i]);
        while (dnm_has_at(s, end, ":") || dnm_has_at(s, end, "：")) end += s.p[end] == ':' ? 1 : 3;
        return end;
    }
    return 0;
}

/* "本报记者 李某某", "记者通讯员李某某", "李某某 本报记者": the name without the offices. */
static dnm_str without_office(dnm_str s)
{
    enum { MOST = 3 };
    for (int i = 0; i < MOST; i++) {
        size_t begin, at = 0;
        const size_t end = past_office(s, &begin);
        if (!end) return s;
        const dnm_str rest = from(s, end);
        if (!rest.n) return next_word((dnm_str){s.p, begin}, &at);
        s = rest;
    }
    return s;
}

static bool is_number(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!dnm_ascii_is_digit(s.p[i])) return false;
    return true;
}

static bool is_address(dnm_str s)
{
    const bool one_word = count_words(s) == 1;
    return dnm_has(s, "://") || dnm_begins_in_any_case(s, "www.") ||
           (one_word && memchr(s.p, '/', s.n) && memchr(s.p, '.', s.n));
}

/* Who edited, took pictures or reported from where is not who wrote. */
static bool is_of_others(dnm_str s)
{
    static const char *const beginnings[] = {"编辑：", "编辑:", "責任編輯", "责任编辑", "图/",  "图／",
                                             "圖/",    "圖／",  "摄影",     "攝影",     "审核", NULL};
    static const char *const endings[] = {"報導", "报道", "報道", "编辑", "編輯", NULL};
    for (const char *const *b = beginnings; *b; b++)
        if (dnm_has_at(s, 0, *b)) return true;
    return dnm_ends_with_any(s, endings);
}

/* Without an address for mail, brackets, or who else had a share in it behind. */
static dnm_str without_address(dnm_str s)
{
    for (size_t at = 0; at < s.n;) {
        const dnm_str word = next_word(s, &at);
        if (!word.n) break;
        const bool address = memchr(word.p, '@', word.n) || *word.p == '(' || *word.p == '<';
        if (address || is_of_others(word)) return dnm_without_space((dnm_str){s.p, (size_t)(word.p - s.p)});
    }
    return s;
}

/* ---- several ---------------------------------------------------------------------------------- */

typedef struct people {
    dnm_str *names;
    size_t n;
} people;

static void add(people *all, dnm_str name)
{
    if (!name.n || name.n > NAME_BYTES || all->n == DNM_PEOPLE) return;
    if (is_number(name) || is_address(name) || dnm_people_is_nobody(name) || is_of_others(name)) return;
    all->names[all->n++] = name;
}

/* "李某某 王某某": a blank separates names in Han, if all of them are such. */
static void add_part(people *all, dnm_str part)
{
    part = without_address(without_office(part));
    size_t words = 0, names = 0;
    for (size_t at = 0;; words++) {
        const dnm_str word = next_word(part, &at);
        if (!word.n) break;
        names += dnm_people_is_han_name(word);
    }
    if (words < 2 || names < words) {
        add(all, part);
        return;
    }
    for (size_t at = 0; words-- > 0;) add(all, next_word(part, &at));
}

/* The mark or word at `at` that may stand between two names: its bytes, 0 if it is none. *sure: it does. */
static size_t joint_at(dnm_str s, size_t at, bool *sure)
{
    static const char *const marks[] = {";", "；", "、", "，", "|", "｜", "／"};
    static const char *const words[] = {" and ", " & ", " und ", " et ", " og ", " och ", ","};
    *sure = true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dnm_has_at(s, at, marks[i])) return strlen(marks[i]);
    *sure = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_has_at(s, at, words[i])) return strlen(words[i]);
    return 0;
}

/* The part that begins at *at, up to a joint; *at: behind that. */
static dnm_str next_part(dnm_str s, size_t *at, bool only_sure)
{
    const size_t begin = *at;
    for (size_t i = begin; i < s.n; i++) {
        bool sure;
        const size_t n = joint_at(s, i, &sure);
        if (!n || (only_sure && !sure)) continue;
        *at = i + n;
        return dnm_without_space((dnm_str){s.p + begin, i - begin});
    }
    *at = s.n;
    return from(s, begin);
}

/* Whether commas and words in it separate names: of each part that is no office, or of one word behind a name
 * ("Jane Doe, London"). */
static bool separates_names(dnm_str s)
{
    size_t parts = 0;
    bool words = false; /* the first is of several */
    for (size_t at = 0; at < s.n; parts++) {
        const dnm_str part = without_address(next_part(s, &at, false));
        if (!parts) words = is_name(part);
        if (parts && !part.n) continue; /* an address */
        const bool beside = parts && words && (count_words(part) < 2 || names_office(part));
        if (!beside && !is_name(part) && !is_all_han(part)) return false;
    }
    return parts > 1;
}

static void add_several(people *all, dnm_str s)
{
    if (!separates_names(s)) {
        add_part(all, s);
        return;
    }
    for (size_t at = 0; at < s.n;) {
        const dnm_str part = next_part(s, &at, false);
        if (part.p == s.p || is_all_han(part) || count_words(part) > 1) add_part(all, part);
    }
}

size_t dnm_people_read(dnm_str text, dnm_str names[DNM_PEOPLE])
{
    people all = {.names = names};
    bool reported = false;
    text = without_label(dnm_without_space(text));
    for (size_t at = 0; at < text.n;) {
        const dnm_str part = without_label(next_part(text, &at, true));
        if (!reported && names_reporter(part)) all.n = 0; /* the paper that the reporter writes for */
        reported = reported || names_reporter(part);
        add_several(&all, part);
    }
    return all.n;
}
