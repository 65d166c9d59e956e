/* notice.c -- a line is told by its form, and counts where it stands in a row of such lines at the edge of
 * the text: words of sites and links that it has are its own.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/notice.h"

#include "cleaners/main_content/belong.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/particulars.h"
#include "core/text/date.h"
#include "core/text/labels.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SIGNERS = 6, /* of a letter that several send */
    LINE_WEIGHT = 60,
    NOTE_WEIGHT = 120,
    COPIES_WEIGHT = 400,
    ABOVE = 6,       /* leaves between a number and the text, or the title */
    NUMBER_MAX = 60, /* bytes of what stands before a number */
    COURT_MAX = 16   /* characters */
};

typedef enum part {
    FOREIGN,
    PICTURE, /* of a seal */
    ENCLOSURE,
    ITEM, /* of what is enclosed, if an enclosure stands above it */
    SIGNER,
    DAY,
    NOTE,
    COPIES,
    PRINTED
} part;

static dnm_str line_of(const mc_page *page, uint32_t i, dnm_shape *shape)
{
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    dnm_shape_read(text, shape);
    return dnm_shape_text(text, shape);
}

/* ---- numbers ---------------------------------------------------------------------------------- */

static size_t before(dnm_str text, size_t at)
{
    while (at && ((unsigned char)text.p[at - 1] & 0xC0) == 0x80) at--;
    return at ? at - 1 : 0;
}

/* Of "（2019）冀0102民初18号", where the court and the kind of the case begin; `at`: their end. */
static size_t before_court(dnm_str text, size_t at)
{
    for (int chars = 0; at && chars < COURT_MAX; chars++) {
        const size_t last = before(text, at);
        const uint32_t cp = dnm_utf8_peek(text.p, text.n, last);
        if (!dnm_cp_is_han(cp) && !(cp >= '0' && cp <= '9')) break;
        at = last;
    }
    return at;
}

/* "〔2021〕", "2021年", "令" or the year, court and kind of a case right before a number. */
static bool has_series_before(dnm_str text, size_t at)
{
    static const char *const words[] = {"年第", "年", "令第", "令", NULL};
    const dnm_str above = {text.p, at};
    if (dnm_ends_with_any(above, words)) return true;
    at = before_court(text, at); /* also the 第 of 〔2021〕第8号 */
    const size_t close = before(text, at);
    if (!at || !dnm_is_closing(dnm_utf8_peek(text.p, text.n, close)) || close < 5) return false;
    for (size_t k = close - 4; k < close; k++)
        if (text.p[k] < '0' || text.p[k] > '9') return false;
    return dnm_is_opening(dnm_utf8_peek(text.p, text.n, before(text, close - 4)));
}

/* "某政办发〔2021〕45号", "公告2021年第3号", "省人民政府令第12号": § 7.2.5. */
static bool is_number(dnm_str text)
{
    static const char *const ends[] = {"号", "號", NULL};
    if (!dnm_ends_with_any(text, ends)) return false;
    size_t at = before(text, text.n);
    const size_t end = at;
    while (at && text.p[at - 1] >= '0' && text.p[at - 1] <= '9') at--;
    return at < end && at <= NUMBER_MAX && has_series_before(text, at);
}

static bool is_number_line(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    dnm_shape shape;
    if (leaf->weight > LINE_WEIGHT || leaf->in_list || leaf->linked || leaf->pauses) return false;
    return is_number(line_of(page, i, &shape));
}

/* ---- lines below the text --------------------------------------------------------------------- */

/* A day as letters and notices have it, 二〇二四年三月五日, at the end of the line. *at: where it begins. */
static bool ends_with_day(dnm_str text, size_t *at)
{
    static const char year[] = "年";
    dnm_date date;
    size_t n;
    if (!dnm_date_find(text, &date, at, &n) || date.has_time || *at + n != text.n) return false;
    for (size_t i = *at; i + sizeof year - 1 <= text.n; i++)
        if (memcmp(text.p + i, year, sizeof year - 1) == 0) return true;
    return false;
}

/* A day alone, or behind who signs: "城南水务公司 2019年8月2日". */
static bool is_signed_day(const mc_page *page, const mc_leaf *leaf, dnm_str text)
{
    size_t at;
    if (!ends_with_day(text, &at)) return false;
    return at == 0 || (!leaf->pauses && !mc_has_cue(page, leaf));
}

static bool is_printed(dnm_str text)
{
    static const char *const ends[] = {"印发", "印發", "印制", NULL};
    dnm_date date;
    return dnm_ends_with_any(text, ends) && dnm_date_find(text, &date, NULL, NULL);
}

static bool names_copies(dnm_str text)
{
    static const char *const words[] = {"抄送", "抄报", "抄報", "主送", "分送"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        const uint32_t next = text.n > n ? dnm_utf8_peek(text.p, text.n, n) : 0;
        if (dnm_has_at(text, 0, words[i]) && (next == ':' || next == 0xFF1A)) return true;
    }
    return false;
}

/* "（此件公开发布）", "（联系人：…）", but not "（编辑：…）". */
static bool is_note(const mc_page *page, const mc_leaf *leaf, const dnm_shape *shape)
{
    const bool bracketed =
        (shape->first == 0xFF08 && shape->last == 0xFF09) || (shape->first == '(' && shape->last == ')');
    return bracketed && !(leaf->pauses && mc_is_edge_line(page, leaf));
}

static bool is_item(const mc_page *page, uint32_t i, dnm_str text)
{
    const mc_leaf *leaf = &page->leaves[i];
    dnm_label label;
    return mc_leads_to_file(page, leaf) || (!leaf->linked && !leaf->stops && leaf->weight <= LINE_WEIGHT &&
                                            dnm_label_read(text, &label) && label.kind == DNM_LABEL_DIGIT);
}

static part part_of(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    dnm_shape shape;
    if (page->nodes[leaf->block].aside || i == page->title) return FOREIGN;
    if (leaf->weight == 0) return PICTURE;
    if (leaf->weight > COPIES_WEIGHT) return FOREIGN;
    const dnm_str text = line_of(page, i, &shape);
    if (mc_is_enclosure(page, i) || dnm_str_eq(text, DNM_STR("附件"))) return ENCLOSURE;
    if (is_item(page, i, text)) return ITEM;
    if (leaf->linked) return FOREIGN;
    if (names_copies(text)) return COPIES;
    if (leaf->weight > NOTE_WEIGHT) return FOREIGN;
    if (is_printed(text)) return PRINTED;
    if (is_note(page, leaf, &shape)) return NOTE;
    if (leaf->weight > LINE_WEIGHT) return FOREIGN;
    if (is_signed_day(page, leaf, text)) return DAY;
    return leaf->stops || mc_is_heading(page, leaf) || mc_is_edge_line(page, leaf) ? FOREIGN : SIGNER;
}

/* Lines that sign the text, down to their day; MC_NONE if there is none. Those of a text that ends with its
 * signature may be kept already. */
static uint32_t day_below(const mc_page *page, uint32_t i, uint32_t end)
{
    for (uint32_t k = i, signers = 0; k < end && signers <= SIGNERS; k++) {
        const part is = part_of(page, k);
        if (is == DAY) return k;
        if (is == SIGNER)
            signers++;
        else if (is != PICTURE)
            break;
    }
    return MC_NONE;
}

/* What may follow what. signed_by: a day, or who signs, has stood before. */
static uint32_t next_part(const mc_page *page, uint32_t i, uint32_t end, part above, bool signed_by)
{
    const part is = part_of(page, i);
    switch (is) {
    case PICTURE:
    case ENCLOSURE:
    case COPIES:
    case PRINTED:
        return i;
    case ITEM:
        return above == ENCLOSURE || above == ITEM ? i : MC_NONE;
    case NOTE:
        return signed_by ? i : MC_NONE;
    case DAY:
    case SIGNER:
        return day_below(page, i, end);
    default:
        return MC_NONE;
    }
}

static bool is_signed_above(const mc_page *page, uint32_t last)
{
    const part is = part_of(page, last);
    return is == DAY || is == SIGNER;
}

/* A day alone signs what a name stands above. */
static bool is_signature(const mc_page *page, uint32_t i, uint32_t day)
{
    dnm_shape shape;
    size_t at;
    return day > i || (ends_with_day(line_of(page, day, &shape), &at) && at > 0);
}

static void keep_below(const mc_page *page, uint32_t last, mc_verdict *verdicts)
{
    part above = part_of(page, last);
    bool signed_by = is_signed_above(page, last);
    for (uint32_t i = last + 1, kept = last; i < page->leaf_count; i++) {
        const uint32_t to = next_part(page, i, page->leaf_count, above, signed_by);
        if (to == MC_NONE) return;
        above = part_of(page, to);
        if (above == DAY && !signed_by && !is_signature(page, i, to)) return;
        i = to;
        if (above == PICTURE) continue;
        signed_by = signed_by || above == DAY;
        while (kept < to)
            if (page->leaves[++kept].weight) verdicts[kept] = MC_KEPT;
    }
}

static void keep_above(const mc_page *page, uint32_t first, mc_verdict *verdicts)
{
    for (uint32_t i = first, near = 0; i-- > 0 && near < ABOVE; near++) {
        if (page->nodes[page->leaves[i].block].aside || page->leaves[i].linked >= 50) return;
        if (i == page->title || mc_is_heading(page, &page->leaves[i])) near = 0;
        if (!is_number_line(page, i) || (i && mc_names_particular(page, i - 1))) continue;
        verdicts[i] = MC_KEPT;
        return;
    }
}

void mc_keep_notice_edges(const mc_page *page, mc_verdict *verdicts)
{
    uint32_t first = 0, last = page->leaf_count;
    while (first < last && (verdicts[first] != MC_KEPT || first == page->title)) first++;
    while (last > first && verdicts[last - 1] != MC_KEPT) last--;
    if (first == last) return;
    keep_below(page, last - 1, verdicts);
    if (page->title == MC_NONE || page->title < last) keep_above(page, first, verdicts);
}

uint32_t mc_above_notice_end(const mc_page *page, uint32_t head, uint32_t tail)
{
    uint32_t last = tail - 1;
    for (bool end = false; last > head; last--) {
        const part is = part_of(page, last);
        end = end || is == DAY || is == COPIES || is == PRINTED || is == NOTE || is == ENCLOSURE;
        if (is == FOREIGN || (is == SIGNER && !end)) break;
    }
    return last;
}

uint32_t mc_find_number(const mc_page *page, const mc_verdict *verdicts)
{
    for (uint32_t i = 0, kept = 0; i < page->leaf_count && kept < ABOVE; i++) {
        if (verdicts[i] != MC_KEPT) continue;
        if (is_number_line(page, i)) return i;
        kept++;
    }
    return MC_NONE;
}
