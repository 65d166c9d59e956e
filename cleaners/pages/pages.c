/* pages.c -- takes out what stood at the edges of printed pages, their numbers and their running heads, and
 * puts together the sentences that it interrupts. That such lines are no headings or parts of a list is
 * shown by what they do: again and again they stand in the middle of a sentence, while their numbers run on.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pages/pages.h"

#include <stdlib.h>

#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    PARAGRAPH = 30,     /* characters of a paragraph that is expected to end with a mark */
    ENDED_PERCENT = 70, /* of long paragraphs, where one without a mark is odd */
    LARGEST_STEP = 3,   /* pages may have lost their number */
    RAGGED_BAND = 14    /* columns that a full line may be shorter than the print is wide */
};

/* ---- lines ---- */

static bool holds_prose(uint16_t kind)
{
    return kind == DNM_SECTION || kind == DNM_BLOCK_QUOTE;
}

/* More or less, from what is counted anyway: in Chinese text the marks are as wide as the characters. */
static void read_columns(pages_line *l, dnm_str text)
{
    const dnm_shape *s = &l->shape;
    for (size_t at = 0; at < s->start;) l->indent += dnm_cp_columns(dnm_utf8_next(text.p, s->start, &at));
    l->columns = l->indent + s->chars + s->blanks + s->han + (s->han ? s->stops + s->pauses : 0);
}

static void read_line(pages_text *p, uint32_t block)
{
    pages_line *l = &p->lines[p->count++];
    const dnm_str text = dnm_doc_text(p->doc, block);
    *l = (pages_line){.block = block};
    dnm_leaf_shape(p->doc, block, &l->shape);
    l->text = dnm_shape_text(text, &l->shape);
    l->indented = l->shape.start > 0;
    read_columns(l, text);
    dnm_label label;
    l->labelled = dnm_leaf_label(p->doc, block, &label);
    pages_look_at(l);
    if (l->look == PAGES_HEAD && dnm_leaf_is_code(p->doc, block, l->text)) l->look = PAGES_TEXT;
    dnm_leaf_count_code(p->doc, block, l->text, &p->code);
}

static bool read_lines(pages_text *p, struct dnm_arena *arena)
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

/* ---- what the lines have in common ---- */

static void survey(pages_text *p)
{
    uint32_t all = 0, ended = 0, firsts = 0, others = 0;
    p->print = pages_measure(p->lines, p->count);
    for (uint32_t i = 0; i < p->count; i++) {
        const dnm_shape *s = &p->lines[i].shape;
        const bool running = p->print.width && pages_is_running(&p->print, &p->lines[i]);
        firsts += running && p->lines[i].indent >= p->print.margin + 2;
        others += running;
        if (s->chars < PARAGRAPH) continue;
        const bool whole = s->ends_sentence || dnm_is_closing(s->last);
        all += whole || i + 1 == p->count || p->lines[i + 1].look == PAGES_TEXT; /* others may be torn */
        ended += whole;
    }
    p->marks = all && ended * 100 >= all * ENDED_PERCENT;
    p->indents = firsts >= 2 && firsts * 30 >= others;
}

/* ---- lines that are alike ---- */

static int by_pattern(const void *x, const void *y, const pages_line *lines)
{
    const uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    if (lines[a].pattern != lines[b].pattern) return lines[a].pattern < lines[b].pattern ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* A heap sort: the standard one takes no context. */
static void sift(const pages_text *p, uint32_t root, uint32_t n)
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

static void sort_candidates(pages_text *p)
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

/* On even and odd pages the heads differ, but their numbers go on from one to the other: "8 地方志", "农林
 * 9". Numbers of headings stand before them all. */
static void see_sequence(pages_text *p)
{
    pages_line *last = NULL;
    for (uint32_t i = 0; i < p->count; i++) {
        pages_line *l = &p->lines[i];
        if (l->look == PAGES_TEXT || !l->numbered || !pages_is_torn(p, i)) continue;
        const bool next = last && l->number == last->number + 1 && l->pattern != last->pattern &&
                          l->outside != last->outside;
        if (next) last->runs_on = l->runs_on = true;
        last = l;
    }
}

typedef struct group {
    const uint32_t *lines;
    uint32_t n;
    uint32_t torn; /* of them, in the middle of a sentence */
    uint32_t open; /* ... or with none that ends before them */
    uint32_t sure; /* of the torn ones, where the text surely reads on */
    uint32_t tops; /* of them, right behind a page's number */
    bool runs_on;  /* their numbers do, as those of pages */
    bool same_all; /* the second numbers, of all pages, are one */
    bool sequence; /* one of them runs on with another head */
    bool touching; /* two of them stand together, as pages never are empty */
    bool numbered; /* not all with the same numbers */
} group;

static bool is_known_number(const pages_text *p, uint32_t i)
{
    return p->lines[i].going && p->lines[i].look != PAGES_HEAD;
}

static bool reads_on_around(const pages_text *p, uint32_t i)
{
    const pages_line *a = &p->lines[pages_text_beside(p, i, false)];
    const pages_line *b = &p->lines[pages_text_beside(p, i, true)];
    if (pages_goes_on_in_print(p, a, b) || pages_reads_on(a, b)) return true;
    return p->marks && b->shape.ends_sentence && a->shape.chars >= PARAGRAPH &&
           (a->shape.pauses || a->shape.stops);
}

static group read_group(const pages_text *p, const uint32_t *lines, uint32_t n)
{
    group g = {.lines = lines, .n = n, .runs_on = true, .same_all = true};
    for (uint32_t i = 0; i < n; i++) {
        const pages_line *l = &p->lines[lines[i]];
        const bool torn = pages_is_torn(p, lines[i]);
        g.torn += torn;
        g.open += torn || pages_is_open(p, lines[i]);
        g.sure += torn && reads_on_around(p, lines[i]);
        g.sequence = g.sequence || l->runs_on;
        g.tops += lines[i] && is_known_number(p, lines[i] - 1);
        if (!i) continue;
        const pages_line *last = &p->lines[lines[i - 1]];
        const bool next = l->number > last->number && l->number - last->number <= LARGEST_STEP;
        g.runs_on = g.runs_on && l->numbered && next;
        g.numbered = g.numbered || l->number != last->number;
        g.same_all = g.same_all && l->all == last->all;
        g.touching = g.touching || lines[i] == lines[i - 1] + 1;
    }
    return g;
}

/* A lone number inside a sentence that reads on behind it, or one with the marks of a page's. */
static bool is_lone_number(const pages_text *p, const group *g)
{
    const pages_line *l = &p->lines[g->lines[0]];
    if (l->look != PAGES_NUMBER && l->look != PAGES_OF_ALL) return false;
    if (g->open && !pages_is_bare_number(l)) return true;
    if (!g->torn) return false;
    const pages_line *before = &p->lines[pages_text_beside(p, g->lines[0], false)];
    const pages_line *behind = &p->lines[pages_text_beside(p, g->lines[0], true)];
    if (pages_goes_on_in_print(p, before, behind)) return true;
    const bool marked = !pages_is_bare_number(l);
    if (marked && p->marks && before->shape.pauses && before->shape.chars >= PARAGRAPH) return true;
    const bool broken_off = before->shape.stops || before->shape.pauses > 1;
    if (p->marks && broken_off && before->shape.chars >= PARAGRAPH && g->open) return true;
    return pages_cannot_begin(behind->shape.first) ||
           dnm_han_pair_saving(before->shape.last, behind->shape.first) > 0;
}

/* A name of more than one word, or of three hanzi at least; single words of Latin letters stand in sentences.
 */
static bool may_be_head(const pages_line *l)
{
    enum { FEWEST_HAN = 3 };
    if (l->shape.pauses) return false;
    if (l->shape.han) return l->shape.han >= FEWEST_HAN;
    return l->shape.blanks && dnm_cp_is_letter(l->shape.first) &&
           dnm_cp_lower(l->shape.first) != l->shape.first;
}

/* As heads do not: the same words may fill a line again. */
static bool fills_line(const pages_text *p, const pages_line *l)
{
    return p->print.width && l->columns - l->indent + RAGGED_BAND > p->print.width &&
           l->shape.blanks * 4 < l->shape.chars + l->shape.han;
}

/* "图 2 …": a picture between the lines of a text has a number, too. */
static bool is_caption(const pages_line *l)
{
    static const uint32_t firsts[] = {0x56FE, 0x5716, 0x8868, 0x7167,
                                      0x63D2, 0x9644, 'F',    'T'}; /* 图圖表照插附 */
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (l->shape.first == firsts[i]) return true;
    return false;
}

static bool has_pause_before(const pages_text *p, uint32_t i)
{
    enum { FEWEST = 20 };
    const pages_line *a = &p->lines[pages_text_beside(p, i, false)];
    return a->shape.chars >= FEWEST && (a->shape.pauses || a->shape.stops);
}

/* A name and a number behind or before it, once in a text, in the middle of a sentence that surely reads on.
 */
static bool is_lone_head(const pages_text *p, const group *g)
{
    enum { LARGEST = 999, FEWEST_HAN = 4 };
    const pages_line *l = &p->lines[g->lines[0]];
    if (l->look != PAGES_HEAD || !l->numbered || l->number > LARGEST || l->labelled) return false;
    if (l->shape.ends_sentence) return false;
    if (!g->sure && (!g->open || !has_pause_before(p, g->lines[0]))) return false;
    const bool at_end = l->outside || dnm_cp_is_digit(l->shape.first);
    const bool named = l->shape.han ? l->shape.han >= FEWEST_HAN : pages_is_set_as_head(l) && may_be_head(l);
    return (p->marks || p->print.width) && at_end && named && l->shape.blanks && !l->shape.pauses &&
           !is_caption(l);
}

static bool is_edge(const pages_text *p, const group *g)
{
    const pages_line *l = &p->lines[g->lines[0]];
    if (g->touching) return false;
    if (g->sequence && (g->n == 1 || g->runs_on)) return true;
    if (g->n == 1) return is_lone_number(p, g) || is_lone_head(p, g);
    switch (l->look) {
    case PAGES_OF_ALL:
        return g->runs_on && g->same_all && l->all > 1 && (g->torn || g->n >= 3);
    case PAGES_NUMBER:
        return g->runs_on && g->torn && g->torn * 4 >= g->n;
    case PAGES_HEAD:
        if ((g->numbered || (l->numbered && !p->print.width)) && !g->runs_on) return false;
        if (!g->numbered && fills_line(p, l)) return false;
        if (g->tops == g->n && g->torn) return true;
        if (!g->numbered && !p->print.width && !l->numbered && (p->broken || !may_be_head(l))) return false;
        if (g->numbered && g->open && g->open * 3 >= g->n && may_be_head(l)) return true;
        return g->torn * 3 >= g->n && g->torn >= (g->numbered || (g->sure && p->marks) ? 1u : 2u);
    default:
        return false;
    }
}

/* Candidates from order[i] on that have one pattern. */
uint32_t pages_group_size(const pages_text *p, uint32_t i)
{
    const uint64_t pattern = p->lines[p->order[i]].pattern;
    uint32_t n = 1;
    while (i + n < p->candidates && p->lines[p->order[i + n]].pattern == pattern) n++;
    return n;
}

static void mark_repeated(pages_text *p)
{
    for (uint32_t i = 0, n; i < p->candidates; i += n) {
        n = pages_group_size(p, i);
        for (uint32_t k = i; k < i + n; k++) {
            pages_line *l = &p->lines[p->order[k]];
            l->repeated = l->look != PAGES_HEAD || (n > 1 && !l->shape.ends_sentence && !fills_line(p, l));
        }
    }
}

/* What stands before all text is the title that later pages repeat, and what first stands between sentences
 * without a page's number may be the heading that they do. */
static bool is_what_others_repeat(const pages_text *p, const group *g, uint32_t k)
{
    const uint32_t i = g->lines[k];
    if (p->lines[i].look != PAGES_HEAD) return false;
    if (pages_text_beside(p, i, false) >= p->count) return true;
    return k == 0 && p->lines[i].labelled && !g->numbered && !pages_is_torn(p, i);
}

/* Where lines were broken around the names in their sentences, names recur, too, but many more lines stand in
 * the middle of a sentence only once. */
static bool is_broken_around_names(const pages_text *p)
{
    enum { MOST_HEADS = 3 };
    uint32_t torn = 0, of_heads = 0, heads = 0;
    for (uint32_t i = 0, n; i < p->candidates; i += n) {
        n = pages_group_size(p, i);
        if (p->lines[p->order[i]].look != PAGES_HEAD || p->lines[p->order[i]].numbered) continue;
        const group g = read_group(p, &p->order[i], n);
        const bool edge = is_edge(p, &g);
        torn += g.torn;
        of_heads += edge ? g.torn : 0;
        heads += edge;
    }
    return heads && (heads > MOST_HEADS || of_heads * 2 <= torn);
}

static void mark_groups(pages_text *p, bool heads)
{
    for (uint32_t i = 0, n; i < p->candidates; i += n) {
        n = pages_group_size(p, i);
        if ((p->lines[p->order[i]].look == PAGES_HEAD) != heads) continue;
        const group g = read_group(p, &p->order[i], n);
        const bool edge = is_edge(p, &g);
        for (uint32_t k = 0; k < n && edge; k++)
            p->lines[g.lines[k]].going = !is_what_others_repeat(p, &g, k);
    }
}

/* What begins or ends a text with a number that is set as those of pages are: its first page has the head,
 * too, and no title is set so. */
static void mark_framed_ends(pages_text *p)
{
    if (p->count < 3) return;
    pages_line *first = &p->lines[0], *last = &p->lines[p->count - 1];
    if (first->look == PAGES_HEAD && pages_is_framed(first->text)) first->going = true;
    if (last->look == PAGES_NUMBER && pages_is_framed(last->text)) last->going = true;
}

/* Short lines behind a page's number, in a sentence that a print goes on with behind them: heads that come
 * but once in a few pages. */
static void mark_heads_behind_numbers(pages_text *p)
{
    for (uint32_t i = 0; i + 1 < p->count && p->print.width; i++) {
        if (!is_known_number(p, i)) continue;
        const uint32_t before = pages_text_beside(p, i, false), behind = pages_text_beside(p, i, true);
        if (before >= p->count || behind >= p->count) continue;
        if (!pages_goes_on_in_print(p, &p->lines[before], &p->lines[behind])) continue;
        for (uint32_t k = i + 1; k < behind; k++) p->lines[k].going = !p->lines[k].shape.ends_sentence;
    }
}

/* ---- taking them out ---- */

static uint16_t rule_of(const pages_line *l)
{
    return l->look == PAGES_HEAD ? PAGES_RULE_HEAD : PAGES_RULE_NUMBER;
}

static void cut_text(const pages_text *p, dnm_why why, const pages_line *l)
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
static void join(const pages_text *p, uint32_t a, uint32_t b)
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

/* In a print the lines stay as they are, but for a blank line that may stand before the second: what joins
 * lines knows the width, and must find it. */
static void close_up(const pages_text *p, uint32_t a, uint32_t b)
{
    const dnm_why why = {rule_of(&p->lines[a + 1]), 850};
    const uint32_t block = p->lines[b].block;
    for (uint32_t i = a + 1; i < b; i++) dnm_edit_drop(p->editor, why, p->lines[i].block);
    if (dnm_doc_attr(p->doc, dnm_doc_view(p->doc)->blocks[block].attrs, "gap").p)
        dnm_edit_set_attrs(p->editor, why, block, 0);
}

/* Blocks that follow each other, so that nothing else is drawn into the join. */
static bool are_neighbours(const pages_text *p, uint32_t a, uint32_t b)
{
    return p->lines[b].block - p->lines[a].block == b - a;
}

static void take_out(const pages_text *p)
{
    for (uint32_t i = 0; i < p->count; i++) {
        if (!p->lines[i].going) continue;
        uint32_t end = i + 1;
        while (end < p->count &&
               (p->lines[end].going || (!p->lines[end].shape.chars && end - i < PAGES_MOST_BETWEEN)))
            end++;
        const bool between = i > 0 && end < p->count && are_neighbours(p, i - 1, end);
        const pages_line *a = between ? &p->lines[i - 1] : NULL, *b = between ? &p->lines[end] : NULL;
        if (between && (pages_goes_on_in_print(p, a, b) || pages_is_inside_paragraph(p, a, b))) {
            close_up(p, i - 1, end);
        } else if (between && pages_goes_on_past_edge(p, a, b)) {
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
    pages_text p = {.doc = doc, .editor = editor};
    if (!read_lines(&p, dnm_job_arena(job)))
        return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "pages.memory",
                        DNM_N_("no memory to look for the edges of pages"));
    if (dnm_is_code(&p.code)) return DNM_OK; /* a program has lines that come again */
    survey(&p);
    sort_candidates(&p);
    mark_repeated(&p);
    see_sequence(&p);
    mark_groups(&p, false);
    pages_mark_known(&p);
    p.broken = is_broken_around_names(&p);
    mark_groups(&p, true);
    mark_framed_ends(&p);
    mark_heads_behind_numbers(&p);
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
