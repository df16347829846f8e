#!/bin/sh
# How the program ends, so that a script knows what went wrong; build.t has 65, 73, 74 and 75.
. tests/cli/tap.sh
pdf() { "$vanthu" pdf "$@" 2>&1; }

got=$(pdf "$work/khong-co.docx" -o "$work/x.pdf"); is $? 66 "a file that is not there ends with 66"
has "$got" F101 "and is named"
mkdir "$work/folder.docx"
got=$(pdf "$work/folder.docx" -o "$work/x.pdf"); is $? 74 "a file that cannot be read ends with 74"
has "$got" F102 "and is named"
got=$(pdf templates/bao-cao-thang.docx -o /proc/none/x.pdf); is $? 73 "a place that cannot be written ends with 73"
has "$got" F104 "and is named"
got=$(pdf --no-such-option); is $? 64 "a wrong command line ends with 64"
mkdir "$work/empty"
got=$(XDG_CONFIG_HOME=$work FONTCONFIG_FILE=/dev/null VANTHU_SHARE=$work/empty pdf templates/bao-cao-thang.docx -o "$work/x.pdf"); is $? 69 "no fonts at all end with 69"
has "$got" S101 "and that is said"
finish
