import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { pictureAddress } from '../../ipc/pictureAddress.ts';
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

/** The cache lets go of a picture after a minute. */
const previewAddress = async (labelHash: string): Promise<string | null> =>
  pictureAddress((await request('label.preview', { labelHash })).png);
