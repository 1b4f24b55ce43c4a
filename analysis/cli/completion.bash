# Completion of facts for bash. Verbs and options are asked of the program itself, so that they are always its own.

_facts() {
    local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} verb= verbs other
    verbs=$("$program" --help 2>/dev/null | sed -n '/^Verbs/,/^$/s/^  \([a-z]*\).*/\1/p')
    for other in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ -z $verb ]] && grep -qxF -e "$other" <<<"$verbs"; then verb=$other; fi
    done
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$("$program" ${verb:-list} --help 2>/dev/null |
            sed -n 's/^  \(-.,\|   \) \(--[a-z0-9-]*\).*/\2/p')" -- "$word"))
    elif [[ -z $verb ]]; then
        COMPREPLY=($(compgen -W "$verbs" -- "$word"))
    fi
}
complete -o default -F _facts facts
