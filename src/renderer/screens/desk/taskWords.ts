import type { useTranslations } from 'use-intl';
import type { TaskViewed } from '../../../shared/ipc/contract.ts';
import { dateText } from '../../words/dates.ts';
import { english } from '../../words/messages.ts';

type Translate = ReturnType<typeof useTranslations<never>>;

const has = <T extends object>(table: T, code: string): code is Extract<keyof T, string> => Object.hasOwn(table, code);

/** What a task is about, in one or two sentences. */
export function taskWords({ kind, detail, count }: TaskViewed, t: Translate): string {
  switch (kind) {
    case 'changedLate':
      return has(english.tasks.kind.changedLate, detail) ? t(`tasks.kind.changedLate.${detail}`) : '';
    case 'heldOrder':
      return has(english.tasks.kind.heldOrder, detail) ? t(`tasks.kind.heldOrder.${detail}`) : '';
    case 'addressDoubtful':
      return has(english.tasks.kind.addressDoubtful, detail) ? t(`tasks.kind.addressDoubtful.${detail}`) : '';
    case 'missingData': {
      const gap = has(english.tasks.gap, detail) ? t(`tasks.gap.${detail}`) : detail;
      return `${gap}. ${t('tasks.orders', { count })}`;
    }
    case 'parcelTrouble':
      return t('tasks.kind.parcelTrouble', {
        status: has(english.tracking.status, detail) ? t(`tracking.status.${detail}`) : detail,
      });
    case 'numbersLow':
      return t('tasks.kind.numbersLow', { left: Number(detail) });
    case 'weightDrifted':
      return t(`tasks.kind.weightDrifted.${detail === 'lighter' ? 'lighter' : 'heavier'}`, { count });
    case 'boxesLow':
      return t('tasks.kind.boxesLow', { left: Number(detail) });
    case 'serviceOff':
      return t('tasks.kind.serviceOff', { count });
    case 'lateOrders':
      return t('tasks.kind.lateOrders', { count: count - 1 });
    case 'dayMissed': {
      const [by = '', on] = detail.split(' ').map(dateText);
      return on === undefined ? t('tasks.kind.dayMissed.leaves', { by }) : t('tasks.kind.dayMissed.comes', { by, on });
    }
    case 'neverScanned':
      return t('tasks.kind.neverScanned', { carrier: detail, count });
    case 'notManifested':
      return t('tasks.kind.notManifested', { count });
    case 'damagedItem': {
      const [number = '', place = ''] = detail.split('\n');
      return t('tasks.kind.damagedItem', { number, count, place: place || 'none' });
    }
    case 'putBack':
      return detail === 'places' ? t('tasks.putBack.task', { count }) : t('tasks.kind.putBack');
    case 'labelUnknown':
    case 'printUncertain':
    case 'boxUnlabelled':
    case 'putAside':
    case 'voidRefused':
      return t(`tasks.kind.${kind}`);
  }
}
