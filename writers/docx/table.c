/* table.c -- tables. The model says how many columns and rows a cell covers; Word wants a grid, a cell in
 * each of its columns, and cells that say they continue the one above. The placement is HTML's
 * (Standard 4.9.12), run twice: first to learn which columns of the grid any cell begins in, as only those
 * are written; then to write.
 *
 *     a b b        cover after row 1: a 2 rows, b 1 row of 2 columns
 *     a c d        row 2: column 0 continues a, then c and d
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

enum { CELL_MARGIN = 108, MIN_WIDTH = 200, MAX_ROWS = 65534 };

/* ---- placement -------------------------------------------------------------------------------- */

typedef struct place {
    uint32_t column, width, rows;
} place;

/* The next free columns of the row from `column` on. False if the grid is full. */
static bool find_place(const docx *d, const docx_table *t, uint32_t cell, uint32_t column, place *p)
{
    uint32_t span = dnm_block_number(d->doc, cell, "colspan", 1, DOCX_GRID);
    if (span == 0) span = 1; /* HTML 4.9.11 */
    p->rows = dnm_block_number(d->doc, cell, "rowspan", 1, MAX_ROWS);
    if (p->rows == 0) p->rows = MAX_ROWS; /* to the end of the table */
    p->column = column;
    while (p->column < DOCX_GRID && t->cover[p->column].rows) p->column += t->cover[p->column].width;
    if (p->column >= DOCX_GRID) return false;
    p->width = 1;
    uint32_t room = DOCX_GRID - p->column;
    if (span > room) span = room;
    if (p->column + 1 >= t->last) p->width = span;
    while (p->width < span && !t->cover[p->column + p->width].rows) p->width++;
    return true;
}

static void cover(docx_table *t, const place *p)
{
    t->cover[p->column] = (docx_cover){p->rows, p->width};
    t->column = p->column + p->width;
    if (t->column > t->last) t->last = t->column;
}

/* One row less for everything that covers; what is left of `last` is the farthest that still does. */
static void next_row(docx_table *t)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < t->last;) {
        docx_cover *c = &t->cover[i];
        if (c->rows == 0) {
            i++;
            continue;
        }
        i += c->width;
        if (--c->rows) last = i;
    }
    t->last = last;
    t->column = 0;
}

static void forget_rows(docx_table *t)
{
    memset(t->cover, 0, t->last * sizeof *t->cover);
    t->last = t->column = 0;
}

/* Whatever else than a cell stands in a row becomes a cell. */
static void measure_row(const docx *d, docx_table *t, uint32_t row, bool begins[DOCX_GRID])
{
    place p;
    const dnm_block *blocks = d->view->blocks;
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        if (!find_place(d, t, cell, t->column, &p)) break;
        begins[p.column] = true;
        cover(t, &p);
    }
    next_row(t);
}

static void measure(const docx *d, docx_table *t, uint32_t table)
{
    const dnm_block *blocks = d->view->blocks;
    bool begins[DOCX_GRID] = {false};
    memset(t, 0, sizeof *t);
    for (uint32_t row = table + 1; row < blocks[table].end; row = blocks[row].end) {
        if (blocks[row].kind == DNM_TABLE_ROW) {
            measure_row(d, t, row, begins);
        } else {
            forget_rows(t); /* the table will be interrupted here */
        }
    }
    begins[0] = true;
    for (uint32_t i = 0; i < DOCX_GRID; i++) {
        t->index[i] = (uint16_t)t->columns;
        if (begins[i] && t->columns < DOCX_COLUMNS) t->columns++;
    }
    t->index[DOCX_GRID] = (uint16_t)t->columns;
}

/* ---- the table -------------------------------------------------------------------------------- */

static bool is_head(const docx *d, uint32_t row)
{
    return dnm_block_number(d->doc, row, "header", 0, 1) == 1;
}

/* Begins a table, or goes on with one that a caption between its rows interrupted. False: no memory. */
bool docx_open_table(docx *d, docx_frame *frame)
{
    const docx_context *in = &frame->in;
    docx_table **slot = &d->tables[in->tables - 1];
    if (!*slot) *slot = DNM_NEW(d->arena, docx_table, 1);
    docx_table *t = *slot;
    if (!t) return false;
    if (!frame->measured) measure(d, t, frame->block);
    frame->measured = true;
    forget_rows(t);
    uint32_t indent = in->indent + in->shown * DOCX_INDENT;
    uint32_t width = in->width > indent + MIN_WIDTH ? in->width - indent : MIN_WIDTH;
    t->unit = width / t->columns ? width / t->columns : 1;
    t->heading = true;
    if (d->last == DOCX_TABLE) docx_empty_paragraph(d); /* or Word would make one table of two */
    docx_putf(d, "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"%u\" w:type=\"dxa\"/>",
              (unsigned)(t->unit * t->columns));
    if (indent) docx_putf(d, "<w:tblInd w:w=\"%u\" w:type=\"dxa\"/>", (unsigned)indent);
    docx_put(d, "<w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>");
    for (uint32_t i = 0; i < t->columns; i++) docx_putf(d, "<w:gridCol w:w=\"%u\"/>", (unsigned)t->unit);
    docx_put(d, "</w:tblGrid>");
    frame->opened = true;
    return true;
}

void docx_close_table(docx *d, docx_frame *frame)
{
    if (!frame->opened) return;
    docx_put(d, "</w:tbl>");
    frame->opened = false;
    d->last = DOCX_TABLE;
}

/* ---- rows and cells --------------------------------------------------------------------------- */

static void open_tc(docx *d, docx_table *t, uint32_t columns, const char *merge)
{
    docx_putf(d, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", (unsigned)(t->unit * columns));
    if (columns > 1) docx_putf(d, "<w:gridSpan w:val=\"%u\"/>", (unsigned)columns);
    docx_put(d, merge);
    docx_put(d, "</w:tcPr>");
}

static void empty_cell(docx *d, docx_table *t, uint32_t from, uint32_t to, const char *merge)
{
    uint32_t columns = (uint32_t)t->index[to] - t->index[from];
    if (columns == 0) return;
    open_tc(d, t, columns, merge);
    docx_put(d, "<w:p/></w:tc>");
}

/* Writes what lies between the last cell and the grid column `to`: cells from above, and gaps. */
static void fill(docx *d, docx_table *t, uint32_t to)
{
    while (t->column < to) {
        uint32_t from = t->column;
        if (t->cover[from].rows) {
            t->column += t->cover[from].width;
            empty_cell(d, t, from, t->column, "<w:vMerge/>");
            continue;
        }
        if (from >= t->last) {
            t->column = to;
        } else {
            while (t->column < to && !t->cover[t->column].rows) t->column++;
        }
        empty_cell(d, t, from, t->column, "");
    }
}

/* Past the last column that a cell of the row covers, or one from above; a row of nothing is all one cell. */
static uint32_t row_end(const docx *d, const docx_table *t, uint32_t row)
{
    place p;
    uint32_t end = 0;
    const dnm_block *blocks = d->view->blocks;
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        if (!find_place(d, t, cell, end, &p)) break;
        end = p.column + p.width;
    }
    if (end < t->last) end = t->last;
    return end ? end : DOCX_GRID;
}

/* Columns that a short row leaves empty at its end are none of its cells. */
void docx_open_row(docx *d, docx_table *t, uint32_t block)
{
    t->heading = t->heading && is_head(d, block);
    t->cell_open = false;
    t->row_end = row_end(d, t, block);
    unsigned after = t->columns - t->index[t->row_end];
    docx_put(d, "<w:tr>");
    if (!after && !t->heading) return;
    docx_put(d, "<w:trPr>");
    if (after)
        docx_putf(d, "<w:gridAfter w:val=\"%u\"/><w:wAfter w:w=\"%u\" w:type=\"dxa\"/>", after,
                  after * t->unit);
    if (t->heading) docx_put(d, "<w:tblHeader/>");
    docx_put(d, "</w:trPr>");
}

/* Word wants a paragraph at the end of every cell. */
static void close_cell(docx *d, docx_table *t)
{
    if (!t->cell_open) return;
    t->cell_open = false;
    if (d->last != DOCX_PARAGRAPH) docx_empty_paragraph(d);
    docx_put(d, "</w:tc>");
}

void docx_close_row(docx *d, docx_table *t)
{
    close_cell(d, t);
    fill(d, t, t->row_end);
    docx_put(d, "</w:tr>");
    next_row(t);
}

static uint32_t columns_of(docx *d, const docx_table *t, uint32_t block, place *p)
{
    return find_place(d, t, block, t->column, p)
               ? (uint32_t)t->index[p->column + p->width] - t->index[p->column]
               : 0;
}

/* Past the columns that Word can open, what a cell holds goes to the end of the cell before it. A row whose
 * first cell is so displaced forgets what covers it from above, and has room again. */
void docx_open_cell(docx *d, docx_table *t, uint32_t block, docx_context *in)
{
    place p = {0};
    uint32_t columns = columns_of(d, t, block, &p);
    if (columns == 0) {
        d->narrowed++;
        if (t->cell_open) return;
        forget_rows(t);
        columns = columns_of(d, t, block, &p);
    }
    close_cell(d, t);
    fill(d, t, p.column);
    cover(t, &p);
    open_tc(d, t, columns, p.rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "");
    t->cell_open = true;
    uint32_t width = t->unit * columns;
    in->width = width > 2 * CELL_MARGIN + MIN_WIDTH ? width - 2 * CELL_MARGIN : MIN_WIDTH;
    d->last = DOCX_NOTHING;
}
