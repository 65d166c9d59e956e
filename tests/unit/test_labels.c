/* test_labels.c -- numbers and labels in front of paragraphs.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "core/text/labels.h"

Test(labels, numbers_in_every_writing)
{
    static const struct {
        const char *text;
        uint32_t value;
        size_t n;
    } cases[] = {
        {"7页", 7, 1},         {"１２、", 12, 6},     {"十", 10, 3},     {"十五条", 15, 6},
        {"二十三", 23, 9},     {"一百零三", 103, 12}, {"两千", 2000, 6}, {"二〇二四年", 2024, 12},
        {"一百二十", 120, 12}, {"999999999", 0, 9},   {"零", 0, 3},      {"x1", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t value = 77;
        size_t n = dnm_read_number(dnm_str_of(cases[i].text), &value);
        cr_expect_eq(n, cases[i].n, "%s: %zu bytes", cases[i].text, n);
        if (n) cr_expect_eq(value, cases[i].value, "%s: %u", cases[i].text, (unsigned)value);
    }
}

/* A file of digits is read in steps that do not grow with it. */
Test(labels, a_run_of_digits_is_no_number)
{
    char digits[DNM_MOST_DIGITS + 2];
    uint32_t value;
    memset(digits, '1', sizeof digits);
    cr_expect_eq(dnm_read_number((dnm_str){digits, DNM_MOST_DIGITS}, &value), DNM_MOST_DIGITS);
    cr_expect_eq(dnm_read_number((dnm_str){digits, DNM_MOST_DIGITS + 1}, &value), 0);
}

Test(labels, each_kind_is_read_with_its_number)
{
    static const struct {
        const char *line;
        dnm_label_kind kind;
        uint32_t number;
        const char *label;
    } cases[] = {
        {"一、总则", DNM_LABEL_HAN, 1, "一、"},
        {"十二、附则", DNM_LABEL_HAN, 12, "十二、"},
        {"（三）方法", DNM_LABEL_HAN_BRACKET, 3, "（三）"},
        {"(四)方法", DNM_LABEL_HAN_BRACKET, 4, "(四)"},
        {"2.步骤", DNM_LABEL_DIGIT, 2, "2."},
        {"2、步骤", DNM_LABEL_DIGIT, 2, "2、"},
        {"３．步骤", DNM_LABEL_DIGIT, 3, "３．"},
        {"(5)检查", DNM_LABEL_DIGIT_BRACKET, 5, "(5)"},
        {"6)检查", DNM_LABEL_DIGIT_BRACKET, 6, "6)"},
        {"③复核", DNM_LABEL_CIRCLED, 3, "③"},
        {"1.2 范围", DNM_LABEL_DECIMAL, 2, "1.2"},
        {"4.1.3范围", DNM_LABEL_DECIMAL, 3, "4.1.3"},
        {"第一篇：讲话", DNM_LABEL_VOLUME, 1, "第一篇"},
        {"【篇一】巡山的人", DNM_LABEL_VOLUME, 1, "【篇一】"},
        {"【第2篇】巡山的人", DNM_LABEL_VOLUME, 2, "【第2篇】"},
        {"篇3：巡山的人", DNM_LABEL_VOLUME, 3, "篇3"},
        {"范文四：巡山的人", DNM_LABEL_VOLUME, 4, "范文四"},
        {"範文五", DNM_LABEL_VOLUME, 5, "範文五"},
        {"篇一律不收", DNM_NO_LABEL, 0, ""},
        {"范文三篇", DNM_NO_LABEL, 0, ""},
        {"【篇一、二】", DNM_NO_LABEL, 0, ""},
        {"【一】", DNM_NO_LABEL, 0, ""},
        {"第十章 附则", DNM_LABEL_CHAPTER, 10, "第十章"},
        {"第 2 节 方法", DNM_LABEL_SECTION, 2, "第 2 节"},
        {"第一百零三条　本法", DNM_LABEL_ARTICLE, 103, "第一百零三条"},
        {"第二，加强管理", DNM_LABEL_ORDINAL, 2, "第二，"},
        {"一是抓紧落实", DNM_LABEL_TOPIC, 1, "一是"},
        {"三要守纪律", DNM_LABEL_TOPIC, 3, "三要"},
        {"一般来说", DNM_NO_LABEL, 0, ""},
        {"2024年", DNM_NO_LABEL, 0, ""},
        {"第一次会议", DNM_NO_LABEL, 0, ""},
        {"(一九四九年成立)", DNM_NO_LABEL, 0, ""},
        {"12人参加", DNM_NO_LABEL, 0, ""},
        {"", DNM_NO_LABEL, 0, ""},
        {"(", DNM_NO_LABEL, 0, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_label label;
        bool found = dnm_label_read(dnm_str_of(cases[i].line), &label);
        cr_expect_eq(found, cases[i].kind != DNM_NO_LABEL, "%s", cases[i].line);
        if (!found || cases[i].kind == DNM_NO_LABEL) continue;
        cr_expect_eq(label.kind, cases[i].kind, "%s: kind %d", cases[i].line, (int)label.kind);
        cr_expect_eq(label.number, cases[i].number, "%s: number %u", cases[i].line, (unsigned)label.number);
        cr_expect_eq(label.len, strlen(cases[i].label), "%s: %zu bytes", cases[i].line, label.len);
    }
}
