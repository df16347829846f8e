#!/bin/sh
# docxtpl's own test templates give the text that docxtpl gives. They are outside the repository.
cd "$(dirname "$0")/../.." || exit 1
cases=${VANTHU_SHARED:-../shared}/cases/docxtpl
vanthu=$PWD/${VANTHU:-out/bin/vanthu}
case ${VANTHU:-} in /*) vanthu=$VANTHU ;; esac
if ! [ -f "$cases/check.py" ] || ! command -v python3 >/dev/null; then
	echo "1..0 # skip docxtpl's cases or python3 are not here"
	exit 0
fi
"$cases/check.py" "$vanthu fill {template} {context} -o {out} --missing=empty" | sed 's/^/# /' >/tmp/vanthu-docxtpl.$$
tail -1 /tmp/vanthu-docxtpl.$$
if grep -q '^# [1-9][0-9]* passed, 0 failed$' /tmp/vanthu-docxtpl.$$; then
	echo "ok 1 - docxtpl's templates give docxtpl's text"
else
	cat /tmp/vanthu-docxtpl.$$
	echo "not ok 1 - docxtpl's templates give docxtpl's text"
fi
rm -f /tmp/vanthu-docxtpl.$$
n=1
for dir in "$cases"/errors/*/; do
	name=$(basename "$dir")
	n=$((n + 1))
	"$vanthu" fill "$dir/template.docx" "$dir/context.json" -o /dev/null --check --lang en 2>/tmp/vanthu-docxtpl.$$
	status=$?
	# docxtpl loses the character in silence; ours keeps it
	if [ "$name" = e-amp-no-escape ]; then want=0; else want=65; fi
	if [ $status = $want ]; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name: exit status $status"
		sed 's/^/# /' /tmp/vanthu-docxtpl.$$
	fi
done
rm -f /tmp/vanthu-docxtpl.$$
echo "1..$n"
