/* pieces.c -- labels of the texts of a collection that are none in other documents: the name of all with a
 * number behind it, a number alone above the title of each, a number before the titles where the collection
 * says of itself that it is one.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/prefix.h"
#include "core/text/utf8.h"

enum { LONGEST_LABEL = 60, MOST_FRONT = 9, LEAST_PIECE = 120 /* characters */ };

static void make_volume(structure_line *l)
{
    l->label.kind = DNM_LABEL_VOLUME;
    l->front.kind = DNM_FRONT_NONE;
}

/* ---- "防火总结 篇1", "防火总结（一）", "防火总结1" ---- */

/* What stands behind the name of all. */
typedef struct counted {
    dnm_str called;
    uint32_t number; /* 0: there is none */
    bool piece;      /* the number counts texts: 篇1, 第1篇, 范文一 */
} counted;

static bool take_end(dnm_str *t, const char *word)
{
    if (!dnm_str_ends(*t, dnm_str_of(word))) return false;
    t->n -= strlen(word);
    return true;
}

static bool take_any_end(dnm_str *t, const char *const *words)
{
    for (; *words; words++)
        if (take_end(t, *words)) return true;
    return false;
}

/* Takes the number at the end, of a few digits. 0 if there is none. */
static uint32_t take_number(dnm_str *t)
{
    enum { DIGITS = 3 };
    uint32_t number = 0, found = 0;
    size_t from = t->n;
    for (uint32_t i = 0; i < DIGITS && from; i++) {
        size_t at = from;
        dnm_utf8_prev(t->p, &at);
        if (dnm_read_number((dnm_str){t->p + at, t->n - at}, &number) != t->n - at) break;
        from = at;
        found = number;
    }
    t->n = from;
    return found;
}

/* A first look, which hardly any line passes: a number, 篇 or a closing bracket at its end. */
static bool may_be_counted(const dnm_shape *s)
{
    if (s->stops || s->pauses || s->chars > LONGEST_LABEL) return false;
    const uint32_t last = s->last;
    return (last >= '0' && last <= '9') || (last >= 0xFF10 && last <= 0xFF19) || last == 0x7BC7 ||
           last == 0x5341 || dnm_han_digit(last) >= 0 || dnm_is_closing(last);
}

/* The name of all in front, a number behind it, in brackets or not. */
static counted read_counted(const structure_line *l)
{
    static const char *const closing[] = {"）", ")", "】", "]", NULL};
    static const char *const opening[] = {"（", "(", "【", "[", NULL};
    static const char *const texts[] = {"篇", "范文", "範文", "范例", "範例", "例文", NULL};
    static const char *const joints[] = {"之", "—", "-", "－", "第", "#", NULL};
    enum { NAME_BYTES = 6 };
    counted c = {0};
    dnm_str t = l->text;
    if (l->label.kind != DNM_NO_LABEL || !may_be_counted(&l->shape)) return c;
    const bool bracket = take_any_end(&t, closing);
    c.piece = take_end(&t, "篇");
    const uint32_t number = take_number(&t);
    if (!number || (c.piece && !take_end(&t, "第"))) return c;
    c.piece = take_any_end(&t, texts) || c.piece;
    while (t.n && t.p[t.n - 1] == ' ') t.n--;
    if (bracket && !take_any_end(&t, opening)) return c;
    while (take_any_end(&t, joints) || take_end(&t, " ")) {
    }
    c.called = t;
    c.number = t.n >= NAME_BYTES ? number : 0;
    return c;
}

/* A number that does not say what it counts: the texts, if the collection is called as they are, or says that
 * it has as many. A name of three characters (附件1, 实验二) may be anything. */
static bool counts_texts(const structure_page *page, const counted *c, uint32_t n)
{
    enum { NAME_BYTES = 12 };
    if (c->piece) return true;
    if (structure_announces(&page->lines[0]) == n && n > 1) return true;
    const structure_line *title = &page->lines[0];
    return c->called.n >= NAME_BYTES && title->shape.chars <= LONGEST_LABEL &&
           dnm_str_has(title->text, c->called);
}

/* Lines of one name whose numbers run on from 1, as they are read. */
typedef struct chain {
    uint32_t *lines;
    uint32_t count;
    counted last;
} chain;

static void label_chain(structure_page *page, const chain *found)
{
    if (found->count < 2 || !counts_texts(page, &found->last, found->count)) return;
    for (uint32_t k = 0; k < found->count; k++) {
        structure_line *l = &page->lines[found->lines[k]];
        l->called = found->last.called;
        l->label.number = k + 1;
        make_volume(l);
    }
}

/* Two at least that are called alike and run on from 1. */
void structure_called_pieces(structure_page *page)
{
    chain found = {.lines = dnm_arena_alloc(page->arena, (page->count + 1) * sizeof *found.lines)};
    for (uint32_t i = 0; found.lines && i < page->count; i++) {
        const counted c = page->lines[i].contents ? (counted){0} : read_counted(&page->lines[i]);
        const bool next = found.count && c.number == found.last.number + 1 && c.piece == found.last.piece &&
                          dnm_str_eq(c.called, found.last.called);
        if (!c.number || (!next && c.number != 1)) continue;
        if (!next) {
            label_chain(page, &found);
            found.count = 0;
        }
        found.lines[found.count++] = i;
        found.last = c;
    }
    if (found.lines) label_chain(page, &found);
}

/* ---- "（一）" above a title, "1、title" ---- */

/* Above a title: （一）, （1）, 之一. In front of one: 1、, 一、, （一）; the latter are those of an outline,
 * too. */
typedef enum piece_form {
    FORM_NONE,
    FORM_BRACKET,
    FORM_DIGITS,
    FORM_ONE_OF,
    FORM_BEFORE,
    FORM_HAN_BEFORE,
    FORM_BRACKET_BEFORE,
    FORMS
} piece_form;

/* "之一", "（之二）" and nothing else. Its number; 0 if it is none. */
static uint32_t read_one_of(dnm_str t)
{
    static const char *const words[] = {"之", "（之", "(之", NULL};
    static const char *const closing[] = {"", "）", ")", NULL};
    if (*t.p != *words[0] && *t.p != *words[1] && *t.p != *words[2]) return 0;
    for (size_t i = 0; words[i]; i++) {
        const size_t n = strlen(words[i]), behind = strlen(closing[i]);
        uint32_t number = 0;
        if (t.n <= n + behind || !dnm_has_at(t, 0, words[i]) || !dnm_str_ends(t, dnm_str_of(closing[i])))
            continue;
        const dnm_str digits = {t.p + n, t.n - n - behind};
        if (dnm_read_number(digits, &number) == digits.n) return number;
    }
    return 0;
}

/* "1、title" */
static piece_form form_before_title(const structure_line *l)
{
    const dnm_shape *s = &l->shape;
    if (l->text.n == l->label.len || s->chars > LONGEST_LABEL || s->stops > 1 || s->pauses > 2 ||
        s->ends_sentence || dnm_is_pause(s->last))
        return FORM_NONE;
    switch (l->label.kind) {
    case DNM_LABEL_DIGIT:
        return FORM_BEFORE;
    case DNM_LABEL_HAN:
        return FORM_HAN_BEFORE;
    case DNM_LABEL_HAN_BRACKET:
        return FORM_BRACKET_BEFORE;
    default:
        return FORM_NONE;
    }
}

static piece_form form_of(const structure_line *l, uint32_t many, uint32_t *number)
{
    const bool alone = l->label.len == l->text.n;
    *number = l->label.number;
    if (l->contents || !l->text.n) return FORM_NONE;
    if (l->label.kind == DNM_LABEL_HAN_BRACKET && alone) return FORM_BRACKET;
    if (l->label.kind == DNM_LABEL_DIGIT_BRACKET && alone) return FORM_DIGITS;
    const piece_form before = many ? form_before_title(l) : FORM_NONE;
    if (before != FORM_NONE) return before;
    *number = read_one_of(l->text);
    return *number ? FORM_ONE_OF : FORM_NONE;
}

/* Behind the label come a title, if it has none itself, who spoke and when, and text. */
static bool leads_to_text(const structure_page *page, uint32_t i, piece_form form)
{
    uint32_t j = i + 1;
    if (form < FORM_BEFORE && (j == page->count || page->lines[j].front.kind != DNM_FRONT_TITLE))
        return false;
    for (; j < page->count && j - i < MOST_FRONT; j++) {
        const dnm_front_kind kind = page->lines[j].front.kind;
        if (structure_is_text(&page->lines[j]) || structure_addresses(&page->lines[j])) return true;
        if (kind == DNM_FRONT_NONE) return false;
    }
    return false;
}

static uint64_t chars_to(const structure_page *page, uint32_t from, uint32_t to)
{
    uint64_t chars = 0;
    for (uint32_t i = from; i < to; i++) chars += page->lines[i].shape.chars;
    return chars;
}

/* Whether the labels of a form are those of texts: all of them run on from 1, and each has its text; what may
 * as well be the outline of a single text has as many as the title says. */
static bool is_series(const structure_page *page, piece_form form, uint32_t many)
{
    uint32_t last = 0, from = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        uint32_t number;
        if (form_of(&page->lines[i], many, &number) != form) continue;
        if (number != last + 1 || !leads_to_text(page, i, form)) return false;
        if (last && chars_to(page, from, i) < LEAST_PIECE) return false;
        last = number;
        from = i;
    }
    return last >= 2 && (form <= FORM_BEFORE || last == many) &&
           chars_to(page, from, page->count) >= LEAST_PIECE;
}

void structure_bare_pieces(structure_page *page)
{
    if (!page->count) return;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->lines[i].label.kind == DNM_LABEL_VOLUME) return;
    const uint32_t many = structure_announces(&page->lines[0]);
    for (piece_form form = FORM_BRACKET; form < FORMS; form++) {
        if (!is_series(page, form, many)) continue;
        for (uint32_t i = 0; i < page->count; i++) {
            uint32_t number;
            structure_line *l = &page->lines[i];
            if (form_of(l, many, &number) != form) continue;
            l->label.number = number;
            if (form == FORM_ONE_OF) l->label.len = l->text.n;
            make_volume(l);
        }
        return;
    }
}
