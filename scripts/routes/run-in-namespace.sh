#!/bin/bash
# run-in-namespace.sh NODE SCRIPT BINARY: runs SCRIPT in namespaces of their own, where /srv and /mnt are empty file
# systems in memory, /etc and /dev are copies and only the loopback network exists. Needs root; nothing outside is touched.
set -u
inside='
	mount --make-rprivate / || exit 99
	hostname client1.example.org
	ip link set lo up || exit 99
	mount -t tmpfs -o mode=755 none /mnt || exit 99
	mkdir /mnt/dev && cp -a /dev/null /dev/zero /dev/random /dev/urandom /mnt/dev || exit 99
	cp -a /etc /mnt/etc && rm -rf /mnt/etc/samhain && mkdir -m 755 /mnt/etc/samhain || exit 99
	mount --bind /mnt/etc /etc && mount --bind /mnt/dev /dev && mount -t tmpfs -o mode=755 none /srv || exit 99
	exec "$1" "$2" "$3"
'
exec unshare --net --mount --uts --ipc --pid --fork --kill-child --mount-proc bash -c "$inside" routes "$@"
