import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ParcelViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Card } from '../../ui/Card.tsx';
import { dateText } from '../../words/dates.ts';
import { DASHES, massText, moneyText } from '../../words/measures.ts';
import { clockText } from '../../words/times.ts';
import desk from './Desk.module.css';
import { ParcelActions } from './ParcelActions.tsx';
import { overrideReason } from '../../words/reasons.ts';
import { LabelChip } from './ParcelChips.tsx';
import { ParcelReopen } from './ParcelReopen.tsx';
import { ParcelWay } from './ParcelWay.tsx';
import { ParcelReplay } from './replay/ParcelReplay.tsx';
import styles from './Parcels.module.css';

/** Everything about one parcel: box, weight, label, manifest, where it is. */
export function ParcelDetail({ parcelId }: { readonly parcelId: string }) {
  const t = useTranslations('parcelList');
  const { data } = useQuery({
    queryKey: ['parcels', 'show', parcelId],
    queryFn: () => request('parcels.show', { parcelId }),
  });
  const parcel = data?.parcel;
  if (!parcel) return <Card>{null}</Card>;
  if (parcel.reopen.asked) return <ParcelReopen parcel={parcel} asked={parcel.reopen.asked} />;
  return (
    <Card className={styles['detail']}>
      <div className={desk['cardHead']}>
        <h2>{t('parcel', { order: parcel.orderNumber, index: parcel.index })}</h2>
        <div className={styles['headEnd']}>
          <LabelChip state={parcel.labelState} />
          <ParcelReplay orderId={parcel.orderId} />
        </div>
      </div>
      <code className={styles['number']}>{parcel.tracking ?? DASHES}</code>
      <Facts parcel={parcel} />
      <div className={styles['more']}>
        <ParcelWay parcel={parcel} />
        {parcel.overrides.length > 0 ? <Overrides parcel={parcel} /> : null}
        {parcel.purchases.length > 1 ? <History parcel={parcel} /> : null}
      </div>
      <ParcelActions parcel={parcel} />
    </Card>
  );
}

function Facts({ parcel }: { readonly parcel: ParcelViewed }) {
  const t = useTranslations('parcelList');
  const words = useTranslations('manifest');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const bought = parcel.purchases.find(({ state }) => state === 'bought');
  const { handover } = parcel;
  const at = (moment: number): string => clockText(moment, timeZone);
  const loadedAt = handover?.loadedAt ?? null;
  const stagedAt = handover?.stagedAt ?? null;
  const dock =
    loadedAt !== null
      ? words('seen.loaded', { time: at(loadedAt) })
      : stagedAt !== null
        ? words('seen.staged', { time: at(stagedAt) })
        : words('seen.none');
  return (
    <dl className={styles['facts']}>
      <Fact name={t('fact.box')}>{parcel.boxName ?? DASHES}</Fact>
      <Fact name={t('fact.weight')}>{massText(parcel.gross)}</Fact>
      <Fact name={t('fact.service')}>{parcel.serviceName ?? bought?.service ?? DASHES}</Fact>
      <Fact name={t('fact.charged')}>{moneyText(bought?.charged ?? null)}</Fact>
      <Fact name={t('fact.shipDate')}>{handover?.shipDate ? dateText(handover.shipDate) : DASHES}</Fact>
      <Fact name={t('fact.manifest')}>{handover?.manifestId ?? t('noManifest')}</Fact>
      <Fact name={t('fact.dock')}>{dock}</Fact>
      <Fact name={t('fact.printed')}>{t('times', { count: parcel.printed })}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a supervisor let go on, why, and who it was. */
function Overrides({ parcel }: { readonly parcel: ParcelViewed }) {
  const words = useTranslations();
  const t = useTranslations('parcelList');
  return (
    <section className={styles['section']}>
      <h3>{t('overridden')}</h3>
      <ul className={styles['overrides']}>
        {parcel.overrides.map(({ kind, reason, by }, index) => (
          <li key={index}>
            {t('overriddenBy', {
              what: words(`override.done.${kind}`),
              reason: overrideReason(reason, words),
              name: by,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every attempt to buy its label, where there was more than one. */
function History({ parcel }: { readonly parcel: ParcelViewed }) {
  const t = useTranslations('parcelList');
  return (
    <section className={styles['section']}>
      <h3>{t('history')}</h3>
      <ul className={styles['events']}>
        {parcel.purchases.slice(0, 3).map((purchase) => (
          <li key={purchase.intentId}>
            <span>{t(`state.${purchase.state}`)}</span>
            <code>{purchase.tracking ?? DASHES}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
