import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconCheck, IconMinus, IconX } from '../../../ui/icons.ts';
import { dateText } from '../../../words/dates.ts';
import { weekdayText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import type { Account } from './useAccount.ts';
import styles from './Account.module.css';

type Service = Account['services'][number];
type Refusal = NonNullable<RequestOutput<'accounts.switch'>['refused']>;

interface ServicesProps {
  readonly account: Account;
  readonly onChanged: () => void;
}

/** Each service with whether parcels go by it, since or from when, who said so, and how many orders depend on it. */
export function AccountServices({ account, onChanged }: ServicesProps) {
  const t = useTranslations('rates.account');
  const [chosen, setChosen] = useState<string | null>(null);
  const { services } = account;
  const isLast = services.filter(({ isOn }) => isOn).length === 1;
  return (
    <Card label={t('services')}>
      <h2 className={desk['cardHead']}>{t('services')}</h2>
      <p className={styles['intro']}>{services.length === 0 ? t('noServices') : t('servicesIntro')}</p>
      <ul className={styles['services']}>
        {services.map((service) => (
          <li key={service.service}>
            <ServiceRow
              service={service}
              isChosen={chosen === service.service}
              onChoose={() => {
                setChosen(service.service);
              }}
            />
            {chosen === service.service ? (
              <SwitchForm
                service={service}
                isLast={isLast}
                onDone={() => {
                  setChosen(null);
                  onChanged();
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface RowProps {
  readonly service: Service;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ServiceRow({ service, isChosen, onChoose }: RowProps) {
  const t = useTranslations('rates.account');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { name, isOn, switches, orders } = service;
  return (
    <div className={styles['service']}>
      <div className={styles['words']}>
        <b>{name}</b>
        {switches.map(({ from, isOn: is, by, at }) => (
          <span key={from}>
            {t(is ? 'onFrom' : 'offFrom', {
              day: dateText(from),
              by: by === '' ? 'none' : by,
              on: weekdayText(at, zone),
            })}
          </span>
        ))}
        {orders > 0 ? <span>{t(isOn ? 'depend' : 'byOthers', { count: orders })}</span> : null}
      </div>
      {isOn ? (
        <Chip isDesk role="done" icon={<IconCheck />}>
          {t('inUse')}
        </Chip>
      ) : (
        <Chip isDesk role="attention" icon={<IconMinus />}>
          {t('off')}
        </Chip>
      )}
      {isChosen ? null : (
        <Button size="desk" label={t(isOn ? 'switchOffOf' : 'switchOnOf', { name })} onPress={onChoose}>
          {t(isOn ? 'switchOff' : 'switchOn')}
        </Button>
      )}
    </div>
  );
}

interface FormProps {
  readonly service: Service;
  /** The only one that is on. */
  readonly isLast: boolean;
  readonly onDone: () => void;
}

/** From when, and what becomes of the orders that asked for it. */
function SwitchForm({ service: { service, isOn, orders }, isLast, onDone }: FormProps) {
  const t = useTranslations('rates.account');
  const [from, setFrom] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const say = (): void => {
    request('accounts.switch', { service, isOn: !isOn, from: from.trim() === '' ? null : from.trim() }).then(
      (answer) => {
        setRefused(answer.refused);
        if (answer.refused === null) onDone();
      },
      showFailure,
    );
  };
  return (
    <div className={styles['form']}>
      <Field
        label={t('from')}
        help={t('fromHelp')}
        error={refused === null ? '' : t(`refused.${refused}`)}
        value={from}
        longest={10}
        onChange={(text) => {
          setFrom(text);
          setRefused(null);
        }}
      />
      {isOn ? <p>{isLast ? t('lastOne') : t('willGo', { count: orders })}</p> : null}
      <div className={styles['buttons']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} onPress={say}>
          {t(isOn ? 'switchOff' : 'switchOn')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onDone}>
          {t('leave')}
        </Button>
      </div>
    </div>
  );
}
