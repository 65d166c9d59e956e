/* front.c -- reads the lines of front.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/front.h"

#include "core/text/labels.h"
#include "core/text/prefix.h"
#include "core/text/surnames.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_FRONT = 45, BODY_CHARS = 40, LONGEST_NAME = 4, MOST_PAUSES = 3 };

/* ---- dates ---- */

static bool take_word(dnm_str t, size_t *at, const char *word)
{
    const size_t n = strlen(word);
    if (*at + n > t.n || memcmp(t.p + *at, word, n) != 0) return false;
    *at += n;
    return true;
}

static void skip_blanks(dnm_str t, size_t *at)
{
    while (*at < t.n && (unsigned char)t.p[*at] - 0x21u >= 0x5E &&
           dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, *at)))
        dnm_utf8_next(t.p, t.n, at);
}

static bool take_number(dnm_str t, size_t *at, uint32_t *number)
{
    skip_blanks(t, at);
    const size_t n = dnm_read_number((dnm_str){t.p + *at, t.n - *at}, number);
    *at += n;
    return n > 0;
}

/* Zeros of years are written in many ways: 二〇〇四, 二○○四, 二00四, 二OO四. */
static bool is_zero(uint32_t cp)
{
    return cp == 0x25CB || cp == 0x25EF || cp == 'O' || cp == 'o' || cp == 0xFF2F || cp == 0x41E;
}

/* A digit of a year, which is at `at`; moves behind it. */
static bool take_digit(dnm_str t, size_t *at, uint32_t *digit)
{
    const size_t start = *at;
    if (start >= t.n) return false;
    const unsigned char c = (unsigned char)t.p[start];
    const bool ascii = c >= '0' && c <= '9';
    *digit = ascii ? c - (uint32_t)'0' : 0;
    if (c < 0x80 && !ascii && !is_zero(c)) return false;
    const uint32_t cp = dnm_utf8_next(t.p, t.n, at);
    const dnm_str one = {t.p + start, *at - start};
    return ascii || is_zero(cp) || (dnm_read_number(one, digit) && *digit <= 9);
}

static bool take_year(dnm_str t, size_t *at, uint32_t *year)
{
    size_t here = *at;
    skip_blanks(t, &here);
    *year = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t digit;
        if (!take_digit(t, &here, &digit)) return false;
        *year = *year * 10 + digit;
    }
    *at = here;
    return *year >= 1000 && *year <= 2999;
}

/* Between the numbers of a date: 年 月 日, or one of - . / twice. */
static bool take_numbers(dnm_str t, size_t *at, uint32_t *month, uint32_t *day)
{
    size_t here = *at;
    skip_blanks(t, &here);
    const char mark = here < t.n ? t.p[here] : 0;
    if (mark == '-' || mark == '.' || mark == '/') {
        here++;
        if (!take_number(t, &here, month) || here >= t.n || t.p[here++] != mark) return false;
        if (!take_number(t, &here, day)) return false;
    } else if (!take_word(t, &here, "年") || !take_number(t, &here, month) || !take_word(t, &here, "月") ||
               !take_number(t, &here, day) || !take_word(t, &here, "日")) {
        return false;
    }
    *at = here;
    return *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
}

/* "2011年5月17日", with Han digits, or "2011-5-17"; moves behind it. */
static bool take_date(dnm_str t, size_t *at, char date[11])
{
    uint32_t year, month, day;
    size_t here = *at;
    if (!take_year(t, &here, &year) || !take_numbers(t, &here, &month, &day)) return false;
    const uint32_t digits[8] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10,
                                month / 10,  month % 10,      day / 10,       day % 10};
    for (size_t i = 0, to = 0; i < 8; i++) {
        if (i == 4 || i == 6) date[to++] = '-';
        date[to++] = (char)('0' + digits[i]);
    }
    date[10] = '\0';
    *at = here;
    return true;
}

/* ---- people ---- */

/* What a person is, at the end of such a line. */
static bool names_role(dnm_str t)
{
    static const dnm_str roles[] = {
        {"书记", 6},   {"書記", 6}, {"主任", 6},   {"市长", 6},   {"市長", 6},   {"县长", 6},   {"縣長", 6},
        {"区长", 6},   {"區長", 6}, {"镇长", 6},   {"鎮長", 6},   {"乡长", 6},   {"鄉長", 6},   {"省长", 6},
        {"省長", 6},   {"局长", 6}, {"局長", 6},   {"部长", 6},   {"部長", 6},   {"厅长", 6},   {"廳長", 6},
        {"处长", 6},   {"處長", 6}, {"科长", 6},   {"科長", 6},   {"主席", 6},   {"会长", 6},   {"會長", 6},
        {"校长", 6},   {"校長", 6}, {"院长", 6},   {"院長", 6},   {"秘书长", 9}, {"秘書長", 9}, {"董事长", 9},
        {"董事長", 9}, {"经理", 6}, {"經理", 6},   {"常委", 6},   {"委员", 6},   {"委員", 6},   {"场长", 6},
        {"場長", 6},   {"站长", 6}, {"站長", 6},   {"所长", 6},   {"所長", 6},   {"主编", 6},   {"教授", 6},
        {"总理", 6},   {"總理", 6}, {"理事长", 9}, {"理事長", 9}, {"组长", 6},   {"組長", 6},   {"队长", 6},
        {"隊長", 6},   {"村长", 6}, {"村長", 6}};
    static const char last[] = "任员員委席授理编記记長长"; /* their last characters, sorted */
    if (!dnm_cp_is_among(dnm_utf8_peek_back(t.p, t.n), last, sizeof last - 1)) return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (dnm_str_ends(t, roles[i])) return true;
    return false;
}

/* The most frequent surnames, Simplified and Traditional, in the order of their code points: more of them
 * than dnm_is_surname has, for they count in front of one or two characters that are a whole line. */
static const char surnames[] =
    "丁万上严乔于付任伍何余侯俞倪兰关冉农冯凌刘劉包华单卢史叶司向吕吳吴呂周唐喬單喻嚴夏姚姜孔孙孟孫宁安宋寧尉"
    "尚尤尹屈岳崔左常庄庞康廖张張彭徐成戴房文方於施时易時曲曹曾朱李杜杨林柯柳柴梁梅楊樊欧歐武段殷毕毛江汤汪沈"
    "涂温游湯溫滕潘焦熊牛牟王甘田申畢白皇盛盧石祁祝秦程穆章童符管紀纪罗羅翟耿聂聶肖胡舒艾苏苗范莊莫華萬葉葛董"
    "蒋蒙蒲蓝蔡蔣蕭薛藍蘇蘭袁裴解許詹諸謝譚许诸谢谭谷賀賈贺贾赵趙路辛邓邢邱邵邹郑郝郭鄒鄧鄭金錢鍾钟钱閆關闫阮"
    "阳陆陈陳陶陸陽雷霍靳韋韓韦韩顏顧顾颜饒饶馬馮駱马骆高魏魯鮑鲁鲍黃黄黎齊齐龍龐龔龙龚";

/* 欧阳, 司马, 上官, 诸葛, 皇甫, 尉迟: names that surnames of two characters begin may have four. */
static bool begins_compound(uint32_t cp)
{
    return cp == 0x6B27 || cp == 0x6B50 || cp == 0x53F8 || cp == 0x4E0A || cp == 0x8BF8 || cp == 0x8AF8 ||
           cp == 0x7687 || cp == 0x5C09;
}

static bool is_name(dnm_str t)
{
    uint32_t chars = 0;
    for (size_t at = 0; at < t.n && chars <= LONGEST_NAME; chars++)
        if (!dnm_cp_is_han(dnm_utf8_next(t.p, t.n, &at))) return false;
    const uint32_t first = dnm_utf8_peek(t.p, t.n, 0);
    if (chars < 2 || chars > (begins_compound(first) ? LONGEST_NAME : LONGEST_NAME - 1)) return false;
    return dnm_cp_is_among(first, surnames, sizeof surnames - 1) && !names_role(t);
}

/* "市委书记 李某某": the words before the last blank name a role. */
static dnm_str speaker_of(dnm_str t)
{
    size_t from = t.n;
    while (from) {
        size_t before = from;
        if (dnm_cp_is_space(dnm_utf8_prev(t.p, &before))) break;
        from = before;
    }
    size_t role = from;
    while (role) {
        size_t before = role;
        if (!dnm_cp_is_space(dnm_utf8_prev(t.p, &before))) break;
        role = before;
    }
    const dnm_str name = {t.p + from, t.n - from};
    return from && is_name(name) && names_role((dnm_str){t.p, role}) ? name : (dnm_str){0};
}

/* ---- lines ---- */

/* Steps back over digits, and blanks before them, to a mark of dates, which it returns; 0 if none is there.
 */
static char mark_before_number(dnm_str t, size_t *at)
{
    const size_t end = *at;
    while (*at && t.p[*at - 1] >= '0' && t.p[*at - 1] <= '9') --*at;
    if (*at == end) return 0;
    while (*at && t.p[*at - 1] == ' ') --*at;
    return *at && strchr("-./", t.p[*at - 1]) ? t.p[--*at] : 0;
}

/* A first look from behind: dates end with 日, a digit of Han, or "-5-17". */
static bool may_end_with_date(dnm_str t)
{
    char digit[4];
    uint32_t number;
    size_t at = t.n;
    const uint32_t last = at ? dnm_utf8_peek_back(t.p, at) : 0;
    if (last >= 0x80)
        return last == 0x65E5 || dnm_read_number((dnm_str){digit, dnm_utf8_put(digit, last)}, &number) > 0;
    const char second = mark_before_number(t, &at);
    if (!second) return false;
    return (at && (unsigned char)t.p[at - 1] >= 0x80) || mark_before_number(t, &at) == second;
}

/* A first look: "1" and "2" of ASCII behind which a digit stands, and what is no ASCII. */
static bool may_begin_year(dnm_str t, size_t at)
{
    const unsigned char c = (unsigned char)t.p[at];
    if (c >= 0x80) return true;
    if ((c != '1' && c != '2') || at + 1 == t.n) return false;
    const unsigned char next = (unsigned char)t.p[at + 1];
    return next >= 0x80 || (next >= '0' && next <= '9') || is_zero(next);
}

/* Takes a date from the end of the line, if one stands there. None is tried from a blank: a short line may
 * have a million. */
static dnm_str without_date(dnm_str t, char date[11])
{
    if (!may_end_with_date(t)) return t;
    for (size_t at = 0; at < t.n;) {
        const size_t start = at;
        const bool begins = may_begin_year(t, at) && !dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, at));
        size_t end = start;
        if (begins && take_date(t, &end, date) && end == t.n) return dnm_line_trimmed((dnm_str){t.p, start});
        date[0] = '\0';
        dnm_utf8_next(t.p, t.n, &at);
    }
    return t;
}

static bool read_date_line(dnm_str t, dnm_front *front)
{
    size_t at = 0;
    const bool bracketed =
        dnm_is_opening(dnm_utf8_peek(t.p, t.n, 0)) && dnm_is_closing(dnm_utf8_peek_back(t.p, t.n));
    if (bracketed) dnm_utf8_next(t.p, t.n, &at);
    if (!take_date(t, &at, front->date)) return false;
    if (!bracketed && at < t.n) {
        front->date[0] = '\0';
        return false;
    }
    front->kind = bracketed ? DNM_FRONT_DATE_NOTE : DNM_FRONT_DATE;
    return true;
}

static void read_short_line(dnm_str t, bool blanks, dnm_front *front)
{
    const uint32_t first = dnm_utf8_peek(t.p, t.n, 0);
    if (first == 0x2014 || first == 0x2015 || first == 0x2500) { /* — ― ─ */
        front->kind = DNM_FRONT_SUBTITLE;
        return;
    }
    if (read_date_line(t, front)) return;
    const dnm_str rest = without_date(t, front->date);
    if (blanks) front->name = speaker_of(rest);
    if (front->name.n) {
        front->kind = DNM_FRONT_SPEAKER;
    } else if (is_name(rest)) {
        front->kind = DNM_FRONT_NAME;
        front->name = rest;
    } else {
        front->kind = names_role(rest) ? DNM_FRONT_ROLE : DNM_FRONT_TITLE;
        front->date[0] = '\0';
    }
}

/* "青年朋友们：", "全校教师同志：": who is spoken to, however the line begins. */
static bool calls_listeners(dnm_str t, const dnm_shape *shape)
{
    enum { LONGEST_CALL = 24 };
    static const dnm_str listeners[] = {{"们", 3},   {"們", 3},   {"同志", 6}, {"代表", 6},
                                        {"朋友", 6}, {"同学", 6}, {"同學", 6}, {"同仁", 6},
                                        {"来宾", 6}, {"來賓", 6}, {"委员", 6}, {"委員", 6}};
    if (shape->stops || shape->chars > LONGEST_CALL) return false;
    size_t end = t.n;
    const uint32_t colon = t.n ? dnm_utf8_prev(t.p, &end) : 0;
    if (colon != ':' && colon != 0xFF1A) return false;
    for (size_t i = 0; i < sizeof listeners / sizeof *listeners; i++)
        if (end > listeners[i].n && dnm_str_ends((dnm_str){t.p, end}, listeners[i])) return true;
    return false;
}

void dnm_front_read(dnm_str line, const dnm_shape *shape, const dnm_label *label, dnm_front *front)
{
    const dnm_str t = dnm_shape_text(line, shape);
    *front = (dnm_front){.kind = DNM_FRONT_NONE};
    if ((dnm_salutation(t) == t.n && t.n) || calls_listeners(t, shape)) {
        front->kind = DNM_FRONT_SALUTATION;
    } else if (shape->chars >= BODY_CHARS && shape->stops) {
        front->kind = DNM_FRONT_BODY;
    } else if (!shape->stops && shape->chars >= 2 && shape->chars <= LONGEST_FRONT &&
               shape->pauses <= MOST_PAUSES && shape->last != ':' && shape->last != 0xFF1A &&
               !dnm_is_pause(shape->last)) {
        if (label->kind != DNM_NO_LABEL && !dnm_cp_is_digit(shape->first)) return;
        read_short_line(t, shape->blanks > 0, front);
        if (front->kind == DNM_FRONT_TITLE && label->kind != DNM_NO_LABEL) front->kind = DNM_FRONT_NONE;
    }
}

/* ---- titles ---- */

dnm_str dnm_front_speaker_in(dnm_str title)
{
    static const dnm_str in = {"在", 3}, comrade = {"同志", 6};
    size_t end = 0;
    while (end < title.n && !dnm_has_at(title, end, in.p)) dnm_utf8_next(title.p, title.n, &end);
    if (end == title.n) return (dnm_str){0};
    if (dnm_str_ends((dnm_str){title.p, end}, comrade)) end -= comrade.n;
    size_t from = end;
    for (uint32_t chars = 1; from && chars <= LONGEST_NAME; chars++) {
        dnm_utf8_prev(title.p, &from);
        const dnm_str name = {title.p + from, end - from};
        if (chars > 1 && is_name(name) && names_role((dnm_str){title.p, from})) return name;
    }
    return (dnm_str){0};
}

dnm_str dnm_front_before_day(dnm_str title, char date[11])
{
    size_t end = title.n, open = 0;
    date[0] = '\0';
    if (!title.n || !dnm_is_closing(dnm_utf8_prev(title.p, &end))) return title;
    for (size_t at = end; at && !open;) {
        size_t before = at;
        if (dnm_is_opening(dnm_utf8_prev(title.p, &before))) open = at;
        at = before;
    }
    if (!open) return title;
    const dnm_str day = {title.p + open, end - open};
    size_t taken = 0, before = open;
    if (!take_date(day, &taken, date) || taken != day.n) {
        date[0] = '\0';
        return title;
    }
    dnm_utf8_prev(title.p, &before);
    return dnm_line_trimmed((dnm_str){title.p, before});
}
