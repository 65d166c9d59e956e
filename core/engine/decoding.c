/* decoding.c -- telling how the bytes of a document became text: what could not be decoded, and where.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "core/engine/job.h"

enum { PLACES_TOLD = 20, BYTES_SHOWN = 8 };

typedef struct hex {
    char text[BYTES_SHOWN * 3 + 8];
} hex;

/* "b9 ff", "b9 ff 81 … " of a longer stretch. */
static hex hex_of(const unsigned char *bytes, size_t n)
{
    hex h = {""};
    size_t at = 0;
    for (size_t i = 0; i < n && i < BYTES_SHOWN; i++)
        at += (size_t)snprintf(h.text + at, sizeof h.text - at, i ? " %02x" : "%02x", (unsigned)bytes[i]);
    if (n > BYTES_SHOWN) snprintf(h.text + at, sizeof h.text - at, " …");
    return h;
}

static void tell_replaced(dnm_job *job, const unsigned char *bytes, const dnm_decoded *d)
{
    unsigned told = 0;
    for (size_t i = 0; i < d->raw_count && told < PLACES_TOLD; i++) {
        const dnm_raw_stretch *raw = &d->raws[i];
        /* Of garbage without end, the last stretch stands for all that follows. */
        bool last = i + 1 == d->raw_count && !told;
        if (raw->kind != DNM_RAW_REPLACED && !last) continue;
        hex h = hex_of(bytes + raw->source, raw->source_len);
        if (!told++)
            dnm_warn(job, raw->source, "charset.repaired",
                     d->replaced == 1
                         ? DNM_N_("%u place cannot be decoded as %s; its bytes are %s")
                         : DNM_N_("%u places cannot be decoded as %s; the bytes of the first are %s"),
                     (unsigned)d->replaced, d->charset, h.text);
        if (d->replaced > 1) dnm_note(job, raw->source, "charset.place", DNM_N_("not decoded: %s"), h.text);
    }
}

/* A page saved with others is one document with them: what was said first stays, losses add up. */
static void keep(dnm_decoding *all, const dnm_charset_guess *guess, const dnm_decoded *d)
{
    if (!all->charset) {
        all->charset = d->charset;
        all->confidence = guess->confidence;
        all->bom = d->bom > 0;
    }
    all->replaced += d->replaced;
    all->islands += d->islands;
    all->truncated += d->truncated;
}

/* Where the first stretch of a kind is; the record of garbage is bounded, and may have none. */
static uint64_t first_place(const dnm_decoded *d, dnm_raw_kind kind)
{
    for (size_t i = 0; i < d->raw_count; i++)
        if (d->raws[i].kind == kind) return d->raws[i].source;
    return DNM_NOWHERE;
}

void dnm_job_decoded(dnm_job *job, const dnm_charset_guess *guess, const void *bytes,
                     const dnm_decoded *decoded)
{
    keep(&job->ctx->decoding, guess, decoded);
    if (decoded->replaced) tell_replaced(job, bytes, decoded);
    if (decoded->islands)
        dnm_note(job, first_place(decoded, DNM_RAW_ISLAND), "charset.islands",
                 decoded->islands == 1 ? DNM_N_("%u stretch is not in %s and was decoded apart")
                                       : DNM_N_("%u stretches are not in %s and were decoded apart"),
                 (unsigned)decoded->islands, decoded->charset);
    if (decoded->truncated)
        dnm_warn(job, first_place(decoded, DNM_RAW_TRUNCATED), "charset.truncated",
                 DNM_N_("ends in the middle of a character"));
}

bool dnm_ctx_decoding(const dnm_ctx *ctx, dnm_decoding *decoding)
{
    if (!ctx->decoding.charset) return false;
    *decoding = ctx->decoding;
    return true;
}
