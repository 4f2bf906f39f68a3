import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconPhoto } from '../../../ui/icons.ts';
import { smallPicture } from './smallPicture.ts';
import styles from './Products.module.css';

interface PictureFieldProps {
  readonly value: string;
  readonly error: string;
  readonly onChange: (name: string) => void;
}

/** The file of a product's picture: typed, or taken from a picture that is picked and made small. */
export function PictureField({ value, error, onChange }: PictureFieldProps) {
  const t = useTranslations('products');
  const [isRefused, setRefused] = useState(false);
  const pick = async (): Promise<void> => {
    const { picked } = await request('products.pickPicture', {});
    if (picked === 'none') return;
    const small = picked === 'tooLarge' ? null : await smallPicture(picked);
    const { name } = small ? await request('products.keepPicture', { picture: small }) : { name: null };
    setRefused(name === null);
    if (name !== null) onChange(name);
  };
  return (
    <div className={styles['pictureField']}>
      <Field
        label={t('column.image')}
        value={value}
        error={error === '' && isRefused ? t('noPicture') : error}
        onChange={(name) => {
          setRefused(false);
          onChange(name);
        }}
      />
      <Button
        size="desk"
        icon={<IconPhoto />}
        label={t('pickPicture')}
        onPress={() => void pick().catch(showFailure)}
      />
    </div>
  );
}
