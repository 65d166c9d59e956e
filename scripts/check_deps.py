#!/usr/bin/env python3
"""check_deps.py [ROOT] | --self-test -- upholds the dependency rule of the house.

Layers see downwards only (base <- text <- model <- engine <- bulk <- cli), modules see public headers,
core/base, core/text and adapters, never each other; the core names no format; a library's headers are
seen in its adapter or in the one module that alone uses it; cli and bindings see what is installed.

SPDX-License-Identifier: MIT"""
import os
import re
import sys
import tempfile
from pathlib import Path

PUBLIC, BASE, TEXT, MODEL, ENGINE = "include/docnorm", "core/base", "core/text", "core/model", "core/engine"
ADAPTERS = "adapters"
FAMILIES = ("containers", "converters", "cleaners", "writers")

# What each area may include besides its own folder. An area is the longest prefix of a file's path found here.
MAY_INCLUDE = {
    PUBLIC: [],
    BASE: [PUBLIC],
    TEXT: [PUBLIC, BASE],
    MODEL: [PUBLIC, BASE, TEXT],
    ENGINE: [PUBLIC, BASE, TEXT, MODEL, ADAPTERS],
    ADAPTERS: [PUBLIC, BASE, TEXT],
    "bulk": [PUBLIC, BASE, TEXT, MODEL, ENGINE, ADAPTERS],
    "cli": [PUBLIC],
    "bindings": [PUBLIC],
    "examples": [PUBLIC],
    **{family: [PUBLIC, BASE, TEXT, ADAPTERS] for family in FAMILIES},
}
NOT_INSTALLED = "include/docnorm/module.h"
INSTALLED_ONLY = ("cli", "bindings", "examples")

# Headers of the C11 and POSIX libraries, and the compiler's for SSE2; every other <header> belongs to a library.
STANDARD = set("""assert ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic
    stdbool stddef stdint stdio stdlib stdnoreturn string strings time uchar wchar wctype dirent fcntl glob iconv langinfo
    libgen libintl poll pthread regex unistd sys/mman sys/resource sys/stat sys/statvfs sys/time sys/types sys/uio
    sys/wait sys/ioctl termios emmintrin immintrin""".split())
# The one user of a library that has no adapter.
SOLE_USER = {"popt.h": "cli", "zlib.h": "containers/gzip", "opencc/opencc.h": "cleaners/script"}

FORMATS = set("""docx xlsx pptx odt epub pdf rtf html htm xhtml mhtml txt markdown tei jats zip gzip tar warc
    rar""".split())
NAMES_WHAT_IS_NOT_READ = "core/engine/foreign.c"  # a new format needs no change there: its probe comes first
# core/text knows how the web labels and sniffs charsets (WHATWG Encoding), which is no document format.
FORMATS_ALLOWED = {TEXT: {"html"}}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|("(?:\\.|[^"\\\n])*")', re.S)


def area_of(path):
    found = [area for area in MAY_INCLUDE if path.startswith(area + "/")]
    return max(found, key=len) if found else None


def target_of(root, path, name):
    """The file of the project that #include "name" in path means, or None."""
    for candidate in (Path(path).parent / name, Path("include") / name, Path(name)):
        plain = os.path.normpath(candidate)
        if (root / plain).is_file():
            return plain
    return None


def folder_of_module(path):
    return "/".join(path.split("/")[:2])


def check_include(root, path, area, bracket, name):
    if bracket == "<" and not name.startswith("docnorm/"):
        if name.removesuffix(".h") in STANDARD:
            return None
        if area == ADAPTERS or path.startswith(SOLE_USER.get(name, "\0") + "/"):
            return None
        return f"<{name}> is a library's header: only its adapter may see it"
    target = target_of(root, path, name)
    if target is None:
        return f'"{name}" is not a file of the project'
    if area in INSTALLED_ONLY and target == NOT_INSTALLED:
        return "module.h is not installed: this code must do with the other public headers"
    if any(target.startswith(seen + "/") for seen in MAY_INCLUDE[area]):
        return None
    own = folder_of_module(path) if area in FAMILIES or area == ADAPTERS else area
    if target.startswith(own + "/"):
        return None
    return f"{own} must not see {target}"


def words_of(code):
    for token in re.findall(r"[A-Za-z]+", code):
        yield from (word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", token))


def check_formats(path, area, text):
    if not path.startswith("core/") or path.endswith("_generated.c") or path == NAMES_WHAT_IS_NOT_READ:
        return
    code = COMMENT_OR_STRING.sub(lambda m: m.group(1) or " ", INCLUDE.sub("", text))
    for line in code.split("\n"):
        for word in set(words_of(line)) & FORMATS - FORMATS_ALLOWED.get(area, set()):
            yield f"the core names a format: {word!r} in {line.strip()!r}"


def check(root):
    """Yields "path: what is wrong" for each breach below root."""
    for file in sorted(root.rglob("*.[ch]")):
        path = file.relative_to(root).as_posix()
        area = area_of(path)
        if area is None:
            continue
        text = file.read_text(encoding="utf-8")
        for bracket, name in INCLUDE.findall(text):
            wrong = check_include(root, path, area, bracket, name)
            if wrong:
                yield f"{path}: {wrong}"
        for wrong in check_formats(path, area, text):
            yield f"{path}: {wrong}"


# A house in miniature that keeps the rule, and the breaches that must each be seen in it.
SOUND = {
    "include/docnorm/base.h": "#include <stddef.h>\n",
    "include/docnorm/module.h": '#include "docnorm/base.h"\n',
    "core/base/buf.h": '#include "docnorm/base.h"\n',
    "core/text/utf8.h": '#include "core/base/buf.h"\n/* zip */ const char *html_meta(void);\n',
    "core/model/model.h": '#include "core/text/utf8.h"\n',
    "core/engine/run.c": '#include "core/model/model.h"\n#include "adapters/zip/zip.h"\n',
    "adapters/zip/zip.h": '#include "core/base/buf.h"\n',
    "adapters/zip/zip.c": '#include <zip.h>\n#include "adapters/zip/zip.h"\n',
    "adapters/xml/xml.h": "",
    "converters/docx/docx.c": '#include "docnorm/module.h"\n#include "adapters/zip/zip.h"\n#include "part.h"\n',
    "converters/docx/part.h": "",
    "writers/docx/docx.c": '#include "core/text/utf8.h"\n',
    "cli/main.c": '#include <popt.h>\n#include "docnorm/base.h"\n#include "cli.h"\n',
    "cli/cli.h": "",
}
BREACHES = [
    ("core/base/buf.h", '#include "core/text/utf8.h"\n', "a layer looks up"),
    ("core/model/model.h", '#include "core/engine/run.c"\n', "a layer looks up"),
    ("core/text/utf8.h", '#include "adapters/zip/zip.h"\n', "the core's text sees an adapter"),
    ("core/engine/run.c", '#include "converters/docx/part.h"\n', "the engine sees a module"),
    ("core/engine/run.c", "int is_docx;\n", "the core names a format"),
    ("core/model/model.h", 'const char *s = "a.html";\n', "the core names a format in a string"),
    ("writers/docx/docx.c", '#include "core/model/model.h"\n', "a module sees the model's insides"),
    ("writers/docx/docx.c", '#include "converters/docx/part.h"\n', "a module sees another"),
    ("writers/docx/docx.c", '#include "../../converters/docx/part.h"\n', "a module sees another by a detour"),
    ("writers/docx/docx.c", "#  include <zip.h>\n", "a module sees a library"),
    ("adapters/zip/zip.c", '#include "adapters/xml/xml.h"\n', "an adapter sees another"),
    ("cli/main.c", '#include "core/base/buf.h"\n', "the command line sees the insides"),
    ("cli/main.c", '#include "docnorm/module.h"\n', "the command line sees what is not installed"),
    ("include/docnorm/base.h", '#include "core/base/buf.h"\n', "a public header sees the insides"),
    ("converters/docx/docx.c", '#include "nowhere.h"\n', "a header that is not there"),
]


def build(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def self_test():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        build(root, SOUND)
        for wrong in check(root):
            print(f"a sound tree is called unsound: {wrong}")
            failures += 1
        for path, line, what in BREACHES:
            build(root, {**SOUND, path: SOUND[path] + line})
            seen = [wrong for wrong in check(root) if wrong.startswith(path + ": ")]
            if len(seen) != 1:
                print(f"not seen exactly once: {what} ({path}): {seen}")
                failures += 1
    print(f"check_deps.py: {len(BREACHES)} breaches tried, {failures} failures")
    return failures


def main():
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(1 if self_test() else 0)
    root = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parent.parent
    wrongs = list(check(root))
    print("\n".join(wrongs) or "check_deps.py: the dependency rule holds")
    sys.exit(1 if wrongs else 0)


main()
