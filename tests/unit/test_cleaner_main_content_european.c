/* test_cleaner_main_content_european.c -- pages in the languages of Europe: who wrote them and when, what
 * stands between the headline and the text, lists and rows of short sentences.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define HEAD  "document format=\"html\"\n  @title \"The mill is turning again\"\n"
#define TITLE "    heading 1 \"The mill is turning again\"\n"
#define FIRST                                                                                                \
    "After forty years the wheel of the old mill at Ferrow turns again, and the first sacks are filled."
#define SECOND                                                                                               \
    "Two brothers, both joiners, have worked on it for six winters, mostly with tools of their own."
#define PAIR "    paragraph \"" FIRST "\"\n    paragraph \"" SECOND "\"\n"

/* All values of a key, "a; b". */
static void expect_meta(const dnm_doc *doc, const char *key, const char *values, const char *line)
{
    dnm_buf out;
    const dnm_view *view = dnm_doc_view(doc);
    dnm_buf_init(&out, 1 << 16);
    dnm_buf_add(&out, "", 0);
    for (uint32_t i = 0; i < view->meta_count; i++) {
        if (!dnm_str_eq(dnm_doc_string(doc, view->metas[i].key), dnm_str_of(key))) continue;
        const dnm_str value = dnm_doc_string(doc, view->metas[i].value);
        if (out.n) dnm_buf_add_str(&out, "; ");
        dnm_buf_add(&out, value.p, value.n);
    }
    const char *got = out.p ? out.p : "";
    cr_expect_str_eq(got, values, "%s of %s is [%s]", key, line, got);
    dnm_buf_free(&out);
}

typedef struct byline {
    const char *line, *creator, *date;
} byline;

static void expect_lifted(const byline *row)
{
    char dump[4096];
    snprintf(dump, sizeof dump, HEAD "  section class=\"story\"\n" TITLE "    paragraph %s\n" PAIR,
             row->line);
    dnm_doc *doc = clean_page(dump);
    expect_meta(doc, "creator", row->creator, row->line);
    expect_meta(doc, "date", row->date, row->line);
    dnm_doc_free(doc);
}

Test(main_content_european, by_lines_say_who_and_when)
{
    static const byline rows[] = {
        {"\"By Ada Fenn\"", "Ada Fenn", ""},
        {"\"By Ada Fenn and Tom O'Dell | 3 May 2031\"", "Ada Fenn; Tom O'Dell", "2031-05-03"},
        {"\"BY ADA FENN, MILO VANCE AND TOM DELL\"", "ADA FENN; MILO VANCE; TOM DELL", ""},
        {"\"By Ada Fenn, Science Editor\"", "Ada Fenn", ""},
        {"\"By Ada Fenn May 3, 2031 3:46 pm\"", "Ada Fenn", "2031-05-03T15:46"},
        {"\"Posted on May 3, 2031 by Ada Fenn\"", "Ada Fenn", "2031-05-03"},
        {"\"Von Lena Moor und Jan van der Velde, 3. Mai 2031\"", "Lena Moor; Jan van der Velde",
         "2031-05-03"},
        {"\"Veröffentlicht am 3. Mai 2031 von Lena Moor\"", "Lena Moor", "2031-05-03"},
        {"\"jeudi 3 mai 2031, par Élise Caron\"", "Élise Caron", "2031-05-03"},
        {"\"Par Élise Caron et Luc d’Orval • Publié le 1er mai 2031 à 9h15\"", "Élise Caron; Luc d’Orval",
         "2031-05-01T09:15"},
        {"\"Por Inés Robledo - 3 de mayo de 2031\"", "Inés Robledo", "2031-05-03"},
        {"\"Автор: Анна Белова, 3 мая 2031\"", "Анна Белова", "2031-05-03"},
        {"\"Autor: Zofia Łąkowa | 3 maja 2031\"", "Zofia Łąkowa", "2031-05-03"},
        {"\"Door Jan de Wit op 3 mei 2031\"", "Jan de Wit", "2031-05-03"},
        {"\"Text: Lena Moor, Foto: Jan Gries\"", "Lena Moor", ""},
        {"\"By Ada Fenn Photographs by Tom Dell\"", "Ada Fenn", ""},
        /* marked by the page */
        {"\"millfan7, 3 May 2031\"\n      ~link 0 8 \"/u/7\" rel=\"author\"", "millfan7", "2031-05-03"},
        {"\"by millfan | 3 May 2031\"\n      ~link 3 7 \"/u/7\"", "millfan", "2031-05-03"},
        {"class=\"post-author\" \"Ada Fenn\"", "Ada Fenn", ""},
        {"class=\"info\" \"| von millfan |\"\n      ~generic 0 15 class=\"author vcard\"", "millfan", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) expect_lifted(&rows[i]);
}

Test(main_content_european, not_every_by_is_an_author)
{
    static const byline rows[] = {
        {"\"By the old bridge\"", "", ""},
        {"\"By Monday the wheel had stopped\"", "", ""},
        {"\"Von Hamburg nach Ferrow\"", "", ""},
        {"\"Von der Brücke\"", "", ""},
        {"\"Por la Mancha\"", "", ""},
        {"\"Seen by Ada Fenn\"", "", ""},
        {"class=\"post-author\" \"Share this page\"", "", ""},
        {"class=\"author\" \"mail@ferrow.example\"\n      ~link 0 19 \"mailto:mail@ferrow.example\"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) expect_lifted(&rows[i]);
}

#define STANDFIRST                                                                                           \
    "What two joiners learned from a drawing of 1871, and why the miller of Ferrow had to wait."

#define LINKS                                                                                                \
    "    paragraph \"The weather in the valley, the market on Friday, what the council says, and sport\"\n"  \
    "      ~link 0 81 \"/all\"\n"

/* The standfirst stays; a by-line, the words below a picture and the first paragraph printed twice do not. */
Test(main_content_european, a_standfirst_stays)
{
    static const struct {
        const char *between, *stays;
    } rows[] = {
        {"paragraph class=\"dek\" \"" STANDFIRST "\"\n", STANDFIRST "\n"},
        {"heading 2 \"" STANDFIRST "\"\n", STANDFIRST "\n"},
        {"paragraph \"" FIRST "\"\n" LINKS LINKS, ""},
        {"figure\n      caption\n        paragraph \"" STANDFIRST "\"\n", ""},
        {"paragraph \"By Ada Fenn, 3 May 2031.\"\n", ""},
        {"paragraph \"Subscribe to our newsletter and share this.\"\n", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char dump[4096], text[1024];
        snprintf(dump, sizeof dump,
                 HEAD "  section tag=\"header\"\n" TITLE "    %s  section class=\"text\"\n" PAIR,
                 rows[i].between);
        snprintf(text, sizeof text, "%s" FIRST "\n" SECOND, rows[i].stays);
        clean_page_expect(dump, text);
    }
}

#define STEP(n, text)                                                                                        \
    "      section class=\"step\"\n        paragraph \"Step " n "\"\n        paragraph \"" text "\"\n"

Test(main_content_european, steps_stay_and_boxes_of_links_go)
{
    clean_page_expect(
        HEAD "  section class=\"text\"\n" TITLE PAIR "    section\n" STEP("1", "Lift the stone.")
            STEP("2", "Clean it well.") STEP("3", "Set it down."),
        FIRST "\n" SECOND "\nStep 1\nLift the stone.\nStep 2\nClean it well.\nStep 3\nSet it down.");
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE "    paragraph \"" FIRST
                           "\"\n    section class=\"box\"\n      paragraph \"More on mills\"\n"
                           "        ~link 0 13 \"/mills\"\n    paragraph \"" SECOND "\"\n",
                      FIRST "\n" SECOND);
}

#define ITEM(text) "      list_item\n        paragraph \"" text "\"\n"
#define NEEDED     "    list\n" ITEM("two millstones") ITEM("a wheel of oak")

/* What is needed stands before what is to be done with it, or behind it under a heading of its own. */
Test(main_content_european, lists_at_both_ends_stay)
{
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE NEEDED PAIR,
                      "two millstones\na wheel of oak\n" FIRST "\n" SECOND);
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE PAIR "    heading 2 \"Tools\"\n" NEEDED,
                      FIRST "\n" SECOND "\nTools\ntwo millstones\na wheel of oak");
}

#define CELLS(a, b)                                                                                          \
    "      table_row\n        table_cell\n          paragraph \"" a                                          \
    "\"\n        table_cell\n          paragraph \"" b "\"\n"

/* A word of sites in one cell says nothing of its row. */
Test(main_content_european, rows_stay_whole)
{
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE "    table\n" CELLS("Print", "Paper")
                          CELLS("a map", "rag") PAIR,
                      "Print\nPaper\na map\nrag\n" FIRST "\n" SECOND);
}

/* A list that a sentence introduces keeps the items that are links. */
Test(main_content_european, a_list_that_is_introduced_stays)
{
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE "    paragraph \"" FIRST "\"\n"
                           "    paragraph \"Three mills of the valley are still at work:\"\n    list\n" ITEM(
                               "the mill at Ferrow")
                               ITEM("Lower Mill") "          ~link 0 10 \"/lower\"\n" ITEM(
                                   "the fulling mill") "    paragraph \"" SECOND "\"\n",
                      FIRST
                      "\nThree mills of the valley are still at work:\nthe mill at Ferrow\nLower Mill\nthe "
                      "fulling mill\n" SECOND);
}

/* What an article quotes stands in a box that is named after the network. */
Test(main_content_european, quotes_from_networks_stay)
{
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE "    paragraph \"" FIRST
                           "\"\n    section class=\"social-embed\"\n"
                           "      block_quote\n        paragraph \"It turns! Thank you, brothers.\"\n"
                           "    paragraph \"" SECOND "\"\n",
                      FIRST "\nIt turns! Thank you, brothers.\n" SECOND);
}

#define NAV                                                                                                  \
    "  section tag=\"nav\"\n    paragraph \"News Sport\"\n      ~link 0 4 \"/n\"\n      ~link 5 5 \"/s\"\n"
#define FOOT "  section tag=\"footer\"\n    paragraph \"© 2031 Ferrow Media. All rights reserved.\"\n"

/* Where sentences say too little, the one <main> or <article> of the page does. */
Test(main_content_european, pages_of_few_words)
{
    clean_page_expect(HEAD NAV
                      "  section tag=\"main\"\n" TITLE
                      "    paragraph class=\"date\" \"3 May 2031\"\n    paragraph \"Open again.\"\n" FOOT,
                      "Open again.");
    clean_page_expect(
        HEAD NAV
        "  section tag=\"article\"\n    heading 2 \"The Wheel\"\n    paragraph \"The wheel goes round\"\n"
        "    paragraph \"and nobody hears it\"\n" FOOT,
        "The Wheel\nThe wheel goes round\nand nobody hears it");
    clean_page_expect(HEAD NAV
                      "  section\n    heading 2 \"The Wheel\"\n    paragraph \"The wheel goes round\"\n" FOOT,
                      "The Wheel\nThe wheel goes round");
}

#define LEAD                                                                                                 \
    "    paragraph \"What two joiners learned from a drawing of 1871, and why it took them so long.\"\n"

/* By-lines below the first line go, whatever their markup, if they say what they are or stand alone. */
Test(main_content_european, by_lines_below_the_standfirst_go)
{
    static const struct {
        const char *line, *stays;
    } rows[] = {
        {"\"Par Élise Caron\"", ""},
        {"\"Publié le 3 mai 2031 à 10h20\"", ""},
        {"\"3 May 2031\"", ""},
        {"class=\"firma\" \"Inés Robledo\"", ""},
        {"\"Inés Robledo\"", "Inés Robledo\n"},
        {"\"In 1871 there were nine mills.\"", "In 1871 there were nine mills.\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char dump[4096], text[1024];
        snprintf(dump, sizeof dump, HEAD "  section class=\"text\"\n" TITLE LEAD "    paragraph %s\n" PAIR,
                 rows[i].line);
        snprintf(text, sizeof text,
                 "What two joiners learned from a drawing of 1871, and why it took them so long.\n%s" FIRST
                 "\n" SECOND,
                 rows[i].stays);
        clean_page_expect(dump, text);
    }
}

/* A sentence in the words of <title> is no heading. */
Test(main_content_european, a_sentence_is_no_headline)
{
    clean_page_expect("document format=\"html\"\n  @title \"mill: control software for water mills\"\n" NAV
                      "  section tag=\"article\"\n    heading 1 \"mill\"\n"
                      "    paragraph \"Control software for water mills.\"\n" PAIR FOOT,
                      "mill\nControl software for water mills.\n" FIRST "\n" SECOND);
}

/* How many like it, in a box that is made for that; the same in a paragraph ends the text. */
Test(main_content_european, counters_below_the_text_go)
{
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE PAIR
                           "    section class=\"fb\"\n      paragraph \"I like it! 17\"\n",
                      FIRST "\n" SECOND);
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE PAIR
                           "    paragraph \"Sacks filled, so far: 17\"\n",
                      FIRST "\n" SECOND "\nSacks filled, so far: 17");
    clean_page_expect(HEAD "  section class=\"text\"\n" TITLE PAIR
                           "    section class=\"highlight\"\n      code_block \"mill.turn(3)\\n7\"\n",
                      FIRST "\n" SECOND "\nmill.turn(3)\n7");
}

/* Old sites place their columns by a table: what stands in other cells than the text is none of it. */
Test(main_content_european, columns_beside_the_text_go)
{
    clean_page_expect(HEAD "  table\n    table_row\n      table_cell\n        paragraph \"Home\"\n"
                           "          ~link 0 4 \"/\"\n      table_cell\n"
                           "        heading 1 \"The mill is turning again\"\n        paragraph \"" FIRST
                           "\"\n        paragraph \"" SECOND "\"\n"
                           "      table_cell\n        paragraph \"Weather\"\n        paragraph \"Today +7\"\n"
                           "        paragraph \"Pupils collect paper\"\n    table_row\n      table_cell\n"
                           "        paragraph \"The Ferrow Messenger\"\n",
                      FIRST "\n" SECOND);
}
