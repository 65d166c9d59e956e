/* test_cleaner_repeats.c -- second copies go where a text was pasted twice; refrains, forms and lists stay.
 * The mark of a text that breaks off is tested here, too.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TEXT "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。"
#define MORE "下一步要添置扑火机具，建设瞭望塔两座，开通防火道路三十公里，把责任落实到每一个人。"

typedef struct example {
    const char *before, *after;
} example;

Test(cleaner_repeats, copies)
{
    static const example examples[] = {
        {"红松林场防火总结.doc\n红松林场防火总结\n" TEXT, "红松林场防火总结\n" TEXT},
        {"第二篇：防汛总结\n防汛工作总结\n防汛工作总结\n" TEXT, "第二篇：防汛总结\n防汛工作总结\n" TEXT},
        {TEXT "\n" TEXT "\n" TEXT "\n" MORE, TEXT "\n" MORE},
        {"防火\n同志们：\n同志们：\n" TEXT "\n" TEXT "\n一、做法\n一、做法\n" MORE "\n" MORE,
         "防火\n同志们：\n" TEXT "\n一、做法\n" MORE},
        {"甲\n乙\n甲\n乙\n丙\n丁\n丙\n丁\n戊\n己\n戊\n己\n庚\n辛\n庚\n辛", "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛"},
        {"巡山要勤！巡山要勤！瞭望要细。瞭望要细。扑救要快。扑救要快。", "巡山要勤！瞭望要细。扑救要快。"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        clean_text_expect("repeats", examples[i].before, examples[i].after);
}

Test(cleaner_repeats, what_repeats_itself_by_nature)
{
    static const char *const texts[] = {
        "路漫漫其修远兮\n路漫漫其修远兮\n吾将上下而求索",
        "三月\n四月\n三月\n四月\n三月\n四月\n三月\n四月\n三月\n四月\n三月\n四月\n三月\n四月\n三月\n四月",
        "等啊等！等啊等！等啊等！等啊等！等啊等！等啊等！等啊等！等啊等！",
        "合格\n合格\n不合格\n合格\n合格\n" TEXT,
        "采薇采薇，薇亦作止。采薇采薇，薇亦柔止。曰归曰归，岁亦莫止。",
        TEXT "\n" MORE "\n" TEXT "\n" MORE,
        TEXT "\n" MORE "\n甲\n" MORE "\n" MORE,
        MORE "\n" MORE "\n" TEXT "\n甲\n" MORE,
        "等啊等。等啊等。太阳落山了。他还没有来。星星出来了。她站起来，往回走。",
        "document\n  table\n    table_row\n      table_cell\n        paragraph \"无\"\n      table_cell\n"
        "        paragraph \"无\"\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("repeats", texts[i]);
}

Test(cleaner_truncated, marks)
{
    static const struct {
        const char *text;
        bool marked;
    } examples[] = {
        {TEXT "\n" MORE "\n最后，我再强调三点，希望大家认真落实，不要等到着火的时候才", true},
        {TEXT "\n" MORE "\n主要做法有：巡山，", true},
        {TEXT "\n" MORE, false},
        {TEXT "\n" MORE "\n红松林场\n二〇一〇年四月", false},
        {TEXT "\n" MORE "\n（此件公开发布）", false},
        {"远上寒山石径斜\n白云生处有人家\n停车坐爱枫林晚，\n霜叶红于二月花，", false},
        {TEXT "\n最后，我再强调三点，希望大家认真落实，不要等到着火的时候才", false}, /* too little to tell */
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        size_t edits;
        char *out = clean_text_once("truncated", examples[i].text, &edits);
        cr_expect_eq(edits > 0, examples[i].marked, "%s", examples[i].text);
        cr_expect_str_eq(out, examples[i].text);
        free(out);
    }
}

Test(cleaner_repeats, slides_that_grow_are_shown_once)
{
    clean_text_expect(
        "repeats",
        "林场的防火工作有三条经验。\n"
        "第一条是责任到人，山头有人管。\n第一条是责任到人，山头有人管。第二条是物资在前，库房有人守。\n"
        "第一条是责任到人，山头有人管。第二条是物资在前，库房有人守。第三条是勤练兵。",
        "林场的防火工作有三条经验。\n第一条是责任到人，山头有人管。第二条是物资在前，库房有人守。第三条是勤练"
        "兵。");
    clean_text_expect("repeats", "要点\n要点\n巡山\n要点\n巡山\n瞭望\n要点\n巡山\n瞭望\n扑救\n完",
                      "要点\n巡山\n瞭望\n扑救\n完");
    clean_text_expect_same("repeats", "下雨了。\n下雨了，快收衣服。\n天晴了。");
    clean_text_expect_same("repeats",
                           "他说他明天早上就回来。\n他说他明天早上就回来。可是没有人相信。\n船开走了。");
    clean_text_expect_same(
        "repeats",
        "一只青蛙一张嘴\n两只眼睛四条腿\n扑通一声跳下水\n两只青蛙两张嘴\n四只眼睛八条腿\n扑通扑通跳下水");
}

Test(cleaner_repeats, a_long_title_that_stands_twice_needs_no_long_paragraph)
{
    clean_text_expect(
        "repeats",
        "关于做好春季防火工作的通知\n关于做好春季防火工作的通知\n各林场：\n"
        "清明将至，为了做好防火工作，现将有关事项通知如下。",
        "关于做好春季防火工作的通知\n各林场：\n清明将至，为了做好防火工作，现将有关事项通知如下。");
    clean_text_expect_same("repeats", "风从山上来啊吹过我的家\n风从山上来啊吹过我的家\n"
                                      "吹呀吹，吹到哪里哪里就开出一朵花，吹到哪里哪里有人家。");
}

Test(cleaner_repeats, short_titles)
{
    static const char body[] =
        "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。";
    char before[1000], after[1000];
    snprintf(before, sizeof before, "说书店\n说书店\n%s", body);
    snprintf(after, sizeof after, "说书店\n%s", body);
    clean_text_expect("repeats", before, after);
    snprintf(before, sizeof before, "第一章 入伙\n第一章 入伙\n%s", body);
    snprintf(after, sizeof after, "第一章 入伙\n%s", body);
    clean_text_expect("repeats", before, after);
    snprintf(before, sizeof before, "咚咚咚\n咚咚咚\n%s", body);
    clean_text_expect_same("repeats", before);
    snprintf(before, sizeof before, "夜里\n下雨了\n下雨了\n%s", body);
    clean_text_expect_same("repeats", before);
}
