import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconArrowsSplit, IconListCheck, IconLock, IconPencil, IconPlayerPlay, IconX } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import styles from './Orders.module.css';
import type { ChangeKind, OrderViewed } from './useOrders.ts';

interface OrderActionsProps {
  readonly order: OrderViewed;
  readonly onChange: (kind: ChangeKind) => void;
}

/** Holds an order or lets it go, and begins to change it. */
export function OrderActions({ order, onChange }: OrderActionsProps) {
  const t = useTranslations('orders');
  const [refused, setRefused] = useState<'over' | 'held' | 'onBench' | null>(null);
  const { orderId, status } = order;
  const isWaiting = status !== 'done' && status !== 'cancelled';
  if (!isWaiting && !order.parcels.some(({ isGone }) => !isGone)) return null;
  const hold = async (): Promise<void> => {
    const answer = await request('orderDesk.hold', { orderId });
    setRefused(answer.refused);
  };
  return (
    <>
      <p role="alert" className={styles['problem']}>
        {refused === null ? '' : t(`refused.${refused}`)}
      </p>
      <div className={classes(desk['cardActions'], styles['acts'])}>
        {status === 'onHold' && order.bench === null ? (
          <Button
            size="desk"
            kind="primary"
            icon={<IconPlayerPlay />}
            onPress={() => {
              request('orders.release', { orderId }).catch(showFailure);
            }}
          >
            {t('release')}
          </Button>
        ) : null}
        {order.bench === null && status === 'ready' ? (
          <Button size="desk" icon={<IconLock />} onPress={() => void hold().catch(showFailure)}>
            {t('hold')}
          </Button>
        ) : null}
        {status === 'cancelled' ? null : <Changes onChange={onChange} />}
      </div>
    </>
  );
}

const CHANGES = [
  ['address', <IconPencil key="address" />],
  ['lines', <IconListCheck key="lines" />],
  ['split', <IconArrowsSplit key="split" />],
  ['cancel', <IconX key="cancel" />],
] as const;

function Changes({ onChange }: { readonly onChange: (kind: ChangeKind) => void }) {
  const t = useTranslations('orders.act');
  return CHANGES.map(([kind, icon]) => (
    <Button
      key={kind}
      size="desk"
      icon={icon}
      onPress={() => {
        onChange(kind);
      }}
    >
      {t(kind)}
    </Button>
  ));
}
