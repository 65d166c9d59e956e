#!/usr/bin/env python3
"""metadata.py DOCNORM PAGES FACTS: titles and dates that docnorm finds in the pages of a folder, against those a reader found.

FACTS has a line a page: name, title, date or "-". Blanks in titles do not count; a date must begin as the reader's does, so that it
may be more exact. Fails below 98 % of titles or 95 % of dates; exit code 77 if the pages are not there."""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

TITLES, DATES = 0.98, 0.95
NAMESPACE = '{urn:docnorm:document:1}'


def facts(path):
    for line in path.read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            yield line.split('\t')


def found(program, page):
    """{key: first value} of the document's metadata."""
    run = subprocess.run([program, '-q', '-t', 'xml', page], capture_output=True, check=True)
    document = ElementTree.fromstring(run.stdout).find(NAMESPACE + 'document')
    values = {}
    for meta in document.findall(NAMESPACE + 'meta'):
        values.setdefault(meta.get('key'), meta.text or '')
    return values


def without_blanks(text):
    return re.sub(r'\s+', '', text)


def main():
    program, pages, facts_path = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if not pages.is_dir():
        print(f'skipped: no pages in {pages}')
        return 77
    titles, dates = [], []
    for name, title, date in facts(facts_path):
        got = found(program, pages / f'{name}.html')
        titles.append(without_blanks(got.get('title', '')) == without_blanks(title))
        if not titles[-1]:
            print(f'{name}: title "{got.get("title", "")}", not "{title}"')
        if date == '-':
            continue
        dates.append(got.get('date', '').startswith(date))
        if not dates[-1]:
            print(f'{name}: date "{got.get("date", "")}", not "{date}"')
    print(f'titles {sum(titles)} of {len(titles)}, dates {sum(dates)} of {len(dates)}')
    return 0 if sum(titles) >= TITLES * len(titles) and sum(dates) >= DATES * len(dates) else 1


if __name__ == '__main__':
    sys.exit(main())
