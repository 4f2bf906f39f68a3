import { useEffect, useState, type ReactElement } from 'react';
import type { DockAct } from '../../shared/ipc/contract.ts';
import { listen, request } from '../ipc/bridge.ts';
import styles from './Dock.module.css';

const GROUPS: readonly { readonly kinds: readonly DockAct['kind'][]; readonly title: string }[] = [
  { kinds: ['next', 'other'], title: 'Hands' },
  { kinds: ['card'], title: 'Command cards' },
  { kinds: ['fault'], title: 'What can go wrong' },
];

/** A label of so many letters leaves room for a second one beside it. */
const SHORT = 14;

/** The demo's hands: scanning, weighing and faults of the virtual instruments, as buttons. English only, like the demo data. */
export function Dock(): ReactElement {
  const [acts, setActs] = useState<readonly DockAct[]>([]);
  useEffect(() => {
    const read = (): void => {
      void request('dock.acts', {}).then((answer) => {
        setActs(answer.acts);
      });
    };
    read();
    return listen('dock.changed', read);
  }, []);
  return (
    <main className={styles['dock']}>
      <h1 className={styles['heading']}>Virtual instruments</h1>
      {GROUPS.map(({ kinds, title }) => (
        <section key={title} className={styles['group']}>
          <h2 className={styles['title']}>{title}</h2>
          {acts
            .filter((act) => kinds.includes(act.kind))
            .map((act) => (
              <button
                key={act.id}
                type="button"
                className={styles['act']}
                data-kind={act.kind}
                data-short={act.label.length <= SHORT || undefined}
                onClick={() => void request('dock.act', { id: act.id })}
              >
                {act.label}
              </button>
            ))}
        </section>
      ))}
    </main>
  );
}
