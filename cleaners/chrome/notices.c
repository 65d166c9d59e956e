/* notices.c -- whether words are the site's notice about rights, liability, its licence, or who gave it the
 * text. A text about such things has the words, but does not speak of itself and of the site it stands on.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/labels.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* "第七条": a clause speaks of rights and sites, too. */
static bool is_article(const reading *r)
{
    dnm_label label;
    if (!dnm_label_read(dnm_shape_text(r->line->text, &r->line->shape), &label)) return false;
    return label.kind == DNM_LABEL_ARTICLE || label.kind == DNM_LABEL_HAN_BRACKET;
}

/* "本文来源：网络收集与整理，如有侵权请联系删除": a line about the text it stands under. */
static bool is_of_itself(const reading *r)
{
    static const char *const words[] = {"本文", "本资料", "本作品", "此文", "该文"};
    dnm_str t = {r->ready.p + r->line->shape.start, r->line->shape.end - r->line->shape.start};
    if (r->line->shape.chars > LONGEST_BUTTON) return false;
    while (t.n && (*t.p == '-' || *t.p == '*' || *t.p == '=' || *t.p == ' ')) {
        t.p++;
        t.n--;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (t.n > strlen(words[i]) && memcmp(t.p, words[i], strlen(words[i])) == 0) return true;
    return false;
}

/* "本文来源于某某网，仅供参考。" */
static bool says_origin(const reading *r)
{
    static const char *const words[] = {"来源", "来自", "转自", "转载", NULL};
    return dnm_has_any((dnm_str){r->ready.p, r->ready.n}, words);
}

/* "户外网提醒您：…": the site tells its readers, under its own name. */
static bool is_warning(const reading *r)
{
    enum { LONGEST_NAME = 12 * 3 }; /* bytes before the colon */
    static const char *const told[] = {"网提醒您", "网提醒你",   "网友情提示", "网温馨提示",
                                       "网提示",   "小编提醒您", "小编提醒",   NULL};
    const dnm_str t = {r->ready.p + r->line->shape.start, r->line->shape.end - r->line->shape.start};
    if (r->line->shape.chars > LONGEST_BUTTON || r->line->shape.stops > 1) return false;
    for (size_t at = 0; at < t.n && at <= LONGEST_NAME; at++)
        if (dnm_has_at(t, at, "：") || t.p[at] == ':') return dnm_ends_with_any((dnm_str){t.p, at}, told);
    return false;
}

/* "本帖最后由某某编辑", "（本帖已被管理员加精）": what a forum notes on a post. */
static bool is_note_on_post(const reading *r)
{
    static const char *const posts[] = {"本帖", "此帖", "该帖", "本主题"};
    static const char *const noted[] = {"最后由", "被", "由", NULL};
    const dnm_shape *s = &r->line->shape;
    const dnm_str t = {r->ready.p, s->end};
    size_t at = s->start;
    if (s->chars > LONGEST_BUTTON || s->stops) return false;
    if (dnm_is_opening(s->first)) dnm_utf8_next(t.p, t.n, &at);
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        if (dnm_has_at(t, at, posts[i])) return dnm_has_any(t, noted);
    return false;
}

/* "投稿邮箱：…", "客服QQ：…": whom to write to, of a site. */
static bool is_contact_of_site(const reading *r)
{
    static const char *const keys[] = {"投稿邮箱", "投稿信箱", "客服qq",   "客服电话", "客服热线",
                                       "服务热线", "咨询热线", "商务合作", "广告合作", "联系客服",
                                       "技术支持", "网站管理", "招生热线"};
    const dnm_shape *s = &r->line->shape;
    const dnm_str t = {r->ready.p, s->end};
    if (s->chars > LONGEST_BUTTON || s->stops > 1 || s->ends_sentence) return false;
    for (size_t at = s->start; at < t.n && at <= s->start + 4 * 3; at++)
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            if (!dnm_has_at(t, at, keys[i])) continue;
            const uint32_t next = dnm_utf8_peek(t.p, t.n, at + strlen(keys[i]));
            return next == ':' || next == 0xFF1A || next == ' ' || (next >= '0' && next <= '9');
        }
    return false;
}

/* "-----本文结束，感谢阅读-----": marks of a line on both sides. */
static bool is_framed(const chrome_line *line)
{
    static const char marks[] = "-=*~_#";
    const dnm_str t = dnm_shape_text(line->text, &line->shape);
    return t.n > 4 && memchr(marks, t.p[0], sizeof marks - 1) && t.p[1] == t.p[0] &&
           memchr(marks, t.p[t.n - 1], sizeof marks - 1) && t.p[t.n - 2] == t.p[t.n - 1];
}

/* Thanks for reading this text, and hardly anything else. */
static bool is_thanks(const reading *r)
{
    const cue_count *c = &r->cues;
    const uint32_t chars = chrome_chars_beside_title(r);
    if (!cue_has(c, CUE_TEXT) || !cue_has(c, CUE_WISH) || !cue_has(c, CUE_READER)) return false;
    const uint32_t words = (uint32_t)c->chars[CUE_TEXT] + c->chars[CUE_WISH] + c->chars[CUE_READER];
    return chars && chars <= LONGEST_HEAD / 2 && words * 100 >= chars * 60;
}

/* "京ICP备12345678号-1": numbers that nobody has but a site. */
static bool is_licence(const reading *r)
{
    enum { LONGEST = 150 };
    const dnm_shape *s = &r->line->shape;
    return cue_has(&r->cues, CUE_LICENCE) && s->digits >= 5 && s->chars <= LONGEST && !s->ends_sentence &&
           !(r->page->title_groups >> CUE_LICENCE & 1);
}

/* "声明：" alone, "如需转载，请注明出处。": may stand beside a notice. */
static bool heads_notice(const reading *r)
{
    const dnm_shape *s = &r->line->shape;
    const unsigned words = covered(r, CUE_RIGHTS) + covered(r, CUE_LIABLE);
    if (s->chars <= 6 && (s->last == ':' || s->last == 0xFF1A)) return cue_has(&r->cues, CUE_LIABLE);
    return s->chars <= LONGEST_HEAD && r->cues.different[CUE_RIGHTS] >= 2 && words >= 40;
}

/* Rights or liability, and enough of what goes with them. */
static bool answers_for_text(const reading *r, bool says_site)
{
    static const cue_group about[] = {CUE_RIGHTS, CUE_LIABLE, CUE_CONTACT, CUE_OFFER};
    const cue_count *c = &r->cues;
    const unsigned groups = groups_among(r, about, sizeof about / sizeof *about);
    const unsigned site = says_site;
    enum { DISCLAIMS = 25 }; /* per cent of the line */
    if (!cue_has(c, CUE_RIGHTS) && !cue_has(c, CUE_LIABLE)) return false;
    if (groups + site >= 4) return true;
    if (groups >= 3 && (cue_has(c, CUE_FILE) || is_of_itself(r))) return true;
    if (cue_has(c, CUE_LIABLE) && r->line->shape.chars <= LONGEST_HEAD && is_of_itself(r) && says_origin(r))
        return true;
    if (groups >= 2 && c->different[CUE_RIGHTS] + c->different[CUE_LIABLE] + site >= 3) return true;
    if (groups >= 2 && c->different[CUE_CONTACT] >= 3) return true;
    if (site && c->different[CUE_LIABLE] >= 3) return true;
    if (c->different[CUE_LIABLE] >= 2 && cue_has(c, CUE_TEXT) && covered(r, CUE_LIABLE) >= DISCLAIMS &&
        r->line->shape.chars <= LONGEST_HEAD)
        return true;
    return c->times[CUE_SELF] >= 2 && c->different[CUE_RIGHTS] >= 2;
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* "www.site.net", "m.site.com/12": a point between two letters or digits, letters behind it. */
bool chrome_has_address(const cue_line *l)
{
    for (size_t at = 1; at + 2 < l->n; at++)
        if (l->p[at] == '.' && is_alnum(l->p[at - 1]) && l->p[at + 1] >= 'a' && l->p[at + 1] <= 'z' &&
            is_alnum(l->p[at + 2]))
            return true;
    return false;
}

/* "内容来自某某网www.site.net，转载请标明出处", "未经授权，不得转载本站内容": short, and hardly about
 * anything else. */
static bool forbids_copies(const reading *r, bool site)
{
    enum { LEAST = 15 }; /* per cent of the line */
    static const char *const orders[] = {"请", "勿", "不得", "禁止", "谢绝", "必究", NULL};
    if (!dnm_has_any((dnm_str){r->ready.p, r->ready.n}, orders)) return false;
    const unsigned rights = r->cues.different[CUE_RIGHTS];
    return rights >= (site ? 2 : 3) && r->line->shape.chars <= LONGEST_BUTTON && r->line->shape.stops <= 1 &&
           covered(r, CUE_RIGHTS) >= LEAST;
}

/* The site on rights, liability and whom to write to, or on who gave it the text. */
chrome_verdict chrome_notice_of(const reading *r)
{
    static const uint64_t own_matter =
        UINT64_C(1) << CUE_RIGHTS | UINT64_C(1) << CUE_LIABLE | UINT64_C(1) << CUE_SELF;
    const cue_count *c = &r->cues;
    const bool site = cue_has(c, CUE_SELF) || chrome_has_address(&r->ready);
    if (is_warning(r) || is_note_on_post(r)) return chrome_is(CHROME_NOTICE, true);
    if (is_licence(r)) return (chrome_verdict){.kind = CHROME_NOTICE, .sure = true, .whole = true};
    if (is_contact_of_site(r)) return chrome_is(CHROME_NOTICE, false);
    if ((!site && !cue_has(c, CUE_TEXT)) || (r->page->title_groups & own_matter))
        return heads_notice(r) && !(r->page->title_groups & own_matter) ? chrome_is(CHROME_NOTICE, false)
                                                                        : chrome_is_none();
    if (is_article(r)) return chrome_is_none();
    if (answers_for_text(r, site) || forbids_copies(r, site)) return chrome_is(CHROME_NOTICE, true);
    if (is_thanks(r)) return chrome_is(CHROME_NOTICE, is_framed(r->line));
    const bool imprint = c->different[CUE_SELF] >= 2 && cue_has(c, CUE_RIGHTS) && !r->line->shape.stops;
    if (imprint && r->line->shape.chars <= 2 * LONGEST_BUTTON) return chrome_is(CHROME_NOTICE, true);
    const bool uploaded = c->different[CUE_SELF] + c->different[CUE_TEXT] + (int)cue_has(c, CUE_FILE) >= 2;
    if (!uploaded || !cue_has(c, CUE_OFFER) || r->line->shape.chars > LONGEST_BUTTON) return chrome_is_none();
    const unsigned words = covered(r, CUE_SELF) + covered(r, CUE_TEXT) + covered(r, CUE_OFFER);
    return chrome_is(CHROME_NOTICE, words >= 40 || c->different[CUE_FILE] + c->different[CUE_FORMAT] >= 4);
}
