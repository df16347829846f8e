#!/bin/sh
# Golden documents: offices built by the program that ships, all that comes out held against *.expected as text.
#
# A folder with a file "cmd" is a case; its lines, in which WORKSPACE is the copy:
#	copy FOLDER    a workspace of the case's own, in which more may be made
#	template NAME    vanthu template new mau/NAME.mau as DOCX and ODT in the copy
#	build ARGUMENTS    vanthu build ARGUMENTS -o …: documents, what is said of them, the exit status
#	check ARGUMENTS    vanthu check ARGUMENTS: complaints alone
#	plan NAME ARGUMENTS    vanthu debug plan ARGUMENTS as NAME.plan
#	pages PERIOD/DOCUMENT.EXT …    vanthu debug pages of what was built: each item in its place
# make test UPDATE=1 (or UPDATE=1 sh tests/golden/golden.t) rewrites the expected files; read their diff
# before you commit it.
. tests/cli/tap.sh
unset FONTCONFIG_FILE VANTHU_SHARE LANGUAGE MAKEFLAGS
export LC_ALL=C TZ=Asia/Ho_Chi_Minh
expected=tests/golden
least=10 # files of a case; a case that made fewer is broken

for program in perl unzip pdftotext diff; do
	command -v $program >/dev/null && continue
	echo "1..0 # SKIP no $program here"
	exit 0
done
if [ ! -f /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ]; then
	echo "1..0 # SKIP fonts-liberation2 is not installed"
	exit 0
fi

# What was printed, without the time that it took.
said() { sed -E "s#$work/##g; s/, [0-9]+\.[0-9]+ s\$/, … s/" "$1"; }

run_line() { # CASE WORD REST: into $work/got/CASE, from $work/CASE
	got=$work/got/$1 built=$1-out
	case $2 in
	copy) cp -R "$3" "$work/$1" ;;
	template)
		mau=$work/$1/mau/$3
		"$vanthu" template new "$mau.mau" -o "$mau.docx" && "$vanthu" template new "$mau.mau" -o "$mau.odt"
		;;
	build)
		# shellcheck disable=SC2086
		"$vanthu" build $3 -o "$work/$built" --force >"$work/said" 2>"$work/complaints"
		status=$?
		{ said "$work/said"; echo "exit status $status"; } >"$got/build.expected"
		said "$work/complaints" >"$got/complaints.expected"
		perl "$expected/dump.pl" "$work/$built" "$got"
		;;
	check)
		# shellcheck disable=SC2086
		"$vanthu" check $3 >"$work/said" 2>&1
		status=$?
		{ said "$work/said"; echo "exit status $status"; } >"$got/check.expected"
		;;
	plan)
		# shellcheck disable=SC2086
		"$vanthu" debug plan ${3#* } >"$work/plan" 2>"$work/complaints"
		status=$?
		# with a period what it means; the model stands without one
		{
			case $3 in *--ky*) sed -n '/^period /,$p' "$work/plan" ;; *) cat "$work/plan" ;; esac
			said "$work/complaints"
			echo "exit status $status"
		} >"$got/${3%% *}.plan.expected"
		;;
	pages)
		for document in $3; do
			"$vanthu" debug pages "$work/$built/$document" >"$got/$document.pages.expected" 2>"$work/said"
		done
		;;
	*) false ;;
	esac
	ok $? "$1: $(echo "$2 $3" | sed "s#$work/##")"
}

compare() { # CASE FILE
	if cmp -s "$expected/$1/$2" "$work/got/$1/$2"; then
		ok 0 "$1: $2"
	elif [ "${UPDATE:-0}" = 0 ]; then
		ok 1 "$1: $2"
		[ -f "$expected/$1/$2" ] || echo "# $1/$2 is new" >&2
		[ -f "$work/got/$1/$2" ] || echo "# $1/$2 was not made" >&2
		diff -u "$expected/$1/$2" "$work/got/$1/$2" 2>/dev/null | perl -CSD -ne 'chomp; print "#   ", substr($_, 0, 300), "\n" if $. <= 22' >&2
	elif [ -f "$work/got/$1/$2" ]; then
		mkdir -p "$(dirname "$expected/$1/$2")"
		[ -f "$expected/$1/$2" ] || : >"$expected/$1/$2"
		changed=$(diff "$expected/$1/$2" "$work/got/$1/$2" | grep -c '^[<>]')
		cp "$work/got/$1/$2" "$expected/$1/$2"
		ok 0 "$1: $2 is rewritten: $changed lines differ"
		echo "# rewritten: $expected/$1/$2, $changed lines" >&2
	else
		rm "$expected/$1/$2"
		ok 0 "$1: $2 goes"
		echo "# removed: $expected/$1/$2" >&2
	fi
}

for cmd in "$expected"/*/cmd; do
	name=$(basename "$(dirname "$cmd")")
	mkdir -p "$work/got/$name"
	grep -v '^#' "$cmd" >"$work/cmd"
	while read -r word rest; do
		run_line "$name" "$word" "$(echo "$rest" | sed "s#WORKSPACE#$work/$name#")"
	done <"$work/cmd"
	(cd "$work/got/$name" && find . -name '*.expected') | sed 's#^\./##' | sort >"$work/made"
	test "$(wc -l <"$work/made")" -ge $least; ok $? "$name: $(wc -l <"$work/made") files are made"
	(cd "$expected/$name" && find . -name '*.expected') | sed 's#^\./##' | sort -u - "$work/made" >"$work/all"
	while read -r file; do
		compare "$name" "$file"
	done <"$work/all"
done
finish
