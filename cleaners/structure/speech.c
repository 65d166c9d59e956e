/* speech.c -- the words that speeches begin and end with. Two speeches that stand one behind the other
 * without a title between them are known by these alone. Which words count was taken from what speakers say
 * at such places, of any office: they thank, or call upon those who listen; they say why all have come
 * together.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/prefix.h"
#include "core/text/title.h"
#include "core/text/utf8.h"

enum {
    LONGEST_THANKS = 20,
    SHORTEST_CALL = 40,
    CALL_BYTES = 48,     /* of a call's end, where its last words stand */
    OPENING_BYTES = 150, /* of a paragraph, where an opening says its word */
    SPEAKER_BYTES = 24,  /* "主持人：" */
    LEAST_TEXT = 200     /* characters that are a text */
};

static bool begins_with_any(dnm_str t, const char *const *words)
{
    for (; *words; words++)
        if (dnm_has_at(t, 0, *words)) return true;
    return false;
}

static dnm_str last_bytes(dnm_str t, size_t n)
{
    return t.n > n ? (dnm_str){t.p + (t.n - n), n} : t;
}

static dnm_str first_bytes(dnm_str t, size_t n)
{
    return (dnm_str){t.p, t.n < n ? t.n : n};
}

/* "主持人：谢谢大家。" is a turn of a talk, not the end of a speech. */
static bool is_turn(const structure_line *l)
{
    const dnm_str begin = first_bytes(l->text, SPEAKER_BYTES);
    static const char *const colons[] = {"：", ":", NULL};
    return l->front.kind != DNM_FRONT_SALUTATION && dnm_has_any(begin, colons);
}

bool structure_closes(const structure_line *l)
{
    static const char *const thanks[] = {"谢谢", "謝謝", NULL};
    static const char *const thanks_all[] = {"谢谢大家", "謝謝大家", "谢谢各位", "謝謝各位", NULL};
    static const char *const calls[] = {"同志们", "同志們", "同学们", "同學們", "朋友们",
                                        "朋友們", "各位",   "女士们", "女士們", NULL};
    static const char *const ends[] = {"努力", "奋斗", "奮鬥", "贡献", "貢獻", "胜利", "勝利",
                                       "成功", "前进", "前進", "目标", "目標", "局面", "辉煌",
                                       "輝煌", "成绩", "成績", "答卷", NULL};
    if (l->shape.chars <= LONGEST_THANKS) return dnm_has_any(l->text, thanks) && !is_turn(l);
    if (dnm_has_any(last_bytes(l->text, 20), thanks_all)) return !is_turn(l);
    const bool exclaims = l->shape.last == '!' || l->shape.last == 0xFF01;
    return exclaims && l->shape.chars >= SHORTEST_CALL && begins_with_any(l->text, calls) &&
           dnm_has_any(last_bytes(l->text, CALL_BYTES), ends) && !is_turn(l);
}

bool structure_opens(const structure_line *l)
{
    static const char *const days[] = {"今天", "今日", "这次会议", "這次會議", "刚才", "剛才", NULL};
    static const char *const comes[] = {"召开", "召開", "举行", "舉行", "在这里", "在這裡", "汇报",
                                        "匯報", "介绍", "介紹", "发言", "發言",   "讲话",   "講話",
                                        "宣读", "宣讀", "传达", "傳達", NULL};
    if (l->front.kind != DNM_FRONT_BODY || !begins_with_any(l->text, days)) return false;
    return dnm_has_any(first_bytes(l->text, OPENING_BYTES), comes);
}

/* Listeners, or whom a notice is for. */
bool structure_addresses(const structure_line *l)
{
    enum { LONGEST = 60 };
    static const char *const ends[] = {
        "单位：", "單位：", "部门：", "部門：", "政府：", "学校：", "學校：", "公司：",
        "机构：", "機構：", "单位:",  "部门:",  "政府:",  "学校:",  "公司:",  NULL};
    if (l->front.kind == DNM_FRONT_SALUTATION) return true;
    return dnm_has_at(l->text, 0, "各") && l->shape.chars <= LONGEST && !l->shape.stops &&
           dnm_ends_with_any(l->text, ends);
}

/* A number that runs on, or words that lead on, belong to the same speech; so does what is too little. */
bool structure_goes_on(const structure_page *page, uint32_t i, uint32_t end)
{
    static const char *const leads[] = {"下面", "接下来", "接下來", "现在", "現在",
                                        "附",   "注",     "（",     "(",    NULL};
    const structure_line *l = &page->lines[i];
    if (is_turn(l) || begins_with_any(l->text, leads)) return false;
    if (l->front.kind == DNM_FRONT_SALUTATION) return true;
    if (l->front.kind != DNM_FRONT_BODY || (l->label.kind != DNM_NO_LABEL && l->label.number != 1))
        return false;
    uint64_t chars = 0;
    for (; i < end && chars < LEAST_TEXT; i++) chars += page->lines[i].shape.chars;
    return chars >= LEAST_TEXT;
}

uint32_t structure_announces(const structure_line *title)
{
    static const char *const words[] = {"合集", "大全", "汇编", "匯編", "集锦", "集錦",
                                        "精选", "精選", "汇总", "匯總", NULL};
    if (title->front.kind != DNM_FRONT_TITLE) return 0;
    for (size_t at = 0; at < title->text.n;) {
        uint32_t number = 0;
        const dnm_str rest = {title->text.p + at, title->text.n - at};
        const size_t n = dnm_read_number(rest, &number);
        const bool ends = dnm_str_ends(rest, DNM_STR("则")) || dnm_str_ends(rest, DNM_STR("則"));
        if (n && number > 1 && (dnm_has_at(rest, n, "篇") || (ends && rest.n == n + 3))) return number;
        if (n)
            at += n;
        else
            dnm_utf8_next(title->text.p, title->text.n, &at);
    }
    return dnm_has_any(last_bytes(title->text, 12), words) ? STRUCTURE_SOME : 0;
}

bool structure_same_title(const structure_line *label, const structure_line *line)
{
    const dnm_str l = label->text;
    dnm_str title = {l.p + label->label.len, l.n - label->label.len};
    while (title.n) { /* blanks and the colon */
        size_t at = 0;
        const uint32_t cp = dnm_utf8_next(title.p, title.n, &at);
        if (!dnm_is_pause(cp) && cp != ' ' && cp != 0x3000) break;
        title = (dnm_str){title.p + at, title.n - at};
    }
    return title.n && (dnm_title_take(&title, line->text, false) ||
                       (line->text.n > title.n &&
                        memcmp(line->text.p + (line->text.n - title.n), title.p, title.n) == 0));
}
