#!/bin/sh
# Holds docs/operate/firsthand.service against systemd's own judgement, without installing it: unit_file.sh PROGRAM
# 77 says that there is no systemd here to judge.
set -eu
unit="$(dirname "$0")/../../docs/operate/firsthand.service"
if ! command -v systemd-analyze >/dev/null; then
    echo "not judged: systemd-analyze is not installed here"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed "s#^ExecStart=[^ ]*#ExecStart=$1#" "$unit" > "$folder/firsthand.service"

# It names what it does not know and what it cannot find, and yet ends well: nothing may be said of our file.
systemd-analyze verify --man=no "$folder/firsthand.service" > "$folder/said" 2>&1 || true
if grep -F firsthand.service "$folder/said"; then
    echo "systemd-analyze verify finds fault with the unit file"
    exit 1
fi
# 0 is nothing exposed and 100 is everything; 20 is what systemd calls OK.
systemd-analyze security --offline=true --threshold=15 --no-pager "$folder/firsthand.service"
