import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { IconArrowLeft } from '../../../ui/icons.ts';
import { moneyGap, moneyText } from '../../../words/measures.ts';
import desk from '../Desk.module.css';
import { Paging } from '../DeskPage.tsx';
import styles from './Rehearsal.module.css';
import { REHEARSAL_KEY, type Listed, type RehearsalOutcomeView } from './useRehearsal.ts';

interface RehearsalOrdersProps {
  readonly outcome: RehearsalOutcomeView;
  readonly of: Listed;
  readonly onOf: (of: Listed) => void;
  readonly onBack: () => void;
}

const LISTS = ['dearer', 'cheaper', 'unpackable'] as const;

/** Order by order: which get dearer, which cheaper, which fit no box of the draft. */
export function RehearsalOrders({ outcome, of, onOf, onBack }: RehearsalOrdersProps) {
  const t = useTranslations('rehearsal');
  const [page, setPage] = useState(0);
  const { data } = useQuery({
    queryKey: [...REHEARSAL_KEY, of, page],
    queryFn: () => request('rehearsal.orders', { of, page }),
    staleTime: 0,
  });
  const money = (minor: number | null): string =>
    moneyText(minor === null ? null : { minor, currency: outcome.currency });
  return (
    <div className={styles['rehearsal']}>
      <div className={styles['ask']}>
        <Choice
          label={t('orders')}
          value={of}
          onChange={(next) => {
            setPage(0);
            onOf(next);
          }}
          options={LISTS.map((value) => ({ value, text: t(`list.${value}`) }))}
        />
        <Button size="desk" icon={<IconArrowLeft />} label={t('back')} onPress={onBack} />
      </div>
      <ul className={styles['orders']}>
        {data?.rows.map((row) => (
          <li key={row.order}>
            <b>{row.order}</b>
            {row.minor === null ? null : (
              <b>
                {moneyGap({ minor: row.minor, currency: outcome.currency }, { minor: 0, currency: outcome.currency })}
              </b>
            )}
            <span>
              {of === 'unpackable'
                ? row.product === ''
                  ? t('together')
                  : row.product
                : t('instead', {
                    today: `${row.today?.boxes.join(' + ') ?? ''} ${money(row.today?.minor ?? null)}`,
                    edited: `${row.edited?.boxes.join(' + ') ?? ''} ${money(row.edited?.minor ?? null)}`,
                  })}
            </span>
          </li>
        ))}
      </ul>
      {data?.total === 0 ? <div className={desk['empty']}>{t('noSuchOrders')}</div> : null}
      {data ? <Paging page={page} pages={Math.ceil(data.total / data.pageSize)} onPage={setPage} /> : null}
    </div>
  );
}
