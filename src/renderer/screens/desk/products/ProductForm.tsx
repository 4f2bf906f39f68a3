import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PRODUCT_COLUMNS, type ProductCells } from '../../../../core/orders/productRow.ts';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { IconArrowBackUp, IconCheck, IconTags } from '../../../ui/icons.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import { reasonText } from '../../../words/rowReason.ts';
import desk from '../Desk.module.css';
import { ProductDoubts } from './ProductDoubts.tsx';
import { ProductFields } from './ProductFields.tsx';
import { partOf, PRODUCT_PARTS, type ProductPart } from './productFields.ts';
import { ProductHistory } from './ProductHistory.tsx';
import styles from './Products.module.css';
import {
  keepDraft,
  NEW_PRODUCT,
  productDraftsSlice,
  PRODUCTS_KEY,
  type ProductRefusal,
  type ProductView,
} from './useProducts.ts';

const EMPTY = Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, ''])) as ProductCells;

interface ProductFormProps {
  /** Null while none is chosen; '' for a new one. */
  readonly sku: string | null;
  readonly onShow: (sku: string) => void;
}

/** Everything the station knows of one product. */
export function ProductForm({ sku, onShow }: ProductFormProps) {
  const t = useTranslations('products');
  const { data } = useQuery({
    queryKey: [...PRODUCTS_KEY, 'one', sku],
    queryFn: () => request('products.view', { sku: sku ?? '' }),
    enabled: sku !== null && sku !== NEW_PRODUCT,
    staleTime: 0,
  });
  if (sku === NEW_PRODUCT) return <Form product={null} onShow={onShow} />;
  if (sku !== null && data?.product) return <Form product={data.product} onShow={onShow} />;
  return (
    <Card>
      <div className={desk['empty']}>
        <IconTags />
        <b>{t('noneChosen')}</b>
        {t('noneChosenDetail')}
      </div>
    </Card>
  );
}

interface FormProps {
  readonly product: ProductView | null;
  readonly onShow: (sku: string) => void;
}

function Form({ product, onShow }: FormProps) {
  const t = useTranslations('products');
  const queries = useQueryClient();
  const key = product?.cells.sku ?? NEW_PRODUCT;
  const draft = useSlice(productDraftsSlice)[key];
  const [part, setPart] = useState<ProductPart>('basics');
  const [refusal, setRefusal] = useState<ProductRefusal | null>(null);
  const seen = draft?.seen ?? product?.cells ?? null;
  const cells = draft?.cells ?? product?.cells ?? EMPTY;
  const change = (patch: Partial<ProductCells>): void => {
    setRefusal(null);
    keepDraft(key, { seen, cells: { ...cells, ...patch } });
  };
  const drop = (): void => {
    setRefusal(null);
    keepDraft(key, null);
    void queries.invalidateQueries({ queryKey: PRODUCTS_KEY });
  };
  const save = async (): Promise<void> => {
    const answer = await request('products.save', { cells, seen });
    setRefusal(answer.refused);
    if (answer.refused?.kind === 'cell' && answer.refused.column !== null) setPart(partOf(answer.refused.column));
    if (!answer.product) return;
    keepDraft(key, null);
    await queries.invalidateQueries({ queryKey: PRODUCTS_KEY });
    if (key === NEW_PRODUCT) onShow(answer.product.cells.sku);
  };
  return (
    <Card label={cells.name === '' ? t('newProduct') : cells.name} role={draft ? 'next' : 'plain'}>
      <h2 className={styles['formHead']}>
        <ProductPicture
          key={cells.image}
          sku={cells.sku}
          name={cells.name}
          image={cells.image === '' ? null : cells.image}
          className={styles['picture']}
        />
        {cells.name === '' ? t('newProduct') : cells.name}
      </h2>
      <div className={styles['parts']}>
        <Choice
          label={t('part.label')}
          value={part}
          onChange={setPart}
          options={PRODUCT_PARTS.map((value) => ({ value, text: t(`part.${value}`) }))}
        />
      </div>
      <div className={styles['scrolled']}>
        {part === 'basics' && product ? <ProductDoubts sku={key} onTake={change} /> : null}
        {part === 'basics' && product ? <ProductHistory product={product} onTake={change} /> : null}
        <ProductFields
          part={part}
          cells={cells}
          isNew={product === null}
          refused={refusal?.kind === 'cell' ? refusal : null}
          onChange={change}
        />
      </div>
      <Foot
        refusal={refusal}
        isDraft={draft !== undefined}
        onDrop={drop}
        onSave={() => void save().catch(showFailure)}
      />
    </Card>
  );
}

interface FootProps {
  readonly refusal: ProductRefusal | null;
  readonly isDraft: boolean;
  readonly onDrop: () => void;
  readonly onSave: () => void;
}

function Foot({ refusal, isDraft, onDrop, onSave }: FootProps) {
  const t = useTranslations('products');
  const words = useTranslations('imports');
  // What is wrong with one cell stands at its field.
  const whole = refusal?.kind === 'cell' && refusal.column === null ? reasonText(refusal.reason, words) : '';
  const said = refusal && refusal.kind !== 'cell' ? t(`refused.${refusal.kind}`) : whole;
  return (
    <>
      <p role="alert" className={styles['problem']}>
        {said}
      </p>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} isDisabled={!isDraft} onPress={onSave}>
          {t('save')}
        </Button>
        <Button size="desk" icon={<IconArrowBackUp />} isDisabled={!isDraft} onPress={onDrop}>
          {t('drop')}
        </Button>
      </div>
    </>
  );
}
