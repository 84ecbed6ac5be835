// The names that `\p{…}` and `\P{…}` take in libpcre 8.39, Unicode 7. Facts only.

const GENERAL =
	'C Cc Cf Cn Co Cs L L& Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So';
const SEPARATORS_AND_SPECIAL = 'Z Zl Zp Zs Any Xan Xps Xsp Xuc Xwd';
const SCRIPTS = `
	Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bopomofo Brahmi Braille Buginese Buhid
	Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Common Coptic Cuneiform Cypriot Cyrillic Deseret
	Devanagari Duployan Egyptian_Hieroglyphs Elbasan Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gurmukhi
	Han Hangul Hanunoo Hebrew Hiragana Imperial_Aramaic Inherited Inscriptional_Pahlavi Inscriptional_Parthian Javanese
	Kaithi Kannada Katakana Kayah_Li Kharoshthi Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu
	Lycian Lydian Mahajani Malayalam Mandaic Manichaean Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs
	Miao Modi Mongolian Mro Myanmar Nabataean New_Tai_Lue Nko Ogham Ol_Chiki Old_Italic Old_North_Arabian Old_Permic
	Old_Persian Old_South_Arabian Old_Turkic Oriya Osmanya Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician
	Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham Sinhala Sora_Sompeng Sundanese
	Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Telugu Thaana Thai Tibetan Tifinagh
	Tirhuta Ugaritic Vai Warang_Citi Yi`;

/** Case counts; blanks and hyphens are not ignored. */
export const PROPERTY_NAMES: ReadonlySet<string> = new Set(
	`${GENERAL} ${SEPARATORS_AND_SPECIAL} ${SCRIPTS}`.split(/\s+/).filter((name) => name !== ''),
);

/** Names in `[:name:]`, also after `^`. */
export const POSIX_NAMES: ReadonlySet<string> = new Set(
	'alpha lower upper alnum ascii blank cntrl digit graph print punct space word xdigit'.split(' '),
);
