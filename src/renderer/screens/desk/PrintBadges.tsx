import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { BADGES_MOST } from '../../../core/label/badgeCard.ts';
import { playCue } from '../../feedback/cues.ts';
import { listen, request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import field from '../../ui/Field.module.css';
import { IconCheck, IconCircleCheckFilled, IconPrinter, IconScan, IconUser, IconX } from '../../ui/icons.ts';
import { SureButton } from '../../ui/SureButton.tsx';
import { deviceReason } from '../../words/reasons.ts';
import desk from './Desk.module.css';
import styles from './People.module.css';
import type { Person } from './PersonForm.tsx';

interface PrintBadgesProps {
  readonly people: readonly Person[];
  /** Whom it was begun for. */
  readonly first: readonly string[];
  /** Badges are others than before. */
  readonly onChanged: () => void;
  readonly onBack: () => void;
}

/** Prints new badges for one or several people, and takes each up as it is scanned: until then the one before works. */
export function PrintBadges({ people, first, onChanged, onBack }: PrintBadgesProps) {
  const t = useTranslations('people');
  const [chosen, setChosen] = useState(first);
  const [works, setWorks] = useState<readonly string[]>([]);
  const { told, isPrinting, print, tell } = usePrinting(onChanged);
  const takenUp = (userId: string): void => {
    setWorks((before) => [...before, userId]);
    tell('');
    onChanged();
  };
  useBadgeScans(takenUp, () => {
    tell(t('badges.other'));
  });
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('badges.title')}</h2>
      <p className={styles['intro']}>{t('badges.intro')}</p>
      <ul className={styles['rows']}>
        {people.map((person) => (
          <Row
            key={person.userId}
            person={person}
            isChosen={chosen.includes(person.userId)}
            isWorking={works.includes(person.userId)}
            onChoose={(isOn) => {
              const others = chosen.filter((id) => id !== person.userId);
              setChosen(isOn ? [...others, person.userId] : others);
            }}
            onTakeUp={() => {
              request('people.takeUpBadge', { userId: person.userId }).then(() => {
                takenUp(person.userId);
              }, showFailure);
            }}
          />
        ))}
      </ul>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconPrinter />}
          isWaiting={isPrinting}
          isDisabled={chosen.length === 0 || chosen.length > BADGES_MOST}
          onPress={() => {
            setWorks((before) => before.filter((id) => !chosen.includes(id)));
            print(chosen, () => {
              setChosen([]);
            });
          }}
        >
          {t('badges.print', { count: chosen.length })}
        </Button>
        <span className={styles['told']} role="status">
          {told}
        </span>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

interface RowProps {
  readonly person: Person;
  readonly isChosen: boolean;
  readonly isWorking: boolean;
  readonly onChoose: (isOn: boolean) => void;
  readonly onTakeUp: () => void;
}

function Row({ person, isChosen, isWorking, onChoose, onTakeUp }: RowProps) {
  const t = useTranslations('people');
  const isWaiting = person.badgePrintedAt !== null;
  return (
    <li className={styles['row']}>
      <IconUser />
      <span className={styles['name']}>
        <b>{person.name === '' ? t('erased') : person.name}</b>
        <span>{t('numberIs', { number: person.number })}</span>
      </span>
      {isWaiting ? (
        <>
          <Chip role="next" icon={<IconScan />} isDesk>
            {t('badges.waits')}
          </Chip>
          <SureButton sure={t('badges.unscannedSure')} onSure={onTakeUp}>
            {t('badges.unscanned')}
          </SureButton>
        </>
      ) : isWorking ? (
        <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
          {t('badges.works')}
        </Chip>
      ) : null}
      <AriaButton
        className={field['option'] ?? ''}
        data-selected={isChosen || undefined}
        aria-pressed={isChosen}
        aria-label={t('badges.choose', { name: person.name })}
        onPress={() => {
          onChoose(!isChosen);
        }}
      >
        {isChosen ? <IconCheck /> : null}
        {t('badges.new')}
      </AriaButton>
    </li>
  );
}

/** Prints, and what is to be told of it. */
function usePrinting(onChanged: () => void) {
  const words = useTranslations();
  const t = useTranslations('people');
  const [told, tell] = useState('');
  const [isPrinting, setPrinting] = useState(false);
  const print = (userIds: readonly string[], onPrinted: () => void): void => {
    setPrinting(true);
    tell('');
    const roles = {
      packer: t('role.packer'),
      lead: t('role.lead'),
      supervisor: t('role.supervisor'),
      it: t('role.it'),
    };
    request('people.printBadges', { userIds: [...userIds], roles })
      .then(({ failed }) => {
        const reason = failed === null ? '' : (deviceReason(failed, words) ?? words('devices.reason.other'));
        tell(failed === null ? t('badges.printed') : t('badges.notPrinted', { reason }));
        if (failed === null) onPrinted();
        // A job in doubt may have come out, too.
        onChanged();
      }, showFailure)
      .finally(() => {
        setPrinting(false);
      });
  };
  return { told, isPrinting, print, tell };
}

/** Takes what is scanned while the card is open: a printed badge works from then on. */
function useBadgeScans(onTakenUp: (userId: string) => void, onOther: () => void): void {
  useEffect(() => {
    const stops = [
      listen('people.badgeTakenUp', ({ userId }) => {
        playCue('right');
        onTakenUp(userId);
      }),
      listen('people.badgeRead', () => {
        playCue('wrong');
        onOther();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  });
  useEffect(() => {
    request('people.listen', { isOn: true }).catch(showFailure);
    return () => {
      request('people.listen', { isOn: false }).catch(showFailure);
    };
  }, []);
}
