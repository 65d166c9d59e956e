/* test_cleaner_main_content_letter.c -- a letter in the archive of a mailing list: what was written stays,
 * the way to other letters and what the archive says of attachments go.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_page.h"

#define WAY                                                                                                  \
    "  list\n    list_item\n      paragraph \"Previous message: [reel] release plan\"\n"                     \
    "        ~link 18 19 \"1.html\"\n    list_item\n      paragraph \"Next message: [reel] crank\"\n"        \
    "        ~link 14 12 \"3.html\"\n"
#define PAGE(letter)                                                                                         \
    "document format=\"html\"\n  @title \"[reel] spool turns twice\"\n"                                      \
    "  heading 1 \"[reel] spool turns twice\"\n  paragraph \"Marek K marek at reel.example\"\n"              \
    "    ~link 8 21 \"mailto:x\"\n  paragraph \"Wed Mar  4 10:02:11 CET 2015\"\n" WAY                        \
    "  code_block \"" letter "\"\n" WAY

#define LETTER                                                                                               \
    "Hi all,\\nI have tried the new reel. The spool turns twice.\\n\\n> Did you oil it?\\n\\nYes, I did.\\n"
#define TEXT                                                                                                 \
    "Hi all,\nI have tried the new reel. The spool turns twice.\n\n> Did you oil it?\n\nYes, I did.\n"
#define RULE "-------------- next part --------------\\n"

Test(cleaner_main_content_letter, what_was_written_stays)
{
    dnm_doc *doc = clean_page(PAGE(LETTER));
    clean_page_expect_text(doc, TEXT);
    clean_page_expect_meta(doc, "main_content", "posts");
    dnm_doc_free(doc);
}

Test(cleaner_main_content_letter, notes_of_attachments_go)
{
    clean_page_expect(
        PAGE(LETTER RULE "A non-text attachment was scrubbed...\\nName: reel.patch\\nSize: 1204 bytes\\n"),
        TEXT);
    clean_page_expect(PAGE(LETTER RULE
                           "An HTML attachment was scrubbed...\\nURL: <http://reel.example/1.htm>\\n" RULE
                           "A non-text attachment was scrubbed...\\nName: reel.patch\\n"),
                      TEXT);
    /* A part that is shown is of the letter. */
    clean_page_expect(PAGE(LETTER RULE "The second part of my letter.\\n"),
                      TEXT "-------------- next part --------------\nThe second part of my letter.\n");
}
