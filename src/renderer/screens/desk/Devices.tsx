import { useTranslations } from 'use-intl';
import { appSlice, devicesSlice, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import { roleIcons } from '../../ui/Foot.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconLoader2, IconMinus } from '../../ui/icons.ts';
import { useNow } from '../../ui/useNow.ts';
import { DASHES } from '../../words/measures.ts';
import { deviceReason } from '../../words/reasons.ts';
import { secondText, spanText } from '../../words/times.ts';
import { DeskPage } from './DeskPage.tsx';
import desk from './Desk.module.css';
import styles from './Devices.module.css';

/** The bench's devices: where they are, how they are, and the last bytes they said. */
export function Devices() {
  const t = useTranslations('devices');
  const devices = useSlice(devicesSlice);
  const app = useSlice(appSlice);
  const now = useNow(1000);
  const troubled = devices.filter(isTroubled).length;
  return (
    <DeskPage
      title={t('title')}
      className={styles['grid']}
      chips={
        <>
          <Chip isDesk>{app?.site?.bench ?? ''}</Chip>
          {troubled > 0 ? (
            <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
              {t('needHand', { count: troubled })}
            </Chip>
          ) : null}
        </>
      }
    >
      {devices.length === 0 ? <p className={desk['empty']}>{t('none')}</p> : null}
      {devices.map((device) => (
        <DeviceCard key={device.deviceId} device={device} now={now} timeZone={app?.site?.timeZone ?? 'UTC'} />
      ))}
    </DeskPage>
  );
}

const isTroubled = (device: DeviceView): boolean => device.state === 'disconnected' || device.state === 'fault';

function DeviceCard({
  device,
  now,
  timeZone,
}: {
  readonly device: DeviceView;
  readonly now: number;
  readonly timeZone: string;
}) {
  const t = useTranslations('devices');
  const trouble = isTroubled(device);
  return (
    <Card role={trouble ? 'attention' : 'plain'} className={styles['card']} label={device.name}>
      <div className={classes(styles['top'], trouble && styles['trouble'])}>
        <div className={styles['name']}>
          <span>{roleIcons[device.role]}</span>
          <div className={styles['words']}>
            <b>{device.name}</b>
            <span>{device.address}</span>
          </div>
          <StateChip device={device} />
        </div>
        <div className={styles['facts']}>
          <Fact
            value={device.lastDataAt === null ? DASHES : t('ago', { span: agoText(now - device.lastDataAt) })}
            name={t('lastHeard')}
          />
          <Fact value={t('times', { count: device.reconnects })} name={t('foundAgain')} />
          {device.dpmm === null ? (
            <Fact value={agoText(now - device.since)} name={t(`stateFor.${device.state}`)} />
          ) : (
            <Fact value={t('dpi', { dpi: device.dpmm === 8 ? 203 : 300 })} name={t('printDensity')} />
          )}
        </div>
      </div>
      <div className={styles['frames']}>
        {device.frames.length === 0 ? <p className={styles['silent']}>{t('noFrames')}</p> : null}
        {device.frames.map((frame, index) => (
          <div key={index} className={styles['frame']}>
            <time>{secondText(frame.at, timeZone)}</time>
            <code>{frame.text}</code>
            <span>{frame.note}</span>
          </div>
        ))}
      </div>
    </Card>
  );
}

function Fact({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <div>
      <b>{value}</b>
      <span>{name}</span>
    </div>
  );
}

/** "12 s" under two minutes, then as on the bench. */
const agoText = (milliseconds: number): string =>
  milliseconds < 120_000 ? `${String(Math.max(0, Math.round(milliseconds / 1000)))} s` : spanText(milliseconds);

function StateChip({ device }: { readonly device: DeviceView }) {
  const words = useTranslations();
  const t = useTranslations('devices');
  if (device.state === 'ready') {
    return (
      <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
        {t('state.ready')}
      </Chip>
    );
  }
  if (isTroubled(device)) {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {deviceReason(device.reason, words) ?? t(`state.${device.state}`)}
      </Chip>
    );
  }
  return (
    <Chip icon={device.state === 'connecting' ? <IconLoader2 /> : <IconMinus />} isDesk>
      {t(`state.${device.state}`)}
    </Chip>
  );
}
