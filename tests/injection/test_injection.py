#!/usr/bin/env python3
"""test_injection.py DOCNORM SOURCE -- damages texts by tables of many sizes and cuts from none to all, repairs them, and counts characters that
are still wrong; then shows that texts with glosses of their own stay as they are. 
SPDX-License-Identifier: MIT"""
import pathlib
import re
import subprocess
import sys
import tempfile

import inject

# Per thousand. What is left are single bytes that two common characters fit equally well (一頭牛, 一頭海); they are marked as guesses.
MOST_WRONG = 2

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
第二，加強對重點部位的檢查，發現險情及時報告，及時處理；第三，組織群眾開展演練，提高應急能力；第四，嚴格執行紀律，對失職的人要追究責任。''']

LESSONS = ['蹒(pán)跚(shān)的老人走过饕(tāo)餮(tiè)纹的铜鼎，忽然听见身后有人喊他的名字。',
           '生字：學(xué)、國(guó)、點(diǎn)、風(fēng)。請把這些生字各寫三遍，再讀課文：學校裡有點風，國旗飄起來了。',
           '我(wǒ)們(men)在(zài)學(xué)校(xiào)讀(dú)書(shū)，每天都很高興(xìng)。我們還要學寫字。',
           '「樂」讀作樂(yuè)時指音樂，讀作樂(lè)時指快樂。音樂老師今天很快樂，樂隊也很快樂。',
           '龘(dá)、靐(bìng)、齉(nàng)都是筆畫很多的字，一般人一輩子也用不到一次。',
           '他姓單(shàn)，不姓簡單的單；她姓仇(qiú)，不姓仇恨的仇；這位姓查(zhā)，不姓檢查的查。',
           '拼音練習：時(shí)間、時候、時代；發(fā)現、發生、出發；關(guān)係、關心、機關。',
           '囧(jiǒng)字本義是光明，網路上常用來表示無奈，你知道為什麼嗎？因為它像一張臉。',
           '古人把早晨叫做旦(dàn)，把黃昏叫做昏(hūn)，把半夜叫做夜分(fēn)。',
           '小貓(māo)釣(diào)魚(yú)：小貓不專心，一會兒捉蜻(qīng)蜓(tíng)，一會兒捉蝴蝶，魚沒釣到。小貓後來專心釣魚。']


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


def main(docnorm, source):
    known = readings(pathlib.Path(source))
    total = wrong = stripped = 0
    for seed in range(24):
        rng = inject.rng_of(seed)
        text = TEXTS[seed % 2]
        share, cuts = (0.15, 0.4, 0.7, 1)[seed % 4], (0, 0.25, 0.5, 0.7, 0.85, 1)[seed % 6]
        table = inject.table_of(text, known, share, rng)
        damaged = inject.injure(text, table, cuts, rng)
        wanted = inject.expected(text)
        total += len(wanted)
        wrong += wrong_characters(repair(docnorm, damaged), wanted)
        stripped += wrong_characters(re.sub(r'\([^()]{1,7}\)', '', damaged) + '\n', wanted)
    print(f'injected: {wrong} of {total} characters wrong after repair ({wrong / total:.5f}), {stripped} if glosses were only taken out')
    changed = [lesson for lesson in LESSONS if repair(docnorm, lesson) != lesson + '\n']
    print(f'glosses of their own: {len(changed)} of {len(LESSONS)} texts changed')
    for lesson in changed:
        print('  ', lesson)
    return wrong * 1000 > total * MOST_WRONG or bool(changed)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
