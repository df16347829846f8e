#!/bin/sh
# The program that ships: one file, linked as Debian links its own programs (hardening=+all).
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/tap.sh

# the other variants are built for looking, not for shipping
case $vanthu in
*/out/bin/vanthu) ;;
*) echo "1..0 # SKIP $vanthu is not the program that ships"; exit 0 ;;
esac
headers=$(readelf -hlWd "$vanthu")
symbols=$(readelf -W --dyn-syms "$vanthu")
has "$headers" 'DYN (Position-Independent Executable file)' 'it can stand anywhere in memory (PIE)'
has "$headers" GNU_RELRO 'what the loader has bound is read-only'
has "$headers" BIND_NOW 'and all is bound before main()'
stack=$(echo "$headers" | sed -n 's/^ *GNU_STACK.* \(R[W ][E ]\) .*/\1/p')
is "$stack" 'RW ' 'no stack that runs'
has "$symbols" __stack_chk_fail 'the stack is guarded'
has "$symbols" __vsnprintf_chk 'calls with known sizes are checked (_FORTIFY_SOURCE)'
is "$(echo "$headers" | grep -cE 'RPATH|RUNPATH')" 0 'no path of the machine that built it'
is "$(readelf -SW "$vanthu" | grep -c '\.interp')" 1 'an ordinary dynamically linked program'

# one program: a copy alone does everything, and nothing else stands beside it
is "$(cd out && find bin libexec -type f 2>/dev/null)" bin/vanthu 'one program'
cp "$vanthu" "$work/vanthu"
echo 'a: 1' >"$work/d.yaml"
is "$(VANTHU_SHARE=$root "$work/vanthu" template vars templates/bao-cao-thang.docx >/dev/null 2>&1; echo $?)" 0 'a copy of it alone runs'

# data that can be read only once
mkfifo "$work/fifo"
(exec cat "$work/d.yaml" >"$work/fifo") &
got=$(timeout 10 "$vanthu" fill templates/bao-cao-thang.docx "$work/fifo" -o "$work/o.docx" --missing=empty 2>&1)
is "$?" 66 'data from a FIFO are refused'
has "$got" '[F110]' 'with a word, and not waited for'
kill $! 2>/dev/null; wait 2>/dev/null
finish
