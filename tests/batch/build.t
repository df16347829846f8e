#!/bin/sh
# What a run makes, where, and why: an invented office of one small document.
. tests/cli/tap.sh
ws=$work/ws share=$work/share
mkdir -p "$ws/ke-hoach" "$ws/so-lieu" "$ws/noi-dung/2026-10" "$ws/mau" "$share/templates" "$share/fonts"
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
document() { printf 'van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: thang, trich_yeu: Thử, nguoi_ky: ct%s}\n' "$1" >"$ws/van-ban.yaml"; }
document ""
printf -- '---\ngiai_doan: 2026-2030\n---\nThử.\n' >"$ws/ke-hoach/2026-2030.md"
printf 'mã;chỉ tiêu;đơn vị tính;tính chất;chiều;mục tiêu;so sánh;phạm vi;chủ trì\n1;Thu thử;tỷ đồng;luy_ke;tang;500;>=;tong;kinh-te\n' >"$ws/ke-hoach/chi-tieu.csv"
for year in 2025 2026; do printf 'mã;thực hiện\n1;80\n' >"$ws/so-lieu/$year.csv"; done
printf '# Kết quả\n\nTốt.\n' >"$ws/noi-dung/2026-10/kinh-te.md"
printf '@ten Thử\nthan Kỳ {{ ky.ma }}, {{ "*đậm*"|markdown }}.\n' >"$work/bc.mau"
for e in docx odt; do "$vanthu" template new "$work/bc.mau" -o "$ws/mau/bc.$e" || echo "Bail out! no template"; done
build() { (cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C ws -o out "$@" 2>&1) | sed 's/, [0-9.]* s$//'; }
status() { (cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C ws -o out "$@" >/dev/null 2>&1); echo $?; }

is "$(build)" "written: out/2026-10/bc.docx
written: out/2026-10/bc.pdf, 1 page
written: out/2026-10/bc.odt
3 written, 0 unchanged, 0 failed" "a document in its three formats"
is "$(build)" "0 written, 3 unchanged, 0 failed" "nothing changed, nothing written"
is "$(build -v)" "unchanged: out/2026-10/bc.docx
unchanged: out/2026-10/bc.pdf, 1 page
unchanged: out/2026-10/bc.odt
0 written, 3 unchanged, 0 failed" "-v says of each that it stands"
is "$(build -q)$(build --json)" "" "-q and --json say nothing of that"
is "$(build -n -v)" "unchanged: out/2026-10/bc.docx
unchanged: out/2026-10/bc.pdf, 1 page
unchanged: out/2026-10/bc.odt
0 would be made, 3 unchanged" "a dry run says so too"
is "$(build --force -v)" "written: out/2026-10/bc.docx (asked for)
written: out/2026-10/bc.pdf, 1 page (asked for)
written: out/2026-10/bc.odt (asked for)
3 written, 0 unchanged, 0 failed" "--force makes all"
if command -v unzip >/dev/null; then
	has "$(unzip -p "$work/out/2026-10/bc.docx" word/document.xml)" "<w:i/>" "a template has the filter markdown"
else
	skip "a template has the filter markdown" "no unzip"
fi

# why something is made again
rm "$work/out/2026-10/bc.pdf"
is "$(build -n)" "would be made: out/2026-10/bc.pdf (not there yet)
1 would be made, 2 unchanged" "what is gone is made again"
is "$(build)" "written: out/2026-10/bc.pdf, 1 page
1 written, 2 unchanged, 0 failed" "from the document that stands"
rm "$work/out/2026-10/bc.odt"
is "$(build -v | head -3)" "unchanged: out/2026-10/bc.docx
unchanged: out/2026-10/bc.pdf, 1 page
written: out/2026-10/bc.odt (not there yet)" "each of its own"
printf 'x' >"$share/fonts/ChuThu.ttf"
is "$(build -n)" "would be made: out/2026-10/bc.docx (new: fonts/ChuThu.ttf)
would be made: out/2026-10/bc.pdf (new: fonts/ChuThu.ttf)
would be made: out/2026-10/bc.odt (new: fonts/ChuThu.ttf)
3 would be made, 0 unchanged" "a font of the office is an input"
build >/dev/null
printf 'y' >"$share/fonts/ChuThu.ttf"; printf 'x' >"$share/fonts/doc.txt"
is "$(build -n | head -1)" "would be made: out/2026-10/bc.docx (changed: fonts/ChuThu.ttf)" "that changes"
rm "$share/fonts/ChuThu.ttf"
is "$(build -n | head -1)" "would be made: out/2026-10/bc.docx (gone: fonts/ChuThu.ttf)" "or goes; what is no font is none"
is "$(build | tail -1)" "0 written, 3 unchanged, 0 failed" "the same bytes are not written again"
printf '\n' >>"$ws/don-vi.yaml"
is "$(build -n | head -1)" "would be made: out/2026-10/bc.docx (changed: don-vi.yaml)" "an input that changes is named"
build >/dev/null
printf 'khong phai json' >"$work/out/.vanthu/manifest.json"
is "$(build -n | head -1)" "would be made: out/2026-10/bc.docx (not there yet)" "a manifest that cannot be read is none"
is "$(build | tail -1)" "0 written, 3 unchanged, 0 failed" "and what stands there already is not written"
is "$(sed -n 's/^    "\(.*\)": {/\1/p' "$work/out/.vanthu/manifest.json")" "2026-10/bc.docx
2026-10/bc.odt
2026-10/bc.pdf" "the manifest names what was made"
is "$(sed -n 's/^      "pages": \([0-9]*\),/\1/p' "$work/out/.vanthu/manifest.json")" 1 "and the pages of the PDF"
is "$(grep -c "\"sha256\": \"$(sha256sum <"$work/out/2026-10/bc.odt" | cut -d' ' -f1)\"" "$work/out/.vanthu/manifest.json")" 1 "with their hashes"

# changed by hand, again and again
for i in 1 2 3; do
	printf "$i" >>"$work/out/2026-10/bc.odt"
	build --force >"$work/said"
done
is "$(ls "$work/out/2026-10")" "bc.docx
bc.odt
bc.pdf
bc.sua-tay-2.odt
bc.sua-tay-3.odt
bc.sua-tay.odt" "each hand's work is kept under a name of its own"
is "$(head -1 "$work/said")" "out/2026-10/bc.odt: warning: changed by hand since it was made; kept beside the new one: out/2026-10/bc.sua-tay-3.odt [J109]" "which is said"
rm "$work"/out/2026-10/bc.sua-tay*

# formats
is "$(build -f png)" "written: out/2026-10/bc-1.png
1 written, 0 unchanged, 0 failed" "a picture of each page"
is "$(head -c 4 "$work/out/2026-10/bc-1.png" | tail -c 3)" PNG "which it is"
is "$(build -f png)" "0 written, 1 unchanged, 0 failed" "once"
is "$(build -f ' odt , docx ')" "0 written, 2 unchanged, 0 failed" "formats may have spaces around them"
got=$(build -f docx,pfd,xyzxyz); is "$got" "error: unknown output format: pfd [J111]
    hint: nearest is pdf
error: unknown output format: xyzxyz [J111]
    hint: docx, odt, pdf, png
0 written, 0 unchanged, 0 failed" "each unknown one is named"
is "$(status -f pfd)" 65 "and is 65"
document ", xuat: [odt, png]"; rm -r "$work/out"
is "$(build)" "written: out/2026-10/bc-1.png
written: out/2026-10/bc.odt
2 written, 0 unchanged, 0 failed" "xuat says which; DOCX is laid out, not written"
mv "$ws/mau/bc.docx" "$work/"; rm -r "$work/out"
is "$(build)" "written: out/2026-10/bc.odt
written: out/2026-10/bc-1.png
2 written, 0 unchanged, 0 failed" "without a DOCX template ODT is laid out"
is "$(build -f docx,odt)" "van-ban.yaml:2:10: error: no template for this document: bc.docx [J102]
    hint: $share/templates/bc.docx
0 written, 1 unchanged, 0 failed" "a template that is missing fails the document"
for mau in ../../bc /bc a/../../bc .. ; do
	sed -i "s|mau: [^,}]*|mau: $mau|" "$ws/van-ban.yaml"
	has "$(build -f docx)" "a template outside the workspace: $mau [Y120]" "mau: $mau leads out"
done
ln -s "$work/bc.docx" "$ws/mau/lien-ket.docx"
sed -i "s|mau: [^,}]*|mau: lien-ket|" "$ws/van-ban.yaml"
has "$(build -f docx)" "a template outside the workspace: lien-ket [Y120]" "and so does a symbolic link"
rm "$ws/mau/lien-ket.docx"
sed -i "s|mau: [^,}]*|mau: bc|" "$ws/van-ban.yaml"
cp "$work/bc.docx" "$share/templates/bcc.docx"
is "$(build -f docx | sed -n 2p)" "    hint: nearest is bcc.docx" "and the nearest one is named"
mv "$share/templates/bcc.docx" "$share/templates/bc.docx"
is "$(build -f docx)" "written: out/2026-10/bc.docx
1 written, 0 unchanged, 0 failed" "the program's own serve where the office has none"
mv "$share/templates/bc.docx" "$ws/mau/"

# names of outputs
while IFS='|' read -r name want; do
	document ", ten_tep: \"$name\", xuat: [odt]"
	rm -rf "$work/out"; got=$(build)
	case $want in
	!*) is "$got" "van-ban.yaml:2:88: error: not a name for an output: ${want#!} [J110]
    hint: a path below the output folder, such as {{ ky.ma }}/{{ ma }}
0 written, 0 unchanged, 0 failed" "no name: $name" ;;
	*) is "$got" "written: out/$want
1 written, 0 unchanged, 0 failed" "a name: $name" ;;
	esac
done <<'ROWS'
{{ ma }}|bc.odt
a/{{ ky.ma }}-{{ loai }}|a/2026-10-BC.odt
a..b|a..b.odt
Báo cáo {{ ky.nam }}|Báo cáo 2026.odt
/tmp/x|!/tmp/x
../x|!../x
a/../x|!a/../x
a//x|!a//x
./x|!./x
.vanthu/x|!.vanthu/x
a/|!a/
ROWS
document ", ten_tep: \"$(printf 'x%.0s' $(seq 201))\""
has "$(build)" "[J110]" "201 letters are too many"
document ", ten_tep: \"$(printf 'x%.0s' $(seq 200))\", xuat: [odt]"
has "$(build)" "written: out/xxx" "200 are not"
document ", ten_tep: \"{{ khong_co }}\""
is "$(build | head -1)" "van-ban.yaml:2:88: error: unknown name: khong_co [T102]" "a name that is not known is said"
document ""

# periods
is "$(build --ky 2026-13)" "error: not a period: 2026-13 [J107]
    hint: such as 2026, 2026-10, 2026-Q3, 2026-6T
0 written, 0 unchanged, 0 failed" "no period"
is "$(build bc --ky 2026)" "van-ban.yaml:2:10: error: a period of another kind than the document's: bc: 2026 [J108]
    hint: dinh_ky in van-ban.yaml says which kind it has
0 written, 0 unchanged, 0 failed" "a period of another kind, the document by name"
is "$(build --ky 2026)" "error: a period of another kind than the document's: 2026 [J108]
0 written, 0 unchanged, 0 failed" "all of them"
is "$(build --ky 2026-09 -n | tail -1)" "3 would be made, 0 unchanged" "a month with nothing sent is made all the same"

# the period that nobody names: one rule, whether the document is named or not
mkdir "$ws/noi-dung/2026-12" "$ws/noi-dung/2031-01"
cp "$ws/noi-dung/2026-10/kinh-te.md" "$ws/noi-dung/2026-12/"
first() { build -n "$@" | sed -n 's/^would be made: \([^ ]*\) .*/\1/p' | head -1; }
for doc in "" bc; do
	is "$(first $doc)" "out/2026-12/bc.docx" "the newest that units have sent for ${doc:+by name}"
	is "$(first $doc --ngay 2026-11-01)" "out/2026-10/bc.docx" "a day tells the period ${doc:+by name}"
	is "$(SOURCE_DATE_EPOCH=1793500000 first $doc)" "out/2026-10/bc.docx" "so does SOURCE_DATE_EPOCH ${doc:+by name}"
done
is "$(build --ngay 2026-11-20 -n)" "van-ban.yaml:2:10: note: not made, since nobody has sent anything for it: bc: 2026-11 [J133]
    hint: with --ky it is made for any period
0 would be made, 0 unchanged" "a month that nobody has sent for is passed over"
is "$(status --ngay 2026-11-20 -n)" 0 "which is no fault"
is "$(build bc --ngay 2026-11-20 -n | head -1)" "van-ban.yaml:2:10: error: nobody has sent anything for this document: bc: 2026-11 [J132]" "a document that was named can't be"
is "$(status bc --ngay 2026-11-20 -n)" 66 "which is an input that is missing"
is "$(first bc --ky 2026-11)" "out/2026-11/bc.docx" "--ky makes it all the same"
cp "$ws/noi-dung/2026-10/kinh-te.md" "$ws/noi-dung/2031-01/"
is "$(first)" "out/2026-12/bc.docx" "a period outside the term is not taken by itself"
is "$(first --ky 2031-01)" "out/2031-01/bc.docx" "but when it is asked for"
is "$(status bc --ngay 2031-01-20 -n)" 66 "a day outside the term names none"
rm -r "$ws/noi-dung/2026-12" "$ws/noi-dung/2031-01"
mv "$ws/noi-dung" "$work/noi-dung"
is "$(first)" "out/2026-12/bc.docx" "an office without contributions has the last month that its figures reach"
mv "$work/noi-dung" "$ws/"
is "$(build -C ws khong-co | head -1)" "error: unknown document: khong-co [K112]" "an unknown document"

# two documents of one output: both are named, and neither is written
cp -r "$work/ws" "$work/twice"
cat >"$work/twice/van-ban.yaml" <<'YAML'
van_ban:
  - {ma: bc, loai: BC, mau: bc, dinh_ky: thang, trich_yeu: Thử, nguoi_ky: ct, ten_tep: "{{ ky.ma }}/bao-cao"}
  - {ma: bc-hai, loai: BC, mau: bc, dinh_ky: thang, trich_yeu: Thử, nguoi_ky: ct, ten_tep: "{{ ky.ma }}/Báo cáo"}
YAML
got=$(build -C twice bc --ky 2026-10); has "$got" "van-ban.yaml:3:92: error: two documents of one name: 2026-10/Báo cáo [J123]" "two documents of one output"
has "$got" "van-ban.yaml:2:10: bc has that name too" "are both named"
is "$(build -C twice bc-hai BC_HAI --ky 2026-10 | grep -c J123)" 1 "also where one alone is asked for, and that twice"

# places that cannot be written
mkdir -p "$work/out2/2026-10/bc.docx"
got=$(cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C ws -o out2 -f docx 2>&1); is "$?" 74 "a folder in the way"
is "$(find "$work/out2" -name '*.docx' -type f)" "" "stays"
mkdir -p "$work/out3/.vanthu/lock"
got=$(cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C ws -o out3 2>&1); is "$?" 73 "a lock that cannot be opened is 73"
has "$got" "out3/.vanthu/lock: fatal: file cannot be created" "and named"

# on a terminal: one live line
if script -qefc true /dev/null </dev/null >/dev/null 2>&1; then
	rm -rf "$work/out"
	(cd "$work" && VANTHU_SHARE=$share script -qefc "'$vanthu' build -C ws -o out -j 1" /dev/null </dev/null >"$work/live" 2>&1)
	has "$(tr '\r\033' '__' <"$work/live")" "__[K0/1 bc" "a terminal is told which document is at work"
	has "$(tr '\r\033' '__' <"$work/live")" "__[Kwritten: out/2026-10/bc.docx" "and the line goes"
	(cd "$work" && VANTHU_SHARE=$share script -qefc "'$vanthu' build -C ws -o out -q --force" /dev/null </dev/null >"$work/live" 2>&1)
	is "$(cat "$work/live")" "" "not with -q"
else
	skip "a terminal is told which document is at work" "no script, or no pseudo-terminal, here"
fi
finish
