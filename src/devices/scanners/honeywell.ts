import { HONEYWELL_SETTING } from '../../core/scan/honeywellSetting.ts';
import type { ScannerFeedback } from './feedback.ts';

const SYN = 0x16;
const BELL = 0x07;
const CR = 0x0d;
const ACKNOWLEDGED = 0x06;
const ANSWERS = `${String.fromCharCode(ACKNOWLEDGED)}\u0005\u0015`;

const beeps = (count: number): Uint8Array =>
  Uint8Array.from(Array.from({ length: count }, () => [SYN, BELL, CR]).flat());

/** SYN BEL CR beeps; there is no other tone, so a bad verdict is three beeps (Honeywell N86xx user's guide). Triggers are no switch: nothing enables. */
export const HONEYWELL: ScannerFeedback = {
  good: beeps(1),
  bad: beeps(3),
  attention: beeps(2),
  enable: null,
};

/** The command that makes a setting until the scanner's power is cut: SYN M CR setting `!`; flash memory is never written (Honeywell N86xx user's guide, serial programming). Null for what is no setting. */
export const honeywellSetting = (setting: string): Uint8Array | null =>
  HONEYWELL_SETTING.test(setting) ? Uint8Array.from([SYN, 0x4d, CR, ...Buffer.from(`${setting}!`, 'latin1')]) : null;

const REPLY = new RegExp(`^([A-Z]{3}[A-Z\\d]{3}[A-Z\\d]{0,24})([${ANSWERS}])[!.]`);

/** What a scanner answered to one setting: ACK taken, ENQ not known, NAK not possible. */
export interface SettingReply {
  readonly setting: string;
  readonly isTaken: boolean;
}

/** Cuts the answers to settings off the front of a code: they come in the same stream and have no end of their own. */
export function withoutSettingReplies(text: string): {
  readonly text: string;
  readonly replies: readonly SettingReply[];
} {
  const replies: SettingReply[] = [];
  let rest = text;
  for (let found = REPLY.exec(rest); found !== null; found = REPLY.exec(rest)) {
    const [whole, setting = '', answer = ''] = found;
    replies.push({ setting, isTaken: answer.charCodeAt(0) === ACKNOWLEDGED });
    rest = rest.slice(whole.length);
  }
  return { text: rest, replies };
}
