import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CarrierViewed, RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconAlertTriangleFilled, IconCheck, IconCircleCheckFilled, IconX } from '../../ui/icons.ts';
import { SureButton } from '../../ui/SureButton.tsx';
import { momentText } from '../../words/times.ts';
import desk from './Desk.module.css';
import styles from './Station.module.css';

type Check = RequestOutput<'carrier.test'>['check'];
type Refusal = NonNullable<RequestOutput<'carrier.keepKey'>['refused']>;

const LONGEST_KEY = 500;

/** Whom labels are bought from, whether it answers, and its key: typed here once, kept by the system, never shown again. */
export function CarrierAccess({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('station.carrier');
  const [carrier, setCarrier] = useState<CarrierViewed | null>(null);
  const [isTyping, setTyping] = useState(false);
  const [check, setCheck] = useState<Check | 'asking' | null>(null);
  const load = (): void => {
    request('carrier.state', {}).then(setCarrier, showFailure);
  };
  useEffect(load, []);
  const test = (): void => {
    setCheck('asking');
    request('carrier.test', {}).then(
      (answer) => {
        setCheck(answer.check);
      },
      (error: unknown) => {
        setCheck(null);
        showFailure(error);
      },
    );
  };
  const changed = (): void => {
    setTyping(false);
    setCheck(null);
    load();
  };
  if (!carrier) return null;
  const { key, needsKey, name, server } = carrier;
  const canType = key.refusal === null;
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={styles['carrier']}>
        <p>{needsKey ? t('buysAt', { name, server }) : t('own', { name })}</p>
        {needsKey ? <KeyWords carrier={carrier} /> : null}
        {needsKey && isTyping ? (
          <TypeKey
            onKept={changed}
            onBack={() => {
              setTyping(false);
            }}
          />
        ) : null}
        {needsKey && !isTyping ? (
          <div className={styles['sound']}>
            <Button size="desk" isWaiting={check === 'asking'} onPress={test}>
              {t('test')}
            </Button>
            {canType ? (
              <Button
                size="desk"
                onPress={() => {
                  setTyping(true);
                }}
              >
                {key.source === 'typed' ? t('replace') : t('type')}
              </Button>
            ) : null}
            {key.source === 'typed' ? <RemoveKey onRemoved={changed} /> : null}
          </div>
        ) : null}
        {needsKey ? <CheckWords check={check} name={name} /> : null}
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('done')}
        </Button>
      </div>
    </Card>
  );
}

function KeyWords({ carrier: { key, keyChanged } }: { readonly carrier: CarrierViewed }) {
  const t = useTranslations('station.carrier');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const changed =
    keyChanged &&
    t('keyChanged', { by: keyChanged.by === '' ? 'none' : keyChanged.by, day: momentText(keyChanged.at, zone) });
  return (
    <p>
      {t(`key.${key.source}`, { place: key.place })}
      {changed === null ? '' : ` ${changed}`}
      {key.trouble === null ? '' : ` ${t(`trouble.${key.trouble}`)}`}
      {key.refusal === null || key.refusal === 'givenElsewhere' ? '' : ` ${t(`refused.${key.refusal}`)}`}
    </p>
  );
}

function TypeKey({ onKept, onBack }: { readonly onKept: () => void; readonly onBack: () => void }) {
  const t = useTranslations('station.carrier');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const keep = (): void => {
    request('carrier.keepKey', { key: text }).then((answer) => {
      setRefused(answer.refused);
      if (answer.refused === null) onKept();
    }, showFailure);
  };
  return (
    <>
      <Field
        label={t('field')}
        help={t('fieldHelp')}
        error={refused === null ? '' : t(`refused.${refused}`)}
        value={text}
        isSecret
        longest={LONGEST_KEY}
        onChange={(next) => {
          setText(next);
          setRefused(null);
        }}
      />
      <div className={styles['sound']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} isDisabled={text.trim() === ''} onPress={keep}>
          {t('keep')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </>
  );
}

/** Pressed twice: without its key no label is bought. */
function RemoveKey({ onRemoved }: { readonly onRemoved: () => void }) {
  const t = useTranslations('station');
  return (
    <SureButton
      sure={t('sure')}
      onSure={() => {
        request('carrier.removeKey', {}).then(onRemoved, showFailure);
      }}
    >
      {t('carrier.remove')}
    </SureButton>
  );
}

function CheckWords({ check, name }: { readonly check: Check | 'asking' | null; readonly name: string }) {
  const t = useTranslations('station.carrier.check');
  const isWell = check === 'answers' || check === 'ownCarrier';
  return (
    <p role="status" className={styles['check']} data-role={isWell ? 'done' : 'attention'}>
      {check === null || check === 'asking' ? null : (
        <span className={styles['said']}>
          {isWell ? <IconCircleCheckFilled /> : <IconAlertTriangleFilled />}
          {t(check, { name })}
        </span>
      )}
    </p>
  );
}
