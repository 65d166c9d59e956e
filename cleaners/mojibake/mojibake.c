/* mojibake.c -- repairs text that was decoded by the wrong charset, where that can be undone, and marks it
 * where it cannot.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/mojibake/mojibake.h"

#include "core/text/shape.h"
#include "core/text/signs.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { RULE_LATIN, RULE_ASIAN, RULE_ESCAPE, RULE_RESIDUE };
enum { SHORTEST_STRETCH = 4, ESCAPE_CONFIDENCE = 900, RESIDUE_CONFIDENCE = 400 };

static const mojibake_pair latin_pairs[] = {
    {"windows-1252", "UTF-8"}, {"windows-1252", "GBK"}, {"windows-1252", "Big5"}, {0}};

static const mojibake_pair asian_pairs[] = {
    {"GBK", "UTF-8"}, {"Big5", "GBK"},   {"EUC-KR", "GBK"},      {"Shift_JIS", "GBK"},
    {"GBK", "Big5"},  {"Big5", "UTF-8"}, {"Shift_JIS", "UTF-8"}, {0}};

/* For a clause inside of sound text: UTF-8 proves itself. */
static const mojibake_pair sure_pairs[] = {{"GBK", "UTF-8"}, {"Big5", "UTF-8"}, {0}};

/* The text of a leaf, or a value of the metadata, which has no edits of its parts: it is put together anew.
 */
typedef struct subject {
    dnm_editor *editor;
    uint32_t block; /* no_block: of the metadata */
    dnm_str now;
    dnm_buf *scratch; /* the repaired stretch */
    dnm_buf *line;    /* the repaired text */
    dnm_buf *value;   /* of metadata: what it is to be, … */
    size_t copied;    /* … up to here of `now` */
} subject;

static const uint32_t no_block = UINT32_MAX;

/* In order of the text. */
static void replace_by(subject *t, uint16_t rule, unsigned sure, dnm_str stretch, dnm_str by)
{
    const size_t off = (size_t)(stretch.p - t->now.p);
    if (t->block != no_block) {
        dnm_why why = {rule, (uint16_t)sure};
        dnm_edit_replace(t->editor, why, t->block, (uint32_t)off, (uint32_t)stretch.n, by);
    } else if (dnm_edit_enabled(t->editor, rule)) {
        dnm_buf_add(t->value, t->now.p + t->copied, off - t->copied);
        dnm_buf_add(t->value, by.p, by.n);
        t->copied = off + stretch.n;
    }
}

/* By what is in scratch. */
static void replace(subject *t, uint16_t rule, unsigned sure, dnm_str stretch)
{
    replace_by(t, rule, sure, stretch, dnm_buf_str(t->scratch));
}

/* ---- Latin letters that are none ---- */

enum { WESTERN_CONFIDENCE = 960 };

static size_t end_of_high(dnm_str text, size_t at)
{
    while (at < text.n && (unsigned char)text.p[at] >= 0x80) at++;
    return at;
}

/* Both have the same ASCII, but for blanks that were bytes of characters: what stands between is compared. */
static void replace_line(subject *t, dnm_str repaired)
{
    for (size_t old = 0, new = 0; old < t->now.n; old++, new ++) {
        const size_t new_end = end_of_high(repaired, new);
        const char then = new_end < repaired.n ? repaired.p[new_end] : '\0';
        size_t old_end = end_of_high(t->now, old);
        while (old_end < t->now.n && t->now.p[old_end] != then) old_end = end_of_high(t->now, old_end + 1);
        const dnm_str was = {t->now.p + old, old_end - old}, is = {repaired.p + new, new_end - new};
        if (!dnm_str_eq(was, is)) replace_by(t, RULE_LATIN, WESTERN_CONFIDENCE, was, is);
        old = old_end;
        new = new_end;
    }
}

/* The stretch with what may belong to it, if that can be read without a loss, else the stretch itself. */
static bool repair_latin(subject *t)
{
    dnm_str core;
    bool repaired = false;
    size_t done = 0;
    for (size_t at = 0; mojibake_next_latin(t->now, &at, &core);) {
        dnm_str stretch = mojibake_widen_latin(t->now, done, core);
        unsigned sure = mojibake_undo(stretch, latin_pairs, MOJIBAKE_NO_LOSS, t->scratch);
        if (!sure) {
            stretch = core;
            sure = mojibake_undo(stretch, latin_pairs, MOJIBAKE_SOME_LOSS, t->scratch);
        }
        if (!sure) continue;
        replace(t, RULE_LATIN, sure, stretch);
        done = (size_t)(stretch.p - t->now.p) + stretch.n;
        if (at < done) at = done;
        repaired = true;
    }
    return repaired;
}

/* ---- rare characters that are none ---- */

/* Stretches between blanks and ASCII marks: what a person put into another text came in such pieces.
 * `clauses`: between marks of Chinese, too. */
static bool next_piece(dnm_str text, size_t *at, bool clauses, dnm_str *piece)
{
    size_t start = *at;
    while (*at < text.n) {
        size_t here = *at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, at);
        const bool divides =
            dnm_cp_is_space(cp) || (cp < 0x80 && dnm_cp_is_punct(cp)) ||
            (clauses && (dnm_is_stop(cp) || dnm_is_pause(cp) || dnm_is_opening(cp) || dnm_is_closing(cp)));
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

static bool repair_piece(subject *t, const mojibake_pair *pairs, dnm_str piece)
{
    uint32_t rare;
    if (!mojibake_is_suspicious(piece, &rare)) return false;
    const unsigned sure = mojibake_undo(piece, pairs, MOJIBAKE_SOME_LOSS, t->scratch);
    if (sure) replace(t, RULE_ASIAN, sure, piece);
    return sure != 0;
}

static bool repair_pieces(subject *t, const mojibake_pair *pairs, bool clauses)
{
    bool repaired = false;
    dnm_str piece;
    for (size_t at = 0; next_piece(t->now, &at, clauses, &piece);)
        if (dnm_utf8_count(piece.p, piece.n) >= SHORTEST_STRETCH) repaired |= repair_piece(t, pairs, piece);
    return repaired;
}

/* The paragraph as a whole, else piece by piece, else clause by clause. */
static void repair_asian(subject *t)
{
    uint32_t rare;
    if (mojibake_is_suspicious(t->now, &rare) &&
        (repair_piece(t, asian_pairs, t->now) || repair_pieces(t, asian_pairs, false)))
        return;
    if (rare >= SHORTEST_STRETCH) repair_pieces(t, sure_pairs, true);
}

/* ---- escapes of bytes ---- */

static void repair_escaped(subject *t)
{
    dnm_str stretch;
    for (size_t at = 0; mojibake_next_escaped(t->now, &at, &stretch, t->line, t->scratch);)
        replace(t, RULE_ESCAPE, ESCAPE_CONFIDENCE, stretch);
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

/* What letter by letter is UTF-8 is repaired so; where letters are left that are not, it may be another
 * charset, or UTF-8 that lost bytes. */
static bool repair_narrow(subject *t)
{
    unsigned strange;
    bool named;
    const bool western = mojibake_western(t->now, t->line, t->scratch, &strange, &named);
    if (named) return true;
    if (western && strange && repair_latin(t)) return true;
    if (western) replace_line(t, dnm_buf_str(t->line));
    return western || repair_latin(t);
}

/* Of ASCII. */
static bool has_letter(dnm_str text)
{
    uint8_t any = 0;
    for (size_t i = 0; i < text.n; i++) any |= (uint8_t)(((uint8_t)text.p[i] | 0x20) - 'a') < 26;
    return any;
}

/* Characters from U+0080 to U+2FFF, by their first bytes, C2 to E2. Without branches: compilers look at many
 * bytes at once. The shape of a leaf, which knows it, too, costs 1400 instructions on pages, most leaves of
 * which go before anybody else asks. */
static bool has_narrow(dnm_str text)
{
    uint8_t any = 0;
    for (size_t i = 0; i < text.n; i++) any |= (uint8_t)((uint8_t)text.p[i] - 0xC2) <= 0xE2 - 0xC2;
    return any;
}

/* Of a text that is not all ASCII. Latin letters that are none stand below U+3000. */
static void repair(subject *t)
{
    if (!has_narrow(t->now) || !repair_narrow(t)) repair_asian(t);
}

/* Titles and names were decoded with the text; addresses are not for reading. */
static void repair_meta(subject *t, const dnm_doc *doc, uint32_t meta)
{
    const dnm_meta *m = &dnm_doc_view(doc)->metas[meta];
    const dnm_str key = dnm_doc_string(doc, m->key);
    if (dnm_str_eq(key, DNM_STR("identifier")) || dnm_str_eq(key, DNM_STR("source"))) return;
    t->now = dnm_doc_string(doc, m->value);
    t->copied = 0;
    dnm_buf_clear(t->value);
    repair(t);
    if (!t->copied) return;
    dnm_buf_add(t->value, t->now.p + t->copied, t->now.n - t->copied);
    if (dnm_buf_status(t->value) == DNM_OK) dnm_edit_set_meta(t->editor, meta, dnm_buf_str(t->value));
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(doc);
    dnm_buf scratch, line, value;
    dnm_buf_init(&scratch, dnm_job_limits(job)->model_bytes);
    dnm_buf_init(&line, dnm_job_limits(job)->model_bytes);
    dnm_buf_init(&value, dnm_job_limits(job)->model_bytes);
    /* Most pages have none: one look at the whole text spares one at each leaf. */
    const dnm_str all = {v->text, v->text_len};
    size_t first = 0, n;
    const bool residue = mojibake_next_residue(all, &first, &n);
    dnm_signs signs = dnm_signs_of(all, "=%\\+"); /* that escapes begin with */
    subject t = {.editor = editor, .scratch = &scratch, .line = &line, .value = &value};
    for (t.block = 0; t.block < v->block_count; t.block++) {
        if (!dnm_kind_is_leaf(v->blocks[t.block].kind)) continue;
        t.now = dnm_doc_text(doc, t.block);
        const uint32_t off = v->blocks[t.block].off;
        if (dnm_signs_next(&signs, off) < off + t.now.n && has_letter(t.now)) repair_escaped(&t);
        if (dnm_ascii_prefix(t.now.p, t.now.n) == t.now.n) continue;
        repair(&t);
        if (residue) mark_residue(editor, t.block, t.now);
    }
    t.block = no_block;
    for (uint32_t i = 0; i < v->meta_count; i++) repair_meta(&t, doc, i);
    dnm_count(job, "mojibake_bytes", v->text_len);
    dnm_status status = dnm_buf_status(&scratch) ? dnm_buf_status(&scratch) : dnm_buf_status(&value);
    dnm_buf_free(&scratch);
    dnm_buf_free(&line);
    dnm_buf_free(&value);
    if (status == DNM_OK) return DNM_OK;
    return dnm_fail(job, status, DNM_NOWHERE, "mojibake.memory",
                    DNM_N_("no room to repair text that was wrongly decoded"));
}

static const dnm_rule rules[] = {
    [RULE_LATIN] =
        {
            .id = "latin",
            .summary = DNM_N_("repairs UTF-8, GBK or Big5 that was read as windows-1252 or Latin-1"),
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
    [RULE_ESCAPE] =
        {
            .id = "escape",
            .summary = DNM_N_("reads bytes that stand in the escapes of mail and addresses"),
            .before = "=E4=BC=9A=E8=AE=AE=E5=BC=80=E4=BA=86=E4=B8=A4=E5=A4=A9\n主题：=?GB2312?B?u+HS6c2o1qo=?"
                      "=\n请看+TxqLrpAad+U-一节。",
            .after = "会议开了两天\n主题：会议通知\n请看会议通知一节。",
            .untouched = "“中”写作=E4=B8=AD。\n请看http://www.example.org/%E4%BC%9A%E8%AE%AE.html。",
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
