import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { appSlice, goTo, replayedOrderSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { useMay } from '../../../ipc/useMay.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { IconCheck, IconX } from '../../../ui/icons.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import { momentText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import styles from './Products.module.css';
import { useConfusedOrders, useDoubtActs, type PairView } from './useDoubts.ts';

/** Two products that packers confuse: side by side, in which orders, and whether they are look-alikes for good or not at all. */
export function PairCard({ pair, onDone }: { readonly pair: PairView; readonly onDone: () => void }) {
  const t = useTranslations('doubts');
  const { dismiss, declare } = useDoubtActs();
  return (
    <Card label={t('pairTitle')}>
      <h2 className={desk['cardHead']}>
        {t('pairTitle')}
        {pair.isDeclared ? (
          <Chip isDesk role="done" icon={<IconCheck />}>
            {t('declared')}
          </Chip>
        ) : null}
      </h2>
      <div className={styles['sideBySide']}>
        {[
          { sku: pair.sku, name: pair.name, image: pair.image },
          { sku: pair.other, name: pair.otherName, image: pair.otherImage },
        ].map((one) => (
          <div key={one.sku}>
            <ProductPicture {...one} className={styles['largePicture']} />
            <b>{one.name}</b>
            <span>{one.sku}</span>
          </div>
        ))}
      </div>
      <p className={styles['note']}>{t('fades')}</p>
      <Orders pair={pair} />
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          icon={<IconX />}
          onPress={() => {
            dismiss({ kind: 'pair', sku: pair.sku, other: pair.other });
            onDone();
          }}
        >
          {t('dismiss')}
        </Button>
        <Button
          size="desk"
          kind="primary"
          icon={<IconCheck />}
          isDisabled={pair.isDeclared}
          onPress={() => {
            declare(pair);
            onDone();
          }}
        >
          {t('declare')}
        </Button>
      </div>
    </Card>
  );
}

function Orders({ pair }: { readonly pair: PairView }) {
  const t = useTranslations('doubts');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const mayReplay = useMay('replay');
  const orders = useConfusedOrders(pair);
  return (
    <ul className={styles['confusedIn']} aria-label={t('orders')}>
      {orders?.map(({ orderId, number, at, by }) => (
        <li key={`${orderId} ${at.toString()}`}>
          <AriaButton
            className={desk['pick'] ?? ''}
            isDisabled={!mayReplay}
            onPress={() => {
              replayedOrderSlice.set(orderId);
              goTo('replay');
            }}
          >
            <b>{number}</b>
            <span>{by === '' ? t('nobody') : by}</span>
            <span>{momentText(at, zone)}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
