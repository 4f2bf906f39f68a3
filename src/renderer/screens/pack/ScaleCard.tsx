import { useTranslations } from 'use-intl';
import { sumMass, timesMass, type Mass } from '../../../core/quantity.ts';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { scaleSlice, type LiveWeightView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Card } from '../../ui/Card.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconMinus } from '../../ui/icons.ts';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { DASHES, massText, shownReading, sizeOf } from '../../words/measures.ts';
import styles from './Verify.module.css';

interface ScaleCardProps {
  readonly lines: PackSnapshotView['lines'];
  readonly current: PackSnapshotView['current'];
  /** What disagrees with the scans so far; null while nothing does. */
  readonly load: PackSnapshotView['load'];
}

/** The live weight beside what the items packed so far weigh by the books. */
export function ScaleCard({ lines, current, load }: ScaleCardProps) {
  const t = useTranslations('verify');
  const live = useSlice(scaleSlice);
  const unit = live.state === 'steady' ? live.weight.unit : (current?.weight?.unit ?? lines[0]?.weight?.unit);
  return (
    <Card {...(load ? { role: 'attention' as const } : {})} className={styles['scale']}>
      <Reading live={live} />
      {load ? (
        <Disagreed load={load} unit={unit} />
      ) : (
        <div className={styles['facts']}>
          <div className={styles['soFar']}>{t('soFar', { weight: massText(weightOf(lines), unit) })}</div>
          <div className={styles['adds']}>
            {current ? t('nextAdds', { weight: massText(current.weight, unit) }) : ' '}
          </div>
        </div>
      )}
    </Card>
  );
}

/** By how much the load should have changed, and by how much it did. */
function Disagreed({
  load,
  unit,
}: {
  readonly load: NonNullable<ScaleCardProps['load']>;
  readonly unit: Mass['unit'] | undefined;
}) {
  const t = useTranslations('verify');
  const {
    items: [item],
    expected,
    found,
  } = load;
  const said = (mass: Mass) => ({ way: mass.digits < 0 ? 'less' : 'more', weight: massText(sizeOf(mass), unit) });
  return (
    <>
      {item ? <ProductPicture {...item} className={styles['meant']} /> : null}
      <div className={styles['facts']}>
        {expected ? <div className={styles['soFar']}>{t('loadExpected', said(expected))}</div> : null}
        {found ? <div className={styles['adds']}>{t('loadFound', said(found))}</div> : null}
      </div>
    </>
  );
}

function Reading({ live }: { readonly live: LiveWeightView }) {
  const t = useTranslations('scale');
  const isTrouble = live.state !== 'steady' && live.state !== 'moving';
  const shown = live.state === 'steady' ? shownReading(live.weight) : null;
  return (
    <div className={styles['reading']}>
      <div className={styles['state']} data-state={live.state} data-trouble={isTrouble || undefined}>
        {live.state === 'steady' ? (
          <IconCircleCheckFilled />
        ) : live.state === 'moving' ? (
          <IconMinus />
        ) : (
          <IconAlertTriangleFilled />
        )}
        {t(live.state)}
      </div>
      <div className={styles['weight']}>
        {shown?.number ?? DASHES}
        <small>{shown?.unit ?? ''}</small>
      </div>
    </div>
  );
}

/** Weight of the units packed so far, or null while one of them has no known weight. */
function weightOf(lines: ScaleCardProps['lines']): Mass | null {
  const packed = lines.filter((line) => line.packed > 0);
  const masses: Mass[] = [];
  for (const line of packed) {
    if (!line.weight) return null;
    masses.push(timesMass(line.weight, line.packed));
  }
  const unit = (packed[0] ?? lines[0])?.weight?.unit;
  return unit ? sumMass(masses, unit) : null;
}
