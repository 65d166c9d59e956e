/* html_parser.c -- docnorm_html_bench FILE…: megabytes a second of the HTML tokenizer alone and of the whole
 * parse, on pages in UTF-8. Processor time of the best of 25 rounds over all files; memory is given back
 * after each page.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tokenizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 25, MAX_FILES = 4096 };

typedef struct pages {
    dnm_str files[MAX_FILES];
    size_t count, bytes;
} pages;

static bool read_page(pages *all, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t n = 0, got = 1;
    while (file && got > 0) {
        char *grown = realloc(bytes, n + (1 << 20));
        if (!grown) break;
        bytes = grown;
        got = fread(bytes + n, 1, 1 << 20, file);
        n += got;
    }
    if (file) fclose(file);
    if (!file || all->count == MAX_FILES) {
        free(bytes);
        return false;
    }
    all->files[all->count++] = (dnm_str){bytes, n};
    all->bytes += n;
    return true;
}

static html_text_state state_after(const html_token *token)
{
    if (token->kind != HTML_TOKEN_START) return HTML_DATA;
    switch (token->tag) {
    case HTML_TAG_SCRIPT:
        return HTML_SCRIPT;
    case HTML_TAG_STYLE:
    case HTML_TAG_IFRAME:
        return HTML_RAWTEXT;
    case HTML_TAG_TITLE:
    case HTML_TAG_TEXTAREA:
        return HTML_RCDATA;
    default:
        return HTML_DATA;
    }
}

static bool tokenize(dnm_str page, dnm_arena *arena)
{
    html_tokenizer tk;
    html_token token;
    memset(&token, 0, sizeof token);
    html_tokenizer_init(&tk, page, arena);
    for (token.kind = HTML_TOKEN_TEXT; token.kind != HTML_TOKEN_EOF;) {
        html_token_next(&tk, &token);
        if (token.kind == HTML_TOKEN_START) tk.state = state_after(&token);
    }
    return !dnm_arena_failed(arena);
}

static bool parse(dnm_str page, dnm_arena *arena)
{
    html_document *doc;
    return html_parse(page, arena, NULL, &doc) == DNM_OK;
}

static void measure(const char *name, const pages *all, bool (*work)(dnm_str page, dnm_arena *arena))
{
    dnm_arena arena;
    clock_t best = 0;
    dnm_arena_init(&arena, (size_t)1 << 32);
    for (int round = 0; round < ROUNDS; round++) {
        clock_t start = clock();
        for (size_t i = 0; i < all->count; i++) {
            if (!work(all->files[i], &arena)) printf("page %zu failed\n", i);
            dnm_arena_reset(&arena);
        }
        clock_t took = clock() - start;
        if (round == 0 || took < best) best = took;
    }
    dnm_arena_free(&arena);
    double seconds = (double)best / CLOCKS_PER_SEC;
    printf("%-10s %8.0f MB/s\n", name, seconds > 0 ? (double)all->bytes / 1e6 / seconds : 0.0);
}

int main(int argc, char **argv)
{
    static pages all;
    for (int i = 1; i < argc; i++) {
        if (!read_page(&all, argv[i])) printf("cannot read %s\n", argv[i]);
    }
    printf("%zu pages, %.1f MB\n", all.count, (double)all.bytes / 1e6);
    measure("tokenizer", &all, tokenize);
    measure("parser", &all, parse);
    for (size_t i = 0; i < all.count; i++) free((void *)(uintptr_t)all.files[i].p);
    return 0;
}
