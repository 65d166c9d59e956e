/* lines.c -- reads the paragraphs of a document as lines.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/code.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONG_LINE = 38, SENTENCE = 20, TABULAR_BLANKS = 3 };

static bool is_stop(uint32_t cp)
{
    return dnm_is_stop(cp) || cp == ':' || cp == 0xFF1A || cp == 0x2014 ||
           cp == 0x2015; /* a dash introduces */
}

static bool is_comma(uint32_t cp)
{
    return cp == ',' || cp == 0xFF0C || cp == 0x3001 || is_stop(cp);
}

/* What copying leaves behind the end of a paragraph. */
static bool is_debris(uint32_t cp)
{
    return cp == 0xFFFD || cp == '`' || cp == '|' || cp == 0xFF5C || cp == '^' ||
           dnm_cp_has(cp, DNM_CP_PRIVATE_USE | DNM_CP_ZERO_WIDTH);
}

/* A closing mark ends a sentence only if what it closes has ended one, or was a whole remark. Straight
 * quotes, braces and Markdown's asterisks close, too, and marks of notes stand behind the end: 。[35] */
static bool ends_sentence(const char *text, const rejoin_line *l)
{
    size_t at = dnm_before_note((dnm_str){text + l->start, l->end - l->start}) + l->start;
    while (at > l->start) {
        uint32_t cp = dnm_utf8_prev(text, &at);
        if (is_stop(cp)) return true;
        if (is_debris(cp)) continue;
        if (cp == '"' || cp == '\'' || cp == '*' || cp == '}' || dnm_cp_is_space(cp)) continue;
        if (!dnm_is_closing(cp)) return false;
        if (cp == ')' || cp == 0xFF09 || cp == 0x3015 || cp == 0x3011) return true;
    }
    return false;
}

/* 图圖摄攝影稿 */
static bool may_end_credit(uint32_t cp)
{
    return cp == 0x56FE || cp == 0x5716 || cp == 0x6444 || cp == 0x651D || cp == 0x5F71 || cp == 0x7A3F;
}

/* "记者 某某 摄", "某某学院供图": the end of a picture's caption. */
static bool is_credit(const char *text, const rejoin_line *l)
{
    static const char *const words[] = {"供图", "供圖", "制图", "製圖", "绘图", "繪圖", "配图", "配圖",
                                        " 图",  " 圖",  "　图", "　圖", " 摄",  " 攝",  "　摄", "　攝",
                                        "摄影", "攝影", "供稿", "）摄", "）攝", NULL};
    const dnm_str behind_first = {text + l->start + 1, l->end - l->start - 1}; /* no word is all there is */
    return l->end > l->start && may_end_credit(l->last) && dnm_ends_with_any(behind_first, words);
}

/* What nobody sees at the edges of a paragraph: blanks, and debris that other cleaners take out later. */
static bool is_nothing(uint32_t cp)
{
    if (cp - 0x21 < 0x5E) return false;
    return dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_PRIVATE_USE | DNM_CP_ZERO_WIDTH | DNM_CP_CONTROL);
}

static void trim(const char *text, rejoin_line *l)
{
    size_t at = l->start;
    while (at < l->end) {
        size_t next = at;
        uint32_t cp = dnm_utf8_next(text, l->end, &next);
        if (!is_nothing(cp)) break;
        l->indent += dnm_cp_is_wide(cp) ? 2 : 1;
        l->places++;
        at = next;
    }
    l->start = (uint32_t)at;
    for (at = l->end; at > l->start;) {
        size_t before = at;
        if (!is_nothing(dnm_utf8_prev(text, &before))) break;
        at = before;
    }
    l->end = (uint32_t)at;
}

/* Behind the next mark "> " of a quotation, blanks before the next one included; `at` itself if none is
 * there: behind a mark stand a blank, a letter or another mark. */
static uint32_t past_quote(const char *text, uint32_t at, uint32_t end)
{
    enum { MOST_BLANKS = 4, FIRST_CJK_MARKS = 0x2000 };
    if (at == end || text[at] != '>') return at;
    const uint32_t behind = at + 1;
    if (behind == end) return behind;
    const uint32_t cp = dnm_utf8_peek(text, end, behind);
    if (cp != ' ' && cp != '>' && cp < FIRST_CJK_MARKS && !dnm_cp_is_letter(cp)) return at;
    uint32_t next = behind;
    while (next < end && text[next] == ' ' && next - behind < MOST_BLANKS) next++;
    if (next < end && text[next] == '>') return next;
    return behind + (text[behind] == ' ');
}

/* "> > ": as mails quote others; one blank belongs to each mark. Bytes of it. */
static uint32_t read_quoted(const char *text, rejoin_line *l)
{
    uint32_t at = l->start;
    for (uint32_t next; (next = past_quote(text, at, l->end)) > at; l->quoted++) at = next;
    const uint32_t marks = at - l->start;
    if (!marks) return l->indent;
    for (l->indent = 0; at < l->end && text[at] == ' '; at++) l->indent++;
    const uint32_t n = at - l->start;
    l->places += n;
    l->start = at;
    return n;
}

/* Quotes and dashes of Chinese text are wide, whatever a terminal makes of them. */
static uint32_t columns_of(uint32_t props)
{
    if (props & (DNM_CP_WIDE | DNM_CP_CJK_PUNCT)) return 2;
    return props & (DNM_CP_COMBINING | DNM_CP_ZERO_WIDTH) ? 0 : 1;
}

/* A mark of ASCII ends a sentence behind a Chinese character, or between a small letter and a blank: programs
 * and addresses have it elsewhere. */
static bool is_stop_of_sentence(const rejoin_line *l, const char *text, size_t at, uint32_t cp)
{
    if (!dnm_is_stop(cp) || cp == 0x2026 || cp == 0xFF1B || cp == ';') return false; /* … ； */
    if (cp >= 0x80 || at < l->start + 2) return cp >= 0x80;
    const char before = text[at - 2];
    if ((unsigned char)before >= 0x80) return cp != '.';
    return before >= 'a' && before <= 'z' && (at == l->end || text[at] == ' ');
}

/* Bytes up to and with the last mark that ended a sentence go to *stop. */
static void count_mark(rejoin_line *l, const char *text, size_t at, uint32_t cp, uint32_t *stop)
{
    l->open += dnm_is_opening(cp) ? 1 : dnm_is_closing(cp) ? -1 : 0;
    l->commas += is_comma(cp);
    l->colons += cp == ':' || cp == 0xFF1A;
    if (!is_stop_of_sentence(l, text, at, cp)) return;
    l->stops++;
    *stop = (uint32_t)at;
}

/* "…很有道理。　某某某", "…。——某某", "…。/图：某某": who said so, behind the last sentence. */
static bool is_name_behind(const char *text, const rejoin_line *l, uint32_t stop)
{
    enum { LONGEST_NAME = 48 /* bytes */ };
    size_t at = stop;
    uint32_t first = dnm_utf8_peek(text, l->end, at);
    while (at < l->end &&
           (dnm_is_closing(first) || dnm_is_opening(first))) { /* quotes, also turned the wrong way */
        dnm_utf8_next(text, l->end, &at);
        first = dnm_utf8_peek(text, l->end, at);
    }
    if (at == l->end) return true;
    if (!dnm_cp_is_space(first) && first != 0x2014 && first != 0x2015 && first != '-' && first != '/')
        return false;
    return l->end - at <= LONGEST_NAME;
}

/* The lines of a drawn table. A line may begin with one dash of them. */
static bool is_box(uint32_t cp)
{
    return cp > 0x2500 && cp < 0x2580;
}

/* "时间：2016-08-09　来源：某报": two fields at least, set apart by blanks or bars. Colons are pauses. */
static bool is_form(dnm_str text, const dnm_shape *shape)
{
    unsigned fields = 0;
    if (shape->pauses < 2) return false;
    bool parted = true;
    uint32_t last = 0;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (dnm_is_stop(cp) && cp != '.') return false;
        parted = parted || dnm_cp_is_space(cp) || cp == '|' || cp == 0xFF5C || cp == '[' || cp == 0x3010;
        if ((cp == ':' || cp == 0xFF1A) && parted && dnm_cp_is_han(last)) {
            fields++;
            parted = false;
        }
        last = cp;
    }
    return fields >= 2;
}

/* "| ls | lists files |", or a name that only programs have: "com.example.getTotal", "END_OF_MONTH",
 * "IMPOWER". */
static bool is_row_or_name(dnm_str text)
{
    uint32_t bars = 0, lower = 0, letters = 0, joints = 0;
    const bool row = text.n && text.p[0] == '|';
    bool name = true;
    for (size_t i = 0; i < text.n && (name || row); i++) {
        const char c = text.p[i];
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bars += c == '|';
        lower += c >= 'a' && c <= 'z';
        joints += (c == '.' || c == '_') && i > 0 && i + 1 < text.n;
        letters += letter;
        name = name && (letter || c == '.' || c == '_' || (c >= '0' && c <= '9'));
    }
    if (bars >= 2 && row) return true;
    return name && letters >= 3 && (joints || !lower);
}

/* Letters and digits: most of Latin text. */
static inline bool is_plain_ascii(char c)
{
    const unsigned char b = (unsigned char)c;
    return (b | 0x20u) - 'a' < 26 || b - (unsigned)'0' < 10;
}

/* "2 规范性引用文件": behind the number stand a blank and no sentence. */
static bool is_titled(dnm_str text, const rejoin_line *l)
{
    size_t at = 0;
    if (l->commas || l->chars >= LONG_LINE) return false;
    while (at < text.n && ((text.p[at] >= '0' && text.p[at] <= '9') || (at && text.p[at] == '.'))) at++;
    if (!at || at >= text.n || text.p[at - 1] == '.') return false;
    const uint32_t blank = dnm_utf8_next(text.p, text.n, &at);
    return dnm_cp_is_space(blank) && dnm_cp_is_han(dnm_utf8_peek(text.p, text.n, at));
}

static void read_line(const dnm_doc *doc, uint32_t block, rejoin_line *l)
{
    const dnm_view *v = dnm_doc_view(doc);
    const dnm_block *b = &v->blocks[block];
    *l = (rejoin_line){.block = block, .last_block = block, .start = b->off, .end = b->off + b->len};
    trim(v->text, l);
    const uint32_t marks = read_quoted(v->text, l);
    l->gap = b->attrs && dnm_doc_attr(doc, b->attrs, "gap").p;
    l->columns = marks;
    unsigned blanks = 0;
    uint32_t stop = 0;
    for (size_t at = l->start; at < l->end; l->chars++) {
        if (dnm_utf8_is_han(v->text + at)) {
            const size_t run = at;
            for (at += 3; at < l->end && dnm_utf8_is_han(v->text + at);) at += 3;
            const uint32_t hanzi = (uint32_t)(at - run) / 3;
            blanks = 0;
            l->columns += 2 * hanzi;
            l->chars += hanzi - 1;
            continue;
        }
        if (is_plain_ascii(v->text[at])) {
            const size_t word = at;
            while (++at < l->end && is_plain_ascii(v->text[at])) {
            }
            blanks = 0;
            l->columns += (uint32_t)(at - word);
            l->chars += (uint32_t)(at - word) - 1;
            continue;
        }
        if (v->text[at] == ' ') {
            if (++blanks > l->blanks) l->blanks = blanks;
            l->columns++;
            at++;
            continue;
        }
        uint32_t cp = dnm_utf8_next(v->text, l->end, &at);
        const uint32_t props = dnm_cp_props(cp);
        blanks = props & DNM_CP_SPACE ? blanks + 1 : 0;
        if (blanks > l->blanks) l->blanks = blanks;
        l->tabular = l->tabular || cp == '\t' || is_box(cp);
        if (props & DNM_CP_PUNCT) count_mark(l, v->text, at, cp, &stop);
        l->columns += columns_of(props);
    }
    l->tabular = l->tabular || l->blanks >= TABULAR_BLANKS;
    l->places += l->chars;
    l->first = dnm_utf8_peek(v->text, l->end, l->start);
    l->last = l->end > l->start ? dnm_utf8_peek_back(v->text, l->end) : 0;
    l->ends = ends_sentence(v->text, l) || is_credit(v->text, l);
    l->torn = !l->ends && l->stops && !is_name_behind(v->text, l, stop);
    const dnm_str text = {v->text + l->start, l->end - l->start};
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    l->tabular = l->tabular || dnm_leaf_is_code(doc, block, text) ||
                 (!l->ends && (is_form(text, &shape) || is_row_or_name(text)));
    if (l->quoted)
        dnm_label_read(text, &l->label);
    else
        dnm_leaf_label(doc, block, &l->label);
    l->apart = rejoin_stands_apart(text, l);
    l->titled = is_titled(text, l);
}

/* A line with nothing but the marks of a quotation is a blank one. */
static void see_gaps_of_quotations(rejoin_page *page)
{
    for (uint32_t i = 0; i < page->count; i++) {
        rejoin_line *l = &page->lines[i];
        if (!l->quoted || l->chars) continue;
        l->gap = true;
        if (i + 1 < page->count) l[1].gap = true;
    }
}

/* Lines in cells, captions and terms are short by nature. */
static bool holds_prose(uint16_t kind)
{
    return kind == DNM_DOCUMENT || kind == DNM_SECTION || kind == DNM_BLOCK_QUOTE || kind == DNM_LIST_ITEM ||
           kind == DNM_NOTE;
}

void rejoin_survey(rejoin_page *page)
{
    uint32_t long_lines = 0;
    uint32_t ended = 0;
    uint32_t gaps = 0;
    uint32_t whole = 0;
    uint32_t firsts = 0;
    page->sentences = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        rejoin_line *l = &page->lines[i];
        l->last_columns = l->columns;
        l->last_places = l->places;
        gaps += l->gap;
        page->has_tables = page->has_tables || l->tabular;
        const bool sentence = l->ends && l->stops && l->chars >= SENTENCE;
        page->sentences += l->torn || sentence;
        whole += sentence;
        firsts += l->chars >= SENTENCE && l->indent >= page->margin + 2;
        if (l->chars < LONG_LINE && !sentence) continue;
        long_lines++;
        ended += l->ends;
    }
    page->ended_percent = long_lines ? ended * 100 / long_lines : 100;
    page->habit_percent = page->sentences ? whole * 100 / page->sentences : 0;
    page->indents = firsts >= 2 && firsts * 30 >= page->count;
    page->gaps_speak = gaps * 10 < (page->count - 1) * 8; /* of the places between lines */
    rejoin_find_width(page);
}

/* In a program, all lines are its lines. */
static void mark_code(rejoin_page *page)
{
    const char *text = dnm_doc_view(page->doc)->text;
    dnm_code_census census = {0};
    for (uint32_t i = 0; i < page->count; i++)
        dnm_leaf_count_code(page->doc, page->lines[i].block,
                            (dnm_str){text + page->lines[i].start, page->lines[i].end - page->lines[i].start},
                            &census);
    for (uint32_t i = 0; i < page->count && dnm_is_code(&census); i++) page->lines[i].tabular = true;
}

/* A number counts something if the one before or behind it in the text is its neighbour. */
static void read_series(rejoin_page *page)
{
    rejoin_line *last[DNM_LABEL_TOPIC + 1] = {0};
    for (uint32_t i = 0; i < page->count; i++) {
        rejoin_line *l = &page->lines[i];
        rejoin_line *before = last[l->label.kind];
        const bool neighbours = before && before->label.number + 1 == l->label.number;
        l->counts = neighbours;
        if (neighbours) before->counts = true;
        last[l->label.kind] = l;
    }
}

static bool is_page_of_print(dnm_str name)
{
    static const char *const words[] = {"page", "Page", NULL};
    return dnm_has_any(name, words);
}

/* <div class="page" id="page-1">…</div><div class="page" id="page-2">…</div>: what a site shows of a
 * document, page by page; the text goes on from one to the next. */
static bool turns_page(const dnm_doc *doc, uint32_t holder, uint32_t next)
{
    const dnm_view *v = dnm_doc_view(doc);
    if (next + 1 >= v->block_count || v->blocks[next].kind != DNM_SECTION) return false;
    if (v->blocks[holder].kind != DNM_SECTION || v->blocks[next + 1].kind != DNM_PARAGRAPH) return false;
    const dnm_str own = dnm_doc_attr(doc, v->blocks[holder].attrs, "class");
    return own.n && is_page_of_print(own) &&
           dnm_str_eq(own, dnm_doc_attr(doc, v->blocks[next].attrs, "class"));
}

bool rejoin_read_lines(rejoin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    page->lines = dnm_arena_alloc(page->arena, v->block_count * sizeof *page->lines);
    uint32_t *ends = dnm_arena_alloc(page->arena, v->block_count * sizeof *ends);
    uint32_t *holders = dnm_arena_alloc(page->arena, v->block_count * sizeof *holders);
    if (!page->lines || !ends || !holders) return false;
    uint32_t depth = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        while (depth && ends[depth - 1] <= i) depth--;
        if (!dnm_kind_is_leaf(b->kind)) {
            ends[depth] = b->end;
            holders[depth++] = i;
        } else if (b->kind == DNM_PARAGRAPH && holds_prose(v->blocks[holders[depth - 1]].kind)) {
            rejoin_line *l = &page->lines[page->count++];
            read_line(page->doc, i, l);
            l->next_is_sibling = i + 1 < ends[depth - 1] ? v->blocks[i + 1].kind == DNM_PARAGRAPH
                                                         : turns_page(page->doc, holders[depth - 1], i + 1);
        }
    }
    mark_code(page);
    see_gaps_of_quotations(page);
    page->margin = rejoin_margin(page);
    read_series(page);
    return true;
}
