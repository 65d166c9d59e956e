/* mime.h -- the little of MIME that saved web pages need (RFC 2045, 2046): header fields with their
 * parameters, parts of a multipart body, and the two encodings of transfer. Everything is borrowed from the
 * message; nothing is trusted.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CONVERTERS_MHTML_MIME_H
#define DNM_CONVERTERS_MHTML_MIME_H

#include "core/base/buf.h"

typedef struct mime_part {
    dnm_str head; /* header fields, to the empty line */
    dnm_str body;
} mime_part;

/* Header and body of a message or part. A text that does not begin with a field has no header. */
mime_part mime_read(dnm_str text);

/* The field's value as it stands, folded lines and all; p is NULL where there is none. */
dnm_str mime_field(dnm_str head, const char *name);

/* Whether the field's value begins with this, in any case: "text/html; charset=…" with "text/html". */
bool mime_is(dnm_str value, const char *lower);

/* A parameter of a field, without its quotes; p is NULL where there is none. */
dnm_str mime_parameter(dnm_str value, const char *name);

/* The next part of a multipart body from *at on, which moves behind it. False when there is none. *closed
 * says whether a boundary ends it; a message that was cut off has none. */
bool mime_next(dnm_str body, dnm_str boundary, size_t *at, mime_part *part, bool *closed);

/* Undo an encoding of transfer (RFC 2045, 6.7 and 6.8). What is no such text is kept as it stands
 * (quoted-printable) or passed over (base64). */
void mime_decode_quoted(dnm_str text, dnm_buf *out);
void mime_decode_base64(dnm_str text, dnm_buf *out);

#endif
