/* detect.c -- dnm_charset_detect: byte order marks, the best of the hypotheses, and what is said of it.
 * How a reading is judged: detect_internal.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"
#include "core/text/segment.h"
#include "core/text/text_bytes.h"

enum { DOUBTFUL = 500 }; /* the confidence in what is no more than the best there is */

/* Thousandths that the better of two has when its cost is `lead` eighths of a bit less. */
static uint16_t share_of(int64_t lead)
{
    static const uint16_t thousandths[] = {500, 667, 800, 889, 941, 970, 985, 992, 996, 998, 999};
    size_t bits = lead < 0 ? 0 : (size_t)lead / 8;
    return bits < sizeof thousandths / sizeof *thousandths ? thousandths[bits] : 1000;
}

static const char *script_of(const dnm_tally *t, dnm_language language)
{
    static const char *const names[] = {"Hans", "Hant", "Jpan", "Kore", "Cyrl", "Latn", ""};
    if (language > DNM_LANG_HANT) return names[language];
    uint32_t fewer = t->only_hans < t->only_hant ? t->only_hans : t->only_hant;
    uint32_t all = t->only_hans + t->only_hant;
    if (fewer >= 3 && fewer * 10 > all) return "mixed";
    if (t->only_hans == t->only_hant) return names[language];
    return names[t->only_hans > t->only_hant ? DNM_LANG_HANS : DNM_LANG_HANT];
}

/* Whether text in Latin letters is English: by its commonest words, which no other language shares. */
static bool is_english(const dnm_sample *s)
{
    static const char *const words[] = {" the ", " of ", " and ", " to ", " is ", " in ", " for "};
    const dnm_chunk *c = &s->chunks[0];
    size_t n = c->n < 4096 ? c->n : 4096, found = 0;
    for (size_t i = 0; i < n; i++) {
        if (c->p[i] != ' ') continue;
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
            size_t length = strlen(words[w]);
            found += i + length <= n && memcmp(c->p + i, words[w], length) == 0;
        }
    }
    return found * 100 > n / 5; /* in English, a word in five is one of these */
}

static const char *language_of(const dnm_sample *s, const dnm_verdict *v)
{
    static const char *const names[] = {"zh", "zh", "ja", "ko", "ru", "", ""};
    if (v->language == DNM_LANG_LATN || v->tally.chars == 0) return is_english(s) ? "en" : "";
    return names[v->language];
}

static void plain_ascii(const dnm_sample *s, dnm_charset_guess *guess)
{
    bool text = s->chunks[0].n > 0;
    *guess = (dnm_charset_guess){.charset = "UTF-8", .runner_up = "", .script = text ? "Latn" : ""};
    guess->language = is_english(s) ? "en" : "";
    guess->confidence = 1000;
}

/* Letters of Ukrainian, where KOI8-R has parts of frames. */
static bool has_ukrainian_koi8(const dnm_sample *s)
{
    for (size_t k = 0; k < s->count; k++) {
        for (size_t i = 0; i < s->chunks[k].n; i++) {
            const uint8_t b = s->chunks[k].p[i];
            if (b >= 0xA4 && b <= 0xBD && strchr("\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD", (char)b)) return true;
        }
    }
    return false;
}

/* The smaller name where the text does not need the larger: of GBK and gb18030, which are one decoder, and of
 * KOI8-R and KOI8-U. */
static const char *exact_name(const dnm_verdict *v, const dnm_sample *s)
{
    const char *name = v->hypothesis->name;
    if (v->hypothesis->step == dnm_gb18030_step && v->longest == 4) return "gb18030";
    return strcmp(name, "KOI8-U") == 0 && !has_ukrainian_koi8(s) ? "KOI8-R" : name;
}

static bool fits_badly(const dnm_verdict *v)
{
    enum { POOR = 92 }; /* a character of sound Chinese costs 60 to 75 */
    return v->cost > (int64_t)v->tally.chars * POOR;
}

/* If nothing fits well, the text may be Chinese that has lost a byte somewhere: the two-byte charsets are
 * read once more with that in mind. */
static void consider_damage(dnm_verdict best[2], const dnm_sample *s, const dnm_declaration *declared)
{
    bool is_utf8 = best[0].hypothesis == &dnm_hypotheses[DNM_HYPOTHESIS_UTF_8] && best[0].errors == 0;
    if (is_utf8 || !fits_badly(&best[0]) || best[0].tally.chars < 4) return;
    dnm_segmenter *segmenter = dnm_segmenter_new();
    for (size_t i = 0; segmenter && i < DNM_HYPOTHESES; i++) {
        dnm_hypothesis h = dnm_hypotheses[i];
        if (h.step != dnm_gb18030_step && h.step != dnm_big5_step) continue;
        h.read = dnm_read_damaged;
        h.segmenter = segmenter;
        dnm_verdict v = dnm_judge(&h, s, declared, true);
        v.hypothesis = &dnm_hypotheses[i];
        if (best[0].hypothesis == v.hypothesis) {
            if (v.cost < best[0].cost) best[0] = v;
        } else {
            dnm_place_verdict(best, &v);
        }
    }
    dnm_segmenter_free(segmenter);
}

static bool is_listed(const char *name)
{
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) {
        if (strcmp(dnm_hypotheses[i].name, name) == 0) return true;
    }
    return false;
}

/* A one-byte charset reads any bytes, so that a guess among them is weak: one that is declared wins over
 * those that are in the list, unless they make good Russian. */
static bool is_weak(const dnm_verdict *v)
{
    enum { GOOD_RUSSIAN = 44 };
    bool russian = v->language == DNM_LANG_CYRL && v->cost < (int64_t)v->tally.chars * GOOD_RUSSIAN;
    return v->hypothesis->read == dnm_read_one_byte && !russian;
}

/* The declared charset that has no errors and is not in the list, if it wins over the first of the list: a
 * reading of another kind it must beat by likelihood. */
static const char *declared_one_byte(const dnm_verdict *first, const dnm_sample *s,
                                     const dnm_declaration *declared)
{
    bool weak = is_weak(first);
    if (!weak && first->hypothesis->read == dnm_read_one_byte) return NULL;
    for (size_t i = 0; i < 3; i++) {
        const char *name = declared->names[i];
        dnm_hypothesis h = {
            .name = name, .prior = 32, .languages = DNM_ALL_LANGUAGES, .read = dnm_read_one_byte};
        h.table = name && !is_listed(name) ? dnm_one_byte_find(name) : NULL;
        if (!h.table) continue;
        dnm_verdict v = dnm_judge(&h, s, declared, true);
        if (v.errors) continue;
        if (weak) return name;
        dnm_verdict rival = dnm_judge_listed((size_t)(first->hypothesis - dnm_hypotheses), s, declared, true);
        if (first->errors && first->cost < rival.cost) rival.cost = first->cost;
        if (v.cost < rival.cost) return name;
    }
    return NULL;
}

/* Whether the best reading is none that a text of its language has, though it may be far ahead of the others:
 * the text is in a charset, or a language, that is not among the hypotheses, or no text. In eighths of a bit
 * a character, measured: Chinese costs up to 95, Thai taken for Chinese 111 and more; Russian and Ukrainian
 * 36 to 50, Greek, Hebrew and Arabic taken for them 45 to 75. */
static bool is_strange(const dnm_verdict *v)
{
    enum { ENOUGH = 16, CHINESE = 104, CYRILLIC = 50 };
    if (v->tally.chars < ENOUGH || (v->hypothesis->step == dnm_utf8_step && !v->errors)) return false;
    if (v->language == DNM_LANG_LATN || v->language == DNM_LANG_OTHER) return false;
    int64_t most = v->language == DNM_LANG_CYRL ? CYRILLIC : CHINESE;
    return v->cost > (int64_t)v->tally.chars * most;
}

/* What a few characters can say, however well they fit; and what many can that fit badly. */
static uint16_t most_confidence(const dnm_verdict *v)
{
    enum { ENOUGH = 8, DOUBT = 40 };
    const uint32_t chars = v->tally.chars;
    if (is_strange(v)) return DOUBTFUL;
    return (uint16_t)(chars && chars < ENOUGH ? 1000 - DOUBT / chars : 1000);
}

static void say(const dnm_verdict best[2], const dnm_sample *s, const dnm_declaration *declared,
                dnm_charset_guess *guess)
{
    const dnm_verdict *first = &best[0];
    *guess = (dnm_charset_guess){.charset = exact_name(first, s), .runner_up = ""};
    guess->confidence = 1000;
    if (best[1].hypothesis) {
        guess->runner_up = exact_name(&best[1], s);
        guess->confidence = share_of(best[1].cost - first->cost);
        guess->runner_up_confidence = (uint16_t)(1000 - guess->confidence);
    }
    const uint16_t most = most_confidence(first);
    if (guess->confidence > most) guess->confidence = most;
    guess->script = first->tally.chars ? script_of(&first->tally, first->language) : "Latn";
    guess->language = language_of(s, first);
    const char *one_byte = declared_one_byte(first, s, declared);
    if (!one_byte || strcmp(one_byte, guess->charset) == 0) return;
    guess->runner_up = guess->charset;
    guess->charset = one_byte;
    guess->script = guess->language = "";
    guess->confidence = guess->runner_up_confidence = 500;
}

static void judge_all(dnm_verdict best[2], const dnm_sample *s, const dnm_declaration *declared)
{
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) {
        if (!dnm_is_possible(&dnm_hypotheses[i], s)) continue;
        dnm_verdict v = dnm_judge_listed(i, s, declared, true);
        dnm_place_verdict(best, &v);
    }
}

/* A lost byte puts the two halves of characters side by side that the other byte order expects: which order
 * it is, is asked of the text as it gets back into step. */
static void settle_byte_order(dnm_verdict best[2], const dnm_sample *s, const dnm_declaration *declared)
{
    const dnm_hypothesis *winner = best[0].hypothesis;
    if (winner->read != dnm_read_utf16le && winner->read != dnm_read_utf16be) return;
    dnm_verdict orders[2] = {0};
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) {
        dnm_hypothesis h = dnm_hypotheses[i];
        if (h.read != dnm_read_utf16le && h.read != dnm_read_utf16be) continue;
        h.read = h.read == dnm_read_utf16le ? dnm_read_utf16le_in_step : dnm_read_utf16be_in_step;
        dnm_verdict v = dnm_judge(&h, s, declared, true);
        v.hypothesis = &dnm_hypotheses[i];
        dnm_place_verdict(orders, &v);
    }
    if (orders[0].hypothesis == winner && orders[0].errors == 0) return;
    memcpy(best, orders, sizeof orders);
}

static void by_likelihood(const dnm_sample *s, const dnm_declaration *declared, dnm_charset_guess *guess)
{
    dnm_verdict best[2] = {0};
    if (!dnm_settle_quickly(s, declared, best)) {
        memset(best, 0, sizeof best);
        judge_all(best, s, declared);
        consider_damage(best, s, declared);
    }
    settle_byte_order(best, s, declared);
    say(best, s, declared, guess);
}

static const char *by_bom(const uint8_t *p, size_t n)
{
    if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) return "UTF-8";
    if (n >= 2 && memcmp(p, "\xFF\xFE", 2) == 0) return "UTF-16LE";
    if (n >= 2 && memcmp(p, "\xFE\xFF", 2) == 0) return "UTF-16BE";
    return NULL;
}

/* The charset is settled; script and language are still to be read off the text. A mark in front of bytes
 * that are full of errors in its charset was put there by an editor that did not know better. */
static void settled(const dnm_sample *s, const char *name, bool by_mark, dnm_charset_guess *guess)
{
    enum { ERRORS_TOLD = 20 }; /* one in so many characters */
    *guess = (dnm_charset_guess){.charset = name, .runner_up = "", .script = "", .language = ""};
    guess->confidence = 1000;
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) {
        dnm_hypothesis h = dnm_hypotheses[i];
        if (strcmp(h.name, dnm_larger_charset(name)) != 0) continue;
        if (h.read == dnm_read_one_byte) h.table = dnm_one_byte_find(h.name);
        dnm_verdict v = dnm_judge(&h, s, &(dnm_declaration){{NULL, NULL, NULL}}, false);
        guess->script = v.tally.chars ? script_of(&v.tally, v.language) : s->chunks[0].n ? "Latn" : "";
        guess->language = language_of(s, &v);
        if (by_mark && v.errors > v.tally.chars / ERRORS_TOLD) guess->confidence = DOUBTFUL;
    }
}

dnm_status dnm_charset_detect(const void *bytes, size_t n, const dnm_charset_hints *hints,
                              dnm_charset_guess *guess)
{
    const char *ordered = NULL;
    if (hints && hints->user) {
        ordered = dnm_charset_by_label(dnm_str_of(hints->user));
        if (!ordered) return DNM_USAGE;
    }
    const uint8_t *p = bytes;
    const char *marked = by_bom(p, n);
    dnm_sample sample;
    dnm_sample_take(&sample, n ? p : (const uint8_t *)"", dnm_without_padding(p, n));
    if (ordered || marked) {
        settled(&sample, ordered ? ordered : marked, !ordered, guess);
        guess->bom = !ordered;
    } else if (!sample.high && !sample.controls && !sample.tildes) {
        plain_ascii(&sample, guess);
    } else {
        dnm_declaration declared = dnm_declared_by(hints);
        by_likelihood(&sample, &declared, guess);
    }
    return DNM_OK;
}
