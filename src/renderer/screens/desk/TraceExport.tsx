import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { showFailure, type DeviceView } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconDownload, IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './TraceExport.module.css';

/** Saves a device's trace for support; what was scanned and printed is in it only where the person says so. */
export function TraceExport({ device, onBack }: { readonly device: DeviceView; readonly onBack: () => void }) {
  const t = useTranslations('devices.export');
  const [contents, setContents] = useState<'without' | 'with'>('without');
  const [saved, setSaved] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  // What a scale says names nobody.
  const hasContents = device.role !== 'scale';
  const save = (): void => {
    setWaiting(true);
    request('devices.export', { deviceId: device.deviceId, withContents: contents === 'with' })
      .then(({ fileName }) => {
        setSaved(fileName);
      }, showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <Card className={desk['wide']} label={t('title', { name: device.name })}>
      <h2 className={desk['cardHead']}>{t('title', { name: device.name })}</h2>
      <div className={styles['body']}>
        <p>{t('detail')}</p>
        {hasContents ? (
          <>
            <Choice
              label={t('contents')}
              value={contents}
              onChange={setContents}
              options={[
                { value: 'without', text: t('without') },
                { value: 'with', text: t('with') },
              ]}
            />
            <p className={styles['said']} data-role={contents === 'with' ? 'attention' : 'plain'}>
              {contents === 'with' ? <IconAlertTriangleFilled /> : null}
              {t(contents === 'with' ? 'withDetail' : 'withoutDetail')}
            </p>
          </>
        ) : null}
        {saved === null ? null : (
          <p className={styles['said']} data-role="done" role="status">
            <IconCircleCheckFilled />
            {t('saved', { fileName: saved })}
          </p>
        )}
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconDownload />} isWaiting={isWaiting} onPress={save}>
          {t('save')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
