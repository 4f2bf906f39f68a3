import { useTranslations } from 'use-intl';
import type { Money } from '../../../core/money.ts';
import type { Mass } from '../../../core/quantity.ts';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { BoxIcon } from '../../ui/BoxIcon.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { IconTruck } from '../../ui/icons.ts';
import { billedText, DASHES, dimsText, moneyText, shownMass } from '../../words/measures.ts';
import { MissedDay } from './MissedDay.tsx';
import styles from './Weigh.module.css';

type BoxView = NonNullable<PackSnapshotView['weigh']>['box'];

interface MadeOfProps {
  readonly count: number;
  /** What the items are, where they are not all of the order's. */
  readonly part: string | null;
  readonly items: Mass | null;
  readonly box: string;
  readonly tare: Mass | null;
  /** What instructions put in; null for nothing. */
  readonly enclosed: Mass | null;
  /** What paper or air cushions usually weigh in it; null for nothing known. */
  readonly filling: Mass | null;
  readonly expected: Mass | null;
}

/** The expected weight by its parts, all in one unit. */
export function MadeOf({ count, part, items, box, tare, enclosed, filling, expected }: MadeOfProps) {
  const t = useTranslations('weigh');
  const unit = (expected ?? items ?? tare)?.unit;
  return (
    <Card className={styles['made']}>
      <h2>{t('madeOf')}</h2>
      <Part name={t('items', { count })} detail={part} mass={items} unit={unit} />
      <Part name={box} mass={tare} unit={unit} />
      {enclosed ? <Part name={t('enclosed')} mass={enclosed} unit={unit} /> : null}
      {filling ? <Part name={t('filling')} mass={filling} unit={unit} /> : null}
      <Part name={t('shouldBe')} mass={expected} unit={unit} isSum />
    </Card>
  );
}

function Part({
  name,
  detail = null,
  mass,
  unit,
  isSum = false,
}: {
  readonly name: string;
  readonly detail?: string | null;
  readonly mass: Mass | null;
  readonly unit: Mass['unit'] | undefined;
  readonly isSum?: boolean;
}) {
  const shown = mass ? shownMass(mass, unit ?? mass.unit) : null;
  return (
    <div className={classes(styles['part'], isSum && styles['sum'])}>
      <span>
        {name}
        {detail === null ? null : <span className={styles['partDetail']}>{detail}</span>}
      </span>
      <span className={styles['mass']}>
        {shown?.number ?? DASHES} <small>{shown?.unit ?? ''}</small>
      </span>
    </div>
  );
}

interface ParcelFactsProps {
  readonly box: BoxView;
  readonly billable: Mass | null;
  readonly service: string;
  readonly charge: Money | null;
  readonly missed: PackSnapshotView['missed'];
}

/** The chosen box, what is billed, and the service with its price. */
export function ParcelFacts({ box, billable, service, charge, missed }: ParcelFactsProps) {
  const t = useTranslations('weigh');
  const billed = billable ? billedText(billable) : null;
  return (
    <Card className={styles['box']}>
      <div className={styles['boxRow']}>
        <BoxIcon dims={box.inner} size={80} isFilling />
        <div>
          <div className={styles['boxName']}>{box.name}</div>
          <div className={styles['boxDetail']}>{dimsText(box.inner)}</div>
        </div>
        <div className={styles['billed']}>
          <div className={styles['boxName']}>{billed ? `${billed.number} ${billed.unit}` : DASHES}</div>
          <div className={styles['boxDetail']}>{t('billedUnit')}</div>
        </div>
      </div>
      <div className={styles['service']}>
        <span>
          <IconTruck size={28} />
          {service}
        </span>
        <b>{moneyText(charge)}</b>
      </div>
      <MissedDay missed={missed} />
    </Card>
  );
}
