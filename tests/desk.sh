#!/usr/bin/env bash
# One command on a desktop of its own; nothing of it touches yours and nothing of it stays.
#
#   tests/desk.sh COMMAND [WORD…]
#
# There is a screen nobody sees (Xvfb), a session bus, a window manager (openbox), a notification service
# (dunst) and an unlocked keychain (gnome-keyring) with an empty home. The command's exit code is ours.
#
# To leave a part out: DESK_WITHOUT="keychain notifications windows".
# To press a button of a notification: write its label into "$DESK_CHOICE" and run `dunstctl context`
# (the service asks a menu program which button is meant; here that is a script which reads the file).
set -euo pipefail

if [ "${1-}" = "" ]; then
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" >&2
  exit 2
fi

if [ "${DESK_STAGE-}" != inside ]; then
  export DESK_STAGE=inside
  # Its own bus comes after its own screen, so that what the bus starts finds the screen.
  exec xvfb-run --auto-servernum --server-args="-screen 0 ${DESK_SCREEN:-1280x900x24} -nolisten tcp" \
    dbus-run-session -- "$0" "$@"
fi
unset DESK_STAGE

room=$(mktemp -d "${TMPDIR:-/tmp}/care-desk.XXXXXX")
started=()

leave() {
  # Only what was started here, by number, last first.
  for (( i = ${#started[@]} - 1; i >= 0; i-- )); do
    kill "${started[i]}" 2>/dev/null || true
    wait "${started[i]}" 2>/dev/null || true
  done
  rm -rf -- "$room" || true
}
trap leave EXIT

without() { case " ${DESK_WITHOUT-} " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

keep() {
  local log=$1
  shift
  "$@" >"$room/log/$log" 2>&1 &
  started+=($!)
}

mkdir -p "$room/home/.config/dunst" "$room/home/.local/share/keyrings" "$room/home/.cache" "$room/log"
mkdir -m 700 "$room/run"
export HOME="$room/home" XDG_RUNTIME_DIR="$room/run" DESK_CHOICE="$room/choice" DESK_LOG="$room/log"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYLAND_DISPLAY
export GDK_BACKEND=x11 XDG_SESSION_TYPE=x11 XDG_CURRENT_DESKTOP=X-Generic LANG=C.UTF-8 LC_ALL=C.UTF-8 NO_AT_BRIDGE=1
# Without a graphics card each composited frame is drawn by the processor; every figure says that this is set.
export WEBKIT_DISABLE_COMPOSITING_MODE=1

cat >"$room/choose" <<'EOF'
#!/bin/sh
# Standard input: one line for each button of each notification. Answer: the one whose label was asked for.
label=$(cat "$DESK_CHOICE" 2>/dev/null) || exit 1
exec grep --ignore-case --fixed-strings --max-count=1 -- "$label"
EOF
chmod +x "$room/choose"
cat >"$HOME/.config/dunst/dunstrc" <<EOF
[global]
    monitor = 0
    font = DejaVu Sans 11
    width = 380
    history_length = 100
    mouse_left_click = do_action, close_current
    dmenu = $room/choose
EOF

if ! without keychain; then
  # The daemon goes into the background by itself and leaves with the bus. Its answer is variables for an
  # agent that nobody here uses.
  printf 'desk' | gnome-keyring-daemon --unlock --components=secrets >"$room/log/keychain" 2>&1
fi
without windows || keep windows openbox
if ! without notifications; then
  keep notifications dunst
  for _ in {1..100}; do
    gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
      --method org.freedesktop.DBus.NameHasOwner org.freedesktop.Notifications 2>/dev/null | grep -q true && break
    sleep 0.05
  done
fi

code=0
"$@" || code=$?
exit "$code"
