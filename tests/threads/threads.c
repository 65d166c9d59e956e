/* threads.c -- eight contexts in eight threads: every fixture is read, cleaned and written in all of them at
 * once, each in another order, and what comes out is what one thread alone made. Under ThreadSanitizer
 * (preset tsan) this also finds state that contexts share.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/hash/hash.h"
#include "tests/support/subject.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 8 };

typedef struct digest {
    char hex[DNM_SHA256_HEX];
} digest;

typedef struct worker {
    pthread_t thread;
    size_t number;
    const t_subjects *subjects;
    digest *digests; /* one a subject */
} worker;

static void take_digest(const t_subject *subject, digest *result)
{
    dnm_buf all;
    dnm_buf_init(&all, (size_t)1 << 30);
    t_subject_everything(subject, &all);
    dnm_sha256_of(dnm_buf_str(&all), result->hex);
    dnm_buf_free(&all);
}

static void *work(void *data)
{
    worker *w = data;
    size_t n = w->subjects->n;
    for (size_t i = 0; i < n; i++) {
        size_t k = (i + w->number * n / THREADS) % n;
        take_digest(&w->subjects->p[k], &w->digests[k]);
    }
    return NULL;
}

static size_t compare(const t_subjects *subjects, const digest *serial, const worker *w)
{
    size_t different = 0;
    for (size_t i = 0; i < subjects->n; i++) {
        if (strcmp(serial[i].hex, w->digests[i].hex) == 0) continue;
        printf("thread %zu: %s came out differently\n", w->number, subjects->p[i].label);
        different++;
    }
    return different;
}

int main(int argc, char **argv)
{
    t_subjects subjects;
    worker workers[THREADS];
    if (argc != 2 || !t_subjects_find(argv[1], &subjects)) return 2;
    digest *serial = t_alloc(subjects.n * sizeof *serial);
    for (size_t i = 0; i < subjects.n; i++) take_digest(&subjects.p[i], &serial[i]);
    for (size_t t = 0; t < THREADS; t++) {
        workers[t] =
            (worker){.number = t, .subjects = &subjects, .digests = t_alloc(subjects.n * sizeof(digest))};
        if (pthread_create(&workers[t].thread, NULL, work, &workers[t]) != 0) return 2;
    }
    size_t different = 0;
    for (size_t t = 0; t < THREADS; t++) {
        pthread_join(workers[t].thread, NULL);
        different += compare(&subjects, serial, &workers[t]);
        free(workers[t].digests);
    }
    printf("threads: %zu subjects in %d threads, %zu differences\n", subjects.n, THREADS, different);
    free(serial);
    t_subjects_free(&subjects);
    return different ? 1 : 0;
}
