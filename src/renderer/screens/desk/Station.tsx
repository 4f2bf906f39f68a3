import { may, type Permission } from '../../../core/people/permissions.ts';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ALL_NUMBERS, numberShareText } from '../../../core/ship/numberRange.ts';
import type { AppState } from '../../../shared/ipc/contract.ts';
import { LANGUAGES } from '../../../shared/languages.ts';
import { audioOutputSlice } from '../../feedback/audioOutput.ts';
import { playCue } from '../../feedback/cues.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import field from '../../ui/Field.module.css';
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconCircleCheckFilled,
  IconListCheck,
  IconLock,
  IconMinus,
  IconPlayerPlay,
  IconPlus,
  IconTruck,
  IconUser,
  IconVolume,
  IconX,
} from '../../ui/icons.ts';
import { Select } from '../../ui/Select.tsx';
import { CarrierAccess } from './CarrierAccess.tsx';
import desk from './Desk.module.css';
import { DemoOrLive } from './DemoOrLive.tsx';
import { DeskPage } from './DeskPage.tsx';
import { FullScreen } from './FullScreen.tsx';
import { LabelNumbers } from './LabelNumbers.tsx';
import { People } from './People.tsx';
import { Policies } from './Policies.tsx';
import styles from './Station.module.css';
import { Training } from './Training.tsx';

const THEMES = ['light', 'dark', 'hc'] as const;
const UNITS = ['own', 'us', 'metric'] as const;

type Part = 'people' | 'training' | 'carrier' | 'fullScreen' | 'policies';

/** This bench: where it stands, its colours and sound, and the way between demo and real orders. */
export function Station() {
  const t = useTranslations('station');
  const app = useSlice(appSlice);
  const [part, setPart] = useState<Part | null>(null);
  if (!app) return null;
  const mayChange = may(app.user, 'station');
  const back = (): void => {
    setPart(null);
  };
  if (part && may(app.user, NEEDS[part]))
    return (
      <DeskPage title={t('title')}>
        {part === 'people' ? <People onBack={back} /> : null}
        {part === 'carrier' ? <CarrierAccess onBack={back} /> : null}
        {part === 'training' ? <Training onBack={back} /> : null}
        {part === 'policies' && app.site ? <Policies site={app.site} onBack={back} /> : null}
        {part === 'fullScreen' ? <FullScreen onBack={back} /> : null}
      </DeskPage>
    );
  return (
    <DeskPage title={t('title')} className={styles['main']} actions={<Parts app={app} onOpen={setPart} />}>
      <div className={styles['column']}>
        <BenchFacts app={app} />
        {mayChange && app.site ? <LabelNumbers now={app.site.numberShare ?? ALL_NUMBERS} /> : null}
      </div>
      <div className={styles['column']}>
        <ScreenAndSound app={app} />
        {mayChange && !app.training ? <DemoOrLive isDemo={app.site?.isDemo ?? false} /> : null}
      </div>
    </DeskPage>
  );
}

const PARTS: Readonly<Record<Part, ReactNode>> = {
  people: <IconUser />,
  training: <IconPlayerPlay />,
  carrier: <IconTruck />,
  fullScreen: <IconLock />,
  policies: <IconListCheck />,
};

/** Who sees which part. */
const NEEDS: Readonly<Record<Part, Permission>> = {
  people: 'people',
  training: 'reports',
  carrier: 'station',
  fullScreen: 'station',
  policies: 'policies',
};

/** The ways to what not everybody sees; the training has no way into itself, nor out of full screen. */
function Parts({ app, onOpen }: { readonly app: AppState; readonly onOpen: (part: Part) => void }) {
  const t = useTranslations('station');
  const isTraining = app.training !== null;
  const isHidden: Readonly<Partial<Record<Part, boolean>>> = {
    training: isTraining,
    fullScreen: isTraining || !app.isKiosk,
  };
  return (['fullScreen', 'policies', 'people', 'training', 'carrier'] as const)
    .filter((part) => isHidden[part] !== true && may(app.user, NEEDS[part]))
    .map((part) => (
      <Button
        key={part}
        size="desk"
        icon={PARTS[part]}
        onPress={() => {
          onOpen(part);
        }}
      >
        {part === 'carrier' || part === 'fullScreen' || part === 'policies' ? t(`${part}.title`) : t(part)}
      </Button>
    ));
}

function BenchFacts({ app }: { readonly app: AppState }) {
  const t = useTranslations('station');
  const { site } = app;
  if (!site) return <Card>{null}</Card>;
  const from = site.shipFrom;
  const rows: readonly (readonly [string, string])[] = [
    [t('site'), site.name],
    [t('bench'), site.bench],
    [
      t('shipFrom'),
      [from.company, from.line1, from.line2, `${from.city} ${from.province} ${from.postcode}`, from.country]
        .filter((part) => part.trim() !== '')
        .join(', '),
    ],
    [t('timeZone'), site.timeZone],
    [t('units'), t(`unit.${site.units}`)],
    [t('currency'), site.currency],
    [t('gs1Prefix'), site.gs1Prefix ?? t('noPrefix')],
    [t('numbers.title'), t('numbers.of', { share: numberShareText(site.numberShare ?? ALL_NUMBERS) })],
    [t('version'), app.appVersion],
  ];
  return (
    <Card>
      <h2 className={desk['cardHead']}>{t('bench')}</h2>
      <dl className={styles['facts']}>
        {rows.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </dl>
    </Card>
  );
}

function ScreenAndSound({ app }: { readonly app: AppState }) {
  const t = useTranslations();
  const { theme, volume, language, units } = app.preferences;
  return (
    <Card>
      <h2 className={desk['cardHead']}>{t('station.screen')}</h2>
      <div className={styles['body']}>
        <div className={styles['pair']}>
          <Labelled label={t('language.label')}>
            <Select
              label={t('language.label')}
              value={language}
              onChange={(next) => {
                const chosen = LANGUAGES.find((known) => known === next);
                if (chosen) request('app.setLanguage', { language: chosen }).catch(showFailure);
              }}
              options={LANGUAGES.map((value) => ({ value, text: t(`language.${value}`) }))}
            />
          </Labelled>
          <Labelled label={t('units.label')}>
            <Select
              label={t('units.label')}
              value={units ?? 'own'}
              onChange={(next) => {
                request('app.setUnits', { units: next === 'us' || next === 'metric' ? next : null }).catch(showFailure);
              }}
              options={UNITS.map((value) => ({ value, text: t(`units.${value}`) }))}
            />
          </Labelled>
        </div>
        <Choice
          label={t('theme.label')}
          value={theme}
          onChange={(next) => {
            request('app.setTheme', { theme: next }).catch(showFailure);
          }}
          options={THEMES.map((value) => ({ value, text: t(`theme.${value}`) }))}
        />
        <SoundTest>
          <Volume volume={volume} />
        </SoundTest>
      </div>
    </Card>
  );
}

function Volume({ volume }: { readonly volume: number }) {
  const t = useTranslations('sound');
  const setVolume = (next: number): void => {
    request('app.setVolume', { volume: Math.max(30, Math.min(100, next)) })
      .then(() => {
        playCue('right');
      })
      .catch(showFailure);
  };
  return (
    <div className={styles['sound']} role="group" aria-label={t('label')}>
      <Button
        size="desk"
        icon={<IconMinus />}
        label={t('softer')}
        isDisabled={volume <= 30}
        onPress={() => {
          setVolume(volume - 10);
        }}
      />
      <span>{t('level', { percent: volume })}</span>
      <Button
        size="desk"
        icon={<IconPlus />}
        label={t('louder')}
        isDisabled={volume >= 100}
        onPress={() => {
          setVolume(volume + 10);
        }}
      />
    </div>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={field['field']}>
      <div className={field['label']} aria-hidden>
        {label}
      </div>
      {children}
    </div>
  );
}

/** Plays what a packer must never miss, and asks whether it was heard: no PC can tell. `children` set how loud. */
function SoundTest({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('sound');
  const hasOutput = useSlice(audioOutputSlice);
  const [state, setState] = useState<'idle' | 'asked' | 'heard' | 'notHeard'>('idle');
  const answer = (icon: ReactNode, said: 'heard' | 'notHeard') => (
    <Button
      size="desk"
      icon={icon}
      onPress={() => {
        setState(said);
      }}
    >
      {t(said)}
    </Button>
  );
  return (
    <div className={styles['soundTest']}>
      <div className={styles['soundRow']}>
        {children}
        <Button
          size="desk"
          icon={<IconVolume />}
          onPress={() => {
            playCue('wrong');
            setState('asked');
          }}
        >
          {t('test')}
        </Button>
      </div>
      {state === 'asked' ? (
        <div className={styles['sound']}>
          {answer(<IconCheck />, 'heard')}
          {answer(<IconX />, 'notHeard')}
        </div>
      ) : null}
      <p role="status" data-role={state === 'heard' ? 'done' : 'attention'}>
        {hasOutput === false ? <Said icon={<IconAlertTriangleFilled />}>{t('missing')}</Said> : null}
        {hasOutput !== false && state === 'heard' ? <Said icon={<IconCircleCheckFilled />}>{t('works')}</Said> : null}
        {hasOutput !== false && state === 'notHeard' ? (
          <Said icon={<IconAlertTriangleFilled />}>{t('wayOut')}</Said>
        ) : null}
      </p>
    </div>
  );
}

function Said({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <span className={styles['said']}>
      {icon}
      {children}
    </span>
  );
}
