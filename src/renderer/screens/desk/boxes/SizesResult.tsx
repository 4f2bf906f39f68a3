import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { withSizes } from '../../../../core/boxSizes/proposal.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { IconCheck, IconPencil, IconRefresh } from '../../../ui/icons.ts';
import { useSize } from '../../../ui/useSize.ts';
import { localDecimal } from '../../../words/spoken.ts';
import desk from '../Desk.module.css';
import { asSet, type Box } from './boxTexts.ts';
import { RehearsalFigures } from './RehearsalFigures.tsx';
import { SizesCurve } from './SizesCurve.tsx';
import { SizesPictures } from './SizesPictures.tsx';
import styles from './Sizes.module.css';
import { SizesTable } from './SizesTable.tsx';
import type { BoxSetWork } from './useBoxSet.ts';
import type { SizePointView, SizesOutcomeView, SizesView } from './useSizes.ts';

interface SizesResultProps {
  readonly work: BoxSetWork;
  readonly view: SizesView;
  readonly outcome: SizesOutcomeView;
  readonly currency: string;
  readonly onAsk: () => void;
  readonly onTaken: () => void;
}

/** What each number of sizes saves, and the boxes of one of them; one press takes these into the draft. */
export function SizesResult({ work, view, outcome, currency, onAsk, onTaken }: SizesResultProps) {
  const t = useTranslations('sizes');
  const [chosen, setChosen] = useState<number | null>(null);
  const size = chosen ?? outcome.proposed;
  const point = outcome.points.find((one) => one.size === size) ?? outcome.points[0];
  if (!point) return null;
  const take = (): void => {
    void work
      .save((boxes) => withSizes(asSet(boxes), asSet(point.boxes)) as unknown as readonly Box[])
      .then((isTaken) => {
        if (isTaken) onTaken();
      });
  };
  return (
    <>
      <div className={styles['result']}>
        <div className={styles['curveSide']}>
          <div>
            <Chip isDesk role={outcome.isComplete && view.isOfNow ? 'done' : 'attention'} icon={<IconCheck />}>
              {t(outcome.isComplete ? `tried.${outcome.heldOutBy}` : 'stopped', { count: outcome.heldOutOrders })}
            </Chip>
          </div>
          <Curve {...{ outcome, point, currency }} />
          <SizesTable {...{ outcome, point, currency }} onChoose={setChosen} />
          <p className={styles['method']}>
            {t('method', {
              fitted: outcome.fittedOrders,
              parcels: outcome.parcels,
              candidates: outcome.candidates,
              size: point.size,
              gap: localDecimal(point.gapPercent.toFixed(2)),
            })}
          </p>
        </div>
        <div className={styles['chosen']}>
          <h2>
            {t('count', { count: point.size })}
            {point.size === outcome.proposed ? <small>{t('proposed')}</small> : null}
          </h2>
          <RehearsalFigures outcome={{ ...point.heldOut, currency }} />
          <LeftOut point={point} />
          <SizesPictures work={work} point={point} />
        </div>
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" icon={<IconRefresh />} onPress={onAsk}>
          {t('again')}
        </Button>
        {view.isOfNow ? null : <span className={desk['meta']}>{t('changedSince')}</span>}
        <Button size="desk" kind="primary" icon={<IconPencil />} isDisabled={!view.isOfNow} onPress={take}>
          {t('take')}
        </Button>
      </div>
    </>
  );
}

interface CurveProps {
  readonly outcome: SizesOutcomeView;
  readonly point: SizePointView;
  readonly currency: string;
}

function Curve({ outcome, point, currency }: CurveProps) {
  const host = useRef<HTMLDivElement | null>(null);
  const size = useSize(host);
  return (
    <div ref={host} className={styles['drawing']}>
      {size ? <SizesCurve points={outcome.points} chosen={point.size} currency={currency} size={size} /> : null}
    </div>
  );
}

/** Orders that are in no sum, and why. */
function LeftOut({ point: { heldOut } }: { readonly point: SizePointView }) {
  const t = useTranslations('rehearsal');
  const { unpriced, unmeasured, failed, edited } = heldOut;
  const texts = [
    edited.unpackable > 0 ? `${t('unpackable', { count: edited.unpackable })}.` : '',
    unpriced > 0 ? t('unpriced', { count: unpriced }) : '',
    unmeasured > 0 ? t('unmeasured', { count: unmeasured }) : '',
    failed > 0 ? t('failed', { count: failed }) : '',
  ].filter((text) => text !== '');
  return texts.length === 0 ? null : <p className={styles['method']}>{texts.join(' ')}</p>;
}
