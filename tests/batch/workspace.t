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
nguoi_ky: [{ma: ct, quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}]
don_vi_tinh: [tỷ đồng]
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
: >"$ws/noi-dung/2026-10/anh.jpg"; : >"$ws/noi-dung/2026-10/anh.svg"; mkdir "$ws/noi-dung/.git"; : >"$ws/noi-dung/doc.md"
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
noi-dung/2026-10/kinh-te.docx|noi-dung/2026-10/kinh-te.docx: warning: a file of a kind that is not read here [J106]|a contribution is a Markdown file called after its unit, such as kinh-te.md
noi-dung/2026-10/anh.gif|noi-dung/2026-10/anh.gif: warning: a file of a kind that is not read here [J106]|a contribution is a Markdown file called after its unit, such as kinh-te.md
noi-dung/thang-10/kinh-te.md|noi-dung/thang-10: error: a folder of contributions whose name is no period [J103]|such as 2026, 2026-10, 2026-Q3, 2026-6T
noi-dung/2026-13/|noi-dung/2026-13: error: a folder of contributions whose name is no period [J103]|such as 2026, 2026-10, 2026-Q3, 2026-6T
ROWS

# folders that are nearly called what they should be
while IFS='|' read -r is called; do
	fresh; mv "$ws/$is" "$ws/$called"
	has "$(plan)" "$called: " "$called is noticed"
	has "$(hints)" "hint: call it $is" "and should be $is"
done <<'ROWS'
so-lieu|so_lieu
so-lieu|Số liệu
noi-dung|noi-dun
ke-hoach|kehoach
ROWS
fresh; mv "$ws/so-lieu" "$ws/.so_lieu"
case $(plan) in *so_lieu*) ok 1 "a hidden folder is nobody's" ;; *) ok 0 "a hidden folder is nobody's" ;; esac
fresh; mkdir "$ws/so_lieu"
is "$(plan)" "" "nor is another beside the right one"

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
