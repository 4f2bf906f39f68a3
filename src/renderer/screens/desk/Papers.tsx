import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DOCUMENT_FORMS, DOCUMENTS, type DocumentForm, type DocumentKind } from '../../../core/print/documents.ts';
import { BOX_REASONS } from '../../../core/carton/boxReason.ts';
import { COMMAND_WORDS, QUANTITY_CARDS } from '../../../core/scan/scan.ts';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { devicesSlice, showFailure, type DeviceView } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconMinus,
  IconPrinter,
  IconStack2,
  IconWorld,
  IconX,
} from '../../ui/icons.ts';
import { Select } from '../../ui/Select.tsx';
import { mediaName } from '../../words/media.ts';
import { deviceReason } from '../../words/reasons.ts';
import { CustomsDetails } from './CustomsDetails.tsx';
import desk from './Desk.module.css';
import styles from './Papers.module.css';
import { ShopLabels } from './ShopLabels.tsx';

type Routes = RequestOutput<'papers.routes'>['routes'];
type RouteNow = RequestOutput<'papers.routes'>['now'][number];

/** Choices that are no printer. */
const ANY = 'any';
const NEVER = 'never';
const NOTHING = 'nothing';

/** What prints where: the printer of each kind of document, its fall-back, and where it would go now. */
export function Papers({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('papers');
  const queries = useQueryClient();
  const devices = useSlice(devicesSlice);
  const printers = devices.filter(({ media }) => media !== null);
  const states = JSON.stringify(
    printers.map(({ deviceId, state, reason, media, dpmm }) => [deviceId, state, reason, media, dpmm]),
  );
  const { data } = useQuery({
    queryKey: ['papers.routes', states],
    queryFn: () => request('papers.routes', {}),
    placeholderData: keepPreviousData,
  });
  const save = (routes: Routes): void => {
    request('papers.saveRoutes', { routes }).then(
      () => void queries.invalidateQueries({ queryKey: ['papers.routes'] }),
      showFailure,
    );
  };
  const [inside, setInside] = useState<'customs' | 'shop' | null>(null);
  const leave = (): void => {
    setInside(null);
  };
  if (inside === 'customs') return <CustomsDetails onBack={leave} />;
  if (inside === 'shop') return <ShopLabels onBack={leave} />;
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={styles['rows']}>
        <div className={styles['heads']}>
          <span>{t('document')}</span>
          <span>{t('printer')}</span>
          <span>{t('fallback')}</span>
          <span>{t('now')}</span>
        </div>
        {data
          ? DOCUMENTS.map((document) => (
              <Row
                key={document}
                document={document}
                printers={printers}
                route={data.routes[document]}
                now={data.now.find((known) => known.document === document)}
                canChange={data.canChange}
                onChange={(route) => {
                  const { [document]: _before, ...others } = data.routes;
                  save(route ? { ...others, [document]: route } : others);
                }}
              />
            ))
          : null}
      </div>
      <div className={desk['cardActions']}>
        <PrintCards />
        <Button
          size="desk"
          icon={<IconStack2 />}
          onPress={() => {
            setInside('shop');
          }}
        >
          {t('shop.button')}
        </Button>
        <Button
          size="desk"
          icon={<IconWorld />}
          onPress={() => {
            setInside('customs');
          }}
        >
          {t('customs.button')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

interface RowProps {
  readonly document: DocumentKind;
  readonly printers: readonly DeviceView[];
  readonly route: Routes[DocumentKind];
  readonly now: RouteNow | undefined;
  readonly canChange: boolean;
  /** Undefined: nobody says where. */
  readonly onChange: (route: string[] | undefined) => void;
}

function Row({ document, printers, route, now, canChange, onChange }: RowProps) {
  const t = useTranslations('papers');
  const [first, second, ...others] = route ?? [];
  // A printer that the route still names and that is no more is told as such, and may be chosen away.
  const isGone = (id: string): boolean => printers.every(({ deviceId }) => deviceId !== id);
  const named = [
    ...printers.map(({ deviceId, name, media }) => ({
      value: deviceId,
      text: media ? `${name}, ${mediaName(media)}` : name,
    })),
    ...(route ?? []).filter(isGone).map((id) => ({ value: id, text: t('removed') })),
  ];
  return (
    <div className={styles['row']} role="group" aria-label={t(`kind.${document}`)}>
      <div className={styles['words']}>
        <b>{t(`kind.${document}`)}</b>
        <span>
          {formsText(document, (form) => (form.kind === 'labels' ? sizeText(form, t) : t(`form.${form.kind}`)))}
        </span>
      </div>
      <Select
        label={t('printer')}
        isDisabled={!canChange}
        value={route ? (first ?? NEVER) : ANY}
        onChange={(value) => {
          if (value === ANY) onChange(undefined);
          else if (value === NEVER) onChange([]);
          else onChange([value, ...(route ?? []).slice(1).filter((id) => id !== value)]);
        }}
        options={[
          { value: ANY, text: t('any') },
          ...named,
          // Without its label no parcel leaves.
          ...(document === 'shippingLabel' ? [] : [{ value: NEVER, text: t('never') }]),
        ]}
      />
      <Select
        label={t('fallback')}
        isDisabled={!canChange || first === undefined}
        value={second ?? NOTHING}
        onChange={(value) => {
          if (first !== undefined)
            onChange(value === NOTHING ? [first] : [first, value, ...others.filter((id) => id !== value)]);
        }}
        options={[{ value: NOTHING, text: t('noFallback') }, ...named.filter(({ value }) => value !== first)]}
      />
      {now ? <Now now={now} printers={printers} /> : <span />}
    </div>
  );
}

const sizeText = (
  form: Extract<DocumentForm, { kind: 'labels' }>,
  t: ReturnType<typeof useTranslations<'papers'>>,
): string => (form.isAtLeast ? t('atLeast', { size: mediaName(form) }) : mediaName(form));

const formsText = (document: DocumentKind, of: (form: DocumentForm) => string): string =>
  DOCUMENT_FORMS[document].map(of).join(' / ');

/** Where the document would go this moment, or why it can't. */
function Now({ now, printers }: { readonly now: RouteNow; readonly printers: readonly DeviceView[] }) {
  const words = useTranslations();
  const t = useTranslations('papers');
  const nameOf = (deviceId: string | null): string =>
    printers.find((printer) => printer.deviceId === deviceId)?.name ?? t('removed');
  const reasonOf = (reason: string): string => deviceReason(reason, words) ?? words('devices.reason.other');
  if (now.deviceId === null && now.refused.length === 0)
    return (
      <Chip icon={<IconMinus />} isDesk>
        {t('never')}
      </Chip>
    );
  if (now.deviceId === null) {
    const [why] = now.refused;
    const isUnset = !why || why.deviceId === null;
    return (
      <Chip
        role={isUnset ? 'neutral' : 'attention'}
        icon={isUnset ? <IconMinus /> : <IconAlertTriangleFilled />}
        isDesk
      >
        {isUnset ? t('noPrinter') : t('refused', { printer: nameOf(why.deviceId), reason: reasonOf(why.reason) })}
      </Chip>
    );
  }
  if (now.trouble !== null)
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {t('waits', { printer: nameOf(now.deviceId), reason: reasonOf(now.trouble) })}
      </Chip>
    );
  return (
    <Chip role={now.isFallback ? 'attention' : 'done'} icon={<IconCircleCheckFilled />} isDesk>
      {t(now.isFallback ? 'instead' : 'ready', { printer: nameOf(now.deviceId) })}
    </Chip>
  );
}

/** Prints the cards with the command words, each with the sentence that explains it. */
function PrintCards() {
  const words = useTranslations();
  const t = useTranslations('papers');
  const [outcome, setOutcome] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const print = (): void => {
    setWaiting(true);
    request('papers.printCommandCards', {
      cards: [
        ...COMMAND_WORDS.map((word) => ({ word, title: words(`command.${word}`), caption: t(`card.${word}`) })),
        ...QUANTITY_CARDS.map((count) => ({ count, title: words('command.QTY'), caption: t('card.QTY', { count }) })),
        ...BOX_REASONS.map((why) => ({ why, title: words('command.WHY'), caption: words(`boxReason.${why}`) })),
      ],
    })
      .then(({ failed }) => {
        setOutcome(
          failed === null
            ? t('printed')
            : t('notPrinted', { reason: deviceReason(failed, words) ?? words('devices.reason.other') }),
        );
      }, showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <>
      <Button size="desk" icon={<IconPrinter />} isWaiting={isWaiting} onPress={print}>
        {t('printCards')}
      </Button>
      <span className={styles['outcome']} role="status">
        {outcome}
      </span>
    </>
  );
}
