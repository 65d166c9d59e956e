/* particulars.c -- the line of particulars that a content system prints under a title: time, author, source,
 * counters, sizes of letters, buttons. It is one only if it consists of such fields from end to end.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/chrome.h"
#include "cleaners/chrome/cues.h"
#include "core/text/date.h"
#include "core/text/people.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { MOST_FIELDS = 16, LONGEST_LINE = 160, LONGEST_VALUE = 80 /* columns */ };

typedef struct field {
    cue_group group;
    bool sure;
    bool unknown;     /* its key is; others beside it must be a site's */
    bool clock;       /* a date with the time of day */
    size_t at;        /* of its key */
    size_t from, end; /* of its value */
} field;

typedef struct fields {
    dnm_str text;
    field all[MOST_FIELDS];
    size_t n;
    size_t title; /* bytes of a title before them, which stays */
} fields;

static bool is_separator(uint32_t cp)
{
    static const uint32_t marks[] = {'|',    '/',    ',',    ';',    '(',    ')',    '[',
                                     ']',    0xFF0C, 0xFF1B, 0xFF08, 0xFF09, 0x3010, 0x3011,
                                     0x3001, 0xB7,   0xFF5C, 0x2022, 0};
    for (const uint32_t *m = marks; *m; m++)
        if (*m == cp) return true;
    return dnm_cp_is_space(cp);
}

static size_t skip_separators(dnm_str t, size_t at)
{
    while (at < t.n) {
        size_t next = at;
        if (!is_separator(dnm_utf8_next(t.p, t.n, &next))) break;
        at = next;
    }
    return at;
}

/* ---- dates ---- */

static size_t skip_digits(dnm_str t, size_t at, size_t least, size_t most)
{
    size_t n = 0;
    while (at + n < t.n && n < most && t.p[at + n] >= '0' && t.p[at + n] <= '9') n++;
    return n >= least ? n : 0;
}

static size_t skip_mark(dnm_str t, size_t at, const char *const *marks)
{
    for (; *marks; marks++) {
        const size_t n = strlen(*marks);
        if (at + n <= t.n && memcmp(t.p + at, *marks, n) == 0) return n;
    }
    return 0;
}

/* "10:11:10" behind blanks; 0 if there is none. */
static size_t read_clock(dnm_str t, size_t at)
{
    const size_t start = at;
    while (at < t.n && (t.p[at] == ' ' || t.p[at] == 'T')) at++;
    size_t n = skip_digits(t, at, 1, 2);
    if (!n || at + n >= t.n || t.p[at + n] != ':') return 0;
    at += n + 1;
    n = skip_digits(t, at, 2, 2);
    if (!n) return 0;
    at += n;
    if (at < t.n && t.p[at] == ':' && skip_digits(t, at + 1, 2, 2)) at += 3;
    return at - start;
}

/* Bytes of "2019-05-13 10:11:10", "2019年5月13日", 0 if there is none. */
static size_t read_date(dnm_str t, size_t start, bool *clock)
{
    static const char *const behind_year[] = {"-", "/", ".", "年", NULL};
    static const char *const behind_month[] = {"-", "/", ".", "月", NULL};
    static const char *const behind_day[] = {"日", NULL};
    size_t at = start;
    size_t n = skip_digits(t, at, 4, 4);
    if (!n || (t.p[at] != '1' && t.p[at] != '2')) return 0;
    at += n;
    if (!(n = skip_mark(t, at, behind_year))) return 0;
    at += n;
    if (!(n = skip_digits(t, at, 1, 2))) return 0;
    at += n;
    if (!(n = skip_mark(t, at, behind_month))) return 0;
    at += n;
    if (!(n = skip_digits(t, at, 1, 2))) return 0;
    at += n;
    at += skip_mark(t, at, behind_day);
    n = read_clock(t, at);
    *clock = n > 0;
    return at + n - start;
}

bool chrome_is_stamp(dnm_str text)
{
    bool clock = false;
    const size_t at = skip_separators(text, 0);
    const size_t n = at < text.n ? read_date(text, at, &clock) : 0;
    if (clock) return skip_separators(text, at + n) == text.n;
    dnm_date date;
    size_t from, bytes;
    if (text.n > LONGEST_LINE || !dnm_date_find(text, &date, &from, &bytes) || !date.has_time) return false;
    return skip_separators(text, 0) == from && skip_separators(text, from + bytes) == text.n;
}

/* ---- fields ---- */

static size_t skip_colon(dnm_str t, size_t at)
{
    static const char *const colons[] = {":", "：", "】", NULL};
    while (at < t.n && t.p[at] == ' ') at++;
    return at + skip_mark(t, at, colons);
}

/* A colon that belongs to no time of day, or a sentence: the value is none. */
static bool spoils_value(dnm_str t, size_t behind, uint32_t cp)
{
    const uint32_t next = dnm_utf8_peek(t.p, t.n, behind);
    if (cp == ':' || cp == 0xFF1A) {
        const size_t colon = behind - (cp == ':' ? 1 : 3);
        const bool account = colon > 2 && memcmp(t.p + colon - 2, "id", 2) == 0; /* "某某书屋（ID：…）" */
        return !account && !dnm_cp_is_digit(next) && next != '/';
    }
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == '!' || cp == '?';
}

/* "签发：": two to five hanzi before a colon, which beside known fields are one more. */
static size_t unknown_key(dnm_str t, size_t start)
{
    enum { LEAST = 2, MOST = 5 };
    size_t at = start;
    unsigned chars = 0;
    while (at < t.n && chars <= MOST && dnm_cp_is_han(dnm_utf8_peek(t.p, t.n, at))) {
        dnm_utf8_next(t.p, t.n, &at);
        chars++;
    }
    const uint32_t next = dnm_utf8_peek(t.p, t.n, at);
    return chars >= LEAST && chars <= MOST && (next == ':' || next == 0xFF1A) ? at - start : 0;
}

/* The value goes on to the next key; false if it is too long or no value. */
static bool read_value(const cue_line *line, field *f, size_t *at)
{
    const dnm_str t = {line->p, line->n};
    uint32_t columns = 0;
    f->from = f->end = *at;
    while (*at < t.n) {
        cue_group group;
        bool sure;
        if (cue_field(line, *at, &group, &sure) && (*at > f->from || sure)) break;
        bool clock;
        const bool apart = *at > f->from && dnm_cp_is_space(dnm_utf8_peek_back(t.p, *at));
        if (apart && (unknown_key(t, *at) || (f->group == CUE_WHO && read_date(t, *at, &clock)))) break;
        const uint32_t cp = dnm_utf8_next(t.p, t.n, at);
        columns += cp < 0x80 ? 1 : 2;
        if (columns > LONGEST_VALUE || spoils_value(t, *at, cp)) return false;
        if (!is_separator(cp)) f->end = *at;
        if (f->from == f->end && is_separator(cp)) f->from = f->end = *at;
    }
    return true;
}

/* "文/某某": who wrote the text, as sites for prose set it under a title. */
static bool read_slashed_name(dnm_str t, field *f, size_t *at)
{
    enum { LEAST = 2, MOST = 6 }; /* hanzi */
    static const char *const words[] = {"文/", "文／", "文|", "文｜", "图文/", "文图/", NULL};
    const size_t n = skip_mark(t, *at, words);
    if (!n) return false;
    size_t end = *at + n;
    while (end < t.n && t.p[end] == ' ') end++;
    const size_t from = end;
    unsigned chars = 0;
    while (end < t.n && dnm_cp_is_han(dnm_utf8_peek(t.p, t.n, end))) {
        dnm_utf8_next(t.p, t.n, &end);
        chars++;
    }
    if (chars < LEAST || chars > MOST || (end < t.n && !is_separator(dnm_utf8_peek(t.p, t.n, end))))
        return false;
    f->group = CUE_WHO;
    f->sure = true;
    f->from = from;
    f->end = *at = end;
    return true;
}

static bool read_field(const cue_line *line, field *f, size_t *at)
{
    const dnm_str t = {line->p, line->n};
    f->at = *at;
    size_t n = read_date(t, *at, &f->clock);
    if (n) {
        f->group = CUE_TIME;
        f->from = *at;
        f->end = *at += n;
        return true;
    }
    if (read_slashed_name(t, f, at)) return true;
    n = cue_field(line, *at, &f->group, &f->sure);
    if (!n) {
        n = unknown_key(t, *at);
        f->group = CUE_RECORD;
        f->unknown = n > 0;
    }
    if (!n) return false;
    *at += n;
    f->from = f->end = *at;
    if (f->group == CUE_ACTION) { /* "我要评论(0)" */
        const size_t number = skip_separators(t, *at);
        const size_t digits = skip_digits(t, number, 1, 6);
        if (digits && number > *at && t.p[number - 1] == '(') *at = number + digits;
        return true;
    }
    *at = skip_colon(t, *at);
    if (!read_value(line, f, at)) return false;
    bool clock;
    f->clock = read_date(t, f->from, &clock) && clock;
    return true;
}

/* "专访修表匠：时间在我手里": in front of all fields no key of a site's, but a title. */
static bool is_title(dnm_str text, const field *f)
{
    enum { VALUE = 4 * 3 }; /* bytes of a name */
    return f->unknown && f->end - f->from > VALUE && (unsigned char)text.p[f->from] >= 0x80;
}

/* "访老船长：河在梦里 2017年5月14日 来源：…": behind the title is a day. Its bytes; 0: there is none. */
static size_t read_day_behind_title(dnm_str text, field *f)
{
    bool clock;
    if (!is_title(text, f)) return 0;
    for (size_t at = f->from + 1; at < f->end; at++) {
        if (text.p[at - 1] != ' ' || !read_date(text, at, &clock)) continue;
        *f = (field){.group = CUE_TIME, .clock = clock, .at = at, .from = at, .end = f->end};
        return at;
    }
    return 0;
}

static bool read_fields(const cue_line *line, dnm_str text, fields *out)
{
    *out = (fields){.text = text};
    size_t unknown = 0, sites = 0;
    if (text.n > 4 * LONGEST_LINE) return false;
    for (size_t at = skip_separators(text, 0); at < text.n; at = skip_separators(text, at)) {
        if (out->n == MOST_FIELDS) return false;
        field f = {0};
        if (!read_field(line, &f, &at)) return false;
        if (!out->n) out->title = read_day_behind_title(text, &f);
        if (!out->n && is_title(text, &f)) return false;
        out->all[out->n++] = f;
        unknown += f.unknown;
        sites += f.sure || f.group == CUE_SOURCE || f.group == CUE_COUNTER;
    }
    return out->n > unknown * 2 && (!unknown || sites);
}

chrome_verdict chrome_particulars(const cue_table *cues, dnm_str text, bool *printed)
{
    cue_line ready;
    *printed = false;
    return cue_prepare(cues, text, &ready) ? chrome_ready_particulars(&ready, text, printed)
                                           : chrome_is_none();
}

/* "发布时间：要准确" tells no time. */
static bool has_digit(dnm_str t, const field *f)
{
    for (size_t at = f->from; at < f->end; at++)
        if (t.p[at] >= '0' && t.p[at] <= '9') return true;
    return false;
}

/* "【编辑：某某】" */
static bool is_boxed(dnm_str t)
{
    size_t end = t.n;
    return t.n > 2 && dnm_is_opening(dnm_utf8_peek(t.p, t.n, 0)) && dnm_is_closing(dnm_utf8_prev(t.p, &end));
}

/* "时间：2019-05-13 散文 我要投稿" */
static bool ends_with_button(const fields *f)
{
    enum { SHORTEST = 4 * 3 }; /* bytes; shorter ones are words of texts, too */
    const field *first = f->all, *last = f->all + f->n - 1;
    return f->n > 1 && first->group == CUE_TIME && has_digit(f->text, first) && last->group == CUE_ACTION &&
           last->from - last->at >= SHORTEST;
}

chrome_verdict chrome_ready_particulars(const cue_line *ready, dnm_str text, bool *printed)
{
    fields f;
    *printed = false;
    if (!read_fields(ready, text, &f)) return chrome_is_none();
    size_t sure = 0;
    size_t clocks = 0;
    size_t keyed = 0;
    bool counters = false;
    for (size_t i = 0; i < f.n; i++) {
        const field *one = &f.all[i];
        sure += one->sure && (one->group != CUE_TIME || has_digit(f.text, one));
        clocks += one->clock;
        keyed += one->from != one->at;
        counters = counters || (one->sure && (one->group == CUE_COUNTER || one->group == CUE_LETTERS));
    }
    bool sites = false; /* what a text itself rarely says beside its author */
    for (size_t i = 0; i < f.n; i++)
        sites = sites || f.all[i].group == CUE_SOURCE || f.all[i].group == CUE_COUNTER;
    *printed = counters && f.n >= 2;
    if (!keyed && !clocks) return chrome_is_none(); /* a date alone signs a letter */
    const bool edited = f.all[0].group == CUE_WHO && is_boxed(text) &&
                        dnm_has_at((dnm_str){ready->p, ready->n}, f.all[0].at, "编辑");
    sure += edited || ends_with_button(&f);
    chrome_verdict verdict =
        chrome_is(CHROME_PARTICULARS, sure || (clocks && f.n >= 2) || f.n >= 3 || (sites && keyed >= 2));
    verdict.whole = sites;
    return verdict;
}

/* Who edited, checked or uploaded a text did not write it. */
static bool names_author(dnm_str t, const field *f)
{
    static const char *const words[] = {"作者", "文章作者", "撰稿", "撰文", "文/", "文／",
                                        "文|",  "文｜",     "图文", "文图", NULL};
    for (const char *const *w = words; *w; w++)
        if (dnm_has_at(t, f->at, *w)) return true;
    return false;
}

/* The key of the metadata that a field becomes; NULL for counters and buttons. */
static const char *meta_key(dnm_str t, const field *f)
{
    if (f->group == CUE_TIME) return "date";
    if (f->group == CUE_WHO && names_author(t, f)) return "creator";
    return f->group == CUE_SOURCE ? "source" : NULL;
}

static bool is_unknown(dnm_str source)
{
    static const char *const words[] = {"未知", "不详", "不詳", "佚名"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_str_eq(source, dnm_str_of(words[i]))) return true;
    return false;
}

/* What becomes of a field's value: days as ISO 8601 writes them, the first of several authors; empty if it
 * says nothing. */
static dnm_str said(const field *f, dnm_str value, char iso[DNM_DATE_BYTES])
{
    dnm_date date;
    dnm_str names[DNM_PEOPLE];
    if (f->group == CUE_TIME)
        return dnm_date_find(value, &date, NULL, NULL) ? (dnm_str){iso, dnm_date_write(&date, iso)}
                                                       : (dnm_str){NULL, 0};
    if (f->group == CUE_WHO) return dnm_people_read(value, names) ? names[0] : (dnm_str){NULL, 0};
    return is_unknown(value) ? (dnm_str){NULL, 0} : value;
}

/* The others have no text of their own to be lifted from. */
static void say_others(const chrome_page *page, const chrome_line *line, const field *f, dnm_str value)
{
    dnm_str names[DNM_PEOPLE];
    const size_t n = f->group == CUE_WHO ? dnm_people_read(value, names) : 0;
    for (size_t i = 1; i < n; i++) dnm_edit_meta(page->editor, line->owner, "creator", names[i]);
}

static bool is_lifted_before(const fields *f, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (f->all[k].group == f->all[i].group && f->all[k].end > f->all[k].from &&
            meta_key(f->text, &f->all[k]))
            return true;
    return false;
}

/* Names as short as names are: a line of the text may begin with the word, too. */
static bool are_names(dnm_str value)
{
    enum { HAN_BYTES = 4 * 3, BYTES = 32 };
    dnm_str names[DNM_PEOPLE];
    const size_t n = dnm_people_read(value, names);
    for (size_t i = 0; i < n; i++) {
        const bool han = dnm_cp_is_han(dnm_utf8_peek(names[i].p, names[i].n, 0));
        if (names[i].n > (han ? HAN_BYTES : BYTES)) return false;
    }
    return n > 0;
}

bool chrome_is_author(const chrome_page *page, dnm_str text)
{
    enum { LONGEST = 72, MOST = 2 }; /* bytes; fields: the author, and a day */
    cue_line ready;
    fields f;
    if (text.n > LONGEST || !cue_prepare(page->cues, text, &ready) || !read_fields(&ready, text, &f))
        return false;
    size_t authors = 0;
    for (size_t i = 0; i < f.n && i < MOST; i++) {
        const field *one = &f.all[i];
        if (one->group == CUE_TIME && has_digit(text, one)) continue;
        if (one->group != CUE_WHO || !names_author(text, one)) return false;
        if (!are_names((dnm_str){text.p + one->from, one->end - one->from})) return false;
        authors++;
    }
    return authors == 1 && f.n <= MOST;
}

void chrome_lift(chrome_page *page, chrome_line *line, uint16_t confidence)
{
    const dnm_why why = {CHROME_PARTICULARS, confidence};
    cue_line ready;
    fields f;
    if (!cue_prepare(page->cues, line->text, &ready)) return;
    if (!read_fields(&ready, line->text, &f)) {
        line->taken = true;
        if (!chrome_lift_byline(page, line, &ready, why)) chrome_lift_stamp(page, line, why);
        return;
    }
    for (size_t i = 0; i < f.n; i++) {
        const field *one = &f.all[i];
        const size_t from = i ? one->at : f.title;
        const size_t end = i + 1 < f.n ? f.all[i + 1].at : line->text.n;
        const char *key = one->end > one->from ? meta_key(f.text, one) : NULL;
        char iso[DNM_DATE_BYTES];
        const dnm_str whole = {line->text.p + one->from, one->end - one->from};
        const dnm_str value = key ? said(one, whole, iso) : whole;
        const bool known = !key || !value.n || line->owner == CHROME_NOBODY || is_lifted_before(&f, i) ||
                           dnm_doc_meta(page->doc, line->owner, key).p;
        if (known) {
            dnm_edit_cut(page->editor, why, line->block, (uint32_t)from, (uint32_t)(end - from));
        } else {
            dnm_edit_lift(page->editor, why, line->block, (uint32_t)from, (uint32_t)(end - from), line->owner,
                          key, value);
            say_others(page, line, one, whole);
        }
    }
    line->taken = true;
}

/* ---- dates behind titles ---- */

static bool ends_with_day(dnm_str t, size_t n)
{
    const char *p = t.p + n;
    if (n < 5 || p[-3] != '-' || p[-1] < '0' || p[-1] > '9' || p[-2] < '0' || p[-2] > '3') return false;
    if (p[-4] < '0' || p[-4] > '9' || (p[-5] != '0' && p[-5] != '1')) return false;
    const int month = (p[-5] - '0') * 10 + p[-4] - '0';
    const int day = (p[-2] - '0') * 10 + p[-1] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

size_t chrome_dated(dnm_str text)
{
    size_t n = text.n;
    while (n && (text.p[n - 1] == ' ' || text.p[n - 1] == ')' || text.p[n - 1] == ']')) n--;
    if (!ends_with_day(text, n)) return 0;
    n -= 5;
    if (n >= 5 && text.p[n - 1] == '-' && skip_digits(text, n - 5, 4, 4)) n -= 5;
    while (n && (text.p[n - 1] == ' ' || text.p[n - 1] == '(' || text.p[n - 1] == '[')) n--;
    return dnm_utf8_count(text.p, n) >= 4 && n > 0 && (unsigned char)text.p[n - 1] >= '0' ? n : 0;
}
