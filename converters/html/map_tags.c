/* map_tags.c -- what each element is in the model.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"

#define CONTAINER(k)                                                                                         \
    {                                                                                                        \
        .role = MAP_CONTAINER, .kind = (k)                                                                   \
    }
#define SECTION                                                                                              \
    {                                                                                                        \
        .role = MAP_CONTAINER, .kind = DNM_SECTION, .named = true                                            \
    }
#define DIVISION                                                                                             \
    {                                                                                                        \
        .role = MAP_DIVISION, .kind = DNM_SECTION, .named = true                                             \
    }
#define HEADING(n)                                                                                           \
    {                                                                                                        \
        .role = MAP_LEAF, .kind = DNM_HEADING, .level = (n)                                                  \
    }
#define CODE_BLOCK                                                                                           \
    {                                                                                                        \
        .role = MAP_LEAF, .kind = DNM_CODE_BLOCK                                                             \
    }
#define CELL                                                                                                 \
    {                                                                                                        \
        .role = MAP_CONTAINER, .kind = DNM_TABLE_CELL, .eager = true                                         \
    }
#define SPAN(k)                                                                                              \
    {                                                                                                        \
        .role = MAP_SPAN, .kind = (k)                                                                        \
    }
#define SKIP                                                                                                 \
    {                                                                                                        \
        .role = MAP_SKIP                                                                                     \
    }
#define CLEAR                                                                                                \
    {                                                                                                        \
        .role = MAP_CLEAR                                                                                    \
    }

const map_tag map_tags[HTML_TAG_KNOWN] = {
    /* sections and divisions */
    [HTML_TAG_ARTICLE] = SECTION,
    [HTML_TAG_ASIDE] = SECTION,
    [HTML_TAG_FOOTER] = SECTION,
    [HTML_TAG_HEADER] = SECTION,
    [HTML_TAG_MAIN] = SECTION,
    [HTML_TAG_NAV] = SECTION,
    [HTML_TAG_SECTION] = SECTION,
    [HTML_TAG_ADDRESS] = DIVISION,
    [HTML_TAG_CENTER] = DIVISION,
    [HTML_TAG_DETAILS] = DIVISION,
    [HTML_TAG_DIALOG] = DIVISION,
    [HTML_TAG_DIV] = DIVISION,
    [HTML_TAG_FIELDSET] = DIVISION,
    [HTML_TAG_FORM] = DIVISION,
    [HTML_TAG_HGROUP] = DIVISION,
    [HTML_TAG_LEGEND] = DIVISION,
    [HTML_TAG_MARQUEE] = DIVISION,
    [HTML_TAG_SEARCH] = DIVISION,
    [HTML_TAG_SUMMARY] = DIVISION,
    [HTML_TAG_HTML] = CLEAR,
    [HTML_TAG_BODY] = CLEAR,
    /* leaves */
    [HTML_TAG_P] = {.role = MAP_LEAF, .kind = DNM_PARAGRAPH},
    [HTML_TAG_H1] = HEADING(1),
    [HTML_TAG_H2] = HEADING(2),
    [HTML_TAG_H3] = HEADING(3),
    [HTML_TAG_H4] = HEADING(4),
    [HTML_TAG_H5] = HEADING(5),
    [HTML_TAG_H6] = HEADING(6),
    [HTML_TAG_LISTING] = CODE_BLOCK,
    [HTML_TAG_PLAINTEXT] = CODE_BLOCK,
    [HTML_TAG_PRE] = CODE_BLOCK,
    [HTML_TAG_XMP] = CODE_BLOCK,
    [HTML_TAG_HR] = {.role = MAP_RULE, .kind = DNM_THEMATIC_BREAK},
    [HTML_TAG_BR] = {.role = MAP_BREAK},
    /* lists, quotes, figures, tables */
    [HTML_TAG_DIR] = CONTAINER(DNM_LIST),
    [HTML_TAG_MENU] = CONTAINER(DNM_LIST),
    [HTML_TAG_OL] = CONTAINER(DNM_LIST),
    [HTML_TAG_UL] = CONTAINER(DNM_LIST),
    [HTML_TAG_LI] = CONTAINER(DNM_LIST_ITEM),
    [HTML_TAG_DL] = CONTAINER(DNM_DEFINITION_LIST),
    [HTML_TAG_DT] = CONTAINER(DNM_DEFINITION_TERM),
    [HTML_TAG_DD] = CONTAINER(DNM_DEFINITION),
    [HTML_TAG_BLOCKQUOTE] = CONTAINER(DNM_BLOCK_QUOTE),
    [HTML_TAG_FIGURE] = CONTAINER(DNM_FIGURE),
    [HTML_TAG_FIGCAPTION] = CONTAINER(DNM_CAPTION),
    [HTML_TAG_TABLE] = CONTAINER(DNM_TABLE),
    [HTML_TAG_CAPTION] = CONTAINER(DNM_CAPTION),
    [HTML_TAG_TR] = CONTAINER(DNM_TABLE_ROW),
    [HTML_TAG_TD] = CELL,
    [HTML_TAG_TH] = CELL,
    [HTML_TAG_TBODY] = CLEAR,
    [HTML_TAG_TFOOT] = CLEAR,
    [HTML_TAG_THEAD] = CLEAR,
    /* spans */
    [HTML_TAG_A] = SPAN(DNM_LINK),
    [HTML_TAG_B] = SPAN(DNM_STRONG),
    [HTML_TAG_STRONG] = SPAN(DNM_STRONG),
    [HTML_TAG_CITE] = SPAN(DNM_EMPH),
    [HTML_TAG_DFN] = SPAN(DNM_EMPH),
    [HTML_TAG_EM] = SPAN(DNM_EMPH),
    [HTML_TAG_I] = SPAN(DNM_EMPH),
    [HTML_TAG_VAR] = SPAN(DNM_EMPH),
    [HTML_TAG_INS] = SPAN(DNM_UNDERLINE),
    [HTML_TAG_U] = SPAN(DNM_UNDERLINE),
    [HTML_TAG_DEL] = SPAN(DNM_STRIKE),
    [HTML_TAG_S] = SPAN(DNM_STRIKE),
    [HTML_TAG_STRIKE] = SPAN(DNM_STRIKE),
    [HTML_TAG_CODE] = SPAN(DNM_CODE),
    [HTML_TAG_KBD] = SPAN(DNM_CODE),
    [HTML_TAG_SAMP] = SPAN(DNM_CODE),
    [HTML_TAG_TT] = SPAN(DNM_CODE),
    [HTML_TAG_SUB] = SPAN(DNM_SUBSCRIPT),
    [HTML_TAG_SUP] = SPAN(DNM_SUPERSCRIPT),
    [HTML_TAG_IMG] = {.role = MAP_OBJECT, .kind = DNM_IMAGE},
    [HTML_TAG_RUBY] = {.role = MAP_RUBY, .kind = DNM_RUBY},
    [HTML_TAG_RB] = {.role = MAP_RUBY_BASE},
    [HTML_TAG_RT] = {.role = MAP_RUBY_TEXT},
    [HTML_TAG_RTC] = {.role = MAP_RUBY_TEXT},
    /* what is shown by other means than text, or not at all */
    [HTML_TAG_APPLET] = SKIP,
    [HTML_TAG_AUDIO] = SKIP,
    [HTML_TAG_CANVAS] = SKIP,
    [HTML_TAG_DATALIST] = SKIP,
    [HTML_TAG_FRAMESET] = SKIP,
    [HTML_TAG_HEAD] = SKIP,
    [HTML_TAG_IFRAME] = SKIP,
    [HTML_TAG_NOEMBED] = SKIP,
    [HTML_TAG_NOFRAMES] = SKIP,
    [HTML_TAG_OBJECT] = SKIP,
    [HTML_TAG_OPTION] = SKIP,
    [HTML_TAG_RP] = SKIP,
    [HTML_TAG_SCRIPT] = SKIP,
    [HTML_TAG_SELECT] = SKIP,
    [HTML_TAG_STYLE] = SKIP,
    [HTML_TAG_TEMPLATE] = SKIP,
    [HTML_TAG_TEXTAREA] = SKIP,
    [HTML_TAG_TITLE] = SKIP,
    [HTML_TAG_VIDEO] = SKIP,
};

/* In drawings and formulas: text stays text, names for machines do not. */
map_tag map_foreign_tag(const html_node *node)
{
    switch (node->tag) {
    case HTML_TAG_MATH:
        return (map_tag)SPAN(DNM_MATH);
    case HTML_TAG_ANNOTATION:
    case HTML_TAG_ANNOTATION_XML:
    case HTML_TAG_DEFS:
    case HTML_TAG_DESC:
    case HTML_TAG_SCRIPT:
    case HTML_TAG_STYLE:
    case HTML_TAG_SYMBOL:
    case HTML_TAG_TITLE:
        return (map_tag)SKIP;
    default:
        return (map_tag){.role = MAP_INLINE};
    }
}
