/* convert.h -- what the ways of converting share: one document (convert.c), a stream of documents
 * (convert_stream.c), a folder of outputs (convert_folder.c).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_CONVERT_H
#define DOCNORM_CLI_CONVERT_H

#include "cli/cli.h"
#include "cli/guard.h"
#include "cli/recode.h"
#include "cli/records.h"

/* What was found on a page, for the report. */
typedef struct page_text {
    char found[16];      /* "article", "posts", "none"; empty if nothing was looked for */
    unsigned confidence; /* 0..1000 */
    unsigned cut;        /* thousandths of the text's bytes that main_content left out */
} page_text;

typedef struct conversion {
    const options *o;
    dnm_ctx *ctx;
    const char *writer; /* name, not NULL */
    const char *extension;
    bool binary, single; /* of the writer */
    bool many;           /* outputs, which are made durable together at the end */
    const char *charset; /* of --to-charset; NULL: UTF-8 */
    guard *guard;
    verbosity v;
    progress progress;
    records report;   /* of --report */
    int output_error; /* errno of standard output */
    dnm_status lost;  /* why the document at hand is incomplete; DNM_OK if it is not known to be */
    dnm_status first; /* failure or loss */
    page_text page;   /* the document at hand */
} conversion;

/* What came of an input; for the report and the index. */
typedef struct outcome {
    const char *path, *member;
    const char *output; /* "" if there is none */
    dnm_status status;
    unsigned part; /* of a compilation that was split, from 1; else 0 */
    dnm_str title; /* of that part */
} outcome;

/* Reads and cleans; on failure there is no document. */
dnm_status convert_make(conversion *c, dnm_input *input, dnm_doc **doc);

/* The message that says why a document failed or is incomplete; NULL if all is well. */
const dnm_message *convert_trouble(const conversion *c);

/* What the exit status and the records say of a document that was written: DNM_OK, or why it is incomplete.
 */
dnm_status convert_verdict(const conversion *c, const outcome *came);

/* Calls `write` for each document to be written: for the texts of a compilation if --split-compilations asks
 * for that and it is one (part counts from 1), else for the document itself (part 0). Stops at a failure, and
 * returns it. */
typedef dnm_status convert_write_fn(void *data, const dnm_doc *doc, unsigned part);
dnm_status convert_each(conversion *c, const dnm_doc *doc, convert_write_fn *write, void *data);

/* What part n of document "sub/a.html" is called: "sub/a-001-title.html". `replaceable` as for names_give. To
 * be freed; NULL without memory. */
char *convert_part_name(const char *document, bool replaceable, unsigned part, dnm_str title);

/* The members of a line of JSON that say which part it is about. */
void convert_put_part(json *j, const outcome *came);

/* Tells messages, counters and the report what came of a document, and counts it. */
void convert_tell(conversion *c, const outcome *came);

/* The same for what dnm_walk_next could not give. */
void convert_tell_unread(conversion *c, const char *input, dnm_status status);

/* Counts an input that could not even be opened, which was told already. */
void convert_count_unopened(conversion *c, const char *input, dnm_status status);

/* Whether a failure ends the run: nothing after it could go better. */
bool convert_is_over(dnm_status status);

/* Writes the document, with its edits beside if they are wanted, to files that appear whole. */
dnm_status convert_write_file(conversion *c, const dnm_doc *doc, const char *path);

/* DNM_USAGE after a message if the output would stand where an input is. */
dnm_status convert_check_output(conversion *c, const char *path);

/* Ends an output of the recoder, and tells what its charset lacked. */
dnm_status convert_end_output(conversion *c, recoder *r, const char *path, dnm_status status);

/* A dnm_write_fn to standard output; data: the conversion. */
dnm_status convert_to_stdout(void *data, const void *bytes, size_t n);
dnm_status convert_flush_stdout(conversion *c);

/* Whether an input (no folder) holds more than one document; those that cannot be read do not count. */
bool convert_holds_several(conversion *c, const char *path);

/* What a run over several inputs ends with: how many failed, or that there was nothing. */
void convert_sum_up(conversion *c);

/* The ways. `output` NULL: standard output. */
dnm_status convert_one(conversion *c, const char *output);
dnm_status convert_stream(conversion *c, const char *output);
dnm_status convert_folder(conversion *c, const char *folder);

#define EDITS_SUFFIX ".edits.jsonl"

#endif
