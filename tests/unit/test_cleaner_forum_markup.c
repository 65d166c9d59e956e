/* test_cleaner_forum_markup.c -- BBCode that a copy left in a text goes; who writes about it keeps it.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define MARKED   "堤上的路[b]不通[/b]，请绕行[color=red]南岸[/color]。"
#define UNMARKED "堤上的路不通，请绕行南岸。"

Test(cleaner_forum_markup, goes_where_nobody_speaks_of_it)
{
    clean_text_expect("forum_markup", MARKED, UNMARKED);
    clean_text_expect("forum_markup", MARKED "\nThe rubber boots are dry.",
                      UNMARKED "\nThe rubber boots are dry.");
}

Test(cleaner_forum_markup, stays_where_it_is_named_in_letters_of_any_size)
{
    static const char *const names[] = {"BBCode", "bbcode", "BBcode", "UBB", "ubb", "Ubb"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[256];
        snprintf(text, sizeof text, "%s\n这里的回复都用%s排版。", MARKED, names[i]);
        clean_text_expect_same("forum_markup", text);
    }
}
