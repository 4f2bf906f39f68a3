import type { StationError } from '../shared/errors.ts';

type Params = StationError['params'];

const of = (params: Params, name: string): string => String(params[name] ?? '');
const file = (params: Params): string => of(params, 'file') || of(params, 'path');

/** `station.json:12:5 devices: ...`, as editors and terminals open it; without a line `station.json: ...`. */
export const placed = (path: string, problem: string): string =>
  /^\d+:\d+\b/.test(problem) ? `${path}:${problem}` : `${path}: ${problem}`;

const LABEL_WORDS: Readonly<Record<string, string>> = {
  wrongStock: 'the label is bigger than the labels in the printer; it is never scaled',
  wrongDpi: 'the label was made for a printer of another density',
  cannotDraw: 'the file holds no label, or commands that are not drawn as a printer prints them',
  blankLabel: 'nothing is on the label',
};

const KEY_WORDS: Readonly<Record<string, string>> = {
  empty: 'it is empty',
  readableByOthers: 'others may read it: make it readable by its owner only (mode 600)',
  notReadable: 'it cannot be read',
  typedInWindow:
    'it is empty, and the key that was typed in the window can be used there only: name a `keyFile`, or set it',
};

const WORDS: Partial<Record<StationError['code'], (params: Params) => string>> = {
  'disk.full': (params) => `the disk that holds ${of(params, 'folder')} is full`,
  'disk.readOnly': (params) =>
    `the data folder ${of(params, 'folder')} cannot be written (${of(params, 'reason')}): run this as the user of the station`,
  'data.locked': () => 'the data folder is in use by a running station: work there, or close it first',
  'data.fromFuture': (params) =>
    `the data are of version ${of(params, 'found')}, this program knows version ${of(params, 'known')}: use the newer program`,
  'data.damaged': (params) =>
    `the database in ${of(params, 'folder')} is damaged (${of(params, 'reason')}): restore a backup`,
  'config.invalid': (params) => placed(of(params, 'file'), of(params, 'problem')),
  'carrier.noKey': (params) =>
    `the carrier's key, ${of(params, 'place')}: ${KEY_WORDS[of(params, 'reason')] ?? of(params, 'reason')}`,
  'file.notFound': (params) => `there is no file ${file(params)}`,
  'file.unreadable': (params) => `${file(params)} cannot be read`,
  'csv.headerMissing': (params) => {
    const found = of(params, 'found');
    return `${file(params)} lacks the columns ${of(params, 'missing')}; expected: ${of(params, 'expected')}${found === '' ? '' : `; found: ${found}`}`;
  },
  'label.cannotRender': (params) =>
    LABEL_WORDS[of(params, 'reason')] ?? 'the file holds no label that can be drawn: is it ZPL?',
};

/** A failure as one line for a terminal; its code and facts where there are no words for it. */
export const failureText = ({ code, params }: StationError): string =>
  (WORDS[code]?.(params) ?? `${code} ${JSON.stringify(params)}`).replace(/\s*\n\s*/g, ' ');
