/* table.c -- tables, onto a tape: how many rows a cell spans is known only when they have been read.
 * A continued cell (w:vMerge) vanishes into the one above; if it has content of its own, which Word
 * does not show, it stays a cell, so that no text is lost.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

#include <stdlib.h>

enum {
    MAX_COLSPAN = 1000,    /* HTML's ceiling */
    MAX_COLUMNS = 1 << 12, /* where vertical merges are followed */
    NO_MERGE = 0
};

typedef enum merge { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE } merge;

/* A cell that continues downwards. */
typedef struct merged_cell {
    wml_mark at;
    uint32_t colspan, rowspan;
} merged_cell;

struct wml_table {
    wml_table *outer;
    wml_out outer_out;
    wml_tape *own_tape; /* NULL if the output was on a tape already */
    wml_mark at;
    DNM_VEC(merged_cell) merges;
    DNM_VEC(uint32_t) columns; /* 1 + index of the merged cell that reaches down here, or NO_MERGE */

    bool in_row, row_deleted, row_header;
    wml_mark row_at;
    uint32_t column; /* of the next cell */
    bool row_has_cells;

    bool in_cell, cell_deleted;
    wml_mark cell_at;
    uint32_t colspan;
    merge merge;
    uint32_t list_base; /* of the blocks around */
};

void wml_table_open(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_paragraph_close(reader);
    wml_lists_close(story);
    wml_table *table = calloc(1, sizeof *table);
    if (!table) {
        reader->desk.budget.failed = DNM_NO_MEMORY;
        return;
    }
    table->outer = story->table;
    table->outer_out = story->out;
    if (!story->out.tape) story->out.tape = table->own_tape = wml_tape_new(&reader->desk);
    if (!story->out.tape) {
        free(table);
        return;
    }
    table->at = wml_tape_mark(story->out.tape);
    story->table = table;
    wml_out_open(story->out, DNM_TABLE, 0, 0);
}

static dnm_attrs cell_attrs(wml_reader *reader, uint32_t colspan, uint32_t rowspan)
{
    char digits[2][16];
    const char *const keys[2] = {"colspan", "rowspan"};
    const uint32_t values[2] = {colspan, rowspan};
    dnm_attr pairs[2];
    size_t n = 0;
    for (size_t i = 0; i < 2; i++) {
        if (values[i] < 2) continue;
        dnm_buf text;
        dnm_buf_init(&text, sizeof digits[i]);
        dnm_buf_printf(&text, "%u", (unsigned)values[i]);
        memcpy(digits[i], text.p ? text.p : "", text.n);
        pairs[n++] = (dnm_attr){dnm_str_of(keys[i]), {digits[i], text.n}};
        dnm_buf_free(&text);
    }
    return n ? dnm_build_attrs(reader->builder, pairs, n) : 0;
}

void wml_table_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_table *table = story->table;
    if (!table) return;
    wml_row_close(reader);
    wml_tape *tape = story->out.tape;
    for (uint32_t i = 0; i < table->merges.n; i++) {
        const merged_cell *cell = &table->merges.p[i];
        wml_tape_set_attrs(tape, cell->at, cell_attrs(reader, cell->colspan, cell->rowspan));
    }
    wml_out_close(story->out);
    bool deleted = reader->deleted && tape->content == table->at.content;
    if (deleted) wml_tape_rewind(tape, table->at);
    story->out = table->outer_out;
    story->table = table->outer;
    if (table->own_tape) {
        wml_tape_play(table->own_tape, story->out);
        wml_tape_free(table->own_tape);
    }
    DNM_VEC_FREE(&table->merges, &reader->desk.budget);
    DNM_VEC_FREE(&table->columns, &reader->desk.budget);
    free(table);
    wml_read_chunks(reader);
}

/* ---- rows --------------------------------------------------------------------------------------- */

void wml_row_open(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_table *table = story->table;
    if (!table) return;
    wml_row_close(reader);
    table->in_row = true;
    table->row_deleted = table->row_header = table->row_has_cells = false;
    table->column = 0;
    table->row_at = wml_tape_mark(story->out.tape);
    wml_out_open(story->out, DNM_TABLE_ROW, 0, 0);
}

void wml_row_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_table *table = story->table;
    if (!table || !table->in_row) return;
    wml_cell_close(reader);
    table->in_row = false;
    wml_out_close(story->out);
    if (table->row_deleted || !table->row_has_cells) {
        wml_tape_rewind(story->out.tape, table->row_at);
    } else if (table->row_header) {
        const dnm_attr header = {DNM_STR("header"), DNM_STR("1")};
        wml_tape_set_attrs(story->out.tape, table->row_at, dnm_build_attrs(reader->builder, &header, 1));
    }
}

/* ---- cells -------------------------------------------------------------------------------------- */

void wml_cell_open(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_table *table = story->table;
    if (!table || !table->in_row) return;
    wml_cell_close(reader);
    table->in_cell = true;
    table->cell_deleted = false;
    table->colspan = 1;
    table->merge = MERGE_NONE;
    table->cell_at = wml_tape_mark(story->out.tape);
    table->list_base = story->list_base;
    story->list_base = story->lists.n;
    wml_out_open(story->out, DNM_TABLE_CELL, 0, 0);
}

static uint32_t merge_above(const wml_table *table)
{
    return table->column < table->columns.n ? table->columns.p[table->column] : NO_MERGE;
}

/* Says of the columns under this cell which merged cell reaches down to the next row. */
static void mark_columns(wml_reader *reader, wml_table *table, uint32_t merged)
{
    uint32_t end = table->column + table->colspan;
    if (end > MAX_COLUMNS) return;
    while (table->columns.n < end)
        if (!DNM_PUSH(&table->columns, &reader->desk.budget)) return;
    for (uint32_t i = table->column; i < end; i++) table->columns.p[i] = merged;
}

static uint32_t begin_merge(wml_reader *reader, wml_table *table)
{
    merged_cell *cell = DNM_PUSH(&table->merges, &reader->desk.budget);
    if (!cell) return NO_MERGE;
    *cell = (merged_cell){table->cell_at, table->colspan, 1};
    return table->merges.n;
}

void wml_cell_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    wml_table *table = story->table;
    if (!table || !table->in_cell) return;
    wml_paragraph_close(reader);
    wml_lists_close(story);
    story->list_base = table->list_base;
    table->in_cell = false;
    table->row_has_cells = true;
    wml_out_close(story->out);
    wml_tape *tape = story->out.tape;
    bool empty = tape->content == table->cell_at.content;
    uint32_t above = merge_above(table);
    if (table->merge == MERGE_CONTINUE && empty && above != NO_MERGE) {
        wml_tape_rewind(tape, table->cell_at);
        table->merges.p[above - 1].rowspan++;
    } else if (table->cell_deleted) {
        wml_tape_rewind(tape, table->cell_at);
    } else {
        if (table->colspan > 1)
            wml_tape_set_attrs(tape, table->cell_at, cell_attrs(reader, table->colspan, 1));
        mark_columns(reader, table, table->merge == MERGE_RESTART ? begin_merge(reader, table) : NO_MERGE);
    }
    table->column += table->colspan;
}

static uint32_t clamp_span(dnm_str value)
{
    int32_t n = wml_int(value, 1);
    return n < 1 ? 1 : n > MAX_COLSPAN ? MAX_COLSPAN : (uint32_t)n;
}

void wml_table_property(wml_reader *reader, const dnm_xml_element *element)
{
    wml_table *table = reader->story->table;
    if (!table || !table->in_row) return;
    dnm_str value = wml_val(element);
    switch (element->name) {
    case W_tblHeader:
        table->row_header = wml_on(element);
        break;
    case W_gridBefore:
        table->column += wml_int(value, 0) > 0 ? clamp_span(value) : 0;
        break;
    case W_gridSpan:
        if (table->in_cell) table->colspan = clamp_span(value);
        break;
    case W_vMerge:
        if (table->in_cell) table->merge = wml_is(value, "restart") ? MERGE_RESTART : MERGE_CONTINUE;
        break;
    case W_cellDel:
        table->cell_deleted = table->in_cell;
        break;
    case W_del:
        table->row_deleted = !table->in_cell;
        break;
    default:
        break;
    }
}
