/* reader.h -- the state that the readers of document.xml, notes, headers and comments share. Events of
 * the parser come to body.c, which hands each element to the file that knows it.
 *
 * A story is a flow of blocks of its own: the body, a text box, a note. Stories nest, because a text
 * box stands inside a paragraph of another story:
 *
 *     body ── paragraph ── text box ── paragraph ── …
 *                            its story records onto a tape, which is played after the outer paragraph
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_READER_H
#define DNM_DOCX_READER_H

#include "converters/docx/numbering.h"
#include "converters/docx/tape.h"
#include "core/text/utf8.h"

/* ---- pieces of a story -------------------------------------------------------------------------- */

enum { FORMAT_SPANS = 6, MAX_COMMENTS = 8 };

/* A link that text may stand in; 0 as target: none. */
typedef struct wml_link {
    dnm_string target;
    dnm_attrs attrs;
} wml_link;

typedef struct wml_field {
    bool in_code;      /* between "begin" and "separate" */
    uint32_t instr;    /* where its code begins in wml_story.instr */
    uint64_t shown_at; /* wml_story.shown where its result begins */
    wml_link link;     /* its own, or that of the field around it */

    /* of a form's control */
    dnm_str chosen; /* the entry of a list, in the arena */
    int32_t choice, entry_count;
    bool has_choice, checked, has_checked;
} wml_field;

typedef struct wml_run {
    wml_format format;      /* its own */
    const wml_style *style; /* w:rStyle, or NULL */
    dnm_str font;           /* w:rFonts of its Latin letters, if it is one of symbols; a constant */
    bool settled;           /* `wanted` and `hidden` are computed */
    uint8_t wanted;         /* bits of the spans */
    bool hidden;
} wml_run;

typedef struct wml_paragraph {
    bool open, in_properties;
    bool mark_deleted; /* as a tracked change: the next paragraph goes on in this one */
    bool goes_on;      /* it has ended, and that has happened */
    bool settled;      /* properties are evaluated, the list has counted it */
    bool begun;        /* its leaf is open in the output */
    bool numbered, label_pending;
    uint64_t ordinal;
    const wml_style *style; /* explicit, or NULL */
    char number_id[16];     /* w:numId */
    bool has_number_id;
    int32_t level;   /* w:ilvl or -1 */
    int32_t outline; /* w:outlineLvl, or OUTLINE_UNSET */
    uint8_t align;   /* 0, or index into names of paragraph.c */
    wml_label label;
    uint32_t label_span;
} wml_paragraph;

typedef struct wml_open_list {
    uint32_t list; /* index of the w:num */
    int32_t level;
    int32_t value; /* of the last item */
} wml_open_list;

typedef struct wml_open_comment {
    dnm_string target;
    uint32_t span;
    bool open; /* in this leaf */
} wml_open_comment;

typedef struct wml_picture {
    dnm_str alt, title; /* in the arena */
    int32_t width, height;
} wml_picture;

typedef struct wml_table wml_table;
typedef struct wml_math wml_math;

typedef struct wml_story {
    struct wml_story *outer;
    wml_out out;
    wml_tape *own_tape; /* of a text box or a note; NULL for the body */
    bool muted_box;     /* a text box in content that is not shown */
    wml_paragraph paragraph;
    wml_run run;
    dnm_buf label;    /* text of the paragraph's automatic number */
    dnm_buf instr;    /* codes of the open fields */
    dnm_buf tail;     /* text inside a field's code: shown if the field turns out to have no end */
    dnm_buf bookmark; /* the first one since the last paragraph began */
    DNM_VEC(wml_field) fields;
    DNM_VEC(wml_link) links; /* of open w:hyperlink and w:fldSimple */
    DNM_VEC(wml_open_list) lists;
    DNM_VEC(wml_tape *) boxes; /* text boxes anchored in the paragraph */
    uint32_t list_base;        /* lists below belong to blocks around the current cell */
    uint32_t codes;            /* fields that are in their code */
    uint32_t strays;           /* open elements of notes that stand in this story */
    uint64_t shown;            /* pieces of content so far */
    wml_table *table;          /* the innermost, or NULL */
    wml_picture picture;
    wml_open_comment comments[MAX_COMMENTS];
    uint32_t comment_count;
    uint8_t open_spans; /* bits; their numbers: */
    uint32_t spans[FORMAT_SPANS];
    dnm_string open_link;
    uint32_t link_span;
    uint32_t math_depth, ruby_span;
    dnm_buf ruby_text; /* annotation of the base text that follows */
    bool in_ruby_text, in_ruby_base;
    bool break_pending; /* a page break: a line break, if more text follows in the paragraph */
} wml_story;

/* ---- the reader ---------------------------------------------------------------------------------- */

typedef struct wml_note {
    dnm_string target; /* what references say */
    dnm_attrs attrs;
    wml_tape *tape;
    bool is_comment, written;
} wml_note;

typedef enum wml_text_use { TEXT_IGNORED, TEXT_SHOWN, TEXT_INSTR } wml_text_use;

typedef struct wml_reader {
    dnm_job *job;
    dnm_arena *arena;
    dnm_builder *builder;
    wml_package *package;
    wml_styles styles;
    wml_numbering numbering;
    wml_desk desk;
    bool keep_hidden, keep_comments, keep_images;
    bool embedded; /* this document is a chunk of another */

    /* the part being read */
    dnm_str part;
    uint16_t part_number;
    wml_relations relations;
    uint64_t ordinal; /* of the next paragraph */
    wml_story *story;
    uint32_t skip;         /* levels inside an element that is passed over */
    uint32_t deleted;      /* levels of deleted and moved-away content */
    uint64_t alternatives; /* chosen branches of open mc:AlternateContent, a bit each, innermost lowest */
    wml_text_use text_use;
    bool keep_space;
    bool in_row_properties;
    bool in_mark; /* in the properties of a paragraph's mark */
    dnm_buf text; /* of the open w:t */

    wml_math *math;        /* in the arena; NULL before the first formula */
    wml_story *formula_of; /* the story whose formula is open, or NULL */

    DNM_VEC(wml_note) notes;
    DNM_VEC(dnm_str) chunks; /* parts of w:altChunk that wait for the end of a table, a box, the notes */
    uint8_t *attached;       /* by part number: the image is a resource already */
} wml_reader;

/* Adds as much as fits: a buffer that overflows would stay failed. */
static inline void wml_add_fitting(dnm_buf *buf, const char *utf8, size_t n)
{
    size_t room = buf->max - buf->n;
    dnm_buf_add(buf, utf8, n < room ? n : dnm_utf8_boundary(utf8, n, room));
}

/* body.c: reads a part into the story that is open, or, for a part of notes, into reader->notes. */
dnm_status wml_read_part(wml_reader *reader, dnm_str part, bool essential);

/* story.c */
bool wml_story_open(wml_reader *reader, wml_tape *tape); /* tape NULL: to the builder */
void wml_story_close(wml_reader *reader);                /* the tape is the caller's */
void wml_read_chunks(wml_reader *reader);                /* those that wait, if output goes to the builder */

/* paragraph.c */
void wml_paragraph_open(wml_reader *reader);
void wml_paragraph_end(wml_reader *reader); /* at its end tag; the next one may go on in it */
void wml_paragraph_close(wml_reader *reader);
void wml_paragraph_property(wml_reader *reader, const dnm_xml_element *element);
void wml_paragraph_settle(wml_reader *reader);

/* Makes sure that the leaf is open for content. */
void wml_paragraph_begin(wml_reader *reader);
void wml_lists_close(wml_story *story);

/* run.c */
void wml_run_open(wml_reader *reader);
bool wml_is_muted(wml_reader *reader);
void wml_text(wml_reader *reader, const char *utf8, size_t n);
void wml_object(wml_reader *reader, dnm_span_kind kind, dnm_attrs attrs, dnm_string target);

/* Text under a span of its own. */
void wml_spanned_text(wml_reader *reader, dnm_span_kind kind, dnm_str target, dnm_str text);
void wml_page_break(wml_reader *reader);
void wml_ruby_text_open(wml_reader *reader);
void wml_ruby_text_close(wml_reader *reader);
void wml_ruby_base_open(wml_reader *reader);
void wml_ruby_base_close(wml_reader *reader);
void wml_comment_begin(wml_reader *reader, dnm_str id);
void wml_comment_end(wml_reader *reader, dnm_str id);
void wml_spans_forget(wml_story *story); /* the leaf ended, and its spans with it */

/* math.c: a formula, its structures and their parts */
void wml_math_open(wml_reader *reader);
void wml_math_close(wml_reader *reader);
void wml_math_text(wml_reader *reader, const char *utf8, size_t n);
void wml_math_start(wml_reader *reader, const dnm_xml_element *element);
void wml_math_end_structure(wml_reader *reader);
void wml_math_end_part(wml_reader *reader);
void wml_math_free(wml_reader *reader);

/* field.c */
void wml_field_char(wml_reader *reader, dnm_str type);
void wml_field_instr(wml_reader *reader, const char *utf8, size_t n);
void wml_link_open(wml_reader *reader, wml_link link);
void wml_link_close(wml_reader *reader);
wml_link wml_link_of_code(wml_reader *reader, dnm_str code);
wml_link wml_link_of_element(wml_reader *reader, const dnm_xml_element *element);
wml_link wml_link_wanted(const wml_story *story);
void wml_form_property(wml_reader *reader, const dnm_xml_element *element);

/* field_code.c: what a field shows that has no result. */
void wml_field_show(wml_reader *reader, const wml_field *field, dnm_str code);

/* table.c */
void wml_table_open(wml_reader *reader);
void wml_table_close(wml_reader *reader);
void wml_row_open(wml_reader *reader);
void wml_row_close(wml_reader *reader);
void wml_cell_open(wml_reader *reader);
void wml_cell_close(wml_reader *reader);
void wml_table_property(wml_reader *reader, const dnm_xml_element *element);

/* drawing.c */
void wml_picture_property(wml_reader *reader, const dnm_xml_element *element);
void wml_image(wml_reader *reader, const dnm_xml_element *element);
void wml_diagram(wml_reader *reader, const dnm_xml_element *element);
void wml_box_open(wml_reader *reader);
void wml_box_close(wml_reader *reader);

/* A line of words that is drawn, not written (WordArt). */
void wml_text_path(wml_reader *reader, const dnm_xml_element *element);

/* symbol.c: the character behind w:sym; the font of w:rFonts if it is one of symbols, a constant, else p is
 * NULL; and text whose letters are codes of such a font. */
uint32_t wml_symbol(dnm_str font, uint32_t code);
dnm_str wml_symbol_font(const dnm_xml_element *fonts);
void wml_symbols(wml_reader *reader, dnm_str text, dnm_str font);

/* notes.c */
void wml_note_reference(wml_reader *reader, const char *kind, dnm_str id);
bool wml_note_open(wml_reader *reader, const char *kind, const dnm_xml_element *element);
void wml_note_close(wml_reader *reader);
void wml_notes_write(wml_reader *reader);
void wml_notes_free(wml_reader *reader);
dnm_string wml_note_target(wml_reader *reader, const char *kind, dnm_str id);

/* metadata.c */
void wml_metadata_read(wml_reader *reader, wml_relations *package_relations);

#endif
