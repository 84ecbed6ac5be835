// Texts for values of generated files: right ones, wrong ones, and the edges between.

export function words(text) {
	return text.split(' ');
}

export const BOOLS = words(
	'yes no 1 0 true false True FALSE y n on off Yes NO "yes" -1 2 nein tomato ja ,yes y,n 01 10 t F # $yes',
);
export const INTS = [
	...words(
		'0 1 -1 2 3 5 9 10 20 21 -20 -21 30 59 60 61 99 100 101 127 128 255 256 600 1000 3600 16383 16384 65534 65535 65536',
	),
	...words(
		'86400 2147483646 2147483647 2147483648 -2147483648 -2147483649 4294967295 4294967296 4294967301 -4294967297',
	),
	...words(
		'9223372036854775807 9223372036854775808 -9223372036854775809 18446744073709551615 99999999999999999999',
	),
	...words(
		'abc 5x x5 0x10 0X1f 0x 010 08 09x +5 ++5 +-5 -0 --1 1e3 1.5 -0.5 .5 5. 0b11 1,2 1_000 ٣ "5" $5 5# 07777 inf nan 1e400',
	),
	'5 # five',
	'5;6',
	'- 5',
	'+ 5',
	'\u000b7',
];
export const LEVELS = words(
	'none debug info notice warn warning mark err error errors crit critical alert inet Crit ERR WARN emerg fatal severe all * ! = war er infO non "crit"',
);
export const ITEMS = words(
	'none debug info warn mark err crit alert =err =crit =info !err !crit !=crit !=debug * !* =* ** !! = ! == != =none !none bogus inet =inet ERR foo crit-alert err|crit',
);
export const CLASSES = words(
	'AUD PANIC RUN FIL TCP ERR STAMP ENET EINPUT EVENT START LOGKEY OTHER ERROR RUN_OLD FIL_OLD run "RUN FIL" "RUN RUN" , "',
);
export const MASKS = words(
	'+CHK -CHK CHK +MOD,-MTM +SIZ -ATM +CHK-MTM +AUDIT TXT +PRE +SGROW chk +foo - + +CHK,+ CHK;MOD +CHK+ -CHK;-MOD ,CHK, +INO+USR-GRP +HLN,RDEV LNK,- --CHK +-CHK',
);
export const FIELDS = words(
	'* 0 1 5 12 23 24 31 32 59 60 7 8 -1 */2 */0 */59 */60 1-5 5-1 1-7 0-7 5-7 7 1-3-2 0-30/5 0-59/60 1,2 jan Jan DEC feb-mar mon Sun fri-mon mon-fri x 5h 0:5 3x-4 *x *-1 +1 /2 1/ 4294967301 01',
);
export const PATHS = [
	...words(
		'/etc/a /etc/a/ /a//b / // /x/../y "/etc/q" \'/etc/q\' "/etc/q \'/etc/q" "" "a" \'\' " etc/rel ./x ~/x $HOME/x /etc/a\\x41 /etc/\\101b /e\\\\f /t\\tb /bad\\z /bad\\ /x\\4 /x\\x4 /x\\400 /x\\777 /x\\977 /x\\000y \\000 \\x2fetc "\\x2f" /a\\"b "/a\\"b"',
	),
	'/etc/with space',
	'"/etc/with space"',
	'/etc/c # comment',
	'/srv/ü',
	'"/srv/ü"',
	'/et[',
	'/nosuch/*',
	'/nosuch/?x',
	'/nosuch/[ab',
	'/no/\\\\[x',
	'/a<b>&c',
	'a<b>&"c\'d',
	`/${'p'.repeat(300)}`,
	`/${'q'.repeat(4093)}`,
	`/${'q'.repeat(4094)}`,
	`/${'q'.repeat(4095)}`,
	`r${'q'.repeat(4095)}`,
];
export const DEPTHS = [
	'',
	'',
	'0',
	'1',
	'5',
	'99',
	'100',
	'-1',
	'-2',
	'007',
	'+3',
	'0x5',
	'3.5',
	'5 ',
	'[5]',
	'4294967296',
	'4294967295',
	'99999999999999999999',
	' 2',
	'2"',
	'1-',
];
export const ADDRESSES = words(
	'127.0.0.1 10.0.0.1 10.0.0 127.1 1 0x7f000001 2130706433 017700000001 256.1.1.1 1.2.3.4.5 1.2.3.256 1.2.65535 1.2.65536 1.256 01.02.03.04 08.1.1.1 0x.1 1. .1 1..2 0.0.0.0 ::1 :: fe80::1 fe80::1%lo fe80::1%nosuch fe80::1%7 ::1%1 ::1%lo ::ffff:10.0.0.1 ::ffff:10.0.0.256 ::01.2.3.4 1::2::3 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:8:9 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 1:2:3:4:5:6:1.2.3.4 12345::1 2001:db8::g [::1] 10.0.0.5/24 10.0.0.5:80 INADDR_ANY eth0 localhost 4294967295 4294967296 -1 +1 1.-1 1.2.3.4x',
);
export const REGEXES = [
	...words(
		'a a.*b (abc [a- [z-a] x{5,2} x{5 a{1,2}{3} *x ^*x +x a** a++ (*a) a|*b () a| |b ^ $ ^$ [[:foo:]] [[:alpha:]] [[:alpha:] [[.a.]] [[=a=]] [a-[.b.]] []a] []a [^]a] \\ a\\ \\( \\) ) a) (a)) [a-c-e] \\1 (a)\\1 (a)\\2 \\<a\\> \\w+ x{,3} x{0} x{255} x{32768} x{65536} {1} a{ a{, a{1 a{1, a{x} [[:alpha:]-z] [a-z-9] [\\] [--/] (a|b)* ((a) [.] [[.space.]] [[.foo.]] a{1}{2}',
	),
	'a b',
	"'x y'",
	'"a b" c',
	"'un",
	'"',
	"''",
	'a,,b',
	', x',
	'a "b',
	"'x 'y",
	'(a),(b',
];
export const PCRES = words(
	'a ( ) [ ] [a [z-a] *x +x ?x a** a++ a*+ (?:a) (?<n>a) (?P<n>a) (?P=n) (?<n>a)(?<n>b) (?=a) (?!a) (?<=a) (?<=a*) (?i)a (?z) (?# (?#c) \\ \\d \\1 (a)\\1 (a)\\2 \\k<n> \\p{L} \\pX \\x{110000} \\x41 \\c \\Q..\\E x{2,1} x{2 x{65536} {1} [[:alpha:]] [[:foo:]] [\\d-z] [a-\\d] (?>a) (a|b (?(1)a) (?(1)a|b|c) (?R) (?1) (a)(?1) (?&n) (*ACCEPT) (*FOO) \\N \\g1 \\g{1} \\G \\K a{,3} ^.*$ .+?x (?|a|b) (?-i:a) \\o{7} [b-a] \\E [] [^] []a]',
);
export const USERS = words(
	'root daemon nosuchuser nobody 0 1 100 1000 65534 65535 -1 root,daemon daemon,1001 daemon,nosuch9 1x x1 daemon:x 4294967297 , daemon,,1002 99999999999',
);
export const GROUPS = words('root daemon nosuchgroup 0 1 -1 5x x5 99999999999 +5 0x5 -0 4294967296 "root"');
export const HEX48 = '0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF';
export const DATES = [
	...words(
		'always never Always alwaysx workdays(8:00-17:00) saturday(00:00-23:59) sunday() sunday(8:00) workdays(8:00-17:00,18:00-19:00) workday(8:00-9:00) workdays saturday workdays(17:00-8:00) workdays(0:0-24:0) workdays(0:0-23:59) workdays(0:99-1:100) workdays(8:00-17:00 workdays8:00-17:00 workdays(a:b-c:d) workdays(-1:00-2:00) workdays(8:00-17:00)x workdays(8:00--17:00) workdays(8:00-17:00x) sunday(,) workdays(08:09-010:00)',
	),
	'workdays( 8:00-17:00 )',
	'workdays (8:00-17:00)',
	'workdays(8:00 - 17:00)',
	'workdays(8:00-17:00 18:00-19:00)',
	' sunday(1:00-2:00)',
];
export const CONDITIONS = [
	...words(
		'match_prefix(/etc) match_prefix(/) match_regex(.*x) match_regex((x) match_regex([a) size_exceeds(100) size_exceeds(5) size_exceeds(abc) match_permission(0755) match_permission(999) have_permission(04000) match_filetype(IMAGE:ANY:ANY) match_filetype(nosuch) !match_prefix(/etc) !!match_prefix(/etc) foo(barr) match_prefix() match_prefix(/etc match_prefix/etc) match_prefix (/etc) MATCH_PREFIX(/etc) match_prefix((/etc)) match_prefix(/etc)x x(yz) , ! match_prefix(/etc),size_exceeds(800) match_prefix(/etc),size_exceeds(8)',
	),
	'match_prefix(/etc), size_exceeds(800)',
	'match_prefix( /etc )',
	'match_prefix(/etc) size_exceeds(800) match_regex(.*x) size_exceeds(81) size_exceeds(82) size_exceeds(83)',
	'match_prefix(/etc) size_exceeds(800) match_regex(.*x) size_exceeds(81) size_exceeds(82) size_exceeds(83) foo',
];
export const UIDS = words(
	'0 500 0,500 500-600 500- -5 5-x x 5,x 1000-500 5,,6 5- 5-6-7 5-6x 5-6, 99999999999999999999 5-99999999999999999999 5x 5;6 +5 0x10 5\t6',
);
export const BYTES = words('all allx 128 0344 0xe4 128,129,255 256 1,256 -1 1, 255, 1,,2 , 08');
export const SERVICES = words(
	'22 80 0 65535 65536 0x50 010 ssh http nosuchsvc 80-90 -1 +7 1.5 a:b 99999999999999999999',
);
export const QUEUES = words(
	'q1:60:sum:crit q2::report:err q3:x:sum:crit q4:-1:sum:crit q4:-1:report:crit :60:sum:crit q5:60:summ:crit q6:60:sum:bogus q7:60:sum q8:60:sum:crit:alias q9:60:sum:crit:a:b q10 trash:1:sum:warn q11:trash:report:info q12:60:SUM:crit q13:60:sum:CRIT q14:99999999999:sum:err q15:4294967295:sum:err q16:60:sum:inet q17:60:sum:none',
);
export const RULES = [
	'{q}:{p}',
	'{q}:{p}',
	'{q}',
	'{q}:',
	':{p}',
	'KEEP(5,lab):{q}:{p}',
	'KEEP(5m,lab):{q}:{p}',
	'KEEP(5):{q}:{p}',
	'KEEP(,lab):{q}:{p}',
	'KEEP( 5 , lab ):{q}:{p}',
	'KEEP(x,lab):{q}:{p}',
	'KEEP(5,a,b):{q}:{p}',
	'KEEP:{q}:{p}',
	'KEEP(5,l:{q}:{p}',
	'KEEP(-5,lab):{q}:{p}',
	'MARK(5,lab):{q}:{p}',
	'MARK(lab,5):{q}:{p}',
	'MARK(5):{q}:{p}',
	'CORRELATE(a):{q}:{p}',
	'CORRELATE(a b):{q}:{p}',
	'CORRELATE():{q}:{p}',
	'CORRELATE(,):{q}:{p}',
	'CORRELATE(a):{q}',
	'CORRELATEx(a):{q}:{p}',
	'KEEPER:{q}',
	'keep(5,lab):{q}:{p}',
	'{q} : {p}',
	'{q}:{p}:x',
];
export const QUEUE_NAMES = words('q1 q1 q1 q2 q3 trash trash nosuch q5 Q1 q13');
export const WATCHES = [
	...words(
		'SYSLOG:/etc/passwd SYSLOG:/no/such/log SYSLOG:/etc syslog:/etc/passwd SYSLOG SYSLOG: SYSLOG:etc/passwd :x FOO:/etc/passwd ABCDEFGHIJKLMNO:/x ABCDEFGHIJKLMNOP:/x SAMBA:/etc/passwd PACCT:/etc/passwd SHELL:ls SHELL: SHELL:/no/such APACHE:/etc/passwd APACHE:/etc/passwd: APACHE:/etc/passwd:common APACHE:/etc/passwd:commonx APACHE:/etc/passwd:combined APACHE:/etc/passwd:error APACHE:/etc/passwd:errorx APACHE:/etc/passwd:%h APACHE:/etc/passwd:RE{(} APACHE:/etc/passwd:RE{(a)} APACHE:/etc/passwd:RE{[} SYSLOG:/etc/passwd:x APACHE:/no/such:common APACHE:/no/such:RE{(}',
	),
	'APACHE:/etc/passwd:%h %l "%r" %>s',
	'SYSLOG : /etc/passwd',
	'APACHE:/etc/passwd:RE{(a} RE{b)}',
	'SHELL:/bin/echo a:b',
];
export const COLUMNS = words(
	'log_msg log_sev log_time log_host path userid group foo LOG_MSG log hash peer log_index class entry_status',
);
export const TEXTS = [
	'x',
	'some text',
	'"quoted"',
	'NULL',
	'$',
	'%T %S',
	'a'.repeat(63),
	'a'.repeat(64),
	'a'.repeat(255),
	'a'.repeat(256),
	'ü'.repeat(31),
	'ü'.repeat(32),
	'ü'.repeat(127),
	'ü'.repeat(128),
	' ',
	'#',
	';x',
];
export const LOG_WORDS = words(
	'LOG_AUTH LOG_AUTHPRIV LOG_CRON LOG_DAEMON LOG_FTP LOG_KERN LOG_LOCAL0 LOG_LOCAL7 LOG_LOCAL8 LOG_LPR LOG_MAIL LOG_NEWS LOG_SYSLOG LOG_USER LOG_UUCP log_auth AUTH LOG_DEBUG LOG_INFO LOG_NOTICE LOG_WARNING LOG_WARN LOG_ERR LOG_ERROR LOG_CRIT LOG_ALERT LOG_EMERG LOG_PANIC',
);
export const ENVIRONMENT = words('A=B A =x X= PATH=/bin TZ=UTC a=b=c');
export const MOUNTS = ['/tmp', '/tmp noexec', '/tmp noexec,nosuid', 'relative', '/tmp ,,', ',', '/x\tro'];
