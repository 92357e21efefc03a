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
        mapfile -t COMPREPLY < <(
          for suffix in png svg pdf md html csv timelinejs.json dateline; do compgen -f -X "!*.$suffix" -- "$current"; done
          compgen -d -- "$current")
        return ;;
      --style)
        mapfile -t COMPREPLY < <(compgen -W $'light\ndark\nprint' -- "$current")
        return ;;
      --scale)
        mapfile -t COMPREPLY < <(compgen -W $'1\n2\n3\n4' -- "$current")
        return ;;
      --format)
        mapfile -t COMPREPLY < <(compgen -W $'png\nsvg\npdf\nmd\nhtml\ncsv\ntimelinejs\ndateline' -- "$current")
        return ;;
      --preset)
        mapfile -t COMPREPLY < <(compgen -W $'slide\nsquare\ncolumn\na4\na4-landscape\nletter\nletter-landscape\na2' -- "$current")
        return ;;
      --dpi)
        mapfile -t COMPREPLY < <(compgen -W $'96\n150\n300' -- "$current")
        return ;;
      --from|--to|--width|--height|--lanes|--filter|--reported-by|--locale)
        return ;;
    esac
    if [[ $current == -* ]]; then
      mapfile -t COMPREPLY < <(compgen -W $'-o\n--output\n--format\n--from\n--to\n--lanes\n--filter\n--reported-by\n--preset\n--width\n--all-titles\n--height\n--scale\n--dpi\n--style\n--notes\n--links\n--locale\n--embed-part\n--no-embed\n--help' -- "$current")
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
