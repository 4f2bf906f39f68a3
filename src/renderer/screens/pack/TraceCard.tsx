import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { IconArrowRight, IconBackspace } from '../../ui/icons.ts';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { nameParts } from '../../words/names.ts';
import styles from './EntryCard.module.css';
import { useTypedKeys } from './useTypedKeys.ts';

type Asked = NonNullable<PackSnapshotView['asked']>;

const CODE_KEYS = Array.from('1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-/');
const DATE_KEYS = Array.from('1234567890');
const CODE_TYPED = /^[\x21-\x7e]$/;
const DATE_TYPED = /^\d$/;
const LONGEST = { serial: 40, lot: 40, expiry: 6 } as const;

/** In the Now card's place: the serial, lot or last day of the item in hand, where no scan says it. */
export function TraceCard({ asked }: { readonly asked: Asked }) {
  const t = useTranslations('verify.trace');
  const [typed, setTyped] = useState('');
  const isDate = asked.field === 'expiry';
  const isWhole = isDate ? typed.length === LONGEST.expiry : typed !== '';
  const press = (key: string): void => {
    if (key === 'erase') setTyped(typed.slice(0, -1));
    else if (key !== 'enter') setTyped(`${typed}${key}`.slice(0, LONGEST[asked.field]));
    else if (isWhole) dispatch({ type: 'tellTrace', text: typed });
  };
  useTypedKeys(isDate ? DATE_TYPED : CODE_TYPED, press);
  const key = (name: string) => (): void => {
    press(name);
  };
  const { title, variant } = nameParts(asked.name);
  return (
    <Card role="next" className={styles['trace']} label={t(asked.field)}>
      <div className={styles['item']}>
        <ProductPicture sku={asked.sku} name={asked.name} image={asked.image} className={styles['picture']} />
        <div>
          {title}
          {variant === '' ? null : <div className={styles['detail']}>{variant}</div>}
        </div>
      </div>
      <div className={styles['entry']}>
        <span className={styles['detail']}>{t(asked.field)}</span>
        <output className={classes(styles['code'], typed.length > 22 && styles['long'])}>
          {isDate ? dateText(typed) : typed === '' ? '–' : typed}
        </output>
        {isDate ? <span className={styles['detail']}>{t('dateHint')}</span> : null}
      </div>
      <div className={classes(styles['letters'], isDate && styles['few'])}>
        {(isDate ? DATE_KEYS : CODE_KEYS).map((each) => (
          <Button key={each} onPress={key(each)}>
            {each}
          </Button>
        ))}
        <Button icon={<IconBackspace />} label={t('erase')} onPress={key('erase')} />
        <Button
          kind="primary"
          icon={<IconArrowRight />}
          label={t('enter')}
          isDisabled={!isWhole}
          onPress={key('enter')}
        />
      </div>
    </Card>
  );
}

/** Year, month and day as they come in, places still open as dashes. */
const dateText = (typed: string): string => {
  const filled = typed.padEnd(LONGEST.expiry, '–');
  return `20${filled.slice(0, 2)} ${filled.slice(2, 4)} ${filled.slice(4)}`;
};
