import { useMay } from '../../ipc/useMay.ts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { appSlice, dispatch } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Band } from '../../ui/Band.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Foot } from '../../ui/Foot.tsx';
import frame from '../../ui/Frame.module.css';
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconGift,
  IconHelpCircle,
  IconPackage,
  IconPrinterOff,
  IconScaleOutline,
  IconStack2,
  IconWorld,
} from '../../ui/icons.ts';
import { LeaveTime } from '../../ui/LeaveTime.tsx';
import { OrderBar } from '../../ui/OrderBar.tsx';
import { IconBars, IconLabel } from '../../ui/OwnIcons.tsx';
import { PriorityChoice, PriorityIcon } from '../../ui/Priority.tsx';
import { StageRail } from '../../ui/StageRail.tsx';
import { batchCount } from '../../words/batchCount.ts';
import { channelName } from '../../words/channels.ts';
import { shortDateText } from '../../words/dates.ts';
import { boxInSentence } from '../../words/names.ts';
import { bandWords } from './bandWords.ts';
import { Box } from './Box.tsx';
import { instructionIcon } from './instructionIcon.tsx';
import { Label } from './Label.tsx';
import { Override } from './Override.tsx';
import { NotesBar } from './NotesBar.tsx';
import styles from './Pack.module.css';
import { PairPictures } from './PairPictures.tsx';
import { ParcelBar } from './ParcelBar.tsx';
import { Stopped } from './Stopped.tsx';
import { Verify } from './Verify.tsx';
import { Weigh } from './Weigh.tsx';
import { WrongItem } from './WrongItem.tsx';

/** The bench with an open order: bars, the one sentence, and the screen of the step in hand. */
export function Pack({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  const t = useTranslations();
  const { title, detail } = bandWords(snapshot, t);
  return (
    <div className={frame['frame']}>
      <OrderBar
        title={snapshot.number}
        chips={<Chips snapshot={snapshot} />}
        rail={<StageRail at={snapshot.stage} />}
        end={<LeaveTime shipBy={snapshot.shipBy} />}
      />
      {snapshot.parcels.length > 1 ? <ParcelBar parcels={snapshot.parcels} /> : null}
      <Band
        role={snapshot.band.role}
        title={title}
        detail={detail}
        icon={bandIcon(snapshot)}
        actions={<BandAction snapshot={snapshot} />}
      />
      {snapshot.notes.length > 0 && !snapshot.isStopped ? <NotesBar notes={snapshot.notes} /> : null}
      <Stage snapshot={snapshot} />
      <Foot commands={snapshot.commands} />
    </div>
  );
}

function Chips({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  const t = useTranslations();
  const app = useSlice(appSlice);
  const notice = app?.notice;
  // In the place of two chips: the foot of the list tells of a gift, and later screens tell of the day where the service stands.
  const isMissedHere = snapshot.missed !== null && snapshot.stage === 'verify';
  const isSet = useMay('orders') && snapshot.batchLeft === null && !isMissedHere && !snapshot.isStopped;
  return (
    <>
      {notice?.reason === 'slipNotPrinted' ? (
        <Chip role="attention" icon={<IconPrinterOff />}>
          {t('order.slipMissing', { number: notice.code })}
        </Chip>
      ) : null}
      {isMissedHere ? (
        <Chip role="attention" icon={<IconAlertTriangleFilled />}>
          {t('order.missed', { day: shortDateText(snapshot.missed?.deliverBy ?? '') })}
        </Chip>
      ) : (
        <WhatItIs snapshot={snapshot} isSet={isSet} />
      )}
      {snapshot.isGift && !isMissedHere ? (
        <Chip isBrief icon={<IconGift />}>
          {t('order.gift')}
        </Chip>
      ) : null}
      {snapshot.lateChange ? (
        <Chip role="attention" icon={<IconAlertTriangleFilled />}>
          {t(`queue.flag.${snapshot.lateChange}`)}
        </Chip>
      ) : null}
      {isSet ? (
        <div className={styles['priority']}>
          <PriorityChoice orderId={snapshot.orderId} number={snapshot.number} priority={snapshot.priority} />
        </div>
      ) : null}
    </>
  );
}

interface WhatItIsProps {
  readonly snapshot: PackSnapshotView;
  /** True where its priority is said, to be changed, beside it. */
  readonly isSet: boolean;
}

/** The one thing that most tells this order from others: how many of its batch come yet, how much it presses, or the channel it is from. */
function WhatItIs({ snapshot, isSet }: WhatItIsProps) {
  const t = useTranslations();
  const { batchLeft, priority, channel } = snapshot;
  if (batchLeft !== null)
    return (
      <Chip role="next" icon={<IconStack2 />}>
        {t('order.batchLeft', { count: batchLeft, left: batchCount(batchLeft) })}
      </Chip>
    );
  if (isSet) return null;
  if (priority !== 'normal')
    return (
      <Chip role={priority === 'rush' ? 'attention' : 'neutral'} icon={<PriorityIcon priority={priority} />}>
        {t(`queue.priority.${priority}`)}
      </Chip>
    );
  return <Chip icon={<IconWorld />}>{channelName(channel, t)}</Chip>;
}

function Stage({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  if (snapshot.isStopped) return <Stopped snapshot={snapshot} />;
  if (snapshot.override) return <Override snapshot={snapshot} asked={snapshot.override} />;
  if (snapshot.mismatch && (snapshot.stage === 'verify' || snapshot.takingOut))
    return <WrongItem snapshot={snapshot} mismatch={snapshot.mismatch} />;
  if (snapshot.takingOut) return <Verify snapshot={snapshot} />;
  if (snapshot.box) return <Box snapshot={snapshot} stage={snapshot.box} />;
  if (snapshot.weigh) return <Weigh snapshot={snapshot} stage={snapshot.weigh} />;
  if (snapshot.label) return <Label stage={snapshot.label} missed={snapshot.missed} />;
  return <Verify snapshot={snapshot} />;
}

/** The pictures of a pair that gets confused; else the one primary button, only where no scan is at hand: a suggested box without its barcode, or items that are back in the tote. */
function BandAction({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  const t = useTranslations();
  const { key } = snapshot.band;
  if (key === 'pairScanned' && snapshot.pair) return <PairPictures pair={snapshot.pair} />;
  const suggested = key === 'takeBox' || key === 'lookIntoBox' ? snapshot.box?.suggested : null;
  if (suggested) {
    return (
      <Button
        kind="primary"
        icon={<IconCheck />}
        onPress={() => {
          dispatch({ type: 'useBox', cartonTypeId: suggested.cartonTypeId });
        }}
      >
        {t('box.use', { box: boxInSentence(suggested.name) })}
      </Button>
    );
  }
  return null;
}

function bandIcon({ band, stage, instruction }: PackSnapshotView): ReactNode {
  if (band.role === 'attention') {
    if (band.key === 'labelUnknown' || band.key === 'printUncertain') return <IconHelpCircle stroke={2.4} />;
    return band.key === 'printFailed' || band.key === 'printerWaits' ? <IconPrinterOff stroke={2.4} /> : undefined;
  }
  if (instruction && band.key === 'doInstruction') return instructionIcon(instruction.kind);
  if (band.role !== 'next') return undefined;
  const icons: Readonly<Record<typeof stage, ReactNode>> = {
    verify: <IconBars />,
    box: <IconPackage stroke={2.4} />,
    weigh: <IconScaleOutline stroke={2.4} />,
    label: <IconLabel />,
  };
  return icons[stage];
}
