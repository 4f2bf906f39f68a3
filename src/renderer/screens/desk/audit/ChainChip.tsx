import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { IconAlertOctagonFilled, IconLoader2, IconShieldCheck } from '../../../ui/icons.ts';
import { clockText } from '../../../words/times.ts';

interface ChainChipProps {
  /** Null while the journal is walked. */
  readonly verdict: RequestOutput<'audit.chain'> | null;
}

/** Whether the journal is whole: as every record hangs on the one before, none was changed, added or taken out. */
export function ChainChip({ verdict }: ChainChipProps) {
  const t = useTranslations('audit.chain');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <span role="status">
      {verdict === null ? (
        <Chip icon={<IconLoader2 />}>{t('checking')}</Chip>
      ) : verdict.brokenAt === null ? (
        <Chip role="done" icon={<IconShieldCheck />}>
          {t('whole', { count: verdict.rows, at: clockText(verdict.at, timeZone) })}
        </Chip>
      ) : (
        <Chip role="stop" icon={<IconAlertOctagonFilled />}>
          {t('broken', { seq: verdict.brokenAt })}
        </Chip>
      )}
    </span>
  );
}
