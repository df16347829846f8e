# bash completion for vanthu: commands and options as the program itself lists them, documents from van-ban.yaml.
_vanthu()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} dir=. i
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		mapfile -t COMPREPLY < <(compgen -W "$(vanthu --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') --help --version" -- "$cur")
		return
	fi
	case $prev in
	--lang) mapfile -t COMPREPLY < <(compgen -W 'vi en' -- "$cur"); return ;;
	--missing) mapfile -t COMPREPLY < <(compgen -W 'error empty mark' -- "$cur"); return ;;
	--rule) mapfile -t COMPREPLY < <(compgen -W "$(vanthu lint --rules | sed 's/ .*/=off/')" -- "$cur"); return ;;
	--justify) mapfile -t COMPREPLY < <(compgen -W 'word lo25 lo74' -- "$cur"); return ;;
	-f | --format) mapfile -t COMPREPLY < <(compgen -W 'docx odt pdf png' -- "$cur"); return ;;
	-C | -d | --directory) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(vanthu "$command" --help | grep -o -- '--[a-z-]*' | sort -u)" -- "$cur")
		return
	fi
	case $command in
	build | check)
		for ((i = 2; i < COMP_CWORD; i++)); do
			[[ ${COMP_WORDS[i]} == -C ]] && dir=${COMP_WORDS[i + 1]}
		done
		mapfile -t COMPREPLY < <(compgen -W "$(sed -n 's/^ *- *ma: *\([^ #]*\).*/\1/p' "$dir/van-ban.yaml" 2>/dev/null)" -- "$cur")
		;;
	template)
		((COMP_CWORD == 2)) && mapfile -t COMPREPLY < <(compgen -W 'new kinds check vars' -- "$cur") || mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	debug)
		((COMP_CWORD == 2)) && mapfile -t COMPREPLY < <(compgen -W 'values plan document pages' -- "$cur") || mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	data)
		((COMP_CWORD == 2)) && mapfile -t COMPREPLY < <(compgen -W 'new merge status convert' -- "$cur") || mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		;;
	new)
		[[ $prev == --from || $prev == --answers ]] && mapfile -t COMPREPLY < <(compgen -f -- "$cur") || mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		;;
	*) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
	esac
}
complete -o filenames -F _vanthu vanthu
