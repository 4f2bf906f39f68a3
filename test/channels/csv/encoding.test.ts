import { expect, test } from 'vitest';
import { probeTextFile, readText } from '../../../src/channels/csv/encoding.ts';
import { fileOf } from '../../support/importFiles.ts';

const TEXT = 'Name,Ort\n#1,Käthe Größe – Café €\n#2,Ελένη 見本 🐦\n';
const WESTERN = 'Name,Ort\n#1,Käthe Größe – Café € “Ž”\n';

async function read(bytes: Uint8Array) {
  const file = await probeTextFile(fileOf(bytes));
  let text = '';
  for await (const chunk of readText(file)) text += chunk.text;
  return { text, encoding: file.encoding };
}

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** Bytes of windows-1252 by the WHATWG index, made apart from the code under test. */
function windows1252(text: string): Buffer {
  const special: Readonly<Record<string, number>> = { '€': 0x80, '–': 0x96, '“': 0x93, '”': 0x94, Ž: 0x8e, '’': 0x92 };
  return Buffer.from([...text].map((char) => special[char] ?? char.charCodeAt(0)));
}

test.each([
  ['UTF-8', Buffer.from(TEXT), 'utf8', TEXT],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`), 'utf8', TEXT],
  ['UTF-16 LE with a mark', utf16(`\ufeff${TEXT}`, false), 'utf16le', TEXT],
  ['UTF-16 BE with a mark', utf16(`\ufeff${TEXT}`, true), 'utf16be', TEXT],
  ['UTF-16 LE without a mark', utf16(WESTERN, false), 'utf16le', WESTERN],
  ['UTF-16 BE without a mark', utf16(WESTERN, true), 'utf16be', WESTERN],
  ['windows-1252', windows1252(WESTERN), 'windows1252', WESTERN],
])('reads %s', async (_, bytes, encoding, text) => {
  expect(await read(bytes)).toEqual({ text, encoding });
});

test('a character is whole wherever a piece of the file ends', async () => {
  const text = 'é🐦見'.repeat(200_000);
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`x${text}`),
    Buffer.from(`xx${text}`),
    utf16(`\ufeffa,b,c,d,e,${text}`, true),
  ]) {
    const found = await read(bytes);
    expect(found.text).not.toContain('\ufffd');
    expect(found.text.endsWith('é🐦見')).toBe(true);
  }
});

test('one stray byte does not turn a UTF-8 file into windows-1252', async () => {
  const bytes = Buffer.concat([Buffer.from('Käthe, Größe, Zoë\n'), Buffer.from([0xe4]), Buffer.from('rger\n')]);
  const found = await read(bytes);
  expect(found.encoding).toBe('utf8Damaged');
  expect(found.text).toBe('Käthe, Größe, Zoë\n\ufffdrger\n');
});

test('a stray byte far behind the last umlaut does not either', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Käthe\n'),
    Buffer.from('plain,text\n'.repeat(60_000)),
    Buffer.from([0xe4, 0x0a]),
  ]);
  const found = await read(bytes);
  expect(found.encoding).toBe('utf8Damaged');
  expect(found.text.startsWith('Käthe')).toBe(true);
});

test('a windows-1252 letter far behind the first piece of the file is found', async () => {
  const bytes = Buffer.concat([Buffer.from('plain,text\n'.repeat(60_000)), windows1252('Käthe\n')]);
  const found = await read(bytes);
  expect(found.encoding).toBe('windows1252');
  expect(found.text.endsWith('Käthe\n')).toBe(true);
});

test('a file that is not there and a folder are failures by name', async () => {
  await expect(probeTextFile('/nowhere/orders.csv')).rejects.toMatchObject({
    code: 'file.notFound',
    params: { file: 'orders.csv' },
  });
  await expect(probeTextFile('/')).rejects.toMatchObject({ code: 'file.unreadable' });
});
