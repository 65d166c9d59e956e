/* mojibake.c -- repairs text that was decoded by the wrong charset, where that can be undone, and marks it
 * where it cannot.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/mojibake/mojibake.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { RULE_LATIN, RULE_ASIAN, RULE_RESIDUE };
enum { SHORTEST_STRETCH = 4, RESIDUE_CONFIDENCE = 400 };

static const mojibake_pair latin_pairs[] = {
    {"windows-1252", "UTF-8"}, {"windows-1252", "GBK"}, {"windows-1252", "Big5"}, {0}};

static const mojibake_pair asian_pairs[] = {
    {"GBK", "UTF-8"}, {"Big5", "GBK"},   {"EUC-KR", "GBK"},      {"Shift_JIS", "GBK"},
    {"GBK", "Big5"},  {"Big5", "UTF-8"}, {"Shift_JIS", "UTF-8"}, {0}};

/* ---- Latin letters that are none ---- */

/* The stretch with what may belong to it, if that can be read without a loss, else the stretch itself. */
static bool repair_latin(dnm_editor *editor, uint32_t block, dnm_str text, dnm_buf *scratch)
{
    dnm_str core;
    bool repaired = false;
    size_t done = 0;
    for (size_t at = 0; mojibake_next_latin(text, &at, &core);) {
        dnm_str stretch = mojibake_widen_latin(text, done, core);
        unsigned sure = mojibake_undo(stretch, latin_pairs, MOJIBAKE_NO_LOSS, scratch);
        if (!sure) {
            stretch = core;
            sure = mojibake_undo(stretch, latin_pairs, MOJIBAKE_SOME_LOSS, scratch);
        }
        if (!sure) continue;
        dnm_why why = {RULE_LATIN, (uint16_t)sure};
        uint32_t off = (uint32_t)(stretch.p - text.p);
        dnm_edit_replace(editor, why, block, off, (uint32_t)stretch.n, dnm_buf_str(scratch));
        done = off + stretch.n;
        if (at < done) at = done;
        repaired = true;
    }
    return repaired;
}

/* ---- rare characters that are none ---- */

/* Stretches between blanks and ASCII marks: what a person put into another text came in such pieces. */
static bool next_piece(dnm_str text, size_t *at, dnm_str *piece)
{
    size_t start = *at;
    while (*at < text.n) {
        size_t here = *at;
        uint32_t cp = dnm_utf8_next(text.p, text.n, at);
        bool divides = dnm_cp_is_space(cp) || (cp < 0x80 && dnm_cp_is_punct(cp));
        if (!divides) continue;
        if (here > start) {
            *piece = (dnm_str){text.p + start, here - start};
            return true;
        }
        start = *at;
    }
    *piece = (dnm_str){text.p + start, text.n - start};
    return text.n > start;
}

static bool repair_piece(dnm_editor *editor, uint32_t block, dnm_str text, dnm_str piece, dnm_buf *scratch)
{
    if (!mojibake_is_suspicious(piece)) return false;
    unsigned sure = mojibake_undo(piece, asian_pairs, MOJIBAKE_SOME_LOSS, scratch);
    if (!sure) return false;
    dnm_why why = {RULE_ASIAN, (uint16_t)sure};
    uint32_t off = (uint32_t)(piece.p - text.p);
    dnm_edit_replace(editor, why, block, off, (uint32_t)piece.n, dnm_buf_str(scratch));
    return true;
}

/* The paragraph as a whole, else piece by piece. */
static void repair_asian(dnm_editor *editor, uint32_t block, dnm_str text, dnm_buf *scratch)
{
    if (!mojibake_is_suspicious(text)) return;
    if (repair_piece(editor, block, text, text, scratch)) return;
    dnm_str piece;
    for (size_t at = 0; next_piece(text, &at, &piece);)
        if (dnm_utf8_count(piece.p, piece.n) >= SHORTEST_STRETCH)
            repair_piece(editor, block, text, piece, scratch);
}

/* ---- what is left ---- */

static void mark_residue(dnm_editor *editor, uint32_t block, dnm_str text)
{
    size_t n;
    for (size_t at = 0; mojibake_next_residue(text, &at, &n); at += n) {
        dnm_why why = {RULE_RESIDUE, RESIDUE_CONFIDENCE};
        dnm_edit_flag(editor, why, block, (uint32_t)at, (uint32_t)n, DNM_STR(""));
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(doc);
    dnm_buf scratch;
    dnm_buf_init(&scratch, (size_t)v->text_len * 4 + 64);
    for (uint32_t i = 0; i < v->block_count; i++) {
        if (!dnm_kind_is_leaf(v->blocks[i].kind)) continue;
        dnm_str text = dnm_doc_text(doc, i);
        if (!repair_latin(editor, i, text, &scratch)) repair_asian(editor, i, text, &scratch);
        mark_residue(editor, i, text);
    }
    dnm_count(job, "mojibake_bytes", v->text_len);
    dnm_status status = dnm_buf_status(&scratch);
    dnm_buf_free(&scratch);
    if (status == DNM_OK) return DNM_OK;
    return dnm_fail(job, status, DNM_NOWHERE, "mojibake.memory",
                    DNM_N_("no room to repair text that was wrongly decoded"));
}

static const dnm_rule rules[] = {
    [RULE_LATIN] =
        {
            .id = "latin",
            .summary = DNM_N_("repairs UTF-8, GBK or Big5 that was read as windows-1252"),
            .before = "ä¸­å›½å›½å®¶å›¾ä¹¦é¦†\nÖÐ¹ú¹ú¼ÒÍ¼Êé¹Ý\nIt was a dÃ©jÃ\u00A0-vu, theyâ€™d say.",
            .after = "中国国家图书馆\n中国国家图书馆\nIt was a déjà-vu, they’d say.",
            .untouched =
                "Une fête créée à Noël, où naïveté et cœur vont de pair.\nÜber Öl, Ärger, größere Maße.",
        },
    [RULE_ASIAN] =
        {
            .id = "asian",
            .summary = DNM_N_("repairs text of one East Asian charset that was read as another"),
            .before = "弊模芞抎奩彶紲衄勍嗣湴幛腔嘉戮ㄛ辣茩跪弇黍氪ゴ懂堐擬﹝",
            .after = "国家图书馆收藏有许多珍贵的古籍，欢迎各位读者前来阅览。",
            .untouched = "氦氖氩氪氙氡是稀有气体。\n饕餮、貔貅、狻猊、狴犴、睚眦都是传说里的兽。",
        },
    [RULE_RESIDUE] =
        {
            .id = "residue",
            .summary = DNM_N_("marks what wrong decoding left and nobody can undo"),
            .before = "编号锟斤拷锟斤拷，值为烫烫烫烫。",
            .after = "编号锟斤拷锟斤拷，值为烫烫烫烫。",
            .untouched = "小心烫烫的汤，别烫着。",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_mojibake = {
    .name = "mojibake",
    .summary = DNM_N_("repairs text that was decoded by the wrong charset"),
    .phase = DNM_REPAIR,
    .order = 10,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
