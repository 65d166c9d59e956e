/* stamps.c -- a day with the time of day among the names of people and sites, as sites print them under a
 * title without any label: "2019-05-13 10:11 某某网 记者某某", "林小山 发表于 2019-05-13 10:11".
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/date.h"
#include "core/text/people.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST = 60, LONGEST_PIECE = 24, MOST_PIECES = 8 };

typedef struct pieces {
    dnm_str all[MOST_PIECES];
    size_t n;
} pieces;

static bool parts_pieces(uint32_t cp)
{
    static const uint32_t marks[] = {'|', '/', 0xFF0F, 0xFF5C, 0xB7,   ',', 0xFF0C,
                                     '@', '[', ']',    0x3010, 0x3011, 0};
    for (const uint32_t *m = marks; *m; m++)
        if (*m == cp) return true;
    return dnm_cp_is_space(cp);
}

/* What stands in [from, end) between blanks and bars; false if there is too much of it, or too long. */
static bool read_pieces(dnm_str t, size_t from, size_t end, pieces *out)
{
    for (size_t at = from; at < end;) {
        size_t next = at;
        if (parts_pieces(dnm_utf8_next(t.p, end, &next))) {
            at = next;
            continue;
        }
        const size_t start = at;
        uint32_t chars = 0;
        for (; at < end; at = next, chars++) {
            next = at;
            if (parts_pieces(dnm_utf8_next(t.p, end, &next))) break;
        }
        if (out->n == MOST_PIECES || chars > LONGEST_PIECE) return false;
        out->all[out->n++] = (dnm_str){t.p + start, at - start};
    }
    return true;
}

/* The weather and the day of the week stand above a page of a diary. */
static bool is_diary(dnm_str t)
{
    static const char *const words[] = {"星期", "晴", "阴", "陰", "雨", "雪", "多云", "多雲", NULL};
    return dnm_has_any(t, words);
}

/* "手册（第三版）(2019-05-13 10:11) 说的是": a day in brackets, in a sentence. */
static bool is_aside(dnm_str t, size_t at)
{
    const uint32_t before = dnm_utf8_peek_back(t.p, at);
    return at > 3 && (before == '(' || before == 0xFF08);
}

/* What a site says of a day on which there was no time of day. */
static bool says_published(dnm_str t)
{
    static const char *const words[] = {"发表", "發表", "发布", "發佈", "阅读",   "閱讀",   "浏览", "瀏覽",
                                        "评论", "評論", "来源", "來源", "posted", "Posted", NULL};
    return dnm_has_any(t, words);
}

static bool read_stamp(dnm_str t, const dnm_shape *s, dnm_date *date, pieces *beside)
{
    size_t at, n;
    *beside = (pieces){.n = 0};
    if (s->stops || s->digits < 5 || s->chars > LONGEST || s->pauses > 3) return false;
    if (!s->han || !dnm_date_find(t, date, &at, &n) || is_diary(t) || is_aside(t, at)) return false;
    return read_pieces(t, s->start, at, beside) && read_pieces(t, at + n, s->end, beside);
}

/* "阿明: 晚上见" in a chat; a site says whose name it is. */
static bool is_spoken(const pieces *beside)
{
    static const char *const labels[] = {"编辑", "編輯", "作者", "来源", "來源",
                                         "记者", "記者", "责编", "責編", NULL};
    for (size_t i = 0; i < beside->n; i++) {
        const dnm_str piece = beside->all[i];
        if ((memchr(piece.p, ':', piece.n) || dnm_has(piece, "：")) && !dnm_has_any(piece, labels))
            return true;
    }
    return false;
}

bool chrome_is_stamped(const chrome_line *line)
{
    dnm_date date;
    pieces beside;
    if (!read_stamp(line->text, &line->shape, &date, &beside)) return false;
    return beside.n && !is_spoken(&beside) && (date.has_time || says_published(line->text));
}

static bool read_clock(const chrome_line *line, dnm_date *date)
{
    const dnm_shape *s = &line->shape;
    return s->digits >= 7 && s->chars <= LONGEST && dnm_date_find(line->text, date, NULL, NULL) &&
           date->has_time;
}

/* 0: no time of day in the line; 1: the same day; 2: another. */
static unsigned compare_stamp(const dnm_date *first, const chrome_line *line)
{
    dnm_date other;
    if (!read_clock(line, &other)) return 0;
    return first->year == other.year && first->month == other.month && first->day == other.day ? 1 : 2;
}

bool chrome_is_only_stamp(const chrome_page *page, uint32_t start, uint32_t end, uint32_t i)
{
    enum { LOOK = 120 };
    dnm_date date;
    unsigned same = 0;
    if (!dnm_date_find(page->lines[i].text, &date, NULL, NULL)) return false;
    for (uint32_t k = start; k < end && k < i + LOOK; k++) {
        const unsigned other = k == i || page->lines[k].taken ? 0 : compare_stamp(&date, &page->lines[k]);
        same += other == 1;
        if (other == 2 || (other && k < i) || same > 1) return false;
    }
    return true;
}

/* "记者林小山", "by 林小山", "林小山": a person's name, and no word of a site. */
static dnm_str name_in(dnm_str piece)
{
    static const char *const before[] = {"记者", "記者", "作者", "文/", "by"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const size_t n = strlen(before[i]);
        if (piece.n <= n || memcmp(piece.p, before[i], n) != 0) continue;
        piece.p += n;
        piece.n -= n;
        break;
    }
    return dnm_people_is_han_name(piece) ? piece : (dnm_str){NULL, 0};
}

/* "来源：山泉日报" */
static dnm_str source_in(dnm_str piece)
{
    static const char *const keys[] = {"来源：", "来源:", "來源：", "來源:"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const size_t n = strlen(keys[i]);
        if (piece.n > n && memcmp(piece.p, keys[i], n) == 0) return (dnm_str){piece.p + n, piece.n - n};
    }
    return (dnm_str){NULL, 0};
}

void chrome_lift_stamp(chrome_page *page, const chrome_line *line, dnm_why why)
{
    dnm_date date;
    pieces beside;
    char iso[DNM_DATE_BYTES];
    const uint32_t bytes = (uint32_t)line->text.n;
    if (line->owner == CHROME_NOBODY || !read_stamp(line->text, &line->shape, &date, &beside) ||
        dnm_doc_meta(page->doc, line->owner, "date").p) {
        dnm_edit_cut(page->editor, why, line->block, 0, bytes);
        return;
    }
    dnm_str name = {NULL, 0};
    size_t names = 0;
    for (size_t i = 0; i < beside.n; i++) {
        const dnm_str found = name_in(beside.all[i]);
        names += found.n > 0;
        if (found.n) name = found;
    }
    dnm_edit_lift(page->editor, why, line->block, 0, bytes, line->owner, "date",
                  (dnm_str){iso, dnm_date_write(&date, iso)});
    for (size_t i = 0; i < beside.n; i++) {
        const dnm_str source = source_in(beside.all[i]);
        if (source.n && !dnm_doc_meta(page->doc, line->owner, "source").p)
            dnm_edit_meta(page->editor, line->owner, "source", source);
    }
    if (names == 1 && !dnm_doc_meta(page->doc, line->owner, "creator").p)
        dnm_edit_meta(page->editor, line->owner, "creator", name);
}
