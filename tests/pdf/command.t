#!/bin/sh
# vanthu pdf as it is called: names of what is written, statuses, the same bytes again.
cd "$(dirname "$0")/../.." || exit 1
vanthu=${VANTHU:-out/bin/vanthu}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0 bad=0
ok() { # ok STATUS NAME
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		bad=1
	fi
}
skip() {
	n=$((n + 1))
	echo "ok $n - $1 # skip $2"
}
if [ ! -f /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ]; then
	echo "1..0 # skip fonts-liberation2 is not installed"
	exit 0
fi
unset FONTCONFIG_FILE SOURCE_DATE_EPOCH
cp templates/ke-hoach.docx "$dir/a.docx"
cp templates/ke-hoach.odt "$dir/b.odt"

"$vanthu" pdf "$dir/a.docx" >"$dir/log" 2>&1 && [ "$(head -c 5 "$dir/a.pdf")" = "%PDF-" ]
ok $? "a PDF stands beside the document"
grep -q pdfaid "$dir/a.pdf"
ok $? "it says that it is a PDF/A"
mkdir "$dir/elsewhere" && cp "$dir/a.docx" "$dir/elsewhere/c.docx"
(cd / && TZ=Asia/Ho_Chi_Minh LC_ALL=C "$(cd - >/dev/null && realpath "$vanthu")" pdf "$dir/elsewhere/c.docx" -o "$dir/again.pdf" >/dev/null 2>&1)
cmp -s "$dir/a.pdf" "$dir/again.pdf"
ok $? "another folder, name and time zone give the same bytes"
"$vanthu" pdf --no-pdfa "$dir/a.docx" -o "$dir/plain.pdf" >/dev/null 2>&1 && ! grep -q pdfaid "$dir/plain.pdf"
ok $? "a plain PDF says nothing of PDF/A"
"$vanthu" pdf "$dir/a.docx" "$dir/b.odt" -d "$dir/many/out" >/dev/null 2>&1 && [ "$(head -c 5 "$dir/many/out/b.pdf")" = "%PDF-" ] && "$vanthu" pdf "$dir/b.odt" -o "$dir/b.pdf" >/dev/null 2>&1 && cmp -s "$dir/b.pdf" "$dir/many/out/b.pdf"
ok $? "many files go to a folder, which is made"
cmp -s "$dir/a.pdf" "$dir/many/out/a.pdf"
ok $? "a file among many gives the same bytes as alone"
"$vanthu" pdf --png 40 "$dir/b.odt" -o "$dir/page.png" >/dev/null 2>&1 && [ "$(head -c 4 "$dir/page-1.png" | tail -c 3)" = PNG ] && [ "$(ls "$dir"/page-*.png | wc -l)" = "$("$vanthu" pdf --dump "$dir/b.odt" 2>/dev/null | grep -c '^page ')" ]
ok $? "pictures of pages are numbered"
"$vanthu" pdf --dump "$dir/b.odt" 2>/dev/null | grep -q '^page 1'
ok $? "the dump goes to standard output"
"$vanthu" pdf "$dir/none.docx" >"$dir/log" 2>&1
[ $? -eq 66 ] && [ ! -e "$dir/none.pdf" ]
ok $? "a file that is not there is 66 and writes nothing"
echo hello >"$dir/bad.docx"
"$vanthu" pdf "$dir/bad.docx" "$dir/b.odt" -d "$dir/two" >"$dir/log" 2>&1
[ $? -eq 65 ] && [ ! -e "$dir/two/bad.pdf" ] && cmp -s "$dir/two/b.pdf" "$dir/b.pdf"
ok $? "a damaged file is 65, the others are written"
for i in 1 2 3 4 5 6 7; do cp "$dir/b.odt" "$dir/many/$i.odt"; done
echo hello >"$dir/many/3.odt"
"$vanthu" pdf "$dir"/many/[1-7].odt -d "$dir/seven" --lang en >"$dir/log" 2>&1
[ $? -eq 65 ] && cmp -s "$dir/seven/7.pdf" "$dir/many/out/b.pdf" && [ ! -e "$dir/seven/3.pdf" ] && grep -q '3\.odt.*P101' "$dir/log"
ok $? "many processes write the same bytes and say what is wrong"
for i in 1 2 4 5 6 7; do "$vanthu" pdf --dump "$dir/many/$i.odt"; done >"$dir/one" 2>"$dir/log"
"$vanthu" pdf --dump "$dir"/many/[124567].odt >"$dir/all" 2>"$dir/log"
cmp -s "$dir/one" "$dir/all"
ok $? "what they print comes in the order of the files"
"$vanthu" pdf "$dir/a.docx" "$dir/elsewhere/../a.docx" -d "$dir/twice" >/dev/null 2>&1
[ $? -eq 64 ]
ok $? "two files of one name are 64"
"$vanthu" pdf >/dev/null 2>&1
[ $? -eq 64 ]
ok $? "no file is 64"
"$vanthu" pdf "$dir/a.docx" --justify left >/dev/null 2>&1
[ $? -eq 64 ]
ok $? "an unknown rule is 64"
"$vanthu" pdf "$dir/a.docx" --png 0 >/dev/null 2>&1
[ $? -eq 64 ]
ok $? "no dots an inch are 64"
"$vanthu" pdf "$dir/a.docx" -o "$dir/nowhere/a.pdf" >/dev/null 2>&1
[ $? -eq 73 ]
ok $? "a place that cannot be written to is 73"
if command -v qpdf >/dev/null 2>&1; then
	qpdf --check "$dir/a.pdf" >"$dir/log" 2>&1 && qpdf --check "$dir/many/out/b.pdf" >"$dir/log" 2>&1
	ok $? "qpdf finds no fault"
else
	skip "qpdf finds no fault" "qpdf is not installed"
fi
echo "1..$n"
exit $bad
