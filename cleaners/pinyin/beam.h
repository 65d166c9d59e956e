/* beam.h -- reads a stretch of bytes again, some of which are lost: hypotheses side by side, fed byte
 * by byte, the cheapest kept.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_PINYIN_BEAM_H
#define CLEANERS_PINYIN_BEAM_H

#include "cleaners/pinyin/pinyin.h"
#include "core/base/buf.h"
#include "core/base/vec.h"

enum { BEAM_WIDTH = 48, BEAM_CANDIDATES = 8192, BEAM_NO_LEAD = 0 };

/* Leads that nobody knows: any, or the second byte of a dropped character (see beam_dropped). */
enum { BEAM_LOST_LEAD = 256, BEAM_DROPPED_HIGH = 257, BEAM_DROPPED_LOW = 258 };

_Static_assert((BEAM_CANDIDATES & (BEAM_CANDIDATES - 1)) == 0 && BEAM_CANDIDATES <= UINT16_MAX,
               "the table of states is twice as large, and names candidates in 16 bits");

/* One character of a hypothesis, and the one before it. */
typedef struct beam_node {
    uint32_t parent;
    uint32_t cp;
    uint32_t depth;
} beam_node;

typedef struct beam_hypothesis {
    uint32_t node;
    uint32_t last; /* its last character */
    pinyin_context context;
    bool quoting; /* a quote has been opened and not closed */
    int32_t cost;
    int32_t gap;          /* by how much the nearest rival that was given up for it was dearer */
    uint32_t rival;       /* that rival's node */
    uint32_t rival_depth; /* … and the depth of this one when it was */
    uint16_t lead;        /* a byte that waits for its second half, or one of those above */
    uint16_t guesses;     /* lost bytes that likelihood had to choose */
} beam_hypothesis;

typedef struct beam_rival {
    bool any;
    int32_t cost;
    uint32_t node;
} beam_rival;

typedef struct beam {
    const pinyin_page *page;
    dnm_budget budget;
    DNM_VEC(beam_node) nodes; /* 0 is the root */
    beam_hypothesis live[BEAM_WIDTH];
    unsigned live_count;
    beam_hypothesis *next; /* BEAM_CANDIDATES of them */
    unsigned next_count;
    beam_rival *rivals;    /* of these: the cheapest in the same state that was given up */
    uint16_t *slots;       /* a hash table of states: numbers in `next`, counted from 1; 0: free */
    uint8_t byte;          /* the last one before the beam */
    unsigned whole_losses; /* characters of which both bytes were lost, tried so far */
} beam;

/* What the place tells of a lost byte. */
typedef struct beam_loss {
    bool certain;    /* U+FFFD: no question mark */
    bool at_cut;     /* a mark follows */
    bool before_tag; /* "/p>" follows, whose "<" may be lost, too */
    uint8_t likely;  /* the byte that the cuts on both sides speak for; 0 if they do not */
} beam_loss;

bool beam_init(beam *b, const pinyin_page *page);
void beam_free(beam *b);

/* One hypothesis: nothing waits, the characters of `context` went before, and `byte` was the last of theirs.
 */
void beam_start(beam *b, pinyin_context context, bool quoting, uint8_t byte);

/* Each of these moves all hypotheses on. Those that cannot read what comes are given up. */
void beam_known(beam *b, const uint8_t *bytes, unsigned n);
void beam_ascii(beam *b, uint8_t c, bool folded); /* perhaps a full-width mark that was folded */

/* The order of hypotheses, for qsort: the cheapest first. */
int beam_by_cost(const void *x, const void *y);

/* `winner` stays, and what ends in `node` is given up for it. */
void beam_note_rival(const beam *b, beam_hypothesis *winner, int32_t cost, uint32_t node);

/* Of the hypotheses in `next`: of those that nothing can tell apart any more, the cheapest; then the cheapest
 * few. They live. */
void beam_choose(beam *b);

/* Collectors drop private-use characters: what stands between the two that the beam has read and will read
 * may have been one, half of it the end of a character and half the beginning of the next. */
void beam_dropped(beam *b);

/* A "?": real, or a byte and perhaps what it swallowed. */
void beam_lost(beam *b, beam_loss loss);

void beam_end(beam *b); /* the end of a paragraph */

/* A lost byte that makes, with the one before it, a character that is read so. False, and nothing moves, if
 * it does with no hypothesis. */
bool beam_read_as(beam *b, unsigned reading);

/* A gloss stands behind the two bytes that it is the reading of: hypotheses that say otherwise are given up.
 * False, and nothing moves, if all do. */
bool beam_take_gloss(beam *b, unsigned reading);

/* All that live agree that a character ends here; false also when none is left. */
bool beam_is_settled(const beam *b);

/* The cheapest hypothesis that is whole; NULL if there is none. Its gap is brought up to date. */
const beam_hypothesis *beam_best(beam *b);

/* The node `steps` characters before `node`, at most the root. */
uint32_t beam_back(const beam *b, uint32_t node, unsigned steps);

/* The characters from the root to `node`, in the arena; NULL if memory is short. */
const uint32_t *beam_line(const beam *b, uint32_t node, uint32_t *n);

/* The same, appended as text. */
void beam_text(const beam *b, uint32_t node, bool folded, dnm_buf *out);

/* What stands up to `node`, one of those of `h`, if its rival is right. */
void beam_rival_text(const beam *b, const beam_hypothesis *h, uint32_t node, bool folded, dnm_buf *out);

#endif
