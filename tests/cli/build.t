#!/bin/sh
# vanthu build as a technician meets it: what is written when, and what is not.
. tests/cli/tap.sh
ws=$work/xa
cp -R inputs/ha-bac "$ws"
# What a file is by its first bytes, and whole by its last.
kind() {
	case $(head -c 4 "$1" 2>/dev/null | tr -d '\000-\037') in
	PK) if unzip -tqq "$1" >/dev/null 2>&1; then echo "package"; else echo "damaged"; fi ;;
	%PDF) if tail -c 8 "$1" | grep -q '%%EOF'; then echo "pdf"; else echo "damaged"; fi ;;
	*) echo "nothing" ;;
	esac
}
build() { "$vanthu" build -C "$ws" -o "$work/out" "$@" 2>&1; }
sums() { (cd "$1" && find . -type f ! -name lock ! -name run.json | LC_ALL=C sort | xargs sha256sum); }

got=$(build); is $? 0 "the sample office builds"
for f in 2026-2030/ke-hoach 2026/bao-cao-nam 2026-10/bao-cao-thang; do
	for e in docx odt; do is "$(kind "$work/out/$f.$e")" package "$f.$e is a whole package"; done
	is "$(kind "$work/out/$f.pdf")" pdf "$f.pdf is a whole PDF"
done
has "$(echo "$got" | tail -1)" "0 failed" "the last line sums up"
is "$(echo "$got" | grep -cE '^written: .*\.pdf, [0-9]+ pages$')" 7 "each PDF is named with its pages"

got=$(build); has "$got" "0 written, 21 unchanged, 0 failed" "a second run writes nothing"
touch "$ws/so-lieu/2026.xlsx"
got=$(build); has "$got" "0 written, 21 unchanged, 0 failed" "a new time stamp alone changes nothing"

got=$("$vanthu" build -n -C "$ws" -o "$work/$(printf 'a\033b')" 2>&1)
has "$got" '/a\x1Bb/2026/bao-cao-nam.pdf' "control characters of an output's name are shown"
is "$(printf '%s' "$got" | tr -dc '\033' | wc -c)" 0 "and none reaches the terminal"

before=$(stat -c %Y.%i "$work/out/2026/bao-cao-nam.pdf")
printf '\nMột câu thêm vào cuối phần báo cáo tháng.\n' >>"$ws/noi-dung/2026-10/cong-an.md"
got=$(build -n); has "$got" "changed: noi-dung/2026-10/cong-an.md" "a dry run says why"
got=$(build); has "$got" "3 written, " "a contribution to October's report makes that report again"
is "$(stat -c %Y.%i "$work/out/2026/bao-cao-nam.pdf")" "$before" "and touches no other"

for way in "TZ=Asia/Tokyo" "LC_ALL=vi_VN.UTF-8" "SOMETHING=else"; do
	env "$way" "$vanthu" build -C "$ws" -o "$work/again" -j 1 >/dev/null 2>&1
	is "$(sums "$work/again")" "$(sums "$work/out")" "the same bytes with $way in another folder by one worker"
	rm -rf "$work/again"
done
cp -R "$ws" "$work/elsewhere"
(cd "$work/elsewhere" && "$vanthu" build -o ../again -j 3 >/dev/null 2>&1)
is "$(sums "$work/again")" "$(sums "$work/out")" "the same bytes from within another workspace by three workers"

printf x >>"$work/out/2026-10/bao-cao-thang.docx"
cp "$work/out/2026-10/bao-cao-thang.docx" "$work/hand.docx"
printf '\nThêm câu nữa.\n' >>"$ws/noi-dung/2026-10/cong-an.md"
got=$(build); has "$got" "J109" "a document changed by hand is named"
cmp -s "$work/out/2026-10/bao-cao-thang.sua-tay.docx" "$work/hand.docx"; ok $? "and kept as it is beside the new one"
is "$(kind "$work/out/2026-10/bao-cao-thang.docx")" package "which is whole"

got=$(build bao-cao-thang --ngay 2026-11-01)
has "$got" "written: $work/out/2026-10/bao-cao-thang.pdf" "the last closed month on 1 November is October; its PDF has the day in it"
got=$(build bao-cao-thang --ngay 2026-11-01); has "$got" "0 written, 3 unchanged" "once"
got=$(build bao-cao-thang --ngay 14/11/2026 -n); is $? 66 "on the fourteenth November has closed"
has "$got" "nobody has sent anything for this document: bao-cao-thang: 2026-11 [J132]" "for which nobody has sent anything"
got=$(build bao-cao-thang --ky 2026); is $? 65 "a year is no period for a monthly report"
has "$got" "J108" "and that is said"
got=$(build bao-cao-thnag); has "$got" "the nearest known document is bao-cao-thang" "a misspelt document names the nearest"
got=$(build -f pfd); has "$got" "J111" "an unknown format is named"
build --no-such-option >/dev/null; is $? 64 "an unknown option is a usage error"

# faults: all in one run, nothing written
cp -R "$ws" "$work/broken"
sed -i 's/^dia_danh:/dia_dahn:/' "$work/broken/don-vi.yaml"
printf '\n{{ khong_co_ten_nay }}\n' >>"$work/broken/noi-dung/2026-10/cong-an.md"
printf '\nMột câu.[^thieu]\n' >>"$work/broken/noi-dung/2026-10/kinh-te.md"
got=$("$vanthu" build -C "$work/broken" -o "$work/none" 2>&1); is $? 65 "faults end with 65"
has "$got" "don-vi.yaml:" "a misspelt key has its line"
has "$got" "the nearest known key is dia_danh" "and the nearest key"
has "$got" "khong_co_ten_nay" "in the same run an unknown name in a contribution"
has "$(echo "$got" | grep 'noi-dung/2026-10/kinh-te.md')" "D112" "and a footnote without its text"
is "$(find "$work/none" -name '*.*' -type f ! -path '*/.vanthu/*' | wc -l)" 0 "nothing is written"
VANTHU_LANG=vi "$vanthu" check -C "$work/broken" >"$work/vi" 2>&1; is $? 65 "check ends with 65 too"
before=$(sums "$work/broken"); mkdir "$work/empty"
(cd "$work/empty" && "$vanthu" check -C "$work/broken" --json 2>/dev/null) >"$work/json"
if command -v perl >/dev/null; then
	perl -MJSON::PP -ne '$n++ if exists decode_json($_)->{file}; END { exit !($n >= 4 && $n == $.) }' "$work/json"; ok $? "--json gives lines of JSON, each with its file"
else
	skip "--json gives lines of JSON, each with its file" "no perl"
fi
is "$(sums "$work/broken")" "$before" "check changes nothing in the workspace"
is "$(ls -A "$work/empty")" "" "and writes nothing where it runs"

# a plan that is not there: there are no indicators, so no figures from which a period could be taken
cp -R inputs/ha-bac "$work/planless"; rm -r "$work/planless/ke-hoach"
timeout 60 "$vanthu" check bao-cao-quy -C "$work/planless" >/dev/null 2>&1; is $? 65 "an office without its plan is complained about, and that has an end"

# a place of an output that leads to a file that is read: the office's own template, the year's figures
cp -R inputs/ha-bac "$work/led"; mkdir -p "$work/led/mau" "$work/ledout/2026-Q3"; cp templates/bao-cao-quy.docx "$work/led/mau/"
for file in mau/bao-cao-quy.docx so-lieu/2026.xlsx; do
	ln -sf "$work/led/$file" "$work/ledout/2026-Q3/bao-cao-quy.docx"; before=$(sums "$work/led")
	got=$("$vanthu" build bao-cao-quy -f docx -C "$work/led" -o "$work/ledout" 2>&1); is $? 64 "an output that is $file by a link"
	has "$got" "the file to write is one that is read [F116]" "is told of"; is "$(sums "$work/led")" "$before" "and not written"
done

# another run at work; a full disk; a place that cannot be written
if command -v flock >/dev/null; then
	flock -x "$work/out/.vanthu/lock" sh -c 'echo held; exec sleep 20' >"$work/held" &
	pid=$!
	for i in 1 2 3 4 5 6 7 8 9 10; do grep -q held "$work/held" && break; sleep 0.2; done
	build --force >"$work/locked"; is $? 75 "a second run ends with 75"
	pkill -P $pid; wait $pid 2>/dev/null
else
	skip "a second run ends with 75" "no flock"
fi
# a unit that the sample's template has never heard of
cp -R inputs/ha-bac "$work/other"
sed -i 's/^nguoi_ky:/  - {ma: kiem-tra, ten: Ban Kiểm tra, viet_tat: BKT, linh_vuc: "Kiểm tra, giám sát nội bộ"}\n&/' "$work/other/don-vi.yaml"
printf -- '---\ndon_vi: kiem-tra\nky: "2026"\n---\n# Kết quả\n\nĐã kiểm tra việc sử dụng tài sản công.\n' >"$work/other/noi-dung/2026/kiem-tra.md"
"$vanthu" build bao-cao-nam --ky 2026 -f pdf -C "$work/other" -o "$work/others" >/dev/null 2>&1; is $? 0 "an office of other units builds"
if command -v pdftotext >/dev/null; then
	got=$(pdftotext "$work/others/2026/bao-cao-nam.pdf" -)
	has "$got" "VỀ KIỂM TRA, GIÁM SÁT NỘI BỘ" "a unit of its own code has its section in the yearly report"
	has "$got" "Đã kiểm tra việc sử dụng tài sản công." "with what it sent"
else
	skip "a unit of its own code has its section in the yearly report" "no pdftotext"
fi

"$vanthu" build -C "$ws" -o /proc/none >/dev/null 2>&1; is $? 73 "an output folder that cannot be made ends with 73"
if [ -w /dev/full ] && command -v mount >/dev/null && mkdir "$work/small" && mount -t tmpfs -o size=64k tmpfs "$work/small" 2>/dev/null; then
	"$vanthu" build -C "$ws" -o "$work/small" >/dev/null 2>&1; is $? 74 "a full disk ends with 74"
	is "$(find "$work/small" -type f ! -path '*/.vanthu/*' ! -name '*.docx' ! -name '*.odt' ! -name '*.pdf' | wc -l)" 0 "and leaves no temporary file"
	umount "$work/small"
else
	skip "a full disk ends with 74" "no tmpfs to be had"
fi
finish
