import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DeviceView } from '../../ipc/live.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import { roleIcons } from '../../ui/Foot.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconLoader2, IconMinus } from '../../ui/icons.ts';
import { withControlNames } from '../../words/controlNames.ts';
import { checkTodo, deviceReason, deviceTodo, frameNote } from '../../words/reasons.ts';
import { secondText } from '../../words/times.ts';
import { DeviceFacts } from './DeviceFacts.tsx';
import { DeviceName } from './DeviceName.tsx';
import styles from './Devices.module.css';

interface DeviceCardProps {
  readonly device: DeviceView;
  readonly now: number;
  readonly timeZone: string;
  /** In place of the last frames: a question that only a person can answer. */
  readonly question?: ReactNode;
  readonly children?: ReactNode;
}

/** True for a device whose card is amber: it is gone, wants something, or its check is due. */
export const needsHand = ({ state, isCheckDue }: DeviceView): boolean =>
  state === 'disconnected' || state === 'fault' || (state !== 'disabled' && isCheckDue);

/** One device: where it is, how it is, three facts, the last it said, and what can be done with it. */
export function DeviceCard({ device, now, timeZone, question, children }: DeviceCardProps) {
  const words = useTranslations();
  const isAmber = needsHand(device);
  const isDown = device.state === 'disconnected' || device.state === 'fault';
  const todo = isDown ? deviceTodo(device.reason, words) : isAmber ? checkTodo(device, words) : null;
  return (
    <Card role={isAmber ? 'attention' : 'plain'} className={styles['card']} label={device.name}>
      <div className={classes(styles['top'], isAmber && styles['trouble'])}>
        <div className={styles['name']}>
          <DeviceName icon={roleIcons[device.role]} name={device.name} where={device.address} />
          <StateChip device={device} />
        </div>
        {todo === null ? null : <p className={styles['todo']}>{todo}</p>}
        <DeviceFacts device={device} now={now} />
      </div>
      {question ?? <Frames device={device} timeZone={timeZone} />}
      {children}
    </Card>
  );
}

function Frames({ device, timeZone }: { readonly device: DeviceView; readonly timeZone: string }) {
  const t = useTranslations();
  return (
    <div className={styles['frames']}>
      {device.frames.length === 0 ? <p className={styles['silent']}>{t('devices.noFrames')}</p> : null}
      {device.frames.map((frame, index) => (
        <div key={index} className={styles['frame']}>
          <time>{secondText(frame.at, timeZone)}</time>
          <code>{withControlNames(frame.text)}</code>
          <span>{frameNote(frame.note, device.role, t)}</span>
        </div>
      ))}
    </div>
  );
}

function StateChip({ device }: { readonly device: DeviceView }) {
  const words = useTranslations();
  const t = useTranslations('devices');
  const { state, check } = device;
  if (state === 'disconnected' || state === 'fault') {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {deviceReason(device.reason, words) ?? t(`state.${state}`)}
      </Chip>
    );
  }
  if (needsHand(device)) {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {t(check?.isWithin === false ? 'checkOff' : 'checkDue')}
      </Chip>
    );
  }
  return state === 'ready' ? (
    <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
      {t('state.ready')}
    </Chip>
  ) : (
    <Chip icon={state === 'connecting' ? <IconLoader2 /> : <IconMinus />} isDesk>
      {t(`state.${state}`)}
    </Chip>
  );
}
