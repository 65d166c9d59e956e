/* html.c -- hostile HTML: what stops parsers is depth, misnesting that must be repaired again and again, and
 * single tokens of enormous size. Some are the shapes of published denials of service.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/pathological/hostile.h"

static void nested_div(dnm_buf *out)
{
    t_repeat(out, "<div>", 200000);
    t_repeat(out, "x", 1);
}

static void nested_inline(dnm_buf *out)
{
    t_repeat(out, "<b><i><u>", 60000);
    t_repeat(out, "x", 1);
}

/* Each <p> makes the parser open all formatting elements again. */
static void reopened_formatting(dnm_buf *out)
{
    t_repeat(out, "<b><font size=1>", 1500);
    t_repeat(out, "<p>x", 3000);
}

static void distinct_formatting(dnm_buf *out)
{
    for (int i = 0; i < 1500; i++) dnm_buf_printf(out, "<font size=%d>", i);
    t_repeat(out, "<p>x", 3000);
}

/* The adoption agency, at its worst: each </a> rearranges what lies between. */
static void adoption(dnm_buf *out)
{
    t_repeat(out, "<a><div>", 8000);
    t_repeat(out, "</a>", 8000);
}

static void nested_tables(dnm_buf *out)
{
    t_repeat(out, "<table><tr><td>", 60000);
    t_repeat(out, "x", 1);
}

static void foster_parents(dnm_buf *out)
{
    t_repeat(out, "<table>", 1000);
    t_repeat(out, "x<b>", 20000);
}

static void nested_lists(dnm_buf *out)
{
    t_repeat(out, "<ul><li>", 60000);
    t_repeat(out, "x", 1);
}

static void nested_select(dnm_buf *out)
{
    t_repeat(out, "<select><option><optgroup>", 40000);
}

static void nested_foreign(dnm_buf *out)
{
    t_repeat(out, "<svg><foreignObject><math><mi>", 20000);
    t_repeat(out, "x", 1);
}

static void nested_template(dnm_buf *out)
{
    t_repeat(out, "<template>", 60000);
}

static void many_attributes(dnm_buf *out)
{
    dnm_buf_add_str(out, "<p");
    for (int i = 0; i < 100000; i++) dnm_buf_printf(out, " a%d=%d", i, i);
    dnm_buf_add_str(out, ">x");
}

static void many_sets(dnm_buf *out)
{
    for (int i = 0; i < 200000; i++) dnm_buf_printf(out, "<p id=p%d class='a b%d'>x", i, i);
}

static void same_attribute(dnm_buf *out)
{
    dnm_buf_add_str(out, "<p");
    t_repeat(out, " a=1", 300000);
    dnm_buf_add_str(out, ">x");
}

static void long_attribute(dnm_buf *out)
{
    dnm_buf_add_str(out, "<p title='");
    t_repeat(out, "0123456789abcdef", 1 << 20);
    dnm_buf_add_str(out, "'>x");
}

static void long_tag_name(dnm_buf *out)
{
    dnm_buf_add_str(out, "<");
    t_repeat(out, "abcdefgh", 1 << 20);
    dnm_buf_add_str(out, ">x");
}

static void open_comment(dnm_buf *out)
{
    dnm_buf_add_str(out, "x<!--");
    t_repeat(out, "-!<!--", 1 << 20);
}

static void less_thans(dnm_buf *out)
{
    dnm_buf_add_str(out, "<html>");
    t_repeat(out, "<", 4 << 20);
}

static void references(dnm_buf *out)
{
    dnm_buf_add_str(out, "<html>");
    t_repeat(out, "&notit;&#x4e2d;&amp&#99999999;", 100000);
}

static void ampersands(dnm_buf *out)
{
    dnm_buf_add_str(out, "<html>");
    t_repeat(out, "&CounterClockwiseContourIntegra", 100000);
}

static void end_tags(dnm_buf *out)
{
    dnm_buf_add_str(out, "<html>");
    t_repeat(out, "</p></br></nothing>", 200000);
}

static void nulls(dnm_buf *out)
{
    dnm_buf_add_str(out, "<html><p>");
    t_repeat_bytes(out, "\0x<b\0>", 6, 200000);
}

static void script_in_comment_in_script(dnm_buf *out)
{
    dnm_buf_add_str(out, "<script><!--");
    t_repeat(out, "<script></script", 200000);
}

static void huge_spans(dnm_buf *out)
{
    dnm_buf_add_str(out, "<table>");
    t_repeat(out, "<tr><td colspan=1000000000 rowspan=65534>x", 20000);
}

static void breaks(dnm_buf *out)
{
    dnm_buf_add_str(out, "<p>");
    t_repeat(out, "x<br>", 500000);
}

static void links(dnm_buf *out)
{
    dnm_buf_add_str(out, "<html>");
    t_repeat(out, "<a href=/a>one</a> <a href=/b>two</a><p>", 60000);
}

/* Formatting elements are opened again in each paragraph, with all their attributes. */
static void long_links(dnm_buf *out)
{
    dnm_buf_add_str(out, "<p><a href='");
    t_repeat(out, "0123456789abcdef", 20000);
    dnm_buf_add_str(out, "'>x");
    t_repeat(out, "<p>y", 100000);
}

/* The same without copies: one link is in all paragraphs. */
static void link_around_blocks(dnm_buf *out)
{
    dnm_buf_add_str(out, "<a class='");
    t_repeat(out, "0123456789abcdef", 20000);
    dnm_buf_add_str(out, "'>x");
    t_repeat(out, "<div>y</div>", 50000);
}

static void many_annotations(dnm_buf *out)
{
    dnm_buf_add_str(out, "<ruby>");
    t_repeat(out, "<rb>x", 50000);
    t_repeat(out, "<rt>y", 100000);
    t_repeat(out, "<rb>x<rt>y<rtc>z", 30000);
}

static void body_attributes(dnm_buf *out)
{
    for (int i = 0; i < 20000; i++) dnm_buf_printf(out, "<body a%d=1><html b%d=2>", i, i);
}

/* One statement under so many names that each could keep it once more. */
static void names_of_a_statement(dnm_buf *out)
{
    dnm_buf_add_str(out, "<p>a<meta property='");
    for (int i = 0; i < 80000; i++) dnm_buf_printf(out, "og:%d ", i);
    dnm_buf_add_str(out, "' content='");
    t_repeat(out, "0123456789abcdef", 150000);
    dnm_buf_add_str(out, "'>");
}

#define HTML(maker, time, space)                                                                             \
    {                                                                                                        \
#maker, maker, T_READ, "html", T_MAY(DNM_LIMIT), time, space                                         \
    }

const t_hostile t_hostile_html[] = {
    HTML(nested_div, 4, 512),
    HTML(nested_inline, 4, 512),
    HTML(reopened_formatting, 4, 512),
    HTML(distinct_formatting, 6, 1024),
    HTML(adoption, 4, 512),
    HTML(nested_tables, 4, 512),
    HTML(foster_parents, 4, 512),
    HTML(nested_lists, 4, 512),
    HTML(nested_select, 4, 512),
    HTML(nested_foreign, 4, 512),
    HTML(nested_template, 4, 512),
    HTML(many_attributes, 4, 512),
    HTML(many_sets, 6, 1024),
    HTML(same_attribute, 4, 512),
    HTML(long_attribute, 4, 512),
    HTML(long_tag_name, 4, 512),
    HTML(open_comment, 4, 512),
    HTML(less_thans, 6, 512),
    HTML(references, 4, 512),
    HTML(ampersands, 4, 512),
    HTML(end_tags, 6, 1024),
    HTML(nulls, 4, 512),
    HTML(script_in_comment_in_script, 4, 512),
    HTML(huge_spans, 4, 512),
    HTML(breaks, 6, 1024),
    HTML(links, 6, 1024),
    HTML(long_links, 6, 1024),
    HTML(link_around_blocks, 6, 1024),
    HTML(many_annotations, 6, 512),
    HTML(body_attributes, 4, 512),
    HTML(names_of_a_statement, 1, 512),
    {0},
};
