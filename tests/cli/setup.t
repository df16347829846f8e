#!/bin/sh
# Set-up asks for nothing where nothing is missing, and for what is missing alone.
. tests/cli/tap.sh
command -v dpkg-query >/dev/null || { skip "set-up" "no dpkg here"; finish; }
mkdir "$work/bin"
cat >"$work/bin/sudo" <<'SH'
#!/bin/sh
echo "sudo" >>"$ASKED"
exec "$@"
SH
cat >"$work/bin/apt-get" <<'SH'
#!/bin/sh
echo "apt-get $*" >>"$ASKED"
SH
chmod +x "$work/bin/sudo" "$work/bin/apt-get"
export ASKED="$work/asked"
set_up() { : >"$ASKED"; PATH="$work/bin:$PATH" ./.ci/install "$@" 2>&1; }

printf '# a remark\ndpkg # what every Debian has\nbash\n' >"$work/here"
echo no-such-package-of-vanthu >"$work/lacking"
got=$(set_up "$work/here"); is "$?$got$(cat "$ASKED")" 0 "nothing missing: nothing said, no sudo, no apt"
got=$(set_up "$work/here" "$work/lacking"); is "$?$got" "0installing: no-such-package-of-vanthu" "what is missing is said"
has "$(cat "$ASKED")" "apt-get update" "the lists are fetched"
is "$(grep -c 'apt-get install .* no-such-package-of-vanthu$' "$ASKED")" 1 "and it alone is installed"
echo dpk >"$work/part"
got=$(set_up "$work/part"); is "$got" "installing: dpk" "a name that begins another is not that other"
finish
