#!/bin/sh
# vanthu fill, chart and template as they are called: data of several files, charts by name, what is written and said.
. tests/cli/tap.sh
cd "$work" || exit 1
case $vanthu in /*) ;; *) vanthu=$root/$vanthu ;; esac
text() { unzip -p "$1" word/document.xml | sed 's/<\/w:p>/\n/g; s/<[^>]*>//g' | grep . ; }
mau() { printf '@ten Thử\n%s\n' "$1" >m.mau; "$vanthu" template new m.mau -o m.docx; }

# several data files: later over earlier, key by key
mau 'than {{ a }} {{ b }} {{ c.x }}'
printf 'co_quan: {ten_thuong: Xã}\na: 1\nb: 2\nc: {x: 3, y: 4}\n' >1.yaml
printf 'b: 5\nc: {x: 6}\n' >2.yaml
printf '{"a": "bảy"}\n' >3.json
"$vanthu" fill m.docx 1.yaml -o o.docx; is "$?$(text o.docx)" "01 2 3" "one file"
"$vanthu" fill m.docx 1.yaml 2.yaml -o o.docx; is "$(text o.docx)" "1 5 6" "a later one goes over it"
"$vanthu" fill m.docx 1.yaml 2.yaml 3.json -o o.docx; is "$(text o.docx)" "bảy 5 6" "and another over both"
got=$("$vanthu" fill m.docx 1.yaml none.yaml 2>&1 -o no.docx); is "$?" 66 "one that is not there ends it"
test ! -e no.docx; ok $? "and nothing is written"

# what an unknown name gives
printf 'co_quan: {ten_thuong: Xã}\na: 1\nb: 2\n' >4.yaml
got=$("$vanthu" fill m.docx 4.yaml -o no.docx 2>&1); is "$?" 65 "an error"
has "$got" "m.docx: paragraph 1: error: unknown name: c [T102]" "with its place"
"$vanthu" fill m.docx 4.yaml -o o.docx --missing error >/dev/null 2>&1; is $? 65 "also when it is asked for"
"$vanthu" fill m.docx 4.yaml -o o.docx --missing empty 2>/dev/null; is "$?$(text o.docx)" "01 2 " "or nothing"
got=$("$vanthu" fill m.docx 4.yaml -o o.docx --missing=mark 2>&1); is "$?$(text o.docx)" "01 2 [?c?]" "or a mark"
has "$got" "[T1" "which is said"
got=$("$vanthu" fill m.docx 4.yaml --missing=mark --json -o o.docx 2>said); is "$(echo "$got" | cut -c1-1)$(cat said)" "{" "as lines of JSON on standard output"

# only checked, marked, or as PDF
rm -f o.docx
"$vanthu" fill m.docx 1.yaml --check -o o.docx >said 2>&1; is "$?" 0 "--check"
test ! -e o.docx; ok $? "writes nothing"
has "$(cat said)" "1.yaml:4:14: note: the template does not use this: c.y [L121]" "and says what is not used"
"$vanthu" fill m.docx 4.yaml --mark k.docx >/dev/null 2>&1; is $? 65 "--mark alone will do"
has "$(unzip -p k.docx word/comments.xml)" "unknown name: c" "with the complaint in the copy"
"$vanthu" fill m.docx 1.yaml --mark k.docx 2>/dev/null; is "$(unzip -l k.docx | grep -c comments)" 0 "a template without faults is copied without comments"
"$vanthu" fill m.docx 1.yaml --pdf o.pdf; is "$?$(head -c 5 o.pdf)" "0%PDF-" "--pdf alone too"
"$vanthu" fill m.docx 1.yaml -o none/o.docx 2>/dev/null; is $? 73 "a place that cannot be written to"
"$vanthu" fill m.docx 1.yaml --pdf none/o.pdf 2>/dev/null; is $? 73 "nor a PDF there"
"$vanthu" fill 1.yaml 1.yaml -o o.docx 2>/dev/null; is $? 65 "a template that is none"

# charts of a data file, by name: a list of them or a map
day='day: [{ten: x, gia_tri: [1]}]'
mau 'than {{ bieu_do.thu_chi }}{{ bieu_do.bieu_do_2 }}'
printf 'co_quan: {ten_thuong: Xã}\nbieu_do:\n  - {ma: Thu chi, loai: cot, tieu_de: Một, truc: [a], %s}\n  - {loai: cot, tieu_de: Hai, truc: [a], %s}\n  - 5\n' "$day" "$day" >l.yaml
"$vanthu" fill m.docx l.yaml -o o.docx; is "$?" 0 "a list"
is "$(unzip -p o.docx word/document.xml | grep -o 'descr="[^"]*"' | tr '\n' ' ')" 'descr="Biểu đồ cột: Một. x – a: 1." descr="Biểu đồ cột: Hai. x – a: 1." ' "by ma, folded, or by its number"
printf 'co_quan: {ten_thuong: Xã}\nbieu_do:\n  thu_chi: {loai: cot, tieu_de: Một, truc: [a], %s}\n  bieu_do_2: lời\n' "$day" >l.yaml
"$vanthu" fill m.docx l.yaml -o o.docx; is "$?" 0 "a map"
is "$(unzip -p o.docx word/document.xml | grep -o 'descr="[^"]*"' | tr '\n' ' ')$(text o.docx)" 'descr="Biểu đồ cột: Một. x – a: 1." lời' "what is no chart stays what it is"
mau 'than {{ bieu_do }}'
printf 'co_quan: {ten_thuong: Xã}\nbieu_do: lời\n' >l.yaml
"$vanthu" fill m.docx l.yaml -o o.docx; is "$?$(text o.docx)" "0lời" "a text called so is a text"

# one chart of a list
printf 'bieu_do:\n  - {ma: a, loai: cot, tieu_de: Một, truc: [a], %s}\n  - {ma: b, loai: cot, tieu_de: Hai, truc: [a], %s}\n' "$day" "$day" >c.yaml
has "$("$vanthu" chart c.yaml --dump)" '"Một"' "the first where none is asked for"
has "$("$vanthu" chart c.yaml --dump --ma b)" '"Hai"' "--ma"
got=$("$vanthu" chart c.yaml --ma c -o c.svg 2>&1); is "$?$got" "65c.yaml:2:3: error: no such chart in the file: c [C120]" "one that is not there"
printf 'bieu_do: []\n' >e.yaml
got=$("$vanthu" chart e.yaml -o c.svg 2>&1); is "$?$got" "65e.yaml:1:10: error: no such chart in the file [C120]" "nor in an empty list"
"$vanthu" chart c.yaml -o c.SVG; is "$?$(head -c 5 c.SVG)" "0<?xml" "the format by its extension, in any case"
"$vanthu" chart c.yaml -o c.Png --dump >dump; is "$?$(head -c 4 c.Png | tail -c 3)$(head -c 5 dump)" "0PNGscene" "--dump and a picture"
got=$("$vanthu" chart c.yaml -o c.jpg 2>&1); is "$?$got" "65error: a chart is written as svg, png or pdf: c.jpg [C121]" "no other"
"$vanthu" chart c.yaml -o none/c.svg 2>/dev/null; is $? 73 "a place that cannot be written to"
"$vanthu" chart c.yaml -o none/c.pdf 2>/dev/null; is $? 73 "for a PDF"
printf '5\n' >n.yaml
got=$("$vanthu" chart n.yaml -o c.svg 2>&1); is "$?" 65 "a number is no chart"

# what a template wants
mau 'than {{ a|so }} {{ b.c }} {% for x in ds %}{{ x.ten }}{% for y in x.con %}{{ y }}{% endfor %}{% endfor %}{% for r in bang %}{% for o in r %}{{ o.p }}{% endfor %}{% endfor %}{% if co %}x{% endif %}'
is "$("$vanthu" template vars m.docx | grep -v co_quan | grep -v ten_thuong)" "a: number
b: map
  c: text
ds: list
  ten: text
  con: list of text
bang: list
  p: text
co: value" "as a tree"
has "$("$vanthu" template vars m.docx --json)" '"ds": [{"ten": "text", "con": ["text"]}]' "as JSON"
"$vanthu" template vars none.docx >/dev/null 2>&1; is $? 66 "a template that is not there"
"$vanthu" template new none.mau -o x.docx 2>/dev/null; is $? 66 "a source that is not there"
"$vanthu" template new m.mau -o x.DOCX; is "$?$(head -c 2 x.DOCX)" "0PK" "the format by its extension, in any case"
"$vanthu" template check m.docx x.DOCX; is $? 0 "several are checked at once"
got=$("$vanthu" template check m.docx none.docx 2>&1); is "$?" 66 "one of them is not there"

# PDFs: whose rule, which day
printf '@ten Thử\nthan một\n' >m.mau; "$vanthu" template new m.mau -o p.odt
for rule in word lo25 lo74; do "$vanthu" pdf p.odt --justify $rule -o $rule.pdf; is "$?" 0 "--justify $rule"; done
SOURCE_DATE_EPOCH=1797724800 "$vanthu" pdf p.odt --no-pdfa -o d.pdf; has "$(tr -d '\0' <d.pdf | grep -a CreationDate)" "D:20261220" "SOURCE_DATE_EPOCH is the day of a PDF"
for odd in 0 -5 x 253402300800; do
	SOURCE_DATE_EPOCH=$odd "$vanthu" pdf p.odt --no-pdfa -o d.pdf; has "$(tr -d '\0' <d.pdf | grep -a CreationDate)" "D:19800101" "SOURCE_DATE_EPOCH=$odd is no day"
done
"$vanthu" pdf p.odt -d none/deep && test -s none/deep/p.pdf; ok $? "-d makes its folder"
: >file; "$vanthu" pdf p.odt -d file/x 2>/dev/null; is $? 73 "unless it cannot"
"$vanthu" pdf p.odt --png 10 -o none/none/x.png 2>/dev/null; is $? 73 "a picture in a folder that is not there"
# what is read is never written over, under whatever name
mau 'than {{ a }}'
printf 'co_quan: {ten_thuong: Xã}\na: 1\n' >1.yaml
cp m.docx t.docx; cp 1.yaml d.yaml; ln -s t.docx soft.docx; ln t.docx hard.docx; mkdir -p sub; printf '@ten Thử\nx\n' >s.mau
printf 'loai: cot\nnhan: [a]\nday: [{ten: b, so: [1]}]\n' >c.yaml; cp c.yaml c.svg; cp s.mau s.odt
mkdir inc; cp t.docx inc/phan.docx; mau 'than {% include "inc/phan.docx" %}'; cp m.docx goi.docx
before=$(cat t.docx d.yaml s.mau c.svg | sha256sum)
while IFS='|' read -r line what; do
	got=$(eval "\"\$vanthu\" $line" 2>&1); is "$?" 64 "$what"
	has "$got" "[F116]" "and said"
done <<'ROWS'
fill t.docx d.yaml -o t.docx|the template as output
fill t.docx d.yaml -o ./sub/../t.docx|spelled otherwise
fill goi.docx d.yaml -o inc/phan.docx|a part that the template includes
fill t.docx d.yaml -o soft.docx|by a symbolic link
fill t.docx d.yaml -o hard.docx|by a hard link
fill soft.docx d.yaml -o hard.docx|by one of each
fill t.docx d.yaml -o d.yaml|the data as output
fill t.docx d.yaml --pdf t.docx|as PDF
fill t.docx d.yaml -o o.docx --pdf d.yaml|as PDF beside a right one
fill t.docx d.yaml --check --mark t.docx|as the marked copy
template check t.docx --mark t.docx|as the marked copy of a check
template new s.odt -o ./s.odt|a template's source
pdf t.docx -o t.docx|a document as its own PDF
pdf t.docx -o hard.docx|by a hard link
chart c.svg -o c.svg|a chart's description
ROWS
is "$(cat t.docx d.yaml s.mau c.svg | sha256sum)" "$before" "all of it is as it was"
got=$("$vanthu" fill t.docx d.yaml -o two.docx --pdf ./two.docx 2>&1); is "$?" 64 "two outputs of one place, though none is there yet"
has "$got" "[F117]" "and said"
test ! -e two.docx; ok $? "and not written"
"$vanthu" fill t.docx d.yaml -o /dev/null --pdf /dev/null; is $? 0 "a device takes two"
: >nothing.csv; : >nothing.yaml
for empty in csv yaml; do
	"$vanthu" fill m.docx nothing.$empty -o of-nothing.docx >log 2>&1; is $? 65 "an empty file of data is refused: $empty"
	has "$(cat log)" "nothing.$empty: error: the file is empty [I126]" "and named"
done
finish
