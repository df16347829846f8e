#!/bin/sh
# What the README tells works as it is written there, in both languages; workbooks go out to the units and come back.
. tests/cli/tap.sh
ws=$work/xa
for readme in README.md README.vi.md; do
	rm -rf "$ws" "$work/out" && cp -R inputs/ha-bac "$ws"
	line=$(grep -o -e '- {ma: thong-bao[^}]*}' $readme)
	test -n "$line"; ok $? "$readme tells how a document is named"
	mkdir "$ws/mau" && cp templates/bao-cao-thang.docx "$ws/mau/thong-bao.docx" && cp templates/bao-cao-thang.odt "$ws/mau/thong-bao.odt"
	echo "  $line" >>"$ws/van-ban.yaml"
	got=$("$vanthu" check thong-bao -C "$ws" --ky 2026-10 2>&1); is "$?$got" 0 "and it passes vanthu check"
	got=$("$vanthu" build thong-bao -C "$ws" --ky 2026-10 -o "$work/out" 2>&1); has "$got" "written: $work/out/2026-10/thong-bao.pdf, " "and is built"
	# what it names is there
	for path in $(grep -oE '`[^`]*`' $readme | grep -oE '(inputs|templates|generator|out/bin|tests)/[A-Za-z0-9._/-]+' | sort -u); do
		file=$path
		[ "$path" != out/bin/vanthu ] || file=$vanthu # the one under test: other variants stand elsewhere
		test -e "$file"; ok $? "$readme: $path is there"
	done
	for target in $(grep -oE 'make (VARIANT=san )?[a-z]+' $readme | sed 's/.* //' | sort -u); do
		grep -qE "^$target:" Makefile; ok $? "$readme: make $target"
	done
	grep -oE 'vanthu [a-z]+ [^`]*`|^0 6 15.*' $readme | grep -oE -- ' -{1,2}[a-zA-Z-]+( |$)' | sort -u >"$work/told"
	test "$(wc -l <"$work/told")" -ge 3; ok $? "$readme tells of options: $(wc -l <"$work/told")"
	while read -r option; do
		grep -rqE -- "\"$option\"|'${option#-}'" generator/cli || echo "$option"
	done <"$work/told" >"$work/unknown"
	is "$(cat "$work/unknown")" "" "$readme: no option that there is not"
done
is "$(grep -oE -e '- \{ma: thong-bao[^}]*\}' README.md)" "$(grep -oE -e '- \{ma: thong-bao[^}]*\}' README.vi.md)" "both tell the same"

printf 'nguoi: [{ten: Nguyễn Văn A}, {ten: Trần Thị B}]\nky: {ten: tháng 10}\nco_quan: {ten_thuong: UBND xã}\n' >"$work/people.yaml"
cat >"$work/letter.mau" <<'MAU'
than Kính gửi {% for x in nguoi %}{{ x.ten }}{{ ", " if not loop.last }}{% endfor %}: giấy mời {{ ky.ten }}.
MAU
"$vanthu" template new "$work/letter.mau" -o "$work/letter.docx" >/dev/null 2>&1; ok $? "a letter's template"
got=$("$vanthu" fill "$work/letter.docx" "$work/people.yaml" -o "$work/letter-1.docx" --pdf "$work/letter-1.pdf" 2>&1); is "$?$got" 0 "any template with any data"
"$vanthu" pdf "$work/letter-1.docx" -d "$work/pdf" >/dev/null 2>&1
is "$(head -c 5 "$work/letter-1.pdf")" "%PDF-" "any DOCX as PDF"
cmp -s "$work/letter-1.pdf" "$work/pdf/letter-1.pdf"; ok $? "the same by both ways"
if command -v pdftotext >/dev/null; then
	has "$(pdftotext "$work/letter-1.pdf" -)" "Nguyễn Văn A, Trần Thị B: giấy mời tháng 10." "with every mark"
else
	skip "with every mark" "no pdftotext here"
fi

mkdir "$work/units"
(cd "$work/units" && "$vanthu" data new --ky 2026-10 -C "$ws") >/dev/null 2>&1; ok $? "workbooks for the units"
for book in "$work"/units/*.xlsx; do
	got=$("$vanthu" data merge "$book" -C "$ws" --strict 2>&1); is $? 0 "$(basename "$book") comes back without a warning"
	has "$got" " 0 changed" "and, as nothing was typed, changes nothing"
done
is "$(find "$work/units" -name '*.xlsx' | wc -l)" 4 "a workbook for each unit with figures of the month"
finish
