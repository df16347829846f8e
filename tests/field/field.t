#!/bin/sh
# Situations that users of template fillers report in public: what the program makes of each. The inputs are outside the
# repository; a case whose folder is not there is skipped.
cd "$(dirname "$0")/../.." || exit 1
cases=${VANTHU_SHARED:-../shared}/cases/field
vanthu=$PWD/${VANTHU:-out/bin/vanthu}
case ${VANTHU:-} in /*) vanthu=$VANTHU ;; esac
if ! [ -d "$cases" ] || ! command -v pdftotext >/dev/null || ! command -v unzip >/dev/null; then
	echo "1..0 # SKIP the cases, pdftotext or unzip are not here"
	exit 0
fi
cases=$(cd "$cases" && pwd)
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
export VANTHU_LANG=en
n=0 bad=0
told() { # the result, then the case and what is right
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2: $3"
	else
		echo "not ok $n - $2: $3"
		sed 's/^/# /' "$dir/said" "$dir/words"
		bad=1
	fi
}
# Makes the case's document and its words: $dir/out.*, $dir/words, what was said in $dir/said, the status in $status.
make_case() { # the case, its input, its data ("": none), the output's name
	rm -f "$dir"/out.* "$dir/words"
	if [ -n "$3" ]; then
		"$vanthu" fill "$cases/$1/$2" "$cases/$1/$3" -o "$dir/$4" --pdf "$dir/out.pdf" >"$dir/said" 2>&1
	else
		"$vanthu" pdf "$cases/$1/$2" -o "$dir/out.pdf" >"$dir/said" 2>&1
	fi
	status=$?
	: >"$dir/words"
	[ -f "$dir/out.pdf" ] && pdftotext -layout "$dir/out.pdf" - | sed 's/[[:space:]]\{1,\}/ /g' >"$dir/words"
}
reads() { # the case, input, data, output; the words that are right, as a pattern over all lines joined by |
	[ -d "$cases/$1" ] || { n=$((n + 1)); echo "ok $n # SKIP $1 is not here"; return; }
	make_case "$1" "$2" "$3" "$4"
	tr '\n' '|' <"$dir/words" | grep -qE -- "$5"
	told $? "$1" "$5"
}
says() { # the case, input, data, output; the id of the complaint that is right
	[ -d "$cases/$1" ] || { n=$((n + 1)); echo "ok $n # SKIP $1 is not here"; return; }
	make_case "$1" "$2" "$3" "$4"
	grep -qF -- "[$5]" "$dir/said"
	told $? "$1" "$5"
}
d='template.docx data.json out.docx'
says block-across-field $d I154
reads bn2 $d '^A\|1\. a\|2\. b\|B\|1\. c\|2\. d\|'
reads chain $d '^Một\|Hai\|Hết\|'
reads nestalone $d '^Mục 2\|Mục 3\|Hết\|'
reads multirow $d 'A 1\| ?2\|B 3\| ?4\|'
says ptext $d I153
reads charttag $d '^ ?Thu ngân sách\|'
reads databind $d '15/QĐ-UBND\|.*15/QĐ-UBND'
if [ -f "$dir/out.docx" ]; then
	unzip -p "$dir/out.docx" customXml/item1.xml | grep -qF '<so>15/QĐ-UBND</so>'
	told $? databind 'the store says what the control does'
fi
says fields-no-warning in.docx '' '' I103
reads fields-no-warning in.docx '' '' 'I\. ĐẦU MỤC \| 1 \| 5 \|.*đúng \| đích \| q'
reads hlloop $d '^A\|B\|'
if [ -f "$dir/out.docx" ]; then
	[ "$(unzip -p "$dir/out.docx" word/document.xml | grep -oE 'https://[ab]\.vn' | sort -u | wc -l)" = 2 ]
	told $? hlloop 'each turn has its own address'
fi
reads if-page-field in.docx '' '' 'TRANG ĐẦU'
reads odt-bookmark-ref-chapter-stale template.odt data.json out.odt 'Bảng 3\. c\|Mục đích\|xem Mục đích, trang 1,.*chương Mục đích'
reads refcond $d 'xem mục 2,'
says refcond $d I151
reads seq-without-result in.docx '' '' '^Bảng 1\. a\|Bảng 2\. b\|'
reads striptags-entities $d 'Xin chàomộthai..?&'
reads tcvn3-mixed-runs in.docx '' '' '^BÁO CÁO\|Số liệu đạt 95%'
reads tcvn3-short-run in.docx '' '' '^số liệu'
reads toc-stale in.docx '' '' 'I\. ĐÁNH GIÁ CHUNG ?\.+ ?2\|II\. PHƯƠNG HƯỚNG ?\.+ ?2\|'
says toplist $d K310
reads vnarialh-short in.docx '' '' '^BÁO CÁO'
says vntpl $d I156
if [ -d "$cases/docm-to-docx" ]; then
	make_case docm-to-docx template.docm data.json out.docx
	unzip -p "$dir/out.docx" '[[]Content_Types].xml' | grep -qF 'wordprocessingml.document.main+xml'
	told $? docm-to-docx 'the content type is that of a document without macros'
fi
echo "1..$n"
exit $bad
