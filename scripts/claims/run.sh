#!/bin/bash
# run.sh BINARY STEPS: takes the configuration from standard input and runs STEPS, a shell script, in namespaces of their
# own: /srv is an empty file system in memory, /etc a copy, the root is read-only. Needs root; nothing outside is touched.
# The steps may call `daemon ARGUMENTS`, which prints all messages and, in a line of its own, how the daemon ended.
set -u
inside='
	mount --make-rprivate / || exit 99
	hostname client1.example.org
	ip link set lo up 2>/dev/null
	mount -t tmpfs none /mnt || exit 99
	cp -a /etc /mnt/etc && rm -rf /mnt/etc/samhain && mkdir -m 755 /mnt/etc/samhain && mkdir -m 700 /mnt/state || exit 99
	cat <&9 >/mnt/etc/samhain/samhainrc && chmod 600 /mnt/etc/samhain/samhainrc || exit 99
	mount --bind /mnt/etc /etc && mount -t tmpfs none /srv || exit 99
	mkdir -p /srv/t && cd /srv/t || exit 99
	mount -o remount,bind,ro / 2>/dev/null
	binary=$1
	daemon() {
		timeout --kill-after=1 "${CLAIM_TIMEOUT:-6}" "$binary" --foreground "$@" </dev/null 2>&1
		status=$?
		case $status in
			124 | 137) echo "ENDED: not within ${CLAIM_TIMEOUT:-6} seconds" ;;
			*) if [ "$status" -gt 128 ]; then echo "ENDED: signal $((status - 128))"; else echo "ENDED: status $status"; fi ;;
		esac
	}
	eval "$2"
'
exec unshare --net --mount --uts --ipc --pid --fork --kill-child --mount-proc bash -c "$inside" claim "$1" "$2" 9<&0
