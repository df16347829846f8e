#!/bin/sh
# Each command asked wrongly: 64 and what is wrong, nothing written. What help prints, and in which language.
. tests/cli/tap.sh
ws=$PWD/inputs/ha-bac
cp templates/ke-hoach.docx "$work/a.docx"
cp templates/ke-hoach.odt "$work/b.odt"
printf 'loai: cot\ntruc: [a]\nday: [{ten: x, gia_tri: [1]}]\n' >"$work/c.yaml"
printf '@ten Thử\nMột dòng.\n' >"$work/m.mau"
before=$(ls -A "$work")

while IFS='|' read -r args want; do
	got=$(cd "$work" && eval "\"\$vanthu\" $args" 2>&1); is "$?" 64 "'$args' is a usage error"
	is "$(echo "$got" | head -1)" "vanthu: $want" "and says so"
	is "$(echo "$got" | tail -n +2)" "'vanthu --help' lists the commands, 'vanthu COMMAND --help' its options" "and where to look"
done <<'ROWS'
|no command
--quiet|unknown command: --quiet
biuld|unknown command: biuld
build --ngay 31/2/2026 -C "$ws" -n|not a date: 31/2/2026
build --ngay x -C "$ws" -n|not a date: x
build --jobs 0 -C "$ws" -n|not a number of workers: 0
build --jobs 1025 -C "$ws" -n|not a number of workers: 1025
build -j 2x -C "$ws" -n|not a number of workers: 2x
build -j '' -C "$ws" -n|not a number of workers: 
build -j -1 -C "$ws" -n|not a number of workers: -1
check -z|unknown option: -z
check --ky|option --ky needs a value: PERIOD
check -nqC|option --directory needs a value: DIR
check --force=yes|option --force takes no value: --force=yes
check --forc|unknown option: --forc
check --forced|unknown option: --forced
chart|chart needs a description and -o OUT.svg, .png or .pdf
chart c.yaml|chart needs a description and -o OUT.svg, .png or .pdf
chart -o x.svg|chart needs a description and -o OUT.svg, .png or .pdf
chart c.yaml c.yaml -o x.svg|chart needs a description and -o OUT.svg, .png or .pdf
fill|fill needs a template, data and -o OUT
fill a.docx c.yaml|fill needs a template, data and -o OUT
fill -o x.docx|fill needs a template, data and -o OUT
fill a.docx c.yaml -o x.docx --missing none|--missing is error, empty or mark
fill a.docx c.yaml -o x.docx --repeat 0|--repeat is a whole number from 1
fill a.docx c.yaml -o x.docx --repeat 1000001|--repeat is a whole number from 1
fill a.docx c.yaml -o x.docx --repeat 2x|--repeat is a whole number from 1
pdf|pdf needs a file
pdf a.docx b.odt -o x.pdf|-o is for one file; -d DIR for many
pdf a.docx -o x.pdf -d y|-o is for one file; -d DIR for many
pdf a.docx --justify words|--justify is word, lo25 or lo74
pdf a.docx --png 0|--png is a number of dots an inch, 1 to 2400
pdf a.docx --png 2401|--png is a number of dots an inch, 1 to 2400
pdf a.docx --png 4294967336|--png is a number of dots an inch, 1 to 2400
pdf a.docx --png 96dpi|--png is a number of dots an inch, 1 to 2400
pdf a.docx --png ''|--png is a number of dots an inch, 1 to 2400
template|template: new, kinds, check or vars?
template make m.mau|unknown word: template make
template new m.mau|template new needs a source or --kind, and -o FILE
template new -o x.docx|template new needs a source or --kind, and -o FILE
template new m.mau m.mau -o x.docx|template new needs a source or --kind, and -o FILE
template new m.mau -o x.doc|not a .docx or .odt: x.doc
template check|template check needs a template; --mark takes one at a time
template check a.docx b.odt --mark x.docx|template check needs a template; --mark takes one at a time
template vars|template vars needs a template
template vars a.docx b.odt|template vars needs a template
ROWS
is "$(ls -A "$work")" "$before" "none of them writes anything"

# options: 64 at most, -- ends them, - is an operand
many=$(for i in 1 2 3 4 5 6 7 8; do printf ' -q -q -q -q -q -q -q -q'; done)
"$vanthu" pdf $many --dump "$work/b.odt" >"$work/said" 2>&1; is "$?$(head -1 "$work/said")" "64vanthu: too many options" "65 options are too many"
"$vanthu" pdf $many "$work/b.odt" -o "$work/x.pdf" >"$work/said" 2>&1; is $? 64 "also by letters"
"$vanthu" pdf $(echo "$many" | cut -c4-) --dump "$work/b.odt" >"$work/said" 2>&1; is "$?" 0 "64 are not"
got=$("$vanthu" pdf -- -x.docx 2>&1); is "$?" 66 "behind -- a name may begin with a dash"
has "$got" "-x.docx: fatal: file not found" "and is one"
got=$("$vanthu" pdf - 2>&1); is "$?" 66 "a dash alone is a name"
"$vanthu" pdf --dump -- "$work/b.odt" --png >/dev/null 2>&1; is $? 66 "what looks like an option too, behind --"

# help
for way in help --help -h; do is "$("$vanthu" $way | head -1)" "vanthu 0.2" "$way is help"; done
is "$("$vanthu" --version)" "vanthu 0.2" "--version"
is "$("$vanthu" help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | tr '\n' ' ')" "build chart check data debug fill lint new pdf template " "help lists the commands"
is "$("$vanthu" help | sed -n 's/^ .*\(--[a-z]*\).*/\1/p' | tr '\n' ' ')" "--lang --json --quiet --verbose --strict --help " "and the common options"
is "$("$vanthu" help pdf | sed -n 1,5p)" "vanthu pdf FILE… [-o OUT | -d DIR] [--png DPI] [--dump]

lay a DOCX or ODT out and write it as PDF/A

  -o, --output OUT.pdf            the file to write; its name's beginning with --png" "help of a command has its usage and options"
is "$("$vanthu" help pdf)" "$("$vanthu" pdf --help)" "in either order"
is "$("$vanthu" pdf -h x y z -q)" "$("$vanthu" pdf --help)" "whatever else is said"
is "$("$vanthu" help nope)" "$("$vanthu" help)" "help of what there is not is help"

# the language: what is asked for, else the environment's; numbers are the same everywhere
en=$("$vanthu" --help --lang en | sed -n 2p) vi=$("$vanthu" --help --lang vi | sed -n 2p)
while IFS='|' read -r how args want; do
	got=$(env -u VANTHU_LANG -u LC_ALL -u LC_MESSAGES -u LANG $how "$vanthu" --help $args | sed -n 2p)
	if [ "$want" = en ]; then is "$got" "$en" "English: $how $args"; else is "$got" "$vi" "Vietnamese: $how $args"; fi
done <<'ROWS'
||vi
VANTHU_LANG=en||en
VANTHU_LANG=en_US||en
VANTHU_LANG=en|--lang=vi|vi
VANTHU_LANG=en|--lang vi|vi
VANTHU_LANG=vi|--lang=en|en
VANTHU_LANG=fr LC_ALL=en_US.UTF-8||en
LC_ALL=en_US.UTF-8||en
LC_ALL=fr_FR.UTF-8 LANG=en_US.UTF-8||vi
LC_ALL=C LANG=en_US.UTF-8||vi
LC_ALL= LC_MESSAGES=en_GB LANG=vi_VN||en
LANG=vi_VN.UTF-8||vi
LANG=en||en
|--lang|vi
ROWS

# where standard output cannot be written
if [ -w /dev/full ]; then
	for args in --help --version "pdf --dump $work/b.odt" "debug values $work/c.yaml" "template vars $work/a.docx"; do
		"$vanthu" $args >/dev/full 2>"$work/said"; is $? 74 "$args to a full disk is 74"
		has "$(cat "$work/said")" "vanthu: standard output cannot be written" "and said"
	done
else
	skip "to a full disk is 74" "no /dev/full"
fi

# a share folder that the environment names
mkdir -p "$work/share/templates/src" "$work/share/fonts"
got=$(VANTHU_SHARE=$work/none "$vanthu" template new "$work/m.mau" -o "$work/m.docx" 2>&1); is "$?" 66 "VANTHU_SHARE leads to the look"
has "$got" "$work/none/templates/src/" "which is named where it is not"
finish
