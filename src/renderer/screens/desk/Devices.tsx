import { useMay } from '../../ipc/useMay.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { appSlice, devicesSlice, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconPrinter, IconSearch } from '../../ui/icons.ts';
import { useNow } from '../../ui/useNow.ts';
import { DeskPage } from './DeskPage.tsx';
import { draftOfEntry, type DeviceDraft, type Entry } from './deviceDraft.ts';
import { DeviceActions, type DeviceAct } from './DeviceActions.tsx';
import { DeviceCard, needsHand } from './DeviceCard.tsx';
import { DeviceForm } from './DeviceForm.tsx';
import { FoundDevices } from './FoundDevices.tsx';
import { Papers } from './Papers.tsx';
import { PcNeeds, usePcNeeds } from './PcNeeds.tsx';
import { ScaleCheck } from './ScaleCheck.tsx';
import { ScanTest } from './ScanTest.tsx';
import { TraceExport } from './TraceExport.tsx';
import { Watch } from './Watch.tsx';
import { WhichDevice } from './WhichDevice.tsx';
import desk from './Desk.module.css';
import styles from './Devices.module.css';

/** What the page shows: the devices, what is plugged in, or one device's set-up. */
type View =
  | { readonly kind: 'list' | 'find' | 'papers' }
  | { readonly kind: 'form'; readonly draft: DeviceDraft; readonly where: string }
  | { readonly kind: keyof typeof PAGES; readonly deviceId: string };

/** What a person does with one device, each on a page of its own. */
const PAGES = { watch: Watch, testScan: ScanTest, check: ScaleCheck, export: TraceExport } as const;

/** The bench's devices: where they are, how they are, and the last bytes they said; a supervisor finds others and sets them up. */
export function Devices() {
  const t = useTranslations('devices');
  const [view, setView] = useState<View>({ kind: 'list' });
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['devices.configured'], queryFn: () => request('devices.configured', {}) });
  const devices = useSlice(devicesSlice);
  const app = useSlice(appSlice);
  const troubled = devices.filter(needsHand).length;
  const mayChange = useMay('devices') && data?.canChange === true;
  const back = (): void => {
    setView({ kind: 'list' });
    void queries.invalidateQueries({ queryKey: ['devices.configured'] });
  };
  const act = (device: DeviceView, what: DeviceAct): void => {
    const entry = data?.devices.find(({ deviceId }) => deviceId === device.deviceId);
    if (what !== 'setUp') setView({ kind: what, deviceId: device.deviceId });
    else if (entry) setView({ kind: 'form', draft: draftOfEntry(entry), where: device.address });
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
      {'deviceId' in view ? <OnePage view={view} onBack={back} /> : null}
      {view.kind === 'list' ? (
        <DeviceCards devices={devices} entries={mayChange ? data.devices : []} onAct={act} />
      ) : null}
    </DeskPage>
  );
}

/** The page of one device; none any more when it was removed meanwhile. */
function OnePage({
  view,
  onBack,
}: {
  readonly view: Extract<View, { deviceId: string }>;
  readonly onBack: () => void;
}) {
  const device = useSlice(devicesSlice).find(({ deviceId }) => deviceId === view.deviceId);
  const Page = PAGES[view.kind];
  return device ? <Page device={device} onBack={onBack} /> : null;
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
  readonly onAct: (device: DeviceView, act: DeviceAct) => void;
}

function DeviceCards({ devices, entries, onAct }: DeviceCardsProps) {
  const t = useTranslations('devices');
  const app = useSlice(appSlice);
  const now = useNow(1000);
  const canTest = useMay('devices');
  const needs = usePcNeeds(canTest, devices.map(({ deviceId, reason }) => `${deviceId} ${reason ?? ''}`).join());
  return (
    <>
      {needs.length > 0 ? (
        <div className={styles['needs']}>
          <PcNeeds needs={needs} />
        </div>
      ) : null}
      {devices.length === 0 ? <p className={desk['empty']}>{t('none')}</p> : null}
      {devices.map((device) => {
        const entry = entries.find(({ deviceId }) => deviceId === device.deviceId);
        return (
          <DeviceCard
            key={device.deviceId}
            device={device}
            now={now}
            timeZone={app?.site?.timeZone ?? 'UTC'}
            question={entry && device.reason === 'ambiguous' ? <WhichDevice entry={entry} /> : undefined}
          >
            {canTest ? (
              <DeviceActions
                device={device}
                canSetUp={entry !== undefined}
                onAct={(act) => {
                  onAct(device, act);
                }}
              />
            ) : null}
          </DeviceCard>
        );
      })}
    </>
  );
}
