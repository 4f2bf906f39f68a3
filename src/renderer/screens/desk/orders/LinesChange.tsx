import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChangeFoot } from './ChangeFoot.tsx';
import styles from './Orders.module.css';
import { ProductPick } from './ProductPick.tsx';
import type { OrderChangeProps } from './useOrders.ts';
import { WantedLines, withOneMore, type WantedLineDraft } from './WantedLines.tsx';

/** Changes what is packed of each line, takes lines off and adds others. */
export function LinesChange({ order, onLeave }: OrderChangeProps) {
  const t = useTranslations('orders');
  const [lines, setLines] = useState<readonly WantedLineDraft[]>(() =>
    order.lines.map(({ lineId, sku, shownName, image, ordered, withdrawn }) => ({
      lineId,
      sku,
      name: shownName,
      image,
      units: Math.max(0, ordered - withdrawn),
    })),
  );
  const wanted = lines.map(({ lineId, sku, name, units }) => ({ lineId, sku, name, units }));
  return (
    <>
      <ProductPick
        onPick={(product) => {
          setLines(withOneMore(lines, product));
        }}
      />
      <div className={styles['more']}>
        <WantedLines lines={lines} onChange={setLines} />
        <p className={styles['hint']}>{t('change.kept')}</p>
      </div>
      <ChangeFoot order={order} change={{ kind: 'lines', lines: wanted }} onLeave={onLeave} />
    </>
  );
}
