import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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
  const { data } = useQuery({ queryKey: ['label', hash], queryFn: () => request('label.preview', { labelHash: hash ?? '' }), enabled: hash !== null, staleTime: Infinity });
  const address = useObjectAddress(hash === null ? null : (data?.png ?? null));
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

/** An address for the picture's bytes, given back when they change. */
function useObjectAddress(png: Uint8Array | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!png) {
      setAddress(null);
      return undefined;
    }
    const made = URL.createObjectURL(new Blob([new Uint8Array(png)], { type: 'image/png' }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [png]);
  return address;
}
