/* grid.c -- for writers of tables as lines: where cells stand, and which rows are lines.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/module.h"

enum { MOST_ROWS = 65534, MOST_COLUMNS = 1000 }; /* that a cell may span, HTML 4.9.11 */

uint32_t dnm_block_number(const dnm_doc *doc, uint32_t block, const char *key, uint32_t fallback,
                          uint32_t most)
{
    const dnm_str value = dnm_doc_attr(doc, dnm_doc_view(doc)->blocks[block].attrs, key);
    uint32_t n = 0;
    if (!value.n) return fallback;
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] < '0' || value.p[i] > '9') return fallback;
        if (n <= most) n = n * 10 + (uint32_t)(value.p[i] - '0');
    }
    return n < most ? n : most;
}

void dnm_grid_begin(dnm_grid *grid)
{
    *grid = (dnm_grid){.row = 0};
}

void dnm_grid_end_row(dnm_grid *grid)
{
    grid->row++;
    grid->column = 0;
}

/* Passes over what hangs down from rows above. */
static uint32_t pass_over(dnm_grid *grid)
{
    uint32_t cells = 0;
    while (grid->column < DNM_GRID_COLUMNS && grid->until[grid->column] > grid->row) {
        grid->column += grid->width[grid->column];
        cells++;
    }
    return cells;
}

dnm_place dnm_grid_place(dnm_grid *grid, const dnm_doc *doc, uint32_t cell)
{
    const uint32_t cells = pass_over(grid);
    dnm_place place = {.column = grid->column, .passed = cells};
    uint32_t rows = dnm_block_number(doc, cell, "rowspan", 1, MOST_ROWS);
    place.width = dnm_block_number(doc, cell, "colspan", 1, MOST_COLUMNS);
    if (place.width == 0) place.width = 1;
    if (rows == 0) rows = MOST_ROWS; /* to the end of the table */
    grid->column += place.width;
    if (place.column < DNM_GRID_COLUMNS) {
        grid->until[place.column] = grid->row + rows;
        grid->width[place.column] = (uint16_t)place.width;
    }
    return place;
}

/* ---- rows that are lines ---- */

bool dnm_cell_line(const dnm_doc *doc, uint32_t cell, uint32_t *leaf)
{
    const dnm_view *view = dnm_doc_view(doc);
    const dnm_block *blocks = view->blocks;
    *leaf = 0;
    for (uint32_t i = cell; i < blocks[cell].end; i++) {
        if (blocks[i].kind == DNM_TABLE || blocks[i].kind == DNM_NOTE) return false;
        if (!dnm_kind_is_leaf(blocks[i].kind)) continue;
        if (*leaf || memchr(view->text + blocks[i].off, '\n', blocks[i].len)) return false;
        *leaf = i;
    }
    return true;
}

bool dnm_row_is_line(const dnm_doc *doc, uint32_t row)
{
    const dnm_block *blocks = dnm_doc_view(doc)->blocks;
    uint32_t leaf;
    if (blocks[row].kind != DNM_TABLE_ROW) return false;
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end)
        if (!dnm_cell_line(doc, cell, &leaf)) return false;
    return true;
}
