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

dnm_str map_attr(const map *m, const html_node *node, const char *name)
{
    const html_attr *attr = html_find_attr(m->doc, node, dnm_str_of(name));
    return attr ? trim((dnm_str){attr->value, attr->value_n}) : (dnm_str){NULL, 0};
}

/* The same; an empty value is none. */
static dnm_str filled(const map *m, const html_node *node, const char *name)
{
    dnm_str value = map_attr(m, node, name);
    return value.n ? value : (dnm_str){NULL, 0};
}

/* ---- what every element is asked for ---------------------------------------------------------- */

/* Those up to COMMON become attributes of the model under the same name. */
enum {
    CLASS,
    ID,
    ROLE,
    LANG,
    ITEMPROP,
    DATETIME,
    COMMON,
    NAME = COMMON,
    STYLE,
    HIDDEN,
    ARIA_HIDDEN,
    ALIGN,
    COLOR,
    NAMES
};

static const dnm_str names[NAMES] = {
    [CLASS] = {"class", 5},       [ID] = {"id", 2},
    [ROLE] = {"role", 4},         [LANG] = {"lang", 4},
    [ITEMPROP] = {"itemprop", 8}, [DATETIME] = {"datetime", 8},
    [NAME] = {"name", 4},         [STYLE] = {"style", 5},
    [HIDDEN] = {"hidden", 6},     [ARIA_HIDDEN] = {"aria-hidden", 11},
    [ALIGN] = {"align", 5},       [COLOR] = {"color", 5},
};

/* The values of these attributes, read in one pass over the element's; p is NULL where it has none. */
typedef struct asked {
    dnm_str of[NAMES];
    const char *style; /* ready to be searched, "" if there is none */
    char buffer[STYLE_BYTES + 1];
} asked;

/* The style in lower case without white space, between semicolons; too long a tail is left out. */
static const char *read_style(dnm_str style, char out[STYLE_BYTES])
{
    size_t n = 0;
    out[n++] = ';';
    for (size_t i = 0; i < style.n && n < STYLE_BYTES - 2; i++) {
        char c = style.p[i];
        if (html_in(c, HTML_SPACE)) continue;
        out[n++] = html_in(c, HTML_UPPER) ? (char)(c + ('a' - 'A')) : c;
    }
    out[n++] = ';';
    out[n] = '\0';
    return out;
}

static void ask(const map *m, const html_node *node, asked *out)
{
    memset(out->of, 0, sizeof out->of);
    out->style = "";
    if (!node->n) return;
    const html_attr *attr = m->doc->attrs + node->u.el.attr;
    for (const html_attr *end = attr + node->n; attr < end; attr++) {
        for (size_t i = 0; i < NAMES; i++) {
            if (attr->name_n != names[i].n || *attr->name != *names[i].p) continue;
            if (memcmp(attr->name, names[i].p, names[i].n) != 0) continue;
            if (!out->of[i].p) out->of[i] = trim((dnm_str){attr->value, attr->value_n});
            break;
        }
    }
    if (out->of[STYLE].n) out->style = read_style(out->of[STYLE], out->buffer);
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

/* Where the value of a declaration begins; NULL if there is none. `property` as ";name:". */
static const char *declared(const char *style, const char *property)
{
    const char *found = strstr(style, property);
    return found ? found + strlen(property) : NULL;
}

static bool declares(const char *style, const char *property, const char *value)
{
    const char *p = declared(style, property);
    return p && strncmp(p, value, strlen(value)) == 0;
}

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

static const char *hidden_by_style(const char *style)
{
    if (declares(style, ";display:", "none")) return "display";
    if (declares(style, ";visibility:", "hidden")) return "visibility";
    if (is_zero(declared(style, ";opacity:"))) return "opacity";
    if (is_zero(declared(style, ";font-size:"))) return "size";
    if (declares(style, ";overflow:", "hidden") &&
        (is_zero(declared(style, ";height:")) || is_zero(declared(style, ";width:"))))
        return "size";
    if (is_far_off(declared(style, ";text-indent:")) || is_far_off(declared(style, ";left:")) ||
        is_far_off(declared(style, ";top:")) || declares(style, ";clip:", "rect(0"))
        return "offscreen";
    return NULL;
}

bool map_is_bold(const map *m, const html_node *node)
{
    char buffer[STYLE_BYTES + 1];
    dnm_str style = filled(m, node, "style");
    const char *weight = style.p ? declared(read_style(style, buffer), ";font-weight:") : NULL;
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
    char buffer[STYLE_BYTES + 1];
    for (int up = 0; up < ELEMENTS_UP; up++) {
        if (map_attr(m, node, "bgcolor").p || map_attr(m, node, "background").p) return true;
        const dnm_str style = filled(m, node, "style");
        if (style.p && strstr(read_style(style, buffer), ";background")) return true;
        if (!node->parent) return false;
        node = &m->doc->nodes[node->parent];
    }
    return true; /* not known */
}

/* Style sheets are not read: what has a class may have a background by it. */
static bool is_white_on_white(const map *m, const html_node *node, const asked *said)
{
    char buffer[STYLE_BYTES + 1];
    const char *color = declared(said->style, ";color:");
    if (!color && html_is(node, HTML_TAG_FONT) && said->of[COLOR].n)
        color = read_style(said->of[COLOR], buffer) + 1;
    if (!color || said->of[CLASS].n || said->of[ID].n || !is_white(color)) return false;
    return !has_background(m, node);
}

/* "hidden", "display", "visibility", "opacity", "size", "offscreen", "aria", "noscript", "color"; NULL if it
 * is not. */
static const char *how_hidden(const map *m, const html_node *node, const asked *said)
{
    const char *how = *said->style ? hidden_by_style(said->style) : NULL;
    if (html_is(node, HTML_TAG_NOSCRIPT)) return "noscript";
    if (how) return how;
    if (said->of[HIDDEN].p) return "hidden";
    if (dnm_str_eq(said->of[ARIA_HIDDEN], DNM_STR("true"))) return "aria";
    return is_white_on_white(m, node, said) ? "color" : NULL;
}

/* ---- sets ------------------------------------------------------------------------------------- */

static void add_hidden(const map *m, attr_set *set, const html_node *node, const asked *said)
{
    const char *hidden = how_hidden(m, node, said);
    if (hidden) add(set, DNM_STR("hidden"), dnm_str_of(hidden));
}

static void add_common(const map *m, attr_set *set, const html_node *node, const asked *said)
{
    for (size_t i = 0; i < COMMON; i++)
        if (said->of[i].n) add(set, names[i], said->of[i]);
    /* Before HTML5, places were named by <a name>. */
    if (html_is(node, HTML_TAG_A) && !said->of[ID].n && said->of[NAME].n) add(set, names[ID], said->of[NAME]);
    if (html_is(node, HTML_TAG_ABBR) || html_is(node, HTML_TAG_DFN))
        add(set, DNM_STR("title"), filled(m, node, "title"));
    add_hidden(m, set, node, said);
}

/* Elements that say something by being there. */
static bool speaks(const html_node *node)
{
    return html_is(node, HTML_TAG_NOSCRIPT) || html_is(node, HTML_TAG_Q);
}

bool map_has_attrs(const map *m, const html_node *node)
{
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    if (speaks(node)) return true;
    if (!node->n) return false;
    ask(m, node, &said);
    add_common(m, &set, node, &said);
    return set.n > 0;
}

/* Centred or right-aligned lines are titles and signatures in Chinese documents. */
static void add_align(attr_set *set, const html_node *node, const asked *said)
{
    dnm_str align = said->of[ALIGN];
    if (html_is(node, HTML_TAG_CENTER) || declares(said->style, ";text-align:", "center"))
        align = DNM_STR("center");
    if (declares(said->style, ";text-align:", "right")) align = DNM_STR("right");
    if (align.n && html_begins(align.p, dnm_str_end(align), DNM_STR("center")))
        add(set, names[ALIGN], DNM_STR("center"));
    else if (align.n && html_begins(align.p, dnm_str_end(align), DNM_STR("right")))
        add(set, names[ALIGN], DNM_STR("right"));
}

static void add_list(const map *m, attr_set *set, const html_node *node)
{
    if (!html_is(node, HTML_TAG_OL)) return;
    dnm_str type = filled(m, node, "type");
    add(set, DNM_STR("type"), type.p ? type : DNM_STR("1"));
    add(set, DNM_STR("start"), filled(m, node, "start"));
    if (map_attr(m, node, "reversed").p) add(set, DNM_STR("reversed"), DNM_STR("1"));
}

static void add_row(const map *m, attr_set *set, const html_node *node)
{
    if (html_is(&m->doc->nodes[node->parent], HTML_TAG_THEAD)) add(set, DNM_STR("header"), DNM_STR("1"));
}

static void add_cell(const map *m, attr_set *set, const html_node *node)
{
    static const char *const spans[] = {"colspan", "rowspan"};
    for (size_t i = 0; i < 2; i++) {
        dnm_str value = filled(m, node, spans[i]);
        if (value.n && !dnm_str_eq(value, DNM_STR("1"))) add(set, dnm_str_of(spans[i]), value);
    }
    if (html_is(node, HTML_TAG_TH)) add(set, DNM_STR("header"), DNM_STR("1"));
}

/* The language of code, from a class of it or of the <code> in it: "language-c", "lang-c", "brush:c". */
static void add_language(const map *m, attr_set *set, const html_node *node)
{
    static const char *const prefixes[] = {"language-", "lang-", "brush:"};
    const html_node *child = node->first ? &m->doc->nodes[node->first] : NULL;
    dnm_str class = filled(m, child && html_is(child, HTML_TAG_CODE) ? child : node, "class");
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
    dnm_str base = {NULL, 0};
    add(&set, DNM_STR("format"), DNM_STR("html"));
    for (uint32_t i = html_next(m->doc, 0, 0, true); i; i = html_next(m->doc, i, 0, true)) {
        const html_node *node = &m->doc->nodes[i];
        if (html_is(node, HTML_TAG_BASE) && !base.n) base = map_attr(m, node, "href");
        if (!html_is(node, HTML_TAG_BODY)) continue;
        ask(m, node, &said);
        add_common(m, &set, node, &said);
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
    ask(m, node, &said);
    if (block->tag.named) add(&set, DNM_STR("tag"), html_name(m->doc, node));
    if (block->tag.kind == DNM_LIST) add_list(m, &set, node);
    if (block->tag.kind == DNM_LIST_ITEM) add(&set, DNM_STR("value"), filled(m, node, "value"));
    if (block->tag.kind == DNM_TABLE_ROW) add_row(m, &set, node);
    if (block->tag.kind == DNM_TABLE_CELL) add_cell(m, &set, node);
    if (block->tag.kind == DNM_CODE_BLOCK) add_language(m, &set, node);
    add_common(m, &set, node, &said);
    if (dnm_kind_is_leaf(block->tag.kind) || html_is(node, HTML_TAG_CENTER) || html_is(node, HTML_TAG_DIV))
        add_align(&set, node, &said);
    return set.n ? dnm_build_attrs(m->builder, set.attrs, set.n) : 0;
}

dnm_attrs map_span_attrs(const map *m, const html_node *node, dnm_span_kind kind)
{
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    if (kind == DNM_GENERIC) add(&set, DNM_STR("tag"), html_name(m->doc, node));
    if (kind == DNM_LINK) add(&set, DNM_STR("rel"), filled(m, node, "rel"));
    if (kind == DNM_MATH) add(&set, DNM_STR("alt"), filled(m, node, "alttext"));
    if (node->n || speaks(node)) {
        ask(m, node, &said);
        add_common(m, &set, node, &said);
    }
    return set.n ? dnm_build_attrs(m->builder, set.attrs, set.n) : 0;
}

dnm_attrs map_image_attrs(const map *m, const html_node *node)
{
    static const char *const shown[] = {"alt", "title", "width", "height"};
    attr_set set; /* room for few; none yet */
    set.n = 0;
    asked said;
    ask(m, node, &said);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        add(&set, dnm_str_of(shown[i]), filled(m, node, shown[i]));
    for (size_t i = CLASS; i <= ID; i++)
        if (said.of[i].n) add(&set, names[i], said.of[i]);
    add_hidden(m, &set, node, &said);
    return set.n ? dnm_build_attrs(m->builder, set.attrs, set.n) : 0;
}
