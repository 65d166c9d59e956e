/* nfc.c -- nfc.h with utf8proc's properties. utf8proc's own utf8proc_map() orders combining marks by
 * neighbour swaps, which takes a quadratic time on long runs; so the text is walked here, and only the short
 * stretches that could change are decomposed, ordered and composed:
 *
 *     plain plain plain | e ◌́ ◌̣ | plain plain | 你 plain …
 *     copied as it is     stretch    copied        U+F9xx: a stretch of one
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/unicode/nfc.h"

#include "core/base/vec.h"
#include "core/text/utf8.h"

#include <utf8proc.h>

typedef DNM_VEC(utf8proc_int32_t) code_points;

typedef struct stretch_memory {
    code_points text;
    code_points sorted; /* of one run of marks, while it is ordered */
    dnm_budget budget;
} stretch_memory;

typedef struct code_point {
    utf8proc_int32_t value; /* negative: not UTF-8 */
    size_t n;               /* bytes */
} code_point;

const char *dnm_nfc_unicode_version(void)
{
    return utf8proc_unicode_version();
}

static code_point decode(dnm_str in, size_t at)
{
    uint32_t value;
    const size_t n = dnm_utf8_decode(in.p + at, in.n - at, &value);
    return value == DNM_BAD_UTF8 ? (code_point){-1, 1} : (code_point){(utf8proc_int32_t)value, n};
}

/* Unified ideographs and the marks of Chinese text, which neither join anything nor fall apart. */
static bool is_inert(utf8proc_int32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E) ||
           (c >= 0x2010 && c <= 0x2027);
}

/* Whether c may compose with, or be ordered against, what stands before it. Wider than the truth by some
 * marks: those merely take the slow path. Letters that do so are the medial and final jamo, and since Unicode
 * 16 the Kirat Rai vowels. U+11A7, which stands before the finals and is none, must not get into a
 * stretch: utf8proc 2.6 takes it for one and swallows it. */
static bool joins_previous(utf8proc_int32_t c)
{
    if (c < 0x300 || is_inert(c)) return false;
    if ((c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2)) return true;
    if (c >= 0x16D63 && c <= 0x16D6A) return true;
    const utf8proc_property_t *property = utf8proc_get_property(c);
    return property->combining_class || property->category == UTF8PROC_CATEGORY_MN ||
           property->category == UTF8PROC_CATEGORY_MC || property->category == UTF8PROC_CATEGORY_ME;
}

/* Letters below U+0300 that do are composed again: with a mark behind them, they are in the mark's stretch.
 */
static bool has_decomposition(utf8proc_int32_t c)
{
    if (c < 0x300 || is_inert(c)) return false;
    const utf8proc_property_t *property = utf8proc_get_property(c);
    return property->decomp_type == 0 && property->decomp_seqindex != UINT16_MAX;
}

static size_t end_of_marks(dnm_str in, size_t at)
{
    while (at < in.n) {
        code_point c = decode(in, at);
        if (!joins_previous(c.value)) break;
        at += c.n;
    }
    return at;
}

/* The first stretch at or after `from` that must be normalised is [*start, *end); what lies before stays as
 * it is. Both are in.n if there is none. */
static void next_stretch(dnm_str in, size_t from, size_t *start, size_t *end)
{
    size_t previous = from; /* the character a mark would join */
    for (size_t at = from; at < in.n;) {
        if (dnm_utf8_begins_han(in.p[at]) && in.n - at >= 3) {
            previous = at;
            at += 3;
            continue;
        }
        if ((unsigned char)in.p[at] < 0x80) {
            at += dnm_ascii_prefix(in.p + at, in.n - at);
            previous = at - 1;
            continue;
        }
        code_point c = decode(in, at);
        if (is_inert(c.value)) {
            previous = at;
            at += c.n;
            continue;
        }
        if (joins_previous(c.value) || has_decomposition(c.value)) {
            *start = joins_previous(c.value) ? previous : at;
            *end = end_of_marks(in, at + c.n);
            return;
        }
        previous = c.value < 0 ? at + c.n : at;
        at += c.n;
    }
    *start = *end = in.n;
}

static bool decompose(dnm_str in, stretch_memory *memory)
{
    memory->text.n = 0;
    for (size_t at = 0; at < in.n;) {
        enum { LONGEST = 4 }; /* canonical decompositions have at most four code points (UAX #15, 14) */
        if (!DNM_ROOM(&memory->text, LONGEST, &memory->budget)) return false;
        code_point c = decode(in, at);
        int last_boundclass = 0;
        utf8proc_int32_t *to = memory->text.p + memory->text.n;
        utf8proc_ssize_t n = utf8proc_decompose_char(c.value, to, LONGEST,
                                                     UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &last_boundclass);
        if (n < 0 || n > LONGEST) return false;
        memory->text.n += (uint32_t)n;
        at += c.n;
    }
    return true;
}

static uint8_t class_of(utf8proc_int32_t c)
{
    return (uint8_t)utf8proc_get_property(c)->combining_class;
}

static void order_few(utf8proc_int32_t *run, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        utf8proc_int32_t c = run[i];
        uint32_t to = i;
        for (; to > 0 && class_of(run[to - 1]) > class_of(c); to--) run[to] = run[to - 1];
        run[to] = c;
    }
}

/* A counting sort: stable, as the canonical order must be. */
static bool order_many(utf8proc_int32_t *run, uint32_t n, stretch_memory *memory)
{
    uint32_t place[257] = {0};
    memory->sorted.n = 0;
    if (!DNM_ROOM(&memory->sorted, n, &memory->budget)) return false;
    for (uint32_t i = 0; i < n; i++) place[class_of(run[i]) + 1]++;
    for (size_t i = 1; i < 257; i++) place[i] += place[i - 1];
    for (uint32_t i = 0; i < n; i++) memory->sorted.p[place[class_of(run[i])]++] = run[i];
    memcpy(run, memory->sorted.p, n * sizeof *run);
    return true;
}

/* Puts each run of code points with a combining class into canonical order (Unicode, D108 and D109). */
static bool order(stretch_memory *memory)
{
    enum { FEW = 32 };
    code_points *text = &memory->text;
    for (uint32_t start = 0; start < text->n;) {
        uint32_t end = start;
        while (end < text->n && class_of(text->p[end])) end++;
        uint32_t n = end - start;
        if (n <= FEW) {
            order_few(text->p + start, n);
        } else if (!order_many(text->p + start, n, memory)) {
            return false;
        }
        start = end + 1;
    }
    return true;
}

/* Leaves the NFC of the stretch in memory->text. */
static bool normalise(dnm_str stretch, stretch_memory *memory)
{
    if (!decompose(stretch, memory) || !order(memory)) return false;
    utf8proc_ssize_t n = utf8proc_normalize_utf32(memory->text.p, (utf8proc_ssize_t)memory->text.n,
                                                  UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (n < 0) return false;
    memory->text.n = (uint32_t)n;
    return true;
}

static bool says(dnm_str in, const code_points *text)
{
    size_t at = 0;
    for (uint32_t i = 0; i < text->n; i++) {
        if (at == in.n) return false;
        code_point c = decode(in, at);
        if (c.value != text->p[i]) return false;
        at += c.n;
    }
    return at == in.n;
}

static stretch_memory memory_for(dnm_str in)
{
    size_t left = in.n < (SIZE_MAX - 4096) / 16 ? in.n * 16 + 4096 : SIZE_MAX;
    return (stretch_memory){.budget = {.left = left}};
}

static void free_memory(stretch_memory *memory)
{
    DNM_VEC_FREE(&memory->text, &memory->budget);
    DNM_VEC_FREE(&memory->sorted, &memory->budget);
}

static dnm_str part(dnm_str in, size_t start, size_t end)
{
    return (dnm_str){in.p + start, end - start};
}

void dnm_nfc(dnm_str in, dnm_buf *out)
{
    stretch_memory memory = memory_for(in);
    for (size_t at = 0, start, end; at < in.n; at = end) {
        next_stretch(in, at, &start, &end);
        dnm_buf_add(out, in.p + at, start - at);
        if (start == end) continue;
        if (!normalise(part(in, start, end), &memory)) {
            out->failed = out->failed ? out->failed : DNM_NO_MEMORY;
            break;
        }
        for (uint32_t i = 0; i < memory.text.n; i++) {
            dnm_buf_add_code_point(out, (uint32_t)memory.text.p[i]);
        }
    }
    free_memory(&memory);
}

dnm_status dnm_nfc_is(dnm_str in, bool *is)
{
    stretch_memory memory = memory_for(in);
    dnm_status status = DNM_OK;
    bool same = true;
    for (size_t at = 0, start, end; at < in.n && same && !status; at = end) {
        next_stretch(in, at, &start, &end);
        if (start == end) continue;
        if (normalise(part(in, start, end), &memory)) {
            same = says(part(in, start, end), &memory.text);
        } else {
            status = DNM_NO_MEMORY;
        }
    }
    free_memory(&memory);
    if (!status) *is = same;
    return status;
}
