/* map_attrs.c -- what the model keeps of an element's attributes, and how an element is hidden.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"
#include "converters/html/tokenizer.h"

enum { MAX_ATTRS = 16, STYLE_BYTES = 1024 };

typedef struct attr_set {
    dnm_attr attrs[MAX_ATTRS];
    size_t n;
} attr_set;

static void add(attr_set *set, dnm_str key, dnm_str value)
{
    if (value.p && set->n < MAX_ATTRS) set->attrs[set->n++] = (dnm_attr){key, value};
}

static dnm_str trim(dnm_str s)
{
    const char *p = html_skip_space(s.p, dnm_str_end(s)), *end = dnm_str_end(s);
    while (end > p && html_in(end[-1], HTML_SPACE)) end--;
    return (dnm_str){p, (size_t)(end - p)};
}

/* The name of a known attribute. */
static dnm_str name_of(unsigned id)
{
    return (dnm_str){html_attr_infos[id].name, html_attr_infos[id].length};
}

dnm_str map_attr(const map *m, const html_node *node, unsigned id)
{
    const html_attr *attr = html_attr_of(m->doc, node, id);
    return attr ? trim((dnm_str){attr->value, attr->value_n}) : (dnm_str){NULL, 0};
}

/* The same; an empty value is none. */
static dnm_str filled(const map *m, const html_node *node, unsigned id)
{
    dnm_str value = map_attr(m, node, id);
    return value.n ? value : (dnm_str){NULL, 0};
}

/* ---- what every element is asked for ---------------------------------------------------------- */

/* The first of the known attributes are asked of every element. Of these the first become attributes of the
 * model under the same name. */
enum { COMMON_END = HTML_ATTR_DATETIME + 1, ASKED_END = HTML_ATTR_COLOR + 1 };

/* The values of these attributes, read in one pass over the element's; p is NULL where it has none. */
typedef struct asked {
    dnm_str of[ASKED_END];
} asked;

static void ask(const map *m, const html_node *node, asked *out)
{
    memset(out, 0, sizeof *out);
    if (!node->n) return;
    const html_attr *attr = m->doc->attrs + node->u.el.attr;
    for (const html_attr *end = attr + node->n; attr < end; attr++) {
        const unsigned id = html_attr_id(attr);
        if (id && id < ASKED_END) out->of[id] = trim((dnm_str){attr->value, attr->value_n});
    }
}

/* ---- style ------------------------------------------------------------------------------------ */

/* The properties that are looked at, and their names with the colon. */
typedef enum property {
    CLIP,
    COLOR,
    DISPLAY,
    FONT_SIZE,
    FONT_WEIGHT,
    HEIGHT,
    LEFT,
    OPACITY,
    OVERFLOW,
    TEXT_ALIGN,
    TEXT_INDENT,
    TOP,
    VISIBILITY,
    WIDTH,
    PROPERTIES
} property;

static const dnm_str property_names[PROPERTIES] = {
    [CLIP] = {"clip:", 5},
    [COLOR] = {"color:", 6},
    [DISPLAY] = {"display:", 8},
    [FONT_SIZE] = {"font-size:", 10},
    [FONT_WEIGHT] = {"font-weight:", 12},
    [HEIGHT] = {"height:", 7},
    [LEFT] = {"left:", 5},
    [OPACITY] = {"opacity:", 8},
    [OVERFLOW] = {"overflow:", 9},
    [TEXT_ALIGN] = {"text-align:", 11},
    [TEXT_INDENT] = {"text-indent:", 12},
    [TOP] = {"top:", 4},
    [VISIBILITY] = {"visibility:", 11},
    [WIDTH] = {"width:", 6},
};

/* The style in lower case without white space, with a semicolon behind; too long a tail is left out. Of the
 * properties the value that is declared first, and all that follows; NULL if there is none. */
typedef struct style {
    const char *of[PROPERTIES];
    bool background; /* it says something of that */
    char text[STYLE_BYTES];
} style;

static void read_declaration(style *out, const char *p, size_t n)
{
    static const dnm_str background = {"background", 10};
    for (size_t i = 0; i < PROPERTIES; i++) {
        const dnm_str name = property_names[i];
        if (*p != *name.p || n < name.n || memcmp(p, name.p, name.n) != 0) continue;
        if (!out->of[i]) out->of[i] = p + name.n;
        return;
    }
    out->background = out->background || (n >= background.n && memcmp(p, background.p, background.n) == 0);
}

static void read_style(dnm_str said, style *out)
{
    size_t n = 0, from = 0;
    memset(out, 0, offsetof(style, text));
    for (size_t i = 0; i < said.n && n < STYLE_BYTES - 3; i++) {
        const char c = said.p[i];
        const unsigned class = html_classes[(unsigned char)c];
        if (class & HTML_SPACE) continue;
        out->text[n++] = (char)(class & HTML_UPPER ? c | 0x20 : c);
        if (c != ';') continue;
        read_declaration(out, out->text + from, n - from);
        from = n;
    }
    out->text[n++] = ';';
    out->text[n] = '\0';
    read_declaration(out, out->text + from, n - from);
}

/* The style that an element declares, read into `room`; NULL if it declares none. */
static const style *style_of(const asked *said, style *room)
{
    if (!said->of[HTML_ATTR_STYLE].n) return NULL;
    read_style(said->of[HTML_ATTR_STYLE], room);
    return room;
}

static bool declares(const style *s, property name, const char *value)
{
    return s && s->of[name] && strncmp(s->of[name], value, strlen(value)) == 0;
}

/* ---- how much is said ------------------------------------------------------------------------- */

bool map_may_say(map *m, size_t bytes)
{
    m->said += bytes;
    if (m->said <= MAP_SAID_FREE + (uint64_t)m->decoded->n * MAP_SAID_TIMES) return true;
    m->unsaid++;
    return false;
}

uint32_t map_attr_bytes(const map *m, const html_node *node)
{
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < node->n; i++) {
        const html_attr *attr = &m->doc->attrs[node->u.el.attr + i];
        bytes += (uint64_t)attr->name_n + attr->value_n;
    }
    return bytes < UINT32_MAX ? (uint32_t)bytes : UINT32_MAX;
}

/* ---- hidden ----------------------------------------------------------------------------------- */

/* A length of nothing: "0", "0px", "0.0em", but not "0.5em". */
static bool is_zero(const char *p)
{
    if (!p || *p != '0') return false;
    while (*p == '0' || *p == '.') p++;
    return !(*p >= '1' && *p <= '9');
}

/* "-999px" and farther. */
static bool is_far_off(const char *p)
{
    if (!p || *p != '-') return false;
    size_t digits = strspn(p + 1, "0123456789");
    return digits >= 3;
}

static const char *hidden_by_style(const style *s)
{
    if (declares(s, DISPLAY, "none")) return "display";
    if (declares(s, VISIBILITY, "hidden")) return "visibility";
    if (is_zero(s->of[OPACITY])) return "opacity";
    if (is_zero(s->of[FONT_SIZE])) return "size";
    if (declares(s, OVERFLOW, "hidden") && (is_zero(s->of[HEIGHT]) || is_zero(s->of[WIDTH]))) return "size";
    if (is_far_off(s->of[TEXT_INDENT]) || is_far_off(s->of[LEFT]) || is_far_off(s->of[TOP]) ||
        declares(s, CLIP, "rect(0"))
        return "offscreen";
    return NULL;
}

static bool is_bold(const style *s)
{
    const char *weight = s ? s->of[FONT_WEIGHT] : NULL;
    return weight && (strncmp(weight, "bold", 4) == 0 || (*weight >= '6' && *weight <= '9'));
}

/* ---- white on white --------------------------------------------------------------------------- */

enum { NEARLY_WHITE = 0xFA, ELEMENTS_UP = 24 };

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_white_hex(const char *p)
{
    int digits[6], n = 0;
    while (n < 6 && hex_digit(p[n]) >= 0) {
        digits[n] = hex_digit(p[n]);
        n++;
    }
    if (n == 3) return digits[0] == 15 && digits[1] == 15 && digits[2] == 15;
    for (int i = 0; i < 6 && n == 6; i += 2)
        if (digits[i] * 16 + digits[i + 1] < NEARLY_WHITE) return false;
    return n == 6;
}

/* `color` in lower case without white space and with a semicolon behind it, as CSS or <font> say it. */
static bool is_white(const char *color)
{
    static const char *const names_of_it[] = {"white;", "transparent;", "rgb(255,255,255)",
                                              "rgba(255,255,255,"};
    if (*color == '#') return is_white_hex(color + 1);
    for (size_t i = 0; i < sizeof names_of_it / sizeof *names_of_it; i++)
        if (strncmp(color, names_of_it[i], strlen(names_of_it[i])) == 0) return true;
    return is_white_hex(color);
}

/* Whether this element, or one that it lies in, says what is behind its text. The paper is white if none
 * does. */
static bool has_background(const map *m, const html_node *node)
{
    style s;
    for (int up = 0; up < ELEMENTS_UP; up++) {
        if (map_attr(m, node, HTML_ATTR_BGCOLOR).p || map_attr(m, node, HTML_ATTR_BACKGROUND).p) return true;
        const dnm_str said = filled(m, node, HTML_ATTR_STYLE);
        if (said.n) read_style(said, &s);
        if (said.n && s.background) return true;
        if (!node->parent) return false;
        node = &m->doc->nodes[node->parent];
    }
    return true; /* not known */
}

/* Style sheets are not read: what has a class may have a background by it. `color` as CSS says it, or NULL.
 */
static bool is_white_on_white(const map *m, const html_node *node, const asked *said, const char *color)
{
    style s; /* what <font> says is spelled as in one */
    if (said->of[HTML_ATTR_CLASS].n || said->of[HTML_ATTR_ID].n) return false;
    if (!color && html_is(node, HTML_TAG_FONT) && said->of[HTML_ATTR_COLOR].n) {
        read_style(said->of[HTML_ATTR_COLOR], &s);
        color = s.text;
    }
    return color && is_white(color) && !has_background(m, node);
}

/* "hidden", "display", "visibility", "opacity", "size", "offscreen", "aria", "noscript", "color"; NULL if it
 * is not. `s` is its style, or NULL. */
static const char *how_hidden(const map *m, const html_node *node, const asked *said, const style *s)
{
    const char *how = s ? hidden_by_style(s) : NULL;
    if (html_is(node, HTML_TAG_NOSCRIPT)) return "noscript";
    if (how) return how;
    if (said->of[HTML_ATTR_HIDDEN].p) return "hidden";
    if (dnm_str_eq(said->of[HTML_ATTR_ARIA_HIDDEN], DNM_STR("true"))) return "aria";
    return is_white_on_white(m, node, said, s ? s->of[COLOR] : NULL) ? "color" : NULL;
}

/* ---- sets ------------------------------------------------------------------------------------- */

static void add_hidden(const map *m, attr_set *set, const html_node *node, const asked *said, const style *s)
{
    const char *hidden = how_hidden(m, node, said, s);
    if (hidden) add(set, DNM_STR("hidden"), dnm_str_of(hidden));
}

/* "2031-05-03 08:10 …": a year, and behind it a time of day. */
static bool is_moment(dnm_str title)
{
    enum { YEAR = 4, MOMENT_MIN = 15, MOMENT_MAX = 32 };
    if (title.n < MOMENT_MIN || title.n > MOMENT_MAX || title.p[YEAR] != '-') return false;
    for (size_t i = 0; i < YEAR; i++)
        if (!html_in(title.p[i], HTML_DIGIT)) return false;
    for (size_t i = YEAR + 1; i + 1 < title.n; i++)
        if (title.p[i] == ':' && html_in(title.p[i - 1], HTML_DIGIT) && html_in(title.p[i + 1], HTML_DIGIT))
            return true;
    return false;
}

/* All but how it is hidden. */
static void add_common(const map *m, attr_set *set, const html_node *node, const asked *said)
{
    for (unsigned id = 1; id < COMMON_END; id++)
        if (said->of[id].n) add(set, name_of(id), said->of[id]);
    /* Pages say "3 days ago", and when that was to who points at it. */
    const dnm_str title = filled(m, node, HTML_ATTR_TITLE);
    if (!said->of[HTML_ATTR_DATETIME].n && is_moment(title)) add(set, name_of(HTML_ATTR_DATETIME), title);
    /* Before HTML5, places were named by <a name>. */
    const dnm_str place = said->of[HTML_ATTR_NAME];
    if (html_is(node, HTML_TAG_A) && !said->of[HTML_ATTR_ID].n && place.n)
        add(set, name_of(HTML_ATTR_ID), place);
    if (html_is(node, HTML_TAG_ABBR) || html_is(node, HTML_TAG_DFN))
        add(set, DNM_STR("title"), filled(m, node, HTML_ATTR_TITLE));
}

/* Elements that say something by being there. */
static bool speaks(const html_node *node)
{
    return html_is(node, HTML_TAG_NOSCRIPT) || html_is(node, HTML_TAG_Q);
}

uint8_t map_plain_kind(const map *m, const html_node *node)
{
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    style room;
    if (!node->n) return speaks(node) ? DNM_GENERIC : MAP_NO_SPAN;
    ask(m, node, &said);
    const style *s = style_of(&said, &room);
    if (is_bold(s)) return DNM_STRONG;
    add_common(m, &set, node, &said);
    return set.n || speaks(node) || how_hidden(m, node, &said, s) ? DNM_GENERIC : MAP_NO_SPAN;
}

/* Centred or right-aligned lines are titles and signatures in Chinese documents. */
static void add_align(attr_set *set, const html_node *node, const asked *said, const style *s)
{
    dnm_str align = said->of[HTML_ATTR_ALIGN];
    if (html_is(node, HTML_TAG_CENTER) || declares(s, TEXT_ALIGN, "center")) align = DNM_STR("center");
    if (declares(s, TEXT_ALIGN, "right")) align = DNM_STR("right");
    if (align.n && html_begins(align.p, dnm_str_end(align), DNM_STR("center")))
        add(set, name_of(HTML_ATTR_ALIGN), DNM_STR("center"));
    else if (align.n && html_begins(align.p, dnm_str_end(align), DNM_STR("right")))
        add(set, name_of(HTML_ATTR_ALIGN), DNM_STR("right"));
}

static void add_list(const map *m, attr_set *set, const html_node *node)
{
    if (!html_is(node, HTML_TAG_OL)) return;
    dnm_str type = filled(m, node, HTML_ATTR_TYPE);
    add(set, DNM_STR("type"), type.p ? type : DNM_STR("1"));
    add(set, DNM_STR("start"), filled(m, node, HTML_ATTR_START));
    if (map_attr(m, node, HTML_ATTR_REVERSED).p) add(set, DNM_STR("reversed"), DNM_STR("1"));
}

static void add_row(const map *m, attr_set *set, const html_node *node)
{
    if (html_is(&m->doc->nodes[node->parent], HTML_TAG_THEAD)) add(set, DNM_STR("header"), DNM_STR("1"));
}

static void add_cell(const map *m, attr_set *set, const html_node *node)
{
    static const uint8_t spans[] = {HTML_ATTR_COLSPAN, HTML_ATTR_ROWSPAN};
    for (size_t i = 0; i < 2; i++) {
        dnm_str value = filled(m, node, spans[i]);
        if (value.n && !dnm_str_eq(value, DNM_STR("1"))) add(set, name_of(spans[i]), value);
    }
    if (html_is(node, HTML_TAG_TH)) add(set, DNM_STR("header"), DNM_STR("1"));
}

/* The language of code, from a class of it or of the <code> in it: "language-c", "lang-c", "brush:c". */
static void add_language(const map *m, attr_set *set, const html_node *node)
{
    static const char *const prefixes[] = {"language-", "lang-", "brush:"};
    const html_node *child = node->first ? &m->doc->nodes[node->first] : NULL;
    dnm_str class = filled(m, child && html_is(child, HTML_TAG_CODE) ? child : node, HTML_ATTR_CLASS);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i]), length = 0;
        if (class.n <= n || memcmp(class.p, prefixes[i], n) != 0) continue;
        while (n + length < class.n && !html_in(class.p[n + length], HTML_SPACE)) length++;
        add(set, DNM_STR("language"), (dnm_str){class.p + n, length});
        return;
    }
}

dnm_attrs map_document_attrs(const map *m)
{
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    style room;
    dnm_str base = {NULL, 0};
    add(&set, DNM_STR("format"), DNM_STR("html"));
    for (uint32_t i = html_next(m->doc, 0, 0, true); i; i = html_next(m->doc, i, 0, true)) {
        const html_node *node = &m->doc->nodes[i];
        if (html_is(node, HTML_TAG_BASE) && !base.n) base = map_attr(m, node, HTML_ATTR_HREF);
        if (!html_is(node, HTML_TAG_BODY)) continue;
        ask(m, node, &said);
        add_common(m, &set, node, &said);
        add_hidden(m, &set, node, &said, style_of(&said, &room));
        break;
    }
    if (base.n) add(&set, DNM_STR("base"), base);
    return dnm_build_attrs(m->builder, set.attrs, set.n);
}

dnm_attrs map_block_attrs(const map *m, const map_block *block)
{
    const html_node *node = &m->doc->nodes[block->node];
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    style room;
    ask(m, node, &said);
    const style *s = style_of(&said, &room);
    if (block->tag.named) add(&set, DNM_STR("tag"), html_name(m->doc, node));
    if (block->tag.kind == DNM_LIST) add_list(m, &set, node);
    if (block->tag.kind == DNM_LIST_ITEM) add(&set, DNM_STR("value"), filled(m, node, HTML_ATTR_VALUE));
    if (block->tag.kind == DNM_TABLE_ROW) add_row(m, &set, node);
    if (block->tag.kind == DNM_TABLE_CELL) add_cell(m, &set, node);
    if (block->tag.kind == DNM_CODE_BLOCK) add_language(m, &set, node);
    add_common(m, &set, node, &said);
    add_hidden(m, &set, node, &said, s);
    if (dnm_kind_is_leaf(block->tag.kind) || html_is(node, HTML_TAG_CENTER) || html_is(node, HTML_TAG_DIV))
        add_align(&set, node, &said, s);
    return set.n ? dnm_build_attrs(m->builder, set.attrs, set.n) : 0;
}

dnm_attrs map_span_attrs(const map *m, const html_node *node, dnm_span_kind kind)
{
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    style room;
    if (kind == DNM_GENERIC) add(&set, DNM_STR("tag"), html_name(m->doc, node));
    if (kind == DNM_LINK) add(&set, DNM_STR("rel"), filled(m, node, HTML_ATTR_REL));
    if (kind == DNM_MATH) add(&set, DNM_STR("alt"), filled(m, node, HTML_ATTR_ALTTEXT));
    if (node->n || speaks(node)) {
        ask(m, node, &said);
        add_common(m, &set, node, &said);
        add_hidden(m, &set, node, &said, style_of(&said, &room));
    }
    return set.n ? dnm_build_attrs(m->builder, set.attrs, set.n) : 0;
}

dnm_attrs map_image_attrs(const map *m, const html_node *node)
{
    static const uint8_t shown[] = {HTML_ATTR_ALT, HTML_ATTR_TITLE, HTML_ATTR_WIDTH, HTML_ATTR_HEIGHT};
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    style room;
    ask(m, node, &said);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        add(&set, name_of(shown[i]), filled(m, node, shown[i]));
    for (unsigned id = HTML_ATTR_CLASS; id <= HTML_ATTR_ID; id++)
        if (said.of[id].n) add(&set, name_of(id), said.of[id]);
    add_hidden(m, &set, node, &said, style_of(&said, &room));
    return set.n ? dnm_build_attrs(m->builder, set.attrs, set.n) : 0;
}
