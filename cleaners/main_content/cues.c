/* cues.c -- the one table of cue words, in groups by the kind of line they belong to, and the conditions
 * under which they count. They are words of the trade, met on all kinds of sites, not phrases of one.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"

#include "cleaners/main_content/credit.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

enum {
    LINE_MAX_WEIGHT = 160,
    DATED_MAX_WEIGHT = 60,
    WEIGHT_PER_CUE = 40,
    PAGE_NUMBER_MAX = 16,
    COUNT_MAX = 36,
    OFFER_CUES = 2,
    APPEAL_MAX_WEIGHT = 60,
    OFFER_WEIGHT = 80, /* for each */
    NUMBER_MAX = 24    /* characters of a number behind its year */
};

/* In lower case. */
/* clang-format off */
static const char *const cues[] = {
    /* by-lines: source, author, editor, time, counters, size of letters */
    "来源", "來源", "作者", "编辑", "編輯", "责编", "責編", "记者：", "記者：", "记者:", "发布", "發布", "發佈", "时间：", "時間：",
    "时间:", "阅读", "閱讀", "点击", "點擊", "浏览", "瀏覽", "字号", "字號", "字体", "字體", "原标题", "原標題", "posted",
    "published", "updated", "by ", "filed under", "min read", "foto:", "fotos:", "photo:",
    "quelle:", "quellen:", "autor:", "veröffentlicht", "aktualisiert", "publié", "mis à jour",
    "publicado", "actualizado", "pubblicato", "aggiornato", "źródło", "lesezeit", "bildquelle",
    "fotocredit", "autorin:", "photo credit", "image credit", "image:", "reading time",
    "temps de lecture", "crédit photo", "crédits", "auteur :", "tiempo de lectura", "fuente:",
    "redacción", "atualizado", "tempo de leitura", "redação", "fonte:", "tempo di lettura",
    "redazione", "fot.", "opublikowano", "aktualizacja", "gepubliceerd", "bijgewerkt", "bron:",
    "leestijd", "publicerad", "uppdaterad", "källa:", "publisert", "oppdatert", "opdateret",
    "kilde:", "publikováno", "zdroj:", "опубликовано", "обновлено", "просмотр", "источник:",
    "автор:", "фото:", "опубліковано", "джерело:",
    /* doing something with the page */
    "分享", "收藏", "打印", "列印", "关注", "關注", "微信", "二维码", "扫码", "扫一扫", "掃描", "扫描", "举报", "點讚", "点赞", "点个",
    "本章完", "未完待续", "全文结束", "返回", "当前位置", "當前位置", "所在的位置", "所在位置", "全文完", "首页", "首頁", "客户端", "登录", "登錄", "登入", "注册", "订阅",
    "訂閱", "评论", "評論", "留言", "预览", "預覽", "上传", "上傳", "积分", "提示：", "下载", "下載", "vip", "share this",
    "follow us", "subscribe", "sign up", "comment", "print", "newsletter", "click here", "teilen",
    "drucken", "anmelden", "abonnieren", "kommentar", "gefällt mir", "partager", "imprimer",
    "abonnez-vous", "s'abonner", "commentaire", "compartir", "imprimir", "suscríbe", "síguenos",
    "comentario", "condividi", "iscriviti", "commenti", "compartilh", "udostępnij", "komentarz",
    "share on", "leave a reply", "log in", "back to top", "privacy policy", "cookies", "follow @",
    "follow him on", "follow her on", "follow me on", "follow them on", "weitersagen",
    "kommentieren", "einloggen", "registrieren", "nach oben", "folgen sie uns",
    "folge uns", "datenschutz", "partagez", "suivez-nous", "réagir", "inscrivez-vous",
    "connectez-vous", "comparte", "regístrate", "inicia sesión", "compártelo",
    "assine", "cadastre-se", "inscreva-se", "seguici", "skomentuj", "zaloguj", "zarejestruj",
    "zapisz się", "drukuj", "reageer", "abonneer", "inloggen", "sdílet", "diskuse", "kommentera",
    "prenumerera", "поделиться", "поделись", "комментари", "комментировать", "подписаться",
    "подписывайтесь", "подпишитесь", "распечатать", "версия для печати", "войти", "зарегистрир",
    "поділитися", "коментар", "hashtag", "on instagram", "did you make this", "last modified",
    "was this page helpful", "was this article helpful", "war diese seite hilfreich", "war dieser artikel hilfreich",
    /* other pages */
    "相关", "相關", "推荐", "推薦", "上一篇", "下一篇", "上一页", "下一页", "延伸", "更多", "热门", "熱門", "热点", "专题：", "标签",
    "標籤", "关键词", "關鍵字", "read more", "related", "see also", "tags:", "topics:", "lesen sie auch",
    "auch interessant", "mehr zum thema", "weitere informationen", "ähnliche beiträge",
    "schlagwort", "lire aussi", "à lire", "sur le même sujet", "lea también", "lee también",
    "te puede interesar", "leggi anche", "leia também", "czytaj także", "lees ook", "lees verder",
    "lees meer", "continue reading", "read next", "you may also like", "you might also like",
    "more from", "previous article", "next article", "posted in", "tagged", "weiterlesen",
    "lesen sie mehr", "mehr lesen", "könnte sie auch interessieren",
    "könnte dich auch interessieren", "vorheriger artikel", "nächster artikel",
    "vorheriger beitrag", "nächster beitrag", "ähnliche artikel", "lire la suite", "voir aussi",
    "articles similaires", "mots-clés", "leer más", "lee más", "ver más", "noticias relacionadas",
    "artículos relacionados", "etiquetas", "leia mais", "saiba mais", "veja também",
    "notícias relacionadas", "leggi tutto", "articoli correlati", "czytaj też", "czytaj więcej",
    "zobacz też", "zobacz także", "zobacz również", "podobne artykuły", "polecamy", "tagi:",
    "gerelateerd", "läs också", "läs även", "läs mer", "les også", "læs også", "čtěte také",
    "čtěte více", "читайте также", "читать далее", "читать дальше", "смотрите также", "по теме",
    "похожие", "теги", "метки", "читайте також", "publicité", "publicidad", "publicidade",
    "pubblicità", "reklama", "реклама", "advertisement",
    /* rights and disclaimers */
    "声明", "聲明", "版权", "版權", "转载", "轉載", "免责", "免責", "侵权", "侵權", "本文链接", "本站", "付费", "付費",
    "copyright", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
    "derechos reservados", "diritti riservati", "impressum", "terms of use",
    "riproduzione riservata", "direitos reservados", "wszelkie prawa", "prawa autorskie",
    "prawem autorskim", "все права защищены", "перепечатк", "\xC2\xA9"
};
/* clang-format on */

/* How long since something was written. */
static const char *const agos[] = {"天前", "小时前", "小時前", "分钟前", "分鐘前", "月前", "年前", "昨天",
                                   "前天", "周前", "週前", " ago", "yesterday",
                                   /* directly before a number: "il y a 3 jours" */
                                   "il y a ", "hace ", "vor ", "h\u00E1 ",
                                   /* behind one and its unit: "3 дня назад" */
                                   " geleden", " назад", " temu", "日前", "時間前", "分前", "か月前", "일 전",
                                   "분 전", "시간 전"};
enum { AGOS_BEFORE = 13, AGOS_BEHIND = AGOS_BEFORE + 4 };

enum { CUES = sizeof cues / sizeof *cues, AGOS = sizeof agos / sizeof *agos };

/* The text of an edge line is short: LINE_MAX_WEIGHT characters of at most 4 bytes, and blanks. */
enum { LINE_BYTES = MC_LINE_BYTES, HAN_FIRST = 0x2E80 };

/* Eight bytes at once, in which nothing but A to Z may be a capital; false if others may. Adding to seven
 * bits tells in the eighth whether they are at least so much. */
static bool lower_eight(const char *text, char *line)
{
    const uint64_t each = UINT64_C(0x0101010101010101), top = each * 0x80;
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    const uint64_t low = bytes & ~top, from_c0 = bytes & bytes << 1 & top;
    const uint64_t from_e3 = low + each * (0x80 - 0x63); /* of those from C0 on */
    if (from_c0 & ~from_e3) return false;
    const uint64_t from_a = low + each * (0x80 - 'A'), behind_z = low + each * (0x80 - 'Z' - 1);
    bytes |= (from_a & ~behind_z & ~bytes & top) >> 2; /* 0x20 */
    memcpy(line, &bytes, sizeof bytes);
    return true;
}

/* Bytes that begin characters of one or two bytes may be capitals. Others are copied; behind a byte from E3
 * on, so are those that go on with it. */
size_t mc_lower_line(dnm_str text, char line[LINE_BYTES])
{
    const size_t n = text.n < LINE_BYTES ? text.n : LINE_BYTES;
    for (size_t at = 0; at < n;) {
        if (n - at >= 8 && lower_eight(text.p + at, line + at)) {
            at += 8;
            continue;
        }
        const unsigned char c = (unsigned char)text.p[at];
        if (c < 0xC0 || c >= 0xE3) {
            line[at++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            continue;
        }
        char lower[4];
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(text.p, n, &next);
        const bool cased = cp < HAN_FIRST && dnm_utf8_put(lower, dnm_cp_lower(cp)) == next - at;
        memcpy(line + at, cased ? lower : text.p + at, next - at);
        at = next;
    }
    return n;
}

typedef struct mc_cues {
    dnm_words words, agos;
} mc_cues;

void *mc_cues_make(dnm_arena *arena)
{
    mc_cues *made = DNM_NEW(arena, mc_cues, 1);
    if (!made || !dnm_words_init(&made->words, arena, CUES) || !dnm_words_init(&made->agos, arena, AGOS))
        return NULL;
    for (uint16_t i = CUES; i-- > 0;) dnm_words_set(&made->words, i, dnm_str_of(cues[i]));
    for (uint16_t i = AGOS; i-- > 0;) dnm_words_set(&made->agos, i, dnm_str_of(agos[i]));
    return made;
}

/* How many cues stand in a line, places of the same cue that overlap left out. ends[i] is where the last of
 * cue i ends; 0: there is none. */
static uint32_t count_cues(const dnm_words *words, const char *line, size_t n, uint16_t *ends)
{
    uint32_t count = 0;
    for (size_t at = 0; at < n;) {
        const size_t here = at;
        const dnm_str rest = {line + here, n - here};
        if ((unsigned char)*rest.p < 0x80 && !dnm_words_may_begin(words, rest)) {
            at++;
            continue;
        }
        const uint32_t cp = dnm_utf8_next(line, n, &at);
        for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
            if (here < ends[i - 1] || !dnm_words_begin(words, i, rest)) continue;
            ends[i - 1] = (uint16_t)(here + words->words[i].n);
            count++;
        }
    }
    return count;
}

static bool is_year(const char *p)
{
    return ((p[0] == '1' && p[1] == '9') || (p[0] == '2' && p[1] == '0')) && dnm_ascii_is_digit(p[2]) &&
           dnm_ascii_is_digit(p[3]);
}

/* "〔2021〕45号": the number of a document, GB/T 9704-2012 § 7.2.5; "（2019）冀0102民初18号": that of a case,
 * with the court and the kind between the year and the number. The year stands at `at`. */
static bool is_document_number(const char *line, size_t n, size_t at)
{
    size_t end = at + 4;
    if (!at || !dnm_is_opening(dnm_utf8_peek_back(line, at)) || !dnm_is_closing(dnm_utf8_peek(line, n, end)))
        return false;
    dnm_utf8_next(line, n, &end);
    bool digit = false;
    for (int chars = 0; end < n && chars < NUMBER_MAX; chars++) {
        const uint32_t cp = dnm_utf8_next(line, n, &end);
        if (digit && (cp == 0x53F7 || cp == 0x865F)) return true; /* 号 號 */
        digit = cp >= '0' && cp <= '9';
        if (!digit && !dnm_cp_is_han(cp)) return false;
    }
    return false;
}

/* A year of four digits, or a time of day. */
static bool has_date(const char *line, size_t n)
{
    for (size_t i = 0; i + 4 <= n; i++) {
        if (!dnm_ascii_is_digit(line[i]) || (i && dnm_ascii_is_digit(line[i - 1]))) continue;
        if (is_year(line + i) && !(i + 4 < n && dnm_ascii_is_digit(line[i + 4])) &&
            !is_document_number(line, n, i))
            return true;
        const size_t colon = i + (dnm_ascii_is_digit(line[i + 1]) ? 2 : 1);
        if (colon + 2 < n && line[colon] == ':' && dnm_ascii_is_digit(line[colon + 1]) &&
            dnm_ascii_is_digit(line[colon + 2]))
            return true;
    }
    return false;
}

/* Beside a cue, an address counts as another. */
static bool names_site(const char *line, size_t n)
{
    static const char *const signs[] = {"www.", "://", NULL};
    return dnm_has_any((dnm_str){line, n}, signs);
}

static bool find_edge_line(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    if (leaf->weight > LINE_MAX_WEIGHT) return false;
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    if (mc_is_credit_line(text)) return true;
    const size_t n = mc_lower_line(text, line);
    if (leaf->weight <= DATED_MAX_WEIGHT && has_date(line, n)) return true;
    uint16_t ends[CUES] = {0};
    uint32_t count = count_cues(&page->cues->words, line, n, ends);
    if (count && count * WEIGHT_PER_CUE < leaf->weight) count += names_site(line, n);
    return count * WEIGHT_PER_CUE >= leaf->weight && count > 0;
}

bool mc_is_edge_line(const mc_page *page, const mc_leaf *leaf)
{
    return mc_find_once(page, leaf, MC_EDGE_LINE, find_edge_line);
}

bool mc_is_line_of_site(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    if (!mc_is_edge_line(page, leaf)) return false;
    uint16_t ends[CUES] = {0}, in_title[CUES] = {0};
    const size_t n = mc_lower_line(dnm_doc_text(page->doc, leaf->block), line);
    if (!count_cues(&page->cues->words, line, n, ends)) return true; /* it has a date */
    count_cues(&page->cues->words, line, mc_lower_line(dnm_doc_meta(page->doc, 0, "title"), line), in_title);
    for (size_t i = 0; i < CUES; i++)
        if (ends[i] && !in_title[i]) return true;
    return false;
}

bool mc_has_cue(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    uint16_t ends[CUES] = {0};
    return count_cues(&page->cues->words, line, mc_lower_line(dnm_doc_text(page->doc, leaf->block), line),
                      ends) > 0;
}

static bool find_offer(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES], title[LINE_BYTES];
    if (!mc_repeats_title(page, leaf)) return false;
    const size_t n = mc_lower_line(dnm_doc_text(page->doc, leaf->block), line);
    const size_t title_n = mc_lower_line(dnm_doc_meta(page->doc, 0, "title"), title);
    uint16_t here[CUES] = {0}, in_title[CUES] = {0};
    count_cues(&page->cues->words, line, n, here);
    count_cues(&page->cues->words, title, title_n, in_title);
    uint32_t count = 0; /* of different cues that the title has not */
    for (size_t i = 0; i < CUES; i++) count += here[i] && !in_title[i];
    return count >= OFFER_CUES && count * OFFER_WEIGHT >= leaf->weight;
}

bool mc_is_offer(const mc_page *page, const mc_leaf *leaf)
{
    return mc_find_once(page, leaf, MC_OFFER, find_offer);
}

bool mc_is_appeal(const mc_page *page, const mc_leaf *leaf)
{
    char line[LINE_BYTES];
    if (leaf->weight > APPEAL_MAX_WEIGHT || leaf->stops) return false;
    const size_t n = mc_lower_line(dnm_doc_text(page->doc, leaf->block), line);
    uint16_t ends[CUES] = {0};
    uint32_t count = 0;
    count_cues(&page->cues->words, line, n, ends);
    for (size_t i = 0; i < CUES; i++) count += ends[i] != 0;
    return count >= OFFER_CUES;
}

/* Of rights: one of these alone makes a sentence a notice. Of what a reader might do for the site: one of
 * these does if the sentence speaks to its reader. */
static const char *const rights[] = {"转载",     "轉載",      "侵权",     "侵權",       "版权",      "版權",
                                     "免责",     "免責",      "本站",     "举报",       "责编",      "責編",
                                     "本文链接", "copyright", "\xC2\xA9", "newsletter", "click here"};
static const char *const favours[] = {"关注", "關注",   "微信",      "二维码", "扫码", "扫一扫",
                                      "掃描", "扫描",   "點讚",      "点赞",   "收藏", "分享",
                                      "订阅", "客户端", "subscribe", "sign up"};
static const char *const addresses[] = {"请",   "請",   "欢迎", "歡迎", "您",   "你",   "我们",
                                        "我們", "本",   "点击", "點擊", "长按", "長按", "记得",
                                        "別忘", "别忘", "喜欢", "喜歡", "大家", "朋友", "吧",
                                        "一下", "！",   "you",  "us ",  "our ", "!"};

static bool is_one_of(const char *cue, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], cue) == 0) return true;
    return false;
}

static bool speaks_to_reader(dnm_str text)
{
    for (size_t at = 0; at < text.n; at++)
        for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
            if (dnm_has_in_any_case_at(text, at, dnm_str_of(addresses[i]))) return true;
    return false;
}

static bool is_notice_cue(const char *cue, dnm_str text)
{
    if (is_one_of(cue, rights, sizeof rights / sizeof *rights)) return true;
    return is_one_of(cue, favours, sizeof favours / sizeof *favours) && speaks_to_reader(text);
}

bool mc_is_plain_sentence(const mc_page *page, const mc_leaf *leaf, uint32_t most)
{
    char line[LINE_BYTES];
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    dnm_shape shape;
    dnm_shape_read(text, &shape);
    const bool leads = leaf->stops && (shape.last == ':' || shape.last == 0xFF1A);
    if (!leaf->stops || (!shape.ends_sentence && !leads)) return false;
    if (leaf->weight > LINE_MAX_WEIGHT) return true;
    uint16_t ends[CUES] = {0}, in_title[CUES] = {0};
    uint32_t count = 0;
    count_cues(&page->cues->words, line, mc_lower_line(dnm_doc_meta(page->doc, 0, "title"), line), in_title);
    count_cues(&page->cues->words, line, mc_lower_line(text, line), ends);
    for (size_t i = 0; i < CUES; i++) {
        if (!ends[i] || in_title[i]) continue; /* what the text is about says nothing of its site */
        const size_t at = ends[i];
        const bool label = at < text.n && (text.p[at] == ':' || dnm_utf8_peek(text.p, text.n, at) == 0xFF1A);
        if (label || is_notice_cue(cues[i], text) || ++count > most) return false;
    }
    return true;
}

bool mc_is_count(const mc_page *page, const mc_leaf *leaf)
{
    static const char *const counted[] = {"min read",
                                          "reading time",
                                          "lesezeit",
                                          "temps de lecture",
                                          "tempo di lettura",
                                          "minuti di lettura",
                                          "minutos de lectura",
                                          "tiempo de lectura",
                                          "tempo de leitura",
                                          "leestijd",
                                          " votes",
                                          " ratings",
                                          " bewertungen",
                                          " stimmen)",
                                          "阅读时间",
                                          "人评分",
                                          "阅读约",
                                          NULL};
    char line[LINE_BYTES];
    bool digit = false;
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    if (leaf->weight == 0 || leaf->weight > COUNT_MAX || mc_is_heading(page, leaf)) return false;
    for (size_t at = 0; at < text.n && !digit; at++) digit = dnm_ascii_is_digit(text.p[at]);
    return digit && dnm_has_any((dnm_str){line, mc_lower_line(text, line)}, counted);
}

bool mc_is_page_number(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    bool digit = false, word = false;
    if (leaf->weight == 0 || leaf->weight > PAGE_NUMBER_MAX || leaf->in_list) return false;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const bool mark = cp == '/' || cp == 0x7B2C || cp == 0x9875 || cp == 0x9801 || cp == 0x5171;
        if (!mark && cp != '-' && !dnm_cp_is_space(cp) && !(cp >= '0' && cp <= '9')) return false;
        digit = digit || (cp >= '0' && cp <= '9');
        word = word || mark;
    }
    return digit && word;
}

enum { UNIT_BYTES = 24 /* between a number and the word that says that it counts back */ };

/* The word of that number ends there. */
static bool is_beside_number(const char *line, size_t n, size_t i, size_t end)
{
    if (i < AGOS_BEHIND) return end < n && dnm_ascii_is_digit(line[end]);
    const size_t start = end - strlen(agos[i]);
    for (size_t at = start; at-- > 0 && start - at <= UNIT_BYTES;)
        if (dnm_ascii_is_digit(line[at])) return true;
    return false;
}

bool mc_says_when(const mc_page *page, dnm_str text)
{
    char line[LINE_BYTES];
    if (has_date(text.p, text.n < LINE_BYTES ? text.n : LINE_BYTES)) return true;
    uint16_t ends[AGOS] = {0};
    const size_t n = mc_lower_line(text, line);
    if (!count_cues(&page->cues->agos, line, n, ends)) return false;
    for (size_t i = 0; i < AGOS; i++)
        if (ends[i] && (i < AGOS_BEFORE || is_beside_number(line, n, i, ends[i]))) return true;
    return false;
}

static bool find_dated_line(const mc_page *page, const mc_leaf *leaf)
{
    return mc_says_when(page, dnm_doc_text(page->doc, leaf->block));
}

bool mc_is_dated_line(const mc_page *page, const mc_leaf *leaf)
{
    return leaf->weight && leaf->weight <= DATED_MAX_WEIGHT &&
           mc_find_once(page, leaf, MC_DATED_LINE, find_dated_line);
}

dnm_str mc_date_for_programs(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    dnm_attrs attrs = 0;
    if (leaf->weight > DATED_MAX_WEIGHT) return (dnm_str){NULL, 0};
    if (mc_hints_of(page, leaf->block)->dated) attrs = block->attrs;
    for (uint32_t i = block->span0; i < block->span0 + block->nspan && !attrs; i++)
        if (page->hints[page->view->spans[i].attrs].dated) attrs = page->view->spans[i].attrs;
    return dnm_doc_attr(page->doc, attrs, "datetime");
}
