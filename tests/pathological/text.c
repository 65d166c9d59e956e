/* text.c -- hostile plain text and dumps: sizes, bytes of one kind, and what cleaners look for, a million
 * times.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/pathological/hostile.h"

static void one_line(dnm_buf *out) /* about 96 MiB */
{
    t_repeat(out, "\xe6\xb2\xb3\xe8\xbe\xb9\xe7\x9a\x84\xe8\x8d\x89\xef\xbc\x8c", (size_t)96 << 20 >> 4);
}

static void nulls(dnm_buf *out)
{
    t_repeat_bytes(out, "\0", 1, 8 << 20);
}

static void combining_marks(dnm_buf *out)
{
    t_repeat(out, "\xcc\x81\xcc\xa3", 2 << 20);
}

static void all_ff(dnm_buf *out)
{
    t_repeat_bytes(out, "\xff", 1, 4 << 20);
}

static void gbk_leads(dnm_buf *out)
{
    t_repeat_bytes(out, "\x81\x20", 2, 2 << 20);
}

static void line_ends(dnm_buf *out)
{
    t_repeat(out, "\r\n\n\r", 2 << 20);
}

static void short_lines(dnm_buf *out)
{
    t_repeat(out, "a\n", 1 << 20);
}

static void more_lines_than_blocks(dnm_buf *out)
{
    t_repeat(out, "a\n", 9 << 20);
}

static void blanks(dnm_buf *out)
{
    t_repeat(out, " \t\xe3\x80\x80\xc2\xa0", 1 << 20);
}

static void blanks_between_hanzi(dnm_buf *out)
{
    t_repeat(out, "\xe6\xb0\xb4 \xe5\xb1\xb1  ", 1 << 19);
}

/* Blanks behind sentences, each judged by how the paragraph ends: far behind a tail of blanks. */
static void blanks_behind_sentences(dnm_buf *out)
{
    t_repeat(out, "河边的草长得很高。 孩子们在念书", 100000);
    t_repeat(out, " ", 1 << 20);
}

/* A text without line ends, in which every place behind a blank may be one … */
static void endless_with_blanks(dnm_buf *out)
{
    t_repeat(out, "河边的草长得很高，孩子们在念书，", 40);
    t_repeat(out, " ", 1 << 18);
    t_repeat(out, "河边。一、草长。二、水深。三、山高。", 10);
}

/* … or begins the first point of another list. */
static void endless_with_points(dnm_buf *out)
{
    t_repeat(out, "河边。一、河边的草长 高高的山", 20000);
}

/* Tables of contents by the thousand, of which each may reach as far as the lines go … */
static void tables_of_contents(dnm_buf *out)
{
    for (int i = 0; i < 200000; i++) dnm_buf_printf(out, "目录\n第%d号渠道的走向\n", i);
}

/* … or may have lost its line ends, so that lines behind would tell its entries. */
static void glued_contents(dnm_buf *out)
{
    for (int i = 0; i < 10000; i++) {
        dnm_buf_add_str(out, "目录");
        t_repeat(out, "山河草木日月云雨", 16);
        dnm_buf_printf(out, "%d\n甲乙\n丙丁\n戊己\n", i);
    }
}

/* … or consists of digits, each of which may be the page before an entry. */
static void contents_of_digits(dnm_buf *out)
{
    for (int i = 0; i < 100; i++) {
        dnm_buf_add_str(out, "目录");
        t_repeat(out, "1", 16300);
        dnm_buf_add_str(out, "\n");
    }
}

static void zero_width(dnm_buf *out)
{
    t_repeat(out, "\xe2\x80\x8b\xef\xbb\xbf\xe2\x80\x8d", 1 << 19);
}

static void private_use(dnm_buf *out)
{
    t_repeat(out, "\xee\x80\x84", 1 << 20);
}

static void replacements(dnm_buf *out)
{
    t_repeat(out, "\xef\xbf\xbd", 1 << 20);
}

static void lone_surrogates(dnm_buf *out)
{
    dnm_buf_add(out, "\xff\xfe", 2);
    t_repeat_bytes(out, "\x00\xd8", 2, 1 << 20);
}

static void literal_less_thans(dnm_buf *out)
{
    t_repeat(out, "x<", 1 << 20);
}

static void literal_tags(dnm_buf *out)
{
    t_repeat(out, "<p class=\"a\">\xe6\xb0\xb4</p>&nbsp;&lt;", 100000);
}

static void unclosed_tags(dnm_buf *out)
{
    t_repeat(out, "<div id=\"", 200000);
}

static void ampersands(dnm_buf *out)
{
    t_repeat(out, "&amp;amp;#", 300000);
}

static void brackets(dnm_buf *out)
{
    t_repeat(out, "(\xef\xbc\x88[\xe3\x80\x90", 300000);
}

/* Codes of forums and places of templates begin with one of several signs, of which the others are missing.
 */
static void braces(dnm_buf *out)
{
    dnm_buf_add_str(out, "堤");
    t_repeat(out, "{", 4 << 20);
}

static void squares(dnm_buf *out)
{
    dnm_buf_add_str(out, "堤");
    t_repeat(out, "[", 4 << 20);
}

/* Each pair is meant, as the end of the paragraph tells. */
static void doubled_pauses(dnm_buf *out)
{
    t_repeat(out, "字，，", 600000);
    dnm_buf_add_str(out, "字。。");
}

static void same_line(dnm_buf *out)
{
    t_repeat(out, "\xe6\x9c\xac\xe6\x96\x87\xe6\x9d\xa5\xe6\xba\x90\n", 200000);
}

static void odd_utf16(dnm_buf *out)
{
    dnm_buf_add(out, "\xfe\xff\x4e", 3);
}

static void nothing(dnm_buf *out)
{
    (void)out;
}

/* A dump as deep as one can be written: the indentation alone is quadratic, so it stays shallow. */
static void deep_dump(dnm_buf *out)
{
    dnm_buf_add_str(out, "document\n");
    for (size_t depth = 1; depth < 3000; depth++) {
        t_repeat(out, "  ", depth);
        dnm_buf_add_str(out, "block_quote\n");
    }
}

static void dump_of_quotes(dnm_buf *out)
{
    dnm_buf_add_str(out, "document\n");
    t_repeat(out, "  paragraph \"", 200000);
}

static void dump_of_lines(dnm_buf *out)
{
    dnm_buf_add_str(out, "document\n");
    t_repeat(out, "  paragraph \"a\"\n", 500000);
}

/* A page that was damaged by injected readings, as far as anyone can tell … */
static void glosses(dnm_buf *out)
{
    t_repeat(out, "領(lǐng)導(dǎo)要認(rèn)真落實(shí)責(zé)任,做好這項(xiàng)工作。\n", 4);
}

/* … and whose bytes can be read in any number of ways. */
static void torn_to_pieces(dnm_buf *out)
{
    glosses(out);
    t_repeat(out, "?", 1 << 19);
}

/* "鞍" is two equal bytes, so no reading ever settles; in the end none is possible. */
static void torn_without_end(dnm_buf *out)
{
    glosses(out);
    t_repeat(out, "?鞍鞍鞍", 1 << 16);
    dnm_buf_add_str(out, "\xf0\x9f\x98\x80\n");
}

static void many_torn_lines(dnm_buf *out)
{
    for (int i = 0; i < 5000; i++) glosses(out);
}

/* A chapter, and then nothing but what sites of novels put between pages. */
static void notices_of_novels(dnm_buf *out)
{
    dnm_buf_add_str(out, "第三章 渡口\n船家把缆绳解开，撑了一篙，小船便慢慢地离开了岸，谁也没有再说话。\n");
    for (int i = 0; i < 60000; i++) dnm_buf_printf(out, "本章未完，请点击下一页继续阅读%d\n", i);
}

/* Spans of one leaf, each open until the end of the text. */
static void dump_of_open_spans(dnm_buf *out)
{
    enum { SPANS = 100000 };
    dnm_buf_add_str(out, "document\n  paragraph \"");
    t_repeat(out, "a", SPANS);
    dnm_buf_add_str(out, "\"\n");
    for (int i = 0; i < SPANS; i++) dnm_buf_printf(out, "    ~emph %d %d\n", i, SPANS - i);
}

/* As many spans as can be open begin together, the shortest first: the reverse of the order in the model. */
static void dump_of_growing_spans(dnm_buf *out)
{
    enum { PLACES = 600, TOGETHER = 256 };
    dnm_buf_add_str(out, "document\n  paragraph \"");
    t_repeat(out, "a", (size_t)PLACES * TOGETHER);
    dnm_buf_add_str(out, "\"\n");
    for (int i = 0; i < PLACES * TOGETHER; i++)
        dnm_buf_printf(out, "    ~emph %d %d\n", i / TOGETHER * TOGETHER, i % TOGETHER + 1);
}

/* Line ends of one leaf, in different places of it. */
static void dump_of_line_ends(dnm_buf *out)
{
    dnm_buf_add_str(out, "document\n  paragraph \"a");
    t_repeat(out, "\\n", 400000);
    dnm_buf_add_str(out, "b");
    t_repeat(out, "\\n", 400000);
    dnm_buf_add_str(out, "\"\n");
}

#define TEXT(maker, time, space)                                                                             \
    {                                                                                                        \
#maker, maker, T_READ, "txt", T_MAY(DNM_LIMIT), time, space                                          \
    }
#define DUMP(maker, time, space)                                                                             \
    {                                                                                                        \
#maker, maker, T_UNDUMP, NULL, T_MAY(DNM_LIMIT) | T_MAY(DNM_DAMAGED), time, space                    \
    }

const t_hostile t_hostile_text[] = {
    TEXT(one_line, 30, 3072),
    TEXT(nulls, 8, 1024),
    TEXT(combining_marks, 8, 1024),
    TEXT(all_ff, 8, 1024),
    TEXT(gbk_leads, 8, 1024),
    TEXT(line_ends, 4, 512),
    TEXT(short_lines, 10, 1024),
    TEXT(more_lines_than_blocks, 30, 4096),
    TEXT(blanks, 6, 512),
    TEXT(blanks_between_hanzi, 15, 1536),
    TEXT(blanks_behind_sentences, 8, 1024),
    TEXT(endless_with_blanks, 4, 512),
    TEXT(endless_with_points, 8, 512),
    TEXT(tables_of_contents, 2, 1024),
    TEXT(glued_contents, 2, 512),
    TEXT(contents_of_digits, 2, 512),
    TEXT(zero_width, 10, 1024),
    TEXT(private_use, 10, 1024),
    TEXT(replacements, 10, 1024),
    TEXT(lone_surrogates, 10, 1024),
    TEXT(literal_less_thans, 6, 512),
    TEXT(literal_tags, 15, 1024),
    TEXT(unclosed_tags, 6, 512),
    TEXT(ampersands, 15, 1024),
    TEXT(brackets, 6, 512),
    TEXT(braces, 2, 512),
    TEXT(squares, 2, 512),
    TEXT(doubled_pauses, 2, 512),
    TEXT(same_line, 6, 512),
    TEXT(odd_utf16, 1, 64),
    TEXT(torn_to_pieces, 12, 512),
    TEXT(torn_without_end, 12, 512),
    TEXT(many_torn_lines, 6, 512),
    TEXT(notices_of_novels, 4, 512),
    {"nothing", nothing, T_READ, "txt", T_MAY(DNM_DAMAGED), 1, 64},
    DUMP(deep_dump, 4, 512),
    DUMP(dump_of_quotes, 4, 512),
    DUMP(dump_of_lines, 10, 1024),
    DUMP(dump_of_open_spans, 6, 512),
    DUMP(dump_of_growing_spans, 4, 512),
    DUMP(dump_of_line_ends, 6, 512),
    {0},
};
