/* page.h -- a page as cleaner `main_content` sees it: leaves with what their text looks like, containers
 * with what their leaves add up to. Everything is computed in a few passes over the flat model.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_PAGE_H
#define DNM_CLEANERS_MAIN_CONTENT_PAGE_H

#include "cleaners/main_content/hints.h"
#include "docnorm/module.h"

typedef struct mc_leaf {
    uint32_t block;
    uint32_t weight; /* visible characters, of which ideographs, kana and Hangul count twice */
    uint32_t pauses; /* punctuation marks of sentences */
    uint32_t stops;  /* of these, ends of sentences */
    uint32_t code;   /* bytes that are marked as code */
    uint8_t linked;  /* percent of the weight that stands in links */
    bool in_list;    /* in a list item, a table cell or a table's caption */
    uint8_t asked;   /* what was found out of it when first asked for, see mc_find_once */
    uint8_t spoken;  /* MC_SPEAKER, MC_SAID, see speech.h; or 0 */
    int32_t value;   /* for the article, or against it */
} mc_leaf;

typedef struct mc_node { /* one a block */
    uint32_t parent;
    uint32_t depth;
    uint32_t mass;   /* weight of its leaves that are sentences, links excluded */
    uint32_t weight; /* of all its leaves */
    uint32_t links;  /* weight of these that stands in links */
    bool entry;      /* the text of an article is marked in it, by a microformat */
    bool aside;      /* it or what it lies in is none of the article, by its name */
    bool data;       /* it is a table of data, or lies in one */
    bool series;     /* one of several headings that are numbered, and links */
    int64_t sum;     /* of the values of its leaves */
    int64_t good;    /* of the positive ones */
} mc_node;

#define MC_NONE UINT32_MAX

enum { MC_SPEAKER = 1, MC_SAID };

/* Letters and digits alone, in lower case and without readings in brackets, of what is compared with a title.
 */
enum { MC_LETTERS = 512 };
typedef struct mc_letters {
    char p[MC_LETTERS];
    size_t n;
    bool readings; /* there were some in brackets, left out */
} mc_letters;

/* What the page says its title is, in several places; the first is the plain one. */
enum { MC_TITLES = 3 };

/* Option main_content.extent: which error is worse, what is too much or what is missing. */
typedef enum mc_extent { MC_PRECISION, MC_BALANCED, MC_RECALL } mc_extent;

typedef struct mc_page {
    const dnm_doc *doc;
    const dnm_view *view;
    const mc_hints *hints; /* by attribute set */
    const struct mc_cues *cues;
    mc_node *nodes;
    mc_leaf *leaves;
    uint32_t *uses; /* leaves, by attribute set */
    uint32_t leaf_count;
    mc_letters titles[MC_TITLES];
    mc_letters headline; /* what the title's leaf says; n 0 if there is none */
    uint32_t title;      /* the leaf that says the page's title, MC_NONE if there is none */
    mc_extent extent;
    uint32_t letter; /* see mc_find_letter */
    bool forum;      /* what people wrote below each other is the content */
    bool nameless;   /* names of classes are not believed: by them, there was no article */
    bool generated;  /* by a program that makes nothing but documentation, see manual.h */
    bool tables;     /* there are tables */
    bool terms;      /* there are lists of terms with what explains them */
    bool spoken;     /* in turns, and none of what people write below each other, see speech.h */
    bool lines;      /* sentences are not asked for: without them, there was none */
} mc_page;

static inline const mc_hints *mc_hints_of(const mc_page *page, uint32_t block)
{
    return &page->hints[page->view->blocks[block].attrs];
}

static inline bool mc_is_heading(const mc_page *page, const mc_leaf *leaf)
{
    return page->view->blocks[leaf->block].kind == DNM_HEADING;
}

/* Where a block stands among others of its kind: the list or table whose items and cells are in between is
 * passed by. */
static inline uint32_t mc_place_of(const mc_page *page, uint32_t block)
{
    for (;;) {
        block = page->nodes[block].parent;
        const uint16_t kind = page->view->blocks[block].kind;
        const bool item = kind == DNM_LIST_ITEM || kind == DNM_DEFINITION_TERM || kind == DNM_DEFINITION ||
                          kind == DNM_TABLE_CELL || kind == DNM_TABLE_ROW;
        if (!item) return block;
    }
}

/* The index past the leaves of blocks before `end`, from leaf i on. */
static inline uint32_t mc_leaf_at(const mc_page *page, uint32_t i, uint32_t end)
{
    while (i < page->leaf_count && page->leaves[i].block < end) i++;
    return i;
}

/* Of a table for so many keys with open places: a power of two, less one. */
static inline uint32_t mc_mask_for(uint32_t keys)
{
    uint32_t mask = 15;
    while (mask < keys * 2u && mask < (uint32_t)1 << 30) mask = mask * 2 + 1;
    return mask;
}

/* The first leaf of block `from` or behind it, found by halves. */
static inline uint32_t mc_leaf_from(const mc_page *page, uint32_t from)
{
    uint32_t low = 0, high = page->leaf_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (page->leaves[middle].block < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What a span of the leaf covers. */
static inline dnm_str mc_span_text(const mc_page *page, const mc_leaf *leaf, const dnm_span *span)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    return (dnm_str){text.p + (span->off - page->view->blocks[leaf->block].off), span->len};
}

/* What is asked of a leaf several times, and changes as little as its text. */
typedef enum mc_question { MC_EDGE_LINE, MC_OFFER, MC_DATED_LINE, MC_TITLE_AGAIN } mc_question;

/* The answer that `find_out` gives, which is asked once a leaf. */
static inline bool mc_find_once(const mc_page *page, const mc_leaf *leaf, mc_question question,
                                bool (*find_out)(const mc_page *, const mc_leaf *))
{
    const unsigned known = 1u << (2u * (unsigned)question), yes = known << 1;
    mc_leaf *own = &page->leaves[leaf - page->leaves];
    if (!(own->asked & known)) own->asked |= (uint8_t)(known | (find_out(page, leaf) ? yes : 0));
    return own->asked & yes;
}

/* leaves.c: nodes and leaves, without values. False when memory is out. */
bool mc_read_page(mc_page *page, dnm_job *job, const dnm_doc *doc);

/* title.c */
void mc_read_titles(mc_page *page);
void mc_read_headline(mc_page *page);

/* None of the article by its name; but a header that holds the title has more of the article's. */
bool mc_is_aside(const mc_page *page, uint32_t block);

/* The title in the metadata becomes this. */
struct dnm_editor;
void mc_set_title(const mc_page *page, struct dnm_editor *editor, dnm_str said);

/* … what its leaf says, if that differs by injected readings alone. */
void mc_mend_title(const mc_page *page, struct dnm_editor *editor);

/* Titles of threads have the board and the software at their end, too: the title becomes what its leaf says.
 */
void mc_bare_title(const mc_page *page, struct dnm_editor *editor);

bool mc_repeats_title(const mc_page *page, const mc_leaf *leaf); /* has all of it inside */

/* The same of the title's leaf: of what the page says its title is, sites are part. */
bool mc_repeats_headline(const mc_page *page, const mc_leaf *leaf);

/* posts.c: the place with most of what people wrote below each other; mass 0 if there is none. False when
 * memory is out. */
enum { MC_WRITTEN = 1, MC_FIRST = 2 };
typedef struct mc_posts {
    uint8_t *in;         /* one a block: whether it is in what somebody wrote, and begins that */
    uint32_t first, end; /* blocks [first, end) hold the posts */
    uint32_t count;      /* 0: there are none */
    uint32_t lead;       /* the box of the first post, if it is not made like the others; or 0 */
    bool alike;          /* who wrote it is said in the same way as who wrote the others */
    uint64_t weight, lead_weight;
    uint32_t single; /* without posts, the box with nearly nothing but the text; or 0 */
} mc_posts;
bool mc_find_posts(const mc_page *page, struct dnm_arena *arena, mc_posts *posts);

/* The index past what somebody wrote, from leaf i on; i if that is none of it. */
static inline uint32_t mc_past_posts(const mc_page *page, const mc_posts *posts, uint32_t i)
{
    while (i < page->leaf_count && posts->in[page->leaves[i].block]) i++;
    return i;
}

/* Of a forum's page without answers: its text is the post. */
void mc_take_single(const mc_page *page, mc_posts *posts);

/* letter.c: the block of a letter in the archive of a mailing list, on a page of its own; 0 if this is none.
 */
uint32_t mc_find_letter(const mc_page *page);

/* answers.c: adds the question and short answers around that text. */
void mc_take_answers(const mc_page *page, mc_posts *posts);

/* nature.c: whether this is a forum, and which blocks are aside. */
void mc_judge_nature(mc_page *page, const mc_posts *posts);

/* score.c: values and sums; the container that holds the article, or 0 with *any false. */
uint32_t mc_choose(mc_page *page, bool *any);

/* lines.c: a text without sentences below a title: verse, songs, offers of work. False if there is none. */
bool mc_choose_lines(mc_page *page, const mc_posts *posts, uint32_t *best);

/* refusal.c: whether the page only says that what was asked for is not there. */
bool mc_is_refusal(const mc_page *page);

/* landmark.c: the element that says it is the text, 0 if there is none or several; whether what was chosen is
 * but a part of it. */
uint32_t mc_find_landmark(const mc_page *page);
uint32_t
mc_find_main(const mc_page *page); /* of a manual: whatever is in it; 0 if there is none, or several */
bool mc_is_part_of(const mc_page *page, uint32_t best, uint32_t landmark);

/* Whether a word processor has saved it, and no site has put anything around it. */
bool mc_is_of_word_processor(const mc_page *page);

/* lists.c: the linked title of another page; whether what was chosen is but one of several texts about such.
 */
bool mc_is_other_title(const mc_page *page, const mc_leaf *leaf);
bool mc_is_teaser(const mc_page *page, uint32_t best);

#endif
