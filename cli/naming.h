/* naming.h -- names for outputs: safe on Linux, macOS and Windows, never longer than 255 bytes, no two
 * alike even where upper and lower case are the same; the same for the same inputs in the same order.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_NAMING_H
#define DOCNORM_CLI_NAMING_H

#include "docnorm/base.h"

typedef struct names names;

names *names_new(void); /* NULL without memory */
void names_free(names *n);

/* Keeps a path from being given out. False without memory. */
bool names_reserve(names *n, const char *path);

/* A path for the output of document `document` ("sub/a.html"): "sub/a.txt", or where that is taken
 * "sub/a.html.txt", "sub/a.html-2.txt" … `replaceable` says whether the document's extension may be left out;
 * `companion` (may be "") is a suffix under which another file must find a place, too. To be freed; NULL
 * without memory. */
char *names_give(names *n, const char *document, bool replaceable, const char *extension,
                 const char *companion);

#endif
