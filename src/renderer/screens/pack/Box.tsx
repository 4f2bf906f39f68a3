import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { BoxPicture } from '../../ui/BoxPicture.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconCircleCheckFilled, IconPackage, IconPlayerPlay, IconRotateClockwise } from '../../ui/icons.ts';
import { dimsText } from '../../words/measures.ts';
import styles from './Box.module.css';
import { BoxCost } from './BoxCost.tsx';
import { OtherBoxes } from './OtherBoxes.tsx';

type BoxStage = NonNullable<PackSnapshotView['box']>;

/** Box: the suggested box with its units in packing order, what it costs and why, and three others. */
export function Box({ snapshot, stage }: { readonly snapshot: PackSnapshotView; readonly stage: BoxStage }) {
  const { suggested } = stage;
  return (
    <main className={classes(frame['main'], styles['main'])}>
      {suggested ? (
        <Suggested key={suggested.cartonTypeId} snapshot={snapshot} stage={stage} box={suggested} />
      ) : (
        <NoSuggestion reason={stage.reason} />
      )}
      <div className={styles['right']}>
        <BoxCost suggested={suggested} others={stage.others} />
        <OtherBoxes suggested={suggested} others={stage.others} />
      </div>
    </main>
  );
}

interface SuggestedProps {
  readonly snapshot: PackSnapshotView;
  readonly stage: BoxStage;
  readonly box: NonNullable<BoxStage['suggested']>;
}

function Suggested({ snapshot, stage, box }: SuggestedProps) {
  const t = useTranslations('box');
  const [turns, setTurns] = useState(0);
  const [step, setStep] = useState<number | null>(null);
  const { placements } = stage;
  const images = new Map(snapshot.lines.map((line) => [line.sku, line.image]));
  const nextStep = (): void => {
    setStep((now) => (now === null ? 1 : now >= placements.length ? null : now + 1));
  };
  return (
    <Card role="next" className={styles['pictureCard']}>
      <div className={styles['picture']}>
        <BoxPicture
          box={box}
          placements={placements}
          images={images}
          turns={turns}
          step={step}
          label={t('picture', { box: box.name, count: placements.length })}
        />
      </div>
      <h2 className={styles['name']}>{box.name}</h2>
      <div className={styles['dims']}>{dimsText(box.inner)}</div>
      <div className={styles['chips']}>
        {box.misfit === null ? (
          <Chip role="done" icon={<IconCircleCheckFilled />}>
            {t('allFit', { count: box.units })}
          </Chip>
        ) : null}
      </div>
      <div className={styles['tools']}>
        <span className={styles['legend']}>
          <span className={styles['one']}>1</span>
          {t('putByNumber')}
        </span>
        <Button
          icon={<IconRotateClockwise />}
          onPress={() => {
            setTurns((turns + 1) % 4);
          }}
        >
          {t('turn')}
        </Button>
        <Button icon={<IconPlayerPlay />} onPress={nextStep}>
          {t('step')}
        </Button>
      </div>
    </Card>
  );
}

function NoSuggestion({ reason }: { readonly reason: BoxStage['reason'] }) {
  const t = useTranslations('box');
  const title = reason === 'fitsNoBox' ? t('fitsNone') : reason === 'dimsMissing' ? t('dimsMissing') : t('scanAny');
  const detail =
    reason === 'fitsNoBox' ? t('fitsNoneDetail') : reason === 'dimsMissing' ? t('dimsMissingDetail') : t('planning');
  return (
    <Card role={reason === 'fitsNoBox' ? 'attention' : 'next'} className={styles['pictureCard']}>
      <div className={styles['empty']}>
        <IconPackage stroke={1.4} />
        <h2 className={styles['emptyTitle']}>{title}</h2>
        <p className={styles['emptyDetail']}>{detail}</p>
      </div>
    </Card>
  );
}
