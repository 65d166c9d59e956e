/* shape.h -- what a line looks like before anybody reads it: how long it is, how it ends, how many
 * sentences and pauses it has. For the cleaners that tell headings, lists and notices from running text.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_SHAPE_H
#define DNM_TEXT_SHAPE_H

#include "docnorm/base.h"

typedef struct dnm_shape {
    size_t start, end; /* bytes; blanks and invisible debris at both edges left out */
    uint32_t chars;    /* code points that are no blanks */
    uint32_t han;
    uint32_t digits;      /* of any script */
    uint32_t blanks;      /* between start and end */
    uint32_t stops;       /* 。！？；… and the ASCII ones, but not a point inside a number or a word */
    uint32_t pauses;      /* ，、： and the ASCII ones */
    uint32_t first, last; /* code points; 0 in an empty line */
    bool ends_sentence;   /* with a stop, closing quotes and brackets behind it aside */
} dnm_shape;

/* Linear in the line. */
void dnm_shape_read(dnm_str line, dnm_shape *shape);

static inline dnm_str dnm_shape_text(dnm_str line, const dnm_shape *shape)
{
    return (dnm_str){line.p + shape->start, shape->end - shape->start};
}

/* Bytes of "同志们：", "尊敬的各位领导：" at the beginning of a text, the colon included; 0 if no salutation
 * is there. */
size_t dnm_salutation(dnm_str text);

/* Where the line ends without the marks of notes at its end: "…。[35]", "…。〔2〕". Its own end if there are
 * none. */
size_t dnm_before_note(dnm_str line);

bool dnm_is_stop(uint32_t cp);  /* 。！？；… . ! ? ; */
bool dnm_is_pause(uint32_t cp); /* ，、： , : */
bool dnm_is_opening(uint32_t cp);
bool dnm_is_closing(uint32_t cp);

#endif
