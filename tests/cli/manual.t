#!/bin/sh
# The manual knows everything that the program does: options, filters, keys, names of the context, ids.
. tests/cli/tap.sh
if command -v mandoc >/dev/null; then
	got=$(mandoc -Tlint -W warning generator/man/*.[157] 2>&1); is "$got" "" "the pages are sound mdoc"
else
	skip "the pages are sound mdoc" "no mandoc here"
fi
if ! command -v perl >/dev/null; then
	skip "the manual is complete" "no perl here"
	finish
fi

# words that the program has, one a line, that the page has nowhere; the page's ranges such as T130-T133 are spelt out
missing() { # PAGE...
	perl -CSDA -Mutf8 -e '
		my %has; my @wanted = <STDIN>;
		while (<>) {
			next if /^\.\\"/;
			while (/\b([A-Z])(\d{3})-\1(\d{3})\b/g) { $has{sprintf "%s%03d", $1, $_} = 1 for $2 .. $3 }
			s/\bFl -/Fl --/g;
			$has{$_} = 1 for /[A-Za-z_0-9]+/g, /--[a-z-]+/g, /[a-z][a-z_0-9]*(?:-[a-z_0-9]+)+/g, /[0-9]-[a-z]+/g;
		}
		my %said;
		for (@wanted) { chomp; print "$_ " unless $has{$_} || $said{$_}++ }
	' "$@"
}
# what the pattern catches in the sources, one a line; a pattern that catches fewer than it must is a broken test
caught() { # LEAST PATTERN FILE...
	least=$1 pattern=$2; shift 2
	perl -0777 -CSDA -ne 'BEGIN { $re = shift @ARGV } print "$1\n" while /$re/g' "$pattern" "$@" | sort -u >"$work/caught"
	test "$(wc -l <"$work/caught")" -ge "$least" || echo "only-$(wc -l <"$work/caught")-caught-by-$pattern"
	cat "$work/caught"
}
man=generator/man

for c in build check chart data debug fill lint new pdf template; do
	"$vanthu" "$c" --help >"$work/help"
	grep -oE -- '--[a-z-]+' "$work/help" | sort -u >"$work/options"
	# of the command's own section and the common one
	from=$c; test "$c" = check && from=build
	sed -n "/^\.Ss $from\$/,/^\.S[hs]/p; /^\.Ss Options of all/,/^\.Sh/p" $man/vanthu.1 >"$work/section"
	is "$(missing "$work/section" <"$work/options")" "" "vanthu.1 has each option of $c"
	is "$(grep -oE '^  -[a-zA-Z], --[a-z-]+' "$work/help" | sed 's/^  -\(.\), --\(.*\)/\1 \2/' | while read -r letter name; do
		grep -q "Fl $letter , Fl -$name" "$work/section" || echo "-$letter"; done)" "" "and its letters"
	grep -qE "^\.Cm $c" $man/vanthu.1; ok $? "and $c in its synopsis"
done

caught 130 '\{\s*"([a-zA-Z_]+)",\s*"[^"]*",\s*[a-z]+_?[a-z_]+,' generator/template/library/*.c >"$work/words"
is "$(missing $man/vanthu-template.7 <"$work/words")" "" "vanthu-template.7 has each filter, test, function and method"
caught 17 '\{\s*"([a-z_]+)",\s*"[^"]*",\s*f_' generator/template/library/house.c >"$work/filters"
is "$(while read -r name; do grep -qE "\| ?$name\b" tests/template/*.c || echo "$name"; done <"$work/filters")" "" \
	"each filter of the house's has a row in tests/template"
caught 12 '(?:names_[a-z]+|names_heading)[^;]*?\{\s*"([^"]+)"' generator/fill/rich.c generator/fill/docx/text.c generator/fill/odt/text.c >"$work/styles"
is "$(while read -r style; do grep -qF "$style" $man/vanthu-template.7 || case $style in "Heading "*) ;; *) echo "$style" ;; esac; done <"$work/styles")" "" \
	"and each style that rich text goes onto"

caught 40 '\{\s*"([a-z_]+)",\s*WANT_[A-Z_]+' generator/plan/*.c >"$work/keys"
caught 60 '(?s)(?:columns|about_columns|part_keys)\[[A-Z_]*\]\s*=\s*\{([^}]*)\}' generator/plan/indicators.c generator/plan/years.c generator/assess/parts.c |
	grep -oE '"[a-z_0-9]+"|only-.*' | tr -d '"' >"$work/columns.all"
sed -E '/^t([2-9]|1[01])$/d' "$work/columns.all" >"$work/columns"
test "$(wc -l <"$work/columns")" -ge 40; ok $? "columns are found: $(wc -l <"$work/columns")"
is "$(missing $man/vanthu-inputs.5 <"$work/keys")" "" "vanthu-inputs.5 has each key"
is "$(grep -v '^only-' "$work/columns" | missing $man/vanthu-inputs.5)" "" "and each column"
caught 17 '\{\s*"([a-z_]+)",\s*"[^"]*[^"a-z_][^"]*",\s*(?:NULL|"[^"]*"),\s*COL_' generator/assess/tables.c >"$work/tables"
is "$(missing $man/vanthu-inputs.5 <"$work/tables")" "" "and each column of a table"
caught 90 'put\((?:m|b|a), [^,;]+, (?:STR\()?"([a-z_]+)"\)?,' generator/assess/context.c generator/assess/tables.c >"$work/context"
is "$(missing $man/vanthu-inputs.5 $man/vanthu-chart.5 <"$work/context")" "" "and each name that a template sees"
caught 11 '\{\s*"([a-z_]+)",\s*c->[a-z_]+' generator/assess/context.c >"$work/counts"
is "$(missing $man/vanthu-inputs.5 <"$work/counts")" "" "and each count"

caught 210 '"([A-Z][0-9]{3})",\s*DIAG_' $(find generator -name "*.c") >"$work/ids"
is "$(missing $man/*.[157] <"$work/ids")" "" "every id that a complaint can have stands in a page: $(wc -l <"$work/ids")"
caught 6 'EXIT_[A-Z_]+ = ([0-9]+)' generator/base/status.h >"$work/statuses"
is "$(missing $man/vanthu.1 <"$work/statuses")" "" "and every exit status"
finish
