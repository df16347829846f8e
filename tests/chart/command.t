#!/bin/sh
# vanthu chart: formats, the same bytes twice, text that can be searched, exit statuses.
cd "$(dirname "$0")/../.." || exit 1
vanthu=${VANTHU:-out/bin/vanthu}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
spec=tests/chart/golden/cot-nhom.yaml
n=0 bad=0
ok() { # what it is, then a command that is to succeed
	what=$1
	shift
	n=$((n + 1))
	if "$@" >"$dir/said" 2>&1; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		sed 's/^/# /' "$dir/said"
		bad=1
	fi
}
gives() { # an exit status, then the command
	want=$1
	shift
	"$@" >"$dir/said" 2>&1
	[ $? = "$want" ]
}
for ext in svg png pdf; do
	ok "writes $ext" "$vanthu" chart $spec -o "$dir/a.$ext"
	LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$vanthu" chart $spec -o "$dir/b.$ext"
	ok "$ext has the same bytes elsewhere" cmp "$dir/a.$ext" "$dir/b.$ext"
done
if command -v pdftotext >"$dir/said"; then
	pdftotext -layout "$dir/a.pdf" "$dir/a.txt"
	ok "the PDF's text can be searched" grep -q 'Công nghiệp - xây dựng' "$dir/a.txt"
fi
if command -v xmllint >"$dir/said"; then
	ok "the SVG is well-formed" xmllint --noout "$dir/a.svg"
fi
"$vanthu" chart $spec --dump >"$dir/a.scene"
ok "prints the scene" grep -q '^text title ' "$dir/a.scene"
printf 'loai: cott\ntruc: [a]\nday: [{ten: x, gia_tri: [1]}]\n' >"$dir/bad.yaml"
ok "a wrong description is 65" gives 65 "$vanthu" chart "$dir/bad.yaml" -o "$dir/bad.svg"
ok "and writes nothing" test ! -e "$dir/bad.svg"
ok "an unknown format is 65" gives 65 "$vanthu" chart $spec -o "$dir/a.bmp"
ok "a missing file is 66" gives 66 "$vanthu" chart "$dir/none.yaml" -o "$dir/a.svg"
ok "no output is 64" gives 64 "$vanthu" chart $spec
echo "1..$n"
exit $bad
