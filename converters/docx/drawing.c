/* drawing.c -- pictures (DrawingML and VML), text boxes and diagrams. A picture becomes an image in the line
 * of its anchor; a text box a story that follows the anchor's paragraph; so do the words of a diagram.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

#include <stdio.h>

enum { EMU_PER_PIXEL = 9525, MAX_ALT = 4096 }; /* 914,400 EMU an inch, 96 pixels an inch */

static dnm_str keep(wml_reader *reader, dnm_str s)
{
    if (s.n > MAX_ALT) s.n = dnm_utf8_boundary(s.p, s.n, MAX_ALT);
    return s.n ? wml_copy(reader->arena, s) : (dnm_str){0};
}

/* The length after `key` in a VML style ("width:120pt;height:90pt") in pixels; 0 if absent. */
static int32_t style_length(dnm_str style, const char *key)
{
    static const struct {
        const char *unit;
        int32_t per_inch;
    } units[] = {{"pt", 72}, {"px", 96}, {"in", 1}, {"pc", 6}};
    size_t n = strlen(key);
    for (size_t at = 0; at + n < style.n; at++) {
        bool here = memcmp(style.p + at, key, n) == 0 &&
                    (at == 0 || style.p[at - 1] == ';' || style.p[at - 1] == ' ');
        if (!here) continue;
        dnm_str rest = {style.p + at + n, style.n - at - n};
        int32_t value = wml_int(rest, 0);
        while (rest.n && ((rest.p[0] >= '0' && rest.p[0] <= '9') || rest.p[0] == '.'))
            rest = (dnm_str){rest.p + 1, rest.n - 1};
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            if (rest.n >= 2 && memcmp(rest.p, units[i].unit, 2) == 0 && value < INT32_MAX / 96)
                return value * 96 / units[i].per_inch;
        return 0;
    }
    return 0;
}

void wml_picture_property(wml_reader *reader, const dnm_xml_element *element)
{
    wml_picture *picture = &reader->story->picture;
    dnm_str style;
    switch (element->name) {
    case W_drawing:
    case W_pict:
    case W_object:
        *picture = (wml_picture){0};
        break;
    case WP_extent:
        picture->width = wml_int(dnm_xml_attr(element, NONE_cx), 0) / EMU_PER_PIXEL;
        picture->height = wml_int(dnm_xml_attr(element, NONE_cy), 0) / EMU_PER_PIXEL;
        break;
    case WP_docPr:
        picture->alt = keep(reader, dnm_xml_attr(element, NONE_descr));
        picture->title = keep(reader, dnm_xml_attr(element, NONE_title));
        break;
    case V_shape:
        style = dnm_xml_attr(element, NONE_style);
        picture->width = style_length(style, "width:");
        picture->height = style_length(style, "height:");
        picture->alt = keep(reader, dnm_xml_attr(element, NONE_alt));
        break;
    default:
        break;
    }
}

/* ---- images ------------------------------------------------------------------------------------- */

/* Makes the part a resource, once. */
static void attach(wml_reader *reader, dnm_str part)
{
    uint32_t number = wml_package_find(reader->package, part);
    if (number == WML_NONE || !reader->keep_images) return;
    if (!reader->attached) reader->attached = DNM_NEW(reader->arena, uint8_t, reader->package->parts.n);
    if (!reader->attached || number >= reader->package->parts.n || reader->attached[number]) return;
    reader->attached[number] = 1;
    dnm_buf bytes;
    dnm_buf_init(&bytes, dnm_job_limits(reader->job)->input_bytes);
    if (wml_package_read(reader->package, part, &bytes) == DNM_OK)
        dnm_build_resource(reader->builder, part, wml_package_type(reader->package, part), bytes.p, bytes.n);
    dnm_buf_free(&bytes);
}

static dnm_attrs image_attrs(wml_reader *reader, dnm_str title)
{
    const wml_picture *picture = &reader->story->picture;
    char width[16], height[16];
    dnm_attr pairs[4];
    size_t n = 0;
    if (picture->alt.n) pairs[n++] = (dnm_attr){DNM_STR("alt"), picture->alt};
    if (title.n) pairs[n++] = (dnm_attr){DNM_STR("title"), title};
    if (picture->width > 0 && picture->height > 0) {
        snprintf(width, sizeof width, "%d", (int)picture->width);
        snprintf(height, sizeof height, "%d", (int)picture->height);
        pairs[n++] = (dnm_attr){DNM_STR("width"), dnm_str_of(width)};
        pairs[n++] = (dnm_attr){DNM_STR("height"), dnm_str_of(height)};
    }
    return n ? dnm_build_attrs(reader->builder, pairs, n) : 0;
}

void wml_image(wml_reader *reader, const dnm_xml_element *element)
{
    uint16_t id = element->name == A_blip ? R_embed : R_id;
    const wml_relation *relation = wml_relation_by_id(&reader->relations, dnm_xml_attr(element, id));
    if (!relation && element->name == A_blip)
        relation = wml_relation_by_id(&reader->relations, dnm_xml_attr(element, R_link));
    if (!relation || wml_is_muted(reader)) return;
    dnm_str title = reader->story->picture.title;
    if (!title.n) title = dnm_xml_attr(element, O_title);
    if (!relation->external) attach(reader, relation->target);
    wml_object(reader, DNM_IMAGE, image_attrs(reader, title),
               dnm_build_string(reader->builder, relation->target));
}

/* ---- text boxes --------------------------------------------------------------------------------- */

void wml_box_open(wml_reader *reader)
{
    bool muted = wml_is_muted(reader);
    wml_tape *tape = wml_tape_new(&reader->desk);
    if (!tape || !wml_story_open(reader, tape)) {
        wml_tape_free(tape);
        return;
    }
    if (muted) reader->deleted++;
    reader->story->muted_box = muted;
}

/* Keeps a tape until the anchor's paragraph ends. */
static void keep_for_later(wml_reader *reader, wml_tape *tape)
{
    wml_story *story = reader->story;
    wml_tape **slot = tape->content ? DNM_PUSH(&story->boxes, &reader->desk.budget) : NULL;
    if (slot)
        *slot = tape;
    else
        wml_tape_free(tape);
    /* Outside a paragraph there is nothing to wait for. */
    if (!story->paragraph.open) wml_paragraph_close(reader);
}

void wml_box_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (!story->outer) return;
    wml_tape *tape = story->own_tape;
    if (story->muted_box) reader->deleted--;
    wml_story_close(reader);
    keep_for_later(reader, tape);
}

void wml_text_path(wml_reader *reader, const dnm_xml_element *element)
{
    const dnm_str words = dnm_xml_attr(element, NONE_string);
    if (!words.n || wml_is_muted(reader)) return;
    wml_tape *tape = wml_tape_new(&reader->desk);
    if (!tape) return;
    const wml_out out = {&reader->desk, tape};
    wml_out_open(out, DNM_PARAGRAPH, 0, 0);
    wml_out_text(out, words.p, words.n);
    wml_out_close(out);
    keep_for_later(reader, tape);
}

/* ---- diagrams ----------------------------------------------------------------------------------- */

/* The data of a diagram is a part of its own; of it we read the words, one <a:p> a paragraph. */
typedef struct diagram {
    wml_out out;
    bool in_text;
} diagram;

static bool diagram_start(void *data, const dnm_xml_element *element)
{
    diagram *d = data;
    if (element->name == A_p) wml_out_open(d->out, DNM_PARAGRAPH, 0, 0);
    d->in_text = element->name == A_t;
    return true;
}

static bool diagram_end(void *data, uint16_t name)
{
    diagram *d = data;
    if (name == A_p) wml_out_close(d->out);
    d->in_text = false;
    return true;
}

static bool diagram_text(void *data, const char *utf8, size_t n)
{
    diagram *d = data;
    if (d->in_text) wml_out_text(d->out, utf8, n);
    return true;
}

void wml_diagram(wml_reader *reader, const dnm_xml_element *element)
{
    static const dnm_xml_handler handler = {diagram_start, diagram_end, diagram_text};
    const wml_relation *relation = wml_relation_by_id(&reader->relations, dnm_xml_attr(element, R_dm));
    if (!relation || relation->external || wml_is_muted(reader)) return;
    wml_tape *tape = wml_tape_new(&reader->desk);
    if (!tape) return;
    diagram d = {.out = {&reader->desk, tape}};
    wml_package_parse(reader->package, relation->target, false, &handler, &d);
    keep_for_later(reader, tape);
}
