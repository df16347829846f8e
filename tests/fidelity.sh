#!/bin/sh
# How near our pages are to those of other programs: every reference case is laid
# out and compared word by word. Prints a table, totals, and what got worse
# since the record in tests/fidelity.tsv; `make fidelity UPDATE=1` writes that record anew.
#
#	sh tests/fidelity.sh [PART-OF-A-NAME]
#
# DOCX in compatibility mode 15 are compared with LibreOffice 25.2, others and ODT with 7.4, each
# under its justification rule; page starts that Word recorded, in Word's.
cd "$(dirname "$0")/.." || exit 1
shared=${VANTHU_SHARED:-../shared}
vanthu=${VANTHU:-out/bin/vanthu}
record=tests/fidelity.tsv
only=${1:-}
if [ ! -x "$shared/tools/pdfdiff" ]; then
	echo "fidelity: no reference cases beside the checkout, skipped"
	exit 0
fi
FONTCONFIG_FILE=$(cd "$shared/bench/pdf" && pwd)/fonts.conf
export FONTCONFIG_FILE
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT INT TERM

# FILE REFERENCE MODE: one line of name, mode, milliseconds and what pdfdiff found
compare() {
	name=$(basename "$1")
	case $name in *"$only"*) ;; *) return ;; esac
	from=$(date +%s%N)
	if ! timeout 60 "$vanthu" pdf --justify "$3" -o "$work/o.pdf" "$1" 2>"$work/err"; then
		printf '%s\t%s\t-\t0\t0\t0\t0\t0\t0\t-1\n' "$name" "$3" >>"$work/now"
		printf '%-38.38s %-5s failed: %s\n' "$name" "$3" "$(tail -1 "$work/err")"
		return
	fi
	ms=$((($(date +%s%N) - from) / 1000000))
	"$shared/tools/pdfdiff" --json "$2" "$work/o.pdf" 2>/dev/null >"$work/json"
	words=-
	case $name in *.docx)
		"$vanthu" pdf --justify word -o "$work/w.pdf" "$1" 2>/dev/null &&
			words=$("$shared/tools/wordpages" -q "$1" "$work/w.pdf" 2>/dev/null |
				sed -n 's/.* \([0-9]*\) of Word.s page starts: \([0-9]*\) the same letter, \([0-9]*\) within.*/\1\/\2\/\3/p') ;;
	esac
	python3 - "$work/json" "$name" "$3" "$ms" "${words:--}" "$work/now" <<'P'
import json, sys
try:
    d = json.load(open(sys.argv[1]))
except ValueError:
    sys.exit(print("%-38.38s %-5s not compared" % tuple(sys.argv[2:4])))
row = [sys.argv[2], sys.argv[3], sys.argv[5]] + list(d["pages"]) + [
    round(100 * (d["same_page"] or 0), 2), round(100 * (d["body_line_agreement"] or 0), 2),
    round(d["median_mm"] or 0, 2), round(d["p95_mm"] or 0, 2), d["letters_missing"]]
print("%-38.38s %-5s %3d/%-3d %6.2f %6.2f %7.2f %7.2f %6d %8s %5s ms"
      % (row[0], row[1], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[2], sys.argv[4]))
open(sys.argv[6], "a").write("\t".join(map(str, row)) + "\n")
P
}

printf '%-38s %-5s %7s %6s %6s %7s %7s %6s %8s\n' document mode pages 'page%' 'lines%' 'med mm' 'p95 mm' lost 'Word'
for r in r12 r30; do
	for e in docx odt; do
		compare "$shared/bench/pdf/build/$r.$e" "$shared/bench/pdf/build/$r.pdf" lo74
	done
done
for f in "$shared"/cases/render/vn/*.docx "$shared"/cases/render/vn/*.odt "$shared"/cases/render/general/*.docx \
	"$shared"/cases/render/general/*.odt; do
	mode=lo74
	case $f in *.docx)
		unzip -p "$f" word/settings.xml 2>/dev/null |
			grep -qE 'compatibilityMode"[^>]*w:val="1[5-9]"|w:val="1[5-9]"[^>]*compatibilityMode"' && mode=lo25 ;;
	esac
	compare "$f" "$f.$mode.pdf" "$mode"
done
[ -s "$work/now" ] || exit 0

python3 - "$work/now" "$record" "$only" <<'P'
import statistics, sys
def read(path):
    try:
        rows = [l.rstrip("\n").split("\t") for l in open(path)]
    except OSError:
        return {}
    return {(r[0], r[1]): r for r in rows if len(r) == 10}
now, was = read(sys.argv[1]), read(sys.argv[2])
num = lambda r, i: float(r[i])
for kind, end in (("DOCX", ".docx"), ("ODT", ".odt")):
    rows = [r for k, r in now.items() if k[0].endswith(end)]
    if rows:
        print("%-5s %2d files: pages equal %d, same page median %.2f %%, body lines median %.2f %%, letters lost %d" % (
            kind, len(rows), sum(r[3] == r[4] for r in rows), statistics.median(num(r, 5) for r in rows),
            statistics.median(num(r, 6) for r in rows), sum(max(0, num(r, 9)) for r in rows)))
marks = [list(map(int, r[2].split("/"))) for r in now.values() if "/" in r[2]]
if marks:
    print("Word's page starts: %d, the same letter %d, within a line %d" % tuple(map(sum, zip(*marks))))
bad = 0
for k, r in now.items():
    o = was.get(k)
    if o is None:
        continue
    for i, what, worse in ((5, "same page", lambda a, b: a < b - 0.05), (6, "body lines", lambda a, b: a < b - 0.05),
                           (9, "letters lost", lambda a, b: a > b or a < 0 <= b)):
        if worse(num(r, i), num(o, i)):
            print("worse: %s: %s %s, was %s" % (k[0], what, r[i], o[i]))
            bad += 1
    if r[3] != r[4] and o[3] == o[4]:
        print("worse: %s: %s pages, should be %s" % (k[0], r[4], r[3]))
        bad += 1
for k in was:
    if k not in now and sys.argv[3] == "":
        print("worse: %s: no result" % k[0])
        bad += 1
if not bad and was:
    print("nothing got worse")
sys.exit(bad > 0)
P
worse=$?
[ -n "${UPDATE:-}" ] && [ -z "$only" ] && LC_ALL=C sort "$work/now" >"$record" && echo "recorded in $record" && exit 0
exit $worse
