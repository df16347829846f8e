#!/bin/bash
# How long things take, as ratios to what was measured in the same run: a busy or
# a slow machine hits both. One function a section; "bench.sh NAME" runs one.
# The material is outside the repository: without ../shared there is nothing to do.
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

for section in ${*:-fill pdf}; do
	$section
done
