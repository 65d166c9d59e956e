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

tab=$(printf '\t')
for file in "${sources[@]}"; do
    head -c 2 "$file" | grep -q '/\*' || fail "$file: must open with a comment that says what lives here"
    head -25 "$file" | grep -q 'SPDX-License-Identifier: MIT' || fail "$file: no SPDX line"
    ! grep -n -m1 "$tab" "$file" || fail "$file: a tab"
done
for file in "${written[@]}"; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 700 ]; then
        fail "$file: $lines lines; split it"
    elif [ "$lines" -gt 500 ]; then
        echo "$file: $lines lines, on its way to being too long"
    fi
done

# Written so that this line does not find itself.
if grep -nIE '(^|[^[:alnum:]_.$}/])/(home|root|work|Users)/[[:alnum:]]' "${texts[@]}"; then
    fail "a path of somebody's machine (above)"
fi

clang-format --dry-run -Werror "${written[@]}" || fail "clang-format -i would change the files above"

echo "check_style.sh: ${#sources[@]} C files, $failures failures"
[ "$failures" = 0 ]
