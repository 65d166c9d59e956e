/* learner.c -- learns site templates: keeps the keys of pages by site, and writes which blocks repeat. Two
 * learners that saw the same pages hold the same, whatever came when.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/learner.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/engine/job.h"
#include "core/text/host.h"
#include "core/text/json.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { FIRST_SLOTS = 64, FIRST_PAGES = 4, NAME_BYTES = 4096 };

dnm_status dnm_learner_new(dnm_ctx *ctx, dnm_learner **out)
{
    dnm_learner *learner = calloc(1, sizeof *learner);
    if (!learner) return DNM_NO_MEMORY;
    learner->ctx = ctx;
    learner->key = dnm_hash_new_key();
    learner->left = ctx->limits.arena_bytes;
    *out = learner;
    return DNM_OK;
}

void dnm_learner_free(dnm_learner *learner)
{
    if (!learner) return;
    for (uint32_t i = 0; i < learner->slot_count; i++) {
        dnm_site *site = learner->slots[i];
        for (uint32_t k = 0; site && k < site->count; k++) free(site->pages[k]);
        if (site) free(site->pages), free(site->name);
        free(site);
    }
    free(learner->slots);
    free(learner);
}

/* ---- memory ----------------------------------------------------------------------------------- */

static dnm_status too_much(dnm_learner *learner, dnm_status status)
{
    if (status != DNM_LIMIT) return dnm_explain_failure(&learner->ctx->job, learner->ctx->messages.n, status);
    return dnm_report(learner->ctx, DNM_LIMIT, "", "templates.memory",
                      DNM_N_("the pages of too many sites to be learned from in %zu bytes"),
                      learner->ctx->limits.arena_bytes);
}

/* A block for good; NULL, and *status, on refusal. */
static void *take(dnm_learner *learner, size_t size, dnm_status *status)
{
    void *p = size <= learner->left ? calloc(1, size) : NULL;
    if (p)
        learner->left -= size;
    else if (!*status)
        *status = size <= learner->left ? DNM_NO_MEMORY : DNM_LIMIT;
    return p;
}

/* ---- sites ------------------------------------------------------------------------------------ */

static dnm_site **slot_of(const dnm_learner *learner, dnm_str name)
{
    const uint32_t mask = learner->slot_count - 1;
    for (uint32_t at = (uint32_t)dnm_hash(learner->key, name.p, name.n);; at++) {
        dnm_site **slot = &learner->slots[at & mask];
        if (!*slot || dnm_str_eq(dnm_str_of((*slot)->name), name)) return slot;
    }
}

static bool grow_slots(dnm_learner *learner, dnm_status *status)
{
    const uint32_t old_count = learner->slot_count;
    dnm_site **old = learner->slots;
    if ((learner->site_count + 1) * 2 <= old_count) return true;
    const uint32_t count = old_count ? old_count * 2 : FIRST_SLOTS;
    dnm_site **slots = take(learner, count * sizeof *slots, status);
    if (!slots) return false;
    learner->slots = slots;
    learner->slot_count = count;
    for (uint32_t i = 0; i < old_count; i++)
        if (old[i]) *slot_of(learner, dnm_str_of(old[i]->name)) = old[i];
    learner->left += old_count * sizeof *slots;
    free(old);
    return true;
}

static dnm_site *site_of(dnm_learner *learner, dnm_str name, dnm_status *status)
{
    if (!grow_slots(learner, status)) return NULL;
    dnm_site **slot = slot_of(learner, name);
    if (*slot) return *slot;
    dnm_site *site = take(learner, sizeof *site, status);
    char *copy = site ? take(learner, name.n + 1, status) : NULL;
    if (!copy) {
        free(site);
        return NULL;
    }
    memcpy(copy, name.p, name.n);
    site->name = copy;
    learner->site_count++;
    return *slot = site;
}

/* ---- pages of a site -------------------------------------------------------------------------- */

static size_t size_of(uint32_t leaves)
{
    return sizeof(dnm_page_keys) + leaves * sizeof(uint64_t);
}

static void exchange(dnm_page_keys **a, dnm_page_keys **b)
{
    dnm_page_keys *c = *a;
    *a = *b;
    *b = c;
}

static void sift_down(dnm_page_keys **heap, uint32_t n)
{
    for (uint32_t i = 0, child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && heap[child + 1]->key > heap[child]->key) child++;
        if (heap[i]->key >= heap[child]->key) return;
        exchange(&heap[i], &heap[child]);
    }
}

static void sift_up(dnm_page_keys **heap, uint32_t i)
{
    for (; i && heap[(i - 1) / 2]->key < heap[i]->key; i = (i - 1) / 2)
        exchange(&heap[(i - 1) / 2], &heap[i]);
}

/* Whether the site would keep a page of that key: not if it has it, or has enough with smaller ones. */
static bool wants(const dnm_site *site, uint64_t key)
{
    for (uint32_t i = 0; i < site->count; i++)
        if (site->pages[i]->key == key) return false;
    return site->count < DNM_SITE_PAGES || key < site->pages[0]->key;
}

static bool room_for_page(dnm_learner *learner, dnm_site *site, dnm_status *status)
{
    if (site->count < site->cap) return true;
    const uint32_t cap = site->cap ? site->cap * 2 : FIRST_PAGES;
    dnm_page_keys **pages = take(learner, cap * sizeof *pages, status);
    if (!pages) return false;
    if (site->count) memcpy(pages, site->pages, site->count * sizeof *pages);
    learner->left += site->cap * sizeof *pages;
    free(site->pages);
    site->pages = pages;
    site->cap = cap;
    return true;
}

static void keep_page(dnm_learner *learner, dnm_site *site, const dnm_page_keys *page, dnm_status *status)
{
    if (!wants(site, page->key)) return;
    if (site->count == DNM_SITE_PAGES) {
        learner->left += size_of(site->pages[0]->count);
        free(site->pages[0]);
        site->pages[0] = site->pages[--site->count];
        sift_down(site->pages, site->count);
    }
    if (!room_for_page(learner, site, status)) return;
    dnm_page_keys *copy = take(learner, size_of(page->count), status);
    if (!copy) return;
    memcpy(copy, page, size_of(page->count));
    site->pages[site->count] = copy;
    sift_up(site->pages, site->count++);
}

dnm_status dnm_learner_merge(dnm_learner *into, const dnm_learner *from)
{
    dnm_status status = DNM_OK;
    for (uint32_t i = 0; i < from->slot_count && !status; i++) {
        const dnm_site *other = from->slots[i];
        dnm_site *site = other ? site_of(into, dnm_str_of(other->name), &status) : NULL;
        for (uint32_t k = 0; site && k < other->count && !status; k++)
            keep_page(into, site, other->pages[k], &status);
    }
    return status ? too_much(into, status) : DNM_OK;
}

/* ---- reading pages ---------------------------------------------------------------------------- */

static int compare_keys(const void *x, const void *y)
{
    const uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

/* The pages of one article have its title and a number behind it: they are pages of one text. */
static uint64_t title_key(dnm_str title)
{
    size_t n = title.n;
    while (n) {
        size_t before = n;
        const uint32_t cp = dnm_utf8_prev(title.p, &before);
        const bool counts = dnm_cp_is_digit(cp) || dnm_cp_is_punct(cp) || dnm_cp_is_space(cp) ||
                            cp == 0x7B2C /* 第 */ || cp == 0x9875 /* 页 */;
        if (!counts) break;
        n = before;
    }
    return n ? dnm_leaf_key((dnm_str){title.p, n}) : 0;
}

typedef struct length {
    size_t bytes;
    uint64_t key;
} length;

static bool is_longer(length a, length b)
{
    return a.bytes != b.bytes ? a.bytes > b.bytes : a.key < b.key;
}

static void note_length(length longest[3], length one)
{
    for (int i = 0; i < 3; i++) {
        if (longest[i].key == one.key) return;
        if (!is_longer(one, longest[i])) continue;
        const length shorter = longest[i];
        longest[i] = one;
        one = shorter;
        if (!one.bytes) return;
    }
}

static uint32_t count_leaves(const dnm_view *view)
{
    uint32_t n = 0;
    for (uint32_t i = 1; i < view->block_count; i++) n += dnm_kind_is_leaf(view->blocks[i].kind);
    return n;
}

static uint32_t sort_out_repeated(uint64_t *keys, uint32_t n)
{
    uint32_t kept = 0;
    if (n > 1) qsort(keys, n, sizeof *keys, compare_keys);
    for (uint32_t i = 0; i < n; i++)
        if (!kept || keys[kept - 1] != keys[i]) keys[kept++] = keys[i];
    return kept;
}

/* `page` has room for the leaves of both ends. */
static void read_page(const dnm_doc *doc, dnm_page_keys *page)
{
    const dnm_view *view = dnm_doc_view(doc);
    const uint32_t all = count_leaves(view);
    length longest[3] = {{0}};
    uint32_t leaf = 0, n = 0;
    for (uint32_t i = 1; i < view->block_count; i++) {
        if (!dnm_kind_is_leaf(view->blocks[i].kind)) continue;
        const uint64_t key = dnm_leaf_key(dnm_doc_text(doc, i));
        note_length(longest, (length){view->blocks[i].len, key});
        if (leaf < DNM_PAGE_EDGE || all - leaf <= DNM_PAGE_EDGE) page->leaves[n++] = key;
        leaf++;
    }
    page->count = sort_out_repeated(page->leaves, n);
    page->title = title_key(dnm_doc_meta(doc, 0, "title"));
    for (int i = 0; i < 3; i++) page->longest[i] = longest[i].bytes ? longest[i].key : 0;
    const dnm_hash_key known = {page->title, page->longest[0]};
    page->key = dnm_hash(known, page->leaves, page->count * sizeof *page->leaves);
}

dnm_status dnm_learner_add(dnm_learner *learner, const dnm_doc *doc, const dnm_input *input)
{
    dnm_status status = DNM_OK;
    dnm_buf name;
    dnm_page_keys *page = calloc(1, size_of(2 * DNM_PAGE_EDGE));
    if (!page) return too_much(learner, DNM_NO_MEMORY);
    dnm_buf_init(&name, NAME_BYTES);
    dnm_site_name(doc, input->path, input->member, &name);
    if (name.n && !dnm_buf_status(&name)) {
        read_page(doc, page);
        dnm_site *site = page->count ? site_of(learner, dnm_buf_str(&name), &status) : NULL;
        if (site) keep_page(learner, site, page, &status);
    }
    dnm_buf_free(&name);
    free(page);
    return status ? too_much(learner, status) : DNM_OK;
}

/* ---- writing ---------------------------------------------------------------------------------- */

static int compare_sites(const void *x, const void *y)
{
    const dnm_site *const *a = x, *const *b = y;
    return strcmp((*a)->name, (*b)->name);
}

static void put_site(dnm_json *j, const dnm_site *site, const dnm_tally *tally)
{
    dnm_json_open(j, '{');
    dnm_json_key(j, "site");
    dnm_json_str(j, dnm_str_of(site->name));
    dnm_json_key(j, "pages");
    dnm_json_int(j, tally->pages);
    dnm_json_key(j, "blocks");
    dnm_json_open(j, '{');
    for (uint32_t i = 0; i < tally->count; i++) {
        char key[17];
        snprintf(key, sizeof key, "%016llx", (unsigned long long)tally->list[i].leaf);
        dnm_json_key(j, key);
        dnm_json_int(j, tally->list[i].pages);
    }
    dnm_json_close(j, '}');
    dnm_json_close(j, '}');
    dnm_json_end_line(j);
}

static dnm_status pass_on(dnm_buf *line, dnm_write_fn to, void *data)
{
    dnm_status status = dnm_buf_status(line);
    if (!status && line->n) status = to(data, line->p, line->n);
    dnm_buf_clear(line);
    return status;
}

static dnm_status write_sites(dnm_site *const *sites, uint32_t n, dnm_buf *line, dnm_write_fn to, void *data)
{
    dnm_json j = dnm_json_to(line);
    dnm_json_open(&j, '{');
    dnm_json_key(&j, "templates");
    dnm_json_int(&j, 1);
    dnm_json_close(&j, '}');
    dnm_json_end_line(&j);
    dnm_status status = pass_on(line, to, data);
    for (uint32_t i = 0; i < n && !status; i++) {
        dnm_tally tally;
        if (!dnm_tally_site(sites[i], &tally)) return DNM_NO_MEMORY;
        if (tally.count) put_site(&j, sites[i], &tally);
        free(tally.list);
        status = pass_on(line, to, data);
    }
    return status;
}

dnm_status dnm_learner_write(const dnm_learner *learner, dnm_write_fn to, void *data)
{
    dnm_site **sites = calloc((size_t)learner->site_count + 1, sizeof *sites);
    uint32_t n = 0;
    dnm_buf line;
    if (!sites) return dnm_explain_failure(&learner->ctx->job, learner->ctx->messages.n, DNM_NO_MEMORY);
    for (uint32_t i = 0; i < learner->slot_count; i++)
        if (learner->slots[i]) sites[n++] = learner->slots[i];
    if (n > 1) qsort(sites, n, sizeof(dnm_site *), compare_sites);
    dnm_buf_init(&line, learner->ctx->limits.output_bytes);
    const dnm_status status = write_sites(sites, n, &line, to, data);
    dnm_buf_free(&line);
    free(sites);
    return status;
}
