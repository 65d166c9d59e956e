/* test_date.c -- dates in the forms of pages, and what only looks like one.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/date.h"

#include <criterion/criterion.h>

Test(date, is_read_in_every_form)
{
    static const char *const cases[][2] = {
        {"发布时间：2024年3月5日 10:20　来源：本站", "2024-03-05T10:20"},
        {"2024年03月05日10时20分", "2024-03-05T10:20"},
        {"2024 / 03 / 05 星期二", "2024-03-05"},
        {"2024/03/05", "2024-03-05"},
        {"2024-3-5", "2024-03-05"},
        {"2024.3.5 (周二) 下午3:07", "2024-03-05T15:07"},
        {"２０２４年３月５日", "2024-03-05"},
        {"二〇二四年十月三十一日", "2024-10-31"},
        {"二○一九年三月二十日", "2019-03-20"},
        {"民國113年3月5日", "2024-03-05"},
        {"2024-03-05T10:20:30+08:00", "2024-03-05T10:20:30+08:00"},
        {"2024-03-05T10:20:30.123456Z", "2024-03-05T10:20:30Z"},
        {"2024-03-05T10:20:30-0530", "2024-03-05T10:20:30-05:30"},
        {"Tue, 05 Mar 2024 10:20:30 GMT", "2024-03-05T10:20:30Z"},
        {"March 5th, 2024 at 3:04 pm", "2024-03-05T15:04"},
        {"Sept. 5, 2024", "2024-09-05"},
        {"5 March 2024", "2024-03-05"},
        {"05.03.2024", "2024-03-05"},
        {"25/12/2024", "2024-12-25"},
        {"12/25/2024 12:05 AM", "2024-12-25T00:05"},
        {"20240305", "2024-03-05"},
        {"http://example.org 2023年2月28日 转载", "2023-02-28"},
        {"2000-02-29", "2000-02-29"},
        {"Dienstag, 5. März 2024 um 13:22 Uhr", "2024-03-05T13:22"},
        {"5. MÄRZ 2024", "2024-03-05"},
        {"mardi 1er août 2023 à 14h30", "2023-08-01T14:30"},
        {"5 de marzo de 2024 a las 9:15", "2024-03-05T09:15"},
        {"1º de maio de 2024", "2024-05-01"},
        {"Опубликовано 5 марта 2024 в 10:20", "2024-03-05T10:20"},
        {"5 listopada 2024 r.", "2024-11-05"},
        {"2024. március 5.", "2024-03-05"},
        {"26 Okt 2018", "2018-10-26"},
        {"4. 2. 2022", "2022-02-04"},
        {"05.03.24, 12:45", "2024-03-05T12:45"},
        {"05.03.2024: Der Rat tagt", "2024-03-05"},
        {"24. Juli 2017 - 18:55", "2017-07-24T18:55"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_date date;
        char iso[DNM_DATE_BYTES] = "";
        if (dnm_date_find(dnm_str_of(cases[i][0]), &date, NULL, NULL)) {
            size_t n = dnm_date_write(&date, iso);
            cr_expect_eq(n, strlen(iso));
        }
        cr_expect_str_eq(iso, cases[i][1], "%s: %s", cases[i][0], iso);
    }
}

Test(date, is_not_seen_where_there_is_none)
{
    static const char *const cases[] = {"",
                                        "03/04/2024",
                                        "2023-02-29",
                                        "2024-13-05",
                                        "3月5日 10:20",
                                        "version 1.2.2024.7",
                                        "电话 010-20240399",
                                        "202403051",
                                        "may 2024",
                                        "2024年3月",
                                        "二千年三月五日",
                                        "10.2.24",
                                        "10.02.24.1",
                                        "10.02.245",
                                        "10.02.2410:20",
                                        "10.02.2010:20",
                                        "5 marches 2024",
                                        "5 de 2024"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_date date;
        cr_expect_not(dnm_date_find(dnm_str_of(cases[i]), &date, NULL, NULL), "%s", cases[i]);
    }
}

Test(date, that_two_countries_read_differently)
{
    static const char *const cases[][2] = {{"fr", "2024-04-03"},
                                           {"es-419", "2024-04-03"},
                                           {"en-GB", "2024-04-03"},
                                           {"en", ""},
                                           {"en-US", ""},
                                           {"zh-CN", ""},
                                           {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_date date;
        char iso[DNM_DATE_BYTES] = "";
        if (dnm_date_find_in(dnm_str_of(cases[i][0]), dnm_str_of("03/04/2024"), &date, NULL, NULL))
            dnm_date_write(&date, iso);
        cr_expect_str_eq(iso, cases[i][1], "%s: %s", cases[i][0], iso);
    }
}

Test(date, says_where_it_stands)
{
    dnm_date date;
    size_t at = 0, n = 0;
    const char *line = "时间：2024-03-05 10:20 作者";
    cr_assert(dnm_date_find(dnm_str_of(line), &date, &at, &n));
    cr_expect_eq(at, strlen("时间："));
    cr_expect_eq(n, strlen("2024-03-05 10:20"));
}

Test(date, of_nothing)
{
    dnm_date date;
    cr_expect_not(dnm_date_find((dnm_str){NULL, 0}, &date, NULL, NULL));
    cr_expect_not(dnm_date_find_in(DNM_STR("en-gb"), (dnm_str){NULL, 0}, &date, NULL, NULL));
}
