# Sourced by shell tests: TAP, the program, a folder that goes away.
vanthu=${VANTHU:-$PWD/out/bin/vanthu}
root=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0 bad=0
export VANTHU_LANG=en
unset SOURCE_DATE_EPOCH NO_COLOR

ok() { # STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
is() { # GOT WANTED NAME
	if [ "$1" = "$2" ]; then ok 0 "$3"; else ok 1 "$3"; echo "# got:    $1"; echo "# wanted: $2"; fi
}
has() { # TEXT PART NAME
	case $1 in *"$2"*) ok 0 "$3" ;; *) ok 1 "$3"; echo "# no '$2' in:"; echo "$1" | head -20 | sed 's/^/#   /' ;; esac
}
skip() { # NAME WHY
	n=$((n + 1)); echo "ok $n - $1 # SKIP $2"
}
finish() { echo "1..$n"; exit $bad; }
