import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { FailureView } from '../../shared/ipc/contract.ts';
import { Band } from '../ui/Band.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { classes } from '../ui/classes.ts';
import frame from '../ui/Frame.module.css';
import { IconRefresh } from '../ui/icons.ts';
import styles from './Broken.module.css';

interface BrokenProps {
  readonly failure: FailureView;
  /** Given where work can go on; otherwise the window starts again. */
  readonly onGoOn?: () => void;
}

/** A failure: what happened, that nothing is lost, one way on, a number for IT. */
export function Broken({ failure, onGoOn }: BrokenProps) {
  const t = useTranslations();
  const startAgain = (): void => {
    window.location.reload();
  };
  return (
    <div className={frame['frame']}>
      <Band
        role="stop"
        title={t(`errors.${failure.code}.title`, failure.params)}
        detail={t(`errors.${failure.code}.help`, failure.params)}
      />
      <main className={classes(frame['main'], styles['main'])}>
        <Card className={styles['card']}>
          <p className={styles['help']}>{t(`errors.${failure.code}.action`, failure.params)}</p>
          <div>
            <p>{t('failure.tellIt')}</p>
            <p className={styles['code']}>{failure.reference}</p>
          </div>
          <Button kind="primary" icon={<IconRefresh />} onPress={onGoOn ?? startAgain}>
            {t(onGoOn ? 'failure.goOn' : 'failure.startAgain')}
          </Button>
        </Card>
      </main>
    </div>
  );
}

/** Still blocks in place of a screen; nothing is shown for the first 300 ms. */
export function Loading() {
  return (
    <div className={frame['frame']}>
      <div className={styles['skeleton']} aria-hidden>
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}

interface CatchState {
  readonly failure: FailureView | null;
}

/** Shows a bug of this window instead of a white screen. */
export class CatchBugs extends Component<{ readonly children: ReactNode }, CatchState> {
  declare protected readonly nominal: never;
  override state: CatchState = { failure: null };

  static getDerivedStateFromError(error: unknown): CatchState {
    const name = error instanceof Error ? error.name : 'Error';
    return {
      failure: { code: 'internal', params: {}, reference: `W-${name}-${Date.now().toString(36).toUpperCase()}` },
    };
  }

  override render(): ReactNode {
    return this.state.failure ? <Broken failure={this.state.failure} /> : this.props.children;
  }
}
