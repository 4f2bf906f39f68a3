import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { BehindAsked, RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, goTo, replayedOrderSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { IconArrowBackUp, IconHistory } from '../../../ui/icons.ts';
import { overrideKind, overrideReason, overrideRefusal } from '../../../words/reasons.ts';
import { momentText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import { DeskPage, Paging } from '../DeskPage.tsx';
import styles from './Reports.module.css';
import { look } from './reportView.ts';
import { useRowText } from './reportTexts.ts';

type Row = RequestOutput<'reports.behind'>['rows'][number];

interface BehindProps {
  readonly asked: BehindAsked;
}

/** What a number was worked out from, newest first; each order opens its replay. */
export function Behind({ asked }: BehindProps) {
  const t = useTranslations('reports');
  const rowText = useRowText();
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['reports', 'behind', asked, page],
    queryFn: () => request('reports.behind', { ...asked, page }),
    placeholderData: keepPreviousData,
  });
  const { row } = asked;
  const figure = t(`figure.${asked.figure}`);
  const nameOf = ({ cut, key }: NonNullable<BehindAsked['row']>): string => {
    const text = rowText(cut, { key, name: data?.name ?? '' });
    return cut === 'week' ? t('weekOf', { on: text }) : text;
  };
  return (
    <DeskPage
      title={row ? t('ofRow', { figure, row: nameOf(row) }) : figure}
      className={styles['behind']}
      actions={
        <Button
          size="desk"
          icon={<IconArrowBackUp />}
          onPress={() => {
            look({ behind: null });
          }}
        >
          {t('back')}
        </Button>
      }
    >
      <Card>
        <h2 className={desk['cardHead']}>
          {t('behind', { count: data?.count ?? 0 })}
          <span className={desk['meta']}>{t(`means.${asked.figure}`)}</span>
        </h2>
        {data?.count === 0 ? (
          <div className={desk['empty']}>
            <IconHistory />
            <b>{t('none')}</b>
          </div>
        ) : (
          <ul className={styles['orders']}>
            {data?.rows.map((one, index) => (
              <li key={index}>
                <BehindRow row={one} />
              </li>
            ))}
          </ul>
        )}
        <Paging
          page={(data?.page ?? 1) - 1}
          pages={data?.pages ?? 1}
          onPage={(next) => {
            setPage(next + 1);
          }}
        />
      </Card>
    </DeskPage>
  );
}

function BehindRow({ row }: { readonly row: Row }) {
  const t = useTranslations('reports');
  const { at, orderId, number } = row;
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <AriaButton
      className={styles['order'] ?? ''}
      isDisabled={orderId === null}
      onPress={() => {
        replayedOrderSlice.set(orderId);
        goTo('replay');
      }}
    >
      <b>{number || t('noOrder')}</b>
      <span>{momentText(at, timeZone)}</span>
      <What row={row} />
    </AriaButton>
  );
}

function What({ row: { by, kind, override } }: { readonly row: Row }) {
  const t = useTranslations('reports');
  const words = useTranslations();
  if (override)
    return (
      <span>
        {overrideKind(override.kind, words)}
        <small>
          {override.isRefused ? overrideRefusal(override.reason, words) : overrideReason(override.reason, words)}
        </small>
      </span>
    );
  return <span>{kind === null ? by : t(`kind.${kind}`)}</span>;
}
