import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EMPTY_ADDRESS } from '../../../../core/orders/address.ts';
import { AddressForm } from './AddressForm.tsx';
import { ChangeFoot } from './ChangeFoot.tsx';
import styles from './Orders.module.css';
import type { OrderChangeProps } from './useOrders.ts';

/** Corrects where an order goes. */
export function AddressChange({ order, onLeave }: OrderChangeProps) {
  const t = useTranslations('orders');
  const [address, setAddress] = useState({ ...EMPTY_ADDRESS, ...order.consignee });
  return (
    <>
      <div className={styles['more']}>
        <AddressForm address={address} onChange={setAddress} />
        <p className={styles['hint']}>{t('change.kept')}</p>
      </div>
      <ChangeFoot order={order} change={{ kind: 'address', address }} onLeave={onLeave} />
    </>
  );
}
