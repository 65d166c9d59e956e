/* docx.h -- what the files of the DOCX writer share: the state of one document being written, and who
 * writes which part of it.
 *
 *     docx.c       the package, part by part          plan.c     what must be known beforehand
 *     walk.c       blocks -> paragraphs               inline.c   spans -> runs
 *     table.c      the grid of a table                numbering.c  lists, labels.c  their labels
 *     links.c      addresses and bookmarks            images.c   pictures
 *     styles.c, package.c, properties.c  the parts that hardly depend on the text
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_WRITERS_DOCX_H
#define DNM_WRITERS_DOCX_H

#include "adapters/zipout/zipout.h"
#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/vec.h"
#include "core/text/xml_text.h"
#include "docnorm/module.h"

/* What the types of relationships begin with. */
#define DOCX_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

#define DOCX_NAMESPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

/* Lengths are twips (1/20 pt) unless a name says otherwise. */
enum {
    DOCX_TEXT_WIDTH = 8306,   /* A4 less margins of 1800 each: what Word takes for Chinese */
    DOCX_TEXT_HEIGHT = 13958, /* less 1440 each */
    DOCX_INDENT = 420,        /* of a list level, a quotation, a definition: two characters */
    DOCX_LEVELS = 9,          /* of a list: all that a numbering definition has */
    DOCX_COLUMNS = 63,        /* of a table: all that Word can open */
    DOCX_GRID = 1000,         /* columns that a table of the model may use: HTML's limit of colspan */
    DOCX_TABLE_DEPTH = 16     /* deeper tables are written as the paragraphs that they hold */
};

/* The parts that hold text; each has relationships of its own. */
typedef enum docx_story { DOCX_BODY, DOCX_FOOTNOTES, DOCX_ENDNOTES, DOCX_COMMENTS, DOCX_STORIES } docx_story;

/* ---- what is known beforehand (plan.c) -------------------------------------------------------- */

typedef struct docx_note {
    dnm_str id;
    uint32_t block;
    uint32_t number; /* in its part, from 1, in the order of the first references; 0: nothing refers to it */
    uint8_t story;
    bool referred; /* the reference was written; others become plain text */
} docx_note;

typedef struct docx_target {
    dnm_string target;
    uint32_t relation[DOCX_STORIES]; /* number of its relationship in each part, 0: none yet */
} docx_target;

typedef struct docx_anchor {
    dnm_str id;
    bool found;   /* some block has it */
    bool written; /* its bookmark was written */
} docx_anchor;

typedef struct docx_picture {
    dnm_string name;
    uint32_t resource;
    uint32_t width, height; /* pixels; 0: not a picture that Word shows */
    const char *extension;
    uint32_t number; /* of its file, from 1; 0: not used */
    uint32_t relation[DOCX_STORIES];
} docx_picture;

typedef struct docx_plan {
    docx_note *notes;                     /* sorted by id */
    docx_note **note_order[DOCX_STORIES]; /* by number */
    docx_target *targets;                 /* of links and linked images, sorted by target */
    docx_anchor *anchors;                 /* that links point to, sorted by id */
    docx_picture *pictures;               /* sorted by name */
    uint32_t note_count, referred[DOCX_STORIES], target_count, anchor_count, picture_count;
} docx_plan;

/* ---- lists (numbering.c, labels.c) ------------------------------------------------------------ */

/* How an item's number looks: before, number, after. */
typedef struct docx_pattern {
    const char *format; /* name of ST_NumberFormat; "bullet" has no number */
    dnm_str before, after;
    const char *suffix; /* what follows: "tab", "space", "nothing" */
} docx_pattern;

typedef struct docx_list {
    docx_pattern pattern;
    uint32_t abstract; /* index of its definition */
    uint32_t num;      /* w:numId in use; 0: none yet */
    int64_t value;     /* of the item at hand */
    int64_t word;      /* what Word would count next under num */
    bool labelled;     /* the items' labels stand in their text … */
    bool literal;      /* … and stay there: no number format makes them */
} docx_list;

typedef struct docx_num {
    uint32_t abstract;
    uint32_t level;
    int64_t start; /* -1: as the definition says */
} docx_num;

/* ---- blocks (walk.c, table.c) ----------------------------------------------------------------- */

typedef enum docx_style {
    DOCX_NORMAL,
    DOCX_QUOTE,
    DOCX_CAPTION,
    DOCX_TERM,
    DOCX_DEFINITION,
    DOCX_TABLE_HEADING,
    DOCX_FOOTNOTE_TEXT,
    DOCX_ENDNOTE_TEXT,
    DOCX_COMMENT_TEXT,
    DOCX_STYLES
} docx_style;

typedef enum docx_align { DOCX_LEFT, DOCX_CENTER, DOCX_RIGHT } docx_align;

/* What a block inherits from those around it. */
typedef struct docx_context {
    docx_style style;
    uint32_t indent; /* of quotations and definitions around */
    uint32_t item;   /* frame of the innermost list item, plus 1; 0: none */
    uint32_t depth;  /* lists around, through tables */
    uint32_t shown;  /* lists around that indent: those within the same cell */
    uint32_t width;  /* from margin to margin */
    uint32_t tables; /* around */
    docx_align align;
} docx_context;

typedef struct docx_frame {
    uint32_t block, end;
    uint16_t kind; /* what it is written as: DNM_SECTION for what shows nowhere */
    bool pending;  /* an item whose number has not been shown */
    bool measured; /* a table whose grid is known … */
    bool opened;   /* … and that has begun */
    docx_context in;
    uint32_t owner; /* of an item: its list's frame */
    docx_list list; /* of a list */
} docx_frame;

/* What covers a column of the grid from above; only at the first column of each cell. */
typedef struct docx_cover {
    uint32_t rows; /* rows still covered, this one included; 0: free */
    uint32_t width;
} docx_cover;

typedef struct docx_table {
    docx_cover cover[DOCX_GRID];
    uint16_t index[DOCX_GRID + 1]; /* grid column -> column written: only those where a cell begins count */
    uint32_t last;                 /* past the last covered column */
    uint32_t column;               /* where the next cell of this row would begin */
    uint32_t row_end;              /* past the columns of this row */
    uint32_t columns;              /* written */
    uint32_t unit;                 /* width of each */
    bool cell_open;                /* until the next cell begins, or the row ends */
    bool heading;                  /* only head rows so far */
} docx_table;

typedef enum docx_last { DOCX_NOTHING, DOCX_PARAGRAPH, DOCX_TABLE } docx_last;

typedef struct docx_end {
    uint32_t end, span;
} docx_end;

typedef struct docx {
    dnm_job *job;
    const dnm_doc *doc;
    const dnm_view *view;
    struct dnm_arena *arena;
    dnm_zipout *zip;
    dnm_budget budget; /* of the arrays below */
    docx_plan plan;
    const struct docx_language *language;

    docx_story story;
    uint32_t relations[DOCX_STORIES]; /* given out so far */
    DNM_VEC(docx_frame) frames;
    DNM_VEC(docx_end) ends; /* of the spans of the leaf at hand */
    DNM_VEC(docx_pattern) abstracts;
    DNM_VEC(docx_num) nums;
    DNM_VEC(docx_anchor *) bookmarks; /* to be written with the next paragraph */
    docx_table *tables[DOCX_TABLE_DEPTH];
    docx_last last; /* what was written last in this cell or part */
    bool note_mark; /* the next paragraph begins with its note's number */
    uint32_t bookmark_count, drawing_count, picture_count;
    uint64_t dropped;             /* characters */
    uint64_t flattened, narrowed; /* tables */
} docx;

/* ---- writing into the part at hand (emit.c) --------------------------------------------------- */

void docx_put(docx *d, const char *markup);

/* For numbers and short names: at most 255 bytes. */
void docx_putf(docx *d, const char *format, ...) DNM_PRINTF(2, 3);

/* Any text, escaped; characters that XML cannot hold are dropped and counted. */
void docx_escape(docx *d, dnm_str text, dnm_xml_place place);

void docx_begin_part(docx *d, const char *name);

/* ---- who writes what -------------------------------------------------------------------------- */

dnm_status docx_make_plan(docx *d);
docx_note *docx_find_note(const docx *d, dnm_str id);
docx_target *docx_find_target(const docx *d, dnm_string target);
docx_anchor *docx_find_anchor(const docx *d, dnm_str id);
docx_picture *docx_find_picture(const docx *d, dnm_string name);

/* Blocks [first, past) as paragraphs and tables. */
void docx_blocks(docx *d, uint32_t first, uint32_t past, const docx_context *context);
void docx_empty_paragraph(docx *d);

/* The runs of a leaf, less its first `skip` bytes. */
void docx_inline(docx *d, const dnm_block *leaf, uint32_t skip);

/* Opens a link's element if it leads anywhere; returns whether it did. */
bool docx_open_link(docx *d, dnm_string target);
void docx_bookmark(docx *d, dnm_attrs attrs);
void docx_write_bookmarks(docx *d);
void docx_relationships(docx *d, docx_story story);

/* Whether the address may stand in a document, and how: percent-encoded into `out`. */
bool docx_safe_url(dnm_str url, dnm_buf *out);

/* Width, height and extension from a file's first bytes; false if Word cannot show it. */
bool docx_picture_size(const unsigned char *bytes, size_t n, docx_picture *picture);

/* The image as a run of its own; false if it is not at hand, so that its text should be written. */
bool docx_image(docx *d, const dnm_span *span);
void docx_media(docx *d);

void docx_begin_list(docx *d, uint32_t block, docx_list *list);
void docx_next_item(docx *d, uint32_t block, docx_list *list);

/* The number to write a paragraph with: makes a new instance where Word would count otherwise. */
uint32_t docx_use_number(docx *d, docx_list *list, uint32_t level);
void docx_numbering(docx *d);

/* What of the leaf is its label, with the blank behind; 0 if it begins with none. *label: without the blank.
 */
uint32_t docx_label(const docx *d, const dnm_block *leaf, dnm_str *label, const char **suffix);

/* The value in a format of ST_NumberFormat, as far as labels are compared; 0 bytes if it is not known. */
size_t docx_format_number(const char *format, int64_t value, char out[64]);

bool docx_open_table(docx *d, docx_frame *frame);
void docx_close_table(docx *d, docx_frame *frame);
void docx_open_row(docx *d, docx_table *table, uint32_t block);
void docx_close_row(docx *d, docx_table *table);
void docx_open_cell(docx *d, docx_table *table, uint32_t block, docx_context *in);

void docx_styles(docx *d);
void docx_choose_language(docx *d);
dnm_str docx_language_tag(const docx *d);
void docx_package(docx *d);
void docx_story_relations(docx *d, docx_story story);
void docx_settings(docx *d);
void docx_properties(docx *d);

#endif
