import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconDownload, IconFileImport } from '../../../ui/icons.ts';
import { reasonText } from '../../../words/rowReason.ts';
import styles from './Boxes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';

type Rows = RequestOutput<'boxes.readFile'>['rows'];

/** Rows that are shown of a file that could not be read whole. */
const MOST = 3;

/** A CSV file into the draft, and the draft as a CSV file. */
export function BoxFile({ work }: { readonly work: BoxSetWork }) {
  const t = useTranslations('boxes');
  const words = useTranslations('imports');
  const [rows, setRows] = useState<Rows>([]);
  const readIn = (): void => {
    void work.ask(async (revision) => {
      const answer = await request('boxes.readFile', { revision });
      setRows(answer.rows);
      return answer;
    });
  };
  return (
    <>
      <div className={styles['files']}>
        <Button size="desk" icon={<IconFileImport />} onPress={readIn}>
          {t('readFile')}
        </Button>
        <Button
          size="desk"
          icon={<IconDownload />}
          onPress={() => {
            request('boxes.saveFile', {}).catch(showFailure);
          }}
        >
          {t('saveFile')}
        </Button>
      </div>
      {rows.length === 0 ? null : (
        <div className={styles['rows']} role="alert">
          <b>{t('rowsRefused', { count: rows.length })}</b>
          {rows.slice(0, MOST).map((row) => (
            <span key={`${row.line.toString()} ${row.reason} ${row.column ?? ''}`}>
              {`${words('line', { line: row.line })}: ${reasonText(row.reason, words)} ${row.column ?? ''}`}
            </span>
          ))}
        </div>
      )}
    </>
  );
}
