/* date.c -- reads dates. At each place where a number or a month's name may begin, a few readers try their
 * form; each looks at a bounded stretch, so that finding is linear.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/date.h"

#include <stdio.h>

#include "core/text/labels.h"
#include "core/text/letters.h"
#include "core/text/months.h"
#include "core/text/utf8.h"

enum { BLANKS_MAX = 8, YEAR_FIRST = 1900, YEAR_LAST = 2099, ROC_ERA = 1911 };

typedef struct reader {
    const char *p, *end;
    bool day_first; /* 03/04/2024 is a day of April */
} reader;

/* ---- small parts ------------------------------------------------------------------------------ */

/* Nearly always another character stands there. */
static bool accept(reader *r, const char *s)
{
    if (r->p == r->end || *r->p != *s) return false;
    const size_t n = strlen(s);
    if ((size_t)(r->end - r->p) < n || memcmp(r->p, s, n) != 0) return false;
    r->p += n;
    return true;
}

static bool accept_any(reader *r, const char *const *list)
{
    for (; *list; list++)
        if (accept(r, *list)) return true;
    return false;
}

static bool skip_blank(reader *r)
{
    const char c = r->p < r->end ? *r->p : '\0';
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
        return accept(r, "\xC2\xA0") || accept(r, "\xE3\x80\x80");
    r->p++;
    return true;
}

static void skip_blanks(reader *r)
{
    for (int i = 0; i < BLANKS_MAX && skip_blank(r); i++) continue;
}

/* A digit, ASCII or full-width; -1 if none stands there. */
static int digit(reader *r)
{
    if (r->p < r->end && *r->p >= '0' && *r->p <= '9') return *r->p++ - '0';
    if (r->end - r->p >= 3 && memcmp(r->p, "\xEF\xBC", 2) == 0) {
        const unsigned char last = (unsigned char)r->p[2];
        if (last >= 0x90 && last <= 0x99) {
            r->p += 3;
            return last - 0x90;
        }
    }
    return -1;
}

/* At most `max` digits and no more behind them; how many, 0 if that does not hold. */
static unsigned number(reader *r, unsigned max, unsigned *value)
{
    reader here = *r;
    unsigned n = 0, v = 0;
    for (int d; n <= max && (d = digit(&here)) >= 0; n++) v = v * 10 + (unsigned)d;
    if (n == 0 || n > max) return 0;
    *r = here;
    *value = v;
    return n;
}

/* A word, in any case, and no letter behind it. */
static bool accept_word(reader *r, const char *word)
{
    const size_t n = strlen(word);
    if ((size_t)(r->end - r->p) < n) return false;
    for (size_t i = 0; i < n; i++)
        if (dnm_ascii_lower(r->p[i]) != word[i]) return false;
    if (r->p + n < r->end && dnm_ascii_is_letter(r->p[n])) return false;
    r->p += n;
    return true;
}

static bool set_day(dnm_date *date, unsigned year, unsigned month, unsigned day)
{
    static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12) return false;
    if (day < 1 || day > days[month - 1]) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2 && day == 29 && !leap) return false;
    *date = (dnm_date){.year = (uint16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    return true;
}

/* ---- days ------------------------------------------------------------------------------------- */

/* 〇 to 九, and 十; -1 if none of them stands there. */
static int numeral(reader *r)
{
    size_t at = 0;
    const uint32_t cp = r->p < r->end ? dnm_utf8_next(r->p, (size_t)(r->end - r->p), &at) : 0;
    const int value = cp == 0x5341 ? 10 : cp == 0x25CB || cp == 0xFF2F ? 0 : dnm_han_digit(cp); /* 十 ○ Ｏ */
    if (value >= 0) r->p += at;
    return value;
}

/* 三, 十, 十二, 二十, 三十一: up to 99. */
static bool small_number(reader *r, unsigned *value)
{
    int d = numeral(r);
    if (d <= 0) return false;
    *value = (unsigned)d;
    reader here = *r;
    if (d < 10) {
        if (numeral(&here) != 10) return true;
        *value = (unsigned)d * 10;
        *r = here;
    }
    d = numeral(&here);
    if (d > 0 && d < 10) {
        *value += (unsigned)d;
        *r = here;
    }
    return true;
}

static bool in_numerals(reader *r, dnm_date *date)
{
    unsigned year = 0, month, day;
    for (int i = 0; i < 4; i++) {
        const int d = numeral(r);
        if (d < 0 || d > 9) return false;
        year = year * 10 + (unsigned)d;
    }
    if (!accept(r, "年") || !small_number(r, &month) || !accept(r, "月") || !small_number(r, &day))
        return false;
    return (accept(r, "日") || accept(r, "号")) && set_day(date, year, month, day);
}

/* 113年3月5日 of the Republic's era. */
static bool in_era(reader *r, dnm_date *date)
{
    unsigned year, month, day;
    if (!accept(r, "民國") && !accept(r, "民国")) return false;
    skip_blanks(r);
    if (!number(r, 3, &year) || !accept(r, "年")) return false;
    skip_blanks(r);
    if (!number(r, 2, &month) || !accept(r, "月")) return false;
    skip_blanks(r);
    return number(r, 2, &day) && accept(r, "日") && set_day(date, ROC_ERA + year, month, day);
}

static bool year_first(reader *r, dnm_date *date)
{
    static const char *const marks[][3] = {{"年", "月"}, {"-", "-"}, {"/", "/"}, {".", "."}};
    unsigned year, month, day;
    const unsigned digits = number(r, 8, &year);
    if (digits == 8) return set_day(date, year / 10000, year / 100 % 100, year % 100);
    if (digits != 4) return false;
    skip_blanks(r);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        reader here = *r;
        if (!accept(&here, marks[i][0])) continue;
        skip_blanks(&here);
        if (!number(&here, 2, &month)) return false;
        skip_blanks(&here);
        if (!accept(&here, marks[i][1])) return false;
        skip_blanks(&here);
        if (!number(&here, 2, &day) || !set_day(date, year, month, day)) return false;
        *r = here;
        if (i == 0) {
            skip_blanks(r);
            if (!accept(r, "日")) accept(r, "号");
        }
        return true;
    }
    return false;
}

/* 24 is 2024, 75 is 1975: what is dated is mostly of our days. */
static unsigned of_century(unsigned year)
{
    return year + (year < 50 ? 2000 : 1900);
}

/* 5.3.2024, 5. 3. 2024, 05.03.24. */
static bool with_dots(reader *r, dnm_date *date)
{
    unsigned day, month, year;
    const unsigned day_digits = number(r, 2, &day);
    if (!day_digits || !accept(r, ".")) return false;
    skip_blanks(r);
    const unsigned month_digits = number(r, 2, &month);
    if (!month_digits || !accept(r, ".")) return false;
    skip_blanks(r);
    const unsigned year_digits = number(r, 4, &year);
    if (r->end - r->p >= 2 && r->p[0] == '.' && r->p[1] >= '0' && r->p[1] <= '9')
        return false; /* 1.2.2024.7 */
    if (r->end - r->p >= 2 && r->p[0] == ':' && r->p[1] >= '0' && r->p[1] <= '9')
        return false; /* 05.03.20 and 10:20 without a blank */
    if (year_digits == 2 && day_digits == 2 && month_digits == 2)
        year = of_century(year);
    else if (year_digits != 4)
        return false;
    return set_day(date, year, month, day);
}

/* 25/12/2024, 12/25/2024, and what the language says of 03/04/2024. */
static bool year_last(reader *r, dnm_date *date)
{
    unsigned first, second, year;
    if (!number(r, 2, &first) || (!accept(r, "/") && !accept(r, "-"))) return false;
    if (!number(r, 2, &second) || (!accept(r, "/") && !accept(r, "-"))) return false;
    if (number(r, 4, &year) != 4) return false;
    if (r->day_first || first > 12 || first == second) return set_day(date, year, second, first);
    return second > 12 && set_day(date, year, first, second);
}

static bool month_name(reader *r, unsigned *month)
{
    const size_t n = dnm_month_read((dnm_str){r->p, (size_t)(r->end - r->p)}, month);
    r->p += n;
    if (n) accept(r, ".");
    return n > 0;
}

static bool day_number(reader *r, unsigned *day)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er", "º", ".", NULL};
    if (!number(r, 2, day)) return false;
    accept_any(r, endings);
    return true;
}

static void skip_comma(reader *r)
{
    skip_blanks(r);
    accept(r, ",");
    skip_blanks(r);
}

static bool month_first(reader *r, dnm_date *date)
{
    unsigned month, day, year;
    if (!month_name(r, &month)) return false;
    skip_blanks(r);
    if (!day_number(r, &day)) return false;
    skip_comma(r);
    return number(r, 4, &year) == 4 && set_day(date, year, month, day);
}

/* What stands between a day, its month and its year: "5 of March", "5 de marzo de 2024". */
static void skip_of(reader *r)
{
    static const char *const words[] = {"of", "de", "del"};
    skip_comma(r);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!accept_word(r, words[i])) continue;
        skip_blanks(r);
        return;
    }
}

static bool day_first(reader *r, dnm_date *date)
{
    unsigned month, day, year;
    if (!day_number(r, &day)) return false;
    if (!accept(r, "-")) skip_of(r);
    if (!month_name(r, &month)) return false;
    if (!accept(r, "-")) skip_of(r);
    return number(r, 4, &year) == 4 && set_day(date, year, month, day);
}

/* 2024. március 5. */
static bool name_between(reader *r, dnm_date *date)
{
    unsigned month, day, year;
    if (number(r, 4, &year) != 4) return false;
    accept(r, ".");
    skip_blanks(r);
    if (!month_name(r, &month)) return false;
    skip_blanks(r);
    return number(r, 2, &day) && set_day(date, year, month, day);
}

/* ---- time of day ------------------------------------------------------------------------------ */

static void skip_weekday(reader *r)
{
    static const char *const names[] = {"星期", "週", "周", "礼拜", "禮拜", NULL};
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天", NULL};
    reader here = *r;
    const bool bracket = accept(&here, "(") || accept(&here, "（");
    if (!accept_any(&here, names) || !accept_any(&here, days)) return;
    if (bracket && !accept(&here, ")") && !accept(&here, "）")) return;
    *r = here;
}

static void read_zone(reader *r, dnm_date *date)
{
    reader here = *r;
    unsigned hours, minutes = 0;
    if (accept(&here, "Z") && (here.p == here.end || !dnm_ascii_is_letter(*here.p))) {
        date->has_zone = true;
        *r = here;
        return;
    }
    skip_blanks(&here);
    if (accept_word(&here, "gmt") || accept_word(&here, "utc")) {
        date->has_zone = true;
        *r = here;
    }
    const bool west = accept(&here, "-");
    if (!west && !accept(&here, "+")) return;
    const unsigned digits = number(&here, 4, &hours);
    if (digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits != 2 || !accept(&here, ":") || number(&here, 2, &minutes) != 2) {
        return;
    }
    if (hours > 14 || minutes > 59) return;
    date->has_zone = true;
    date->zone = (int16_t)((int)(hours * 60 + minutes) * (west ? -1 : 1));
    *r = here;
}

static void read_second(reader *r, dnm_date *date)
{
    unsigned second, fraction;
    reader here = *r;
    if (!accept(&here, ":") && !accept(&here, "：") && !accept(&here, "分")) return;
    if (number(&here, 2, &second) == 0 || second > 59) return;
    accept(&here, "秒");
    reader behind = here;
    if (accept(&behind, ".") && number(&behind, 9, &fraction)) here = behind;
    date->second = (uint8_t)second;
    date->has_second = true;
    *r = here;
}

static unsigned to_24_hours(reader *r, unsigned hour, bool afternoon)
{
    reader here = *r;
    skip_blanks(&here);
    const bool pm = accept_word(&here, "pm") || accept_word(&here, "p.m.");
    const bool am = !pm && (accept_word(&here, "am") || accept_word(&here, "a.m."));
    if (pm || am) *r = here;
    if ((pm || afternoon) && hour < 12) return hour + 12;
    return am && hour == 12 ? 0 : hour;
}

static void read_time(reader *r, dnm_date *date)
{
    static const char *const morning[] = {"上午", "凌晨", "早上", NULL};
    static const char *const afternoon[] = {"下午", "晚上", "晚间", NULL};
    static const char *const marks[] = {"-", "–", "|", "·", "à", "às", "в", "о", NULL};
    static const char *const words[] = {"a", "las", "at", "um", "alle", "ore", "kl."};
    reader here = *r;
    unsigned hour, minute;
    accept(&here, "T");
    skip_comma(&here);
    skip_weekday(&here);
    skip_blanks(&here);
    if (accept_any(&here, marks)) skip_blanks(&here);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (accept_word(&here, words[i])) skip_blanks(&here);
    const bool late = accept_any(&here, afternoon);
    if (!late) accept_any(&here, morning);
    skip_blanks(&here);
    if (!number(&here, 2, &hour) || hour > 23) return;
    if (!accept(&here, ":") && !accept(&here, "：") && !accept(&here, "时") && !accept(&here, "時") &&
        !accept(&here, "点") && !accept(&here, "h"))
        return;
    if (number(&here, 2, &minute) != 2 || minute > 59) return;
    *r = here;
    date->has_time = true;
    date->minute = (uint8_t)minute;
    read_second(r, date);
    if (!date->has_second) accept(r, "分");
    date->hour = (uint8_t)to_24_hours(r, hour, late);
    read_zone(r, date);
}

/* ---- finding and writing ---------------------------------------------------------------------- */

typedef bool form(reader *, dnm_date *);

/* The forms that may stand at a place, in the order they are tried; NULL behind the last. */
static form *const of_two_digits[] = {day_first, with_dots, year_last, NULL};
static form *const of_four_digits[] = {year_first, name_between, NULL}; /* or eight */
static form *const of_word[] = {month_first, NULL};
static form *const of_hanzi[] = {in_era, in_numerals, NULL};

static form *const *forms_of_number(reader r)
{
    unsigned n = 0;
    while (n <= 8 && digit(&r) >= 0) n++;
    if (n == 1 || n == 2) return of_two_digits;
    return n == 4 || n == 8 ? of_four_digits : NULL;
}

/* What may be read here; NULL: nothing, as at nearly all places. Numbers and words are read from their
 * beginning only. `before` is the byte before. */
static form *const *forms_at(const reader *r, char before)
{
    const unsigned char c = (unsigned char)*r->p;
    if (c >= '0' && c <= '9') return before >= '0' && before <= '9' ? NULL : forms_of_number(*r);
    if (dnm_ascii_is_letter((char)c)) return dnm_ascii_is_letter(before) ? NULL : of_word;
    if (c < 0xE3 || c > 0xEF) return NULL;
    form *const *forms = c == 0xEF ? forms_of_number(*r) : NULL;
    reader here = *r;
    return forms ? forms : c == 0xE6 || numeral(&here) >= 0 ? of_hanzi : NULL; /* 民 begins with E6 */
}

static bool read_date(reader *r, char before, dnm_date *date)
{
    form *const *forms = forms_at(r, before);
    for (; forms && *forms; forms++) {
        reader here = *r;
        if (!(*forms)(&here, date)) continue;
        read_time(&here, date);
        *r = here;
        return true;
    }
    return false;
}

/* Behind the last digit: no date begins there, but in numerals. */
static size_t end_of_digits(dnm_str text)
{
    for (size_t n = text.n; n > 0; n--) {
        const unsigned char c = (unsigned char)text.p[n - 1];
        if (c >= '0' && c <= '9') return n;
        if (c >= 0x90 && c <= 0x99 && n >= 3 && memcmp(text.p + n - 3, "\xEF\xBC", 2) == 0) return n;
    }
    return 0;
}

static bool begins_with_any(dnm_str s, const char *const *prefixes)
{
    reader r = {.p = s.p, .end = s.p + s.n};
    while (*prefixes && !accept_word(&r, *prefixes)) prefixes++;
    return *prefixes != NULL;
}

static bool puts_day_first(dnm_str language)
{
    static const char *const english[] = {"en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za", NULL};
    static const char *const others[] = {"zh", "ja", "ko", "hu", "lt", "und", "en", NULL};
    return language.n && (begins_with_any(language, english) || !begins_with_any(language, others));
}

bool dnm_date_find(dnm_str text, dnm_date *date, size_t *at, size_t *n)
{
    return dnm_date_find_in((dnm_str){NULL, 0}, text, date, at, n);
}

bool dnm_date_find_in(dnm_str language, dnm_str text, dnm_date *date, size_t *at, size_t *n)
{
    if (!text.n) return false; /* nothing may be at no address, to which nothing may be added */
    const size_t digits = end_of_digits(text);
    reader r = {text.p, text.p + text.n, digits && puts_day_first(language)};
    for (size_t i = 0; i < text.n; i++) {
        if (i >= digits && (unsigned char)text.p[i] < 0xE3) continue;
        r.p = text.p + i;
        if (!read_date(&r, i ? text.p[i - 1] : ' ', date)) continue;
        if (at) *at = i;
        if (n) *n = (size_t)(r.p - text.p) - i;
        return true;
    }
    return false;
}

size_t dnm_date_write(const dnm_date *date, char out[DNM_DATE_BYTES])
{
    int n = snprintf(out, DNM_DATE_BYTES, "%04u-%02u-%02u", (unsigned)date->year % 10000u,
                     (unsigned)date->month % 100u, (unsigned)date->day % 100u);
    if (!date->has_time) return (size_t)n;
    n += snprintf(out + n, DNM_DATE_BYTES - (size_t)n, "T%02u:%02u", (unsigned)date->hour % 100u,
                  (unsigned)date->minute % 100u);
    if (date->has_second)
        n += snprintf(out + n, DNM_DATE_BYTES - (size_t)n, ":%02u", (unsigned)date->second % 100u);
    if (!date->has_zone) return (size_t)n;
    if (date->zone == 0) return (size_t)n + (size_t)snprintf(out + n, DNM_DATE_BYTES - (size_t)n, "Z");
    const unsigned zone = (unsigned)(date->zone < 0 ? -date->zone : date->zone);
    n += snprintf(out + n, DNM_DATE_BYTES - (size_t)n, "%c%02u:%02u", date->zone < 0 ? '-' : '+',
                  zone / 60 % 100u, zone % 60);
    return (size_t)n;
}
