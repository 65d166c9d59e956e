/* front.h -- the lines between a title and its text: who spoke, when, to whom. Shared by the cleaners that
 * find where a text of a compilation begins and those that read its particulars.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_FRONT_H
#define DNM_TEXT_FRONT_H

#include "core/text/labels.h"
#include "core/text/shape.h"

typedef enum dnm_front_kind {
    DNM_FRONT_NONE,       /* no such line: text, a heading with a number, an item */
    DNM_FRONT_TITLE,      /* short, no sentence: a title, or a line of one */
    DNM_FRONT_SUBTITLE,   /* behind a dash */
    DNM_FRONT_DATE,       /* "2011年5月17日" alone */
    DNM_FRONT_DATE_NOTE,  /* "（2013年3月6日，在河堤上）" */
    DNM_FRONT_SPEAKER,    /* "市委书记 李某某", perhaps with the date behind */
    DNM_FRONT_NAME,       /* a surname and one or two Han characters, alone */
    DNM_FRONT_ROLE,       /* "市委常委、市委办主任" */
    DNM_FRONT_SALUTATION, /* "同志们：" */
    DNM_FRONT_BODY        /* text with sentences */
} dnm_front_kind;

typedef struct dnm_front {
    dnm_front_kind kind;
    dnm_str name;  /* of the speaker; n is 0 if there is none */
    char date[11]; /* "2011-05-17"; "" if there is none */
} dnm_front;

/* The label is that of the line without its edges. */
void dnm_front_read(dnm_str line, const dnm_shape *shape, const dnm_label *label, dnm_front *front);

/* Who speaks, by the title alone: 贺鸣 of "县委书记贺鸣在…上的讲话". Nothing if no role stands before a name.
 */
dnm_str dnm_front_speaker_in(dnm_str title);

/* A title without the day in brackets at its end, "…讲话（2016年11月3日）", which becomes `date`; date[0] is
 * 0 and the title itself comes back if there is none. */
dnm_str dnm_front_before_day(dnm_str title, char date[11]);

#endif
