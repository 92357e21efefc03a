#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# validate.sh KIND FILE...: an installed file against its own validator. Where the machine has no validator the test
# is skipped (exit 77) and says which program is missing. Several validators exit with 0 on errors: their words count.
set -eu

kind=$1
shift
# Validators complain about a locale that is not there.
export LC_ALL=C.UTF-8

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

need ()
{
  for program
  do
    command -v "$program" >/dev/null || { echo "skipped: $program is missing"; exit 77; }
  done
}

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

# Runs a command that must succeed and say nothing.
silent ()
{
  "$@" >"$scratch/out" 2>&1 || { cat "$scratch/out" >&2; fail "$*"; }
  [ ! -s "$scratch/out" ] || { cat "$scratch/out" >&2; fail "$*: not silent"; }
}

case $kind in
desktop)
  need desktop-file-validate
  silent desktop-file-validate "$1"
  # Office without Calendar has it both ways in some menus, GNOME alone in none.
  grep -q '^DBusActivatable=true$' "$1" || fail 'not D-Bus activatable'
  grep -q "^Icon=$(basename "$1" .desktop)\$" "$1" || fail 'the icon does not have the application id'
  ;;

metainfo)
  version=$2
  need appstreamcli
  # AppStream before 1.0 does not know <developer>.
  appstreamcli validate --no-net --strict --override=unknown-tag=pedantic "$1" || fail "$1"
  sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$1" | head -n 1 | grep -qxF "$version" ||
    fail "the newest release is not $version"
  ;;

settings)
  need glib-compile-schemas
  silent glib-compile-schemas --strict --dry-run "$(dirname "$1")"
  dtd=/usr/share/glib-2.0/schemas/gschema.dtd
  if command -v xmllint >/dev/null && [ -e $dtd ]
  then
    silent xmllint --noout --dtdvalid $dtd "$1"
  fi
  ;;

mime)
  need update-mime-database gio
  mkdir -p "$scratch/data/mime/packages"
  cp "$1" "$scratch/data/mime/packages"
  export XDG_DATA_HOME="$scratch/home" XDG_DATA_DIRS="$scratch/data:/usr/share"
  update-mime-database "$scratch/data/mime" 2>"$scratch/err" || fail update-mime-database
  ! grep . "$scratch/err" >&2 || fail 'update-mime-database complained'
  echo '{ "format": "dateline", "version": "1.0", "events": [] }' >"$scratch/example.dateline"
  type=$(gio info -a standard::content-type "$scratch/example.dateline" | sed -n 's/.*content-type: //p')
  [ "$type" = application/vnd.dateline+json ] || fail "a timeline is $type"
  ;;

icon)
  need xmllint
  silent xmllint --noout "$@"
  for file
  do
    case $file in
    *-symbolic.svg)
      ! grep -Eo '(fill|stroke)="#[^"]*"' "$file" | sort -u | sed 1d | grep . || fail 'a symbolic icon has one colour'
      if command -v gtk4-encode-symbolic-svg >/dev/null
      then
        gtk4-encode-symbolic-svg "$file" 16x16 --output "$scratch" || fail "$file"
      fi
      ;;
    *)
      grep -q 'width="128" height="128" viewBox="0 0 128 128"' "$file" || fail 'the canvas is not 128 by 128'
      ;;
    esac
  done
  ;;

service)
  # There is no validator. The bus finds the file by its name, and wants the program's whole path.
  grep -q "^Name=$(basename "$1" .service)\$" "$1" || fail 'its Name is not that of the file'
  grep -q '^Exec=/.*/dateline --gapplication-service$' "$1" || fail 'its Exec is no whole path'
  ;;

thumbnailer)
  # There is no validator: do what a file manager does, with the program that was built.
  program=$2
  cp "$3" "$scratch/input"
  line=$(sed -n 's/^Exec=[^ ]*dateline //p' "$1" | sed "s,%i,$scratch/input,; s,%o,$scratch/output.png,; s,%s,256,")
  # shellcheck disable=SC2086 # the words of the line are the arguments
  "$program" $line || fail "dateline $line"
  # The width stands in the eight bytes after the signature, a length and a name, that begin every PNG.
  size=$(od -A n -t u1 -j 16 -N 4 "$scratch/output.png" | tr -s ' ')
  [ "$size" = ' 0 0 1 0' ] || fail "a thumbnail is not 256 pixels wide:$size"
  ;;

man)
  need man
  MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$1" >/dev/null 2>"$scratch/err" || fail man
  ! grep . "$scratch/err" >&2 || fail 'man warned'
  if command -v mandoc >/dev/null
  then
    mandoc -T lint -W warning "$1" || fail mandoc
  fi
  ;;

bash)
  need bash
  silent bash -n "$1"
  if command -v shellcheck >/dev/null
  then
    silent shellcheck -s bash "$1"
  fi
  # Really complete something, with what readline would have said.
  answer=$(bash -c '
    compopt () { :; }
    . "$1"
    COMP_WORDS=(dateline export --st) COMP_CWORD=2
    _dateline
    echo "${COMPREPLY[*]}"
    COMP_WORDS=(dateline export --style d) COMP_CWORD=3
    _dateline
    echo "${COMPREPLY[*]}"' - "$1")
  [ "$answer" = "--style
dark" ] || fail "completes to: $answer"
  ;;

zsh)
  need zsh
  silent zsh -n "$1"
  ;;

fish)
  need fish
  export HOME="$scratch"
  silent fish --no-execute "$1"
  answer=$(fish -c "source '$1'; complete -C 'dateline export --st'" | cut -f 1)
  [ "$answer" = --style ] || fail "completes to: $answer"
  ;;

options)
  # The manual page, or a completion, has the long options that the program says it has, and no others. Fish writes
  # --style as -l style, and troff writes \-\-style.
  program=$2
  for command in '' check date export
  do
    # shellcheck disable=SC2086 # no command is no argument
    "$program" $command --help
  done | grep -o -e '--[a-z][a-z-]*' | sort -u >"$scratch/said"
  sed 's/\\-/-/g; s/ -l \([a-z]\)/ --\1/g' "$1" | grep -o -e '--[a-z][a-z-]*' | sort -u >"$scratch/written"
  diff "$scratch/said" "$scratch/written" >&2 || fail "$1: not the options of the program"
  ;;

script)
  for file
  do
    silent sh -n "$file"
  done
  need shellcheck
  silent shellcheck "$@"
  ;;

*)
  fail "unknown kind $kind"
  ;;
esac
