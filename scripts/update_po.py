#!/usr/bin/env python3
"""update_po.py DOCNORM [--check]: brings po/*.po up to date with the sources and with what the modules say of themselves.

DOCNORM is the program as built: summaries of modules, rules and options are taken from `docnorm formats --json`, so that a
new module needs no marks in its source; all other texts are marked _(), N_() or DNM_N_() in the sources. With --check nothing is
written: fails, and says which, if a text has no translation. Needs gettext (xgettext, msgmerge, msgattrib)."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ('adapters', 'cleaners', 'cli', 'containers', 'converters', 'core', 'writers')


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def summaries(program):
    """{text: where it is from}, in the order in which the program lists them."""
    lines = subprocess.run([program, 'formats', '--json'], check=True, capture_output=True, text=True,
                           env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}).stdout.splitlines()
    found = {}
    for module in map(json.loads, lines):
        found.setdefault(module['summary'], module['module'])
        for rule in module.get('rules', []):
            found.setdefault(rule['summary'], f"{module['module']}/{rule['id']}")
        for option in module['options']:
            found.setdefault(option['summary'], f"{module['module']}.{option['name']}")
    return found


def template(program, folder):
    """Writes the template of all texts; returns its path."""
    pot = folder / 'docnorm.pot'
    sources = sorted(str(p.relative_to(ROOT)) for f in FOLDERS for p in (ROOT / f).rglob('*.c'))
    subprocess.run(['xgettext', '--from-code=UTF-8', '--language=C', '-k', '-k_', '-kN_', '-kDNM_N_', '-kngettext:1,2', '--no-location', '--sort-output',
                    '--package-name=docnorm', '-o', pot, *sources], check=True, cwd=ROOT)
    own = folder / 'summaries.pot'
    with open(own, 'w', encoding='utf-8') as out:
        out.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        for text, origin in summaries(program).items():
            out.write(f'\n#. {origin}\nmsgid {quoted(text)}\nmsgstr ""\n')
    both = folder / 'all.pot'
    subprocess.run(['msgcat', '--use-first', '--sort-output', '-o', both, pot, own], check=True)
    return both


def untranslated(po, pot, folder):
    """What the merged catalogue has no good translation for, as po text."""
    merged = folder / po.name
    subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged, po, pot], check=True)
    return subprocess.run(['msgattrib', '--untranslated', '--no-obsolete', merged], check=True, capture_output=True, text=True).stdout


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not shutil.which('xgettext'):
        print('skipped: gettext is not installed (scripts/deps.sh build)')
        sys.exit(77)
    program, check = os.path.abspath(sys.argv[1]), '--check' in sys.argv[2:]
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pot = template(program, folder)
        for po in sorted((ROOT / 'po').glob('*.po')):
            if not check:
                subprocess.run(['msgmerge', '--quiet', '--update', '--backup=none', '--no-fuzzy-matching', '--sort-output', po, pot], check=True)
                subprocess.run(['msgattrib', '--no-obsolete', '--sort-output', '-o', po, po], check=True)
            missing = untranslated(po, pot, folder)
            if missing:
                print(f'{po.relative_to(ROOT)} lacks translations of:\n{missing}')
                failed = True
    sys.exit(1 if failed and check else 0)


if __name__ == '__main__':
    main()
