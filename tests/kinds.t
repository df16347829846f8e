#!/bin/sh
# Every kind of complaint can be raised: it is used outside its definition, and no two have one id.
cd "$(dirname "$0")/.." || exit 1
if ! command -v perl >/dev/null; then
	echo "1..0 # SKIP no perl here"
	exit 0
fi
find generator -name '*.[ch]' | sort | xargs perl -0777 -e '
	my (%id, %where, %twice, %uses);
	for (@ARGV) {
		open my $f, "<", $_ or die "$_: $!";
		my $text = <$f>;
		$text =~ s{/\*.*?\*/}{}gs;
		while ($text =~ s/const struct diag_kind (\w+) = \{\s*"(\w+)"//) {
			push @{$twice{$2}}, "$1 in $_";
			($id{$1}, $where{$1}) = ($2, $_);
		}
		$text =~ s/extern const struct diag_kind[^;]*;//g;
		$text =~ s/"(?:\\.|[^"\\\n])*"//g;
		$uses{$_}++ for $text =~ /\w+/g;
	}
	my @dead = grep { !$uses{$_} } sort keys %id;
	my @twice = grep { @{$twice{$_}} > 1 } sort keys %twice;
	my $n = keys %id;
	print $n > 200 ? "" : "not ", "ok 1 - kinds of complaints are found: $n\n";
	print @dead ? "not " : "", "ok 2 - each can be raised\n";
	print "# $id{$_} $_ of $where{$_} is used nowhere\n" for @dead;
	print @twice ? "not " : "", "ok 3 - no id stands twice\n";
	print "# $_: @{$twice{$_}}\n" for @twice;
	print "1..3\n";
	exit($n <= 200 || @dead || @twice)'
