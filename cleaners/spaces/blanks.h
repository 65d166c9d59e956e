/* blanks.h -- finding the runs of blanks in a leaf, and what a leaf's blanks say about its layout.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_SPACES_BLANKS_H
#define DNM_CLEANERS_SPACES_BLANKS_H

#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "docnorm/doc.h"

/* A maximal run of blanks within a line. A line end ("\n") is no blank: it ends the run. */
typedef struct blank_run {
    size_t at, end;
    size_t count;       /* characters */
    bool tab;           /* holds a tab */
    bool ideographic;   /* holds U+3000 */
    bool odd;           /* holds another blank than these and U+0020 */
    bool starts_line;   /* nothing, or "\n", stands before it */
    bool ends_line;     /* nothing, or "\n", follows */
    uint32_t before[2]; /* the characters in front of it, the nearer one first; 0: none */
    uint32_t after;
} blank_run;

/* The next run at or after *at, which moves past it; the single blank between two words of ASCII is left out.
 * False: there is no more. */
bool spaces_next_run(dnm_str leaf, size_t *at, blank_run *run);

/* The answer to a question that few lines raise. */
typedef enum blanks_answer { BLANKS_UNASKED, BLANKS_NO, BLANKS_YES } blanks_answer;

/* How blanks lay out a line. Counts saturate. */
typedef struct blank_layout {
    uint8_t wide;   /* gaps inside lines that are wide enough for columns */
    uint8_t tabs;   /* gaps that hold a tab */
    uint8_t torn;   /* single blanks between two hanzi */
    bool any;       /* runs, wherever they stand, that may have to go */
    size_t gutter;  /* columns in front of what stands behind the first wide gap; 0: there is none */
    bool drawn;     /* by bars or box-drawing characters between its cells */
    size_t size;    /* bytes of the leaf */
    bool ends;      /* like a sentence, blanks at the end aside */
    bool announces; /* the same with a colon */
    blanks_answer sentence, brackets; /* it has a mark of a sentence; it has a "[" */
} blank_layout;

/* The runs of a leaf, for those who look at them again. */
enum { SPACES_RUNS = 32 };
typedef struct blank_runs {
    uint32_t n;
    bool more; /* than there is room for: then they must be searched for again */
    blank_run of[SPACES_RUNS];
} blank_runs;

blank_layout spaces_layout(dnm_str leaf, const dnm_shape *shape, blank_runs *runs);

/* Whether the gaps of a line are columns: several short cells, or fewer as in a line next to it.
 * Neighbours may be NULL. */
bool spaces_is_aligned(const blank_layout *line, const blank_layout *before, const blank_layout *after);
bool spaces_is_tabular(const blank_layout *line, const blank_layout *before, const blank_layout *after);

/* Whether a single blank between two hanzi tears a clause of running text apart, and nothing speaks for it:
 * no name or number next to it, no two halves of a slogan, no other blanks like it in the paragraph. */
bool spaces_tears_clause(dnm_str leaf, const blank_layout *line, const blank_run *run);

/* Whether a blank next to a mark of a sentence is there by accident. Keeps answers in the layout. */
bool spaces_is_slip(const blank_run *run, dnm_str leaf, blank_layout *layout);

/* Whether the blank stands inside a word, by the statistics of pairs, and no name or number is about. */
bool spaces_tears_word(dnm_str leaf, const blank_run *run);

bool spaces_is_mostly_chinese(dnm_str text);

/* A single blank between two hanzi; and whether the page has them anywhere in its sentences. */
bool spaces_is_stray(const blank_run *run);
bool spaces_scatters(const dnm_doc *doc);

/* Whether the run stands before or behind a particle that has a blank on its other side, too; and whether
 * such particles are a habit of the page. */
bool spaces_is_by_particle(dnm_str leaf, const blank_run *run);
bool spaces_strews_particles(const dnm_doc *doc);

/* The line without the blanks around it, if every character of it is set off by one blank, and they make
 * words; else nothing. `habit`: other lines of the page are so; then shorter ones are taken, too. */
dnm_str spaces_spaced_out(dnm_str leaf, bool habit);

/* A first look by the shape of the leaf. */
bool spaces_may_space_out(const dnm_shape *shape);

/* The bytes of the blank at `at`: ordinary, no-break or ideographic; 0: none. */
size_t spaces_blank_at(dnm_str text, size_t at);

/* Whether the page has such lines as a habit. *readings: some stand next to their reading in letters. */
bool spaces_spaces_out(const dnm_doc *doc, bool *readings);

/* The next "1 9 5 4年" at or after *at, which moves to it. */
bool spaces_next_year(dnm_str text, size_t *at);

/* Whether the words of the line are set apart by blanks, as in corpora for linguists. */
bool spaces_is_segmented(const blank_layout *line);

/* The bytes of the question marks and U+FFFD in front of a leaf; 0: none. And whether the page has them where
 * paragraphs were indented. */
size_t spaces_lost_indent(dnm_str leaf);
bool spaces_loses_indents(const dnm_doc *doc);

static inline bool spaces_is_hanzi(uint32_t cp)
{
    return dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp);
}

#endif
