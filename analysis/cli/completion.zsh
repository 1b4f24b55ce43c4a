#compdef facts
# Completion of facts for zsh. Verbs and options are asked of the program itself, so that they are always its own.

local program=$words[1] verb other
local -a verbs options
verbs=(${(f)"$($program --help 2>/dev/null | sed -n '/^Verbs/,/^$/s/^  \([a-z]*\).*/\1/p')"})
for other in $words[2,CURRENT-1]; do
    if [[ -z $verb ]] && (( ${verbs[(Ie)$other]} )); then verb=$other; fi
done
if [[ $words[CURRENT] == -* ]]; then
    options=(${(f)"$($program ${verb:-list} --help 2>/dev/null | sed -n 's/^  \(-.,\|   \) \(--[a-z0-9-]*\).*/\2/p')"})
    compadd -- $options
elif [[ -z $verb ]]; then
    compadd -- $verbs
else
    _files
fi
