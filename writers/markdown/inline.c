/* inline.c -- text and spans of one leaf. Whatever the text holds, it must come out of a CommonMark parser
 * as it is: characters that could be signs are escaped (CommonMark 0.31, 2.4), and emphasis that its rules
 * would not see beside Chinese punctuation (6.2, "flanking") is written as HTML.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "writers/markdown/markdown.h"

/* ---- text ---- */

static bool is_sign(char c)
{
    return c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '~' ||
           c == '&';
}

/* "1." and "12)" at the beginning of a line would begin a list. */
static size_t list_number(const char *p, size_t n)
{
    size_t digits = 0;
    while (digits < n && digits < 10 && p[digits] >= '0' && p[digits] <= '9') digits++;
    bool mark = digits > 0 && digits < 10 && digits < n && (p[digits] == '.' || p[digits] == ')');
    return mark ? digits : 0;
}

/* At the beginning of a line some characters are signs that are none elsewhere. Returns how many bytes it
 * has written in its own way. */
static size_t line_start(md_out *m, const char *p, size_t n)
{
    size_t digits = list_number(p, n);
    if (digits) {
        dnm_sink_write(m->sink, p, digits);
        dnm_sink_str(m->sink, "\\");
        dnm_sink_write(m->sink, p + digits, 1);
        return digits + 1;
    }
    if (p[0] == ' ' || p[0] == '\t') {
        dnm_sink_str(m->sink, p[0] == ' ' ? "&#32;" : "&#9;");
        return 1;
    }
    if (p[0] && strchr("#>-+=:|", p[0])) dnm_sink_str(m->sink, "\\");
    return 0;
}

/* Blanks at the end of a line would be cut, or make a break. `left` bytes of the leaf begin with it. */
static bool ends_line_blank(const char *p, size_t left)
{
    return p[0] == ' ' && (left == 1 || p[1] == '\n');
}

/* What stands for the character at p; `left` bytes of the leaf begin with it. NULL: itself. */
static const char *replacement(const md_out *m, const char *p, size_t left)
{
    const size_t breaks = m->leaf_end - m->breaks_at;
    switch (p[0]) {
    case '\n':
        if (left <= breaks) return ""; /* what is behind the last text breaks nothing */
        return m->in_cell ? "<br>" : NULL;
    case '\r':
        return "&#13;";
    case '#': /* at the end of a heading it would close it */
        return m->in_cell && (p == m->view->text || p[-1] == ' ') ? "\\#" : NULL;
    case '|':
        return m->in_cell ? "\\|" : NULL;
    case '!':
        return left > 1 && p[1] == '[' ? "\\!" : NULL;
    default:
        return ends_line_blank(p, left) ? "&#32;" : NULL;
    }
}

void md_escaped(md_out *m, uint32_t off, uint32_t len)
{
    const char *p = m->view->text + off;
    size_t plain = 0; /* not yet written */
    for (size_t i = 0; i < len; i++) {
        size_t done = 0;
        if (m->at_line_start && p[i] != '\n') {
            m->at_line_start = false;
            done = line_start(m, p + i, len - i);
            plain = i + done;
            if (done) {
                i += done - 1;
                continue;
            }
        }
        const char *instead = replacement(m, p + i, m->leaf_end - off - i);
        if (!instead && !is_sign(p[i]) && p[i] != '\n') continue;
        dnm_sink_text(m->sink, m->doc, off + (uint32_t)plain, (uint32_t)(i - plain));
        plain = i + 1;
        if (instead) {
            dnm_sink_str(m->sink, instead);
        } else if (p[i] == '\n') {
            dnm_sink_str(m->sink, "\\");
            md_line_end(m);
            m->at_line_start = true;
        } else {
            dnm_sink_str(m->sink, "\\");
            plain = i;
        }
    }
    dnm_sink_text(m->sink, m->doc, off + (uint32_t)plain, len - (uint32_t)plain);
    if (len) m->at_line_start = false;
}

void md_destination(md_out *m, dnm_str target)
{
    dnm_sink_str(m->sink, "<");
    for (size_t i = 0; i < target.n; i++) {
        char c = target.p[i];
        if (c == '<' || c == '>' || c == '\\') dnm_sink_str(m->sink, "\\");
        if (c == '\n' || c == '\r') c = ' ';
        dnm_sink_write(m->sink, &c, 1);
    }
    dnm_sink_str(m->sink, ">");
}

/* ---- spans ---- */

static uint32_t char_before(const md_out *m, const dnm_block *leaf, uint32_t at)
{
    return dnm_utf8_peek_back(m->view->text + leaf->off, at - leaf->off);
}

static uint32_t char_at(const md_out *m, const dnm_block *leaf, uint32_t at)
{
    return dnm_utf8_peek(m->view->text + leaf->off, leaf->len, at - leaf->off);
}

static bool is_space(uint32_t cp)
{
    return cp == 0 || dnm_cp_is_space(cp);
}

/* "Unicode punctuation character" of CommonMark 0.31: categories P and S. */
static bool is_mark(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_PUNCT | DNM_CP_SYMBOL);
}

/* CommonMark 6.2: a run of "*" opens or closes only if what it leans on is no blank, and no mark unless
 * there is a blank or a mark on its other side. */
static bool flanks(uint32_t inside, uint32_t outside)
{
    if (is_space(inside)) return false;
    return !is_mark(inside) || is_space(outside) || is_mark(outside);
}

static bool is_emphasis(const dnm_span *s)
{
    return s->kind == DNM_EMPH || s->kind == DNM_STRONG;
}

/* Runs of stars that touch would be read as one. */
static bool meets_emphasis(const md_out *m, const dnm_block *leaf, uint32_t span)
{
    const dnm_span *s = &m->view->spans[span];
    uint32_t past = leaf->span0 + leaf->nspan;
    if (s->off == m->stars_ended) return true;
    for (uint32_t i = 0; i < m->open_count; i++)
        if (is_emphasis(&m->view->spans[m->open[i].span])) return true;
    for (uint32_t i = span + 1; i < past && m->view->spans[i].off <= s->off + s->len; i++)
        if (is_emphasis(&m->view->spans[i])) return true;
    return false;
}

static uint32_t end_of(const md_out *m, uint32_t span)
{
    return m->view->spans[span].off + m->view->spans[span].len;
}

/* A piece of a span that another one interrupts. */
static bool is_piece(const md_out *m, uint32_t span)
{
    if (m->view->spans[span].off != m->at) return true;
    for (uint32_t i = 0; i < m->open_count; i++)
        if (end_of(m, m->open[i].span) < end_of(m, span)) return true;
    return false;
}

/* A sign of another span leans on the stars from within: a mark, whatever the text has there. */
static bool is_edged(const md_out *m, const dnm_block *leaf, uint32_t span)
{
    const dnm_span *s = &m->view->spans[span];
    uint32_t past = leaf->span0 + leaf->nspan;
    for (uint32_t i = span + 1; i < past && m->view->spans[i].off < s->off + s->len; i++)
        if (m->view->spans[i].off == s->off || end_of(m, i) == end_of(m, span)) return true;
    return false;
}

static bool stars_work(const md_out *m, const dnm_block *leaf, uint32_t span)
{
    const dnm_span *s = &m->view->spans[span];
    uint32_t end = s->off + s->len;
    uint32_t before = char_before(m, leaf, s->off), behind = char_at(m, leaf, end);
    if (is_piece(m, span) || meets_emphasis(m, leaf, span)) return false;
    bool lean = is_edged(m, leaf, span);
    if (lean && !((is_space(before) || is_mark(before)) && (is_space(behind) || is_mark(behind))))
        return false;
    return flanks(char_at(m, leaf, s->off), before) && flanks(char_before(m, leaf, end), behind);
}

static const char *begin_by(md_out *m, const char *open, const char *close)
{
    dnm_sink_str(m->sink, open);
    m->at_line_start = false;
    return close;
}

static void image(md_out *m, const dnm_span *s)
{
    dnm_str alt = dnm_doc_attr(m->doc, s->attrs, "alt");
    dnm_sink_str(m->sink, "![");
    for (size_t i = 0; i < alt.n; i++) {
        char c = alt.p[i] == '\n' || alt.p[i] == '\r' ? ' ' : alt.p[i];
        if (is_sign(c)) dnm_sink_str(m->sink, "\\");
        dnm_sink_write(m->sink, &c, 1);
    }
    dnm_sink_str(m->sink, "](");
    md_destination(m, dnm_doc_string(m->doc, s->target));
    dnm_sink_str(m->sink, ")");
    m->at_line_start = false;
}

/* Labels of notes hold no blanks and brackets. */
static void note_ref(md_out *m, const dnm_span *s)
{
    dnm_str id = dnm_doc_string(m->doc, s->target);
    dnm_sink_str(m->sink, "[^");
    for (size_t i = 0; i < id.n; i++)
        dnm_sink_write(m->sink, strchr(" \t\n[]^", id.p[i]) ? "-" : id.p + i, 1);
    dnm_sink_str(m->sink, "]");
    m->at_line_start = false;
}

/* Objects are written whole, and their U+FFFC is passed over. */
static bool write_object(md_out *m, const dnm_span *s)
{
    bool object = s->len == 3 && memcmp(m->view->text + s->off, "\xEF\xBF\xBC", 3) == 0;
    if (!object) return false;
    if (s->kind == DNM_IMAGE) image(m, s);
    if (s->kind == DNM_NOTE_REF) note_ref(m, s);
    return s->kind == DNM_IMAGE || s->kind == DNM_NOTE_REF || s->kind == DNM_MATH;
}

/* Schemes that run code when they are followed; blanks and controls in them do not hinder a browser. */
static bool is_unsafe(dnm_str target)
{
    static const char *const schemes[] = {"javascript:", "vbscript:", "data:"};
    for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++) {
        const char *wanted = schemes[k];
        for (size_t i = 0; i < target.n && *wanted; i++) {
            unsigned char c = (unsigned char)target.p[i];
            if (c <= ' ') continue;
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != *wanted) break;
            wanted++;
        }
        if (!*wanted) return true;
    }
    return false;
}

/* Links lie in no other links. */
static bool may_be_link(const md_out *m, const dnm_span *s)
{
    for (uint32_t i = 0; i < m->open_count; i++)
        if (strcmp(m->open[i].close, "link") == 0) return false;
    return !is_unsafe(dnm_doc_string(m->doc, s->target));
}

/* What ends the span; "" if it needs no sign. */
static const char *open_span(md_out *m, const dnm_block *leaf, uint32_t span)
{
    const dnm_span *s = &m->view->spans[span];
    switch (s->kind) {
    case DNM_EMPH:
        return stars_work(m, leaf, span) ? begin_by(m, "*", "*") : begin_by(m, "<em>", "</em>");
    case DNM_STRONG:
        return stars_work(m, leaf, span) ? begin_by(m, "**", "**") : begin_by(m, "<strong>", "</strong>");
    case DNM_STRIKE:
        return begin_by(m, "<del>", "</del>");
    case DNM_UNDERLINE:
        return begin_by(m, "<u>", "</u>");
    case DNM_CODE:
        return begin_by(m, "<code>", "</code>");
    case DNM_SUPERSCRIPT:
        return begin_by(m, "<sup>", "</sup>");
    case DNM_SUBSCRIPT:
        return begin_by(m, "<sub>", "</sub>");
    case DNM_RUBY:
        return begin_by(m, "<ruby>", "ruby");
    case DNM_LINK:
        return may_be_link(m, s) ? begin_by(m, "[", "link") : "";
    default:
        return "";
    }
}

static void close_span(md_out *m, const md_open *o)
{
    dnm_str target = dnm_doc_string(m->doc, m->view->spans[o->span].target);
    if (strcmp(o->close, "link") == 0) {
        dnm_sink_str(m->sink, "](");
        md_destination(m, target);
        dnm_sink_str(m->sink, ")");
    } else if (strcmp(o->close, "ruby") == 0) {
        dnm_sink_str(m->sink, "<rt>");
        for (size_t i = 0; i < target.n; i++) {
            if (is_sign(target.p[i])) dnm_sink_str(m->sink, "\\");
            dnm_sink_write(m->sink, target.p + i, 1);
        }
        dnm_sink_str(m->sink, "</rt></ruby>");
    } else {
        dnm_sink_str(m->sink, o->close);
        if (o->close[0] == '*') m->stars_ended = m->view->spans[o->span].off + m->view->spans[o->span].len;
    }
}

static void push_span(md_out *m, const dnm_block *leaf, uint32_t span)
{
    if (m->open_count == MD_MAX_OPEN) return;
    const char *close = open_span(m, leaf, span);
    m->open[m->open_count++] = (md_open){span, close};
}

/* Ends the spans that end at `at`. One that outlasts the span it began in is interrupted: ended with it, and
 * begun again behind. */
static void close_at(md_out *m, const dnm_block *leaf, uint32_t at)
{
    uint32_t lowest = 0;
    while (lowest < m->open_count && end_of(m, m->open[lowest].span) > at) lowest++;
    uint32_t again[MD_MAX_OPEN];
    uint32_t n = 0;
    while (m->open_count > lowest) {
        md_open o = m->open[--m->open_count];
        close_span(m, &o);
        if (end_of(m, o.span) > at) again[n++] = o.span;
    }
    while (n) push_span(m, leaf, again[--n]);
}

static uint32_t next_stop(const md_out *m, uint32_t span, uint32_t past, uint32_t end)
{
    if (span < past && m->view->spans[span].off < end) end = m->view->spans[span].off;
    for (uint32_t i = 0; i < m->open_count; i++)
        if (end_of(m, m->open[i].span) < end) end = end_of(m, m->open[i].span);
    return end;
}

void md_inline(md_out *m, const dnm_block *leaf, bool at_start)
{
    uint32_t at = leaf->off, end = leaf->off + leaf->len;
    uint32_t span = leaf->span0, past = leaf->span0 + leaf->nspan;
    m->open_count = 0;
    m->stars_ended = UINT32_MAX;
    m->leaf_end = m->breaks_at = end;
    while (m->breaks_at > at && m->view->text[m->breaks_at - 1] == '\n') m->breaks_at--;
    m->at_line_start = at_start;
    for (;;) {
        m->at = at;
        close_at(m, leaf, at);
        if (at == end) break;
        for (; span < past && m->view->spans[span].off <= at; span++) {
            const dnm_span *s = &m->view->spans[span];
            if (s->off == at && write_object(m, s))
                at += s->len;
            else if (end_of(m, span) > at)
                push_span(m, leaf, span);
        }
        uint32_t stop = next_stop(m, span, past, end);
        if (stop > at) md_escaped(m, at, stop - at);
        if (stop > at) at = stop;
    }
}
