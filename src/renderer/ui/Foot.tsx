import { memo, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { CommandWord } from '../../core/scan/scan.ts';
import { command, devicesSlice, type DeviceView } from '../ipc/live.ts';
import { useSlice } from '../ipc/slice.ts';
import { deviceReason } from '../words/reasons.ts';
import { classes } from './classes.ts';
import styles from './Frame.module.css';
import {
  IconAlertTriangle,
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconArrowRight,
  IconCheck,
  IconCircleCheckFilled,
  IconFileText,
  IconEggCracked,
  IconLoader2,
  IconMinus,
  IconPackage,
  IconPackageExport,
  IconPackageOff,
  IconPlayerPause,
  IconPrinter,
  IconReceipt,
  IconScaleOutline,
  IconStack2,
  IconUser,
} from './icons.ts';
import { IconBars } from './OwnIcons.tsx';

type BenchCommand = CommandWord | 'QTY';

interface FootProps {
  readonly commands?: readonly { readonly word: BenchCommand; readonly key: string }[];
  readonly children?: ReactNode;
}

/** The bar at the bottom: devices left, the commands that work here right. */
export function Foot({ commands = [], children }: FootProps) {
  return (
    <footer className={styles['foot']}>
      <Devices />
      <div className={styles['commands']}>
        {commands.map(({ word, key }) => (
          <Command key={word} word={word} keyName={key} />
        ))}
        {children}
      </div>
    </footer>
  );
}

const commandIcons: Readonly<Record<BenchCommand, ReactNode>> = {
  UNDO: <IconArrowBackUp />,
  NEWBOX: <IconPackage />,
  HOLD: <IconPlayerPause />,
  REPRINT: <IconPrinter />,
  NEXT: <IconArrowRight />,
  PROBLEM: <IconAlertTriangle />,
  MARK: <IconCheck />,
  MISSING: <IconPackageOff />,
  UNPACK: <IconPackageExport />,
  DAMAGED: <IconEggCracked />,
  QTY: <IconStack2 />,
  SUPERVISOR: <IconUser />,
};

const Command = memo(function Command({ word, keyName }: { readonly word: BenchCommand; readonly keyName: string }) {
  const t = useTranslations('command');
  return (
    <AriaButton
      className={styles['command'] ?? ''}
      onPress={() => {
        command(word);
      }}
    >
      {commandIcons[word]}
      <span>
        <span className={styles['word']}>{t(word)}</span>
        <span className={styles['key']}>{keyName}</span>
      </span>
    </AriaButton>
  );
});

/** The picture of a device by its role. */
export const roleIcons: Readonly<Record<DeviceView['role'], ReactNode>> = {
  scanner: <IconBars />,
  scale: <IconScaleOutline />,
  labelPrinter: <IconPrinter />,
  receiptPrinter: <IconReceipt />,
  paperPrinter: <IconFileText />,
};

const stateIcons: Readonly<Record<DeviceView['state'], ReactNode>> = {
  ready: <IconCircleCheckFilled />,
  connecting: <IconLoader2 />,
  disconnected: <IconAlertTriangleFilled />,
  fault: <IconAlertTriangleFilled />,
  disabled: <IconMinus />,
};

const stateLooks: Readonly<Record<DeviceView['state'], string>> = {
  ready: 'ready',
  connecting: 'looking',
  disconnected: 'hand',
  fault: 'hand',
  disabled: 'off',
};

const Devices = memo(function Devices() {
  const words = useTranslations();
  const t = useTranslations('devices');
  const devices = withoutSpareKeyboard(useSlice(devicesSlice));
  return (
    <ul className={styles['devices']} aria-label={t('title')}>
      {devices.map((device) => (
        <li
          key={device.deviceId}
          className={classes(styles['device'], styles[stateLooks[device.state]])}
          aria-label={`${t(`role.${device.role}`)}: ${deviceReason(device.state === 'ready' ? null : device.reason, words) ?? t(`state.${device.state}`)}`}
        >
          {roleIcons[device.role]}
          {stateIcons[device.state]}
          <span className={styles['deviceWord']}>{wordOf(device, words)}</span>
        </li>
      ))}
    </ul>
  );
});

/** The keyboard takes scans beside a real scanner; it is only worth a place where it is the only one, or something is wrong with it. */
function withoutSpareKeyboard(devices: readonly DeviceView[]): readonly DeviceView[] {
  const hasScanner = devices.some((device) => device.role === 'scanner' && device.address !== 'keyboard');
  return hasScanner ? devices.filter((device) => device.address !== 'keyboard' || device.state === 'fault') : devices;
}

function wordOf(device: DeviceView, t: ReturnType<typeof useTranslations<never>>): string {
  if (device.state === 'disconnected') return t(`devices.gone.${device.role}`);
  if (device.state === 'fault') return deviceReason(device.reason, t) ?? t('devices.reason.other');
  return t(`devices.short.${device.role}`);
}
