import { useTranslations } from 'use-intl';
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
import { useAccount, type Account as AccountViewed } from './useAccount.ts';

/** The carrier's account: which of its services are used, and until when its truck takes parcels. */
export function Account({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('rates.account');
  const { account, changed } = useAccount();
  return (
    <DeskPage
      title={t('title')}
      chips={account ? <NextTruck account={account} /> : null}
      actions={
        <Button size="desk" icon={<IconArrowLeft />} onPress={onBack}>
          {t('back')}
        </Button>
      }
      className={styles['main']}
    >
      {account ? (
        <>
          <AccountServices account={account} onChanged={changed} />
          <AccountTruck key={JSON.stringify(account.collection.now)} account={account} onChanged={changed} />
        </>
      ) : null}
    </DeskPage>
  );
}

/** What a label bought now leaves with. */
function NextTruck({ account: { cutOffAt, shipDate } }: { readonly account: AccountViewed }) {
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
