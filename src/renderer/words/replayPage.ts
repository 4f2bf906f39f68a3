import type { useTranslations } from 'use-intl';
import type { AppState, ReplayViewed, RequestInput } from '../../shared/ipc/contract.ts';
import { DASHES } from './measures.ts';
import { replayStepWords } from './replayStep.ts';
import { nowSpoken } from './spoken.ts';
import { clockText, secondText, shortDayText } from './times.ts';

/** The readable part of an exported replay, in the words of this window. */
export function replayPageWords(
  replay: ReplayViewed,
  site: AppState['site'],
  t: ReturnType<typeof useTranslations<never>>,
): RequestInput<'replay.export'>['page'] {
  const timeZone = site?.timeZone ?? 'UTC';
  const at = (moment: number | null): string =>
    moment === null ? DASHES : `${shortDayText(moment, timeZone)} ${clockText(moment, timeZone)}`;
  const { shippedAt, deliveredAt, refusedScans, labelCopies } = replay.outcome;
  return {
    language: nowSpoken().language,
    title: t('replay.export.heading', { number: replay.number }),
    facts: [
      { name: t('replay.export.site'), value: `${site?.name ?? DASHES} · ${site?.bench ?? DASHES} · ${timeZone}` },
      { name: t('replay.shipped'), value: at(shippedAt) },
      { name: t('replay.delivered'), value: at(deliveredAt) },
      { name: t('replay.refused'), value: refusedScans.toString() },
      { name: t('replay.copies'), value: labelCopies.toString() },
    ],
    consignee: t('replay.export.consignee'),
    fingerprint: t('replay.export.fingerprint'),
    columns: [t('replay.export.record'), t('replay.when'), t('replay.who'), t('replay.what'), t('replay.read')],
    lines: replay.steps.map((step) => {
      const { title, detail } = replayStepWords(step, t);
      return {
        seq: step.seq,
        cells: [
          step.seq.toString(),
          `${shortDayText(step.at, timeZone)} ${secondText(step.at, timeZone)}`,
          step.userNumber ?? '',
          detail === '' ? title : `${title} · ${detail}`,
          step.code ?? '',
        ],
      };
    }),
    notes: [t('replay.export.note')],
  };
}
