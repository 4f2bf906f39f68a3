import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch, showFailure } from '../../ipc/live.ts';
import { request } from '../../ipc/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconDownload, IconLoader2, IconWorld } from '../../ui/icons.ts';
import { deviceReason, papersLack } from '../../words/reasons.ts';
import styles from './Label.module.css';

type Papers = NonNullable<NonNullable<PackSnapshotView['label']>['papers']>;

/** The parcel's customs papers: where they came out, what is to be written by hand, or why they did not come and the way to have them. */
export function PapersCard({ papers }: { readonly papers: Papers }) {
  const words = useTranslations();
  const t = useTranslations('label.papers');
  const isFailed = papers.state === 'failed' || papers.state === 'uncertain';
  const why = isFailed ? (deviceReason(papers.reason, words) ?? words('devices.reason.other')) : null;
  const lacks = [...new Set(papers.lacks.map((code) => papersLack(code, words)))].filter((word) => word !== null);
  const detail = why
    ? t(papers.state === 'uncertain' ? 'uncertain' : 'failed', { reason: why })
    : lacks.length > 0
      ? t('lacks', { what: lacks.join(', ') })
      : papers.state === 'sent'
        ? t('sent', { printer: papers.printer ?? '' })
        : t('detail');
  return (
    <Card role={isFailed || lacks.length > 0 ? 'attention' : 'plain'} className={styles['slip']}>
      <IconWorld stroke={1.8} />
      <div>
        <div className={styles['stepName']}>{t('title', { form: papers.form })}</div>
        <div className={styles['stepDetail']}>{detail}</div>
      </div>
      {papers.state === 'sending' ? (
        <Chip icon={<IconLoader2 />}>{t('sending')}</Chip>
      ) : (
        <>
          <Button
            icon={<IconDownload />}
            onPress={() => {
              request('papers.save', { kind: 'customs' }).catch(showFailure);
            }}
          >
            {t('save')}
          </Button>
          <Button
            icon={isFailed ? <IconAlertTriangleFilled /> : <IconWorld />}
            onPress={() => {
              dispatch({ type: 'papersAgain' });
            }}
          >
            {t(papers.state === 'none' ? 'print' : 'again')}
          </Button>
        </>
      )}
    </Card>
  );
}
