#!/usr/bin/env python3
"""test_templates.py DOCNORM [unittest arguments]: what repeats on the pages of invented sites goes, what authors repeat stays.

Four sites, unlike in markup, charset and in how they say who they are: news in containers (UTF-8, canonical address), a page in
tables (Big5, saved by a browser), an English journal with line breaks, and a folder of plain texts (GBK)."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

DOCNORM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ''
OK, USAGE = 0, 2

PLACES = ['西堤', '东闸', '南渡', '北桥', '新圩', '老街', '桥头', '沙洲', '柳湾', '石埠']
WORKS = ['加固', '清淤', '改建', '巡查', '绿化', '通车', '抢修', '验收', '测量', '迁建']


def own(i):
    """Running text that no other page has."""
    return (f'{PLACES[i]}的{WORKS[i]}工程昨天开始，{i + 2}个村的居民一早就到了现场。',
            f'负责人说，{PLACES[i]}这一段要在汛期以前完成{WORKS[i]}，不能影响两岸的交通。')


# ---- news in containers ---------------------------------------------------------------------------

SALUTATION, CLOSING, SIGNATURE = '各乡镇人民政府，镇直各部门：', '特此通知。', '河港镇人民政府'
LAW = ('《河道条例》第七条规定，任何单位和个人不得在堤防保护范围内取土、打井、建窑、葬坟，不得擅自拆毁护坡、界桩和水文标志；违反规定的，由主管'
       '部门责令停止违法行为，限期恢复原状，并按照损失的大小处以罚款；造成他人损失的，依法承担赔偿责任，情节严重的移送司法机关处理。')
INSERT = '扫一扫下面的图案，每天读到更多身边的新鲜事。'
NEWS_NOISE = ['首页', '时政', '文体', '投稿须知', INSERT, '纸鹞网版权所有，未经许可不得转载', '地址：河港镇堤边路一号', '联系我们']


def news_page(i, address):
    one, two = own(i % 10)
    hot = ''.join(f'<li><a href="/n/{k}.html">{PLACES[k]}的{WORKS[k]}工程昨天开始</a></li>' for k in range(i % 4, i % 4 + 4))
    law = f'<p>{LAW}</p>' if i % 2 else ''
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{PLACES[i % 10]}{WORKS[i % 10]}开工</title>'
            f'<link rel="canonical" href="https://www.kite.example/{address}"></head><body>'
            '<div class="a1"><a href="/">首页</a></div><div class="a1"><a href="/z">时政</a></div><div class="a1"><a href="/t">文体</a></div>'
            f'<div class="box"><ul>{hot}</ul></div>'
            f'<div class="main"><h1>{PLACES[i % 10]}{WORKS[i % 10]}开工</h1><p>{SALUTATION}</p><p>{one}</p>{law}<p>{INSERT}</p>'
            f'<p>{two}</p><p>{CLOSING}</p><p>{SIGNATURE}</p></div>'
            '<div class="f"><p>纸鹞网版权所有，未经许可不得转载</p><p>地址：河港镇堤边路一号</p><p><a href="/us">联系我们</a></p>'
            '<p><a href="/go">投稿须知</a></p></div></body></html>').encode()


# ---- a page in tables -----------------------------------------------------------------------------

TABLE_NOISE = ['回首頁', '會員登入', '本站所有文章都由網友提供，如有侵權請來信告知。', '最佳瀏覽解析度為一千零二十四乘七百六十八']
LABELS = ['作物', '收量', '說明']


def table_page(i):
    rows = ''.join(f'<tr><td>{label}</td><td>{k * 7 + i}擔</td></tr>' for k, label in enumerate(LABELS))
    text = f'<!-- saved from url=(0031)http://bridge.example/show/{i} --><html><head><meta http-equiv="Content-Type" '
    text += f'content="text/html; charset=big5"><title>第{"一二三四五六七八九十"[i]}塊田的收成</title></head><body><table><tr><td>'
    text += '<a href="/">回首頁</a><br><a href="/login">會員登入</a></td><td><table>'
    text += f'<tr><td>今年第{"一二三四五六七八九十"[i]}塊田的收成比去年好，早稻收了{i + 11}擔，晚稻還沒有開鐮，預計也不會太差。<br>'
    text += f'記錄的人是村裡的老會計，他把{i + 3}年來的帳本都留著，一筆一筆看得很清楚，誰來問都可以查。'
    text += f'<table>{rows}</table></td></tr></table></td></tr></table>'
    text += f'<div>{TABLE_NOISE[2]}<br>{TABLE_NOISE[3]}</div></body></html>'
    return text.encode('big5')


# ---- an English journal ---------------------------------------------------------------------------

JOURNAL_NOISE = ['The Lock Keeper\'s Journal', 'Notes from a small canal, since the spring of the flood.', 'Archive', 'About the keeper']
DAYS = ['a heron', 'two barges', 'thick fog', 'the new gate', 'a lost oar', 'low water', 'the inspector', 'ice', 'an old map', 'swallows']


def journal_page(i):
    return (f'<html><head><title>{DAYS[i]}</title><meta property="og:url" content="http://lock.example/{i}"></head><body>'
            f'<div id="top"><div>{JOURNAL_NOISE[0]}</div><div>{JOURNAL_NOISE[1]}</div></div>'
            f'<div id="post"><h2>{DAYS[i]}</h2>Today there was {DAYS[i]} at the lower lock, and nobody on the towpath had seen the like before.<br>'
            f'I wrote it down in the evening, number {i} of this month, with the lamp burning low and the river still.<br>Good night.</div>'
            '<div id="side"><div><a href="/archive">Archive</a></div><div><a href="/about">About the keeper</a></div></div></body></html>').encode()


# ---- plain texts ----------------------------------------------------------------------------------

def plain_text(i):
    one, two = own(i)
    return (f'书山文库 www.shushan.example 收集整理\n{PLACES[i]}工作总结\n{SALUTATION}\n{one}\n{two}\n{CLOSING}\n{SIGNATURE}\n'
            '更多范文请访问书山文库 www.shushan.example\n').encode('gbk')


class Templates(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='docnorm-templates-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return str(path)

    def run_it(self, *arguments, status=OK):
        r = subprocess.run([DOCNORM, *map(str, arguments)], capture_output=True, text=True, timeout=120)
        self.assertEqual(r.returncode, status, r.stderr)
        self.assertNotIn('Sanitizer', r.stderr)
        return r

    def lines(self, page, *arguments):
        return self.run_it(page, '--only', 'template', '--no-title', *arguments).stdout.splitlines()

    def cleaned(self, pages):
        """The lines of each page, cleaned by what all of them repeat, and by what the main content is not looked for."""
        sites = self.folder / 'sites.jsonl'
        self.run_it('learn', *pages, '-o', sites, '--force')
        return [self.lines(page, '--templates', sites) for page in pages]

    def check(self, pages, noise, stays):
        for i, lines in enumerate(self.cleaned(pages)):
            self.assertEqual([line for line in lines if line in noise], [], pages[i])
            self.assertEqual([line for line in stays(i) if line not in lines], [], lines)

    def news(self):
        return [self.put(f'a/{i}.html', news_page(i, f'{i}.html')) for i in range(10)]

    def test_news(self):
        pages = self.news()
        pages += [self.put('a/again.html', news_page(3, 'again.html'))]  # the same article twice
        for i in (3, 10):
            self.assertIn(INSERT, self.lines(pages[i]))
        self.check(pages, NEWS_NOISE,
                   lambda i: [SALUTATION, CLOSING, SIGNATURE, *own(3 if i == 10 else i), *([LAW] if i % 2 or i == 10 else [])])

    def test_tables(self):
        pages = [self.put(f'b/{i}.htm', table_page(i)) for i in range(10)]
        for i, lines in enumerate(self.cleaned(pages)):
            text = '\n'.join(lines)
            self.assertEqual([n for n in TABLE_NOISE[2:] if n in text], [])
            for kept in ('早稻', '老會計', *LABELS):
                self.assertIn(kept, text)

    def test_journal(self):
        self.check([self.put(f'c/{i}.html', journal_page(i)) for i in range(10)], JOURNAL_NOISE,
                   lambda i: [DAYS[i], 'Good night.'])

    def test_plain_texts(self):
        pages = [self.put(f'd/{i}.txt', plain_text(i)) for i in range(6)]
        for i, lines in enumerate(self.cleaned(pages)):
            self.assertEqual(lines, [f'{PLACES[i]}工作总结', SALUTATION, *own(i), CLOSING, SIGNATURE])

    def test_copies_are_no_template(self):
        """The same article on eight pages, each with comments of its own; and an article over six pages with the same preface."""
        comments = [f'第{i}位读者写道，{PLACES[i]}的事情他亲眼见过，跟文章里说的完全不一样，希望大家再去问一问。' for i in range(8)]
        article = ''.join(f'<p>{line}</p>' for line in own(1) + own(2))
        pages = [self.put(f'e/{i}.html', f'<meta charset="utf-8"><title>堤上的一夜</title><div>{article}</div><div><p>{c}</p></div>'.encode())
                 for i, c in enumerate(comments)]
        for i, lines in enumerate(self.cleaned(pages)):
            self.assertEqual(lines, [*own(1), *own(2), comments[i]])
        preface = '编者按：这组文章写于大水之后，原稿已经散失，现在根据当年的油印本重新排印，个别字句有改动。'
        pages = [self.put(f'f/{i}.html', f'<meta charset="utf-8"><title>大水记（{i + 1}）</title><p>{preface}</p><p>{own(i)[0]}</p><p>{own(i)[1]}</p>'
                          .encode()) for i in range(6)]
        for i, lines in enumerate(self.cleaned(pages)):
            self.assertEqual(lines, [preface, *own(i)])

    def test_a_page_that_is_all_repeated_stays(self):
        pages = self.news()
        nothing = b'<meta charset="utf-8"><link rel="canonical" href="https://kite.example/x"><p><a href="/">\xe9\xa6\x96\xe9\xa1\xb5</a></p>'
        sites = self.folder / 'sites.jsonl'
        self.run_it('learn', *pages, '-o', sites)
        self.assertEqual(self.lines(self.put('x.html', nothing), '--templates', sites), ['首页'])

    def test_order_and_batch_change_nothing(self):
        pages = self.news() + [self.put(f'c/day{i}.html', journal_page(i)) for i in range(10)]
        first = self.run_it('learn', *pages).stdout
        for seed in range(3):
            random.Random(seed).shuffle(pages)
            self.assertEqual(self.run_it('learn', *pages).stdout, first)
        lines = first.splitlines()
        self.assertEqual(json.loads(lines[0]), {'templates': 1})
        self.assertEqual([json.loads(line)['site'] for line in lines[1:]], ['kite.example', 'lock.example'])
        self.run_it(*sorted(pages), '--learn-templates', '--only', 'template', '--no-title', '-o', self.folder / 'batch/')
        sites = self.put('sites.jsonl', first.encode())
        for page in pages:
            output, = (self.folder / 'batch').rglob(pathlib.Path(page).stem + '.txt')
            self.assertEqual(self.run_it(page, '--only', 'template', '--no-title', '--templates', sites).stdout, output.read_text())

    def test_files_that_are_none(self):
        page = self.news()[0]
        for content in (b'', b'{}\n', b'{"templates":2}\n', b'{"templates":1}\n{"site":3}\n', b'{"templates":1}\nnonsense\n', b'{"templates":1}\n\0',
                        b'{"templates":1}\n{"site":"x","pages":-4,"blocks":{}}\n', b'[' * 100000, b'{"templates":1}\n{"site":"kite.example"\n'):
            r = self.run_it(page, '--templates', self.put('bad', content), status=USAGE if content else OK)
            self.assertIn('template.sites', r.stderr) if content else None
        strange = b'{"templates":1}\n{"site":"kite.example","pages":9,"blocks":{"x":"y","00514be4a4cc025d":99999999999,"0":[1]}}\n'
        self.run_it(page, '--templates', self.put('strange', strange))
        self.run_it(page, '--templates', 'x', '--learn-templates', status=USAGE)
        self.run_it('-', '--learn-templates', status=USAGE)
        self.run_it('learn', status=USAGE)
        self.assertIn('[templates.none]', self.run_it('learn', page).stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
