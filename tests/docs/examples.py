#!/usr/bin/env python3
"""examples.py DOCNORM SOURCE SCRATCH -- runs every command of the guides in docs/, as a reader would: each guide's blocks of `sh` one after
another, in a copy of samples/. All must succeed. Links of all documents must lead somewhere.

SPDX-License-Identifier: MIT"""
import os
import pathlib
import re
import shutil
import subprocess
import sys


def run_guide(guide, docnorm, source, scratch):
    folder = scratch / guide.stem
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source / "samples", folder)
    environment = dict(os.environ, PATH=f"{docnorm.parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", guide.read_text(encoding="utf-8"), re.M | re.S)
    failures = 0
    for command in "".join(blocks).splitlines():
        result = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL)
        if result.returncode or b"[" in result.stderr:
            failures += 1
            print(f"{guide.name}: {command}: exit code {result.returncode}\n{result.stderr.decode(errors='replace')}")
    return len(blocks), failures


def dead_links(document):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
        if "://" not in target and not (document.parent / target).exists():
            yield target


def main():
    docnorm, source, scratch = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    blocks = failures = 0
    for guide in sorted((source / "docs").glob("guide-*.md")):
        done, failed = run_guide(guide, docnorm, source, scratch)
        blocks += done
        failures += failed
    documents = [path for folder in (".", "docs", "docs/decisions", "tests/golden") for path in sorted((source / folder).glob("*.md"))]
    for document in documents:
        for target in dead_links(document):
            failures += 1
            print(f"{document.relative_to(source)}: {target} leads nowhere")
    print(f"{blocks} blocks of commands, links of {len(documents)} documents, {failures} failures")
    return 1 if failures or not blocks else 0


sys.exit(main())
