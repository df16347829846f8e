#!/bin/sh
# Options as they are typed: what is taken, and what is refused with 64.
. tests/cli/tap.sh
# arguments that the option does not take
got=$("$vanthu" build --quiet=no -C inputs/ha-bac -n 2>&1); is "$?" 64 "a switch with a value is refused"
has "$got" "--quiet takes no value: --quiet=no" "and named"
"$vanthu" build --quiet= -C inputs/ha-bac -n >/dev/null 2>&1; is $? 64 "an empty value too"
got=$("$vanthu" build -qX -C inputs/ha-bac -n 2>&1); is "$?" 64 "an unknown letter after a switch is refused"
has "$got" "unknown option: -qX" "and named"
got=$("$vanthu" build -nq -C inputs/ha-bac 2>&1); is "$?$got" 0 "known switches may stand together"
is "$("$vanthu" build -nCinputs/ha-bac 2>&1)" "$("$vanthu" build -n -C inputs/ha-bac 2>&1)" "the last letter may have its value behind it"
"$vanthu" build -nC >/dev/null 2>&1; is $? 64 "a value that is missing is refused"
"$vanthu" build --directory=inputs/ha-bac --dry-run >/dev/null 2>&1; is $? 0 "a value after = is taken"
finish
