import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconLock, IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './Station.module.css';

/** The way out of full screen: the PIN of the supervisor who is signed in. */
export function FullScreen({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations();
  const [pin, setPin] = useState('');
  const [refused, setRefused] = useState<'wrong' | 'lockedOut' | null>(null);
  const leave = (): void => {
    request('kiosk.leave', { pin })
      .then((answer) => {
        setPin('');
        setRefused(answer.refused);
        if (answer.refused === null) onBack();
      })
      .catch(showFailure);
  };
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('station.fullScreen.title')}</h2>
      <div className={styles['body']}>
        <p>{t('station.fullScreen.detail')}</p>
        <Field
          label={t('signIn.pin')}
          isSecret
          error={refused === null ? '' : t(`station.fullScreen.${refused}`)}
          value={pin}
          onChange={(next) => {
            setPin(next);
            setRefused(null);
          }}
        />
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconLock />} isDisabled={pin === ''} onPress={leave}>
          {t('station.fullScreen.leave')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('people.back')}
        </Button>
      </div>
    </Card>
  );
}
