/* table.c -- pipe tables of GFM: a row a line, the first row its head. Cells of several paragraphs hold
 * <br> between them; a cell over several columns or rows is followed by empty ones, since GFM has no spans. A
 * caption in front is none of the table's; it is written before it.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/markdown/markdown.h"

enum { MOST_COLUMNS = 200 };

/* Columns up to the end of the row's last cell. */
static uint32_t columns_of_row(const md_out *m, dnm_grid *grid, uint32_t row)
{
    uint32_t n = 0;
    const dnm_block *blocks = m->view->blocks;
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        const dnm_place place = dnm_grid_place(grid, m->doc, cell);
        n = place.column + place.width;
    }
    dnm_grid_end_row(grid);
    return n;
}

uint32_t md_first_row(const md_out *m, uint32_t table)
{
    const dnm_block *blocks = m->view->blocks;
    uint32_t i = table + 1;
    while (i < blocks[table].end && blocks[i].kind == DNM_CAPTION) i = blocks[i].end;
    return i;
}

/* Rows of cells of leaves; anything else keeps its blocks and is no pipe table. */
bool md_is_simple_table(const md_out *m, uint32_t table)
{
    const dnm_block *blocks = m->view->blocks;
    uint32_t end = blocks[table].end;
    dnm_grid grid;
    dnm_grid_begin(&grid);
    const uint32_t first = md_first_row(m, table);
    for (uint32_t row = first; row < end; row = blocks[row].end) {
        if (blocks[row].kind != DNM_TABLE_ROW || columns_of_row(m, &grid, row) > MOST_COLUMNS) return false;
        for (uint32_t i = row + 1; i < blocks[row].end; i++)
            if (blocks[i].kind != DNM_TABLE_CELL && blocks[i].kind != DNM_PARAGRAPH &&
                blocks[i].kind != DNM_HEADING)
                return false;
    }
    return end > first;
}

static void write_cell(md_out *m, uint32_t cell)
{
    const dnm_block *blocks = m->view->blocks;
    dnm_sink_str(m->sink, " ");
    for (uint32_t i = cell + 1; i < blocks[cell].end; i++) {
        if (i > cell + 1) dnm_sink_str(m->sink, "<br>");
        md_inline(m, &blocks[i], false);
    }
    dnm_sink_str(m->sink, " |");
}

static void write_row(md_out *m, dnm_grid *grid, uint32_t row, uint32_t columns)
{
    const dnm_block *blocks = m->view->blocks;
    uint32_t n = 0;
    dnm_sink_str(m->sink, "|");
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        const dnm_place place = dnm_grid_place(grid, m->doc, cell);
        for (; n < place.column; n++) dnm_sink_str(m->sink, " |");
        write_cell(m, cell);
        for (n++; n < place.column + place.width; n++) dnm_sink_str(m->sink, " |");
    }
    dnm_grid_end_row(grid);
    for (; n < columns; n++) dnm_sink_str(m->sink, " |");
    md_line_end(m);
}

static void write_rule(md_out *m, uint32_t columns)
{
    dnm_sink_write(m->sink, m->prefix.p, m->prefix.n);
    dnm_sink_str(m->sink, "|");
    for (uint32_t i = 0; i < columns; i++) dnm_sink_str(m->sink, " --- |");
    md_line_end(m);
}

void md_table(md_out *m, uint32_t table)
{
    const dnm_block *blocks = m->view->blocks;
    uint32_t columns = 1;
    dnm_grid grid;
    dnm_grid_begin(&grid);
    const uint32_t first_row = md_first_row(m, table);
    for (uint32_t row = first_row; row < blocks[table].end; row = blocks[row].end) {
        uint32_t n = columns_of_row(m, &grid, row);
        if (n > columns) columns = n;
    }
    m->in_cell = true;
    dnm_grid_begin(&grid);
    for (uint32_t row = first_row; row < blocks[table].end; row = blocks[row].end) {
        bool first = row == first_row;
        if (!first) dnm_sink_write(m->sink, m->prefix.p, m->prefix.n);
        write_row(m, &grid, row, columns);
        if (first) write_rule(m, columns);
    }
    m->in_cell = false;
}
