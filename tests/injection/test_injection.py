#!/usr/bin/env python3
"""test_injection.py DOCNORM SOURCE -- damages texts by tables of many sizes and cuts from none to all, repairs them, and counts characters that
are still wrong; then shows that texts with glosses of their own stay as they are. 
SPDX-License-Identifier: MIT"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import inject

# Per ten thousand. What may be left are bytes that two common words fit; they are marked as guesses.
MOST_WRONG = 3

TEXTS = ['''河港鎮沒有橋的時候，過河全靠南門渡。渡船是一條平底的木船，能坐二十個人，也能載一頭牛。擺渡的人姓阮，鎮上的人都叫他阮三。
他的屋子就在渡口邊上，門前掛著一盞馬燈，天黑就點起來，天亮才吹滅。“燈亮著，人就過得來。”阮三總是這樣說，說完就去收拾他的船槳和竹篙。
有一年冬天，北山的教書先生半夜發病，家裡人抬著他趕到河邊。水面上結著薄冰，阮三二話沒說，拿竹篙敲開了冰，把人送到了對岸。這件事後來寫進了鎮志。
燈油是各家湊的，賬本上記得明白：一九三四年一百一十二戶，燈油三十六斤；一九三五年一百二十戶，燈油四十一斤。誰家出了多少，都有人簽字。
一九五八年，河上修起了石橋，渡口停了。那盞燈如今收在鎮文化站裡，玻璃罩上裂了一道縫——那是當年敲冰時碰的，誰也不願意把它換掉。''',
'''各位代表、同志們：現在我向大會報告鎮水利工作的情況，請予審議，並請列席會議的同志提出意見。
過去的一年，我們認真貫徹上級關於防汛工作的要求，堅持“安全第一、常備不懈、以防為主、全力搶險”的方針，圓滿完成了各項任務。全年投入資金三百二十萬元，
加固堤防十四公里，疏浚河道九條，更換閘門六座，培訓護堤員一百八十人次。實踐證明，只要責任落實到人，措施執行到位，再大的困難也能夠克服。
但是我們也要看到，問題還不少：一是部分堤段年久失修，隱患沒有徹底消除；二是個別單位重視不夠，值班記錄不完整；三是物資儲備的數量與實際需要還有差距。
對這些問題，我們要認真研究，採取有力的辦法，儘快加以解決。下一步，要抓好以下幾項工作：第一，進一步健全責任制，把任務分解到每一個崗位；
第二，加強對重點部位的檢查，發現險情及時報告，及時處理；第三，組織群眾開展演練，提高應急能力；第四，嚴格執行紀律，對失職的人要追究責任。''',
         '''通知
各村民小組：本週五上午九時，在村委會二樓會議室召開秋收用水協調會，請各組組長準時參加，不得缺席，也不要由別人代替。會議內容有三項：
一、通報上半年水費收繳情況。全村應收水費八萬四千元，實收七萬九千二百元，第四組、第七組尚有欠款，請組長會前把名單核對清楚。
二、討論輪灌順序。今年雨水偏少，水庫存量只有往年的六成，上游先灌還是下游先灌，大家意見不一，希望充分商量，不要吵架。
三、安排渠道清淤。東乾渠從老磨坊到大橋一段淤積嚴重，計劃用三天時間清完，每戶出一個勞力；外出打工的，可以出錢請人，標準是每天一百二十元。
“水是命根子，可是誰也不能把它關在自家院子裡。”這是老支書退休時說的話，會上還要再提一提。未盡事宜，電話聯繫村委會辦公室。特此通知。''',
         '''昨天傍晚，一隻迷路的小海豹出現在縣城的護城河裡，吸引了上百名市民圍觀。據目擊者介紹，當時天快黑了，有人看見水面冒出一個圓圓的腦袋，還以為是誰家的狗掉進了河裡。
“牠一點也不怕人，還朝我們眨眼睛呢！”住在河邊的退休教師說。接到報警後，漁政部門的工作人員很快趕到現場，一邊疏導人群，一邊聯繫海洋館的專家。
專家判斷，這隻海豹大約三個月大，可能是漲潮時順著入海口游上來的。“牠身體健康，沒有外傷，只是有些疲倦。”專家表示，不要投餵食物，更不要用石頭驅趕。
今天凌晨兩點，趁著退潮，工作人員用漁網把小海豹引到下游，用車運到三十公里外的海灣放歸。記者在現場看到，牠下水後沒有馬上離開，而是回頭看了好幾次。
漁政部門提醒：如果再遇到類似情況，請保持距離，及時撥打電話，由專業人員處理。這已經是今年第二次了，第一次發生在三月，那一次來的是一隻海龜。''',
         '''問：我家的冰箱最近聲音特別大，晚上吵得睡不著，是不是壞了？要不要換新的？
答：先別急著換。冰箱響有好幾種原因：第一，沒有放平，四個腳有一個懸空，壓縮機一轉就跟著震；第二，背後貼著牆，散熱不好，風扇轉得太快；第三，裡面的瓶瓶罐罐互相碰撞。
你可以先把冰箱往外拉十公分，用一張硬紙板把腳墊平，再聽聽看。如果還是響，把插頭拔掉，等十分鐘再插上。要是聲音像敲鐵皮，那多半是管子鬆了，得請師傅來固定，花不了多少錢。
問：謝謝！照您說的做了，果然安靜多了。還想請教一下，冷凍室結了厚厚一層霜，怎麼除？能不能用刀子刮？
答：千萬不要用刀！刮破了管子，裡面的冷媒漏光，整台就報廢了。斷電，打開門，放一盆熱水進去，半個小時霜就會自己掉下來。以後門要關緊，熱的東西放涼了再放進去。
補充一句：十年以上的老冰箱，耗電是新的兩倍，真要換的話，從電費裡也能省回來。請大家在評論裡說說自己的經驗，我會挑一些有代表性的來回覆。''',
         '''論漢代驛站與地方行政之關係
秦漢以降，郵驛之制漸備。《漢書》所載“五里一郵，十里一亭，三十里一驛”，雖未必處處如此，然其規模可見一斑。本文擬就近年出土簡牘，對驛站之設置、人員與經費略作考察。
從懸泉置簡文看，一置之內，有吏員三十七人，馬四十匹，車十五輛，傳舍可容數十人住宿。過往使者的食宿標準按身份分為若干等級，記錄極為詳細：某日某人食粟若干，飲酒若干，均須登記造冊，年終上報郡府審核。
經費方面，主要來自縣廷撥付，不足部分由當地民戶分攤。簡文中屢見“錢少不足”“請以他縣錢補”等語，可知財政相當緊張。有學者認為，驛站開支占縣級財政支出的四分之一以上，這一估計或許偏高，但負擔之重當無疑問。
值得注意的是，驛站不僅傳遞文書，還承擔了治安、接待乃至貿易管理的職能。因此，它實際上是中央權力深入邊地的觸角。這一點，以往研究重視不夠，有待進一步探討。''']

TONES = {'\u0304': '1', '\u0301': '2', '\u030c': '3', '\u0300': '4'}

LESSONS = ['蹒(pán)跚(shān)的老人走过饕(tāo)餮(tiè)纹的铜鼎，忽然听见身后有人喊他的名字。',
           '生字：學(xué)、國(guó)、點(diǎn)、風(fēng)。請把這些生字各寫三遍，再讀課文：學校裡有點風，國旗飄起來了。',
           '我(wǒ)們(men)在(zài)學(xué)校(xiào)讀(dú)書(shū)，每天都很高興(xìng)。我們還要學寫字。',
           '「樂」讀作樂(yuè)時指音樂，讀作樂(lè)時指快樂。音樂老師今天很快樂，樂隊也很快樂。',
           '龘(dá)、靐(bìng)、齉(nàng)都是筆畫很多的字，一般人一輩子也用不到一次。',
           '他姓單(shàn)，不姓簡單的單；她姓仇(qiú)，不姓仇恨的仇；這位姓查(zhā)，不姓檢查的查。',
           '拼音練習：時(shí)間、時候、時代；發(fā)現、發生、出發；關(guān)係、關心、機關。',
           '囧(jiǒng)字本義是光明，網路上常用來表示無奈，你知道為什麼嗎？因為它像一張臉。',
           '古人把早晨叫做旦(dàn)，把黃昏叫做昏(hūn)，把半夜叫做夜分(fēn)。',
           '小貓(māo)釣(diào)魚(yú)：小貓不專心，一會兒捉蜻(qīng)蜓(tíng)，一會兒捉蝴蝶，魚沒釣到。小貓後來專心釣魚。',
           '我們(wǒmen)明天(míngtiān)去(qù)學校(xuéxiào)，老師(lǎoshī)會(huì)講(jiǎng)故事(gùshi)。同學們(tóngxuémen)都很高興。',
           '【認】(rèn) 動詞。分辨、識別：認字、認人。\n【識】(shí) 動詞。知道：識字、相識。\n【護】(hù) 動詞。保衛：護士、愛護。',
           '國(guó) 國家，國王，外國。\n認(rèn) 認識，認真，認字。\n風(fēng) 風雨，東風，風車。\n點(diǎn) 點頭，地點，一點。',
           '韻母an與ang的對立：談(tán)、湯(tāng)；單(dān)、當(dāng)；蘭(lán)、郎(láng)；盤(pán)、龐(páng)。發音時要注意舌位。',
           "威妥瑪式把張寫作張(chang)，把陳寫作陳(ch'en)，把謝寫作謝(hsieh)；漢語拼音則寫作張(Zhāng)、陳(Chén)、謝(Xiè)。",
           '鄭(zhèng)國與韓(hán)國相鄰，後來韓國滅了鄭國，遷都到新鄭。',
           '日語裡「学校」讀作学校(gakkō)，「東京」讀作東京(tōkyō)，「先生」讀作先生(sensei)，聲調與漢語不同。',
           '這首詩裡的還(huán)字、重(chóng)字、長(zhǎng)字都是多音字：將軍還朝，重整河山，少年長成。還有一些字也要注意讀音。',
           '他在黑板上寫了一個「發」字，問：「誰知道這個字怎麼讀？」一個孩子站起來說：「發(fā)！發財的發！」大家都笑了。',
           '第一課 學寫字\n生字表：學(xué) 寫(xiě) 書(shū) 筆(bǐ) 紙(zhǐ)\n小明在學校裡學寫字。他有一枝新筆、一本新書和幾張白紙。',
           '「行」字有兩個讀音：銀行的行(háng)和行(xíng)走的行。「樂」字也是：音樂(yuè)、快樂(lè)。「覺」字：睡覺(jiào)、覺(jué)得。',
           '教師用書：請學生先讀準輕聲詞，如爸爸(bàba)、東西(dōngxi)、頭髮(tóufa)、時候(shíhou)，再練習造句：我的頭髮長了，該剪了。',
           '北京話的兒(ér)化韻很豐富，花兒(huār)、鳥兒(niǎor)、事兒(shìr)都可以兒化，外地人學起來並不容易。',
           '本書主角名叫龍(Lóng)嘯天，字雲(yún)起，號滄(cāng)浪(làng)居士，是書裡唯一不姓龍的「龍」家人。',
           '粵語的「飲」(jam2)、「食」(sik6)與普通話的飲(yǐn)、食(shí)對應，但用法不同：粵語說飲茶，普通話說喝茶。',
           '春天到了，花園裡開(kāi)滿了花。媽媽說：「我們開(kāi)車(chē)去看吧！」爸爸說車(chē)壞了，坐公車(chē)也很方便。路上遇見了張(zhāng)老師，張(zhāng)老師也在等公車(chē)。',
           '小強壯得很，常幫鄰居搬東西。鄰居的燈(dēng)壞了，他去換燈(dēng)泡；機(jī)器停了，他會修機(jī)器；紙(zhǐ)箱破了，他用紙(zhǐ)補好。燈(dēng)亮了，大家都笑。',
           '第六課  問路\n生詞：問、車、從、遠。凡是生詞，課文都注音。\n請問(wèn)，從(cóng)這裡到車(chē)站遠(yuǎn)嗎？不遠(yuǎn)，坐車(chē)十分鐘，走路也行。'
           '我從(cóng)來沒去過。那你問(wèn)司機(jī)吧，他從(cóng)早到晚都在車(chē)站，站得遠(yuǎn)遠(yuǎn)的。謝謝，我去問(wèn)問(wèn)他。',
           '媽媽買(mǎi)了魚,賣(mài)魚的人說:「這條魚很新鮮,多買(mǎi)一條吧。」媽媽說家裡人少,吃不完,不買(mǎi)了。賣(mài)魚的笑著說下次再買(mǎi)。']


def readings(source):
    """The cleaner's own table of readings, read as text."""
    code = (source / 'cleaners/pinyin/readings_generated.c').read_text(encoding='utf-8')
    syllables = re.findall(r'"([^"]*)"', code[code.index('pinyin_syllables['):code.index('pinyin_readings[')])[0:]
    numbers = re.findall(r'\d+', code[code.index('{', code.index('pinyin_readings[')):])
    return {chr(0x4E00 + i): syllables[int(n)] for i, n in enumerate(numbers) if int(n)}


def repair(docnorm, text):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as f:
        f.write(text)
        f.flush()
        return subprocess.run([docnorm, f.name, '--only', 'pinyin', '--no-title', '-q'], capture_output=True, text=True, check=True,
                              encoding='utf-8').stdout


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def wrong_characters(found, wanted):
    """Line by line, as they correspond; a line that is right costs nothing to compare."""
    pairs = zip(found.split('\n'), wanted.split('\n'))
    return sum(0 if a == b else distance(a, b) for a, b in pairs)


def with_digit(reading):
    """ling3 for lǐng."""
    letters = unicodedata.normalize('NFD', reading)
    tone = ''.join(TONES.get(c, '') for c in letters) or '5'
    return unicodedata.normalize('NFC', ''.join(c for c in letters if c not in TONES)).replace('ü', 'v') + tone


FORMS = {'plain': (lambda r: r, lambda d: d), 'upper case': (str.upper, lambda d: d), 'tone digits': (with_digit, lambda d: d),
         'full-width brackets': (lambda r: r, lambda d: d.replace('(', '（').replace(')', '）')),
         'replacement characters': (lambda r: r, lambda d: d.replace('?', '\ufffd')),
         'a blank in brackets': (lambda r: r + ' ' * (r[-1] in 'iì'), lambda d: d),
         'private-use characters dropped': (lambda r: r, lambda d: re.sub('[\ue000-\uf8ff]', '', d))}


def forms(docnorm, known):
    """Other ways in which the same damage arrives; few errors in each."""
    bad = False
    for name, (reading, after) in FORMS.items():
        wrong = total = 0
        for seed in range(6):
            rng = inject.rng_of(seed)
            table = [(ch, reading(r)) for ch, r in inject.table_of(TEXTS[seed], known, .5, rng)]
            damaged, wanted = after(inject.injure(TEXTS[seed], table, .5, rng)), inject.expected(TEXTS[seed])
            wrong += wrong_characters(repair(docnorm, damaged), wanted)
            total += len(wanted)
        print(f'{name}: {wrong} of {total} wrong')
        bad = bad or wrong * 1000 > total * 2
    return bad


def short_pages(docnorm, known):
    """Some sentences, and a table that was not made for them: hardly any gloss may be enough."""
    common = sorted({c for text in TEXTS for c in text if not inject.is_simplified(c) and c in known})
    wrong = stripped = total = pages = left = 0
    for seed in range(60):
        rng = inject.rng_of(seed)
        text = ''.join(TEXTS[seed % len(TEXTS)].split('\n'))
        start = text.index('。', rng.randrange(len(text) // 2)) + 1
        text = text[start:start + rng.choice((60, 100, 200))]
        table = [(ch, known[ch]) for ch in rng.sample(common, len(common) // 2)]
        damaged, wanted = inject.injure(text, table, rng.choice((0, .5, 1)), rng), inject.expected(text)
        found = repair(docnorm, damaged).rstrip('\n')
        pages += 1
        total += len(wanted)
        left += found == damaged != wanted
        wrong += distance(found, wanted)
        stripped += distance(damaged, wanted)
    print(f'short pages: {left} of {pages} left alone; {wrong} of {total} characters wrong after repair, {stripped} before')
    return left * 10 > pages or wrong * 20 > stripped


def long_page(docnorm, known):
    """What speaks against an injection here and there does not add up in a long text."""
    rng = inject.rng_of(3)
    text = '\n會址：縣城。報送：鎮、鄉、區、縣。\n'.join(TEXTS * 20)
    table = [(ch, r) for ch, r in inject.table_of(text, known, .2, rng) if ch not in '鎮鄉'] + [(ch, known[ch]) for ch in '鎮鄉']
    damaged, wanted = inject.injure(text, table, .5, rng), inject.expected(text)
    wrong = wrong_characters(repair(docnorm, damaged), wanted)
    print(f'long page: {wrong} of {len(wanted)} characters wrong')
    return wrong * 1000 > len(wanted)


def main(docnorm, source):
    known = readings(pathlib.Path(source))
    total = wrong = stripped = 0
    for seed in range(72):
        rng = inject.rng_of(seed)
        text = TEXTS[seed % len(TEXTS)]
        share, cuts = (0.15, 0.4, 0.7, 1)[seed // 6 % 4], (0, 0.25, 0.5, 0.7, 0.85, 1)[(seed + seed // 6) % 6]
        table = inject.table_of(text, known, share, rng)
        damaged = inject.injure(text, table, cuts, rng)
        wanted = inject.expected(text)
        total += len(wanted)
        wrong += wrong_characters(repair(docnorm, damaged), wanted)
        stripped += wrong_characters(re.sub(r'\([^()]{1,7}\)', '', damaged) + '\n', wanted)
    print(f'injected: {wrong} of {total} characters wrong after repair ({wrong / total:.5f}), {stripped} if glosses were only taken out')
    changed = [lesson for lesson in LESSONS if re.sub(r'\n+', '\n', repair(docnorm, lesson)) != lesson + '\n']
    print(f'glosses of their own: {len(changed)} of {len(LESSONS)} texts changed')
    for lesson in changed:
        print('  ', lesson)
    bad = [forms(docnorm, known), short_pages(docnorm, known), long_page(docnorm, known)]
    return wrong * 10000 > total * MOST_WRONG or bool(changed) or any(bad)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
