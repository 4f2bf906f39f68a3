import { ok, refuse, type Result } from '../result.ts';

/** Why a label that a carrier made may not be sent to a printer. */
export type BoughtZplFault =
  /** It is not one label, ended by ^XZ, or asks for more than one copy. */
  | { readonly reason: 'notOneLabel' }
  /** A command that changes the printer or what it keeps beyond this label. */
  | { readonly reason: 'unsafeCommand'; readonly command: string };

/*
 * Commands of the ZPL II Programming Guide that cancel jobs, reset, store, delete, download, set passwords, go on a network or change the
 * command characters. What only stores a graphic or a format for this label (~DG, ^XG) is left to carriers: many print their logo so.
 */
const UNSAFE = /[\^~](JA|JR|JU|DY|DU|ID|DF|KP|WL|WC|CC|CT|CD|JF|JN|JX|KN|SX|NS|ND|NB|NT|HZ|WI|WS|WX|TO|DB|DS|DT|DE)/g;
/** The characters that every printer begins with: setting them anew changes nothing. */
const USUAL_CHARACTERS = /(?:~CD,|[\^~]CD,|[\^~]CC\^|[\^~]CT~|CT~~CD,)/g;
/** A graphic in raw bytes, by the count that it gives itself: they are no commands, whatever they look like. */
const RAW_GRAPHIC = /\^GFB,(\d+),\d+,\d+,/g;

const INK = /\^(FD|FV|GB|GC|GD|GE|GF|GS|XG|IM|IL)/;

/**
 * Looks a bought label through before it is sent byte for byte. Latin-1 text of its bytes; a field's text that holds a command character is
 * a command to a printer too, and counts as one.
 */
export function lintBoughtZpl(zpl: string): Result<null, BoughtZplFault> {
  const text = withoutRawGraphics(zpl);
  // Formats without ink only set the printer up for the next one.
  const [, ...formats] = text.split('^XA');
  const inked = formats.filter((format) => INK.test(format));
  const copies = [...text.matchAll(/\^PQ(\d+)/g)].map(([, copy]) => Number(copy));
  const isOne = inked.length === 1 && formats.at(-1)?.includes('^XZ') === true && copies.every((copy) => copy <= 1);
  const [unsafe] = text.replace(USUAL_CHARACTERS, '').match(UNSAFE) ?? [];
  if (unsafe !== undefined) return refuse({ reason: 'unsafeCommand', command: unsafe });
  return isOne ? ok(null) : refuse({ reason: 'notOneLabel' });
}

function withoutRawGraphics(zpl: string): string {
  let text = '';
  let from = 0;
  for (const match of zpl.matchAll(RAW_GRAPHIC)) {
    // One that begins inside another's bytes is none.
    if (match.index < from) continue;
    text += zpl.slice(from, match.index);
    from = match.index + match[0].length + Number(match[1]);
  }
  return text + zpl.slice(from);
}
