#!/bin/sh
# Columns of tables that data fill: wide enough for their figures in DOCX, ODT and on pages; all figures are invented.
. tests/cli/tap.sh
cd "$work" || exit 1
case $vanthu in /*) ;; *) vanthu=$root/$vanthu ;; esac
main() { case $1 in *.docx) unzip -p "$1" word/document.xml ;; *) unzip -p "$1" content.xml ;; esac; }
dump() { "$vanthu" pdf "$1" --dump 2>/dev/null; }
template() {
	printf '@ten Thử\nthan {{ m }}\n@bang 10 35 20 20 20 20 20 20\n|= TT | Chỉ tiêu | A | B | C | D | E | G\n| 8* {%%tr for r in hang %%}\n| giua:{{ r.tt }} | {{ r.ten }} | {{ r.a }} | {{ r.b }} | {{ r.c }} | {{ r.d }} | {{ r.e }} | {{ r.g }}\n| 8* {%%tr endfor %%}\nthan Hết.\n' >m.mau
	"$vanthu" template new m.mau -o m.docx && "$vanthu" template new m.mau -o m.odt
}
template
sum() { main "$1" | grep -o '<w:gridCol w:w="[0-9]*"' | grep -o '[0-9]*' | awk '{ s += $1 } END { print s }'; }

# nothing is needed: nothing changes
printf 'co_quan: {ten_thuong: Xã}\nm: lời\nhang: [{tt: "1", ten: Việc, a: "1", b: "2", c: "3", d: "4", e: "5", g: "6"}]\n' >few.yaml
for e in docx odt; do
	got=$("$vanthu" fill m.$e few.yaml -o few.$e 2>&1); is "$?$got" 0 "$e: figures that have room"
	is "$(main few.$e | grep -c 'VTf')" 0 "$e: get no other columns"
done
before=$(sum few.docx)

# a row with figures that are wider than their columns
printf 'co_quan: {ten_thuong: Xã}\nm: lời\nhang: [{tt: "1", ten: Tổng giá trị sản xuất, a: "12.345.678,9", b: "30/2020/NĐ-CP", c: "210 - 220", d: "đạt 1.234 tỷ", e: "2026-2030", g: "98.765.432,1"}]\n' >wide.yaml
for e in docx odt; do
	got=$("$vanthu" fill m.$e wide.yaml -o wide.$e --pdf wide.pdf 2>&1); is "$?$got" 0 "$e: wide figures are no complaint"
	got=$(dump wide.$e)
	for figure in 12.345.678,9 30/2020/NĐ-CP '210 - 220' 98.765.432,1; do has "$got" "'$figure'" "$e: $figure stands on one line"; done
	has "$got" "'1.234 tỷ'" "$e: a figure keeps its unit in a line of other words"
done
is "$(sum wide.docx)" "$before" "the table is as wide as before"
is "$(main wide.docx | grep -o '<w:tcW w:w="[0-9]*"' | grep -o '[0-9]*' | sort -u | wc -l)" \
	"$(main wide.docx | grep -o '<w:gridCol w:w="[0-9]*"\|<w:tcW w:w="[0-9]*" w:type="dxa"/><w:gridSpan' | grep -o '[0-9]*' | sort -u | wc -l)" "cells have the grid's widths"
has "$(main wide.odt)" 'style:name="VTf1"' "columns of the ODT have styles of their own"

# Markdown: widened, then smaller, then told of
table() { # of so many columns of the figure $2
	awk -v n="$1" -v f="$2" 'BEGIN { h = "| TT | Nội dung |"; l = "|---|---|"; r = "| 1 | Tổng giá trị |"
		for (i = 1; i <= n; i++) { h = h " N" i " |"; l = l "---|"; r = r " " f " |" }
		printf "co_quan: {ten_thuong: Xã}\nm:\n  $markdown: \"%s\\n%s\\n%s\\n\"\nhang: []\n", h, l, r }'
}
table 4 12.345.678,9 >4.yaml
table 7 12.345.678,9 >7.yaml
table 10 12.345.678,9 >10.yaml
for e in docx odt; do
	got=$("$vanthu" fill m.$e 4.yaml -o 4.$e 2>&1); is "$?$got" 0 "$e: four columns of figures"
	is "$(dump 4.$e | grep -c "'12.345.678,9'")" 4 "$e: each on its line"
	got=$("$vanthu" fill m.$e 7.yaml -o 7.$e 2>&1); is "$?$got" 0 "$e: seven"
	is "$(dump 7.$e | grep -c "'12.345.678,9'")" 7 "$e: each on its line too"
	got=$("$vanthu" fill m.$e 10.yaml -o 10.$e 2>&1); is "$?" 0 "$e: ten are written"
	has "$got" "12 columns; 12.345.678,9 [Y130]" "$e: and told of"
	has "$got" "paragraph " "$e: with the place"
done
is "$(main 4.docx | grep -c 'w:sz w:val="2[02]"')" 0 "letters stay where widening does"
is "$(main 7.docx | grep -c 'w:sz w:val="2[02]"')" 1 "and are smaller where it doesn't"
is "$(main 7.odt | grep -c 'fo:font-size="1[01]pt"')" 1 "in the ODT too"
finish
