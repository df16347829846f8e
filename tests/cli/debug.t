#!/bin/sh
# vanthu debug: what the stages hold, from files of each kind.
. tests/cli/tap.sh
debug() { "$vanthu" debug "$@" 2>&1; }

# values, with paths and places
cat >"$work/a.yaml" <<'YAML'
ten: Đội thử
so: [1, 2.5]
co: true
YAML
is "$(cd "$work" && debug values a.yaml)" ".: map of 3 @a.yaml:1:1
ten: text 'Đội thử' @a.yaml:1:6
so: list of 2 @a.yaml:2:5
so[0]: number 1 @a.yaml:2:6
so[1]: number 2.5 @a.yaml:2:9
co: bool true @a.yaml:3:5" "each value has its path, kind and place"
printf 'ma,so\n7,"12,5"\n' >"$work/b.csv"
has "$(cd "$work" && debug values b.csv)" "b[0].so: number 12.5 @b.csv: B2" "a CSV's figure stands in its cell"
has "$(debug values inputs/ha-bac/ke-hoach/chi-tieu.xlsx)" "chi_tieu[0].ma: text '1' @inputs/ha-bac/ke-hoach/chi-tieu.xlsx: chi_tieu!A2" "and a workbook's"
got=$(debug values "$work/none.yaml"); is "$?" 66 "a file that is not there is 66"
printf 'a: [1\n' >"$work/c.yaml"
got=$(debug values "$work/c.yaml"); is "$?" 65 "values that cannot be read are 65"
has "$got" "c.yaml:2:1: error" "and complained about with their place"

# a plan and its figures
got=$(debug plan -C inputs/ha-bac); is "$?" 0 "a plan is printed"
is "$(echo "$got" | grep -c '^unit ')" "$(grep -c 'viet_tat:.*linh_vuc:' inputs/ha-bac/don-vi.yaml)" "with each unit"
has "$got" "indicator 5 number='5' name=" "with each indicator"
is "$(echo "$got" | grep -c '^sentence ')" 0 "without a period nothing is judged"
got=$(cd inputs/ha-bac/noi-dung && debug plan --ky 2026-10)
has "$got" "period 2026-10:" "with a period its figures are judged, from any folder of the workspace"
is "$(echo "$got" | grep -c '^indicator ')" "$(echo "$got" | sed -n '/^period/,/^sentence/p' | grep -c '^[0-9A-Z.]*: ')" "one line for each indicator"
got=$(cd "$work" && debug plan); is "$?" 66 "no workspace is 66"
debug plan -C inputs/ha-bac --ky 2026-13 >/dev/null; is $? 64 "no period is 64"

# a document and its pages
for e in docx odt; do
	got=$(debug document templates/ke-hoach.$e); is "$?" 0 "a document is printed from $e"
	has "$got" "document $e" "with its kind"
	got=$(debug pages templates/ke-hoach.$e); is "$?" 0 "its pages too"
	has "$got" "page 1 11906x16838" "with their size"
	"$vanthu" pdf --dump templates/ke-hoach.$e >"$work/pdf" 2>/dev/null
	is "$(debug pages templates/ke-hoach.$e | head -20)" "$(head -20 "$work/pdf")" "the items of pdf --dump"
	is "$(debug pages -w templates/ke-hoach.$e | grep -c "^text ")" 0 "-w has lines of words alone"
done
printf '@ten Thử\n@hinh 160 80 {{ bieu_do.a }}\n' >"$work/m.mau"
cat >"$work/m.yaml" <<'YAML'
bieu_do:
  - {ma: a, loai: cot, sua_duoc: true, tieu_de: Cột thử, don_vi: cái, truc: [I, II], day: [{ten: x, gia_tri: [1, 2]}]}
YAML
for e in docx odt; do
	"$vanthu" template new "$work/m.mau" -o "$work/mau.$e" && "$vanthu" fill "$work/mau.$e" "$work/m.yaml" --missing empty -o "$work/chart.$e" 2>/dev/null
	got=$(debug pages "$work/chart.$e" | sed -n '/^chart on page 1/,$p')
	is "$(echo "$got" | grep -c '^rect column ')" 2 "the bars of a chart that can be edited are its scene's, $e"
	has "$got" '"Cột thử (cái)"' "with its title"
done
echo "PK" >"$work/d.docx"
got=$(debug pages "$work/d.docx"); is "$?" 65 "a damaged package is 65"
debug >/dev/null; is $? 64 "no stage is 64"
debug lines x >/dev/null; is $? 64 "an unknown stage is 64"
debug pages >/dev/null; is $? 64 "no file is 64"
debug pages a b >/dev/null; is $? 64 "two files are 64"
debug plan a -C b >/dev/null; is $? 64 "two workspaces are 64"
finish
