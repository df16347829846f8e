#!/bin/sh
# What a run leaves behind: killed, refused something, started beside another, or over outputs of former days. An
# invented office of two small documents.
. tests/cli/tap.sh
ws=$work/ws share=$work/share
mkdir -p "$ws/ke-hoach" "$ws/so-lieu" "$ws/noi-dung/2026-10" "$ws/noi-dung/2026-q3" "$ws/mau" "$share/templates" "$share/fonts"
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
month='{ma: bc, loai: BC, mau: bc, dinh_ky: thang, trich_yeu: Thử, nguoi_ky: ct}'
quarter='{ma: bq, loai: BC, mau: bq, dinh_ky: quy, trich_yeu: Thử, nguoi_ky: ct}'
documents() { printf 'van_ban:\n' >"$ws/van-ban.yaml"; for d; do printf '  - %s\n' "$d" >>"$ws/van-ban.yaml"; done; }
documents "$month" "$quarter"
printf -- '---\ngiai_doan: 2026-2030\n---\nThử.\n' >"$ws/ke-hoach/2026-2030.md"
printf 'mã;chỉ tiêu;đơn vị tính;tính chất;chiều;mục tiêu;so sánh;phạm vi;chủ trì\n1;Thu thử;tỷ đồng;luy_ke;tang;500;>=;tong;kinh-te\n' >"$ws/ke-hoach/chi-tieu.csv"
for year in 2025 2026; do printf 'mã;thực hiện\n1;80\n' >"$ws/so-lieu/$year.csv"; done
for p in 2026-10 2026-q3; do printf '# Kết quả\n\nTốt.\n' >"$ws/noi-dung/$p/kinh-te.md"; done
template() { # NAME LINES: a template of both formats from the lines of a source
	printf '@ten Thử\n%b' "$2" >"$work/$1.mau"
	for e in docx odt; do "$vanthu" template new "$work/$1.mau" -o "$ws/mau/$1.$e" >/dev/null || echo "Bail out! no template"; done
}
template bc 'than {% include "chung.docx" %}\nthan Kỳ {{ ky.ma }}, {{ co_quan.dia_danh }}.\n'
sed -i 's/chung.docx/chung.odt/' "$work/bc.mau"; "$vanthu" template new "$work/bc.mau" -o "$ws/mau/bc.odt" >/dev/null
template bq 'than Kỳ {{ ky.ma }}, {{ co_quan.dia_danh }}.\n'
template chung 'than Phần chung thứ nhất.\n'
run() { (cd "$work" && VANTHU_SHARE=$share "$@" 2>&1) | sed 's/, [0-9.]* s$//'; }
build() { run "$vanthu" build -C ws -o out "$@"; }
status() { (cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C ws -o out "$@" >/dev/null 2>&1); echo $?; }
sums() { (cd "${1:-$work/out}" && find . -type f ! -path './.vanthu/*' | LC_ALL=C sort | xargs -r sha256sum); }
place() { sed -i "s/^dia_danh: .*/dia_danh: $1/" "$ws/don-vi.yaml"; }

# --- what was opened
is "$(build | tail -1)" "6 written, 0 unchanged, 0 failed" "two documents"
is "$(build | tail -1)" "0 written, 6 unchanged, 0 failed" "stand"
template chung 'than Phần chung thứ hai.\n'
is "$(build -n | head -1)" "would be made: out/2026-10/bc.docx (changed: mau/chung.docx)" "a part that is included is an input"
is "$(build | tail -1)" "3 written, 3 unchanged, 0 failed" "of what includes it"
printf '\nThêm.\n' >>"$ws/noi-dung/2026-q3/kinh-te.md"
is "$(build -n | head -1)" "would be made: out/2026-Q3/bq.docx (changed: noi-dung/2026-q3/kinh-te.md)" "so is a contribution under another spelling of its period"
build >/dev/null
has "$(build --ngay 2026-11-01 -n)" "bc.pdf (new: --ngay)" "and the day"
mv "$ws/mau/chung.docx" "$work/"
has "$(build)" "chung.docx is not there" "a part that has gone is missed"
mv "$work/chung.docx" "$ws/mau/"; build >/dev/null

# --- an output itself
: >"$work/out/2026-10/bc.pdf"
is "$(build -v | grep bc.pdf)" "written: out/2026-10/bc.pdf, 1 page (changed since it was made)" "an output that lost its bytes is made again"
printf x >>"$work/out/2026-10/bc.pdf"
has "$(build)" "out/2026-10/bc.pdf: warning: changed by hand since it was made; kept beside the new one: out/2026-10/bc.sua-tay.pdf [J109]" "one that was changed too, and what was changed is kept"
is "$(build | tail -1)" "0 written, 6 unchanged, 0 failed" "once"
rm "$work/out/2026-10/bc.sua-tay.pdf"

# --- pages, names and documents that are no more
template bq "$(printf 'than Kỳ {{ ky.ma }}.\\n%.0s' $(seq 60))"
is "$(build bq -f png | sed -n 's/^written: //p' | tr '\n' ' ')" "out/2026-Q3/bq-1.png out/2026-Q3/bq-2.png " "a document of two pages"
rm "$work/out/2026-Q3/bq-2.png"
is "$(build bq -f png | sed -n 's/^written: //p' | tr '\n' ' ')" "out/2026-Q3/bq-2.png " "whose second is missed"
template bq 'than Kỳ {{ ky.ma }}, {{ co_quan.dia_danh }}.\n'
build bq -f png >/dev/null
is "$(cd "$work/out/2026-Q3" && echo *.png)" "bq-1.png" "has one page again, and one picture"
build >/dev/null
documents "$month"
got=$(build)
is "$(echo "$got" | grep -c '2026-Q3/bq.*: note: an output that no document has any more: bq \[J131\]')" 4 "outputs of a document that is no more are listed"
is "$(cd "$work/out/2026-Q3" && echo *)" "bq-1.png bq.docx bq.odt bq.pdf" "and stay"
printf x >>"$work/out/2026-Q3/bq.docx"
got=$(build --clean)
is "$(echo "$got" | grep -c '^removed: out/2026-Q3/bq')" 3 "--clean removes them"
is "$(cd "$work/out/2026-Q3" && echo *)" "bq.docx" "but for what was changed by hand"
is "$(build)" "0 written, 3 unchanged, 0 failed" "and that is all"
rm -r "$work/out/2026-Q3"; documents "$month" "$quarter"; build >/dev/null
is "$(build bc -f docx)" "0 written, 1 unchanged, 0 failed" "a format that nobody asked for today is no leftover"

place "THỬ"
is "$(build bc -f docx)" "out/2026-10/bc.odt: warning: older than another format of the document [J140]
    hint: without -f all formats are made
out/2026-10/bc.pdf: warning: older than another format of the document [J140]
    hint: without -f all formats are made
written: out/2026-10/bc.docx
1 written, 0 unchanged, 0 failed" "but it is said when it falls behind"
build bc -f odt >/dev/null; is "$(build bc -f docx | head -1)" "out/2026-10/bc.pdf: warning: older than another format of the document [J140]" "as long as it does"
build >/dev/null; is "$(build bc -f docx)" "0 written, 1 unchanged, 0 failed" "and no longer"

# --- whose folder it is
(cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C ws -q) ; is "$(cd "$ws/out" && ls)" "2026-10
2026-Q3" "without -o documents go into the workspace"
cp -R "$ws" "$work/other"; rm -r "$work/other/out"
got=$(run "$vanthu" build -C other -o ws/out --force); has "$got" "ws/out: error: the output folder is another workspace's: $ws [J130]" "a folder of another workspace is refused"
(cd "$work" && VANTHU_SHARE=$share "$vanthu" build -C other -o ws/out/sub >/dev/null 2>&1); is $? 73 "which is 73, also below it"
[ ! -e "$ws/out/sub" ]; ok $? "and nothing is made there"
rm -r "$ws/out"
sed -i 's/XÃ THỬ/XÃ KHÁC/; s/xã Thử/xã Khác/' "$work/other/don-vi.yaml"
has "$(run "$vanthu" build -C other -o out)" "[J130]" "so is one that another office's workspace wrote into"
sed -i 's/XÃ THỬ/XÃ MỚI/' "$ws/don-vi.yaml"; has "$(build)" " 0 failed" "an office may change its name"
sed -i 's/XÃ MỚI/XÃ THỬ/' "$ws/don-vi.yaml"; build >/dev/null
rm -r "$work/other"

# --- the record
record() { tr -d '\n' <"$work/out/.vanthu/run.json"; }
build bc --ky 2026-10 >/dev/null
has "$(record)" "\"workspace\": \"$ws\"" "the record has the workspace"
has "$(record)" '"period": "2026-10",' "the period that was asked for"
has "$(record)" '"asked": ["bc"],' "and the documents"
has "$(record)" '{"path": "out/2026-10/bc.docx", "document": "bc", "period": "2026-10", "state": "unchanged"}' "what became of each"
has "$(record)" '"exit": 0}' "and how it ended"
if command -v perl >/dev/null; then
	perl -MJSON::PP -0777 -ne '$r = decode_json($_); exit !($r->{ended} =~ /^\d{4}-\d\d-\d\dT[\d:]+Z$/ && $r->{started} le $r->{ended} && $r->{unchanged} == 3)' "$work/out/.vanthu/run.json"; ok $? "which is JSON, with its times"
else
	skip "which is JSON, with its times" "no perl"
fi
sed -i 's/^dia_danh/dia_dahn/' "$ws/don-vi.yaml"; build >/dev/null
has "$(record)" '"id":"K101","level":"error"' "complaints are in it"
has "$(record)" '"exit": 65}' "with the status"
sed -i 's/^dia_dahn/dia_danh/' "$ws/don-vi.yaml"; build >/dev/null

# --- temporary files of documents that nobody makes any more: they go after a run that was killed, and only then
mkdir -p "$work/out/2026-08/xa"; : >"$work/out/2026-08/.bx.docx.Ab12Cd"; : >"$work/out/2026-08/xa/.bx.pdf.zZ90xy"
: >"$work/out/2026-08/.bx.docx.Ab12Cde"; : >"$work/out/2026-08/.~lock.bx.docx#"; : >"$work/out/2026-08/bx.docx.Ab12Cd"
build >/dev/null; is "$(find "$work/out/2026-08" -type f | wc -l)" 5 "after a run that ended nobody's file is taken away"
sed -i 's/"ended": "[^"]*"/"ended": null/' "$work/out/.vanthu/run.json"; build bc --ky 2026-10 >/dev/null
is "$(cd "$work/out/2026-08" && find . -type f | LC_ALL=C sort | tr '\n' ' ')" "./.bx.docx.Ab12Cde ./.~lock.bx.docx# ./bx.docx.Ab12Cd " "after one that was killed what it left is, of documents that this run doesn't make too"
rm -r "$work/out/2026-08"

# --- killed or refused at every step: afterwards old or new, and the next run makes all new
sane() { ldd "$vanthu" 2>/dev/null | grep -q libasan || return 0; return 1; }
if command -v strace >/dev/null && strace -f -o /dev/null true 2>/dev/null && sane; then
	place Cũ; build >/dev/null; sums >"$work/old"; cp -R "$work/out" "$work/kept"
	place Mới; build >/dev/null; sums >"$work/new"
	cat "$work/old" "$work/new" >"$work/either"
	formats() { # how many of the versions old and new the documents' formats are of
		for d in 2026-10/bc 2026-Q3/bq; do
			for e in docx odt pdf; do sha256sum <"$work/out/$d.$e" | cut -d' ' -f1; done | while read -r h; do
				grep -q "^$h" "$work/old" && echo old || echo new
			done | sort -u | wc -l
		done | sort -u | tr '\n' ' '
	}
	torn='' mixed='' unhealed='' alarmed='' lied='' steps=0
	for call in rename link unlink fsync; do
		for way in signal=KILL error=EIO; do
			for nth in 1 2 3 4 5 6 7 8 9 10 11 12 14 17 20; do
				rm -rf "$work/out"; cp -Rp "$work/kept" "$work/out"
				(cd "$work" && VANTHU_SHARE=$share strace -f -qq -o "$work/trace" -e trace=$call -e inject=$call:$way:when=$nth "$vanthu" build -C ws -o out -j 1; exit $?) >"$work/said" 2>&1
				s=$?
				grep -q INJECTED "$work/trace" || break
				steps=$((steps + 1))
				sums | grep -v '/\.[^/]*$' | grep -vxF -f "$work/either" >"$work/odd" && torn="$torn $call/$way/$nth"
				if [ $way = error=EIO ]; then
					[ "$(formats)" = "1 " ] || mixed="$mixed $call/$nth"
					sums >"$work/now"; [ $s != 0 ] || cmp -s "$work/now" "$work/new" || lied="$lied $call/$nth"
				fi
				build >"$work/said"
				grep -q J109 "$work/said" && alarmed="$alarmed $call/$way/$nth"
				sums >"$work/now"; cmp -s "$work/now" "$work/new" || unhealed="$unhealed $call/$way/$nth"
			done
		done
	done
	[ $steps -gt 40 ]; ok $? "a run is killed or refused at $steps steps"
	is "$torn" "" "no file is torn"
	is "$mixed" "" "the formats of a document are of one version where a step is refused"
	is "$lied" "" "a status of 0 means that all is new"
	is "$unhealed" "" "the next run makes all new, and leaves nothing about"
	is "$alarmed" "" "and takes nothing of ours for a hand's work"
	# killed, the change taken back
	rm -rf "$work/out"; cp -Rp "$work/kept" "$work/out"
	(cd "$work" && VANTHU_SHARE=$share strace -f -qq -o /dev/null -e inject=rename:signal=KILL:when=6 "$vanthu" build -C ws -o out -j 1; exit $?) >/dev/null 2>&1
	sums >"$work/now"; cmp -s "$work/now" "$work/old"; [ $? = 1 ]; ok $? "a run is killed amid a document"
	has "$(record)" '"ended": null' "which its record shows"
	place Cũ; build >"$work/said"; sums >"$work/now"; cmp -s "$work/now" "$work/old"; ok $? "the change that is taken back is taken back"
	is "$(grep -c J109 "$work/said")" 0 "and nobody's hand is seen in it"

	# workers
	place "thử"
	got=$(run strace -f -qq -o /dev/null -e inject=clone,clone3:error=EAGAIN "$vanthu" build -C ws -o out -j 2); s=$(status)
	is "$(echo "$got" | head -1)" "note: a worker could not be started; the others do its work: Resource temporarily unavailable [J135]" "a worker that can't be started is told of"
	has "$got" "6 written, 0 unchanged, 0 failed" "and its work is done all the same"
	place Cũ
	got=$(run strace -f -qq -o /dev/null -e inject=link:signal=KILL:when=1 "$vanthu" build -C ws -o out -j 2)
	is "$(echo "$got" | grep -c 'a worker was killed: b[cq]: signal 9 (Killed) \[J137\]')" 2 "workers that are killed are told of, with their documents"
	has "$(record)" '"exit": 71}' "with status 71"
	build >"$work/said"; sums >"$work/now"; cmp -s "$work/now" "$work/old"; ok $? "the next run makes the rest"
	is "$(grep -c J109 "$work/said")" 0 "of documents that the killed had begun"
	place "thử"
	got=$(run strace -f -qq -o /dev/null -e inject=link:signal=SEGV:when=1 "$vanthu" build -C ws -o out -j 2)
	has "$got" "a worker ended before its work was done: bc: signal 11 (Segmentation fault) [J112]" "a worker that crashes is our fault"
	build >/dev/null
	got=$(run strace -f -qq -o /dev/null -e inject=flock:error=ENOLCK "$vanthu" build -C ws -o out)
	has "$got" "error: the output folder cannot be locked: No locks available [J134]" "a lock that isn't to be had is told as that"
	rm -f "$work/out/2026-10/.bc.odt.a1B2c3"; : >"$work/out/2026-10/.bc.odt.a1B2c3"; sed -i 's/"ended": ".*"/"ended": null/' "$work/out/.vanthu/run.json"
	build >/dev/null; [ ! -e "$work/out/2026-10/.bc.odt.a1B2c3" ]; ok $? "what a killed run left beside an output that stands goes, too"
else
	skip "a run is killed or refused at many steps" "no strace"
fi

# --- who started it ignores its children
if command -v perl >/dev/null && command -v timeout >/dev/null; then
	got=$(run perl -e '$SIG{CHLD} = "IGNORE"; exec @ARGV' timeout 60 "$vanthu" build -C ws -o out --force -j 2)
	has "$got" "6 written, 0 unchanged, 0 failed" "a run whose SIGCHLD is ignored ends"
else
	skip "a run whose SIGCHLD is ignored ends" "no perl or timeout"
fi

# --- workers end with their parent, and the lock with them
if command -v pgrep >/dev/null && command -v flock >/dev/null; then
	"$vanthu" build -C "$root/inputs/ha-bac" -o "$work/ha-bac" -j 2 -q >/dev/null 2>&1 &
	pid=$! kids=
	for i in $(seq 200); do kids=$(pgrep -P $pid); [ -n "$kids" ] && break; done
	for k in $kids; do kill -STOP $k; done
	flock -n "$work/ha-bac/.vanthu/lock" true; is $? 1 "a run that is at work holds the lock"
	kill -KILL $pid; wait $pid 2>/dev/null
	alive=0
	for i in $(seq 50); do alive=0; for k in $kids; do kill -0 $k 2>/dev/null && alive=1; done; [ $alive = 0 ] && break; sleep 0.1; done
	[ -n "$kids" ] && is $alive 0 "workers end with their parent, even when they are stopped"
	flock -n "$work/ha-bac/.vanthu/lock" true; is $? 0 "and then the lock is free"
	"$vanthu" build -C "$root/inputs/ha-bac" -o "$work/ha-bac" -j 70 -q >"$work/said" 2>&1; is $? 0 "as many workers as one likes"
	is "$(cat "$work/said")" "" "who say nothing"
else
	skip "workers end with their parent" "no pgrep or flock"
fi
finish
