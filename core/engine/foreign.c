/* foreign.c -- foreign.h: a table of signatures, each from the specification of its format.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/foreign.h"

#include <string.h>

typedef struct signature {
    size_t at; /* where the bytes stand */
    size_t n;
    const char *bytes;
    const char *name;
} signature;

#define AT(offset, literal, name)                                                                            \
    {                                                                                                        \
        offset, sizeof(literal) - 1, literal, name                                                           \
    }

/* A longer signature stands before a shorter one that it begins with. */
static const signature signatures[] = {
    AT(0, "%PDF-", "PDF"),
    AT(0, "{\\rtf", "RTF"),
    AT(0, "%!PS", "PostScript"),
    AT(0, "AT&TFORM", "DjVu"),
    AT(60, "BOOKMOBI", "Mobipocket"),
    AT(0, "ITSF", "CHM"),
    AT(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "OLE (.doc, .xls, .ppt …)"),
    AT(0, "\x89PNG\r\n\x1A\n", "PNG"),
    AT(0, "\xFF\xD8\xFF", "JPEG"),
    AT(0, "GIF87a", "GIF"),
    AT(0, "GIF89a", "GIF"),
    AT(8, "WEBPVP8", "WebP"),
    AT(0, "II*\0", "TIFF"),
    AT(0, "MM\0*", "TIFF"),
    AT(0, "7z\xBC\xAF\x27\x1C", "7z"),
    AT(0, "Rar!\x1A\x07", "RAR"),
    AT(257, "ustar", "tar"),
    AT(0, "WARC/1.", "WARC"),
    AT(0, "WARC/0.", "WARC"),
    AT(0, "\xFD\x37zXZ\0", "xz"),
    AT(0, "\x28\xB5\x2F\xFD", "zstd"),
    AT(0, "BZh", "bzip2"),
    AT(0, "ID3", "MP3"),
    AT(4, "ftyp", "MP4"),
    AT(0, "\x7F\x45LF", "ELF"),
    AT(0, "MZ", "EXE"),
    AT(0, "SQLite format 3\0", "SQLite"),
    AT(0, "\xFF\xFE\0\0", "UTF-32"),
    AT(0, "\0\0\xFE\xFF", "UTF-32"),
};

const char *dnm_foreign_format(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const signature *s = &signatures[i];
        if (s->at + s->n <= size && memcmp(bytes + s->at, s->bytes, s->n) == 0) return s->name;
    }
    return NULL;
}
