import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { dispatch, showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconDownload, IconFileText, IconLoader2 } from '../../ui/icons.ts';
import { deviceReason } from '../../words/reasons.ts';
import styles from './Label.module.css';

type Slip = NonNullable<NonNullable<PackSnapshotView['label']>['slip']>;

/** The parcel's packing slip: where it came out, or why not and the way to have it. */
export function SlipCard({ slip }: { readonly slip: Slip }) {
  const words = useTranslations();
  const t = useTranslations('label.slip');
  const isFailed = slip.state === 'failed' || slip.state === 'uncertain';
  const why = isFailed ? (deviceReason(slip.reason, words) ?? words('devices.reason.other')) : null;
  return (
    <Card role={isFailed ? 'attention' : 'plain'} className={styles['slip']}>
      <IconFileText stroke={1.8} />
      <div>
        <div className={styles['stepName']}>{t('title')}</div>
        <div className={styles['stepDetail']}>
          {why
            ? t(slip.state === 'uncertain' ? 'uncertain' : 'failed', { reason: why })
            : slip.state === 'sent'
              ? t('sent', { printer: slip.printer ?? '' })
              : t('detail')}
        </div>
      </div>
      {slip.state === 'sending' ? <Chip icon={<IconLoader2 />}>{t('sending')}</Chip> : null}
      {slip.state !== 'sending' ? (
        <Button
          icon={<IconDownload />}
          onPress={() => {
            request('papers.save', { kind: 'slip' }).catch(showFailure);
          }}
        >
          {t('save')}
        </Button>
      ) : null}
      {slip.state !== 'sending' ? (
        <Button
          icon={isFailed ? <IconAlertTriangleFilled /> : <IconFileText />}
          onPress={() => {
            dispatch({ type: 'slipAgain' });
          }}
        >
          {t(slip.state === 'none' ? 'print' : 'again')}
        </Button>
      ) : null}
    </Card>
  );
}
