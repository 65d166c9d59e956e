/* field.c -- complex fields (ECMA-376-1 § 17.16) and links. Of a field only the result is shown; of its
 * code we read HYPERLINK, which makes the result a link.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

/* ---- links -------------------------------------------------------------------------------------- */

static dnm_attrs title_attrs(wml_reader *reader, dnm_str title)
{
    dnm_attr pair = {DNM_STR("title"), title};
    return title.n ? dnm_build_attrs(reader->builder, &pair, 1) : 0;
}

static wml_link make_link(wml_reader *reader, dnm_str url, dnm_str anchor, dnm_str title)
{
    wml_link link = {0};
    char *target = url.n || anchor.n ? dnm_arena_alloc(reader->arena, url.n + anchor.n + 1) : NULL;
    if (!target) return link;
    size_t n = url.n;
    if (url.n) memcpy(target, url.p, url.n);
    if (anchor.n) {
        target[n++] = '#';
        memcpy(target + n, anchor.p, anchor.n);
        n += anchor.n;
    }
    link.target = dnm_build_string(reader->builder, (dnm_str){target, n});
    link.attrs = title_attrs(reader, title);
    return link;
}

wml_link wml_link_of_element(wml_reader *reader, const dnm_xml_element *element)
{
    const wml_relation *relation = wml_relation_by_id(&reader->relations, dnm_xml_attr(element, R_id));
    dnm_str url = relation ? relation->target : (dnm_str){0};
    return make_link(reader, url, wml_attr(element, W_anchor), wml_attr(element, W_tooltip));
}

/* The next word of a field's code, without its quotes; empty at the end. */
static dnm_str next_word(dnm_str *code, bool *quoted)
{
    while (code->n && (code->p[0] == ' ' || code->p[0] == '\t' || code->p[0] == '\n')) {
        code->p++;
        code->n--;
    }
    *quoted = code->n && code->p[0] == '"';
    size_t begin = *quoted ? 1 : 0, end = begin;
    while (end < code->n && (*quoted ? code->p[end] != '"' : code->p[end] != ' ' && code->p[end] != '\t'))
        end++;
    dnm_str word = {code->p + begin, end - begin};
    size_t used = *quoted && end < code->n ? end + 1 : end;
    code->p += used;
    code->n -= used;
    return word;
}

static bool is_hyperlink(dnm_str word)
{
    static const char upper[] = "HYPERLINK";
    if (word.n != sizeof upper - 1) return false;
    for (size_t i = 0; i < word.n; i++)
        if ((word.p[i] & ~0x20) != upper[i]) return false;
    return true;
}

wml_link wml_link_of_code(wml_reader *reader, dnm_str code)
{
    dnm_str url = {0}, anchor = {0}, title = {0};
    bool quoted;
    if (!is_hyperlink(next_word(&code, &quoted))) return (wml_link){0};
    for (;;) {
        dnm_str word = next_word(&code, &quoted);
        bool is_switch = !quoted && word.n == 2 && word.p[0] == '\\';
        if (word.n == 0 && !quoted) break;
        if (is_switch && word.p[1] == 'l')
            anchor = next_word(&code, &quoted);
        else if (is_switch && word.p[1] == 'o')
            title = next_word(&code, &quoted);
        else if (is_switch && word.p[1] == 't')
            next_word(&code, &quoted);
        else if (!is_switch && url.n == 0)
            url = word;
    }
    return make_link(reader, url, anchor, title);
}

wml_link wml_link_wanted(const wml_story *story)
{
    if (story->links.n && story->links.p[story->links.n - 1].target)
        return story->links.p[story->links.n - 1];
    return story->fields.n ? story->fields.p[story->fields.n - 1].link : (wml_link){0};
}

void wml_link_open(wml_reader *reader, wml_link link)
{
    wml_story *story = reader->story;
    if (!link.target && story->links.n) link = story->links.p[story->links.n - 1];
    wml_link *slot = DNM_PUSH(&story->links, &reader->desk.budget);
    if (slot) *slot = link;
}

void wml_link_close(wml_reader *reader)
{
    if (reader->story->links.n) reader->story->links.n--;
}

/* ---- complex fields ------------------------------------------------------------------------------ */

static void begin(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_field *field = DNM_PUSH(&story->fields, &reader->desk.budget);
    if (!field) return;
    field->in_code = true;
    field->instr = (uint32_t)story->instr.n;
    if (story->fields.n > 1) field->link = field[-1].link;
    story->codes++;
}

static void leave_code(wml_story *story, wml_field *field)
{
    if (!field->in_code) return;
    field->in_code = false;
    story->codes--;
    dnm_buf_clear(&story->tail);
}

static void separate(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_field *field = story->fields.n ? &story->fields.p[story->fields.n - 1] : NULL;
    if (!field || !field->in_code) return;
    dnm_str code = {story->instr.p + field->instr, story->instr.n - field->instr};
    wml_link link = code.n ? wml_link_of_code(reader, code) : (wml_link){0};
    if (link.target) field->link = link;
    field->shown_at = story->shown;
    leave_code(story, field);
}

static void end(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (!story->fields.n) return;
    const wml_field field = story->fields.p[story->fields.n - 1];
    const bool has_result = !field.in_code && story->shown != field.shown_at;
    leave_code(story, &story->fields.p[story->fields.n - 1]);
    story->fields.n--;
    const dnm_str code = {story->instr.p + field.instr, story->instr.n - field.instr};
    if (code.n && !has_result) wml_field_show(reader, &field, code);
    story->instr.n = field.instr;
}

void wml_field_char(wml_reader *reader, dnm_str type)
{
    if (wml_is(type, "begin"))
        begin(reader);
    else if (wml_is(type, "separate"))
        separate(reader);
    else if (wml_is(type, "end"))
        end(reader);
}

/* The controls of forms keep what they show beside the field's beginning. */
void wml_form_property(wml_reader *reader, const dnm_xml_element *element)
{
    wml_story *story = reader->story;
    wml_field *field = story->fields.n ? &story->fields.p[story->fields.n - 1] : NULL;
    if (!field || !field->in_code) return;
    switch (element->name) {
    case W_checked:
        field->checked = wml_on(element);
        field->has_checked = true;
        break;
    case W_default: /* of either control, before what was chosen */
        if (!field->has_checked) field->checked = wml_on(element);
        if (!field->has_choice) field->choice = wml_int(wml_val(element), 0);
        break;
    case W_result:
        field->choice = wml_int(wml_val(element), 0);
        field->has_choice = true;
        break;
    case W_listEntry:
        if (field->entry_count == field->choice) field->chosen = wml_copy(reader->arena, wml_val(element));
        if (field->entry_count < INT32_MAX) field->entry_count++;
        break;
    default:
        break;
    }
}

void wml_field_instr(wml_reader *reader, const char *utf8, size_t n)
{
    wml_story *story = reader->story;
    if (!story->fields.n || !story->fields.p[story->fields.n - 1].in_code) return;
    wml_add_fitting(&story->instr, utf8, n);
}
