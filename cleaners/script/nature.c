/* nature.c -- in which script a text is written: characters that one script uses and the other does not,
 * counted by how much more they cost there.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/script/script.h"

#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* A character costs this much more in the script that does not use it; eighths of a bit. */
enum { FOREIGN = 32 };

/* With more kana than one to so many hanzi a text is Japanese, which has its own characters. */
enum { HANZI_A_KANA = 12 };

static void count(script_census *c, uint32_t cp)
{
    const uint32_t props = dnm_cp_props(cp);
    if (props & (DNM_CP_HIRAGANA | DNM_CP_KATAKANA)) c->kana++;
    if (!(props & DNM_CP_HAN)) return;
    c->hanzi++;
    const unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    c->simplified += hant >= hans + FOREIGN;
    c->traditional += hans >= hant + FOREIGN;
}

script_census script_count(dnm_str text)
{
    script_census c = {0};
    for (size_t at = dnm_ascii_prefix(text.p, text.n); at < text.n;)
        count(&c, dnm_utf8_next(text.p, text.n, &at));
    return c;
}

/* Simplified text may hold a few Traditional characters; converting it by phrases does no harm. In the other
 * direction one character has several counterparts, and what is Traditional already would be hurt (皇后,
 * 里程): it stays. */
script_way script_way_for(script_target target, const script_census *text, const script_census *page)
{
    if (target == SCRIPT_KEEP || !text->hanzi || text->kana * HANZI_A_KANA > text->hanzi)
        return SCRIPT_NO_WAY;
    const script_census *telling = text->simplified == text->traditional ? page : text;
    const bool traditional = telling->traditional > telling->simplified;
    if (target == SCRIPT_HANS) return traditional ? SCRIPT_TRADITIONAL_TO_HANS : SCRIPT_TO_HANS;
    return traditional ? SCRIPT_NO_WAY : SCRIPT_TO_HANT;
}
