import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EMPTY_ADDRESS, type Address } from '../../../../core/orders/address.ts';
import { offersOffline } from '../../../../core/ship/offlineQuote.ts';
import type { Quote } from '../../../../core/ship/parcel.ts';
import type { RateBook } from '../../../../core/ship/rateBook.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Field } from '../../../ui/Field.tsx';
import { dateText } from '../../../words/dates.ts';
import { massText, moneyText } from '../../../words/measures.ts';
import desk from '../Desk.module.css';
import styles from './Rates.module.css';
import { refusedText, today } from './rateWords.ts';
import { triedParcel, type TriedFields } from './triedParcel.ts';
import type { RateWork } from './useRates.ts';

const FIELDS = ['country', 'postcode', 'sides', 'weight', 'shipDate'] as const;

/** A parcel by every service of the own carrier, as the tables stand on this page, step by step; beside it what counts now where that differs. */
export function TryParcel({ work }: { readonly work: RateWork }) {
  const t = useTranslations('rates');
  const site = useSlice(appSlice)?.site;
  const isUs = site?.units === 'us';
  const [fields, setFields] = useState<TriedFields>({
    country: site?.shipFrom.country ?? '',
    postcode: site?.shipFrom.postcode ?? '',
    sides: isUs ? '12 x 9 x 6' : '30 x 22 x 15',
    weight: isUs ? '4' : '2',
    shipDate: today(),
  });
  if (!site) return null;
  const units = isUs ? ({ length: 'in', mass: 'lb' } as const) : ({ length: 'cm', mass: 'kg' } as const);
  const tried = triedParcel(fields, units);
  const parcel = tried.ok
    ? {
        ...tried.value,
        shipFrom: site.shipFrom,
        shipTo: addressOf(fields),
        shippingMethod: '',
        currency: site.currency,
      }
    : null;
  const offers = parcel && work.book ? offersOffline(parcel, work.book) : null;
  const before = parcel && work.isDraft && work.inForce ? offersOffline(parcel, work.inForce) : null;
  return (
    <div className={styles['try']}>
      <div className={styles['cells']}>
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={t(`try.${field}`)}
            value={fields[field]}
            unit={field === 'sides' ? units.length : field === 'weight' ? units.mass : ''}
            error={!tried.ok && tried.error === field ? t('try.unread') : ''}
            onChange={(text) => {
              setFields({ ...fields, [field]: text });
            }}
          />
        ))}
      </div>
      {work.book ? null : <p className={styles['problem']}>{t('try.broken')}</p>}
      {offers?.ok === false ? <p className={styles['problem']}>{refusedText(t, offers.error)}</p> : null}
      <ul className={styles['offers']}>
        {offers?.ok
          ? offers.value.map(({ service, answer }) => {
              const was = before?.ok ? before.value.find((one) => one.service === service)?.answer : undefined;
              return (
                <li key={service}>
                  {'quote' in answer ? (
                    <Offer quote={answer.quote} was={was && 'quote' in was ? was.quote : null} />
                  ) : (
                    <>
                      <b>{nameOf(work.book, service)}</b>
                      <span>{refusedText(t, answer.refused)}</span>
                    </>
                  )}
                </li>
              );
            })
          : null}
      </ul>
      <p className={desk['meta']}>{t('try.detail')}</p>
    </div>
  );
}

const addressOf = ({ country, postcode }: TriedFields): Address => ({
  ...EMPTY_ADDRESS,
  country: country.trim().toUpperCase(),
  postcode: postcode.trim(),
});

const nameOf = (book: RateBook | null, service: string | null): string =>
  book?.tariff.services.find(({ id }) => id === service)?.name ?? service ?? '';

function Offer({ quote, was }: { readonly quote: Quote; readonly was: Quote | null }) {
  const t = useTranslations('rates');
  return (
    <>
      <div className={styles['offer']}>
        <b>{quote.serviceName}</b>
        {was && was.charge.minor !== quote.charge.minor ? <s>{moneyText(was.charge)}</s> : null}
        <b>{moneyText(quote.charge)}</b>
      </div>
      <span>
        {[
          t('try.billed', { weight: massText(quote.billable) }),
          t('try.zone', { zone: quote.zone }),
          quote.arrivesOn ? t('try.arrives', { day: dateText(quote.arrivesOn) }) : '',
          quote.ruleVersion,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      <ol className={styles['trace']}>
        {quote.trace.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </>
  );
}
