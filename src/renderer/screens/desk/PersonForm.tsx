import { ROLES } from '../../../core/journal/personEvents.ts';
import { roleMay } from '../../../core/people/permissions.ts';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestInput, RequestOutput } from '../../../shared/ipc/contract.ts';
import { playCue } from '../../feedback/cues.ts';
import { listen, request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconCheck, IconX } from '../../ui/icons.ts';
import { SureButton } from '../../ui/SureButton.tsx';
import desk from './Desk.module.css';
import styles from './People.module.css';

/** A person who may sign in, as the window knows them. */
export type Person = RequestOutput<'people.list'>['people'][number];
type Draft = RequestInput<'people.save'>;
type Problem = RequestOutput<'people.save'>['problem'];

const FIELDS = ['name', 'number', 'pin', 'badge'] as const;
type FieldName = (typeof FIELDS)[number];
const PLACE: Partial<Record<NonNullable<Problem>, FieldName>> = {
  nameMissing: 'name',
  numberInvalid: 'number',
  numberTaken: 'number',
  pinInvalid: 'pin',
  badgeInvalid: 'badge',
  badgeTaken: 'badge',
};
const NOBODY: Draft = {
  userId: null,
  name: '',
  number: '',
  role: 'packer',
  mayOverride: false,
  mayKeyWeight: false,
  pin: '',
  badge: '',
};

const draftOf = ({ badgePrintedAt: _printed, ...person }: Person): Draft => ({ ...NOBODY, ...person });

/** One person who may sign in: a new one, or what changes of one. A badge that is scanned meanwhile is theirs. */
export function PersonForm({ person, onDone }: { readonly person: Person | null; readonly onDone: () => void }) {
  const t = useTranslations('people');
  const [draft, setDraft] = useState<Draft>(person ? draftOf(person) : NOBODY);
  const [problem, setProblem] = useState<Problem>(null);
  const isSelf = useSlice(appSlice)?.user?.userId === person?.userId;
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setProblem(null);
  };
  useBadge(setDraft);
  const settle = (answer: Promise<{ readonly problem: Problem }>): void => {
    answer.then((answered) => {
      setProblem(answered.problem);
      if (answered.problem === null) onDone();
    }, showFailure);
  };
  const place = problem === null ? undefined : PLACE[problem];
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{person ? t('changeWhom', { name: person.name }) : t('add')}</h2>
      <div className={styles['fields']}>
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={t(field)}
            value={draft[field]}
            isSecret={field === 'pin'}
            help={helpOf(field, person !== null, t)}
            error={problem !== null && place === field ? t(`problem.${problem}`) : ''}
            onChange={(text) => {
              set({ [field]: text });
            }}
          />
        ))}
        <Choice
          label={t('roleLabel')}
          value={draft.role}
          onChange={(role) => {
            // What was said of this person is said anew for another role: it brings its own.
            set({ role, mayOverride: roleMay(role, 'override'), mayKeyWeight: roleMay(role, 'keyWeight') });
          }}
          options={ROLES.map((value) => ({ value, text: t(`role.${value}`) }))}
        />
        <Choice
          label={t('mayOverride')}
          value={draft.mayOverride ? 'yes' : 'no'}
          onChange={(answer) => {
            set({ mayOverride: answer === 'yes' });
          }}
          options={(['no', 'yes'] as const).map((value) => ({ value, text: t(`override.${value}`) }))}
        />
        <Choice
          label={t('mayKeyWeight')}
          value={draft.mayKeyWeight ? 'yes' : 'no'}
          onChange={(answer) => {
            set({ mayKeyWeight: answer === 'yes' });
          }}
          options={(['no', 'yes'] as const).map((value) => ({ value, text: t(`keyWeight.${value}`) }))}
        />
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconCheck />}
          onPress={() => {
            settle(request('people.save', draft));
          }}
        >
          {t('save')}
        </Button>
        {person && !isSelf ? (
          <Remove
            onSure={() => {
              settle(request('people.remove', { userId: person.userId }));
            }}
          />
        ) : null}
        <p role="alert" className={styles['problem']}>
          {problem !== null && place === undefined ? t(`problem.${problem}`) : ''}
        </p>
        <Button size="desk" icon={<IconX />} onPress={onDone}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

/** Takes badges that are scanned while the form is open. */
function useBadge(setDraft: (change: (before: Draft) => Draft) => void): void {
  useEffect(() => {
    const stop = listen('people.badgeRead', ({ code }) => {
      playCue('right');
      setDraft((before) => ({ ...before, badge: code }));
    });
    request('people.listen', { isOn: true }).catch(showFailure);
    return () => {
      stop();
      request('people.listen', { isOn: false }).catch(showFailure);
    };
  }, [setDraft]);
}

/** Pressed twice: they can't sign in any more. */
function Remove({ onSure }: { readonly onSure: () => void }) {
  const t = useTranslations('people');
  return (
    <SureButton sure={t('sure')} onSure={onSure}>
      {t('remove')}
    </SureButton>
  );
}

function helpOf(field: FieldName, isKnown: boolean, t: ReturnType<typeof useTranslations<'people'>>): string {
  switch (field) {
    case 'name':
      return '';
    case 'number':
      return t('numberHelp');
    case 'pin':
      return t(isKnown ? 'pinKept' : 'pinHelp');
    case 'badge':
      return t(isKnown ? 'badgeKept' : 'badgeHelp');
  }
}
