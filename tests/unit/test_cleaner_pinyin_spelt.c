/* test_cleaner_pinyin_spelt.c -- words half in letters are marked with what they may say; Latin words, names
 * and lessons of readings are not.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

/* Expects nothing but flags with these notes, each with a blank behind it. */
static void expect_flags(const char *text, const char *notes)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_only(ctx, "pinyin"), DNM_OK);
    dnm_doc *doc = clean_text_read(text);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    const dnm_history *history = dnm_doc_history(doc);
    dnm_buf found;
    dnm_buf_init(&found, 1 << 16);
    for (uint32_t i = 0; i < history->edit_count; i++) {
        const dnm_str note = dnm_doc_string(doc, history->edits[i].note);
        cr_expect_eq(history->edits[i].op, DNM_OP_FLAG);
        dnm_buf_add(&found, note.p, note.n);
        dnm_buf_add_char(&found, ' ');
    }
    dnm_buf_add(&found, "", 1);
    cr_expect_str_eq(dnm_buf_str(&found).p, notes, "of %s: %s", text, dnm_buf_str(&found).p);
    dnm_buf_free(&found);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

Test(cleaner_pinyin_spelt, a_syllable_that_makes_a_word_with_the_hanzi_around_is_marked)
{
    expect_flags("那家店专门卖黄se电影，老板后来被抓了。", "色 ");
    expect_flags("经济发展遇到bu少问题，群众的意jian要听取，分析原yin很重要。", "不 见 因 ");
    expect_flags("他天天打电话来sao扰，我们报了警，警察说这就是暴li行为。", "骚 力 利 ");
    expect_flags("這個bu門的負責人沒有回答，工作已經進xing了三個月。", "部 行 ");
}

/* A text that is written so throughout needs no thousand notes. */
Test(cleaner_pinyin_spelt, a_text_that_is_written_so_has_no_marks)
{
    dnm_buf text;
    dnm_buf_init(&text, 1 << 20);
    for (int i = 0; i < 5000; i++) dnm_buf_add_str(&text, "这个bu门的负责人没有回答。\n");
    dnm_buf_add(&text, "", 1);
    expect_flags(dnm_buf_str(&text).p, "");
    dnm_buf_free(&text);
}

Test(cleaner_pinyin_spelt, latin_words_names_and_lessons_are_not)
{
    expect_flags("路由器的lan口和wan口不要插错，先ping通网关，再ping外网，输入pin码以后才能用。", "");
    expect_flags(
        "用man命令看手册，用run命令启动容器，bin目录里有可执行文件，手机里的app下载了，这个bug改了。", "");
    expect_flags("常量pi值取三点一四，变量he表示高，变量wu表示误差，函数tan求正切，卡拉ok和K歌都行。", "");
    expect_flags("声母sh和韵母an组成shan音节，he的读音是第二声，ai的读音是第四声。", "");
    expect_flags("ta们都不来，ta的名字我忘了，wang老师和tang同学昨天请假，ai技术改变生活。", "");
}

/* 部门 is a word; but who writes "men" so often means something else. */
Test(cleaner_pinyin_spelt, letters_that_mostly_make_no_word_are_one_of_their_own)
{
    expect_flags("可以用men函数，men的参数有三个，如果men失败，就再调用men一次，这是men的部men。", "");
}
