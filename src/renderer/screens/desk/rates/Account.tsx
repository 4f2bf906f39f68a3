import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { IconArrowLeft, IconTruck } from '../../../ui/icons.ts';
import { dateText } from '../../../words/dates.ts';
import { clockText, weekdayText } from '../../../words/times.ts';
import { DeskPage } from '../DeskPage.tsx';
import styles from './Account.module.css';
import { AccountServices } from './AccountServices.tsx';
import { AccountTruck } from './AccountTruck.tsx';

export type Account = RequestOutput<'accounts.view'>;

const KEY = ['accounts'];

/** The carrier's account: which of its services are used, and until when its truck takes parcels. */
export function Account({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('rates.account');
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => request('accounts.view', {}), staleTime: 0 });
  const changed = (): void => {
    void queries.invalidateQueries({ queryKey: KEY });
  };
  return (
    <DeskPage
      title={t('title')}
      chips={data ? <NextTruck account={data} /> : null}
      actions={
        <Button size="desk" icon={<IconArrowLeft />} onPress={onBack}>
          {t('back')}
        </Button>
      }
      className={styles['main']}
    >
      {data ? (
        <>
          <AccountServices account={data} onChanged={changed} />
          <AccountTruck key={JSON.stringify(data.collection.now)} account={data} onChanged={changed} />
        </>
      ) : null}
    </DeskPage>
  );
}

/** What a label bought now leaves with. */
function NextTruck({ account: { cutOffAt, shipDate } }: { readonly account: Account }) {
  const t = useTranslations('rates.account');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <Chip isDesk icon={<IconTruck />}>
      {cutOffAt === null
        ? t('nextDay', { day: dateText(shipDate) })
        : t('nextTruck', { day: weekdayText(cutOffAt, zone), time: clockText(cutOffAt, zone) })}
    </Chip>
  );
}
