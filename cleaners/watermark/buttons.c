/* buttons.c -- what a page lets its readers press behind its paragraphs, copied with them: "…。[查看全文]",
 * "…。【更多】", "……详细>>". What it says makes it a suspect; that it stands behind the end of a sentence at
 * the end of a paragraph, in several of them, and nowhere else, convicts it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST = 48, /* bytes of one */
    FEWEST = 2,
    LEAST_BEFORE = 12 /* characters of the paragraph that it stands behind */
};

typedef struct buttons {
    const watermark_page *page;
    uint32_t count;
    bool spoken_of; /* the text has one elsewhere */
} buttons;

/* What they are made of, one word or several; "点击" alone is a request. */
static const char *const words[] = {"点击", "點擊", "点此", "點此", "展开", "展開", "收起", "查看",
                                    "阅读", "閱讀", "浏览", "瀏覽", "显示", "顯示", "全文", "详细",
                                    "詳細", "详情", "詳情", "更多", "余下", "餘下", "剩余", "剩餘",
                                    "内容", "內容", "全部", "原文", "继续", "繼續", NULL};
static const char *const things[] = {"全文", "详", "詳",   "更多", "收起", "展",
                                     "余",   "餘", "继续", "繼續", NULL};
/* What notes call the text they stand below, too: only with another word or an arrow a button. */
static const char original[] = "原文";

static bool is_arrow(uint32_t cp)
{
    return cp == '>' || cp == 0xFF1E || cp == 0xBB || cp == ' ' || cp == 0x2193 || cp == 0x2191 ||
           cp == 0x2192;
}

/* Bytes without the arrows at the end: "更多>>". */
static size_t before_arrows(dnm_str s)
{
    for (size_t end = s.n, at = end; at; end = at)
        if (!is_arrow(dnm_utf8_prev(s.p, &at))) return end;
    return 0;
}

/* Where the words begin that end at `end`; `end` itself if none do. */
static size_t begin_of_words(dnm_str s, size_t end)
{
    for (size_t at = end;;) {
        const dnm_str before = {s.p, at};
        size_t i = 0;
        while (words[i] && !dnm_str_ends(before, dnm_str_of(words[i]))) i++;
        if (!words[i]) return at;
        at -= strlen(words[i]);
    }
}

/* Nothing but words of buttons. */
static bool is_label(dnm_str s)
{
    const size_t end = before_arrows(s);
    if (!end || begin_of_words(s, end) > 0) return false;
    while (s.p[s.n - 1] == ' ') s.n--;
    return dnm_has_any(s, things) || (dnm_has(s, original) && s.n > strlen(original));
}

static bool is_bracket(uint32_t opening, uint32_t closing)
{
    return watermark_opens(opening) && opening != '(' && opening != 0xFF08 &&
           watermark_other_bracket(opening) == closing;
}

/* Where the bracket begins that ends at `end`, or, without one, the words before arrows. */
static size_t begin_of_button(dnm_str leaf, size_t end)
{
    size_t inner = end;
    const uint32_t last = dnm_utf8_prev(leaf.p, &inner);
    if (!watermark_closes(last)) {
        const size_t past = before_arrows((dnm_str){leaf.p, end});
        const size_t begin = past < end ? begin_of_words(leaf, past) : end;
        return begin < past && is_label((dnm_str){leaf.p + begin, end - begin}) ? begin : end;
    }
    const size_t stop = end > LONGEST ? end - LONGEST : 0;
    for (size_t at = inner; at > stop;) {
        const size_t begins = at;
        const uint32_t cp = dnm_utf8_prev(leaf.p, &at);
        if (!watermark_opens(cp)) continue;
        return is_bracket(cp, last) && is_label((dnm_str){leaf.p + begins, inner - begins}) ? at : end;
    }
    return end;
}

/* Bytes before the button at the end of a paragraph of running text; 0 if there is none. */
static size_t text_before_button(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    const dnm_str leaf = dnm_doc_text(doc, block);
    const bool may_be = watermark_closes(shape.last) || is_arrow(shape.last);
    if (!may_be || shape.chars < LEAST_BEFORE) return 0;
    const size_t begin = begin_of_button(leaf, shape.end);
    if (begin >= shape.end) return 0;
    dnm_shape before;
    dnm_shape_read((dnm_str){leaf.p, begin}, &before);
    return before.chars >= LEAST_BEFORE && before.ends_sentence ? before.end : 0;
}

/* Brackets and quotes elsewhere that hold what a button says: the text is about buttons. */
static bool speaks_of_one(dnm_str leaf)
{
    size_t opened = leaf.n;
    uint32_t closing = 0;
    for (size_t at = 0; at < leaf.n;) {
        const size_t begin = at;
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at);
        const uint32_t other = cp == 0x201C ? 0x201D : watermark_other_bracket(cp);
        if (other) {
            opened = at;
            closing = other;
        } else if (closing && cp == closing) {
            if (begin - opened <= LONGEST && is_label((dnm_str){leaf.p + opened, begin - opened}))
                return true;
            closing = 0;
        }
    }
    return false;
}

static bool is_text(const dnm_block *b)
{
    return b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING;
}

static void look_elsewhere(buttons *b)
{
    const dnm_doc *doc = b->page->doc;
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t i = 1; i < v->block_count && !b->spoken_of; i++) {
        if (!dnm_kind_is_leaf(v->blocks[i].kind)) continue;
        dnm_str leaf = dnm_doc_text(doc, i);
        const size_t before = is_text(&v->blocks[i]) ? text_before_button(doc, i) : 0;
        if (before) leaf.n = before;
        b->spoken_of = speaks_of_one(leaf);
    }
}

static void settle(const buttons *b, uint32_t block, dnm_editor *editor)
{
    const size_t at = text_before_button(b->page->doc, block);
    if (!at) return;
    const uint32_t len = (uint32_t)(dnm_doc_text(b->page->doc, block).n - at);
    if (b->count >= FEWEST) {
        dnm_edit_cut(editor, (dnm_why){WATERMARK_RULE_BUTTON, 850}, block, (uint32_t)at, len);
    } else {
        dnm_edit_flag(editor, (dnm_why){WATERMARK_RULE_DOUBT, 500}, block, (uint32_t)at, len, DNM_STR(""));
    }
}

void watermark_buttons(const watermark_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    buttons b = {.page = page};
    for (uint32_t i = 1; i < v->block_count; i++)
        b.count += is_text(&v->blocks[i]) && text_before_button(page->doc, i);
    if (!b.count) return;
    look_elsewhere(&b);
    for (uint32_t i = 1; i < v->block_count && !b.spoken_of; i++)
        if (is_text(&v->blocks[i])) settle(&b, i, editor);
}
