import type { useTranslations } from 'use-intl';
import { english } from './messages.ts';

type Translate = ReturnType<typeof useTranslations<never>>;

/** True when a table of words has the code. Codes come from devices, carriers and journals, which may know more than this window. */
const has = <T extends object>(table: T, code: string | null): code is Extract<keyof T, string> =>
  code !== null && Object.hasOwn(table, code);

/** Why a device is not ready, in one or two words for a chip, or null for a code without words. */
export const deviceReason = (code: string | null, t: Translate): string | null =>
  has(english.devices.reason, code) ? t(`devices.reason.${code}`) : null;

/** What to do about a device that is not ready; always something. */
export const deviceTodo = (code: string | null, t: Translate): string =>
  has(english.devices.todo, code) ? t(`devices.todo.${code}`) : t('devices.todo.other');

/** What to do about a scale whose check is due, or was off. */
export const checkTodo = (device: { readonly check: { readonly isWithin: boolean } | null }, t: Translate): string =>
  t(device.check?.isWithin === false ? 'devices.checkTodo.off' : 'devices.checkTodo.due');

/** Drivers' notes on a frame in words, which are its device's: what a scale says without a weight is a printer's state. A note without words as it is. */
export function frameNote(note: string, role: string, t: Translate): string {
  const known = note.split(' ').map((word) => (word === 'status' && role !== 'scale' ? 'state' : word));
  const isWords = known.every((word) => has(english.devices.note, word));
  return known
    .map((word) => (has(english.devices.note, word) ? t(`devices.note.${word}`) : word))
    .join(isWords ? ', ' : ' ');
}

/** Why a parcel got no label and the way out, or null for a code without words. */
export const labelRefusal = (code: string | null, t: Translate): string | null =>
  has(english.labelRefusal, code) ? t(`labelRefusal.${code}`) : null;

/** What a label that is not bought yet waits for, or null for a code without words. */
export const carrierWait = (code: string | null, t: Translate): string | null =>
  has(english.carrierWaits, code) ? t(`carrierWaits.${code}`) : null;

/** Why nobody knows yet whether a label was bought, or null for a code without words. */
export const labelQuestion = (code: string | null, t: Translate): string | null =>
  has(english.labelQuestion, code) ? t(`labelQuestion.${code}`) : null;

/** Why nothing was printed and the way out, or null for a code without words. */
export const printFailure = (code: string | null, t: Translate): string | null =>
  has(english.printFailed, code) ? t(`printFailed.${code}`) : null;

/** What a printer that a label waits for wants, as the band's two sentences, or null for a code without words. */
export const printerTrouble = (
  code: string | null,
  t: Translate,
): { readonly title: string; readonly detail: string } | null =>
  has(english.printerWaits, code)
    ? { title: t(`printerWaits.${code}.title`), detail: t(`printerWaits.${code}.detail`) }
    : null;

/** Why a parcel may not go and the way out, as the band's two sentences, or null for a code without words. */
export const parcelStop = (
  code: string | null,
  item: string,
  t: Translate,
): { readonly title: string; readonly detail: string } | null =>
  has(english.parcelStopped, code)
    ? { title: t(`parcelStopped.${code}.title`), detail: t(`parcelStopped.${code}.detail`, { item }) }
    : null;

/** Why a supervisor let something go: in words where it is a code of the program's, else as the site wrote it. */
export const overrideReason = (reason: string, t: Translate): string =>
  has(english.override.reason, reason) ? t(`override.reason.${reason}`) : reason;

/** What a supervisor let go, in a word or two; a code without words is told as it is. */
export const overrideKind = (kind: string, t: Translate): string =>
  has(english.reports.letGo, kind) ? t(`reports.letGo.${kind}`) : kind;

/** Why a supervisor's yes did not count; a code without words is told as it is. */
export const overrideRefusal = (reason: string, t: Translate): string =>
  has(english.override.refused, reason) ? t(`override.refused.${reason}`) : reason;

/** Why a packer took another box than the suggested one; a code without words is told as it is. */
export const boxReasonText = (reason: string, t: Translate): string =>
  has(english.boxReason, reason) ? t(`boxReason.${reason}`) : reason;

/** What customs papers lack, in a word, or null for a code without words. */
export const papersLack = (code: string, t: Translate): string | null =>
  has(english.label.lacks, code) ? t(`label.lacks.${code}`) : null;

/** Why a carrier can't deliver to an address: in words where they are known, else by its own code. */
export function addressReason(code: string, t: Translate): string {
  const name = code.replace(/^E\./, '').replaceAll('.', '_');
  if (has(english.addressReason, name)) return t(`addressReason.${name}`);
  return code === '' ? t('addressReason.other') : t('addressReason.code', { code });
}
