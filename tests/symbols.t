#!/bin/sh
# What the linker sees, by nm over the built objects: which names of a file another file uses, which rooms lean on
# which (the table of layers.t, here without trusting #include), and which files of a room lean on each other in a
# circle. A circle is allowed where it is listed below and the room's opening comment tells why.
cd "$(dirname "$0")/.." || exit 1
B=out/build/${VARIANT:-release}
for need in nm perl; do
	command -v $need >/dev/null || { echo "1..0 # SKIP no $need here"; exit 0; }
done
test -e "$B/libvanthu.a" || { echo "1..0 # SKIP nothing is built in $B"; exit 0; }

# global, though no other file of the program uses it
cat >out/build/symbols.alone <<'EOF'
main the C library calls it
assess_dump a stage's dump as text, for the debugger
doc_dump a stage's dump as text, for golden tests
doc_manner_at tests print the table of manners
doc_manners_count tests print the table of manners
rich_dump a stage's dump as text, for golden tests
fill_invariants what must hold of any filled document: tests and fuzzers ask it
arena_used tests hold memory to a figure
shape_counts tests hold the cache to its hits
str_distance tests hold the distance itself to the book
value_path tests look into values by it
pkg_open_bytes fuzzers and tests have packages in memory
pkg_remove the counterpart of pkg_put: tests hold manifest and relations to it
EOF
# the file whose opening comment explains the circle, then the files that may be in one with each other
cat >out/build/symbols.circles <<'EOF'
chart/draw.h chart/bars chart/cartesian chart/draw chart/frame chart/kind chart/model chart/pie
cli/cli.h cli/*
docx/inner.h docx/drawing docx/field docx/math docx/note docx/section docx/table docx/text docx/vml
docx/inner.h docx/number docx/props docx/style
docx/inner.h docx/tree docx/xml
fill/engine.h fill/docx/* fill/odt/* fill/carried fill/compile fill/contents fill/edit fill/fill fill/fit fill/include fill/links fill/rich fill/run fill/write
form/build.h form/docx form/look form/odt form/source
input/inner.h input/*
layout/line/para.h layout/line/atoms layout/line/label
layout/page/flow.h layout/page/*
odt/inner.h odt/*
package/parts.h package/*
plan/model.h plan/blanks plan/checks plan/declared plan/free plan/growth plan/indicators plan/log plan/misplaced plan/model plan/path plan/prose plan/quoted plan/settle plan/particulars plan/sheets plan/slips plan/totals plan/twice plan/unlikely plan/yearly plan/years
recognise/inner.h recognise/*
shape/inner.h shape/fonts shape/pango shape/shape
template/inner.h template/compile template/eval template/ops template/parse template/run template/library/*
EOF
sed -n "/^table='/,/'\$/p" tests/layers.t | sed "s/^table='//; s/'\$//" >out/build/symbols.arrows

find "$B" -name '*.o' ! -path '*/tests/*' | LC_ALL=C sort | while read -r o; do
	f=${o#"$B/"}
	test -e "generator/${f%.o}.c" && nm -P "$o" | sed "s|^|${f%.o} |"
done | perl -e '
	sub lines { open my $f, "<", "out/build/symbols.$_[0]" or die $!; map { chomp; $_ } <$f> }
	my ($n, $bad) = (0, 0);
	sub told { my ($name, @why) = @_; $n++; print @why ? "not " : "", "ok $n - $name\n"; print "# $_\n" for @why; $bad ||= @why }
	my (%home, %wants, %files);
	while (<STDIN>) {
		my ($file, $name, $type) = split;
		$files{$file} = 1;
		next if $name =~ /^_/;
		$home{$name} = $file if $type =~ /[TDRBGSV]/;
		$wants{$file}{$name} = 1 if $type eq "U";
	}
	told("objects are found: " . keys %files, keys %files > 150 && keys %home > 400 ? () : "too few");

	# kinds of complaints have a test of their own, kinds.t
	my %kind;
	for my $file (keys %files) {
		open my $f, "<", "generator/$file.c" or die $!;
		my $text = join "", <$f>;
		$kind{$1} = 1 while $text =~ /const struct diag_kind (\w+) =/g;
	}
	my (%used, %to, %by, %rooms);
	for my $file (sort keys %wants) {
		for my $name (sort keys %{$wants{$file}}) {
			my $there = $home{$name} // next;
			$used{$name} = 1;
			$to{$file}{$there} = 1;
			my ($from, $room) = map { m{^(\w+)/} } $file, $there;
			push @{$rooms{$from}{$room}}, "$file uses $name of $there" if $from ne $room;
		}
	}
	my %alone = map { /^(\S+) (.+)/ or die "no reason: $_"; ($1, $2) } lines("alone");
	told("a global name is used by another file", map { "$_ of $home{$_}.c: make it static, or delete it" }
		grep { !$used{$_} && !$kind{$_} && !$alone{$_} } sort keys %home);

	my %may = map { /^(\w+):(.*)/; ($1, { map { $_ => 1 } split " ", $2 }) } lines("arrows");
	told("the table of layers.t is found: " . keys %may, keys %may > 15 ? () : "too few");
	my @wrong;
	for my $from (sort keys %rooms) {
		push @wrong, @{$rooms{$from}{$_}} for grep { !$may{$from}{$_} } sort keys %{$rooms{$from}};
	}
	told("a room uses names of the rooms that it may include", @wrong);

	# all that can be reached, then what reaches itself
	sub circles {
		my ($edge) = @_;
		my (%reach, %in, @all);
		for my $start (keys %$edge) {
			my @todo = keys %{$edge->{$start}};
			while (defined(my $x = shift @todo)) {
				next if $reach{$start}{$x}++;
				push @todo, keys %{$edge->{$x} // {}};
			}
		}
		for my $x (sort keys %reach) {
			next if $in{$x} || !$reach{$x}{$x};
			my @c = grep { $reach{$x}{$_} && $reach{$_}{$x} } sort keys %reach;
			$in{$_} = 1 for @c;
			push @all, [@c];
		}
		return @all;
	}
	told("no circle between rooms", map { "@$_" } circles(\%rooms));
	my @listed = map { my ($why, @pattern) = split; [$why, map { quotemeta =~ s/\\\*/.*/r } @pattern] } lines("circles");
	my @unknown;
	for my $c (circles(\%to)) {
		print "# circle: @$c\n";
		my ($of) = grep { my (undef, @p) = @$_; my $p = join "|", @p; !grep { !/^(?:$p)$/ } @$c } @listed;
		push @unknown, "@$c" if !$of;
	}
	told("a circle of files is one that is listed", @unknown);
	my %seen;
	told("and is explained where its room opens", grep {
		open my $f, "<", "generator/$_";
		my ($comment) = (join("", $f ? <$f> : ()) =~ m{(/\*.*?\*/)}s);
		($comment // "") !~ /\bcircles?\b/ } grep { !$seen{$_}++ } map { $_->[0] } @listed);
	print "1..$n\n";
	exit !!$bad'
