import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconCheck, IconPackageOff } from '../../ui/icons.ts';
import { LineList } from '../../ui/LineList.tsx';
import styles from './Stopped.module.css';

/** The shop cancelled or changed the order while it was packed: the items go back, then the queue comes up. */
export function Stopped({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  const t = useTranslations();
  const tracking = snapshot.label?.tracking;
  const isCancelled = snapshot.band.key === 'orderCancelled';
  return (
    <main className={classes(frame['main'], styles['main'])}>
      <Card className={styles['card']}>
        <IconPackageOff stroke={1.6} />
        <div>
          <h2 className={styles['title']}>{t(isCancelled ? 'stopped.cancelled' : 'stopped.changed')}</h2>
          <p className={styles['detail']}>
            {tracking ? t('stopped.labelBack', { number: tracking }) : t('stopped.noLabel')}
            {isCancelled && snapshot.packedUnits > 0 ? ` ${t('stopped.places')}` : ''}
          </p>
        </div>
        <Button
          kind="primary"
          icon={<IconCheck />}
          onPress={() => {
            dispatch({ type: 'acknowledge' });
          }}
        >
          {t('stopped.theyAreBack')}
        </Button>
      </Card>
      <LineList snapshot={snapshot} meta={t('verify.lines', { count: snapshot.lines.length })} />
    </main>
  );
}
