/* endless.c -- a text that lost all its line ends. It is split where a salutation stands, before headings,
 * articles and points whose numbers run on, and before the turns of a talk; what is inside a sentence is no
 * such place, nor is a list of a few words.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FEWEST_MARKERS = 3,
    FEWEST_IN_SHORT = 4, /* of a text that is short for an endless one */
    SHORT_CHARS = 400,
    HEADING_BYTES = 120, /* from a chapter's number to its first article */
    POINT_CHARS = 12,    /* fewer are a list within a sentence */
    TITLE_BYTES = 240,
    MEDIUM = 600,
    MOST_BETWEEN = 16 /* closing marks and blanks behind a sentence: looked back at for every character */
};

/* The number that came last, by the kind of label. */
typedef struct series {
    uint32_t last[DNM_LABEL_TOPIC + 1];
} series;

/* Outermost first: each counts from 1 again below the next of the one before. Articles count through, and
 * points （一） and 1. may stand below 第一， as well as above it. */
static const dnm_label_kind ranks[] = {DNM_LABEL_VOLUME, DNM_LABEL_CHAPTER, DNM_LABEL_SECTION,
                                       DNM_LABEL_HAN,    DNM_LABEL_ORDINAL, DNM_LABEL_HAN_BRACKET,
                                       DNM_LABEL_DIGIT};

static bool runs_on(series *s, const dnm_label *label)
{
    uint32_t *last = &s->last[label->kind];
    if (label->number != 1 && label->number != *last + 1) return false;
    *last = label->number;
    bool below = false;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (below) s->last[ranks[i]] = 0;
        below = below || ranks[i] == label->kind;
    }
    return true;
}

/* "第三条规定的条件": of an article, not one. */
static bool is_cited(dnm_str rest, const dnm_label *label)
{
    static const uint32_t words[] = {
        0x89C4, 0x898F, 0x7684, 0x6240, 0x7B2C, 0x81F3, 0x548C, 0x4E0E,
        0x8207, 0x6B3E, 0x9879, 0x9805, 0x4E2D, 0x3001, 0}; /* 规的所第至和与款项中、 */
    const uint32_t next = dnm_utf8_peek(rest.p, rest.n, label->len);
    for (const uint32_t *w = words; *w; w++)
        if (*w == next) return true;
    return false;
}

static bool is_marker(dnm_str rest, series *s, dnm_label_kind *kind)
{
    dnm_label label;
    if (!dnm_label_read(rest, &label) || label.len >= rest.n) return false;
    *kind = label.kind;
    switch (label.kind) {
    case DNM_LABEL_ARTICLE:
        return !is_cited(rest, &label) && runs_on(s, &label);
    case DNM_LABEL_HAN_BRACKET:
        return dnm_is_opening(dnm_utf8_peek(rest.p, rest.n, 0)) && runs_on(s, &label);
    case DNM_LABEL_HAN:
    case DNM_LABEL_ORDINAL:
    case DNM_LABEL_VOLUME:
    case DNM_LABEL_CHAPTER:
    case DNM_LABEL_SECTION:
    case DNM_LABEL_DIGIT:
        return runs_on(s, &label);
    default:
        return false;
    }
}

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A;
}

static bool is_semicolon(uint32_t cp)
{
    return cp == ';' || cp == 0xFF1B;
}

/* Within a sentence, what stands between two marks of a list is a few words: "三件事：一、种树；二、修路". */
static bool is_few_words(dnm_str rest)
{
    uint32_t chars = 0;
    for (size_t at = 0; at < rest.n && chars < POINT_CHARS; chars++) {
        const uint32_t cp = dnm_utf8_next(rest.p, rest.n, &at);
        if (is_semicolon(cp)) return true;
        if (dnm_is_stop(cp) && chars > 2) return false; /* not that of "1." */
    }
    return false;
}

/* "（一）" */
static bool is_point(dnm_str rest)
{
    dnm_label label;
    return dnm_label_read(rest, &label) && label.kind == DNM_LABEL_HAN_BRACKET;
}

/* The mark behind which a place stands: that of a sentence, a colon or a semicolon; 0 if there is none. */
static uint32_t mark_before(dnm_str t, size_t at)
{
    size_t before = at;
    for (int steps = 0; before && steps <= MOST_BETWEEN; steps++) {
        const uint32_t cp = dnm_utf8_prev(t.p, &before);
        if (dnm_is_stop(cp)) return cp == '.' && dnm_cp_is_digit(dnm_utf8_peek_back(t.p, before)) ? 0 : cp;
        if (is_colon(cp)) return cp;
        if (!dnm_is_closing(cp) && !dnm_cp_is_space(cp)) return 0;
    }
    return 0;
}

/* ---- turns: 问：… 答：… ---- */

enum { MOST_SPEAKERS = 12, NAME_CHARS = 6 };

typedef struct speakers {
    dnm_str names[MOST_SPEAKERS];
    uint32_t turns[MOST_SPEAKERS];
    uint32_t n;
} speakers;

/* "父亲说：", "他问：" is told, and no turn. */
static bool tells(dnm_str rest, size_t colon, uint32_t chars)
{
    static const uint32_t verbs[] = {0x8BF4, 0x8AAA, 0x9053, 0x66F0, 0x60F3, 0x558A, 0x53EB, 0x8BB2, 0x8B1B,
                                     0x5199, 0x5BEB, 0x7B11, 0x9A82, 0x7F75, 0x95EE, 0x554F, 0x7B54, 0};
    const uint32_t last = dnm_utf8_peek_back(rest.p, colon);
    for (const uint32_t *v = verbs; *v; v++) /* 说道曰想喊叫讲写笑骂问答 */
        if (*v == last) return chars > 1;
    return false;
}

/* "问：", "主持人：": Han characters before a colon. Bytes of the name; 0 if there is none. */
static size_t read_speaker(dnm_str rest)
{
    uint32_t chars = 0;
    for (size_t at = 0; at < rest.n && chars <= NAME_CHARS; chars++) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(rest.p, rest.n, &at);
        if (is_colon(cp)) return chars && !tells(rest, here, chars) ? here : 0;
        if (!dnm_cp_is_han(cp)) return 0;
    }
    return 0;
}

static uint32_t *turns_of(speakers *all, dnm_str name)
{
    for (uint32_t i = 0; i < all->n; i++)
        if (dnm_str_eq(all->names[i], name)) return &all->turns[i];
    if (all->n == MOST_SPEAKERS) return NULL;
    all->names[all->n] = name;
    return &all->turns[all->n++];
}

static void count_turn(speakers *all, dnm_str rest)
{
    const size_t n = read_speaker(rest);
    uint32_t *turns = n ? turns_of(all, (dnm_str){rest.p, n}) : NULL;
    if (turns) ++*turns;
}

/* Two who each speak twice at least make a talk; in it, whoever is named speaks. */
static bool is_talk(const speakers *all)
{
    uint32_t often = 0;
    for (uint32_t i = 0; i < all->n; i++) often += all->turns[i] >= 2;
    return often >= 2;
}

static bool is_turn(const speakers *all, dnm_str rest)
{
    const size_t n = read_speaker(rest);
    for (uint32_t i = 0; n && i < all->n; i++)
        if (dnm_str_eq(all->names[i], (dnm_str){rest.p, n})) return true;
    return false;
}

/* One walk through the line: first it counts, then it asks for the splits. */
typedef struct walk {
    const split_page *page;
    const split_line *line;
    bool asking;
    uint32_t markers;
    uint32_t articles, salutations; /* 第一条; 同志们： */
    bool law;                       /* whose articles have points, however short */
    series numbers;
    split_series series; /* of the headings 一、 */
    speakers speakers;
    bool talk;
    size_t heading; /* the end of where an article may follow a chapter's title; 0: nowhere */
} walk;

static void split_at(const walk *w, size_t at, uint16_t confidence)
{
    if (w->asking && at > w->line->shape.start && at < w->line->shape.end)
        dnm_edit_split(w->page->editor, (dnm_why){SPLIT_ENDLESS, confidence}, w->line->block, (uint32_t)at);
}

static dnm_str rest_at(const walk *w, size_t at)
{
    return (dnm_str){w->line->text.p + at, w->line->text.n - at};
}

static bool split_salutation_at(walk *w, size_t *at)
{
    const size_t n = dnm_salutation(rest_at(w, *at));
    if (!n) return false;
    w->salutations++;
    split_at(w, *at, MEDIUM);
    *at += n;
    split_at(w, *at, MEDIUM);
    return true;
}

/* The body of a heading may begin with a marker itself. */
static void split_body(walk *w, size_t at, dnm_label_kind kind)
{
    split_seam seam = split_heading(rest_at(w, at), true);
    if (!seam.begin && kind == DNM_LABEL_HAN) seam = split_by_series(&w->series, rest_at(w, at));
    if (!seam.begin) return;
    if (w->asking && seam.begin > seam.end)
        dnm_edit_cut(w->page->editor, (dnm_why){SPLIT_ENDLESS, MEDIUM - 50}, w->line->block,
                     (uint32_t)(at + seam.end), (uint32_t)(seam.begin - seam.end));
    split_at(w, at + seam.begin, MEDIUM - 50);
    dnm_label_kind first;
    w->markers += is_marker(rest_at(w, at + seam.begin), &w->numbers, &first);
}

/* A title before the salutation or the first turn, which no mark sets off. */
static size_t split_opening(walk *w)
{
    const dnm_str t = w->line->text;
    for (size_t at = w->line->shape.start; at < t.n && at < TITLE_BYTES;) {
        if (split_salutation_at(w, &at)) return at;
        if (w->talk && is_turn(&w->speakers, rest_at(w, at))) {
            split_at(w, at, MEDIUM);
            return at;
        }
        if (dnm_is_stop(dnm_utf8_next(t.p, t.n, &at))) break;
    }
    return w->line->shape.start;
}

/* The first number of a text, glued to its title. */
static bool is_first_number(const walk *w, const dnm_label *label, size_t at, uint32_t before)
{
    if (w->markers || label->number != 1) return false;
    if (label->kind == DNM_LABEL_HAN)
        return !dnm_han_pair_saving(before, dnm_utf8_peek(w->line->text.p, w->line->text.n, at));
    return label->kind == DNM_LABEL_CHAPTER ||
           (label->kind == DNM_LABEL_DIGIT && before == ' ' && w->line->text.p[at + label->len] == ' ');
}

/* Below a title no mark stands before the first chapter, article or point. */
static bool follows_title(walk *w, size_t at, uint32_t before)
{
    if (!w->heading || at > w->heading || dnm_is_stop(before)) {
        w->heading = 0;
        return false;
    }
    dnm_label label;
    const dnm_str rest = rest_at(w, at);
    if (!dnm_label_read(rest, &label) || label.len >= rest.n) return false;
    return label.kind == DNM_LABEL_ARTICLE || label.kind == DNM_LABEL_SECTION ||
           is_first_number(w, &label, at, before);
}

static bool take_marker(walk *w, size_t at)
{
    dnm_label_kind kind;
    if (!is_marker(rest_at(w, at), &w->numbers, &kind)) return false;
    w->markers++;
    w->articles += kind == DNM_LABEL_ARTICLE;
    split_at(w, at, MEDIUM);
    if (kind == DNM_LABEL_HAN && !w->asking) split_count_parted(&w->series, rest_at(w, at));
    if (kind == DNM_LABEL_CHAPTER || kind == DNM_LABEL_SECTION)
        w->heading = at + HEADING_BYTES;
    else
        split_body(w, at, kind);
    return true;
}

static void walk_through(walk *w)
{
    const dnm_str t = w->line->text;
    size_t at = split_opening(w);
    if (at == w->line->shape.start && !take_marker(w, at)) w->heading = at + TITLE_BYTES;
    while (at < w->line->shape.end) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (follows_title(w, at, cp) && take_marker(w, at)) continue;
        const uint32_t mark = mark_before(t, at);
        if (!mark) continue;
        const dnm_str rest = rest_at(w, at);
        const bool inside = is_colon(mark) || is_semicolon(mark);
        if (inside && is_few_words(rest) && !(w->law && is_point(rest))) continue;
        if (take_marker(w, at)) continue;
        if (!w->asking && !inside) count_turn(&w->speakers, rest);
        if (w->talk && !inside && is_turn(&w->speakers, rest))
            split_at(w, at, MEDIUM);
        else
            split_salutation_at(w, &at);
    }
}

void split_endless(const split_page *page, const split_line *line)
{
    walk counting = {.page = page, .line = line};
    walk_through(&counting);
    walk asking = {
        .page = page, .line = line, .asking = true, .series = counting.series, .speakers = counting.speakers};
    asking.law = counting.articles >= FEWEST_MARKERS;
    asking.talk = is_talk(&counting.speakers);
    const uint32_t fewest = line->shape.chars < SHORT_CHARS ? FEWEST_IN_SHORT : FEWEST_MARKERS;
    const uint32_t found = counting.markers + (counting.markers >= FEWEST_MARKERS && counting.salutations);
    if (found >= fewest || asking.talk) walk_through(&asking);
}
