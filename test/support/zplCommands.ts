/** The commands of a ZPL text as a printer would split it: every `^` or `~` begins one, wherever it stands. */
export const zplCommands = (zpl: Uint8Array): readonly string[] =>
  (new TextDecoder().decode(zpl).match(/[\^~][^\^~]{0,2}/g) ?? []).map((command) =>
    command.startsWith('^A') && command !== '^A@' && command !== '^XA' ? '^A0' : command,
  );

/** Text fields (^FD) in order, unescaped. */
export const zplTexts = (zpl: Uint8Array): readonly string[] =>
  [...new TextDecoder().decode(zpl).matchAll(/\^A0N,\d+(?:\^FB[\d,A-Z]+)?\^FH_\^FD([^^]*)\^FS/g)].map(([, text = '']) =>
    unescapeField(text),
  );

function unescapeField(text: string): string {
  const bytes: number[] = [];
  for (const [part, hex] of text.matchAll(/_([0-9A-F]{2})|[\s\S]/g))
    bytes.push(hex === undefined ? part.charCodeAt(0) : parseInt(hex, 16));
  return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
}
