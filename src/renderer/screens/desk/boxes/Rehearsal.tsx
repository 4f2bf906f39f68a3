import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import {
  IconAlertTriangleFilled,
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconRefresh,
  IconX,
} from '../../../ui/icons.ts';
import { DASHES, massText, moneyGap, moneyText } from '../../../words/measures.ts';
import { countText, localDecimal } from '../../../words/spoken.ts';
import desk from '../Desk.module.css';
import { RehearsalChart } from './RehearsalChart.tsx';
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
            {t(view ? 'again' : 'start')}
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
  const share = total === 0 ? 0 : done / total;
  return (
    <div className={styles['running']}>
      <div
        className={styles['bar']}
        role="progressbar"
        aria-valuenow={Math.floor(100 * share)}
        aria-label={t('running')}
      >
        <span style={{ inlineSize: `${(100 * share).toFixed(1)}%` }} />
      </div>
      <span>{done === 0 ? t('reading') : t('progress', { done, total })}</span>
      <Button
        size="desk"
        icon={<IconX />}
        onPress={() => {
          request('rehearsal.cancel', {}).catch(showFailure);
        }}
      >
        {t('cancel')}
      </Button>
    </div>
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
      <Figures outcome={outcome} />
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

function Figures({ outcome: { today, edited, currency } }: { readonly outcome: RehearsalOutcomeView }) {
  const t = useTranslations('rehearsal');
  const isUs = useSlice(appSlice)?.site?.units === 'us';
  const money = ({ minor }: typeof today) => ({ minor, currency });
  const saved = edited.minor - today.minor;
  const share = today.minor === 0 ? null : (100 * saved) / today.minor;
  const billed = (totals: typeof today) =>
    totals.parcels === 0
      ? DASHES
      : massText(
          { digits: Math.round(totals.billableGrams / totals.parcels), exponent: 0, unit: 'g' },
          isUs ? 'lb' : 'kg',
        );
  const fill = ({ fillPercent }: typeof today): string =>
    fillPercent === null ? DASHES : t('percent', { percent: Math.round(fillPercent) });
  return (
    <div className={styles['figures']}>
      <Figure
        name={t('cost')}
        value={saved === 0 ? moneyText({ minor: 0, currency }) : moneyGap(money(edited), money(today))}
        was={
          share === null
            ? ''
            : t('share', { share: localDecimal(Math.abs(share).toFixed(1)), isLess: String(saved < 0) })
        }
        change={saved}
        isBetter={saved < 0}
      />
      <Figure
        name={t('billed')}
        value={billed(edited)}
        was={t('was', { value: billed(today) })}
        change={perParcel(edited) - perParcel(today)}
        isBetter={perParcel(edited) < perParcel(today)}
      />
      <Figure
        name={t('fill')}
        value={fill(edited)}
        was={t('was', { value: fill(today) })}
        change={(edited.fillPercent ?? 0) - (today.fillPercent ?? 0)}
        isBetter={(edited.fillPercent ?? 0) > (today.fillPercent ?? 0)}
      />
      <Figure
        name={t('parcels')}
        value={countText(edited.parcels)}
        was={t('was', { value: countText(today.parcels) })}
        change={edited.parcels - today.parcels}
        isBetter={edited.parcels < today.parcels}
      />
    </div>
  );
}

const perParcel = ({ billableGrams, parcels }: RehearsalOutcomeView['today']): number =>
  parcels === 0 ? 0 : billableGrams / parcels;

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly was: string;
  readonly change: number;
  readonly isBetter: boolean;
}

/** Green where the draft is better, amber where it is worse, neutral where nothing changes; the arrow says the same. */
function Figure({ name, value, was, change, isBetter }: FigureProps) {
  return (
    <div className={styles['figure']} data-change={change === 0 ? 'none' : isBetter ? 'better' : 'worse'}>
      <span>{name}</span>
      <b>{value}</b>
      <span>
        {change === 0 ? null : change < 0 ? <IconArrowDown /> : <IconArrowUp />}
        {was}
      </span>
    </div>
  );
}
