#!/bin/sh
# A static function's name stands in one file only, so that ctags, cscope and gdb lead to it.
cd "$(dirname "$0")/.." || exit 1
if ! command -v perl >/dev/null; then
	echo "1..0 # SKIP no perl here"
	exit 0
fi
find generator -name '*.c' | LC_ALL=C sort | perl -e '
	my (%at, $found);
	chomp(my @files = <STDIN>);
	for my $file (@files) {
		my $static = 0;
		open my $in, "<", $file or die "$file: $!\n";
		while (<$in>) {
			$static = 1 if /^(?:static|_Noreturn static)\b/ && !/[;=]/;
			$at{$1}{$file} = 1, $static = 0, $found++ if $static && /^([a-z_0-9]+)\(/;
			$static = 0 if /^\{/;
		}
	}
	my @twice = grep { keys %{ $at{$_} } > 1 } sort keys %at;
	print $found > 2000 ? "" : "not ", "ok 1 - static functions are found: $found\n";
	print @twice ? "not " : "", "ok 2 - each has a name of its own\n";
	print "# $_: @{[sort keys %{ $at{$_} }]}\n" for @twice;
	print "1..2\n";
	exit($found > 2000 && !@twice ? 0 : 1);
'
