/* test_cleaner_mojibake.c -- text is spoilt by each pair of charsets, once and twice, and must come back
 * exactly wherever the spoiling lost nothing; sound text of many kinds must stay.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/charset.h"
#include "tests/unit/clean_text.h"

#include <stdio.h>

static const char *const simplified[] = {
    "今年春天来得比往年早，三月初河边的柳树就绿了，孩子们放学以后都跑到堤上放风筝，一直玩到天黑才肯回家吃饭"
    "。",
    "本办法所称的居民用水，是指家庭生活用水；单位用水另行规定。水表由供水单位负责安装和检定，费用不得向用户收"
    "取。",
    "图书馆周一闭馆，其余时间从上午九点开放到晚上八点。借书需要出示读者证，每次最多可以借五本，期限为三十天"
    "。",
    "这台机器的说明书写得很清楚：先接通电源，再按下左边的按钮，等指示灯变绿以后才能放入纸张，否则容易卡住。",
    "经过两年的努力，村里修通了公路，装上了路灯，还建起了一座小学。年轻人陆续回来，开了几家饭馆和一个修车铺"
    "。",
    "请在收到通知后十五日内把申请表交到办公室，逾期不再受理。材料不齐的，工作人员会一次告知需要补充的内容。",
};

static const char *const traditional[] = {
    "今年春天來得比往年早，三月初河邊的柳樹就綠了，孩子們放學以後都跑到堤上放風箏，一直玩到天黑才肯回家吃飯"
    "。",
    "圖書館星期一休館，其餘時間從上午九點開放到晚上八點。借書需要出示讀者證，每次最多可以借五本，期限為三十天"
    "。",
    "這台機器的說明書寫得很清楚：先接通電源，再按下左邊的按鈕，等指示燈變綠以後才能放入紙張，否則容易卡住。",
};

/* `text` in `right`, read by `wrong`; NULL where a byte was lost on the way. */
static char *spoil(const char *text, const char *right, const char *wrong)
{
    dnm_encoded bytes = {0};
    dnm_encoded back = {0};
    dnm_decoded read = {0};
    dnm_decode_options standard = {.standard = true};
    char *spoilt = NULL;
    cr_assert_eq(dnm_encode(dnm_str_of(text), right, DNM_UNENCODABLE_FAIL, &bytes), DNM_OK);
    cr_assert_eq(dnm_decode(bytes.bytes, bytes.n, wrong, &standard, &read), DNM_OK);
    dnm_str seen = {read.text, read.n};
    bool whole = !read.replaced && !read.truncated && !memchr(read.text, '\n', read.n) &&
                 dnm_encode(seen, wrong, DNM_UNENCODABLE_FAIL, &back) == DNM_OK;
    if (whole && back.n == bytes.n && memcmp(back.bytes, bytes.bytes, back.n) == 0) {
        spoilt = malloc(read.n + 1);
        memcpy(spoilt, read.text, read.n);
        spoilt[read.n] = '\0';
    }
    free(bytes.bytes);
    free(back.bytes);
    dnm_decoded_free(&read);
    return spoilt;
}

/* Every stretch of `chars` characters of a text; each is its own paragraph. Returns how many could be
 * spoilt without loss. */
static unsigned check_pieces(const char *text, const char *right, const char *wrong, size_t chars)
{
    unsigned whole = 0;
    size_t bytes = chars * 3; /* all of the texts' characters have three bytes */
    for (size_t at = 0; at + bytes <= strlen(text); at += 9) {
        char piece[400];
        memcpy(piece, text + at, bytes);
        piece[bytes] = '\0';
        char *spoilt = spoil(piece, right, wrong);
        if (!spoilt) continue;
        whole++;
        clean_text_expect("mojibake", spoilt, piece);
        free(spoilt);
    }
    return whole;
}

Test(cleaner_mojibake, what_lost_nothing_comes_back)
{
    static const struct {
        const char *right, *wrong;
        bool hant;
        unsigned fewest;
    } pairs[] = {
        {"UTF-8", "windows-1252", false, 50},
        {"UTF-8", "windows-1252", true, 20},
        {"GBK", "windows-1252", false, 50},
        {"UTF-8", "GBK", false, 5},
        {"Big5", "GBK", true, 5},
        {"GBK", "Big5", false, 5},
        {"GBK", "EUC-KR", false, 5},
        {"GBK", "Shift_JIS", false, 0},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *const *texts = pairs[i].hant ? traditional : simplified;
        size_t count =
            pairs[i].hant ? sizeof traditional / sizeof *traditional : sizeof simplified / sizeof *simplified;
        unsigned whole = 0;
        for (size_t k = 0; k < count; k++)
            whole += check_pieces(texts[k], pairs[i].right, pairs[i].wrong, 20);
        cr_expect_geq(whole, pairs[i].fewest, "%s as %s: %u pieces lost nothing", pairs[i].right,
                      pairs[i].wrong, whole);
    }
}

Test(cleaner_mojibake, twice_spoilt_text_comes_back)
{
    for (size_t i = 0; i < sizeof simplified / sizeof *simplified; i++) {
        char *once = spoil(simplified[i], "UTF-8", "windows-1252");
        cr_assert_not_null(once);
        char *twice = spoil(once, "UTF-8", "windows-1252");
        cr_assert_not_null(twice);
        clean_text_expect("mojibake", twice, simplified[i]);
        free(once);
        free(twice);
    }
}

/* Bytes as characters U+0000..00FF, as programs have it that take Latin-1 at its word; `spoilt` has room. */
static void spoil_by_latin1(const char *text, char *spoilt)
{
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte >= 0x80) *spoilt++ = (char)(0xC0 | byte >> 6);
        *spoilt++ = (char)(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
    }
    *spoilt = '\0';
}

Test(cleaner_mojibake, latin1_with_its_controls_comes_back)
{
    static const char *const texts[] = {"Größe aus Köln",
                                        "Straße nach Überlingen",
                                        "À bientôt, cœur léger — déjà à l’œuvre",
                                        "ÀÉ",
                                        "Библиотека открывается в девять утра.",
                                        "図書館は毎朝九時に開きます。",
                                        "标题",
                                        "他说：“好…”"};
    char once[1024], twice[2048];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        spoil_by_latin1(texts[i], once);
        clean_text_expect("mojibake", once, texts[i]);
        spoil_by_latin1(once, twice);
        clean_text_expect("mojibake", twice, texts[i]);
    }
    for (size_t i = 0; i < sizeof simplified / sizeof *simplified; i++) {
        char *by_1252 = spoil(simplified[i], "UTF-8", "windows-1252"), both[2048];
        spoil_by_latin1(simplified[i], once);
        snprintf(both, sizeof both, "%s%s", once, by_1252);
        snprintf(twice, sizeof twice, "%s%s", simplified[i], simplified[i]);
        clean_text_expect("mojibake", both, twice);
        free(by_1252);
    }
}

Test(cleaner_mojibake, metadata_comes_back)
{
    clean_text_expect("mojibake",
                      "document\n"
                      "  @title \"å\xC2\x8E¿å\xC2\x9F\xC2\x8Eä¸\xC2\xADå\xC2\xAD¦ - Café\"\n"
                      "  @creator \"ä¸­å›½å›½å®¶å›¾ä¹¦é¦†\"\n"
                      "  @publisher \"氦氖氩氪氙氡\"\n"
                      "  @source \"https://kite.example/dÃ©jÃ©\"\n"
                      "  paragraph \"文\"\n",
                      "document\n"
                      "  @title \"县城中学 - Café\"\n"
                      "  @creator \"中国国家图书馆\"\n"
                      "  @publisher \"氦氖氩氪氙氡\"\n"
                      "  @source \"https://kite.example/dÃ©jÃ©\"\n"
                      "  paragraph \"文\"\n");
}

Test(cleaner_mojibake, spoilt_pieces_in_sound_text)
{
    /* a no-break space of it is a blank today */
    clean_text_expect("mojibake", "作者：å¼ ä¸‰æ˜Ž，发表于昨天", "作者：张三明，发表于昨天");
    clean_text_expect("mojibake", "标题 ä¸­å›½å›½å®¶å›¾ä¹¦é¦† 结束", "标题 中国国家图书馆 结束");
    /* a lone letter before a second byte in ASCII, at the beginning and at the end */
    clean_text_expect("mojibake", "…^ÓòÐÔ×ƒ”µ²»•þ±»²ìÓX£¬³ý·ÇÁíÐÐ¶¨Áx", "區域性變數不會被察覺，除非另行定義");
    clean_text_expect("mojibake", "second¡G¥ô·N¾ã«¬ªí¥Ü¦¡¡A«ü¥Ü¬í¼Æ®É¡C",
                      "second：任意整型表示式，指示秒數時。");
    clean_text_expect("mojibake", "Itâ€™s â€œwrongâ€\xC2\x9D", "It’s “wrong”");
    clean_text_expect("mojibake", "donâ\xC2\x80\xC2\x99t", "don’t");
    clean_text_expect("mojibake", "CafÃ© dÃ©jÃ\u00A0 fermÃ©", "Café déjà fermé");
}

Test(cleaner_mojibake, letters_of_europe_come_back_one_by_one)
{
    static const char *const pairs[][2] = {
        {"schÃ¶n", "schön"},
        {"MÃ¼ller", "Müller"},
        {"aprÃ¨s", "après"},
        {"TÃªte", "Tête"},
        {"Ã–l und Ãœber", "Öl und Über"},
        {"BIENTÃ”T", "BIENTÔT"},
        {"WÅ‚aÅ›ciwoÅ›Ä‡", "Właściwość"},
        {"È™i Ã®n È›arÄƒ", "și în țară"},
        {"Ela Ã© bonita", "Ela é bonita"},
        {"Tout est Ã\u00A0 vendre", "Tout est à vendre"},
        {"voilÃ  tout, voilÃ que", "voilà tout, voilà que"},
        {"25Â°C, Â£5, Â© 2010", "25°C, £5, © 2010"},
        {"Hello.Â\u00A0World", "Hello.\u00A0World"},
        {"Itâ€™s â€œwrongâ€ now", "It’s “wrong” now"},
        {"I â™¥ tea", "I ♥ tea"},
        {"ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
        {"Viá»‡t Nam", "Việt Nam"},
        {"schÃƒÂ¶n", "schön"},
        {"ROZKÃ…Â\xC2\x81"
         "AD",
         "ROZKŁAD"},
        {"PIÃ\xC2\x99.SE", "PIÙ.SE"},
        /* beside sound letters, which stay */
        {"„Größe“ und grÃ¶ÃŸer", "„Größe“ und größer"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        clean_text_expect("mojibake", pairs[i][0], pairs[i][1]);
}

Test(cleaner_mojibake, letters_before_marks_and_examples_stay)
{
    static const char *const sound[] = {
        "A MAÇÃ”, «A MAÇÃ», A MAÇÃ…, IRMÃ™, ROMÃ\u00A0— SÃO, NÃO, JOSÉ “IRMÔ",
        "ES ESTÁ «allí, está»… y nada más",
        "10 Å² und 3 Å³, BLÅ», RÅ™",
        "İMLÂ”, İMLÂ »",
        "MM-DD-ÅÅÅÅ, DD-MM-ÅÅÅÅ",
        "“Ã” is A with tilde; “Â” is A with circumflex; “Ã‚” is not.",
        "The string \"Ã©\" is what you get when é is decoded as Latin-1.",
        "Ã© where é should be",
        "最常见的是Ã©和â€™：前者本是é，后者本是一个撇号。",
        "把“中文”的字节按 Latin-1 解读，就会看到“ä¸­æ–‡”。",
        "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    };
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        clean_text_expect("mojibake", sound[i], sound[i]);
}

/* Letters that a charset does not have prove that it did not read the text. */
Test(cleaner_mojibake, letters_beyond_latin1_are_no_double_bytes)
{
    static const char *const sound[] = {
        "Aby zmienić lokalizację kopii, wybierz polecenie Kalendarz – Narzędzia – Opcje – Ścieżki i wprowadź "
        "nową "
        "ścieżkę do pliku kopii.",
        "Aby zmienić ścieżkę – wybierz Narzędzia – Ścieżki, i naciśnij „Zastosuj”; zmień też źródło.",
        "Kliknutím na tlačítko „Změnit“ otevřete dialogové okno – vyberte písmeno „ř“ nebo „ž“…",
        "Če želite spremeniti področje – izberite „Možnosti“ – „Jezik“, nato kliknite »Uporabi«…",
        "Željezničar „čeka“ – škola, ćuprija, đak; α β γ – „šuma“…",
        "Ştiinţă „şi“ învăţătură – ţară, ғылым, қала, ұлы…",
    };
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        clean_text_expect("mojibake", sound[i], sound[i]);
}

Test(cleaner_mojibake, sound_text_stays)
{
    static const char *const sound[] = {
        "饕餮纹、夔龙纹、蟠螭纹常见于青铜器，甑、甗、簋、簠、盨各有用途。",
        "鈉、鉀、銣、銫、鍅是鹼金屬，鈹、鎂、鈣、鍶、鋇、鐳是鹼土金屬。",
        "大韓民國의 首都는 서울이며 漢字와 한글을 함께 쓰기도 한다.",
        "ｱｲｳｴｵと半角で書く人もいるが、読みにくいのでやめたほうがよい。",
        "Žluťoučký kůň příšerně úpěl ďábelské ódy. Ça va? À bientôt, Zoé!",
        "«Être ou ne pas être» — œuvre complète, naïf, Noël, façade, 25 °C, ½ €.",
        "La liberté\u00A0», dit-il, et la beauté\u00A0». C’est l’été\u00A0–\u00A0enfin.",
        "“Il l’a appelé ‘café’”, disse, “perché”… e poi “caffè”—“tè”.",
        "Größe: 5 µm ± 0,3 µm; § 12 Abs. 2 »Maß«",
        "龘靐齉爩鱻麤灪籱龖厵 是笔画很多的字。",
        "α＋β＝γ，∑∫√∞≈≠≤≥，①②③，Ⅰ、Ⅱ、Ⅲ。",
    };
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        clean_text_expect("mojibake", sound[i], sound[i]);
    for (size_t i = 0; i < sizeof traditional / sizeof *traditional; i++)
        clean_text_expect("mojibake", traditional[i], traditional[i]);
}

/* A lost character is one, however many errors its bytes are. */
Test(cleaner_mojibake, one_of_twenty_characters_may_be_lost)
{
    clean_text_expect("mojibake", "錦픕돨柯죕譚힛소꽃柯끝묩壇，송목豆綠見�。",
                      "修桥的石料由三家采石场供应，价格早已谈�。");
}

/* ---- escapes of bytes ---- */

Test(cleaner_mojibake, escapes_that_nobody_decoded)
{
    static const char *const forms[] = {
        "请看=E4=BB=8A=E5=B9=B4=E7=9A=84=E6=94=B6=E6=88=90一节。",
        "请看%E4%BB%8A%E5%B9%B4%E7%9A%84%E6%94%B6%E6%88%90一节。",
        "请看\\xe4\\xbb\\x8a\\xe5\\xb9\\xb4\\xe7\\x9a\\x84\\xe6\\x94\\xb6\\xe6\\x88\\x90一节。",
        "请看+TspedHaEZTZiEA-一节。",
        "请看=?UTF-8?B?5LuK5bm055qE5pS25oiQ?=一节。",
        "请看=?gb2312?Q?=BD=F1=C4=EA=B5=C4=CA=D5=B3=C9?=一节。",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        clean_text_expect("mojibake", forms[i], "请看今年的收成一节。");
}

Test(cleaner_mojibake, escapes_that_are_meant_stay)
{
    clean_text_expect_same("mojibake", "“会议”写作=E4=BC=9A=E8=AE=AE。");
    clean_text_expect_same("mojibake", "网址是http://www.example.org/%E4%BC%9A%E8%AE%AE.html，请打开。");
    clean_text_expect_same("mojibake", "请打开 /%E4%BC%9A%E8%AE%AE/index，再按a=%E4%BC%9A%E8%AE%AE&b=1改。");
    clean_text_expect_same("mojibake", "打印 \"\\xe4\\xbc\\x9a\\xe8\\xae\\xae\" 这个字符串。");
    clean_text_expect_same("mojibake", "用百分号编码，就是%E4%BC%9A%E8%AE%AE这样。");
    clean_text_expect_same("mojibake", "今年+2000-300，明年+abcdef-，坡度是%E4%BC和=FF=FE。");
}

/* U+FFFC is an object of the model, a line end parts leaves, and what is lost or has no meaning is no text.
 */
Test(cleaner_mojibake, escapes_of_what_is_no_text_stay)
{
    static const char *const escapes[] = {
        "=?UTF-8?B?77+8?=",                    /* U+FFFC */
        "=?UTF-8?Q?=E4=B8=AD=EF=BF=BD?=",      /* U+FFFD */
        "=?UTF-8?B?QQpC?=",                    /* a line end */
        "=?UTF-8?Q?=E4=B8=AD=7F?=",            /* DEL */
        "=?UTF-8?Q?=E4=B8=AD=C2=85?=",         /* U+0085 */
        "=?UTF-8?Q?=E4=B8=AD=EF=B7=90?=",      /* U+FDD0 */
        "=?UTF-8?Q?=E4=B8=AD=EE=80=80?=",      /* U+E000 */
        "=EF=BF=BC=EF=BF=BC",                  /* U+FFFC */
        "%E4%BC%9A%E8%AE%AE%EF%BF%BD",         /* U+FFFD */
        "\\xE4\\xBC\\x9A\\xE8\\xAE\\xAE\\x7F", /* DEL */
        "=E4=BC=9A=E8=AE=AE=C2=9F",            /* U+009F */
        "=E4=BC=9A=E8=AE=AE=EF=BF=BE",         /* U+FFFE */
    };
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        char text[100];
        snprintf(text, sizeof text, "主题 %s 结束了。", escapes[i]);
        clean_text_expect_same("mojibake", text);
    }
}

/* Read once more, it would be something else again. */
Test(cleaner_mojibake, escapes_of_escapes_stay)
{
    static const char *const escapes[] = {
        "=?utf-8?B?PT91dGYtOD9CPzVMaXQ1cGFIPz0=?=",
        "=?utf-8?Q?=3DE4=3DBC=3D9A=3DE8=3DAE=3DAE?=",
        "=?utf-8?Q?=25E4=25BC=259A=25E8=25AE=25AE?=",
        "=?utf-8?Q?=5CxE4=5CxBC=5Cx9A=5CxE8=5CxAE=5CxAE?=",
        "=?utf-8?Q?+TspedHaEZTZiEA-?=",
        "=?utf-8?Q?=E4=BC=9A=E8=AE=AE=3D?=?utf-8?B?5Lit5paH?=",
    };
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        char text[120];
        snprintf(text, sizeof text, "主题写作 %s 结束了。", escapes[i]);
        clean_text_expect_same("mojibake", text);
    }
    clean_text_expect("mojibake", "主题写作 =?utf-8?Q?A+B=3DC_=E4=BC=9A=E8=AE=AE_5%?= 结束了。",
                      "主题写作 A+B=C 会议 5% 结束了。");
}

/* What touches is one text to whoever wrote it: half of it read would leave the rest to the next reading. */
Test(cleaner_mojibake, escapes_of_two_kinds_that_touch_stay)
{
    clean_text_expect_same("mojibake", "请看%E4%BC%9A%E8%AE%AE\\xE4\\xBC\\x9A\\xE8\\xAE\\xAE一节。");
    clean_text_expect_same("mojibake", "请看=?UTF-8?B?5LuK5bm055qE5pS25oiQ?=+TspedHaEZTZiEA-一节。");
    clean_text_expect_same("mojibake", "请看%E4%BC%9A%E8%AE%AE+%E4%BC%9A%E8%AE%AE一节。");
}

/* A sign, or what only looks like escapes, again and again: each is looked at once. */
Test(cleaner_mojibake, signs_without_escapes)
{
    static const char *const signs[] = {"\\", "=", "%", "+", "=?", "\\x", "%E4", "=?UTF-8?B?", "+TspedHaE"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        dnm_buf text;
        dnm_buf_init(&text, 1 << 20);
        for (int k = 0; k < 20000; k++) dnm_buf_printf(&text, "%s", signs[i]);
        dnm_buf_printf(&text, "一aE4E4");
        clean_text_expect_same("mojibake", text.p);
        dnm_buf_free(&text);
    }
}

/* ---- a clause in a sound line ---- */

Test(cleaner_mojibake, a_clause_of_a_sound_line)
{
    clean_text_expect(
        "mojibake",
        "会议指出，娓″彛鐨勬煶鏍戝凡缁忓緢楂樹簡，明年还要继续努力，把渡口的柳树种好，把学校的路修好。",
        "会议指出，渡口的柳树已经很高了，明年还要继续努力，把渡口的柳树种好，把学校的路修好。");
    clean_text_expect_same("mojibake",
                           "传说里有很多神兽，饕餮貔貅狻猊狴犴睚眦，都刻在柱子上，孩子们一个一个地数过去。");
    clean_text_expect_same("mojibake", "氦氖氩氪氙氡，都是稀有气体，在灯里发出不同颜色的光。");
}

/* What lost its last byte, and the question mark in its place, are one loss. */
Test(cleaner_mojibake, a_character_that_lost_its_last_byte_is_one_loss)
{
    clean_text_expect("mojibake", "娓″彛鐨勬煶鏍戝凡缁忓緢楂樹簡锛屾浮鍙ｇ殑鏌虫爲宸茬粡寰堥珮浜嗐?",
                      "渡口的柳树已经很高了，渡口的柳树已经很高了\xEF\xBF\xBD");
    clean_text_expect("mojibake",
                      "娓″彛鐨勬煶鏍戝凡缁忓緢楂樹簡锛屾浮鍙ｇ殑鏌虫爲宸茬粡寰堥珮浜嗐\xEF\xBF\xBD",
                      "渡口的柳树已经很高了，渡口的柳树已经很高了\xEF\xBF\xBD");
}
