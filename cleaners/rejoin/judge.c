/* judge.c -- does the next paragraph go on with this one? Points for and against, none of which decides
 * alone unless it is certain: how the first ends, how long it is, whether the seam makes a word,
 * whether the second could begin a paragraph at all.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    PROSE = 38, /* code points: longer than nearly all headings */
    WHOLE_PARAGRAPH = 60,
    SHORT = 25,
    MARKS_EXPECTED = 60, /* per cent of long paragraphs */
    MARKS_USUAL = 80,
    MARKS_ALWAYS = 95,
    HABIT = 60,     /* per cent of what holds whole sentences */
    HABIT_SHOWN = 3 /* paragraphs that show it */
};

uint32_t rejoin_second_char(const rejoin_page *page, const rejoin_line *l, uint32_t *third)
{
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = l->start;
    if (at < l->end) dnm_utf8_next(text, l->end, &at);
    uint32_t second = at < l->end ? dnm_utf8_next(text, l->end, &at) : 0;
    *third = dnm_utf8_peek(text, l->end, at);
    return second;
}

/* No paragraph begins so. */
static bool cannot_begin(uint32_t cp)
{
    switch (cp) {
    case ',':
    case ';':
    case '!':
    case '?':
    case ')':
    case ']':
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0xFF1B:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF09: /* ） */
    case 0x201D: /* ” */
    case 0x2019:
    case 0x300B: /* 》 */
    case 0x300D: /* 」 */
    case 0x3011: /* 】 */
        return true;
    default:
        return false;
    }
}

/* "？？？": somebody is lost for words; a lone mark may have slipped off its line. */
static bool is_outcry(const rejoin_page *page, const rejoin_line *b)
{
    enum { LEAST = 2 };
    const char *text = dnm_doc_view(page->doc)->text;
    for (size_t at = b->start; at < b->end;) {
        const uint32_t cp = dnm_utf8_next(text, b->end, &at);
        if (cp != '!' && cp != '?' && cp != 0xFF01 && cp != 0xFF1F) return false;
    }
    return b->chars >= LEAST;
}

static bool is_ascii_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static bool counts_something(uint32_t cp)
{
    static const uint32_t units[] = {0x5E74, 0x6708, 0x65E5, 0x53F7, 0x4E2A, 0x500B, 0x4E07,
                                     0x842C, 0x4EBF, 0x5104, 0x5143, 0x4EF6, '%',    0};
    for (const uint32_t *u = units; *u; u++)
        if (*u == cp) return true;
    return false;
}

/* The digits that a line ends with, and what stands before them. */
typedef struct last_number {
    uint32_t digits, before;
} last_number;

static last_number last_number_of(const rejoin_page *page, const rejoin_line *a)
{
    enum { MOST = 12 };
    const char *text = dnm_doc_view(page->doc)->text;
    last_number n = {0};
    for (size_t at = a->end; at > a->start && n.digits < MOST; n.digits++) {
        n.before = dnm_utf8_prev(text, &at);
        if (!is_ascii_digit(n.before)) return n;
    }
    n.before = 0;
    return n;
}

/* "1840" | "年", "5年3" | "月": what stands before tells that it is a day. */
static bool splits_date(last_number n, uint32_t unit)
{
    enum { YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5 };
    if (unit == YEAR) return n.digits == 4;
    return n.digits <= 2 && n.before == (unit == MONTH ? YEAR : unit == DAY ? MONTH : 0);
}

/* "1840" | "年", "5" | "月6日": a number and what it counts. "#EAF3F4" is none, and "练习1" | "日记两则" are
 * two headings. */
static bool splits_number(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    uint32_t third;
    if (!is_ascii_digit(a->last) || b->label.kind != DNM_NO_LABEL || !counts_something(b->first))
        return false;
    const uint32_t second = rejoin_second_char(page, b, &third);
    const last_number n = last_number_of(page, a);
    if (dnm_cp_is_latin(n.before)) return false;
    if (is_ascii_digit(second) || cannot_begin(second)) return true;
    return dnm_cp_is_han(second) && (a->chars >= SHORT || a->commas || splits_date(n, b->first));
}

/* Digits as years are written with: ○〇一七三九二五八六四零. */
static bool is_han_digit(uint32_t cp)
{
    switch (cp) {
    case 0x25CB:
    case 0x3007:
    case 0x4E00:
    case 0x4E03:
    case 0x4E09:
    case 0x4E5D:
    case 0x4E8C:
    case 0x4E94:
    case 0x516B:
    case 0x516D:
    case 0x56DB:
    case 0x96F6:
        return true;
    default:
        return false;
    }
}

/* It has come to the middle of a sentence: no heading, no cell. */
static bool is_prose(const rejoin_line *a)
{
    return !a->ends && a->commas && a->chars >= SHORT;
}

/* "一九九" | "二年", "有1" | "9座": digits on both sides, no more than one number has, and behind them what
 * they count. */
bool rejoin_splits_digits(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    enum { YEAR = 4 };
    bool (*const is_digit)(uint32_t) = is_ascii_digit(a->last) ? is_ascii_digit : is_han_digit;
    const char *text = dnm_doc_view(page->doc)->text;
    if (!is_digit(a->last) || !is_digit(b->first) || b->label.kind != DNM_NO_LABEL) return false;
    uint32_t digits = 0;
    for (size_t at = a->end; at > a->start && digits <= YEAR; digits++)
        if (!is_digit(dnm_utf8_prev(text, &at))) break;
    uint32_t next = b->first;
    for (size_t at = b->start; at < b->end && digits <= YEAR; digits++)
        if (!is_digit(next = dnm_utf8_next(text, b->end, &at))) break;
    if (is_digit == is_han_digit) return !a->ends && digits == YEAR && next == 0x5E74; /* 年 */
    return is_prose(a) && digits <= YEAR && (dnm_cp_is_han(next) || next == '%');
}

/* "不应大于3" | ".0%". */
static bool splits_fraction(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    uint32_t third;
    if (b->first != '.' || !is_ascii_digit(a->last) || !is_prose(a)) return false;
    return is_ascii_digit(rejoin_second_char(page, b, &third));
}

static int points_for_end(const rejoin_page *page, const rejoin_line *a)
{
    if (a->ends) return -60;
    if (a->last == ',' || a->last == 0xFF0C || a->last == 0x3001) return 30;
    return page->ended_percent >= MARKS_USUAL ? 20 : page->ended_percent >= MARKS_EXPECTED ? 8 : 0;
}

static int points_for_length(const rejoin_page *page, const rejoin_line *a)
{
    const uint32_t chars = a->chars;
    if (chars >= SHORT && !a->commas) return 0; /* many names are longer than a heading, too */
    int points = chars >= WHOLE_PARAGRAPH ? 40 : chars >= PROSE ? 25 : chars >= SHORT ? 0 : -30;
    return page->ended_percent >= MARKS_EXPECTED || points < 0 ? points : points / 2;
}

/* Tenths of a bit, of what rejoin_seam_bits() counts: of places inside sentences 68 % have BITS_USUAL, 50 %
 * BITS_SURE, 37 % BITS_GREAT; of headings and items above other paragraphs 1.2, .3 and .1 %. What is short is
 * one of these first of all, so that it takes more to be a part of a sentence. */
enum {
    BITS_IMPOSSIBLE = -17,
    BITS_LITTLE = 13,
    BITS_SOME = 20,
    BITS_USUAL = 30,
    BITS_SURE = 50,
    BITS_SHORT_LINE = 65,
    BITS_GREAT = 70,
    BITS_PHRASE = 75
};

/* "库存盘点" | "盘点时…": the sentence below a heading takes up a word of it. */
static bool takes_up_word(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    enum { WORD = 6 /* bytes */ };
    const char *text = dnm_doc_view(page->doc)->text, *word = text + b->start;
    if (!dnm_cp_is_han(b->first) || b->end - b->start < WORD) return false;
    for (uint32_t at = a->start; at + WORD <= a->end; at++)
        if (memcmp(text + at, word, WORD) == 0) return true;
    return false;
}

/* What follows has pauses and an end, and does not begin as the line does. */
static int points_for_short(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    enum { NAME = 3, PHRASE = 12, MADE_UP = 70, OFTEN = 35 };
    if (a->chars <= NAME || !b->ends || b->commas < 2 || a->first == b->first) return 0;
    const int least = (a->chars < PHRASE ? BITS_PHRASE : BITS_SHORT_LINE) - (page->torn_often ? OFTEN : 0);
    return rejoin_seam_bits(page, a, b) >= least ? MADE_UP : 0;
}

/* A line that follows nothing, above whole sentences, is a headline first of all. Its last word may well go
 * on with the first one below by chance, so that the seam alone tells nothing: other lines must be torn, too.
 * The first line of a text is a title as a rule, and takes both. */
static bool is_headline(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (!a->headline || !b->ends || !b->stops) return false;
    if (!page->tears_outnumber) return true;
    return a == page->lines && rejoin_seam_bits(page, a, b) < BITS_GREAT;
}

static int points_for_words(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const bool heading = a->label.kind != DNM_NO_LABEL && a->chars < WHOLE_PARAGRAPH;
    if (heading || (!a->commas && a->chars < WHOLE_PARAGRAPH && takes_up_word(page, a, b))) return 0;
    if (a->chars < SHORT) return points_for_short(page, a, b);
    const int bits = rejoin_seam_bits(page, a, b);
    const int often = page->torn_often && bits > 0 ? 20 : 0;
    return bits >= BITS_GREAT                         ? 70
           : bits >= BITS_SURE                        ? 50 + often
           : bits >= BITS_USUAL                       ? 40 + often
           : bits >= BITS_SOME                        ? 30 + often
           : bits >= BITS_LITTLE && a->chars >= PROSE ? 12 + often
                                                      : often;
}

/* Nothing at the seam says that it goes on: what is not surely a paragraph may be a heading or a label. */
static int points_for_seam(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (a->titled || is_headline(page, a, b)) return -15;
    unsigned saving = dnm_han_pair_saving(a->last, b->first);
    const int words = points_for_words(page, a, b);
    const bool open = !saving && !words && !a->ends && !dnm_is_pause(a->last);
    if (open && a->chars < WHOLE_PARAGRAPH && page->ended_percent < MARKS_ALWAYS) return -15;
    const int pair = saving >= DNM_HAN_PAIR_STRONG ? 50 : saving ? 25 : 0;
    return words > pair ? words : pair;
}

/* "2要快": a number glued to its text is a page number, or the end of something lost. */
static bool begins_with_glued_number(const rejoin_page *page, const rejoin_line *b)
{
    uint32_t third;
    if (!is_ascii_digit(b->first)) return false;
    const uint32_t second = rejoin_second_char(page, b, &third);
    const uint32_t behind = is_ascii_digit(second) ? third : second;
    return dnm_cp_is_han(behind) && !counts_something(behind);
}

bool rejoin_begins_with_sign(const rejoin_line *b)
{
    static const char signs[] = "#*+-=>|/@~.<{}\\";
    const uint32_t props = dnm_cp_props(b->first);
    if (b->first < 0x80) return b->first && strchr(signs, (int)b->first);
    return !(props & (DNM_CP_LETTER | DNM_CP_DIGIT | DNM_CP_HAN | DNM_CP_PUNCT));
}

/* Whole sentences and a part of one, in a text whose paragraphs end with sentences: no heading, no cell, no
 * line of verse. What follows must not look like any of these either. */
static int points_for_breach(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (!a->torn || page->sentences < HABIT_SHOWN || page->habit_percent < HABIT) return 0;
    if (b->label.kind != DNM_NO_LABEL || begins_with_glued_number(page, b)) return 0;
    if (!b->stops || rejoin_begins_with_sign(b) || (dnm_is_opening(b->first) && !dnm_is_pause(a->last)))
        return 0;
    if (dnm_cp_is_latin(a->last) && dnm_cp_is_latin(b->first) && !(b->first >= 'a' && b->first <= 'z'))
        return 0;
    const int bits = rejoin_seam_bits(page, a, b);
    if (a->label.kind != DNM_NO_LABEL && bits < BITS_LITTLE)
        return 0; /* points of a list may do without an end */
    return bits <= BITS_IMPOSSIBLE ? 55 : 75;
}

/* "…不那么单" | "一、专一，…": what looks like a number counts nothing, and stands in a text whose sentences
 * all end, but for the one before it. */
static bool is_torn_word(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const bool broken = page->ended_percent >= MARKS_ALWAYS && dnm_cp_is_han(a->last) &&
                        a->chars >= WHOLE_PARAGRAPH && a->commas >= 2;
    return broken && b->label.kind == DNM_LABEL_HAN && !b->counts && b->chars >= PROSE && b->commas >= 2;
}

static int points_for_begin(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (b->label.kind == DNM_LABEL_TOPIC) return -30;
    if (is_torn_word(page, a, b)) return -15;
    if (b->label.kind != DNM_NO_LABEL || begins_with_glued_number(page, b)) return -60;
    if (b->indent >= 2 && b->indent > a->indent + 1) return -30;
    bool han_before = dnm_cp_is_han(a->last);
    bool han_behind = dnm_cp_is_han(b->first);
    bool latin = dnm_cp_is_latin(a->last) || dnm_cp_is_latin(b->first);
    if (han_before || han_behind) return latin && !a->torn ? -25 : 0;
    return latin ? -40 : 0;
}

/* A line that looks like a heading or a label rather than the rest of a sentence. */
static bool stands_by_itself(const rejoin_line *b)
{
    return b->chars < SHORT && ((!b->ends && !b->torn) || b->last == ':' || b->last == 0xFF1A);
}

/* "…，不再另行" | "说明。": a few characters up to the end of a sentence that paused before. */
static bool is_end_of_sentence(const rejoin_line *a, const rejoin_line *b)
{
    enum { FEW = 6, A_WORD = 3 };
    const bool word = b->chars <= A_WORD || dnm_han_pair_saving(a->last, b->first);
    const bool paused =
        a->commas >= 2 && a->chars >= SHORT && (a->label.kind == DNM_NO_LABEL || word) && !a->ends;
    return paused && b->last == 0x3002 && b->chars <= FEW && b->commas == 1 && dnm_cp_is_han(b->first) &&
           b->label.kind == DNM_NO_LABEL && dnm_cp_is_han(a->last) && b->indent <= a->indent;
}

/* A pause, and behind it prose: below a salutation, too, so that it must be known that sentences are torn. */
static bool pauses_before_prose(const rejoin_line *a, const rejoin_line *b)
{
    const bool pause = a->last == ',' || a->last == 0xFF0C || a->last == 0x3001;
    return pause && b->ends && b->stops && b->chars >= SHORT && b->indent <= a->indent;
}

/* Something was opened and is closed behind the seam. */
static bool closes_what_was_open(const rejoin_line *a, const rejoin_line *b)
{
    return a->open == 1 && b->open <= -1;
}

/* "![…](…)", Markdown for a picture. */
static bool is_image(const rejoin_page *page, const rejoin_line *b)
{
    uint32_t third;
    return b->first == '!' && rejoin_second_char(page, b, &third) == '[';
}

/* Words that stand behind a dash, or behind the hyphen of "pre- and post-war". */
static bool is_function_word(dnm_str word)
{
    static const char *const words[] = {
        "and",  "for",  "but",  "not",  "nor",  "the",  "was",  "are",  "has",  "his",  "her",
        "who",  "its",  "all",  "und",  "der",  "die",  "das",  "den",  "dem",  "des",  "ein",
        "ist",  "von",  "mit",  "auf",  "bis",  "les",  "des",  "une",  "est",  "que",  "qui",
        "pas",  "per",  "che",  "del",  "una",  "non",  "con",  "los",  "las",  "por",  "con",
        "with", "that", "this", "from", "oder", "dans", "pour", "avec", "come", "para", NULL};
    for (size_t i = 0; words[i]; i++)
        if (dnm_str_eq(word, dnm_str_of(words[i]))) return true;
    return false;
}

/* "… the state of the har-" | "bour wall": a word divided at the end of a line of running text. What stands
 * behind must be no word that a dash could have before it. */
static bool divides_word(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    enum { RUNNING = 24, SHORTEST_REST = 3 };
    if (a->last != '-' || a->chars < RUNNING || !rejoin_is_small(b->first)) return false;
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = a->end - 1, end = b->start;
    if (!rejoin_is_small(dnm_utf8_prev(text, &at)) || !rejoin_is_alphabetic(dnm_utf8_peek_back(text, at)))
        return false;
    if (!memchr(text + a->start, ' ', a->end - a->start)) return false;
    while (end < b->end && rejoin_is_small(dnm_utf8_peek(text, b->end, end)))
        dnm_utf8_next(text, b->end, &end);
    const dnm_str word = {text + b->start, end - b->start};
    return dnm_utf8_count(word.p, word.n) >= SHORTEST_REST && !is_function_word(word);
}

static int judge_seam(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    bool gap = b->gap && page->gaps_speak;
    if (cannot_begin(b->first) && !a->ends && !gap && !is_image(page, b) && !is_outcry(page, b))
        return REJOIN_CERTAIN;
    if (!gap && divides_word(page, a, b)) return REJOIN_CERTAIN;
    if (splits_number(page, a, b) && (!gap || is_prose(a))) return REJOIN_CERTAIN;
    if (rejoin_splits_digits(page, a, b) || splits_fraction(page, a, b)) return REJOIN_CERTAIN;
    int points = points_for_end(page, a) + points_for_length(page, a) + points_for_seam(page, a, b) +
                 points_for_begin(page, a, b);
    points += points_for_breach(page, a, b);
    if (a->commas >= 2) points += 10;
    if (is_end_of_sentence(a, b)) points += 40;
    if (page->torn_often && pauses_before_prose(a, b)) points += 50;
    if (gap) points -= 15;
    if (closes_what_was_open(a, b)) {
        points += 60;
    } else if (stands_by_itself(b)) {
        points -= 30;
    }
    return points;
}

/* "<p>…</p>": a listing that stayed, since the text is about markup. */
static bool ends_with_tag(const rejoin_page *page, const rejoin_line *a)
{
    enum { LONGEST = 16 };
    const char *text = dnm_doc_view(page->doc)->text;
    if (a->last != '>') return false;
    for (uint32_t at = a->end - 1; at > a->start && a->end - at <= LONGEST; at--)
        if (text[at - 1] == '<') return text[at] == '/' || rejoin_is_alphabetic((unsigned char)text[at]);
    return false;
}

int rejoin_judge(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    enum { NEVER = -100 };
    if (a->tabular || b->tabular || a->apart || b->apart || b->turn || !a->chars || !b->chars) return NEVER;
    if (ends_with_tag(page, a)) return NEVER;
    const int points = judge_seam(page, a, b);
    return points > 0 && rejoin_asks_readers(page, b) ? NEVER : points;
}

bool rejoin_looks_lost(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    return page->ended_percent >= MARKS_EXPECTED && !a->ends && a->chars >= WHOLE_PARAGRAPH &&
           begins_with_glued_number(page, b);
}
