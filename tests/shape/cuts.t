#!/bin/sh
# A font family of which a cut is gone: what is drawn in its place is said, once a document.
. tests/cli/tap.sh
case $vanthu in /*) ;; *) vanthu=$root/$vanthu ;; esac
cd "$work" || exit 1
from=/usr/share/fonts/truetype/liberation2
if ! [ -r $from/LiberationSerif-Regular.ttf ]; then skip "cuts" "fonts-liberation2 is not installed"; finish; fi
export FONTCONFIG_FILE="$work/fonts.conf" LC_ALL=C
mkdir f
cat >fonts.conf <<XML
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$work/f</dir><cachedir>$work/cache</cachedir></fontconfig>
XML
printf '@ten Thử\nthan thường **đậm** *nghiêng* **đậm** thường\n' >m.mau; "$vanthu" template new m.mau -o m.docx
echo 'co_quan: {ten_thuong: Xã}' >d.yaml; "$vanthu" fill m.docx d.yaml -o d.docx || exit 1
said() { "$vanthu" pdf d.docx -o d.pdf 2>&1 | sed -n 's/.*\[\(S10.\)\].*/\1/p' | sort | uniq -c | tr -s ' \n' ' '; }
with() { rm -rf f cache; mkdir f; for cut in "$@"; do cp "$from/LiberationSerif-$cut.ttf" f; done; }

with Regular Bold Italic BoldItalic; is "$(said)" "" "all four: nothing is said"
with Bold Italic BoldItalic; is "$(said)" " 1 S104 " "without regular: it is said once"
with Regular Italic BoldItalic; is "$(said)" " 1 S104 " "without bold, in place of Word's font: said"
with Bold; is "$(said)" "" "a family of one cut is meant to look so"
finish
