#!/bin/sh
# Whole reports: where their parts begin, against what people have found; and a report's words come through into the
# agency's report, in each format, from DOCX and from ODT.
. tests/cli/tap.sh
cases=${WORD_IN:-../shared/cases/word-in}
ran=0
for truth in "$cases"/r-*.tsv; do
	file=$cases/$(basename "$truth" .tsv | sed 's/^r-//').docx
	[ -f "$file" ] || continue
	ran=$((ran + 1))
	"$vanthu" debug parts "$file" >"$work/got" 2>/dev/null
	result=$(perl -CSD -e '
		sub rows { open my $f, "<", $_[0] or die; map { chomp; /^(\S+)\t(.*)/ ? [$1, $2] : () } grep !/^#/, <$f> }
		my @want = rows($ARGV[0]); my @got = rows($ARGV[1]); my ($right, $k) = (0, 0);
		for my $w (@want) { $right++ if grep { $_->[0] eq $w->[0] && index($_->[1], $w->[1]) == 0 } @got }
		printf "%d of %d, %d told\n", $right, scalar @want, scalar @got' "$truth" "$work/got")
	wanted=$(grep -vc '^#' "$truth")
	is "$result" "$wanted of $wanted, $wanted told" "$(basename "$file"): recall and precision of where parts begin"
done
[ $ran != 0 ] || skip "reports of others" "no $cases here"

# words through and through
ws=$work/ws
cp -R tests/golden/suoi-lanh/inputs "$ws"
"$vanthu" build bao-cao-thang --ky 2026-12 -C "$ws" -o "$work/out" -f docx,odt --force >"$work/said" 2>"$work/complaints"
ok $? "a report is made of a unit's Word file"
text() { unzip -p "$1" "$2" | sed 's#</[wt][a-z]*:[ph]>#\n#g' | sed 's/<[^>]*>//g'; } # FILE PART
text "$ws/noi-dung/2026-12/vhx.docx" word/document.xml |
	sed -n '/HẠN\|KẾT QUẢ CÔNG TÁC/,/THÁNG 01/p; /thư viện thôn/p' |
	sed 's/^[0-9IV]*\. //; s/^[-+] //; /CÔNG TÁC\|THÁNG 01\|^$\|TiÕp/d' >"$work/sent"
echo "Tiếp tục phát thanh hai buổi mỗi ngày." >>"$work/sent"
test "$(wc -l <"$work/sent")" -ge 12; ok $? "the file says something"
for part in docx:word/document.xml odt:content.xml; do
	text "$work/out/2026-12/bao-cao-thang.${part%%:*}" "${part#*:}" >"$work/made"
	lost=$(while read -r line; do grep -qF -- "$line" "$work/made" || echo "$line"; done <"$work/sent")
	is "$lost" "" "no word of it is lost in ${part%%:*}"
	is "$(grep -c 'Nơi nhận:$' "$work/made"), $(grep -c 'PHÒNG VĂN HÓA' "$work/made")" "1, 0" "and its letterhead and signature are not there"
done

# whose it is, of which period, and whether there is another: each contradiction is an error
word=$ws/noi-dung/2026-12/vhx.docx
odd() { "$vanthu" check -C "$ws" --lang en 2>&1 | grep -o 'error: .*\[B20.\]' | sed 's/ \[/\t/; s/error: //; s/:.*\t/\t/'; }
cp "$word" "$work/kept.docx"; other=$(ls tests/golden/suoi-lanh/inputs/noi-dung/2026-12/*.md | head -1)
kept=$(basename "$other" .md); rm "$ws/noi-dung/2026-12/$kept.md"; mv "$word" "$ws/noi-dung/2026-12/$kept.docx"
is "$(odd)" "$(printf 'a contribution whose letterhead is another unit'"'"'s\tB202]')" "the letterhead of another unit"
cp "$other" "$ws/noi-dung/2026-12/$kept.md"; rm "$ws/noi-dung/2026-12/$kept.docx"; cp "$work/kept.docx" "$word"
is "$(odd)" "" "the file of its unit is none"
printf '# Kết quả\n\nMột việc.\n' >"${word%.docx}.md"
is "$(odd)" "$(printf 'two contributions of one unit\tB200]')" "a second file of the unit"
rm "${word%.docx}.md"
mkdir -p "$ws/noi-dung/2026-11"; mv "$word" "$ws/noi-dung/2026-11/"
is "$(odd)" "$(printf 'a contribution whose subject is of another period\tB201]')" "the subject of another month"
finish
