import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ReplayStepViewed, ReplayViewed } from '../../../../shared/ipc/contract.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Card } from '../../../ui/Card.tsx';
import { dateText } from '../../../words/dates.ts';
import { DASHES } from '../../../words/measures.ts';
import { replayStepWords } from '../../../words/replayStep.ts';
import { clockText, secondText, shortDayText } from '../../../words/times.ts';
import styles from './Replay.module.css';

/** What is recorded of the step at the cursor. */
export function ReplayMoment({ step }: { readonly step: ReplayStepViewed | undefined }) {
  const words = useTranslations();
  const t = useTranslations('replay');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  if (!step) return <Card>{null}</Card>;
  const { title, detail } = replayStepWords(step, words);
  const data =
    step.person === null
      ? null
      : step.erasedAt === null
        ? t('kept')
        : t('erased', { day: shortDayText(step.erasedAt, timeZone) });
  return (
    <Card label={t('moment')}>
      <h2 className={styles['cardTitle']}>
        {t('moment')} <small>{t('record', { seq: step.seq })}</small>
      </h2>
      <dl className={styles['facts']}>
        <Fact name={t('what')}>
          {title}
          {detail === '' ? null : <small>{detail}</small>}
        </Fact>
        <Fact name={t('when')}>
          {shortDayText(step.at, timeZone)} {secondText(step.at, timeZone)}
        </Fact>
        <Fact name={t('who')}>{step.who ?? t('nobody')}</Fact>
        {step.code ? (
          <Fact name={t('read')}>
            <code>{step.code}</code>
          </Fact>
        ) : null}
        {data === null ? null : <Fact name={t('data')}>{data}</Fact>}
      </dl>
    </Card>
  );
}

/** What the customer got, and what it took. */
export function ReplayOutcome({ outcome }: Pick<ReplayViewed, 'outcome'>) {
  const t = useTranslations('replay');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const at = (moment: number | null): string =>
    moment === null ? DASHES : `${shortDayText(moment, timeZone)} ${clockText(moment, timeZone)}`;
  const { shippedAt, shipBy, deliverBy, deliveredAt, refusedScans, labelCopies } = outcome;
  return (
    <Card label={t('got')}>
      <h2 className={styles['cardTitle']}>{t('got')}</h2>
      <dl className={styles['facts']}>
        <Fact name={t('shipped')}>{at(shippedAt)}</Fact>
        <Fact name={t('promised')}>{deliverBy === null ? at(shipBy) : dateText(deliverBy)}</Fact>
        <Fact name={t('delivered')}>{at(deliveredAt)}</Fact>
        <Fact name={t('refused')}>{refusedScans}</Fact>
        <Fact name={t('copies')}>{labelCopies}</Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
