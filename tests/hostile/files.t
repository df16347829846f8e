#!/bin/sh
# Hostile and odd files of others, a list of which says what each is and what is to be expected of it: ok (made, nothing to
# say but notes), warn (a word at least), limit (a word, or made within the limits below), reject (refused). What else we do,
# and why, stands in the table below. None may crash, take more than 10 seconds or 512 MiB.
. tests/cli/tap.sh
cases=${VANTHU_SHARED:-$root/../shared}/cases/hostile
[ -d "$cases" ] || cases=/work/shared/cases/hostile
case $vanthu in /*) ;; *) vanthu=$root/$vanthu ;; esac
if [ ! -f "$cases/index.tsv" ]; then skip "hostile files" "there are none beside the repository"; finish; fi
if [ ! -x /usr/bin/time ]; then skip "hostile files" "no /usr/bin/time to measure by"; finish; fi
seconds=10 kib=524288
ldd "$vanthu" 2>/dev/null | grep -q libasan && seconds=80 kib=100000000
cd "$work" || exit 1
printf '@ten Thử\nthan {{ noi_dung | default("Thử.") }}\n' >t.mau
printf 'a: một\nso_van_ban: 1\nco_quan: {ten_thuong: Xã}\n' >d.yaml
"$vanthu" template new t.mau -o t.docx || exit 1

# FILE VERDICT REASON: what we do instead of what is expected
cat >argued <<'TSV'
z27-comment-fake-eocd.docx	silent	the archive is read by its one true end; what a comment looks like harms nobody
z29-trailing-junk.docx	silent	zeros after the end are what a copy from a disk leaves; every part has its checksum
z39-datadescr-stored.docx	silent	the directory says sizes and checksum; they are what we read by, and they agree
p13-strict-ns.docx	silent	ISO Strict is valid, and read
p21-mime-deflated.odt	silent	only programs that look at the file's first bytes need it plain; we write it so
p23-no-manifest.odt	silent	kinds and parts are known without it; what we write has one
x35-name-60k.docx	made	an element that nobody knows; it is within what we read at once
d05-style-unknown.docx	silent	the document has no styles at all: one that has some is told of the style that is missing (I107)
d33-bookmarks.docx	silent	Word keeps the first and drops the second; nothing is printed of either
i01-png-lies.docx	warned	the text is whole: a box stands for the picture, and that is said
i03-png-zero.docx	warned	the same
i07-jpeg-lies.docx	warned	the same
i09-svg-xxe.docx	warned	the same
y11-bigint.yaml	made	a number that fits nowhere stays the text that it was typed as
y13-out-traversal.yaml	made	these keys mean nothing to us; ten_tep of a document may not lead out (J110)
y19-collide.yaml	made	the same; two documents of one ten_tep are refused (tests/batch/door.t)
c09-injection.csv	silent	text stays text in documents; a workbook that we write has it as a string
m09-footnotes.md	silent	our Markdown has no footnotes: their signs are text like any other, and are printed
m07-image-traversal.md	made	a picture is looked for beside the text only: nothing outside is opened, the words stand there
m17-headings.md	silent	headings may jump; all are printed
TSV

# The fitting command: documents are templates of themselves, laid out besides; the others are data.
try() { # FILE
	case ${1##*/} in
	[zpxdit]*) set -- "$1" d.yaml -o "o.${1##*.}" ;;
	*) set -- t.docx d.yaml "$1" -o o.docx ;;
	esac
	rm -f o.*
	/usr/bin/time -o used -f '%e %M' "$vanthu" fill "$@" --pdf o.pdf >log 2>&1
}
verdict() { # STATUS: refused, or made, with a word (warned) or without (silent)
	if [ "$1" != 0 ]; then echo refused
	elif grep -q -E ': (warning|error|note): ' log; then echo warned
	else echo silent; fi
}
fits() { # EXPECTED VERDICT
	case $1.$2 in
	ok.silent | ok.warned | warn.warned | warn.refused | limit.* | reject.refused) return 0 ;;
	made.silent | made.warned | silent.silent | warned.warned) return 0 ;;
	esac
	return 1
}
files=0
while IFS='	' read -r file bytes inflated expected what rest; do
	[ "$file" != file ] && [ -f "$cases/$file" ] || continue
	files=$((files + 1))
	try "$cases/$file"
	rc=$?
	got=$(verdict $rc)
	other=$(awk -F'\t' -v f="$file" '$1 == f { print $2 }' argued)
	fits "${other:-$expected}" "$got"; ok $? "$file: ${other:-$expected} ($what)"
	fits "${other:-$expected}" "$got" || sed 's/^/# /' log | head -3
	case $rc in 0 | 65) ;; *) ok 1 "$file ends with $rc" ;; esac
	tail -1 used | awk -v s=$seconds -v k=$kib '{ exit !($1 < s && $2 < k) }' || ok 1 "$file takes $(tail -1 used) (seconds, KiB)"
	[ "$rc" = 0 ] || [ ! -e o.pdf ] || ok 1 "$file is refused and leaves a document"
done <"$cases/index.tsv"
[ $files -gt 100 ]; ok $? "they are all there: $files"
finish
