/* title.c -- whether the first line of a text is its title. What follows must be a text: verse, lists and
 * forms begin with a short line, too.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/utf8.h"

enum { TITLE_SHORTEST = 4, TITLE_LOOK = 7, SENTENCE_CHARS = 15, KEY_CHARS = 12 };

bool structure_is_text(const structure_line *l)
{
    if (l->front.kind == DNM_FRONT_BODY) return true;
    return l->label.kind == DNM_NO_LABEL && l->shape.ends_sentence && l->shape.chars >= SENTENCE_CHARS;
}

/* What kinds of documents are called, at the end of their titles: those of GB/T 9704-2012 and of the
 * regulation on official documents of 2012, article 8, and what offices, schools and firms write beside. */
static bool names_a_kind(dnm_str t)
{
    static const char *const kinds[] = {
        "决议",   "決議",   "决定",   "決定",   "命令",   "公报",  "公報", "公告", "通告",   "意见",
        "意見",   "通知",   "通报",   "通報",   "报告",   "報告",  "请示", "請示", "批复",   "批復",
        "议案",   "議案",   "纪要",   "紀要",   "条例",   "條例",  "规定", "規定", "办法",   "辦法",
        "细则",   "細則",   "章程",   "守则",   "守則",   "制度",  "规则", "規則", "规程",   "規程",
        "方案",   "预案",   "預案",   "计划",   "計劃",   "规划",  "規劃", "总结", "總結",   "汇报",
        "匯報",   "讲话",   "講話",   "致辞",   "致辭",   "演讲",  "演講", "发言", "發言",   "合同",
        "协议",   "協議",   "协议书", "协议書", "说明",   "說明",  "体会", "體會", "心得",   "试卷",
        "試卷",   "试题",   "試題",   "名单",   "名單",   "清单",  "清單", "简介", "簡介",   "论文",
        "論文",   "手册",   "手冊",   "指南",   "须知",   "須知",  "问答", "問答", "倡议书", "倡議書",
        "申请书", "申請書", "说明书", "說明書", "责任书", "責任書"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const size_t n = strlen(kinds[i]);
        if (t.n > n && memcmp(t.p + t.n - n, kinds[i], n) == 0) return true;
    }
    return false;
}

/* "姓名：…", "甲方（出租人）：…" */
static bool has_key(const structure_line *l, uint32_t longest)
{
    size_t at = 0;
    for (uint32_t chars = 0; at < l->text.n && chars <= longest; chars++) {
        const uint32_t cp = dnm_utf8_next(l->text.p, l->text.n, &at);
        if (cp == ':' || cp == 0xFF1A) return true;
    }
    return false;
}

/* A line of text comes soon, and what stands between belongs to a title: no list, no verse, no table. Below
 * the name of a kind of document, or of a collection, a shorter sentence is text, and lines that end or begin
 * with a word and a colon may stand between: to whom, when, where. */
static bool leads_to_text(const structure_page *page)
{
    const bool named = names_a_kind(page->lines[0].text) || structure_announces(&page->lines[0]);
    uint32_t seen = 0;
    for (uint32_t i = 1; i < page->count && seen < TITLE_LOOK; i++) {
        const structure_line *l = &page->lines[i];
        const bool contents = l->contents || (i + 1 < page->count && l[1].contents);
        if (contents) continue;
        seen++;
        if (l->front.kind == DNM_FRONT_BODY || l->front.kind == DNM_FRONT_SALUTATION) return true;
        if (named && structure_is_text(l)) return true;
        if (named && l->label.kind == DNM_LABEL_HAN && l->label.number == 1) return true;
        const bool field =
            named && (l->shape.last == ':' || l->shape.last == 0xFF1A || has_key(l, KEY_CHARS));
        if (l->front.kind == DNM_FRONT_NONE && l->label.kind == DNM_NO_LABEL && !field) return false;
    }
    return false;
}

/* "姓名：某某": a form, not a title. */
bool structure_is_field(const structure_line *l)
{
    return has_key(l, TITLE_SHORTEST);
}

void structure_title(structure_page *page)
{
    const structure_line *l = page->lines;
    if (page->has_headings || page->count < 2 || l->shape.chars < TITLE_SHORTEST) return;
    if (l->front.kind != DNM_FRONT_TITLE || structure_is_field(l) || !leads_to_text(page)) return;
    if (page->lines[1].front.kind == DNM_FRONT_TITLE && page->lines[1].label.kind == DNM_NO_LABEL &&
        !(names_a_kind(l->text) && has_key(l + 1, KEY_CHARS)) && page->count > 2 &&
        page->lines[2].front.kind == DNM_FRONT_TITLE && !page->lines[2].contents)
        return; /* a column of short lines */
    const dnm_why why = {STRUCTURE_TITLE, 750};
    if (!dnm_edit_set_kind(page->editor, why, l->block, DNM_HEADING, 0)) return;
    if (!dnm_doc_meta(page->doc, 0, "title").p) dnm_edit_meta(page->editor, 0, "title", l->text);
}
