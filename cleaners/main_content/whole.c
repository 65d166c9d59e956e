/* whole.c -- a timetable without the numbers of its lines and a chronicle without its years say nothing. A
 * table of data is told by its form: rows of several short cells, of which at most some are links, beside
 * others that say more than a day.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/whole.h"

#include "core/text/date.h"
#include "core/text/labels.h"

enum {
    ROWS = 2,          /* the least, of several cells each */
    CELL_WEIGHT = 60,  /* on average */
    LABEL_WEIGHT = 24, /* of the cell that says what stands beside it, and of a link that is a name */
    DIGITS = 2,        /* average weight of the cells of a calendar */
    DAY_REST = 2       /* bytes beside a day in a cell that says nothing else */
};

/* What a table consists of; empty cells and rows of one cell count for nothing. */
typedef struct grid {
    uint32_t rows, single;        /* of several cells; of one */
    uint32_t labelled;            /* rows that begin with a short one and no link */
    uint32_t cells, links, facts; /* facts: neither links nor days, below the names of the columns */
    uint64_t weight, link_weight;
    bool named; /* its columns have names, or the table has one */
} grid;

static bool is_linked(const mc_node *node)
{
    return node->links * (uint64_t)2 >= node->weight;
}

static bool is_header(const mc_page *page, uint32_t cell)
{
    return dnm_doc_attr(page->doc, page->view->blocks[cell].attrs, "header").n > 0;
}

/* A cell that says a day alone: what lists of other pages have beside their links. */
static bool is_day(const mc_page *page, uint32_t cell)
{
    const uint32_t leaf = cell + 1;
    dnm_date date;
    size_t n;
    if (leaf >= page->view->blocks[cell].end || !dnm_kind_is_leaf(page->view->blocks[leaf].kind))
        return false;
    const dnm_str text = dnm_doc_text(page->doc, leaf);
    return dnm_date_find(text, &date, NULL, &n) && text.n - n <= DAY_REST;
}

static void read_row(const mc_page *page, uint32_t row, grid *g)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t cells = 0, links = 0, facts = 0;
    bool label = false;
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        const mc_node *node = &page->nodes[cell];
        if (node->weight == 0) continue;
        const bool linked = is_linked(node), header = is_header(page, cell);
        if (cells++ == 0) label = !linked && node->weight <= LABEL_WEIGHT;
        g->named = g->named || header;
        g->weight += node->weight;
        if (linked) g->link_weight += node->weight;
        links += linked;
        facts += !linked && !header && !is_day(page, cell);
    }
    if (cells > 1) {
        g->rows++;
        g->labelled += label;
    } else {
        g->single += cells;
    }
    g->cells += cells;
    g->links += links;
    g->facts += facts;
}

/* False where another table stands in it: it places them. */
static bool read_grid(const mc_page *page, uint32_t table, grid *g)
{
    const dnm_block *blocks = page->view->blocks;
    *g = (grid){0};
    for (uint32_t i = table + 1; i < blocks[table].end; i++)
        if (blocks[i].kind == DNM_TABLE) return false;
    for (uint32_t row = table + 1; row < blocks[table].end; row = blocks[row].end) {
        g->named = g->named || blocks[row].kind == DNM_CAPTION;
        if (blocks[row].kind == DNM_TABLE_ROW) read_row(page, row, g);
    }
    return true;
}

static bool is_data(const mc_page *page, uint32_t table)
{
    grid g;
    if (!read_grid(page, table, &g) || g.rows < ROWS || g.single > g.rows * 2) return false;
    const bool compact = g.weight <= (uint64_t)g.cells * CELL_WEIGHT;
    if (!compact && g.labelled < g.rows) return false;
    if (g.links == 0) return true;
    if (g.weight <= (uint64_t)g.cells * DIGITS) return false;
    const bool names = g.link_weight <= (uint64_t)g.links * LABEL_WEIGHT;
    return g.links * (g.named ? 3 : 2) <= g.cells * (g.named ? 2 : 1) && (g.named || names) &&
           g.facts * 2 >= g.links;
}

/* ---- series ----------------------------------------------------------------------------------- */

/* A heading with a number before its name, which is a link: "2. Two valleys". */
static bool is_numbered_link(const mc_page *page, const mc_leaf *leaf, dnm_label *label)
{
    return leaf->linked >= 50 && mc_is_heading(page, leaf) &&
           dnm_label_read(dnm_doc_text(page->doc, leaf->block), label) && label->number;
}

/* Of the same level, and in one box or in boxes of one make beside each other. */
static bool are_of_one_series(const mc_page *page, uint32_t a, uint32_t b)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t in = page->nodes[a].parent, other = page->nodes[b].parent;
    if (blocks[a].level != blocks[b].level) return false;
    return in == other || (page->nodes[in].parent == page->nodes[other].parent &&
                           mc_hints_of(page, in)->make == mc_hints_of(page, other)->make);
}

/* Whether anything but links stands between two leaves. */
static bool has_text_between(const mc_page *page, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++)
        if (page->leaves[i].linked < 50 && page->leaves[i].stops) return true;
    return false;
}

/* The places of a list of the best, each a linked heading with its number above what is said of it. */
static void mark_series(mc_page *page)
{
    uint32_t last = MC_NONE;
    dnm_label label, before = {0};
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const uint32_t block = page->leaves[i].block;
        if (!is_numbered_link(page, &page->leaves[i], &label)) continue;
        const bool next = label.number == before.number + 1 || label.number + 1 == before.number;
        if (last != MC_NONE && next && label.kind == before.kind &&
            are_of_one_series(page, page->leaves[last].block, block) && has_text_between(page, last, i))
            page->nodes[page->leaves[last].block].series = page->nodes[block].series = true;
        last = i;
        before = label;
    }
}

void mc_mark_whole(mc_page *page)
{
    const dnm_block *blocks = page->view->blocks;
    mark_series(page);
    for (uint32_t i = 1; page->tables && i < page->view->block_count; i++) {
        if (blocks[i].kind != DNM_TABLE || page->nodes[i].weight == 0 || !is_data(page, i)) continue;
        for (const uint32_t end = blocks[i].end; i < end; i++) page->nodes[i].data = true;
        i--;
    }
}

/* ---- verdicts --------------------------------------------------------------------------------- */

/* One that was kept for the most part. i: its first leaf. */
static void keep_table(const mc_page *page, uint32_t i, uint32_t end, mc_verdict *verdicts)
{
    uint64_t weight = 0, kept = 0;
    for (uint32_t k = i; k < end; k++) {
        weight += page->leaves[k].weight;
        if (verdicts[k] == MC_KEPT) kept += page->leaves[k].weight;
    }
    for (; i < end && kept * 2 >= weight; i++)
        if (!page->nodes[page->leaves[i].block].aside) verdicts[i] = MC_KEPT;
}

/* The definition right behind a term was kept. */
static void keep_term(const mc_page *page, uint32_t i, mc_verdict *verdicts)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t term = page->nodes[page->leaves[i].block].parent, definition = blocks[term].end;
    if (blocks[term].kind != DNM_DEFINITION_TERM || page->nodes[term].aside) return;
    if (i + 1 == page->leaf_count || verdicts[i + 1] != MC_KEPT) return;
    const uint32_t next = page->leaves[i + 1].block;
    if (definition < next && next < blocks[definition].end && blocks[definition].kind == DNM_DEFINITION)
        verdicts[i] = MC_KEPT;
}

void mc_keep_whole(const mc_page *page, mc_verdict *verdicts)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t count = page->tables || page->terms ? page->leaf_count : 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t table = page->leaves[i].block;
        if (!page->nodes[table].data) {
            keep_term(page, i, verdicts);
            continue;
        }
        while (blocks[table].kind != DNM_TABLE) table = page->nodes[table].parent;
        const uint32_t end = mc_leaf_at(page, i, blocks[table].end);
        keep_table(page, i, end, verdicts);
        i = end - 1;
    }
}
