#!/usr/bin/env python3
"""gen_language_models.py: writes the character statistics core/text/han_stats_generated.c and core/text/letter_costs_generated.c.

Sources, all from PyPI, all of licences that allow redistribution of what is derived from them:
  jieba 0.42.1 (MIT): dict.txt, words of Simplified Chinese with their frequencies
  OpenCC 1.4.2 (Apache-2.0): conversion of those words to Traditional Chinese (configurations s2tw, s2hk, t2s)
  lingua-language-detector 1.3.5 (Apache-2.0): shares of the letters of Traditional Chinese, Japanese, Korean, Russian and others
  brotli (MIT): unpacks the last
Set up with: pip install jieba==0.42.1 opencc==1.4.2 lingua-language-detector==1.3.5 brotli
Run from the top of the tree: python3 scripts/gen_language_models.py

A cost is -log2 of a probability in eighths of a bit, rounded, at most 255."""
import collections
import importlib.util
import json
import math
import os

import brotli
import opencc

HAN = range(0x4E00, 0xA000)
HANGUL = range(0xAC00, 0xD7A4)
KANA = range(0x3041, 0x30FF)
UNKNOWN = 2 ** -16  # a letter or symbol foreign to the language
CONTROL = 2 ** -22  # of U+0080..U+009F
LANGUAGES = ('Hans', 'Hant', 'Jpan', 'Kore', 'Cyrl', 'Latn')
BLOCKS = (0x00, 0x01, 0x02, 0x03, 0x04, 0x20, 0x21, 0x22, 0x24, 0x25, 0x26, 0x30, 0x31, 0x32, 0x33, 0xFE, 0xFF)

# Shares of punctuation, of all characters that are not ASCII
ZH_MARKS = {'，': .050, '。': .027, '、': .012, '“': .007, '”': .007, '：': .006, '；': .002, '？': .003, '！': .002, '（': .004, '）': .004,
            '《': .003, '》': .003, '「': .0007, '」': .0007, '『': .0002, '』': .0002, '…': .002, '—': .002, '·': .0007, '　': .006,
            '【': .0006, '】': .0006, '‘': .0005, '’': .0005, '～': .0003, '〈': .0001, '〉': .0001, '％': .0002, '．': .0003, '●': .0002,
            '■': .0001, '◆': .0001, '※': .0001, '★': .0001, '①': .0001, '②': .0001, '③': .0001, '→': .0001, '─': .0002, '〇': .0001,
            '﹁': .0001, '﹂': .0001, '－': .0003, '／': .0003, '℃': .0001, '×': .0001, '°': .0001, '〔': .0001, '〕': .0001, '\u00a0': .0005,
            '﹒': .00005, '‧': .0001, '•': .0001, '–': .0001, '©': .0001, '\ue5e5': .00005}
HANT_MARKS = dict(ZH_MARKS, **{'「': .008, '」': .008, '『': .0008, '』': .0008, '“': .001, '”': .001})
JA_MARKS = {'、': .030, '。': .026, '「': .008, '」': .008, '・': .004, '（': .003, '）': .003, '『': .001, '』': .001, '…': .002, '！': .002,
            '？': .002, '　': .008, '：': .001, '～': .001, '】': .0005, '【': .0005, '，': .001, '．': .001, '“': .0003, '”': .0003,
            '※': .0002, '→': .0002, '／': .0005, '々': .001, '―': .0005, '〜': .0005, '●': .0002, '■': .0002, '◆': .0001, '★': .0002, '×': .0002}
KO_MARKS = {'“': .003, '”': .003, '‘': .004, '’': .004, '·': .003, '…': .002, '「': .0003, '」': .0003, '『': .0002, '』': .0002, '《': .0002,
            '》': .0002, '（': .0001, '）': .0001, '→': .0001, '※': .0002, '◇': .0002, '■': .0002, '▲': .0002, '\u00a0': .0003, '，': .00005,
            '。': .00005, '、': .0002, '　': .0005}
RU_MARKS = {'«': .004, '»': .004, '—': .006, '–': .003, '…': .001, '“': .001, '”': .0005, '„': .0007, '№': .0007, '’': .0002, '\u00a0': .003,
            '°': .0001, '©': .0001, '·': .0001, '•': .0001, '§': .0001}
WEST_MARKS = {'’': .003, '“': .001, '”': .001, '‘': .0007, '–': .0015, '—': .001, '…': .0007, '«': .0006, '»': .0006, '„': .0003, '¿': .0002,
              '¡': .0002, 'º': .0002, 'ª': .0001, '°': .0003, '©': .0003, '®': .0001, '€': .0003, '£': .0002, '§': .0001, '·': .0002,
              '•': .0003, '\u00a0': .002, '½': .0001, '²': .0001, '´': .0001, '×': .0001, '™': .0001, '±': .0001, '\u00ad': .0001}


def package(name):
    return os.path.dirname(importlib.util.find_spec(name).origin)


def letters(code):
    path = os.path.join(package('lingua'), 'language-models', code, 'unigrams.json.br')
    with open(path, 'rb') as f:
        groups = json.loads(brotli.decompress(f.read()))['ngrams']
    out = {}
    for fraction, chars in groups.items():
        a, b = map(int, fraction.split('/'))
        out.update((c, a / b) for c in chars.split(' '))
    return out


def jieba_words():
    with open(os.path.join(package('jieba'), 'dict.txt'), encoding='utf-8') as f:
        for line in f:
            word, count, *_ = line.split(' ')
            yield word, int(count)


def han_only(shares):
    kept = {c: p for c, p in shares.items() if ord(c[0]) in HAN}
    total = sum(kept.values())
    return {c: p / total for c, p in kept.items()}


def mix(*parts):
    out = collections.Counter()
    for weight, shares in parts:
        for c, p in shares.items():
            out[c] += weight * p
    return out


def in_codec(char, codec, lead_from=0, lead_to=255):
    try:
        raw = char.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and lead_from <= raw[0] <= lead_to


def chinese():
    """Shares of characters and counts of pairs, of Simplified and Traditional."""
    to = {name: opencc.OpenCC(name).convert for name in ('s2tw', 's2hk', 't2s')}
    single = {name: collections.Counter() for name in ('s', 's2tw', 's2hk')}
    pairs = {'Hans': collections.Counter(), 'Hant': collections.Counter()}
    for word, count in jieba_words():
        forms = {'s': word, 's2tw': to['s2tw'](word), 's2hk': to['s2hk'](word)}
        for name, form in forms.items():
            for c in form:
                single[name][c] += count
        for script, form in (('Hans', word), ('Hant', forms['s2tw'])):
            for a, b in zip(form, form[1:]):
                if ord(a) in HAN and ord(b) in HAN:
                    pairs[script][a + b] += count
    news = han_only(letters('zh'))
    news_simplified = collections.Counter()
    for c, p in news.items():
        news_simplified[to['t2s'](c)] += p
    hans = mix((.5, han_only(single['s'])), (.5, news_simplified))
    hant = mix((.5, news), (.25, han_only(single['s2tw'])), (.25, han_only(single['s2hk'])))
    return {'Hans': hans, 'Hant': hant}, pairs


def floor_of(language, char):
    """The least share of a Han character: that of one which the language's charsets hold but no source does."""
    common, rare, never = 2 ** -18, 2 ** -19, 2 ** -20.5
    if language == 'Hans':
        return common if in_codec(char, 'gb2312') else never
    if language == 'Hant':
        return common if in_codec(char, 'big5', 0xA4, 0xC6) else rare if in_codec(char, 'big5') else never
    if language == 'Jpan':
        return common if in_codec(char, 'shift_jis', 0x88, 0x98) else rare if in_codec(char, 'shift_jis') else never
    return 2 ** -16.5 if in_codec(char, 'euc_kr') else never


def with_case(shares, upper):
    out = collections.Counter()
    for c, p in shares.items():
        out[c] += p * (1 - upper)
        if len(c.upper()) == 1 and c.upper() != c:
            out[c.upper()] += p * upper
    return out


def models(chinese_shares):
    """Shares of all characters that are not ASCII, by language."""
    japanese = letters('ja')
    russian = mix((.75, letters('ru')), (.08, letters('uk')), (.07, letters('bg')), (.05, letters('be')), (.05, letters('sr')))
    west = collections.Counter()
    weights = {'de': .2, 'fr': .2, 'es': .15, 'it': .1, 'pt': .1, 'sv': .06, 'da': .05, 'nb': .04, 'fi': .05, 'nl': .03, 'ca': .02}
    for code, weight in weights.items():
        foreign = {c: p for c, p in letters(code).items() if ord(c) > 127}
        for c, p in foreign.items():
            west[c] += weight * .8 * p  # four in five characters of a text are letters
    out = {'Hans': mix((.86, chinese_shares['Hans']), (1, {chr(c): 2 ** -14 for c in KANA})),
           'Hant': mix((.86, chinese_shares['Hant']), (1, {chr(c): 2 ** -14 for c in KANA})),
           'Jpan': mix((.88, {c: p for c, p in japanese.items() if ord(c) > 127})),
           'Kore': mix((.95, {c: p for c, p in letters('ko').items() if ord(c) in HANGUL})),
           'Cyrl': with_case(mix((.96, {c: p for c, p in russian.items() if ord(c) > 127})), .06),
           'Latn': with_case(west, .08)}
    out['Jpan']['ー'] = max(out['Jpan']['ー'], .02)
    marks = (ZH_MARKS, HANT_MARKS, JA_MARKS, KO_MARKS, RU_MARKS, WEST_MARKS)
    for language, shares in zip(LANGUAGES, marks):
        for c, p in shares.items():
            out[language][c] = p
    return out


def cost(share):
    return max(1, min(255, round(-8 * math.log2(share))))


def letter_cost(shares, c):
    if c < 0x80:
        return 0
    return cost(max(shares[chr(c)], CONTROL if c < 0xA0 else UNKNOWN))


def rows_of(values, width):
    return '\n'.join('    ' + ' '.join(f'{v},' for v in values[i:i + width]) for i in range(0, len(values), width))


def write(name, what, header, body):
    with open(f'core/text/{name}', 'w', encoding='utf-8') as f:
        f.write(f'/* {name} -- {what} Generated by scripts/gen_language_models.py, which names its sources (MIT and Apache-2.0);\n'
                f' * do not edit.\n *\n * SPDX-License-Identifier: MIT */\n/* clang-format off */\n#include "core/text/{header}"\n\n' + body)


def pair_strength(pairs, shares):
    """0 to leave out, 1 if the pair is 8 to 64 times as frequent as chance, 2 if more."""
    total = sum(pairs.values())
    first, second = collections.Counter(), collections.Counter()
    for pair, n in pairs.items():
        first[pair[0]] += n
        second[pair[1]] += n
    for pair, n in pairs.items():
        ratio = n / total / shares[pair[0]] / shares[pair[1]] if shares[pair[0]] and shares[pair[1]] else 0
        yield pair, 0 if n < 40 or ratio < 8 else 1 if ratio < 64 else 2


def han_stats(table, pairs, shares):
    cells = [f'{{{cost(max(table["Hans"][chr(c)], floor_of("Hans", chr(c))))}, {cost(max(table["Hant"][chr(c)], floor_of("Hant", chr(c))))}, '
             f'{cost(max(table["Jpan"][chr(c)], floor_of("Jpan", chr(c))))}}}' for c in HAN]
    strength = collections.Counter()
    for script in ('Hans', 'Hant'):
        for pair, s in pair_strength(pairs[script], shares[script]):
            strength[pair] = max(strength[pair], s)
    kept = sorted(pair for pair, s in strength.items() if s)
    rows = collections.defaultdict(list)
    for pair in kept:
        rows[ord(pair[0])].append((ord(pair[1]) - HAN.start) * 2 + (strength[pair] == 2))
    starts, entries = [0], []
    for c in HAN:
        entries += rows[c]
        starts.append(len(entries))
    print(len(kept), 'pairs')
    write('han_stats_generated.c', 'frequencies of Han characters and of their pairs.', 'han_stats_tables.h',
          f'const uint8_t dnm_han_costs[DNM_HAN_COUNT][3] = {{\n{rows_of(cells, 10)}\n}};\n\n'
          f'const uint32_t dnm_han_pair_rows[DNM_HAN_COUNT + 1] = {{\n{rows_of(starts, 20)}\n}};\n\n'
          f'const uint16_t dnm_han_pairs[] = {{\n{rows_of(entries, 20)}\n}};\n')


def letter_costs(table):
    body = f'const uint8_t dnm_hangul_costs[{len(HANGUL)}] = {{\n'
    body += rows_of([cost(max(table['Kore'][chr(c)], 2 ** -17 if in_codec(chr(c), 'euc_kr') else 2 ** -20)) for c in HANGUL], 24) + '\n};\n\n'
    body += 'const uint8_t dnm_letter_blocks[256] = {\n'
    body += rows_of([BLOCKS.index(b) + 1 if b in BLOCKS else 0 for b in range(256)], 24) + '\n};\n\n'
    body += f'const uint8_t dnm_letter_costs[{len(BLOCKS)}][256][{len(LANGUAGES)}] = {{\n'
    for block in BLOCKS:
        cells = []
        for c in range(block * 256, block * 256 + 256):
            cells.append('{' + ', '.join(str(letter_cost(table[name], c)) for name in LANGUAGES) + '}')
        body += f'    {{ /* U+{block:02X}00 */\n{rows_of(cells, 6)}\n    }},\n'
    write('letter_costs_generated.c', 'frequencies of letters and punctuation by language.', 'language_tables.h', body + '};\n')


def main():
    shares, pairs = chinese()
    table = models(shares)
    han_stats(table, pairs, shares)
    letter_costs(table)


if __name__ == '__main__':
    main()
