import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Mass } from '../../../core/quantity.ts';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconAlertOctagonFilled, IconUser } from '../../ui/icons.ts';
import { NumberKeys } from '../../ui/NumberKeys.tsx';
import { LineList } from '../../ui/LineList.tsx';
import { massText, shownReading } from '../../words/measures.ts';
import { overrideReason } from '../../words/reasons.ts';
import entry from './EntryCard.module.css';
import { LabelPreview } from './LabelPreview.tsx';
import styles from './Override.module.css';
import { useTypedKeys } from './useTypedKeys.ts';
import { WeightCard } from './WeightCard.tsx';

type Asked = NonNullable<PackSnapshotView['override']>;

const LONGEST_PIN = 8;
const LONGEST_WEIGHT = 5;

/** A supervisor at the bench, in the Now card's place: badge, reason and PIN, beside what was stopped. */
export function Override({ snapshot, asked }: { readonly snapshot: PackSnapshotView; readonly asked: Asked }) {
  return (
    <main className={classes(frame['main'], styles['main'])}>
      <OverrideStep asked={asked} unit={snapshot.weigh?.expected?.unit ?? 'kg'} />
      <Evidence snapshot={snapshot} />
    </main>
  );
}

/** What a supervisor is asked for now. */
export function OverrideStep({ asked, unit }: { readonly asked: Asked; readonly unit: Mass['unit'] }) {
  switch (asked.step) {
    case 'badge':
      return <BadgeStep asked={asked} />;
    case 'reason':
      return <ReasonStep asked={asked} />;
    case 'weight':
      return <WeightStep unit={unit} />;
    case 'pin':
      return <PinStep asked={asked} />;
  }
}

function Evidence({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  const t = useTranslations('verify');
  const { weigh, label } = snapshot;
  if (weigh)
    return (
      <WeightCard
        expected={weigh.expected}
        tolerance={weigh.tolerance}
        frozen={weigh.gross}
        isAllowed={weigh.isAllowed}
        isKeyed={weigh.isKeyed}
        alert={snapshot.weightAlert}
        unit={weigh.expected?.unit ?? weigh.tare?.unit ?? null}
      />
    );
  if (label) return <LabelPreview hash={label.labelHash} tracking={label.tracking ?? ''} />;
  return <LineList snapshot={snapshot} meta={t('lines', { count: snapshot.lines.length })} />;
}

const leave = (): void => {
  request('override.leave', {}).catch(showFailure);
};

function Refused({ asked }: { readonly asked: Asked }) {
  const t = useTranslations('override');
  if (asked.refused === null) return null;
  return (
    <p className={styles['refused']} role="alert">
      <IconAlertOctagonFilled />
      {t(`refused.${asked.refused}`)}
    </p>
  );
}

function NotNow() {
  const t = useTranslations('override');
  return (
    <Button onPress={leave} className={styles['leave']}>
      {t('leave')}
    </Button>
  );
}

function BadgeStep({ asked }: { readonly asked: Asked }) {
  const t = useTranslations('override');
  return (
    <Card role="next" className={styles['step']} label={t('badge')}>
      <h2 className={entry['title']}>{t('badge')}</h2>
      <p className={entry['detail']}>{t(`kind.${asked.kind}`)}</p>
      <IconUser className={styles['person']} stroke={1.4} />
      <Refused asked={asked} />
      <NotNow />
    </Card>
  );
}

function ReasonStep({ asked }: { readonly asked: Asked }) {
  const words = useTranslations();
  const t = useTranslations('override');
  const choose = (reason: string | undefined): void => {
    if (reason !== undefined) request('override.choose', { reason }).catch(showFailure);
  };
  useTypedKeys(/^[1-8]$/, (key) => {
    choose(asked.reasons[Number(key) - 1]);
  });
  return (
    <Card role="next" className={styles['step']} label={t('why')}>
      <h2 className={entry['title']}>{t('why')}</h2>
      <p className={entry['detail']}>{t('says', { name: asked.supervisor ?? '' })}</p>
      <div className={styles['reasons']}>
        {asked.reasons.map((reason, index) => (
          <Button
            key={reason}
            onPress={() => {
              choose(reason);
            }}
          >
            <span className={styles['digit']}>{index + 1}</span>
            {overrideReason(reason, words)}
          </Button>
        ))}
      </div>
      <NotNow />
    </Card>
  );
}

/** As many decimals as people read off a scale in the unit. */
const DECIMALS = { mg: 0, g: 0, kg: 3, oz: 1, lb: 2 } as const;

function WeightStep({ unit }: { readonly unit: Mass['unit'] }) {
  const t = useTranslations('override');
  const [digits, setDigits] = useState('');
  const gross: Mass = { digits: Number(digits), exponent: -DECIMALS[unit], unit };
  const press = (key: string): void => {
    if (key === 'erase') setDigits(digits.slice(0, -1));
    else if (key !== 'enter') setDigits(`${digits}${key}`.replace(/^0+/, '').slice(0, LONGEST_WEIGHT));
    else if (gross.digits > 0) request('override.key', { gross }).catch(showFailure);
  };
  useTypedKeys(/^\d$/, press);
  const shown = shownReading(gross);
  return (
    <Card role="next" className={entry['count']} label={t('weight', { unit: shown.unit })}>
      <div className={entry['asked']}>
        <h2 className={entry['title']}>{t('weight', { unit: shown.unit })}</h2>
        <p className={entry['detail']}>{t('weightHelp')}</p>
        <output className={styles['typed']}>
          {shown.number}
          <small>{shown.unit}</small>
        </output>
        <NotNow />
      </div>
      <NumberKeys className={entry['digits']} words={{ erase: t('erase'), enter: t('weightEnter') }} onKey={press} />
    </Card>
  );
}

function PinStep({ asked }: { readonly asked: Asked }) {
  const words = useTranslations();
  const t = useTranslations('override');
  const [pin, setPin] = useState('');
  const press = (key: string): void => {
    if (key === 'erase') setPin(pin.slice(0, -1));
    else if (key !== 'enter') setPin(`${pin}${key}`.slice(0, LONGEST_PIN));
    else if (pin !== '') {
      request('override.sign', { pin }).catch(showFailure);
      setPin('');
    }
  };
  useTypedKeys(/^\d$/, press);
  return (
    <Card role="next" className={entry['count']} label={t('pin', { name: asked.supervisor ?? '' })}>
      <div className={entry['asked']}>
        <h2 className={entry['title']}>{t('pin', { name: asked.supervisor ?? '' })}</h2>
        <p className={entry['detail']}>
          {t(`kind.${asked.kind}`)} {asked.gross ? `${massText(asked.gross, asked.gross.unit)}. ` : ''}
          {overrideReason(asked.reason ?? '', words)}.
        </p>
        <output className={styles['dots']} aria-label={t('dots', { count: pin.length })}>
          {Array.from({ length: Math.max(4, pin.length) }, (_, index) => (
            <span key={index} data-set={index < pin.length || undefined} />
          ))}
        </output>
        <Refused asked={asked} />
        <NotNow />
      </div>
      <NumberKeys
        className={entry['digits']}
        words={{ erase: t('erase'), enter: t(asked.kind === 'reopen' ? 'openAgain' : 'enter') }}
        onKey={press}
      />
    </Card>
  );
}
