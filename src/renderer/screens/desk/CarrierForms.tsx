import { useMay } from '../../ipc/useMay.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconClock,
  IconDownload,
  IconHelpCircle,
  IconRefresh,
} from '../../ui/icons.ts';
import { english } from '../../words/messages.ts';
import styles from './Manifests.module.css';

type Form = NonNullable<RequestOutput<'manifests.show'>['shown']>['forms'][number];

/** The forms that the carrier makes of a closed manifest for its own drivers: what is known of each, and its paper. */
export function CarrierForms({ forms }: { readonly forms: readonly Form[] }) {
  const now = forms.filter(({ isReplaced }) => !isReplaced);
  if (now.length === 0) return null;
  return (
    <ul className={styles['forms']}>
      {now.map((form) => (
        <Row key={form.formId} form={form} />
      ))}
    </ul>
  );
}

function Row({ form }: { readonly form: Form }) {
  const t = useTranslations('manifest.form');
  const mayAsk = useMay('manifests');
  const [isWaiting, setWaiting] = useState(false);
  const { formId, group, number, state, hasPaper } = form;
  const again = (): void => {
    setWaiting(true);
    request('manifests.formAgain', { formId })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <li className={styles['form']}>
      <b>{t('of', { carrier: group })}</b>
      <State state={state} />
      <span className={styles['formWords']}>{number ?? why(form, t)}</span>
      {hasPaper ? (
        <Button
          size="desk"
          icon={<IconDownload />}
          onPress={() => {
            request('manifests.formSave', { formId }).catch(showFailure);
          }}
        >
          {t('save')}
        </Button>
      ) : null}
      {state === 'refused' && mayAsk ? (
        <Button size="desk" icon={<IconRefresh />} isWaiting={isWaiting} onPress={again}>
          {t('again')}
        </Button>
      ) : null}
    </li>
  );
}

function State({ state }: { readonly state: Form['state'] }) {
  const t = useTranslations('manifest.form.state');
  switch (state) {
    case 'made':
      return (
        <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
          {t('made')}
        </Chip>
      );
    case 'refused':
      return (
        <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
          {t('refused')}
        </Chip>
      );
    case 'unknown':
      return (
        <Chip icon={<IconHelpCircle />} isDesk>
          {t('unknown')}
        </Chip>
      );
    default:
      return (
        <Chip icon={<IconClock />} isDesk>
          {t('requested')}
        </Chip>
      );
  }
}

const has = <T extends object>(table: T, code: string): code is Extract<keyof T, string> => Object.hasOwn(table, code);

/** The carrier's own words where it said any; else the station's. */
function why({ detail, reason, waitsFor }: Form, t: ReturnType<typeof useTranslations<'manifest.form'>>): string {
  const code = waitsFor ?? reason ?? '';
  return detail ?? (has(english.manifest.form.why, code) ? t(`why.${code}`) : '');
}
