import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { WatchedView } from '../../../shared/ipc/contract.ts';
import { listen, request } from '../../ipc/bridge.ts';
import { appSlice, showFailure, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconX } from '../../ui/icons.ts';
import { withControlNames } from '../../words/controlNames.ts';
import { DASHES, ownReading } from '../../words/measures.ts';
import { secondText } from '../../words/times.ts';
import desk from './Desk.module.css';
import { LAST_MS, spreadOf, type Weighed } from './weightCurve.ts';
import { WeightCurve } from './WeightCurve.tsx';
import styles from './Watch.module.css';

const SHOWN_FRAMES = 60;

type Bytes = Extract<WatchedView, { kind: 'bytes' }>;

/** A device as it speaks: of a scale the weight now and its last minute, to find a draught or a shaking floor; of any the bytes of its line. */
export function Watch({ device, onBack }: { readonly device: DeviceView; readonly onBack: () => void }) {
  const t = useTranslations('devices.watch');
  const { weights, bytes } = useWatched(device.deviceId);
  return (
    <Card className={desk['wide']} label={t('title', { name: device.name })}>
      <h2 className={desk['cardHead']}>{t('title', { name: device.name })}</h2>
      <div className={styles['parts']} data-alone={device.role !== 'scale' || undefined}>
        {device.role === 'scale' ? <Weights weights={weights} /> : null}
        <Line bytes={bytes} />
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

/** What came since it is shown, the last minute of it. */
function useWatched(deviceId: string): { readonly weights: readonly Weighed[]; readonly bytes: readonly Bytes[] } {
  const [weights, setWeights] = useState<readonly Weighed[]>([]);
  const [bytes, setBytes] = useState<readonly Bytes[]>([]);
  useEffect(() => {
    const stop = listen('devices.watched', (told) => {
      if (told.deviceId !== deviceId) return;
      const newest = told.items.at(-1)?.at ?? 0;
      const isRecent = ({ at }: { readonly at: number }): boolean => newest - at <= LAST_MS;
      const read = told.items.filter((item) => item.kind === 'weight');
      const raw = told.items.filter((item) => item.kind === 'bytes');
      setWeights((before) => [...before.filter(isRecent), ...read]);
      setBytes((before) => [...raw.toReversed(), ...before].slice(0, SHOWN_FRAMES));
    });
    request('devices.watch', { deviceId }).catch(showFailure);
    return () => {
      stop();
      request('devices.leave', {}).catch(showFailure);
    };
  }, [deviceId]);
  return { weights, bytes };
}

function Weights({ weights }: { readonly weights: readonly Weighed[] }) {
  const t = useTranslations('devices.watch');
  const last = weights.at(-1);
  const shown = last?.weight ? ownReading(last.weight) : null;
  const spread = spreadOf(weights);
  return (
    <div className={styles['weights']}>
      <p className={styles['now']} data-moving={last?.isStable === false || undefined}>
        {shown?.number ?? DASHES}
        <small>{shown?.unit ?? ''}</small>
      </p>
      <WeightCurve weights={weights} />
      <p className={styles['spread']}>
        {t('spread')}
        <b>{spread === null ? DASHES : `${spread.least} – ${spread.most} ${spread.unit}`}</b>
        <b>{spread === null ? '' : t('range', { path: `${spread.gap} ${spread.unit}` })}</b>
      </p>
    </div>
  );
}

function Line({ bytes }: { readonly bytes: readonly Bytes[] }) {
  const t = useTranslations('devices.watch');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <section className={styles['line']} aria-label={t('frames')}>
      {bytes.length === 0 ? <p>{t('nothing')}</p> : null}
      {bytes.map((piece, index) => (
        <div key={index} data-direction={piece.direction}>
          <time>{secondText(piece.at, timeZone)}</time>
          <code>{withControlNames(piece.text)}</code>
          <code>{piece.hex}</code>
          <span>{t(piece.direction)}</span>
        </div>
      ))}
    </section>
  );
}
