#!/usr/bin/perl
# dump.pl FROM TO: every DOCX, ODT and PDF under FROM as text, one item a line, in TO/….expected.
#
# It reads what is in the files and shares no line with the program that wrote them. Nothing that depends on
# the machine is printed: of a PNG its size, not its bytes. What would make one change look like a thousand
# is told by its content: an automatic style of an ODT by a digest (a style more would number all others anew),
# neighbouring runs of one look as one.
use strict;
use warnings;
use utf8;
use Digest::MD5 qw(md5_hex);
use Encode qw(decode_utf8 encode_utf8);
use File::Find;
use File::Path qw(make_path);
use File::Basename qw(dirname);

use constant { LINE => 150 }; # an element whose text is longer is divided into its children

my ($from, $to) = @ARGV;
my $out;     # of the file being dumped
my %auto;    # its automatic styles: name → parent and digest
my %says;    # the same: name → all that the style says
my %seen;    # pictures as text that another format of the document showed in full: digest → 1

sub line { my ($depth, $text) = @_; $out .= "  " x $depth . "$text\n" }
sub digest { substr md5_hex(encode_utf8($_[0])), 0, 8 }

# --- XML: [name, {attribute => value}, [attributes' order], children…], text as strings ------------------------

sub unescape {
	my ($s) = @_;
	my %named = (lt => "<", gt => ">", amp => "&", quot => '"', apos => "'");
	$s =~ s/&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(\w+));/defined $1 ? chr hex $1 : defined $2 ? chr $2 : $named{$3} \/\/ "&$3;"/ge;
	return $s;
}

sub parse {
	my ($xml, $name) = @_;
	my @open = (["", {}, []]);
	while ($xml =~ /\G(?:<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>|<(\/?)([^\s\/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+))/gcs) {
		my ($close, $element, $attributes, $empty, $text) = ($1, $2, $3, $4, $5);
		if (defined $text) {
			push @{ $open[-1] }, unescape($text);
		} elsif (defined $element && $close) {
			my $done = pop @open;
			die "$name: $element closes $done->[0]\n" if $done->[0] ne $element;
		} elsif (defined $element) {
			my (%value, @order);
			while ($attributes =~ /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g) {
				die "$name: $element has $1 twice\n" if exists $value{$1};
				$value{$1} = unescape($2 // $3);
				push @order, $1;
			}
			my $node = [$element, \%value, \@order];
			push @{ $open[-1] }, $node;
			push @open, $node unless $empty;
		}
	}
	die "$name: not XML at " . pos($xml) . "\n" if (pos($xml) // 0) != length $xml;
	die "$name: $open[-1][0] stays open\n" if @open != 1;
	my ($root) = grep { ref } children($open[0]);
	return $root;
}

sub children { my ($node) = @_; return @$node[3 .. $#$node] }
sub elements { my ($node, $name) = @_; return grep { ref && (!defined $name || $_->[0] eq $name) } children($node) }
sub attr { my ($node, $name) = @_; return $node->[1]{$name} // "" }
sub text { my ($node) = @_; return join "", map { ref ? text($_) : $_ } children($node) }

# "w:p" is "p": the words of the formats' own vocabularies go without prefix.
sub short { my ($name) = @_; $name =~ s/^(?:w|text|office|table):(?:table-(?!of))?//; return $name }

sub attributes {
	my ($node) = @_;
	my @words;
	for my $name (@{ $node->[2] }) {
		next if $name =~ /^xmlns/;
		my $value = $node->[1]{$name};
		$value = $auto{$value} if $name =~ /style-name$/ && exists $auto{$value};
		$value =~ s/[\n\t]/ /g;
		(my $short = $name) =~ s/^(?!r:|xlink:)[\w-]+://;
		$short = "style" if $short eq "style-name";
		push @words, "$short=" . ($value =~ /[\s()]/ || $value eq "" ? "'$value'" : $value);
	}
	return @words;
}

# An element and all in it on one line: name, name=val, name(attribute=value child …).
sub flat {
	my ($node) = @_;
	if (!ref $node) {
		(my $text = $node) =~ s/\s+/ /g;
		return $text =~ /\S/ ? "'$text'" : ();
	}
	my $name = short($node->[0]);
	my @words = (attributes($node), map { flat($_) } children($node));
	return $name unless @words;
	return "$name=$1" if @words == 1 && $words[0] =~ /^val=(.*)/;
	return "$name(@words)";
}

# --- paragraphs ---------------------------------------------------------------------------------------------------

sub is_paragraph { my ($node) = @_; return ref $node && $node->[0] =~ /^(?:w:p|text:p|text:h)$/ }
sub holds_paragraph {
	my ($node) = @_;
	for my $child (elements($node)) {
		return 1 if is_paragraph($child) || holds_paragraph($child);
	}
	return 0;
}

# The text of a DOCX paragraph as a list of [look, text].
sub runs_docx {
	my ($node) = @_;
	my @runs;
	for my $child (elements($node)) {
		if ($child->[0] eq "w:r") {
			my ($look) = map { join " ", map { flat($_) } elements($_) } elements($child, "w:rPr");
			for my $piece (grep { $_->[0] ne "w:rPr" } elements($child)) {
				my $text = $piece->[0] eq "w:t" ? text($piece) : $piece->[0] eq "w:tab" ? "<tab>" : "<" . flat($piece) . ">";
				push @runs, [$look // "", $text];
			}
		} elsif ($child->[0] =~ /^w:(?:hyperlink|ins|del|sdt|sdtContent|fldSimple|smartTag)$/) {
			push @runs, ["", "<" . join(" ", short($child->[0]), attributes($child)) . ">"], runs_docx($child), ["", "</" . short($child->[0]) . ">"];
		} elsif ($child->[0] ne "w:pPr") {
			push @runs, ["", "<" . flat($child) . ">"];
		}
	}
	return @runs;
}

# The same of an ODT: text outside spans has no look.
sub runs_odt {
	my ($node, $look) = @_;
	my @runs;
	for my $child (children($node)) {
		if (!ref $child) {
			(my $text = $child) =~ s/\s+/ /g;
			push @runs, [$look, $text];
		} elsif ($child->[0] eq "text:span") {
			push @runs, runs_odt($child, join " ", grep { length } $look, map { s/^style=//r } attributes($child));
		} elsif ($child->[0] eq "text:s") {
			push @runs, [$look, "␣" x (attr($child, "text:c") || 1)];
		} elsif ($child->[0] eq "text:tab") {
			push @runs, [$look, "<tab>"];
		} elsif ($child->[0] eq "text:a") {
			push @runs, [$look, "<" . join(" ", "a", attributes($child)) . ">"], runs_odt($child, $look), [$look, "</a>"];
		} else {
			push @runs, [$look, "<" . flat($child) . ">"];
		}
	}
	return @runs;
}

sub paragraph {
	my ($node) = @_;
	my $odt = $node->[0] =~ /^text:/;
	my ($text, $last) = ("", "");
	my @properties = $odt ? map { s/^style=//r } attributes($node) : map { map { s/^pStyle=//r } flat($_) } map { elements($_) } elements($node, "w:pPr");
	for my $run ($odt ? runs_odt($node, "") : runs_docx($node)) {
		next if $run->[1] eq "";
		$text .= "}" if $last ne "" && $run->[0] ne $last;
		$text .= "{$run->[0]|" if $run->[0] ne "" && $run->[0] ne $last;
		$text .= $run->[1];
		$last = $run->[0];
	}
	$text .= "}" if $last ne "";
	$text =~ s/\n/<newline>/g;
	return short($node->[0]) . "[@properties]" . ($text ne "" ? " $text" : "");
}

# --- parts -----------------------------------------------------------------------------------------------------------

# An element with its properties on a line, what stands in it below; a cell of one paragraph is one line.
sub pretty {
	my ($node, $depth) = @_;
	my ($name, @below) = (short($node->[0]));

	return line($depth, paragraph($node)) if is_paragraph($node);
	my $flat = holds_paragraph($node) ? undef : flat($node);
	my @text = grep { !ref && /\S/ } children($node);
	return line($depth, $flat) if defined $flat && ($node->[0] =~ /Pr$/ || @text || length $flat <= LINE);
	my @words = ($name, attributes($node));
	for my $child (elements($node)) {
		if ($child->[0] =~ /^w:(?:\w+Pr|tblGrid)$/) {
			push @words, flat($child);
		} else {
			push @below, $child;
		}
	}
	push @words, paragraph(shift @below) if @below == 1 && is_paragraph($below[0]) && $name =~ /^(?:tc|cell)$/;
	line($depth, "@words");
	pretty($_, $depth + 1) for @below;
}

# A style in a few words: what it is based on, and a digest of all that it says.
sub style {
	my ($node, $depth) = @_;
	my @words = (short($node->[0]));
	for my $name (@{ $node->[2] }) {
		push @words, $node->[1]{$name} if $name =~ /:(?:type|styleId|name|family|display-name)$/;
	}
	push @words, map { "based-on=$_" } grep { length } attr($node, "style:parent-style-name"), map { attr($_, "w:val") } elements($node, "w:basedOn");
	line($depth, "@words #" . digest(flat($node)));
}

sub read_automatic {
	my ($root) = @_;
	(%auto, %says) = ();
	for my $styles (elements($root, "office:automatic-styles")) {
		for my $style (elements($styles)) {
			my $name = attr($style, "style:name");
			(my $says = flat($style)) =~ s/\bname=(?:'[^']*'|[^\s()]+) ?//;
			line(1, "automatic style twice: $name") if exists $auto{$name};
			$auto{$name} = (attr($style, "style:parent-style-name") || attr($style, "style:family") || short($style->[0])) . "#" . substr digest($says), 0, 5;
			$says{$name} = $says;
		}
	}
}

sub automatic {
	my ($styles) = @_;
	my %lines;
	for my $style (elements($styles)) {
		my $name = attr($style, "style:name");
		$lines{"$auto{$name} $says{$name}"} = 1;
	}
	line(1, "automatic-styles");
	line(2, $_) for sort keys %lines;
}

sub part_xml {
	my ($root, $depth) = @_;
	(%auto, %says) = ();
	read_automatic($root) if $root->[0] =~ /^office:document/;
	line($depth, join " ", "namespaces", sort map { s/^xmlns:?//r || "default" } grep { /^xmlns/ } @{ $root->[2] });
	for my $child ($root->[0] =~ /^(?:w:styles|office:document-\w+)$/ ? elements($root) : $root) {
		if ($child->[0] eq "office:automatic-styles") {
			automatic($child);
		} elsif ($child->[0] eq "office:styles") {
			style($_, $depth) for elements($child);
		} elsif ($child->[0] eq "w:style") {
			style($child, $depth);
		} elsif ($child->[0] =~ /^(?:w:latentStyles|a:theme)$/) { # long, and the same in every document
			line($depth, short($child->[0]) . " #" . digest(flat($child)));
		} else {
			pretty($child, $depth);
		}
	}
}

sub bytes_of {
	my ($path) = @_;
	open my $f, "<:raw", $path or die "$path: $!\n";
	local $/;
	my $bytes = <$f>;
	return $bytes // "";
}

sub package_parts {
	my ($path, $depth, $dir) = @_;
	my @names = map { decode_utf8($_) } split /\n/, `unzip -Z1 '$path'`;

	make_path($dir);
	system("unzip", "-qq", "-o", $path, "-d", $dir) == 0 or die "$path: not unpacked\n";
	for my $name (@names) {
		my $bytes = bytes_of("$dir/$name");
		if ($bytes =~ /^\x89PNG.{12}(.{4})(.{4})/s) {
			line($depth, sprintf "part %s: PNG %d x %d", $name, unpack("N", $1), unpack("N", $2));
		} elsif ($name =~ /\.svg$/) {
			my $svg = decode_utf8($bytes);
			my $again = $seen{ digest($svg) }++;
			line($depth, "part $name #" . digest($svg) . ($again ? ", as before" : ""));
			pretty(parse($svg, $name), $depth + 1) unless $again;
		} elsif ($bytes =~ /^\s*(?:\xef\xbb\xbf)?</) {
			line($depth, "part $name");
			part_xml(parse(decode_utf8($bytes), $name), $depth + 1);
		} elsif ($bytes =~ /^PK\x03\x04/) {
			line($depth, "part $name: a package");
			package_parts("$dir/$name", $depth + 1, "$dir/$name.unpacked");
		} else {
			line($depth, "part $name: " . (length $bytes < 200 && $bytes =~ /^[\x20-\x7e]*$/ ? "'$bytes'" : length($bytes) . " bytes"));
		}
	}
}

# --- PDF ---------------------------------------------------------------------------------------------------------------

# Words that follow one another on a baseline are a line: left..right top height text, in points from the page's top left.
sub pdf_lines {
	my ($path) = @_;
	my ($page, @line) = (0);
	my $put = sub {
		line(1, sprintf "%.0f..%.0f %.0f %.0f %s", $line[0], $line[2], $line[1], $line[3], join " ", @line[4 .. $#line]) if @line;
		@line = ();
	};
	for (split /\n/, decode_utf8(`pdftotext -bbox '$path' -`)) {
		if (/<page width="([\d.]+)" height="([\d.]+)"/) {
			$put->();
			line(0, sprintf "page %d %.0f x %.0f", ++$page, $1, $2);
		} elsif (/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/) {
			my ($x, $y, $right, $bottom, $word) = ($1, $2, $3, $4, unescape($5));
			$put->() if @line && (abs($y - $line[1]) > 1 || $x < $line[2] - 1);
			@line = ($x, $y, $right, $bottom - $y) unless @line;
			$line[2] = $right;
			push @line, $word;
		}
	}
	$put->();
}

sub pdf {
	my ($path) = @_;
	line(0, $_) for grep { !/^(?:CreationDate|ModDate|File size|Suspects|UserProperties|JavaScript)/ } split /\n/, decode_utf8(`pdfinfo '$path'`);
	for (split /\n/, `pdffonts '$path'`) {
		line(0, "font $1") if /^[A-Z]{6}\+(\S+)/;
	}
	pdf_lines($path);
}

# --- all files, a document's DOCX before its ODT ---------------------------------------------------------------------------

sub dump_file {
	my ($path) = @_;
	my $name = substr $path, length($from) + 1;

	($out, %auto) = ("");
	if ($name =~ /\.pdf$/) {
		pdf($path);
	} else {
		package_parts($path, 0, "$to/.unpacked/$name");
	}
	make_path(dirname("$to/$name"));
	open my $f, ">:raw", "$to/$name.expected" or die "$to/$name.expected: $!\n";
	print $f encode_utf8($out);
	close $f or die "$to/$name.expected: $!\n";
}

my @files;
find({ wanted => sub { push @files, $File::Find::name if /\.(?:docx|odt|pdf)$/ }, no_chdir => 1 }, $from);
my $child = fork // die "no process: $!\n"; # for the PDFs, beside the packages
dump_file($_) for grep { /\.pdf$/ ? !$child : $child } sort @files;
exit 0 unless $child;
waitpid $child, 0;
die "a PDF was not dumped\n" if $?;
system("rm", "-rf", "$to/.unpacked");
