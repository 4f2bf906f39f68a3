import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PLACES_MOST, placeSeries } from '../../../core/scan/placeCode.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { pictureAddress } from '../../ipc/pictureAddress.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconPrinter, IconX } from '../../ui/icons.ts';
import { english } from '../../words/messages.ts';
import { deviceReason } from '../../words/reasons.ts';
import desk from './Desk.module.css';
import styles from './Papers.module.css';
import own from './ShopLabels.module.css';

type Words = ReturnType<typeof useTranslations<never>>;

/** Labels of the shop itself: the cards of its boxes, and numbered labels for totes and places. */
export function ShopLabels({ onBack }: { readonly onBack: () => void }) {
  const words = useTranslations();
  const t = useTranslations('papers.shop');
  const [draft, setDraft] = useState<Draft>({ first: 'T-0001', amount: '10', caption: '' });
  const { outcome, isWaiting, print } = usePrinting();
  const { first, caption } = draft;
  const count = countOf(draft);
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={own['parts']}>
        <PlaceFields draft={draft} onChange={setDraft} />
        <PlacePreview draft={draft} />
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          icon={<IconPrinter />}
          isWaiting={isWaiting}
          isDisabled={!placeSeries(first, count, caption).ok}
          onPress={() => {
            print(request('papers.printPlaces', { first, count, caption }));
          }}
        >
          {t('printPlaces')}
        </Button>
        <Button
          size="desk"
          icon={<IconPrinter />}
          isWaiting={isWaiting}
          onPress={() => {
            print(request('papers.printBoxCards', {}));
          }}
        >
          {t('printBoxes')}
        </Button>
        <span className={styles['outcome']} role="status">
          {outcome}
        </span>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {words('papers.back')}
        </Button>
      </div>
    </Card>
  );
}

interface Draft {
  readonly first: string;
  readonly amount: string;
  readonly caption: string;
}

const countOf = ({ amount }: Draft): number => (/^\d{1,3}$/.test(amount.trim()) ? Number(amount) : 0);

function PlaceFields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const t = useTranslations('papers.shop');
  const series = placeSeries(draft.first, countOf(draft), draft.caption);
  const refused = series.ok ? null : series.error;
  const tooMany = refused === 'tooManyPlaces';
  return (
    <div className={own['fields']}>
      <Field
        label={t('first')}
        help={series.ok ? t('range', { from: series.value[0]?.code ?? '', to: series.value.at(-1)?.code ?? '' }) : ''}
        error={refused === null || tooMany ? '' : t(`problem.${refused}`, { most: PLACES_MOST })}
        value={draft.first}
        onChange={(text) => {
          onChange({ ...draft, first: text.toUpperCase() });
        }}
      />
      <Field
        label={t('count')}
        help={t('countHelp', { most: PLACES_MOST })}
        error={tooMany ? t('problem.tooManyPlaces', { most: PLACES_MOST }) : ''}
        value={draft.amount}
        onChange={(amount) => {
          onChange({ ...draft, amount });
        }}
      />
      <Field
        label={t('caption')}
        help={t('captionHelp')}
        value={draft.caption}
        onChange={(caption) => {
          onChange({ ...draft, caption });
        }}
      />
    </div>
  );
}

/** The first label as the printer gets it. */
function PlacePreview({ draft: { first, caption, ...rest } }: { readonly draft: Draft }) {
  const t = useTranslations('papers.shop');
  const wanted = { first, caption, count: Math.min(2, countOf({ first, caption, ...rest })) };
  const isRight = placeSeries(first, wanted.count, caption).ok;
  const { data: address = null } = useQuery({
    queryKey: ['papers.placePreview', wanted],
    queryFn: async () => pictureAddress((await request('papers.placePreview', wanted)).png),
    enabled: isRight,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return (
    <div className={own['paper']}>
      {address === null ? null : <img src={address} alt={t('preview', { code: first })} draggable={false} />}
    </div>
  );
}

/** Sends something to a printer and says what became of it. */
function usePrinting() {
  const words = useTranslations();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const print = (asked: Promise<{ readonly failed: string | null }>): void => {
    setWaiting(true);
    setOutcome(null);
    asked
      .then(({ failed }) => {
        setOutcome(
          failed === null ? words('papers.printed') : words('papers.notPrinted', { reason: shopReason(failed, words) }),
        );
      }, showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return { outcome, isWaiting, print };
}

const shopReason = (code: string, t: Words): string =>
  Object.hasOwn(english.papers.shop.problem, code)
    ? t(`papers.shop.problem.${code as keyof typeof english.papers.shop.problem}`, { most: PLACES_MOST })
    : (deviceReason(code, t) ?? t('devices.reason.other'));
