#!/bin/bash
# consumer.sh BUILD SOURCE CC GENERATOR -- installs docnorm into a folder of its own, moves that folder, and uses what is there as
# somebody else's program would: by find_package and by pkg-config. Also: which symbols and headers are public.
set -euo pipefail
build=$1 source=$2 cc=$3 generator=$4
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

die() {
    echo "FAILED: $1"
    exit 1
}

cmake --install "$build" --prefix "$temp/first" >"$temp/log" || { cat "$temp/log"; die "cmake --install"; }
mv "$temp/first" "$temp/prefix" # an installation may be moved
prefix=$temp/prefix
library=$(find "$prefix" -name 'libdocnorm.so.*.*.*')
[ -n "$library" ] || die "no libdocnorm.so.X.Y.Z was installed"

# The surface: a SONAME, symbols of our prefix only, and no header that is not promised.
readelf -d "$library" | grep 'SONAME.*libdocnorm\.so\.0' >/dev/null || die "the library has no SONAME"
strangers=$(nm -D --defined-only "$library" | awk '$2 != "A" && $3 !~ /^dnm_/ { print $3 }')
[ -z "$strangers" ] || die "exported without our prefix: $strangers"
headers=$(cd "$prefix/include" && find . -name '*.h' | sort | tr '\n' ' ')
[[ $headers != *module.h* ]] || die "module.h was installed"
grep -ho 'DNM_API [^(;]*(' "$prefix"/include/docnorm/*.h | grep -o 'dnm_[a-z0-9_]*(' | tr -d '(' | sort -u >"$temp/declared"
nm -D --defined-only "$library" | awk '$3 ~ /^dnm_/ { print $3 }' | sort -u >"$temp/exported"
missing=$(comm -23 "$temp/declared" "$temp/exported")
[ -z "$missing" ] || die "declared in a header but not exported: $missing"
for header in "$prefix"/include/docnorm/*.h; do # each stands on its own
    echo "#include <docnorm/$(basename "$header")>" >"$temp/one.c"
    "$cc" -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" -fsyntax-only "$temp/one.c" || die "$header alone"
    ! command -v g++ >/dev/null || g++ -x c++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" -fsyntax-only "$temp/one.c" || die "$header in C++"
done

printf 'A title\n\nSome text.\n' >"$temp/in.txt"
expect() {
    "$1" "$temp/in.txt" >"$temp/out.txt" || die "$2: the example failed"
    grep -q 'Some text\.' "$temp/out.txt" || die "$2: the text did not arrive"
    if "$1" "$temp/none.txt" >/dev/null 2>"$temp/err"; then die "$2: a missing file must fail"; fi
    grep -q 'none\.txt' "$temp/err" || die "$2: the message must name the file"
}

cmake -G "$generator" -S "$source/examples/c" -B "$temp/cmake" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$cc" >"$temp/log" &&
    cmake --build "$temp/cmake" >>"$temp/log" || { cat "$temp/log"; die "find_package(docnorm)"; }
expect "$temp/cmake/clean_file" find_package

pc=$(dirname "$(find "$prefix" -name docnorm.pc)")
flags=$(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs docnorm)
# shellcheck disable=SC2086
"$cc" -std=c11 -Wall -Wextra -Werror "$source/examples/c/clean_file.c" $flags -o "$temp/clean_file" || die pkg-config
LD_LIBRARY_PATH=$(dirname "$library") expect "$temp/clean_file" pkg-config

version=$(PKG_CONFIG_PATH=$pc pkg-config --modversion docnorm)
declared=$(sed -n 's/^#define DNM_VERSION_[A-Z]* //p' "$prefix/include/docnorm/base.h" | paste -sd.)
[ "$version" = "$declared" ] || die "the build says version $version, the header $declared"

if [ -e "$build/bin/docnorm" ]; then
    program=$prefix/bin/docnorm
    [ -x "$program" ] || die "the program was not installed"
    "$program" --version | grep -F "$version" >/dev/null || die "the installed program does not run, or is of another version"
    sed 's/\\-/-/g' "$prefix/share/man/man1/docnorm.1" >"$temp/page"
    for command in convert detect explain restore formats; do # the manual page knows every option that the help knows
        for option in $("$program" "$command" --help | grep -o -- '--[a-z][a-z-]*' | sort -u); do
            grep -qe "$option" "$temp/page" || die "docnorm.1 does not explain $option of $command"
        done
    done
fi
echo "installed, moved and used: $(wc -l <"$temp/exported") symbols, headers $headers"
