/* charset.c -- docnorm_charset_bench HANS HANT PAGE: decoding, validation and detection beside glibc's iconv,
 * ICU and uchardet, on texts in UTF-8 that are given (Simplified prose, Traditional prose, an HTML page) and
 * are encoded here. All contestants take turns within a round, the median of the rounds counts; processor
 * time. ICU and uchardet take part where they were found when this was built.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/charset.h"
#include "core/text/utf8.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef BENCH_ICU
#include <unicode/ucnv.h>
#endif
#ifdef BENCH_UCHARDET
#include <uchardet/uchardet.h>
#endif

enum { ROUNDS = 21, PIECE = 2048, TEXT_MAX = 1 << 20 };

/* A text in one charset, by the names of docnorm and of iconv and ICU; and the same in pieces of about 2 KB.
 */
typedef struct sample {
    const char *what, *charset, *foreign;
    dnm_str bytes;
    dnm_str *pieces;
    size_t piece_count;
} sample;

static char *scratch; /* for output, three times TEXT_MAX */

/* ---- contestants ---- */

typedef void contestant(const sample *s);

static void decode(dnm_str bytes, const char *charset)
{
    dnm_decoded d;
    if (dnm_decode(bytes.p, bytes.n, charset, NULL, &d) == DNM_OK) dnm_decoded_free(&d);
}

static void decode_ours(const sample *s)
{
    decode(s->bytes, s->charset);
}

static void decode_pieces(const sample *s)
{
    for (size_t i = 0; i < s->piece_count; i++) decode(s->pieces[i], s->charset);
}

static void decode_iconv(const sample *s)
{
    iconv_t handle = iconv_open("UTF-8", s->foreign);
    char *from = (char *)(uintptr_t)s->bytes.p, *to = scratch;
    size_t left = s->bytes.n, room = (size_t)TEXT_MAX * 3;
    if (handle == (iconv_t)-1) return;
    while (iconv(handle, &from, &left, &to, &room) == (size_t)-1 && left) from++, left--; /* what it lacks */
    iconv_close(handle);
}

static void validate_ours(const sample *s)
{
    if (dnm_utf8_validate(s->bytes.p, s->bytes.n) != s->bytes.n) printf("not UTF-8\n");
}

static void detect_ours(const sample *s)
{
    dnm_charset_guess guess;
    for (size_t i = 0; i < s->piece_count; i++)
        dnm_charset_detect(s->pieces[i].p, s->pieces[i].n, NULL, &guess);
}

#ifdef BENCH_ICU
static void decode_icu(const sample *s)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *from = ucnv_open(s->foreign, &error), *to = ucnv_open("UTF-8", &error);
    UChar pivot[4096], *pivot_from = pivot, *pivot_to = pivot;
    const char *source = s->bytes.p;
    char *target = scratch;
    ucnv_convertEx(to, from, &target, scratch + (size_t)TEXT_MAX * 3, &source, s->bytes.p + s->bytes.n, pivot,
                   &pivot_from, &pivot_to, pivot + 4096, 1, 1, &error);
    if (U_FAILURE(error)) printf("ICU: %s\n", u_errorName(error));
    ucnv_close(from);
    ucnv_close(to);
}
#else
#define decode_icu NULL
#endif

#ifdef BENCH_UCHARDET
static void detect_uchardet(const sample *s)
{
    for (size_t i = 0; i < s->piece_count; i++) {
        uchardet_t detector = uchardet_new();
        uchardet_handle_data(detector, s->pieces[i].p, s->pieces[i].n);
        uchardet_data_end(detector);
        uchardet_delete(detector);
    }
}
#else
#define detect_uchardet NULL
#endif

/* ---- measuring ---- */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double rate_of(contestant *run, const sample *s, unsigned times)
{
    double start = seconds();
    for (unsigned i = 0; i < times; i++) run(s);
    double took = seconds() - start;
    return took > 0 ? (double)s->bytes.n * times / 1e6 / took : 0;
}

/* So many that a measurement is some milliseconds long. */
static unsigned times_for(contestant *run, const sample *s)
{
    unsigned times = 1;
    while (times < 1u << 16 && rate_of(run, s, times) * 2e-3 * 1e6 > (double)s->bytes.n * times) times *= 2;
    return times;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A line: ours, the others, and how many times as fast we are. NULL: not here. */
static void compare(const char *job, const sample *s, contestant *const runs[3], const char *const names[3])
{
    double rates[3][ROUNDS];
    unsigned times[3] = {0};
    for (size_t k = 0; k < 3; k++) times[k] = runs[k] ? times_for(runs[k], s) : 0;
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < 3; k++)
            if (runs[k]) rates[k][round] = rate_of(runs[k], s, times[k]);
    printf("| %s %s |", job, s->what);
    double ours = 0;
    for (size_t k = 0; k < 3; k++) {
        if (!runs[k]) {
            printf(" – | – |");
            continue;
        }
        qsort(rates[k], ROUNDS, sizeof rates[k][0], by_size);
        double median = rates[k][ROUNDS / 2];
        if (k == 0) {
            ours = median;
            printf(" %.0f MB/s |", ours);
        } else {
            printf(" %s %.0f MB/s | %.1f |", names[k], median, ours / median);
        }
    }
    printf("\n");
    fflush(stdout);
}

/* ---- texts ---- */

static dnm_str read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(TEXT_MAX);
    size_t n = file && text ? fread(text, 1, TEXT_MAX, file) : 0;
    if (file) fclose(file);
    if (!n) printf("cannot read %s\n", path);
    return (dnm_str){text, dnm_utf8_boundary(text, n, n ? n - 1 : 0)};
}

/* At the first line end after so many bytes, so that no piece begins or ends inside a character. */
static void cut(sample *s)
{
    s->pieces = calloc(s->bytes.n / PIECE + 1, sizeof *s->pieces);
    for (size_t at = 0; s->pieces && at + PIECE <= s->bytes.n;) {
        const char *begin = s->bytes.p + at, *end = memchr(begin + PIECE, '\n', s->bytes.n - at - PIECE);
        if (!end) break;
        s->pieces[s->piece_count++] = (dnm_str){begin, (size_t)(end + 1 - begin)};
        at += (size_t)(end + 1 - begin);
    }
}

static bool prepare(sample *s, dnm_str text)
{
    dnm_encoded e;
    if (dnm_encode(text, s->charset, DNM_UNENCODABLE_QUESTION, &e) != DNM_OK) return false;
    s->bytes = (dnm_str){e.bytes, e.n};
    cut(s);
    return s->pieces != NULL;
}

static void measure(sample *s, dnm_str text)
{
    if (!prepare(s, text)) return;
    if (strcmp(s->charset, "UTF-8") == 0)
        compare("validate", s, (contestant *const[]){validate_ours, decode_iconv, decode_icu},
                (const char *const[]){"", "iconv", "ICU"});
    else
        compare("decode", s, (contestant *const[]){decode_ours, decode_iconv, decode_icu},
                (const char *const[]){"", "iconv", "ICU"});
    compare("detect 2 KB", s, (contestant *const[]){detect_ours, detect_uchardet, decode_pieces},
            (const char *const[]){"", "uchardet", "our decoding"});
    free((char *)(uintptr_t)s->bytes.p);
    free(s->pieces);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        printf("usage: docnorm_charset_bench HANS HANT PAGE\n");
        return 2;
    }
    sample samples[] = {
        {.what = "UTF-8 prose", .charset = "UTF-8", .foreign = "UTF-8"},
        {.what = "GBK prose", .charset = "GBK", .foreign = "GB18030"},
        {.what = "Big5 prose", .charset = "Big5", .foreign = "BIG5-HKSCS"},
        {.what = "UTF-8 HTML", .charset = "UTF-8", .foreign = "UTF-8"},
        {.what = "GBK HTML", .charset = "GBK", .foreign = "GB18030"},
    };
    static const int texts[] = {1, 1, 2, 3, 3}; /* arguments */
    scratch = malloc((size_t)TEXT_MAX * 3);
    printf("| job | docnorm | beside | times | beside | times |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; scratch && i < sizeof samples / sizeof *samples; i++) {
        dnm_str text = read_text(argv[texts[i]]);
        if (text.n) measure(&samples[i], text);
        free((char *)(uintptr_t)text.p);
    }
    free(scratch);
    return 0;
}
