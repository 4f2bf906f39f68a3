import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { Chip } from '../../ui/Chip.tsx';
import { instructionIcon } from './instructionIcon.tsx';
import styles from './Instruction.module.css';

/** As many as are read at a glance; the rest is counted. */
const SHOWN = 3;

/** What is to be kept in mind at this step, as chips: nobody has to confirm it. */
export function NotesBar({ notes }: { readonly notes: PackSnapshotView['notes'] }) {
  const t = useTranslations('instruction');
  return (
    <ul className={styles['notes']} aria-label={t('notes')}>
      {notes.slice(0, SHOWN).map(({ kind, text }, index) => (
        <li key={`${kind} ${String(index)}`}>
          <Chip isBig icon={instructionIcon(kind)}>
            <span className={styles['note']}>{text === '' ? t(`kind.${kind}`) : text}</span>
          </Chip>
        </li>
      ))}
      {notes.length > SHOWN ? (
        <li>
          <Chip isBig>{t('more', { count: notes.length - SHOWN })}</Chip>
        </li>
      ) : null}
    </ul>
  );
}
