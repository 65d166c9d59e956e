/* paragraph.c -- what a paragraph is (heading, item of a list, plain), and its leaf in the output,
 * which begins with the first content: an empty paragraph leaves no trace, but counts in its list.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

static const char *const alignments[] = {"", "center", "right"};

/* A new paragraph, with its properties still to come. */
static void start(wml_story *story, uint64_t ordinal)
{
    story->paragraph =
        (wml_paragraph){.open = true, .ordinal = ordinal, .level = -1, .outline = OUTLINE_UNSET};
    story->run = (wml_run){0};
    dnm_buf_clear(&story->label);
}

/* Accepting that a paragraph's mark is deleted joins it with the next one. */
static bool joins_next(wml_reader *reader)
{
    wml_paragraph *p = &reader->story->paragraph;
    return p->open && p->begun && p->mark_deleted && !reader->deleted && !reader->story->codes &&
           !reader->story->boxes.n;
}

void wml_paragraph_open(wml_reader *reader)
{
    wml_paragraph *p = &reader->story->paragraph;
    if (p->goes_on) {
        p->goes_on = p->mark_deleted = false;
        reader->ordinal++;
        return;
    }
    wml_paragraph_close(reader);
    start(reader->story, reader->ordinal++);
}

void wml_paragraph_property(wml_reader *reader, const dnm_xml_element *element)
{
    wml_paragraph *p = &reader->story->paragraph;
    if (!p->in_properties) return;
    dnm_str value = wml_val(element);
    switch (element->name) {
    case W_pStyle:
        p->style = wml_style_find(&reader->styles, value);
        break;
    case W_numId:
        if (!value.p || value.n >= sizeof p->number_id) break;
        memcpy(p->number_id, value.p, value.n);
        p->number_id[value.n] = '\0';
        p->has_number_id = true;
        break;
    case W_ilvl:
        p->level = wml_int(value, -1);
        break;
    case W_outlineLvl:
        p->outline = wml_int(value, OUTLINE_UNSET);
        break;
    case W_jc:
        p->align = wml_is(value, "center") ? 1 : wml_is(value, "right") || wml_is(value, "end") ? 2 : 0;
        break;
    default:
        break;
    }
}

void wml_paragraph_settle(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_paragraph *p = &story->paragraph;
    if (p->settled) return;
    p->settled = true;
    const wml_style *style = p->style ? p->style : wml_style_default(&reader->styles);
    if (p->outline == OUTLINE_UNSET && style) p->outline = style->outline;
    if (reader->deleted) return;
    dnm_str own = {p->has_number_id ? p->number_id : NULL, p->has_number_id ? strlen(p->number_id) : 0};
    p->numbered = wml_numbering_next(&reader->numbering, &reader->styles, style, own, p->level, &story->label,
                                     &p->label);
}

static bool is_heading(const wml_paragraph *p)
{
    return p->outline == OUTLINE_TITLE || (p->outline >= 0 && p->outline < OUTLINE_BODY);
}

/* ---- lists -------------------------------------------------------------------------------------- */

static void pop_list(wml_story *story)
{
    wml_out_close(story->out); /* the item */
    wml_out_close(story->out);
    story->lists.n--;
}

void wml_lists_close(wml_story *story)
{
    while (story->lists.n > story->list_base) pop_list(story);
}

/* The value of a list's type attribute: HTML's where it has one. */
static const char *list_type(const wml_number_format *format)
{
    static const char *const known[][2] = {{"decimal", "1"},
                                           {"lowerLetter", "a"},
                                           {"upperLetter", "A"},
                                           {"lowerRoman", "i"},
                                           {"upperRoman", "I"}};
    const char *name = wml_number_format_name(format);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i][0], name) == 0) return known[i][1];
    return name;
}

static dnm_attrs attrs_with_number(wml_reader *reader, const char *type, const char *key, int32_t number)
{
    char digits[16];
    dnm_buf text;
    dnm_buf_init(&text, sizeof digits);
    dnm_buf_printf(&text, "%d", (int)number);
    dnm_attr pairs[2] = {{dnm_str_of("type"), dnm_str_of(type)}, {dnm_str_of(key), dnm_buf_str(&text)}};
    size_t first = type ? 0 : 1, count = 2 - first;
    dnm_attrs attrs = dnm_build_attrs(reader->builder, pairs + first, key ? count : count - 1);
    dnm_buf_free(&text);
    return attrs;
}

static void open_list(wml_reader *reader, const wml_label *label)
{
    wml_story *story = reader->story;
    wml_open_list *list = DNM_PUSH(&story->lists, &reader->desk.budget);
    if (!list) return;
    *list = (wml_open_list){label->list, label->level, label->value};
    const wml_number_format *format = label->definition->format;
    dnm_attrs attrs = 0;
    if (!wml_number_format_is_bullet(format))
        attrs =
            attrs_with_number(reader, list_type(format), label->value == 1 ? NULL : "start", label->value);
    wml_out_open(story->out, DNM_LIST, 0, attrs);
    wml_out_open(story->out, DNM_LIST_ITEM, label->level, 0);
}

static void next_item(wml_reader *reader, wml_open_list *list, const wml_label *label)
{
    wml_out out = reader->story->out;
    bool in_order = list->value < INT32_MAX && label->value == list->value + 1;
    bool bullet = wml_number_format_is_bullet(label->definition->format);
    dnm_attrs attrs = in_order || bullet ? 0 : attrs_with_number(reader, NULL, "value", label->value);
    list->value = label->value;
    wml_out_close(out);
    wml_out_open(out, DNM_LIST_ITEM, label->level, attrs);
}

static void enter_list(wml_reader *reader, const wml_label *label)
{
    wml_story *story = reader->story;
    wml_open_list *top = NULL;
    while (story->lists.n > story->list_base) {
        top = &story->lists.p[story->lists.n - 1];
        if (top->level < label->level) break;
        if (top->level == label->level && top->list == label->list) {
            next_item(reader, top, label);
            return;
        }
        pop_list(story);
    }
    open_list(reader, label);
}

/* ---- the leaf ----------------------------------------------------------------------------------- */

static dnm_attrs leaf_attrs(wml_reader *reader, bool heading)
{
    wml_story *story = reader->story;
    const wml_paragraph *p = &story->paragraph;
    dnm_attr pairs[3];
    size_t n = 0;
    if (story->bookmark.n) pairs[n++] = (dnm_attr){DNM_STR("id"), dnm_buf_str(&story->bookmark)};
    if (p->align) pairs[n++] = (dnm_attr){DNM_STR("align"), dnm_str_of(alignments[p->align])};
    bool named = p->style && p->style->name.n && !heading && p->style != wml_style_default(&reader->styles);
    if (named) pairs[n++] = (dnm_attr){DNM_STR("class"), p->style->name};
    return n ? dnm_build_attrs(reader->builder, pairs, n) : 0;
}

static void begin_label(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_paragraph *p = &story->paragraph;
    dnm_attr pairs[2] = {{DNM_STR("type"), dnm_str_of(list_type(p->label.definition->format))},
                         {DNM_STR("format"), p->label.definition->text}};
    p->label_span = wml_out_span(story->out, DNM_LABEL, dnm_build_attrs(reader->builder, pairs, 2), 0);
    wml_out_text(story->out, story->label.p, story->label.n);
    p->label_pending = true;
}

void wml_paragraph_begin(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_paragraph *p = &story->paragraph;
    if (p->begun) return;
    if (!p->open) start(story, reader->ordinal); /* content outside a paragraph: counted in none */
    wml_paragraph_settle(reader);
    p->begun = true;
    bool heading = is_heading(p);
    if (heading || !p->numbered)
        wml_lists_close(story);
    else
        enter_list(reader, &p->label);
    int level = !heading || p->outline == OUTLINE_TITLE ? 0 : p->outline + 1;
    wml_out_open(story->out, heading ? DNM_HEADING : DNM_PARAGRAPH, level, leaf_attrs(reader, heading));
    wml_out_source(story->out, reader->part_number, p->ordinal);
    dnm_buf_clear(&story->bookmark);
    if (story->label.n) begin_label(reader);
}

static void show_tail(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (story->codes && story->tail.n) {
        /* The code of a field ends with its paragraph; this one was never closed. */
        for (uint32_t i = 0; i < story->fields.n; i++) story->fields.p[i].in_code = false;
        story->codes = 0;
        wml_text(reader, story->tail.p, story->tail.n);
    }
    dnm_buf_clear(&story->tail);
}

static void play_boxes(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (story->boxes.n) wml_lists_close(story);
    for (uint32_t i = 0; i < story->boxes.n; i++) {
        wml_tape_play(story->boxes.p[i], story->out);
        wml_tape_free(story->boxes.p[i]);
    }
    story->boxes.n = 0;
    wml_read_chunks(reader);
}

void wml_paragraph_end(wml_reader *reader)
{
    if (joins_next(reader))
        reader->story->paragraph.goes_on = true;
    else
        wml_paragraph_close(reader);
}

void wml_paragraph_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_paragraph *p = &story->paragraph;
    if (p->open) {
        if (!p->mark_deleted) wml_paragraph_settle(reader); /* of a deleted one nothing is left to count */
        show_tail(reader);
        if (story->label.n && !reader->deleted) wml_paragraph_begin(reader);
        if (p->label_pending) wml_out_end_span(story->out, p->label_span);
        if (p->begun) wml_out_close(story->out);
        wml_spans_forget(story);
    }
    *p = (wml_paragraph){0};
    play_boxes(reader);
}
