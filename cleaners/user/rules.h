/* rules.h -- what the parts of cleaner `user` share: the rules as they are read from their text (read.c), and
 * the search for all their phrases at once (match.c).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_USER_RULES_H
#define DNM_CLEANERS_USER_RULES_H

#include "core/base/arena.h"
#include "core/base/buf.h"

typedef enum user_verb { USER_DROP, USER_REPLACE, USER_KEEP, USER_FLAG, USER_VERB_COUNT } user_verb;

typedef struct user_rule {
    user_verb verb;
    dnm_str phrase;
    dnm_str with;  /* replace: the new text; flag: the note, or "" */
    dnm_str hosts; /* names with blanks between them; "" for all documents */
} user_rule;

/* ---- reading (read.c) ---- */

/* Reads rule after rule out of a text. Begin with {.text = …, .n = …}; zero the rest. */
typedef struct user_reader {
    const char *text;
    size_t n;
    size_t at;
    size_t line;     /* the line read last, from 1 on */
    dnm_str hosts;   /* of the section at hand */
    const char *why; /* what is wrong with the line; NULL: nothing */
    dnm_buf phrase, with;
} user_reader;

/* True with the next rule, whose phrase and `with` hold until the next call; false at the end, or at a line
 * that cannot be understood: reader->why says why. */
bool user_read(user_reader *reader, user_rule *rule);
void user_reader_free(user_reader *reader);

/* Whether one of `hosts` is `host`, or a domain that it belongs to. */
bool user_host_is_among(dnm_str host, dnm_str hosts);

/* ---- searching (match.c) ---- */

typedef struct user_matcher user_matcher;

/* Of equal phrases the last one counts. The rules are borrowed. NULL without memory. */
const user_matcher *user_matcher_new(dnm_arena *arena, const user_rule *rules, uint32_t count);

typedef struct user_match {
    uint32_t at;
    const user_rule *rule;
} user_match;

/* Of all occurrences in `text`: the one that begins first, of those that begin there the longest, and so on
 * behind its end. Linear in the text, however many the phrases and however they overlap. */
typedef struct user_matches {
    user_match *p; /* from the last to the first */
    uint32_t n, cap;
    bool failed; /* out of memory */
} user_matches;
void user_match_all(const user_matcher *matcher, dnm_arena *arena, dnm_str text, user_matches *matches);

#endif
