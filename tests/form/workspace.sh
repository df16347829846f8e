# Sourced by shell tests: the sample of all kinds of documents as a workspace of its own, with a template for each.
# The usual ones stand built in templates/; the others are made here.

kinds() { "$vanthu" template kinds | grep "$(printf '\t')"; } # CODE, name, source, answers; a line a source

kinds_workspace() { # DIR
	mkdir -p "$1/mau"
	cp "$root/inputs/cac-loai/don-vi.yaml" "$root/inputs/cac-loai/van-ban.yaml" "$1/"
	kinds | while IFS="$(printf '\t')" read -r code name source answers; do
		source=${source%.mau}
		[ ! -f "$root/templates/$source.docx" ] && [ ! -f "$1/mau/$source.odt" ] || continue
		for e in docx odt; do
			"$vanthu" template new --kind "$code" -o "$1/mau/$source.$e" || echo "no template of $code $name"
		done
	done
}
