/* law.c -- how breaches of the laws are reported.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include "tests/support/render.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN_BREACHES = 40 };

bool t_breach(t_law *law, const char *where, const char *format, ...)
{
    if (++law->failed > SHOWN_BREACHES) return false;
    va_list args;
    va_start(args, format);
    printf("BREACH of %s: %s: ", law->name, where);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
    return false;
}

bool t_excepted(t_law *law, const char *where)
{
    t_bytes list;
    if (!t_read_file(DOCNORM_SOURCE_DIR "/tests/laws/exceptions.txt", &list)) return false;
    char key[512];
    snprintf(key, sizeof key, "\n%s %s ", law->name, where);
    bool found = strstr(list.p, key) != NULL;
    free(list.p);
    law->excepted += found;
    return found;
}

static dnm_str window(dnm_str text, size_t at)
{
    size_t from = at > 30 ? at - 30 : 0;
    while (from < at && ((unsigned char)text.p[from] & 0xc0) == 0x80) from++;
    size_t to = at + 60 < text.n ? at + 60 : text.n;
    while (to < text.n && ((unsigned char)text.p[to] & 0xc0) == 0x80) to++;
    return (dnm_str){text.p ? text.p + from : "", to - from};
}

bool t_same_text(t_law *law, const char *where, const char *what, dnm_str expected, dnm_str actual)
{
    law->checked++;
    if (dnm_str_eq(expected, actual)) return true;
    size_t at = 0;
    while (at < expected.n && at < actual.n && expected.p[at] == actual.p[at]) at++;
    dnm_buf shown;
    dnm_buf_init(&shown, 1 << 16);
    dnm_buf_add_str(&shown, "\n  expected … ");
    t_render_quoted(&shown, window(expected, at));
    dnm_buf_add_str(&shown, "\n  found    … ");
    t_render_quoted(&shown, window(actual, at));
    t_breach(law, where, "%s differs at byte %zu of %zu (found %zu)%s", what, at, expected.n, actual.n,
             shown.p);
    dnm_buf_free(&shown);
    return false;
}

bool t_law_read(t_law *law, const t_subject *subject, t_run *run, dnm_doc **doc)
{
    dnm_status status = t_subject_read(subject, run, doc);
    if (status == DNM_OK) return true;
    law->unread++;
    printf("note: %s is not read: %s\n", subject->label, dnm_status_name(status));
    return false;
}
