import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { provedSlice, showFailure, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import {
  IconAlertTriangleFilled,
  IconBell,
  IconCircleCheckFilled,
  IconCircleNumber0,
  IconPrinter,
} from '../../ui/icons.ts';
import { deviceReason } from '../../words/reasons.ts';
import styles from './Devices.module.css';

type Result = RequestOutput<'devices.test'>;

const ICONS = {
  scanner: <IconBell />,
  scale: <IconCircleNumber0 />,
  labelPrinter: <IconPrinter />,
  receiptPrinter: <IconPrinter />,
  paperPrinter: <IconPrinter />,
} as const;

/** Tries a device out: beeps the scanner, zeroes the scale, prints a label that is then scanned back. */
export function DeviceTest({ device }: { readonly device: DeviceView }) {
  const t = useTranslations('devices.test');
  const [result, setResult] = useState<Result | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const test = (): void => {
    setWaiting(true);
    provedSlice.set(new Set([...provedSlice.get()].filter((id) => id !== device.deviceId)));
    request('devices.test', { deviceId: device.deviceId })
      .then(setResult, showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <>
      <Button size="desk" icon={ICONS[device.role]} isWaiting={isWaiting} onPress={test}>
        {t(device.role)}
      </Button>
      {result ? <Outcome result={result} deviceId={device.deviceId} /> : null}
    </>
  );
}

function Outcome({ result, deviceId }: { readonly result: Result; readonly deviceId: string }) {
  const words = useTranslations();
  const t = useTranslations('devices.test');
  const isProved = useSlice(provedSlice).has(deviceId);
  if (result.kind === 'failed') {
    return (
      <p className={styles['outcome']} data-role="attention" role="status">
        <IconAlertTriangleFilled />
        {t('failed', { reason: deviceReason(result.reason, words) ?? words('devices.reason.other') })}
      </p>
    );
  }
  if (result.kind === 'sent' && !isProved) {
    return (
      <p className={styles['outcome']} role="status">
        {t('scanBack', { proof: result.proof ?? 'unknown' })}
      </p>
    );
  }
  return (
    <p className={styles['outcome']} data-role="done" role="status">
      <IconCircleCheckFilled />
      {t(result.kind === 'sent' ? 'proved' : result.kind)}
    </p>
  );
}
