/* run.c -- text and objects on their way into the open paragraph: what is muted, and the spans of
 * formatting, links and comments, which go on over runs that share them.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"

/* In the order of their bits. */
static const dnm_span_kind span_kinds[FORMAT_SPANS] = {DNM_EMPH,   DNM_STRONG,      DNM_UNDERLINE,
                                                       DNM_STRIKE, DNM_SUPERSCRIPT, DNM_SUBSCRIPT};
enum { BIT_EMPH = 1, BIT_STRONG = 2, BIT_UNDERLINE = 4, BIT_STRIKE = 8, BIT_SUPER = 16, BIT_SUB = 32 };

void wml_run_open(wml_reader *reader)
{
    reader->story->run = (wml_run){0};
}

static void settle(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_run *run = &story->run;
    wml_format format = run->format;
    if (run->settled) return;
    run->settled = true;
    if (run->style) wml_format_inherit(&format, &run->style->format);
    run->wanted =
        (uint8_t)((format.italic == TOGGLE_ON ? BIT_EMPH : 0) | (format.bold == TOGGLE_ON ? BIT_STRONG : 0) |
                  (format.underline == TOGGLE_ON ? BIT_UNDERLINE : 0) |
                  (format.strike == TOGGLE_ON ? BIT_STRIKE : 0) |
                  (format.raised == RAISED_SUPER ? BIT_SUPER : 0) |
                  (format.raised == RAISED_SUB ? BIT_SUB : 0));
    const wml_style *paragraph = story->paragraph.style;
    if (!paragraph) paragraph = wml_style_default(&reader->styles);
    if (!format.vanish && paragraph) format.vanish = paragraph->format.vanish;
    run->hidden = format.vanish == TOGGLE_ON && !reader->keep_hidden;
}

bool wml_is_muted(wml_reader *reader)
{
    settle(reader);
    return reader->deleted || reader->story->codes || reader->story->run.hidden;
}

/* ---- spans -------------------------------------------------------------------------------------- */

void wml_spans_forget(wml_story *story)
{
    story->open_spans = 0;
    story->open_link = 0;
    story->in_ruby_base = story->break_pending = false;
    for (uint32_t i = 0; i < story->comment_count; i++) story->comments[i].open = false;
}

static void match_link(wml_story *story)
{
    wml_link link = wml_link_wanted(story);
    if (link.target == story->open_link) return;
    if (story->open_link) wml_out_end_span(story->out, story->link_span);
    if (link.target) story->link_span = wml_out_span(story->out, DNM_LINK, link.attrs, link.target);
    story->open_link = link.target;
}

static void match_formats(wml_story *story)
{
    uint8_t wanted = story->run.wanted;
    if (story->open_link) wanted &= (uint8_t)~BIT_UNDERLINE; /* that is how links look */
    uint8_t changed = wanted ^ story->open_spans;
    for (unsigned i = 0; changed && i < FORMAT_SPANS; i++) {
        unsigned bit = 1u << i;
        if (!(changed & bit)) continue;
        if (wanted & bit)
            story->spans[i] = wml_out_span(story->out, span_kinds[i], 0, 0);
        else
            wml_out_end_span(story->out, story->spans[i]);
    }
    story->open_spans = wanted;
}

static void match_comments(wml_story *story)
{
    for (uint32_t i = 0; i < story->comment_count; i++) {
        wml_open_comment *comment = &story->comments[i];
        if (comment->open) continue;
        comment->span = wml_out_span(story->out, DNM_COMMENT, 0, comment->target);
        comment->open = true;
    }
}

/* Whether a label goes without a blank behind it: its list says so, or it ends in punctuation as wide as a
 * character ("（一）", "甲、"), where nobody types one. */
static bool is_glued(const wml_story *story)
{
    if (story->paragraph.label.definition->glued || !story->label.n) return true;
    uint32_t last = dnm_utf8_peek_back(story->label.p, story->label.n);
    return (last >= 0x3001 && last <= 0x3011) || last == 0x3015 || (last >= 0xFF01 && last <= 0xFF0E) ||
           last == 0xFF1A || last == 0xFF1B || last == 0xFF3D;
}

/* The automatic number ends where the paragraph's own content begins. */
static void end_label(wml_story *story)
{
    wml_paragraph *p = &story->paragraph;
    if (!p->label_pending) return;
    if (!is_glued(story)) wml_out_text(story->out, " ", 1);
    wml_out_end_span(story->out, p->label_span);
    p->label_pending = false;
}

/* Opens the leaf and brings its spans to what the next content wants. */
static void prepare(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_paragraph_begin(reader);
    story->shown++;
    end_label(story);
    if (story->break_pending) wml_out_object(story->out, DNM_LINE_BREAK, 0, 0);
    story->break_pending = false;
    match_link(story);
    match_formats(story);
    match_comments(story);
}

/* ---- content ------------------------------------------------------------------------------------ */

void wml_text(wml_reader *reader, const char *utf8, size_t n)
{
    wml_story *story = reader->story;
    if (n == 0 || reader->deleted) return;
    if (story->in_ruby_text) {
        wml_add_fitting(&story->ruby_text, utf8, n);
        return;
    }
    if (story->codes) {
        if (story->fields.p[story->fields.n - 1].in_code) dnm_buf_add(&story->tail, utf8, n);
        return;
    }
    if (wml_is_muted(reader)) return;
    if (reader->formula_of == story) {
        wml_math_text(reader, utf8, n);
        return;
    }
    prepare(reader);
    wml_out_text(story->out, utf8, n);
}

void wml_object(wml_reader *reader, dnm_span_kind kind, dnm_attrs attrs, dnm_string target)
{
    if (wml_is_muted(reader) || reader->story->in_ruby_text) return;
    prepare(reader);
    wml_out_object(reader->story->out, kind, attrs, target);
}

void wml_page_break(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (story->paragraph.begun && !wml_is_muted(reader)) story->break_pending = true;
}

/* ---- ruby --------------------------------------------------------------------------------------- */

void wml_spanned_text(wml_reader *reader, dnm_span_kind kind, dnm_str target, dnm_str text)
{
    wml_story *story = reader->story;
    if (!text.n || wml_is_muted(reader)) return;
    prepare(reader);
    uint32_t span = wml_out_span(story->out, kind, 0, dnm_build_string(reader->builder, target));
    wml_out_text(story->out, text.p, text.n);
    wml_out_end_span(story->out, span);
}

void wml_ruby_text_open(wml_reader *reader)
{
    dnm_buf_clear(&reader->story->ruby_text);
    reader->story->in_ruby_text = true;
}

void wml_ruby_text_close(wml_reader *reader)
{
    reader->story->in_ruby_text = false;
}

void wml_ruby_base_open(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (!story->ruby_text.n || wml_is_muted(reader) || story->in_ruby_base) return;
    prepare(reader);
    dnm_string annotation = dnm_build_string(reader->builder, dnm_buf_str(&story->ruby_text));
    story->ruby_span = wml_out_span(story->out, DNM_RUBY, 0, annotation);
    story->in_ruby_base = true;
}

void wml_ruby_base_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (story->in_ruby_base) wml_out_end_span(story->out, story->ruby_span);
    story->in_ruby_base = false;
}

/* ---- ranges of comments -------------------------------------------------------------------------- */

void wml_comment_begin(wml_reader *reader, dnm_str id)
{
    wml_story *story = reader->story;
    if (!reader->keep_comments || story->comment_count == MAX_COMMENTS) return;
    story->comments[story->comment_count++] =
        (wml_open_comment){.target = wml_note_target(reader, "comment", id)};
}

void wml_comment_end(wml_reader *reader, dnm_str id)
{
    wml_story *story = reader->story;
    dnm_string target = reader->keep_comments ? wml_note_target(reader, "comment", id) : 0;
    for (uint32_t i = 0; i < story->comment_count; i++) {
        wml_open_comment *comment = &story->comments[i];
        if (comment->target != target) continue;
        if (comment->open) wml_out_end_span(story->out, comment->span);
        *comment = story->comments[--story->comment_count];
        return;
    }
}
