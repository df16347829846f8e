#!/bin/sh
# The arrows between the rooms (DESIGN): a room includes the public headers of
# the rooms listed here and no others; of another room only its public header.
cd "$(dirname "$0")/.." || exit 1
table='base:
text: base
archive: base
value: base text
input: base text value archive
workbook: base text value archive package
intake: base text value document
plan: base text value
assess: base text value plan
template: base text value
package: base archive
shape: base text
chart: base text value shape
fill: base text value template package chart
document: base text value
field: base text package document
docx: base text value archive package document
odt: base text value archive package document
layout: base text shape document chart
pdf: base text shape layout chart
form: base text package
lint: base text document layout
recognise: base text document
batch: base text value input intake workbook plan assess template package shape chart fill document field docx odt layout pdf form
cli: base text value input intake workbook plan assess template package shape chart fill document field docx odt layout pdf form lint recognise batch'
n=0 bad=0
for room in $(echo "$table" | cut -d: -f1); do
	allowed=" $room $(echo "$table" | sed -n "s/^$room://p") "
	wrong=$(grep -rHn --include="*.[ch]" '^#include "' "generator/$room" |
		sed 's/^\([^:]*:[0-9]*\):#include "\([^"]*\)".*/\1 \2/' |
		while read -r at header; do
			to=${header%%/*}
			case $allowed in
			*" $to "*) ;;
			*) echo "$at includes $header"; continue ;;
			esac
			# base has one header a type; value has rich.h and schema.h beside value.h, document read.h for its readers
			case $to in
			"$room" | base | value) ;;
			*) [ "$header" = "$to/$to.h" ] || [ "$header" = document/read.h ] || echo "$at includes $header, a private header" ;;
			esac
		done)
	n=$((n + 1))
	if [ -n "$wrong" ]; then
		echo "not ok $n - arrows of $room"
		echo "$wrong" | sed 's/^/# /'
		bad=1
	else
		echo "ok $n - arrows of $room"
	fi
done
# libraries that one room stands for
libraries='zip.h: archive
xlsxwriter.h: workbook'
for library in $(echo "$libraries" | cut -d: -f1); do
	allowed=" $(echo "$libraries" | sed -n "s/^$library://p") "
	wrong=$(grep -rln --include="*.[ch]" "^#include <$library>" generator | while read -r file; do
		room=${file#generator/}
		case $allowed in *" ${room%%/*} "*) ;; *) echo "$file includes $library" ;; esac
	done)
	n=$((n + 1))
	if [ -n "$wrong" ]; then
		echo "not ok $n - $library is included where it belongs"
		echo "$wrong" | sed 's/^/# /'
		bad=1
	else
		echo "ok $n - $library is included where it belongs"
	fi
done


# layout has two halves: page/ sees lines, line/ sees no pages, neither by an include nor by a declaration of its own.
# Public functions of page/: a name at a line's beginning whose line above isn't static.
public=$(awk '/^[a-z_0-9]+\(/ && last !~ /^static/ { sub(/\(.*/, ""); print } { last = $0 }' generator/layout/page/*.c |
	grep -v '^lay_document$')
wrong=$(grep -Hn 'layout/page/' generator/layout/line/*; for f in $public; do
	grep -HnE "(^|[^a-z_])$f\\(" generator/layout/line/*
done)
n=$((n + 1))
if [ -n "$wrong" ] || ! echo "$public" | grep -q '^lay_drawing$'; then
	echo "not ok $n - lines know no pages"
	echo "$wrong" | sed 's/^/# /'
	bad=1
else
	echo "ok $n - lines know no pages"
fi

# What programs do differently stands in document/manners.h: layout/ and the model name no format and no program.
# Comments may: they tell where something was seen.
code=$(for f in $(find generator/layout -name '*.[ch]') generator/document/document.h; do
	awk -v f="$f" '{
		line = $0; code = ""
		while (line != "") {
			if (inside) {
				end = index(line, "*/")
				if (end == 0) break
				line = substr(line, end + 2); inside = 0
			} else {
				start = index(line, "/*")
				code = code (start ? substr(line, 1, start - 1) : line)
				if (start == 0) break
				line = substr(line, start + 2); inside = 1
			}
		}
		print f ":" NR ": " code
	}' "$f"
done)
wrong=$(echo "$code" | grep -iE 'origin_|like_(word|lo)|docx|odt|odf|as_word|compat_mode|libreoffice|lo(74|25)|doc->source' |
	grep -v 'doc_manners(&doc->source, opt->like)')
n=$((n + 1))
if [ -n "$wrong" ] || ! echo "$code" | grep -q 'doc_manners(&doc->source, opt->like)'; then
	echo "not ok $n - layout and the document model name no format"
	echo "$wrong" | sed 's/^/# /'
	bad=1
else
	echo "ok $n - layout and the document model name no format"
fi
echo "1..$n"
exit $bad
