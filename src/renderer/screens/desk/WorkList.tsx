import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconPrinter } from '../../ui/icons.ts';
import { IconBars } from '../../ui/OwnIcons.tsx';
import desk from './Desk.module.css';
import { DeskPage, Paging } from './DeskPage.tsx';
import styles from './WorkList.module.css';

type Item = RequestOutput<'workList.list'>['items'][number];
const ROWS = 7;

/** What orders will miss at the bench, the most needed first: missing sizes, weights and barcodes, held and changed orders. */
export function WorkList() {
  const t = useTranslations('workList');
  const { data } = useQuery({ queryKey: ['workList'], queryFn: () => request('workList.list', {}) });
  const [page, setPage] = useState(0);
  const items = data?.items ?? [];
  const pages = Math.max(1, Math.ceil(items.length / ROWS));
  const shown = Math.min(page, pages - 1);
  return (
    <DeskPage
      title={t('title')}
      chips={items.length > 0 ? <Chip isDesk>{t('count', { count: items.length })}</Chip> : null}
    >
      <Card>
        {data && items.length === 0 ? (
          <div className={desk['empty']}>
            <IconCircleCheckFilled />
            <b>{t('none')}</b>
            {t('noneDetail')}
          </div>
        ) : (
          <ol className={styles['list']}>
            {items.slice(shown * ROWS, (shown + 1) * ROWS).map((item) => (
              <Row key={`${item.kind} ${item.gap ?? ''} ${item.sku ?? ''} ${item.orderId ?? ''}`} item={item} />
            ))}
          </ol>
        )}
        <Paging page={shown} pages={pages} onPage={setPage} />
      </Card>
    </DeskPage>
  );
}

function Row({ item }: { readonly item: Item }) {
  const t = useTranslations('workList');
  return (
    <li className={styles['row']}>
      {item.gap === 'barcode' ? <IconBars /> : <IconAlertTriangleFilled />}
      <div className={styles['words']}>
        <b>{item.name}</b>
        <span>{item.sku ?? ''}</span>
      </div>
      <div>{whatOf(item, t)}</div>
      <div className={styles['orders']}>{item.kind === 'productGap' ? t('orders', { count: item.orders }) : ''}</div>
      <div className={styles['act']}>
        <Act item={item} />
      </div>
    </li>
  );
}

function whatOf(item: Item, t: ReturnType<typeof useTranslations<'workList'>>): string {
  if (item.gap) return t(`gap.${item.gap}`);
  if (
    item.kind === 'lateChange' &&
    (item.detail === 'cancelled' || item.detail === 'linesChanged' || item.detail === 'addressChanged')
  )
    return t(`change.${item.detail}`);
  if (
    item.kind === 'heldOrder' &&
    (item.detail === 'problem' || item.detail === 'channel' || item.detail === 'addressIncomplete')
  )
    return t(`hold.${item.detail}`);
  return item.kind === 'numbersLow' ? t('kind.numbersLow', { left: Number(item.detail) }) : t(`kind.${item.kind}`);
}

function Act({ item }: { readonly item: Item }) {
  const t = useTranslations('workList');
  const [printed, setPrinted] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const { sku, orderId } = item;
  if (item.gap === 'barcode' && sku !== null) {
    if (printed !== null) {
      return (
        <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
          {t('printed', { barcode: printed })}
        </Chip>
      );
    }
    const print = (): void => {
      setWaiting(true);
      request('products.printBarcode', { sku })
        .then((answer) => {
          setPrinted(answer.barcode);
        })
        .catch(showFailure)
        .finally(() => {
          setWaiting(false);
        });
    };
    return (
      <Button size="desk" icon={<IconPrinter />} isWaiting={isWaiting} onPress={print}>
        {t('printBarcode')}
      </Button>
    );
  }
  if (item.kind === 'heldOrder' && orderId !== null) {
    return (
      <Button
        size="desk"
        onPress={() => {
          request('orders.release', { orderId }).catch(showFailure);
        }}
      >
        {t('release')}
      </Button>
    );
  }
  return null;
}
