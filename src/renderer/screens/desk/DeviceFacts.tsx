import { useTranslations } from 'use-intl';
import { appSlice, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { DASHES } from '../../words/measures.ts';
import { countText } from '../../words/spoken.ts';
import { daysSince, whileText } from '../../words/times.ts';
import styles from './Devices.module.css';

/** Three facts of a device: when it was last heard, what it did, and what went wrong, waits or was checked. */
export function DeviceFacts({ device, now }: { readonly device: DeviceView; readonly now: number }) {
  const t = useTranslations('devices');
  const { lastDataAt, role } = device;
  const isTyped = device.address === 'keyboard';
  const heard = lastDataAt === null ? DASHES : t('ago', { span: whileText(now - lastDataAt) });
  return (
    <dl className={styles['facts']}>
      <Fact value={heard} name={t('lastHeard')} />
      {role === 'scale' ? (
        <ScaleFacts device={device} now={now} />
      ) : role === 'scanner' ? (
        <>
          <Fact value={isTyped ? DASHES : countText(device.today)} name={t('scansToday')} />
          <Fact value={isTyped ? DASHES : countText(device.health.framesBad)} name={t('unreadable')} />
        </>
      ) : (
        <>
          <Fact
            value={countText(device.today)}
            name={t(role === 'labelPrinter' ? 'labelsToday' : role === 'paperPrinter' ? 'pagesToday' : 'jobsToday')}
          />
          <Fact value={countText(device.jobs)} name={t('waiting')} />
        </>
      )}
    </dl>
  );
}

function ScaleFacts({ device, now }: { readonly device: DeviceView; readonly now: number }) {
  const t = useTranslations('devices');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { check, health } = device;
  return (
    <>
      <Fact value={countText(health.perSecond)} name={t('perSecond')} />
      <Fact
        value={check === null ? t('never') : t('days', { count: daysSince(check.at, now, timeZone) })}
        name={t('checked')}
      />
    </>
  );
}

function Fact({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
