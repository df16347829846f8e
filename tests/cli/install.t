#!/bin/sh
# What `make install` puts somewhere works from there alone, and `make uninstall` takes it away again.
. tests/cli/tap.sh
unset VANTHU_SHARE MAKEFLAGS MAKELEVEL MFLAGS
case $vanthu in
"$root"/out/bin/vanthu) variant=release ;;
"$root"/out/build/*/vanthu) variant=${vanthu%/vanthu}; variant=${variant##*/} ;;
*) skip "what is installed works" "not built here: $vanthu"; finish ;;
esac
command -v make >/dev/null || { skip "what is installed works" "no make here"; finish; }
dest=$work/dest prefix=$work/dest/opt/van-thu
made() { make -s -C "$root" VARIANT="$variant" DESTDIR="$dest" PREFIX=/opt/van-thu "$1" 2>&1; }
# files below $dest, and folders of our own
left() { (cd "$dest" && find . -type f -o -type d -name 'vanthu*') | LC_ALL=C sort; }

got=$(made install); is "$?$got" 0 "make install"
installed=$prefix/bin/vanthu
is "$("$installed" --version)" "$("$vanthu" --version)" "the installed program tells its version"
is "$("$installed" --help --lang vi)" "$("$vanthu" --help --lang vi)" "and speaks Vietnamese"
has "$("$installed" --help --lang vi | sed -n 2p)" "văn bản" "which is not English"
for page in generator/man/*.[157]; do
	cmp -s "$page" "$prefix/share/man/man${page##*.}/${page##*/}"; ok $? "man page $(basename "$page")"
done
is "$(diff -r fonts "$prefix/share/vanthu/fonts" 2>&1)" "" "every font is there"
is "$(diff -r templates "$prefix/share/vanthu/templates" 2>&1)" "" "and every template with its source"
test -s "$prefix/share/bash-completion/completions/vanthu"; ok $? "and the shell's completion"

# from another folder, with nothing of the checkout at hand
cp -R inputs/ha-bac "$work/xa"
cat >"$work/thu.mau" <<'MAU'
@dau
@tieu-de
than Nội dung.
@hinh 100 50 {{ b }}
@cuoi
MAU
cd "$work" || exit 1
for which in installed vanthu; do
	eval "program=\$$which"
	mkdir "$which"
	"$program" build bao-cao-thang --ky 2026-10 -C xa -o "$which/out" -q >"$work/said" 2>&1; is "$?$(cat "$work/said")" 0 "$which: build"
	rm -rf "$which/out/.vanthu"
	for e in docx odt; do
		got=$("$program" template new thu.mau -o "$which/thu.$e" 2>&1); is "$?$got" 0 "$which: template new, $e"
	done
	"$program" pdf "$which/thu.docx" -o "$which/thu.pdf" -q >"$work/said" 2>&1; is "$?$(cat "$work/said")" 0 "$which: pdf"
done
test "$(find installed -name '*.pdf' -size +1k | wc -l)" -ge 2; ok $? "documents are there"
is "$(diff -r installed vanthu 2>&1)" "" "the installed program writes what the one in the checkout writes"

# its look is its own
mv "$prefix/share/vanthu/templates/src/the-thuc/khoi.mau" "$work/away"
got=$("$installed" template new thu.mau -o thu.docx 2>&1); is $? 66 "without its look it builds no template"
has "$got" "$prefix/share/vanthu/templates/src/the-thuc/khoi.mau" "and says what it looked for"
mkdir the-thuc && cp "$work/away" the-thuc/khoi.mau
got=$("$installed" template new thu.mau -o thu.docx 2>&1); is "$?$got" 0 "a file beside the source comes first"
mv "$work/away" "$prefix/share/vanthu/templates/src/the-thuc/khoi.mau"

echo x >"$prefix/share/vanthu/templates/cua-toi.docx"
got=$(made uninstall); is "$?$got" 0 "make uninstall"
is "$(left)" "./opt/van-thu/share/vanthu
./opt/van-thu/share/vanthu/templates/cua-toi.docx" "what somebody else put there stays"
rm "$prefix/share/vanthu/templates/cua-toi.docx"
got=$(made uninstall); is "$?$got" 0 "again"
is "$(left)" "" "nothing is left"
got=$(made uninstall); is "$?$got" 0 "and where nothing is, nothing is wrong"
finish
