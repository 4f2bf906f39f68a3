// Direction overrides, fillers, soft hyphens, variation selectors, interlinear marks and tags have no ink but change or hide what has.
// The two joiners that Arabic, Indic scripts and emoji need to be drawn right stay.
const INVISIBLE = /(?![\u200C\u200D])[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
const LONE_SURROGATES = /\p{Cs}/gu;
const SPACES = /[\p{Zs}\s]+/gu;

/**
 * One line of text as it may be put on a label: NFC, control characters turned into spaces, direction overrides and other invisible
 * format characters dropped, lone surrogates replaced by U+FFFD, runs of white space made one space. Every visible character stays.
 */
export function printableText(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(CONTROLS, ' ')
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(INVISIBLE, '');
  const joined = visible.replace(SPACES, ' ').trim();
  return /^[\u200C\u200D ]*$/u.test(joined) ? '' : joined;
}
