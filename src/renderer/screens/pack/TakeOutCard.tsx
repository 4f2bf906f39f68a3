import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { Card } from '../../ui/Card.tsx';
import { IconEggCracked, IconPackageExport } from '../../ui/icons.ts';
import styles from './TakeOut.module.css';

/** Stands in the place of the next item while one is to come out: where it goes then. */
export function TakeOutCard({
  why,
  place,
}: {
  readonly why: NonNullable<PackSnapshotView['takingOut']>;
  readonly place: string | null;
}) {
  const t = useTranslations('verify.takingOut');
  return (
    <Card role="attention" className={styles['card']}>
      <span className={styles['sign']}>
        {why === 'damaged' ? <IconEggCracked stroke={1.4} /> : <IconPackageExport stroke={1.4} />}
      </span>
      <div>
        <h2 className={styles['title']}>{place === null ? t(`${why}.title`) : t('putAt', { place })}</h2>
        <p className={styles['detail']}>{t(`${why}.detail`)}</p>
      </div>
    </Card>
  );
}
