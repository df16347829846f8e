#!/bin/bash
# How long things take, as ratios to what was measured in the same run: a busy or
# a slow machine hits both. One function a section; "bench.sh NAME" runs one.
# Most material is outside the repository: a section without its own in ../shared has nothing to do.
cd "$(dirname "$0")/.." || exit 1
vanthu=$PWD/out/bin/vanthu
shared=${VANTHU_SHARED:-../shared}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

# seconds of processor time (user and system) that a command takes
cpu() {
	local TIMEFORMAT='%U %S'
	{ time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

# the same command N times
times() {
	local n=$1 i
	shift
	for ((i = 0; i < n; i++)); do "$@" >/dev/null 2>&1 || return; done
}

# NAME OURS THEIRS: milliseconds and their ratio
ratio() {
	awk -v name="$1" -v a="$2" -v b="$3" -v limit="$4" 'BEGIN {
		printf "%-44s %8.2f ms  against %8.2f ms  ratio %5.2f%s\n", name, a * 1000, b * 1000, (b > 0 ? a / b : 0), limit }'
}

peak() {
	[ -x /usr/bin/time ] || return
	printf '%-44s %8.1f MiB\n' "$1" "$(/usr/bin/time -f %M "${@:2}" 2>&1 >/dev/null | tail -1 | awk '{ print $1 / 1024 }')"
}

# Filling, beside a program that only opens, parses, serialises and packs the same file again.
fill() {
	local t=$shared/bench/templating/templates n=20 ours floor
	[ -d "$t" ] || return
	cc -O2 -o "$tmp/roundtrip" "$shared/bench/templating/roundtrip.c" $(pkg-config --cflags --libs libzip libxml-2.0) 2>/dev/null || return
	ours=$(cpu times $n "$vanthu" fill "$t/report.docxtpl.docx" "$t/data.json" -o "$tmp/o.docx")
	floor=$(cpu times $n "$tmp/roundtrip" "$t/report.docxtpl.docx" "$tmp/r.docx" 1 0 main)
	ratio "fill, one document, whole process" "$(awk "BEGIN{print $ours/$n}")" "$(awk "BEGIN{print $floor/$n}")" '  (12 ms)'
	peak "fill, one document, memory (16)" "$vanthu" fill "$t/report.docxtpl.docx" "$t/data.json" -o "$tmp/o.docx"
	ours=$(cpu "$vanthu" fill "$t/report.docxtpl.docx" "$t/data.json" -o "$tmp/o.docx" --repeat 500)
	floor=$(cpu "$tmp/roundtrip" "$t/report.docxtpl.docx" "$tmp/r.docx" 500 0 main)
	ratio "fill, 500 in one process, each" "$(awk "BEGIN{print $ours/500}")" "$(awk "BEGIN{print $floor/500}")" '  (1.0)'
	for n in 1000 4000 16000; do
		awk -v n=$n 'BEGIN { print "chi_tieu:"; for (i = 1; i <= n; i++) printf "- {stt: %d, ten: \"Chỉ tiêu %d\", dv: tấn, th_truoc: %d, kh: %d, th: %d, so_kh: \"98,7\", so_truoc: \"101,2\"}\n", i, i, i, i, i }' >"$tmp/$n.yaml"
		printf '%-44s %8.2f ms\n' "fill, $n rows, whole process" "$(awk "BEGIN{print 1000 * $(cpu "$vanthu" fill "$t/report.docxtpl.docx" "$tmp/$n.yaml" -o "$tmp/o.docx" --missing=empty)}")"
	done
}

# DOCX to PDF, beside a program that only lays the same text out by Pango and writes it by cairo. In brackets what is aimed
# at, as a multiple of that program's time where aim and program were measured (28 and 55 ms).
pdf() {
	local b=$shared/bench/pdf/build r n=20 ours floor
	[ -d "$b" ] || return
	export FONTCONFIG_FILE=$shared/bench/pdf/fonts.conf
	cc -O2 -o "$tmp/floor" "$shared/bench/pdf/floor.c" $(pkg-config --cflags --libs pangocairo cairo-pdf) 2>/dev/null || return
	for r in r12:0.89 r30:0.82; do
		floor=$(cpu times $n "$tmp/floor" "$b/${r%:*}.txt" "$tmp/f.pdf")
		for e in docx odt; do
			ours=$(cpu times $n "$vanthu" pdf "$b/${r%:*}.$e" -o "$tmp/o.pdf")
			ratio "pdf, ${r%:*}.$e, whole process" "$(awk "BEGIN{print $ours/$n}")" "$(awk "BEGIN{print $floor/$n}")" "  (${r#*:})"
		done
	done
	peak "pdf, r12.docx, memory (48)" "$vanthu" pdf "$b/r12.docx" -o "$tmp/o.pdf"
	mkdir "$tmp/many" "$tmp/made"
	for ((r = 10; r < 30; r++)); do cp "$b/r12.docx" "$tmp/many/$r.docx"; done
	ours=$(cpu "$vanthu" pdf -d "$tmp/made" "$tmp"/many/*.docx)
	floor=$(cpu times $n "$tmp/floor" "$b/r12.txt" "$tmp/f.pdf")
	ratio "pdf, 20 files in one call, each" "$(awk "BEGIN{print $ours/20}")" "$(awk "BEGIN{print $floor/$n}")" '  (0.54)'
	python3 - "$b/r30.docx" "$tmp/r300.docx" <<-'P' || return
		import sys, zipfile
		z = zipfile.ZipFile(sys.argv[1])
		x = z.read("word/document.xml").decode()
		b, s = x.index("<w:body>") + 8, x.rindex("<w:sectPr")
		o = zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED)
		for n in z.namelist():
		    o.writestr(n, x[:b] + x[b:s] * 10 + x[s:] if n == "word/document.xml" else z.read(n))
	P
	ours=$(cpu "$vanthu" pdf "$tmp/r300.docx" -o "$tmp/o.pdf")
	floor=$(cpu times 10 "$tmp/floor" "$b/r30.txt" "$tmp/f.pdf")
	ratio "pdf, ten times r30, against ten of them" "$ours" "$floor" '  (0.64)'
	peak "pdf, ten times r30, memory" "$vanthu" pdf "$tmp/r300.docx" -o "$tmp/o.pdf"
}

# A large office: N indicators with a plan and twelve months in each of five years, all figures invented.
write_office() {
	python3 - "$1" "$2" <<-'P'
		import os, sys, zipfile
		where, n = sys.argv[1], int(sys.argv[2])
		for f in ("ke-hoach", "so-lieu"): os.makedirs(f"{where}/{f}", exist_ok=True)
		def put(name, text): open(f"{where}/{name}", "w").write(text)
		put("don-vi.yaml", "co_quan: [Đơn vị A]\nviet_tat: UBND\ndia_danh: H\nto_chuc: [{ma: kt, ten: Phòng Kinh tế}]\nnguoi_ky: [{ma: ct, quyen_han: TM. UBND, chuc_vu: CHỦ TỊCH}]\ndon_vi_tinh: [tỷ đồng]\n")
		put("van-ban.yaml", "van_ban:\n  - {ma: bao-cao-nam, loai: BC, mau: bao-cao-nam, dinh_ky: nam, trich_yeu: Kết quả năm, nguoi_ky: ct, phu_luc: Các chỉ tiêu}\n")
		put("ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nx\n")
		put("ke-hoach/chi-tieu.csv", "mã;chỉ tiêu;đơn vị tính;tính chất;chiều;mục tiêu;so sánh;phạm vi;chủ trì\n" +
		    "".join(f"{i};Chỉ tiêu số {i};tỷ đồng;luy_ke;tang;1000;>=;tong;kt\n" for i in range(1, n + 1)))
		text = lambda s: f'<c t="inlineStr"><is><t>{s}</t></is></c>'
		number = lambda v: f"<c><v>{v}</v></c>"
		row = lambda cells: f"<row>{''.join(cells)}</row>"
		main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		pkg = "http://schemas.openxmlformats.org/package/2006/"
		for year in range(2026, 2031):
		    heads = [["Mã", "Kế hoạch", "Thực hiện"], ["Mã"] + [f"T{m}" for m in range(1, 13)]]
		    figures = [[120, 126 + 6 * (year % 2)], [10.5 + .5 * (year % 2)] * 12]
		    with zipfile.ZipFile(f"{where}/so-lieu/{year}.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
		        part = "application/vnd.openxmlformats-officedocument.spreadsheetml."
		        z.writestr("[Content_Types].xml", f'<Types xmlns="{pkg}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{part}sheet.main+xml"/>'
		            + "".join(f'<Override PartName="/xl/worksheets/sheet{k}.xml" ContentType="{part}worksheet+xml"/>' for k in (1, 2)) + "</Types>")
		        z.writestr("_rels/.rels", f'<Relationships xmlns="{pkg}relationships"><Relationship Id="r" Type="{rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
		        z.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets><sheet name="chi_tieu" sheetId="1" r:id="r1"/><sheet name="thang" sheetId="2" r:id="r2"/></sheets></workbook>')
		        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{pkg}relationships">' + "".join(f'<Relationship Id="r{k}" Type="{rels}/worksheet" Target="worksheets/sheet{k}.xml"/>' for k in (1, 2)) + "</Relationships>")
		        for k in (0, 1):
		            z.writestr(f"xl/worksheets/sheet{k+1}.xml", f'<worksheet xmlns="{main}"><sheetData>' + row(map(text, heads[k]))
		                + "".join(row([text(i)] + [number(v) for v in figures[k]]) for i in range(1, n + 1)) + "</sheetData></worksheet>")
	P
}

# What is aimed at is a second and 64 MiB; reading and judging the figures is half of the time.
check() {
	command -v python3 >/dev/null && write_office "$tmp/office" 3000 || return
	printf '%-44s %8.2f s\n' "check, 3,000 indicators of five years (1)" "$(cpu "$vanthu" check -q -C "$tmp/office" --ky 2029)"
	peak "check, the same, memory (64)" "$vanthu" check -q -C "$tmp/office" --ky 2029
}

for section in ${*:-fill pdf check}; do
	$section
done
