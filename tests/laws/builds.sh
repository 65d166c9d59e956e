#!/bin/sh
# builds.sh SOURCE SCRATCH PROGRAM -- law 5 across builds: everything that comes of every fixture has the same SHA-256 from the
# program at hand, from gcc -O0 and from clang -O3.
# SPDX-License-Identifier: MIT
set -eu
source=$1
scratch=$2
program=$3
mkdir -p "$scratch"
"$program" digests "$source/fixtures" >"$scratch/here.txt"
failed=0
for build in "gcc -O0" "clang -O3"; do
    compiler=${build% *}
    level=${build#* }
    command -v "$compiler" >/dev/null || {
        echo "skipped: no $compiler"
        exit 77
    }
    folder=$scratch/$compiler
    cmake -S "$source" -B "$folder" -G Ninja -DCMAKE_C_COMPILER="$compiler" -DCMAKE_C_FLAGS="$level" -DCMAKE_BUILD_TYPE=None \
        >"$scratch/log.txt" 2>&1 && cmake --build "$folder" --target docnorm_laws >>"$scratch/log.txt" 2>&1 || {
        tail -30 "$scratch/log.txt"
        exit 1
    }
    "$(find "$folder" -name docnorm_laws -type f)" digests "$source/fixtures" >"$scratch/$compiler.txt"
    if diff "$scratch/here.txt" "$scratch/$compiler.txt"; then
        echo "$build: the same bytes for $(wc -l <"$scratch/here.txt") subjects"
    else
        echo "BREACH of determinism: $build gives other bytes for the subjects above"
        failed=1
    fi
done
exit $failed
