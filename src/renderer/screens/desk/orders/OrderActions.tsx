import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconArrowsSplit, IconListCheck, IconLock, IconPencil, IconPlayerPlay, IconX } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
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
  const [kept, setKept] = useState<UnmergeRefusal | null>(null);
  const { orderId, status } = order;
  // What goes with another is changed there.
  if (order.goesWith) return null;
  const isMerged = order.mergedOf.length > 0;
  const isWaiting = status !== 'done' && status !== 'cancelled';
  if (!isWaiting && !order.parcels.some(({ isGone }) => !isGone)) return null;
  const hold = async (): Promise<void> => {
    const answer = await request('orderDesk.hold', { orderId });
    setRefused(answer.refused);
  };
  return (
    <>
      <p role="alert" className={styles['problem']}>
        {kept ? t(`merge.kept.${kept}`) : refused === null ? '' : t(`refused.${refused}`)}
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
        {isMerged && order.bench === null && (status === 'ready' || status === 'onHold') ? (
          <Unmerge orderId={orderId} onRefused={setKept} />
        ) : null}
        {status === 'cancelled' ? null : <Changes isMerged={isMerged} onChange={onChange} />}
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

type UnmergeRefusal = NonNullable<RequestOutput<'orderDesk.unmerge'>['refused']>;

interface UnmergeProps {
  readonly orderId: string;
  readonly onRefused: (why: UnmergeRefusal | null) => void;
}

function Unmerge({ orderId, onRefused }: UnmergeProps) {
  const t = useTranslations('orders.merge');
  const sure = useTranslations('parcelList');
  const unmerge = async (): Promise<void> => {
    const answer = await request('orderDesk.unmerge', { orderId });
    onRefused(answer.refused);
  };
  return (
    <SureButton icon={<IconArrowsSplit />} sure={sure('sure')} onSure={() => void unmerge().catch(showFailure)}>
      {t('undo')}
    </SureButton>
  );
}

interface ChangesProps {
  readonly isMerged: boolean;
  readonly onChange: (kind: ChangeKind) => void;
}

/** Items of several orders are changed, and taken apart, in their own orders. */
function Changes({ isMerged, onChange }: ChangesProps) {
  const t = useTranslations('orders.act');
  const shown = CHANGES.filter(([kind]) => !isMerged || kind === 'address' || kind === 'cancel');
  return shown.map(([kind, icon]) => (
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
