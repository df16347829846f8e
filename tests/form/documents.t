#!/bin/sh
# All kinds of administrative documents: each template is made in both formats and is sound, filled with the sample of its
# kind, and the checker of the form finds nothing in what comes out.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/tap.sh
. tests/form/workspace.sh

# --- the table of kinds
decree="NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CV CĐ BGN BTT GUQ GM GGT GNP PG PC PB ThC"
is "$(echo "$decree" | wc -w | tr -d ' ')" 29 "the decree has 29 kinds"
kinds | cut -f1 | uniq >"$work/codes"
is "$(for k in $decree PL SY SL TrS; do grep -qx "$k" "$work/codes" || echo "$k"; done)" "" "each has its template, and so have appendix and copies"
is "$(for k in $(cat "$work/codes"); do for e in docx odt; do
	rm -f "$work/one.$e"
	"$vanthu" template new --kind "$k" -o "$work/one.$e" && "$vanthu" template check "$work/one.$e" || echo "$k.$e"
done; done 2>&1)" "" "each template is made in both formats, and sound"
is "$("$vanthu" template new --kind "giấy mời" -o "$work/name.docx" && "$vanthu" template new --kind gm -o "$work/code.docx" &&
	cmp "$work/name.docx" "$work/code.docx" && echo same)" same "a kind is found by its name and by its code in small letters"

# one that somebody has worked on since is never written over
echo "của văn phòng" >>"$work/name.docx"; cp "$work/name.docx" "$work/kept.docx"
"$vanthu" template new --kind GM -o "$work/name.docx" >"$work/said" 2>&1; is "$?" 73 "a template that somebody has changed stays"
has "$(cat "$work/said")" T305 "and that is said"
cmp -s "$work/name.docx" "$work/kept.docx"; ok $? "byte for byte"
"$vanthu" template new --kind GM -o "$work/code.docx"; is "$?" 0 "the same once more changes nothing"

# --- the sample as it stands tells how to make what it has not
"$vanthu" check -C inputs/cac-loai --lang en >"$work/said" 2>&1
has "$(cat "$work/said")" "hint: vanthu template new --kind CĐ -o mau/cong-dien.docx makes one" "a kind that is not built in is one command away"

# --- filled with the sample
kinds_workspace "$work/w" >"$work/made" 2>&1
is "$(cat "$work/made")" "" "the sample's templates are made"
said=$("$vanthu" build -q -C "$work/w" -o "$work/out" 2>&1); is "$? $said" "0 " "documents of all kinds are made without a word"
sed -n 's/^    loai: //p' "$work/w/van-ban.yaml" | sort -u >"$work/sampled"
is "$(kinds | cut -f1,2 | while IFS="$(printf '\t')" read -r code name; do
	case $code in PL) continue ;; esac # an appendix has the code of what it belongs to
	grep -qxe "$code" -e "$name" "$work/sampled" || echo "$code"
done)" "" "the sample has each kind"
cd "$work/out/mot-lan" || exit 1
"$vanthu" lint ./*.docx ./*.odt >"$work/lint"
is "$(grep -v ': 0 errors, 0 warnings: may be signed$' "$work/lint")" "" "the checker of the form finds nothing: $(wc -l <"$work/lint") documents"
is "$(wc -l <"$work/lint" | tr -d ' ')" "$(($(grep -c '^  - ma:' "$work/w/van-ban.yaml") * 2))" "and it has seen them all"

text() { "$vanthu" pdf "$1" --dump | sed -n "s/^text [^']*'\(.*\)' [0-9.]* Times.*/\1/p"; }
text cong-van.docx >cv
has "$(cat cv)" "Số: 212/UBND-VP" "a công văn has the letters of the unit that drafted it in its code"
is "$(grep -c '^CÔNG VĂN$' cv)" 0 "and no title"
has "$(cat cv)" "V/v cử công chức dự tập huấn" "but its subject below the number"
text bien-ban.docx >bb
is "$(grep -c '^Hà Bắc, ngày' bb)" 0 "minutes have no place and date above"
is "$(grep -xe 'THƯ KÝ' -e 'CHỦ TỌA' bb | tr '\n' ' ')" "THƯ KÝ CHỦ TỌA " "and two who sign"
is "$(text quyet-dinh.docx | grep -xe 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÀ BẮC' -e 'QUYẾT ĐỊNH:' | wc -l | tr -d ' ')" 2 \
	"a decision that the chairman signs is his"
is "$(text quyet-dinh-ban-hanh.docx | grep -cx 'ỦY BAN NHÂN DÂN XÃ HÀ BẮC')" 1 "one signed TM. is the committee's"
text quyet-dinh-ban-hanh.docx >qd
is "$(grep -c '^CỘNG HÒA XÃ HỘI' qd) $(grep -c '^Số: ' qd)" "2 1" "a text that it issues has its own header, without a number"
has "$(cat qd)" "(Kèm theo Quyết định số 126/QĐ-UBND ngày 05 tháng 3 năm 2026" "and says what it belongs to"
is "$(text quyet-dinh.docx | grep -c '^Điều [123]\.')" 3 "its Điều number themselves"
is "$(text nghi-quyet.docx | grep -c '^Số: 04/NQ-HĐND$')" 1 "a resolution is the council's"
has "$(text trich-sao.odt)" "Số: 07/TrS-UBND" "copies have a series of their own"
cd "$root" || exit 1

# --- what the builder is asked
made() { rm -f "$work/one.docx"; "$vanthu" template new "$@" -o "$work/one.docx" && unzip -p "$work/one.docx" word/document.xml 'word/header*.xml' 'word/footer*.xml' 2>/dev/null; }
for u in khan:KHẨN thuong-khan:"THƯỢNG KHẨN" hoa-toc:"HỎA TỐC"; do
	has "$(made --kind CV --urgency "${u%%:*}")" ">${u#*:}</w:t>" "--urgency ${u%%:*}"
done
is "$(made --kind CV | grep -c 'KHẨN')" 0 "no stamp that wasn't asked for"
has "$(made --kind TB --circulation noi-bo)" "LƯU HÀNH NỘI BỘ" "--circulation stands in the first page's margin"
has "$(made --kind TB --address)" "co_quan.dia_chi" "--address at its foot"
has "$(made --kind TB --drafter)" "chi_tiet.soan_thao" "--drafter"
has "$(made --kind TB --appendix same)" "phu_luc.kem_theo }}" "an appendix on paper has number and day"
has "$(made --kind TB --appendix same --medium electronic)" "phu_luc.kem_theo_trong" "an electronic one leaves them blank"
has "$(made --kind TB --appendix own)" "Chi tiết tại Phụ lục kèm theo" "one of its own is named"
is "$(made --kind BC --upward no | grep -c 'Kính gửi')" 0 "a report that goes to nobody above"
has "$(made --kind QĐ --issues)" "chi_tiet.ban_hanh" "--issues takes the other form of the decision"
is "$(made --kind QĐ --authority collective | grep -c 'CHỦ TỊCH {{')" 0 "--authority collective"

"$vanthu" template new --kind GMM -o "$work/no.docx" >"$work/said" 2>&1; is "$?" 65 "an unknown kind"
has "$(cat "$work/said")" "unknown kind of document: GMM [T301]" "is named"
has "$(cat "$work/said")" "nearest is GM" "with the nearest"
"$vanthu" template new --kind BB --appendix same -o "$work/no.docx" >"$work/said" 2>&1; is "$?" 65 "a question that the kind doesn't ask"
has "$(cat "$work/said")" "a question that this kind does not ask: BB: phu-luc [T302]" "is an error, not left out in silence"
"$vanthu" template new --kind CV --urgency gấp -o "$work/no.docx" >"$work/said" 2>&1; is "$?" 64 "a value that the option hasn't: a usage error"
has "$(cat "$work/said")" "--urgency is khan|thuong-khan|hoa-toc, not gấp" "that lists those it has"
is "$(ls "$work"/no.docx 2>/dev/null)" "" "nothing is written then"

# --- variants, filled and judged
variant() { # NAME DOCUMENT OPTIONS...
	name=$1 of=$2 more=; shift 2
	case $* in *--drafter*) more="$more\n      soan_thao: LVC.(05)" ;; esac
	case $* in *"--appendix same"*) more="$more\n      phu_luc: Nội dung của phụ lục." ;; esac
	for e in docx odt; do "$vanthu" template new "$@" -o "$work/v/mau/$name.$e" || echo "no $name"; done
	{ echo "van_ban:"; awk -v of="$of" '/^  - ma: /{ on = $3 == of } on' "$work/w/van-ban.yaml" |
		sed "s/^    mau: .*/    mau: $name/; s/^    chi_tiet:/    phu_luc: Danh mục kèm theo\n    chi_tiet:$more/"
	} >"$work/v/van-ban.yaml"
	"$vanthu" build -q -C "$work/v" -o "$work/v/$name" -f docx,odt 2>&1 && "$vanthu" lint "$work/v/$name"/*/*.docx "$work/v/$name"/*/*.odt |
		grep -v ': 0 errors, 0 warnings: may be signed$'
}
mkdir -p "$work/v/mau"
cp "$work/w/don-vi.yaml" "$work/v/"
is "$(variant day-du thong-bao --kind TB --urgency khan --circulation noi-bo --drafter --address --appendix same)" "" "all stamps, an appendix and an address"
is "$(variant dien-tu cong-van --kind CV --urgency hoa-toc --circulation xem-xong --appendix same --medium electronic)" "" "a letter with an electronic appendix"
is "$(variant tap-the quyet-dinh-ban-hanh --kind QĐ --issues --authority collective --medium electronic --address)" "" "a decision with the text that it issues"
is "$(variant dien cong-dien --kind CĐ --urgency thuong-khan --drafter)" "" "a telegram"

# --- what is not right in the data
sed 's/^      ket: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã thông báo/      kett: lạ\n&/' "$work/w/van-ban.yaml" >"$work/w/lost.yaml"
mv "$work/w/lost.yaml" "$work/w/van-ban.yaml"
said=$("$vanthu" check thong-bao -C "$work/w" 2>&1)
has "$said" "van-ban.yaml:$(grep -n '^      kett:' "$work/w/van-ban.yaml" | cut -d: -f1):13: warning: a particular that the template does not print: chi_tiet: kett [T303]" \
	"a particular that no place is for is told, not lost"
has "$said" "nearest is ket" "with the nearest that there is a place for"
mkdir -p "$work/nobody"
cp "$work/w/don-vi.yaml" "$work/nobody/"
{ echo "van_ban:"; awk '/^  - ma: /{ on = $3 == "cong-van" } on' "$work/w/van-ban.yaml" | sed '/kinh_gui:/d; s/Như trên, //; s/loai: Công văn/loai: CV/'; } >"$work/nobody/van-ban.yaml"
has "$("$vanthu" check -C "$work/nobody" 2>&1)" "kinh_gui[0]" "a letter to nobody is no letter"

# --- what comes once, in an office that keeps figures
cp -r inputs/ha-bac "$work/office"
mkdir -p "$work/office/mau"
cp templates/bao-cao-thang.docx "$work/office/mau/so-sach.docx"
once() { # TEMPLATE
	cat >>"$work/office/van-ban.yaml" <<END
  - {ma: once-$1, loai: TB, mau: $1, dinh_ky: mot-lan, ngay: 2099-05-05, trich_yeu: Thử, nguoi_ky: chu-tich, xuat: [docx], noi_nhan: [Các phòng], chi_tiet: {noi_dung: "Lời của {{ co_quan.ten_thuong }}.", ket: Xin báo để biết}}
END
	"$vanthu" build "once-$1" -q -C "$work/office" -o "$work/once" 2>&1
}
is "$(once thong-bao; ls "$work/once/mot-lan")" once-thong-bao.docx "a document that comes once is made without figures of its year, in a folder of its own"
has "$(text "$work/once/mot-lan/once-thong-bao.docx")" "Lời của Ủy ban nhân dân xã Hà Bắc." "tags in its particulars are evaluated"
has "$(once so-sach)" "so-lieu/2099" "one whose template prints figures is asked for them"
"$vanthu" build once-thong-bao --ky 2026-10 -C "$work/office" -o "$work/once" >"$work/said" 2>&1
has "$(cat "$work/said")" "once-thong-bao" "it has no period that --ky could choose"
sed '/dia_chi/d' "$work/w/don-vi.yaml" >"$work/v/don-vi.yaml"
has "$(variant khong-dia-chi thong-bao --kind TB --address)" "dia_chi" "an address that the office hasn't told is asked for"
finish
