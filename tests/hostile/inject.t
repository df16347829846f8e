#!/bin/sh
# Each write, rename, fsync, open, folder that fails, one after the other, while a person's file is about to be changed:
# afterwards it is the old one or the new one, whole, and the status is not 0 where something is not done.
. tests/cli/tap.sh
case $vanthu in /*) ;; *) vanthu=$root/$vanthu ;; esac
cd "$work" || exit 1
if ! command -v strace >/dev/null || ! strace -qq -e inject=none true 2>/dev/null && ! strace -qq true 2>/dev/null; then
	skip "calls of the system that fail" "strace is not installed, or may not trace"; finish
fi
export LOGNAME=lan SOURCE_DATE_EPOCH=1795194000
# fontconfig leaks a pattern when a font can't be opened; that would be the sanitizer's status, not ours
export ASAN_OPTIONS=detect_leaks=0
mkdir -p ws/ke-hoach ws/so-lieu in
cat >ws/don-vi.yaml <<'YAML'
co_quan: [ỦY BAN NHÂN DÂN, XÃ THỬ]
viet_tat: UBND
dia_danh: Thử
to_chuc: [{ma: kinh-te, ten: Phòng Kinh tế}]
nguoi_ky: [{ma: ct, quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}]
don_vi_tinh: [tỷ đồng]
YAML
printf 'van_ban: [{ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: Thử, nguoi_ky: ct}]\n' >ws/van-ban.yaml
printf -- '---\ngiai_doan: 2026-2030\n---\nThử.\n' >ws/ke-hoach/2026-2030.md
printf 'mã;chỉ tiêu;đơn vị tính;tính chất;chiều;mục tiêu;so sánh;phạm vi;năm đích;chủ trì;Năm 2026;Năm 2030\n1.1;Thu thử;tỷ đồng;luy_ke;tang;500;>=;tong;;kinh-te;;\n' >ws/ke-hoach/chi-tieu.csv
form() { printf 'thong_tin: [{muc: ky, gia_tri: 2026-11}, {muc: don_vi, gia_tri: kinh-te}]\nthang: [{ma: 1.1, t11: %s}]\n' "$1"; }
form 5 >in/a.yaml; form 6 >in/b.yaml
"$vanthu" data merge -q -C ws in/a.yaml || exit 1
printf '@ten Thử\nthan {{ a }}\n' >in/m.mau; "$vanthu" template new in/m.mau -o in/m.docx
printf 'a: một\nco_quan: {ten_thuong: Xã}\n' >in/d.yaml
"$vanthu" fill in/m.docx in/d.yaml -o in/done.docx || exit 1
tree() { (cd "$1" && find . -type f ! -path './.vanthu/*' -exec sha256sum {} + | sort -k2); }

# the commands, what they change, and how it may look afterwards
start_merge() { cp -r ws o/ws; }
start_new() { :; }
start_fill() { echo old >o/out.docx; }
start_pdf() { echo old >o/out.pdf; }
line_merge='data merge -q -C o/ws in/b.yaml'
line_new='data new -q -C ws --ky 2026-12 --don-vi kinh-te -o o/form.xlsx'
line_fill='fill in/m.docx in/d.yaml -o o/out.docx'
line_pdf='pdf in/done.docx -o o/out.pdf'
for case in merge new fill pdf; do
	eval "line=\$line_$case"
	rm -rf o; mkdir o; start_$case; tree o >before
	"$vanthu" $line >/dev/null 2>&1; is $? 0 "$case: without a fault"
	tree o >after
	for fault in write:ENOSPC write:EIO fsync:EIO rename:ENOSPC openat:ENOSPC openat:EMFILE mkdir:ENOSPC fchmod:EPERM; do
		i=0 wrong='' seen=0 told=0
		while [ $i -lt 160 ]; do
			i=$((i + 1)); rm -rf o; mkdir o; start_$case
			strace -f -qq -o trace -e "trace=${fault%:*}" -e "inject=${fault%:*}:error=${fault#*:}:when=$i" "$vanthu" $line >/dev/null 2>said
			rc=$?
			grep -q INJECTED trace || break
			seen=$((seen + 1)); tree o >now
			# what a merge keeps of the old book may be there when the merge itself is not
			if cmp -s now after; then continue; fi
			# a font that could not be read is another's letters, and that is said
			if [ $rc = 0 ] && grep -q 'S10[24]' said; then told=$((told + 1)); continue; fi
			grep -v truoc now >less; grep -v truoc before | cmp -s - less || wrong="$wrong $i:torn"
			[ $rc != 0 ] || wrong="$wrong $i:0-but-not-done"
			[ $rc -lt 128 ] || wrong="$wrong $i:status-$rc"
		done
		is "$wrong" "" "$case: $seen times ${fault%:*} gives ${fault#*:}"
	done
done

# a merge that is killed at any call that changes something: the next one finds, or makes, book and log that agree
rm -rf o; mkdir o; start_merge; "$vanthu" $line_merge >/dev/null 2>&1; tree o | grep -v truoc >after
lost='' kills=0
for call in write fsync rename unlink mkdir chmod fchmod; do
	i=0
	while [ $i -lt 40 ]; do
		i=$((i + 1)); rm -rf o; mkdir o; start_merge
		strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:signal=KILL:when=$i" "$vanthu" $line_merge >/dev/null 2>&1
		[ $? = 137 ] || break
		kills=$((kills + 1))
		"$vanthu" $line_merge >/dev/null 2>&1 || lost="$lost $call-$i:refused"
		tree o | grep -v truoc | cmp -s - after || lost="$lost $call-$i:differs"
		[ "$(ls -A o/ws o/ws/so-lieu | grep -c 'cho-\|xlsx\.')" = 0 ] || lost="$lost $call-$i:left"
	done
done
is "$lost" "" "killed $kills times, merged again: the same as without"
test $kills -gt 15; ok $? "and it was killed often enough"
finish
