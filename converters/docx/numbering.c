/* numbering.c -- counting paragraphs (see numbering.h). Counters belong to the abstract list, so that
 * several w:num of one go on counting where the others stopped, unless they override the start.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/numbering.h"

#include "converters/docx/vocabulary.h"
#include "core/text/utf8.h"

enum {
    MAX_LEVEL_TEXT = 255 * 4, /* Word allows 255 characters */
    MAX_LABEL = 512 /* bytes; each paragraph has one, so a long one costs many times its own length */
};

/* ---- reading ------------------------------------------------------------------------------------ */

typedef struct loading {
    wml_numbering *numbering;
    wml_package *package;
    wml_abstract *abstract;
    wml_number *number;
    wml_override *override;
    wml_level *level;
    bool format_fixed; /* the level's format came from an mc:Choice: its mc:Fallback does not count */
    unsigned fallback_depth;
} loading;

/* Appends a zeroed element that the arena owns to a list of pointers. */
static void *append(dnm_arena *arena, void ***list, uint32_t *n, uint32_t *cap, size_t size)
{
    if (*n == *cap) {
        uint32_t grown_cap = *cap ? *cap * 2 : 32;
        void **grown = grown_cap > *cap ? DNM_NEW(arena, void *, grown_cap) : NULL;
        if (!grown) return NULL;
        if (*n) memcpy(grown, *list, *n * sizeof *grown);
        *list = grown;
        *cap = grown_cap;
    }
    void *element = dnm_arena_zalloc(arena, 1, size);
    if (element) (*list)[(*n)++] = element;
    return element;
}

static void init_level(wml_level *level)
{
    *level = (wml_level){.format = wml_number_format_decimal(), .start = 1, .restart = -1, .defined = true};
}

static int32_t level_index(const dnm_xml_element *element)
{
    int32_t i = wml_int(wml_attr(element, W_ilvl), 0);
    return i < 0 || i >= WML_LEVELS ? -1 : i;
}

static bool open_abstract(loading *l, const dnm_xml_element *element)
{
    wml_numbering *all = l->numbering;
    dnm_arena *arena = l->package->arena;
    void **list = (void **)all->abstracts;
    l->abstract = append(arena, &list, &all->abstract_count, &all->abstract_cap, sizeof *l->abstract);
    all->abstracts = (wml_abstract **)list;
    dnm_str id = wml_copy(arena, wml_attr(element, W_abstractNumId));
    return l->abstract && wml_index_add(&all->abstracts_by_id, arena, id, all->abstract_count - 1);
}

static bool open_number(loading *l, const dnm_xml_element *element)
{
    wml_numbering *all = l->numbering;
    dnm_arena *arena = l->package->arena;
    void **list = (void **)all->numbers;
    l->number = append(arena, &list, &all->number_count, &all->number_cap, sizeof *l->number);
    all->numbers = (wml_number **)list;
    dnm_str id = wml_copy(arena, wml_attr(element, W_numId));
    return l->number && wml_index_add(&all->numbers_by_id, arena, id, all->number_count - 1);
}

static bool open_level(loading *l, const dnm_xml_element *element)
{
    int32_t i = level_index(element);
    l->level = NULL;
    l->format_fixed = false;
    if (l->override) {
        if (!l->override->level) l->override->level = DNM_NEW(l->package->arena, wml_level, 1);
        if (!l->override->level) return false;
        l->level = l->override->level;
    } else if (l->abstract && i >= 0) {
        l->level = &l->abstract->levels[i];
        l->abstract->any_level = true;
    }
    if (l->level) init_level(l->level);
    return true;
}

/* "001, 002, 003, ..." means numbers of at least three digits. */
static const wml_number_format *custom_format(dnm_str pattern)
{
    unsigned digits = 0;
    while (digits < pattern.n && pattern.p[digits] == '0') digits++;
    bool known = digits < pattern.n && pattern.p[digits] == '1';
    return known ? wml_number_format_padded(digits + 1) : wml_number_format_decimal();
}

static void read_format(loading *l, const dnm_xml_element *element)
{
    if (l->format_fixed && l->fallback_depth) return;
    dnm_str name = wml_val(element);
    l->level->format =
        wml_is(name, "custom") ? custom_format(wml_attr(element, W_format)) : wml_number_format_find(name);
    l->format_fixed = true;
}

static void read_level(loading *l, const dnm_xml_element *element)
{
    wml_level *level = l->level;
    dnm_str value = wml_val(element);
    switch (element->name) {
    case W_start:
        level->start = wml_int(value, 0);
        break;
    case W_numFmt:
        read_format(l, element);
        break;
    case W_lvlText:
        if (value.n > MAX_LEVEL_TEXT) value.n = dnm_utf8_boundary(value.p, value.n, MAX_LEVEL_TEXT);
        level->text = wml_copy(l->package->arena, value);
        break;
    case W_lvlRestart:
        level->restart = wml_int(value, -1);
        break;
    case W_isLgl:
        level->legal = wml_on(element);
        break;
    case W_pStyle:
        level->style = wml_copy(l->package->arena, value);
        break;
    case W_suff:
        level->glued = wml_is(value, "nothing");
        break;
    case W_vanish:
        level->hidden = wml_on(element);
        break;
    default:
        break;
    }
}

static void read_number(loading *l, const dnm_xml_element *element)
{
    int32_t i;
    switch (element->name) {
    case W_abstractNumId:
        l->number->abstract_id = wml_copy(l->package->arena, wml_val(element));
        break;
    case W_lvlOverride:
        i = level_index(element);
        l->override = i < 0 ? NULL : &l->number->overrides[i];
        break;
    case W_startOverride:
        if (!l->override) break;
        l->override->has_start = true;
        l->override->start = wml_int(wml_val(element), 0);
        break;
    default:
        break;
    }
}

static bool on_start(void *data, const dnm_xml_element *element)
{
    loading *l = data;
    if (element->name == MC_Fallback) l->fallback_depth++;
    if (element->name == W_abstractNum) return open_abstract(l, element);
    if (element->name == W_num) return open_number(l, element);
    if (element->name == W_lvl) return open_level(l, element);
    if (l->level)
        read_level(l, element);
    else if (l->number)
        read_number(l, element);
    else if (l->abstract && element->name == W_numStyleLink)
        l->abstract->number_style = wml_copy(l->package->arena, wml_val(element));
    return true;
}

static bool on_end(void *data, uint16_t name)
{
    loading *l = data;
    switch (name) {
    case MC_Fallback:
        if (l->fallback_depth) l->fallback_depth--;
        break;
    case W_abstractNum:
        l->abstract = NULL;
        break;
    case W_num:
        l->number = NULL;
        break;
    case W_lvlOverride:
        l->override = NULL;
        break;
    case W_lvl:
        l->level = NULL;
        break;
    default:
        break;
    }
    return true;
}

void wml_numbering_load(wml_numbering *numbering, wml_package *package, dnm_str part)
{
    static const dnm_xml_handler handler = {.start = on_start, .end = on_end};
    *numbering = (wml_numbering){0};
    loading l = {.numbering = numbering, .package = package};
    wml_package_parse(package, part, false, &handler, &l);
}

/* ---- which list and level ----------------------------------------------------------------------- */

static wml_number *number_by_id(wml_numbering *numbering, dnm_str id, uint32_t *index)
{
    bool none = !id.p || wml_is(id, "0");
    *index = none ? WML_NONE : wml_index_find(&numbering->numbers_by_id, id);
    return *index == WML_NONE ? NULL : numbering->numbers[*index];
}

static wml_abstract *abstract_by_id(wml_numbering *numbering, dnm_str id)
{
    uint32_t found = wml_index_find(&numbering->abstracts_by_id, id);
    return found == WML_NONE ? NULL : numbering->abstracts[found];
}

/* The abstract list of a number, through one link to a numbering style. */
static wml_abstract *abstract_of(wml_numbering *numbering, wml_styles *styles, const wml_number *number)
{
    uint32_t index;
    wml_abstract *abstract = abstract_by_id(numbering, number->abstract_id);
    if (!abstract || abstract->any_level || !abstract->number_style.n) return abstract;
    const wml_style *style = wml_style_find(styles, abstract->number_style);
    const wml_number *linked = style ? number_by_id(numbering, style->number, &index) : NULL;
    wml_abstract *target = linked ? abstract_by_id(numbering, linked->abstract_id) : NULL;
    return target ? target : abstract;
}

static const wml_level *level_of(const wml_abstract *abstract, const wml_number *number, int32_t i)
{
    if (number->overrides[i].level) return number->overrides[i].level;
    return abstract->levels[i].defined ? &abstract->levels[i] : NULL;
}

/* A level that names the style which brought the list decides over the style's own w:ilvl. */
static int32_t level_by_style(const wml_abstract *abstract, dnm_str style_id, int32_t level)
{
    for (int32_t i = 0; i < WML_LEVELS; i++)
        if (abstract->levels[i].style.n && dnm_str_eq(abstract->levels[i].style, style_id)) level = i;
    return level;
}

/* ---- counting ----------------------------------------------------------------------------------- */

static int32_t first_value(const wml_number *number, const wml_level *level, int32_t i)
{
    return number->overrides[i].has_start ? number->overrides[i].start : level->start;
}

static void count(wml_abstract *abstract, wml_number *number, const wml_level *level, int32_t i)
{
    if (!number->begun) {
        number->begun = true;
        for (int32_t k = 0; k < WML_LEVELS; k++)
            if (number->overrides[k].has_start) abstract->counting[k] = false;
    }
    if (!abstract->counting[i])
        abstract->counters[i] = first_value(number, level, i);
    else if (abstract->counters[i] < INT32_MAX)
        abstract->counters[i]++;
    abstract->counting[i] = true;
    for (int32_t k = i + 1; k < WML_LEVELS; k++) {
        const wml_level *deeper = level_of(abstract, number, k);
        bool runs_on = deeper && deeper->restart >= 0 && i >= deeper->restart;
        if (!runs_on) abstract->counting[k] = false;
    }
}

static void write_counter(wml_abstract *abstract, const wml_number *number, const wml_level *level, int32_t k,
                          dnm_buf *text)
{
    const wml_level *other = level_of(abstract, number, k);
    if (!other) return;
    if (!abstract->counting[k]) {
        abstract->counters[k] = first_value(number, other, k);
        abstract->counting[k] = true;
    }
    bool legal = level->legal && !wml_number_format_is_none(other->format);
    wml_number_write(text, abstract->counters[k], legal ? wml_number_format_decimal() : other->format);
}

static void write_label(wml_abstract *abstract, const wml_number *number, const wml_level *level,
                        dnm_buf *text)
{
    dnm_str pattern = level->text;
    for (size_t at = 0; at < pattern.n && text->n <= MAX_LABEL; at++) {
        char digit = pattern.p[at] == '%' && at + 1 < pattern.n ? pattern.p[at + 1] : 0;
        if (digit >= '1' && digit <= '9')
            write_counter(abstract, number, level, pattern.p[++at] - '1', text);
        else
            dnm_buf_add_char(text, pattern.p[at]);
    }
    if (text->n > MAX_LABEL) text->n = dnm_utf8_boundary(text->p, text->n, MAX_LABEL);
}

bool wml_numbering_next(wml_numbering *numbering, wml_styles *styles, const wml_style *style,
                        dnm_str number_id, int32_t level, dnm_buf *text, wml_label *label)
{
    uint32_t index;
    bool by_style = !number_id.p;
    if (by_style && style) number_id = style->number;
    wml_number *number = number_by_id(numbering, number_id, &index);
    wml_abstract *abstract = number ? abstract_of(numbering, styles, number) : NULL;
    if (!abstract) return false;
    if (by_style && style) {
        if (level < 0) level = style->level;
        level = level_by_style(abstract, styles->list[style->numbered_by].id, level);
    }
    if (level < 0 || level >= WML_LEVELS) level = 0;
    const wml_level *definition = level_of(abstract, number, level);
    if (!definition) return false;
    count(abstract, number, definition, level);
    *label = (wml_label){index, level, abstract->counters[level], definition};
    if (!definition->hidden && !wml_number_format_is_bullet(definition->format))
        write_label(abstract, number, definition, text);
    return true;
}
