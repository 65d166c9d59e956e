/* test_main_content_person.c -- links to the pages of people are told from others by their address.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/person.h"

#include <criterion/criterion.h>

Test(main_content_person, is_told_by_the_words_of_the_address)
{
    static const char *const people[] = {"/u/12",
                                         "https://bbs.example/u/lu/",
                                         "space-uid-12.html",
                                         "home.php?mod=space&uid=12",
                                         "/users/9",
                                         "profile.php?mode=view&u=7",
                                         "/people/lu-hua",
                                         "member.php?u=3",
                                         "/@reed",
                                         "index.php?showuser=4",
                                         "/User/Reed",
                                         "https://x.example/profile/4/reed",
                                         "/member/lu",
                                         "index.php?action=profile;u=12",
                                         "/user-center.html"};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        cr_expect(mc_is_person(dnm_str_of(people[i])), "%s", people[i]);
}

Test(main_content_person, is_no_other_page)
{
    static const char *const others[] = {"/",           "/q/12",        "https://user.example/t/1",
                                         "/t/u-boats",  "/usage.html",  "/news/uno",
                                         "thread-1-1",  "mailto:a@b.c", "",
                                         "?page=u",     "/uk/weather",  "https://people.example",
                                         "/peoples/12", "#post-12",     "/t/the-best-of-u/"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        cr_expect(!mc_is_person(dnm_str_of(others[i])), "%s", others[i]);
}

Test(main_content_person, writers_have_pages_too)
{
    static const char *const writers[] = {"/author/jane", "/signataires/claire-dubois/", "/u/12",
                                          "?author=3"};
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        cr_expect(mc_is_writer(dnm_str_of(writers[i])), "%s", writers[i]);
    cr_expect(!mc_is_person(DNM_STR("/author/jane")));
    cr_expect(!mc_is_writer(DNM_STR("/authority/news")));
}
