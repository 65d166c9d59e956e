/* watermark.h -- what the parts of the watermark cleaner share.
 *
 * A watermark is not known by its words but by how it stands: the same string again and again, in the
 * middle of sentences, and where it is taken out, the two ends make a word.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_WATERMARK_WATERMARK_H
#define CLEANERS_WATERMARK_WATERMARK_H

#include "core/base/arena.h"
#include "docnorm/module.h"

enum { WATERMARK_GRAM = 6 }; /* characters: no shorter string is looked for */

/* So many characters of a leaf that stand elsewhere, too. */
typedef struct watermark_point {
    uint64_t gram; /* a hash of them, never 0 */
    uint32_t at;   /* offset in the view's text */
} watermark_point;

typedef struct watermark_page {
    const dnm_doc *doc;
    dnm_arena *arena;
    watermark_point *points; /* ascending */
    uint32_t point_count;
    uint32_t repeated; /* strings that come again: of many, some stand oddly by chance */
    dnm_str *taken;    /* strings that are already being cut everywhere */
    uint32_t taken_count;
} watermark_page;

typedef struct watermark_candidate {
    dnm_str text;  /* in the view */
    uint64_t gram; /* of its beginning */
} watermark_candidate;

/* One place where a suspected string stands; offsets are those of the view's text. */
typedef struct watermark_place {
    uint32_t block;
    uint32_t at;
    uint32_t len;
} watermark_place;

/* How the text reads with and without the string at one place, in eighths of a bit: above zero, the
 * two ends make a word that the string tears apart. *inside: it interrupts a sentence. */
int watermark_seam(const watermark_page *page, const watermark_place *place, bool *inside);

/* What stands on both sides of a place, and how much better the text goes on from one to the other than from
 * the string to what follows it: in eighths of a bit, by the model of three characters. Chance puts a mark
 * where it gains 20 to 30; what belongs to the text loses some. 0 but between two hanzi. */
enum { WATERMARK_GAIN_MOST = 40 };
typedef struct watermark_gap {
    uint32_t left, right; /* characters; 0 at the ends of the leaf */
    int gain;
    bool torn; /* both are hanzi */
} watermark_gap;

watermark_gap watermark_read_gap(const watermark_page *page, const watermark_place *place);

/* Strings of 6 to 80 characters that stand at least three times, most frequent first, at most `max`.
 * Fills page->points with what is repeated and may begin one of them. */
uint32_t watermark_repeats(watermark_page *page, watermark_candidate *out, uint32_t max);

bool watermark_opens(uint32_t cp);
bool watermark_closes(uint32_t cp);

/* How many of the things that notices of sites speak of a string speaks of: rights, more, access … */
unsigned watermark_speaks(dnm_str s);

/* Whether it offers something: not rights and sources alone. */
bool watermark_offers(dnm_str s);

/* Whether it speaks of what sites do for their readers and texts hardly mention: new chapters, windows that
 * do not pop up, addresses to be remembered, groups to join. */
bool watermark_serves(dnm_str s);

/* Whether it calls to the site in words that no text has but one about such calls. */
bool watermark_calls(dnm_str s);

/* Whether it has a site's address, or a name that ends as those of sites do, or speaks as sites do. */
bool watermark_names_site(dnm_str s);

/* Whether a name of it ends as those of sites do: "…网". */
bool watermark_has_site_name(dnm_str s);

/* Whether it has an address, or the name of a library or forum of documents. */
bool watermark_has_address(dnm_str s);

/* Whether it asks to be called or written to: QQ and the like, and a number. */
bool watermark_gives_contact(dnm_str s);

/* An address of a site in a leaf, however it is written: "www.zhiyuan.example", "ｗｗｗ．", "w w w . ", with
 * letters that only look alike. */
typedef struct watermark_address {
    uint32_t at, len; /* bytes of the leaf */
    uint64_t site;    /* a hash of its name, without "www." and the like, its case and its writing */
    uint64_t page;    /* a hash of what follows the name: "/", "/book/1.html" */
    uint32_t path;    /* so many bytes of the leaf, at the end, are that */
    bool disguised;   /* written as nobody writes an address who wants it to be used */
} watermark_address;

/* The first address from byte `from` on; false if there is none. Linear in what it passes. */
bool watermark_next_address(dnm_str leaf, uint32_t from, watermark_address *address);

/* Widens the place of a mark that is convicted by words in which sites speak of themselves, before and behind
 * it: "本文来自…", "…提供下载"; and by brackets that hold nothing else then. */
void watermark_take_words(const watermark_page *page, watermark_place *place);

/* The bracket that closes what this one opens; 0 if it opens nothing. */
uint32_t watermark_other_bracket(uint32_t opening);

/* The other searches. */
void watermark_sites(const watermark_page *page, dnm_editor *editor);
void watermark_notices(const watermark_page *page, dnm_editor *editor);
void watermark_brands(const watermark_page *page, dnm_editor *editor);
void watermark_buttons(const watermark_page *page, dnm_editor *editor);
void watermark_claims(const watermark_page *page, dnm_editor *editor);
void watermark_signed(const watermark_page *page, dnm_editor *editor);

enum {
    WATERMARK_RULE_REPEATED,
    WATERMARK_RULE_SITE,
    WATERMARK_RULE_NOTICE,
    WATERMARK_RULE_DOUBT,
    WATERMARK_RULE_BRAND,
    WATERMARK_RULE_BUTTON
};

#endif
