/* inline.c -- the content of a leaf as runs. Spans overlap freely in the model; Word's runs do not nest at
 * all, so a sweep over the places where spans begin and end counts what is on, and writes a run for each
 * stretch between. Only links and ruby have elements around runs: of those one is open at a time.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/text/utf8.h"
#include "writers/docx/docx.h"

#define NONE   UINT32_MAX
#define OBJECT "\xEF\xBF\xBC" /* U+FFFC */

enum { MAX_RUBY = 256 /* bytes of base text */ };

typedef struct sweep {
    const dnm_block *leaf;
    uint32_t skip;                    /* text before this is written by a number */
    uint32_t on[DNM_SPAN_KIND_COUNT]; /* how many spans of a kind cover the stretch at hand */
    uint32_t object;                  /* the image, note_ref, math or line_break over it */
    uint32_t link, open_link;         /* the link over it; the one whose element is open */
    uint32_t waiting;                 /* of the links that overlap it, the one that ends last */
    uint32_t ruby;                    /* the one whose element is open */
    bool has_link;                    /* open_link has an element: its address is sound */
} sweep;

static const dnm_span *span_at(const docx *d, uint32_t i)
{
    return &d->view->spans[i];
}

static uint32_t span_end(const docx *d, uint32_t i)
{
    return span_at(d, i)->off + span_at(d, i)->len;
}

/* ---- runs ------------------------------------------------------------------------------------- */

static void flag(docx *d, const sweep *s, dnm_span_kind kind, const char *markup)
{
    if (s->on[kind]) docx_put(d, markup);
}

static void write_run_properties(docx *d, const sweep *s)
{
    bool linked = s->open_link != NONE && s->has_link;
    if (!linked && !s->on[DNM_CODE] && !s->on[DNM_STRONG] && !s->on[DNM_EMPH] && !s->on[DNM_STRIKE] &&
        !s->on[DNM_UNDERLINE] && !s->on[DNM_SUPERSCRIPT] && !s->on[DNM_SUBSCRIPT]) {
        return;
    }
    docx_put(d, "<w:rPr>");
    if (linked) {
        docx_put(d, "<w:rStyle w:val=\"Hyperlink\"/>");
        flag(d, s, DNM_CODE, "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>");
    } else {
        flag(d, s, DNM_CODE, "<w:rStyle w:val=\"VerbatimChar\"/>");
    }
    flag(d, s, DNM_STRONG, "<w:b/><w:bCs/>");
    flag(d, s, DNM_EMPH, "<w:i/><w:iCs/>");
    flag(d, s, DNM_STRIKE, "<w:strike/>");
    flag(d, s, DNM_UNDERLINE, "<w:u w:val=\"single\"/>");
    if (s->on[DNM_SUPERSCRIPT]) {
        docx_put(d, "<w:vertAlign w:val=\"superscript\"/>");
    } else {
        flag(d, s, DNM_SUBSCRIPT, "<w:vertAlign w:val=\"subscript\"/>");
    }
    docx_put(d, "</w:rPr>");
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/* U+FFFC that no span explains stands for nothing. */
static void write_plain(docx *d, dnm_str text)
{
    docx_put(d, "<w:t xml:space=\"preserve\">");
    size_t from = 0, at = 0;
    while (at + 3 <= text.n) {
        if (memcmp(text.p + at, OBJECT, 3) != 0) {
            at++;
            continue;
        }
        docx_escape(d, (dnm_str){text.p + from, at - from}, DNM_XML_CONTENT);
        from = at += 3;
    }
    docx_escape(d, (dnm_str){text.p + from, text.n - from}, DNM_XML_CONTENT);
    docx_put(d, "</w:t>");
}

/* Text within a run; line ends and tabs have elements of their own. */
static void write_text(docx *d, dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t n = 0;
        while (at + n < text.n && !is_break(text.p[at + n])) n++;
        if (n) {
            write_plain(d, (dnm_str){text.p + at, n});
            at += n;
            continue;
        }
        bool crlf = text.p[at] == '\r' && at + 1 < text.n && text.p[at + 1] == '\n';
        if (!crlf) docx_put(d, text.p[at] == '\t' ? "<w:tab/>" : "<w:br/>");
        at++;
    }
}

static void write_run(docx *d, const sweep *s, dnm_str text)
{
    if (text.n == 0) return;
    docx_put(d, "<w:r>");
    write_run_properties(d, s);
    write_text(d, text);
    docx_put(d, "</w:r>");
}

/* ---- objects ---------------------------------------------------------------------------------- */

static void write_superscript(docx *d, dnm_str text)
{
    docx_put(d, "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>");
    write_text(d, text);
    docx_put(d, "</w:r>");
}

/* The first reference to a note is Word's own; others, and those within notes, are its name. */
static void write_note_reference(docx *d, const dnm_span *span)
{
    static const char *const styles[DOCX_STORIES] = {
        [DOCX_FOOTNOTES] = "Footnote", [DOCX_ENDNOTES] = "Endnote", [DOCX_COMMENTS] = "Comment"};
    static const char *const elements[DOCX_STORIES] = {
        [DOCX_FOOTNOTES] = "footnote", [DOCX_ENDNOTES] = "endnote", [DOCX_COMMENTS] = "comment"};
    dnm_str id = dnm_doc_string(d->doc, span->target);
    docx_note *note = docx_find_note(d, id);
    if (!note || note->referred || d->story != DOCX_BODY || !note->number) {
        if (span->kind == DNM_NOTE_REF && id.n) write_superscript(d, id);
        return;
    }
    if ((span->kind == DNM_COMMENT) != (note->story == DOCX_COMMENTS)) return;
    note->referred = true;
    docx_putf(d, "<w:r><w:rPr><w:rStyle w:val=\"%sReference\"/></w:rPr><w:%sReference w:id=\"%u\"/></w:r>",
              styles[note->story], elements[note->story], (unsigned)note->number);
}

/* The character behind a reference of XML at p, where its ';' must stand within n bytes; 0 if it is none. */
static uint32_t xml_reference(const char *p, size_t n, size_t *taken)
{
    static const struct {
        const char *name;
        char character;
    } named[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        *taken = strlen(named[i].name);
        if (n >= *taken && memcmp(p, named[i].name, *taken) == 0) return (unsigned char)named[i].character;
    }
    bool hex = n > 3 && p[2] == 'x';
    uint32_t c = 0;
    if (n < 4 || p[1] != '#') return 0;
    for (*taken = hex ? 3 : 2; *taken < n && c <= 0x10FFFF && p[*taken] != ';'; ++*taken) {
        const char *digits = "0123456789abcdef";
        const char *digit = memchr(digits, p[*taken] | (p[*taken] >= 'A' ? 0x20 : 0), hex ? 16 : 10);
        if (!digit) return 0;
        c = c * (hex ? 16 : 10) + (uint32_t)(digit - digits);
    }
    return (*taken)++ < n ? c : 0;
}

/* A text node of MathML, its references resolved. */
static void write_math_text(docx *d, const sweep *s, dnm_str xml)
{
    for (size_t at = 0; at < xml.n;) {
        const char *mark = memchr(xml.p + at, '&', xml.n - at);
        size_t n = mark ? (size_t)(mark - (xml.p + at)) : xml.n - at;
        if (n) write_run(d, s, (dnm_str){xml.p + at, n});
        at += n;
        if (at == xml.n) return;
        size_t taken;
        char utf8[4] = {'&'};
        uint32_t c = xml_reference(xml.p + at, xml.n - at, &taken);
        write_run(d, s, (dnm_str){utf8, c ? dnm_utf8_put(utf8, c) : 1});
        at += c ? taken : 1;
    }
}

/* The text of MathML, without its tags. */
static void write_math(docx *d, const sweep *s, dnm_str mathml)
{
    for (size_t at = 0; at < mathml.n;) {
        const char *from = mathml.p + at;
        const char *tag = memchr(from, '<', mathml.n - at);
        size_t n = tag ? (size_t)(tag - from) : mathml.n - at;
        write_math_text(d, s, (dnm_str){from, n});
        at += n;
        const char *end = at < mathml.n ? memchr(mathml.p + at, '>', mathml.n - at) : NULL;
        at = end ? (size_t)(end - mathml.p) + 1 : mathml.n;
    }
}

/* Nothing but a counter of readers is a point large. */
static bool is_point(docx *d, const dnm_span *span)
{
    const dnm_str width = dnm_doc_attr(d->doc, span->attrs, "width");
    const dnm_str height = dnm_doc_attr(d->doc, span->attrs, "height");
    return dnm_str_eq(width, DNM_STR("1")) && dnm_str_eq(height, DNM_STR("1"));
}

/* Whether the paragraph is images and nothing else. */
static bool is_of_images(const docx *d, const dnm_block *leaf)
{
    const dnm_str text = {d->view->text + leaf->off, leaf->len};
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp != 0xFFFC && cp != ' ' && cp != '\n') return false;
    }
    return true;
}

/* What stands for an image: its alternative text, else its title, else its address, if no sentence is around
 * it. An empty alternative text says that it is but an ornament (HTML, 4.8.4.4.4). */
static dnm_str words_for_image(docx *d, const dnm_block *leaf, const dnm_span *span)
{
    const dnm_str none = {NULL, 0}, target = dnm_doc_string(d->doc, span->target);
    const dnm_str alt = dnm_doc_attr(d->doc, span->attrs, "alt");
    const dnm_str title = dnm_doc_attr(d->doc, span->attrs, "title");
    if (alt.n || (alt.p && !title.n)) return alt;
    if (title.n) return title;
    const bool data = target.n >= 5 && memcmp(target.p, "data:", 5) == 0;
    return data || is_point(d, span) || !is_of_images(d, leaf) ? none : target;
}

/* An image that is not at hand: words for it, with a link to where it is. */
static void write_missing_image(docx *d, sweep *s, const dnm_span *span)
{
    const dnm_str words = words_for_image(d, s->leaf, span);
    if (!words.n) return;
    bool opened =
        s->ruby == NONE && !(s->open_link != NONE && s->has_link) && docx_open_link(d, span->target);
    sweep linked = *s;
    if (opened) {
        linked.open_link = s->object;
        linked.has_link = true;
    }
    write_run(d, &linked, words);
    if (opened) docx_put(d, "</w:hyperlink>");
}

static bool is_object_character(dnm_str text)
{
    return dnm_str_eq(text, DNM_STR(OBJECT));
}

static void write_object(docx *d, sweep *s, dnm_str text)
{
    const dnm_span *span = span_at(d, s->object);
    if (!is_object_character(text)) {
        write_run(d, s, text);
    } else if (span->kind == DNM_IMAGE) {
        if (!docx_image(d, span)) write_missing_image(d, s, span);
    } else if (span->kind == DNM_NOTE_REF) {
        write_note_reference(d, span);
    } else {
        write_math(d, s, dnm_doc_string(d->doc, span->target));
    }
}

/* ---- elements around runs --------------------------------------------------------------------- */

static void close_link(docx *d, sweep *s)
{
    if (s->open_link != NONE && s->has_link) docx_put(d, "</w:hyperlink>");
    s->open_link = NONE;
}

static void follow_link(docx *d, sweep *s)
{
    if (s->ruby != NONE || s->open_link == s->link) return;
    close_link(d, s);
    s->open_link = s->link;
    s->has_link = s->link != NONE && docx_open_link(d, span_at(d, s->link)->target);
}

/* Word's ruby holds text only, and not much of it. */
static bool fits_ruby(const docx *d, const dnm_span *span)
{
    const char *text = d->view->text + span->off;
    if (span->len > MAX_RUBY) return false;
    for (uint32_t i = 0; i + 3 <= span->len; i++) {
        if (is_object_character((dnm_str){text + i, 3})) return false;
    }
    return true;
}

static void write_annotation(docx *d, const sweep *s, dnm_str annotation)
{
    if (!annotation.n) return;
    write_run(d, s, DNM_STR("（"));
    write_run(d, s, annotation);
    write_run(d, s, DNM_STR("）"));
}

static void open_ruby(docx *d, sweep *s, uint32_t i)
{
    const dnm_span *span = span_at(d, i);
    if (s->ruby != NONE || !fits_ruby(d, span)) return;
    follow_link(d, s);
    s->ruby = i;
    docx_put(d, "<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val=\"distributeSpace\"/><w:hps w:val=\"10\"/>"
                "<w:hpsRaise w:val=\"18\"/><w:hpsBaseText w:val=\"21\"/><w:lid w:val=\"");
    docx_escape(d, docx_language_tag(d), DNM_XML_ATTRIBUTE);
    docx_put(d, "\"/></w:rubyPr><w:rt><w:r><w:rPr><w:sz w:val=\"10\"/></w:rPr>");
    write_text(d, dnm_doc_string(d->doc, span->target));
    docx_put(d, "</w:r></w:rt><w:rubyBase>");
}

static void close_ruby(docx *d, sweep *s, uint32_t i)
{
    if (s->ruby != i) {
        if (s->ruby == NONE) write_annotation(d, s, dnm_doc_string(d->doc, span_at(d, i)->target));
        return;
    }
    docx_put(d, "</w:rubyBase></w:ruby></w:r>");
    s->ruby = NONE;
}

/* ---- the sweep -------------------------------------------------------------------------------- */

static void enter_link(const docx *d, sweep *s, uint32_t i)
{
    if (s->link == NONE) {
        s->link = i;
    } else if (s->waiting == NONE || span_end(d, i) > span_end(d, s->waiting)) {
        s->waiting = i;
    }
}

static void leave_link(const docx *d, sweep *s, uint32_t i)
{
    if (s->waiting == i) s->waiting = NONE;
    if (s->link != i) return;
    s->link = s->waiting != NONE && span_end(d, s->waiting) > span_end(d, i) ? s->waiting : NONE;
    s->waiting = NONE;
}

static void enter_span(docx *d, sweep *s, uint32_t i)
{
    const dnm_span *span = span_at(d, i);
    s->on[span->kind]++;
    switch (span->kind) {
    case DNM_LINK:
        enter_link(d, s, i);
        break;
    case DNM_RUBY:
        open_ruby(d, s, i);
        break;
    case DNM_IMAGE:
    case DNM_NOTE_REF:
    case DNM_MATH:
        s->object = i;
        break;
    default:
        break;
    }
}

static void leave_span(docx *d, sweep *s, uint32_t i)
{
    const dnm_span *span = span_at(d, i);
    s->on[span->kind]--;
    if (span->kind == DNM_LINK) leave_link(d, s, i);
    if (span->kind == DNM_RUBY) close_ruby(d, s, i);
    if (span->kind == DNM_COMMENT && s->ruby == NONE) write_note_reference(d, span);
    if (s->object == i) s->object = NONE;
}

static void write_stretch(docx *d, sweep *s, uint32_t from, uint32_t to)
{
    if (from < s->skip) from = s->skip < to ? s->skip : to;
    if (from == to) return;
    follow_link(d, s);
    dnm_str text = {d->view->text + from, to - from};
    if (s->object != NONE) {
        write_object(d, s, text);
    } else if (!is_object_character(text)) {
        write_run(d, s, text);
    }
}

static int compare_ends(const void *a, const void *b)
{
    const docx_end *x = a, *y = b;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return (x->span < y->span) - (x->span > y->span); /* what began last ends first */
}

static bool sort_ends(docx *d, const dnm_block *leaf)
{
    d->ends.n = 0;
    if (!DNM_ROOM(&d->ends, leaf->nspan, &d->budget)) return false;
    for (uint32_t i = leaf->span0; i < leaf->span0 + leaf->nspan; i++) {
        d->ends.p[d->ends.n++] = (docx_end){span_end(d, i), i};
    }
    if (d->ends.n > 1) qsort(d->ends.p, d->ends.n, sizeof *d->ends.p, compare_ends);
    return true;
}

void docx_inline(docx *d, const dnm_block *leaf, uint32_t skip)
{
    sweep s = {.leaf = leaf,
               .skip = leaf->off + skip,
               .object = NONE,
               .link = NONE,
               .open_link = NONE,
               .waiting = NONE,
               .ruby = NONE};
    if (!sort_ends(d, leaf)) return;
    uint32_t at = leaf->off, end = leaf->off + leaf->len;
    uint32_t next = leaf->span0, past = leaf->span0 + leaf->nspan, left = 0;
    for (;;) {
        while (left < d->ends.n && d->ends.p[left].end == at) leave_span(d, &s, d->ends.p[left++].span);
        if (at == end) break;
        while (next < past && span_at(d, next)->off == at) enter_span(d, &s, next++);
        uint32_t stop = end;
        if (next < past && span_at(d, next)->off < stop) stop = span_at(d, next)->off;
        if (left < d->ends.n && d->ends.p[left].end < stop) stop = d->ends.p[left].end;
        write_stretch(d, &s, at, stop);
        at = stop;
    }
    close_link(d, &s);
}
