/* unicode.c -- cleaner `unicode`: characters that no one meant to write. One survey of the document, then
 * one walk over its leaves; what becomes of a character is decided in judge.c.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/unicode.h"
#include "cleaners/unicode/judge.h"
#include "cleaners/unicode/tables.h"
#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/text/shape.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

static const dnm_rule rules[] = {
    [UNI_PRIVATE_EDGE] =
        {
            .id = "private_use_edge",
            .summary = "Private-use characters at the ends of paragraphs are debris of a font and go",
            .before = "会议到此结束。\xEE\x80\x84",
            .after = "会议到此结束。",
            .untouched = "记录人：张\xEE\x80\x84",
        },
    [UNI_PRIVATE_GB] =
        {
            .id = "private_use_gb",
            .summary = "Characters that GB 18030-2000 kept in the private use area get their code points",
            .before = "见于\xEE\xA0\x9E字部",
            .after = "见于\xE9\xBE\xB4字部",
            .untouched = "见于\xE9\xBE\xB4字部",
        },
    [UNI_SYMBOL_FONT] =
        {
            .id = "symbol_font",
            .summary = "Bullets and ticks of symbol fonts become the characters they show",
            .before = "\xEF\x82\xB7 保持通道畅通",
            .after = "• 保持通道畅通",
            .untouched = "• 保持通道畅通",
        },
    [UNI_PRIVATE] =
        {
            .id = "private_use",
            .summary = "A private-use character inside a text is flagged: a character is missing there",
            .before = "作者李\xEE\x84\x81明是本地人。",
            .after = "作者李\xEE\x84\x81明是本地人。",
            .untouched = "作者李明是本地人。",
        },
    [UNI_CONTROL] =
        {
            .id = "control",
            .summary = "Control characters go, with the sequences for terminals that ESC begins and what was "
                       "printed twice over BS; a line or page end between Latin words becomes a blank",
            .before = "报告\x01全文\n(see\x0Bpage 3) \x1B[31m红\x1B[0m N\bNO\bO _\bi_\bt",
            .after = "报告全文\n(see page 3) 红 NO it",
            .untouched = "姓名\t年龄",
        },
    [UNI_WINDOWS] =
        {
            .id = "windows",
            .summary = "C1 controls are read as the windows-1252 punctuation they were",
            .before = "It\xC2\x92s late \xC2\x96 too late",
            .after = "It\xE2\x80\x99s late \xE2\x80\x93 too late",
            .untouched = "It's late - too late",
        },
    [UNI_ZERO_WIDTH] =
        {
            .id = "zero_width",
            .summary = "Invisible characters go, except where a script, an emoji or a formula needs them",
            .before = "版\xE2\x80\x8B权\xEF\xBB\xBF声\xC2\xAD明",
            .after = "版权声明",
            .untouched = "می\xE2\x80\x8Cخواهم 👩\xE2\x80\x8D🔬 क्\xE2\x80\x8Dष",
        },
    [UNI_NONCHARACTER] =
        {
            .id = "noncharacter",
            .summary = "Code points that are never characters go",
            .before = "第一\xEF\xBF\xBE章",
            .after = "第一章",
            .untouched = "第一章",
        },
    [UNI_RADICAL] =
        {
            .id = "radical",
            .summary = "Radicals that stand for ideographs, as PDF files give them, become ideographs",
            .before = "⼈⺠的⽣活",
            .after = "人民的生活",
            .untouched = "⼀ ⼁ ⼂ ⼃",
        },
    [UNI_LIGATURE] =
        {
            .id = "ligature",
            .summary = "Latin ligatures of a print become letters",
            .before = "the ﬁrst oﬃce",
            .after = "the first office",
            .untouched = "Æsop, œuvre",
        },
    [UNI_FORM] =
        {
            .id = "form",
            .summary = "Marks for vertical lines, and small ones, become those of running text",
            .before = "會議討論了三件事︰修堤﹑種樹﹐還有︽鎮志︾。",
            .after = "會議討論了三件事：修堤、種樹，還有《鎮志》。",
            .untouched = "︵ U+FE35 ︶ U+FE36",
        },
    [UNI_LOOKALIKE] =
        {
            .id = "lookalike",
            .summary =
                "A Cyrillic or full-width letter in a Latin word, and a full-width digit in a number, is an "
                "ordinary one",
            .before = "用Wind\xD0\xBEws打开20２4年的文件。",
            .after = "用Windows打开2024年的文件。",
            .untouched = "Москва，ＡＢＣ，第２条，Ａ4纸",
        },
    {.id = NULL},
};

/* ---- the survey ------------------------------------------------------------------------------- */

static void count_edge(dnm_job *job, uni_survey *survey, uint32_t cp)
{
    if (!uni_is_bmp_private(cp)) return;
    if (!survey->edges) survey->edges = DNM_NEW(dnm_job_arena(job), uint16_t, UNI_BMP_PRIVATE);
    if (survey->edges && survey->edges[cp - 0xE000] < UINT16_MAX) survey->edges[cp - 0xE000]++;
}

static void survey_leaf(dnm_job *job, uni_survey *survey, dnm_str leaf)
{
    uni_place place;
    uni_place_init(&place, leaf);
    if (place.content_at) count_edge(job, survey, dnm_utf8_peek(leaf.p, leaf.n, 0));
    if (place.content_end < leaf.n) count_edge(job, survey, dnm_utf8_peek_back(leaf.p, leaf.n));
    /* Radicals are U+2E80..2FD5: their first byte is rare in Chinese text. */
    for (const char *p = leaf.p; p && (p = memchr(p, 0xE2, (size_t)(leaf.p + leaf.n - p)));
         p = leaf.p + place.next) {
        place.at = place.next = (size_t)(p - leaf.p);
        place.cp = dnm_utf8_next(leaf.p, leaf.n, &place.next);
        if (!dnm_radical_fold(place.cp)) continue;
        uint32_t *count = uni_radical_in_word(&place) ? &survey->radicals_in_words : &survey->radicals_alone;
        ++*count;
    }
}

/* ---- the walk --------------------------------------------------------------------------------- */

/* Neighbouring characters with the same verdict are one edit. */
typedef struct pending {
    dnm_editor *editor;
    uint32_t block;
    dnm_why why;
    size_t at, end;
    dnm_buf text;
} pending;

static void flush(pending *p)
{
    const uint32_t at = (uint32_t)p->at, len = (uint32_t)(p->end - p->at);
    if (len && p->why.rule == UNI_PRIVATE) {
        dnm_edit_flag(p->editor, p->why, p->block, at, len, DNM_STR("private use"));
    } else if (len && p->text.n) {
        dnm_edit_replace(p->editor, p->why, p->block, at, len, dnm_buf_str(&p->text));
    } else if (len) {
        dnm_edit_cut(p->editor, p->why, p->block, at, len);
    }
    dnm_buf_clear(&p->text);
    p->at = p->end = 0;
}

static void add(pending *p, const uni_place *place, const uni_verdict *verdict)
{
    if (p->end != place->at || p->why.rule != verdict->rule || p->why.confidence != verdict->confidence) {
        flush(p);
        p->at = place->at;
        p->why = (dnm_why){verdict->rule, verdict->confidence};
    }
    dnm_buf_add(&p->text, verdict->text.p, verdict->text.n);
    p->end = place->next;
}

/* Most of Latin text. */
static bool is_printed_ascii(char c)
{
    return c >= ' ' && c < 0x7F;
}

static void clean_leaf(const uni_survey *survey, pending *p, dnm_str leaf)
{
    uni_place place;
    uni_place_init(&place, leaf);
    for (place.at = 0; place.at < leaf.n; place.at = place.next) {
        place.next = place.at;
        if (is_printed_ascii(leaf.p[place.at])) {
            place.before = (unsigned char)leaf.p[place.next++];
            continue;
        }
        place.cp = dnm_utf8_next(leaf.p, leaf.n, &place.next);
        uni_verdict verdict;
        const bool changes = !uni_is_plain(place.cp) && uni_judge(survey, &place, &verdict) &&
                             dnm_edit_enabled(p->editor, verdict.rule);
        if (changes) add(p, &place, &verdict);
        if (!changes || verdict.rule == UNI_PRIVATE) {
            place.before = place.cp;
        } else if (verdict.text.n) {
            place.before = dnm_utf8_peek_back(verdict.text.p, verdict.text.n);
        }
    }
    flush(p);
}

/* Most leaves have no character of those that are judged. */
static bool may_change(const dnm_doc *doc, uint32_t block)
{
    const dnm_block *b = &dnm_doc_view(doc)->blocks[block];
    if (!b->len || b->kind == DNM_CODE_BLOCK) return false;
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return shape.has & (DNM_HAS_OTHER | DNM_HAS_CONTROL);
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    uni_survey survey = {0};
    for (uint32_t i = 1; i < view->block_count; i++)
        if (may_change(doc, i)) survey_leaf(job, &survey, dnm_doc_text(doc, i));

    pending p = {.editor = editor};
    dnm_buf_init(&p.text, dnm_job_limits(job)->model_bytes);
    for (p.block = 1; p.block < view->block_count; p.block++) {
        if (may_change(doc, p.block)) clean_leaf(&survey, &p, dnm_doc_text(doc, p.block));
    }
    const dnm_status status = dnm_buf_status(&p.text);
    dnm_buf_free(&p.text);
    if (status == DNM_OK) return DNM_OK;
    return dnm_fail(job, status, DNM_NOWHERE, "unicode.memory", DNM_N_("no memory to clean the characters"));
}

const dnm_cleaner dnm_cleaner_unicode = {
    .name = "unicode",
    .summary = "Private-use, control and invisible characters, radicals and ligatures",
    .phase = DNM_NORMALIZE,
    .order = 10,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
