#!/bin/sh
# What runs short: disk, memory, fonts, rights, the reader of a pipe, the process itself. A status that says so, a
# word on it, and never half a document.
. tests/cli/tap.sh
ws=$root/inputs/ha-bac
doc=$root/templates/bao-cao-thang.docx
unset FONTCONFIG_FILE
sums() { (cd "$1" && find . -type f ! -path '*/.vanthu/*' | LC_ALL=C sort | xargs -r sha256sum); }
# files of folder $1 that are not, byte for byte, those of the whole run
odd() { sums "$1" >"$work/now"; grep -v -F -x -f "$work/whole" "$work/now" | wc -l; }
"$vanthu" build -C "$ws" -o "$work/out" >/dev/null 2>&1; is $? 0 "the sample office builds"
sums "$work/out" >"$work/whole"

# --- the n-th write, sync or rename fails
if command -v strace >/dev/null && strace -f -o /dev/null true 2>/dev/null && ! ldd "$vanthu" 2>/dev/null | grep -q libasan; then
	bad_status=0 half=0 left=0
	for call in write fsync rename; do
		for nth in 1 2 3 6 12; do
			rm -rf "$work/less"
			strace -f -o /dev/null -e inject=$call:error=ENOSPC:when=$nth "$vanthu" build -C "$ws" -o "$work/less" >"$work/log" 2>&1
			case $? in 0|70|74) ;; *) bad_status=1; echo "# $call $nth: $?" ;; esac
			[ "$(odd "$work/less")" = 0 ] || half=1
			left=$((left + $(find "$work/less" -name '.*.??????' | wc -l)))
			strace -f -o /dev/null -e inject=$call:error=ENOSPC:when=$nth "$vanthu" pdf "$doc" -o "$work/one.pdf" >"$work/log" 2>&1
			case $? in
			0) [ "$(tail -c 6 "$work/one.pdf" | head -c 5)" = "%%EOF" ] || half=1; rm -f "$work/one.pdf" ;;
			74) [ ! -e "$work/one.pdf" ] || half=1 ;;
			*) bad_status=1; echo "# pdf, $call $nth" ;;
			esac
		done
	done
	is $bad_status 0 "a disk that fills at any write ends with 74"
	is $half 0 "and what is there is whole"
	is $((left + $(find "$work" -maxdepth 1 -name '.*.??????' | wc -l))) 0 "and nothing lies about"
else
	skip "a disk that fills at any write ends with 74" "no strace"
fi

# --- standard output
if [ -c /dev/full ]; then
	"$vanthu" pdf --dump "$doc" >/dev/full 2>"$work/log"; is $? 74 "a dump to a full disk ends with 74"
	has "$(cat "$work/log")" "standard output" "and says so"
	"$vanthu" --help >/dev/full 2>/dev/null; is $? 74 "so does the help"
	"$vanthu" template vars "$doc" >/dev/full 2>/dev/null; is $? 74 "and the names of a template"
fi
{ "$vanthu" build -C "$ws" -o "$work/pipe" 2>/dev/null; echo $? >"$work/status"; } | true
case $(cat "$work/status") in 0|141) ok 0 "a reader that leaves is no trouble" ;; *) ok 1 "a reader that leaves is no trouble" ;; esac
is "$(odd "$work/pipe")" 0 "and leaves no half document"

# --- outputs that are no files
if [ "$(id -u)" = 0 ] && mkdir "$work/dev" && mknod "$work/dev/null" c 1 3 2>/dev/null && : >"$work/dev/null"; then
	"$vanthu" pdf "$doc" -o "$work/dev/null" >/dev/null 2>&1
	[ -c "$work/dev/null" ]; ok $? "a device stays a device"
else
	skip "a device stays a device" "not root"
fi
mkfifo "$work/fifo"
"$vanthu" pdf "$doc" -o "$work/fifo" >/dev/null 2>&1 &
is "$(head -c 5 "$work/fifo")" "%PDF-" "a pipe can be written to"
wait
: >"$work/real.pdf"; ln -s real.pdf "$work/link.pdf"
"$vanthu" pdf "$doc" -o "$work/link.pdf" >/dev/null 2>&1
[ -L "$work/link.pdf" ] && [ "$(head -c 5 "$work/real.pdf")" = "%PDF-" ]; ok $? "a link's target is written, the link stays"

# --- rights
if [ "$(id -u)" = 0 ]; then
	skip "a folder that is read only ends with 73" "root may write anywhere"
else
	mkdir "$work/ro"; chmod 555 "$work/ro"
	"$vanthu" pdf "$doc" -o "$work/ro/a.pdf" >/dev/null 2>&1; is $? 73 "a folder that is read only ends with 73"
	chmod 755 "$work/ro"
fi

# --- fonts
echo '<fontconfig></fontconfig>' >"$work/none.conf"
got=$(FONTCONFIG_FILE=$work/none.conf "$vanthu" pdf "$doc" -o "$work/nofont.pdf" 2>&1); is $? 69 "no font at all ends with 69"
has "$got" "fonts-liberation2" "and says which package has one"
[ ! -e "$work/nofont.pdf" ]; ok $? "and writes nothing"
FONTCONFIG_FILE=$work/none.conf "$vanthu" build -C "$ws" -o "$work/nofont" >/dev/null 2>&1; is $? 69 "so does build"

# --- memory
if ldd "$vanthu" 2>/dev/null | grep -q libasan; then
	skip "a limit of memory ends cleanly" "the sanitizer takes terabytes"
else
	bad_status=0 half=0
	for kb in 100000 150000 250000; do
		rm -rf "$work/mem"
		(ulimit -v $kb; exec "$vanthu" build -C "$ws" -o "$work/mem" >"$work/log" 2>&1)
		case $? in 0|71|127) ;; *) bad_status=1; echo "# $kb kB: $?"; sed 's/^/# /' "$work/log" | tail -3 ;; esac
		[ "$(odd "$work/mem")" = 0 ] || half=1
	done
	is $bad_status 0 "a limit of memory ends cleanly"
	is $half 0 "and leaves no half document"
fi

# --- a run that is killed
half=0
for after in 0.05 0.1 0.15 0.2 0.3; do
	rm -rf "$work/killed"
	setsid "$vanthu" build -C "$ws" -o "$work/killed" >/dev/null 2>&1 &
	pid=$!
	sleep $after
	kill -9 -- -$pid 2>/dev/null
	wait $pid 2>/dev/null
	[ ! -d "$work/killed" ] || (cd "$work/killed" && find . -type f ! -path '*/.vanthu/*' ! -name '.*' | LC_ALL=C sort | xargs -r sha256sum) >"$work/now"
	[ "$(grep -v -F -x -f "$work/whole" "$work/now" | wc -l)" = 0 ] || half=1
done
is $half 0 "a run that is killed leaves whole documents or none"
mkdir -p "$work/killed/2026"; : >"$work/killed/2026/.bao-cao-nam.pdf.a1B2c3"; rm -f "$work/killed/2026/bao-cao-nam.pdf"
"$vanthu" build -C "$ws" -o "$work/killed" >/dev/null 2>&1; is $? 0 "the next run makes what is missing"
is "$(odd "$work/killed")" 0 "and takes away what the killed one left"
finish
