import { memo, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { dispatch } from '../ipc/live.ts';
import { classes } from './classes.ts';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconPlayerPlayFilled } from './icons.ts';
import styles from './Lines.module.css';
import { ProductPicture } from './ProductPicture.tsx';

interface LineRowProps {
  readonly lineId: string;
  readonly sku: string;
  readonly name: string;
  readonly image: string | null;
  readonly packed: number;
  readonly quantity: number;
  readonly state: 'waiting' | 'current' | 'done' | 'short';
  /** The kit it is a part of. */
  readonly kit: string | null;
  /** True where a touch takes a unit of it out. */
  readonly isTakenOut: boolean;
}

/** The shape of a line's state: check in a disc, arrow, empty ring. */
export const slotIcons: Readonly<Record<LineRowProps['state'], ReactNode>> = {
  done: <IconCircleCheckFilled />,
  short: <IconAlertTriangleFilled />,
  current: <IconPlayerPlayFilled />,
  waiting: <Ring />,
};

/** An empty ring: not reached yet. */
export function Ring() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.2" aria-hidden>
      <circle cx="12" cy="12" r="9.6" />
    </svg>
  );
}

/** One order line: picture, count, name, code. It never moves; only its state changes. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { lineId, sku, name, image, packed, quantity, state, kit, isTakenOut } = props;
  const t = useTranslations('verify');
  return (
    <li
      className={styles['row']}
      data-state={state}
      data-part={kit === null ? undefined : true}
      aria-current={state === 'current' ? 'true' : undefined}
    >
      <ProductPicture sku={sku} name={name} image={image} className={styles['picture']} />
      <div className={styles['words']}>
        <div className={classes(styles['name'], name.length > 24 && styles['narrow'])}>{name}</div>
        <div className={styles['code']}>
          {sku}
          {kit === null ? null : <span className={styles['kit']}>{t('partOf', { kit })}</span>}
        </div>
      </div>
      <div className={styles['count']}>
        <b>{packed}</b> {t('ofTotal', { total: quantity })}
      </div>
      <span className={styles['slot']} data-state={state} role="img" aria-label={t(`lineState.${state}`)}>
        {slotIcons[state]}
      </span>
      {isTakenOut ? (
        <AriaButton
          className={styles['takeOut'] ?? ''}
          aria-label={t('takeOut', { name })}
          onPress={() => {
            dispatch({ type: 'takeOut', lineId });
          }}
        />
      ) : null}
    </li>
  );
});
