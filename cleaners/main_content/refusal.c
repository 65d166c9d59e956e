/* refusal.c -- pages that a server sends instead of what was asked for: not found, not allowed, gone. They
 * say so in their title or headline, and have little else to say.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { MASS_MAX = 400, LINE_WEIGHT = 80 };

/* In lower case. */
static const char *const refusals[] = {"not found",
                                       "page missing",
                                       "doesn't exist",
                                       "does not exist",
                                       "no longer available",
                                       "access denied",
                                       "forbidden",
                                       "server error",
                                       "bad gateway",
                                       "unavailable",
                                       "nicht gefunden",
                                       "existiert nicht",
                                       "nicht vorhanden",
                                       "nicht verfügbar",
                                       "introuvable",
                                       "n'existe pas",
                                       "pas été trouvée",
                                       "no encontrada",
                                       "no existe",
                                       "non trovata",
                                       "non esiste",
                                       "não encontrada",
                                       "nie znaleziono",
                                       "nie istnieje",
                                       "niet gevonden",
                                       "не найдена",
                                       "не существует",
                                       "nenalezena",
                                       "不存在",
                                       "找不到",
                                       "未找到",
                                       "没有找到",
                                       "沒有找到",
                                       "无法访问",
                                       "無法訪問",
                                       "无法显示",
                                       "已被删除",
                                       "已删除",
                                       "被删除",
                                       "已下线",
                                       "出错了",
                                       "出錯了",
                                       "访问出错",
                                       "服务器错误",
                                       "系统错误",
                                       "页面丢失",
                                       "已失效",
                                       "无权访问",
                                       NULL};

/* What is refused. */
static const char *const subjects[] = {
    "page", "seite", "página", "pagina",   "pagină", "страниц", "strona", "strony", "stránka",
    "file", "url",   "server", "resource", "页面",   "頁面",    "网页",   "網頁",   "文章",
    "内容", "內容",  "链接",   "服务器",   "资源",   "信息",    NULL};

/* "404", "Error 500", "HTTP 403 - …". */
static bool has_code(dnm_str line)
{
    static const char *const codes[] = {"400", "401", "403", "404", "410", "429", "500", "502", "503", "504"};
    for (size_t at = 0; at + 3 <= line.n; at++) {
        const bool begins = !at || !(line.p[at - 1] >= '0' && line.p[at - 1] <= '9');
        const bool ends = at + 3 == line.n || !(line.p[at + 3] >= '0' && line.p[at + 3] <= '9');
        for (size_t i = 0; begins && ends && i < sizeof codes / sizeof *codes; i++)
            if (memcmp(line.p + at, codes[i], 3) == 0) return true;
    }
    return false;
}

enum { CODE = 1, SAID = 2 };

/* A refusal is one of a page, or has a code: people cannot find their keys, either. */
static unsigned signs_in(dnm_str text)
{
    char lower[MC_LINE_BYTES];
    const dnm_str line = {lower, mc_lower_line(text, lower)};
    const bool code = has_code(line), refused = dnm_has_any(line, refusals);
    const bool of_page = refused && (code || dnm_has_any(line, subjects));
    return (code ? CODE : 0u) | (of_page ? SAID : 0u);
}

bool mc_is_refusal(const mc_page *page)
{
    if (page->nodes[0].mass > MASS_MAX) return false;
    unsigned head = signs_in(dnm_doc_meta(page->doc, 0, "title")), text = 0;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (leaf->linked >= 50 || page->nodes[leaf->block].aside) continue;
        const unsigned signs =
            leaf->weight <= LINE_WEIGHT || leaf->stops ? signs_in(dnm_doc_text(page->doc, leaf->block)) : 0;
        if (i == page->title || mc_is_heading(page, leaf)) head |= signs;
        text |= signs;
    }
    return (head & SAID) || (head && (text & SAID));
}
