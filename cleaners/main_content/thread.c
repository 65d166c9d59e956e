/* thread.c -- which leaves of a thread stay: those of its posts, but for notes of changes and signatures in
 * them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/keep.h"
#include "core/base/arena.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    RULE_MIN = 2,
    SIGNATURE_LINES = 6,
    SIGNATURE_WEIGHT = 160,
    SAME_MIN = 60 /* weight of a post that is not the same as another by chance: thanks often are */
};

/* RFC 3676 section 4.3 has "-- " above a signature; boards have a line of low lines. */
static bool is_rule(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    size_t marks = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == ' ') continue;
        if (text.p[i] != '_' && text.p[i] != '-') return false;
        marks++;
    }
    return marks >= RULE_MIN;
}

/* The leaves [i, end) behind a line that rules off a signature. */
static bool is_signature(const mc_page *page, uint32_t i, uint32_t end)
{
    uint32_t weight = 0;
    if (end - i > SIGNATURE_LINES) return false;
    for (; i < end; i++) weight += page->leaves[i].weight;
    return weight <= SIGNATURE_WEIGHT;
}

static mc_verdict judge_line(const mc_page *page, const mc_leaf *leaf, bool at_edge)
{
    if (mc_hints_of(page, leaf->block)->flags & MC_HIDDEN) return MC_ASIDE;
    return at_edge && (mc_is_post_line(page, leaf) || mc_is_change_note(page, leaf)) ? MC_EDGE : MC_KEPT;
}

static void judge_body(const mc_page *page, uint32_t first, uint32_t end, mc_verdict *verdicts)
{
    for (uint32_t i = first; i < end; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (i > first && is_rule(page, leaf) && is_signature(page, i + 1, end)) {
            for (; i < end; i++) verdicts[i] = MC_EDGE;
            return;
        }
        verdicts[i] = judge_line(page, leaf, end - first > 1 && (i == first || i + 1 == end));
    }
}

/* "A non-text attachment was scrubbed...", and lines of particulars. */
static bool is_note(dnm_str note)
{
    enum { KEY_MAX = 12 };
    for (size_t at = 0, lines = 0; at < note.n; lines++) {
        const char *end = memchr(note.p + at, '\n', note.n - at);
        const dnm_str line = {note.p + at, end ? (size_t)(end - note.p) - at : note.n - at};
        const char *colon = memchr(line.p, ':', line.n < KEY_MAX ? line.n : KEY_MAX);
        if (lines == 0 ? !dnm_str_ends(line, DNM_STR("scrubbed...")) : line.n && line.p[0] != '<' && !colon)
            return false;
        at += line.n + 1;
    }
    return note.n > 0;
}

/* Where what Mailman's archives say of attachments begins, at the end of a letter. */
static size_t attachments_in(dnm_str text)
{
    enum { NOTE_MAX = 600 };
    static const char rule[] = "-------------- next part --------------\n";
    size_t end = text.n;
    for (size_t at = text.n; at-- > 0 && end - at <= NOTE_MAX;) {
        if ((at && text.p[at - 1] != '\n') || !dnm_has_at(text, at, rule)) continue;
        const size_t note = at + sizeof rule - 1;
        if (!is_note((dnm_str){text.p + note, end - note})) break;
        end = at;
    }
    return end;
}

size_t mc_signature_in(dnm_str text)
{
    static const char rule[] = "\n-- \n";
    text.n = attachments_in(text);
    for (size_t at = text.n, lines = 0; at-- > 0 && text.n - at <= SIGNATURE_WEIGHT;) {
        if (text.p[at] != '\n') continue;
        if (text.n - at >= sizeof rule - 1 && memcmp(text.p + at, rule, sizeof rule - 1) == 0) return at;
        if (++lines > SIGNATURE_LINES) break;
    }
    return text.n;
}

/* ---- the same again --------------------------------------------------------------------------- */

/* Pages say a post twice: the answer chosen as the best, or all of them, for readers without scripts. Short
 * ones are the same by chance, unless those around them are said twice. */
typedef enum sameness { SHORT, NEW, SAME } sameness;

typedef struct body {
    uint32_t first, end; /* leaves */
    uint64_t hash;       /* wide enough that posts do not share it by chance: one of them would go */
    sameness is;
} body;

/* FNV-1a. */
static uint64_t add_letters(uint64_t hash, dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (!dnm_cp_is_space(cp)) hash = (hash ^ cp) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint32_t read_bodies(const mc_page *page, const mc_posts *posts, body *bodies)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const uint32_t end = mc_past_posts(page, posts, i);
        if (end == i) continue;
        body *b = &bodies[count++];
        uint32_t weight = 0;
        *b = (body){.first = i, .end = end, .hash = UINT64_C(14695981039346656037), .is = SHORT};
        for (; i < end; i++) {
            weight += page->leaves[i].weight;
            b->hash = add_letters(b->hash, dnm_doc_text(page->doc, page->leaves[i].block));
        }
        if (weight >= SAME_MIN) b->is = NEW;
    }
    return count;
}

static void find_same(body *bodies, uint32_t count, uint32_t *places, uint32_t mask)
{
    for (uint32_t k = 0; k < count; k++) {
        if (bodies[k].is == SHORT) continue;
        uint32_t i = (uint32_t)bodies[k].hash & mask;
        while (places[i] && bodies[places[i] - 1].hash != bodies[k].hash) i = (i + 1) & mask;
        if (places[i])
            bodies[k].is = SAME;
        else
            places[i] = k + 1;
    }
}

/* Short ones between two that were said before. */
static void find_same_short(body *bodies, uint32_t count)
{
    for (uint32_t k = 0; k < count;) {
        uint32_t end = k;
        while (end < count && bodies[end].is == SHORT) end++;
        const bool after = k && bodies[k - 1].is == SAME;
        const bool before = end == count || bodies[end].is == SAME;
        for (; k < end; k++)
            if (after && before) bodies[k].is = SAME;
        k = end + 1;
    }
}

bool mc_judge_posts(const mc_page *page, const mc_posts *posts, struct dnm_arena *arena, mc_verdict *verdicts)
{
    const uint32_t mask = mc_mask_for(page->leaf_count);
    body *bodies = DNM_NEW(arena, body, page->leaf_count);
    uint32_t *places = DNM_NEW(arena, uint32_t, (size_t)mask + 1);
    if (!bodies || !places) return false;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const uint32_t block = page->leaves[i].block;
        verdicts[i] = block < posts->first || block >= posts->end ? MC_OUTSIDE : MC_EDGE;
    }
    const uint32_t count = read_bodies(page, posts, bodies);
    find_same(bodies, count, places, mask);
    find_same_short(bodies, count);
    for (uint32_t k = 0; k < count; k++)
        if (bodies[k].is != SAME) judge_body(page, bodies[k].first, bodies[k].end, verdicts);
    if (page->title != MC_NONE) verdicts[page->title] = MC_TITLE;
    return true;
}
