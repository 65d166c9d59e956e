/* tokenizer.h -- UTF-8 to tokens, by section 13.2.5 of the HTML standard. All of the input is at hand,
 * so a construct is read in one go instead of state by state; what is left of the states is where text
 * is read differently: html_text_state, which the tree builder sets.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_TOKENIZER_H
#define DNM_HTML_TOKENIZER_H

#include "converters/html/dom.h"
#include "converters/html/names.h"

typedef enum html_token_kind {
    HTML_TOKEN_TEXT,
    HTML_TOKEN_START,
    HTML_TOKEN_END,
    HTML_TOKEN_COMMENT,
    HTML_TOKEN_DOCTYPE,
    HTML_TOKEN_EOF
} html_token_kind;

typedef enum html_text_state {
    HTML_DATA,
    HTML_RCDATA,
    HTML_RAWTEXT,
    HTML_SCRIPT,
    HTML_PLAINTEXT,
    HTML_CDATA
} html_text_state;

typedef struct html_token {
    html_token_kind kind;
    uint16_t tag;
    bool self_closing;
    bool has_nul; /* text in which U+0000 may stand */
    bool quirks;  /* of a doctype: force-quirks */
    uint32_t source;
    uint32_t attr, attr_count;
    dnm_str text;         /* text, comment, tag name */
    html_doctype doctype; /* p is NULL where missing */
} html_token;

typedef struct html_tokenizer {
    const char *start, *p, *end;
    dnm_arena *arena;
    html_names names;
    char *pool, *pool_end; /* room for text that differs from the input */
    html_attr *attrs;
    uint32_t attr_count, attr_cap;
    html_text_state state;
    bool cdata;                       /* the adjusted current node is foreign: <![CDATA[ counts */
    dnm_str last_start;               /* name of the last start tag, which an appropriate end tag repeats */
    uint32_t swallowed_at, swallowed; /* see html_document */
    uint32_t errors;
    uint32_t attrs_left_out;
} html_tokenizer;

void html_tokenizer_init(html_tokenizer *tk, dnm_str utf8, dnm_arena *arena);

/* The next token; HTML_TOKEN_EOF again and again at the end. Two text tokens may follow each other.
 * After a refusal of the arena tokens are incomplete: ask it when done. */
void html_token_next(html_tokenizer *tk, html_token *token);

/* ---- between the tokenizer's files ------------------------------------------------------------ */

enum { HTML_REFERENCES = 1, HTML_IN_ATTRIBUTE = 2, HTML_KEEP_NUL = 4 };

/* [p, end) with line ends normalised, character references resolved if asked for, and U+0000 replaced
 * unless it is to be kept. Borrowed from the input if that changes nothing. */
dnm_str html_decode(html_tokenizer *tk, const char *p, const char *end, unsigned how);

/* What the reference at p (an ampersand) stands for, and where it ends; empty if it is none. */
dnm_str html_read_reference(html_tokenizer *tk, const char *p, const char **end);

/* [p, end) in ASCII lower case, U+0000 replaced. */
dnm_str html_lower(html_tokenizer *tk, const char *p, const char *end);

/* Notes that what begins at `p` goes on to the end of the input. */
void html_note_swallowed(html_tokenizer *tk, const char *p);

/* Reads a tag whose name begins at tk->p. False where the input ends inside: no token. */
bool html_read_tag(html_tokenizer *tk, html_token *token, html_token_kind kind);

/* Reads what begins with <! at tk->p (past these two). False for a CDATA section: no token. */
bool html_read_declaration(html_tokenizer *tk, html_token *token);
void html_read_bogus_comment(html_tokenizer *tk, html_token *token);
void html_read_doctype(html_tokenizer *tk, html_token *token);

/* Reads text in any state but HTML_DATA, or its end tag. False if there was neither. */
bool html_read_raw(html_tokenizer *tk, html_token *token);

/* Byte classes. HTML_SPACE includes CR, which is an LF here. */
enum {
    HTML_SPACE = 1,
    HTML_ALPHA = 2,
    HTML_DIGIT = 4,
    HTML_UPPER = 8,
    HTML_ENDS_NAME = 16,
    HTML_ENDS_ATTR = 32
};
extern const uint8_t html_classes[256];

static inline bool html_in(char byte, unsigned classes)
{
    return (html_classes[(unsigned char)byte] & classes) != 0;
}

static inline const char *html_skip_space(const char *p, const char *end)
{
    while (p < end && html_in(*p, HTML_SPACE)) p++;
    return p;
}

/* Whether [p, end) begins with `lower` (ASCII in lower case), whatever its own case. */
bool html_begins(const char *p, const char *end, dnm_str lower);

#endif
