/* listings.c -- pages printed as an example: lines that hold nothing but markup and a few words, whose tags
 * close in order and stand around other lines, behind a line that announces them or indented as they nest.
 * What a wrong escape leaves stands amid prose instead, one paragraph at a time.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/markup_residue/listings.h"

#include "cleaners/markup_residue/markup.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    DEEP = 32,       /* elements open at once */
    FEWEST = 3,      /* lines */
    MOST_WORDS = 40, /* characters of text in a line of a listing */
    PROSE = 8        /* characters of a line that announces one */
};

/* Lines in a row that may be one. */
typedef struct run {
    uint16_t open[DEEP];
    uint32_t depth;
    uint32_t first, last; /* leaves; the last one at which everything was closed */
    uint32_t lines;       /* up to there */
    uint32_t pending;     /* and behind it */
    size_t margin;        /* blanks before the first line */
    bool nested;          /* a line stands between tags that have lines of their own */
    bool indented;        /* … and all such lines are indented further than the first */
    bool announced;
} run;

static bool is_void(uint16_t name)
{
    static const char *const names[] = {"br",   "hr",  "img",  "input", "meta",
                                        "link", "col", "area", "base",  "wbr"};
    if (name == MARKUP_NAMES) return true; /* comments and the like */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(markup_name(name), names[i]) == 0) return true;
    return false;
}

/* False where the tag does not fit what is open. */
static bool take_tag(run *r, const markup_tag *tag)
{
    if (is_void(tag->name)) return true;
    if (tag->closing) return r->depth && r->open[--r->depth] == tag->name;
    if (r->depth == DEEP) return false;
    r->open[r->depth++] = tag->name;
    return true;
}

/* Whether the line, edges left out, is tags in order with few words between them. */
static bool take_line(run *r, dnm_str line)
{
    uint32_t words = 0;
    bool tag_last = false;
    if (line.p[0] != '<' && line.p[0] != '&') return false;
    for (size_t at = 0; at < line.n;) {
        markup_tag tag;
        if ((line.p[at] == '<' || line.p[at] == '&') && markup_tag_at(line, at, &tag)) {
            if (!take_tag(r, &tag)) return false;
            at = tag.end;
            tag_last = true;
            continue;
        }
        if (at == 0 || ++words > MOST_WORDS) return false;
        dnm_utf8_next(line.p, line.n, &at);
        tag_last = false;
    }
    return tag_last;
}

static bool announces(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return !(shape.has & DNM_HAS_MARKUP) && (shape.last == ':' || shape.last == 0xFF1A);
}

static bool is_prose(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return !(shape.has & DNM_HAS_MARKUP) && shape.chars >= PROSE;
}

static void begin(run *r, const markup_listings *l, uint32_t block)
{
    *r = (run){.first = block, .indented = true};
    r->announced = block > 1 && announces(l->doc, block - 1);
}

/* The next leaf is none of it. */
static void end(run *r, markup_listings *l, uint32_t next)
{
    const bool set = r->nested && r->indented && is_prose(l->doc, r->first - 1) &&
                     next < dnm_doc_view(l->doc)->block_count;
    if (r->lines >= FEWEST && r->nested && (r->announced || set) && l->count < MARKUP_MOST_LISTINGS) {
        l->first[l->count] = r->first;
        l->last[l->count++] = r->last;
    }
    *r = (run){0};
}

static void take_leaf(run *r, markup_listings *l, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(l->doc, block, &shape);
    if (!(shape.has & DNM_HAS_MARKUP)) {
        if (r->first) end(r, l, block);
        return;
    }
    const uint32_t depth = r->depth;
    if (!r->first) begin(r, l, block);
    if (!take_line(r, dnm_shape_text(dnm_doc_text(l->doc, block), &shape))) {
        end(r, l, block);
        return;
    }
    if (block == r->first) r->margin = shape.start;
    r->pending++;
    if (depth && r->depth >= depth) {
        r->nested = true;
        r->indented = r->indented && shape.start > r->margin;
    }
    if (r->depth) return;
    r->last = block;
    r->lines += r->pending;
    r->pending = 0;
}

void markup_find_listings(markup_listings *l)
{
    const dnm_view *v = dnm_doc_view(l->doc);
    run r = {0};
    for (uint32_t i = 2; i < v->block_count; i++) {
        if (v->blocks[i].kind == DNM_PARAGRAPH && v->blocks[i].len) {
            take_leaf(&r, l, i);
        } else if (r.first) {
            end(&r, l, i);
        }
    }
    if (r.first) end(&r, l, v->block_count);
}

bool markup_is_listing(const markup_listings *l, uint32_t block)
{
    for (uint32_t i = 0; i < l->count; i++)
        if (block >= l->first[i] && block <= l->last[i]) return true;
    return false;
}
