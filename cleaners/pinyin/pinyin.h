/* pinyin.h -- what the parts of the pinyin cleaner share.
 *
 * The damage it undoes: hijacked pages convert a Simplified text to Traditional, encode it as GBK, and
 * insert "(reading)" behind every byte pair that equals a character of a table -- also where the pair
 * is the second half of one character and the first half of the next. Decoded again, the torn
 * character is lost ("?") and what follows reads one byte off, up to the next tear:
 *
 *     bytes    93FA AE94 B5C4 BDC7            擔 當 的 角
 *     becomes  93FA AE94(dāng)B5(shù)C4BDC7   擔 當(dāng) ?shù) 慕 …
 *
 * So the text is turned back into its bytes, glosses go, and the bytes are read again; a byte that
 * was lost is known where its gloss names the character, and otherwise chosen by likelihood.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_PINYIN_PINYIN_H
#define CLEANERS_PINYIN_PINYIN_H

#include "cleaners/pinyin/readings.h"
#include "core/base/arena.h"
#include "core/text/gbk.h"
#include "core/text/neighbours.h"
#include "docnorm/module.h"

/* "(reading)" in the current text; where a tear swallowed the "(", `off` is that of the reading. */
typedef struct pinyin_gloss {
    uint32_t off;
    uint32_t len;
    uint16_t reading;
    bool torn; /* "?reading)" */
} pinyin_gloss;

enum { PINYIN_STOPS = 5 };

typedef struct pinyin_page {
    const dnm_doc *doc;
    dnm_arena *arena;
    pinyin_gloss *glosses; /* in the order of the text */
    uint32_t gloss_count;
    uint16_t *glossed;       /* for each character: how often its own reading follows */
    uint16_t *alone;         /* … with nothing of a sentence around */
    uint16_t *also;          /* … the other reading that the page's table gives it; 0 if none */
    uint16_t *seen;          /* … and how often it stands at all */
    uint16_t *beside;        /* … in leaves with glosses */
    uint32_t bopomofo;       /* letters of it */
    uint32_t cut;            /* question marks before another mark */
    uint32_t hanzi;          /* characters in all */
    uint32_t torn;           /* torn glosses: no person writes them */
    uint32_t torn_solved;    /* torn glosses that name exactly one character with the byte before */
    uint32_t isolated;       /* glosses of a character that stands alone, as in a list of words */
    uint32_t other_readings; /* … of one that is usually read in another way */
    uint32_t plain;          /* a few ASCII letters in brackets: perhaps readings without tones */
    uint32_t phrases;        /* … of a whole word */
    bool drops_private;      /* nothing of private use is left: it may have been taken out */
    bool folded;             /* full-width punctuation was made ASCII */
    uint64_t nodes_left;     /* of hypotheses; at 0, the rest of the text stays as it is */

    /* What its undamaged text says; classes are those of core/text/han_model. */
    dnm_neighbours pairs;   /* classes that follow each other */
    dnm_neighbours triples; /* … and what follows two */
    uint32_t *singles;      /* how often each class stands there */
    uint32_t *forms;        /* … and each Han character */
    uint32_t learnt;        /* characters in all */

    uint16_t stops[PINYIN_STOPS]; /* classes of marks of which no two stand side by side; "?!" and "??" do */
} pinyin_page;

/* The classes of the two characters before a place; 0 where nothing is known of them. */
typedef struct pinyin_context {
    uint16_t before;
    uint16_t last;
} pinyin_context;

/* Finds all glosses. False if there are none, or memory is short. */
bool pinyin_find_glosses(pinyin_page *page);

/* The number of a syllable as somebody wrote it: "lǐng", "LǏNG", "ling3", "lv4"; 0 if it is none. */
unsigned pinyin_syllable_as_written(dnm_str s);

/* Whether small letters are the syllable without its tone, ü being v, as on keyboards, or u, too. */
bool pinyin_is_without_tone(const char *syllable, dnm_str letters, bool u_for_v);

/* Takes out readings without tones, where the page is full of them; whether it is. */
bool pinyin_strip_toneless(const pinyin_page *page, dnm_editor *editor);

/* Whether the glosses were injected, or belong to the text. Fills the counts. */
typedef enum pinyin_gate { PINYIN_GENUINE, PINYIN_DOUBTFUL, PINYIN_INJECTED } pinyin_gate;
pinyin_gate pinyin_weigh(pinyin_page *page);

/* Whether the text tells how characters are read, as lessons do. */
bool pinyin_speaks_of_readings(const pinyin_page *page);

/* A character of the page's table: one that Simplified Chinese does not use and glossed with its reading
 * somewhere, or one glossed everywhere. */
static inline bool pinyin_in_table(const pinyin_page *page, uint32_t cp)
{
    return cp - PINYIN_FIRST < PINYIN_COUNT && page->glossed[cp - PINYIN_FIRST] > 0;
}

/* … or one that may be in the table, though nothing of the page shows it. */
static inline bool pinyin_may_be_injected(const pinyin_page *page, uint32_t cp)
{
    return !dnm_is_gb2312_han(cp) || pinyin_in_table(page, cp);
}

/* Tables give a character the first reading of a dictionary, or one of their own. */
static inline bool pinyin_is_read(const pinyin_page *page, uint32_t cp, unsigned reading)
{
    if (pinyin_reading(cp) == reading) return true;
    return cp - PINYIN_FIRST < PINYIN_COUNT && page->also[cp - PINYIN_FIRST] == reading;
}

/* Characters that `lead` may begin and that are read so; those of the page's table if it has any.
 * Returns how many, at most `max`. */
unsigned pinyin_candidates(const pinyin_page *page, uint8_t lead, unsigned reading, uint8_t *trails,
                           unsigned max);

/* Room for what the page says; false if memory is short. */
bool pinyin_learner_init(pinyin_page *page);

/* Takes in the next character of undamaged text, and moves the context on. */
void pinyin_learn(pinyin_page *page, pinyin_context *context, uint32_t cp);

/* What `cp` costs here, in eighths of a bit. */
int pinyin_cost(const pinyin_page *page, pinyin_context context, uint32_t cp);

/* Marks the glosses that may have been injected, of a page that does not tell for certain; of one that does,
 * the rest: those that are none of its table. */
void pinyin_flag_glosses(const pinyin_page *page, dnm_editor *editor, bool rest_only);

/* Repairs all leaves, in two passes: the first learns what stands outside of the tears. False if memory is
 * short. */
bool pinyin_repair(pinyin_page *page, dnm_editor *editor);

/* Marks words that are written half in letters. */
void pinyin_flag_spelt(const dnm_doc *doc, dnm_arena *arena, dnm_editor *editor);

enum {
    PINYIN_RULE_GLOSS,
    PINYIN_RULE_SHIFT,
    PINYIN_RULE_GUESS,
    PINYIN_RULE_DOUBT,
    PINYIN_RULE_TONELESS,
    PINYIN_RULE_SPELT
};

#endif
