/* styles.c -- styles.xml (ECMA-376-1 § 17.7) and the inheritance of what we need of it.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/styles.h"

#include "converters/docx/vocabulary.h"
#include "core/text/letters.h"

enum { MAX_CHAIN = 64 }; /* steps of basedOn; documents have up to about ten, cycles have no end */

typedef struct loading {
    wml_styles *styles;
    wml_package *package;
    wml_style *style; /* the open one */
    unsigned run_depth;
    unsigned skip; /* levels inside a record of tracked changes */
} loading;

bool wml_format_read(wml_format *format, const dnm_xml_element *element)
{
    uint8_t on = wml_on(element) ? TOGGLE_ON : TOGGLE_OFF;
    dnm_str value;
    switch (element->name) {
    case W_b:
        format->bold = on;
        return true;
    case W_i:
        format->italic = on;
        return true;
    case W_strike:
    case W_dstrike:
        if (on == TOGGLE_ON || !format->strike) format->strike = on;
        return true;
    case W_vanish:
        format->vanish = on;
        return true;
    case W_u:
    case W_em:
        value = wml_val(element);
        on = wml_is(value, "none") || value.n == 0 ? TOGGLE_OFF : TOGGLE_ON;
        if (element->name == W_u)
            format->underline = on;
        else if (on == TOGGLE_ON)
            format->italic = on; /* marks of emphasis stand where Latin has italics */
        return true;
    case W_vertAlign:
        value = wml_val(element);
        format->raised = wml_is(value, "superscript") ? RAISED_SUPER
                         : wml_is(value, "subscript") ? RAISED_SUB
                                                      : RAISED_BASELINE;
        return true;
    default:
        return false;
    }
}

static void inherit(uint8_t *value, uint8_t below)
{
    if (!*value) *value = below;
}

void wml_format_inherit(wml_format *format, const wml_format *below)
{
    inherit(&format->bold, below->bold);
    inherit(&format->italic, below->italic);
    inherit(&format->underline, below->underline);
    inherit(&format->strike, below->strike);
    inherit(&format->vanish, below->vanish);
    inherit(&format->raised, below->raised);
}

/* ---- names of headings -------------------------------------------------------------------------- */

/* "heading 1" to "heading 9", as Word writes them in every language, perhaps with an alias behind a
 * comma; "标题 1" and "Title" likewise. */
static int32_t outline_of_name(dnm_str name)
{
    static const char *const words[] = {"heading", "标题"};
    if (dnm_begins_in_any_case(name, "title") && (name.n == 5 || name.p[5] == ',')) return OUTLINE_TITLE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!dnm_begins_in_any_case(name, words[i])) continue;
        size_t at = strlen(words[i]);
        while (at < name.n && name.p[at] == ' ') at++;
        bool digit = at < name.n && name.p[at] >= '1' && name.p[at] <= '9';
        if (digit && (at + 1 == name.n || name.p[at + 1] == ',')) return name.p[at] - '1';
    }
    return OUTLINE_UNSET;
}

/* ---- reading ------------------------------------------------------------------------------------ */

static wml_style *new_style(loading *l, const dnm_xml_element *element)
{
    wml_styles *styles = l->styles;
    dnm_arena *arena = l->package->arena;
    if (styles->n == styles->cap) {
        uint32_t cap = styles->cap ? styles->cap * 2 : 64;
        wml_style *grown = cap > styles->cap ? DNM_NEW(arena, wml_style, cap) : NULL;
        if (!grown) return NULL;
        if (styles->n) memcpy(grown, styles->list, styles->n * sizeof *grown);
        styles->list = grown;
        styles->cap = cap;
    }
    wml_style *style = &styles->list[styles->n];
    style->id = wml_copy(arena, wml_attr(element, W_styleId));
    style->level = -1;
    style->outline = OUTLINE_UNSET;
    style->numbered_by = WML_NONE;
    dnm_str by_default = wml_attr(element, W_default);
    bool is_default = wml_is(by_default, "1") || wml_is(by_default, "true") || wml_is(by_default, "on");
    if (is_default && wml_is(wml_attr(element, W_type), "paragraph")) styles->default_paragraph = styles->n;
    if (!wml_index_add(&styles->by_id, arena, style->id, styles->n)) return NULL;
    styles->n++;
    return style;
}

static void read_property(loading *l, const dnm_xml_element *element)
{
    wml_style *style = l->style;
    switch (element->name) {
    case W_name:
        style->name = wml_copy(l->package->arena, wml_val(element));
        if (style->outline == OUTLINE_UNSET) style->outline = outline_of_name(style->name);
        break;
    case W_basedOn:
        style->based_on = wml_copy(l->package->arena, wml_val(element));
        break;
    case W_numId:
        style->number = wml_copy(l->package->arena, wml_val(element));
        break;
    case W_ilvl:
        style->level = wml_int(wml_val(element), -1);
        break;
    case W_outlineLvl:
        style->outline = wml_int(wml_val(element), OUTLINE_UNSET);
        break;
    default:
        if (l->run_depth) wml_format_read(&style->format, element);
    }
}

static bool on_start(void *data, const dnm_xml_element *element)
{
    loading *l = data;
    bool record = element->name == W_pPrChange || element->name == W_rPrChange;
    if (l->skip || record) {
        l->skip++;
        return true;
    }
    if (element->name == W_style) {
        l->style = new_style(l, element);
        return l->style != NULL;
    }
    if (element->name == W_rPr) l->run_depth++;
    if (l->style) read_property(l, element);
    return true;
}

static bool on_end(void *data, uint16_t name)
{
    loading *l = data;
    if (l->skip) {
        l->skip--;
    } else if (name == W_style) {
        l->style = NULL;
    } else if (name == W_rPr && l->run_depth) {
        l->run_depth--;
    }
    return true;
}

void wml_styles_load(wml_styles *styles, wml_package *package, dnm_str part)
{
    static const dnm_xml_handler handler = {.start = on_start, .end = on_end};
    *styles = (wml_styles){.default_paragraph = WML_NONE};
    loading l = {.styles = styles, .package = package};
    wml_package_parse(package, part, false, &handler, &l);
}

/* ---- inheritance -------------------------------------------------------------------------------- */

static void resolve(wml_styles *styles, uint32_t index)
{
    wml_style *style = &styles->list[index];
    style->resolved = true;
    if (style->number.p) style->numbered_by = index;
    dnm_str next = style->based_on;
    for (int step = 0; next.n && step < MAX_CHAIN; step++) {
        uint32_t found = wml_index_find(&styles->by_id, next);
        if (found == WML_NONE || found == index) return;
        const wml_style *below = &styles->list[found];
        if (style->outline == OUTLINE_UNSET) style->outline = below->outline;
        if (!style->number.p && below->number.p) {
            style->number = below->number;
            style->numbered_by = below->resolved ? below->numbered_by : found;
            if (style->level < 0) style->level = below->level;
        }
        wml_format_inherit(&style->format, &below->format);
        if (below->resolved) return;
        next = below->based_on;
    }
}

static const wml_style *at(wml_styles *styles, uint32_t index)
{
    if (index == WML_NONE) return NULL;
    if (!styles->list[index].resolved) resolve(styles, index);
    return &styles->list[index];
}

const wml_style *wml_style_find(wml_styles *styles, dnm_str id)
{
    return id.p ? at(styles, wml_index_find(&styles->by_id, id)) : NULL;
}

const wml_style *wml_style_default(wml_styles *styles)
{
    return at(styles, styles->default_paragraph);
}
