import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RateChange } from '../../../../core/ship/rateChanges.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { classes } from '../../../ui/classes.ts';
import { Field } from '../../../ui/Field.tsx';
import { IconAlertTriangleFilled, IconCheck, IconX } from '../../../ui/icons.ts';
import { clockText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import styles from './Rates.module.css';
import { columnText, useRateProblem } from './rateWords.ts';
import type { RateWork } from './useRates.ts';

interface PublishRatesProps {
  readonly work: RateWork;
  readonly onDone: () => void;
}

/** Rows that are told of a publication, and problems: the rest as a number. */
const MOST = 60;

/** What would change, row by row, why it can't be published, and a word for the list of versions. */
export function PublishRates({ work, onDone }: PublishRatesProps) {
  const t = useTranslations('rates');
  const problemText = useRateProblem();
  const [note, setNote] = useState('');
  const { changes, problems, refusal } = work;
  const publish = (): void => {
    void work.publish(note).then((isDone) => {
      if (isDone) onDone();
    });
  };
  return (
    <Card role="next" label={t('publish')}>
      <h2 className={desk['cardHead']}>{t('publishTitle')}</h2>
      <div className={styles['publish']}>
        {refusal?.kind === 'stale' ? <Stale work={work} by={refusal.by} at={refusal.at} /> : null}
        {refusal?.kind === 'unchanged' || refusal?.kind === 'supervisorOnly' ? (
          <p role="alert" className={styles['problem']}>
            {t(`refused.${refusal.kind}`)}
          </p>
        ) : null}
        {problems.length === 0 ? null : (
          <div role="alert" className={styles['problem']}>
            <b>{t('wrong', { count: problems.length })}</b>
            {problems.slice(0, MOST).map((problem) => (
              <span key={JSON.stringify(problem)}>{problemText(problem)}</span>
            ))}
          </div>
        )}
        <ul>
          {changes.slice(0, MOST).map((change, at) => (
            <li key={at}>
              <ChangeWords change={change} />
            </li>
          ))}
        </ul>
        {changes.length > MOST ? <p>{t('andMore', { count: changes.length - MOST })}</p> : null}
        <p className={styles['note']}>{t('publishDetail')}</p>
        <Field label={t('note')} value={note} help={t('noteHelp')} longest={200} onChange={setNote} />
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconCheck />}
          isDisabled={problems.length > 0 || !work.isDraft || refusal?.kind === 'stale'}
          onPress={publish}
        >
          {t('publishNow')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onDone}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

/** `Prices · US ground 2: Price 6.50 -> 7.10`; a row that is new or out with all it says. */
function ChangeWords({ change: { table, headings, before, after } }: { readonly change: RateChange }) {
  const t = useTranslations('rates');
  const row = after ?? before ?? [];
  const differing = before && after ? headings.map((_, at) => at).filter((at) => before[at] !== after[at]) : [];
  const same = row
    .filter((cell, at) => cell !== '' && !differing.includes(at) && headings[at] !== 'source')
    .slice(0, 5);
  return (
    <>
      <b>
        {t(`table.${table}`)} · {t(before && after ? 'change.edited' : after ? 'change.new' : 'change.out')}
      </b>
      <span>{same.join(' · ')}</span>
      {differing.map((at) => (
        <span key={at}>
          {columnText(t, headings[at] ?? '')}: <s>{before?.[at] === '' ? '–' : before?.[at]}</s> →{' '}
          <b>{after?.[at] === '' ? '–' : after?.[at]}</b>
        </span>
      ))}
    </>
  );
}

function Stale({ work, by, at }: { readonly work: RateWork; readonly by: string; readonly at: number }) {
  const t = useTranslations('rates');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <div className={classes(desk['stale'], styles['stale'])} role="alert">
      <IconAlertTriangleFilled />
      <span>
        <b>{t('stale', { who: by === '' ? t('commandLine') : by, at: clockText(at, zone) })}</b>
        {t('staleDetail')}
      </span>
      <div>
        <Button size="desk" onPress={work.goOn}>
          {t('keepMine')}
        </Button>
        <Button size="desk" onPress={work.drop}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  );
}
