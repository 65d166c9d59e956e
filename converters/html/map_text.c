/* map_text.c -- text as it is read on the page: white space collapsed as CSS's `white-space: normal` has
 * it (only that of HTML: U+3000 and U+00A0 are text), lines of <pre> kept, and where each piece came from.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"
#include "converters/html/scan.h"
#include "converters/html/tokenizer.h"
#include "core/text/utf8.h"

enum { CHECKPOINT = 4096 };

/* Whether text is a stretch of the decoded page, and not a copy in the arena. */
static bool is_borrowed(const map *m, const char *p)
{
    uintptr_t at = (uintptr_t)p, start = (uintptr_t)m->decoded->text;
    return at >= start && at < start + m->decoded->n;
}

static void say_source(map *m, size_t offset, bool borrowed)
{
    if (m->decoded->linear) {
        dnm_build_source(m->builder, 0, offset + m->decoded->bom, borrowed);
        return;
    }
    size_t text = dnm_builder_text_len(m->builder);
    if (m->source_said != SIZE_MAX && text - m->source_said < MAP_SOURCE_STEP) return;
    m->source_said = text;
    dnm_build_source(m->builder, 0, dnm_decoded_source(m->decoded, offset), false);
}

static void put_checked(map *m, const char *p, size_t n, size_t offset, bool borrowed)
{
    while (n) {
        size_t part = n > CHECKPOINT && !m->decoded->linear ? dnm_utf8_boundary(p, n, CHECKPOINT) : n;
        say_source(m, offset, borrowed);
        dnm_build_text(m->builder, p, part);
        p += part;
        n -= part;
        if (borrowed) offset += part;
    }
}

/* The first raw stretch that ends behind the offset. */
static size_t find_raw(const dnm_decoded *d, size_t offset)
{
    size_t low = 0, high = d->raw_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (d->raws[middle].text + d->raws[middle].text_len <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Text of the page itself, with the raw bytes of what was hard to decode. */
static void put_borrowed(map *m, const char *p, size_t n)
{
    const dnm_decoded *d = m->decoded;
    size_t at = (size_t)(p - d->text), end = at + n;
    for (size_t i = find_raw(d, at); i < d->raw_count && d->raws[i].text < end; i++) {
        const dnm_raw_stretch *raw = &d->raws[i];
        size_t raw_end = raw->text + raw->text_len < end ? raw->text + raw->text_len : end;
        size_t from = raw->text > at ? raw->text : at;
        if (raw_end <= from) continue;
        put_checked(m, d->text + at, raw_end - at, at, true);
        dnm_build_raw(m->builder, raw_end - from, m->bytes + raw->source, raw->source_len);
        at = raw_end;
    }
    put_checked(m, d->text + at, end - at, at, true);
}

/* Before text or an object. The blank that is due stands outside of spans that begin here. */
static void begin_piece(map *m)
{
    if (m->line_break && m->pre) {
        dnm_build_text(m->builder, "\n", 1);
    } else if (m->line_break) {
        dnm_build_object(m->builder, DNM_LINE_BREAK, 0, 0);
    } else if (m->space && m->has_text) {
        dnm_build_text(m->builder, " ", 1);
    }
    map_begin_leaf(m);
    m->space = m->line_break = false;
    m->has_text = m->in_line = true;
}

static void put(map *m, const char *p, size_t n, uint32_t source)
{
    begin_piece(m);
    m->in_line = p[n - 1] != '\n';
    if (is_borrowed(m, p))
        put_borrowed(m, p, n);
    else
        put_checked(m, p, n, source, false);
}

/* Where the piece ends that can be taken as it is: it holds single blanks between words at most. */
static const char *piece_end(const char *p, const char *end)
{
    for (; (p = html_scan_low(p, end)) < end; p++) {
        if (!html_in(*p, HTML_SPACE)) continue;
        if (*p != ' ' || p + 1 == end || html_in(p[1], HTML_SPACE)) break;
    }
    return p;
}

void map_text(map *m, const html_node *node)
{
    const char *p = node->u.text, *end = p + node->n;
    if (m->pre) {
        if (node->n) put(m, p, node->n, node->source);
        return;
    }
    while (p < end) {
        const char *word = html_skip_space(p, end);
        m->space |= word > p;
        if (word == end) return;
        p = piece_end(word, end);
        put(m, word, (size_t)(p - word), node->source);
    }
}

void map_end_line(map *m)
{
    m->line_break = m->in_leaf && m->in_line;
}

/* <br> ends a paragraph; between words of a heading it is a line break, in code a line end. */
void map_line_break(map *m, uint32_t source)
{
    const map_block *top = m->block_n ? &m->blocks[m->block_n - 1] : NULL;
    if (m->pre)
        put(m, "\n", 1, source);
    else if (m->headings || (top && top->tag.kind == DNM_HEADING))
        m->line_break = m->has_text;
    else
        map_end_leaf(m);
}

/* What is an address, and no number, list or piece of JSON, as sites also put into data attributes. */
static bool is_address(dnm_str s)
{
    const char *dot = s.n ? memchr(s.p, '.', s.n) : NULL;
    return (dot || (s.n && memchr(s.p, '/', s.n))) && !memchr(s.p, ' ', s.n) && *s.p != '{' && *s.p != '[';
}

/* The first address of `srcset`: "small.jpg 1x, large.jpg 2x". */
static dnm_str first_of_set(dnm_str set)
{
    const char *p = html_skip_space(set.p, dnm_str_end(set)), *q = p, *end = dnm_str_end(set);
    while (q < end && !html_in(*q, HTML_SPACE)) q++;
    while (q > p && q[-1] == ',') q--;
    return (dnm_str){p, (size_t)(q - p)};
}

/* The <source> that a <picture> shows, where its <img> names none. */
static dnm_str picture_source(const map *m, const html_node *node)
{
    dnm_str set = {NULL, 0};
    if (!html_is(&m->doc->nodes[node->parent], HTML_TAG_PICTURE)) return set;
    for (uint32_t i = node->prev; i && !set.n; i = m->doc->nodes[i].prev) {
        const html_node *source = &m->doc->nodes[i];
        if (html_is(source, HTML_TAG_IMG)) break;
        if (!html_is(source, HTML_TAG_SOURCE)) continue;
        set = first_of_set(map_attr(m, source, HTML_ATTR_SRCSET));
        if (!set.n) set = first_of_set(map_attr(m, source, HTML_ATTR_DATA_SRCSET));
    }
    return set;
}

/* Pages load pictures late: what `src` holds until then is not the picture. Names that only the scripts use
 * that do so count before it, others where it is empty or data. */
static dnm_str image_source(const map *m, const html_node *node)
{
    static const uint8_t late[] = {HTML_ATTR_DATA_SRC, HTML_ATTR_DATA_ORIGINAL, HTML_ATTR_DATA_LAZY_SRC,
                                   HTML_ATTR_DATA_LAZYLOAD, HTML_ATTR_DATA_ACTUALSRC};
    const dnm_str src = map_attr(m, node, HTML_ATTR_SRC);
    const bool at_hand = src.n && !(src.n > 5 && memcmp(src.p, "data:", 5) == 0);
    for (size_t i = 0; i < sizeof late / sizeof *late; i++) {
        const dnm_str other = map_attr(m, node, late[i]);
        if (is_address(other)) return other;
    }
    if (at_hand) return src;
    dnm_str other = first_of_set(map_attr(m, node, HTML_ATTR_SRCSET));
    if (!other.n) other = first_of_set(map_attr(m, node, HTML_ATTR_DATA_SRCSET));
    if (!other.n) other = picture_source(m, node);
    return other.n ? other : src;
}

void map_image(map *m, const html_node *node)
{
    begin_piece(m);
    say_source(m, node->source, false);
    dnm_build_object(m->builder, DNM_IMAGE, map_image_attrs(m, node),
                     dnm_build_string(m->builder, image_source(m, node)));
}

bool map_is_short(const map *m, uint32_t element, size_t bytes, uint32_t nodes)
{
    size_t n = 0;
    uint32_t seen = 0;
    for (uint32_t i = html_next(m->doc, element, element, true); i; i = html_next(m->doc, i, element, true)) {
        if (m->doc->nodes[i].kind == HTML_TEXT) n += m->doc->nodes[i].n;
        if (++seen > nodes || n > bytes) return false;
    }
    return true;
}

/* Bytes of text below a node. */
static size_t text_size(const map *m, uint32_t root)
{
    size_t size = 0;
    for (uint32_t i = html_next(m->doc, root, root, true); i; i = html_next(m->doc, i, root, true)) {
        if (m->doc->nodes[i].kind == HTML_TEXT) size += m->doc->nodes[i].n;
    }
    return size;
}

dnm_str map_text_of(const map *m, uint32_t root)
{
    char *out = dnm_arena_alloc(m->arena, text_size(m, root));
    size_t n = 0;
    bool space = false;
    for (uint32_t i = html_next(m->doc, root, root, true); out && i; i = html_next(m->doc, i, root, true)) {
        const html_node *node = &m->doc->nodes[i];
        for (uint32_t j = 0; node->kind == HTML_TEXT && j < node->n; j++) {
            bool is_space = html_in(node->u.text[j], HTML_SPACE);
            if (!is_space && space && n) out[n++] = ' ';
            if (!is_space) out[n++] = node->u.text[j];
            space = is_space || (space && !n);
        }
    }
    return (dnm_str){out, n};
}
