import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { IconAlertTriangleFilled, IconCheck, IconRefresh } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import { Progress } from './Progress.tsx';
import { RehearsalChart } from './RehearsalChart.tsx';
import { RehearsalFigures } from './RehearsalFigures.tsx';
import { RehearsalOrders } from './RehearsalOrders.tsx';
import styles from './Rehearsal.module.css';
import { useRehearsal, type Listed, type RehearsalOutcomeView, type RehearsalView } from './useRehearsal.ts';

const DAYS = ['7', '30', '90'] as const;
type Days = (typeof DAYS)[number];

/** The orders of the last days once more in the draft: what it would have cost, in which boxes, and which orders fit none. */
export function Rehearsal({ hasDraft }: { readonly hasDraft: boolean }) {
  const t = useTranslations('rehearsal');
  const view = useRehearsal();
  const [days, setDays] = useState<Days>('30');
  const [listed, setListed] = useState<Listed | null>(null);
  const [refused, setRefused] = useState<'noDraft' | 'noOrders' | 'notSetUp' | null>(null);
  if (view === undefined) return null;
  const start = (): void => {
    setListed(null);
    request('rehearsal.start', { days: Number(days) })
      .then((answer) => {
        setRefused(answer.refused);
      })
      .catch(showFailure);
  };
  if (listed !== null && view?.outcome)
    return (
      <RehearsalOrders
        outcome={view.outcome}
        of={listed}
        onOf={setListed}
        onBack={() => {
          setListed(null);
        }}
      />
    );
  return (
    <div className={styles['rehearsal']}>
      {view?.running ? (
        <Running running={view.running} />
      ) : (
        <div className={styles['ask']}>
          <Choice
            label={t('days')}
            value={days}
            onChange={setDays}
            options={DAYS.map((value) => ({ value, text: value }))}
          />
          <Button size="desk" kind="primary" icon={<IconRefresh />} isDisabled={!hasDraft} onPress={start}>
            {t('start')}
          </Button>
        </div>
      )}
      {refused || (view?.isBroken ?? false) ? (
        <p role="alert" className={styles['problem']}>
          {t(refused ? `refused.${refused}` : 'broken')}
        </p>
      ) : null}
      {view?.outcome ? (
        <Outcome view={view} outcome={view.outcome} onList={setListed} />
      ) : view?.running ? null : (
        <div className={desk['empty']}>
          <b>{t('none')}</b>
          {t(hasDraft ? 'noneDetail' : 'noDraftDetail')}
        </div>
      )}
    </div>
  );
}

function Running({ running: { done, total } }: { readonly running: NonNullable<RehearsalView['running']> }) {
  const t = useTranslations('rehearsal');
  return (
    <Progress
      label={t('running')}
      share={total === 0 ? 0 : done / total}
      text={done === 0 ? t('reading') : t('progress', { done, total })}
      onStop={() => {
        request('rehearsal.cancel', {}).catch(showFailure);
      }}
    />
  );
}

interface OutcomeProps {
  readonly view: RehearsalView;
  readonly outcome: RehearsalOutcomeView;
  readonly onList: (of: Listed) => void;
}

function Outcome({ view, outcome, onList }: OutcomeProps) {
  const t = useTranslations('rehearsal');
  const { compared, orders, isComplete, unpackable, inTheWay, unpriced, unmeasured, failed } = outcome;
  const leftOut = [
    unpriced > 0 ? t('unpriced', { count: unpriced }) : '',
    unmeasured > 0 ? t('unmeasured', { count: unmeasured }) : '',
    failed > 0 ? t('failed', { count: failed }) : '',
  ].filter((part) => part !== '');
  return (
    <>
      <div className={styles['state']}>
        <Chip isDesk role={isComplete && view.isOfNow ? 'done' : 'attention'} icon={<IconCheck />}>
          {t(isComplete ? 'compared' : 'stopped', { count: isComplete ? compared : orders, days: view.days })}
        </Chip>
        {view.isOfNow ? null : <span>{t('changedSince')}</span>}
      </div>
      <RehearsalFigures outcome={outcome} />
      {unpackable === 0 ? null : (
        <div className={styles['warning']}>
          <IconAlertTriangleFilled />
          <span>
            <b>{t('unpackable', { count: unpackable })}</b>
            {inTheWay === null || inTheWay === '' ? null : t('mostHold', { name: inTheWay })}
          </span>
          <Button
            size="desk"
            onPress={() => {
              onList('unpackable');
            }}
          >
            {t('show')}
          </Button>
        </div>
      )}
      <Button
        size="desk"
        isDisabled={outcome.dearer + outcome.cheaper === 0}
        onPress={() => {
          onList(outcome.dearer > 0 ? 'dearer' : 'cheaper');
        }}
      >
        {t('differing', { dearer: outcome.dearer, cheaper: outcome.cheaper })}
      </Button>
      <RehearsalChart boxes={outcome.boxes} />
      {leftOut.length === 0 ? null : <p className={styles['leftOut']}>{leftOut.join(' ')}</p>}
    </>
  );
}
