#!/usr/bin/env python3
"""test_cli.py DOCNORM [unittest arguments]: runs the program and looks at what it leaves behind.

Each test has a folder of its own. Every run is also checked for reports of sanitizers, for temporary files left over, and
for the form of its messages: a line each, with an id in brackets."""
import gzip
import io
import json
import os
import pathlib
import pty
import re
import resource
import select
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

DOCNORM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ''
OK, USAGE, UNREADABLE, DAMAGED, UNSUPPORTED, LIMIT, WRITE_FAILED, EXISTS, MISMATCH = 0, 2, 3, 4, 5, 6, 7, 8, 9
HANZI = re.compile('[\u4e00-\u9fff]')


def modules(does):
    lines = subprocess.run([DOCNORM, 'formats', '--json'], capture_output=True, text=True, check=True).stdout.splitlines()
    return {m['module'] for m in map(json.loads, lines) if m['does'] == does}


def compound_file(*names):
    """The smallest OLE compound file whose directory has these entries."""
    entries = b''
    for i, name in enumerate(('Root Entry',) + names):
        raw = (name + '\0').encode('utf-16-le')
        entries += raw.ljust(64, b'\0') + struct.pack('<HBB', len(raw), 5 if i == 0 else 2, 1)
        entries += struct.pack('<III', 0xFFFFFFFF, 0xFFFFFFFF, 1 if i == 0 else 0xFFFFFFFF) + bytes(36)
        entries += struct.pack('<IQ', 0xFFFFFFFE, 0)
    header = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(16) + struct.pack('<HHHHH', 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack('<IIIIIIII', 1, 1, 0, 0x1000, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack('<I', 0) + b'\xff' * 432
    table = struct.pack('<II', 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b'\xff')
    return header.ljust(512, b'\0')[:512] + table + entries.ljust(512, b'\0') + bytes(4096)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='docnorm-cli-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def zip(self, name, members):
        data = io.BytesIO()
        with zipfile.ZipFile(data, 'w', zipfile.ZIP_DEFLATED) as z:
            for member, content in members.items():
                z.writestr(member, content)
        return self.put(name, data.getvalue())

    def run_docnorm(self, *args, status=OK, stdin=b'', lang='C.UTF-8', **more):
        env = {**os.environ, 'LC_ALL': lang}
        env.pop('LANGUAGE', None)
        done = subprocess.run([DOCNORM, *map(str, args)], input=stdin, capture_output=True, cwd=self.folder, env=env, timeout=60, **more)
        self.out, self.err = done.stdout, done.stderr.decode()
        self.assertNotIn('Sanitizer', self.err)
        self.assertNotIn('runtime error', self.err)
        self.assertEqual(done.returncode, status, f'{args}: {self.err}{self.out[:500]}')
        self.assertEqual([p for p in self.folder.rglob('.docnorm-*')], [], 'a temporary file was left behind')
        return self.out.decode(errors='replace')

    def text(self, name):
        return (self.folder / name).read_text(encoding='utf-8')

    def names(self, folder):
        return sorted(str(p.relative_to(self.folder / folder)) for p in (self.folder / folder).rglob('*') if p.is_file())

    def index(self, name):
        return [json.loads(line) for line in self.text(name).splitlines()]


class Help(Case):
    def test_help_and_version(self):
        for args in (['--help'], ['-h'], ['help'], ['convert', '--help'], ['restore', '-h']):
            self.assertIn('Examples:', self.run_docnorm(*args))
        self.assertRegex(self.run_docnorm('--version'), r'^docnorm \d+\.\d+\.\d+\n$')
        self.assertIn('txt', self.run_docnorm('formats'))

    def test_chinese_by_locale(self):
        for command in (['--help'], ['convert', '--help'], ['detect', '--help'], ['explain', '--help'], ['restore', '--help'], ['formats']):
            out = self.run_docnorm(*command, lang='zh_CN.UTF-8')
            self.assertRegex(out, HANZI)
            self.assertNotIn('Usage', out)

    def test_piped_input(self):
        text = '防火总结\n林场坚持预防为主，全年没有发生火灾。\n'.encode('gb18030')
        for args in ([], ['convert'], ['-t', 'txt']):
            self.assertIn('林场坚持预防为主', self.run_docnorm(*args, stdin=text), args)
        self.assertIn('GB', self.run_docnorm('detect', stdin=text))
        self.run_docnorm('explain', stdin=text)
        self.assertIn('Usage', self.run_docnorm('--help', stdin=text))
        self.run_docnorm(stdin=b'', status=USAGE)
        self.run_docnorm('restore', stdin=text, status=USAGE)

    def test_usage(self):
        self.run_docnorm(status=USAGE)
        self.put('a.txt', 'a')
        for args in (['--nonsense', 'a.txt'], ['convert'], ['a.txt', '-t', 'nonsense'], ['a.txt', '-o', 'b.nonsense'], ['a.txt', '-p', 'claen'],
                     ['a.txt', '--disable', 'nonsense'], ['a.txt', '--only', 'x/y'], ['a.txt', '--min-confidence', '1001'],
                     ['a.txt', '--min-confidence', 'x'], ['a.txt', '-O', 'txt.titel=no'], ['a.txt', '-O', 'txt.title=perhaps'],
                     ['a.txt', '-f', 'nonsense'], ['a.txt', '--from-charset', 'nonsense'], ['a.txt', '--declared', 'nonsense'], ['a.txt', '--edits'], ['restore', 'a.txt'],
                     ['detect'], ['explain'], ['formats', 'x'], ['a.txt', 'a.txt'], ['explian', 'a.txt'], ['a.txt', '-o']):
            self.run_docnorm(*args, status=USAGE)
            self.assertRegex(self.err, r'^docnorm: [^\n]+ \[usage\.[a-z]+\]\n$', args)
            self.assertEqual(self.out, b'', args)
        self.run_docnorm('a.txt', '-p', 'claen', status=USAGE)
        self.assertIn("'clean'", self.err)
        self.run_docnorm('a.txt', '--min-confidence', '1001', status=USAGE)
        self.assertIn("'1001'", self.err)

    def test_what_cannot_be_printed_is_an_error(self):
        self.put('a.txt', 'a')
        for args in (['--help'], ['--version'], ['formats'], ['a.txt'], ['detect', 'a.txt'], ['explain', 'a.txt'], ['detect', '--help']):
            with open('/dev/full', 'wb') as full:
                done = subprocess.run([DOCNORM, *args], stdout=full, stderr=subprocess.PIPE, cwd=self.folder, timeout=60)
            self.assertEqual(done.returncode, WRITE_FAILED, args)
            self.assertRegex(done.stderr, rb'^docnorm: [^\n]+ \[output\.write\]\n$', args)

    def test_names_do_not_steer_the_terminal(self):
        name = 'a\n\x1b[31m\u009b.txt'
        self.put(name, 'a&amp;b')
        for args in (['detect', name], ['explain', name], ['detect', name + '.missing'], [name, '-o', name]):
            out = self.run_docnorm(*args, status=OK if args[1] == name else UNREADABLE if args[0] == 'detect' else USAGE)
            self.assertIn('a??[31m?.txt', out + self.err)
            self.assertNotRegex(out + self.err, '[\x1b\u009b]', args)


class Convert(Case):
    def test_standard_output_and_input(self):
        self.put('a.txt', 'one\r\n\r\ntwo')
        self.assertEqual(self.run_docnorm('a.txt'), 'one\ntwo\n')
        self.assertEqual(self.run_docnorm('convert', 'a.txt', '-t', 'txt', '-o', '-'), 'one\ntwo\n')
        self.assertEqual(self.run_docnorm('-', stdin='三月\n四月'.encode('gb18030') * 20), '三月\n四月' * 20 + '\n')
        self.assertEqual(self.run_docnorm('-', '--from-charset', 'big5', stdin='中文'.encode('big5')), '中文\n')

    def test_output_in_another_charset(self):
        self.put('a.txt', '中文和€\n' * 9000 + '好😀')
        self.run_docnorm('a.txt', '--to-charset', 'gbk')
        self.assertEqual(self.out, '中文和?\n'.encode('gbk').replace(b'?', b'\x80') * 9000 + '好?\n'.encode('gbk'))
        self.assertRegex(self.err, r"^docnorm: -: warning: characters that GBK lacks, written as '\?': 1, the first is 😀 \(U\+1F600\) \[output\.unencodable\]\n$")
        self.run_docnorm('a.txt', '--to-charset', 'gb18030', '-o', 'b.txt')
        self.assertEqual(self.err, '')
        self.assertEqual(self.run_docnorm('b.txt', '--from-charset', 'gb18030'), self.text('a.txt') + '\n')
        self.run_docnorm('a.txt', 'b.txt', '--to-charset', 'utf-16le', '-o', 'c/')
        self.assertEqual((self.folder / 'c/a.txt').read_bytes().decode('utf-16'), self.text('a.txt') + '\n')
        self.assertEqual(self.run_docnorm('a.txt', '--to-charset', 'UTF8'), self.text('a.txt') + '\n')
        for args, status in ((['hz'], UNSUPPORTED), (['nonsense'], USAGE), (['gbk', '-t', 'xml'], USAGE), (['gbk', '-o', 'd.txt', '--edits'], USAGE)):
            self.run_docnorm('a.txt', '--to-charset', *args, status=status)
            self.assertRegex(self.err, r'^docnorm: [^\n]+ \[usage\.[a-z]+\]\n$', args)
        self.assertFalse((self.folder / 'd.txt').exists())

    def test_charsets_by_what_people_call_them(self):
        self.put('a.txt', '佢哋喺啲嘢。')
        self.run_docnorm('a.txt', '--to-charset', 'big5-hkscs', '-o', 'hk.txt')
        self.assertEqual(self.err, '')
        self.assertEqual((self.folder / 'hk.txt').read_bytes().decode('big5hkscs'), '佢哋喺啲嘢。\n')
        self.assertEqual(self.run_docnorm('hk.txt', '--from-charset', 'ms950'), '佢哋喺啲嘢。\n')
        self.run_docnorm('a.txt', '--to-charset', 'ascii')
        self.assertEqual(self.out, b'??????\n')
        self.put('b.txt', '中文'.encode('utf-32'))
        self.assertEqual(self.run_docnorm('b.txt', '--from-charset', 'utf-32'), '中文\n')
        self.put('c.txt', '\xc9t\xe9'.encode('cp850'))
        self.assertEqual(self.run_docnorm('c.txt', '--from-charset', 'cp850'), '\xc9t\xe9\n')
        self.run_docnorm('c.txt', '--declared', 'text/html; charset="GBK"')
        for command in ('convert', 'detect'):
            self.run_docnorm(command, 'a.txt', '--from-charset', 'foo', status=USAGE)
            self.assertEqual(self.err, "docnorm: unknown charset 'foo' [usage.charset]\n")

    def test_what_cannot_be_decoded_is_told_with_its_place(self):
        self.put('a.txt', '春天来了，河边的柳树都绿了。'.encode('gbk') + b'\xff\xff' + '孩子们在田埂上放风筝。\n'.encode('gbk') + b'\xff')
        self.run_docnorm('a.txt', '--from-charset', 'gbk', '--report', 'report.jsonl', '-v')
        lines = self.err.splitlines()
        self.assertEqual(lines[0], 'docnorm: a.txt: warning: 3 places cannot be decoded as GBK; the bytes of the first are ff ff (byte 28) [charset.repaired]')
        self.assertEqual(lines[2], 'docnorm: a.txt: note: not decoded: ff (byte 53) [charset.place]')
        record = json.loads(self.text('report.jsonl'))
        self.assertEqual({k: record[k] for k in ('status', 'charset', 'confidence', 'bom', 'replaced', 'islands', 'truncated')},
                         {'status': 'repaired', 'charset': 'GBK', 'confidence': 1000, 'bom': False, 'replaced': 3, 'islands': 0, 'truncated': 0})
        self.put('b.txt', '好'.encode('gbk') * 20 + b'\xff')
        self.run_docnorm('b.txt', '--from-charset', 'gbk')
        self.assertIn('warning: 1 place cannot be decoded as GBK; its bytes are ff (byte 40)', self.err)

    def test_a_byte_missing_in_utf16_costs_a_character(self):
        text = '春天来了，河边的柳树都绿了，孩子们在田埂上放风筝，老人们坐在门前晒太阳。' * 2
        whole = text.encode('utf-16')
        self.put('a.txt', whole[:31] + whole[32:])
        self.assertEqual(self.run_docnorm('a.txt'), text[:14] + '\ufffd' + text[15:] + '\n')
        self.assertIn('1 place cannot be decoded as UTF-16LE; its bytes are', self.err)
        self.assertTrue(json.loads(self.run_docnorm('detect', '--json', 'a.txt'))['bom'])

    def test_several_inputs_make_a_folder(self):
        for name in ('in/a.txt', 'in/b.txt'):
            self.put(name, '一二三')
        for inputs in (['in'], ['in/a.txt', 'in/b.txt']):
            for output in ('plain', 'out.2'):
                self.run_docnorm(*inputs, '-o', output)
                self.assertEqual(sorted(p.name for p in (self.folder / output).iterdir()), ['a.txt', 'b.txt', 'index.jsonl'])
                shutil.rmtree(self.folder / output)

    def test_format_from_extension(self):
        self.put('a.txt', 'one & two')
        self.run_docnorm('a.txt', '-o', 'b.txt')
        self.assertEqual(self.text('b.txt'), 'one & two\n')
        if 'xml' in modules('writes'):
            self.run_docnorm('a.txt', '-o', 'b.xml')
            self.assertIn('one &amp; two', self.text('b.xml'))
            self.run_docnorm('a.txt', '-o', 'c.txt', '-t', 'xml')
            self.assertEqual(self.text('c.txt'), self.text('b.xml'))
        self.run_docnorm('a.txt', '-o', 'noextension')
        self.assertEqual(self.text('noextension'), 'one & two\n')

    def test_nothing_is_overwritten_unless_asked(self):
        self.put('a.txt', 'new')
        self.put('b.txt', 'old')
        self.run_docnorm('a.txt', '-o', 'b.txt', status=EXISTS)
        self.assertIn('[output.exists]', self.err)
        self.assertEqual(self.text('b.txt'), 'old')
        self.put('c.txt.edits.jsonl', 'old')
        self.run_docnorm('a.txt', '-o', 'c.txt', '--edits', status=EXISTS)
        self.assertFalse((self.folder / 'c.txt').exists())
        self.run_docnorm('a.txt', '-o', 'b.txt', '--force')
        self.assertEqual(self.text('b.txt'), 'new\n')
        os.symlink('nowhere', self.folder / 'dangling')
        self.run_docnorm('a.txt', '-o', 'dangling', status=EXISTS)

    def test_inputs_are_never_outputs(self):
        self.put('a.txt', 'input')
        self.put('in/b.txt', 'input')
        os.symlink('a.txt', self.folder / 'link.txt')
        os.link(self.folder / 'a.txt', self.folder / 'twin.txt')
        for args in (['a.txt', '-o', 'a.txt'], ['a.txt', '-o', './in/../a.txt'], ['a.txt', '-o', 'link.txt'], ['link.txt', '-o', 'a.txt'],
                     ['a.txt', '-o', 'twin.txt'], ['a.txt', '-o', '.'], ['in', '-o', 'in/out/'], ['in', '-o', 'in'], ['a.txt', 'in', '-o', 'in/x/'],
                     ['a.txt', '-o', 'x.txt', '--report', 'a.txt']):
            self.run_docnorm(*args, '--force', status=USAGE)
            self.assertIn('[output.is-input]', self.err)
        self.assertEqual(self.text('a.txt') + self.text('in/b.txt'), 'inputinput')
        self.assertEqual(self.names('in'), ['b.txt'])

    def test_devices_are_written_into(self):
        self.put('a.txt', 'a')
        self.run_docnorm('a.txt', '-o', '/dev/null')
        self.assertTrue(stat.S_ISCHR(os.stat('/dev/null').st_mode))

    @unittest.skipUnless('docx' in modules('writes') if DOCNORM else False, 'no binary writer')
    def test_no_binary_on_a_terminal(self):
        self.put('a.txt', 'a')
        master, slave = pty.openpty()
        done = subprocess.run([DOCNORM, 'a.txt', '-t', 'docx'], stdout=slave, stderr=subprocess.PIPE, cwd=self.folder, timeout=60)
        os.close(slave)
        os.close(master)
        self.assertEqual(done.returncode, USAGE)
        self.run_docnorm('a.txt', '-t', 'docx')
        self.assertEqual(self.out[:2], b'PK')

    def test_report_and_stats(self):
        self.put('in/a.txt', 'a\xff'.encode('latin-1') * 3 + '冬天来了'.encode() * 9)
        self.put('in/b.txt', '')
        self.run_docnorm('in', '-o', 'out', '--report', 'report.jsonl', '--stats', status=DAMAGED)
        a, b = self.index('report.jsonl')
        self.assertEqual((a['path'], a['status'], a['output']), ('in/a.txt', 'repaired', 'a.txt'))
        self.assertGreater(a['counters']['input_bytes'], 0)
        self.assertEqual((b['status'], b['messages'][0]['id'], b['output']), ('damaged', 'input.empty', ''))
        self.assertIn('input_bytes', self.err)
        self.run_docnorm('in/a.txt', '-o', 'x.txt', '--report', 'report.jsonl', status=EXISTS)

    def test_report_says_what_was_found_of_a_page(self):
        text = ''.join('<p>%s，师傅们都很高兴，做饭也比以前快了许多。</p>' % day for day in ('昨天', '今天', '去年', '冬天'))
        self.put('in/a.html', '<meta charset="utf-8"><title>新灶台</title><ul><li><a href="/">首页</a><li><a href="/n">新闻</a></ul>'
                              '<div><h1>新灶台</h1>%s</div>' % text)
        self.put('in/b.html', '<meta charset="utf-8"><title>目录</title><ul><li><a href="/">首页</a></ul><ul><li><a href="/1">新灶台用了一年，还是新的</a></ul>')
        self.put('in/c.txt', 'one')
        self.run_docnorm('in', '-o', 'out', '--report', 'report.jsonl')
        a, b, c = (record.get('main_content') for record in self.index('report.jsonl'))
        self.assertEqual((a['found'], b['found'], b['confidence'], c), ('article', 'none', 0, None))
        self.assertTrue(500 < a['confidence'] <= 1000 and 0 < a['cut'] < 300, a)

    def test_a_text_cleaned_to_nothing_is_told_of(self):
        self.put('in/a.txt', '<div class="a"></div>\n\n<br>\n')
        self.put('in/b.txt', 'one')
        self.run_docnorm('in', '-o', 'out', '--report', 'report.jsonl')
        a, b = self.index('report.jsonl')
        self.assertEqual([m['id'] for m in a['messages']], ['clean.nothing'])
        self.assertEqual((a['messages'][0]['severity'], b.get('messages', [])), ('warning', []))
        self.assertEqual([line for line in self.err.splitlines() if 'in/b.txt' in line], [])
        self.assertIn('in/a.txt: warning: ', self.err)
        self.run_docnorm('in/a.txt', '-p', 'faithful')
        self.assertNotIn('clean.nothing', self.err)

    def test_rules_can_be_chosen(self):
        self.put('a.txt', 'one  two   \nthree')
        self.assertEqual(self.run_docnorm('a.txt', '-p', 'faithful'), 'one  two   \nthree\n')
        if 'spaces' in modules('cleans'):
            self.assertEqual(self.run_docnorm('a.txt', '--only', 'spaces/trailing'), 'one  two\nthree\n')
            self.assertEqual(self.run_docnorm('a.txt', '--disable', 'spaces'), 'one  two   \nthree\n')


class Folders(Case):
    def test_names(self):
        long = '长' * 84 + 'x'
        members = {'a.txt': '1', 'a.text': '2', 'A.TXT': '3', 'b:c?.txt': '4', 'con.txt': '5', 'sub/aux': '6', 'dot..txt': '7', 'dir.txt/e.txt': '8',
                   long: '9', 'nl\n.txt': '10', 'index.jsonl': 'eleven', '\u202ex.txt': '12', 'sp ': '13', 'é.txt': '14', 'É.txt': '15', 'com¹.txt': '16', 'conin$': '17'}
        for name, content in members.items():
            self.put('in/' + name, content)
        self.run_docnorm('in', '-o', 'out')
        index = self.index('out/index.jsonl')
        self.assertEqual(len(index), len(members))
        self.assertEqual({e['path'] for e in index}, {'in/' + n for n in members})
        by_path = {e['path'][3:]: e['output'] for e in index}
        for name, content in members.items():
            self.assertEqual(self.text('out/' + by_path[name]), content + '\n', name)
        self.assertEqual(len({o.lower() for o in by_path.values()}), len(members))
        for output in by_path.values():
            for part in output.split('/'):
                self.assertLessEqual(len(part.encode()), 255 - len('.edits.jsonl'))
                self.assertNotRegex(part, r'[<>:"|?*\\\x00-\x1f\u202e]|[. ]$|(?i:^(con|aux|nul|prn|conin\$|com¹)(\.|$))')
        self.assertEqual(by_path['sub/aux'], 'sub/_aux.txt')
        first = by_path
        shutil.rmtree(self.folder / 'out')
        self.run_docnorm('in', '-o', 'out')
        self.assertEqual(first, {e['path'][3:]: e['output'] for e in self.index('out/index.jsonl')})

    def test_messages_about_links_say_where_they_are(self):
        self.put('in/a/b.txt', 'text')
        (self.folder / 'in/a/up').symlink_to('..')
        self.run_docnorm('in', '-o', 'out', '-O', 'dir.links=yes')
        self.assertRegex(self.err, r': a/up \[dir\.loop\]\n$')
        self.run_docnorm('in', '-o', 'more', '-v')
        self.assertRegex(self.err, r': a/up \[dir\.link\]\n$')

    def test_names_that_are_no_utf8(self):
        os.makedirs(self.folder / 'in')
        for raw in ('文件.txt'.encode('gbk'), '文档.txt'.encode('gbk')):
            with open(os.fsencode(self.folder / 'in') + b'/' + raw, 'wb') as file:
                file.write(raw if raw < '文件'.encode('gbk') else b'')
        self.run_docnorm('in', '-o', 'out', status=DAMAGED)
        index = self.index('out/index.jsonl')
        self.assertEqual({bytes.fromhex(e['path_hex']) for e in index}, {b'in/' + '文件.txt'.encode('gbk'), b'in/' + '文档.txt'.encode('gbk')})
        self.assertRegex(self.err, '^docnorm: in/.*\ufffd')

    def test_several_inputs_with_the_same_names(self):
        for name in ('x/a.txt', 'y/a.txt', 'z/in/a.txt', 'z/in/b.txt'):
            self.put(name, name)
        self.run_docnorm('x/a.txt', 'y/a.txt', 'z/in', '-o', 'out')
        self.assertEqual(self.names('out'), ['a.txt', 'a.txt.txt', 'in/a.txt', 'in/b.txt', 'index.jsonl'])
        self.run_docnorm('x/a.txt', 'missing', 'y', '-o', 'out2', status=UNREADABLE)
        self.assertEqual(self.names('out2'), ['a.txt', 'index.jsonl', 'y/a.txt'])
        self.assertEqual([e['status'] for e in self.index('out2/index.jsonl')], ['ok', 'unreadable', 'ok'])

    def test_a_second_run_overwrites_nothing(self):
        self.put('in/a.txt', 'a')
        self.run_docnorm('in', '-o', 'out')
        self.put('in/a.txt', 'changed')
        self.put('in/b.txt', 'b')
        self.run_docnorm('in', '-o', 'out', status=EXISTS)
        self.assertEqual(self.text('out/a.txt'), 'a\n')
        self.assertEqual(self.names('out'), ['a.txt', 'b.txt', 'index-2.jsonl', 'index.jsonl'])
        self.run_docnorm('in', '-o', 'out', '--force')
        self.assertEqual(self.text('out/a.txt'), 'changed\n')

    def test_edits_beside_each(self):
        self.put('in/a.txt', 'a  b  \n　　c')
        self.put('in/a.text', 'd ')
        self.run_docnorm('in', '-o', 'out', '--edits')
        for output in ('a.txt', 'a.txt.txt'):
            original = self.run_docnorm('restore', f'out/{output}', f'out/{output}.edits.jsonl')
            self.assertIn(original, ('a  b  　　c', 'd '))

    def test_nothing_converted_leaves_nothing(self):
        self.put('in/a.txt', '')
        self.run_docnorm('in', '-o', 'out', status=DAMAGED)
        self.assertFalse((self.folder / 'out').exists())
        self.run_docnorm('missing', '-o', 'out/', status=UNREADABLE)
        self.assertFalse((self.folder / 'out').exists())
        (self.folder / 'empty').mkdir()
        self.run_docnorm('empty', '-o', 'out')
        self.assertIn('no documents', self.err)
        self.assertFalse((self.folder / 'out').exists())

    def test_progress_on_a_terminal_only(self):
        for i in range(30):
            self.put(f'in/{i}.txt', str(i))
        self.run_docnorm('in', '-o', 'out')
        self.assertEqual(self.err, '')
        master, slave = pty.openpty()
        child = subprocess.Popen([DOCNORM, 'in', '-o', 'out2'], stdout=subprocess.DEVNULL, stderr=slave, cwd=self.folder,
                                 env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        os.close(slave)
        shown = b''
        while select.select([master], [], [], 30)[0]:
            try:
                shown += os.read(master, 4096)
            except OSError:  # the other end was closed
                break
        os.close(master)
        self.assertEqual(child.wait(30), OK)
        self.assertIn(b'documents', shown)
        self.assertTrue(shown.endswith(b'\r\x1b[K'), shown[-40:])

    def test_interruption_leaves_whole_files(self):
        text = '这是一个很长的句子，' * 2000
        for i in range(300):
            self.put(f'in/{i:03}.txt', text)
        child = subprocess.Popen([DOCNORM, 'in', '-o', 'out'], cwd=self.folder, stderr=subprocess.PIPE)
        for _ in range(3000):
            if (self.folder / 'out/003.txt').exists() or child.poll() is not None:
                break
            time.sleep(0.005)
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
        if child.returncode == OK:
            self.skipTest('the run was over before it could be interrupted')
        self.assertEqual(child.returncode, -signal.SIGINT)
        self.assertEqual([p for p in self.folder.rglob('.docnorm-*')], [])
        outputs = [n for n in self.names('out') if n != 'index.jsonl']
        self.assertTrue(outputs)
        for name in outputs:
            self.assertEqual((self.folder / 'out' / name).stat().st_size, len(text.encode()) + 1)
        self.assertEqual(sorted(e['output'] for e in self.index('out/index.jsonl')), outputs)

    def test_a_reader_of_messages_that_goes_leaves_whole_files(self):
        for i in range(40):
            self.put(f'in/{i:02}.txt', '这里缺了一个字节'.encode() * 400 + b'\xe8\xbf\n' + '后面还有很多字'.encode() * 400)
        ours, theirs = os.pipe()
        os.close(ours)
        child = subprocess.Popen([DOCNORM, 'in', '-o', 'out', '--edits'], cwd=self.folder, stderr=theirs)
        os.close(theirs)
        self.assertEqual(child.wait(60), -signal.SIGPIPE)
        self.assertEqual([p for p in self.folder.rglob('.docnorm-*')], [])
        outputs = [n for n in self.names('out') if n.endswith('.txt')]
        self.assertEqual(sorted(e['output'] for e in self.index('out/index.jsonl')), outputs)


@unittest.skipUnless('jsonl' in modules('writes') if DOCNORM else False, 'no format for several documents')
class Streams(Case):
    def test_many_documents_in_one_file(self):
        for name in ('in/a.txt', 'in/b/c.txt', 'd.txt'):
            self.put(name, name)
        self.put('in/z.txt', '')
        self.run_docnorm('in', 'd.txt', '-o', 'all.jsonl', status=DAMAGED)
        self.assertIn('[input.empty]', self.err)
        self.assertEqual([json.loads(line)['text'].strip() for line in self.text('all.jsonl').splitlines()], ['in/a.txt', 'in/b/c.txt', 'd.txt'])
        whole = self.text('all.jsonl')
        self.run_docnorm('d.txt', '-o', 'all.jsonl', status=EXISTS)
        self.assertEqual(self.text('all.jsonl'), whole)
        self.assertEqual(self.run_docnorm('in', 'd.txt', '-t', 'jsonl', status=DAMAGED), whole)
        self.run_docnorm('in/z.txt', '-o', 'none.jsonl', status=DAMAGED)
        self.assertFalse((self.folder / 'none.jsonl').exists())
        self.run_docnorm('in', '-o', 'x.jsonl', '--edits', status=USAGE)
        self.run_docnorm('in', 'd.txt', '-o', 'in/all.jsonl', status=USAGE)
        self.run_docnorm('in', '-o', 'folder/', '-t', 'jsonl', '--edits', status=DAMAGED)
        self.assertEqual(self.names('folder'), ['a.jsonl', 'a.jsonl.edits.jsonl', 'b/c.jsonl', 'b/c.jsonl.edits.jsonl', 'index.jsonl'])


FIRE = ('今年以来，林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。\n'
        '要继续抓好队伍训练，添置扑火机具，建设瞭望塔两座，把责任落实到每一个山头、每一条沟、每一个人，做到处处有人管。\n')
FLOOD = ('去年汛期，大坝经受了三次洪峰的考验，值班的同志日夜守在闸门旁边，没有让一亩稻田受淹，没有让一户人家搬迁。\n'
         '今年雨水可能更多，各个泵站要在四月底以前检修完毕，草袋、木桩和照明灯要备足，通讯线路要试通，名单要上墙。\n')
SPEECHES = ('林场会议讲话（2篇）\n第一篇：在防火会议上的讲话\n林场场长 王林风\n2011年3月5日\n同志们：\n' + FIRE + '第二篇：在防汛会议/上的讲话\n' + FLOOD)


class Compilations(Case):
    def test_each_text_is_a_document(self):
        self.put('in.txt', SPEECHES)
        self.run_docnorm('in.txt', '-o', 'out', '--split-compilations', '--edits')
        first, second = 'in-001-在防火会议上的讲话.txt', 'in-002-在防汛会议_上的讲话.txt'
        self.assertEqual(self.names('out'), sorted([first, first + '.edits.jsonl', second, second + '.edits.jsonl', 'index.jsonl']))
        self.assertEqual(self.text('out/' + first), '第一篇：在防火会议上的讲话\n林场场长 王林风\n2011年3月5日\n同志们：\n' + FIRE)
        self.assertEqual([(r['output'], r['part'], r['title'], r['status']) for r in self.index('out/index.jsonl')],
                         [(first, 1, '在防火会议上的讲话', 'ok'), (second, 2, '在防汛会议/上的讲话', 'ok')])
        restored = ''.join(self.run_docnorm('restore', f'out/{n}', f'out/{n}.edits.jsonl') for n in (first, second))
        self.assertEqual(restored, SPEECHES.replace('\n', ''))

    def test_metadata_is_each_ones_own(self):
        self.put('in.txt', SPEECHES)
        out = self.run_docnorm('in.txt', '-t', 'jsonl', '--split-compilations', '--report', 'report.jsonl')
        first, second = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(first['title'], '在防火会议上的讲话')
        self.assertEqual((first['meta']['creator'], first['meta']['date']), (['王林风'], ['2011-03-05']))
        self.assertEqual(second['meta']['isPartOf'], ['林场会议讲话（2篇）'])
        self.assertNotIn('creator', second['meta'])
        self.assertEqual([(r['part'], r['title']) for r in self.index('report.jsonl')], [(1, first['title']), (2, second['title'])])

    def test_in_archives_names_find_a_place(self):
        self.zip('z.zip', {'a/b.txt': SPEECHES, 'a/b.htm': SPEECHES.replace('\n', '<p>'), 'c.txt': FIRE})
        self.run_docnorm('z.zip', '-o', 'out', '--split-compilations')
        self.assertEqual(self.names('out'), ['a/b-001-在防火会议上的讲话.htm.txt', 'a/b-001-在防火会议上的讲话.txt', 'a/b-002-在防汛会议_上的讲话.htm.txt',
                                             'a/b-002-在防汛会议_上的讲话.txt', 'c.txt', 'index.jsonl'])

    def test_one_document_stays_one(self):
        self.put('in.txt', FIRE)
        self.run_docnorm('in.txt', '-o', 'out/', '--split-compilations')
        self.assertEqual(self.names('out'), ['in.txt'])
        self.run_docnorm('in.txt', '-o', 'one.docx', '--split-compilations')

    def test_one_file_cannot_hold_what_needs_several(self):
        self.put('in.txt', SPEECHES)
        self.run_docnorm('in.txt', '-o', 'one.docx', '--split-compilations', status=USAGE)
        self.assertIn('-o FOLDER/', self.err)
        self.run_docnorm('in.txt', '-o', 'one.txt', '--split-compilations', '--edits', status=USAGE)
        self.assertEqual(self.names('.'), ['in.txt'])
        self.run_docnorm('in.txt', '-o', 'one.xml', '--split-compilations')
        self.assertEqual(self.text('one.xml').count('<document>'), 2)


class Archives(Case):
    def test_a_single_packed_document(self):
        self.put('a.txt.gz', gzip.compress(b'packed'))
        self.assertEqual(self.run_docnorm('a.txt.gz'), 'packed\n')
        self.run_docnorm('a.txt.gz', '-o', 'b.txt')
        self.assertEqual(self.text('b.txt'), 'packed\n')

    @unittest.skipUnless('zip' in modules('opens') if DOCNORM else False, 'no zip container')
    def test_a_zip_of_pages(self):
        self.zip('p.zip', {'a.txt': 'A', '目录/乙.txt': 'B', 'inner.zip': self.zip('inner.zip', {'c.txt': 'C'}).read_bytes(), 'e.txt': ''})
        self.run_docnorm('p.zip', status=USAGE)
        self.run_docnorm('p.zip', '-o', 'x.txt', status=USAGE)
        self.assertFalse((self.folder / 'x.txt').exists())
        self.run_docnorm('p.zip', '-o', 'out/', status=DAMAGED)
        self.assertIn('docnorm: p.zip: e.txt: ', self.err)
        self.assertEqual(self.names('out'), ['a.txt', 'index.jsonl', 'inner.zip/c.txt', '目录/乙.txt'])
        self.run_docnorm('p.zip', '-o', 'folder', status=DAMAGED)
        self.assertEqual(self.names('folder'), self.names('out'))
        self.assertTrue(self.err.endswith('docnorm: documents written: 3, failed: 1\n'))
        self.run_docnorm('p.zip', 'inner.zip', '-o', 'both', '-q', status=DAMAGED)
        self.assertEqual(self.names('both'), ['index.jsonl', 'inner.zip/c.txt', 'p.zip/a.txt', 'p.zip/inner.zip/c.txt', 'p.zip/目录/乙.txt'])
        self.assertIn({'path': 'p.zip', 'member': 'inner.zip!/c.txt', 'output': 'p.zip/inner.zip/c.txt', 'status': 'ok', 'id': ''},
                      self.index('both/index.jsonl'))

    @unittest.skipUnless('zip' in modules('opens') if DOCNORM else False, 'no zip container')
    def test_members_do_not_climb(self):
        self.zip('p.zip', {'../up.txt': 'A', '/root.txt': 'B', 'a/../../b.txt': 'C', 'c\\d.txt': 'D'})
        self.run_docnorm('p.zip', '-o', 'deep/out/')
        self.assertEqual(len(self.names('deep/out')), 5)
        self.assertEqual([n for n in self.names('.') if not n.startswith('deep/out/')], ['p.zip'])


class Detect(Case):
    def test_lines_and_json(self):
        self.put('g.txt', '检测这个文件的编码方式。'.encode('gbk') * 9)
        self.put('u.bin', bytes(range(256)) * 4)
        out = self.run_docnorm('detect', 'g.txt', 'u.bin', status=UNSUPPORTED).splitlines()
        self.assertRegex(out[0], r'^g\.txt: txt, (GBK|gb18030) [\d.]+ %.*Hans, zh$')
        self.assertEqual(out[1], 'u.bin: unknown format')
        found = json.loads(self.run_docnorm('detect', '--json', 'g.txt'))
        self.assertEqual((found['path'], found['format'], found['script'], found['language']), ('g.txt', 'txt', 'Hans', 'zh'))
        self.assertGreater(found['confidence'], 900)
        self.assertLessEqual({'charset', 'runner_up'}, set(found))
        self.put('two.txt', b'\xa4\xa4 \xa4\xe5')  # two characters in several charsets
        for charset in ('Big5', 'EUC-JP'):
            found = json.loads(self.run_docnorm('detect', '--json', '--from-charset', charset, 'two.txt'))
            self.assertEqual(found['charset'], charset)
        self.assertLess(json.loads(self.run_docnorm('detect', '--json', '--declared', 'big5', 'two.txt'))['confidence'], 1000)
        self.run_docnorm('detect', 'g.txt', 'missing', status=UNREADABLE)
        self.put('in/x/a.txt', 'a')
        self.assertEqual(json.loads(self.run_docnorm('detect', '--json', 'in'))['path'], 'in/x/a.txt')


class Explain(Case):
    def test_summary_and_edits(self):
        self.put('a.txt', '第一行  \n　　第二行\n第三行')
        out = self.run_docnorm('explain', 'a.txt')
        self.assertRegex(out.splitlines()[0], r'^a\.txt: \d+ changes by \d+ rules')
        if 'spaces' not in modules('cleans'):
            return
        self.assertIn('spaces/trailing', out)
        self.assertIn('→', out)
        self.assertLessEqual(len(out.splitlines()), 24)
        self.assertIn('at byte 9', self.run_docnorm('explain', '--all', 'a.txt'))
        lines = [json.loads(line) for line in self.run_docnorm('explain', '--all', '--json', 'a.txt').splitlines()]
        self.assertEqual(lines[0]['changes'], len(lines) - 1)
        self.assertEqual([e['confidence'] for e in lines[1:]], sorted(e['confidence'] for e in lines[1:]))
        self.assertIn(('  ', 'spaces/trailing'), [(e['before'], e['rule']) for e in lines[1:]])

    def test_explain_writes_pages_of_several_documents_into_a_folder(self):
        for name in ('a.txt', 'b.txt', 'in/c.txt'):
            self.put(name, f'{name}  \n')
        for out in ('x', 'y/'):
            self.run_docnorm('explain', '--html', 'a.txt', 'b.txt', 'in', '-o', out)
            for page, text in (('a.html', 'a.txt'), ('b.html', 'b.txt'), ('in/c.html', 'in/c.txt')):
                self.assertIn(text, self.text(f'{out}/{page}'))
        self.run_docnorm('explain', '--html', 'a.txt', '-o', 'z/')
        self.assertIn('a.txt', self.text('z/a.html'))
        self.run_docnorm('explain', '--html', 'a.txt', 'b.txt', '-o', 'one.html', status=USAGE)
        self.assertFalse((self.folder / 'one.html').exists())

    def test_explain_shows_whole_characters_around_a_doubt(self):
        self.put('a.txt', '渡口在镇子的东头，有两只木船。\n船老大姓何，他的父亲也是摆渡的，传到他已经三代。下雨涨水的日子不开船，大家就在棚子里等。他说，那就是\n')
        out = self.run_docnorm('explain', 'a.txt')
        self.assertIn('那就是”', out)
        self.assertNotIn('\ufffd', out)
        self.assertNotIn('“”', out)

    def test_explain_writes_no_control_characters_into_its_page(self):
        self.put('a.txt', 'first line\n\0second\x01 line   \n')
        page = self.run_docnorm('explain', '--html', 'a.txt')
        self.assertFalse(set(page) & {'\0', '\x01'})


class Restore(Case):
    def test_text_comes_back(self):
        text = ''.join(f'第{i}行，有&符号 和 空白  \n' for i in range(50))
        self.put('a.txt', text)
        original = text.replace('\n', '')
        for format in sorted(modules('writes')):
            self.run_docnorm('a.txt', '-o', f'o.{format}', '-t', format, '--edits')
            self.assertEqual(self.run_docnorm('restore', f'o.{format}', f'o.{format}.edits.jsonl'), original, format)
            self.run_docnorm('restore', f'o.{format}', f'o.{format}.edits.jsonl', '-o', f'r.{format}')
            self.assertEqual(self.text(f'r.{format}'), original)
            self.run_docnorm('restore', f'o.{format}', f'o.{format}.edits.jsonl', '-o', f'r.{format}', status=EXISTS)
            self.run_docnorm('restore', f'o.{format}', f'o.{format}.edits.jsonl', '-o', f'o.{format}', '--force', status=USAGE)
            for name, id in ((f'o.{format}', 'restore.output-changed'), (f'o.{format}.edits.jsonl', 'restore.edits-changed')):
                good = (self.folder / name).read_bytes()
                for at in (0, len(good) // 2, len(good) - 1):
                    (self.folder / name).write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1:])
                    self.run_docnorm('restore', f'o.{format}', f'o.{format}.edits.jsonl', status=MISMATCH)
                    self.assertIn(f'docnorm: {name}: ', self.err)
                    self.assertIn(f'[{id}]', self.err)
                    self.assertEqual(self.out, b'')
                (self.folder / name).write_bytes(good)


class BadInput(Case):
    """Each kind has its own message, in English and Chinese with one id, and its exit code; and leaves nothing."""

    def expect(self, status, id, *args, **more):
        before = self.names('.')
        said = []
        for lang in ('C.UTF-8', 'zh_CN.UTF-8'):
            self.run_docnorm(*args, status=status, lang=lang, **more)
            lines = self.err.splitlines()
            self.assertEqual(len(lines), 1, self.err)
            self.assertTrue(lines[0].startswith('docnorm: ') and lines[0].endswith(f'[{id}]'), lines[0])
            self.assertEqual(self.out, b'')
            said.append(lines[0])
        self.assertRegex(said[1], HANZI)
        self.assertNotRegex(said[0], HANZI)
        self.assertEqual(self.names('.'), before)

    def test_empty_file(self):
        self.put('a.txt', '')
        self.expect(DAMAGED, 'input.empty', 'a.txt', '-o', 'b.txt')
        self.expect(DAMAGED, 'input.empty', 'a.txt')

    def test_missing_file(self):
        self.expect(UNREADABLE, 'file.unreadable', 'missing.txt', '-o', 'b.txt')

    def test_no_frame_around_nothing(self):
        self.put('a.txt', '')
        for format in modules('writes'):
            self.expect(DAMAGED, 'input.empty', 'a.txt', '-t', format)
            self.expect(DAMAGED, 'input.empty', 'a.txt', '-o', f'b.{format}', '-t', format)

    def test_unknown_format(self):
        self.put('a.bin', bytes(range(256)) * 10)
        self.expect(UNSUPPORTED, 'format.unknown', 'a.bin', '-o', 'b.txt')

    def test_binary_bytes_are_no_text_whatever_the_name(self):
        noise = bytes(i * i * 31 % 251 for i in range(3000))
        for name in ('a.txt', 'a.html', 'a.htm', 'a'):
            self.put(name, noise)
            self.expect(UNSUPPORTED, 'format.unknown', name, '-o', 'b.txt')

    def test_text_with_some_nuls_is_read_if_its_name_says_so(self):
        self.put('records.txt', b'One short record.\0Another one here.\0' * 30)
        self.run_docnorm('records.txt', '-o', 'b.txt')
        self.assertIn('Another one here.', self.text('b.txt'))
        self.put('gbk.txt', '去年秋天我和几个老同学约好回到县城'.encode('gbk') + b'\0\0\0' + '中学看一看。'.encode('gbk'))
        self.run_docnorm('gbk.txt', '-o', 'c.txt')
        self.assertIn('约好回到县城', self.text('c.txt'))

    def test_few_letters_in_utf16_without_a_mark(self):
        for text in ('Библиотека', 'Снег идёт', 'Größe'):
            self.put('few.txt', text.encode('utf-16-be'))
            self.assertEqual(self.run_docnorm('few.txt', '--from-charset', 'utf-16be').strip(), text)
        self.put('few.txt', 'Библиотека'.encode('utf-16-be'))
        self.assertEqual(self.run_docnorm('few.txt').strip(), 'Библиотека')

    def test_formats_that_are_known_but_not_read(self):
        png = b'\x89PNG\r\n\x1a\n' + bytes(i * i * 31 % 256 for i in range(999))
        for name, content, says in (('a.pdf', b'%PDF-1.4\n' + b'text ' * 1000, 'PDF'), ('a.txt', png, 'PNG'), ('a.rtf', b'{\\rtf1\\ansi x}', 'RTF'),
                                    ('a.warc', b'WARC/1.0\r\nWARC-Type: response\r\n\r\n<p>x</p>', 'WARC'),
                                    ('a.wps', bytes.fromhex('d0cf11e0a1b11ae1') + bytes(600), 'OLE'),
                                    ('a.html', png, 'PNG'), ('b.htm', b'%PDF-1.4\n' + b'text ' * 1000, 'PDF'), ('a.tar', b'x.txt'.ljust(257, b'\0') + b'ustar\0', 'tar'), ('a.xls', compound_file('Workbook'), '.xls')):
            self.put(name, content)
            self.expect(UNSUPPORTED, 'format.unsupported', name, '-o', 'b.txt')
            self.assertIn(says, self.err)

    @unittest.skipUnless('docx' in modules('reads') if DOCNORM else False, 'no docx converter')
    def test_encrypted_docx_and_renamed_doc(self):
        self.put('e.docx', compound_file('EncryptionInfo', 'EncryptedPackage'))
        self.expect(UNSUPPORTED, 'docx.encrypted', 'e.docx', '-o', 'b.txt')
        self.put('d.docx', compound_file('WordDocument', '1Table'))
        self.expect(UNSUPPORTED, 'docx.word97', 'd.docx', '-o', 'b.txt')
        self.put('d.doc', compound_file('WordDocument', '1Table'))
        self.expect(UNSUPPORTED, 'docx.word97', 'd.doc', '-o', 'b.txt')

    @unittest.skipUnless('zip' in modules('opens') if DOCNORM else False, 'no zip container')
    def test_truncated_zip(self):
        whole = self.zip('w.zip', {f'{i}.txt': os.urandom(3000).hex() for i in range(9)}).read_bytes()
        self.put('nothing.zip', whole[:20])
        self.expect(DAMAGED, 'zip.no_archive', 'nothing.zip', '-o', 'out/')
        self.put('most.zip', whole[:len(whole) - 30])
        self.run_docnorm('most.zip', '-o', 'most/', status=DAMAGED, lang='zh_CN.UTF-8')
        self.assertRegex(self.err, r'\[zip\.truncated\]\n')
        self.assertRegex(self.err, HANZI)
        self.assertEqual(self.names('most'), [f'{i}.txt' for i in range(9)] + ['index.jsonl'])
        self.put('half.zip', whole[:len(whole) // 2])
        self.run_docnorm('half.zip', '-o', 'half/', status=DAMAGED)
        self.assertIn('0.txt', self.names('half'))

    def test_incomplete(self):
        """What could be read is written, and nobody can take it for the whole."""
        packed = gzip.compress(b''.join(b'line %d\n' % i for i in range(4000)))
        self.put('cut.txt.gz', packed[:len(packed) // 2])
        with zipfile.ZipFile(self.folder / 'sum.zip', 'w', zipfile.ZIP_STORED) as stored:
            stored.writestr('a.txt', 'one two three')
        self.put('sum.zip', (self.folder / 'sum.zip').read_bytes().replace(b'two', b'tvo'))
        self.zip('d.docx', {'word/document.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
                                                 '<w:p><w:r><w:t>kept</w:t></w:r></w:p><w:p><w:r></w:p>'})
        for given, id, kept in (('cut.txt.gz', 'gzip.truncated', 'line 0'), ('sum.zip', 'zip.checksum', 'tvo'), ('d.docx', '', 'kept')):
            with self.subTest(given):
                self.assertIn(kept, self.run_docnorm(given, status=DAMAGED))
                self.assertIn(id, self.err)
                self.assertEqual(self.err.count('\n'), 1)
                self.run_docnorm('-q', given, '-o', f'{given}.txt', '--report', f'{given}.report', status=DAMAGED)
                self.assertIn(id, self.err)
                self.assertIn(kept, self.text(f'{given}.txt'))
                report = json.loads(self.text(f'{given}.report'))
                self.assertEqual((report['status'], report['output']), ('damaged', f'{given}.txt'))
                self.run_docnorm(given, '-t', 'jsonl', status=DAMAGED)
        self.put('in/whole.txt', 'whole')
        self.put('in/cut.txt.gz', packed[:len(packed) // 2])
        self.run_docnorm('in', '-o', 'out/', status=DAMAGED)
        self.assertNotIn('failed', self.err)
        index = {line['output']: (line['status'], line['id']) for line in map(json.loads, self.text('out/index.jsonl').splitlines())}
        self.assertEqual(sorted(index.values()), [('damaged', 'gzip.truncated'), ('ok', '')])

    def unprivileged(self):
        """What to run a child with so that rights count; skips where that is impossible."""
        if os.geteuid() != 0:
            return {}
        self.folder.chmod(0o777)
        os.setegid(65534)
        os.seteuid(65534)
        os.seteuid(0)
        os.setegid(0)
        return {'user': 65534, 'group': 65534, 'extra_groups': []}

    def test_without_rights(self):
        try:
            who = self.unprivileged()
            subprocess.run([DOCNORM, '--version'], capture_output=True, check=True, **who)
        except (OSError, subprocess.CalledProcessError):
            self.skipTest('rights do not count for this user, and there is no other that could run the program')
        self.put('a.txt', 'a').chmod(0)
        self.put('in/a.txt', 'a')
        (self.folder / 'in').chmod(0)
        self.put('b.txt', 'b').chmod(0o644)
        (self.folder / 'locked').mkdir(mode=0o555)
        names = self.names
        self.names = lambda folder: []  # the folder cannot be looked into by everyone
        self.expect(UNREADABLE, 'file.unreadable', 'a.txt', '-o', 'x.txt', **who)
        self.expect(UNREADABLE, 'dir.unreadable', 'in', '-o', 'out/', **who)
        self.expect(WRITE_FAILED, 'output.write', 'b.txt', '-o', 'locked/x.txt', **who)
        self.names = names
        (self.folder / 'in').chmod(0o755)
        self.assertEqual(self.names('.'), ['a.txt', 'b.txt', 'in/a.txt'])

    def test_full_disk(self):
        self.put('a.txt', 'long text ' * 100000)
        few = dict(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.expect(WRITE_FAILED, 'output.write', 'a.txt', '-o', 'b.txt', **few)
        self.expect(WRITE_FAILED, 'output.write', 'a.txt', '-o', 'b.txt', '--edits', **few)
        with open('/dev/full', 'wb') as full:
            for lang in ('C.UTF-8', 'zh_CN.UTF-8'):
                done = subprocess.run([DOCNORM, 'a.txt'], stdout=full, stderr=subprocess.PIPE, cwd=self.folder, env={**os.environ, 'LC_ALL': lang})
                self.assertEqual(done.returncode, WRITE_FAILED)
                self.assertRegex(done.stderr.decode(), r'^docnorm: .*\[output\.write\]\n$')
        self.full_tmpfs()

    def full_tmpfs(self):
        mount = self.folder / 'small'
        mount.mkdir()
        script = (f'mount -t tmpfs -o size=64k tmpfs "{mount}" && "{DOCNORM}" a.txt -o small/b.txt; status=$?; '
                  f'ls -A "{mount}"; exit $status')
        done = subprocess.run(['unshare', '-rm', 'sh', '-c', script], capture_output=True, cwd=self.folder, text=True)
        if 'output.write' not in done.stderr:
            print('part skipped: no tmpfs can be mounted here')
            return
        self.assertEqual((done.returncode, done.stdout), (WRITE_FAILED, ''))


if __name__ == '__main__':
    if not DOCNORM:
        sys.exit(__doc__)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
