/* contents.c -- a table of contents that was glued into one paragraph. Its entries are known by the dots that
 * lead to page numbers, by the lines of the text that say them again, or by numbers that run on.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FEWEST = 3,
    MOST = 400,
    LONGEST_TABLE = 16384, /* bytes */
    LONGEST_ENTRY = 240,   /* bytes, of what is searched for an entry */
    LONGEST_TITLE = 40,    /* characters of a line that an entry may name */
    MOST_LINES = 3000,
    MOST_SEARCHES = 64, /* of so many lines each; no document has more tables of contents */
    PAGE_DIGITS = 4,
    COVERED_PERCENT = 70,
    WHOLE_PERCENT = 95 /* of two entries only */
};

typedef struct table {
    dnm_str t;
    size_t body;       /* where the first entry begins: behind the words "table of contents" */
    size_t cuts[MOST]; /* where entries begin; the first is body */
    uint32_t n;
} table;

static void add_cut(table *c, size_t at)
{
    if (c->n < MOST && (!c->n || at > c->cuts[c->n - 1]) && at < c->t.n) c->cuts[c->n++] = at;
}

static void skip_blanks(dnm_str t, size_t *at)
{
    while (*at < t.n && dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, *at))) dnm_utf8_next(t.p, t.n, at);
}

/* Bytes of "目录", "目 錄：", "Contents"; 0 if the line begins with none. */
static size_t read_word(dnm_str t, size_t at)
{
    static const char *const words[] = {"目录", "目錄", "目次", "Contents", "CONTENTS", "Table of Contents",
                                        NULL};
    const size_t start = at;
    for (const char *const *word = words; *word; word++) {
        const char *w = *word;
        for (at = start; *w && at < t.n;) {
            if (t.p[at] == *w)
                at++, w++;
            else if (!((unsigned char)*w & 0x80) || !dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, at)))
                break;
            else
                skip_blanks(t, &at);
        }
        if (*w) continue;
        skip_blanks(t, &at);
        if (at < t.n && dnm_is_pause(dnm_utf8_peek(t.p, t.n, at))) dnm_utf8_next(t.p, t.n, &at);
        skip_blanks(t, &at);
        return at;
    }
    return 0;
}

/* ---- by dots and page numbers ---- */

static uint32_t dots_of(uint32_t cp)
{
    if (cp == 0x2026) return 3; /* … */
    return cp == '.' || cp == 0xFF0E || cp == 0xB7 || cp == 0x2027 || cp == 0x22EF || cp == '_' ||
           cp == 0x30FB;
}

/* Behind dots: the page, and where the next entry begins. A number that a point follows shares its last digit
 * with the next entry's. */
static bool read_page(dnm_str t, size_t *at, uint32_t *page)
{
    size_t here = *at, digits = 0;
    skip_blanks(t, &here);
    if (here < t.n && dnm_is_opening(dnm_utf8_peek(t.p, t.n, here))) dnm_utf8_next(t.p, t.n, &here);
    for (*page = 0; here + digits < t.n && t.p[here + digits] >= '0' && t.p[here + digits] <= '9'; digits++)
        *page = *page < 10000 ? *page * 10 + (uint32_t)(t.p[here + digits] - '0') : 10000;
    if (!digits || digits > PAGE_DIGITS + 1) return false;
    const uint32_t behind = dnm_utf8_peek(t.p, t.n, here + digits);
    if (digits > 1 && (behind == '.' || behind == 0x3001 || behind == 0xFF0E)) {
        *page /= 10;
        digits--;
    }
    here += digits;
    if (here < t.n && dnm_is_closing(dnm_utf8_peek(t.p, t.n, here))) dnm_utf8_next(t.p, t.n, &here);
    skip_blanks(t, &here);
    *at = here;
    return true;
}

static void find_leaders(table *c)
{
    uint32_t last = 0, dots = 0, pages = 0;
    c->n = 0;
    add_cut(c, c->body);
    for (size_t at = c->body; at < c->t.n;) {
        if (dnm_utf8_begins_han(c->t.p[at])) { /* the most of a text: no dots, and ends what there are */
            dots = 0;
            at += 3;
            continue;
        }
        if (!dots && (unsigned char)c->t.p[at] < 0x80 && !dots_of((unsigned char)c->t.p[at])) {
            at++;
            continue;
        }
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(c->t.p, c->t.n, &next);
        uint32_t page;
        if (dots >= 3 && (dnm_cp_is_digit(cp) || dnm_is_opening(cp)) && read_page(c->t, &at, &page)) {
            if (page < last) c->n = 0; /* no pages of one book */
            if (page < last) return;
            last = page;
            dots = 0;
            pages++;
            add_cut(c, at);
            continue;
        }
        dots = dots_of(cp) ? dots + dots_of(cp) : dnm_cp_is_space(cp) ? dots : 0;
        at = next;
    }
    if (pages < FEWEST) c->n = 0;
}

/* ---- by the lines of the text ---- */

/* Where `line` ends if it stands at `at`, blanks aside; 0 if it does not. */
static size_t match(dnm_str t, size_t at, dnm_str line)
{
    for (size_t i = 0; i < line.n;) {
        const uint32_t wanted = dnm_utf8_next(line.p, line.n, &i);
        if (dnm_cp_is_space(wanted)) continue;
        skip_blanks(t, &at);
        if (at >= t.n || dnm_utf8_next(t.p, t.n, &at) != wanted) return 0;
    }
    return at;
}

static size_t find_line(dnm_str t, size_t from, dnm_str line, size_t *end)
{
    const size_t limit = from + LONGEST_ENTRY < t.n ? from + LONGEST_ENTRY : t.n;
    for (size_t at = from; at < limit; dnm_utf8_next(t.p, t.n, &at)) {
        *end = match(t, at, line);
        if (*end) return at;
    }
    return t.n;
}

static void find_lines(table *c, const split_page *page, uint32_t index)
{
    size_t at = c->body, covered = 0;
    c->n = 0;
    for (uint32_t i = index + 1; i < page->count && i < index + MOST_LINES && at < c->t.n; i++) {
        const split_line *l = &page->lines[i];
        size_t end = 0;
        if (l->shape.chars < 2 || l->shape.chars > LONGEST_TITLE || l->shape.ends_sentence) continue;
        const size_t found = find_line(c->t, at, dnm_shape_text(l->text, &l->shape), &end);
        if (found == c->t.n) continue;
        if (!c->n && found != c->body) return; /* what stands before the first entry? */
        add_cut(c, found);
        at = end;
        covered = end;
    }
    const uint32_t percent = c->n < FEWEST ? WHOLE_PERCENT : COVERED_PERCENT;
    if (c->n < 2 || covered * 100 < c->t.n * percent) c->n = 0;
}

/* ---- by labels ---- */

static bool heads_an_entry(dnm_label_kind kind)
{
    return kind == DNM_LABEL_VOLUME || kind == DNM_LABEL_CHAPTER || kind == DNM_LABEL_SECTION ||
           kind == DNM_LABEL_HAN || kind == DNM_LABEL_HAN_BRACKET;
}

/* Labels of a kind count from 1, and from 1 again below the next of an outer kind. */
static void find_labels(table *c)
{
    uint32_t last[DNM_LABEL_TOPIC + 1] = {0};
    bool apart = true;
    c->n = 0;
    for (size_t at = c->body; at < c->t.n;) {
        dnm_label label;
        const dnm_str rest = {c->t.p + at, c->t.n - at};
        const bool digit = dnm_cp_is_digit(dnm_utf8_peek(c->t.p, c->t.n, at)); /* no entry begins with one */
        const bool found = apart && !digit && dnm_label_read(rest, &label) && heads_an_entry(label.kind) &&
                           (label.number == 1 || label.number == last[label.kind] + 1);
        if (found) {
            last[label.kind] = label.number;
            add_cut(c, at);
            at += label.len;
        }
        if (at >= c->t.n) break;
        const uint32_t cp = dnm_utf8_next(c->t.p, c->t.n, &at);
        apart = dnm_cp_is_space(cp) || dnm_cp_is_digit(cp) || dots_of(cp);
    }
    if (c->n < FEWEST || c->cuts[0] != c->body) c->n = 0;
}

/* ---- by an outline whose numbers and pages run into each other: 1概述11.1用途11.2组成2 ---- */

enum { LEVELS = 4, FEWEST_OUTLINED = 4, LONGEST_NUMBER = 24, MOST_PAGES = 100 };

typedef struct outline {
    uint32_t numbers[LEVELS];
    uint32_t depth;
    uint32_t page;
} outline;

/* The outline's number as text, with `depth` levels, the last of which counts one more, or is a first one. */
static dnm_str write_number(const outline *o, uint32_t depth, char out[LONGEST_NUMBER + 1])
{
    size_t n = 0;
    for (uint32_t i = 0; i < depth; i++) {
        uint32_t value = i < o->depth ? o->numbers[i] : 0;
        value += i + 1 == depth;
        if (i) out[n++] = '.';
        if (value > 9) out[n++] = (char)('0' + value / 10 % 10);
        out[n++] = (char)('0' + value % 10);
    }
    return (dnm_str){out, n};
}

/* If digits and points are a page and the number of the next entry: where that number begins, else 0. */
static size_t next_entry(dnm_str run, outline *o)
{
    char buffer[LONGEST_NUMBER + 1];
    for (uint32_t depth = o->depth < LEVELS ? o->depth + 1 : LEVELS; depth >= 1; depth--) {
        const dnm_str number = write_number(o, depth, buffer);
        if (run.n <= number.n || memcmp(run.p + run.n - number.n, number.p, number.n) != 0) continue;
        uint32_t page;
        const dnm_str digits = {run.p, run.n - number.n};
        if (digits.n > PAGE_DIGITS || dnm_read_number(digits, &page) != digits.n) continue;
        if (page < o->page || page > o->page + MOST_PAGES) continue;
        o->numbers[depth - 1] = depth > o->depth ? 1 : o->numbers[depth - 1] + 1;
        o->depth = depth;
        o->page = page;
        return digits.n;
    }
    return 0;
}

static bool is_numeric(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

static size_t run_at(dnm_str t, size_t at)
{
    size_t n = 0;
    while (at + n < t.n && is_numeric(t.p[at + n])) n++;
    return n;
}

static void find_outline(table *c)
{
    outline o = {.numbers = {1}, .depth = 1};
    c->n = 0;
    if (c->body >= c->t.n || c->t.p[c->body] != '1' || run_at(c->t, c->body) != 1) return;
    add_cut(c, c->body);
    size_t at = c->body + 1, last = 0;
    while (at < c->t.n) {
        const size_t n = run_at(c->t, at);
        if (!n) {
            dnm_utf8_next(c->t.p, c->t.n, &at);
            continue;
        }
        const size_t entry = next_entry((dnm_str){c->t.p + at, n}, &o);
        if (entry) add_cut(c, at + entry);
        at += n;
        last = at;
    }
    if (c->n < FEWEST_OUTLINED || last != c->t.n) c->n = 0; /* the last page ends it */
}

/* ---- the table ---- */

static bool ask(const split_page *page, const split_line *line, const table *c)
{
    const dnm_why why = {SPLIT_CONTENTS, 700};
    for (uint32_t i = 0; i < c->n; i++)
        if (c->cuts[i] > line->shape.start && c->cuts[i] < line->shape.end)
            dnm_edit_split(page->editor, why, line->block, (uint32_t)c->cuts[i]);
    return c->n > 0;
}

bool split_contents(split_page *page, uint32_t index)
{
    const split_line *line = &page->lines[index];
    table c; /* of which most is room for cuts */
    c.t = (dnm_str){line->text.p, line->shape.end};
    c.n = 0;
    if (c.t.n > LONGEST_TABLE || line->shape.ends_sentence) return false;
    const size_t named = read_word(c.t, line->shape.start);
    c.body = named ? named : line->shape.start;
    if (c.body >= line->shape.end) return false;
    if (line->shape.digits >= FEWEST) find_leaders(&c); /* of that many pages */
    if (!c.n && named && page->searches++ < MOST_SEARCHES) find_lines(&c, page, index);
    if (!c.n && named) find_outline(&c);
    if (!c.n && named) find_labels(&c);
    return ask(page, line, &c);
}
