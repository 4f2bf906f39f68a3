import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Card } from '../../../ui/Card.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconAlertTriangleFilled, IconCheck, IconPencil } from '../../../ui/icons.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import desk from '../Desk.module.css';
import { Paging } from '../DeskPage.tsx';
import { FindBar } from '../FindBar.tsx';
import { useFind } from '../useFind.ts';
import { DoubtList } from './DoubtList.tsx';
import styles from './Products.module.css';
import type { PairView } from './useDoubts.ts';
import { productDraftsSlice, PRODUCTS_KEY, type ListedProductView } from './useProducts.ts';

interface ProductListProps {
  readonly shown: string | null;
  /** The pair that is looked at instead; null for none. */
  readonly pair: PairView | null;
  readonly onShow: (sku: string) => void;
  readonly onPair: (pair: PairView) => void;
}

const LISTS = ['missing', 'all', 'doubtful'] as const;
type List = (typeof LISTS)[number];

/** Products that lack something, those that hold most orders up first; all, found by any part of name or SKU; or what packing speaks against. */
export function ProductList({ shown, pair, onShow, onPair }: ProductListProps) {
  const t = useTranslations('products');
  const find = useFind<List>('missing');
  const { list, text, page, setPage } = find;
  return (
    <Card label={t('list')}>
      <FindBar
        find={find}
        words={{ search: t('search'), clear: t('clear'), show: t('show') }}
        options={LISTS.map((value) => ({ value, text: t(`lists.${value}`) }))}
      />
      {list === 'doubtful' ? (
        <DoubtList {...{ text, shown, pair, onShow, onPair }} />
      ) : (
        <Rows {...{ list, text, page, onShow }} shown={pair ? null : shown} onPage={setPage} />
      )}
    </Card>
  );
}

interface RowsProps {
  readonly list: 'missing' | 'all';
  readonly text: string;
  readonly page: number;
  readonly shown: string | null;
  readonly onShow: (sku: string) => void;
  readonly onPage: (page: number) => void;
}

function Rows({ list, text, page, shown, onShow, onPage }: RowsProps) {
  const t = useTranslations('products');
  const drafts = useSlice(productDraftsSlice);
  const { data } = useQuery({
    queryKey: [...PRODUCTS_KEY, list, text, page],
    queryFn: () => request('products.page', { list, text, page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <>
      <ul className={desk['list']}>
        {data?.rows.map((row) => (
          <li key={row.sku}>
            <AriaButton
              className={classes(desk['pick'], styles['row'])}
              data-here={row.sku === shown || undefined}
              aria-current={row.sku === shown}
              onPress={() => {
                onShow(row.sku);
              }}
            >
              <ProductPicture sku={row.sku} name={row.name} image={row.image} className={styles['picture']} />
              <RowWords row={row} isEdited={drafts[row.sku] !== undefined} />
            </AriaButton>
          </li>
        ))}
      </ul>
      {data?.total === 0 ? (
        <div className={desk['empty']}>
          <IconCheck />
          <b>{t(text !== '' ? 'nothingFound' : list === 'missing' ? 'nothingMissing' : 'none')}</b>
        </div>
      ) : null}
      {data ? <Paging page={page} pages={Math.ceil(data.total / data.pageSize)} onPage={onPage} /> : null}
    </>
  );
}

function RowWords({ row, isEdited }: { readonly row: ListedProductView; readonly isEdited: boolean }) {
  const t = useTranslations('products');
  return (
    <span className={styles['words']}>
      <b>{row.name}</b>
      <span>
        {row.sku}
        {row.orders > 0 ? ` · ${t('waiting', { count: row.orders })}` : ''}
      </span>
      <span className={styles['chips']}>
        {isEdited ? (
          <Chip isDesk role="next" icon={<IconPencil />}>
            {t('notKept')}
          </Chip>
        ) : null}
        {row.gaps.map((gap) => (
          <Chip key={gap} isDesk role="attention" icon={<IconAlertTriangleFilled />}>
            {t(`gap.${gap}`)}
          </Chip>
        ))}
      </span>
    </span>
  );
}
