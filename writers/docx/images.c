/* images.c -- pictures: their size by their own headers, their bytes as parts of the package, their
 * place in the text. What is not at hand is never fetched: its alternative text stands for it.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "writers/docx/docx.h"

enum {
    EMU_PER_PIXEL = 9525, /* English Metric Units at 96 pixels an inch */
    EMU_PER_TWIP = 635,
    MAX_PIXELS = 100000
};

/* ---- headers ---------------------------------------------------------------------------------- */

static uint32_t big(const unsigned char *p, size_t bytes)
{
    uint32_t value = 0;
    for (size_t i = 0; i < bytes; i++) value = value << 8 | p[i];
    return value;
}

static uint32_t little(const unsigned char *p, size_t bytes)
{
    uint32_t value = 0;
    for (size_t i = bytes; i > 0; i--) value = value << 8 | p[i - 1];
    return value;
}

/* Portable Network Graphics, third edition, 5.2 and 11.2.1. */
static bool read_png(const unsigned char *p, size_t n, docx_picture *picture)
{
    if (n < 24 || memcmp(p, "\x89PNG\r\n\x1A\n", 8) != 0 || memcmp(p + 12, "IHDR", 4) != 0) return false;
    picture->width = big(p + 16, 4);
    picture->height = big(p + 20, 4);
    picture->extension = "png";
    return true;
}

static bool read_gif(const unsigned char *p, size_t n, docx_picture *picture)
{
    if (n < 10 || (memcmp(p, "GIF87a", 6) != 0 && memcmp(p, "GIF89a", 6) != 0)) return false;
    picture->width = little(p + 6, 2);
    picture->height = little(p + 8, 2);
    picture->extension = "gif";
    return true;
}

/* A frame header is C0 to CF, but for the tables C4, CC and the reserved C8 (ITU-T T.81, table B.1). */
static bool is_frame(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool read_jpeg(const unsigned char *p, size_t n, docx_picture *picture)
{
    if (n < 4 || p[0] != 0xFF || p[1] != 0xD8) return false;
    size_t at = 2;
    while (at + 9 <= n && p[at] == 0xFF) {
        unsigned char marker = p[at + 1];
        if (marker == 0xFF) { /* fill byte */
            at++;
        } else if (is_frame(marker)) {
            picture->height = big(p + at + 5, 2);
            picture->width = big(p + at + 7, 2);
            picture->extension = "jpeg";
            return true;
        } else {
            at += 2 + (size_t)big(p + at + 2, 2);
        }
    }
    return false;
}

/* Of the two kinds of bitmap headers the later one, with 32-bit sizes; a negative height is upside down. */
static bool read_bmp(const unsigned char *p, size_t n, docx_picture *picture)
{
    if (n < 26 || p[0] != 'B' || p[1] != 'M' || little(p + 14, 4) < 40) return false;
    uint32_t height = little(p + 22, 4);
    picture->width = little(p + 18, 4);
    picture->height = height & 0x80000000u ? 0u - height : height;
    picture->extension = "bmp";
    return true;
}

bool docx_picture_size(const unsigned char *bytes, size_t n, docx_picture *picture)
{
    bool known = bytes && (read_png(bytes, n, picture) || read_jpeg(bytes, n, picture) ||
                           read_gif(bytes, n, picture) || read_bmp(bytes, n, picture));
    if (known && picture->width && picture->height && picture->width <= MAX_PIXELS &&
        picture->height <= MAX_PIXELS) {
        return true;
    }
    picture->width = picture->height = 0;
    return false;
}

/* ---- in the text ------------------------------------------------------------------------------ */

/* A whole number of pixels, "px" allowed; 0 for anything else ("50%", "auto"). */
static uint32_t pixels(const docx *d, const dnm_span *span, const char *key)
{
    dnm_str value = dnm_doc_attr(d->doc, span->attrs, key);
    uint32_t number = 0;
    size_t i = 0;
    for (; i < value.n && value.p[i] >= '0' && value.p[i] <= '9' && number <= MAX_PIXELS; i++) {
        number = number * 10 + (uint32_t)(value.p[i] - '0');
    }
    bool whole = i == value.n || (value.n - i == 2 && memcmp(value.p + i, "px", 2) == 0);
    return whole && number <= MAX_PIXELS ? number : 0;
}

typedef struct extent {
    uint64_t width, height; /* EMU */
} extent;

/* As the document says, else as the file says; one side alone keeps the proportions; never past the margins.
 */
static extent extent_of(const docx *d, const dnm_span *span, const docx_picture *picture)
{
    uint64_t width = pixels(d, span, "width"), height = pixels(d, span, "height");
    if (!width && !height) width = picture->width;
    if (!height) height = width * picture->height / picture->width;
    if (!width) width = height * picture->width / picture->height;
    extent e = {(width ? width : 1) * EMU_PER_PIXEL, (height ? height : 1) * EMU_PER_PIXEL};
    const uint64_t max_width = (uint64_t)DOCX_TEXT_WIDTH * EMU_PER_TWIP;
    const uint64_t max_height = (uint64_t)DOCX_TEXT_HEIGHT * EMU_PER_TWIP;
    if (e.width > max_width) {
        e.height = e.height * max_width / e.width;
        e.width = max_width;
    }
    if (e.height > max_height) {
        e.width = e.width * max_height / e.height;
        e.height = max_height;
    }
    if (!e.width) e.width = 1;
    if (!e.height) e.height = 1;
    return e;
}

static void write_drawing(docx *d, const dnm_span *span, const docx_picture *picture)
{
    extent e = extent_of(d, span, picture);
    unsigned id = ++d->drawing_count;
    unsigned long long width = e.width, height = e.height;
    docx_putf(d,
              "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
              "<wp:extent cx=\"%llu\" cy=\"%llu\"/><wp:docPr id=\"%u\" name=\"Picture %u\"",
              width, height, id, id);
    dnm_str alt = dnm_doc_attr(d->doc, span->attrs, "alt");
    if (alt.n) {
        docx_put(d, " descr=\"");
        docx_escape(d, alt, DNM_XML_ATTRIBUTE);
        docx_put(d, "\"");
    }
    docx_put(d,
             "/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
             "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">");
    docx_putf(d,
              "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"image%u.%s\"/><pic:cNvPicPr/></pic:nvPicPr>",
              id, (unsigned)picture->number, picture->extension);
    docx_putf(d,
              "<pic:blipFill><a:blip r:embed=\"rId%u\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>",
              (unsigned)picture->relation[d->story]);
    docx_putf(d, "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%llu\" cy=\"%llu\"/></a:xfrm>", width,
              height);
    docx_put(d, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
                "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
}

bool docx_image(docx *d, const dnm_span *span)
{
    docx_picture *picture = docx_find_picture(d, span->target);
    if (!picture || !picture->width) return false;
    if (!picture->number) picture->number = ++d->picture_count;
    if (!picture->relation[d->story]) picture->relation[d->story] = ++d->relations[d->story];
    write_drawing(d, span, picture);
    return true;
}

/* ---- in the package --------------------------------------------------------------------------- */

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = (*(docx_picture *const *)a)->number, y = (*(docx_picture *const *)b)->number;
    return (x > y) - (x < y);
}

void docx_media(docx *d)
{
    docx_picture **used = DNM_NEW(d->arena, docx_picture *, d->picture_count);
    if (!used) {
        if (!d->budget.failed) d->budget.failed = DNM_NO_MEMORY;
        return;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->plan.picture_count; i++) {
        if (d->plan.pictures[i].number) used[n++] = &d->plan.pictures[i];
    }
    if (n > 1) qsort(used, n, sizeof *used, compare_numbers);
    for (uint32_t i = 0; i < n; i++) {
        const dnm_resource *resource = &dnm_doc_history(d->doc)->resources[used[i]->resource];
        char name[48];
        snprintf(name, sizeof name, "word/media/image%u.%s", (unsigned)used[i]->number, used[i]->extension);
        dnm_zipout_store(d->zip, name, resource->bytes, resource->size);
    }
}
