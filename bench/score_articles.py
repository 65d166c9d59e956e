#!/usr/bin/env python3
"""score_articles.py GOLD_DIR SYSTEM_DIR…: article text by shingles of four words, as the Article Extraction Benchmark defines it.

Words are runs of letters and digits. Precision and recall of a page are those of its multiset of shingles (a text of fewer than four
words is one shingle); both are averaged over the pages, F1 is that of the averages. Standard errors by 1,000 bootstrap samples of
the pages. With two systems or more, the paired difference of the pages' F1 to the first one is shown as well. -v: a line a page."""
import argparse
import collections
import math
import pathlib
import random
import re

SHINGLE, SAMPLES = 4, 1000


def shingles(text):
    words = re.findall(r'\w+', text)
    return collections.Counter(tuple(words[i:i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def scores(gold, system):
    """Precision and recall of one page; a page without text is found if nothing was extracted."""
    want, have = shingles(gold), shingles(system)
    common = sum((want & have).values())
    if not want and not have:
        return 1.0, 1.0
    return (common / sum(have.values()) if have else 0.0), (common / sum(want.values()) if want else 0.0)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def averages(pages):
    precision = sum(p for p, _ in pages) / len(pages)
    recall = sum(r for _, r in pages) / len(pages)
    return precision, recall, f1(precision, recall)


def bootstrap_error(pages):
    draw = random.Random(1)
    values = [averages([draw.choice(pages) for _ in pages])[2] for _ in range(SAMPLES)]
    mean = sum(values) / SAMPLES
    return math.sqrt(sum((v - mean) ** 2 for v in values) / (SAMPLES - 1))


def read(path):
    return path.read_text(encoding='utf-8', errors='replace') if path.exists() else ''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gold', type=pathlib.Path)
    parser.add_argument('systems', type=pathlib.Path, nargs='+')
    parser.add_argument('-v', action='store_true')
    options = parser.parse_args()
    names = sorted(p.name for p in options.gold.glob('*.txt'))
    first = None
    for system in options.systems:
        pages = [scores(read(options.gold / n), read(system / n)) for n in names]
        precision, recall, score = averages(pages)
        line = f'{system}: {len(pages)} pages, precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f} ± {bootstrap_error(pages):.3f}'
        of_pages = [f1(*p) for p in pages]
        if first:
            differences = [a - b for a, b in zip(first, of_pages)]
            mean = sum(differences) / len(differences)
            error = math.sqrt(sum((d - mean) ** 2 for d in differences) / (len(differences) - 1) / len(differences))
            line += f'; the first is better by {mean:+.3f} ± {error:.3f} a page'
        first = first or of_pages
        print(line)
        if options.v:
            for value, name, page in sorted(zip(of_pages, names, pages)):
                print(f'    {name} {page[0]:.3f} {page[1]:.3f} {value:.3f}')


if __name__ == '__main__':
    main()
