import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { roleIcons } from '../../ui/Foot.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHelpCircle,
  IconPlus,
  IconRefresh,
  IconX,
} from '../../ui/icons.ts';
import desk from './Desk.module.css';
import { draftOf, isSetUp, networkDraft, type DeviceDraft, type Entry, type Found } from './deviceDraft.ts';
import { DeviceName } from './DeviceName.tsx';
import styles from './FoundDevices.module.css';

interface FoundDevicesProps {
  readonly entries: readonly Entry[];
  readonly onChoose: (draft: DeviceDraft, where: string) => void;
  readonly onBack: () => void;
}

/** What is plugged into this PC: what it is, and what keeps it from being used. Looked at anew every few seconds. */
export function FoundDevices({ entries, onChoose, onBack }: FoundDevicesProps) {
  const t = useTranslations('devices.find');
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['devices.find'],
    queryFn: () => request('devices.find', {}),
    refetchInterval: 3000,
  });
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <ul className={styles['rows']}>
        {data?.devices.map((found) => (
          <FoundRow
            key={`${found.transport} ${found.path}`}
            found={found}
            isUsed={isSetUp(found, entries)}
            onChoose={onChoose}
          />
        ))}
        {data?.devices.length === 0 ? <li className={styles['empty']}>{t('none')}</li> : null}
        {data?.missing.map((way) => (
          <li key={way} className={styles['empty']}>
            <IconAlertTriangleFilled />
            {t(`missing.${way}`)}
          </li>
        ))}
      </ul>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          icon={<IconPlus />}
          onPress={() => {
            onChoose(networkDraft(t('networkName')), '');
          }}
        >
          {t('network')}
        </Button>
        <Button size="desk" icon={<IconRefresh />} isWaiting={isFetching} onPress={() => void refetch()}>
          {t('again')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

function FoundRow({
  found,
  isUsed,
  onChoose,
}: {
  readonly found: Found;
  readonly isUsed: boolean;
  readonly onChoose: FoundDevicesProps['onChoose'];
}) {
  const t = useTranslations('devices');
  const { known, name, path, usb } = found;
  const title = known?.name ?? name ?? t('find.port');
  const where = [path, usb && `${usb.vendorId}:${usb.productId}`, usb?.serial].filter(Boolean).join(' · ');
  return (
    <li className={styles['row']}>
      <DeviceName icon={known?.role ? roleIcons[known.role] : <IconHelpCircle />} name={title} where={where} />
      <Trouble found={found} isUsed={isUsed} />
      <Button
        size="desk"
        isDisabled={isUsed || !found.isAllowed || found.isAmbiguous}
        onPress={() => {
          onChoose(
            draftOf(found, t(`setUp.role.${known?.role ?? (found.transport === 'hid' ? 'scanner' : 'scale')}`)),
            where,
          );
        }}
      >
        {t('setUp.setUp')}
      </Button>
    </li>
  );
}

function Trouble({ found, isUsed }: { readonly found: Found; readonly isUsed: boolean }) {
  const t = useTranslations('devices.find');
  if (isUsed) {
    return (
      <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
        {t('used')}
      </Chip>
    );
  }
  const trouble = !found.isAllowed ? 'notAllowed' : found.isAmbiguous ? 'ambiguous' : null;
  if (trouble === null) return null;
  return (
    <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
      {trouble === 'notAllowed' ? t(`notAllowed.${found.transport}`) : t(trouble)}
    </Chip>
  );
}
