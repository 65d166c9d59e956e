#!/usr/bin/env python3
"""test_own_judgement.py DOCNORM [unittest arguments]: what a person decides: rules of one's own, and marks on a sample of changes."""
import collections
import json
import pathlib
import re
import sys
import unittest

from test_cli import DAMAGED, DOCNORM, EXISTS, USAGE, UNREADABLE, Case

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Rules(Case):
    def test_the_example_in_the_documentation_restores_a_text(self):
        """The site's name is replaced by an invented one, in the rules as in the text."""
        rules = (ROOT / 'docs/rules-brand.txt').read_text(encoding='utf-8').replace('老秘网', '纸鹞网')
        self.put('rules.txt', rules)
        text = (ROOT / 'fixtures/documents/brand-for-word.txt').read_text(encoding='utf-8')
        self.put('a.txt', text + '\n去年来我纸鹞网市看过河堤的客人，今年又来了。\n')
        out = self.run_docnorm('a.txt', '--rules', 'rules.txt', '-o', 'out.txt', '--edits') or self.text('out.txt')
        self.assertNotIn('纸鹞网', out)
        self.assertIn('镇里的网站要及时更新', out)
        self.assertIn('去年来我市看过河堤', out)
        edits = [json.loads(line) for line in self.text('out.txt.edits.jsonl').splitlines()]
        mine = [e for e in edits if e.get('rule', '').startswith('user/')]
        self.assertEqual([(e['rule'], e['before'], e['after'], e['confidence']) for e in mine],
                         [('user/replace', '纸鹞网', '网站', 1000)] * 2 + [('user/replace', '我纸鹞网市', '我市', 1000)])
        restored = self.run_docnorm('restore', 'out.txt', 'out.txt.edits.jsonl')
        self.assertIn('来我纸鹞网市看过', restored)

    def test_keep_and_flag_are_edits_too(self):
        self.put('a.txt', '通  知  书，据说如此。  \n')
        self.put('rules.txt', 'keep \\s知\\s\nflag 据说 => 出处？\n')
        self.assertEqual(self.run_docnorm('a.txt', '--rules', 'rules.txt', '-O', 'txt.title=no'), '通  知  书，据说如此。\n')
        said = self.run_docnorm('explain', '--all', 'a.txt', '--rules', 'rules.txt')
        self.assertIn('user/keep', said)
        self.assertIn('“据说” (出处？)', said)
        page = self.run_docnorm('explain', '--html', 'a.txt', '--rules', 'rules.txt')
        self.assertIn('data-rule="user/keep"', page)
        self.put('t.txt', '會議決定發展產業，發展貿易，改進護理。\n')
        self.put('name.txt', 'keep 發展產業\n')
        self.assertEqual(self.run_docnorm('t.txt', '--rules', 'name.txt', '--script', 'hans'), '会议决定發展產業，发展贸易，改进护理。\n')

    def test_several_files_and_hosts(self):
        self.put('a.txt', '一二三四五六七八九十')
        self.put('1.txt', '[host example.org]\ndrop 三\n')
        self.put('2.txt', 'drop 五\n')
        both = ('--rules', '1.txt', '--rules=2.txt')
        self.assertEqual(self.run_docnorm('a.txt', *both), '一二三四六七八九十\n')
        self.assertEqual(self.run_docnorm('a.txt', *both, '-O', 'user.host=www.example.org'), '一二四六七八九十\n')
        self.assertEqual(self.run_docnorm('a.txt', *both, '--disable', 'user/drop'), '一二三四五六七八九十\n')

    def test_bad_rules_end_the_run_before_it_begins(self):
        self.put('a.txt', 'text')
        self.put('good.txt', 'drop x\n')
        self.put('bad.txt', 'drop x\n\nremove y\n')
        self.put('binary.txt', b'drop\0')
        for lang in ('C.UTF-8', 'zh_CN.UTF-8'):
            self.run_docnorm('a.txt', '--rules=good.txt', '--rules=bad.txt', '-o', 'b.txt', status=USAGE, lang=lang)
            self.assertRegex(self.err, r'^docnorm: bad\.txt:.*3.* \[user\.rules\]\n$')
            self.run_docnorm('a.txt', '--rules=binary.txt', status=USAGE, lang=lang)
            self.assertRegex(self.err, r'^docnorm: binary\.txt:.* \[user\.rules\]\n$')
            self.run_docnorm('a.txt', '--rules=none.txt', status=UNREADABLE, lang=lang)
        self.assertFalse((self.folder / 'b.txt').exists())


class Sample(Case):
    def documents(self):
        for i in range(40):
            self.put(f'in/{i}.txt', f'　　第{i}段的第一行。  \n第{i}段 <b>的</b> 第二行&nbsp;。\n')
        self.put('in/one.html', '<title>河堤</title><p>甲\u00a0乙</p>')

    def drawn(self, *args, **more):
        page = self.run_docnorm('sample', *args, **more)
        return page, re.findall(r'data-edit="([0-9a-f]{16})" data-rule="([^"]+)"', page)

    def test_as_many_of_each_rule_and_the_same_again(self):
        self.documents()
        page, edits = self.drawn('in', '-n', '30')
        self.assertEqual(len(edits), 30)
        counts = collections.Counter(rule for _, rule in edits)
        self.assertGreaterEqual(len(counts), 3)
        full = {rule for rule in counts if counts[rule] >= max(counts.values()) - 1}
        self.assertGreaterEqual(len(full), 2, counts)
        for rule, count in counts.items():  # a rule that has fewer has no more to give
            shown, of = map(int, re.search(rf'<h2>{rule}</h2>\n<p class="about">.*?\((\d+) of (\d+)\)', page).groups())
            self.assertEqual(shown, count)
            self.assertTrue(count >= max(counts.values()) - 1 or count == of, counts)
        (self.folder / 'in').rename(self.folder / 'moved')
        self.assertEqual(set(self.drawn('moved', '-n', '30')[1]), set(edits), 'the place of the documents counts')
        other = self.drawn('moved', '-n', '30', '--seed', 'another')[1]
        self.assertNotEqual(set(other), set(edits))
        by_cleaner = self.drawn('moved', '-n', '30', '--by', 'cleaner')[0]
        self.assertRegex(by_cleaner, r'<h2>spaces</h2>')

    def test_the_page_needs_nothing_and_escapes_all(self):
        self.put('a<b>&".txt', '　　<script>alert(1)</script>&amp;\n　　第二行\n')
        page, edits = self.drawn('a<b>&".txt', '-o', 'page.html')
        page = self.text('page.html')
        self.assertIn("default-src 'none'", page)
        self.assertNotIn('<script>alert', page)
        self.assertIn('a&lt;b&gt;&amp;&quot;.txt', page)
        self.assertNotIn('://', page)
        self.run_docnorm('sample', 'a<b>&".txt', '-o', 'page.html', status=EXISTS)

    def test_marks_become_precision_with_its_interval(self):
        head = '{"docnorm_marks":1,"shown":30}\n'
        line = '{{"edit":"{:016x}","rule":"{}","mark":"{}"}}\n'
        marks = ''.join(line.format(i, 'spaces/run', 'right') for i in range(9)) + line.format(9, 'spaces/run', 'wrong')
        self.put('1.jsonl', head + marks)
        self.put('2.jsonl', head + line.format(1, 'rejoin/wrap', 'right') + ' { "mark" : "wrong" , "n" : 1, "rule" : "spaces/run" } \r\n\n')
        out = self.run_docnorm('sample', '--marks', '1.jsonl')
        self.assertRegex(out, r'(?m)^spaces/run +9 +1 +0\.900 +0\.596–0\.982$')
        lines = self.run_docnorm('sample', '--marks=1.jsonl', '--marks=2.jsonl', '--json').splitlines()
        self.assertEqual([json.loads(line) for line in lines], [
            {'rule': 'rejoin/wrap', 'right': 1, 'wrong': 0, 'precision': 1.0, 'low': 0.2065, 'high': 1.0},
            {'rule': 'spaces/run', 'right': 9, 'wrong': 2, 'precision': 0.8182, 'low': 0.523, 'high': 0.9486}])
        self.put('none.jsonl', head)
        self.assertEqual(self.run_docnorm('sample', '--marks=none.jsonl'), 'no marks\n')

    def test_bad_marks_and_settings(self):
        for i, bad in enumerate(('x', '{}', '{"rule":"a/b"}', '{"rule":"a b","mark":"right"}', '{"rule":"a/b","mark":"perhaps"}',
                                 '{"rule":"a/b","mark":"right"', '{"rule":"a/b","mark":"right"} x', '{"docnorm_marks":2}', '\0', '{"a":"\\')):
            self.put('bad.jsonl', '{"rule":"a/b","mark":"right"}\n' + bad + '\n')
            self.run_docnorm('sample', '--marks=bad.jsonl', status=DAMAGED)
            self.assertEqual(self.err, 'docnorm: bad.jsonl: line 2 is no mark of a sample [marks.line]\n', bad)
        self.put('a.txt', 'a')
        for args in (['a.txt', '-n', '0'], ['a.txt', '-n', 'x'], ['a.txt', '--by', 'size'], [], ['a.txt', '--marks=bad.jsonl']):
            self.run_docnorm('sample', *args, status=USAGE)
            self.assertRegex(self.err, r'^docnorm: .* \[usage\.\w+\]\n$')
        self.run_docnorm('sample', '--marks=nothing', status=UNREADABLE)
        self.run_docnorm('sample', 'nothing', status=UNREADABLE)


if __name__ == '__main__':
    if not DOCNORM:
        sys.exit(__doc__)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
