import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { TRAINING_PIN } from '../../../core/training/progress.ts';
import type { AppState } from '../../../shared/ipc/contract.ts';
import { LANGUAGES } from '../../../shared/languages.ts';
import { audioOutputSlice } from '../../feedback/audioOutput.ts';
import { playCue } from '../../feedback/cues.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import {
  IconAlertTriangleFilled,
  IconContrast,
  IconLanguage,
  IconMoon,
  IconPackage,
  IconSun,
  IconUser,
  IconVolume,
} from '../../ui/icons.ts';
import { TrainingButton } from '../../ui/TrainingButton.tsx';
import styles from './SignIn.module.css';

const THEMES = ['light', 'dark', 'hc'] as const;
const themeIcons = { light: <IconSun />, dark: <IconMoon />, hc: <IconContrast /> } as const;

interface InvitationProps {
  readonly app: AppState;
  /** True while a stop band takes its room. */
  readonly isSmall: boolean;
}

/** Which bench this is, the badge to scan, and the settings that a person may want before signing in. */
export function Invitation({ app, isSmall }: InvitationProps) {
  const t = useTranslations();
  return (
    <div className={styles['left']}>
      <div className={styles['bench']}>
        <span className={styles['mark']}>
          <IconPackage />
        </span>
        <div>
          <div className={styles['benchName']}>{app.site?.bench ?? ''}</div>
          <div className={styles['siteName']}>{app.site?.name ?? ''}</div>
        </div>
      </div>
      {isSmall ? null : <Badge />}
      <h1 className={styles['title']}>{t('signIn.title')}</h1>
      <p className={styles['detail']}>{t(app.isOrderOpen ? 'signIn.orderWaits' : 'signIn.detail')}</p>
      {app.site?.isDemo ? (
        <p className={styles['demo']}>
          {app.training ? t('training.signIn', { pin: TRAINING_PIN }) : t('signIn.demo')}
        </p>
      ) : null}
      <Settings app={app} />
    </div>
  );
}

/** Language, theme and sound, one press a step. */
function Settings({ app }: { readonly app: AppState }) {
  const t = useTranslations();
  const { theme, volume, language } = app.preferences;
  // A bench without a speaker is told before the shift, not at the first mistake.
  const isMute = useSlice(audioOutputSlice) === false;
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'light';
  const nextLanguage = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? 'en';
  const nextVolume = volume >= 100 ? 30 : Math.min(100, (Math.floor(volume / 10) + 1) * 10);
  return (
    <div className={styles['settings']}>
      <AriaButton
        className={styles['setting'] ?? ''}
        onPress={() => {
          request('app.setLanguage', { language: nextLanguage }).catch(showFailure);
        }}
      >
        <IconLanguage />
        {t(`language.${language}`)}
      </AriaButton>
      <AriaButton
        className={styles['setting'] ?? ''}
        onPress={() => {
          request('app.setTheme', { theme: nextTheme }).catch(showFailure);
        }}
      >
        {themeIcons[theme]}
        {t(`theme.${theme}`)}
      </AriaButton>
      <AriaButton
        className={styles['setting'] ?? ''}
        data-role={isMute ? 'attention' : undefined}
        onPress={() => {
          request('app.setVolume', { volume: nextVolume })
            .then(() => {
              playCue('right');
            })
            .catch(showFailure);
        }}
      >
        {isMute ? <IconAlertTriangleFilled /> : <IconVolume />}
        {isMute ? t('sound.none') : t('sound.level', { percent: volume })}
      </AriaButton>
      {app.training ? null : <TrainingButton />}
    </div>
  );
}

// Bar and gap widths of a made-up code: a drawing, not a barcode.
const WIDTHS = Array.from('1223232323213212112112141243434434413443232411121121141', Number).map(
  (digit, index) => digit * (index % 2 === 0 ? 0.72 : 0.5) + (index % 2 === 0 ? 0 : 0.8),
);
const placeOf = (index: number): number => WIDTHS.slice(0, index).reduce((sum, width) => sum + width, 0);
const BARS = WIDTHS.map((width, index) => ({ x: placeOf(index), width, isBar: index % 2 === 0 }));
const FULL = placeOf(WIDTHS.length);

function Badge() {
  return (
    <div className={styles['badge']} aria-hidden>
      <span className={styles['person']}>
        <IconUser />
      </span>
      <svg
        className={styles['bars']}
        viewBox={`0 0 ${FULL.toFixed(1)} 40`}
        preserveAspectRatio="none"
        fill="currentColor"
      >
        {BARS.map((bar) => (bar.isBar ? <rect key={bar.x} x={bar.x} width={bar.width} height="40" /> : null))}
      </svg>
    </div>
  );
}
