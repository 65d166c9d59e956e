/* module.h -- what a container, converter, cleaner or writer is, and what it may call. A module is
 * one const struct; the engine calls it and lends it a job. Not installed before 1.0.
 *
 * A module's functions return DNM_OK or a failure they reported with dnm_fail (which returns the
 * status, so `return dnm_fail(...)` reads well). They never print, exit or keep state between calls.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_MODULE_H
#define DOCNORM_MODULE_H

#include "docnorm/base.h"
#include "docnorm/doc.h"
#include "docnorm/docnorm.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the job: one document on its way through the engine ------------------------------------- */

typedef struct dnm_job dnm_job;
struct dnm_arena;

/* Working memory, given back when the document is done. Bounded by limits.arena_bytes. */
DNM_API struct dnm_arena *dnm_job_arena(dnm_job *job);
DNM_API const dnm_limits *dnm_job_limits(const dnm_job *job);

/* What a module makes of its own words or tables, of nothing that a document or an option says, and asks of
 * each document: made when first asked for, kept until the context is freed. What it is known by is the
 * function `make` alone: one function makes one thing. NULL where `make` returns NULL, as without memory:
 * that is not remembered, and the next call tries again. */
typedef void *(*dnm_make_fn)(struct dnm_arena *arena);
DNM_API const void *dnm_job_made(dnm_job *job, dnm_make_fn make);

/* What the document at hand is called: dnm_input's path and member. */
DNM_API const char *dnm_job_path(const dnm_job *job);
DNM_API const char *dnm_job_member(const dnm_job *job);

/* The value of an option of the module that is running ("title" of writer txt); its default where
 * the caller said nothing; NULL where the module declares no such option. */
DNM_API const char *dnm_job_option(const dnm_job *job, const char *name);
DNM_API bool dnm_job_option_on(const dnm_job *job, const char *name); /* "yes" or "on" or "true" or "1" */

/* Adds to a counter of --stats. The name must be a literal. */
DNM_API void dnm_count(dnm_job *job, const char *name, uint64_t n);

/* Marks a literal for translation; xgettext collects it. */
#define DNM_N_(text) text

/* Reports and returns `status`. `id` is stable and unique to its cause ("docx.encrypted"); `text` is
 * a printf format in English, one line, without a full stop, wrapped in DNM_N_. Path and member are
 * added by the engine. offset: in the bytes of the input, or DNM_NOWHERE. */
DNM_API dnm_status dnm_fail(dnm_job *job, dnm_status status, uint64_t offset, const char *id,
                            const char *text, ...) DNM_PRINTF(5, 6);

/* The same for a failed call of the system; the text is what errno value `error` means. */
DNM_API dnm_status dnm_fail_system(dnm_job *job, dnm_status status, const char *id, int error);

/* The same for what was repaired or lost while the document goes on. At most 100 of one id are kept;
 * the rest is counted. */
DNM_API void dnm_warn(dnm_job *job, uint64_t offset, const char *id, const char *text, ...) DNM_PRINTF(4, 5);

/* A warning that the document goes on without a part of its text, or with a part that is not to be
 * trusted: `why` is DNM_DAMAGED or DNM_LIMIT. */
DNM_API void dnm_warn_lost(dnm_job *job, dnm_status why, uint64_t offset, const char *id, const char *text,
                           ...) DNM_PRINTF(5, 6);
DNM_API void dnm_note(dnm_job *job, uint64_t offset, const char *id, const char *text, ...) DNM_PRINTF(4, 5);

/* For converters of text: tells what could not be decoded, with its place and bytes, and remembers it for
 * dnm_ctx_decoding. `bytes` are those that were decoded. */
DNM_API void dnm_job_decoded(dnm_job *job, const dnm_charset_guess *guess, const void *bytes,
                             const dnm_decoded *decoded);

/* ---- containers: bytes or a path -> members --------------------------------------------------- */

typedef struct dnm_member {
    const char *name;           /* UTF-8 for people: decoded, never absolute, no "..", valid until next() */
    dnm_str raw_name;           /* as stored */
    const unsigned char *bytes; /* valid until next() */
    size_t size;
    const char *path;       /* set by containers of paths (dir): the member is a file of its own */
    const char *media_type; /* "" if unknown */
    const char *charset;    /* "" if unknown */
} dnm_member;

typedef struct dnm_container {
    const char *name;
    const char *summary;
    const char *const *extensions; /* NULL-terminated, without dots */
    const dnm_option *options;     /* ends with a NULL name; NULL if none */

    bool opens_paths; /* probe and open are given a path and no bytes (file, dir) */

    /* 0 (no) to 100 (certain). */
    int (*probe)(const dnm_input *input);

    /* Lists names for probes without unpacking; NULL if the container cannot. Memory is the job's. */
    dnm_status (*names)(dnm_job *job, const dnm_input *input, dnm_names *names);

    dnm_status (*open)(dnm_job *job, const dnm_input *input, void **state);

    /* The next member, or DNM_END. A member that cannot be read is reported, returned as a failure
     * with member->name set, and does not end the iteration; after DNM_LIMIT of the whole archive,
     * or damage past which nothing can be read, the following call returns DNM_END. */
    dnm_status (*next)(dnm_job *job, void *state, dnm_member *member);
    void (*close)(void *state);
} dnm_container;

/* ---- converters: bytes -> model --------------------------------------------------------------- */

typedef struct dnm_builder dnm_builder;

typedef struct dnm_converter {
    const char *name;
    const char *summary;
    const char *const *extensions;
    const dnm_option *options;
    int (*probe)(const dnm_input *input); /* as above; cheap: looks at a few KiB */

    /* The charset that convert() would decode with, for `detect`; NULL where the format has none. */
    dnm_status (*charset)(const dnm_input *input, dnm_charset_guess *guess);
    dnm_status (*convert)(dnm_job *job, const dnm_input *input, dnm_builder *builder);
} dnm_converter;

/* Converts bytes that lie inside the document being converted (altChunk, MHTML part) into the same
 * builder, by the best converter. Depth-counted by the engine. Sources that this converter says are in part 0
 * are in a part named as input->member. What it says of the document (metadata, attributes) holds for a
 * whole one only: a chunk is a piece of a document that speaks for itself. */
typedef enum dnm_embed { DNM_EMBED_CHUNK, DNM_EMBED_WHOLE } dnm_embed;
DNM_API dnm_status dnm_convert_embedded(dnm_job *job, const dnm_input *input, dnm_embed how,
                                        dnm_builder *builder);

/* The builder keeps the first error; later calls do nothing: check dnm_builder_status once. Wrong
 * nesting cannot break the model: a close without open is ignored, text outside a leaf opens a
 * paragraph, a block inside a leaf closes the leaf, leaves without text are not kept. DNM_DOCUMENT opened
 * outside all blocks gives the document itself the attributes, and needs no close. */
DNM_API void dnm_build_open(dnm_builder *builder, dnm_kind kind, int level, dnm_attrs attrs);
DNM_API void dnm_build_close(dnm_builder *builder); /* the innermost open block */

/* Appends UTF-8 to the open leaf; bytes that are not UTF-8 become U+FFFD. NUL is kept. */
DNM_API void dnm_build_text(dnm_builder *builder, const char *utf8, size_t n);

/* Spans may overlap; each is closed by the number its opening returned. A span that covers no text
 * when it or its leaf is closed is not kept. */
DNM_API uint32_t dnm_build_span(dnm_builder *builder, dnm_span_kind kind, dnm_attrs attrs, dnm_string target);
DNM_API void dnm_build_end_span(dnm_builder *builder, uint32_t span);

/* An object on U+FFFC (image, note_ref, math) or "\n" (line_break), with its span. */
DNM_API void dnm_build_object(dnm_builder *builder, dnm_span_kind kind, dnm_attrs attrs, dnm_string target);

/* While set, an image's target is what `name` makes of the one that the converter gives; a NULL string leaves
 * it. For containers of pages: what an image is called there leads to a resource. */
typedef dnm_str (*dnm_target_fn)(void *data, dnm_str target);
DNM_API void dnm_build_image_targets(dnm_builder *builder, dnm_target_fn name, void *data);

/* The next byte of text comes from here. linear: until said otherwise, a byte of text is a byte of
 * input. Say it at each leaf at least, and every 4 KiB of text where it is not linear. */
DNM_API void dnm_build_source(dnm_builder *builder, uint16_t part, uint64_t offset, bool linear);
DNM_API uint16_t dnm_build_part(dnm_builder *builder, dnm_str name);

/* The last `text_bytes` of text were decoded from these input bytes (copied). */
DNM_API void dnm_build_raw(dnm_builder *builder, size_t text_bytes, const void *bytes, size_t size);

DNM_API dnm_string dnm_build_string(dnm_builder *builder, dnm_str s);

/* Interns a set of pairs, in any order; of a repeated key the first counts. */
typedef struct dnm_attr {
    dnm_str key, value;
} dnm_attr;
DNM_API dnm_attrs dnm_build_attrs(dnm_builder *builder, const dnm_attr *attrs, size_t count);

/* Attributes of the document itself; format="html" tells cleaners what kind of document it was. */
DNM_API void dnm_build_document_attrs(dnm_builder *builder, dnm_attrs attrs);

/* Of the innermost open container (block 0 outside all). */
DNM_API void dnm_build_meta(dnm_builder *builder, const char *key, dnm_str value);
DNM_API void dnm_build_document_meta(dnm_builder *builder, const char *key, dnm_str value);

/* Attaches a file; the bytes are copied. */
DNM_API void dnm_build_resource(dnm_builder *builder, dnm_str name, dnm_str media_type, const void *bytes,
                                size_t size);

/* Bytes of text so far (the next byte's birth), the innermost open kind, and the first error. */
DNM_API uint32_t dnm_builder_text_len(const dnm_builder *builder);
DNM_API dnm_kind dnm_builder_kind(const dnm_builder *builder);
DNM_API dnm_status dnm_builder_status(const dnm_builder *builder);

/* ---- what many ask of a leaf ------------------------------------------------------------------ */

/* Found out when first asked for, and remembered until the leaf's text changes. Not for several threads at a
 * time. Shapes are those of core/text/shape.h, labels those of core/text/labels.h, code that of
 * core/text/code.h. The label is that of the text without its edges, as the shape has it; false if it has
 * none. `line` is the leaf's text, or a part of it; remembered is the answer for the text without its edges.
 */
struct dnm_shape;
struct dnm_label;
struct dnm_code_census;
DNM_API void dnm_leaf_shape(const dnm_doc *doc, uint32_t block, struct dnm_shape *shape);
DNM_API bool dnm_leaf_label(const dnm_doc *doc, uint32_t block, struct dnm_label *label);
DNM_API bool dnm_leaf_is_code(const dnm_doc *doc, uint32_t block, dnm_str line);
DNM_API void dnm_leaf_count_code(const dnm_doc *doc, uint32_t block, dnm_str line,
                                 struct dnm_code_census *census);

/* ---- cleaners: model -> edits ----------------------------------------------------------------- */

typedef enum dnm_phase {
    DNM_REPAIR,    /* characters: mojibake, pinyin */
    DNM_EXTRACT,   /* main_content, watermark, debris */
    DNM_STRUCTURE, /* rejoin, split, headings, compilations */
    DNM_EDGES,     /* chrome, repeats */
    DNM_NORMALIZE, /* spaces, punctuation, Unicode form */
    DNM_CONVERT,   /* script */
} dnm_phase;

typedef struct dnm_editor dnm_editor;

typedef struct dnm_cleaner {
    const char *name;
    const char *summary;
    dnm_phase phase;
    int order; /* within the phase, ascending */
    unsigned profiles;
    const dnm_rule *rules; /* ends with a NULL id; editor calls name them by index */
    const dnm_option *options;

    /* Whether the value of an option, which its `values` allow, can be used; asked when it is set. Reports
     * what is wrong with dnm_fail. NULL: always. */
    dnm_status (*check)(dnm_job *job, const char *option, const char *value);
    dnm_status (*clean)(dnm_job *job, const dnm_doc *doc, dnm_editor *editor);
} dnm_cleaner;

/* Why an edit is made: the index of a rule of the running cleaner, and how sure, 0..1000. */
typedef struct dnm_why {
    uint16_t rule;
    uint16_t confidence;
} dnm_why;

/* Blocks, and byte offsets inside a leaf (from its start), are those of the view that the cleaner was
 * given, whatever it has already asked for; calls may come in any order. All are applied once at the end of
 * the pass. Where two overlap, the first asked for wins. Offsets inside a UTF-8 sequence are moved out
 * to its edges; offsets past the end are clipped. Calls of a disabled rule or below the minimum
 * confidence, and those that would change what an earlier pass keeps, do nothing and return false; otherwise
 * true. */
DNM_API bool dnm_edit_cut(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at, uint32_t len);
DNM_API bool dnm_edit_put(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at, dnm_str text);
DNM_API bool dnm_edit_replace(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at, uint32_t len,
                              dnm_str text);

/* The leaf becomes two before `at`; the second has the kind of the first. */
DNM_API bool dnm_edit_split(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at);

/* The leaf and the next leaf become one, with `glue` between; containers that this empties vanish. */
DNM_API bool dnm_edit_join(dnm_editor *editor, dnm_why why, uint32_t block, dnm_str glue);

/* The block with all it holds. Containers that this empties vanish. Block 0 cannot go. */
DNM_API bool dnm_edit_drop(dnm_editor *editor, dnm_why why, uint32_t block);

/* Siblings [first, end) get a new container around them; false if they are not all children of one parent. Of
 * wraps from one block on, the wider lies outside, of equal ones that asked for first. One that would nest
 * deeper than limits.depth is left out when all is applied, with its metadata, although this returned true.
 */
DNM_API bool dnm_edit_wrap(dnm_editor *editor, dnm_why why, uint32_t first, uint32_t end, dnm_kind kind,
                           int level, dnm_attrs attrs);

/* Metadata of the new container: directly after dnm_edit_wrap, if that returned true. Key and value are
 * copied. */
DNM_API void dnm_edit_wrap_meta(dnm_editor *editor, const char *key, dnm_str value);

/* The container goes, its children stay in its place. */
DNM_API bool dnm_edit_dissolve(dnm_editor *editor, dnm_why why, uint32_t block);

/* A leaf may become another leaf, a container another container. */
DNM_API bool dnm_edit_set_kind(dnm_editor *editor, dnm_why why, uint32_t block, dnm_kind kind, int level);
DNM_API bool dnm_edit_set_attrs(dnm_editor *editor, dnm_why why, uint32_t block, dnm_attrs attrs);

/* Cuts the text and keeps it as metadata `key` of `owner` (a container); value: what to store, the
 * cut text itself if p is NULL. */
DNM_API bool dnm_edit_lift(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at, uint32_t len,
                           uint32_t owner, const char *key, dnm_str value);

/* Changes nothing: says that this is doubtful, and what it may be instead. */
DNM_API bool dnm_edit_flag(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at, uint32_t len,
                           dnm_str note);

/* Changes nothing, and sees to it that no later pass changes this stretch: calls that would take some of it,
 * drop its block, or split it or put text inside it, do nothing and return false. */
DNM_API bool dnm_edit_keep(dnm_editor *editor, dnm_why why, uint32_t block, uint32_t at, uint32_t len);

/* The first stretch of a leaf, from *at on, that an earlier pass keeps: for cleaners that would otherwise
 * replace a leaf as a whole. False if there is none. */
DNM_API bool dnm_edit_next_kept(dnm_editor *editor, uint32_t block, uint32_t *at, uint32_t *len);

/* Metadata without a cut, for what a cleaner found out. */
DNM_API void dnm_edit_meta(dnm_editor *editor, uint32_t owner, const char *key, dnm_str value);

/* Another value for metas[meta] of the view: what is done to a text may have to be done to its title. */
DNM_API void dnm_edit_set_meta(dnm_editor *editor, uint32_t meta, dnm_str value);

DNM_API dnm_attrs dnm_edit_attrs(dnm_editor *editor, const dnm_attr *attrs, size_t count);

/* Whether calls of this rule would be heard: lets a cleaner skip the work. */
DNM_API bool dnm_edit_enabled(const dnm_editor *editor, uint16_t rule);

/* ---- writers: model -> bytes ------------------------------------------------------------------ */

/* Where output goes. Errors are sticky; a writer may ignore the results and return sink status. */
typedef struct dnm_sink dnm_sink;
DNM_API void dnm_sink_write(dnm_sink *sink, const void *bytes, size_t n);
static inline void dnm_sink_str(dnm_sink *sink, const char *s)
{
    dnm_sink_write(sink, s, strlen(s));
}

/* Writes the current text [off, off + len) of `doc` as it is, and remembers that these bytes of the
 * output are that text: restore needs to store only what stands nowhere in the output. */
DNM_API void dnm_sink_text(dnm_sink *sink, const dnm_doc *doc, uint32_t off, uint32_t len);
DNM_API dnm_status dnm_sink_status(const dnm_sink *sink);

/* Where the cells of a table stand: a cell begins in the first column that none from a row above reaches down
 * to (HTML 4.9.12, with the first column of a cell deciding). A table at a time, row by row, every cell. */
enum { DNM_GRID_COLUMNS = 64 }; /* cells in columns past these reach down to no other row */

typedef struct dnm_grid {
    uint32_t row, column;
    uint32_t until[DNM_GRID_COLUMNS]; /* the row that the last cell to begin in a column does not reach */
    uint16_t width[DNM_GRID_COLUMNS]; /* of that cell */
} dnm_grid;

typedef struct dnm_place {
    uint32_t column, width; /* of the cell */
    uint32_t passed;        /* cells from rows above between it and the one before */
} dnm_place;

/* What attribute `key` of a block says in decimal digits alone, `most` at most; else `fallback`. */
DNM_API uint32_t dnm_block_number(const dnm_doc *doc, uint32_t block, const char *key, uint32_t fallback,
                                  uint32_t most);

DNM_API void dnm_grid_begin(dnm_grid *grid);
DNM_API dnm_place dnm_grid_place(dnm_grid *grid, const dnm_doc *doc, uint32_t cell);
DNM_API void dnm_grid_end_row(dnm_grid *grid);

/* Whether a cell holds one line or nothing; *leaf: the block of that line, or 0. */
DNM_API bool dnm_cell_line(const dnm_doc *doc, uint32_t cell, uint32_t *leaf);
DNM_API bool dnm_row_is_line(const dnm_doc *doc, uint32_t row); /* a table row of such cells */

/* Whether a leaf is images, formulas or the like and blanks between them: plain text has nothing of it. */
DNM_API bool dnm_leaf_is_object(const dnm_doc *doc, uint32_t leaf);

/* Whether a block is a figure of such leaves and a caption: no table, no code. */
DNM_API bool dnm_figure_is_picture(const dnm_doc *doc, uint32_t figure);

/* Of a section that is a post: who wrote it and when, as a line ("name, 2019-05-13 10:11"); empty if neither
 * is known, and for all other blocks. Replaces what is in `line`. */
struct dnm_buf;
DNM_API void dnm_post_line(const dnm_doc *doc, uint32_t block, struct dnm_buf *line);

typedef struct dnm_writer {
    const char *name;
    const char *summary;
    const char *extension; /* without the dot */
    const char *media_type;
    bool binary; /* must not go to a terminal */
    const dnm_option *options;

    /* begin and end frame a stream of documents (an XML collection, a JSONL file); NULL if the
     * format has no frame. A format that can hold one document only has neither and sets `single`. */
    bool single;
    dnm_status (*begin)(dnm_job *job, dnm_sink *sink);
    dnm_status (*write)(dnm_job *job, const dnm_doc *doc, dnm_sink *sink);
    dnm_status (*end)(dnm_job *job, dnm_sink *sink);
} dnm_writer;

#ifdef __cplusplus
}
#endif
#endif
