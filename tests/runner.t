#!/bin/sh
# What the tests themselves stand on: TAP_ONLY picks by name, STOP ends at the first failure, in C and in scripts.
. tests/cli/tap.sh
cat >"$work/sample.t" <<'SH'
. tests/cli/tap.sh
ok 0 "first step"
is a b "second step"
ok 1 "third thing"
finish
SH
cat >"$work/sample_t.c" <<'C'
#include "tap.h"
TEST(first_step) { OK(1); }
TEST(second_step) { IS_INT(1, 2); OK(0); }
TEST(third_thing) { OK(0); }
C
lib=
for b in "${vanthu%/*}" "$root/out/build/release"; do [ -f "$b/libvanthu.a" ] && lib=$b/libvanthu.a && break; done
cc=${CC:-cc}
programs=script
case $lib in
*/release/libvanthu.a | */debug/libvanthu.a)
	$cc -std=c11 -D_XOPEN_SOURCE=700 -Igenerator -Itests -o "$work/sample" "$work/sample_t.c" "$lib" 2>"$work/said"
	is "$?$(cat "$work/said")" 0 "a C test is built"
	programs="script program" ;;
*) skip "a C test is built" "a library of another kind: ${lib:-none}" ;;
esac
for p in $programs; do
	case $p in script) run="sh $work/sample.t" ;; program) run=$work/sample ;; esac
	lines() { grep -vE '^#' "$work/got"; }
	only() { env -u STOP -u TAP_ONLY "$@" $run >"$work/got" 2>&1; }
	only; is "$? $(lines)" "1 ok 1 - first step
not ok 2 - second step
not ok 3 - third thing
1..3" "$p: all run, whatever fails"
	only TAP_ONLY=first; is "$? $(lines)" "0 ok 1 - first step
1..1" "$p: one is picked by a part of its name"
	only TAP_ONLY=step; is "$? $(lines)" "1 ok 1 - first step
not ok 2 - second step
1..2" "$p: or two"
	only TAP_ONLY=fourth; is "$? $(lines)" "1 Bail out! no $(test $p = script && echo step || echo test)'s name has: fourth
1..0" "$p: none is a failure, not a success"
	only STOP=1; is "$?" 1 "$p: STOP fails"
	is "$(grep -c '^Bail out! stopped at the first failure' "$work/got")$(grep -c 'third' "$work/got")" 10 "$p: at the first failure"
	has "$(cat "$work/got")" "$(test $p = script && echo "# wanted: b" || echo "1 is 1, not 2")" "$p: and tells it"
	only STOP=0; is "$? $(tail -1 "$work/got")" "1 1..3" "$p: STOP=0 is no STOP"
done
finish
