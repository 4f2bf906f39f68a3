import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch, packSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconHelpCircle, IconPlayerPause, IconPrinterOff, IconRefresh } from '../../ui/icons.ts';
import { ApplyPicture } from './ApplyPicture.tsx';
import styles from './Label.module.css';
import { LabelPreview } from './LabelPreview.tsx';
import { LabelSteps } from './LabelSteps.tsx';
import { PapersCard } from './PapersCard.tsx';
import { SlipCard } from './SlipCard.tsx';

type LabelStage = NonNullable<PackSnapshotView['label']>;

/** Label: what was bought and printed, and the two acts that are left: put it on, scan it. */
export function Label({ stage, missed }: { readonly stage: LabelStage; readonly missed: PackSnapshotView['missed'] }) {
  return (
    <main className={classes(frame['main'], styles['main'])}>
      <LabelPreview hash={stage.labelHash} tracking={stage.tracking ?? ''} />
      <div className={styles['right']}>
        <LabelSteps stage={stage} missed={missed} />
        <Act stage={stage} />
        {stage.slip && stage.label === 'bought' ? <SlipCard slip={stage.slip} /> : null}
        {stage.papers && stage.label === 'bought' ? <PapersCard papers={stage.papers} /> : null}
        <Ways stage={stage} />
      </div>
    </main>
  );
}

function Act({ stage }: { readonly stage: LabelStage }) {
  const t = useTranslations();
  if (stage.label === 'unknown')
    return (
      <Asking
        icon={<IconHelpCircle stroke={1.6} />}
        title={t('label.answerLost')}
        detail={t('label.answerLostDetail')}
      />
    );
  if (stage.print === 'failed')
    return <Asking icon={<IconPrinterOff stroke={1.6} />} title={t('label.kept')} detail={t('label.keptDetail')} />;
  const isReady = stage.print === 'delivered' || stage.print === 'uncertain';
  return (
    <Card role={isReady ? 'next' : 'plain'} className={styles['act']}>
      <ApplyPicture outer={stage.box.outer} />
      <p className={styles['then']}>
        <Then nextOrderNumber={stage.nextOrderNumber} />
      </p>
    </Card>
  );
}

/** What comes next: the order's next parcel, else the next order, else the queue. */
function Then({ nextOrderNumber }: { readonly nextOrderNumber: string | null }) {
  const t = useTranslations('label');
  const parcels = useSlice(packSlice)?.parcels ?? [];
  const waiting = parcels.find(({ state }) => state === 'waiting');
  if (waiting) return t('thenParcel', { index: waiting.index, count: parcels.length });
  return nextOrderNumber === null ? t('thenQueue') : t('thenNext', { number: nextOrderNumber });
}

function Asking({
  icon,
  title,
  detail,
}: {
  readonly icon: React.ReactNode;
  readonly title: string;
  readonly detail: string;
}) {
  return (
    <Card role="attention" className={styles['act']}>
      <div className={styles['asking']}>
        {icon}
        <h2 className={styles['askingTitle']}>{title}</h2>
        <p className={styles['askingDetail']}>{detail}</p>
      </div>
    </Card>
  );
}

/** Buttons only where no scan does it: an unknown label is asked for again, never bought again; one that can't be printed here is given back. */
function Ways({ stage }: { readonly stage: LabelStage }) {
  const t = useTranslations('label');
  if (stage.isUnprintable)
    return (
      <div className={styles['ways']}>
        <Button
          icon={<IconRefresh />}
          onPress={() => {
            dispatch({ type: 'newLabel' });
          }}
        >
          {t('newLabel')}
        </Button>
      </div>
    );
  if (stage.label !== 'unknown') return null;
  return (
    <div className={styles['ways']}>
      <Button
        icon={<IconRefresh />}
        onPress={() => {
          dispatch({ type: 'askAgain' });
        }}
      >
        {t('askAgain')}
      </Button>
      <Button
        icon={<IconPlayerPause />}
        onPress={() => {
          dispatch({ type: 'word', word: 'HOLD' });
        }}
      >
        {t('setAside')}
      </Button>
    </div>
  );
}
