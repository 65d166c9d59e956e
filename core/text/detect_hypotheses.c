/* detect_hypotheses.c -- what a text may be encoded in, how probable each is before a byte is seen, and how
 * probable it is by the bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"

#define BIT(language) (1u << DNM_LANG_##language)
#define CHINESE       (BIT(HANS) | BIT(HANT))

enum { META_WORTH = 48, NEIGHBOUR_WORTH = 40, UNUSUAL = 24 }; /* eighths of a bit */

/* Order matters only where costs are equal: the first wins. */
const dnm_hypothesis dnm_hypotheses[] = {
    {.name = "UTF-8",
     .prior = 0,
     .languages = DNM_ALL_LANGUAGES,
     .read = dnm_read_steps,
     .step = dnm_utf8_step},
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
    {.name = "KOI8-U", .prior = 40, .languages = BIT(CYRL), .read = dnm_read_one_byte},
    {.name = "IBM866", .prior = 56, .languages = BIT(CYRL), .read = dnm_read_one_byte},
    {.name = "ISO-8859-5", .prior = 64, .languages = BIT(CYRL), .read = dnm_read_one_byte},
    {.name = "UTF-16LE", .prior = 32, .languages = DNM_ALL_LANGUAGES, .read = dnm_read_utf16le},
    {.name = "UTF-16BE", .prior = 48, .languages = DNM_ALL_LANGUAGES, .read = dnm_read_utf16be},
    {.name = "HZ-GB-2312", .prior = 16, .languages = CHINESE, .read = dnm_read_hz},
    {.name = "ISO-2022-CN", .prior = 16, .languages = CHINESE, .read = dnm_read_iso2022},
    {.name = "ISO-2022-JP", .prior = 16, .languages = BIT(JPAN), .read = dnm_read_iso2022},
    {.name = "ISO-2022-KR", .prior = 16, .languages = BIT(KORE), .read = dnm_read_iso2022},
};

/* In UTF-16, one character in eight or more has a byte that is a control in other charsets: hundreds without
 * any are not UTF-16. */
static bool may_be_utf16(const dnm_sample *s)
{
    bool is_short = s->count == 1 && s->chunks[0].n < 512;
    return s->strange || (s->high && is_short);
}

bool dnm_is_possible(const dnm_hypothesis *h, const dnm_sample *s)
{
    if (h->read == dnm_read_hz) return s->tildes;
    if (h->read == dnm_read_iso2022) return s->escapes;
    if (h->read == dnm_read_utf16le || h->read == dnm_read_utf16be) return may_be_utf16(s);
    return s->high || h->step == dnm_utf8_step;
}

const char *dnm_larger_charset(const char *name)
{
    if (strcmp(name, "gb18030") == 0) return "GBK";
    return strcmp(name, "KOI8-R") == 0 ? "KOI8-U" : name;
}

dnm_declaration dnm_declared_by(const dnm_charset_hints *hints)
{
    dnm_declaration d = {{NULL, NULL, NULL}};
    if (!hints) return d;
    const char *const labels[] = {hints->http, hints->meta, hints->neighbour};
    for (size_t i = 0; i < 3; i++) {
        const char *name = labels[i] ? dnm_charset_by_label(dnm_str_of(labels[i])) : NULL;
        d.names[i] = name ? dnm_larger_charset(name) : NULL;
    }
    return d;
}

/* What the declarations make a hypothesis worth more. */
static int declared_worth(const char *name, const dnm_declaration *declared)
{
    static const int worths[] = {DNM_HTTP_WORTH, META_WORTH, NEIGHBOUR_WORTH};
    int worth = 0;
    for (size_t i = 0; i < 3; i++) {
        const char *given = declared->names[i];
        if (given && strcmp(given, name) == 0 && worths[i] > worth) worth = worths[i];
    }
    return worth;
}

/* `closely` weighs pairs of characters, too: for comparisons, not for how well a text fits. */
dnm_verdict dnm_judge(const dnm_hypothesis *h, const dnm_sample *s, const dnm_declaration *declared,
                      bool closely)
{
    dnm_reading r = {.tally = {.loosely = !closely || (h->languages & CHINESE) == 0}};
    for (size_t i = 0; i < s->count; i++) {
        r.tally.previous = '\n';
        h->read(h, &s->chunks[i], &r);
    }
    dnm_verdict v = {
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

dnm_verdict dnm_judge_listed(size_t i, const dnm_sample *s, const dnm_declaration *declared, bool closely)
{
    dnm_hypothesis h = dnm_hypotheses[i];
    if (h.read == dnm_read_one_byte) h.table = dnm_one_byte_find(h.name);
    dnm_verdict v = dnm_judge(&h, s, declared, closely);
    v.hypothesis = &dnm_hypotheses[i];
    return v;
}

void dnm_place_verdict(dnm_verdict best[2], const dnm_verdict *v)
{
    if (!best[0].hypothesis || v->cost < best[0].cost) {
        best[1] = best[0];
        best[0] = *v;
    } else if (!best[1].hypothesis || v->cost < best[1].cost) {
        best[1] = *v;
    }
}

bool dnm_costs_at_most(const dnm_verdict *v, int64_t a_char)
{
    return v->errors == 0 && v->cost < (int64_t)v->tally.chars * a_char;
}
