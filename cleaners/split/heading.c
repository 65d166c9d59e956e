/* heading.c -- where a heading was glued to its body: at a blank that no sentence has there, before the first
 * point of a list, or at a word that begins sentences, if other headings of the text stand alone.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/han_stats.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST_HEADING = 40, /* characters, the label aside */
    SHORTEST_HEADING = 4,
    SHORTEST_BODY = 25,
    LONGEST_SENTENCE = 4096, /* bytes that are searched for the end of a body's first sentences */
    GLUED_SHORTEST = 6,
    WHOLE_HEADING = 10,
    TAKEN_UP = 8, /* characters from a word that is taken up to the one that opens the sentence */
    HAN_BYTES = 3,
    FIRST_WIDE = 0x2000 /* before it stand Latin letters and their marks */
};

static bool is_heading_label(dnm_label_kind kind)
{
    return kind == DNM_LABEL_HAN || kind == DNM_LABEL_HAN_BRACKET || kind == DNM_LABEL_CHAPTER ||
           kind == DNM_LABEL_SECTION || kind == DNM_LABEL_VOLUME;
}

bool split_is_body(dnm_str rest)
{
    dnm_shape s;
    if (rest.n > LONGEST_SENTENCE) rest.n = dnm_utf8_boundary(rest.p, rest.n, LONGEST_SENTENCE);
    dnm_shape_read(rest, &s);
    return s.chars >= SHORTEST_BODY && s.stops;
}

/* What a body, but no heading, begins with: the first point of a list. */
static bool is_first_point(dnm_str rest)
{
    dnm_label label;
    if (dnm_has_at(rest, 0, "首先，") || dnm_has_at(rest, 0, "首先,")) return true;
    if (!dnm_label_read(rest, &label) || label.number != 1) return false;
    return label.kind == DNM_LABEL_ORDINAL || label.kind == DNM_LABEL_ARTICLE ||
           (label.kind == DNM_LABEL_HAN_BRACKET && dnm_is_opening(dnm_utf8_peek(rest.p, rest.n, 0)));
}

/* Words that begin a sentence and hardly stand inside a heading. */
static bool is_opening_word(dnm_str t, size_t at)
{
    static const char *const words[] = {
        "今年以来", "今年以來", "去年以来", "去年以來",   "近年来", "近年來",  "一年来", "一年來",
        "去年",     "同志们",   "同志們",   "为什么",     "為什麼", "各位",    "我们",   "我們",
        "我曾",     "我认为",   "我認為",   "大家都知道", "首先",   "当前",    "當前",   "目前",
        "随着",     "隨著",     "根据",     "根據",       "按照",   "要做好",  "刚才",   "剛才",
        "如果",     "虽然",     "雖然",     "由于",       "由於",   "众所周知"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_has_at(t, at, words[i])) return true;
    return false;
}

/* Nothing that leads on: "对我们", "和我们" are one phrase. */
static bool leads_on(uint32_t cp)
{
    static const uint32_t list[] = {0x5BF9, 0x5C0D, 0x548C, 0x4E0E, 0x8207, 0x7ED9, 0x7D66, 0x8BA9,
                                    0x8B93, 0x5411, 0x4F7F, 0x662F, 0x628A, 0x5728, 0x7531, 0x4EE5,
                                    0x5230, 0x5C06, 0x5C07, 0x8981, 0x7684, 0x4E3A, 0x70BA, 0x4ECE,
                                    0x5F9E, 0x6BD4, 0x53CA, 0x5F00, 0x958B, 0}; /* 对和与给让向使… */
    for (const uint32_t *c = list; *c; c++)
        if (*c == cp) return true;
    return false;
}

static split_seam seam_at(size_t end, size_t begin, uint16_t confidence)
{
    return (split_seam){end, begin, confidence};
}

typedef struct walk {
    dnm_str t;
    uint32_t chars; /* of the heading so far */
    uint32_t last;
    size_t start; /* behind the label */
    dnm_label_kind kind;
    bool alone; /* other headings of the text stand alone */
    bool mixed; /* blanks stand beside Latin words, as some write in the middle of sentences */
} walk;

static size_t bytes_of_chars(dnm_str t, size_t at, unsigned chars)
{
    const size_t start = at;
    while (at < t.n && chars--) dnm_utf8_next(t.p, t.n, &at);
    return at - start;
}

/* "第二章 登记" | "第八条 …": the first article of a chapter has any number; a title of two characters is
 * one. */
static bool is_article_below(const walk *w, dnm_str rest)
{
    enum { SHORTEST_TITLE = 2 };
    dnm_label label;
    if (w->kind != DNM_LABEL_CHAPTER && w->kind != DNM_LABEL_SECTION) return false;
    if (w->chars < SHORTEST_TITLE || leads_on(w->last) || dnm_is_opening(w->last)) return false;
    if (!dnm_label_read(rest, &label) || label.kind != DNM_LABEL_ARTICLE || label.len >= rest.n) return false;
    return dnm_cp_is_space(dnm_utf8_peek(rest.p, rest.n, label.len));
}

/* "明年的打算" | "明年我们…": a sentence that takes up the word its heading begins with begins there. Where
 * it does, at most a few characters before `at`; `at` itself if no such word stands there. */
static size_t before_taken_up_word(const walk *w, size_t at)
{
    enum { WORD_CHARS = 2 };
    const dnm_str word = {w->t.p + w->start, bytes_of_chars(w->t, w->start, WORD_CHARS)};
    size_t here = at;
    for (int steps = 0; steps < TAKEN_UP && here > w->start + word.n; steps++) {
        if (at - here >= word.n && memcmp(w->t.p + here, word.p, word.n) == 0) return here;
        dnm_utf8_prev(w->t.p, &here);
    }
    return at;
}

/* Whether the heading ends at or shortly before `at`, where no blank stands. */
static split_seam glued_here(const walk *w, size_t at)
{
    const dnm_str rest = {w->t.p + at, w->t.n - at};
    const split_seam none = {0};
    if (is_article_below(w, rest)) return seam_at(at, at, 800);
    if (w->chars < SHORTEST_HEADING || !dnm_cp_has(w->last, DNM_CP_HAN)) return none;
    if (is_first_point(rest) && split_is_body(rest)) return seam_at(at, at, 800);
    if (!w->alone || w->chars < GLUED_SHORTEST || leads_on(w->last)) return none;
    const uint32_t first = dnm_utf8_peek(rest.p, rest.n, 0);
    if (!is_opening_word(rest, 0) || dnm_han_pair_saving(w->last, first) || !split_is_body(rest)) return none;
    const size_t end = before_taken_up_word(w, at);
    return end - w->start >= SHORTEST_HEADING * HAN_BYTES ? seam_at(end, end, 600) : none;
}

static bool is_latin_word(uint32_t cp)
{
    return cp < FIRST_WIDE && dnm_cp_is_latin(cp);
}

/* "按住 命令键": what follows belongs to it, with a blank or without. */
static bool is_preposition(uint32_t cp)
{
    static const uint32_t list[] = {0x548C, 0x4E0E, 0x8207, 0x628A, 0x5C06, 0x5C07,
                                    0x5728, 0x5411, 0x7ED9, 0x7D66, 0};
    for (const uint32_t *c = list; *c; c++) /* 和与把将在向给 */
        if (*c == cp) return true;
    return false;
}

/* Whether the blank before `begin` parts heading and body; hardly, if it tears a word apart. Where a heading
 * has blanks itself, the last counts. */
static bool parts_at_blank(const walk *w, size_t begin)
{
    const dnm_str rest = {w->t.p + begin, w->t.n - begin};
    const uint32_t next = dnm_utf8_peek(rest.p, rest.n, 0);
    if (w->chars < SHORTEST_HEADING || !dnm_cp_has(w->last, DNM_CP_HAN | DNM_CP_PUNCT)) return false;
    if (w->mixed || w->last < FIRST_WIDE || is_preposition(w->last)) return false;
    const bool word = dnm_han_pair_saving(w->last, next) && !(w->alone && w->chars >= WHOLE_HEADING);
    if (dnm_is_pause(w->last) || dnm_is_opening(w->last) || word) return false;
    return (dnm_cp_is_han(next) || dnm_is_opening(next) || dnm_cp_is_digit(next)) && split_is_body(rest);
}

split_seam split_heading(dnm_str line, bool alone)
{
    dnm_label label;
    split_seam found = {0};
    if (!dnm_label_read(line, &label) || !is_heading_label(label.kind)) return found;
    walk w = {.t = line, .kind = label.kind, .alone = alone && label.kind == DNM_LABEL_HAN};
    size_t at = label.len;
    while (at < line.n && dnm_cp_is_space(dnm_utf8_peek(line.p, line.n, at)))
        dnm_utf8_next(line.p, line.n, &at);
    w.start = at;
    const bool named = label.kind == DNM_LABEL_HAN || label.kind == DNM_LABEL_HAN_BRACKET;
    const size_t name = named ? split_end_of_name(line, at) : 0;
    const size_t rules = label.kind == DNM_LABEL_HAN ? split_end_of_rules_name(line, at) : 0;
    if (rules) return seam_at(rules, rules, 750);
    if (name && split_is_body((dnm_str){line.p + name, line.n - name})) return seam_at(name, name, 750);
    while (at < line.n && w.chars <= LONGEST_HEADING) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(line.p, line.n, &at);
        if (dnm_is_stop(cp)) break;
        const bool topic = (cp == ':' || cp == 0xFF1A) && w.chars < LONGEST_HEADING;
        if (topic) break; /* what follows explains the words before it */
        if (dnm_cp_is_space(cp)) {
            while (at < line.n && dnm_cp_is_space(dnm_utf8_peek(line.p, line.n, at)))
                dnm_utf8_next(line.p, line.n, &at);
            const size_t bracket = at < line.n && line.p[at] == '(';
            const uint32_t word = dnm_utf8_peek(line.p, line.n, at + bracket);
            w.mixed = w.mixed || (here > w.start && (is_latin_word(w.last) || is_latin_word(word)));
            if (parts_at_blank(&w, at)) found = seam_at(here, at, 850);
            if (found.begin == at && is_first_point((dnm_str){line.p + at, line.n - at})) return found;
            w.last = 0;
            continue;
        }
        const split_seam glued = glued_here(&w, here);
        if (glued.begin) return glued;
        if (found.begin && dnm_is_pause(cp)) break; /* the body runs already */
        w.last = cp;
        w.chars++;
    }
    return found;
}
