/* cfb.h -- what a compound file (OLE2, [MS-CFB]) holds, for a message that says it: we do not read them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_CFB_H
#define DNM_DOCX_CFB_H

#include "docnorm/base.h"

typedef enum wml_cfb {
    WML_CFB_OTHER,
    WML_CFB_WORD,     /* a .doc */
    WML_CFB_ENCRYPTED /* an encrypted .docx, .xlsx or .pptx */
} wml_cfb;

bool wml_cfb_magic(const unsigned char *bytes, size_t size);

/* By the names of its streams, in the first sectors of its directory. Cheap. */
bool wml_cfb_looks_like_word(const unsigned char *bytes, size_t size);

/* By the names of its streams, wherever they stand. */
wml_cfb wml_cfb_kind(const unsigned char *bytes, size_t size);

#endif
