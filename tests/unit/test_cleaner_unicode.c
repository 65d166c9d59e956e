/* test_cleaner_unicode.c -- characters that nobody wrote go, characters that a script needs stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

typedef struct example {
    const char *before, *after;
} example;

static void expect_all(const char *cleaner, const example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        clean_text_expect(cleaner, examples[i].before,
                          examples[i].after ? examples[i].after : examples[i].before);
}

/* A NULL after: unchanged. */
#define EXPECT_ALL(cleaner, examples) expect_all(cleaner, examples, sizeof(examples) / sizeof *(examples))

Test(cleaner_unicode, invisible_characters)
{
    static const example examples[] = {
        {"\xEF\xBB\xBF第一\xE2\x80\x8B章\xE2\x81\xA0", "第一章"},
        {"soft\xC2\xADware", "software"},
        {"这里\xE2\x80\x8E没有从右到左的文字\xE2\x80\xAC", "这里没有从右到左的文字"},
        {"שלום\xE2\x80\x8F (abc)", NULL},              /* a mark that orders Hebrew and brackets */
        {"نمی\xE2\x80\x8Cدانم", NULL},                 /* Persian: not joined */
        {"家庭\xE2\x80\x8D照片", "家庭照片"},          /* a joiner between hanzi joins nothing */
        {"👨\xE2\x80\x8D👩\xE2\x80\x8D👧", NULL},         /* one emoji */
        {"👩🏽\xE2\x80\x8D⚕\xEF\xB8\x8F", NULL}, /* with skin tone and variation selector */
        {"ภาษา\xE2\x80\x8Bไทย", NULL},                 /* Thai: where a line may break */
        {"葛\xF3\xA0\x84\x80城", NULL},                /* a variant of an ideograph */
        {"x \xE2\x81\xA2 y", NULL},                    /* invisible times */
        {"\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7"
         "\xF3\xA0\x81\xBF",
         NULL}, /* a flag of tag characters */
    };
    EXPECT_ALL("unicode", examples);
}

/* A leaf is looked at for one such character alone, whatever else it has. */
Test(cleaner_unicode, one_kind_a_leaf)
{
    static const example examples[] = {
        {"用Ｗindows打开，", "用Windows打开，"},
        {"于20２4年（五月）竣工。", "于2024年（五月）竣工。"},
        {"用Wind\xD0\xBEws打开", "用Windows打开"}, /* U+043E */
        {"报告\x01全文", "报告全文"},
        {"\xEE\x80\x84", ""},
        {"“你好”——他说：【全角】的标点，什么也不缺！", NULL},
    };
    EXPECT_ALL("unicode", examples);
}

Test(cleaner_unicode, private_use)
{
    static const example examples[] = {
        {"一段结束。\xEE\x80\x84", "一段结束。"},
        {"一\xEE\x80\x84\n二\xEE\x80\x84\n三\xEE\x80\x84", "一\n二\n三"}, /* by repetition, without a mark */
        {"刘\xEE\x80\x84", NULL},                                         /* may be the name */
        {"他叫刘\xEE\x80\x84，本地人。", NULL},
        {"\xEE\x98\x80", ""}, /* nothing but an icon */
        {"\xEF\x82\xB7 第一\n\xEF\x83\x98 第二", "• 第一\n➢ 第二"},
    };
    EXPECT_ALL("unicode", examples);
    size_t edits;
    free(clean_text_once("unicode", "他叫刘\xEE\x80\x84，本地人。", &edits));
    cr_expect_eq(edits, 1, "a character is missing: that is said");
}

Test(cleaner_unicode, controls_noncharacters_ligatures)
{
    static const example examples[] = {
        {"a\x02"
         "b\x7F",
         "ab"},
        {"one\x0Ctwo", "one two"},
        {"一页\x0C又一页", "一页又一页"},
        {"one \x0Ctwo", "one two"},
        {"don\xC2\x92t \xC2\x93here\xC2\x94\xC2\x85",
         "don\xE2\x80\x99t \xE2\x80\x9Chere\xE2\x80\x9D\xE2\x80\xA6"},
        {"甲\xC2\x81乙\xEF\xB7\x90丙", "甲乙丙"},
        {"a\tb", NULL},
        {"ﬂow", "flow"},
    };
    EXPECT_ALL("unicode", examples);
}

Test(cleaner_unicode, sequences_of_terminals)
{
    static const example examples[] = {
        {"\x1B[31m红字\x1B[0m之后", "红字之后"},
        {"\x1B[1;4m\x1B[38;5;208mwarning\x1B[m: [31m] is no colour", "warning: [31m] is no colour"},
        {"\x1B[2K\x1B[1Gdone", "done"},
        {"\x1B]0;title of a window\x07text", "text"},
        {"a \x1B]8;;http://example.org/\x1B\\link\x1B]8;;\x1B\\ b", "a link b"},
        {"\x1BPq#0;2;0\x1B\\after a string", "after a string"},
        {"\x1B(B\x1B)0plain", "plain"},
        {"\x1B[31未完", "[31未完"},             /* no final byte: nothing but the control character goes */
        {"\x1B]0;未完的标题", "]0;未完的标题"}, /* no end: the same */
        {"按\x1BHelp键", "按Help键"},
        {"数组[31m]不变", NULL},
    };
    EXPECT_ALL("unicode", examples);
}

Test(cleaner_unicode, radicals)
{
    static const example examples[] = {
        {"⼤家⼀⼼", "大家一心"},
        {"⼀、总则\n⼈⺠⽇报", "一、总则\n人民日报"}, /* alone, but the document is full of them */
        {"部首表：\n⼀\n⼁\n⼈", NULL},
        {"⼀ ⼆ ⼈", NULL},
    };
    EXPECT_ALL("unicode", examples);
}

Test(cleaner_unicode, code_blocks_stay_byte_for_byte)
{
    clean_text_expect_same("unicode", "document\n  code_block \"a\\u{200b}\\u{1}b\"\n");
}

Test(cleaner_unicode, nfc)
{
    static const example examples[] = {
        {"e\xCC\x81\xCC\xA3 o\xCC\x88", "\xE1\xBA\xB9\xCC\x81 \xC3\xB6"}, /* the marks are ordered, too */
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C"},         /* jamo */
        {"岂\xEF\xA4\x80更", "岂\xE8\xB1\x88更"},                         /* compatibility ideographs */
        {"Å \xE2\x84\xAA Ω", "Å K Ω"},
        {"ﬁ ① Ａ", NULL},
        {"x\xCC\x81", NULL},
    };
    EXPECT_ALL("nfc", examples);
}

/* Letters and digits alone, in lines that have nothing else to look at. */
Test(cleaner_unicode, fullwidth_letters_in_words_and_numbers_become_ordinary)
{
    clean_text_expect("unicode", "用Ｗord打开20２4年的文件。", "用Word打开2024年的文件。");
    clean_text_expect_same("unicode", "ＡＢＣ三种，第２条，Ａ4纸，会议（第３次）。");
}
