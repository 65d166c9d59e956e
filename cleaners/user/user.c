/* user.c -- cleaner `user`: a person's own rules. It runs before all others, so that its phrases are looked
 * for in the text as it was read; what it keeps, no other cleaner changes.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/user/rules.h"
#include "core/text/host.h"
#include "docnorm/module.h"

enum { SURE = 1000 };

static const dnm_option options[] = {
    {"rules", "", "TEXT", DNM_N_("rules, a line each, as docs/rules.md describes them")},
    {"host", "", "TEXT", DNM_N_("where the document is from; else the host of its own address")},
    {NULL, NULL, NULL, NULL},
};

static const dnm_rule rules[] = {
    [USER_DROP] =
        {
            .id = "drop",
            .summary = DNM_N_("drops a phrase"),
            .before = "今天开会（书山网整理），讨论防汛。",
            .after = "今天开会，讨论防汛。",
            .untouched = "今天开会（书山镇整理），讨论防汛。",
            .option = "rules=drop （书山网整理）",
        },
    [USER_REPLACE] =
        {
            .id = "replace",
            .summary = DNM_N_("replaces a phrase"),
            .before = "办好门户纸鹞网，建设我纸鹞网镇。",
            .after = "办好门户网站，建设我镇。",
            .untouched = "放纸鹞，网鱼虾。",
            .option = "rules=replace 纸鹞网 => 网站\nreplace 我纸鹞网镇 => 我镇",
        },
    [USER_KEEP] =
        {
            .id = "keep",
            .summary = DNM_N_("keeps a phrase as it is: no other rule changes it"),
            .before = "通  知",
            .after = "通  知",
            .untouched = "通 知",
            .option = "rules=keep 通\\s\\s知",
        },
    [USER_FLAG] =
        {
            .id = "flag",
            .summary = DNM_N_("marks a phrase for a person to look at"),
            .before = "据说如此。",
            .after = "据说如此。",
            .untouched = "有据可查。",
            .option = "rules=flag 据说 => 出处？",
        },
    {.id = NULL},
};

/* ---- the rules for a document ---- */

static dnm_str host_of(dnm_job *job, const dnm_doc *doc)
{
    const dnm_str said = dnm_str_of(dnm_job_option(job, "host"));
    return said.n ? said : dnm_document_host(doc);
}

static bool copy_text(dnm_arena *arena, dnm_str *s)
{
    s->p = dnm_arena_strndup(arena, s->n ? s->p : "", s->n);
    return s->p != NULL;
}

static dnm_status complain(dnm_job *job, const user_reader *reader)
{
    return dnm_fail(job, DNM_USAGE, DNM_NOWHERE, "user.rules", reader->why, reader->line);
}

/* Those that apply to a document of this host, and that the caller did not disable. */
static dnm_status collect(dnm_job *job, const dnm_editor *editor, dnm_str host, user_rule *list, uint32_t *n)
{
    const char *text = dnm_job_option(job, "rules");
    user_reader reader = {.text = text, .n = strlen(text)};
    dnm_status status = DNM_OK;
    user_rule rule;
    while (!status && user_read(&reader, &rule)) {
        if (rule.hosts.n && !user_host_is_among(host, rule.hosts)) continue;
        if (!dnm_edit_enabled(editor, (uint16_t)rule.verb)) continue;
        bool copied =
            copy_text(dnm_job_arena(job), &rule.phrase) && copy_text(dnm_job_arena(job), &rule.with);
        if (copied)
            list[(*n)++] = rule;
        else
            status = DNM_NO_MEMORY;
    }
    if (reader.why) status = complain(job, &reader);
    user_reader_free(&reader);
    return status;
}

static uint32_t count_lines(const char *text)
{
    uint32_t n = 1;
    while ((text = strchr(text, '\n'))) text++, n++;
    return n;
}

/* ---- cleaning ---- */

static void carry_out(dnm_editor *editor, uint32_t block, const user_match *match)
{
    const user_rule *rule = match->rule;
    dnm_why why = {(uint16_t)rule->verb, SURE};
    uint32_t len = (uint32_t)rule->phrase.n;
    if (rule->verb == USER_DROP)
        dnm_edit_cut(editor, why, block, match->at, len);
    else if (rule->verb == USER_REPLACE)
        dnm_edit_replace(editor, why, block, match->at, len, rule->with);
    else if (rule->verb == USER_KEEP)
        dnm_edit_keep(editor, why, block, match->at, len);
    else
        dnm_edit_flag(editor, why, block, match->at, len, rule->with);
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const char *text = dnm_job_option(job, "rules");
    dnm_arena *arena = dnm_job_arena(job);
    if (!*text) return DNM_OK;
    uint32_t n = 0;
    user_rule *list = DNM_NEW(arena, user_rule, count_lines(text));
    if (!list) return DNM_NO_MEMORY;
    dnm_status status = collect(job, editor, host_of(job, doc), list, &n);
    if (status || !n) return status;
    const user_matcher *matcher = user_matcher_new(arena, list, n);
    if (!matcher) return DNM_NO_MEMORY;
    const dnm_view *v = dnm_doc_view(doc);
    user_matches matches = {0};
    for (uint32_t i = 0; i < v->block_count && !matches.failed; i++) {
        if (!dnm_kind_is_leaf(v->blocks[i].kind)) continue;
        user_match_all(matcher, arena, dnm_doc_text(doc, i), &matches);
        for (uint32_t k = matches.n; k-- > 0;) carry_out(editor, i, &matches.p[k]);
    }
    dnm_count(job, "user_bytes", v->text_len);
    return matches.failed ? DNM_NO_MEMORY : DNM_OK;
}

static dnm_status check(dnm_job *job, const char *option, const char *value)
{
    if (strcmp(option, "rules") != 0) return DNM_OK;
    user_reader reader = {.text = value, .n = strlen(value)};
    user_rule rule;
    while (user_read(&reader, &rule)) continue;
    dnm_status status = reader.why ? complain(job, &reader) : DNM_OK;
    user_reader_free(&reader);
    return status;
}

const dnm_cleaner dnm_cleaner_user = {
    .name = "user",
    .summary = DNM_N_("A person's own rules: phrases to drop, replace, keep or flag"),
    .phase = DNM_REPAIR,
    .order = -1000,
    .profiles = DNM_FAITHFUL | DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .options = options,
    .check = check,
    .clean = clean,
};
