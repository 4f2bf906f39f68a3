import { useTranslations } from 'use-intl';
import { goTo, shownParcelSlice } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { IconCheck, IconPackage, IconTruck } from '../../../ui/icons.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import { DASHES } from '../../../words/measures.ts';
import { LabelChip } from '../ParcelChips.tsx';
import styles from './Orders.module.css';
import type { OrderViewed } from './useOrders.ts';

/** What was ordered, how much of it is packed, and the parcels it is in. */
export function OrderLines({ order }: { readonly order: OrderViewed }) {
  const t = useTranslations('orders');
  return (
    <>
      <ul className={styles['lines']} aria-label={t('lines')}>
        {order.lines.map(({ lineId, sku, shownName, image, ordered, withdrawn, packed }) => (
          <li key={lineId} data-none={withdrawn >= ordered && packed === 0 ? '' : undefined}>
            <ProductPicture sku={sku} name={shownName} image={image} className={styles['picture']} />
            <span>
              <b>{shownName}</b>
              <span>{sku}</span>
            </span>
            {withdrawn > 0 ? <Chip isDesk>{t('withdrawn', { count: withdrawn })}</Chip> : null}
            {packed > 0 ? (
              <Chip isDesk role="done" icon={<IconCheck />}>
                {t('packed', { count: packed })}
              </Chip>
            ) : null}
            <b className={styles['count']}>{t('count', { count: Math.max(0, ordered - withdrawn) })}</b>
          </li>
        ))}
      </ul>
      {order.parcels.length === 0 ? null : (
        <ul className={styles['parcels']} aria-label={t('parcels')}>
          {order.parcels.map(({ parcelId, index, tracking, labelState, isClosed, isGone }) => (
            <li key={parcelId}>
              <Button
                size="desk"
                icon={<IconPackage />}
                onPress={() => {
                  shownParcelSlice.set(parcelId);
                  goTo('parcels');
                }}
              >
                {t('parcel', { index })}
              </Button>
              <code>{tracking ?? DASHES}</code>
              {isGone ? (
                <Chip isDesk role="done" icon={<IconTruck />}>
                  {t('gone')}
                </Chip>
              ) : isClosed ? (
                <Chip isDesk role="done" icon={<IconCheck />}>
                  {t('closed')}
                </Chip>
              ) : (
                <LabelChip state={labelState} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
