#!/bin/sh
# Every key, sheet and column of an office in other spellings: the documents are the same to the byte. Which there are is read
# from the tables of the program, so that a new one is tried, or missed by name.
. tests/cli/tap.sh
ws=$work/ws
if ! command -v perl >/dev/null; then echo "1..0 # SKIP no perl here"; exit 0; fi

mkdir -p "$ws/ke-hoach" "$ws/so-lieu" "$ws/noi-dung/2026"
cat >"$ws/don-vi.yaml" <<'YAML'
co_quan: [ỦY BAN NHÂN DÂN, XÃ THỬ]
co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH THỬ
ten_thuong: Ủy ban nhân dân xã Thử
viet_tat: UBND
dia_danh: Thử
dau_thap_phan: ","
to_chuc:
  - {ma: kinh-te, ten: Phòng Kinh tế, viet_tat: KT, linh_vuc: Kinh tế}
nguoi_ky:
  - {ma: pct, quyen_han: TM. ỦY BAN NHÂN DÂN, thay: KT. CHỦ TỊCH, chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Người Ký Thử, chu_ky: x.png}
noi_nhan: [Nơi nhận chung]
luu: VT
don_vi_tinh: [tỷ đồng, "%"]
ghi_chu_so_lieu: Số liệu minh họa
han_nop: 14
binh_quan: cong
cap_tren: tỉnh
dia_chi: Thôn Thử
x_rieng: Lời riêng
YAML
cat >"$ws/van-ban.yaml" <<'YAML'
van_ban:
  - ma: bao-cao
    loai: BC
    mau: bao-cao-nam
    dinh_ky: nam
    trich_yeu: Kết quả {{ ky.ten }} của {{ x_rieng }}
    nguoi_ky: pct
    xuat: [docx]
    kinh_gui: [Ủy ban nhân dân tỉnh Thử]
    can_cu: [Căn cứ Luật Thử ngày 16 tháng 6 năm 2025]
    noi_nhan: [Như trên]
    luu: VT, VP
    phu_luc: Các chỉ tiêu thử
    chi_tiet: {loi: Lời riêng}
    so: 12
    ngay: 15/12/2026
    ten_tep: "{{ ky.ma }}/{{ ma }}"
    bieu:
      rieng: {cot: [tt, chi_tieu, thuc_hien], loai: chi-tieu, ten: Biểu riêng, theo_doi: khong}
    bieu_do:
      - ma: do-thi
        loai: cot_duong
        tieu_de: Biểu đồ thử
        ten: Tên thử
        don_vi: tỷ đồng
        don_vi_phu: "%"
        nguon: Nguồn thử
        muc_tieu: 100
        ten_muc_tieu: Mục tiêu thử
        truc: [một, hai]
        rong: 12cm
        cao: 6cm
        so_le: 1
        tach: khong
        alt: Lời thay
        sua_duoc: khong
        ghi_chu: Ghi chú thử
        day:
          - {ten: Dãy, tu: "[1, 2]", so_le: 1, ghi_chu: x, loai_so: uoc}
          - {ten: Dãy phụ, gia_tri: [1, 2], kieu: duong, truc_phu: co}
YAML
printf -- '---\nten: Kế hoạch thử\nso_hieu: 01/KH-UBND\ngiai_doan: 2026-2030\n---\nLời.\n' >"$ws/ke-hoach/2026-2030.md"
cat >"$ws/ke-hoach/chi-tieu.yaml" <<'YAML'
- {ma: "1", chi_tieu: Thu thử, ten_day_du: Tổng thu thử, don_vi_tinh: tỷ đồng, tinh_chat: luy_ke, chieu: tang, muc_tieu: 500, so_sanh: ">=", phan_dau: 550, pham_vi: tong, nam_dich: 2030, chu_tri: kinh-te, linh_vuc: Kinh tế, bat_buoc: x, goc: 70, cong_don: "", theo_doi: "", xem_lai: "", ghi_chu: x, nam_2026: 90}
- {ma: "2", chi_tieu: Tỷ lệ thử, don_vi_tinh: "%", tinh_chat: ty_le, chieu: tang, muc_tieu: 90, so_sanh: "~", dung_sai: 2, tran: 95, pham_vi: den_nam, nam_dich: 2030, chu_tri: kinh-te, linh_vuc: Kinh tế, nam_2026: 80}
YAML
cat >"$ws/so-lieu/2026.yaml" <<'YAML'
chi_tieu:
  - {ma: "1", chi_tieu: Thu thử, don_vi_tinh: tỷ đồng, ke_hoach: 90, thanh_pho_giao: 88, thuc_hien: 91, uoc_thuc_hien: "", cung_ky: 80, ke_hoach_sau: 95, ly_do: "", danh_gia: "", trang_thai: so_bo, xac_nhan: sổ thu đã khóa, ghi_chu: ghi thử}
  - {ma: "2", ke_hoach: 80, uoc_thuc_hien: 70, cung_ky: 75, ly_do: do thử, danh_gia: chua_dat}
thang:
  - {ma: "1", chi_tieu: Thu thử, t1: 7, t2: 7, t3: 7, t4: 8, t5: 8, t6: 8, t7: 8, t8: 8, t9: 8, t10: 8, t11: 7, t12: 7}
thong_tin:
  - {muc: so_lieu_den, gia_tri: 2026-12}
  - {muc: nguon, gia_tri: sổ thử}
YAML
cat >"$ws/noi-dung/2026/kinh-te.md" <<'MD'
---
don_vi: kinh-te
ky: 2026
nguoi_lap: Người lập thử
so_lieu: thử
---
# Kết quả

Tốt.
MD

# the names that the program knows
perl -0777 -ne '
	print "$1\n" while /\{\s*"([a-z_0-9]+)",\s*WANT_/g;
	while (/(?:^|\s)(?:month_columns|about_columns|columns|chart_keys|series_keys)\[[A-Z_]*\]\s*=\s*\{([^}]*)\}/g) {
		my $list = $1; print "$1\n" while $list =~ /"([a-z_0-9]+)"/g }' \
	generator/plan/*.c generator/assess/tables.c generator/chart/model.c | sort -u >"$work/names"
printf '%s\n' chi_tieu thang thong_tin giai_doan so_hieu x_rieng nam_2026 rieng >>"$work/names"
test "$(wc -l <"$work/names")" -ge 95; ok $? "names are found: $(wc -l <"$work/names")"
files="don-vi.yaml van-ban.yaml ke-hoach/2026-2030.md ke-hoach/chi-tieu.yaml so-lieu/2026.yaml noi-dung/2026/kinh-te.md"
untried=$(while read -r name; do
	case $name in rong_twips | cao_twips) continue ;; esac # the program's own
	(cd "$ws" && grep -qE "(^|[-{, ])$name:" $files) || echo "$name"
done <"$work/names")
is "$untried" "" "and each stands in the office of this test"

make_docs() { rm -rf "$work/$2"; (cd "$work" && "$vanthu" build -C "$1" -o "$2" --ky 2026 2>&1; "$vanthu" debug plan -C "$1" --ky 2026 2>/dev/null | sed 's/ @.*//' >"$2.plan"); }
got=$(make_docs ws plain); has "$got" "1 written" "the office makes its document"
words=$(unzip -p "$work/plain/2026/bao-cao.docx" word/document.xml | sed 's/<[^>]*>//g')
for part in "XÃ THỬ" "Người Ký Thử" "Ủy ban nhân dân tỉnh Thử" "Căn cứ Luật Thử" "Các chỉ tiêu thử" "Lời riêng" "Như trên" "VT, VP"; do
	has "$words" "$part" "it says $part"
done

# NAME → another spelling of it
spell() { # HOW
	case $1 in
	marks) perl -CS -Mutf8 -pe 'tr/aeouidy/áẹọủịđý/; s/_/ /g' ;;
	capitals) tr 'a-z_' 'A-Z ' ;;
	decomposed) perl -CS -Mutf8 -MUnicode::Normalize -pe 'tr/aeoui/ấệộữỉ/; s/_/-/g; $_ = NFD($_)' ;;
	esac
}
for how in marks capitals decomposed; do
	rm -rf "$work/$how.ws"; cp -r "$ws" "$work/$how.ws"
	spell $how <"$work/names" | paste -d'|' "$work/names" - >"$work/table"
	(cd "$work/$how.ws" && perl -CSD -i -e '
		BEGIN { open my $f, "<:utf8", shift or die; while (<$f>) { chomp; my ($k, $v) = split /\|/; $to{$k} = $v } }
		while (<>) { s/(^|[-{,]\s*|^\s+)([a-z][a-z_0-9]*):(?=\s|$)/$1 . (exists $to{$2} ? $to{$2} : $2) . ":"/ge; print }' "$work/table" $files)
	cmp -s "$ws/van-ban.yaml" "$work/$how.ws/van-ban.yaml"; test $? = 1; ok $? "the names are spelled otherwise ($how)"
	got=$(make_docs "$how.ws" "$how"); has "$got" "1 written" "the office in $how makes its document"
	cmp "$work/plain/2026/bao-cao.docx" "$work/$how/2026/bao-cao.docx" >/dev/null 2>&1; ok $? "which is the same to the byte"
	is "$(cat "$work/$how.plan")" "$(cat "$work/plain.plan")" "and so is the model"
done
finish
