/* test_cleaner_main_content_manual.c -- pages of technical documentation: signatures, tables, terms and
 * links to other parts of a manual stay, what leads through the manual goes.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_page.h"

#define BAR                                                                                                  \
    "  section class=\"menu\" tag=\"nav\"\n"                                                                 \
    "    paragraph \"Contents\"\n"                                                                           \
    "      ~link 0 8 \"/\"\n"                                                                                \
    "    paragraph \"Search\"\n"                                                                             \
    "      ~link 0 6 \"/search\"\n"

/* A link to the rule stands before each paragraph, so that most lines follow a link. */
Test(main_content_manual, rules_with_links_to_themselves)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"Sluices - The Mill Language\"\n" BAR "  section tag=\"main\"\n"
        "    heading 1 \"Sluices\"\n"
        "      ~link 0 7 \"#sluices\"\n"
        "    paragraph \"[sluice.intro]\"\n"
        "      ~link 1 12 \"#r-sluice.intro\"\n"
        "    paragraph \"Two kinds exist:\"\n"
        "    list\n"
        "      list_item\n"
        "        paragraph \"A gate waits for water.\"\n"
        "          ~code 2 4\n"
        "          ~link 2 4 \"gate.html\"\n"
        "      list_item\n"
        "        paragraph \"A weir\"\n"
        "          ~link 2 4 \"weir.html\"\n"
        "    paragraph \"[sluice.syntax]\"\n"
        "      ~link 1 13 \"#r-sluice.syntax\"\n"
        "    code_block \"sluice = { gate | weir }, \\\"open\\\", [ height ], \\\";\\\" ;\"\n"
        "    paragraph \"[sluice.height]\"\n"
        "      ~link 1 13 \"#r-sluice.height\"\n"
        "    table\n"
        "      table_row\n"
        "        table_cell\n          paragraph \"low\"\n            ~code 0 3\n"
        "        table_cell\n          paragraph \"shallow_stream\"\n            ~link 0 14 \"low.html\"\n"
        "      table_row\n"
        "        table_cell\n          paragraph \"high\"\n            ~code 0 4\n"
        "        table_cell\n          paragraph \"deep_stream\"\n            ~link 0 11 \"high.html\"\n",
        "[sluice.intro]\nTwo kinds exist:\nA gate waits for water.\nA weir\n[sluice.syntax]\n"
        "sluice = { gate | weir }, \"open\", [ height ], \";\" ;\n[sluice.height]\n"
        "low\nshallow_stream\nhigh\ndeep_stream");
}

#define GENERATED(title)                                                                                     \
    "document format=\"html\"\n  @title \"" title "\"\n  @generator \"javadoc/ClassWriter\"\n"

/* The constructor has the name of the class, which is the title: what stands above it stays. Methods have
 * names such as "dialog" and "next". */
Test(main_content_manual, a_page_about_a_class)
{
    clean_page_expect(
        GENERATED("MillWheel (Mill 3)") BAR
        "  section tag=\"main\"\n"
        "    heading 1 \"Class MillWheel\"\n"
        "    section class=\"description\"\n"
        "      definition_list\n"
        "        definition_term\n          paragraph \"All Implemented Interfaces:\"\n"
        "        definition\n          paragraph \"Turning\"\n            ~link 0 7 \"Turning.html\"\n"
        "      paragraph \"public class MillWheel extends Wheel\"\n"
        "        ~link 31 5 \"Wheel.html\"\n"
        "      paragraph \"Turns in the stream.\"\n"
        "    section class=\"caption\"\n      paragraph \"Methods\"\n"
        "        ~link 0 7 \"#methods\"\n"
        "    list\n"
        "      list_item\n"
        "        section id=\"dialog(Miller)\"\n"
        "          heading 3 \"dialog\"\n"
        "          paragraph \"void dialog(Miller)\"\n"
        "            ~link 12 6 \"Miller.html\"\n"
        "      list_item\n"
        "        section id=\"next()\"\n"
        "          heading 3 \"next\"\n"
        "          paragraph \"MillWheel next()\"\n"
        "            ~link 0 9 \"MillWheel.html\"\n"
        "    heading 2 \"Constructors\"\n"
        "    heading 3 \"MillWheel\"\n"
        "    paragraph \"MillWheel()\"\n"
        "  section tag=\"footer\"\n    paragraph \"Report a bug in these pages to the millers.\"\n",
        "Class MillWheel\nAll Implemented Interfaces:\nTurning\npublic class MillWheel extends Wheel\n"
        "Turns in the stream.\nMethods\ndialog\nvoid dialog(Miller)\nnext\nMillWheel next()\nConstructors\n"
        "MillWheel\nMillWheel()");
}

/* Warnings and notes are asides, too; a list of places in the page is none of it. */
Test(main_content_manual, boxes)
{
    clean_page_expect(
        GENERATED(
            "Grinding") "  section tag=\"main\"\n"
                        "    heading 1 \"Grinding\"\n"
                        "    section class=\"toc\"\n      list\n"
                        "        list_item\n          paragraph \"Before\"\n            ~link 0 6 "
                        "\"#before\"\n"
                        "        list_item\n          paragraph \"During\"\n            ~link 0 6 "
                        "\"#during\"\n"
                        "        list_item\n          paragraph \"After\"\n            ~link 0 5 \"#after\"\n"
                        "    paragraph \"Fill the hopper.\"\n"
                        "    section class=\"admonition warning\" tag=\"aside\"\n"
                        "      paragraph \"Warning\"\n"
                        "      paragraph \"The stones are hot, do not touch them.\"\n"
                        "    section class=\"sidebar\"\n      paragraph \"Grain comes in many kinds, of "
                        "which rye is one.\"\n"
                        "    section class=\"sidebar\"\n      paragraph \"All pages\"\n        ~link 0 9 "
                        "\"all.html\"\n"
                        "    heading 2 \"See also\"\n"
                        "    list\n"
                        "      list_item\n        paragraph \"mill(1)\"\n          ~link 0 7 "
                        "\"mill.1.html\"\n"
                        "      list_item\n        paragraph \"sieve(1)\"\n          ~link 0 8 "
                        "\"sieve.1.html\"\n"
                        "    paragraph \"Next: Sifting\"\n      ~link 0 13 \"sifting.html\"\n",
        "Fill the hopper.\nWarning\nThe stones are hot, do not touch them.\n"
        "Grain comes in many kinds, of which rye is one.\nSee also\nmill(1)\nsieve(1)");
}

/* Without a landmark: the box with nearly all of the text, less the bars in it. */
Test(main_content_manual, no_landmark)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"mill\"\n  @generator \"DocBook XSL Stylesheets\"\n"
        "  section class=\"navheader\"\n    paragraph \"Prev: hopper\"\n      ~link 0 12 \"hopper.html\"\n"
        "  section class=\"refentry\"\n"
        "    heading 2 \"mill\"\n"
        "    paragraph \"mill — grinds grain\"\n"
        "    heading 2 \"Options\"\n"
        "    definition_list\n"
        "      definition_term\n        paragraph \"--fine\"\n          ~code 0 6\n"
        "      definition\n        paragraph \"Grinds twice.\"\n"
        "      definition_term\n        paragraph \"--stone=NAME\"\n          ~code 0 12\n"
        "      definition\n        paragraph \"See stones\"\n          ~link 0 10 \"stones.html\"\n"
        "  section class=\"navfooter\"\n    paragraph \"Next: sieve\"\n      ~link 0 11 \"sieve.html\"\n",
        "mill\nmill — grinds grain\nOptions\n--fine\nGrinds twice.\n--stone=NAME\nSee stones");
}

#define MEMBER(name, rest)                                                                                   \
    "      list_item\n        paragraph \"" name rest "\"\n          ~link 0 4 \"mill.html#" name "\"\n"

/* Neither marked as code nor said to be documentation by its generator. */
Test(main_content_manual, a_list_of_members)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"All members of MillWheel\"\n" BAR
        "  section class=\"content\"\n"
        "    heading 1 \"All members of MillWheel\"\n"
        "    paragraph \"This is the complete list of members of MillWheel, and of the wheels that it "
        "inherits from.\"\n"
        "    list\n" MEMBER("turn", "()") MEMBER("stop", "(bool ) : int") MEMBER("load", "() const")
            MEMBER("gear", "(int ) : Gear") MEMBER("belt", "() : Belt"),
        "This is the complete list of members of MillWheel, and of the wheels that it inherits from.\n"
        "turn()\nstop(bool ) : int\nload() const\ngear(int ) : Gear\nbelt() : Belt");
}

/* Signs that link a heading or a term to itself are shown below the pointer only; a mark of a note is text.
 */
Test(main_content_manual, links_to_themselves)
{
    clean_page_expect(
        GENERATED("The millwright's book") "  section tag=\"main\"\n"
                                           "    heading 2 \"Gears¶\"\n      ~link 5 2 \"#gears\"\n"
                                           "    paragraph \"Of wood and iron.\"\n"
                                           "    heading 2 \"§ Belts\"\n      ~link 0 3 \"belts.html#belts\"\n"
                                           "    definition_list\n"
                                           "      definition_term\n        paragraph \"tighten()#\"\n        "
                                           "  ~link 9 1 \"#tighten\"\n"
                                           "      definition\n        paragraph \"Makes a belt shorter.\"\n"
                                           "    heading 2 \"Ropes*\"\n      ~link 5 1 \"#note\"\n"
                                           "    paragraph \"Of hemp.\"\n",
        "Gears\nOf wood and iron.\nBelts\ntighten()\nMakes a belt shorter.\nRopes*\nOf hemp.");
}

/* The first page of a manual is its table of contents. */
Test(main_content_manual, contents)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"The mill's manual\"\n  @generator \"Docutils 0.20\"\n" BAR
        "  section class=\"nav-content\"\n"
        "    section class=\"document\" role=\"main\"\n"
        "      heading 1 \"The mill's manual\"\n"
        "      list\n"
        "        list_item\n          paragraph \"1. The wheel\"\n            ~link 0 12 \"1.html\"\n"
        "        list_item\n          paragraph \"2. The stones\"\n            ~link 0 13 \"2.html\"\n",
        "The mill's manual\n1. The wheel\n2. The stones");
}

/* What is found by sentences is trimmed as on other pages. */
Test(main_content_manual, an_article_with_code)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"How our wheel counts its turns\"\n" BAR
        "  section tag=\"article\"\n"
        "    heading 1 \"How our wheel counts its turns\"\n"
        "    paragraph \"By Anna Miller\"\n"
        "    paragraph \"Every turn of the wheel closes a switch, and a small program adds one to a file.\"\n"
        "    code_block \"on switch closed:\\n  turns = read(file) + 1\\n  write(file, turns)\\n  "
        "blink(lamp)\"\n"
        "    paragraph \"The miller reads the file in the evening, and so he knows how much was ground.\"\n"
        "    paragraph \"Share: copy the link\"\n"
        "      ~link 7 13 \"javascript:copy()\"\n",
        "Every turn of the wheel closes a switch, and a small program adds one to a file.\n"
        "on switch closed:\n  turns = read(file) + 1\n  write(file, turns)\n  blink(lamp)\n"
        "The miller reads the file in the evening, and so he knows how much was ground.");
}

#define RECIPE                                                                                               \
    "  section class=\"text\"\n"                                                                             \
    "    heading 2 \"With a crank\"\n"                                                                       \
    "    code_block \"open gate\\nwait 40\\nclose gate\"\n"                                                  \
    "    heading 2 \"With a clock\"\n"                                                                       \
    "    code_block \"at 06:00 open gate\\nat 18:00 close gate\"\n"                                          \
    "    heading 2 \"With a float\"\n"                                                                       \
    "    code_block \"when level > 120: open gate\\nwhen level < 90: close gate\"\n"
#define RECIPE_TEXT                                                                                          \
    "With a crank\nopen gate\nwait 40\nclose gate\nWith a clock\nat 06:00 open gate\nat 18:00 close gate\n"  \
    "With a float\nwhen level > 120: open gate\nwhen level < 90: close gate"
#define LINK(n, text) "    paragraph \"" text "\"\n      ~link 0 " n " \"/" n "\"\n"

/* Nearly all of its text is code, so what stands around it is most of the page. */
Test(main_content_manual, an_article_of_a_blog_with_little_but_code)
{
    clean_page_expect("document format=\"html\"\n  @title \"Three ways to open a gate\"\n" BAR
                      "  heading 1 \"Three ways to open a gate\"\n"
                      "  section class=\"meta\"\n    paragraph \"Lock keeper, 3 September 2018\"\n" RECIPE
                      "  section class=\"bottom\"\n"
                      "    paragraph \"Tags: locks\"\n      ~link 6 5 \"/locks\"\n"
                      "    paragraph \"All rights reserved, copies only with a link\"\n"
                      "    paragraph \"Print or share this with a friend\"\n"
                      "    paragraph \"Lock keeper\"\n"
                      "    paragraph \"Two locks and a dog\"\n"
                      "  section class=\"others\"\n"
                      "    heading 3 \"2 comments\"\n"
                      "    paragraph \"Weir keeper:\"\n"
                      "    paragraph \"The third floods mine\"\n"
                      "    paragraph \"Lock keeper:\"\n"
                      "    paragraph \"Then buy a longer wait\"\n"
                      "    heading 3 \"Related articles\"\n" LINK("16", "Painting a hinge")
                          LINK("15", "Oil and weather"),
                      RECIPE_TEXT);
}

#define INNER_LINK(n, text) "        paragraph \"" text "\"\n          ~link 0 " n " \"/" n "\"\n"

/* So little of it that links and labels outweigh it: the text is where its code is. */
Test(main_content_manual, a_short_article_of_a_blog)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"Oil for a hinge\"\n" BAR "  section class=\"entry\"\n"
        "    heading 1 \"Oil for a hinge\"\n"
        "    paragraph \"Posted on 3 September 2018 by the lock keeper\"\n"
        "    section class=\"inner\"\n"
        "      paragraph \"In the evening:\"\n"
        "      section class=\"listing\"\n        code_block \"drip 3 of linseed\\nswing gate\"\n"
        "      paragraph \"In the morning:\"\n"
        "      section class=\"listing\"\n        code_block \"wipe\\nswing gate 2\"\n"
        "      section class=\"row\"\n"
        "        paragraph \"Share this:\"\n" INNER_LINK("7", "Twitter") INNER_LINK("8", "Facebook")
            INNER_LINK(
                "5",
                "Print") "      section class=\"row\"\n"
                         "        heading 3 \"Related\"\n" INNER_LINK("16", "Painting a hinge") INNER_LINK(
                             "15",
                             "Oil and weather") "    paragraph \"Tagged hinges and oil, posted in winter\"\n",
        "In the evening:\ndrip 3 of linseed\nswing gate\nIn the morning:\nwipe\nswing gate 2");
}

#define MENU(name) "      list_item\n        paragraph \"" name "\"\n          ~link 0 5 \"" name ".html\"\n"

/* The day of the last change, rights and names of functions are no by-line: all of the page's box stays. */
Test(main_content_manual, a_manual_with_a_day_at_its_end)
{
    clean_page_expect(
        "document format=\"html\"\n  @title \"The gate\"\n"
        "  section class=\"index\"\n    list\n" MENU("comment") MENU("print") MENU("share on") MENU(
            "log in") "  section tag=\"main\"\n"
                      "    heading 1 \"The gate\"\n"
                      "    list\n"
                      "      list_item\n        paragraph \"comment(text) : gate\"\n          ~link 0 7 "
                      "\"c.html\"\n"
                      "      list_item\n        paragraph \"print(level) : gate\"\n          ~link 0 5 "
                      "\"p.html\"\n"
                      "      list_item\n        paragraph \"share_on(river) : river\"\n          ~link 0 8 "
                      "\"s.html\"\n"
                      "    paragraph \"The gate of the lock\"\n"
                      "    code_block \"gate.print(level)\\ngate.comment(level, "
                      "text)\\ngate.share_on(river)\"\n"
                      "    paragraph \"stop(gate) : level\"\n      ~link 0 4 \"stop.html\"\n"
                      "    heading 2 \"See also\"\n"
                      "    paragraph \"weir(3) and all others\"\n      ~link 0 7 \"weir.html\"\n"
                      "  section class=\"end\"\n    paragraph \"Last updated 3 September 2018 at noon\"\n"
                      "    paragraph \"Copyright 2018 The lock keepers\"\n",
        "comment(text) : gate\nprint(level) : gate\nshare_on(river) : river\nThe gate of the lock\n"
        "gate.print(level)\ngate.comment(level, text)\ngate.share_on(river)\nstop(gate) : level\nSee also\n"
        "weir(3) and all others");
}

static unsigned confidence_of(const char *dump)
{
    dnm_doc *doc = clean_page(dump);
    const unsigned confidence =
        (unsigned)strtoul(dnm_doc_meta(doc, 0, "main_content.confidence").p, NULL, 10);
    dnm_doc_free(doc);
    return confidence;
}

#define PAGE(tag)                                                                                            \
    "document format=\"html\"\n  @title \"The wheel turns again\"\n" BAR "  section tag=\"" tag "\"\n"       \
    "    heading 1 \"The wheel turns again\"\n"                                                              \
    "    paragraph \"After forty years the wheel of the old mill turns again, and sacks are filled.\"\n"     \
    "    paragraph \"Two brothers have worked on it for six winters, mostly with tools of their own.\"\n"
#define CARD(n)                                                                                              \
    "    section class=\"card\"\n      heading 3 \"What else was on page " n "\"\n        ~link 0 23 \"/" n  \
    "\"\n"                                                                                                   \
    "      paragraph \"A weir is leaking, and nobody knows who has to mend it before the winter comes, "     \
    "for the miller and the town have quarrelled about it since spring.\"\n"

/* Where most of what the page calls its text goes, it is said to be unsure. */
Test(main_content_manual, little_is_left_of_a_landmark)
{
    const unsigned usual = confidence_of(PAGE("div") CARD("1") CARD("2") CARD("3") CARD("4"));
    const unsigned unsure = confidence_of(PAGE("main") CARD("1") CARD("2") CARD("3") CARD("4"));
    cr_expect(usual > 0 && unsure * 10 < usual * 9, "%u, %u", usual, unsure);
}
