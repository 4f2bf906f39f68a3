import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RATE_TABLES, type RateTableName } from '../../../../core/ship/rateBook.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { IconAlertOctagonFilled, IconCheck, IconPencil, IconTruck, IconUpload, IconX } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
import { momentText } from '../../../words/times.ts';
import { DeskPage } from '../DeskPage.tsx';
import { Account } from './Account.tsx';
import { PublishRates } from './PublishRates.tsx';
import { RateFiles } from './RateFiles.tsx';
import { RateRows } from './RateRows.tsx';
import { RateVersions } from './RateVersions.tsx';
import styles from './Rates.module.css';
import { RowForm } from './RowForm.tsx';
import { TableList } from './TableList.tsx';
import { TryParcel } from './TryParcel.tsx';
import { useRates, type RateWork } from './useRates.ts';

const SIDES = ['row', 'try', 'versions'] as const;
type Side = (typeof SIDES)[number];

/** Rules and prices: every table as it counts and as it would count, tried on a parcel, published, and taken back; and what is used of the carrier. */
export function Rates() {
  const work = useRates();
  const [isAtAccount, setAtAccount] = useState(false);
  if (isAtAccount)
    return (
      <Account
        onBack={() => {
          setAtAccount(false);
        }}
      />
    );
  return work ? (
    <RateTablesDesk
      work={work}
      onAccount={() => {
        setAtAccount(true);
      }}
    />
  ) : null;
}

interface TablesProps {
  readonly work: RateWork;
  readonly onAccount: () => void;
}

function RateTablesDesk({ work, onAccount }: TablesProps) {
  const t = useTranslations('rates');
  const [table, setTable] = useState<RateTableName>(RATE_TABLES[0]);
  const [row, setRow] = useState<number | null>(0);
  const [side, setSide] = useState<Side>('row');
  const [isPublishing, setPublishing] = useState(false);
  const show = (next: RateTableName): void => {
    setTable(next);
    setRow(0);
  };
  const showRow = (next: number | null): void => {
    setRow(next);
    setSide('row');
    setPublishing(false);
  };
  return (
    <DeskPage
      title={t('title')}
      chips={<RateState work={work} />}
      actions={
        <>
          <Button size="desk" icon={<IconTruck />} onPress={onAccount}>
            {t('account.title')}
          </Button>
          {work.isDraft ? <DropEdits key={work.changes.length} work={work} /> : null}
          <Button
            size="desk"
            kind="primary"
            icon={<IconUpload />}
            isDisabled={!work.isDraft}
            onPress={() => {
              setPublishing(true);
            }}
          >
            {t('publish')}
          </Button>
        </>
      }
      className={styles['main']}
    >
      <Card label={t('tables')}>
        <TableList work={work} shown={table} onShow={show} />
        <RateFiles work={work} />
      </Card>
      <RateRows key={table} work={work} table={table} shown={row} onShow={showRow} />
      {isPublishing ? (
        <PublishRates
          work={work}
          onDone={() => {
            setPublishing(false);
          }}
        />
      ) : (
        <SideCard work={work} table={table} row={row} onRow={setRow} side={side} onSide={setSide} />
      )}
    </DeskPage>
  );
}

interface SideCardProps {
  readonly work: RateWork;
  readonly table: RateTableName;
  readonly row: number | null;
  readonly onRow: (row: number | null) => void;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
}

/** Beside the table: its row, a parcel to try it on, or the versions. */
function SideCard({ work, table, row, onRow, side, onSide }: SideCardProps) {
  const t = useTranslations('rates');
  return (
    <Card>
      <div className={styles['sides']}>
        <Choice
          label={t('side.label')}
          value={side}
          onChange={onSide}
          options={SIDES.map((value) => ({ value, text: t(`side.${value}`) }))}
        />
      </div>
      {side === 'row' ? (
        <RowForm key={`${table} ${row?.toString() ?? ''}`} work={work} table={table} row={row} onRow={onRow} />
      ) : side === 'try' ? (
        <TryParcel work={work} />
      ) : (
        <RateVersions work={work} />
      )}
    </Card>
  );
}

/** Which version counts, how much is edited, and whether anything is wrong. */
function RateState({ work: { view, changes, problems, isDraft, kept } }: { readonly work: RateWork }) {
  const t = useTranslations('rates');
  const app = useSlice(appSlice);
  // Somebody else's edits say whose they are; one's own need not.
  const others =
    kept && kept.by !== app?.user?.name ? [kept.by, momentText(kept.at, app?.site?.timeZone ?? 'UTC')] : [];
  return (
    <>
      {isDraft ? (
        <Chip isDesk role="attention" icon={<IconPencil />}>
          {[t('edited', { count: changes.length }), ...others].filter((part) => part !== '').join(' · ')}
        </Chip>
      ) : (
        <Chip isDesk role="done" icon={<IconCheck />}>
          {view.version === 0 ? t('asItCame') : t('versionInForce', { version: view.version })}
        </Chip>
      )}
      {problems.length === 0 ? null : (
        <Chip isDesk role="stop" icon={<IconAlertOctagonFilled />}>
          {t('wrong', { count: problems.length })}
        </Chip>
      )}
    </>
  );
}

/** Drops everything that is edited, at the second press. */
function DropEdits({ work }: { readonly work: RateWork }) {
  const t = useTranslations('rates');
  return (
    <SureButton icon={<IconX />} sure={t('sureDrop')} onSure={work.drop}>
      {t('drop')}
    </SureButton>
  );
}
