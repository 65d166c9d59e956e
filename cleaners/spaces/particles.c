/* particles.c -- particles that are set off by blanks: a page on which 的 and its like have a blank on both
 * sides again and again, in text that is not divided into words.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/blanks.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { FEWEST = 2 };

static bool is_particle(uint32_t cp)
{
    static const uint32_t particles[] = {0x7684, 0x4E86, 0x5730, 0x5F97, 0x548C, 0x4E0E, 0x662F, 0x5728};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) /* 的了地得和与是在 */
        if (cp == particles[i]) return true;
    return false;
}

static bool is_lone_blank(const blank_run *run)
{
    return run->count == 1 && !run->tab && !run->ideographic && !run->odd;
}

/* Whether [at, …) is a particle, a blank and a hanzi. */
static bool particle_follows(dnm_str leaf, size_t at)
{
    if (at >= leaf.n || !is_particle(dnm_utf8_next(leaf.p, leaf.n, &at))) return false;
    return at < leaf.n && leaf.p[at] == ' ' && spaces_is_hanzi(dnm_utf8_peek(leaf.p, leaf.n, at + 1));
}

/* Whether a hanzi, a blank and a particle end at `at`. */
static bool particle_precedes(dnm_str leaf, size_t at)
{
    if (!at || !is_particle(dnm_utf8_prev(leaf.p, &at))) return false;
    return at > 1 && leaf.p[at - 1] == ' ' && spaces_is_hanzi(dnm_utf8_peek_back(leaf.p, at - 1));
}

bool spaces_is_by_particle(dnm_str leaf, const blank_run *run)
{
    if (!is_lone_blank(run) || !spaces_is_hanzi(run->before[0]) || !spaces_is_hanzi(run->after)) return false;
    return particle_follows(leaf, run->end) || particle_precedes(leaf, run->at);
}

/* The next lone blank between two hanzi. */
static bool next_torn(dnm_str leaf, size_t *at, blank_run *run)
{
    const char *end = dnm_str_end(leaf);
    for (const char *p = leaf.p + *at; p < end && (p = memchr(p, ' ', (size_t)(end - p))); p++) {
        if (p == leaf.p || p + 1 == end || !((unsigned char)p[-1] & (unsigned char)p[1] & 0x80)) continue;
        const size_t here = (size_t)(p - leaf.p);
        *run = (blank_run){.at = here, .end = here + 1, .count = 1};
        run->before[0] = dnm_utf8_peek_back(leaf.p, here);
        run->after = dnm_utf8_peek(leaf.p, leaf.n, here + 1);
        *at = here + 1;
        if (spaces_is_hanzi(run->before[0]) && spaces_is_hanzi(run->after)) return true;
    }
    return false;
}

bool spaces_strews_particles(const dnm_doc *doc)
{
    uint32_t torn = 0, by_particle = 0;
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++) {
        if (view->blocks[i].kind != DNM_PARAGRAPH) continue;
        dnm_shape shape;
        dnm_leaf_shape(doc, i, &shape);
        if (!shape.blanks || !shape.han) continue;
        const dnm_str leaf = dnm_doc_text(doc, i);
        blank_run run;
        for (size_t at = 0; next_torn(leaf, &at, &run);) {
            torn++;
            by_particle += spaces_is_by_particle(leaf, &run);
        }
    }
    return by_particle >= 2 * FEWEST && by_particle * 5 >= torn * 4;
}
