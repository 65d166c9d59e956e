/* notes.c -- footnotes, endnotes and comments: their parts are read onto one tape a note, then written
 * behind the body in the order of the references. A note that nothing refers to is not shown; one that
 * refers to itself is shown once.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

#include <stdlib.h>

/* "footnote-3" in `name`. */
static dnm_str note_name(char name[64], const char *kind, dnm_str id)
{
    size_t n = strlen(kind), room = 64 - n - 1;
    if (id.n > room) id.n = room;
    memcpy(name, kind, n);
    name[n++] = '-';
    if (id.n) memcpy(name + n, id.p, id.n);
    return (dnm_str){name, n + id.n};
}

dnm_string wml_note_target(wml_reader *reader, const char *kind, dnm_str id)
{
    char name[64];
    return dnm_build_string(reader->builder, note_name(name, kind, id));
}

void wml_note_reference(wml_reader *reader, const char *kind, dnm_str id)
{
    if (id.n) wml_object(reader, DNM_NOTE_REF, 0, wml_note_target(reader, kind, id));
}

/* ---- reading ------------------------------------------------------------------------------------ */

static dnm_attrs note_attrs(wml_reader *reader, const char *kind, dnm_str id, const dnm_xml_element *element)
{
    char name[64];
    dnm_attr pairs[4] = {{DNM_STR("id"), note_name(name, kind, id)}, {DNM_STR("type"), dnm_str_of(kind)}};
    size_t count = 2;
    dnm_str author = wml_attr(element, W_author), date = wml_attr(element, W_date);
    if (author.n) pairs[count++] = (dnm_attr){DNM_STR("author"), author};
    if (date.n) pairs[count++] = (dnm_attr){DNM_STR("date"), date};
    return dnm_build_attrs(reader->builder, pairs, count);
}

bool wml_note_open(wml_reader *reader, const char *kind, const dnm_xml_element *element)
{
    dnm_str type = wml_attr(element, W_type);
    if (type.n && !wml_is(type, "normal")) return false; /* a separator */
    wml_tape *tape = wml_tape_new(&reader->desk);
    wml_note *note = tape ? DNM_PUSH(&reader->notes, &reader->desk.budget) : NULL;
    if (!note) {
        wml_tape_free(tape);
        return false;
    }
    dnm_str id = wml_attr(element, W_id);
    *note = (wml_note){.target = wml_note_target(reader, kind, id),
                       .attrs = note_attrs(reader, kind, id, element),
                       .tape = tape,
                       .is_comment = element->name == W_comment};
    return wml_story_open(reader, tape);
}

void wml_note_close(wml_reader *reader)
{
    wml_story_close(reader);
}

/* ---- writing ------------------------------------------------------------------------------------ */

static int compare_notes(const void *left, const void *right)
{
    const wml_note *const *a = left, *const *b = right;
    if ((*a)->target != (*b)->target) return (*a)->target < (*b)->target ? -1 : 1;
    return *a < *b ? -1 : *a > *b; /* of two with one id, the first */
}

static wml_note *find(wml_note **sorted, uint32_t n, dnm_string target)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sorted[middle]->target < target)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && sorted[low]->target == target ? sorted[low] : NULL;
}

static void write_note(wml_reader *reader, wml_note *note)
{
    if (note->written) return;
    note->written = true;
    dnm_build_open(reader->builder, DNM_NOTE, 0, note->attrs);
    wml_tape_play(note->tape, (wml_out){&reader->desk, NULL});
    dnm_build_close(reader->builder);
}

void wml_notes_write(wml_reader *reader)
{
    if (reader->notes.n == 0) return;
    wml_note **sorted = DNM_NEW(reader->arena, wml_note *, reader->notes.n);
    if (!sorted) {
        reader->desk.budget.failed = DNM_NO_MEMORY;
        return;
    }
    for (uint32_t i = 0; i < reader->notes.n; i++) sorted[i] = &reader->notes.p[i];
    qsort(sorted, reader->notes.n, sizeof(wml_note *), compare_notes);
    /* Notes that are played may refer to further ones: the list grows. */
    for (uint32_t i = 0; i < reader->desk.note_refs.n; i++) {
        wml_note *note = find(sorted, reader->notes.n, reader->desk.note_refs.p[i]);
        if (note) write_note(reader, note);
    }
    if (!reader->keep_comments) return;
    for (uint32_t i = 0; i < reader->notes.n; i++)
        if (reader->notes.p[i].is_comment) write_note(reader, &reader->notes.p[i]);
}

void wml_notes_free(wml_reader *reader)
{
    for (uint32_t i = 0; i < reader->notes.n; i++) wml_tape_free(reader->notes.p[i].tape);
    DNM_VEC_FREE(&reader->notes, &reader->desk.budget);
}
