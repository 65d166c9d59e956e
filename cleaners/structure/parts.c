/* parts.c -- where the texts of a compilation begin: at 第一篇, 第二篇, where behind the end of one text a
 * title, a speaker, a date and a salutation follow, or behind the words that end a speech.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/utf8.h"

enum { LONGEST_LABEL = 60, LEAST_PART = 40, MOST_FRONT = 9, LEAST_CLOSED = 400, LEAST_OPENED = 600 };

bool structure_is_volume(const structure_line *line)
{
    const size_t n = line->label.len;
    const uint32_t own = n && n < line->text.n && line->text.p[n - 1] == '.'; /* "1." */
    size_t behind = n;
    if (n < line->text.n) dnm_utf8_next(line->text.p, line->text.n, &behind);
    const bool alone = behind == line->text.n; /* "范文一：" */
    return line->label.kind == DNM_LABEL_VOLUME && line->shape.chars <= LONGEST_LABEL &&
           line->shape.stops <= own && (alone || !dnm_is_pause(line->shape.last));
}

static dnm_attrs part_attrs(const structure_page *page)
{
    const dnm_attr role = {DNM_STR("role"), DNM_STR("part")};
    return dnm_edit_attrs(page->editor, &role, 1);
}

/* The block behind the last of lines [.., end) of one parent. */
static uint32_t block_behind(const structure_page *page, uint32_t start, uint32_t end)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    return end < page->count ? page->lines[end].block : v->blocks[page->lines[start].parent].end;
}

static void wrap(const structure_page *page, uint32_t start, uint32_t end, int level, uint16_t rule)
{
    const dnm_why why = {rule, rule == STRUCTURE_PART ? 900 : 700};
    dnm_edit_wrap(page->editor, why, page->lines[start].block, block_behind(page, start, end), DNM_SECTION,
                  level, part_attrs(page));
}

static uint64_t chars_between(const structure_page *page, uint32_t start, uint32_t end)
{
    uint64_t chars = 0;
    for (uint32_t i = start; i < end; i++) chars += page->lines[i].shape.chars;
    return chars;
}

/* ---- texts without a label ---- */

static bool is_front(const structure_line *l)
{
    return l->front.kind >= DNM_FRONT_TITLE && l->front.kind <= DNM_FRONT_ROLE;
}

/* If a text begins at line i, behind a sentence: where its own text does. 0 if none begins. */
static uint32_t read_front(const structure_page *page, uint32_t i, uint32_t end)
{
    uint32_t j = i;
    bool person = false;
    while (j < end && j - i < MOST_FRONT && is_front(&page->lines[j])) {
        const dnm_front_kind kind = page->lines[j].front.kind;
        person = person || kind == DNM_FRONT_SPEAKER || kind == DNM_FRONT_DATE_NOTE;
        j++;
    }
    if (j == i || j == end || j - i == MOST_FRONT) return 0;
    if (page->lines[i].front.kind != DNM_FRONT_TITLE) return 0;
    if (structure_addresses(&page->lines[j])) return j;
    return page->lines[j].front.kind == DNM_FRONT_BODY && person && j - i >= 2 ? j : 0;
}

/* A signature with its date closes the text before. */
static uint32_t skip_signature(const structure_page *page, uint32_t i, uint32_t end)
{
    uint32_t first = i;
    for (uint32_t j = i; j + 1 < end && j - i < MOST_FRONT && is_front(&page->lines[j]); j++)
        if (page->lines[j].front.kind == DNM_FRONT_DATE && page->lines[j + 1].front.kind == DNM_FRONT_TITLE)
            first = j + 1;
    return first;
}

typedef struct joined {
    uint32_t *starts;
    uint32_t n;
    bool many; /* the document says of itself that it holds several texts */
} joined;

/* Whether a text begins at line i, and if so where; *body is where its own text does. */
static bool begins_at(const structure_page *page, uint32_t i, uint32_t end, uint32_t *first, uint32_t *body)
{
    const structure_line *before = &page->lines[i - 1];
    if (!before->shape.ends_sentence && before->front.kind != DNM_FRONT_BODY) return false;
    if (!is_front(&page->lines[i])) return false;
    *first = skip_signature(page, i, end);
    *body = read_front(page, *first, end);
    return *body != 0;
}

/* Where texts begin in the lines [start, end), the first line aside. */
static void find_joined(const structure_page *page, uint32_t start, uint32_t end, joined *found)
{
    uint64_t chars = page->lines[start].shape.chars; /* of the text so far */
    for (uint32_t i = start + 1; i < end; chars += page->lines[i++].shape.chars) {
        uint32_t first = i, body = i;
        const dnm_front_kind kind = page->lines[i].front.kind;
        const bool follows = kind == DNM_FRONT_SALUTATION || kind == DNM_FRONT_BODY; /* few lines do */
        const bool closed = follows && structure_closes(&page->lines[i - 1]) &&
                            structure_goes_on(page, i, end) &&
                            (page->lines[i].front.kind == DNM_FRONT_SALUTATION || chars >= LEAST_CLOSED);
        const bool opened = found->many && chars >= LEAST_OPENED && structure_opens(&page->lines[i]);
        if (!closed && !opened && !begins_at(page, i, end, &first, &body)) continue;
        found->starts[found->n++] = first;
        chars = 0;
        i = body;
    }
}

static void wrap_found(const structure_page *page, uint32_t start, uint32_t end, int level,
                       const joined *found)
{
    uint32_t from = start;
    for (uint32_t k = 0; k <= found->n && found->n; k++) {
        const uint32_t to = k < found->n ? found->starts[k] : end;
        if (to > from) wrap(page, from, to, level, STRUCTURE_JOINED);
        from = to;
    }
}

/* What the collection says of itself before the first text: less than a text, and unlike that one without a
 * title. */
static bool is_foreword(const structure_page *page, uint32_t start, uint32_t first)
{
    return structure_is_text(&page->lines[start]) && page->lines[first].front.kind == DNM_FRONT_TITLE &&
           chars_between(page, start, first) < LEAST_CLOSED;
}

/* A document without labels. Its title is that of the first text, unless it announces several. */
static void wrap_joined(const structure_page *page, joined *found)
{
    found->many = structure_announces(&page->lines[0]) > 0;
    uint32_t start = found->many && page->count > 1 ? 1 : 0;
    find_joined(page, start, page->count, found);
    if (start && found->n && is_foreword(page, start, found->starts[0])) start = found->starts[0];
    wrap_found(page, start, page->count, 1, found);
}

/* The texts below a label. The first may have a title of its own, other than that of the label. */
static void wrap_below(const structure_page *page, uint32_t label, uint32_t end, joined *found)
{
    const uint32_t start = label + 1;
    if (start >= end) return;
    found->n = 0;
    const structure_line *l = &page->lines[label];
    const bool same = l->label.len == l->text.n || structure_same_title(l, &page->lines[start]);
    if (!same && is_front(&page->lines[start]) && read_front(page, start, end))
        found->starts[found->n++] = start;
    find_joined(page, start, end, found);
    wrap_found(page, start, end, 2, found);
}

/* ---- labelled texts ---- */

static bool has_text(const structure_page *page, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++)
        if (structure_is_text(&page->lines[i])) return true;
    return false;
}

/* Labels that run on from 1, with text between them: no table of contents. */
static uint32_t find_labelled(const structure_page *page, uint32_t *starts)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const structure_line *l = &page->lines[i];
        if (l->contents || !structure_is_volume(l) || l->label.number != n + 1) continue;
        if (n && !dnm_str_eq(l->called, page->lines[starts[n - 1]].called)) continue;
        if (n &&
            (chars_between(page, starts[n - 1] + 1, i) < LEAST_PART || !has_text(page, starts[n - 1] + 1, i)))
            return 0;
        starts[n++] = i;
    }
    return n >= 2 ? n : 0;
}

void structure_parts(structure_page *page)
{
    uint32_t *starts = dnm_arena_alloc(page->arena, (page->count + 1) * sizeof *starts);
    joined found = {.starts = dnm_arena_alloc(page->arena, (page->count + 1) * sizeof *starts)};
    if (!starts || !found.starts || page->has_parts || !page->count) return;
    const uint32_t n = find_labelled(page, starts);
    if (!n) {
        wrap_joined(page, &found);
        return;
    }
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t end = k + 1 < n ? starts[k + 1] : page->count;
        wrap(page, starts[k], end, 1, STRUCTURE_PART);
        if (!page->lines[starts[k]].heading) /* a label alone */
            dnm_edit_set_kind(page->editor, (dnm_why){STRUCTURE_HEADING, 850}, page->lines[starts[k]].block,
                              DNM_HEADING, 1);
        wrap_below(page, starts[k], end, &found);
    }
}
