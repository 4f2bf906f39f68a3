import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { ParcelViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Card } from '../../ui/Card.tsx';
import { OverrideStep } from '../pack/Override.tsx';
import desk from './Desk.module.css';
import styles from './Parcels.module.css';

/** Who lets a closed parcel be opened again, in the place of what is known of it. */
export function ParcelReopen({
  parcel,
  asked,
}: {
  readonly parcel: ParcelViewed;
  readonly asked: NonNullable<ParcelViewed['reopen']['asked']>;
}) {
  const t = useTranslations('parcelList');
  // Who goes elsewhere leaves it closed.
  useEffect(
    () => () => {
      request('override.leave', {}).catch(showFailure);
    },
    [],
  );
  return (
    <Card className={styles['detail']}>
      <div className={desk['cardHead']}>
        <h2>{t('parcel', { order: parcel.orderNumber, index: parcel.index })}</h2>
      </div>
      <div className={styles['asked']}>
        <OverrideStep asked={asked} unit="kg" />
      </div>
    </Card>
  );
}
