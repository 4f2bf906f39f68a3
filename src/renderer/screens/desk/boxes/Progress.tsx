import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/Button.tsx';
import { IconX } from '../../../ui/icons.ts';
import styles from './Rehearsal.module.css';

interface ProgressProps {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  /** How far it is, in words. */
  readonly text: string;
  readonly onStop: () => void;
}

/** Something that takes a while, how far it is, and the way to stop it. */
export function Progress({ label, share, text, onStop }: ProgressProps) {
  const t = useTranslations('rehearsal');
  return (
    <div className={styles['running']}>
      <div className={styles['bar']} role="progressbar" aria-valuenow={Math.floor(100 * share)} aria-label={label}>
        <span style={{ inlineSize: `${(100 * share).toFixed(1)}%` }} />
      </div>
      <span>{text}</span>
      <Button size="desk" icon={<IconX />} onPress={onStop}>
        {t('cancel')}
      </Button>
    </div>
  );
}
