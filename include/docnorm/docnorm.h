/* docnorm.h -- the library: read documents out of files and archives, clean them, write them.
 *
 *     dnm_ctx *ctx;
 *     dnm_walk *walk;
 *     dnm_input input;
 *     dnm_status status;
 *     if (dnm_ctx_new(NULL, &ctx) == DNM_OK && dnm_walk_open(ctx, "pages.zip", &walk) == DNM_OK) {
 *         while ((status = dnm_walk_next(walk, &input)) != DNM_END) {
 *             dnm_doc *doc;
 *             if (status != DNM_OK) continue;                              // dnm_ctx_error says why;
 *             if (dnm_read(ctx, &input, NULL, &doc) != DNM_OK) continue;   // the next may be sound
 *             if (dnm_clean(ctx, doc) == DNM_OK) dnm_write(ctx, doc, "txt", to_stdout, NULL);
 *             dnm_doc_free(doc);
 *         }
 *         dnm_walk_close(walk);
 *     }
 *     dnm_ctx_free(ctx);
 *
 * A context belongs to one thread at a time; contexts share nothing and need no locks. No call
 * prints, exits, opens a network connection or reads a path the caller did not give.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_DOCNORM_H
#define DOCNORM_DOCNORM_H

#include "docnorm/base.h"
#include "docnorm/charset.h"
#include "docnorm/doc.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the context ------------------------------------------------------------------------------ */

typedef struct dnm_ctx dnm_ctx;

typedef struct dnm_ctx_options {
    dnm_limits limits; /* zeros are defaults */
    /* Gives a message format in the reader's language; must keep the same printf arguments. NULL, or a
     * NULL result: English. Called while a message is made, with a literal of the library. */
    const char *(*translate)(void *data, const char *english);
    void *translate_data;
} dnm_ctx_options;

DNM_API dnm_status dnm_ctx_new(const dnm_ctx_options *options, dnm_ctx **ctx); /* options may be NULL */
DNM_API void dnm_ctx_free(dnm_ctx *ctx);                                       /* NULL is fine */

/* Lends the context a module of the caller's; it must outlive the context. Modules lent later are
 * preferred to earlier and built-in ones where their probes score the same. The structures are in
 * module.h of the source tree, which is not installed before 1.0. */
struct dnm_container;
struct dnm_converter;
struct dnm_cleaner;
struct dnm_writer;
DNM_API dnm_status dnm_ctx_use_container(dnm_ctx *ctx, const struct dnm_container *container);
DNM_API dnm_status dnm_ctx_use_converter(dnm_ctx *ctx, const struct dnm_converter *converter);
DNM_API dnm_status dnm_ctx_use_cleaner(dnm_ctx *ctx, const struct dnm_cleaner *cleaner);
DNM_API dnm_status dnm_ctx_use_writer(dnm_ctx *ctx, const struct dnm_writer *writer);

/* Settings hold for all later documents. An unknown name is DNM_USAGE with a message that names the
 * nearest known one. */
DNM_API dnm_status dnm_ctx_profile(dnm_ctx *ctx, const char *profile); /* faithful, clean, corpus */
DNM_API dnm_status dnm_ctx_disable(dnm_ctx *ctx, const char *rule);    /* "spaces" or "spaces/trailing" */
DNM_API dnm_status dnm_ctx_only(dnm_ctx *ctx, const char *rule);       /* may be called several times */
DNM_API dnm_status dnm_ctx_min_confidence(dnm_ctx *ctx, uint16_t confidence);        /* 0..1000 */
DNM_API dnm_status dnm_ctx_set(dnm_ctx *ctx, const char *option, const char *value); /* "txt.title" */

/* What the current document (or the last setting) reported, oldest first. Borrowed until the next
 * document begins: dnm_walk_next and, outside a walk, dnm_read begin one. */
DNM_API const dnm_message *dnm_ctx_messages(const dnm_ctx *ctx, size_t *count);

/* The newest message of severity DNM_ERROR, or NULL. */
DNM_API const dnm_message *dnm_ctx_error(const dnm_ctx *ctx);

/* Work done on the current document, in no order. */
DNM_API const dnm_counter *dnm_ctx_counters(const dnm_ctx *ctx, size_t *count);

/* How the current document's bytes were decoded. */
typedef struct dnm_decoding {
    const char *charset;
    uint16_t confidence; /* 0..1000 */
    bool bom;            /* began with a byte order mark */
    uint64_t replaced;   /* places that could not be decoded: U+FFFD stands there */
    uint64_t islands;    /* stretches in another charset, decoded as what they are */
    uint64_t truncated;  /* bytes of half a character dropped at the end */
} dnm_decoding;

/* False if it is no text (a Word document), or none was read. */
DNM_API bool dnm_ctx_decoding(const dnm_ctx *ctx, dnm_decoding *decoding);

/* Limits as the context holds them, all filled in. */
DNM_API const dnm_limits *dnm_ctx_limits(const dnm_ctx *ctx);

/* ---- what modules say of themselves ------------------------------------------------------------ */

typedef struct dnm_option {
    const char *name;     /* lower-case, "title" */
    const char *fallback; /* its default; never NULL */
    const char *values;   /* "yes|no", "keep|hans|hant", "NUMBER", "TEXT": shown in help and checked */
    const char *summary;  /* one line, English, a translatable literal */
} dnm_option;

/* A rule carries its own examples; they are run as tests and shown as documentation. Each is plain
 * text, a paragraph a line, or a dump if it begins with "document". */
typedef struct dnm_rule {
    const char *id; /* "trailing": the edit says "spaces/trailing" */
    const char *summary;
    const char *before;    /* changed by this rule … */
    const char *after;     /* … into this */
    const char *untouched; /* looks alike and must stay as it is */
    const char *option;    /* of the cleaner, under which this holds: "to=hans"; NULL: its defaults */
} dnm_rule;

typedef enum dnm_family { DNM_CONTAINER, DNM_CONVERTER, DNM_CLEANER, DNM_WRITER } dnm_family;

typedef struct dnm_module_info {
    dnm_family family;
    const char *name;
    const char *summary;
    const char *const *extensions; /* of containers and converters: NULL-terminated, without dots; or NULL */
    const char *extension;         /* of a writer, without the dot; "" otherwise */
    const char *media_type;        /* of a writer; "" otherwise */
    bool binary;                   /* of a writer: not for terminals */
    bool single;                   /* of a writer: one document a file */
    unsigned profiles;             /* of a cleaner: bits of DNM_FAITHFUL, DNM_CLEAN, DNM_CORPUS */
    const dnm_rule *rules;         /* of a cleaner: ends with a NULL id; else NULL */
    const dnm_option *options;     /* ends with a NULL name; NULL if none */
} dnm_module_info;

enum { /* profiles that a cleaner belongs to */
       DNM_FAITHFUL = 1,
       DNM_CLEAN = 2,
       DNM_CORPUS = 4,
};

/* Module i of a family; cleaners in the order they run. False past the last. */
DNM_API bool dnm_ctx_module(const dnm_ctx *ctx, dnm_family family, size_t i, dnm_module_info *info);

/* The writer for a file extension (without the dot, any case); NULL if there is none. */
DNM_API const char *dnm_ctx_writer_for(const dnm_ctx *ctx, const char *extension);

/* ---- input ------------------------------------------------------------------------------------ */

/* The names of an archive's members in directory order: raw bytes, as stored. */
typedef struct dnm_names {
    const dnm_str *names;
    uint32_t count;
} dnm_names;

typedef struct dnm_input {
    const char *path;           /* the file as the caller named it; "-" for standard input; for messages */
    const char *member;         /* name inside an archive in UTF-8, "" if none; nested ones joined by "!/" */
    const unsigned char *bytes; /* NULL only for a container that is asked to open `path` itself */
    size_t size;
    const char *extension;      /* of member or path: lower-case, without the dot, "" if none */
    const char *media_type;     /* as HTTP or a package said, "" if unknown */
    const char *charset;        /* declared outside the bytes (HTTP, --declared), "" if unknown; a hint */
    const char *forced_charset; /* --from-charset: decode so, whatever the bytes say; "" if not given */
    const dnm_names *names;     /* NULL unless the bytes are an archive */
    const char *address;        /* where the bytes are from ("https://…"), "" if unknown */
} dnm_input;

/* An input with every pointer valid; extension from `path`. The bytes are borrowed. */
DNM_API void dnm_input_init(dnm_input *input, const char *path, const void *bytes, size_t size);

/* Walks all documents in a file, folder or archive, and in archives inside it. */
typedef struct dnm_walk dnm_walk;
DNM_API dnm_status dnm_walk_open(dnm_ctx *ctx, const char *path, dnm_walk **walk);

/* The same for bytes at hand (standard input). They must outlive the walk. */
DNM_API dnm_status dnm_walk_bytes(dnm_ctx *ctx, const dnm_input *input, dnm_walk **walk);

/* The next document, valid until the next call. DNM_END after the last. Any other status: this member
 * could not be read (dnm_ctx_error says which and why); call again for the next one. Only
 * DNM_NO_MEMORY ends a walk early: the call behind it gives DNM_END. */
DNM_API dnm_status dnm_walk_next(dnm_walk *walk, dnm_input *input);
DNM_API void dnm_walk_close(dnm_walk *walk); /* NULL is fine */

/* ---- the flow --------------------------------------------------------------------------------- */

/* Converts by the named converter, or by the one whose probe scores highest. */
DNM_API dnm_status dnm_read(dnm_ctx *ctx, const dnm_input *input, const char *converter, dnm_doc **doc);

/* Runs the cleaners of the context's profile, phase by phase. On failure the document is as the last
 * whole pass left it. */
DNM_API dnm_status dnm_clean(dnm_ctx *ctx, dnm_doc *doc);

/* The texts of a compilation as documents of their own. A document is a compilation if it has sections with
 * role="part", which cleaners find (structure/part, structure/joined) or the input has; of parts within
 * parts, the innermost are texts. What stands before or between them is a document, too, if it is text; lines
 * such as the compilation's own title are cut by an edit of rule compilation/cover. Each document has the
 * metadata of its part (title, creator, date); language, source, publisher and identifier are the
 * compilation's where the part has none, and isPartOf is the compilation's title, unless that is the
 * title of its first text. Each has its part of the edits: what restore makes of all, one after another, is
 * the converter's text of the compilation. Call after dnm_clean. */
typedef struct dnm_parts dnm_parts;
DNM_API dnm_status dnm_parts_open(dnm_ctx *ctx, const dnm_doc *doc, dnm_parts **parts);
DNM_API uint32_t dnm_parts_count(const dnm_parts *parts); /* 0: no compilation */

/* The next document, in the order of the text; the caller frees it, and `doc` must not change before the
 * last. DNM_END behind that; after any other failure no further part comes. */
DNM_API dnm_status dnm_parts_next(dnm_parts *parts, dnm_doc **part);
DNM_API void dnm_parts_close(dnm_parts *parts); /* NULL is fine */

/* Takes some bytes of output; anything but DNM_OK stops the writer and is returned by the call that
 * wrote. */
typedef dnm_status (*dnm_write_fn)(void *data, const void *bytes, size_t n);

/* One document, in the frame of its format. */
DNM_API dnm_status dnm_write(dnm_ctx *ctx, const dnm_doc *doc, const char *writer, dnm_write_fn to,
                             void *data);

/* The same into memory: free() *bytes. Bounded by limits.output_bytes. */
DNM_API dnm_status dnm_write_bytes(dnm_ctx *ctx, const dnm_doc *doc, const char *writer, char **bytes,
                                   size_t *size);

/* What `detect` says of a document, without converting it. */
typedef struct dnm_detection {
    const char *format;        /* name of a converter or container; "" if none knows it */
    bool container;            /* the format is an archive */
    bool has_charset;          /* the format is text in some charset; else `charset` is unset */
    dnm_charset_guess charset; /* see charset.h */
} dnm_detection;
DNM_API dnm_status dnm_detect(dnm_ctx *ctx, const dnm_input *input, dnm_detection *detection);

/* Several documents in one output, if the format can hold them. */
typedef struct dnm_stream dnm_stream;
DNM_API dnm_status dnm_stream_open(dnm_ctx *ctx, const char *writer, dnm_write_fn to, void *data,
                                   dnm_stream **stream);
DNM_API dnm_status dnm_stream_add(dnm_stream *stream, const dnm_doc *doc);
DNM_API dnm_status dnm_stream_end(dnm_stream *stream); /* writes the end of the frame */
DNM_API void dnm_stream_free(dnm_stream *stream);      /* NULL is fine */

/* ---- edits and restore ------------------------------------------------------------------------ */

/* Writes the edits of the document added last: JSON lines from which, with the output, the
 * converter's text can be restored byte for byte (format: docs/edits.md). Call after
 * dnm_stream_end. */
DNM_API dnm_status dnm_stream_edits(dnm_stream *stream, const dnm_doc *doc, dnm_write_fn to, void *data);

/* The converter's text from an output and its edits. DNM_MISMATCH where a byte of either was changed. The
 * text is malloc'ed. */
DNM_API dnm_status dnm_restore(dnm_ctx *ctx, dnm_str output, dnm_str edits, char **text, size_t *size);

/* ---- site templates ---------------------------------------------------------------------------- */

/* Learns what repeats on the pages of a site, for cleaner `template`:
 *
 *     for each document of a batch: dnm_read, dnm_learner_add, dnm_doc_free
 *     dnm_learner_write(learner, to_memory, &text)
 *     dnm_ctx_set(ctx, "template.sites", text)      // of each context that is to clean
 *
 * What is learned depends on the documents, not on their order or on who learned which: several threads may
 * each have a learner, to be merged. Of a site 256 pages are kept, of a page the keys of 512 blocks and no
 * text; all together within limits.arena_bytes of the context, beyond which DNM_LIMIT comes back; what was
 * learned until then can be written. The context must outlive the learner. Format: docs/templates.md. */
typedef struct dnm_learner dnm_learner;
DNM_API dnm_status dnm_learner_new(dnm_ctx *ctx, dnm_learner **learner);
DNM_API void dnm_learner_free(dnm_learner *learner); /* NULL is fine */

/* A document as it was read, before it is cleaned; `input` says in which folder it lies if it has no address
 * of its own. */
DNM_API dnm_status dnm_learner_add(dnm_learner *learner, const dnm_doc *doc, const dnm_input *input);

/* All that `from` learned, too. */
DNM_API dnm_status dnm_learner_merge(dnm_learner *into, const dnm_learner *from);
DNM_API dnm_status dnm_learner_write(const dnm_learner *learner, dnm_write_fn to, void *data);

/* ---- files that appear whole or not at all ---------------------------------------------------- */

typedef struct dnm_file dnm_file;

/* Begins a file next to where it will stand. Without `replace`, an existing path is DNM_EXISTS. */
DNM_API dnm_status dnm_file_create(dnm_ctx *ctx, const char *path, bool replace, dnm_file **file);
DNM_API dnm_status dnm_file_write(void *file, const void *bytes, size_t n); /* a dnm_write_fn */

/* Makes it durable and puts it in place; frees `file` in any case, and removes what was begun on
 * failure. */
DNM_API dnm_status dnm_file_commit(dnm_file *file);

/* The same without the wait for the disk, for many files: dnm_folder_sync then makes all of them durable. A
 * machine that loses power in between may leave some empty. */
DNM_API dnm_status dnm_file_place(dnm_file *file);

/* Returns when what was placed in the folder and below it is on the disk. */
DNM_API dnm_status dnm_folder_sync(dnm_ctx *ctx, const char *folder);
DNM_API void dnm_file_abort(dnm_file *file); /* NULL is fine */

#ifdef __cplusplus
}
#endif
#endif
