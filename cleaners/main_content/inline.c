/* inline.c -- parts of a line that are none of its text: what the page hides from its readers, and buttons.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/inline.h"

#include "cleaners/main_content/speech.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* Scripts that draw formulas put MathML for screen readers beside what they draw for the eye: a formula
 * hidden from the eye is the text, and what touches it and is hidden from screen readers is its picture in
 * letters. */
enum { NEAR = 64 /* spans that are looked at */, ANCHOR_MAX = 8 /* bytes */ };

static bool holds_formula(const dnm_view *view, uint32_t span, uint32_t end)
{
    const size_t span_end = (size_t)view->spans[span].off + view->spans[span].len;
    for (uint32_t s = span; s < end && s - span < NEAR; s++) {
        const dnm_span *in = &view->spans[s];
        if (in->kind == DNM_MATH && (size_t)in->off + in->len <= span_end) return true;
    }
    return false;
}

static bool touches_formula(const dnm_view *view, const dnm_block *block, uint32_t span)
{
    const uint32_t begin = block->span0, end = block->span0 + block->nspan;
    const size_t off = view->spans[span].off, span_end = off + view->spans[span].len;
    for (uint32_t s = span - begin > NEAR ? span - NEAR : begin; s < end && s < span + NEAR; s++) {
        const dnm_span *math = &view->spans[s];
        if (math->kind == DNM_MATH && ((size_t)math->off + math->len == off || math->off == span_end))
            return true;
    }
    return false;
}

static bool is_white(const mc_page *page, const dnm_span *span)
{
    return dnm_str_eq(dnm_doc_attr(page->doc, span->attrs, "hidden"), DNM_STR("color"));
}

/* White text is hidden among text that is not: on the same ground more stands beside it in its paragraph. */
static bool is_little_of(const mc_page *page, const dnm_block *block)
{
    const dnm_view *view = page->view;
    size_t white = 0, end = 0;
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *at = &view->spans[s];
        if (at->off < end || !is_white(page, at)) continue;
        end = (size_t)at->off + at->len;
        white += at->len;
    }
    return white * 2 < block->len;
}

static bool is_unseen(const mc_page *page, const dnm_block *block, uint32_t span)
{
    const dnm_view *view = page->view;
    const dnm_attrs attrs = view->spans[span].attrs;
    if (dnm_str_eq(dnm_doc_attr(page->doc, attrs, "hidden"), DNM_STR("aria")))
        return touches_formula(view, block, span);
    return (page->hints[attrs].flags & MC_HIDDEN) && !holds_formula(view, span, block->span0 + block->nspan);
}

/* "[edit]" beside a heading, and "↑" before a note, which leads back to its place in the text. */
static bool is_tool(const mc_page *page, const dnm_span *span)
{
    if (page->hints[span->attrs].flags & MC_TOOL) return true;
    return span->kind == DNM_LINK && dnm_has_at(dnm_doc_string(page->doc, span->target), 0, "#cite_ref");
}

/* "¶", "#" or the like beside a heading, a term or a caption: a link to itself. What people wrote in a forum
 * stays as it is. */
static bool is_anchor(const mc_page *page, uint32_t block, const dnm_span *span)
{
    const dnm_block *blocks = page->view->blocks;
    const uint16_t above = blocks[page->nodes[block].parent].kind;
    if (page->forum || span->kind != DNM_LINK || span->len > ANCHOR_MAX || span->len == blocks[block].len)
        return false;
    if (blocks[block].kind != DNM_HEADING && above != DNM_DEFINITION_TERM && above != DNM_CAPTION)
        return false;
    const dnm_str target = dnm_doc_string(page->doc, span->target);
    if (!target.n || !memchr(target.p, '#', target.n)) return false;
    for (size_t at = 0; at < span->len;) {
        const uint32_t cp = dnm_utf8_next(page->view->text + span->off, span->len, &at);
        const bool note = cp == '*' || cp == 0x2020 || cp == 0x2021;
        if (note || cp == 0xFFFC || dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER)) return false;
    }
    return true;
}

enum {
    WHOLE_MIN = 150,    /* bytes of a text that a click uncovers inside its paragraph */
    SAME_BEGINNING = 24 /* bytes */
};

/* The span right before this one that shows how its text begins; its own number if there is none. */
static uint32_t beginning_of(const mc_page *page, const dnm_block *leaf, uint32_t span)
{
    const dnm_span *whole = &page->view->spans[span];
    const char *text = page->view->text;
    const dnm_str how = dnm_doc_attr(page->doc, whole->attrs, "hidden");
    if (whole->len < WHOLE_MIN || !dnm_str_eq(how, DNM_STR("display"))) return span;
    for (uint32_t s = span; s > leaf->span0 && span - s < NEAR; s--) {
        const dnm_span *before = &page->view->spans[s - 1];
        const bool shown = !(page->hints[before->attrs].flags & MC_HIDDEN);
        if (before->kind == whole->kind && shown && before->off + before->len <= whole->off &&
            before->len >= SAME_BEGINNING && before->len * 2 <= whole->len &&
            memcmp(text + before->off, text + whole->off, SAME_BEGINNING) == 0)
            return s - 1;
    }
    return span;
}

void mc_cut_inline(const mc_page *page, uint32_t block, dnm_why unseen, dnm_why aside, dnm_editor *editor)
{
    const dnm_block *leaf = &page->view->blocks[block];
    bool asked = false, little = false;
    for (uint32_t s = leaf->span0, done = 0; s < leaf->span0 + leaf->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        const uint32_t off = span->off - leaf->off;
        if (is_tool(page, span) || is_anchor(page, block, span) || mc_is_time_of_turn(page, block, span)) {
            if (off >= done) dnm_edit_cut(editor, aside, block, off, span->len);
            if (off + span->len > done) done = off + span->len;
            continue;
        }
        const bool white = is_white(page, span);
        if (white && !asked) little = is_little_of(page, leaf);
        asked = asked || white;
        if (white ? !little : !is_unseen(page, leaf, s)) continue;
        const uint32_t beginning = white ? s : beginning_of(page, leaf, s);
        if (beginning != s) {
            const dnm_span *said_again = &page->view->spans[beginning];
            dnm_edit_cut(editor, aside, block, said_again->off - leaf->off, said_again->len);
            continue;
        }
        dnm_edit_cut(editor, unseen, block, off, span->len);
    }
}
