/* script.c -- cleaner `script`: the text in Simplified or in Traditional characters, by the phrases of
 * OpenCC. Runs last, so that every repair has happened in the script of the page. Code keeps its characters.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/script/script.h"

#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_CONVERT };

static const dnm_rule rules[] = {
    [RULE_CONVERT] =
        {
            .id = "convert",
            .summary = DNM_N_("Writes the text in the script that was asked for"),
            .before = "會議決定發展數碼產業，改進頭髮護理服務。",
            .after = "会议决定发展数码产业，改进头发护理服务。",
            .untouched = "会议于后天召开，请各位准时出席。",
            .option = "to=hans",
        },
    {.id = NULL},
};

static const dnm_option options[] = {
    {.name = "to",
     .fallback = "keep",
     .values = "keep|hans|hant",
     .summary = DNM_N_("hans for Simplified, hant for Traditional characters; keep leaves them as they are")},
    {.name = NULL},
};

typedef struct conversion {
    dnm_job *job;
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_editor *editor;
    script_target target;
    script_census page;
    script_converter converter;
    dnm_buf text;
    uint32_t span; /* of the leaf at hand: the first that reaches past what is done */
} conversion;

static bool convert_until(conversion *c, script_way way, uint32_t at, uint32_t end)
{
    const dnm_str text = {c->view->text + at, end > at ? end - at : 0};
    return script_convert(&c->converter, way, text, &c->text);
}

/* Text [at, stop) of a leaf into c->text, code as it is. */
static bool convert_text(conversion *c, script_way way, const dnm_block *b, uint32_t at, uint32_t stop)
{
    dnm_buf_clear(&c->text);
    for (; c->span < b->span0 + b->nspan && at < stop; c->span++) {
        const dnm_span *span = &c->view->spans[c->span];
        uint32_t end = span->off + span->len;
        if (span->kind != DNM_CODE || end <= at) continue;
        if (span->off >= stop) break;
        if (!convert_until(c, way, at, span->off)) return false;
        if (span->off > at) at = span->off;
        const bool goes_on = end > stop;
        if (goes_on) end = stop;
        dnm_buf_add(&c->text, c->view->text + at, end - at);
        at = end;
        if (goes_on) break;
    }
    return convert_until(c, way, at, stop) && dnm_buf_status(&c->text) == DNM_OK;
}

static size_t same_beginning(dnm_str a, dnm_str b)
{
    const size_t most = a.n < b.n ? a.n : b.n;
    size_t n = 0;
    while (n < most && a.p[n] == b.p[n]) n++;
    return dnm_utf8_boundary(a.p, a.n, n);
}

static size_t same_ending(dnm_str a, dnm_str b, size_t past)
{
    const size_t most = (a.n < b.n ? a.n : b.n) - past;
    size_t n = 0;
    while (n < most && a.p[a.n - n - 1] == b.p[b.n - n - 1]) n++;
    while (n && dnm_utf8_is_continuation(a.p[a.n - n])) n--;
    return n;
}

/* One edit, from the first character that differs to the last. `old` stands at `at` of the leaf. */
static void write_text(conversion *c, uint32_t block, uint32_t at, dnm_str old)
{
    const dnm_str now = dnm_buf_str(&c->text);
    if (!old.p || !now.p || dnm_str_eq(old, now)) return;
    const size_t head = same_beginning(old, now), tail = same_ending(old, now, head);
    dnm_edit_replace(c->editor, (dnm_why){RULE_CONVERT, 1000}, block, at + (uint32_t)head,
                     (uint32_t)(old.n - head - tail), (dnm_str){now.p + head, now.n - head - tail});
}

/* How `text` goes into c->target, ready to go; SCRIPT_NO_WAY where nothing is to be done, or on failure. */
static script_way choose_way(conversion *c, dnm_str text, dnm_status *status)
{
    const script_census census = script_count(text);
    const script_way way = script_way_for(c->target, &census, &c->page);
    const char *missing = way == SCRIPT_NO_WAY ? NULL : script_open(&c->converter, way);
    if (!missing) return way;
    *status = dnm_fail(c->job, DNM_UNREADABLE, DNM_NOWHERE, "script.no_dictionary",
                       DNM_N_("OpenCC does not find its configuration %s, or the dictionaries named there"),
                       missing);
    return SCRIPT_NO_WAY;
}

static dnm_status failure(conversion *c)
{
    if (dnm_buf_status(&c->text)) return dnm_buf_status(&c->text);
    return dnm_fail(c->job, DNM_NO_MEMORY, DNM_NOWHERE, "script.failed", DNM_N_("OpenCC failed"));
}

static dnm_status convert_block(conversion *c, uint32_t block)
{
    const dnm_block *b = &c->view->blocks[block];
    if (!dnm_kind_is_leaf(b->kind) || b->kind == DNM_CODE_BLOCK) return DNM_OK;
    const dnm_str old = dnm_doc_text(c->doc, block);
    dnm_status status = DNM_OK;
    const script_way way = choose_way(c, old, &status);
    if (way == SCRIPT_NO_WAY) return status;
    c->span = b->span0;
    for (uint32_t at = 0, stop = 0, len = 0; at < old.n; at = stop + len) {
        stop = at;
        if (!dnm_edit_next_kept(c->editor, block, &stop, &len)) stop = (uint32_t)old.n;
        if (!convert_text(c, way, b, b->off + at, b->off + stop)) return failure(c);
        write_text(c, block, at, (dnm_str){old.p + at, stop - at});
    }
    dnm_count(c->job, "script_bytes", old.n);
    return DNM_OK;
}

/* Titles and names go with the text; addresses and file names do not. */
static dnm_status convert_meta(conversion *c, uint32_t meta)
{
    const dnm_str key = dnm_doc_string(c->doc, c->view->metas[meta].key);
    const dnm_str old = dnm_doc_string(c->doc, c->view->metas[meta].value);
    if (dnm_str_eq(key, DNM_STR("identifier")) || dnm_str_eq(key, DNM_STR("source"))) return DNM_OK;
    dnm_status status = DNM_OK;
    const script_way way = choose_way(c, old, &status);
    if (way == SCRIPT_NO_WAY) return status;
    dnm_buf_clear(&c->text);
    if (!script_convert(&c->converter, way, old, &c->text)) return failure(c);
    if (!dnm_str_eq(old, dnm_buf_str(&c->text))) dnm_edit_set_meta(c->editor, meta, dnm_buf_str(&c->text));
    return DNM_OK;
}

static script_target target_of(const char *value)
{
    if (strcmp(value, "hans") == 0) return SCRIPT_HANS;
    return strcmp(value, "hant") == 0 ? SCRIPT_HANT : SCRIPT_KEEP;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    conversion c = {.job = job, .doc = doc, .view = view, .editor = editor};
    c.target = target_of(dnm_job_option(job, "to"));
    if (c.target == SCRIPT_KEEP || !dnm_edit_enabled(editor, RULE_CONVERT)) return DNM_OK;
    c.page = script_count((dnm_str){view->text, view->text_len});
    dnm_buf_init(&c.text, dnm_job_limits(job)->model_bytes);
    dnm_status status = DNM_OK;
    for (uint32_t i = 0; i < view->block_count && !status; i++) status = convert_block(&c, i);
    for (uint32_t i = 0; i < view->meta_count && !status; i++) status = convert_meta(&c, i);
    dnm_buf_free(&c.text);
    script_close(&c.converter);
    return status;
}

const dnm_cleaner dnm_cleaner_script = {
    .name = "script",
    .summary = DNM_N_("Simplified or Traditional characters, if asked for"),
    .phase = DNM_CONVERT,
    .order = 10,
    .profiles = DNM_FAITHFUL | DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .options = options,
    .clean = clean,
};
