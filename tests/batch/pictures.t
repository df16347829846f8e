#!/bin/sh
# Pictures that a unit's text names stand in its report, in each format; what can't be taken is complained about.
. tests/cli/tap.sh
ws=$work/ws
text=$ws/noi-dung/2026-10/kinh-te.md
# a grey picture of WIDTH x HEIGHT
picture() {
	perl -MCompress::Zlib -e 'my ($w, $h) = @ARGV;
		sub chunk { my $s = join "", @_; pack("N", length($s) - 4) . $s . pack "N", crc32($s) }
		print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack "NNCCCCC", $w, $h, 8, 0, 0, 0, 0),
			chunk("IDAT", compress((chr(0) . chr(120) x $w) x $h)), chunk("IEND")' "$1" "$2"
}
if ! picture 1 1 >/dev/null 2>&1 || ! command -v unzip pdfimages >/dev/null; then
	echo "1..0 # SKIP perl's Compress::Zlib, unzip or pdfimages is not here"
	exit 0
fi
fresh() {
	rm -rf "$ws"; cp -R inputs/ha-bac "$ws"
	sed -i "s|^# Hạn chế|$1\n\n&|" "$text"
}
build() { (cd "$work" && "$vanthu" build bao-cao-thang --ky 2026-10 -C ws -o out --force >said 2>complaints); }
shown() { unzip -p "$work/out/2026-10/bao-cao-thang.$1" "$2"; }

fresh '![Thi công *đê bao*](de xa.png)\n\nBiển ![báo](hinh/bien.png) mới.'
mkdir "$ws/noi-dung/2026-10/hinh"
picture 1200 300 >"$ws/noi-dung/2026-10/de xa.png"; picture 40 30 >"$ws/noi-dung/2026-10/hinh/bien.png"
build; is $? 0 "a text with pictures is built"
is "$(cat "$work/complaints")" "" "and nothing is said"
is "$(unzip -l "$work/out/2026-10/bao-cao-thang.docx" | grep -c 'media/hinh')" 4 "both are in the DOCX, beside the chart's two"
is "$(unzip -l "$work/out/2026-10/bao-cao-thang.odt" | grep -c 'Pictures/hinh')" 4 "both are in the ODT"
is "$(pdfimages -list "$work/out/2026-10/bao-cao-thang.pdf" | grep -cE ' (1200|40) ')" 2 "both are in the PDF"
has "$(shown docx word/document.xml)" 'cx="381000" cy="285750"' "a small one keeps its size"
has "$(shown docx word/document.xml)" 'cx="5940425" cy="1485106"' "a large one is as wide as the text"
has "$(pdftotext "$work/out/2026-10/bao-cao-thang.pdf" -)" "Thi công đê bao" "one alone has its words below it"
has "$(shown docx word/document.xml)" 'descr="báo"' "one in a sentence has them for who can't see it"
picture 40 31 >"$ws/noi-dung/2026-10/hinh/bien.png"
has "$(cd "$work" && "$vanthu" build bao-cao-thang --ky 2026-10 -C ws -o out -n)" "bien.png" "another picture makes another document"

said() { fresh "$1"; build; is "$(grep -c '\.docx' "$work/said"), $(grep -v '^ ' "$work/complaints" | sort -u)" "$2" "$3"; }
fresh x; picture 40 30 >"$work/ngoai.png"; at="ws/noi-dung/2026-10/kinh-te.md:13:1: error:"
at=${at#ws/}
said '![a](khong.png)' "1, $at no picture of that name: khong.png [K300]" "one that is not there"
said '![a](../../../ngoai.png)' "1, $at a picture outside the workspace: ../../../ngoai.png [K301]" "one outside the workspace"
said '![a](https://a.vn/x.png)' "1, $at a picture in a text that is not the workspace's own: https://a.vn/x.png [K260]" "one on the net"
said "![a]($work/ngoai.png)" "1, $at a picture in a text that is not the workspace's own: $work/ngoai.png [K260]" "one of this machine"
finish
