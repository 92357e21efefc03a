# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of dateline(1) for bash.

_dateline ()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local IFS=$'\n'

  compopt +o default 2>/dev/null
  COMPREPLY=()

  if [[ $command == date && $COMP_CWORD -gt 1 ]]; then
    return
  fi
  if [[ $command == export && $COMP_CWORD -gt 1 ]]; then
    case $previous in
      -o|--output)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -X '!*.png' -- "$current"; compgen -d -- "$current")
        return ;;
      --style)
        mapfile -t COMPREPLY < <(compgen -W $'light\ndark' -- "$current")
        return ;;
      --scale)
        mapfile -t COMPREPLY < <(compgen -W $'1\n2\n3\n4' -- "$current")
        return ;;
      --from|--to|--width)
        return ;;
    esac
    if [[ $current == -* ]]; then
      mapfile -t COMPREPLY < <(compgen -W $'-o\n--output\n--from\n--to\n--width\n--scale\n--style\n--help' -- "$current")
      return
    fi
  elif [[ $COMP_CWORD -eq 1 ]]; then
    mapfile -t COMPREPLY < <(compgen -W $'check\ndate\nexport\n--help\n--version' -- "$current")
  fi
  if [[ $current != -* ]]; then
    compopt -o filenames
    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(
      compgen -f -X '!*.dateline' -- "$current"
      compgen -f -X '!*.json' -- "$current"
      compgen -d -- "$current")
  fi
}

complete -F _dateline dateline
