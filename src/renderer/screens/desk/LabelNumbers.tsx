import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { numberShareText, readNumberShare, type NumberShare } from '../../../core/ship/numberRange.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconCheck } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './Station.module.css';

/** Which of the site's label numbers this PC gives: two PCs with a number in common would label two parcels alike. */
export function LabelNumbers({ now }: { readonly now: NumberShare }) {
  const t = useTranslations('station.numbers');
  const saved = numberShareText(now);
  const [text, setText] = useState(saved);
  const [isWrong, setWrong] = useState(false);
  const share = readNumberShare(text);
  const isSaved = share !== null && numberShareText(share) === saved;
  const save = (): void => {
    setWrong(share === null);
    if (!share) return;
    request('station.setNumberShare', share).then(() => {
      setText(numberShareText(share));
    }, showFailure);
  };
  return (
    <Card>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={styles['body']}>
        <Field
          label={t('share')}
          help={t('help')}
          error={isWrong ? t('wrong') : ''}
          value={text}
          onChange={(next) => {
            setText(next);
            setWrong(false);
          }}
        />
        <div>
          <Button size="desk" icon={<IconCheck />} isDisabled={isSaved} onPress={save}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
