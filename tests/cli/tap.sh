# Sourced by shell tests: TAP, the program, a folder that goes away. A script runs as a whole, since its steps build on
# each other; TAP_ONLY=words tells of those alone whose names have them. STOP=1: the first failure is the last.
vanthu=${VANTHU:-$PWD/out/bin/vanthu}
root=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0 bad=0
export VANTHU_LANG=en
unset SOURCE_DATE_EPOCH NO_COLOR

told() { case $1 in *"${TAP_ONLY-}"*) ;; *) return 1 ;; esac; } # NAME
tell() { # STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
stop() { # after a failure and what is to be said of it
	case ${STOP-} in "" | 0) ;; *) echo "Bail out! stopped at the first failure"; exit 1 ;; esac
}
ok() { # STATUS NAME
	told "$2" || return 0
	tell "$1" "$2"
	[ "$1" = 0 ] || stop
}
is() { # GOT WANTED NAME
	told "$3" || return 0
	if [ "$1" = "$2" ]; then tell 0 "$3"; return; fi
	tell 1 "$3"; echo "# got:    $1"; echo "# wanted: $2"; stop
}
has() { # TEXT PART NAME
	told "$3" || return 0
	case $1 in *"$2"*) tell 0 "$3"; return ;; esac
	tell 1 "$3"; echo "# no '$2' in:"; echo "$1" | head -20 | sed 's/^/#   /'; stop
}
skip() { # NAME WHY
	told "$1" || return 0
	n=$((n + 1)); echo "ok $n - $1 # SKIP $2"
}
finish() {
	[ $n != 0 ] || { echo "Bail out! no step's name has: ${TAP_ONLY-}"; bad=1; }
	echo "1..$n"; exit $bad
}
