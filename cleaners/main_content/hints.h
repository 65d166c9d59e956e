/* hints.h -- what the class, id and role of a block say about its use: an attribute set is looked at once,
 * however many blocks share it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_HINTS_H
#define DNM_CLEANERS_MAIN_CONTENT_HINTS_H

#include "core/base/arena.h"
#include "docnorm/doc.h"

enum {
    MC_SIDE = 1,       /* navigation, advertising, lists of other pages ... */
    MC_STRONG = 2,     /* of these, a word that no name of an article contains */
    MC_COMMENT = 4,    /* comments, replies */
    MC_BODY = 8,       /* article, content, text */
    MC_TAG = 16,       /* an element that never holds the article: nav, footer, aside, form, menu */
    MC_HIDDEN = 32,    /* not shown, by a means that articles do not use */
    MC_LINKS = 64,     /* with MC_SIDE: the name of what consists of links, untrue of plain sentences */
    MC_PART = 128,     /* with MC_TAG: footer or aside, which posts have, too */
    MC_WHO = 256,      /* who wrote something */
    MC_SIGN = 512,     /* what stands below all that somebody writes */
    MC_TOOL = 1024,    /* a button inside the text: "[edit]" beside a heading, the arrow before a note */
    MC_PROPER = 2048,  /* of the text, though it is links and days: its sources, its table of particulars */
    MC_ENTRY = 4096,   /* marked as the text of an article, by a microformat */
    MC_CAPTION = 8192, /* with MC_SIDE: what stands below a picture, or above a table */
    MC_INGREDIENT = 16384,
    MC_STEPS = 32768, /* what is done with the ingredients */
    MC_LEAD = 65536   /* what stands between a headline and the text, and says it in short */
};

/* The element that holds the text of a page says so. */
enum { MC_TAG_MAIN = 1, MC_TAG_ARTICLE = 2, MC_ROLE_MAIN = 4 };

typedef struct mc_hints {
    uint32_t flags;
    uint32_t classes; /* the same, the id left aside: in manuals it is the name of what is explained */
    bool named;       /* it has a class or an id */
    bool dated;       /* it has a date for programs, whatever it says to people */
    uint8_t landmark; /* MC_TAG_MAIN … */
    uint32_t forum;   /* one bit for each word of forums that occurs */
    uint32_t make; /* of its tag and the first of its names, numbers aside: alike for all posts of a page */
} mc_hints;

/* One for each attribute set of the document; NULL when memory is out. */
struct mc_hint_words;
const mc_hints *mc_read_hints(const dnm_doc *doc, const struct mc_hint_words *words, struct dnm_arena *arena);

/* The words that names consist of, ready to be looked up; for dnm_job_made. */
void *mc_hint_words_make(struct dnm_arena *arena);

#endif
