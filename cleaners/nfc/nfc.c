/* nfc.c -- the one Unicode form of every profile: each leaf in Normalization Form C (UAX #15). A cleaner of
 * its own, because `faithful` wants this and none of the removals of cleaner `unicode`.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/unicode/nfc.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_COMPOSE };

static const dnm_rule rules[] = {
    [RULE_COMPOSE] =
        {
            .id = "compose",
            .summary = "Characters that Unicode calls canonically equivalent are written in one way (NFC)",
            .before = "cafe\xCC\x81, \xE2\x84\xAB, \xEF\xA4\xA9", /* e + U+0301, Angstrom sign, U+F929 */
            .after = "caf\xC3\xA9, \xC3\x85, \xE6\x9C\x97",
            .untouched =
                "ＡＢＣ ① ﬁ ㎡ x\xCC\x81", /* compatibility forms; x with an accent has no composed form */
        },
    {.id = NULL},
};

/* Whether a character may combine with the one before it. All that can (NFC_Quick_Check=Maybe, or a
 * combining class) are marks, or vowel and final jamo: in front of any other character a text may be cut
 * in two, normalized apart and put together again. */
static bool joins_back(uint32_t cp)
{
    return dnm_cp_is_combining(cp) || (cp >= 0x1160 && cp <= 0x11FF);
}

/* Characters that NFC leaves alone when nothing joins them: no need to ask the library. */
static bool is_plain(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x3000 && cp < 0xA000) || (cp >= 0xFF00 && cp < 0xFFF0);
}

/* Neighbouring characters that change are one edit. */
typedef struct stretch {
    uint32_t block;
    size_t at, end; /* bytes of the leaf; empty: nothing to say */
    dnm_buf text;   /* what they become */
    dnm_buf unit;   /* the character at hand, composed */
} stretch;

static void say(dnm_editor *editor, stretch *s)
{
    if (s->end > s->at)
        dnm_edit_replace(editor, (dnm_why){RULE_COMPOSE, 1000}, s->block, (uint32_t)s->at,
                         (uint32_t)(s->end - s->at), dnm_buf_str(&s->text));
    dnm_buf_clear(&s->text);
    s->at = s->end = 0;
}

/* A character with all that joins it. */
static void compose(dnm_editor *editor, stretch *s, dnm_str leaf, size_t at, size_t end)
{
    dnm_str unit = {leaf.p + at, end - at};
    dnm_buf_clear(&s->unit);
    dnm_nfc(unit, &s->unit);
    if (dnm_str_eq(unit, dnm_buf_str(&s->unit))) return;
    if (s->end != at || s->end == s->at) {
        say(editor, s);
        s->at = at;
    }
    dnm_buf_add(&s->text, s->unit.p, s->unit.n);
    s->end = end;
}

static void clean_leaf(dnm_editor *editor, stretch *s, dnm_str leaf)
{
    for (size_t at = 0; at < leaf.n;) {
        const size_t first = at;
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at);
        size_t next = at;
        while (at < leaf.n && joins_back(dnm_utf8_next(leaf.p, leaf.n, &next))) at = next;
        const bool alone = at - first <= 4 && is_plain(cp) && dnm_utf8_count(leaf.p + first, at - first) == 1;
        if (!alone) compose(editor, s, leaf, first, at);
    }
    say(editor, s);
}

/* Characters that all Chinese and English texts consist of are written in one way only. */
static bool may_change(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return shape.has & DNM_HAS_OTHER;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    const size_t max = dnm_job_limits(job)->model_bytes;
    stretch s = {0};
    dnm_buf_init(&s.text, max);
    dnm_buf_init(&s.unit, max);
    dnm_status status = DNM_OK;
    for (s.block = 1; s.block < view->block_count && status == DNM_OK; s.block++) {
        const dnm_str leaf = dnm_doc_text(doc, s.block);
        bool composed = true;
        if (leaf.n && may_change(doc, s.block)) status = dnm_nfc_is(leaf, &composed);
        if (!composed) clean_leaf(editor, &s, leaf);
    }
    if (status == DNM_OK) status = dnm_buf_status(&s.text);
    if (status == DNM_OK) status = dnm_buf_status(&s.unit);
    dnm_buf_free(&s.text);
    dnm_buf_free(&s.unit);
    if (status == DNM_OK) return DNM_OK;
    return dnm_fail(job, status, DNM_NOWHERE, "nfc.memory", DNM_N_("no memory to normalize the text"));
}

const dnm_cleaner dnm_cleaner_nfc = {
    .name = "nfc",
    .summary = "Unicode Normalization Form C",
    .phase = DNM_NORMALIZE,
    .order = 20,
    .profiles = DNM_FAITHFUL | DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
