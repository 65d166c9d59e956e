/* judge.c -- the decisions of cleaner `unicode`, a function for each kind of character.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/unicode/judge.h"

#include "cleaners/unicode/tables.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { OF_CHINESE = DNM_CP_HAN | DNM_CP_CJK_PUNCT, LONGEST_WORD = 32 };
enum { ESCAPE = 0x1B, LONGEST_SEQUENCE = 64, LONGEST_STRING = 1024 };

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

static bool say(uni_verdict *verdict, uint16_t rule, uint16_t confidence, dnm_str text)
{
    verdict->rule = rule;
    verdict->confidence = confidence;
    verdict->text = text;
    return true;
}

static bool say_character(uni_verdict *verdict, uint16_t rule, uint16_t confidence, uint32_t cp)
{
    const size_t n = dnm_utf8_put(verdict->storage, cp);
    return say(verdict, rule, confidence, (dnm_str){verdict->storage, n});
}

/* ---- private use ------------------------------------------------------------------------------ */

void uni_place_init(uni_place *place, dnm_str leaf)
{
    *place = (uni_place){.leaf = leaf, .content_end = leaf.n};
    const uint32_t padding = DNM_CP_SPACE | DNM_CP_PRIVATE_USE | DNM_CP_ZERO_WIDTH;
    size_t at = 0;
    while (at < leaf.n && dnm_cp_has(dnm_utf8_next(leaf.p, leaf.n, &at), padding)) place->content_at = at;
    at = leaf.n;
    while (at > place->content_at && dnm_cp_has(dnm_utf8_prev(leaf.p, &at), padding)) place->content_end = at;
}

static bool ends_sentence(uint32_t cp)
{
    static const uint16_t ends[] = {'.',    '!',    '?',    ';',    ':',    0x2026, 0x201D, 0x2019, 0x3002,
                                    0x300D, 0x300F, 0x300B, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A, 0xFF0E, 0xFF09};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends[i] == cp) return true;
    return false;
}

/* At an edge of a paragraph: debris if many paragraphs have it there, or if it follows a finished sentence;
 * an icon if there is nothing else. After a name it may be a rare character of the name. */
static uint16_t debris(const uni_survey *survey, const uni_place *place)
{
    const bool leading = place->next <= place->content_at;
    const bool trailing = place->at >= place->content_end;
    if (!leading && !trailing) return 0;
    if (place->content_at >= place->content_end) return 850;
    if (survey->edges && uni_is_bmp_private(place->cp) && survey->edges[place->cp - 0xE000] >= 3) return 950;
    return trailing && ends_sentence(dnm_utf8_peek_back(place->leaf.p, place->content_end)) ? 850 : 0;
}

static bool judge_private_use(const uni_survey *survey, const uni_place *place, uni_verdict *verdict)
{
    uint32_t meant = dnm_gb_private_use(place->cp);
    if (meant) return say_character(verdict, UNI_PRIVATE_GB, 850, meant);
    const uint16_t confidence = debris(survey, place);
    /* A bullet behind a sentence is none. */
    const bool behind = place->at >= place->content_end && place->content_at < place->content_end;
    meant = behind && confidence ? 0 : dnm_symbol_font(place->cp);
    if (meant) return say_character(verdict, UNI_SYMBOL_FONT, 800, meant);
    return confidence ? say(verdict, UNI_PRIVATE_EDGE, confidence, DNM_STR(""))
                      : say(verdict, UNI_PRIVATE, 300, DNM_STR(""));
}

/* ---- control characters ----------------------------------------------------------------------- */

static bool separates(uint32_t cp)
{
    return cp != 0 && !dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_WIDE | DNM_CP_HAN);
}

/* Where the bytes of a class end, from `at` on; not much further than a sequence is long. */
static size_t past(dnm_str s, size_t at, uint8_t first, uint8_t last)
{
    const size_t stop = s.n - at > LONGEST_SEQUENCE ? at + LONGEST_SEQUENCE : s.n;
    while (at < stop && (uint8_t)s.p[at] >= first && (uint8_t)s.p[at] <= last) at++;
    return at;
}

/* A string for the terminal, such as the title of its window, ends with BEL or ESC \; 0 if it does not. The
 * bound keeps texts full of beginnings linear. */
static size_t string_end(dnm_str s, size_t at)
{
    const size_t stop = s.n - at > LONGEST_STRING ? at + LONGEST_STRING : s.n;
    for (; at < stop && s.p[at] != '\n'; at++) {
        if (s.p[at] == '\a') return at + 1;
        if (s.p[at] == ESCAPE) return at + 1 < s.n && s.p[at + 1] == '\\' ? at + 2 : 0;
    }
    return 0;
}

/* The end of the sequence of ECMA-48 that the ESC before `at` begins: colours and the cursor (ESC [ … m),
 * strings (ESC ] … BEL), sets of characters (ESC ( B). 0 if there is none: a lone ESC. */
static size_t sequence_end(dnm_str s, size_t at)
{
    if (at >= s.n) return 0;
    if (s.p[at] && strchr("]PX^_", s.p[at])) return string_end(s, at + 1);
    if (s.p[at] != '[') {
        const bool is_set = strchr("()*+", s.p[at]) && at + 1 < s.n && strchr("AB012K", s.p[at + 1]);
        return s.p[at] && is_set && s.p[at + 1] ? at + 2 : 0;
    }
    const size_t final = past(s, past(s, at + 1, 0x30, 0x3F), 0x20, 0x2F);
    if (final >= s.n || final - at > LONGEST_SEQUENCE) return 0;
    return (uint8_t)s.p[final] >= 0x40 && (uint8_t)s.p[final] <= 0x7E ? final + 1 : 0;
}

/* Printers made letters bold by printing them twice ("N BS N"), and underlined them ("_ BS N", "N BS _"):
 * the letter stays. */
static bool judge_overstrike(uni_place *place, uni_verdict *verdict)
{
    const char *p = place->leaf.p;
    size_t past = place->next;
    const uint32_t over = past < place->leaf.n ? dnm_utf8_next(p, place->leaf.n, &past) : 0;
    if (over && (over == place->before || over == '_')) {
        place->next = past;
    } else if (over && place->before == '_' && p[place->at - 1] == '_') {
        const bool printed_over = place->at > 1 && p[place->at - 2] == '\b'; /* and gone with that */
        if (!printed_over) place->at--;
    }
    return say(verdict, UNI_CONTROL, 950, DNM_STR(""));
}

static bool judge_control(uni_place *place, uni_verdict *verdict)
{
    if (place->cp == '\b') return judge_overstrike(place, verdict);
    const size_t sequence = place->cp == ESCAPE ? sequence_end(place->leaf, place->next) : 0;
    if (sequence) {
        place->next = sequence;
        return say(verdict, UNI_CONTROL, 950, DNM_STR(""));
    }
    const uint32_t meant = dnm_c1_windows(place->cp);
    if (meant) return say_character(verdict, UNI_WINDOWS, 800, meant);
    /* Line and page ends of old systems keep Latin words apart. */
    const bool is_break = in(place->cp, 0x0B, 0x0D) || in(place->cp, 0x1C, 0x1F);
    const bool apart =
        separates(place->before) && separates(dnm_utf8_peek(place->leaf.p, place->leaf.n, place->next));
    return say(verdict, UNI_CONTROL, 950, is_break && apart ? DNM_STR(" ") : DNM_STR(""));
}

/* ---- zero width ------------------------------------------------------------------------------- */

static bool is_bidi_control(uint32_t cp)
{
    return cp == 0x61C || in(cp, 0x200E, 0x200F) || in(cp, 0x202A, 0x202E) || in(cp, 0x2066, 0x2069);
}

static bool is_rtl(uint32_t cp)
{
    return in(cp, 0x590, 0x8FF) || in(cp, 0xFB1D, 0xFDFF) || in(cp, 0xFE70, 0xFEFC) ||
           in(cp, 0x10800, 0x10FFF) || in(cp, 0x1E800, 0x1EFFF);
}

static bool has_rtl(uni_place *place)
{
    if (place->looked_for_rtl) return place->has_rtl;
    place->looked_for_rtl = true;
    for (size_t at = 0; at < place->leaf.n && !place->has_rtl;) {
        const uint32_t cp = dnm_utf8_next(place->leaf.p, place->leaf.n, &at);
        place->has_rtl = is_rtl(cp) && !is_bidi_control(cp);
    }
    return place->has_rtl;
}

/* Scripts that write no blanks and mark where a line may break: Thai, Lao, Myanmar, Khmer and others. */
static bool breaks_by_zero_width(uint32_t cp)
{
    return in(cp, 0xE00, 0xFFF) || in(cp, 0x1000, 0x109F) || in(cp, 0x1780, 0x17FF) ||
           in(cp, 0x1950, 0x19FF) || in(cp, 0x1A20, 0x1AAF) || in(cp, 0xA9E0, 0xA9FF) ||
           in(cp, 0xAA60, 0xAADF);
}

/* A joiner shapes what stands before it: emoji, Arabic, Indic scripts; not ideographs or Latin letters. */
static bool takes_joiner(uint32_t cp)
{
    const uint32_t indifferent = DNM_CP_HAN | DNM_CP_HIRAGANA | DNM_CP_KATAKANA | DNM_CP_BOPOMOFO |
                                 DNM_CP_LATIN | DNM_CP_GREEK | DNM_CP_CYRILLIC | DNM_CP_SPACE | DNM_CP_PUNCT |
                                 DNM_CP_CONTROL | DNM_CP_ZERO_WIDTH;
    return cp >= 0xA0 && !dnm_cp_has(cp, indifferent);
}

static bool zero_width_is_meant(uni_place *place)
{
    const uint32_t cp = place->cp, before = place->before;
    const uint32_t after = dnm_utf8_peek(place->leaf.p, place->leaf.n, place->next);
    if (is_bidi_control(cp)) return has_rtl(place);
    if (cp == 0x200C || cp == 0x200D) return takes_joiner(before);
    if (cp == 0x200B) return breaks_by_zero_width(before) || breaks_by_zero_width(after);
    if (in(cp, 0x2061, 0x2064)) /* invisible operators of formulas */
        return !dnm_cp_has(before, OF_CHINESE) || !dnm_cp_has(after, OF_CHINESE | DNM_CP_ZERO_WIDTH);
    if (cp == 0x180E) return in(before, 0x1800, 0x18AF);
    if (in(cp, 0xE0020, 0xE007F)) return before == 0x1F3F4 || in(before, 0xE0020, 0xE007E); /* flags */
    return !(cp == 0xAD || cp == 0x2060 || cp == 0xFEFF || in(cp, 0x206A, 0x206F) ||
             in(cp, 0xE0000, 0xE001F));
}

/* ---- radicals --------------------------------------------------------------------------------- */

static bool is_ideograph(uint32_t cp)
{
    return dnm_cp_is_han(cp) && !in(cp, DNM_RADICAL_FIRST, DNM_RADICAL_LAST);
}

bool uni_radical_in_word(uni_place *place)
{
    if (place->at < place->radicals_end) return place->radicals_in_word;
    uint32_t cp = place->cp;
    size_t next = place->next;
    place->radicals_end = place->at;
    while (dnm_radical_fold(cp)) {
        place->radicals_end = next;
        cp = next < place->leaf.n ? dnm_utf8_next(place->leaf.p, place->leaf.n, &next) : 0;
    }
    place->radicals_in_word = is_ideograph(cp) || is_ideograph(dnm_utf8_peek_back(place->leaf.p, place->at));
    return place->radicals_in_word;
}

static bool judge_radical(const uni_survey *survey, uni_place *place, uni_verdict *verdict)
{
    const uint32_t ideograph = dnm_radical_fold(place->cp);
    if (!ideograph) return false;
    const bool in_word = uni_radical_in_word(place);
    if (!in_word && survey->radicals_in_words <= survey->radicals_alone) return false;
    return say_character(verdict, UNI_RADICAL, in_word ? 950 : 800, ideograph);
}

/* ---- forms and look-alikes ---------------------------------------------------------------------- */

static bool is_of_text(uint32_t cp)
{
    return cp && dnm_cp_has(cp, OF_CHINESE | DNM_CP_LETTER | DNM_CP_DIGIT) && !dnm_upright_form(cp);
}

/* Where text is written with it; a table of such forms has it alone, and who speaks of it quotes it. */
static bool judge_form(const uni_place *place, uni_verdict *verdict)
{
    const uint32_t form = dnm_upright_form(place->cp), before = place->before;
    const uint32_t after = dnm_utf8_peek(place->leaf.p, place->leaf.n, place->next);
    if (!form || (!is_of_text(before) && !is_of_text(after))) return false;
    if (dnm_cp_is_space(before) || dnm_cp_is_space(after)) return false;
    if (dnm_is_opening(before) && dnm_is_closing(after)) return false;
    return say_character(verdict, UNI_FORM, 900, form);
}

static uint32_t kind_of_ascii(uint32_t cp)
{
    if (cp >= '0' && cp <= '9') return DNM_CP_DIGIT;
    return cp < 0x80 && dnm_cp_is_letter(cp) ? DNM_CP_LETTER : 0;
}

/* "Ｗindows", "20２4": a letter between letters, a digit between digits, or at their edge. */
static bool judge_width(const uni_place *place, uni_verdict *verdict)
{
    const uint32_t narrow = place->cp - 0xFEE0, kind = kind_of_ascii(narrow);
    const uint32_t after = dnm_utf8_peek(place->leaf.p, place->leaf.n, place->next);
    if (!kind || (kind_of_ascii(place->before) != kind && kind_of_ascii(after) != kind)) return false;
    return say_character(verdict, UNI_LOOKALIKE, 900, narrow);
}

/* The letters of the word around a place, counted; false if a Cyrillic one of it looks like no Latin one. */
static bool count_letters(const uni_place *place, unsigned *latin, unsigned *cyrillic)
{
    const dnm_str leaf = place->leaf;
    size_t from = place->at;
    for (unsigned n = 0; n < LONGEST_WORD && from; n++) {
        size_t before = from;
        if (!dnm_cp_has(dnm_utf8_prev(leaf.p, &before), DNM_CP_LATIN | DNM_CP_CYRILLIC)) break;
        from = before;
    }
    *latin = *cyrillic = 0;
    for (unsigned n = 0; n < 2 * LONGEST_WORD && from < leaf.n; n++) {
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &from);
        const uint32_t script = dnm_cp_props(cp) & (DNM_CP_LATIN | DNM_CP_CYRILLIC);
        if (!script) break;
        if (script == DNM_CP_CYRILLIC && !dnm_latin_lookalike(cp)) return false;
        *(script == DNM_CP_LATIN ? latin : cyrillic) += 1;
    }
    return true;
}

/* A Cyrillic letter in a Latin word, which no language writes. */
static bool judge_cyrillic(const uni_place *place, uni_verdict *verdict)
{
    unsigned latin, cyrillic;
    const uint32_t twin = dnm_latin_lookalike(place->cp);
    if (!twin || !count_letters(place, &latin, &cyrillic) || latin < 2 || latin <= cyrillic) return false;
    return say_character(verdict, UNI_LOOKALIKE, 900, twin);
}

/* ---- all together ----------------------------------------------------------------------------- */

bool uni_judge(const uni_survey *survey, uni_place *place, uni_verdict *verdict)
{
    const uint32_t cp = place->cp;
    if (in(cp, DNM_RADICAL_FIRST, DNM_RADICAL_LAST)) return judge_radical(survey, place, verdict);
    if (in(cp, 0xFB00, 0xFB06)) return say(verdict, UNI_LIGATURE, 950, dnm_ligature(cp));
    if (in(cp, 0xFF10, 0xFF5A)) return judge_width(place, verdict);
    if (in(cp, 0xFE10, 0xFE61)) return judge_form(place, verdict);
    /* It asks for the form of an emoji, which no ideograph has. */
    if (cp == 0xFE0F && dnm_cp_is_han(place->before)) return say(verdict, UNI_ZERO_WIDTH, 950, DNM_STR(""));
    const uint32_t props = dnm_cp_props(cp);
    if (props & DNM_CP_CYRILLIC) return judge_cyrillic(place, verdict);
    if (props & DNM_CP_CONTROL) return cp != '\n' && cp != '\t' && judge_control(place, verdict);
    if (props & DNM_CP_PRIVATE_USE) return judge_private_use(survey, place, verdict);
    if (props & DNM_CP_NONCHARACTER) return say(verdict, UNI_NONCHARACTER, 950, DNM_STR(""));
    if (!(props & DNM_CP_ZERO_WIDTH) || zero_width_is_meant(place)) return false;
    return say(verdict, UNI_ZERO_WIDTH, 950, DNM_STR(""));
}
