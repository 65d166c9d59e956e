#!/bin/sh
# xml.sh PROGRAM SOURCE FOLDER: what the XML writer makes is valid by both schemas of docs/schema, with and without
# edits; and the schemas can say no. Skipped (77) without xmllint; jing is used if it is there.
set -eu
program=$1 source=$2 folder=$3
command -v xmllint >/dev/null || { echo "skipped: xmllint is missing"; exit 77; }
jing=$(command -v jing || true)
rm -rf "$folder" && mkdir -p "$folder"

valid() {
    xmllint --nonet --noout --relaxng "$source/docs/schema/docnorm-1.rng" "$@" 2>"$folder/log" &&
        xmllint --nonet --noout --schema "$source/docs/schema/docnorm-1.xsd" "$@" 2>"$folder/log" &&
        { [ -z "$jing" ] || jing "$source/docs/schema/docnorm-1.rng" "$@" >"$folder/log" 2>&1; }
}

for dump in "$source"/fixtures/writers/*/*.dump; do
    "$program" "$dump" "$folder/$(basename "$(dirname "$dump")")-$(basename "$dump" .dump).xml" xml xml.resources=embed
done
for document in "$source"/fixtures/documents/*.txt; do
    "$program" "$document" "$folder/document-$(basename "$document" .txt).xml" xml xml.edits=yes
done
grep -q "<edit " "$folder"/document-*.xml || { echo "no document has an edit"; exit 1; }
valid "$folder"/*.xml || { cat "$folder/log"; exit 1; }
count=$(ls "$folder"/*.xml | wc -l)

# Each of these breaks one rule.
bad() {
    printf '<documents xmlns="urn:docnorm:document:1" version="1.0"><document>%s</document></documents>\n' "$1" >"$folder/bad.xml"
    if valid "$folder/bad.xml"; then
        echo "the schemas accept: $1"
        exit 1
    fi
}
bad '<paragraph><section/></paragraph>'
bad '<list>text</list>'
bad '<heading>without level</heading>'
bad '<paragraph unknown="1">x</paragraph>'
bad '<paragraph>x</paragraph><meta key="late">x</meta>'
bad '<paragraph><c u="1"/></paragraph>'
bad '<edits><edit rule="a/b" op="unknown" confidence="1" at="0" pass="1"/></edits>'
rm "$folder/bad.xml"
echo "$count files are valid${jing:+, by jing too}"
