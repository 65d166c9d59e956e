/* pages.c -- takes out what stood at the edges of printed pages, their numbers and their running heads, and
 * puts together the sentences that it interrupts. That such lines are no headings or parts of a list is
 * shown by what they do: again and again they stand in the middle of a sentence, while their numbers run on.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pages/pages.h"

#include <stdlib.h>

#include "core/text/code.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONG_LINE = 38,     /* characters: longer than nearly all headings */
    PARAGRAPH = 30,     /* ... of a paragraph that is expected to end with a mark */
    TORN_LINE = 16,     /* ... and of one that may be torn */
    ENDED_PERCENT = 70, /* of long paragraphs, where one without a mark is odd */
    MOST_BETWEEN = 3,   /* lines of a page's foot and the next one's head */
    LARGEST_STEP = 3    /* pages may have lost their number */
};

typedef struct page {
    const dnm_doc *doc;
    dnm_editor *editor;
    pages_line *lines;
    uint32_t *order; /* of the lines that may be heads, by pattern */
    uint32_t count, candidates;
    dnm_code_census code;
    bool marks; /* paragraphs end with marks */
} page;

/* ---- lines ---- */

static bool holds_prose(uint16_t kind)
{
    return kind == DNM_SECTION || kind == DNM_BLOCK_QUOTE;
}

static void read_line(page *p, uint32_t block)
{
    pages_line *l = &p->lines[p->count++];
    const dnm_str text = dnm_doc_text(p->doc, block);
    *l = (pages_line){.block = block};
    dnm_leaf_shape(p->doc, block, &l->shape);
    l->text = dnm_shape_text(text, &l->shape);
    l->indented = l->shape.start > 0;
    dnm_label label;
    l->labelled = dnm_leaf_label(p->doc, block, &label);
    pages_look_at(l);
    if (l->look == PAGES_HEAD && dnm_leaf_is_code(p->doc, block, l->text)) l->look = PAGES_TEXT;
    dnm_leaf_count_code(p->doc, block, l->text, &p->code);
}

static bool read_lines(page *p, struct dnm_arena *arena)
{
    const dnm_view *v = dnm_doc_view(p->doc);
    p->lines = dnm_arena_alloc(arena, v->block_count * sizeof *p->lines);
    p->order = dnm_arena_alloc(arena, v->block_count * sizeof *p->order);
    if (!p->lines || !p->order) return false;
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (b->kind == DNM_PARAGRAPH) {
            read_line(p, i);
        } else if (!holds_prose(b->kind)) {
            i = b->end - 1;
        }
    }
    return true;
}

/* ---- what a line interrupts ---- */

/* The next line of text in a direction; `count` where there is none nearby. */
static uint32_t text_beside(const page *p, uint32_t i, bool behind)
{
    for (uint32_t k = 1; k <= MOST_BETWEEN; k++) {
        if (behind ? i + k >= p->count : i < k) break;
        const uint32_t at = behind ? i + k : i - k;
        const pages_line *l = &p->lines[at];
        if (l->shape.chars && (l->look == PAGES_TEXT || l->shape.chars >= TORN_LINE || l->shape.stops))
            return at;
    }
    return p->count;
}

static bool is_latin(uint32_t cp)
{
    enum { BEHIND_CYRILLIC = 0x530 };
    return cp < BEHIND_CYRILLIC && dnm_cp_is_letter(cp);
}

static bool is_small(uint32_t cp)
{
    return is_latin(cp) && dnm_cp_lower(cp) == cp;
}

/* Between words of Latin letters only where a sentence was read before: cells of tables have none. */
static bool may_go_on(const pages_line *a, uint32_t last, uint32_t first)
{
    if (dnm_cp_has(last, DNM_CP_HAN | DNM_CP_CJK_PUNCT) || dnm_cp_has(first, DNM_CP_HAN)) return true;
    return a->shape.stops && is_small(first);
}

/* Nearly no heading is as long, or pauses as often; the number of a point has a mark of its own. */
static bool may_be_heading(const pages_line *a)
{
    const uint32_t pauses = 2u + a->labelled;
    if (a->shape.stops || a->shape.pauses >= pauses) return false;
    return a->labelled || a->shape.chars < LONG_LINE;
}

/* No line begins so that nothing stands before. */
static bool cannot_begin(uint32_t cp)
{
    return dnm_is_pause(cp) || (dnm_is_stop(cp) && cp >= 0x3000) || cp == 0xFF09 || cp == 0x201D ||
           cp == 0x300B;
}

/* A number without marks may count the points of a list, or the rows of a table. */
static bool is_bare_number(const pages_line *l)
{
    return l->look == PAGES_NUMBER && l->shape.digits == l->shape.chars;
}

static bool goes_on(const page *p, const pages_line *a, const pages_line *b)
{
    const uint32_t last = a->shape.last, first = b->shape.first;
    if (a->shape.chars < TORN_LINE || a->shape.ends_sentence || b->labelled || b->indented > a->indented)
        return false;
    if (!may_go_on(a, last, first)) return false;
    if (last == ',' || last == 0xFF0C || last == 0x3001 || cannot_begin(first)) return true;
    if (last == ':' || last == 0xFF1A || dnm_is_closing(last) || dnm_is_opening(first)) return false;
    if (may_be_heading(a)) return false;
    return p->marks || dnm_han_pair_saving(last, first) > 0;
}

/* Behind what is known to have stood at the edge of a page, words go on where less was read before. */
static bool goes_on_past_edge(const page *p, const pages_line *a, const pages_line *b)
{
    if (goes_on(p, a, b)) return true;
    if (a->shape.ends_sentence) return false;
    const bool words = is_latin(b->shape.first) && (is_latin(a->shape.last) || a->shape.last == ',');
    return words && p->marks && a->shape.chars >= LONG_LINE && !a->labelled && !b->labelled &&
           b->indented <= a->indented && b->shape.stops;
}

/* Whether the sentence before a line goes on behind it. */
static bool is_torn(const page *p, uint32_t i)
{
    const uint32_t before = text_beside(p, i, false), behind = text_beside(p, i, true);
    if (before >= p->count || behind >= p->count) return false;
    const pages_line *a = &p->lines[before], *b = &p->lines[behind];
    if (is_bare_number(&p->lines[i]) && !a->shape.stops && a->shape.chars < LONG_LINE &&
        !dnm_is_pause(a->shape.last) && !cannot_begin(b->shape.first))
        return false;
    return goes_on(p, a, b);
}

static void survey(page *p)
{
    uint32_t all = 0, ended = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        const dnm_shape *s = &p->lines[i].shape;
        if (s->chars < PARAGRAPH) continue;
        const bool whole = s->ends_sentence || dnm_is_closing(s->last);
        all += whole || i + 1 == p->count || p->lines[i + 1].look == PAGES_TEXT; /* others may be torn */
        ended += whole;
    }
    p->marks = all && ended * 100 >= all * ENDED_PERCENT;
}

/* ---- lines that are alike ---- */

static int by_pattern(const void *x, const void *y, const pages_line *lines)
{
    const uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    if (lines[a].pattern != lines[b].pattern) return lines[a].pattern < lines[b].pattern ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* A heap sort: the standard one takes no context. */
static void sift(const page *p, uint32_t root, uint32_t n)
{
    uint32_t *order = p->order;
    for (uint32_t child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n && by_pattern(&order[child], &order[child + 1], p->lines) < 0) child++;
        if (by_pattern(&order[root], &order[child], p->lines) >= 0) return;
        const uint32_t moved = order[root];
        order[root] = order[child];
        order[child] = moved;
    }
}

static void sort_candidates(page *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (p->lines[i].look != PAGES_TEXT) p->order[p->candidates++] = i;
    for (uint32_t i = p->candidates / 2; i-- > 0;) sift(p, i, p->candidates);
    for (uint32_t n = p->candidates; n > 1; n--) {
        const uint32_t moved = p->order[0];
        p->order[0] = p->order[n - 1];
        p->order[n - 1] = moved;
        sift(p, 0, n - 1);
    }
}

typedef struct group {
    const uint32_t *lines;
    uint32_t n;
    uint32_t torn; /* of them, in the middle of a sentence */
    bool runs_on;  /* their numbers do, as those of pages */
    bool same_all; /* the second numbers, of all pages, are one */
    bool touching; /* two of them stand together, as pages never are empty */
} group;

static group read_group(const page *p, const uint32_t *lines, uint32_t n)
{
    group g = {.lines = lines, .n = n, .runs_on = true, .same_all = true};
    for (uint32_t i = 0; i < n; i++) {
        const pages_line *l = &p->lines[lines[i]];
        g.torn += is_torn(p, lines[i]);
        if (!i) continue;
        const pages_line *last = &p->lines[lines[i - 1]];
        const bool next = l->number > last->number && l->number - last->number <= LARGEST_STEP;
        g.runs_on = g.runs_on && l->numbered && next;
        g.same_all = g.same_all && l->all == last->all;
        g.touching = g.touching || lines[i] == lines[i - 1] + 1;
    }
    return g;
}

/* A lone number inside a sentence that reads on behind it, or one with the marks of a page's. */
static bool is_lone_number(const page *p, const group *g)
{
    const pages_line *l = &p->lines[g->lines[0]];
    if ((l->look != PAGES_NUMBER && l->look != PAGES_OF_ALL) || !g->torn) return false;
    const pages_line *before = &p->lines[text_beside(p, g->lines[0], false)];
    const pages_line *behind = &p->lines[text_beside(p, g->lines[0], true)];
    const bool marked = !is_bare_number(l);
    if (marked && p->marks && before->shape.pauses && before->shape.chars >= PARAGRAPH) return true;
    return cannot_begin(behind->shape.first) ||
           dnm_han_pair_saving(before->shape.last, behind->shape.first) > 0;
}

static bool is_edge(const page *p, const group *g)
{
    const pages_line *l = &p->lines[g->lines[0]];
    if (g->touching) return false;
    if (g->n == 1) return is_lone_number(p, g);
    switch (l->look) {
    case PAGES_OF_ALL:
        return g->runs_on && g->same_all && l->all > 1 && (g->torn || g->n >= 3);
    case PAGES_NUMBER:
        return g->runs_on && g->torn && g->torn * 4 >= g->n;
    case PAGES_HEAD:
        if (l->numbered && !g->runs_on) return false;
        return g->torn * 3 >= g->n && g->torn >= (l->numbered ? 1u : 2u);
    default:
        return false;
    }
}

static void mark_groups(page *p)
{
    for (uint32_t i = 0, n; i < p->candidates; i += n) {
        const uint64_t pattern = p->lines[p->order[i]].pattern;
        for (n = 1; i + n < p->candidates && p->lines[p->order[i + n]].pattern == pattern; n++) {
        }
        const group g = read_group(p, &p->order[i], n);
        if (!is_edge(p, &g)) continue;
        /* What stands before all text is the title that later pages repeat. */
        for (uint32_t k = 0; k < n; k++)
            p->lines[g.lines[k]].going = text_beside(p, g.lines[k], false) < p->count;
    }
}

/* ---- taking them out ---- */

static uint16_t rule_of(const pages_line *l)
{
    return l->look == PAGES_HEAD ? PAGES_RULE_HEAD : PAGES_RULE_NUMBER;
}

static void cut_text(const page *p, dnm_why why, const pages_line *l)
{
    const uint32_t n = (uint32_t)dnm_doc_text(p->doc, l->block).n;
    if (n) dnm_edit_cut(p->editor, why, l->block, 0, n);
}

static bool is_latin_seam(const pages_line *a, const pages_line *b)
{
    return a->shape.last < 0x250 && dnm_cp_has(b->shape.first, DNM_CP_LETTER | DNM_CP_DIGIT) &&
           b->shape.first < 0x250;
}

/* Lines a and b become one; what stands between them goes. */
static void join(const page *p, uint32_t a, uint32_t b)
{
    const pages_line *first = &p->lines[a], *last = &p->lines[b];
    const dnm_why why = {rule_of(&p->lines[a + 1]), 850};
    const uint32_t end = (uint32_t)first->shape.end, n = (uint32_t)dnm_doc_text(p->doc, first->block).n;
    if (n > end) dnm_edit_cut(p->editor, why, first->block, end, n - end);
    if (last->shape.start) dnm_edit_cut(p->editor, why, last->block, 0, (uint32_t)last->shape.start);
    for (uint32_t i = a + 1; i < b; i++) cut_text(p, why, &p->lines[i]);
    for (uint32_t i = a; i < b; i++)
        dnm_edit_join(p->editor, why, p->lines[i].block,
                      i == a && is_latin_seam(first, last) ? DNM_STR(" ") : DNM_STR(""));
}

/* Blocks that follow each other, so that nothing else is drawn into the join. */
static bool are_neighbours(const page *p, uint32_t a, uint32_t b)
{
    return p->lines[b].block - p->lines[a].block == b - a;
}

static void take_out(const page *p)
{
    for (uint32_t i = 0; i < p->count; i++) {
        if (!p->lines[i].going) continue;
        uint32_t end = i + 1;
        while (end < p->count &&
               (p->lines[end].going || (!p->lines[end].shape.chars && end - i < MOST_BETWEEN)))
            end++;
        const bool between = i > 0 && end < p->count;
        if (between && goes_on_past_edge(p, &p->lines[i - 1], &p->lines[end]) &&
            are_neighbours(p, i - 1, end)) {
            join(p, i - 1, end);
        } else {
            for (uint32_t k = i; k < end; k++)
                if (p->lines[k].going)
                    dnm_edit_drop(p->editor, (dnm_why){rule_of(&p->lines[k]), 850}, p->lines[k].block);
        }
        i = end - 1;
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    page p = {.doc = doc, .editor = editor};
    if (!read_lines(&p, dnm_job_arena(job)))
        return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "pages.memory",
                        DNM_N_("no memory to look for the edges of pages"));
    if (dnm_is_code(&p.code)) return DNM_OK; /* a program has lines that come again */
    survey(&p);
    sort_candidates(&p);
    mark_groups(&p);
    take_out(&p);
    dnm_count(job, "pages_lines", p.count);
    return DNM_OK;
}

#define PAGE_1 "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，"
#define PAGE_2 "群众十分满意。今后还要添置设备，修整道路，把每一条沟、每一片林都管起来，做到处处"
#define PAGE_3 "有人管，事事有人问。"
#define WHOLE  "场里的工作，一靠领导重视，二靠职工出力，三靠周围各村配合，缺了哪一样都不成。\n"

static const dnm_rule rules[] = {
    [PAGES_RULE_NUMBER] =
        {
            .id = "number",
            .summary = DNM_N_("takes out the numbers of pages between lines, and joins what they part"),
            .before = WHOLE PAGE_1 "\n— 3 —\n" PAGE_2 "\n— 4 —\n" PAGE_3,
            .after = WHOLE PAGE_1 PAGE_2 PAGE_3,
            .untouched = WHOLE "1\n" WHOLE "2\n" WHOLE "3\n" WHOLE,
        },
    [PAGES_RULE_HEAD] =
        {
            .id = "head",
            .summary = DNM_N_("takes out the running heads of pages, and joins what they part"),
            .before = WHOLE PAGE_1 "\n红松林场年报 3\n" PAGE_2 "\n红松林场年报 4\n" PAGE_3,
            .after = WHOLE PAGE_1 PAGE_2 PAGE_3,
            .untouched = WHOLE "上午\n" WHOLE "下午\n" WHOLE "上午\n" WHOLE,
        },
    {.id = NULL},
};

const dnm_cleaner dnm_cleaner_pages = {
    .name = "pages",
    .summary = DNM_N_("takes out what stood at the edges of printed pages"),
    .phase = DNM_STRUCTURE,
    .order = 3,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
