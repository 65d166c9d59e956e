/* opencc.c -- OpenCC behind script.h. Its C interface reports a missing configuration by an invalid
 * handle; opencc_error is not safe with threads, and is not asked.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/script/script.h"

#include "core/text/utf8.h"

#include <opencc/opencc.h>

enum { ZHU = 0x8457, ZHE = 0x7740 }; /* 著, 着 */

static bool is_open(opencc_t opencc)
{
    return opencc && (intptr_t)opencc != -1;
}

/* NULL if it is open now, else its name. */
static const char *open_config(script_converter *converter, script_config config)
{
    static const char *const names[SCRIPT_CONFIGS] = {
        [SCRIPT_T2S] = OPENCC_DEFAULT_CONFIG_TRAD_TO_SIMP,
        [SCRIPT_TW2T] = "tw2t.json",
        [SCRIPT_S2T] = OPENCC_DEFAULT_CONFIG_SIMP_TO_TRAD,
    };
    opencc_t *opencc = &converter->opencc[config];
    if (!is_open(*opencc)) *opencc = opencc_open(names[config]);
    return is_open(*opencc) ? NULL : names[config];
}

const char *script_open(script_converter *converter, script_way way)
{
    if (way == SCRIPT_TO_HANT) return open_config(converter, SCRIPT_S2T);
    const char *missing = open_config(converter, SCRIPT_T2S);
    if (missing || way == SCRIPT_TO_HANS) return missing;
    return open_config(converter, SCRIPT_TW2T);
}

void script_close(script_converter *converter)
{
    for (int config = 0; config < SCRIPT_CONFIGS; config++) {
        if (is_open(converter->opencc[config])) opencc_close(converter->opencc[config]);
        converter->opencc[config] = NULL;
    }
}

/* OpenCC takes a NUL for the end of the text. */
static bool convert_piece(opencc_t opencc, dnm_str piece, dnm_buf *out)
{
    if (!piece.n) return true;
    char *text = opencc_convert_utf8(opencc, piece.p, piece.n);
    if (!text) return false;
    dnm_buf_add_str(out, text);
    opencc_convert_utf8_free(text);
    return true;
}

static bool convert(opencc_t opencc, dnm_str text, dnm_buf *out)
{
    const char *nul;
    while ((nul = text.n ? memchr(text.p, '\0', text.n) : NULL)) {
        const dnm_str piece = {text.p, (size_t)(nul - text.p)};
        if (!convert_piece(opencc, piece, out)) return false;
        dnm_buf_add_char(out, '\0');
        text = (dnm_str){nul + 1, text.n - piece.n - 1};
    }
    return convert_piece(opencc, text, out) && dnm_buf_status(out) == DNM_OK;
}

/* The text with 着 where `read` has it for 著; both have equally many characters. */
static void take_zhe(dnm_str text, dnm_str read, dnm_buf *out)
{
    for (size_t at = 0, there = 0; at < text.n && there < read.n;) {
        const size_t from = at;
        const bool zhe = dnm_utf8_next(text.p, text.n, &at) == ZHU;
        if (dnm_utf8_next(read.p, read.n, &there) == ZHE && zhe) {
            dnm_buf_add_code_point(out, ZHE);
        } else {
            dnm_buf_add(out, text.p + from, at - from);
        }
    }
}

/* Which 著 is 着 is known to the phrases for Taiwan alone; what else they change is no matter of script. */
static bool convert_traditional(const script_converter *converter, dnm_str text, dnm_buf *out)
{
    dnm_buf read, marked;
    dnm_buf_init(&read, out->max);
    dnm_buf_init(&marked, out->max);
    bool ok = convert(converter->opencc[SCRIPT_TW2T], text, &read);
    if (ok && dnm_utf8_count(read.p, read.n) == dnm_utf8_count(text.p, text.n)) {
        take_zhe(text, dnm_buf_str(&read), &marked);
        ok = dnm_buf_status(&marked) == DNM_OK;
        text = dnm_buf_str(&marked);
    }
    ok = ok && convert(converter->opencc[SCRIPT_T2S], text, out);
    dnm_buf_free(&read);
    dnm_buf_free(&marked);
    return ok;
}

bool script_convert(const script_converter *converter, script_way way, dnm_str text, dnm_buf *out)
{
    if (way == SCRIPT_TO_HANT) return convert(converter->opencc[SCRIPT_S2T], text, out);
    if (way == SCRIPT_TO_HANS) return convert(converter->opencc[SCRIPT_T2S], text, out);
    return convert_traditional(converter, text, out);
}
