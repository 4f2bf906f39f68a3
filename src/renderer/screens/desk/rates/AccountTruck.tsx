import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Collection } from '../../../../core/ship/collection.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconArrowBackUp, IconCheck, IconPlus, IconX } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
import { weekdayName, weekdayText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import type { Account } from './useAccount.ts';
import styles from './Account.module.css';
import { isDate, isHour, readTruck, truckDraft, WEEKDAYS, type TruckDraft } from './truckDraft.ts';

interface TruckProps {
  readonly account: Account;
  readonly onChanged: () => void;
}

/** Until when the truck takes parcels, by day of the week and by single dates; at once for the queue, promised days and labels. */
export function AccountTruck({ account: { collection }, onChanged }: TruckProps) {
  const t = useTranslations('rates.account');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const [draft, setDraft] = useState(() => truckDraft(collection.now));
  const read = readTruck(draft);
  const isEdited = JSON.stringify(draft) !== JSON.stringify(truckDraft(collection.now));
  const { said } = collection;
  const save = (next: Collection | null): void => {
    request('accounts.collect', { collection: next && { hours: { ...next.hours }, dates: { ...next.dates } } }).then(
      onChanged,
      showFailure,
    );
  };
  return (
    <Card label={t('truck')}>
      <h2 className={desk['cardHead']}>{t('truck')}</h2>
      <p className={styles['intro']}>
        {said
          ? t('saidBy', { by: said.by === '' ? 'none' : said.by, day: weekdayText(said.at, zone) })
          : t('fromTables')}{' '}
        {t('truckIntro')}
      </p>
      <div className={styles['truck']}>
        <div className={styles['hours']}>
          {WEEKDAYS.map((day) => (
            <Field
              key={day}
              label={weekdayName(day)}
              value={draft.hours[day]}
              longest={5}
              error={isHour(draft.hours[day]) ? '' : t('hourUnread')}
              onChange={(hour) => {
                setDraft({ ...draft, hours: { ...draft.hours, [day]: hour } });
              }}
            />
          ))}
        </div>
        <Dates draft={draft} onChange={setDraft} />
      </div>
      {read === 'neverComes' ? (
        <p className={styles['problem']} role="alert">
          {t('neverComes')}
        </p>
      ) : null}
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconCheck />}
          isDisabled={!isEdited || typeof read === 'string'}
          onPress={() => {
            if (typeof read !== 'string') save(read);
          }}
        >
          {t('save')}
        </Button>
        {said ? (
          <SureButton
            icon={<IconArrowBackUp />}
            sure={t('sureTables')}
            onSure={() => {
              save(null);
            }}
          >
            {t('asTables')}
          </SureButton>
        ) : null}
      </div>
    </Card>
  );
}

interface DatesProps {
  readonly draft: TruckDraft;
  readonly onChange: (draft: TruckDraft) => void;
}

/** Days that differ: a holiday without a truck, an earlier one before it. */
function Dates({ draft, onChange }: DatesProps) {
  const t = useTranslations('rates.account');
  const set = (at: number, change: Partial<TruckDraft['dates'][number]>): void => {
    onChange({ ...draft, dates: draft.dates.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  };
  return (
    <div className={styles['dates']}>
      <h3>{t('dates')}</h3>
      {draft.dates.map(({ date, hour }, at) => (
        // Rows have no name of their own while their date is typed.
        <div key={at.toString()} className={styles['date']}>
          <Field
            label={t('date')}
            value={date}
            longest={10}
            error={date === '' || isDate(date) ? '' : t('dateUnread')}
            onChange={(text) => {
              set(at, { date: text });
            }}
          />
          <Field
            label={t('hour')}
            value={hour}
            longest={5}
            error={isHour(hour) ? '' : t('hourUnread')}
            onChange={(text) => {
              set(at, { hour: text });
            }}
          />
          <Button
            size="desk"
            icon={<IconX />}
            label={t('takeOut', { date })}
            onPress={() => {
              onChange({ ...draft, dates: draft.dates.filter((_, i) => i !== at) });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          size="desk"
          icon={<IconPlus />}
          onPress={() => {
            onChange({ ...draft, dates: [...draft.dates, { date: '', hour: '' }] });
          }}
        >
          {t('addDate')}
        </Button>
      </div>
    </div>
  );
}
