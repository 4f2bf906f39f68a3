import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LANGUAGES, languagesFor } from '../../../shared/deviceFit.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconCheck, IconX } from '../../ui/icons.ts';
import { SureButton } from '../../ui/SureButton.tsx';
import { mediaWords } from '../../words/media.ts';
import {
  DENSITIES,
  entryOf,
  FRAMINGS,
  framingOf,
  NEEDS_UNIT,
  problemsOf,
  SPEEDS,
  UNITS,
  USUAL_MEDIA,
  withFraming,
  withUsualPort,
  withProtocol,
  type DeviceDraft,
} from './deviceDraft.ts';
import desk from './Desk.module.css';
import styles from './DeviceForm.module.css';

interface DeviceFormProps {
  readonly first: DeviceDraft;
  /** Where it is, as people read it; '' for a device in the network, whose address is a field. */
  readonly where: string;
  readonly onDone: () => void;
}

/** One device: what it is, what it speaks and how it is reached. */
export function DeviceForm({ first, where, onDone }: DeviceFormProps) {
  const t = useTranslations('devices.setUp');
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const set = (change: Partial<DeviceDraft>): void => {
    setDraft((before) => ({ ...before, ...change }));
  };
  const problems = isTried ? problemsOf(draft) : [];
  const send = (sent: Promise<unknown>): void => {
    setWaiting(true);
    sent.then(onDone, showFailure).finally(() => {
      setWaiting(false);
    });
  };
  const save = (): void => {
    setTried(true);
    if (problemsOf(draft).length === 0) send(request('devices.save', entryOf(draft)));
    // What is wrong may lie below the edge: its field comes into sight with the next picture.
    else requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const { kind } = draft.transport;
  return (
    <Card className={desk['wide']}>
      <div ref={fields} className={styles['fields']}>
        <Field
          label={t('name')}
          value={draft.name}
          onChange={(name) => {
            set({ name });
          }}
          help={where}
          error={problems.includes('name') ? t('nameMissing') : ''}
        />
        {kind === 'tcp' ? <Address draft={draft} onChange={set} problems={problems} /> : null}
        <Kind draft={draft} onChange={set} />
        <Loaded draft={draft} onChange={set} problems={problems} />
        {kind === 'serial' ? <Line draft={draft} onChange={set} /> : null}
        {NEEDS_UNIT.includes(draft.protocol) ? (
          <Choice
            label={t('unit')}
            value={draft.unit}
            onChange={(unit) => {
              set({ unit });
            }}
            options={UNITS.map((value) => ({ value, text: value }))}
          />
        ) : null}
        {draft.role === 'scale' ? <CheckDays draft={draft} onChange={set} problems={problems} /> : null}
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} isWaiting={isWaiting} onPress={save}>
          {t('save')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onDone}>
          {t('back')}
        </Button>
        {draft.deviceId === '' ? null : (
          <Remove
            onRemove={() => {
              send(request('devices.remove', { deviceId: draft.deviceId }));
            }}
          />
        )}
      </div>
    </Card>
  );
}

interface PartProps {
  readonly draft: DeviceDraft;
  readonly onChange: (change: Partial<DeviceDraft>) => void;
}

/** What it is and what it speaks; another kind begins with its usual language. */
function Kind({ draft, onChange }: PartProps) {
  const t = useTranslations('devices.setUp');
  const { role, transport } = draft;
  const roles = (Object.keys(LANGUAGES) as DeviceDraft['role'][]).filter(
    (known) => languagesFor(known, transport.kind).length > 0,
  );
  return (
    <>
      <Choice
        label={t('kind')}
        value={role}
        onChange={(next) => {
          const [protocol = draft.protocol] = languagesFor(next, transport.kind);
          // A name that nobody chose follows the kind.
          const isOwn = draft.name !== t(`role.${role}`);
          const [media = ''] = USUAL_MEDIA[next] ?? [];
          onChange({
            role: next,
            ...withUsualPort(draft, next),
            ...withProtocol(draft, protocol),
            media,
            ...(isOwn ? {} : { name: t(`role.${next}`) }),
          });
        }}
        options={roles.map((value) => ({ value, text: t(`role.${value}`) }))}
      />
      <Choice
        label={t('language')}
        value={draft.protocol}
        isWrapped
        onChange={(protocol) => {
          onChange(withProtocol(draft, protocol));
        }}
        options={languagesFor(role, transport.kind).map((value) => ({ value, text: t(`protocol.${value}`) }))}
      />
    </>
  );
}

/** What lies in a printer, and how fine it prints. */
function Loaded({ draft, onChange, problems }: PartProps & { readonly problems: ReturnType<typeof problemsOf> }) {
  const t = useTranslations('devices.setUp');
  const usual = USUAL_MEDIA[draft.role];
  const [isOther, setOther] = useState(usual !== undefined && !usual.includes(draft.media));
  if (!usual) return null;
  const options = usual.map((value) => ({ value, text: mediaWords(value) }));
  return (
    <>
      <Choice
        label={t('media')}
        value={isOther ? '' : draft.media}
        isWrapped
        onChange={(media) => {
          setOther(media === '');
          onChange({ media });
        }}
        options={draft.role === 'paperPrinter' ? options : [...options, { value: '', text: t('otherMedia') }]}
      />
      {isOther && draft.role !== 'paperPrinter' ? (
        <Field
          label={t('mediaSize')}
          value={draft.media}
          onChange={(media) => {
            onChange({ media });
          }}
          help={t(draft.role === 'receiptPrinter' ? 'rollHelp' : 'mediaHelp')}
          error={problems.includes('media') ? t('mediaWrong') : ''}
        />
      ) : null}
      {draft.role === 'paperPrinter' ? (
        <Choice
          label={t('inks')}
          value={draft.printsRed ? 'red' : 'black'}
          onChange={(inks) => {
            onChange({ printsRed: inks === 'red' });
          }}
          options={(['black', 'red'] as const).map((value) => ({ value, text: t(`ink.${value}`) }))}
        />
      ) : null}
      {draft.role === 'labelPrinter' ? (
        <Choice
          label={t('density')}
          value={draft.dpmm}
          onChange={(dpmm) => {
            onChange({ dpmm });
          }}
          options={DENSITIES.map((value) => ({ value, text: t(`dpi.${value === '' ? 'told' : value}`) }))}
        />
      ) : null}
    </>
  );
}

function Address({ draft, onChange, problems }: PartProps & { readonly problems: ReturnType<typeof problemsOf> }) {
  const t = useTranslations('devices.setUp');
  return (
    <div className={styles['pair']}>
      <Field
        label={t('host')}
        value={draft.host}
        onChange={(host) => {
          onChange({ host });
        }}
        error={problems.includes('host') ? t('hostMissing') : ''}
      />
      <Field
        label={t('port')}
        value={draft.port}
        onChange={(port) => {
          onChange({ port });
        }}
        error={problems.includes('port') ? t('portWrong') : ''}
      />
    </div>
  );
}

function Line({ draft, onChange }: PartProps) {
  const t = useTranslations('devices.setUp');
  const { transport } = draft;
  if (transport.kind !== 'serial') return null;
  return (
    <>
      <Choice
        label={t('speed')}
        value={transport.baudRate.toString()}
        onChange={(speed) => {
          onChange({ transport: { ...transport, baudRate: Number(speed) } });
        }}
        options={SPEEDS.map((value) => ({ value, text: value }))}
      />
      <Choice
        label={t('framing')}
        value={framingOf(transport)}
        onChange={(framing) => {
          onChange({ transport: withFraming(transport, framing) });
        }}
        options={FRAMINGS.map((value) => ({ value, text: value }))}
      />
    </>
  );
}

function CheckDays({ draft, onChange, problems }: PartProps & { readonly problems: ReturnType<typeof problemsOf> }) {
  const t = useTranslations('devices.check');
  return (
    <Field
      label={t('days')}
      value={draft.checkDays}
      onChange={(checkDays) => {
        onChange({ checkDays });
      }}
      help={t('daysHelp')}
      error={problems.includes('checkDays') ? t('daysWrong') : ''}
    />
  );
}

/** Pressed twice: the first press says so. */
function Remove({ onRemove }: { readonly onRemove: () => void }) {
  const t = useTranslations('devices.setUp');
  return (
    <SureButton sure={t('removeSure')} onSure={onRemove}>
      {t('remove')}
    </SureButton>
  );
}
