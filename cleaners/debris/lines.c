/* lines.c -- lines that are nothing but debris: names of pictures, marks of list items.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/debris/debris.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/utf8.h"

enum {
    LONGEST_NAME = 90,
    LONGEST_ENDING = 5, /* "xhtml" */
    MADE_OF_DIGITS = 6, /* digits and letters of hexadecimal numbers that a program counts or draws */
    SURE_PICTURE = 900,
    SURE_ITEM = 900
};

/* The name without ".jpg" and its like; empty if it has no such end. */
static dnm_str stem_of(dnm_str name)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (name.n > n && dnm_has_in_any_case_at(name, name.n - n, dnm_str_of(ends[i])))
            return (dnm_str){name.p, name.n - n};
    }
    return DNM_STR("");
}

/* "b12beac…", "IMG_20190714_083512", "image", "微信图片_2019…": nobody gives such names. */
static bool is_made(dnm_str stem)
{
    static const char *const words[] = {"image",    "img",      "clip_image", "screenshot", "mmexport",
                                        "微信图片", "微信圖片", "qq图片",     "qq截图",     "未标题"};
    size_t numeric = 0, digits = 0;
    for (size_t i = 0; i < stem.n; i++) {
        const char c = dnm_ascii_lower(stem.p[i]);
        digits += c >= '0' && c <= '9';
        numeric += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '_' || c == '-';
    }
    if (digits >= MADE_OF_DIGITS && numeric * 4 >= stem.n * 3) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_begins_in_any_case(stem, words[i]) && stem.n - strlen(words[i]) <= digits + 4) return true;
    return false;
}

static bool is_picture_name(dnm_str line, const dnm_shape *shape)
{
    if (line.n > LONGEST_NAME || shape->stops > 1 || shape->last >= 0x80) return false;
    const dnm_str stem = stem_of(line);
    for (size_t i = 0; i < stem.n; i++)
        if (stem.p[i] == '/' || stem.p[i] == ':' || stem.p[i] == '\\') return false;
    return stem.n && is_made(stem);
}

/* "report.docx", "bridge-old.jpg": an end of a few letters and digits, and nothing that parts words. */
static bool is_file_name(dnm_str line)
{
    size_t end = line.n;
    if (!end || end > LONGEST_NAME) return false;
    while (end && dnm_ascii_is_alnum(line.p[end - 1])) end--;
    const size_t ending = line.n - end;
    if (ending < 2 || ending > LONGEST_ENDING || end < 2 || line.p[end - 1] != '.') return false;
    return !memchr(line.p, ' ', line.n);
}

/* The text of the next paragraph with any on one side; empty if there is none. */
static dnm_str line_beside(const debris_page *page, uint32_t block, int side)
{
    for (uint32_t at = block + (uint32_t)side; at && at < page->view->block_count; at += (uint32_t)side) {
        if (!dnm_kind_is_leaf(page->view->blocks[at].kind)) continue;
        const dnm_str line = dnm_line_trimmed(dnm_doc_text(page->doc, at));
        if (line.n) return line;
    }
    return DNM_STR("");
}

/* A line announces it, or it is one of several names: somebody lists files. */
static bool is_listed(const debris_page *page, uint32_t block)
{
    static const char *const colons[] = {":", "：", NULL};
    const dnm_str before = line_beside(page, block, -1);
    return dnm_ends_with_any(before, colons) || is_file_name(before) ||
           is_file_name(line_beside(page, block, 1));
}

/* • ● ▪ ◦ ‣ ■ ◆ */
static bool is_item_mark(uint32_t cp)
{
    static const uint16_t marks[] = {0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0x25A0, 0x25C6};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp) return true;
    return false;
}

/* A lone mark between paragraphs may part two scenes: there must be another next to it, or no text before. */
static bool is_empty_item(const debris_page *page, uint32_t block, const dnm_shape *shape)
{
    if (shape->chars != 1 || !is_item_mark(shape->first)) return false;
    if (block == 1) return true;
    for (int side = -1; side <= 1; side += 2) {
        const uint32_t at = block + (uint32_t)side;
        dnm_shape other;
        if (at == 0 || at >= page->view->block_count || !dnm_kind_is_leaf(page->view->blocks[at].kind))
            continue;
        dnm_leaf_shape(page->doc, at, &other);
        if (other.chars == 1 && other.first == shape->first) return true;
    }
    return false;
}

bool debris_drop_line(const debris_page *page, uint32_t block, const dnm_shape *shape)
{
    const dnm_str line = dnm_shape_text(dnm_doc_text(page->doc, block), shape);
    if (is_empty_item(page, block, shape))
        return dnm_edit_drop(page->editor, (dnm_why){DEBRIS_ITEM, SURE_ITEM}, block);
    if (is_picture_name(line, shape) && !is_listed(page, block))
        return dnm_edit_drop(page->editor, (dnm_why){DEBRIS_PICTURE, SURE_PICTURE}, block);
    return false;
}
