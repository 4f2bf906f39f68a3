import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconDownload, IconFileImport } from '../../../ui/icons.ts';
import styles from './Rates.module.css';
import type { RateWork } from './useRates.ts';

/** Tables in from CSV files, to be looked at before they count, and out as CSV files. */
export function RateFiles({ work }: { readonly work: RateWork }) {
  const t = useTranslations('rates');
  const [said, setSaid] = useState('');
  const readIn = async (): Promise<void> => {
    const { tables, others } = await request('rates.readFiles', {});
    const count = Object.keys(tables).length;
    if (count > 0) work.edit(tables);
    if (count > 0 || others.length > 0)
      setSaid(others.length > 0 ? t('notATable', { files: others.join(', ') }) : t('filesRead', { count }));
  };
  const saveOut = async (): Promise<void> => {
    const name = work.isDraft ? t('folderDraft') : t('folder', { version: work.view.version });
    const { folder } = await request('rates.saveFiles', { tables: work.tables, name });
    if (folder !== '') setSaid(t('filesSaved', { folder }));
  };
  return (
    <div className={styles['files']}>
      <Button
        size="desk"
        icon={<IconFileImport />}
        onPress={() => {
          readIn().catch(showFailure);
        }}
      >
        {t('readFiles')}
      </Button>
      <Button
        size="desk"
        icon={<IconDownload />}
        onPress={() => {
          saveOut().catch(showFailure);
        }}
      >
        {t('saveFiles')}
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}
