/* detect_race.c -- settling plain texts without reading all of them under every hypothesis: by a few
 * stretches, by a race over them, by being well-formed UTF-8.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"
#include "core/text/utf8.h"

enum { DROPPED = 480 }; /* eighths of a bit: what is so far behind after a stretch is out of the race */

/* Well-formed UTF-8 is nothing else, if it makes a probable text; the longer it is, the less probable it
 * needs to be. */
static bool is_surely_utf8(const dnm_verdict *v)
{
    enum { FEW = 8, MORE = 16, ENOUGH = 24, GOOD = 86, FAIR = 100, POOR = 112 };
    int64_t a_char = v->tally.wide >= ENOUGH ? POOR : v->tally.wide >= MORE ? FAIR : GOOD;
    return v->tally.wide >= FEW && dnm_costs_at_most(v, a_char);
}

/* Judges those still in the race by the stretches, and drops those that are far behind. */
static void run_heat(const dnm_sample *stretches, const dnm_declaration *declared,
                     bool dropped[DNM_HYPOTHESES], dnm_verdict best[2])
{
    int64_t costs[DNM_HYPOTHESES];
    best[0].hypothesis = best[1].hypothesis = NULL;
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) {
        if (dropped[i]) continue;
        dnm_verdict v = dnm_judge_listed(i, stretches, declared, true);
        costs[i] = v.cost;
        dnm_place_verdict(best, &v);
    }
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) dropped[i] = dropped[i] || costs[i] >= best[0].cost + DROPPED;
}

/* The race over a few stretches of a large sample: one, two, all of them, then longer ones, until the first
 * is far enough ahead. False if it never is. */
static bool race(const dnm_sample *s, const dnm_declaration *declared, dnm_verdict best[2])
{
    static const size_t lengths[] = {DNM_STRETCH_SHORT, DNM_STRETCH_LONG};
    bool dropped[DNM_HYPOTHESES];
    for (size_t i = 0; i < DNM_HYPOTHESES; i++) dropped[i] = !dnm_is_possible(&dnm_hypotheses[i], s);
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
static bool is_surely_chinese(const dnm_verdict *v)
{
    enum { GOOD = 80, MARGIN = 300 + DNM_HTTP_WORTH };
    return dnm_costs_at_most(v, GOOD) && (int64_t)v->tally.chars * GOOD - v->cost >= MARGIN;
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
static bool is_plain(const dnm_sample *stretches, const dnm_declaration *declared, dnm_verdict best[2])
{
    if (begins_like_utf8(stretches)) {
        best[0] = dnm_judge_listed(DNM_HYPOTHESIS_UTF_8, stretches, declared, false);
        if (best[0].errors == 0) return is_surely_utf8(&best[0]);
    }
    best[0] = dnm_judge_listed(DNM_HYPOTHESIS_GBK, stretches, declared, true);
    if (is_surely_chinese(&best[0])) return true;
    best[0] = dnm_judge_listed(DNM_HYPOTHESIS_BIG5, stretches, declared, true);
    return is_surely_chinese(&best[0]);
}

/* Whether enough has been read to tell the language and, of Chinese, the script. */
static bool tells_script(const dnm_verdict *v)
{
    enum { ENOUGH = 6 };
    if (v->language > DNM_LANG_HANT) return v->language != DNM_LANG_OTHER;
    return v->tally.only_hans + v->tally.only_hant >= ENOUGH;
}

/* Without reading everything under all hypotheses. What does not read well has damage, or a doubt is left:
 * all is read then. */
static bool is_settled_by_stretches(const dnm_sample *s, const dnm_declaration *declared, dnm_verdict best[2])
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
        best[0] =
            dnm_judge_listed((size_t)(best[0].hypothesis - dnm_hypotheses), &stretches, declared, false);
        best[1].cost = best[0].cost + lead;
        if (!dnm_costs_at_most(&best[0], FAIR)) return false;
    }
    if (!tells_script(&best[0])) {
        dnm_verdict all = dnm_judge_listed((size_t)(best[0].hypothesis - dnm_hypotheses), s, declared, false);
        best[0].tally = all.tally;
        best[0].language = all.language;
    }
    if (best[0].hypothesis == &dnm_hypotheses[DNM_HYPOTHESIS_GBK] && dnm_sample_has_fours(s))
        best[0].longest = 4;
    return true;
}

static bool is_settled_by_utf8(const dnm_sample *s, const dnm_declaration *declared, dnm_verdict best[2])
{
    memset(best, 0, 2 * sizeof *best);
    if (s->controls || s->tildes || !is_well_formed_utf8(s)) return false;
    best[0] = dnm_judge_listed(DNM_HYPOTHESIS_UTF_8, s, declared, false);
    return is_surely_utf8(&best[0]);
}

bool dnm_settle_quickly(const dnm_sample *s, const dnm_declaration *declared, dnm_verdict best[2])
{
    return is_settled_by_stretches(s, declared, best) || is_settled_by_utf8(s, declared, best);
}
