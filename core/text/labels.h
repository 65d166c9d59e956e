/* labels.h -- numbers in front of a paragraph, as Chinese documents write them: 一、 （一） 1. 1、 （1） ①
 * 第一章 第一条 一是 首先. GB/T 9704-2012, 7.3.3, orders the first four as levels 1 to 4 (as pages that quote
 * its clauses say; the standard itself was not at hand).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_LABELS_H
#define DNM_TEXT_LABELS_H

#include "docnorm/base.h"

typedef enum dnm_label_kind {
    DNM_NO_LABEL,
    DNM_LABEL_HAN,           /* 一、 */
    DNM_LABEL_HAN_BRACKET,   /* （一） or 一） */
    DNM_LABEL_DIGIT,         /* 1. or 1、 or 1． */
    DNM_LABEL_DIGIT_BRACKET, /* （1） or 1） */
    DNM_LABEL_CIRCLED,       /* ① */
    DNM_LABEL_DECIMAL,       /* 1.2 or 1.2.3; number is the last one, depth says how many */
    DNM_LABEL_VOLUME,        /* 第一篇 第一卷 第一部 第一编 【篇一】 篇1： 范文一： */
    DNM_LABEL_CHAPTER,       /* 第一章 */
    DNM_LABEL_SECTION,       /* 第一节 */
    DNM_LABEL_ARTICLE,       /* 第一条 */
    DNM_LABEL_ORDINAL,       /* 第一， 第一、 */
    DNM_LABEL_TOPIC          /* 一是 二要 一方面 */
} dnm_label_kind;

typedef struct dnm_label {
    dnm_label_kind kind;
    uint32_t number; /* 0 if it cannot be told */
    uint32_t depth;  /* numbers in a decimal label; else 1 */
    size_t len;      /* bytes, blanks behind the label not included */
} dnm_label;

/* The label at the beginning of a line (blanks before it must be gone). False if there is none. */
bool dnm_label_read(dnm_str line, dnm_label *label);

/* A number in Han digits (一百二十三, 二〇二四) or ASCII or full-width digits; *value is 0 if it is too
 * large. Returns its bytes, 0 if there is none; a run of more than DNM_MOST_DIGITS is no number. */
enum { DNM_MOST_DIGITS = 64 };
size_t dnm_read_number(dnm_str text, uint32_t *value);

/* 〇 or 零 to 九; -1 if it is none of them. */
static inline int dnm_han_digit(uint32_t cp)
{
    switch (cp) {
    case 0x3007: /* 〇 */
    case 0x96F6: /* 零 */
        return 0;
    case 0x4E00:
        return 1;
    case 0x4E8C:
        return 2;
    case 0x4E09:
        return 3;
    case 0x56DB:
        return 4;
    case 0x4E94:
        return 5;
    case 0x516D:
        return 6;
    case 0x4E03:
        return 7;
    case 0x516B:
        return 8;
    case 0x4E5D:
        return 9;
    default:
        return -1;
    }
}

#endif
