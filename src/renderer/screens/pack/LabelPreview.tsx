import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { Card } from '../../ui/Card.tsx';
import { IconLabel } from '../../ui/OwnIcons.tsx';
import styles from './Label.module.css';

interface LabelPreviewProps {
  readonly hash: string | null;
  readonly tracking: string;
}

/** The label as the printer gets it: main draws the stored bytes. */
export function LabelPreview({ hash, tracking }: LabelPreviewProps) {
  const t = useTranslations('label');
  const { data: address = null } = useQuery({
    queryKey: ['label', hash],
    queryFn: () => previewAddress(hash ?? ''),
    enabled: hash !== null,
    gcTime: 60_000,
  });
  return (
    <Card className={styles['preview']}>
      <div className={styles['paper']}>
        {address === null ? (
          <span className={styles['waits']}>
            <IconLabel size={96} />
            {t('previewWaits')}
          </span>
        ) : (
          <img src={address} alt={t('preview', { tracking })} draggable={false} />
        )}
      </div>
    </Card>
  );
}

/** The drawn label as an address for `img`, or null while there is none; the cache lets go of it after a minute. */
async function previewAddress(labelHash: string): Promise<string | null> {
  const { png } = await request('label.preview', { labelHash });
  if (!png) return null;
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : null);
    };
    reader.onerror = () => {
      reject(new Error('the picture of the label could not be read', { cause: reader.error }));
    };
    reader.readAsDataURL(new Blob([new Uint8Array(png)], { type: 'image/png' }));
  });
}
