#!/bin/bash
# run-in-namespace.sh NODE SCRIPT BINARY: runs the experiments of standard input in namespaces of their own, where /srv
# is an empty file system in memory without access times and /etc is a copy. Needs root; nothing outside is touched.
set -u
inside='
	mount --make-rprivate / || exit 99
	hostname client1.example.org
	mount -t tmpfs none /mnt || exit 99
	cp -a /etc /mnt/etc && rm -rf /mnt/etc/samhain && mkdir -m 755 /mnt/etc/samhain || exit 99
	mount --bind /mnt/etc /etc && mount -t tmpfs -o noatime none /srv || exit 99
	exec "$1" "$2" "$3"
'
exec unshare --net --mount --uts --ipc --pid --fork --kill-child --mount-proc bash -c "$inside" experiments "$@"
