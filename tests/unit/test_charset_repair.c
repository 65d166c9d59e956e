/* test_charset_repair.c -- damage stays local: lost bytes, flipped bits, fragments of another charset.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"
#include "core/text/utf8.h"
#include "docnorm/charset.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const char simplified[] =
    "镇上的老书店搬到了河边，门口种着两棵桂花树。每逢秋天，来看书的人比平时多一些，店主会在窗边"
    "放几把竹椅，再煮一壶热茶。孩子们喜欢坐在楼梯上读连环画，老人则慢慢翻着旧报纸，谁也不催谁。";
static const char traditional[] =
    "鎮上的老書店搬到了河邊，門口種著兩棵桂花樹。每逢秋天，來看書的人比平時多一些，店主會在窗邊"
    "放幾把竹椅，再煮一壺熱茶。孩子們喜歡坐在樓梯上讀連環畫，老人則慢慢翻著舊報紙，誰也不催誰。";

static const char japanese[] =
    "駅前の小さな本屋は川沿いに移り、入口には金木犀が二本植えられている。秋になると客が増え、店主は窓辺に"
    "竹の椅子を並べて、熱いお茶をいれてくれる。子どもたちは階段に座って漫画を読むのが好きだ。";
static const char korean[] =
    "역 앞의 작은 책방은 강가로 옮겨 갔고 문 앞에는 나무 두 그루가 서 있다. 가을이 되면 손님이 조금 늘어나고 "
    "주인은 "
    "창가에 의자를 내놓고 따뜻한 차를 끓인다. 아이들은 계단에 앉아 그림책 읽기를 좋아한다.";
static const char english[] =
    "The old bookshop of the town has moved to the river, and two trees stand at its door. In autumn there "
    "are "
    "more readers than usual; the owner puts out a few chairs and makes another pot of tea for them.";
static const char russian[] =
    "Старый книжный магазин переехал к реке, и у его дверей растут два дерева. Осенью читателей больше, чем "
    "обычно, и хозяин ставит у окна несколько стульев и заваривает ещё один чайник горячего чая.";
static const char greek[] =
    "Το παλιό βιβλιοπωλείο της πόλης μεταφέρθηκε στο ποτάμι και δύο δέντρα στέκονται στην πόρτα του. Το "
    "φθινόπωρο οι αναγνώστες είναι περισσότεροι και ο ιδιοκτήτης βγάζει μερικές καρέκλες στο παράθυρο.";

static dnm_encoded encoded(const char *text, const char *charset)
{
    dnm_encoded e;
    cr_assert_eq(dnm_encode(dnm_str_of(text), charset, DNM_UNENCODABLE_FAIL, &e), DNM_OK);
    return e;
}

/* Characters of `whole` between the longest common beginning and the longest common end. */
static size_t characters_lost(dnm_str whole, dnm_str got)
{
    size_t front = 0, back = 0, least = whole.n < got.n ? whole.n : got.n;
    while (front < least && whole.p[front] == got.p[front]) front++;
    front = dnm_utf8_boundary(whole.p, whole.n, front);
    while (back < least - front && whole.p[whole.n - 1 - back] == got.p[got.n - 1 - back]) back++;
    size_t end = whole.n - back;
    while (end < whole.n && dnm_utf8_is_continuation(whole.p[end])) end++;
    return front < end ? dnm_utf8_count(whole.p + front, end - front) : 0;
}

/* The mean over all places, in hundredths of a character. */
static size_t mean_loss(const char *text, const char *charset, bool flip)
{
    dnm_encoded e = encoded(text, charset);
    size_t lost = 0;
    for (size_t at = 0; at < e.n; at++) {
        char *damaged = malloc(e.n);
        cr_assert_not_null(damaged);
        memcpy(damaged, e.bytes, e.n);
        if (flip) {
            damaged[at] ^= 0x20;
        } else {
            memmove(damaged + at, e.bytes + at + 1, e.n - at - 1);
        }
        dnm_decoded d;
        cr_assert_eq(dnm_decode(damaged, flip ? e.n : e.n - 1, charset, NULL, &d), DNM_OK);
        lost += characters_lost(dnm_str_of(text), (dnm_str){d.text, d.n});
        dnm_decoded_free(&d);
        free(damaged);
    }
    lost = lost * 100 / e.n;
    free(e.bytes);
    return lost;
}

Test(charset_repair, a_lost_byte_costs_hardly_more_than_its_character)
{
    cr_expect_leq(mean_loss(simplified, "GBK", false), 150);
    cr_expect_leq(mean_loss(traditional, "GBK", false), 200);
    cr_expect_leq(mean_loss(traditional, "Big5", false), 200);
    cr_expect_leq(mean_loss(simplified, "UTF-8", false), 100);
    cr_expect_leq(mean_loss(simplified, "GBK", true), 110);
    cr_expect_leq(mean_loss(traditional, "Big5", true), 120);
}

/* A byte lost or put in shifts all units of UTF-16 that follow it. */
Test(charset_repair, utf16_gets_back_into_step)
{
    static const char *const texts[] = {simplified, traditional, japanese, korean, english, russian, greek};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cr_expect_leq(mean_loss(texts[i], "UTF-16LE", false), 350, "text %zu", i);
        cr_expect_leq(mean_loss(texts[i], "UTF-16BE", false), 350, "text %zu", i);
    }
}

static dnm_decoded decoded(const void *bytes, size_t n, const char *charset, bool standard)
{
    dnm_decoded d;
    cr_assert_eq(dnm_decode(bytes, n, charset, &(dnm_decode_options){.standard = standard}, &d), DNM_OK);
    return d;
}

/* What is put in or left over is one U+FFFD, noted; all else keeps its place. */
Test(charset_repair, utf16_notes_the_bytes_out_of_step)
{
    dnm_encoded e = encoded(simplified, "UTF-16LE");
    char bytes[1024];
    const size_t at = 60;
    memcpy(bytes, e.bytes, at);
    bytes[at] = 0x11;
    memcpy(bytes + at + 1, e.bytes + at, e.n - at);
    dnm_decoded d = decoded(bytes, e.n + 1, "UTF-16LE", false);
    cr_assert_eq(d.replaced, 1);
    cr_assert_eq(d.raw_count, 1);
    cr_expect_eq(d.raws[0].kind, DNM_RAW_REPLACED);
    cr_expect_eq(d.raws[0].source, at);
    cr_expect_eq(d.raws[0].source_len, 1);
    size_t text = d.raws[0].text, whole = strlen(simplified);
    cr_assert_eq(d.n, whole + 3);
    cr_expect_eq(memcmp(d.text, simplified, text), 0);
    cr_expect_eq(memcmp(d.text + text + 3, simplified + text, whole - text), 0);
    cr_expect_eq(dnm_decoded_source(&d, text + 3), at + 1);
    cr_expect_eq(dnm_decoded_source(&d, d.n - 3), e.n + 1 - 2);
    dnm_decoded_free(&d);
    d = decoded(bytes, e.n + 1, "UTF-16LE", true); /* the standard knows no step */
    cr_expect_eq(memcmp(d.text, simplified, text), 0);
    cr_expect_neq(memcmp(d.text + d.n - 6, simplified + whole - 6, 3), 0);
    dnm_decoded_free(&d);
    free(e.bytes);
}

static uint32_t drawn(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Rare characters in any order, and units that are no text at all, read as they are. */
Test(charset_repair, utf16_that_is_in_step_stays)
{
    static const struct {
        uint32_t first, count;
    } scripts[] = {{0x4E00, 0x51A6}, {0x3400, 0x19B6},  {0xE000, 0x1900}, {0xA000, 0x48D}, {0xAC00, 0x2BA4},
                   {0x1F300, 0x300}, {0x20000, 0xA6D6}, {0x2190, 0x70},   {0x0905, 0x35},  {0x0061, 26}};
    uint32_t seed = 16;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        for (unsigned gaps = 0; gaps < 2; gaps++) {
            dnm_buf text;
            dnm_buf_init(&text, 1 << 20);
            for (unsigned k = 0; k < 4000; k++) {
                dnm_buf_add_code_point(&text, scripts[i].first + drawn(&seed) % scripts[i].count);
                if (gaps && drawn(&seed) % 6 == 0) dnm_buf_add_char(&text, "  \n\t"[drawn(&seed) % 4]);
            }
            dnm_encoded e;
            cr_assert_eq(dnm_encode((dnm_str){text.p, text.n}, "UTF-16LE", DNM_UNENCODABLE_FAIL, &e), DNM_OK);
            dnm_decoded d = decoded(e.bytes, e.n, "UTF-16LE", false);
            cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, (dnm_str){text.p, text.n}), "script %zu", i);
            dnm_decoded_free(&d);
            free(e.bytes);
            dnm_buf_free(&text);
        }
    }
    uint32_t table[2000];
    for (size_t i = 0; i < 2000; i++) table[i] = drawn(&seed) % 100000;
    dnm_decoded ours = decoded(table, sizeof table, "UTF-16LE", false);
    dnm_decoded standard = decoded(table, sizeof table, "UTF-16LE", true);
    cr_expect(dnm_str_eq((dnm_str){ours.text, ours.n}, (dnm_str){standard.text, standard.n}));
    dnm_decoded_free(&ours);
    dnm_decoded_free(&standard);
}

/* A fragment in another charset is decoded as what it is, and its raw bytes are noted. */
Test(charset_repair, islands_are_read_in_their_own_charset)
{
    static const struct {
        const char *text, *page, *island;
    } cases[] = {
        {simplified, "GBK", "UTF-8"},   {simplified, "UTF-8", "GBK"},     {traditional, "Big5", "UTF-8"},
        {traditional, "UTF-8", "Big5"}, {simplified, "gb18030", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_encoded page = encoded(cases[i].text, cases[i].page),
                    island = encoded(cases[i].text, cases[i].island);
        char bytes[4096];
        size_t n = 0;
        memcpy(bytes, page.bytes, page.n);
        n = page.n;
        memcpy(bytes + n, island.bytes, island.n);
        n += island.n;
        memcpy(bytes + n, page.bytes, page.n);
        n += page.n;
        dnm_decoded d;
        cr_assert_eq(dnm_decode(bytes, n, cases[i].page, NULL, &d), DNM_OK);
        size_t once = strlen(cases[i].text);
        cr_assert_eq(d.n, 3 * once, "case %zu", i);
        for (size_t k = 0; k < 3; k++)
            cr_expect_eq(memcmp(d.text + k * once, cases[i].text, once), 0, "case %zu", i);
        cr_expect_eq(d.replaced, 0);
        cr_assert_gt(d.raw_count, 0);
        cr_expect_eq(d.raws[0].kind, DNM_RAW_ISLAND);
        cr_expect_eq(dnm_decoded_source(&d, 2 * once), page.n + island.n);
        dnm_decoded_free(&d);
        free(page.bytes);
        free(island.bytes);
    }
}

/* The raws tell the truth: what lies outside them decodes to the same text by itself. */
/* Rare characters before a bracket look like lost sync, and are none. */
Test(charset_repair, brackets_after_rare_characters_are_let_be)
{
    static const char *const texts[] = {"勾選[舊檔]。",     "核取[書名頁]方塊，", "這個[鏈鈕]，",
                                        "[濾鏡]與[捲軸]。", "請按[邊框]頁。",     "陣列a[i]、欄b[j]。"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dnm_encoded bytes;
        dnm_decoded d;
        cr_assert_eq(dnm_encode(dnm_str_of(texts[i]), "Big5", DNM_UNENCODABLE_FAIL, &bytes), DNM_OK);
        cr_assert_eq(dnm_decode(bytes.bytes, bytes.n, "Big5", NULL, &d), DNM_OK);
        cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, dnm_str_of(texts[i])), "%s: %.*s", texts[i], (int)d.n,
                  d.text);
        dnm_decoded_free(&d);
        free(bytes.bytes);
    }
}

/* No byte is wrong, and rare characters stand before one in the range of letters. */
Test(charset_repair, sound_bytes_are_no_damage)
{
    static const struct {
        const char *text, *charset;
    } cases[] = {{"薄伐玁狁，以奏肤公。", "GBK"}, {"薄伐玁狁，至于大原。", "GBK"}, {"開啟 [函式]。", "Big5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_encoded e = encoded(cases[i].text, cases[i].charset);
        dnm_decoded d;
        cr_assert_eq(dnm_decode(e.bytes, e.n, cases[i].charset, NULL, &d), DNM_OK);
        cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, dnm_str_of(cases[i].text)), "%s", d.text);
        cr_expect_eq(d.replaced, 0);
        dnm_decoded_free(&d);
        free(e.bytes);
    }
}

Test(charset_repair, letters_of_windows_1252_in_utf8)
{
    static const char mixed[] = "Le caf\xE9 \xE9tait ferm\xE9 \xE0 c\xF4t\xE9, na\xC3\xAFve, don\x92t";
    dnm_decoded d;
    cr_assert_eq(dnm_decode(mixed, sizeof mixed - 1, "UTF-8", NULL, &d), DNM_OK);
    cr_expect(dnm_str_eq((dnm_str){d.text, d.n}, DNM_STR("Le café était fermé à côté, naïve, don’t")), "%s",
              d.text);
    cr_expect_eq(d.replaced, 0);
    cr_expect_eq(d.islands, 7);
    dnm_decoded_free(&d);
}

/* What is left of a character is no character of another charset. */
Test(charset_repair, the_rest_of_a_character_is_not_read_as_a_pair)
{
    static const char cut[] = "\xB8\xAD国历史上的水利工程很多。";
    dnm_decoded d;
    cr_assert_eq(dnm_decode(cut, sizeof cut - 1, "UTF-8", NULL, &d), DNM_OK);
    cr_expect_eq(d.islands, 0);
    cr_expect(d.replaced > 0 && strstr(d.text, "国历史上的水利工程很多。"));
    dnm_decoded_free(&d);
}

Test(charset_repair, text_outside_raws_is_untouched_by_the_damage)
{
    dnm_encoded e = encoded(simplified, "GBK");
    e.bytes[41] = (char)0xFF;
    e.bytes[90] = (char)0x20;
    dnm_decoded d;
    cr_assert_eq(dnm_decode(e.bytes, e.n, "GBK", NULL, &d), DNM_OK);
    cr_assert_gt(d.raw_count, 0);
    size_t text = 0, source = 0;
    for (size_t i = 0; i <= d.raw_count; i++) {
        size_t text_end = i < d.raw_count ? d.raws[i].text : d.n;
        size_t source_end = i < d.raw_count ? d.raws[i].source : e.n;
        dnm_decoded part;
        cr_assert_eq(dnm_decode(e.bytes + source, source_end - source, "GBK", NULL, &part), DNM_OK);
        cr_expect(dnm_str_eq((dnm_str){part.text, part.n}, (dnm_str){d.text + text, text_end - text}),
                  "part %zu", i);
        dnm_decoded_free(&part);
        if (i == d.raw_count) break;
        text = d.raws[i].text + d.raws[i].text_len;
        source = d.raws[i].source + d.raws[i].source_len;
    }
    dnm_decoded_free(&d);
    free(e.bytes);
}

/* Nothing but damage: the work stays linear, the record bounded, the text valid. */
Test(charset_repair, garbage_is_decoded_in_bounded_time)
{
    static const char *const charsets[] = {"GBK",       "Big5",       "UTF-8",      "UTF-16LE",
                                           "Shift_JIS", "HZ-GB-2312", "ISO-2022-CN"};
    size_t n = 200000;
    char *bytes = malloc(n);
    cr_assert_not_null(bytes);
    uint32_t seed = 5;
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        bytes[i] = (char)(seed >> 24);
    }
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
        dnm_decoded d;
        cr_assert_eq(dnm_decode(bytes, n, charsets[i], NULL, &d), DNM_OK);
        cr_expect_eq(dnm_utf8_validate(d.text, d.n), d.n);
        size_t last = 0;
        for (size_t k = 0; k < d.raw_count; k++) {
            cr_assert_geq(d.raws[k].source, last, "%s", charsets[i]);
            last = d.raws[k].source + d.raws[k].source_len;
            cr_assert_leq(last, n);
        }
        dnm_decoded_free(&d);
    }
    free(bytes);
}
