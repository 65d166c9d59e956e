/* rejoin.h -- what the parts of the rejoin cleaner share: paragraphs as lines, with what a judge of
 * their seams looks at.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_REJOIN_REJOIN_H
#define CLEANERS_REJOIN_REJOIN_H

#include "core/base/arena.h"
#include "core/text/labels.h"
#include "docnorm/module.h"

/* What a line is among the pieces of a preview, each of which begins with its number. */
typedef enum rejoin_piece {
    REJOIN_NO_PIECE,
    REJOIN_PIECE_GOES_ON, /* without its number it goes on with the line before it */
    REJOIN_PIECE_BEGINS,  /* ... it begins a paragraph */
    REJOIN_PIECE_EMPTY    /* ... it is nothing */
} rejoin_piece;

/* A paragraph. Offsets are those of the view's text; blanks at both ends are left out. */
typedef struct rejoin_line {
    uint32_t block; /* its first and, once lines were joined, its last */
    uint32_t last_block;
    uint32_t seam; /* before it: among those of the page */
    uint32_t start, end;
    uint32_t chars;        /* code points */
    uint32_t columns;      /* as on a terminal, indentation included */
    uint32_t places;       /* code points, indentation included */
    uint32_t last_columns; /* of the last line that was joined to it */
    uint32_t last_places;
    uint32_t column;      /* width at which it and its neighbours were broken; 0 if none is known */
    uint32_t indent;      /* columns of blanks in front */
    uint32_t quoted;      /* marks "> " of mails before the line: `start` is behind them */
    uint32_t first, last; /* code points */
    uint32_t commas;      /* marks within: what headings rarely have */
    uint32_t colons;      /* of them */
    uint32_t stops;       /* marks that end sentences, the last character included */
    uint32_t blanks;      /* of the longest run of them within */
    int32_t open;         /* quotes and brackets opened and not closed; negative: the reverse */
    bool ends;            /* with a mark that ends a sentence or introduces something */
    bool gap;             /* a blank line stands before it */
    bool tabular;         /* columns, fields or code: it goes on nowhere */
    bool apart;           /* nor does this: a caption, the number of a page */
    bool titled;          /* "2 Scope" in Chinese: a number and a name, as outlines have them */
    bool next_is_sibling;
    bool counts;   /* its label is one of a series */
    bool torn;     /* sentences, the last of which has no end */
    bool flows;    /* the line before it goes on with it, as several lines together show */
    bool parallel; /* it ends as the line before or behind it does */
    bool turn;     /* it begins with who speaks, as other lines do */
    bool headline; /* by its form it may be one: it follows nothing, and has the marks of no sentence */
    rejoin_piece piece;
    int8_t heard; /* tenths of a bit that the rest of the text says for the seam before it */
    dnm_label label;
} rejoin_line;

/* What the model says of a seam, which several judges ask. */
typedef struct rejoin_seam {
    uint32_t end, start; /* between which offsets */
    int16_t bits;
    bool known, by_words; /* whether words that lead on or lean back were asked, too */
} rejoin_seam;

typedef struct rejoin_page {
    const dnm_doc *doc;
    dnm_arena *arena;
    rejoin_line *lines;
    rejoin_seam *seams; /* one before each line that was read; NULL without memory */
    uint32_t count;
    uint32_t margin;        /* where broken lines go on: what is indented more begins a paragraph */
    uint32_t ended_percent; /* of the long paragraphs, how many end with a mark: is one without it odd? */
    uint32_t habit_percent; /* of what holds whole sentences, how much ends with one */
    uint32_t sentences;     /* ... and how many paragraphs that is */
    uint32_t width;         /* at which all lines were broken; 0 where lines are paragraphs */
    bool by_places;         /* by a program that counts code points, not columns */
    bool has_tables;        /* lines that are tabular */
    bool indents;           /* paragraphs begin with an indented line */
    bool gaps_speak;        /* not every line has a blank one before it */
    bool torn_often;        /* several lines end inside a sentence, as is known for sure */
    bool tears_outnumber;   /* ... more than there are lines that look like headlines */
    bool verse;             /* clauses of equal length */
} rejoin_page;

bool rejoin_read_lines(rejoin_page *page);

/* What the lines have in common: the members of the page behind `margin`. */
void rejoin_survey(rejoin_page *page);

/* How surely the next line goes on with this one: 0..100 and more; REJOIN_ENOUGH decides. */
enum { REJOIN_ENOUGH = 50, REJOIN_COLUMN = 60, REJOIN_CERTAIN = 100 };
int rejoin_judge(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b);

/* How much likelier the characters around the seam are in one sentence than as the end of one paragraph and
 * the beginning of the next, in tenths of a bit; 0 where nothing is known. */
int rejoin_seam_bits(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b);

/* Searches the text for the pairs of characters at its seams. */
void rejoin_hear(rejoin_page *page);

/* The second character of a line, and the third; 0 where there is none. */
uint32_t rejoin_second_char(const rejoin_page *page, const rejoin_line *l, uint32_t *third);

/* "* ", "# ", "> ": before points, comments and quotations. */
bool rejoin_begins_with_sign(const rejoin_line *b);

/* Of scripts that write words apart, and have small letters. */
bool rejoin_is_alphabetic(uint32_t cp);
bool rejoin_is_small(uint32_t cp);

/* Columns of what would have had to fit on the line before: a word, or one character with the marks
 * that cling to it. */
uint32_t rejoin_first_word(const rejoin_page *page, const rejoin_line *l);

/* Of the text of a line whose characters were counted. */
bool rejoin_stands_apart(dnm_str text, const rejoin_line *l);
bool rejoin_asks_readers(const rejoin_page *page, const rejoin_line *l);

/* A short line between two lines of a paragraph, of which it is no part; c is the next one. */
bool rejoin_is_insert(const rejoin_page *page, const rejoin_line *b, const rejoin_line *c);

/* Marks the lines that begin as several others do. */
void rejoin_find_turns(rejoin_page *page);

/* Marks where two columns of a page begin that stand beside each other. */
void rejoin_flag_side_by_side(const rejoin_page *page, dnm_editor *editor);

/* Marks the lines that flow. */
void rejoin_find_columns(rejoin_page *page);

/* Whether the seam is inside one number: "一九九" | "二年", "有1" | "9座". */
bool rejoin_splits_digits(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b);

/* A paragraph broken off whose next begins with a number glued to its text: something was lost between. */
bool rejoin_looks_lost(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b);

/* Whether the lines are verse. To be called before any are joined. */
void rejoin_ask_for_verse(rejoin_page *page);

/* The width and how it is counted. */
void rejoin_find_width(rejoin_page *page);

/* ... where paragraphs begin with an indented line, or behind a blank one; 0 if they do not. */
uint32_t rejoin_width_by_indents(rejoin_page *page);

/* Of lines as they were read: once lines are joined, those at the margin are gone. */
uint32_t rejoin_margin(const rejoin_page *page);
bool rejoin_is_wrapped(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b);

/* Marks the pieces of a preview. */
void rejoin_find_pieces(rejoin_page *page);

enum {
    REJOIN_RULE_PAGE,
    REJOIN_RULE_WRAP,
    REJOIN_RULE_CHUNK,
    REJOIN_RULE_LOST,
    REJOIN_RULE_INSERT,
    REJOIN_RULE_SIDE
};

#endif
