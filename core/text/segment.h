/* segment.h -- the most probable division of damaged bytes into characters. Where a byte was lost, reading
 * on in pairs goes wrong for the rest of the run; weighing all divisions by how common their characters
 * are finds the place. Characters of a second charset (UTF-8 in a GBK page, or the reverse) may come in
 * as islands. Linear in the bytes; run on damaged stretches only.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_SEGMENT_H
#define DNM_TEXT_SEGMENT_H

#include "core/text/charset_internal.h"

enum { DNM_SEGMENT_MAX = 4096 }; /* bytes of one stretch */

typedef enum dnm_piece_kind {
    DNM_PIECE_NATIVE,
    DNM_PIECE_ISLAND,
    DNM_PIECE_BAD,
    DNM_PIECE_SHORT /* the input ends inside the character */
} dnm_piece_kind;

typedef struct dnm_piece {
    uint32_t code_point, mark;
    uint8_t length; /* bytes */
    uint8_t kind;   /* dnm_piece_kind */
} dnm_piece;

typedef struct dnm_segmenter dnm_segmenter; /* working memory, about 250 KiB */

dnm_segmenter *dnm_segmenter_new(void); /* NULL without memory */
void dnm_segmenter_free(dnm_segmenter *segmenter);

/* Divides n bytes (1 .. DNM_SEGMENT_MAX) of which p[0] begins a character or follows one. `foreign` may be
 * NULL. `at_end`: the input ends with these bytes. The pieces live until the next call; *count says
 * how many, *cost what they cost in eighths of a bit. */
const dnm_piece *dnm_segment(dnm_segmenter *segmenter, const uint8_t *p, size_t n, dnm_stepper *native,
                             dnm_stepper *foreign, bool at_end, size_t *count, uint32_t *cost);

/* What the same bytes cost as `native` alone has them; UINT32_MAX if they hold an error. */
uint32_t dnm_segment_plain_cost(const uint8_t *p, size_t n, dnm_stepper *native);

#endif
