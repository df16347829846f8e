#!/bin/sh
# What is found in plans that offices wrote: held against truths by hand, by the bars that recognising is to reach.
# tests/recognise/plans has documents of our own, with invented places and people; material beside the repository is
# used where it is there.
. tests/cli/tap.sh
plans=tests/recognise/plans
shared=../shared

got() { "$vanthu" new --from "$1" "$2" 2>"$work/err"; }
# a figure that measure printed is at least, or at most, so much
bar() { # NAME FIELD least|most WANTED
	figure=$(sed -n "s/^$2 //p" "$work/measured")
	awk -v f="$figure" -v w="$4" -v s="$3" 'BEGIN { exit !(f != "" && (s == "least" ? f >= w : f <= w)) }'
	ok $? "$1: $2 is at $3 $4 (it is $figure)"
}
measured() { # TRUTH DOCUMENT NAME
	got "$2" --tsv >"$work/got.tsv"
	perl tests/recognise/measure "$1" "$work/got.tsv" >"$work/measured"
	bar "$3" found least 95
	bar "$3" name least 85
	bar "$3" comparator least 95
	bar "$3" value-precision least 98
	bar "$3" value-recall least 93
	bar "$3" unit least 93
	bar "$3" scope least 90
	bar "$3" scope-wrong most 3
}

if ! command -v perl >/dev/null; then
	skip "plans are measured" "no perl here"
	finish
fi

# the measure itself: a wrong figure, comparator, scope and a part that isn't there are all seen
cat >"$work/truth" <<'E1'
1	Thu ngân sách	=	12	tỷ đồng	nam		
2	Tỷ lệ hộ nghèo	<	2	%	den_nam	2030	
E1
sed 's/=/~/; s/	12	/	21	/; s/nam/tong/' "$work/truth" | sed '2d' >"$work/other"
is "$(perl tests/recognise/measure "$work/truth" "$work/truth" | tr '\n' ' ')" \
	"found 100 name 100 comparator 100 value-precision 100 value-recall 100 unit 100 scope 100 scope-wrong 0 " "a truth is its own measure"
is "$(perl tests/recognise/measure "$work/truth" "$work/other" | tr '\n' ' ')" \
	"found 50 name 100 comparator 0 value-precision 0 value-recall 0 unit 100 scope 0 scope-wrong 100 " "and what differs is counted"

for f in an-khanh.txt muong-lat.txt binh-an.txt hon-ngoc.txt ben-ngoc.docx tan-lap.docx tan-lap.odt; do
	is "$(got $plans/$f --tsv)" "$(cat $plans/"${f%.*}".tsv)" "$f: each indicator with comparator, value, unit and time"
	is "$(got $plans/$f --fields)" "$(cat $plans/"${f%.*}".fields)" "$f: agency, bases, headings, units, tasks, notes, recipients, signature"
done

if [ -d $shared/cases/word-in ]; then
	measured $shared/cases/word-in/p-ke-hoach-a.tsv $shared/cases/word-in/ke-hoach-a.txt "plan a"
	measured $shared/cases/word-in/p-ke-hoach-c.tsv $shared/cases/word-in/ke-hoach-c.txt "plan c"
else
	skip "plans a and c" "no $shared/cases/word-in here"
fi
seed=$shared/ha-bac/ke-hoach-ocr.txt
if [ -f $seed ] && [ -f $shared/cases/word-in/p01-ha-bac.tsv ]; then
	measured $shared/cases/word-in/p01-ha-bac.tsv $seed "the real plan"
	is "$(got $seed --tsv | wc -l) $(got $seed --tsv | tail -1 | cut -f1)" "37 21" "the real plan: 37 parts of 21 indicators"
	got $seed --fields >"$work/fields"
	is "$(grep -c '^nhiem_vu' "$work/fields") $(grep -c '^don_vi	' "$work/fields") $(grep -c '^chu_thich' "$work/fields")" "46 7 8" "46 tasks of 7 units, 8 notes"
	is "$(sed -n 's/^nhiem_vu	\([^	]*\)	.*/\1/p' "$work/fields" | uniq -c | awk '{ printf "%s ", $1 }')" "12 9 6 2 4 6 7 " "each unit its own"
	is "$(grep -c '^noi_nhan\|^luu' "$work/fields")" 8 "8 recipients, with where it is filed"
	is "$(sed -n 's/^ho_ten	//p' "$work/fields")" "Nguyễn Anh Tuấn" "and who signs"
else
	skip "the real plan" "no $seed here"
fi
finish
