/* emit.c -- markup and escaped text into the part at hand.
 *
 * SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>

#include "writers/docx/docx.h"

void docx_put(docx *d, const char *markup)
{
    dnm_zipout_write(d->zip, markup, strlen(markup));
}

void docx_putf(docx *d, const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (n > 0) dnm_zipout_write(d->zip, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

void docx_escape(docx *d, dnm_str text, dnm_xml_place place)
{
    for (size_t at = 0; at < text.n;) {
        size_t plain = dnm_xml_plain(text.p + at, text.n - at, place);
        dnm_zipout_write(d->zip, text.p + at, plain);
        at += plain;
        if (at == text.n) break;
        dnm_xml_special special = dnm_xml_special_at(text.p + at, text.n - at);
        if (special.escape) {
            docx_put(d, special.escape);
        } else {
            d->dropped++;
        }
        at += special.n;
    }
}

void docx_begin_part(docx *d, const char *name)
{
    dnm_zipout_begin(d->zip, name);
    docx_put(d, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}
