import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AppState } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconArrowRight, IconCheck, IconCircleCheckFilled, IconPackage, IconPlayerPlay } from '../../ui/icons.ts';
import { PcNeeds, usePcNeeds } from '../desk/PcNeeds.tsx';
import { complaintOf, FIELDS, firstDraft, setupInput, STEPS, type Draft, type DraftField, type Step } from './draft.ts';
import styles from './FirstRun.module.css';

type Problem = 'gs1Prefix' | 'timeZone' | 'currency' | 'pin' | 'address' | null;
const PLACE: Readonly<Record<NonNullable<Problem>, readonly [Step, DraftField]>> = {
  gs1Prefix: ['site', 'gs1Prefix'],
  timeZone: ['site', 'timeZone'],
  currency: ['site', 'currency'],
  pin: ['supervisor', 'pin'],
  address: ['address', 'line1'],
};

interface FirstRunProps {
  /** The last scan, if any: before there is a site it can only be the supervisor's badge. */
  readonly notice: AppState['notice'];
}

/** First run: three short steps, or the demo. */
export function FirstRun({ notice }: FirstRunProps) {
  const t = useTranslations('setup');
  const [isStarting, setStarting] = useState(false);
  const needs = usePcNeeds(true, '');
  return (
    <main className={styles['split']}>
      <div className={styles['left']}>
        <span className={styles['mark']}>
          <IconPackage />
        </span>
        <h1 className={styles['title']}>{t('title')}</h1>
        <p className={styles['detail']}>{t('detail')}</p>
        <div className={styles['demo']}>
          <Button
            icon={<IconPlayerPlay />}
            isWaiting={isStarting}
            onPress={() => {
              setStarting(true);
              request('setup.tryDemo', {}).catch(showFailure);
            }}
          >
            {t('tryDemo')}
          </Button>
          <p className={styles['demoDetail']}>{t('tryDemoDetail')}</p>
        </div>
        {needs.length > 0 ? <PcNeeds needs={needs} /> : null}
      </div>
      <Questions notice={notice} />
    </main>
  );
}

function Questions({ notice }: FirstRunProps) {
  const t = useTranslations('setup');
  const [draft, setDraft] = useDraft(notice);
  const [step, setStep] = useState<Step>('site');
  const [isChecked, setChecked] = useState(false);
  const [problem, setProblem] = useState<Problem>(null);
  const [isSaving, setSaving] = useState(false);
  const index = STEPS.indexOf(step);
  const go = (to: Step, checked = false): void => {
    setStep(to);
    setChecked(checked);
  };
  const save = (): void => {
    setSaving(true);
    request('setup.complete', setupInput(draft))
      .then((answer) => {
        setProblem(answer.problem);
        if (answer.problem) go(PLACE[answer.problem][0], true);
      })
      .catch(showFailure)
      .finally(() => {
        setSaving(false);
      });
  };
  const onward = (): void => {
    const next = STEPS[index + 1];
    if (FIELDS[step].some((field) => complaintOf(draft, field) !== null)) setChecked(true);
    else if (next) go(next);
    else save();
  };
  const change =
    (field: keyof Draft) =>
    (value: string): void => {
      setProblem(null);
      setDraft({ ...draft, [field]: value });
    };
  const errorOf = (field: DraftField): string => {
    if (problem && PLACE[problem][1] === field) return t(`problem.${problem}`);
    const complaint = isChecked ? complaintOf(draft, field) : null;
    return complaint ? t(`problem.${complaint}`) : '';
  };
  return (
    <div className={styles['right']}>
      <Steps index={index} />
      <div className={styles['form']}>
        {FIELDS[step].map((field) => (
          <div key={field} className={WIDE.includes(field) ? styles['wide'] : undefined}>
            <Field
              label={t(field)}
              value={draft[field]}
              onChange={change(field)}
              help={helpOf(field, t)}
              error={errorOf(field)}
              isSecret={field === 'pin'}
            />
          </div>
        ))}
        {step === 'site' ? (
          <Choice
            label={t('units')}
            value={draft.units}
            onChange={change('units')}
            options={[
              { value: 'us', text: t('us') },
              { value: 'metric', text: t('metric') },
            ]}
          />
        ) : null}
      </div>
      <div className={styles['actions']}>
        <Button
          isDisabled={index === 0}
          onPress={() => {
            go(STEPS[index - 1] ?? 'site');
          }}
        >
          {t('back')}
        </Button>
        <Button
          kind="primary"
          isWaiting={isSaving}
          icon={index === STEPS.length - 1 ? <IconCheck /> : <IconArrowRight />}
          onPress={onward}
        >
          {t(index === STEPS.length - 1 ? 'save' : 'next')}
        </Button>
      </div>
    </div>
  );
}

/** The answers so far. A scanned badge goes into its field, once a scan, whatever step is open. */
function useDraft(notice: AppState['notice']): readonly [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(firstDraft);
  const [takenId, setTakenId] = useState<number | null>(null);
  if (notice === null || notice.id === takenId) return [draft, setDraft];
  const withBadge = { ...draft, badge: notice.code };
  setTakenId(notice.id);
  setDraft(withBadge);
  return [withBadge, setDraft];
}

const WIDE: readonly DraftField[] = ['badge', 'person'];

function helpOf(field: DraftField, t: ReturnType<typeof useTranslations<'setup'>>): string {
  if (field === 'gs1Prefix') return t('gs1Help');
  if (field === 'numberShare') return t('numberShareHelp');
  return field === 'badge' ? t('badgeHelp') : '';
}

function Steps({ index }: { readonly index: number }) {
  const t = useTranslations('setup');
  return (
    <ol className={styles['steps']} aria-label={t('stepOf', { step: index + 1, steps: STEPS.length })}>
      {STEPS.map((step, at) => (
        <li
          key={step}
          className={styles['step']}
          data-state={at < index ? 'done' : at === index ? 'here' : 'later'}
          aria-current={at === index ? 'step' : undefined}
        >
          {at < index ? <IconCircleCheckFilled /> : null}
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
