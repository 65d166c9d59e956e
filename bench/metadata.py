#!/usr/bin/env python3
"""metadata.py DOCNORM FOLDER [--wrong]: what docnorm says of pages and texts, field by field, against FOLDER/gold.json; beside it
trafilatura, where Python has it. --wrong lists what docnorm says otherwise.

gold.json: {"page.html": {"title": "…", "creator": ["…"], "date": "2024-03-05", …}, …}. A field that is left out is not judged;
"" or [] says that the page has none, and whatever is said of it is wrong. Case and blanks do not count, nor the order of a name's
words (Doe, Jane); a date must begin as that of gold; of a language the first part counts."""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

FIELDS = ('title', 'creator', 'date', 'modified', 'publisher', 'source', 'description', 'language', 'identifier', 'subject')
TEXT = '{urn:docnorm:document:1}'
PEER_FIELDS = {'title': 'title', 'creator': 'author', 'date': 'date', 'publisher': 'sitename', 'description': 'description',
               'identifier': 'url', 'subject': 'tags'}


def docnorm_says(program, path):
    run = subprocess.run([program, '-q', '-t', 'xml', path], capture_output=True, check=True)
    values = {}
    for meta in ElementTree.fromstring(run.stdout).find(TEXT + 'document').findall(TEXT + 'meta'):
        values.setdefault(meta.get('key'), []).append(meta.text or '')
    return {field: values.get(field, []) for field in FIELDS}


def trafilatura_says(path):
    import trafilatura
    found = trafilatura.bare_extraction(path.read_bytes(), with_metadata=True) if path.suffix == '.html' else None
    said = found.as_dict() if found else {}
    values = {}
    for field, theirs in PEER_FIELDS.items():
        value = said.get(theirs) or []
        several = field in ('creator', 'subject') and isinstance(value, str)
        values[field] = value if isinstance(value, list) else re.split(r'; ', value) if several else [value]
    if isinstance(said.get('tags'), list):  # one keyword of several, or several in one
        values['subject'] = [word for tag in said['tags'] for word in tag.split(', ')]
    return values


def normal(field, value):
    value = re.sub(r'\s+', ' ', value.strip()).casefold()
    if field == 'creator':
        return tuple(sorted(re.findall(r"[\w'’.-]+", value)))
    if field == 'language':
        return value[:2]
    return value.rstrip('/') if field == 'identifier' else value.replace(' ', '')


def count(field, want, got):
    """(right, said, wanted) of one page."""
    want = [want] if isinstance(want, str) else want
    want = {normal(field, value) for value in want if value}
    if field == 'date' or field == 'modified':
        got = {day for value in got for day in [next((w for w in want if value.startswith(w)), value)]}
    elif field == 'identifier' and want:  # numbers of documents stand beside the address
        got = {normal(field, value) for value in got if '://' in value}
    else:
        got = {normal(field, value) for value in got if value}
    return len(want & got), len(got), len(want)


def percent(part, whole):
    return f'{100 * part / whole:6.1f}' if whole else '     –'


def main():
    arguments = [a for a in sys.argv[1:] if a != '--wrong']
    program, folder = arguments[0], pathlib.Path(arguments[1])
    gold = json.loads((folder / 'gold.json').read_text(encoding='utf-8'))
    tools = {'docnorm': lambda path: docnorm_says(program, path)}
    try:
        import trafilatura
        tools[f'trafilatura {trafilatura.__version__}'] = trafilatura_says
    except ImportError:
        pass
    sums = {}
    for name, facts in gold.items():
        for tool, ask in tools.items():
            said = ask(folder / name)
            for field in FIELDS:
                if field not in facts or (tool != 'docnorm' and not name.endswith('.html')):
                    continue
                counted = count(field, facts[field], said.get(field, []))
                pages = sums.setdefault((tool, field), [0] * 5)
                for i, n in enumerate((*counted, counted[0] == counted[1] == counted[2], 1)):
                    pages[i] += n
                if tool == 'docnorm' and '--wrong' in sys.argv and not counted[0] == counted[1] == counted[2]:
                    print(f'{name}: {field} {said[field]}, not {facts[field]}')
    print('| field | ' + ' | '.join(f'{tool}: pages right, precision, recall' for tool in tools) + ' |')
    print('|---|' + '---|' * len(tools))
    for field in FIELDS:
        cells = []
        for tool in tools:
            right, got, wanted, pages, of = sums.get((tool, field), [0] * 5)
            no_such = tool != 'docnorm' and field not in PEER_FIELDS
            cells.append('–' if no_such or not of else
                         f'{pages} of {of}, {percent(right, got).strip()}, {percent(right, wanted).strip()}')
        print(f'| {field} | ' + ' | '.join(cells) + ' |')
    return 0


if __name__ == '__main__':
    sys.exit(main())
