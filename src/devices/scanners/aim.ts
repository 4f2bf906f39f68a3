// ISO/IEC 15424: `]`, a code letter, a modifier.
const AIM = /^\][A-Za-z][0-9A-Za-z]/;

/** A scan's text and its AIM identifier, which is split off when there is one. */
export function splitAim(text: string): { readonly text: string; readonly aim: string | null } {
  const match = AIM.exec(text);
  return match ? { text: text.slice(match[0].length), aim: match[0] } : { text, aim: null };
}
