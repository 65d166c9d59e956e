#!/bin/bash
# check_style.sh -- upholds by tool what nobody should have to say in review: the format of C files, their opening
# comment and licence line, their length, no tabs, and no path of somebody's machine anywhere.
# A file over 500 lines is named, over 700 it fails; generated files are exempt from length and format.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v clang-format >/dev/null || {
    echo "skipped: clang-format is not installed (scripts/deps.sh test)"
    exit 77
}

failures=0
fail() {
    echo "$1"
    failures=$((failures + 1))
}

if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    mapfile -t files < <(git ls-files --cached --others --exclude-standard)
else
    mapfile -t files < <(find . \( -path ./build -o -path ./.git \) -prune -o -type f -printf '%P\n')
fi

sources=()
written=() # by hand
texts=()
for file in "${files[@]}"; do
    [ -f "$file" ] || continue
    case $file in
    fixtures/* | samples/*) continue ;;
    *.c | *.h) sources+=("$file") ;;
    esac
    case $file in
    *_generated.[ch]) ;;
    *.c | *.h) written+=("$file") ;;
    esac
    texts+=("$file")
done

fail_each() {
    while IFS= read -r line; do fail "$line: $1"; done
}

fail_each 'must open with a comment that says what lives here' \
    < <(awk 'FNR == 1 && substr($0, 1, 2) != "/*" { print FILENAME }' "${sources[@]}")
fail_each 'no SPDX line' < <(grep -L 'SPDX-License-Identifier: MIT' "${sources[@]}")
fail_each 'a tab' < <(grep -l "$(printf '\t')" "${sources[@]}")

while read -r lines file; do
    [ "$file" != total ] || continue
    if [ "$lines" -gt 700 ]; then
        fail "$file: $lines lines; split it"
    elif [ "$lines" -gt 500 ]; then
        echo "$file: $lines lines, on its way to being too long"
    fi
done < <(wc -l "${written[@]}")

# Written so that this line does not find itself.
if grep -nIE '(^|[^[:alnum:]_.$}/])/(home|root|work|Users)/[[:alnum:]]' "${texts[@]}"; then
    fail "a path of somebody's machine (above)"
fi

clang-format --dry-run -Werror "${written[@]}" || fail "clang-format -i would change the files above"

echo "check_style.sh: ${#sources[@]} C files, $failures failures"
[ "$failures" = 0 ]
