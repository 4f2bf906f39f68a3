import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PLACES_MOST, placeSeries } from '../../../core/label/placeLabel.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconPrinter, IconX } from '../../ui/icons.ts';
import { english } from '../../words/messages.ts';
import { deviceReason } from '../../words/reasons.ts';
import fields from './CustomsDetails.module.css';
import desk from './Desk.module.css';
import styles from './Papers.module.css';

type Words = ReturnType<typeof useTranslations<never>>;

/** Labels of the shop itself: the cards of its boxes, and numbered labels for totes and places. */
export function ShopLabels({ onBack }: { readonly onBack: () => void }) {
  const words = useTranslations();
  const t = useTranslations('papers.shop');
  const [first, setFirst] = useState('T-0001');
  const [amount, setAmount] = useState('10');
  const [caption, setCaption] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const count = /^\d{1,3}$/.test(amount.trim()) ? Number(amount) : 0;
  const series = placeSeries(first, count, caption);
  const print = (asked: Promise<{ readonly failed: string | null }>): void => {
    setWaiting(true);
    setOutcome(null);
    asked
      .then(({ failed }) => {
        setOutcome(
          failed === null
            ? words('papers.printed')
            : words('papers.notPrinted', { reason: shopReason(failed, words) }),
        );
      }, showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={fields['fields']}>
        <Field
          label={t('first')}
          help={series.ok ? t('range', { from: series.value[0]?.code ?? '', to: series.value.at(-1)?.code ?? '' }) : ''}
          error={series.ok || series.error === 'tooManyPlaces' ? '' : t(`problem.${series.error}`)}
          value={first}
          onChange={(text) => {
            setFirst(text.toUpperCase());
          }}
        />
        <Field
          label={t('count')}
          help={t('countHelp', { most: PLACES_MOST })}
          error={!series.ok && series.error === 'tooManyPlaces' ? t('problem.tooManyPlaces', { most: PLACES_MOST }) : ''}
          value={amount}
          onChange={setAmount}
        />
        <Field label={t('caption')} help={t('captionHelp')} value={caption} onChange={setCaption} />
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          icon={<IconPrinter />}
          isWaiting={isWaiting}
          isDisabled={!series.ok}
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

const shopReason = (code: string, t: Words): string =>
  Object.hasOwn(english.papers.shop.problem, code)
    ? t(`papers.shop.problem.${code as keyof typeof english.papers.shop.problem}`, { most: PLACES_MOST })
    : (deviceReason(code, t) ?? t('devices.reason.other'));
