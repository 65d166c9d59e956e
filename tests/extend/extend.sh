#!/bin/sh
# extend.sh SOURCE SCRATCH -- that a format is one folder and one line: copies the sources, adds a converter with its
# fixtures, and lets the golden test, the rules and the laws run over it. Nothing else is edited; this is counted.
# SPDX-License-Identifier: MIT
set -eu
source=$1
copy=$2/source
build=$2/build
here=$source/tests/extend

rm -rf "$copy"
mkdir -p "$copy"
tar -C "$source" --exclude=./.git --exclude=./build -cf - . | tar -C "$copy" -xf -

mkdir -p "$copy/converters/ini" "$copy/fixtures/converters/ini"
cp "$here"/converter/ini.c "$copy/converters/ini/"
cp "$here"/fixtures/* "$copy/fixtures/converters/ini/"
echo 'docnorm_add_converter(ini)' >>"$copy/converters/CMakeLists.txt"

changed=$(cd "$copy" && find . -type f | while read -r file; do
    [ ! -f "$source/$file" ] || cmp -s "$file" "$source/$file" || echo "$file"
done)
lines=$(diff "$source/converters/CMakeLists.txt" "$copy/converters/CMakeLists.txt" | grep -c '^[<>]' || true)
if [ "$changed" != ./converters/CMakeLists.txt ] || [ "$lines" != 1 ]; then
    echo "edited: $changed ($lines lines)"
    exit 1
fi

{
    cmake -S "$copy" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DDOCNORM_WERROR=ON &&
        cmake --build "$build" --target docnorm_fixtures docnorm_laws docnorm_replay docnorm_seeds &&
        ctest --test-dir "$build" --output-on-failure --no-tests=error -R '^golden.converter.ini$|^laws\.(provenance|restore|silence)$|^fuzz.replay$'
} >"$2/log.txt" 2>&1 || {
    tail -40 "$2/log.txt"
    exit 1
}
echo "one folder (converters/ini) and one line (converters/CMakeLists.txt): built, golden test, laws and fuzz seeds passed"
