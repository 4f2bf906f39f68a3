import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { appSlice, devicesSlice, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import { roleIcons } from '../../ui/Foot.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconLoader2,
  IconMinus,
  IconPrinter,
  IconSearch,
  IconSettings,
} from '../../ui/icons.ts';
import { useNow } from '../../ui/useNow.ts';
import { DASHES } from '../../words/measures.ts';
import { deviceReason } from '../../words/reasons.ts';
import { secondText, spanText } from '../../words/times.ts';
import { DeskPage } from './DeskPage.tsx';
import { draftOfEntry, type DeviceDraft, type Entry } from './deviceDraft.ts';
import { DeviceForm } from './DeviceForm.tsx';
import { DeviceTest } from './DeviceTest.tsx';
import { FoundDevices } from './FoundDevices.tsx';
import { Papers } from './Papers.tsx';
import desk from './Desk.module.css';
import styles from './Devices.module.css';

/** What the page shows: the devices, what is plugged in, or one device's set-up. */
type View =
  | { readonly kind: 'list' | 'find' | 'papers' }
  | { readonly kind: 'form'; readonly draft: DeviceDraft; readonly where: string };

/** The bench's devices: where they are, how they are, and the last bytes they said; a supervisor finds others and sets them up. */
export function Devices() {
  const t = useTranslations('devices');
  const [view, setView] = useState<View>({ kind: 'list' });
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['devices.configured'], queryFn: () => request('devices.configured', {}) });
  const devices = useSlice(devicesSlice);
  const app = useSlice(appSlice);
  const troubled = devices.filter(isTroubled).length;
  const mayChange = app?.user?.role === 'supervisor' && data?.canChange === true;
  const back = (): void => {
    setView({ kind: 'list' });
    void queries.invalidateQueries({ queryKey: ['devices.configured'] });
  };
  const setUp = (entry: Entry, where: string): void => {
    setView({ kind: 'form', draft: draftOfEntry(entry), where });
  };
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
      actions={mayChange && view.kind === 'list' ? <Ways onView={setView} /> : null}
    >
      {view.kind === 'find' ? (
        <FoundDevices
          entries={data?.devices ?? []}
          onChoose={(draft, where) => {
            setView({ kind: 'form', draft, where });
          }}
          onBack={back}
        />
      ) : null}
      {view.kind === 'papers' ? <Papers onBack={back} /> : null}
      {view.kind === 'form' ? <DeviceForm first={view.draft} where={view.where} onDone={back} /> : null}
      {view.kind === 'list' ? (
        <DeviceCards devices={devices} entries={mayChange ? data.devices : []} onSetUp={setUp} />
      ) : null}
    </DeskPage>
  );
}

/** The ways on from the list: what prints where, and what is plugged in. */
function Ways({ onView }: { readonly onView: (view: View) => void }) {
  const t = useTranslations();
  return (
    <>
      <Button
        size="desk"
        icon={<IconPrinter />}
        onPress={() => {
          onView({ kind: 'papers' });
        }}
      >
        {t('papers.button')}
      </Button>
      <Button
        size="desk"
        kind="primary"
        icon={<IconSearch />}
        onPress={() => {
          onView({ kind: 'find' });
        }}
      >
        {t('devices.find.button')}
      </Button>
    </>
  );
}

interface DeviceCardsProps {
  readonly devices: readonly DeviceView[];
  /** Those that may be changed. */
  readonly entries: readonly Entry[];
  readonly onSetUp: (entry: Entry, where: string) => void;
}

function DeviceCards({ devices, entries, onSetUp }: DeviceCardsProps) {
  const t = useTranslations('devices');
  const app = useSlice(appSlice);
  const now = useNow(1000);
  return (
    <>
      {devices.length === 0 ? <p className={desk['empty']}>{t('none')}</p> : null}
      {devices.map((device) => {
        const entry = entries.find(({ deviceId }) => deviceId === device.deviceId);
        return (
          <DeviceCard
            key={device.deviceId}
            device={device}
            now={now}
            timeZone={app?.site?.timeZone ?? 'UTC'}
            canTest={app?.user?.role === 'supervisor'}
            onSetUp={
              entry
                ? () => {
                    onSetUp(entry, device.address);
                  }
                : null
            }
          />
        );
      })}
    </>
  );
}

const isTroubled = (device: DeviceView): boolean => device.state === 'disconnected' || device.state === 'fault';

function DeviceCard({
  device,
  now,
  timeZone,
  canTest,
  onSetUp,
}: {
  readonly device: DeviceView;
  readonly now: number;
  readonly timeZone: string;
  readonly canTest: boolean;
  readonly onSetUp: (() => void) | null;
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
      {canTest ? <Actions device={device} onSetUp={onSetUp} /> : null}
    </Card>
  );
}

function Actions({ device, onSetUp }: { readonly device: DeviceView; readonly onSetUp: (() => void) | null }) {
  const t = useTranslations('devices.setUp');
  return (
    <div className={styles['actions']}>
      {device.address === 'keyboard' ? null : <DeviceTest device={device} />}
      {onSetUp ? (
        <Button size="desk" icon={<IconSettings />} onPress={onSetUp} className={styles['last']}>
          {t('setUp')}
        </Button>
      ) : null}
    </div>
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
