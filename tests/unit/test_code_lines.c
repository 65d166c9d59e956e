/* test_code_lines.c -- lines of programs, settings and logs are told from prose, in Chinese and in English.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "core/text/code.h"

static const char *const code[] = {
    "    b->p = malloc(n);   // 分配内存",
    "    return a + b  # 注意类型",
    "#include <stdio.h>",
    "}",
    "if (!b->p) return -1;",
    "SELECT 姓名, 年龄 FROM 员工 WHERE 部门 = '销售部';",
    "\"title\": \"渡口\",",
    "端口 = 8080 == 1",
    "2019-03-12 10:11:10 [INFO] 服务启动，监听端口 8080",
    "AF,AFG,004,Afghanistan,,Kabul",
    "$ make && make install",
};

static const char *const prose[] = {
    "今天天气很好，我们去爬山。",
    "1.认真学习,提高素质,做好工作,服务群众",
    "else where the road is long, and the night is wide;",
    "他说：“若 a<b 且 c>d，则写 List<Object>。”",
    "水的化学式是H2O，容量(l)与质量(kg)成正比；见式(2)和图(3)。",
    "当 x = 1 时，方程成立。",
    "甲方（出租人）：          乙方（承租人）：          ",
    "\"It still burns,\" says the keeper.",
    "Dear Sir, I am writing to apply for the position.",
    "",
};

Test(code_lines, are_told_from_prose)
{
    for (size_t i = 0; i < sizeof code / sizeof *code; i++)
        cr_expect(dnm_is_code_line(dnm_str_of(code[i])), "%s", code[i]);
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
        cr_expect_not(dnm_is_code_line(dnm_str_of(prose[i])), "%s", prose[i]);
}

Test(code_lines, make_a_program_where_they_are_many)
{
    dnm_code_census some = {0}, most = {0};
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) dnm_code_add(&some, dnm_str_of(prose[i]));
    for (size_t i = 0; i < 3; i++) dnm_code_add(&some, dnm_str_of(code[i]));
    for (size_t i = 0; i < 3; i++) dnm_code_add(&most, dnm_str_of(code[i]));
    cr_expect_not(dnm_is_code(&some));
    cr_expect(dnm_is_code(&most));
}
