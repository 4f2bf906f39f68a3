import { useTranslations } from 'use-intl';
import { request } from '../ipc/bridge.ts';
import { appSlice, goTo, menuSlice, showFailure } from '../ipc/live.ts';
import { useSlice } from '../ipc/slice.ts';
import { Button } from './Button.tsx';
import { IconLogout } from './icons.ts';
import styles from './Menu.module.css';
import { pagesFor } from './pages.tsx';
import { TaskCount } from './TaskCount.tsx';

/** The next Tab goes to the menu's first entry, not to what lies behind it. */
const takeFocus = (panel: HTMLElement | null): void => {
  panel?.focus();
};

/** The menu over the bench. Scans go on behind it, and the next one closes it. */
export function Menu() {
  const t = useTranslations();
  const isOpen = useSlice(menuSlice);
  const user = useSlice(appSlice)?.user ?? null;
  if (!isOpen) return null;
  const close = (): void => {
    menuSlice.set(false);
  };
  return (
    <div className={styles['veil']} onPointerDown={close}>
      <nav
        ref={takeFocus}
        className={styles['panel']}
        tabIndex={-1}
        aria-label={t('nav.label')}
        onPointerDown={(event) => {
          event.stopPropagation();
        }}
      >
        {pagesFor(user).map((entry) => (
          <Button
            key={entry.page}
            icon={entry.icon}
            onPress={() => {
              goTo(entry.page);
            }}
          >
            {t(`nav.${entry.word}`)}
            {entry.page === 'tasks' ? <TaskCount /> : null}
          </Button>
        ))}
        <Button
          className={styles['last']}
          icon={<IconLogout />}
          onPress={() => {
            close();
            request('session.signOut', {}).catch(showFailure);
          }}
        >
          {t('app.signOut')}
        </Button>
      </nav>
    </div>
  );
}
