/* show_edit.c -- show_edit.h. Context is taken from the converter's text, where an edit's place never moves.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/show_edit.h"

#include <stdlib.h>

#include "cli/utf8.h"

enum { CONTEXT = 24, LONGEST = 60 /* bytes */ };

/* ---- text for a terminal ---- */

/* What has no shape of its own: controls, spaces that look like others, zero-width and private characters. */
static bool is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x115F, 0x1160},   {0x180E, 0x180E},
                  {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3164, 0x3164},   {0xD800, 0xF8FF},
                  {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFC}, {0xE0000, 0x10FFFF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

void show_text(FILE *to, const char *p, size_t n)
{
    for (size_t at = 0, length; at < n; at += length ? length : 1) {
        uint32_t c;
        length = utf8_decode(p + at, n - at, &c);
        if (!length)
            fputs("\xEF\xBF\xBD", to);
        else if (c == '\n')
            fputs("⏎", to);
        else if (c == '\t')
            fputs("⇥", to);
        else if (c == 0x3000)
            fputs("□", to);
        else if (is_invisible(c))
            fprintf(to, "<%02X>", (unsigned)c);
        else
            fwrite(p + at, 1, length, to);
    }
}

/* The same, with the middle of a long text left out. */
static void put_short(FILE *to, const char *p, size_t n)
{
    size_t head, tail;
    if (!utf8_halves(p, n, LONGEST, &head, &tail)) {
        show_text(to, p, n);
        return;
    }
    show_text(to, p, head);
    fputs("…", to);
    show_text(to, p + tail, n - tail);
}

/* ---- around an edit ---- */

/* Births [begin, at) stand before the change, [past, end) after it. */
typedef struct around {
    uint32_t begin, at, past, end;
} around;

/* The leaf of the converter's document that a birth lies in; its text addresses are births. */
static const dnm_block *leaf_of(const dnm_view *origin, uint32_t birth)
{
    uint32_t low = 0, high = origin->block_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (origin->blocks[middle].off <= birth)
            low = middle;
        else
            high = middle;
    }
    while (low && !origin->blocks[low].len) low--;
    return &origin->blocks[low];
}

/* Context ends with the paragraph. */
static around around_of(const dnm_doc *doc, const dnm_edit *e)
{
    const dnm_history *h = dnm_doc_history(doc);
    const dnm_view *origin = dnm_doc_origin(doc);
    around a = {.begin = e->at, .at = e->at, .past = e->at, .end = e->at};
    if (e->ncut) {
        const dnm_cut *last = &h->cuts[e->first_cut + e->ncut - 1];
        a.past = a.end = last->off + last->len;
    }
    if (e->at < h->origin_len) {
        const dnm_block *leaf = leaf_of(origin, e->at);
        a.begin = a.at - leaf->off > CONTEXT ? a.at - CONTEXT : leaf->off;
        while (a.begin < a.at && utf8_continues(h->births[a.begin])) a.begin++;
    }
    if (a.past <= h->origin_len) {
        const dnm_block *leaf = leaf_of(origin, a.past > a.at ? a.past - 1 : a.past);
        uint32_t leaf_end = leaf->off + leaf->len > a.past ? leaf->off + leaf->len : a.past;
        a.end = leaf_end - a.past > CONTEXT ? a.past + CONTEXT : leaf_end;
        while (a.end > a.past && a.end < h->origin_len && utf8_continues(h->births[a.end])) a.end--;
    }
    return a;
}

char *edit_removed(const dnm_doc *doc, const dnm_edit *edit, size_t *n)
{
    const dnm_history *h = dnm_doc_history(doc);
    size_t size = 0, at = 0;
    for (uint32_t i = 0; i < edit->ncut; i++) size += h->cuts[edit->first_cut + i].len;
    char *text = malloc(size + 1);
    if (!text) return NULL;
    for (uint32_t i = 0; i < edit->ncut; i++) {
        const dnm_cut *cut = &h->cuts[edit->first_cut + i];
        memcpy(text + at, h->births + cut->off, cut->len);
        at += cut->len;
    }
    *n = size;
    return text;
}

/* ---- the forms ---- */

static void put_quoted(FILE *to, const dnm_history *h, const around *a, const char *p, size_t n,
                       const char *mark)
{
    fputs("“", to);
    show_text(to, h->births + a->begin, a->at - a->begin);
    put_short(to, p, n);
    fputs(mark, to);
    show_text(to, h->births + a->past, a->end - a->past);
    fputs("”", to);
}

/* “…where it says this, and…” → “…where it says that, and…”; a paragraph's end is shown as ⏎. */
static void put_change(FILE *to, const dnm_doc *doc, const dnm_edit *e, const char *removed, size_t n)
{
    const dnm_history *h = dnm_doc_history(doc);
    around a = around_of(doc, e);
    put_quoted(to, h, &a, removed, n, e->op == DNM_OP_JOIN ? "⏎" : "");
    fputs(" → ", to);
    put_quoted(to, h, &a, h->births + e->put, e->put_len, e->op == DNM_OP_SPLIT ? "⏎" : "");
}

/* Whole blocks go without their neighbours: nothing is left that these would explain. */
static void put_drop(FILE *to, const char *removed, size_t n, const char *what_is_left, dnm_str note)
{
    fputs("“", to);
    put_short(to, removed, n);
    fprintf(to, "” → %s", what_is_left);
    show_text(to, note.p, note.n);
}

/* Edits that change no text point at where they are. */
static void put_place(FILE *to, const dnm_doc *doc, const dnm_edit *e, dnm_str note)
{
    const dnm_history *h = dnm_doc_history(doc);
    size_t left = h->birth_len - e->at, n = e->len < left ? e->len : left;
    size_t at = e->at;
    if (n == 0) { /* a point: what stands around it */
        const around a = around_of(doc, e);
        at = a.begin;
        n = a.end - a.begin;
    }
    fputs("“", to);
    put_short(to, h->births + at, n);
    fputs("”", to);
    if (!note.n) return;
    fputs(" (", to);
    show_text(to, note.p, note.n);
    fputc(')', to);
}

void show_edit(FILE *to, const dnm_doc *doc, uint32_t number)
{
    const dnm_history *h = dnm_doc_history(doc);
    const dnm_edit *e = &h->edits[number];
    dnm_str note = dnm_doc_string(doc, e->note);
    size_t n;
    char *removed = edit_removed(doc, e, &n);
    if (!removed) return;
    bool changes_text = e->ncut || e->put_len || e->op == DNM_OP_SPLIT || e->op == DNM_OP_JOIN;
    if (e->op == DNM_OP_DROP)
        put_drop(to, removed, n, "∅", (dnm_str){0});
    else if (e->op == DNM_OP_LIFT)
        put_drop(to, removed, n, "", note);
    else if (changes_text)
        put_change(to, doc, e, removed, n);
    else
        put_place(to, doc, e, note);
    free(removed);
}
