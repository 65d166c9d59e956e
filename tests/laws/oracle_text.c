/* oracle_text.c -- text decoded by iconv, for the law of faithfulness.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/oracle.h"

#include "tests/support/files.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

/* The encodings of the WHATWG standard under iconv's names. */
static const char *iconv_name(const char *label)
{
    static const char *const pairs[][2] = {
        {"gbk", "GB18030"},      {"gb2312", "GB18030"},        {"gb18030", "GB18030"},
        {"big5", "BIG5-HKSCS"},  {"big5-hkscs", "BIG5-HKSCS"}, {"utf-16le", "UTF-16LE"},
        {"utf16le", "UTF-16LE"}, {"utf-16be", "UTF-16BE"},     {"utf16be", "UTF-16BE"},
        {"latin1", "CP1252"},    {"windows-1252", "CP1252"},   {"utf-8", "UTF-8"},
        {"utf8", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strcasecmp(pairs[i][0], label) == 0) return pairs[i][1];
    return label;
}

static const char *by_mark(dnm_str *bytes)
{
    static const struct {
        const char *mark;
        size_t n;
        const char *name;
    } marks[] = {{"\xef\xbb\xbf", 3, "UTF-8"}, {"\xff\xfe", 2, "UTF-16LE"}, {"\xfe\xff", 2, "UTF-16BE"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (bytes->n < marks[i].n || memcmp(bytes->p, marks[i].mark, marks[i].n) != 0) continue;
        bytes->p += marks[i].n;
        bytes->n -= marks[i].n;
        return marks[i].name;
    }
    return NULL;
}

bool t_oracle_decode(dnm_buf *out, dnm_str bytes, const char *label)
{
    const char *marked = by_mark(&bytes);
    iconv_t converter = iconv_open("UTF-8", marked ? marked : iconv_name(label));
    if (converter == (iconv_t)-1) return false;
    char *copy = t_alloc(bytes.n);
    if (bytes.n) memcpy(copy, bytes.p, bytes.n);
    char *in = copy;
    size_t left = bytes.n;
    while (left > 0) {
        char chunk[4096];
        char *to = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(converter, &in, &left, &to, &room);
        dnm_buf_add(out, chunk, (size_t)(to - chunk));
        if (result != (size_t)-1 || errno == E2BIG) continue;
        dnm_buf_add_str(out, "\xef\xbf\xbd");
        in++;
        left--;
    }
    iconv_close(converter);
    free(copy);
    return true;
}
