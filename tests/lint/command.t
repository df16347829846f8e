#!/bin/sh
# vanthu lint as a command: what it prints, its status, JSON, rules left out; and the faults that others planted in
# documents of ours, where that list is at hand.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/tap.sh
shared=${VANTHU_SHARED:-../shared}

for name in quyet-dinh cong-van ke-hoach; do
	cp tests/lint/$name.mau "$work/"
	"$vanthu" template new "$work/$name.mau" -o "$work/$name.docx" >/dev/null
	"$vanthu" template new "$work/$name.mau" -o "$work/$name.odt" >/dev/null
done
cd "$work" || exit 1

is "$("$vanthu" lint ke-hoach.docx; echo $?)" "ke-hoach.docx: 0 errors, 0 warnings: may be signed
0" "a document without a fault is said to be so, status 0"
is "$("$vanthu" lint --lang vi ke-hoach.odt; echo $?)" "ke-hoach.odt: 0 lỗi, 0 cảnh báo: ký được
0" "in Vietnamese too, and an ODT"

sed 's/05\/KH-UBND$/5\/KH-UBND/; s/^noi-nhan-ten - Lưu: VT, VP\./noi-nhan-ten - Lưu: VT, VP (Tuấn)./' ke-hoach.mau >bad.mau
"$vanthu" template new bad.mau -o bad.docx >/dev/null
before=$(cksum <bad.docx)
is "$("$vanthu" lint bad.docx; echo $?)" "bad.docx: page 1, box 3: error: a number below ten without its zero [N01] (NĐ 30/2020, PL I, II.3)
    “Số: 5/KH-UBND”
    instead: 05
bad.docx: page 1, box 9b: hint: a person's name after Lưu: Tuấn [R05] (thông lệ)
    “- Lưu: VT, VP (Tuấn).”
bad.docx: 1 errors, 0 warnings, 1 hints: not yet to be signed
1" "a fault is told with its place, rule and clause, the worst first; status 1"
is "$("$vanthu" lint --rule N01=off --rule=R05=off bad.docx; echo $?)" "bad.docx: 0 errors, 0 warnings: may be signed
0" "rules can be left out"
is "$("$vanthu" lint --json --rule R05=off bad.docx)" \
	'{"id":"N01","level":"error","grade":"A","clause":"NĐ 30/2020, PL I, II.3","file":"bad.docx","page":1,"box":"3","paragraph":8,"words":"Số: 5/KH-UBND","message":"a number below ten without its zero","instead":"05"}' \
	"as JSON a finding is a line"
is "$(cksum <bad.docx)" "$before" "the file is as it was"
sed 's/và ban hành văn bản/và và ban hành văn bản/' ke-hoach.mau >twice.mau
"$vanthu" template new twice.mau -o twice.docx >/dev/null
"$vanthu" lint twice.docx >/dev/null; is $? 0 "a warning alone is no error"
"$vanthu" lint --strict twice.docx >/dev/null; is $? 1 "but with --strict"
echo nothing >none.docx
"$vanthu" lint none.docx ke-hoach.docx >said 2>complaints; is $? 65 "a file that can't be read: 65"
is "$(cat said)" "ke-hoach.docx: 0 errors, 0 warnings: may be signed" "and the others are judged all the same"
has "$(cat complaints)" "none.docx" "and it is named"
"$vanthu" lint >/dev/null 2>&1; is $? 64 "no file: a usage error"
"$vanthu" lint --rule Z99=off ke-hoach.docx >/dev/null 2>&1; is $? 64 "an unknown rule too"
is "$("$vanthu" lint --rules | grep -c '^[A-Z][0-9][0-9]  [ABCE]  [a-z]*: .* (.*)$')" "$("$vanthu" lint --rules | wc -l)" "--rules has a line a rule"
for id in $("$vanthu" lint --rules | cut -d' ' -f1); do grep -q "^| $id |" "$root/generator/lint/README.md" || echo "$id"; done >unlisted
is "$(cat unlisted)" "" "and each is in the room's README"

# the sample office: its plan names no appendix, which is true of it
"$vanthu" build -C "$root/inputs/ha-bac" -o out -f docx,odt -q --force >/dev/null 2>&1
"$vanthu" build -C "$root/inputs/ha-bac" -o out -f docx,odt -q --ky 2026 >/dev/null 2>&1
is "$(test -f out/2026-2030/ke-hoach.odt || echo "too few"; "$vanthu" lint --lang en --rule A01=off out/*/*.docx out/*/*.odt | grep -v ': 0 errors, 0 warnings: may be signed$')" "" \
	"documents of the sample office have no fault"
is "$("$vanthu" lint --json out/2026-2030/ke-hoach.docx | sed 's/.*"id":"\([A-Z0-9]*\)".*/\1/')" "A01" \
	"but that its plan doesn't name its appendix"

cd "$root" || exit 1
if [ ! -f "$shared/cases/lint-planted.tsv" ]; then
	skip "faults planted in our documents are found" "no list of planted faults at hand"
elif ! command -v python3 >/dev/null; then
	skip "faults planted in our documents are found" "no python3"
else
	cp "$work"/out/*/bao-cao-thang.docx "$work/BC.docx"
	cp "$work/out/2026-2030/ke-hoach.docx" "$work/KH.docx"
	cp "$work/cong-van.docx" "$work/CV.docx"
	cp "$work/quyet-dinh.docx" "$work/QD.docx"
	python3 tests/lint/planted.py "$vanthu" "$shared/cases/lint-planted.tsv" "$work" >"$work/planted" 2>&1
	sed 's/^/# /' "$work/planted"
	is "$(grep -c '^found' "$work/planted" | awk '{ print ($1 >= 25) }')" 1 "faults planted in our documents are found"
	is "$(grep '^wrong' "$work/planted")" "" "and nothing else is said of them"
fi
finish
