#!/bin/bash
# oracle.sh FILE...: what an installed samhain (4.1.4 as Debian builds it) says while it reads each file.
# Prints FILE<TAB>SEVERITY<TAB>message for every message from WARN on. Needs root: each run has namespaces of its own
# (network, mounts, host name, processes) with a read-only root file system, so that nothing outside is touched.
# Left out are messages that come from the closed room and not from the file.
# A shell that a test starts in the background complains on the same standard error, sometimes in the middle of a line of
# samhain: `/bin/sh: 1: WARN ... >/no/such: not found`. Both parts are cut off; without that one file in some thousand
# seemed to differ from run to run.
# A command in $(...) or command_succeeds IS executed there.
#   SAMHAIN_BIN       the binary; otherwise the one on the PATH
#   ORACLE_HOSTNAME   name of the machine as the daemon sees it (client1.example.org)
#   ORACLE_TIMEOUT    seconds after which a run is given up (15)
set -u
binary=${SAMHAIN_BIN:-$(command -v samhain || true)}
if [ ! -x "$binary" ]; then
	echo 'oracle.sh: no samhain found' >&2
	exit 2
fi
name=${ORACLE_HOSTNAME:-client1.example.org}

# Runs inside the namespaces. $1 binary, $2 host name; the file is open as descriptor 9.
inside='
	mount --make-rprivate / || exit 99
	hostname "$2"
	ip link set lo up 2>/dev/null
	mount -t tmpfs none /mnt || exit 99
	cp -a /etc /mnt/etc && rm -rf /mnt/etc/samhain && mkdir -m 755 /mnt/etc/samhain || exit 99
	cat <&9 >/mnt/etc/samhain/samhainrc && chmod 600 /mnt/etc/samhain/samhainrc || exit 99
	mount --bind /mnt/etc /etc || exit 99
	mount -o remount,bind,ro / 2>/dev/null
	"$1" -t none --foreground -p warn </dev/null 2>&1
	status=$?
	if [ "$status" -gt 128 ]; then echo "CRASH signal $((status - 128))"; fi
'

for file in "$@"; do
	if [ ! -r "$file" ]; then
		echo "oracle.sh: cannot read $file" >&2
		exit 2
	fi
	timeout --kill-after=1 "${ORACLE_TIMEOUT:-15}" \
		unshare --net --mount --uts --ipc --pid --fork --kill-child --mount-proc \
		bash -c "$inside" oracle "$binary" "$name" 9<"$file" |
		sed -E -e 's#^/bin/sh: [0-9]+: [^<>]*((WARN|MARK|ERROR|CRIT|ALERT) *: *\[)#\1#' -e 's#>/[^<>]*: not found$#>#' |
		grep -aE '^(WARN|MARK|ERROR|CRIT|ALERT|CRASH)' |
		sed -e 's/  *: *\[[^]]*\] /\t/' |
		grep -av -e 'No action specified' -e 'Error initializing' -e 'msg=<EXIT>' -e 'Unable to create quarantine directory' |
		sed -e "s|^|$file\t|"
done
exit 0
