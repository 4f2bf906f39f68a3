import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { partText } from './bandWords.ts';
import { BoxReasonCard } from './BoxReasonCard.tsx';
import { InstructionCard } from './InstructionCard.tsx';
import { MadeOf, ParcelFacts } from './MadeOf.tsx';
import { MarkCard } from './MarkCard.tsx';
import { WeightCard } from './WeightCard.tsx';
import styles from './Weigh.module.css';

type WeighStage = NonNullable<PackSnapshotView['weigh']>;

/** Weigh: the live weight against what it should be, and what that is made of. */
export function Weigh({ snapshot, stage }: { readonly snapshot: PackSnapshotView; readonly stage: WeighStage }) {
  const t = useTranslations('weigh');
  return (
    <main className={classes(frame['main'], styles['main'])}>
      {snapshot.whyNotBox !== null ? (
        <BoxReasonCard suggested={snapshot.whyNotBox} />
      ) : snapshot.instruction ? (
        <InstructionCard instruction={snapshot.instruction} />
      ) : (
        <WeightCard
          expected={stage.expected}
          tolerance={stage.tolerance}
          frozen={stage.gross}
          isAllowed={stage.isAllowed}
          isKeyed={stage.isKeyed}
          alert={snapshot.weightAlert}
          canKey={stage.canKey}
          unit={stage.expected?.unit ?? stage.tare?.unit ?? null}
        />
      )}
      <div className={styles['right']}>
        {stage.mark === null || snapshot.instruction ? (
          <MadeOf
            count={stage.items.count}
            items={stage.items.weight}
            part={partText(snapshot)}
            box={stage.box.name}
            tare={stage.tare}
            enclosed={stage.enclosed}
            filling={stage.filling}
            expected={stage.expected}
          />
        ) : (
          <MarkCard mark={stage.mark} print={stage.markPrint} />
        )}
        <ParcelFacts
          box={stage.box}
          billable={stage.billable}
          service={stage.serviceName ?? t('noService')}
          charge={stage.charge}
          missed={snapshot.missed}
        />
      </div>
    </main>
  );
}
