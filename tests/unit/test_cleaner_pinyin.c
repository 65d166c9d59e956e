/* test_cleaner_pinyin.c -- which glosses are taken out, and which are a text's own. What torn bytes become is
 * tested in tests/injection, with texts by the dozen.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

static void expect_flags_only(const char *text, size_t flags)
{
    size_t edits;
    char *out = clean_text_once("pinyin", text, &edits);
    cr_expect_str_eq(out, text);
    cr_expect_eq(edits, flags, "%zu edits of [%s]", edits, text);
    free(out);
}

/* GB 2312 has 後 and 於, and Simplified Chinese does not use them: tables hold them. */
Test(cleaner_pinyin, what_simplified_text_does_not_use_is_in_tables)
{
    clean_text_expect(
        "pinyin",
        "大壩建成以後(hòu),縣裏發(fā)出通知,關(guān)於(yú)防汛的經(jīng)驗要總結。由於(yú)時(shí)"
        "間緊,會(huì)議只開半天;會(huì)後(hòu)各鄉自行討論,問(wèn)題報縣裏。",
        "大壩建成以後,縣裏發出通知,關於防汛的經驗要總結。由於時間緊,會議只開半天;會後各鄉自行討論,"
        "問題報縣裏。");
}

/* What has its gloss again and again, wherever it stands, beside others of a table. */
Test(cleaner_pinyin, a_table_may_hold_any_character)
{
    clean_text_expect(
        "pinyin",
        "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,是(shì)大事。項(xiàng)目是(shì)新的,也是(shì)"
        "好的。積累經驗(yàn)。"
        "向?yàn)槲覀兲峁┻@次機(jī)會的同志表示感謝。",
        "領導認真落實責任,是大事。項目是新的,也是好的。積累經驗。向為我們提供這次機會的同志表示感謝。");
}

/* One character that both scripts use, among many that only one does, is no lesson's: 量, twice. */
Test(cleaner_pinyin, a_table_of_many_may_hold_one_of_another_kind)
{
    clean_text_expect(
        "pinyin",
        "廠房檢(jiǎn)測(cè)說(shuō)明。車(chē)間(jiān)進行了試(shì)驗(yàn),測(cè)量(liàng)了牆(qiáng)面"
        "的裂縫,又檢(jiǎn)查了連(lián)接處,標(biāo)記了四個點(diǎn);焊縫的質(zhì)量(liàng)合格,這(zhè)次試("
        "shì)驗(yàn)"
        "到此結束。",
        "廠房檢測說明。車間進行了試驗,測量了牆面的裂縫,又檢查了連接處,標記了四個點;焊縫的質量合格,"
        "這次試驗到此"
        "結束。");
}

/* Tables take a reading from a dictionary, first come, and give it to a character wherever it stands: 還 is
 * huán in some, though it is hái here. */
Test(cleaner_pinyin, a_table_has_readings_of_its_own)
{
    clean_text_expect(
        "pinyin",
        "還(huán)有時(shí)間(jiān),會(huì)議還(huán)沒有開(kāi)始,縣裏發(fā)來通知:問(wèn)題要逐項(xiàng)"
        "解決,經(jīng)驗(yàn)要"
        "總結。這(zhè)次會(huì)議還(huán)要討論車(chē)輛(liàng)。",
        "還有時間,會議還沒有開始,縣裏發來通知:問題要逐項解決,經驗要總結。這次會議還要討論車輛。");
}

/* Where a character has several readings, people say which it is, now and then. */
Test(cleaner_pinyin, readings_that_need_to_be_told_stay)
{
    expect_flags_only("他是長(zhǎng)子，手長(cháng)腳長，還(huán)了書還想再借，音樂(yuè)課上快樂(lè)得很。",
                      0);
    expect_flags_only("他長(zhǎng)大了，還(huán)書去了。重(chóng)慶的樂(yuè)團來了，傳(zhuàn)記也看完了。",
                      0);
}

/* A lesson may gloss its new words in every sentence. */
Test(cleaner_pinyin, the_words_of_a_lesson_keep_their_glosses)
{
    expect_flags_only(
        "春天到了，花園裡開(kāi)滿了花。媽媽說：「我們開(kāi)車(chē)去看吧！」爸爸說車(chē)壞了，坐"
        "公車(chē)也很方便。路上遇(yù)見了張老師，他也在等公車(chē)。",
        7);
    expect_flags_only("小強(qiáng)很強(qiáng)壯，常幫鄰居搬東西。鄰居的燈(dēng)壞了，他去換燈(dēng)"
                      "泡。爺爺說，這孩子長大一定"
                      "有出息。",
                      4);
}

/* No person tears a character apart. */
Test(cleaner_pinyin, torn_glosses_are_never_silent)
{
    size_t edits;
    free(clean_text_once("pinyin", "我国(guó)的农(nóng)业发展?guó)快,要靠大家。", &edits));
    cr_expect_gt(edits, 0);
}

/* A decoder writes U+FFFD where another writes a question mark. */
Test(cleaner_pinyin, a_tear_counts_in_either_form)
{
    const char *repaired = "積累經驗,向為我們提供這次的同志致謝。";
    clean_text_expect("pinyin", "積累經驗(yàn),向?yàn)槲覀兲峁┻@次的同志致謝。", repaired);
    clean_text_expect("pinyin", "積累經驗(yàn),向\uFFFDyàn)槲覀兲峁┻@次的同志致謝。", repaired);
}

/* 小，is D0A1 A3AC, and A1A3 looks like "。": the text is cut before and behind A1, and only the mark
 * remains. */
Test(cleaner_pinyin, bytes_between_two_cuts_are_those_of_a_mark)
{
    clean_text_expect("pinyin",
                      "會(huì)議決定,向?yàn)槲覀兲峁┻@次機(jī)會的同志致謝。他半夜發(fā)??,家里人很著急。",
                      "會議決定,向為我們提供這次機會的同志致謝。他半夜發病,家里人很著急。");
    clean_text_expect(
        "pinyin",
        "會(huì)議決定,向?yàn)槲覀兲峁┻@次機(jī)會的同志致謝。他半夜發(fā)\uFFFD\uFFFD,家里人很著急。",
        "會議決定,向為我們提供這次機會的同志致謝。他半夜發病,家里人很著急。");
}

/* Collectors drop what is of private use: behind "nèi)" stood one such character, half of two that belong to
 * the text. */
Test(cleaner_pinyin, private_use_may_have_been_dropped)
{
    clean_text_expect("pinyin",
                      "領(lǐng)導(dǎo)認(rèn)真落實(shí)責(zé)任,人們?nèi)D書館。會(huì)議(yì)結(jié)束。",
                      "領導認真落實責任,人們去圖書館。會議結束。");
}

/* What is certain of a page by many others takes in a character that both scripts use, read in one of its
 * ways; and blanks in the brackets. */
Test(cleaner_pinyin, a_certain_page_may_gloss_any_common_character)
{
    clean_text_expect("pinyin",
                      "兩位著(zhù)名的學(xué)者講(jiǎng)課(kè),問(wèn)題(tí)圍(wéi)繞(rào)這(zhè)個(gè)"
                      "時(shí)代,從傳(chuán)統社會(huì )走向?yàn)槲覀兲峁┻@次機(jī)會(huì )的社會(huì )。",
                      "兩位著名的學者講課,問題圍繞這個時代,從傳統社會走向為我們提供這次機會的社會。");
}

/* A program misses one now and then, too: what is glossed is of one script only, and many. */
Test(cleaner_pinyin, a_table_may_be_missed_once)
{
    clean_text_expect("pinyin",
                      "研究現(xiàn)狀、熱點與內(nèi)容,結(jié)論與關(guān)系,數(shù)據(jù)與系統(tǒng)。應("
                      "yīng)用設(shè)計,發(fā)現(xiàn)關(guān)聯,"
                      "結(jié)合實例,研究數(shù)量,內(nèi)外結合,設(shè)立系統(tǒng)。",
                      "研究現狀、熱點與內容,結論與關系,數據與系統。應用設計,發現關聯,結合實例,研究數量,"
                      "內外結合,設立系統。");
}

/* Common characters of running text, here and not there, and again and again. */
Test(cleaner_pinyin, readings_without_tones_that_were_sprinkled_go)
{
    clean_text_expect("pinyin",
                      "園區(qu)的(de)供水系(xi)(xi)統(tong)由(you)三(san)部分組成,水廠(chang)每(mei)天(tian)"
                      "處理(li)的(de)(de)水量在(zai)兩萬噸以上(shang),都(du)由(you)值班人員記錄(lu)。",
                      "園區的供水系統由三部分組成,水廠每天處理的水量在兩萬噸以上,都由值班人員記錄。");
    clean_text_expect(
        "pinyin",
        "大家(jia)行(hang)動起來(lai),把(ba)街道(dao)上(shang)的(de)雪掃干凈(jing),讓(rang)行人(ren)"
        "好走,店鋪(pu)也(ye)按時開(kai)門。",
        "大家行動起來,把街道上的雪掃干凈,讓行人好走,店鋪也按時開門。");
}

/* Particles told apart, a lesson that marks each of its characters, words of another language, and rare
 * characters. */
Test(cleaner_pinyin, readings_without_tones_of_a_text_stay)
{
    clean_text_expect_same(
        "pinyin", "常见的助词有的(de)、地(di)、得(de)、着(zhe)、了(le)、过(guo)、吗(ma)、呢(ne)、吧(ba)。");
    clean_text_expect_same("pinyin", "我(wo)们(men)在(zai)学(xue)校(xiao)读(du)书(shu),老(lao)师(shi)教(jiao)"
                                     "我(wo)们(men)写(xie)字(zi)。");
    clean_text_expect_same(
        "pinyin", "数据(data)和类型(type)是列表(list)的(de)元素,键(key)和值(value)成对,集(set)与行(row)无关,"
                  "列(col)可空(null)。");
    clean_text_expect_same(
        "pinyin",
        "外国朋友来楼里做客，我陪他认人:王(wang)师傅修水管，对门李(li)大夫爱下棋，楼上张(zhang)老板常年在外，"
        "还有周(zhou)小姐、教琴的马(ma)先生、罗(luo)阿姨，何(he)家两兄弟，林(lin)医生最后才回来。");
    clean_text_expect_same(
        "pinyin",
        "岔路口的牌子是给外国人看的，往东(dong)是码头，往西(xi)是集市，往南(nan)是水库，往北(bei)是林场，"
        "往上(shang)是寺庙，往下(xia)是河滩，往前(qian)是学堂，往里(li)是人家。");
    clean_text_expect_same(
        "pinyin",
        "他在沙上画了人(ren)字、大(da)字、天(tian)字，又画了上(shang)字、下(xia)字、中(zhong)字，最后画了"
        "小(xiao)字、心(xin)字和家(jia)字，潮水一来就都没有了。");
    clean_text_expect_same(
        "pinyin",
        "下面这段话的读音请大家自己听一遍:我们(men)的(de)船上(shang)午就(jiu)开走了,有(you)些人没来(lai),"
        "在(zai)码头等到(dao)天黑,第二天(tian)才搭上另外一只小船,慢慢地赶了上去。");
    clean_text_expect_same(
        "pinyin",
        "庭院里有枇(pi)杷(pa)、蔷(qiang)薇(wei)和茉(mo)莉(li),墙边种着薜(bi)荔(li),池里养着蝌(ke)蚪(dou)。");
}

/* What is certain is weighed, not counted: four characters, again and again, in a text with ASCII commas; a
 * link below with a gloss of its own kind; a table of two in a naive conversion. */
Test(cleaner_pinyin, what_speaks_for_an_injection_counts_together)
{
    clean_text_expect(
        "pinyin",
        "水庫的放水時(shí)間(jiān)由值班員掌握,超過(guò)警戒水位時(shí)先報縣裏。實(shí)際放水時(shí)"
        "間(jiān)不得超過(guò)兩小時(shí),放水期間(jiān)下游不得有人。",
        "水庫的放水時間由值班員掌握,超過警戒水位時先報縣裏。實際放水時間不得超過兩小時,"
        "放水期間下游不得有人。");
    clean_text_expect(
        "pinyin",
        "動物管理系統(tǒng)的項目說明。系統(tǒng)對動物進行管理,系統(tǒng)備份以后由醫(yī)院保管;"
        "用于統(tǒng)計的數據自動保存,統(tǒng)一身份認證由上級系統(tǒng)負責。",
        "動物管理系統的項目說明。系統對動物進行管理,系統備份以后由醫院保管;用于統計的數據自動保存,"
        "統一身份認證由上級系統負責。");
}

Test(cleaner_pinyin, a_text_that_speaks_of_readings_keeps_its_glosses)
{
    clean_text_expect_same("pinyin",
                           "本課生字:會、還。\n舊詩選讀:國(guó)門東望水連天,時(shí)有漁歌到岸邊。\n"
                           "案上書(shū)燈紅一點,夢中頭(tóu)白已三年。\n讀音說明:此處「勝」讀平聲(shēng)。");
}

/* Blanks between all characters; a tag whose first bracket the tear took along; a text cut inside of a gloss.
 */
Test(cleaner_pinyin, glosses_stand_in_other_damage)
{
    clean_text_expect("pinyin",
                      "技 術(shù) 發(fā) 展 的 動(dòng) 力 機(jī) 制 與(yǔ) 實(shí) 際 經(jīng) 驗 ,系 "
                      "統(tǒng) 地 說(shuō) 明 。",
                      "技 術 發 展 的 動 力 機 制 與 實 際 經 驗 ,系 統 地 說 明 。");
    clean_text_expect("pinyin",
                      "領(lǐng)導(dǎo)說(shuō):“這(zhè)個(gè)問(wèn)題(tí)不是職位,是責(zé)任?!?/p>",
                      "領導說:“這個問題不是職位,是責任。”</p>");
    clean_text_expect(
        "pinyin", "領(lǐng)導(dǎo)說(shuō)明這(zhè)個(gè)問(wèn)題(tí)的經(jīng)過(guò)與責(zé)任,請大家認(r",
        "領導說明這個問題的經過與責任,請大家認");
    clean_text_expect("pinyin",
                      "領(lǐng)導(dǎo)說(shuō)明這(zhè)個(gè)問(wèn)題(tí)的經(jīng)過(guò)與責(zé)任:\n"
                      "。1)檢查;\n。12)登記。",
                      "領導說明這個問題的經過與責任:\n(1)檢查;\n(12)登記。");
}
