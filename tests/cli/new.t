#!/bin/sh
# vanthu new: a workspace from answers, and from a plan that exists.
. tests/cli/tap.sh
plans=tests/recognise/plans
new() { "$vanthu" new "$@" 2>"$work/err"; }
check() { "$vanthu" check -C "$1" 2>&1 | grep -v 'J133\|with --ky\|hint: .*--ky'; }
# errors and warnings of a check; none is what a new workspace has
faults() { "$vanthu" check -C "$1" 2>&1 | grep -cE ' (error|warning|fatal): '; }
values() { "$vanthu" debug values "$1" 2>/dev/null; }
units="Phòng Kinh tế; Phòng Văn hóa - Xã hội; Văn phòng HĐND và UBND; Công an xã; Ban Chỉ huy Quân sự xã"

# --- from answers -----------------------------------------------------------------------------------------------
got=$(new "$work/a" --co-quan "UBND xã Đông Khê" --cap-tren "tỉnh Cao Sơn" --nguoi-ky "Nông Văn Mẫu, Phó Chủ tịch" --don-vi "$units" --nam 2026)
is $? 0 "a workspace from options"
has "$got" "written: $work/a/don-vi.yaml" "each file is named"
is "$(faults "$work/a")" 0 "check has nothing against it"
"$vanthu" build -q -C "$work/a" -o "$work/a-out" >/dev/null 2>&1; is $? 0 "and it builds at once"
is "$(cd "$work/a-out" && ls */*.*)" "2026-2030/ke-hoach.docx
2026-2030/ke-hoach.odt
2026-2030/ke-hoach.pdf" "the plan, in three formats"
has "$(cat "$work/a/don-vi.yaml")" 'co_quan: ["ỦY BAN NHÂN DÂN", "XÃ ĐÔNG KHÊ"]' "the agency is printed in two lines"
has "$(cat "$work/a/don-vi.yaml")" 'ten_thuong: "Ủy ban nhân dân xã Đông Khê"' "and keeps its capitals in sentences"
has "$(cat "$work/a/don-vi.yaml")" 'cap_tren: tỉnh' "whose figures are above it is told"
has "$(cat "$work/a/don-vi.yaml")" 'thay: "KT. CHỦ TỊCH", chuc_vu: "PHÓ CHỦ TỊCH"' "a deputy signs for the chairman"
has "$(cat "$work/a/van-ban.yaml")" 'kinh_gui: ["Ủy ban nhân dân tỉnh Cao Sơn"]' "reports go to who stands above"
has "$(cat "$work/a/README.md")" 'noi-dung/2026-10/kinh-te.md' "the README says where a unit's text goes"
is "$(ls "$work/a/bieu-nhap")" "noi-dung-cong-an.md
noi-dung-kinh-te.md
noi-dung-quan-su.md
noi-dung-van-hoa-xa-hoi.md
noi-dung-van-phong-hdnd-va-ubnd.md" "each unit has its form for words"
mkdir -p "$work/a/noi-dung/2026-10"
for u in kinh-te cong-an; do cp "$work/a/bieu-nhap/noi-dung-$u.md" "$work/a/noi-dung/2026-10/$u.md"; done
"$vanthu" check bao-cao-thang --ky 2026-10 -C "$work/a" >"$work/said" 2>&1
is "$(grep -c 'noi-dung/2026-10/[a-z-]*.md:.*error' "$work/said")" 0 "a form, filled in, is a contribution as it stands"
(cd "$work/a" && "$vanthu" data new --ky 2026 >/dev/null 2>&1); is $? 0 "forms for figures come of its indicators"

# --- nothing is written over --------------------------------------------------------------------------------------
sums() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum); }
before=$(sums "$work/a")
new "$work/a" --co-quan "UBND xã Khác" --don-vi "Phòng Kinh tế" --nam 2026; is $? 73 "a folder with files is refused"
has "$(cat "$work/err")" "[N150]" "and that is said"
is "$(sums "$work/a")" "$before" "nothing in it has changed"
mkdir "$work/empty"; new "$work/empty" --co-quan "UBND xã Đông Khê" --nguoi-ky "Nông Văn Mẫu" --don-vi "Phòng Kinh tế" --nam 2026 -q; is $? 0 "an empty folder is taken"
is "$(faults "$work/empty")" 0 "and clean"
if [ "$(id -u)" != 0 ]; then
	mkdir "$work/locked"; chmod 555 "$work/locked"
	new "$work/locked/x" --co-quan "UBND xã Đông Khê" --don-vi "Phòng Kinh tế" --nam 2026 -q
	is "$? $(ls "$work/locked")" "73 " "where nothing can be written nothing is left"
	chmod 755 "$work/locked"
else
	skip "where nothing can be written nothing is left" "root writes everywhere"
fi
new "$work/dry" -n --co-quan "UBND xã Đông Khê" --don-vi "Phòng Kinh tế" --nam 2026 >"$work/said"
has "$(cat "$work/said")" "would write: $work/dry/van-ban.yaml" "a dry run says what it would write"
ok "$([ ! -e "$work/dry" ]; echo $?)" "and writes nothing"
is "$(cd "$work" && ls -d ./*.moi-* 2>/dev/null)" "" "no half folder is left beside"

# --- other ways to answer ------------------------------------------------------------------------------------------
cat >"$work/answers.yaml" <<'E1'
Cơ quan: Ủy ban nhân dân phường Bến Ngọc
cap_tren: Ủy ban nhân dân thành phố Sông Hậu
nguoi_ky: Chủ tịch Võ Thị Thử
don_vi: [Phòng Kinh tế, "Phòng Văn hóa, Khoa học", Công an phường]
nam: 2028
E1
new "$work/b" --answers "$work/answers.yaml" -q; is $? 0 "answers from a file"
has "$(cat "$work/b/don-vi.yaml")" 'cap_tren: thành phố' "a city stands above"
has "$(cat "$work/b/don-vi.yaml")" 'ten: "Phòng Văn hóa, Khoa học"' "a list keeps commas of names"
is "$(faults "$work/b") $(ls "$work/b/ke-hoach")" "0 2026-2030.md
chi-tieu.xlsx" "clean; the term is the five years in which the year lies"
printf 'UBND xã Đông Khê\ntỉnh Cao Sơn\n\nNông Văn Mẫu\nPhòng Kinh tế; Công an xã\n2026\n' | "$vanthu" new "$work/c" -q 2>"$work/err"
is "$? $(faults "$work/c")" "0 0" "answers from standard input"
has "$(cat "$work/c/don-vi.yaml")" 'dia_danh: "Đông Khê"' "an empty answer takes the place's name from the agency"
new "$work/d" --co-quan "UBND xã Đông Khê" </dev/null; is $? 64 "what must be answered and is not"
has "$(cat "$work/err")" "--don-vi" "names its option"
new "$work/d" --co-quan "UBND xã Đông Khê" --don-vi "Phòng Kinh tế" --nam hai </dev/null; is $? 65 "what is no year"
echo 'co_qan: UBND xã' >"$work/wrong.yaml"
new "$work/d" --answers "$work/wrong.yaml" </dev/null; is $? 65 "an unknown key of the answers"
has "$(cat "$work/err")" "co_quan" "names the nearest"
new "$work/d" --co-quan "UBND xã Đông Khê" --don-vi "Phòng Kinh tế; ???" --nam 2026 </dev/null; is $? 65 "a unit whose name has no letter"
has "$(cat "$work/err")" "???" "is named"
echo '- UBND xã Đông Khê' >"$work/list.yaml"
new "$work/d" --answers "$work/list.yaml" </dev/null; is $? 65 "a file of answers without keys"
ok "$([ ! -e "$work/d" ]; echo $?)" "none of these has written anything"
new "$work/twice" --co-quan "UBND xã Đông Khê" --don-vi "Phòng Kinh tế; phòng kinh tế" --nam 2026 -q </dev/null
is "$? $(grep -c '{ma:\|- ma:' "$work/twice/don-vi.yaml")" "0 2" "a unit named twice is one"
has "$(cat "$work/err")" "N157" "and that is said"
new "$work/school" --co-quan "Trường Tiểu học Kim Lan" --cap-tren "UBND phường Bến Ngọc" --nguoi-ky "Trần Thị Thử, Hiệu trưởng" --don-vi "Tổ Văn phòng; Tổ Chuyên môn" --nam 2026 -q
is "$? $(faults "$work/school")" "0 0" "an agency of another kind"
has "$(cat "$work/school/don-vi.yaml")" 'co_quan_chu_quan: "ỦY BAN NHÂN DÂN PHƯỜNG BẾN NGỌC"' "has its superior's line above it"

# --- from a plan that exists ------------------------------------------------------------------------------------------
for f in an-khanh.txt muong-lat.txt binh-an.txt hon-ngoc.txt ben-ngoc.docx tan-lap.docx tan-lap.odt; do
	ws=$work/from-$f
	new "$ws" --from $plans/$f -q; is $? 0 "$f becomes a workspace"
	is "$("$vanthu" check -C "$ws" 2>&1 | grep -cE ' (error|fatal): ')" 0 "$f: check finds no error"
	"$vanthu" build -q -C "$ws" -o "$ws-out" >/dev/null 2>&1; is $? 0 "$f: it builds"
	ok "$([ -f "$ws/cho-xem-lai.xlsx" ]; echo $?)" "$f: what is doubtful stands in a list"
done
values "$work/from-tan-lap.docx/cho-xem-lai.xlsx" >"$work/list"
has "$(cat "$work/list")" "gấp 【1,6 lần】 so với năm 2025" "a change beside a target is asked about, with its words"
has "$(grep trang "$work/list")" "number 1" "with its page"
new "$work/again" --from $plans/tan-lap.docx -q
is "$(sums "$work/again" | sed 's/again//')" "$(sums "$work/from-tan-lap.docx")" "the same plan gives the same bytes"
got=$(new "$work/counted" --from $plans/tan-lap.docx)
has "$got" "11 indicators (26 parts), 3 units, 4 tasks, 1 footnotes, 2 bases, 3 recipients, signed by: Hà Thị Kiểm Thử" "what was found is counted"

# nothing of the text is lost: each word of the body stands in the plan's text, its indicators or the list
if command -v perl >/dev/null; then
	"$vanthu" debug values "$work/from-an-khanh.txt/ke-hoach/chi-tieu.xlsx" >"$work/kept" 2>/dev/null
	cat "$work/from-an-khanh.txt/ke-hoach/2026-2030.md" "$work/from-an-khanh.txt/don-vi.yaml" "$work/from-an-khanh.txt/van-ban.yaml" >>"$work/kept"
	values "$work/from-an-khanh.txt/cho-xem-lai.xlsx" >>"$work/kept"
	lost=$(perl -CSDA -Mutf8 -e '
		open my $k, "<", $ARGV[0]; my %has; while (<$k>) { $has{lc $_} = 1 for /\p{L}{2,}/g }
		open my $s, "<", $ARGV[1]; while (<$s>) { for (/\p{L}{2,}/g) { print "$_ " unless $has{lc $_} || /CỘNG|HÒA|HỘI|CHỦ|NGHĨA|Độc|lập|do|Hạnh|phúc|VIỆT|NAM|Số|Nơi|nhận|Lưu|^II+$|^đó$/ } }
	' "$work/kept" $plans/an-khanh.txt)
	is "$lost" "" "no word of the plan is lost"
else
	skip "no word of the plan is lost" "no perl here"
fi

# what a recogniser spoilt is told and stands as it was
cat >"$work/spoilt.txt" <<'E1'
ỦY BAN NHÂN DÂN
XÃ ĐÔNG KHÊ
Số: /KH-UBND

Đông Khê, ngày tháng năm 2026

KẾ HOẠCH
Phát triển kinh tế - xã hội xã Đông Khê giai đoạn 2026 - 2030

Thực hiện Nghị quyết số 44-NQ/TW ngày 24/22/2023 của Trung ương. UBND xã xây dựng Kế hoạch như sau:

I. CHỈ TIÊU CHỦ YẾU

(1) Tỷ lệ hộ dùng nước sạch phân đầu đạt 95%.

(2) Thu ngân sách năm 2030 đạt 12.5 tỷ đồng.

II. NHIỆM VỤ

1. Phòng Kinh tế

- Rà soát thủ tục hành chính chính và công khai cho mọi người dân của các thôn được biết trên trang thông tin⁽¹⁾. Huy động

các nguồn lực để phát triển.

¹ Trang của xã.

2. Công an xã

- Rà soát thủ tục hành chính chính và công khai cho mọi người dân của các thôn được biết trên trang thông tin.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Nông Văn Mẫu
E1
new "$work/spoilt" --from "$work/spoilt.txt" -q; is $? 0 "a spoilt text becomes a workspace"
values "$work/spoilt/cho-xem-lai.xlsx" >"$work/list"
for words in "【phân đầu】" "【chính chính】" "【24/22/2023】" "【12.5 tỷ đồng】" "đoạn lặp lại" "không nói thời hạn" "đã bỏ 2 dấu"; do
	has "$(cat "$work/list")" "$words" "the list has: $words"
done
has "$(cat "$work/spoilt/ke-hoach/2026-2030.md")" "24/22/2023" "the words stand as they were"
has "$(cat "$work/spoilt/ke-hoach/2026-2030.md")" "Huy động các nguồn lực" "a line that a page cut is one again"
has "$("$vanthu" check -C "$work/spoilt" 2>&1)" "[N161]" "the impossible date is noted, and stops nothing"
has "$("$vanthu" check -C "$work/spoilt" 2>&1)" "still to be reviewed: 1, 2 [N160]" "rows to be reviewed are told"
"$vanthu" build -q -C "$work/spoilt" -o "$work/spoilt-out" >/dev/null 2>&1; is $? 0 "and it builds"

# the list, answered
if command -v perl >/dev/null && command -v unzip >/dev/null; then
	cat >"$work/replies.csv" <<'E1'
ma,noi_ghi,tra_loi
1,ke-hoach/chi-tieu.xlsx 1 pham_vi,den_nam
2,ke-hoach/chi-tieu.xlsx 1 nam_dich,2030
3,ke-hoach/chi-tieu.xlsx 2 muc_tieu,"12,5"
E1
	new "$work/answered" --from "$work/spoilt.txt" --answers "$work/replies.csv" -q; is $? 0 "the list is read when it is filled in"
	values "$work/answered/ke-hoach/chi-tieu.xlsx" >"$work/rows"
	has "$(cat "$work/rows")" "chi_tieu[0].pham_vi: text 'den_nam'" "an answer stands in its cell"
	has "$(cat "$work/rows")" "chi_tieu[1].muc_tieu: number 12.5" "a figure as a figure"
	is "$(values "$work/answered/cho-xem-lai.xlsx" | grep -c 'không nói thời hạn')" 0 "and is asked no more"
	is "$("$vanthu" check -C "$work/answered" 2>&1 | grep -c 'N160')" 0 "nothing is left to be reviewed"
fi

# a plan that names no years, no indicators and no units
printf 'KẾ HOẠCH\nTuyên truyền\n\nI. MỤC ĐÍCH\n\nTuyên truyền sâu rộng.\n' >"$work/bare.txt"
new "$work/bare" --from "$work/bare.txt"; is $? 64 "a plan without years asks for one"
has "$(cat "$work/err")" "--nam" "and names the option"
new "$work/bare" --from "$work/bare.txt" --nam 2026 --co-quan "UBND xã Đông Khê" -q; is $? 0 "with it there is a workspace"
is "$("$vanthu" check -C "$work/bare" 2>&1 | grep -cE ' (error|fatal): ')" 0 "without an error"
has "$(values "$work/bare/cho-xem-lai.xlsx")" "không thấy phần chỉ tiêu" "what was not found is said"

new --from $plans/an-khanh.txt; is $? 64 "without a folder there is nothing to write to"
printf 'ViÖt \204\377' >"$work/old.txt"
new "$work/old" --from "$work/old.txt"; is $? 65 "text of an old encoding is refused"
has "$(cat "$work/err")" "[N153]" "with the byte's place"
: >"$work/nothing.txt"; new "$work/nothing" --from "$work/nothing.txt"; is $? 65 "an empty file is no plan"
new "$work/gone" --from "$work/gone.docx"; is $? 66 "a file that is not there"
ok "$([ ! -e "$work/old" ] && [ ! -e "$work/nothing" ] && [ ! -e "$work/gone" ]; echo $?)" "none of these leaves a folder"
finish
