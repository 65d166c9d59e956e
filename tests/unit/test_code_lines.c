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
    "Mar  3 02:11:09 gw01 kernel: eth0: link down",
    "i++;    /* 跳过 BOM */",
    "],",
    "})",
    "'spring',",
    "use strict;",
    "import java.util.List;",
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
    "\"It still burns,\"",
    "May 3 was a wet day, and the river rose.",
    "use it well while it is yours;",
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

static bool is_program(const char *const *lines, size_t n)
{
    dnm_code_census census = {0};
    for (size_t i = 0; i < n; i++) dnm_code_add(&census, dnm_str_of(lines[i]));
    return dnm_is_code(&census);
}

/* What is said in comments is prose, and there may be more of it than of the program. */
Test(code_lines, of_comments_do_not_outweigh_a_program)
{
    static const char *const header[] = {
        "/* Levels of the river.", "   Anybody may copy this.", "   There is no warranty.",
        "   None at all.  */",     "#ifndef GAUGE_H",           "struct day",
        "extern int span;",        "/* The difference",         "   between the highest",
        "   and the lowest",       "   of a day.  */",          "#endif",
    };
    static const char *const script[] = {
        "\"\"\"Levels of the river",
        "It says how far it rose.",
        "There is one a line.",
        "The rest is dull.",
        "\"\"\"",
        "# What is below this",
        "# is not worth a word,",
        "# for the gauge is",
        "# no more exact.",
        "LEAST = 3;",
        "print(LEAST)",
        "sys.exit(main())",
    };
    static const char *const module[] = {
        "package Gauge;", "my $least = 3;",     "sub rise { return $_[0] }",
        "=head1 NAME",    "Gauge reads levels", "and says how far",
        "the river rose", "since the morning",  "of the same day",
    };
    cr_expect(is_program(header, sizeof header / sizeof *header));
    cr_expect(is_program(script, sizeof script / sizeof *script));
    cr_expect(is_program(module, sizeof module / sizeof *module));
}

/* A quotation mark that nobody closes, or headings of Markdown, hide no prose. */
Test(code_lines, that_end_nowhere_are_no_comments)
{
    static const char *const open[] = {
        "return;",         "a = f();",          "}", "/* Then it goes on", "and nothing ends it",
        "for the rest of", "the page is prose",
    };
    static const char *const titled[] = {
        "# The river", "It is long.", "# The ferry", "It is gone.", "# The bridge",
        "It is new.",  "a = f();",    "b = g();",    "}",
    };
    cr_expect_not(is_program(open, sizeof open / sizeof *open));
    cr_expect_not(is_program(titled, sizeof titled / sizeof *titled));
}
