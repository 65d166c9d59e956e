/* cues.h -- words of the trade of web sites and document shops. A word alone proves nothing; what a line is
 * follows from the groups that come together in it, from its shape and its place (judge.c).
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_CHROME_CUES_H
#define CLEANERS_CHROME_CUES_H

#include "core/text/words.h"
#include "docnorm/base.h"

typedef enum cue_group {
    CUE_SELF,     /* the site speaks of itself */
    CUE_TEXT,     /* the text is spoken of, or those who uploaded it */
    CUE_OFFER,    /* what it did for its readers */
    CUE_WISH,     /* what they shall do or have of it */
    CUE_READER,   /* they are spoken to */
    CUE_RIGHTS,   /* rights in the text */
    CUE_LIABLE,   /* who answers for it */
    CUE_CONTACT,  /* whom to write to */
    CUE_FILE,     /* the text as a file to be taken away */
    CUE_FORMAT,   /* ... and of what format */
    CUE_WHICH,    /* of other pages: which ... */
    CUE_PAGES,    /* ... pages */
    CUE_WAY,      /* the way through the site */
    CUE_PREVIEW,  /* that this is not all */
    CUE_SHARE,    /* telling others */
    CUE_PLACE,    /* ... where; texts name such places, too */
    CUE_VISIT,    /* where else, and how, novels can be read */
    CUE_SERIAL,   /* the chapter goes on; votes for it */
    CUE_SPAM,     /* of the trades that hijack pages */
    CUE_FOLLOW,   /* ... and hearing from the site again */
    CUE_LICENCE,  /* numbers that a site must show */
    CUE_COOKIE,   /* European sites: cookies ... */
    CUE_CONSENT,  /* ... that their readers shall accept ... */
    CUE_VISITING, /* ... where they are */
    CUE_LETTER,   /* letters by mail ... */
    CUE_JOIN,     /* ... to be subscribed to */
    CUE_FORM,     /* beside the fields of a form for comments */
    CUE_TIME,     /* fields of a line of particulars; those up to CUE_LABELS are followed by a colon */
    CUE_WHO,
    CUE_SOURCE,
    CUE_COUNTER,
    CUE_LETTERS,
    CUE_RECORD,
    CUE_LABELS,
    CUE_ACTION, /* a button between the fields */
    CUE_GROUPS
} cue_group;

enum { CUE_LINE_BYTES = 2400 }; /* longer lines are no chrome */

typedef enum cue_when {
    ANY,   /* wherever it stands in the line */
    FIRST, /* at the line's beginning only: elsewhere it is a word like others */
    FIELD, /* with a colon behind it, or a bracket, a digit in counters */
    CLEAR  /* as FIELD, and no other kind of text has such a field */
} cue_when;

/* What an item of a bar is. */
typedef enum cue_item {
    ITEM_BUTTON, /* stands in no text */
    ITEM_POST,   /* beside the posts of a forum */
    ITEM_FILE,   /* takes the text away as a file */
    ITEM_TURN,   /* leads to the next page */
    ITEM_WORD,   /* a button, and a word of texts */
    ITEM_ACT,    /* ... of what readers do with a page */
    ITEM_COUNT,  /* beside a number */
    ITEM_LINE,   /* of a by-line in a European language */
    ITEM_NAME,   /* ... behind which a name follows */
    ITEM_AD,     /* above an advertisement */
    ITEM_HEAD,   /* above a list of other pages */
    ITEM_KINDS
} cue_item;

typedef struct cue {
    uint8_t group, when;
} cue;

enum { CUE_PAIRS = 4096 };

/* The words, ready to be looked up. */
typedef struct cue_table {
    dnm_words words;
    cue *cues; /* of word i + 1 */
    dnm_words items;
    cue *item_kinds;
    dnm_words folds; /* Traditional characters that the cues have in their Simplified form */
    uint32_t
        pairs[CUE_PAIRS / 32]; /* one bit a hash of the first two hanzi of cues of novels, in both scripts */
} cue_table;

void *cue_table_make(dnm_arena *arena); /* for dnm_job_made */

/* A line made ready: Latin letters in lower case, Traditional characters that occur in cues Simplified, so
 * offsets stay what they are in the line itself. */
typedef struct cue_line {
    const cue_table *table;
    size_t n;
    char p[CUE_LINE_BYTES];
} cue_line;

typedef struct cue_count {
    uint8_t different[CUE_GROUPS]; /* different words of each group */
    uint8_t times[CUE_GROUPS];
    uint16_t chars[CUE_GROUPS]; /* code points they cover, shared ones once a group */
    uint64_t groups;            /* one bit each */
} cue_count;

/* False if the line is empty or too long. */
bool cue_prepare(const cue_table *table, dnm_str text, cue_line *line);

void cue_read(const cue_line *line, cue_count *count);

/* Whether the text may have words of CUE_SERIAL or CUE_VISIT: a first look, which hardly any text passes
 * that has none. */
bool cue_may_be_serial(const cue_table *table, dnm_str text);

static inline bool cue_has(const cue_count *count, cue_group group)
{
    return (count->groups >> group & 1) != 0;
}

/* The items of a bar, marks and blanks between them left out. */
typedef struct cue_items {
    uint8_t of[ITEM_KINDS];
    uint8_t numbers;
    uint8_t strange;         /* places between marks that are none */
    uint16_t known, unknown; /* characters of items, and of the strange */
    bool first_strange;
    size_t head; /* bytes up to the colon behind the first item; 0 if there is none */
    cue_item first;
} cue_items;

void cue_read_items(const cue_line *line, size_t from, size_t end, cue_items *items);

/* The same up to the first place that is none, which counts: most lines have one at their beginning. */
void cue_read_first_items(const cue_line *line, size_t from, size_t end, cue_items *items);

/* Whether an item may begin there: to leave most lines alone. */
bool cue_may_begin_item(const cue_table *table, uint32_t cp);

/* The field whose key begins at `at`; its bytes without the colon, 0 if there is none. *sure: no other
 * kind of text has such a field. */
size_t cue_field(const cue_line *line, size_t at, cue_group *group, bool *sure);

#endif
