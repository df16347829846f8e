#!/bin/sh
# The messages in two languages: complete in Vietnamese, and the same complaints at the same places in both.
. tests/cli/tap.sh
po=generator/po/vi.po
pot=$work/vanthu.pot

if command -v xgettext >/dev/null && command -v msgcmp >/dev/null; then
	xgettext -k_ -kN_ -kNG_:1,2 --from-code=UTF-8 -o "$pot" $(find generator -name "*.c" | sort) 2>"$work/said"
	is "$(cat "$work/said")" "" "the sources' messages are found without a complaint"
	got=$(msgfmt -c -o /dev/null $po 2>&1); is "$?$got" 0 "vi.po is sound: its conversions are those of the sources"
	got=$(msgcmp $po "$pot" 2>&1 | head -5); is "$got" "" "every message of the sources has its Vietnamese, and none is doubtful"
	is "$(msgattrib --obsolete $po | grep -c '^#~ msgid')" 0 "nothing is left of messages that are gone"
	# a literal between _( and a macro would be cut off by xgettext
	is "$(grep -nE '_\([^()]*(STR_FMT|PRI[a-z]+64)' $(find generator -name "*.c" | sort))" "" "no message hides a part in a macro"
	msgattrib --no-obsolete $po | grep -vE '^(#|"|msg)' | grep -q .; is $? 1 "vi.po holds messages alone"
else
	skip "vi.po is complete" "no gettext here"
fi

# an office with one fault of each kind in the files that people type
ws=$work/xa
cp -R inputs/ha-bac "$ws"
printf 'nguoi_kii: x\n' >>"$ws/don-vi.yaml"
sed -i 's/^viet_tat: UBND/viet_tat: [a, {b: c}]/; s/dau_thap_phan: ","/dau_thap_phan: ";"/' "$ws/don-vi.yaml"
sed -i '0,/loai: BC/s//loai: XYZ/; 0,/dinh_ky: nam/s//dinh_ky: tuan/; 0,/nguoi_ky: chu-tich/s//nguoi_ky: bi-thu/' "$ws/van-ban.yaml"
printf '\nNgày 31/2/2026 có [^1] và {{ ct["3"].thuc_hen }} {%% if %%} {{ 1/0|sso }}.\n' >>"$ws/noi-dung/2026-10/cong-an.md"
printf '# Việc khác\n\nKhông.\n' >>"$ws/noi-dung/2026/kinh-te.md"
cp "$ws/noi-dung/2026/kinh-te.md" "$ws/noi-dung/2026/phong-la.md"
cat >"$ws/so-lieu/2024.csv" <<'CSV'
ma,ke_hoach,thuc_hein,uoc_thuc_hien
5,100,"12,34,5",
77,1,,
5,1,,
6.2,abc,,
CSV
mkdir "$ws/mau"
cp templates/bao-cao-quy.docx "$ws/mau/la.docx"

"$vanthu" check -C "$ws" --lang vi --json >"$work/vi" 2>&1; is $? 65 "the broken office is refused in Vietnamese"
"$vanthu" check -C "$ws" --lang en --json >"$work/en" 2>&1; is $? 65 "and in English"
places() { sed 's/"part":"[^"]*"/"part":""/; s/"message":.*//' "$1"; }
words() { sed 's/.*"message":"\([^"\\]*\).*/\1/; s/[:;].*//' "$1" | sort -u; }
test "$(wc -l <"$work/en")" -ge 15; ok $? "its faults are many: $(wc -l <"$work/en")"
is "$(places "$work/vi")" "$(places "$work/en")" "the same ids, levels and places in both languages"
is "$(words "$work/vi" | comm -12 - "$(words "$work/en" >"$work/w"; echo "$work/w")")" "" "no phrase is the same in both"
got=$("$vanthu" check -C "$ws" --lang vi 2>&1); has "$got" "don-vi.yaml:" "a line of text begins with its place"
has "$got" ": lỗi: không có khóa này: nguoi_kii" "a complaint in Vietnamese reads as one sentence"
has "$got" "gợi ý: " "and its hint"

# help, and what commands print, follow the language too
for c in build check chart data debug fill pdf template; do
	"$vanthu" "$c" --help --lang vi >"$work/hvi"
	"$vanthu" "$c" --help --lang en >"$work/hen"
	is "$(sed -n 's/^  .\{31\} *//p' "$work/hvi" "$work/hen" | sort | uniq -d | grep ' ')" "" "no line of help of $c is the same in both languages"
done
is "$(LC_ALL=C VANTHU_LANG= "$vanthu" --help | sed -n 2p)" "$("$vanthu" --help --lang vi | sed -n 2p)" "Vietnamese where nothing says otherwise"
is "$(VANTHU_LANG= LC_ALL=en_GB.UTF-8 "$vanthu" --help | sed -n 2p)" "$("$vanthu" --help --lang en | sed -n 2p)" "English where the locale says so"
finish
