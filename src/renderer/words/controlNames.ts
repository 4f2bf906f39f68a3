const NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );
const PICTURES = 0x2400;

/** Text with control characters, or their pictures (U+2400 on), as names that every font has: "<CR>". */
export const withControlNames = (text: string): string =>
  Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const name = NAMES[code >= PICTURES ? code - PICTURES : code];
    return name === undefined ? letter : `<${name}>`;
  }).join('');
