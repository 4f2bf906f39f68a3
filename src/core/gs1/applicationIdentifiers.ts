/** One part of a data field. `check` says what a reader must prove beyond its characters. */
export interface FieldPart {
  /** N digits, X the 82 characters of GS1, Y its 39. */
  readonly set: 'N' | 'X' | 'Y';
  readonly min: number;
  readonly max: number;
  readonly check?: 'mod10' | 'date' | 'count';
}

const digits = (length: number, check?: FieldPart['check']): FieldPart => ({
  set: 'N',
  min: length,
  max: length,
  ...(check && { check }),
});
const upTo = (max: number, set: FieldPart['set'] = 'X', check?: FieldPart['check']): FieldPart => ({
  set,
  min: 1,
  max,
  ...(check && { check }),
});

const DATE = [digits(6, 'date')];
const SIX = [digits(6)];
const LOCATION = [digits(13, 'mod10')];
const TEXT_20 = [upTo(20)];
const TEXT_28 = [upTo(28)];
const TEXT_30 = [upTo(30)];
const TEXT_90 = [upTo(90)];

/**
 * Data fields by application identifier: those met on goods and parcels (GS1 General Specifications 3.2). An `n` as last digit
 * stands for any number of decimals.
 */
const FIELDS: Readonly<Record<string, readonly FieldPart[]>> = {
  '00': [digits(18, 'mod10')],
  '01': [digits(14, 'mod10')],
  '02': [digits(14, 'mod10')],
  '03': [digits(14, 'mod10')],
  '10': TEXT_20,
  '11': DATE,
  '12': DATE,
  '13': DATE,
  '15': DATE,
  '16': DATE,
  '17': DATE,
  '20': [digits(2)],
  '21': TEXT_20,
  '22': TEXT_20,
  '30': [upTo(8, 'N', 'count')],
  '37': [upTo(8, 'N', 'count')],
  '90': TEXT_30,
  '235': TEXT_28,
  '240': TEXT_30,
  '241': TEXT_30,
  '242': [upTo(6, 'N')],
  '243': TEXT_20,
  '250': TEXT_30,
  '251': TEXT_30,
  '253': [digits(13, 'mod10'), { set: 'X', min: 0, max: 17 }],
  '254': TEXT_20,
  '255': [digits(13, 'mod10'), { set: 'N', min: 0, max: 12 }],
  '400': TEXT_30,
  '401': TEXT_30,
  '402': [digits(17, 'mod10')],
  '403': TEXT_30,
  '410': LOCATION,
  '411': LOCATION,
  '412': LOCATION,
  '413': LOCATION,
  '414': LOCATION,
  '415': LOCATION,
  '416': LOCATION,
  '417': LOCATION,
  '420': TEXT_20,
  '421': [digits(3), upTo(9)],
  '422': [digits(3)],
  '426': [digits(3)],
  '427': [upTo(3)],
  '390n': [upTo(15, 'N')],
  '391n': [digits(3), upTo(15, 'N')],
  '392n': [upTo(15, 'N')],
  '393n': [digits(3), upTo(15, 'N')],
  '394n': [digits(4)],
  '395n': SIX,
  '7003': [digits(10)],
  '8005': SIX,
  '8006': [digits(14, 'mod10'), digits(4)],
  '8008': [digits(8), { set: 'N', min: 0, max: 4 }],
  '8010': [upTo(30, 'Y')],
  '8020': [upTo(25)],
  '8200': [upTo(70)],
};

// 310n-316n, 320n-337n, 340n-357n and 360n-369n: measures of six digits with up to five decimals.
const isMeasure = (ai: string): boolean => /^3(?:1[0-6]|2\d|3[0-7]|4\d|5[0-7]|6\d)[0-5]$/.test(ai);

/** The parts of the data field behind an application identifier, or null when the table does not know it. */
export function fieldParts(ai: string): readonly FieldPart[] | null {
  if (/^9[1-9]$/.test(ai)) return TEXT_90;
  if (isMeasure(ai)) return SIX;
  // National healthcare numbers.
  if (/^71[0-7]$/.test(ai)) return TEXT_20;
  const row = Object.hasOwn(FIELDS, ai) ? FIELDS[ai] : undefined;
  if (row) return row;
  const withDecimals = `${ai.slice(0, 3)}n`;
  return ai.length === 4 && Object.hasOwn(FIELDS, withDecimals) ? (FIELDS[withDecimals] ?? null) : null;
}

/** True when fields that begin with these two digits have a length known beforehand and need no separator behind them (table 7.8.5-2). */
export const isPredefinedLength = (ai: string): boolean => /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/.test(ai);
