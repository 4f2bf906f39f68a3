import { useTranslations } from 'use-intl';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconAlertTriangleFilled } from '../../../ui/icons.ts';
import { clockText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import styles from './Boxes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';

interface StaleProps {
  readonly work: BoxSetWork;
  /** Keeps what is typed here on top of theirs. */
  readonly onMine: () => void;
  /** Drops what is typed here. */
  readonly onTheirs: () => void;
}

/** Somebody else changed the draft while this was typed: who, what and when, and the two ways on. */
export function Stale({ work, onMine, onTheirs }: StaleProps) {
  const t = useTranslations('boxes');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { refusal } = work;
  if (refusal?.kind !== 'stale') return null;
  const who = refusal.by === '' ? t('somebody') : refusal.by;
  const boxes = refusal.boxes.slice(0, 3).join(', ');
  return (
    <div className={classes(desk['stale'], styles['stale'])} role="alert">
      <IconAlertTriangleFilled />
      <span>
        <b>{t('stale', { who, boxes: boxes === '' ? t('theDraft') : boxes, at: clockText(refusal.at, zone) })}</b>
        {t('staleDetail')}
      </span>
      <div>
        <Button size="desk" onPress={onMine}>
          {t('keepMine')}
        </Button>
        <Button size="desk" onPress={onTheirs}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  );
}
