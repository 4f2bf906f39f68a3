import { useTranslations } from 'use-intl';
import { appSlice } from '../ipc/live.ts';
import { useSlice } from '../ipc/slice.ts';
import { clockText, isSameDay, shortDayText, spanText, urgency } from '../words/times.ts';
import { Chip } from './Chip.tsx';
import { IconAlertTriangleFilled, IconClock } from './icons.ts';
import { useNow } from './useNow.ts';

/** When the order must leave and what is left until then; amber under 45 minutes. */
export function LeaveTime({ shipBy }: { readonly shipBy: number | null }) {
  const t = useTranslations('order');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const now = useNow(20_000);
  if (shipBy === null) return null;
  const state = urgency(shipBy, now);
  const left = spanText(shipBy - now);
  const isToday = isSameDay(shipBy, now, timeZone);
  const time = isToday ? clockText(shipBy, timeZone) : shortDayText(shipBy, timeZone);
  if (state === 'late') {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isTall>
        {t('late', { time, left })}
      </Chip>
    );
  }
  return (
    <Chip role={state === 'soon' ? 'attention' : 'neutral'} icon={<IconClock />} isTall>
      {isToday ? t('shipBy', { time, left }) : t('shipByDay', { day: time })}
    </Chip>
  );
}
