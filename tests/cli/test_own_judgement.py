#!/usr/bin/env python3
"""test_own_judgement.py DOCNORM [unittest arguments]: what a person decides: rules of one's own, and marks on a sample of changes."""
import json
import pathlib
import sys
import unittest

from test_cli import DOCNORM, USAGE, UNREADABLE, Case

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
            self.assertRegex(self.err, r'^docnorm: bad\.txt: .*3.* \[user\.rules\]\n$')
            self.run_docnorm('a.txt', '--rules=binary.txt', status=USAGE, lang=lang)
            self.assertRegex(self.err, r'^docnorm: binary\.txt: .* \[user\.rules\]\n$')
            self.run_docnorm('a.txt', '--rules=none.txt', status=UNREADABLE, lang=lang)
        self.assertFalse((self.folder / 'b.txt').exists())


if __name__ == '__main__':
    if not DOCNORM:
        sys.exit(__doc__)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
