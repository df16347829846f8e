#!/bin/sh
# vanthu fill and vanthu template: outputs, exit statuses, complaints in both shapes.
cd "$(dirname "$0")/../.." || exit 1
vanthu=${VANTHU:-out/bin/vanthu}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
export VANTHU_LANG=en
n=0 bad=0
ok() { # what it is, then a command that is to succeed
	what=$1
	shift
	n=$((n + 1))
	if "$@" >"$dir/out" 2>"$dir/said"; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		sed 's/^/# /' "$dir/out" "$dir/said"
		bad=1
	fi
}
gives() { # an exit status, then the command
	want=$1
	shift
	"$@" >"$dir/out" 2>"$dir/said"
	got=$?
	[ $got = "$want" ] || { echo "exit status $got" >>"$dir/said"; return 1; }
}
says() { # a text in what was said, then the command; whatever its status
	text=$1
	shift
	"$@" >"$dir/out" 2>"$dir/said"
	grep -qF -- "$text" "$dir/said"
}
prints() {
	text=$1
	shift
	"$@" >"$dir/out" 2>"$dir/said"
	grep -qF -- "$text" "$dir/out"
}
none() { ! [ -e "$1" ]; }

cat >"$dir/tot.mau" <<'.'
than Xã {{ ten }} có {{ so_dan|so }} người.
than {% for x in muc_tieu %}
gach {{ x.ten }}: {{ x.so * 2 }}
than {% endfor %}
.
cat >"$dir/xau.mau" <<'.'
than Xã {{ tenn }} có {{ so_dan|soo }} người.
than {% if ten %}
.
cat >"$dir/d.yaml" <<'.'
ten: Hà Bắc
co_quan: {ten_thuong: UBND xã Hà Bắc}
so_dan: 12500
muc_tieu:
  - {ten: một, so: 1}
  - {ten: hai, so: 2, ghi_chu: thừa}
thua: 1
.
for e in docx odt; do
	for t in tot xau; do
		"$vanthu" template new "$dir/$t.mau" -o "$dir/$t.$e" || bad=1
	done
	ok "$e: fills and writes a PDF" "$vanthu" fill "$dir/tot.$e" "$dir/d.yaml" -o "$dir/p.$e" --pdf "$dir/p.pdf"
	ok "$e: which it is" grep -q '^%PDF' "$dir/p.pdf"
	ok "$e: fills" "$vanthu" fill "$dir/tot.$e" "$dir/d.yaml" -o "$dir/o.$e"
	LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$vanthu" fill "$dir/tot.$e" "$dir/d.yaml" -o "$dir/o2.$e"
	ok "$e: the same bytes elsewhere" cmp "$dir/o.$e" "$dir/o2.$e"
	"$vanthu" fill "$dir/tot.$e" "$dir/d.yaml" -o "$dir/o3.$e" --repeat 5
	ok "$e: the same bytes the fifth time" cmp "$dir/o.$e" "$dir/o3.$e"
	ok "$e: a template without faults" gives 0 "$vanthu" template check "$dir/tot.$e"
	ok "$e: one with faults" gives 65 "$vanthu" template check "$dir/xau.$e"
	ok "$e: names the filter" says 'unknown filter: soo; nearest is so [T108]' "$vanthu" template check "$dir/xau.$e"
	ok "$e: and the open block" says 'block never closed: {% if %} [T104]' "$vanthu" template check "$dir/xau.$e"
	sed '$d' "$dir/xau.mau" >"$dir/vua.mau"
	"$vanthu" template new "$dir/vua.mau" -o "$dir/vua.$e"
	ok "$e: in one run with the name that the data lack" says 'unknown name: tenn; nearest is ten [T102]' \
		"$vanthu" fill "$dir/vua.$e" "$dir/d.yaml" -o "$dir/x.$e"
	ok "$e: data that are not there are all that is said" gives 66 "$vanthu" fill "$dir/vua.$e" "$dir/none.yaml" -o "$dir/x.$e"
	ok "$e: variables as a tree" prints '  so: number' "$vanthu" template vars "$dir/tot.$e"
	ok "$e: variables as JSON" prints '"muc_tieu"' "$vanthu" template vars "$dir/tot.$e" --json
	ok "$e: writes nothing with an error" gives 65 "$vanthu" fill "$dir/xau.$e" "$dir/d.yaml" -o "$dir/no.$e"
	ok "$e: truly nothing" none "$dir/no.$e"
	ok "$e: --check says what is not used" says 'the template does not use this: thua [L121]' "$vanthu" fill --check "$dir/tot.$e" "$dir/d.yaml"
	ok "$e: and where" says 'd.yaml:6:32: note: the template does not use this: muc_tieu[].ghi_chu' "$vanthu" fill --check "$dir/tot.$e" "$dir/d.yaml"
	grep -v so_dan "$dir/d.yaml" >"$dir/e.yaml"
	ok "$e: --check says what is missing" says 'the template asks for what the data lack: so_dan [L120]' \
		"$vanthu" fill --check --missing=empty "$dir/tot.$e" "$dir/e.yaml"
	ok "$e: an unknown name is an error" gives 65 "$vanthu" fill "$dir/tot.$e" "$dir/e.yaml" -o "$dir/no.$e"
	ok "$e: or empty" gives 0 "$vanthu" fill "$dir/tot.$e" "$dir/e.yaml" -o "$dir/m.$e" --missing=empty
	ok "$e: or marked, with a warning" says 'unknown name marked in the document' "$vanthu" fill "$dir/tot.$e" "$dir/e.yaml" -o "$dir/m.$e" --missing=mark
	ok "$e: --strict makes it an error" gives 65 "$vanthu" fill "$dir/tot.$e" "$dir/e.yaml" -o "$dir/no.$e" --missing=mark --strict
	ok "$e: complaints as JSON" prints '"id":"T108","level":"error","message":"unknown filter: soo; nearest is so"' \
		"$vanthu" template check "$dir/xau.$e" --json
	ok "$e: marks them in a copy" gives 65 "$vanthu" template check "$dir/xau.$e" --mark "$dir/mark.$e"
	part=word/comments.xml
	[ $e = odt ] && part=content.xml
	if command -v unzip >"$dir/said"; then
		unzip -p "$dir/mark.$e" $part >"$dir/part"
		ok "$e: the copy holds them" grep -q 'unknown filter: soo.*\[T108\]' "$dir/part"
	fi
	ok "$e: fill marks, too" gives 65 "$vanthu" fill "$dir/xau.$e" "$dir/d.yaml" --mark "$dir/mark2.$e"
	ok "$e: the marked copy is a document" gives 65 "$vanthu" template check "$dir/mark2.$e"
done
ok "no template" gives 66 "$vanthu" fill "$dir/none.docx" "$dir/d.yaml" -o "$dir/no.docx"
ok "no output" gives 64 "$vanthu" fill "$dir/tot.docx" "$dir/d.yaml"
ok "no word" gives 64 "$vanthu" template
ok "what is no document" gives 65 "$vanthu" template check "$dir/d.yaml"
ok "an output that cannot be" gives 73 "$vanthu" fill "$dir/tot.docx" "$dir/d.yaml" -o "$dir/none/x.docx"
echo "1..$n"
exit $bad
