"""inject.py -- damages a Traditional text as hijacking pages do: GBK bytes, cut before byte pairs that equal a mark, readings inserted behind every
byte pair of a table, decoded again. Shared by the test and the benchmark of the pinyin cleaner.

SPDX-License-Identifier: MIT"""
import random

MARKS = [m.encode('gbk') for m in '。、，！？；']
FOLD = str.maketrans('，；：？！（）', ',;:?!()')


def is_simplified(ch):
    """Whether GB 2312 has the character."""
    try:
        ch.encode('gb2312')
        return True
    except UnicodeEncodeError:
        return False


def table_of(text, readings, share, rng):
    """A site's table: a share of the characters of `text` that GB 2312 lacks, each with its first reading, in any order."""
    special = sorted({c for c in text if not is_simplified(c) and c in readings})
    rng.shuffle(special)
    return [(c, readings[c]) for c in special[:max(1, round(len(special) * share))]]


def cut(data, share, rng):
    """Pieces that begin at byte pairs equal to a mark, at whatever offset they stand; a share of the places is used."""
    pieces, start = [], 0
    for i in range(1, len(data) - 1):
        if data[i:i + 2] in MARKS and rng.random() < share:
            pieces.append(data[start:i])
            start = i
    return pieces + [data[start:]]


def decode_lossily(data):
    """CP936 as lenient decoders read it: a lead byte with an impossible second is one "?", and both bytes are gone."""
    out, i = [], 0
    while i < len(data):
        if data[i] < 0x80:
            out.append(chr(data[i]))
            i += 1
            continue
        try:
            out.append(data[i:i + 2].decode('gb18030') if len(data) > i + 1 and data[i + 1] >= 0x40 else '?')
        except UnicodeDecodeError:
            out.append('?')
        i += 2 if len(data) > i + 1 else 1
    return ''.join(out)


def injure(text, table, cuts, rng):
    out = []
    for line in text.split('\n'):
        data = ''.join(c for c in line if can_encode(c)).encode('gbk')
        for piece in cut(data, cuts, rng):
            for number, (ch, _) in enumerate(table):
                pair = ch.encode('gbk')
                piece = piece.replace(pair, pair + b'\x00%d\x01' % number)
            out.append(read_piece(piece, table))
        out.append('\n')
    return ''.join(out[:-1]).translate(FOLD)


def read_piece(piece, table):
    """Readings are carried as \\0number\\1, which no byte pair can be part of."""
    out, data = [], b''
    for part in piece.split(b'\x00'):
        if b'\x01' in part:
            name, rest = part.split(b'\x01', 1)
            out.append(decode_lossily(data + b'(') + table[int(name)][1] + ')')
            data = rest
        else:
            data += part
    return ''.join(out) + decode_lossily(data)


def can_encode(ch):
    try:
        return len(ch.encode('gbk')) <= 2 and ch not in '\x00\x01'
    except UnicodeEncodeError:
        return False


def expected(text):
    return ''.join(c for c in text if c == '\n' or can_encode(c)).translate(FOLD)


def rng_of(seed):
    return random.Random(seed)
