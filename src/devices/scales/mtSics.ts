import { answer, failure, massOf, readNumber, status, weighed, withoutDigits, type Answer } from './answers.ts';
import { BITS, defineProtocol, lineCodec, textStart, type Found } from './codec.ts';

// Longest answer of the manual is below this; anything longer is noise.
const MAX_LINE = 128;

// `S S      1.235 kg`; a weigh module may put digits that are not verified in brackets.
const WEIGHT = /^([+-]? *[\d.,]+)(?:\[\d+\])?(?: *([A-Za-z%/:]+))?$/;
// RADWAG by columns: command 3, space, stability mark, space, sign, mass 9, space, unit 3.
const RADWAG = /^(?:S {2}|SI |SU |SUI) ([ ?^v]) ([- ])([ \d.,]{9}) ([A-Za-z% ]{1,3})$/;
const BLANK = /^([-^_ .]+)(?: [A-Za-z]+)?$/;
const MT_WEIGHT = /^S ([SD]) +(.+)$/;
const REFUSAL = /^(?:S|SI|SIR|SU|SUI) ([I+\-^vEA])$/;
const ACTION = /^(Z|ZI|T|TI|TA|TAC|D|DW|SR|@) ([A-Z+\-^vE])(?: +(.+))?$/;
const IDENTITY = /^I(\d{1,2}) A (.*)$/;
// Where an answer may begin behind noise.
const BEHIND =
  /^[^]+(?=(?<![A-Z] )S(?: {2}|I |U |UI) [ ?^v] [- ]|(?:S|SI|Z|ZI|T|TI|TA|TAC) [AISD+^vE-](?: |$)|I\d{1,2} A |E[STL]$)/;

/** One answer without its end; null when it is no MT-SICS at all. */
function readLine(line: string): Answer | null {
  if (!/^[SEZTDI@]/.test(line)) return null;
  const text = line.trimEnd();
  return weight(text) ?? radwag(line) ?? refusal(text) ?? action(text) ?? identity(text);
}

function weight(text: string): Answer | null {
  const [, mark, rest = ''] = MT_WEIGHT.exec(text) ?? [];
  if (mark === undefined) return null;
  const [, number = '', unit = ''] = WEIGHT.exec(rest.trim()) ?? [];
  const digits = readNumber(number);
  if (digits !== null) return steady(massOf(digits, unit), mark === 'S');
  // Dashes or blanks instead of digits: an answer without a weight, which must clear the one shown.
  const [, blanks] = BLANK.exec(rest) ?? [];
  return blanks === undefined ? null : (withoutDigits(blanks, { isStable: false }) ?? status({ isStable: false }));
}

const steady = (mass: ReturnType<typeof massOf>, isStable: boolean): Answer =>
  weighed(mass, {
    isStable,
    isAtZero: mass.value?.digits === 0,
    isOverload: false,
    isUnderload: false,
    isZeroError: false,
  });

function radwag(line: string): Answer | null {
  const [, mark, sign = '', digits = '', unit = ''] = RADWAG.exec(line) ?? [];
  if (mark === undefined) return null;
  if (mark === '^') return OVER;
  if (mark === 'v') return UNDER;
  const number = readNumber(`${sign.trim()}${digits.trim()}`);
  return number === null ? null : steady(massOf(number, unit), mark === ' ');
}

const OVER = status({ isStable: false, isOverload: true, isUnderload: false });
const UNDER = status({ isStable: false, isOverload: false, isUnderload: true });

function refusal(text: string): Answer | null {
  if (/^E[STL]$/.test(text)) return failure(text);
  switch (REFUSAL.exec(text)?.[1]) {
    case '+':
    case '^':
      return OVER;
    case '-':
    case 'v':
      return UNDER;
    case 'I':
    case 'E':
      return status({ isStable: false });
    // KERN and RADWAG announce that they understood; the weight follows in a line of its own.
    case 'A':
      return answer('ack');
    default:
      return null;
  }
}

function action(text: string): Answer | null {
  const match = ACTION.exec(text);
  if (!match) return null;
  const [, command = '', result = '', rest = ''] = match;
  if ('I+-^vEL'.includes(result)) return failure(text, { isZeroError: command.startsWith('Z') ? true : null });
  if (!'ASD'.includes(result)) return null;
  const [, number = '', unit = ''] = WEIGHT.exec(rest.trim()) ?? [];
  const digits = readNumber(number);
  const value = digits === null ? null : massOf(digits, unit).value;
  // A tare is no weight of a parcel: it is told as an acknowledgement, never as a weight.
  return answer('ack', { value, mode: command.startsWith('T') ? 'tare' : null, text });
}

function identity(text: string): Answer | null {
  const match = IDENTITY.exec(text);
  return match ? answer('identity', { text: (match[2] ?? '').replaceAll('"', '') }) : null;
}

/** The answer a line holds: the whole line's, or one behind noise. */
function find(line: string): Found | null {
  const start = textStart(line);
  const whole = readLine(line.slice(start));
  if (whole !== null) return { answer: whole, at: start };
  const [noise] = BEHIND.exec(line) ?? [];
  const last = noise === undefined ? null : readLine(line.slice(noise.length));
  return last && { answer: last, at: noise?.length ?? 0 };
}

/**
 * MT-SICS, the language of Mettler Toledo scales (Reference Manual MT-SICS, levels 0 and 1), with the two-line answers of KERN and RADWAG and
 * RADWAG's column of stability. Upper case, parameters separated by one space, every command and answer ends CR LF.
 */
export const mtSics = defineProtocol({
  settings: BITS,
  // A level 0 scale without SI: S waits for a stable weight, the manual's time-out is a few seconds.
  manner: { fallback: 'stableWeight', fallbackMs: 6000, hidesTare: true },
  commands: () => ({
    weight: 'SI\r\n',
    stableWeight: 'S\r\n',
    stream: 'SIR\r\n',
    stop: 'SI\r\n',
    zero: 'Z\r\n',
    tare: 'T\r\n',
    clearTare: 'TAC\r\n',
    readTare: 'TA\r\n',
    identity: 'I4\r\n',
  }),
  create: ({ bits }) => lineCodec({ bits, maxBytes: MAX_LINE, minBytes: 2, read: find }),
});
