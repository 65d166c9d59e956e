/* chrome.h -- what the parts of the chrome cleaner share: the lines of a document, what each of them looks
 * like, and what it is taken for where it stands at an edge.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_CHROME_CHROME_H
#define CLEANERS_CHROME_CHROME_H

#include "cleaners/chrome/cues.h"
#include "core/base/arena.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "docnorm/module.h"

/* What a line is taken for. The first are the cleaner's rules. */
typedef enum chrome_kind {
    CHROME_SPAM,
    CHROME_PARTICULARS, /* time, author, source, counters */
    CHROME_INTRO,       /* the site recommends the text, or what it has besides */
    CHROME_DOWNLOAD,
    CHROME_NOTICE, /* rights, liability, who uploaded it */
    CHROME_WAY,    /* navigation, pages, sharing */
    CHROME_PREVIEW,
    CHROME_RELATED, /* a list of other pages; of lines: its head */
    CHROME_THREAD,  /* around the posts of a thread */
    CHROME_SERIAL,  /* between the pages and chapters of a novel */
    CHROME_RULES,
    CHROME_NONE = CHROME_RULES
} chrome_kind;

enum { CHROME_NOBODY = INT32_MAX, CHROME_LONGEST_TITLE = 60, CHROME_SHORTEST_TITLE = 4 /* characters */ };

typedef struct chrome_line {
    uint32_t block;
    uint32_t owner; /* the section that metadata of this line belongs to, or CHROME_NOBODY */
    dnm_str text;
    dnm_shape shape;
    bool linked;         /* links cover nearly all of it */
    bool taken;          /* is going already */
    bool inside;         /* ... as a line of the middle */
    bool cut;            /* ... a part of it */
    uint8_t word;        /* of a button, counted from 1 (inside.c) */
    chrome_kind between; /* what it is if it stands between two paragraphs, or CHROME_NONE */
} chrome_line;

/* The pairs of characters of a title, to see whether a line speaks of the same. */
typedef struct chrome_pairs {
    uint64_t bits[32];
    uint32_t count;
} chrome_pairs;

typedef struct chrome_page {
    const dnm_doc *doc;
    dnm_arena *arena;
    chrome_line *lines; /* paragraphs and headings, those in tables and code left out */
    uint32_t count;
    const cue_table *cues;
    chrome_pairs title;
    dnm_str title_text;
    uint32_t title_block; /* that it was read from; 0: metadata */
    uint32_t title_chars;
    uint64_t title_groups; /* cue groups in it: what the text itself is about */
    uint8_t title_files;   /* different words of files in it */
    bool about_files;      /* the text is about taking them away */
    dnm_editor *editor;
} chrome_page;

typedef struct chrome_verdict {
    chrome_kind kind;
    bool sure;  /* a doubtful line goes only beside a sure one */
    bool whole; /* of related pages: the line itself names one; of particulars: with a source or counters; of
                 * notices: the last thing on a page */
    size_t from, end; /* the bytes that are of that kind, where text stands beside them; else 0 */
} chrome_verdict;

static inline bool chrome_is_part(chrome_verdict verdict)
{
    return verdict.end > 0;
}

static inline chrome_verdict chrome_is(chrome_kind kind, bool sure)
{
    return (chrome_verdict){.kind = kind, .sure = sure};
}

static inline chrome_verdict chrome_is_none(void)
{
    return chrome_is(CHROME_NONE, false);
}

bool chrome_read_lines(chrome_page *page);

/* Whether the text has the words of the line between quotation marks: it is about them. A look through the
 * text. */
bool chrome_is_spoken_of(const chrome_page *page, const chrome_line *line);

/* Whether the line may be a title: short, no sentence, no label. */
bool chrome_is_title_like(const chrome_line *l);

void chrome_pairs_add(chrome_pairs *pairs, dnm_str text);

/* Per cent of the pairs of `text` that `pairs` has, and the other way round. */
unsigned chrome_share_of(const chrome_pairs *pairs, dnm_str text);
unsigned chrome_share_in(const chrome_pairs *pairs, dnm_str text);

/* Whether the line is the name of a site, above a title. */
bool chrome_names_site(const chrome_page *page, uint32_t i);

/* What the line is, if it stands at an edge; chrome_spam is for lines before everything else, and for the
 * last of all. */
chrome_verdict chrome_judge(const chrome_page *page, const chrome_line *line);

/* Whether it may judge the line to be "推荐阅读：title of another page". */
bool chrome_names_another(const chrome_page *page, const chrome_line *line);
bool chrome_spam(const chrome_page *page, uint32_t index);

/* Whether the line is nothing but a date with the time of day. */
bool chrome_is_stamp(dnm_str text);

/* Whether the line is a day with the time of day among a few names (stamps.c), and whether none of the lines
 * [start, end) beside it has one of another day. The last one lifts the day, and the name if it is one. */
bool chrome_is_stamped(const chrome_line *line);
bool chrome_is_only_stamp(const chrome_page *page, uint32_t start, uint32_t end, uint32_t i);
void chrome_lift_stamp(chrome_page *page, const chrome_line *line, dnm_why why);

/* "Title01-25", "Title 2019-05-13": bytes of the title, 0 if no date stands behind one. */
size_t chrome_dated(dnm_str text);

/* Whether the line consists of particulars. *printed: with counters or sizes of letters, which no text has
 * anywhere. The other lifts them into metadata and takes the line out. */
chrome_verdict chrome_particulars(const cue_table *cues, dnm_str text, bool *printed);
chrome_verdict chrome_ready_particulars(const cue_line *ready, dnm_str text, bool *printed);

/* "作者：李某某", "（作者：李某某 2015年5月6日）": whether that is all the line says. */
bool chrome_is_author(const chrome_page *page, dnm_str text);
void chrome_lift(chrome_page *page, chrome_line *line, uint16_t confidence);
bool chrome_lift_byline(chrome_page *page, const chrome_line *line, const cue_line *ready, dnm_why why);

/* "关键词：燕子，老街", "标签：燕子": what the text is filed under; *alone: the words stand in the next line.
 * Of words that a site may have: whether it speaks to its readers of what it has (judge.c). */
bool chrome_names_keywords(const chrome_page *page, const chrome_line *line, bool *alone);
bool chrome_may_be_sites(const chrome_page *page, const chrome_line *line);

void chrome_take(chrome_page *page, chrome_line *line, chrome_kind kind, uint16_t confidence);

/* Cuts out only the part that the verdict speaks of. */
void chrome_cut(chrome_page *page, chrome_line *line, chrome_verdict verdict);

/* What a forum puts around each post of a thread. */
void chrome_clean_thread(chrome_page *page);

/* Lines between the paragraphs of the text, wherever they stand. */
void chrome_clean_inside(chrome_page *page);

/* What sites of novels put between paragraphs and chapters (serial.c). */
void chrome_clean_serial(chrome_page *page);

/* Boxes of many lines above a text, before its title is known; and the notes about files that begin with a
 * line below chrome (boxes.c). */
void chrome_clean_boxes(chrome_page *page);
void chrome_take_notes(chrome_page *page, uint32_t i);

/* What is said twice at the head (copies.c): the way to the title in the next line, the site that the way in
 * the next line begins with, the first words of the text below; and the copies of a title in [start, end). */
bool chrome_leads_to_title(const chrome_page *page, uint32_t i);
bool chrome_begins_way(const chrome_page *page, uint32_t i);
bool chrome_is_summary_of_beginning(const chrome_page *page, uint32_t i);
void chrome_take_copies(chrome_page *page, uint32_t start, uint32_t end);

/* The lines [start, end) are the document, or a part of a compilation. */
void chrome_clean_head(chrome_page *page, uint32_t start, uint32_t end);
void chrome_clean_tail(chrome_page *page, uint32_t start, uint32_t end);

#endif
