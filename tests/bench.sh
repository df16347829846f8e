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

for section in ${*:-fill}; do
	$section
done
