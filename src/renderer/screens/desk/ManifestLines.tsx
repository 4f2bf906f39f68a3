import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure, shownManifestSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconArrowBackUp, IconCircleCheckFilled, IconDownload, IconPrinter, IconTruckLoading } from '../../ui/icons.ts';
import { dateText } from '../../words/dates.ts';
import { massText, moneyText } from '../../words/measures.ts';
import { deviceReason } from '../../words/reasons.ts';
import { clockText, momentText } from '../../words/times.ts';
import { CarrierForms } from './CarrierForms.tsx';
import { DeskPage, Paging } from './DeskPage.tsx';
import styles from './Manifests.module.css';

type Shown = NonNullable<RequestOutput<'manifests.show'>['shown']>;
type Line = Shown['lines'][number];

/** One closed manifest: its parcels, which of them were seen, and its sheet once more. */
export function ManifestLines({ manifestId }: { readonly manifestId: string }) {
  const t = useTranslations('manifest');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['manifests', 'show', manifestId, page],
    queryFn: () => request('manifests.show', { manifestId, page }),
    placeholderData: keepPreviousData,
  });
  const shown = data?.shown ?? null;
  const sheet = useSheet(manifestId);
  return (
    <DeskPage
      title={shown?.manifest.carrierName ?? t('title')}
      chips={<Chip isDesk>{manifestId}</Chip>}
      actions={<SheetActions manifestId={manifestId} sheet={sheet} />}
    >
      <Card>
        <div className={styles['summary']}>
          {shown ? <ManifestChips manifest={shown.manifest} timeZone={timeZone} /> : null}
          <p role="status">{sheet.said}</p>
        </div>
        <CarrierForms forms={shown?.forms ?? []} />
        <LineTable lines={shown?.lines ?? []} timeZone={timeZone} />
        <Paging
          page={(shown?.page ?? 1) - 1}
          pages={shown?.pages ?? 1}
          onPage={(next) => {
            setPage(next + 1);
          }}
        />
      </Card>
    </DeskPage>
  );
}

function SheetActions({
  manifestId,
  sheet,
}: {
  readonly manifestId: string;
  readonly sheet: ReturnType<typeof useSheet>;
}) {
  const t = useTranslations('manifest');
  return (
    <>
      <Button
        size="desk"
        icon={<IconArrowBackUp />}
        onPress={() => {
          shownManifestSlice.set(null);
        }}
      >
        {t('back')}
      </Button>
      <Button
        size="desk"
        icon={<IconTruckLoading />}
        onPress={() => {
          request('loading.open', { manifestId }).catch(showFailure);
        }}
      >
        {t('scan')}
      </Button>
      <Button size="desk" icon={<IconDownload />} onPress={sheet.save}>
        {t('save')}
      </Button>
      <Button size="desk" kind="primary" icon={<IconPrinter />} isWaiting={sheet.isWaiting} onPress={sheet.print}>
        {t('print')}
      </Button>
    </>
  );
}

/** The manifest's sheet on paper or as a file, with what came of it. */
function useSheet(manifestId: string) {
  const words = useTranslations();
  const t = useTranslations('manifest');
  const [said, setSaid] = useState('');
  const [isWaiting, setWaiting] = useState(false);
  const print = (): void => {
    setWaiting(true);
    request('manifests.print', { manifestId })
      .then(({ failed }) => {
        if (failed === null) setSaid(t('sent'));
        else if (failed === 'notConfigured') setSaid(t('noPrinter'));
        else setSaid(t('notPrinted', { reason: deviceReason(failed, words) ?? failed }));
      })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  const save = (): void => {
    request('manifests.save', { manifestId })
      .then(({ isSaved }) => {
        setSaid(isSaved ? t('saved') : '');
      })
      .catch(showFailure);
  };
  return { said, isWaiting, print, save };
}

function LineTable({ lines, timeZone }: { readonly lines: readonly Line[]; readonly timeZone: string }) {
  const t = useTranslations('manifest');
  return (
    <table className={styles['lines']}>
      <thead>
        <tr>
          {(['tracking', 'order', 'weight', 'service', 'charge', 'seen'] as const).map((column) => (
            <th key={column} data-column={column}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.parcelId} line={line} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function ManifestChips({ manifest, timeZone }: { readonly manifest: Shown['manifest']; readonly timeZone: string }) {
  const t = useTranslations('manifest');
  return (
    <>
      <Chip isDesk>{dateText(manifest.shipDate)}</Chip>
      <Chip isDesk>
        {t('closedAt', {
          time: momentText(manifest.closedAt, timeZone),
        })}
      </Chip>
      {manifest.active > 0 && manifest.loaded >= manifest.active ? (
        <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
          {t('allLoaded')}
        </Chip>
      ) : (
        <Chip role="next" isDesk>
          {t('loaded', { done: manifest.loaded, total: manifest.active })}
        </Chip>
      )}
    </>
  );
}

function Row({ line, timeZone }: { readonly line: Line; readonly timeZone: string }) {
  const t = useTranslations('manifest');
  const at = (moment: number): string => clockText(moment, timeZone);
  const seen =
    line.state === 'givenBack'
      ? t('givenBack')
      : line.loadedAt !== null
        ? t('seen.loaded', { time: at(line.loadedAt) })
        : line.stagedAt !== null
          ? t('seen.staged', { time: at(line.stagedAt) })
          : t(line.seenAt === null ? 'seen.none' : 'seen.carrier');
  return (
    <tr data-state={line.state === 'givenBack' ? 'off' : line.loadedAt === null ? 'missing' : 'done'}>
      <td data-column="tracking">{line.tracking}</td>
      <td>{line.orderNumber}</td>
      <td data-column="weight">{massText(line.gross)}</td>
      <td>{line.service}</td>
      <td data-column="charge">{moneyText(line.charge)}</td>
      <td data-column="seen">{seen}</td>
    </tr>
  );
}
