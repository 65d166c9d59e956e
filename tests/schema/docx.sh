#!/bin/sh
# docx.sh PROGRAM SOURCE FOLDER SHARED: what the DOCX writer makes is valid by the schemas of ECMA-376, and, if
# OOXML_VALIDATOR is set, by the Open XML SDK. Skipped (77) without SHARED, which has the schemas.
set -eu
program=$1 source=$2 folder=$3 shared=$4
[ -x "$shared/tools/validate_docx.sh" ] || { echo "skipped: $shared/tools/validate_docx.sh is missing"; exit 77; }
for tool in xmllint unzip bash; do
    command -v $tool >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done
rm -rf "$folder" && mkdir -p "$folder"
for dump in "$source"/fixtures/writers/*/*.dump; do
    "$program" "$dump" "$folder/$(basename "$(dirname "$dump")")-$(basename "$dump" .dump).docx" docx docx.properties=all
done
for document in "$source"/fixtures/documents/*.*; do
    case $document in *.clean.txt | *.clean.edits) continue ;; esac
    "$program" "$document" "$folder/document-$(basename "$document").docx" docx
done
bash "$shared/tools/validate_docx.sh" "$folder"/*.docx >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
if grep -v "^==\|validates$\|errors: 0$" "$folder/log"; then exit 1; fi
echo "$(ls "$folder"/*.docx | wc -l) files are valid"
