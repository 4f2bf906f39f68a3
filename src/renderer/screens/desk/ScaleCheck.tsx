import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { inUnit, parseDecimal, rationalText, type Mass, type MassUnit } from '../../../core/quantity.ts';
import type { ScaleCheckView } from '../../../shared/ipc/contract.ts';
import { listen, request } from '../../ipc/bridge.ts';
import { showFailure, type DeviceView } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import {
  IconAlertTriangleFilled,
  IconArrowRight,
  IconCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconX,
} from '../../ui/icons.ts';
import { DASHES, ownReading } from '../../words/measures.ts';
import desk from './Desk.module.css';
import { DeviceTest } from './DeviceTest.tsx';
import { localDecimal } from '../../words/spoken.ts';
import styles from './ScaleCheck.module.css';

/** Steps of the last digit that scales count in. */
const DIVISIONS = ['1', '2', '5', '10'] as const;
type Division = (typeof DIVISIONS)[number];

type Verdict = NonNullable<ScaleCheckView['verdict']>;

/** Checks a scale against a known mass in three steps. It only compares: a scale that is off goes to its service. */
export function ScaleCheck({ device, onBack }: { readonly device: DeviceView; readonly onBack: () => void }) {
  const t = useTranslations('devices.check');
  const check = useCheck(device.deviceId);
  const [text, setText] = useState('');
  const [division, setDivision] = useState<Division>('1');
  const [isKept, setKept] = useState(false);
  const shown = check?.live.state === 'steady' ? check.live.weight : null;
  // The unit the scale shows; what is typed is in that.
  const [unit, setUnit] = useState<MassUnit>('kg');
  if (shown !== null && shown.unit !== unit) setUnit(shown.unit);
  const known = massOf(text, unit);
  useEffect(() => {
    request('devices.sayMass', { known: massOf(text, unit), division: Number(division) }).catch(showFailure);
  }, [text, unit, division]);
  const keep = (): void => {
    request('devices.keepCheck', {}).then(({ isKept: is }) => {
      setKept(is);
    }, showFailure);
  };
  const isLoading = check?.step === 'load';
  return (
    <Card className={desk['wide']} label={t('title', { name: device.name })}>
      <h2 className={desk['cardHead']}>{t('title', { name: device.name })}</h2>
      <div className={styles['parts']}>
        <ol className={styles['steps']}>
          <Step isDone={isLoading} isNow={!isLoading} title={t('empty')}>
            {isLoading ? null : <Emptying device={device} shown={shown} />}
          </Step>
          <Step isDone={isLoading && known !== null} isNow={isLoading} title={t('load')}>
            <Known
              text={text}
              onText={setText}
              division={division}
              onDivision={setDivision}
              unit={unit}
              shown={shown}
            />
          </Step>
          <Step isDone={isKept} isNow={check?.verdict !== null && isLoading} title={t('result')}>
            {check?.verdict ? <Judged verdict={check.verdict} /> : <p>{t('resultWaiting')}</p>}
            {isKept ? <p role="status">{t('kept')}</p> : null}
          </Step>
        </ol>
        <Shown weight={shown} />
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} isDisabled={!check?.verdict || isKept} onPress={keep}>
          {t('keep')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

interface KnownProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly division: Division;
  readonly onDivision: (division: Division) => void;
  readonly unit: MassUnit;
  readonly shown: Mass | null;
}

/** What lies on it, and in what steps the scale counts. */
function Known({ text, onText, division, onDivision, unit, shown }: KnownProps) {
  const t = useTranslations('devices.check');
  const isWrong = text.trim() !== '' && massOf(text, unit) === null;
  return (
    <>
      <p>{t('loadDetail')}</p>
      <Field label={t('mass', { code: unit })} value={text} onChange={onText} error={isWrong ? t('massWrong') : ''} />
      <Choice
        label={t('division')}
        value={division}
        onChange={onDivision}
        options={DIVISIONS.map((value) => ({ value, text: stepText(value, shown, unit) }))}
      />
    </>
  );
}

/** The check as main sees it; it lasts as long as it is shown. */
function useCheck(deviceId: string): ScaleCheckView | null {
  const [check, setCheck] = useState<ScaleCheckView | null>(null);
  useEffect(() => {
    const stop = listen('devices.checkChanged', setCheck);
    request('devices.startCheck', { deviceId }).catch(showFailure);
    return () => {
      stop();
      request('devices.leave', {}).catch(showFailure);
    };
  }, [deviceId]);
  return check;
}

/** The mass that was typed, exact; null for anything that is none. */
function massOf(text: string, unit: MassUnit): Mass | null {
  const read = parseDecimal(text);
  return read.ok && read.value.digits > 0 ? { ...read.value, unit } : null;
}

/** "0.002 kg": a step as the scale shows it; just the digits while it shows nothing. */
function stepText(division: string, shown: Mass | null, unit: MassUnit): string {
  if (shown === null) return `${division} ×`;
  const step = { digits: Number(division), exponent: shown.exponent, unit };
  return `${localDecimal(rationalText(inUnit(step, unit), Math.max(0, -shown.exponent)))} ${unit}`;
}

interface StepProps {
  readonly isDone: boolean;
  readonly isNow: boolean;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ isDone, isNow, title, children }: StepProps) {
  return (
    <li
      className={styles['step']}
      data-state={isDone ? 'done' : isNow ? 'now' : 'later'}
      aria-current={isNow && !isDone ? 'step' : false}
    >
      {isDone ? <IconCircleCheckFilled /> : isNow ? <IconArrowRight /> : <IconCircleDashed />}
      <div>
        <h3>{title}</h3>
        {children}
      </div>
    </li>
  );
}

/** Nothing may lie on it, and it must show so. */
function Emptying({ device, shown }: { readonly device: DeviceView; readonly shown: Mass | null }) {
  const t = useTranslations('devices.check');
  if (shown === null || shown.digits === 0) return <p>{t('emptyDetail')}</p>;
  const { number, unit } = ownReading(shown);
  const weight = `${number} ${unit}`;
  return (
    <>
      <p>{t(device.canZero ? 'notZero' : 'zeroAtScale', { weight })}</p>
      {device.canZero ? <DeviceTest device={device} /> : null}
    </>
  );
}

function Judged({ verdict }: { readonly verdict: Verdict }) {
  const t = useTranslations('devices.check');
  const { difference, shown, allowed, isWithin } = verdict;
  const decimals = Math.max(0, -shown.exponent, -difference.exponent);
  const text = (mass: Mass): string =>
    `${localDecimal(rationalText(inUnit(mass, shown.unit), decimals))} ${shown.unit}`;
  const gap = `${difference.digits > 0 ? '+' : ''}${text(difference)}`.replace('-', '−');
  const amount = text(allowed);
  return (
    <div className={styles['verdict']} data-role={isWithin ? 'done' : 'attention'} role="status">
      {isWithin ? <IconCircleCheckFilled /> : <IconAlertTriangleFilled />}
      <div>
        <b>{difference.digits === 0 ? t('exact') : t(isWithin ? 'within' : 'outside', { gap, amount })}</b>
        {isWithin ? null : <p>{t('outsideDetail')}</p>}
      </div>
    </div>
  );
}

function Shown({ weight }: { readonly weight: Mass | null }) {
  const shown = weight === null ? null : ownReading(weight);
  return (
    <p className={styles['shown']}>
      {shown?.number ?? DASHES}
      <small>{shown?.unit ?? ''}</small>
    </p>
  );
}
