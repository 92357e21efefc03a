#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# installed.sh PART BUILD PREFIX APP_ID LIST: what `meson install` leaves behind, in a tree of its own. PART is one of
#   files    every file is in its place, and no other; LIST names them, the translations apart
#   menu     the software centre and the menus find program, description and icons
#   type     a *.dateline file is ours, opened by us, and gets its picture from us
#   program  the installed program works, with the installed settings and examples
#   bus      the bus starts it, and it shows a window; needs a display
# Exit 77 is meson's skip.
set -eu

part=$1
build=$2
prefix=$3
id=$4
list=$5

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

DESTDIR="$scratch/root" meson install -C "$build" --no-rebuild --quiet >"$scratch/log" 2>&1 ||
  { cat "$scratch/log" >&2; fail 'meson install'; }
tree=$scratch/root$prefix
export PATH="$tree/bin:$PATH" XDG_DATA_DIRS="$tree/share:/usr/share" XDG_DATA_HOME="$scratch/home" HOME="$scratch"
# A tree that is put into place gets these indices from the package manager.
glib-compile-schemas --strict "$tree/share/glib-2.0/schemas"

case $part in
files)
  (cd "$tree" && find . -type f) | sed "s,^\./,,; s,$id,APP_ID," |
    grep -vE '^share/locale/[^/]+/LC_MESSAGES/dateline\.mo$|/gschemas\.compiled$' | LC_ALL=C sort >"$scratch/found"
  LC_ALL=C sort "$list" | diff - "$scratch/found" || fail 'other files than the list has'
  ! find "$tree" -type f \( -perm /022 -o ! -path "$tree/bin/*" -perm /111 \) | grep . || fail 'odd permissions'
  ;;

menu)
  need appstreamcli
  # It exits with 0 whatever it found.
  appstreamcli validate-tree --no-net "$tree" >"$scratch/out" 2>&1 || { cat "$scratch/out" >&2; fail validate-tree; }
  need gtk4-update-icon-cache
  # The theme that they belong to is another package's.
  cp /usr/share/icons/hicolor/index.theme "$tree/share/icons/hicolor/"
  gtk4-update-icon-cache --quiet --force "$tree/share/icons/hicolor"
  gtk4-update-icon-cache --validate "$tree/share/icons/hicolor" || fail 'icon cache'
  exec=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$tree/share/applications/$id.desktop")
  [ -x "$tree/bin/$exec" ] || fail "the desktop file starts $exec, which is not installed"
  ;;

type)
  need update-mime-database update-desktop-database gio
  update-mime-database "$tree/share/mime" 2>"$scratch/err" || fail update-mime-database
  ! grep . "$scratch/err" >&2 || fail 'update-mime-database complained'
  update-desktop-database "$tree/share/applications"
  type=$(gio info -a standard::content-type "$tree/share/dateline/timelines/reset-2017.dateline" | sed -n 's/.*content-type: //p')
  [ "$type" = application/vnd.dateline+json ] || fail "the bundled story is $type"
  gio mime "$type" | grep -q "$id.desktop" || fail "nothing opens $type"
  grep -q "^MimeType=.*$type" "$tree/share/thumbnailers/$id.thumbnailer" || fail "nothing draws $type"
  ;;

program)
  [ "$(command -v dateline)" = "$tree/bin/dateline" ] || fail 'another program is found'
  dateline --version | grep -q '^dateline [0-9]' || fail version
  dateline export "$tree/share/dateline/timelines/harbour-bridge.dateline" -o "$scratch/picture.png" || fail export
  # It ends with 1, since the example has quotations that went wrong; but it finds the saved texts.
  dateline check "$tree/share/dateline/timelines/harbour-bridge.dateline" >"$scratch/out" || true
  grep -qi 'match' "$scratch/out" || { cat "$scratch/out" >&2; fail 'the texts of the example are not beside it'; }
  gsettings list-keys "$id" 2>/dev/null | grep -q '^wheel-zooms$' || fail 'the settings are not found'
  ;;

bus)
  need gdbus xdotool
  # The service names the place where the tree will stand; here it stands elsewhere.
  sed -i "s,^Exec=$prefix,Exec=$tree," "$tree/share/dbus-1/services/$id.service"
  # shellcheck disable=SC2016 # the inner shell has arguments of its own
  dbus-run-session -- sh -eu -c '
    gdbus call --session --dest "$1" --object-path "/$(echo "$1" | tr . /)" \
      --method org.freedesktop.Application.Open "[\"file://$2\"]" "{}"
    timeout 30 xdotool search --sync --onlyvisible --name "Harbour Bridge" >/dev/null
    gdbus call --session --dest "$1" --object-path "/$(echo "$1" | tr . /)" \
      --method org.freedesktop.Application.ActivateAction quit "[]" "{}"' \
    - "$id" "$tree/share/dateline/timelines/harbour-bridge.dateline" || fail 'the bus brought no window'
  ;;

*)
  fail "unknown part $part"
  ;;
esac
