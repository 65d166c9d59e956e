/* endless.c -- a text that lost all its line ends. It is split where a salutation stands, and before headings
 * and points whose numbers run on; what is inside a sentence is no such place.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FEWEST_MARKERS = 3,
    TITLE_BYTES = 240,
    MEDIUM = 600,
    MOST_BETWEEN = 16 /* closing marks and blanks behind a sentence: looked back at for every character */
};

/* The numbers that may come next, by the kind of label. */
typedef struct series {
    uint32_t han, bracket, ordinal;
} series;

static bool runs_on(uint32_t *last, uint32_t number)
{
    if (number != 1 && number != *last + 1) return false;
    *last = number;
    return true;
}

static bool is_marker(dnm_str rest, series *s)
{
    dnm_label label;
    if (!dnm_label_read(rest, &label)) return false;
    if (label.kind == DNM_LABEL_HAN) {
        if (label.number == 1 && s->han > 1) s->bracket = 0;
        const bool on = runs_on(&s->han, label.number);
        if (on) s->bracket = s->ordinal = 0;
        return on;
    }
    if (label.kind == DNM_LABEL_ORDINAL) return runs_on(&s->ordinal, label.number);
    const bool opened = dnm_is_opening(dnm_utf8_peek(rest.p, rest.n, 0));
    return label.kind == DNM_LABEL_HAN_BRACKET && opened && runs_on(&s->bracket, label.number);
}

/* Behind a sentence, or behind the colon that announces a list. */
static bool may_follow(dnm_str t, size_t at)
{
    size_t before = at;
    for (int steps = 0; before && steps <= MOST_BETWEEN; steps++) {
        const uint32_t cp = dnm_utf8_prev(t.p, &before);
        if (dnm_is_stop(cp)) return cp != '.' || !dnm_cp_is_digit(dnm_utf8_peek_back(t.p, before));
        if (cp == ':' || cp == 0xFF1A) return true;
        if (!dnm_is_closing(cp) && !dnm_cp_is_space(cp)) return false;
    }
    return false;
}

/* One walk through the line: first it counts, then it asks for the splits. */
typedef struct walk {
    const split_page *page;
    const split_line *line;
    bool asking;
    uint32_t markers;
    series numbers;
} walk;

static void split_at(const walk *w, size_t at, uint16_t confidence)
{
    if (w->asking && at > w->line->shape.start && at < w->line->shape.end)
        dnm_edit_split(w->page->editor, (dnm_why){SPLIT_ENDLESS, confidence}, w->line->block, (uint32_t)at);
}

static dnm_str rest_at(const walk *w, size_t at)
{
    return (dnm_str){w->line->text.p + at, w->line->text.n - at};
}

static bool split_salutation_at(const walk *w, size_t *at)
{
    const size_t n = dnm_salutation(rest_at(w, *at));
    if (!n) return false;
    split_at(w, *at, MEDIUM);
    *at += n;
    split_at(w, *at, MEDIUM);
    return true;
}

/* The body of a heading may begin with a marker itself. */
static void split_body(walk *w, size_t at)
{
    const split_seam seam = split_heading(rest_at(w, at), true);
    if (!seam.begin) return;
    if (w->asking && seam.begin > seam.end)
        dnm_edit_cut(w->page->editor, (dnm_why){SPLIT_ENDLESS, MEDIUM - 50}, w->line->block,
                     (uint32_t)(at + seam.end), (uint32_t)(seam.begin - seam.end));
    split_at(w, at + seam.begin, MEDIUM - 50);
    w->markers += is_marker(rest_at(w, at + seam.begin), &w->numbers);
}

/* A title before the salutation, which no mark sets off. */
static size_t split_opening(const walk *w)
{
    const dnm_str t = w->line->text;
    for (size_t at = w->line->shape.start; at < t.n && at < TITLE_BYTES;) {
        if (split_salutation_at(w, &at)) return at;
        if (dnm_is_stop(dnm_utf8_next(t.p, t.n, &at))) break;
    }
    return w->line->shape.start;
}

static void walk_through(walk *w)
{
    const dnm_str t = w->line->text;
    for (size_t at = split_opening(w); at < w->line->shape.end;) {
        dnm_utf8_next(t.p, t.n, &at);
        if (!may_follow(t, at)) continue;
        if (is_marker(rest_at(w, at), &w->numbers)) {
            w->markers++;
            split_at(w, at, MEDIUM);
            split_body(w, at);
        } else {
            split_salutation_at(w, &at);
        }
    }
}

void split_endless(const split_page *page, const split_line *line)
{
    walk counting = {.page = page, .line = line};
    walk_through(&counting);
    walk asking = {.page = page, .line = line, .asking = true};
    if (counting.markers >= FEWEST_MARKERS) walk_through(&asking);
}
