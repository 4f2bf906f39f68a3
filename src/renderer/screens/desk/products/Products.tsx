import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure, shownProductSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconDownload, IconPlus } from '../../../ui/icons.ts';
import { DeskPage } from '../DeskPage.tsx';
import { PairCard } from './PairCard.tsx';
import { ProductForm } from './ProductForm.tsx';
import { ProductList } from './ProductList.tsx';
import styles from './Products.module.css';
import type { PairView } from './useDoubts.ts';
import { NEW_PRODUCT } from './useProducts.ts';

/** Products: what is known of each, what is missing and how many orders that holds up. */
export function Products() {
  const t = useTranslations('products');
  const shown = useSlice(shownProductSlice);
  const [pair, setPair] = useState<PairView | null>(null);
  const show = (sku: string): void => {
    setPair(null);
    shownProductSlice.set(sku);
  };
  return (
    <DeskPage
      title={t('title')}
      actions={
        <>
          <Button
            size="desk"
            icon={<IconDownload />}
            onPress={() => {
              request('products.saveFile', {}).catch(showFailure);
            }}
          >
            {t('saveFile')}
          </Button>
          <Button
            size="desk"
            icon={<IconPlus />}
            onPress={() => {
              show(NEW_PRODUCT);
            }}
          >
            {t('add')}
          </Button>
        </>
      }
      className={styles['main']}
    >
      <ProductList shown={shown} pair={pair} onShow={show} onPair={setPair} />
      {pair ? (
        <PairCard
          pair={pair}
          onDone={() => {
            setPair(null);
          }}
        />
      ) : (
        <ProductForm key={shown ?? ' '} sku={shown} onShow={show} />
      )}
    </DeskPage>
  );
}
