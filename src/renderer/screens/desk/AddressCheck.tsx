import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { POSTAL_FIELDS } from '../../../core/address/addressCheck.ts';
import type { AddressDoubtViewed, TaskViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, goTo, shownOrderSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconAlertTriangleFilled, IconCheck, IconPencil, IconX } from '../../ui/icons.ts';
import { addressReason } from '../../words/reasons.ts';
import desk from './Desk.module.css';
import styles from './Tasks.module.css';

interface AddressCheckProps {
  readonly task: TaskViewed;
  readonly orderId: string;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

/** An order's address and what the carrier would deliver to, side by side. It is corrected on the order's own page. */
export function AddressCheck({ task, orderId, onDone, onLeave }: AddressCheckProps) {
  const words = useTranslations();
  const t = useTranslations('tasks.address');
  const isSupervisor = useSlice(appSlice)?.user?.role === 'supervisor';
  const { data } = useQuery({
    queryKey: ['tasks', 'address', orderId],
    queryFn: () => request('addresses.show', { orderId }),
  });
  const doubt = data?.doubt ?? null;
  return (
    <Card>
      <h2 className={desk['cardHead']}>{t('title', { name: task.name })}</h2>
      <div className={styles['finish']}>
        {data && !doubt ? <p>{t('gone')}</p> : null}
        {doubt ? (
          <>
            <p>
              {doubt.verdict === 'corrected'
                ? t('corrected', { carrier: doubt.carrierName })
                : t('undeliverable', { carrier: doubt.carrierName, reason: addressReason(doubt.reason, words) })}
            </p>
            <SideBySide doubt={doubt} />
            <p>{t('wayOut')}</p>
          </>
        ) : null}
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} onPress={onDone}>
          {t('asItIs')}
        </Button>
        {isSupervisor ? (
          <Button
            size="desk"
            icon={<IconPencil />}
            onPress={() => {
              shownOrderSlice.set(orderId);
              goTo('orders');
            }}
          >
            {t('correct')}
          </Button>
        ) : null}
        <Button size="desk" icon={<IconX />} onPress={onLeave}>
          {words('tasks.back')}
        </Button>
      </div>
    </Card>
  );
}

function SideBySide({ doubt: { given, suggestion, differs } }: { readonly doubt: AddressDoubtViewed }) {
  const t = useTranslations('tasks.address');
  const rows = POSTAL_FIELDS.filter((field) => given[field] !== '' || (suggestion?.[field] ?? '') !== '');
  return (
    <table className={styles['sides']}>
      <thead>
        <tr>
          <th scope="col">{t('part')}</th>
          <th scope="col">{t('given')}</th>
          {suggestion ? <th scope="col">{t('suggested')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((field) => (
          <tr key={field} data-differs={differs.includes(field) ? '' : undefined}>
            <th scope="row">{t(`field.${field}`)}</th>
            <td>{given[field]}</td>
            {suggestion ? (
              <td>
                {differs.includes(field) ? <IconAlertTriangleFilled aria-label={t('differs')} /> : null}
                {suggestion[field]}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
