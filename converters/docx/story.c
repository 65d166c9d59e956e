/* story.c -- stories begin and end (see reader.h), and chunks of other formats that wait for theirs.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"

#include <stdlib.h>

enum {
    MAX_LABEL = 4096,
    MAX_INSTR = 64 << 10, /* a code longer than this is cut; only its first words count */
    MAX_BOOKMARK = 256,
    MAX_RUBY = 4096
};

bool wml_story_open(wml_reader *reader, wml_tape *tape)
{
    wml_story *story = calloc(1, sizeof *story);
    if (!story) {
        reader->desk.budget.failed = DNM_NO_MEMORY;
        return false;
    }
    story->outer = reader->story;
    story->out = (wml_out){&reader->desk, tape};
    story->own_tape = tape;
    dnm_buf_init(&story->label, MAX_LABEL);
    dnm_buf_init(&story->instr, MAX_INSTR);
    dnm_buf_init(&story->tail, dnm_job_limits(reader->job)->input_bytes);
    dnm_buf_init(&story->bookmark, MAX_BOOKMARK);
    dnm_buf_init(&story->ruby_text, MAX_RUBY);
    reader->story = story;
    return true;
}

void wml_story_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    dnm_budget *budget = &reader->desk.budget;
    if (reader->formula_of == story) { /* its part is damaged */
        story->math_depth = 1;
        wml_math_close(reader);
    }
    wml_paragraph_close(reader);
    while (story->table) wml_table_close(reader);
    wml_lists_close(story);
    dnm_buf_free(&story->label);
    dnm_buf_free(&story->instr);
    dnm_buf_free(&story->tail);
    dnm_buf_free(&story->bookmark);
    dnm_buf_free(&story->ruby_text);
    DNM_VEC_FREE(&story->fields, budget);
    DNM_VEC_FREE(&story->links, budget);
    DNM_VEC_FREE(&story->lists, budget);
    DNM_VEC_FREE(&story->boxes, budget);
    reader->story = story->outer;
    free(story);
}

static void read_chunk(wml_reader *reader, dnm_str part)
{
    const char *name = dnm_arena_strndup(reader->arena, part.p, part.n);
    if (!name) return;
    if (dnm_str_eq(part, reader->part)) {
        dnm_warn(reader->job, DNM_NOWHERE, "docx.chunk_of_itself", DNM_N_("%s embeds itself; left out"),
                 name);
        return;
    }
    dnm_buf bytes;
    dnm_buf_init(&bytes, dnm_job_limits(reader->job)->input_bytes);
    dnm_str type = wml_package_type(reader->package, part);
    if (wml_package_read(reader->package, part, &bytes) == DNM_OK) {
        dnm_input input;
        dnm_input_init(&input, name, bytes.p, bytes.n);
        input.path = reader->package->input->path;
        input.member = name;
        input.media_type = dnm_arena_strndup(reader->arena, type.p, type.n);
        if (!input.media_type) input.media_type = "";
        /* Its failure is reported by the converter that fails; the rest of this document goes on. */
        dnm_convert_embedded(reader->job, &input, DNM_EMBED_CHUNK, reader->builder);
    }
    dnm_buf_free(&bytes);
}

void wml_read_chunks(wml_reader *reader)
{
    if (reader->story && reader->story->out.tape) return;
    for (uint32_t i = 0; i < reader->chunks.n; i++) read_chunk(reader, reader->chunks.p[i]);
    reader->chunks.n = 0;
}
