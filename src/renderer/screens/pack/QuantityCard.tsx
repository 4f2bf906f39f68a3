import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { askingSlice, dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { NumberKeys } from '../../ui/NumberKeys.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { shortName } from '../../words/names.ts';
import styles from './EntryCard.module.css';
import { useTypedKeys } from './useTypedKeys.ts';

const LONGEST = 3;

/** In the Now card's place: how many units the item scanned last stands for, by touch or by the number keys. */
export function QuantityCard({ quantity }: { readonly quantity: NonNullable<PackSnapshotView['quantity']> }) {
  const t = useTranslations('verify.quantity');
  const [typed, setTyped] = useState('');
  const press = (key: string): void => {
    if (key === 'erase') setTyped(typed.slice(0, -1));
    else if (key !== 'enter') setTyped(`${typed}${key}`.replace(/^0+/, '').slice(0, LONGEST));
    else if (typed !== '') dispatch({ type: 'quantity', count: Number(typed) });
  };
  useTypedKeys(/^\d$/, press);
  return (
    <Card role="next" className={styles['count']} label={t('title')}>
      <div className={styles['asked']}>
        <h2 className={styles['title']}>{t('title')}</h2>
        <div className={styles['item']}>
          <ProductPicture
            sku={quantity.sku}
            name={quantity.name}
            image={quantity.image}
            className={styles['picture']}
          />
          {shortName(quantity.name)}
        </div>
        <output className={styles['value']}>{typed === '' ? '–' : typed}</output>
        <p className={styles['detail']}>{t('detail', { most: quantity.most })}</p>
        <Button
          onPress={() => {
            askingSlice.set(false);
          }}
        >
          {t('close')}
        </Button>
      </div>
      <NumberKeys className={styles['digits']} words={{ erase: t('erase'), enter: t('enter') }} onKey={press} />
    </Card>
  );
}
