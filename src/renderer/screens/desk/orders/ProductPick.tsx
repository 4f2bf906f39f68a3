import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { classes } from '../../../ui/classes.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import desk from '../Desk.module.css';
import styles from './Orders.module.css';
import { ORDERS_KEY } from './useOrders.ts';

interface ProductPickProps {
  readonly onPick: (product: { readonly sku: string; readonly name: string; readonly image: string | null }) => void;
}

/** Finds a product by part of its name or SKU, or by a whole barcode, and takes one. */
export function ProductPick({ onPick }: ProductPickProps) {
  const t = useTranslations('orders');
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'products', asked],
    queryFn: () => request('orderDesk.products', { text: asked }),
    placeholderData: keepPreviousData,
    enabled: asked !== '',
  });
  return (
    <div className={styles['pickProduct']}>
      <SearchField label={t('addItem')} clearLabel={t('clear')} value={text} onChange={setText} />
      {asked === '' ? null : (
        <ul aria-label={t('found')}>
          {data?.products.map((product) => (
            <li key={product.sku}>
              <AriaButton
                className={classes(desk['pick'], styles['row'])}
                onPress={() => {
                  onPick(product);
                  setText('');
                }}
              >
                <ProductPicture
                  sku={product.sku}
                  name={product.name}
                  image={product.image}
                  className={styles['picture']}
                />
                <span>
                  {product.name} · {product.sku}
                </span>
              </AriaButton>
            </li>
          ))}
          {data?.products.length === 0 ? <li>{t('noProduct')}</li> : null}
        </ul>
      )}
    </div>
  );
}
