/* hostile.h -- inputs made to hurt: what a case is, and the families of cases. A case runs in a process of
 * its own under limits of processor time and memory; it may fail, but only in the ways it says.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_HOSTILE_H
#define DNM_TESTS_HOSTILE_H

#include "core/base/buf.h"

typedef enum t_way {
    T_READ,   /* probe, convert, clean, write by every writer, restore */
    T_UNDUMP, /* the input is a dump; then as above */
    T_WALK    /* the input is an archive: walk it, convert what is found */
} t_way;

#define T_MAY(status) (1u << (status))

typedef struct t_hostile {
    const char *name;
    void (*make)(dnm_buf *out); /* appends the input */
    t_way way;
    const char *converter; /* NULL: the probe decides */
    unsigned may;          /* T_MAY of every status that the worst step may end with, beside DNM_OK */
    unsigned seconds;      /* processor time of an optimised build; other builds get more */
    unsigned mib;          /* peak memory above the input's size */
} t_hostile;

/* Ends with a NULL name. */
extern const t_hostile t_hostile_html[];
extern const t_hostile t_hostile_text[];
extern const t_hostile t_hostile_archives[];
extern const t_hostile t_hostile_docx[];

/* Appends `piece` n times. */
void t_repeat(dnm_buf *out, const char *piece, size_t n);
void t_repeat_bytes(dnm_buf *out, const void *piece, size_t size, size_t n);

#endif
