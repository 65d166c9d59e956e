/* detect.c -- dnm_charset_detect: byte order marks, the hypotheses and their priors, the verdict.
 * How a reading is judged: detect_internal.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"
#include "core/text/segment.h"
#include "core/text/utf8.h"

#define BIT(language) (1u << DNM_LANG_##language)
#define CHINESE       (BIT(HANS) | BIT(HANT))
#define ALL           ((1u << DNM_LANG_COUNT) - 1)

enum {
    HYPOTHESES_MAX = 24,
    HTTP_WORTH = 64,
    META_WORTH = 48,
    NEIGHBOUR_WORTH = 40,
    UNUSUAL = 24,
    DROPPED = 480 /* what is so far behind after a stretch is out of the race */
};                /* eighths of a bit */

/* Order matters only where costs are equal: the first wins. */
static const dnm_hypothesis hypotheses[] = {
    {.name = "UTF-8", .prior = 0, .languages = ALL, .read = dnm_read_steps, .step = dnm_utf8_step},
    {.name = "GBK",
     .prior = 8,
     .languages = CHINESE,
     .unusual = BIT(HANT),
     .read = dnm_read_steps,
     .step = dnm_gb18030_step,
     .pairs = dnm_pair_table + DNM_GB18030_PAIRS},
    {.name = "Big5",
     .prior = 16,
     .languages = BIT(HANT),
     .read = dnm_read_steps,
     .step = dnm_big5_step,
     .pairs = dnm_pair_table + DNM_BIG5_PAIRS},
    {.name = "Shift_JIS",
     .prior = 32,
     .languages = BIT(JPAN),
     .read = dnm_read_steps,
     .step = dnm_shift_jis_step},
    {.name = "EUC-JP", .prior = 40, .languages = BIT(JPAN), .read = dnm_read_steps, .step = dnm_euc_jp_step},
    {.name = "EUC-KR", .prior = 32, .languages = BIT(KORE), .read = dnm_read_steps, .step = dnm_euc_kr_step},
    {.name = "EUC-TW", .prior = 80, .languages = BIT(HANT), .read = dnm_read_steps, .step = dnm_euc_tw_step},
    {.name = "windows-1252", .prior = 24, .languages = BIT(LATN), .read = dnm_read_one_byte},
    {.name = "windows-1251", .prior = 32, .languages = BIT(CYRL), .read = dnm_read_one_byte},
    {.name = "KOI8-R", .prior = 40, .languages = BIT(CYRL), .read = dnm_read_one_byte},
    {.name = "UTF-16LE", .prior = 32, .languages = ALL, .read = dnm_read_utf16le},
    {.name = "UTF-16BE", .prior = 48, .languages = ALL, .read = dnm_read_utf16be},
    {.name = "HZ-GB-2312", .prior = 16, .languages = CHINESE, .read = dnm_read_hz},
    {.name = "ISO-2022-CN", .prior = 16, .languages = CHINESE, .read = dnm_read_iso2022},
    {.name = "ISO-2022-JP", .prior = 16, .languages = BIT(JPAN), .read = dnm_read_iso2022},
    {.name = "ISO-2022-KR", .prior = 16, .languages = BIT(KORE), .read = dnm_read_iso2022},
};

enum { UTF_8, GBK, BIG5 }; /* indices */
enum { HYPOTHESES = sizeof hypotheses / sizeof *hypotheses };

/* What was declared, by name; NULL where nothing or nothing known was. */
typedef struct declaration {
    const char *names[3];
} declaration;

typedef struct verdict {
    const dnm_hypothesis *hypothesis;
    int64_t cost;
    dnm_language language;
    dnm_tally tally;
    uint32_t errors;
    uint8_t longest; /* bytes of a character */
} verdict;

/* In UTF-16, one character in eight or more has a byte that is a control in other charsets: hundreds without
 * any are not UTF-16. */
static bool is_short(const dnm_sample *s)
{
    return s->count == 1 && s->chunks[0].n < 512;
}

static bool is_possible(const dnm_hypothesis *h, const dnm_sample *s)
{
    if (h->read == dnm_read_hz) return s->tildes;
    if (h->read == dnm_read_iso2022) return s->escapes;
    if (h->read == dnm_read_utf16le || h->read == dnm_read_utf16be) return s->controls || is_short(s);
    return s->high || h->step == dnm_utf8_step;
}

static declaration declared_by(const dnm_charset_hints *hints)
{
    declaration d = {{NULL, NULL, NULL}};
    if (!hints) return d;
    const char *const labels[] = {hints->http, hints->meta, hints->neighbour};
    for (size_t i = 0; i < 3; i++) {
        const char *name = labels[i] ? dnm_charset_by_label(dnm_str_of(labels[i])) : NULL;
        d.names[i] = name && strcmp(name, "gb18030") == 0 ? "GBK" : name;
    }
    return d;
}

/* What the declarations make a hypothesis worth more. */
static int declared_worth(const char *name, const declaration *declared)
{
    static const int worths[] = {HTTP_WORTH, META_WORTH, NEIGHBOUR_WORTH};
    int worth = 0;
    for (size_t i = 0; i < 3; i++) {
        const char *given = declared->names[i];
        if (given && strcmp(given, name) == 0 && worths[i] > worth) worth = worths[i];
    }
    return worth;
}

/* `closely` weighs pairs of characters, too: for comparisons, not for how well a text fits. */
static verdict judge(const dnm_hypothesis *h, const dnm_sample *s, const declaration *declared, bool closely)
{
    dnm_reading r = {.tally = {.loosely = !closely || (h->languages & CHINESE) == 0}};
    for (size_t i = 0; i < s->count; i++) {
        r.tally.previous = '\n';
        h->read(h, &s->chunks[i], &r);
    }
    verdict v = {
        .hypothesis = h, .cost = INT64_MAX, .tally = r.tally, .errors = r.errors, .longest = r.longest};
    for (unsigned l = 0; l < DNM_LANG_COUNT; l++) {
        int64_t cost = r.tally.cost[l] + (h->unusual >> l & 1 ? UNUSUAL : 0);
        if (!(h->languages >> l & 1) || cost >= v.cost) continue;
        v.cost = cost;
        v.language = (dnm_language)l;
    }
    v.cost += r.cost + h->prior - declared_worth(h->name, declared);
    return v;
}

static void place(verdict best[2], const verdict *v)
{
    if (!best[0].hypothesis || v->cost < best[0].cost) {
        best[1] = best[0];
        best[0] = *v;
    } else if (!best[1].hypothesis || v->cost < best[1].cost) {
        best[1] = *v;
    }
}

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

static const char *language_of(const dnm_sample *s, const verdict *v)
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

/* GBK and gb18030 are one decoder; the larger name is for texts that need it. */
static const char *exact_name(const verdict *v)
{
    bool gb18030 = v->hypothesis->step == dnm_gb18030_step && v->longest == 4;
    return gb18030 ? "gb18030" : v->hypothesis->name;
}

static bool fits_badly(const verdict *v)
{
    enum { POOR = 92 }; /* a character of sound Chinese costs 60 to 75 */
    return v->cost > (int64_t)v->tally.chars * POOR;
}

/* If nothing fits well, the text may be Chinese that has lost a byte somewhere: the two-byte charsets are
 * read once more with that in mind. */
static void consider_damage(verdict best[2], const dnm_sample *s, const declaration *declared)
{
    bool is_utf8 = best[0].hypothesis == &hypotheses[UTF_8] && best[0].errors == 0;
    if (is_utf8 || !fits_badly(&best[0]) || best[0].tally.chars < 4) return;
    dnm_segmenter *segmenter = dnm_segmenter_new();
    for (size_t i = 0; segmenter && i < HYPOTHESES; i++) {
        dnm_hypothesis h = hypotheses[i];
        if (h.step != dnm_gb18030_step && h.step != dnm_big5_step) continue;
        h.read = dnm_read_damaged;
        h.segmenter = segmenter;
        verdict v = judge(&h, s, declared, true);
        v.hypothesis = &hypotheses[i];
        if (best[0].hypothesis == v.hypothesis) {
            if (v.cost < best[0].cost) best[0] = v;
        } else {
            place(best, &v);
        }
    }
    dnm_segmenter_free(segmenter);
}

static bool is_listed(const char *name)
{
    for (size_t i = 0; i < HYPOTHESES; i++) {
        if (strcmp(hypotheses[i].name, name) == 0) return true;
    }
    return false;
}

static verdict judge_listed(size_t i, const dnm_sample *s, const declaration *declared, bool closely)
{
    dnm_hypothesis h = hypotheses[i];
    if (h.read == dnm_read_one_byte) h.table = dnm_one_byte_find(h.name);
    verdict v = judge(&h, s, declared, closely);
    v.hypothesis = &hypotheses[i];
    return v;
}

/* A one-byte charset reads any bytes, so that a guess among them is weak: one that is declared wins over
 * those that are in the list, unless they make good Russian. */
static bool is_weak(const verdict *v)
{
    enum { GOOD_RUSSIAN = 44 };
    bool russian = v->language == DNM_LANG_CYRL && v->cost < (int64_t)v->tally.chars * GOOD_RUSSIAN;
    return v->hypothesis->read == dnm_read_one_byte && !russian;
}

/* The declared charset that has no errors and is not in the list, if it wins over the first of the list: a
 * reading of another kind it must beat by likelihood. */
static const char *declared_one_byte(const verdict *first, const dnm_sample *s, const declaration *declared)
{
    bool weak = is_weak(first);
    if (!weak && first->hypothesis->read == dnm_read_one_byte) return NULL;
    for (size_t i = 0; i < 3; i++) {
        const char *name = declared->names[i];
        dnm_hypothesis h = {.name = name, .prior = 32, .languages = ALL, .read = dnm_read_one_byte};
        h.table = name && !is_listed(name) ? dnm_one_byte_find(name) : NULL;
        if (!h.table) continue;
        verdict v = judge(&h, s, declared, true);
        if (v.errors) continue;
        if (weak) return name;
        verdict rival = judge_listed((size_t)(first->hypothesis - hypotheses), s, declared, true);
        if (first->errors && first->cost < rival.cost) rival.cost = first->cost;
        if (v.cost < rival.cost) return name;
    }
    return NULL;
}

/* What a few characters can say, however well they fit. */
static uint16_t most_confidence(uint32_t chars)
{
    enum { ENOUGH = 8, DOUBT = 40 };
    return (uint16_t)(chars && chars < ENOUGH ? 1000 - DOUBT / chars : 1000);
}

static void say(const verdict best[2], const dnm_sample *s, const declaration *declared,
                dnm_charset_guess *guess)
{
    const verdict *first = &best[0];
    *guess = (dnm_charset_guess){.charset = exact_name(first), .runner_up = ""};
    guess->confidence = 1000;
    if (best[1].hypothesis) {
        guess->runner_up = best[1].hypothesis->name;
        guess->confidence = share_of(best[1].cost - first->cost);
        guess->runner_up_confidence = (uint16_t)(1000 - guess->confidence);
    }
    const uint16_t most = most_confidence(first->tally.chars);
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

static void judge_all(verdict best[2], const dnm_sample *s, const declaration *declared)
{
    for (size_t i = 0; i < HYPOTHESES; i++) {
        if (!is_possible(&hypotheses[i], s)) continue;
        verdict v = judge_listed(i, s, declared, true);
        place(best, &v);
    }
}

static bool costs_at_most(const verdict *v, int64_t a_char)
{
    return v->errors == 0 && v->cost < (int64_t)v->tally.chars * a_char;
}

/* Well-formed UTF-8 is nothing else, if it makes a probable text; the longer it is, the less probable it
 * needs to be. */
static bool is_surely_utf8(const verdict *v)
{
    enum { FEW = 8, MORE = 16, ENOUGH = 24, GOOD = 86, FAIR = 100, POOR = 112 };
    int64_t a_char = v->tally.wide >= ENOUGH ? POOR : v->tally.wide >= MORE ? FAIR : GOOD;
    return v->tally.wide >= FEW && costs_at_most(v, a_char);
}

/* Judges those still in the race by the stretches, and drops those that are far behind. */
static void run_heat(const dnm_sample *stretches, const declaration *declared, bool dropped[HYPOTHESES],
                     verdict best[2])
{
    int64_t costs[HYPOTHESES];
    best[0].hypothesis = best[1].hypothesis = NULL;
    for (size_t i = 0; i < HYPOTHESES; i++) {
        if (dropped[i]) continue;
        verdict v = judge_listed(i, stretches, declared, true);
        costs[i] = v.cost;
        place(best, &v);
    }
    for (size_t i = 0; i < HYPOTHESES; i++) dropped[i] = dropped[i] || costs[i] >= best[0].cost + DROPPED;
}

/* The race over a few stretches of a large sample: one, two, all of them, then longer ones, until the first
 * is far enough ahead. False if it never is. */
static bool race(const dnm_sample *s, const declaration *declared, verdict best[2])
{
    static const size_t lengths[] = {DNM_STRETCH_SHORT, DNM_STRETCH_LONG};
    bool dropped[HYPOTHESES];
    for (size_t i = 0; i < HYPOTHESES; i++) dropped[i] = !is_possible(&hypotheses[i], s);
    for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
        dnm_sample stretches;
        if (!dnm_sample_stretches(s, lengths[l], &stretches)) return false;
        size_t all = stretches.count;
        for (stretches.count = 1; stretches.count <= all; stretches.count++) {
            run_heat(&stretches, declared, dropped, best);
            if (!best[1].hypothesis || best[1].cost - best[0].cost >= DROPPED) return true;
        }
    }
    return false;
}

static bool is_well_formed_utf8(const dnm_sample *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const dnm_chunk *c = &s->chunks[i];
        size_t good = dnm_utf8_validate((const char *)c->p, c->n);
        if (good != c->n && dnm_utf8_step(c->p + good, c->n - good).state != DNM_STEP_SHORT) return false;
    }
    return true;
}

/* Chinese that reads this well in a two-byte charset is in no other: what is read by a wrong one costs 85 a
 * character at the least. */
static bool is_surely_chinese(const verdict *v)
{
    enum { GOOD = 80, MARGIN = 300 + HTTP_WORTH };
    return costs_at_most(v, GOOD) && (int64_t)v->tally.chars * GOOD - v->cost >= MARGIN;
}

/* Hardly any text in another charset does. */
static bool begins_like_utf8(const dnm_sample *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const dnm_chunk *c = &s->chunks[i];
        if (dnm_utf8_step(c->p, c->n).state == DNM_STEP_BAD) return false;
    }
    return true;
}

/* Texts that a few stretches of, a tenth of all, leave no doubt about. */
static bool is_plain(const dnm_sample *stretches, const declaration *declared, verdict best[2])
{
    if (begins_like_utf8(stretches)) {
        best[0] = judge_listed(UTF_8, stretches, declared, false);
        if (best[0].errors == 0) return is_surely_utf8(&best[0]);
    }
    best[0] = judge_listed(GBK, stretches, declared, true);
    if (is_surely_chinese(&best[0])) return true;
    best[0] = judge_listed(BIG5, stretches, declared, true);
    return is_surely_chinese(&best[0]);
}

/* Whether enough has been read to tell the language and, of Chinese, the script. */
static bool tells_script(const verdict *v)
{
    enum { ENOUGH = 6 };
    if (v->language > DNM_LANG_HANT) return v->language != DNM_LANG_OTHER;
    return v->tally.only_hans + v->tally.only_hant >= ENOUGH;
}

/* Without reading everything under all hypotheses. What does not read well has damage, or a doubt is left:
 * all is read then. */
static bool is_settled_by_stretches(const dnm_sample *s, const declaration *declared, verdict best[2])
{
    enum { FAIR = 100 };
    size_t bytes = 0;
    for (size_t i = 0; i < s->count; i++) bytes += s->chunks[i].n;
    size_t length = bytes / 36 > DNM_STRETCH_USUAL ? bytes / 36 : DNM_STRETCH_USUAL;
    dnm_sample stretches;
    if (s->controls || s->tildes || !dnm_sample_stretches(s, length, &stretches)) return false;
    if (!is_plain(&stretches, declared, best)) {
        if (!race(s, declared, best)) return false;
        int64_t lead = best[1].cost - best[0].cost;
        best[0] = judge_listed((size_t)(best[0].hypothesis - hypotheses), &stretches, declared, false);
        best[1].cost = best[0].cost + lead;
        if (!costs_at_most(&best[0], FAIR)) return false;
    }
    if (!tells_script(&best[0])) {
        verdict all = judge_listed((size_t)(best[0].hypothesis - hypotheses), s, declared, false);
        best[0].tally = all.tally;
        best[0].language = all.language;
    }
    if (best[0].hypothesis == &hypotheses[GBK] && dnm_sample_has_fours(s)) best[0].longest = 4;
    return true;
}

static bool is_settled_by_utf8(const dnm_sample *s, const declaration *declared, verdict best[2])
{
    memset(best, 0, 2 * sizeof *best);
    if (s->controls || s->tildes || !is_well_formed_utf8(s)) return false;
    best[0] = judge_listed(UTF_8, s, declared, false);
    return is_surely_utf8(&best[0]);
}

static void by_likelihood(const dnm_sample *s, const declaration *declared, dnm_charset_guess *guess)
{
    verdict best[2] = {0};
    if (!is_settled_by_stretches(s, declared, best) && !is_settled_by_utf8(s, declared, best)) {
        memset(best, 0, sizeof best);
        judge_all(best, s, declared);
        consider_damage(best, s, declared);
    }
    say(best, s, declared, guess);
}

static const char *by_bom(const uint8_t *p, size_t n)
{
    if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) return "UTF-8";
    if (n >= 2 && memcmp(p, "\xFF\xFE", 2) == 0) return "UTF-16LE";
    if (n >= 2 && memcmp(p, "\xFE\xFF", 2) == 0) return "UTF-16BE";
    return NULL;
}

/* The charset is settled; script and language are still to be read off the text. */
static void settled(const dnm_sample *s, const char *name, dnm_charset_guess *guess)
{
    *guess = (dnm_charset_guess){.charset = name, .runner_up = "", .script = "", .language = ""};
    guess->confidence = 1000;
    for (size_t i = 0; i < HYPOTHESES; i++) {
        dnm_hypothesis h = hypotheses[i];
        bool same = strcmp(h.name, name) == 0 || (strcmp(h.name, "GBK") == 0 && strcmp(name, "gb18030") == 0);
        if (!same) continue;
        if (h.read == dnm_read_one_byte) h.table = dnm_one_byte_find(h.name);
        verdict v = judge(&h, s, &(declaration){{NULL, NULL, NULL}}, false);
        guess->script = v.tally.chars ? script_of(&v.tally, v.language) : s->chunks[0].n ? "Latn" : "";
        guess->language = language_of(s, &v);
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
    dnm_sample_take(&sample, n ? p : (const uint8_t *)"", n);
    if (ordered || marked) {
        settled(&sample, ordered ? ordered : marked, guess);
        guess->bom = !ordered;
    } else if (!sample.high && !sample.controls && !sample.tildes) {
        plain_ascii(&sample, guess);
    } else {
        declaration declared = declared_by(hints);
        by_likelihood(&sample, &declared, guess);
    }
    return DNM_OK;
}
