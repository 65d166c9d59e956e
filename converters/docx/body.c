/* body.c -- events of the parser, by element: one table says what each does when it opens and closes,
 * or that it is passed over with all it holds. Elements that are not in the table (sdt, smartTag,
 * customXml, ins, and any that we do not know) are transparent.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

#include <stdlib.h>

/* ---- paragraphs and runs ------------------------------------------------------------------------ */

static void open_paragraph(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_paragraph_open(reader);
}

static void open_paragraph_properties(wml_reader *reader, const dnm_xml_element *element)
{
    wml_paragraph *p = &reader->story->paragraph;
    (void)element;
    p->in_properties = p->open && (!p->settled || p->begun);
}

static void close_paragraph_properties(wml_reader *reader)
{
    wml_paragraph *p = &reader->story->paragraph;
    if (p->in_properties && !p->mark_deleted) wml_paragraph_settle(reader);
    p->in_properties = false;
}

static void open_run(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_run_open(reader);
}

/* Those inside w:pPr are of the paragraph's mark: of interest is only whether it is deleted. */
static void open_run_properties(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    reader->in_mark = reader->story->paragraph.in_properties;
}

static void close_run_properties(wml_reader *reader)
{
    reader->in_mark = false;
}

static void run_property(wml_reader *reader, const dnm_xml_element *element)
{
    wml_run *run = &reader->story->run;
    if (reader->in_mark) return;
    run->settled = false;
    if (element->name == W_rFonts)
        run->font = wml_symbol_font(element);
    else if (element->name == W_rStyle)
        run->style = wml_style_find(&reader->styles, wml_val(element));
    else
        wml_format_read(&run->format, element);
}

/* ---- content of runs ----------------------------------------------------------------------------- */

static void open_text(wml_reader *reader, const dnm_xml_element *element)
{
    reader->text_use = TEXT_SHOWN;
    reader->keep_space = element->name == M_t || wml_is(dnm_xml_attr(element, XML_space), "preserve");
    dnm_buf_clear(&reader->text);
}

/* Line ends in w:t are blanks; blanks around it count only if it says so. */
static void close_text(wml_reader *reader)
{
    char *p = reader->text.p;
    size_t begin = 0, end = reader->text.n;
    reader->text_use = TEXT_IGNORED;
    for (size_t i = 0; i < end; i++)
        if (p[i] == '\n' || p[i] == '\r' || p[i] == '\t') p[i] = ' ';
    while (!reader->keep_space && begin < end && p[begin] == ' ') begin++;
    while (!reader->keep_space && end > begin && p[end - 1] == ' ') end--;
    const dnm_str font = reader->story->run.font;
    if (end > begin && font.p && !reader->formula_of)
        wml_symbols(reader, (dnm_str){p + begin, end - begin}, font);
    else if (end > begin)
        wml_text(reader, p + begin, end - begin);
}

static void open_instr(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    reader->text_use = TEXT_INSTR;
}

static void close_instr(wml_reader *reader)
{
    reader->text_use = TEXT_IGNORED;
}

static void put_character(wml_reader *reader, const dnm_xml_element *element)
{
    char utf8[4];
    uint32_t cp = '\t';
    if (element->name == W_noBreakHyphen) cp = 0x2011;
    if (element->name == W_softHyphen) cp = 0x00AD;
    wml_text(reader, utf8, dnm_utf8_put(utf8, cp));
}

static void put_symbol(wml_reader *reader, const dnm_xml_element *element)
{
    char digits[9] = "", utf8[4];
    dnm_str code = wml_attr(element, W_char);
    if (code.n == 0 || code.n >= sizeof digits) return;
    memcpy(digits, code.p, code.n);
    uint32_t cp = wml_symbol(wml_attr(element, W_font), (uint32_t)strtoul(digits, NULL, 16));
    if (cp >= 0x20) wml_text(reader, utf8, dnm_utf8_put(utf8, cp));
}

static void put_break(wml_reader *reader, const dnm_xml_element *element)
{
    dnm_str type = wml_attr(element, W_type);
    if (wml_is(type, "page") || wml_is(type, "column"))
        wml_page_break(reader);
    else
        wml_object(reader, DNM_LINE_BREAK, 0, 0);
}

static void put_note_reference(wml_reader *reader, const dnm_xml_element *element)
{
    wml_note_reference(reader, element->name == W_footnoteReference ? "footnote" : "endnote",
                       wml_attr(element, W_id));
}

static void field_char(wml_reader *reader, const dnm_xml_element *element)
{
    wml_field_char(reader, wml_attr(element, W_fldCharType));
}

static void open_simple_field(wml_reader *reader, const dnm_xml_element *element)
{
    wml_link_open(reader, wml_link_of_code(reader, wml_attr(element, W_instr)));
}

static void open_hyperlink(wml_reader *reader, const dnm_xml_element *element)
{
    wml_link_open(reader, wml_link_of_element(reader, element));
}

static void open_math(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_math_open(reader);
}

static void open_ruby_text(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_ruby_text_open(reader);
}

static void open_ruby_base(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_ruby_base_open(reader);
}

/* ---- tracked changes, alternatives, ranges --------------------------------------------------------- */

/* In w:trPr it says that the row is deleted, in a paragraph's properties, that its mark is. */
static void open_deleted(wml_reader *reader, const dnm_xml_element *element)
{
    if (reader->in_row_properties)
        wml_table_property(reader, element);
    else if (reader->in_mark)
        reader->story->paragraph.mark_deleted = true;
    else
        reader->deleted++;
}

static void close_deleted(wml_reader *reader)
{
    if (!reader->in_row_properties && !reader->in_mark && reader->deleted) reader->deleted--;
}

static void open_alternatives(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    reader->alternatives <<= 1;
}

static void close_alternatives(wml_reader *reader)
{
    reader->alternatives >>= 1;
}

/* Whether we read what the prefixes in `required` stand for. Extensions without text of ours (ink,
 * 3-D models, newer charts) are left to their fallback, which has a picture. */
static bool is_understood(dnm_str required)
{
    static const char *const unread[] = {"wpi", "am3d", "aink", "cx", "cx1", "cx2", "cx4"};
    for (size_t at = 0; at < required.n;) {
        size_t end = at;
        while (end < required.n && required.p[end] != ' ') end++;
        for (size_t i = 0; i < sizeof unread / sizeof *unread; i++)
            if (wml_is((dnm_str){required.p + at, end - at}, unread[i])) return false;
        at = end + 1;
    }
    return true;
}

static void open_alternative(wml_reader *reader, const dnm_xml_element *element)
{
    bool usable = element->name == MC_Fallback || is_understood(dnm_xml_attr(element, NONE_Requires));
    if (usable && !(reader->alternatives & 1))
        reader->alternatives |= 1;
    else
        reader->skip = 1;
}

static void mark_bookmark(wml_reader *reader, const dnm_xml_element *element)
{
    wml_story *story = reader->story;
    dnm_str name = wml_attr(element, W_name);
    bool first = story->bookmark.n == 0 && !story->paragraph.begun;
    if (first && name.n < story->bookmark.max && !wml_is(name, "_GoBack"))
        dnm_buf_add(&story->bookmark, name.p, name.n);
}

static void comment_range(wml_reader *reader, const dnm_xml_element *element)
{
    dnm_str id = wml_attr(element, W_id);
    if (element->name == W_commentRangeStart)
        wml_comment_begin(reader, id);
    else
        wml_comment_end(reader, id);
}

/* ---- blocks ---------------------------------------------------------------------------------------- */

static void open_table(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_table_open(reader);
}

static void open_row(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_row_open(reader);
}

static void open_row_properties(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    reader->in_row_properties = true;
}

static void close_row_properties(wml_reader *reader)
{
    reader->in_row_properties = false;
}

static void open_cell(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_cell_open(reader);
}

static void open_box(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    wml_box_open(reader);
}

static void put_chunk(wml_reader *reader, const dnm_xml_element *element)
{
    const wml_relation *relation = wml_relation_by_id(&reader->relations, dnm_xml_attr(element, R_id));
    if (!relation || relation->external || reader->deleted) return;
    wml_paragraph_close(reader);
    wml_lists_close(reader->story);
    dnm_str *chunk = DNM_PUSH(&reader->chunks, &reader->desk.budget);
    if (chunk) *chunk = relation->target;
    wml_read_chunks(reader);
}

static void pass_over(wml_reader *reader, const dnm_xml_element *element)
{
    (void)element;
    reader->skip = 1;
}

/* ---- the table ------------------------------------------------------------------------------------- */

typedef struct action {
    void (*open)(wml_reader *reader, const dnm_xml_element *element);
    void (*close)(wml_reader *reader);
} action;

static const action actions[WML_NAME_COUNT] = {
    [W_p] = {open_paragraph, wml_paragraph_end},
    [W_pPr] = {open_paragraph_properties, close_paragraph_properties},
    [W_pStyle] = {wml_paragraph_property, NULL},
    [W_numId] = {wml_paragraph_property, NULL},
    [W_ilvl] = {wml_paragraph_property, NULL},
    [W_outlineLvl] = {wml_paragraph_property, NULL},
    [W_jc] = {wml_paragraph_property, NULL},

    [W_r] = {open_run, NULL},
    [W_rPr] = {open_run_properties, close_run_properties},
    [W_rStyle] = {run_property, NULL},
    [W_rFonts] = {run_property, NULL},
    [W_b] = {run_property, NULL},
    [W_i] = {run_property, NULL},
    [W_u] = {run_property, NULL},
    [W_em] = {run_property, NULL},
    [W_strike] = {run_property, NULL},
    [W_dstrike] = {run_property, NULL},
    [W_vertAlign] = {run_property, NULL},
    [W_vanish] = {run_property, NULL},

    [W_t] = {open_text, close_text},
    [M_t] = {open_text, close_text},
    [W_tab] = {put_character, NULL},
    [W_ptab] = {put_character, NULL},
    [W_noBreakHyphen] = {put_character, NULL},
    [W_softHyphen] = {put_character, NULL},
    [W_sym] = {put_symbol, NULL},
    [W_br] = {put_break, NULL},
    [W_cr] = {put_break, NULL},
    [W_footnoteReference] = {put_note_reference, NULL},
    [W_endnoteReference] = {put_note_reference, NULL},
    [W_rt] = {open_ruby_text, wml_ruby_text_close},
    [W_rubyBase] = {open_ruby_base, wml_ruby_base_close},

    [M_oMath] = {open_math, wml_math_close},
    [M_f] = {wml_math_start, wml_math_end_structure},
    [M_sSup] = {wml_math_start, wml_math_end_structure},
    [M_sSub] = {wml_math_start, wml_math_end_structure},
    [M_sSubSup] = {wml_math_start, wml_math_end_structure},
    [M_sPre] = {wml_math_start, wml_math_end_structure},
    [M_rad] = {wml_math_start, wml_math_end_structure},
    [M_nary] = {wml_math_start, wml_math_end_structure},
    [M_d] = {wml_math_start, wml_math_end_structure},
    [M_func] = {wml_math_start, wml_math_end_structure},
    [M_limLow] = {wml_math_start, wml_math_end_structure},
    [M_limUpp] = {wml_math_start, wml_math_end_structure},
    [M_acc] = {wml_math_start, wml_math_end_structure},
    [M_bar] = {wml_math_start, wml_math_end_structure},
    [M_groupChr] = {wml_math_start, wml_math_end_structure},
    [M_eqArr] = {wml_math_start, wml_math_end_structure},
    [M_m] = {wml_math_start, wml_math_end_structure},
    [M_mr] = {wml_math_start, wml_math_end_structure},
    [M_e] = {wml_math_start, wml_math_end_part},
    [M_num] = {wml_math_start, wml_math_end_part},
    [M_den] = {wml_math_start, wml_math_end_part},
    [M_sup] = {wml_math_start, wml_math_end_part},
    [M_sub] = {wml_math_start, wml_math_end_part},
    [M_deg] = {wml_math_start, wml_math_end_part},
    [M_fName] = {wml_math_start, wml_math_end_part},
    [M_lim] = {wml_math_start, wml_math_end_part},
    [M_r] = {wml_math_start, NULL},
    [M_nor] = {wml_math_start, NULL},
    [M_chr] = {wml_math_start, NULL},
    [M_begChr] = {wml_math_start, NULL},
    [M_endChr] = {wml_math_start, NULL},
    [M_sepChr] = {wml_math_start, NULL},
    [M_degHide] = {wml_math_start, NULL},

    [W_fldChar] = {field_char, NULL},
    [W_checked] = {wml_form_property, NULL},
    [W_default] = {wml_form_property, NULL},
    [W_result] = {wml_form_property, NULL},
    [W_listEntry] = {wml_form_property, NULL},
    [W_instrText] = {open_instr, close_instr},
    [W_fldSimple] = {open_simple_field, wml_link_close},
    [W_hyperlink] = {open_hyperlink, wml_link_close},

    [W_drawing] = {wml_picture_property, NULL},
    [W_pict] = {wml_picture_property, NULL},
    [W_object] = {wml_picture_property, NULL},
    [WP_extent] = {wml_picture_property, NULL},
    [WP_docPr] = {wml_picture_property, NULL},
    [V_shape] = {wml_picture_property, NULL},
    [A_blip] = {wml_image, NULL},
    [V_imagedata] = {wml_image, NULL},
    [V_textpath] = {wml_text_path, NULL},
    [DGM_relIds] = {wml_diagram, NULL},
    [W_txbxContent] = {open_box, wml_box_close},

    [W_tbl] = {open_table, wml_table_close},
    [W_tr] = {open_row, wml_row_close},
    [W_trPr] = {open_row_properties, close_row_properties},
    [W_tblHeader] = {wml_table_property, NULL},
    [W_gridBefore] = {wml_table_property, NULL},
    [W_tc] = {open_cell, wml_cell_close},
    [W_gridSpan] = {wml_table_property, NULL},
    [W_vMerge] = {wml_table_property, NULL},
    [W_cellDel] = {wml_table_property, NULL},

    [W_del] = {open_deleted, close_deleted},
    [W_moveFrom] = {open_deleted, close_deleted},
    [MC_AlternateContent] = {open_alternatives, close_alternatives},
    [MC_Choice] = {open_alternative, NULL},
    [MC_Fallback] = {open_alternative, NULL},
    [W_bookmarkStart] = {mark_bookmark, NULL},
    [W_commentRangeStart] = {comment_range, NULL},
    [W_commentRangeEnd] = {comment_range, NULL},
    [W_altChunk] = {put_chunk, NULL},

    [W_sectPr] = {pass_over, NULL},
    [W_sdtPr] = {pass_over, NULL},
    [W_sdtEndPr] = {pass_over, NULL},
    [W_smartTagPr] = {pass_over, NULL},
    [W_customXmlPr] = {pass_over, NULL},
    [W_tabs] = {pass_over, NULL},
    [W_tblPr] = {pass_over, NULL},
    [W_tblPrEx] = {pass_over, NULL},
    [W_tblGrid] = {pass_over, NULL},
    [W_pPrChange] = {pass_over, NULL},
    [W_rPrChange] = {pass_over, NULL},
    [W_tblPrChange] = {pass_over, NULL},
    [W_trPrChange] = {pass_over, NULL},
    [W_tcPrChange] = {pass_over, NULL},
    [W_tblPrExChange] = {pass_over, NULL},
    [W_tblGridChange] = {pass_over, NULL},
    [W_sectPrChange] = {pass_over, NULL},
    [W_numberingChange] = {pass_over, NULL},
};

/* ---- events ---------------------------------------------------------------------------------------- */

static const char *note_kind(uint16_t name)
{
    return name == W_footnote  ? "footnote"
           : name == W_endnote ? "endnote"
           : name == W_comment ? "comment"
                               : NULL;
}

static bool on_start(void *data, const dnm_xml_element *element)
{
    wml_reader *reader = data;
    if (reader->skip) {
        reader->skip++;
    } else if (!reader->story) {
        /* Between the notes of their part. */
        const char *kind = note_kind(element->name);
        if (kind && !wml_note_open(reader, kind, element)) reader->skip = 1;
    } else if (note_kind(element->name)) {
        reader->story->strays++;
    } else if (actions[element->name].open) {
        actions[element->name].open(reader, element);
    }
    return wml_desk_status(&reader->desk) == DNM_OK;
}

static bool on_end(void *data, uint16_t name)
{
    wml_reader *reader = data;
    if (reader->skip)
        reader->skip--;
    else if (!reader->story)
        return true;
    else if (note_kind(name) && reader->story->strays)
        reader->story->strays--;
    else if (note_kind(name))
        wml_note_close(reader);
    else if (actions[name].close)
        actions[name].close(reader);
    return wml_desk_status(&reader->desk) == DNM_OK;
}

static bool on_text(void *data, const char *utf8, size_t n)
{
    wml_reader *reader = data;
    if (reader->skip || !reader->story) return true;
    if (reader->text_use == TEXT_SHOWN)
        dnm_buf_add(&reader->text, utf8, n);
    else if (reader->text_use == TEXT_INSTR)
        wml_field_instr(reader, utf8, n);
    return true;
}

dnm_status wml_read_part(wml_reader *reader, dnm_str part, bool essential)
{
    static const dnm_xml_handler handler = {on_start, on_end, on_text};
    reader->part = part;
    reader->part_number = dnm_build_part(reader->builder, part);
    reader->relations = (wml_relations){0};
    reader->ordinal = 0;
    reader->skip = reader->deleted = 0;
    reader->in_row_properties = reader->in_mark = false;
    reader->text_use = TEXT_IGNORED;
    wml_package_relations(reader->package, part, &reader->relations);
    return wml_package_parse(reader->package, part, essential, &handler, reader);
}
