/* test_cleaner_main_content_figures.c -- figures and pictures of an article stay, those of its site go.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define HEAD  "document format=\"html\"\n  @title \"The mill is turning again\"\n  section tag=\"article\"\n"
#define TITLE "    heading 1 \"The mill is turning again\"\n"
#define FIRST                                                                                                \
    "    paragraph \"After forty years the wheel of the old mill at Ferrow turns again, and the first "      \
    "sacks are filled.\"\n"
#define SECOND                                                                                               \
    "    paragraph \"Two brothers, both joiners, have worked on it for six winters, mostly with tools of "   \
    "their own.\"\n"

/* What stays of a page, in words: "p" a paragraph, "h" a heading, "i" a picture, "c" a caption, "t" a cell,
 * "x" code. */
static void expect(const char *dump, const char *stays)
{
    char got[64] = "";
    dnm_doc *doc = clean_page(dump);
    const dnm_view *view = dnm_doc_view(doc);
    uint32_t caption_end = 0, cell_end = 0;
    for (uint32_t i = 0, n = 0; i < view->block_count && n + 1 < sizeof got; i++) {
        const dnm_block *block = &view->blocks[i];
        if (block->kind == DNM_CAPTION) caption_end = block->end;
        if (block->kind == DNM_TABLE_CELL) cell_end = block->end;
        if (!dnm_kind_is_leaf(block->kind)) continue;
        const bool image = block->nspan && view->spans[block->span0 + block->nspan - 1].kind == DNM_IMAGE;
        got[n++] = image                           ? 'i'
                   : i < caption_end               ? 'c'
                   : i < cell_end                  ? 't'
                   : block->kind == DNM_HEADING    ? 'h'
                   : block->kind == DNM_CODE_BLOCK ? 'x'
                                                   : 'p';
    }
    cr_expect_str_eq(got, stays, "got %s of %s", got, dump);
    dnm_doc_free(doc);
}

#define PICTURE(indent, attrs, src)                                                                          \
    indent "paragraph \"\xEF\xBF\xBC\"\n" indent "  ~image 0 3 \"" src "\"" attrs "\n"
#define FIGURE(src, caption)                                                                                 \
    "    figure\n" PICTURE("      ", "", src) "      caption\n        paragraph \"" caption "\"\n"

Test(main_content_figures, between_paragraphs)
{
    expect(HEAD TITLE FIRST FIGURE("wheel.jpg", "The wheel in winter") SECOND, "picp");
    expect(HEAD TITLE FIRST FIGURE("wheel.jpg", "The wheel, which is of oak, turns once in ten seconds.")
               SECOND,
           "picp");
    expect(HEAD TITLE FIRST "    figure\n      table\n        table_row\n"
                            "          table_cell\n            paragraph \"1911\"\n"
                            "          table_cell\n            paragraph \"120 sacks\"\n"
                            "      caption\n        paragraph \"Table 1. Sacks a year\"\n" SECOND,
           "pttcp");
    expect(HEAD TITLE FIRST "    figure\n      code_block \"mill --sacks 12\"\n"
                            "      caption\n        paragraph \"Listing 1\"\n" SECOND,
           "pxcp");
    /* A box of a picture and its caption that is no <figure>: the picture. */
    expect(
        HEAD TITLE FIRST "    section class=\"image-box\"\n" PICTURE(
            "      ", "", "wheel.jpg") "      paragraph class=\"caption\" \"The wheel in winter\"\n" SECOND,
        "pip");
}

Test(main_content_figures, at_both_ends)
{
    expect(HEAD TITLE PICTURE("    ", "",
                              "mill.jpg") "    paragraph \"By Anna Miller, 3 March 2021\"\n" FIRST SECOND,
           "ipp");
    expect(HEAD TITLE "    paragraph \"By Anna Miller, 3 March 2021\"\n" FIGURE("mill.jpg", "The mill")
               FIRST SECOND,
           "icpp");
    expect(HEAD TITLE FIRST SECOND PICTURE("    ", "", "sacks.jpg"), "ppi");
    expect(HEAD TITLE FIRST SECOND FIGURE("sacks.jpg", "The first sacks"), "ppic");
}

Test(main_content_figures, of_the_site)
{
    static const char *const pictures[] = {
        PICTURE("    ", "", "/img/avatar-anna.jpg"),
        PICTURE("    ", "", "/i/logo.png"),
        PICTURE("    ", "", "https://ads.example/banner/7.gif"),
        PICTURE("    ", " height=\"16\" width=\"16\"", "a.png"),
        "    paragraph \"\xEF\xBF\xBC\"\n      ~link 0 3 \"/news/next.html\"\n      ~image 0 3 "
        "\"next.jpg\"\n",
        "    section class=\"related\"\n" PICTURE("      ", "", "other.jpg"),
        "    figure\n      paragraph \"\xEF\xBF\xBC\"\n        ~link 0 3 \"/news/weir.html\"\n"
        "        ~image 0 3 \"weir.jpg\"\n      caption\n        paragraph \"The weir is leaking\"\n"
        "          ~link 0 19 \"/news/weir.html\"\n",
    };
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        char dump[2000];
        snprintf(dump, sizeof dump, HEAD TITLE FIRST SECOND "%s", pictures[i]);
        expect(dump, "pp");
    }
    /* One that leads to itself, larger, is none of them. */
    expect(HEAD TITLE FIRST SECOND "    paragraph \"\xEF\xBF\xBC\"\n      ~link 0 3 \"/big/sacks.jpg\"\n     "
                                   " ~image 0 3 \"sacks.jpg\"\n",
           "ppi");
}
