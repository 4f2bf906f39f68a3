import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChangeFoot } from './ChangeFoot.tsx';
import styles from './Orders.module.css';
import type { OrderChangeProps } from './useOrders.ts';
import { WantedLines, type WantedLineDraft } from './WantedLines.tsx';

/** Takes units out of an order that go as an order of their own. */
export function SplitChange({ order, onLeave }: OrderChangeProps) {
  const t = useTranslations('orders');
  const [lines, setLines] = useState<readonly WantedLineDraft[]>(() =>
    order.lines.flatMap(({ lineId, sku, shownName, image, ordered, withdrawn, packed }) => {
      const most = ordered - withdrawn - packed;
      return most > 0 ? [{ lineId, sku, name: shownName, image, units: 0, most }] : [];
    }),
  );
  const taken = lines.flatMap(({ lineId, units }) => (lineId === null ? [] : [{ lineId, units }]));
  return (
    <>
      <p className={styles['hint']}>{t('change.splitHint', { number: order.number })}</p>
      <div className={styles['more']}>
        <WantedLines lines={lines} onChange={setLines} />
      </div>
      <ChangeFoot order={order} change={{ kind: 'split', lines: taken }} onLeave={onLeave} />
    </>
  );
}
