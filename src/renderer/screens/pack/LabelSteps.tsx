import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { Card } from '../../ui/Card.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHelpCircle,
  IconPlayerPlayFilled,
} from '../../ui/icons.ts';
import { Ring } from '../../ui/LineRow.tsx';
import { moneyText } from '../../words/measures.ts';
import styles from './Label.module.css';
import { MissedDay } from './MissedDay.tsx';

type LabelStage = NonNullable<PackSnapshotView['label']>;
type StepState = 'notYet' | 'done' | 'now' | 'unknown' | 'failed';

const stepIcons: Readonly<Record<StepState, ReactNode>> = {
  notYet: <Ring />,
  done: <IconCircleCheckFilled />,
  now: <IconPlayerPlayFilled />,
  unknown: <IconHelpCircle />,
  failed: <IconAlertTriangleFilled />,
};

/** Two of the label's four stored states: bought and printed, with what is known of the paper. */
export function LabelSteps({
  stage,
  missed,
}: {
  readonly stage: LabelStage;
  readonly missed: PackSnapshotView['missed'];
}) {
  const t = useTranslations('label');
  const bought = boughtState(stage.label);
  const printed = printedState(stage);
  const price = [moneyText(stage.charge), stage.serviceName].filter(Boolean).join(' · ');
  return (
    <Card className={styles['steps']}>
      <Step state={bought} name={t('bought')} detail={bought === 'done' ? price : t(boughtWords[stage.label])} />
      <Step
        state={printed}
        name={t(printedName(stage))}
        detail={[stage.printer, t(printedWord(stage))].filter(Boolean).join(' · ')}
      />
      {missed ? (
        <div className={styles['missed']}>
          <MissedDay missed={missed} />
        </div>
      ) : null}
    </Card>
  );
}

function Step({ state, name, detail }: { readonly state: StepState; readonly name: string; readonly detail: string }) {
  return (
    <div className={styles['step']} data-state={state}>
      {stepIcons[state]}
      <div>
        <div className={styles['stepName']}>{name}</div>
        <div className={styles['stepDetail']}>{detail}</div>
      </div>
    </div>
  );
}

const boughtWords = {
  none: 'step.notYet',
  requested: 'step.asking',
  bought: 'step.asking',
  refused: 'step.refused',
  unknown: 'step.unknown',
} as const;
const printedWords = {
  none: 'step.notYet',
  waiting: 'step.waits',
  sent: 'step.sending',
  delivered: 'step.proof.delivered',
  failed: 'step.failed',
  uncertain: 'step.uncertain',
} as const;

function boughtState(label: LabelStage['label']): StepState {
  if (label === 'bought') return 'done';
  if (label === 'requested') return 'now';
  if (label === 'unknown') return 'unknown';
  return label === 'refused' ? 'failed' : 'notYet';
}

/** Only a printer that counted the label out has printed it for certain; of any other it is known that the label was sent. */
const printedName = ({ print, printProof }: LabelStage): 'printed' | 'handedOver' =>
  print === 'delivered' && printProof !== 'printed' ? 'handedOver' : 'printed';

const printedWord = ({ print, printProof }: LabelStage) =>
  print === 'delivered' && printProof ? (`step.proof.${printProof}` as const) : printedWords[print];

function printedState({ label, print }: LabelStage): StepState {
  if (print === 'delivered') return 'done';
  if (print === 'failed') return 'failed';
  if (print === 'uncertain') return 'unknown';
  return label === 'bought' && print !== 'none' ? 'now' : 'notYet';
}
