#!/bin/sh
# The folders of an office: what is read, what is passed over, what is said of it.
. tests/cli/tap.sh
ws=$work/ws
fresh() {
	rm -rf "$ws"; mkdir -p "$ws/ke-hoach" "$ws/so-lieu" "$ws/noi-dung/2026-10"
	cat >"$ws/don-vi.yaml" <<'YAML'
co_quan: [ỦY BAN NHÂN DÂN, XÃ THỬ]
ten_thuong: UBND xã Thử
viet_tat: UBND
dia_danh: Thử
to_chuc: [{ma: kinh-te, ten: Phòng Kinh tế, linh_vuc: Kinh tế}]
nguoi_ky: [{ma: ct, quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Người Ký Thử}]
don_vi_tinh: [tỷ đồng]
luu: VT
YAML
	printf 'van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: thang, trich_yeu: Thử, nguoi_ky: ct}\n' >"$ws/van-ban.yaml"
	printf -- '---\ngiai_doan: 2026-2030\n---\nThử.\n' >"$ws/ke-hoach/2026-2030.md"
	printf 'mã;chỉ tiêu;đơn vị tính;tính chất;chiều;mục tiêu;so sánh;phạm vi;chủ trì\n1;Thu thử;tỷ đồng;luy_ke;tang;500;>=;tong;kinh-te\n' >"$ws/ke-hoach/chi-tieu.csv"
	for year in 2025 2026; do printf 'mã;thực hiện\n1;80\n' >"$ws/so-lieu/$year.csv"; done
	printf '# Kết quả\n\nTốt.\n' >"$ws/noi-dung/2026-10/kinh-te.md"
}
plan() { (cd "$work" && "$vanthu" debug plan -C ws --ky 2026-10 2>&1 >"$work/dump" | grep -v '^ '); } # complaints without their hints
hints() { (cd "$work" && "$vanthu" debug plan -C ws 2>&1 >"$work/dump" | grep '^    hint'); }

fresh
is "$(plan)" "" "an office without faults"
has "$(cat "$work/dump")" "indicator 1 " "has its indicators"

# what is passed over in silence
: >"$ws/so-lieu/.DS_Store"; : >"$ws/noi-dung/2026-10/.x.md"; : >"$ws/ke-hoach/ghi-chu.txt"; : >"$ws/noi-dung/2026-10/anh.png"
: >"$ws/noi-dung/2026-10/anh.jpg"; : >"$ws/noi-dung/2026-10/anh.svg"; : >"$ws/noi-dung/2026-10/anh.gif"; mkdir "$ws/noi-dung/2026-10/hinh"; mkdir "$ws/noi-dung/.git"; : >"$ws/noi-dung/doc.md"
is "$(plan)" "" "hidden files, pictures, files beside folders"

# what is said
while IFS='|' read -r file want hint; do
	fresh; mkdir -p "$(dirname "$ws/$file")"
	case $file in */) mkdir -p "$ws/$file" ;; *) printf 'x\n' >"$ws/$file" ;; esac
	is "$(plan)" "$want" "$file"
	is "$(hints | sed 's/    hint: //')" "$hint" "and what to do about $file"
done <<'ROWS'
so-lieu/~$2026.xlsx|so-lieu/~$2026.xlsx: note: a lock copy, left out: the file is open somewhere [J105]|
ke-hoach/.~lock.chi-tieu.csv#|ke-hoach/.~lock.chi-tieu.csv#: note: a lock copy, left out: the file is open somewhere [J105]|
noi-dung/2026-10/~$kt.md|noi-dung/2026-10/~$kt.md: note: a lock copy, left out: the file is open somewhere [J105]|
so-lieu/2026-10.csv|so-lieu/2026-10.csv: warning: a file of a kind that is not read here [J106]|a year's figures are called 2026.xlsx, 2026.ods or 2026.csv
so-lieu/ghi-chu.csv|so-lieu/ghi-chu.csv: warning: a file of a kind that is not read here [J106]|a year's figures are called 2026.xlsx, 2026.ods or 2026.csv
so-lieu/2027.pdf|so-lieu/2027.pdf: warning: a file of a kind that is not read here [J106]|a year's figures are called 2026.xlsx, 2026.ods or 2026.csv
noi-dung/2026-10/kinh-te.doc|noi-dung/2026-10/kinh-te.doc: warning: a file of a kind that is not read here [J106]|save it as DOCX: that is read
noi-dung/2026-10/kinh-te.txt|noi-dung/2026-10/kinh-te.txt: warning: a file of a kind that is not read here [J106]|a contribution is a Word file (DOCX, ODT) or a Markdown file called after its unit, such as kinh-te.docx
noi-dung/thang-10/kinh-te.md|noi-dung/thang-10: error: a folder of contributions whose name is no period [J103]|such as 2026, 2026-10, 2026-Q3, 2026-6T
noi-dung/2026-13/|noi-dung/2026-13: error: a folder of contributions whose name is no period [J103]|such as 2026, 2026-10, 2026-Q3, 2026-6T
ROWS

# folders that are nearly called what they should be
while IFS='|' read -r is called; do
	fresh; mv "$ws/$is" "$ws/$called"
	has "$(plan)" "$called: " "$called is noticed"
	has "$(hints)" "hint: call it $is" "and should be $is"
done <<'ROWS'
so-lieu|solieu
noi-dung|noi-dun
ke-hoach|kehoach
ROWS

# names in other spellings: the model is the same
fresh; plan >/dev/null; cp "$work/dump" "$work/plain"
while IFS='|' read -r is called; do
	fresh; mv "$ws/$is" "$ws/$called"
	is "$(plan)" "" "$called is $is"
	is "$(sed 's/@.*//' "$work/dump")" "$(sed 's/@.*//' "$work/plain")" "and what is in it is read"
done <<'ROWS'
so-lieu|so_lieu
so-lieu|Số liệu
noi-dung|NOI DUNG
ke-hoach|Kế hoạch
don-vi.yaml|Đơn vị.yaml
don-vi.yaml|don_vi.YML
van-ban.yaml|Văn bản.yaml
ke-hoach/chi-tieu.csv|ke-hoach/Chỉ tiêu.CSV
ke-hoach/2026-2030.md|ke-hoach/Giai đoạn 2026 - 2030.md
ke-hoach/2026-2030.md|ke-hoach/Lời văn.md
so-lieu/2026.csv|so-lieu/Năm 2026.csv
noi-dung/2026-10|noi-dung/2026_10
noi-dung/2026-10|noi-dung/Tháng 10-2026
noi-dung/2026-10/kinh-te.md|noi-dung/2026-10/Kinh tế.MD
ROWS
is "$(cd "$ws/noi-dung" && "$vanthu" debug plan 2>&1 | head -1)" "$(head -1 "$work/plain")" "an office is found by don-vi.yaml in any spelling"

# two of one name: both are told
while IFS='|' read -r is other code; do
	fresh; cp -r "$ws/$is" "$ws/$other"
	got=$(cd "$work" && "$vanthu" debug plan -C ws 2>&1 >/dev/null)
	has "$got" "[$code]" "$is beside $other is an error"
	has "$got" "$is" "which names the one"
	has "$got" "$other" "and the other"
done <<'ROWS'
don-vi.yaml|Đơn vị.yaml|J120
van-ban.yaml|van_ban.yml|J120
so-lieu|Số liệu|J120
noi-dung|noi_dung|J120
ke-hoach/chi-tieu.csv|ke-hoach/Chỉ tiêu.csv|J120
so-lieu/2026.csv|so-lieu/Năm 2026.csv|J114
noi-dung/2026-10|noi-dung/T10-2026|J120
noi-dung/2026-10/kinh-te.md|noi-dung/2026-10/Kinh tế.md|J120
ROWS
fresh; cp "$ws/ke-hoach/2026-2030.md" "$ws/ke-hoach/2021-2025.md"
is "$(plan)" "" "of several terms the last is the plan"
fresh; cp "$ws/ke-hoach/2026-2030.md" "$ws/ke-hoach/zz.md"
has "$(plan)" "ke-hoach/zz.md: warning: a file of a kind that is not read here [J106]" "a text that is called after no term is not"
fresh; mv "$ws/ke-hoach/2026-2030.md" "$ws/ke-hoach/a.md"; cp "$ws/ke-hoach/a.md" "$ws/ke-hoach/b.md"
has "$(plan)" "ke-hoach/b.md: error: two of one name [J120]" "and where there is no other they may not be two"

# missing, empty, unreadable, not understood
fresh; rm "$ws/van-ban.yaml"; has "$(plan)" "[F101]" "missing"
while read -r file; do
	fresh; : >"$ws/$file"
	has "$(plan)" "$file: error: nothing stands in the file [J121]" "$file is empty"
done <<'ROWS'
don-vi.yaml
van-ban.yaml
ke-hoach/chi-tieu.csv
ke-hoach/2026-2030.md
so-lieu/2026.csv
ROWS
fresh; : >"$ws/noi-dung/2026-10/kinh-te.md"
is "$(plan)" "noi-dung/2026-10/kinh-te.md: warning: a contribution without text [J125]" "an empty contribution is no missing one"
fresh; printf '# only a remark\n' >"$ws/don-vi.yaml"; has "$(plan)" "don-vi.yaml: error: nothing stands in the file [J121]" "a remark alone is nothing"
fresh; printf -- '---\nky: 2026-10\n---\n\n' >"$ws/noi-dung/2026-10/kinh-te.md"; has "$(plan)" "kinh-te.md: warning: a contribution without text [J125]" "nor is front matter alone a text"
fresh; mv "$ws/noi-dung" "$ws/x"; : >"$ws/noi-dung"; has "$(plan)" "noi-dung: error: a file where a folder belongs [J124]" "not understood"
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
if [ "$(id -u)" = 0 ] && as_nobody true 2>/dev/null && chmod 755 "$work" && as_nobody test -r "$ws/don-vi.yaml" && as_nobody test -x "$vanthu"; then
	for folder in noi-dung noi-dung/2026-10 so-lieu ke-hoach; do
		fresh; chmod 000 "$ws/$folder"
		got=$(cd "$work" && as_nobody "$vanthu" debug plan -C ws 2>&1 >/dev/null); status=$?
		chmod 755 "$ws/$folder"
		has "$got" "ws/$folder: fatal: folder cannot be read: Permission denied [F111]" "$folder that may not be read is told"
		is "$status" 74 "and ends the run"
	done
	fresh; chmod 000 "$ws/so-lieu/2026.csv"
	has "$(cd "$work" && as_nobody "$vanthu" debug plan -C ws 2>&1 >/dev/null)" "[F102]" "and so is a file"
else
	skip "what another user may not read" "there is no other user here"
fi
fresh; mkfifo "$ws/noi-dung/2026-10/cong-an.md"; has "$(cd "$work" && timeout 10 "$vanthu" debug plan -C ws 2>&1)" "[F110]" "a pipe is refused"

# a contribution where none is looked for
while read -r place; do
	fresh; mkdir -p "$ws/$(dirname "$place")"; cp "$ws/noi-dung/2026-10/kinh-te.md" "$ws/$place"
	has "$(plan)" "a contribution where none is looked for [J122]" "$place would be lost"
done <<'ROWS'
noi-dung/kinh-te.md
noi-dung/Kinh tế.md
kinh-te.md
2026-10/kinh-te.md
noi-dung/2026-10/kinh-te/bai.md
ROWS
fresh; mv "$ws/so-lieu" "$ws/.so_lieu"
case $(plan) in *so_lieu*) ok 1 "a hidden folder is nobody's" ;; *) ok 0 "a hidden folder is nobody's" ;; esac

# a year twice, files that cannot be read, files that are missing
fresh; printf 'ma: 1\n' >"$ws/so-lieu/2026.yaml"
got=$(plan); has "$got" "2026" "a year in two files"
has "$got" "[J114]" "is an error"
has "$(hints)" "keep one of the two files" "to be mended"
fresh; printf 'a: [\n' >"$ws/so-lieu/2027.yaml"
has "$(plan)" "so-lieu/2027.yaml:2:1: error: cannot be read" "a file that cannot be read is named from the office's folder"
fresh; rm "$ws/van-ban.yaml"
has "$(plan)" "ws/van-ban.yaml: fatal: file not found" "van-ban.yaml must be there"
fresh; rm -r "$ws/so-lieu" "$ws/noi-dung"
is "$(plan)" "so-lieu/2026.xlsx: error: no data for the year: 2026 [K223]" "figures are missed in the year that is asked for"
is "$(cd "$work" && "$vanthu" debug plan -C ws 2>&1 >/dev/null)" "" "and not otherwise"
fresh; printf 'dau_thap_phan: "."\n' >>"$ws/don-vi.yaml"; printf 'mã;thực hiện\n1;80.5\n' >"$ws/so-lieu/2026.csv"
is "$(plan)" "" "the office's decimal mark is that of its files"
has "$(cat "$work/dump")" "mark ." "which the plan knows"
fresh; printf 'mã;thực hiện\n1;80.5\n' >"$ws/so-lieu/2026.csv"; printf 'ky,bang,ma,cot,cu,moi,don_vi,tep\n2026,"chi_tieu","1","thuc_hien","","80.5","kinh-te","a"\n' >"$ws/nhat-ky-so-lieu.csv"
has "$(plan)" "so-lieu/2026.csv: B2:" "a figure with the other mark is noticed"
mkdir -p "$work/ws/a/b"
is "$(cd "$work/ws/a/b" && "$vanthu" debug plan 2>/dev/null | head -1)" "$(head -1 "$work/dump")" "the office is found from below"
finish
