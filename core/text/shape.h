/* shape.h -- what a line looks like before anybody reads it: how long it is, how it ends, how many
 * sentences and pauses it has. For the cleaners that tell headings, lists and notices from running text.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_SHAPE_H
#define DNM_TEXT_SHAPE_H

#include "docnorm/base.h"

/* Which characters a line has anywhere, its edges included. Most cleaners look for some that most lines have
 * none of: they ask this first, and need not walk through the line. */
enum {
    DNM_HAS_MARKUP = 1 << 0,  /* < & */
    DNM_HAS_STRAY = 1 << 1,   /* ` | ^ ' */
    DNM_HAS_CLOSING = 1 << 2, /* ) ] ） ］ 】 〕 */
    DNM_HAS_CONTROL = 1 << 3, /* below U+0020 but tabs and line ends, and U+007F */
    DNM_HAS_UPPER = 1 << 4,   /* A to Z */
    DNM_HAS_LOWER = 1 << 5,
    DNM_HAS_DIGIT = 1 << 6,  /* 0 to 9 */
    DNM_HAS_HIGH = 1 << 7,   /* no ASCII */
    DNM_HAS_NARROW = 1 << 8, /* of that, below U+3000 */
    DNM_HAS_SIGN = 1 << 10,  /* ! " # $ & ' ( ) * + , - / : ; < = > [ \ ] { | }, as lines of programs have */
    DNM_HAS_OTHER = 1 << 9   /* none of ASCII, U+2010..2027 (dashes, quotes), U+3000..3029, unified ideographs
                              * from U+4E00, fullwidth marks of ASCII: what is none of these may be invisible,
                              * combine, or be written in two ways */
};

typedef struct dnm_shape {
    size_t start, end; /* bytes; blanks and invisible debris at both edges left out */
    uint32_t chars;    /* code points that are no blanks */
    uint32_t han;
    uint32_t digits;      /* of any script */
    uint32_t blanks;      /* between start and end */
    uint32_t stops;       /* 。！？；… and the ASCII ones, but not a point inside a number or a word */
    uint32_t pauses;      /* ，、： and the ASCII ones */
    uint32_t first, last; /* code points; 0 in an empty line */
    uint32_t has;         /* DNM_HAS_… */
    bool ends_sentence;   /* with a stop, closing quotes and brackets behind it aside */
} dnm_shape;

/* Linear in the line. */
void dnm_shape_read(dnm_str line, dnm_shape *shape);

static inline dnm_str dnm_shape_text(dnm_str line, const dnm_shape *shape)
{
    return (dnm_str){line.p + shape->start, shape->end - shape->start};
}

/* The same text, where nothing else is asked of the line. */
dnm_str dnm_line_trimmed(dnm_str line);

/* Bytes of "同志们：", "尊敬的各位领导：" at the beginning of a text, the colon included; 0 if no salutation
 * is there. */
size_t dnm_salutation(dnm_str text);

/* Where the line ends without the marks of notes at its end: "…。[35]", "…。〔2〕". Its own end if there are
 * none. */
size_t dnm_before_notes(dnm_str line);

static inline size_t dnm_before_note(dnm_str line)
{
    const unsigned char last = line.n ? (unsigned char)line.p[line.n - 1] : 0;
    const bool may_close = last == ']' || last == 0xBD || last == 0x95; /* of ］ and 〕 */
    return may_close ? dnm_before_notes(line) : line.n;
}

/* 。！？；… . ! ? ; -- without branches: which mark comes next in a text, nobody foresees. */
static inline bool dnm_is_stop(uint32_t cp)
{
    const unsigned chinese =
        (cp == 0x3002) | (cp == 0xFF01) | (cp == 0xFF1F) | (cp == 0xFF1B) | (cp == 0xFF0E);
    return chinese | (cp == '.') | (cp == '!') | (cp == '?') | (cp == ';') | (cp == 0x2026);
}

/* ，、： , : */
static inline bool dnm_is_pause(uint32_t cp)
{
    return (cp == 0xFF0C) | (cp == 0x3001) | (cp == 0xFF1A) | (cp == ',') | (cp == ':');
}

/* The brackets of U+2018..201D and U+3008..3015 stand in pairs, the opening one first. */
static inline bool dnm_is_opening(uint32_t cp)
{
    switch (cp) {
    case '(':
    case '[':
    case 0x2018:
    case 0x201C:
    case 0x3008:
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case 0xFF08:
    case 0xFF3B:
        return true;
    default:
        return false;
    }
}

static inline bool dnm_is_closing(uint32_t cp)
{
    switch (cp) {
    case ')':
    case ']':
    case 0x2019:
    case 0x201D:
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0xFF09:
    case 0xFF3D:
        return true;
    default:
        return false;
    }
}

#endif
