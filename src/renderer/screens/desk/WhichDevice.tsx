import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import type { Entry } from './deviceDraft.ts';
import { candidatesFor, chosen } from './sockets.ts';
import styles from './Devices.module.css';

/** Asks which of several devices that look the same is meant: they are told apart by the socket they are plugged into. */
export function WhichDevice({ entry }: { readonly entry: Entry }) {
  const t = useTranslations('devices.which');
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['devices.find'],
    queryFn: () => request('devices.find', {}),
    refetchInterval: 3000,
  });
  const candidates = data ? candidatesFor(entry, data.devices) : null;
  return (
    <div className={styles['which']} role="group" aria-label={t('title')}>
      {candidates === null ? <p>{t('looking')}</p> : null}
      {candidates?.length === 0 ? <p>{t('alike')}</p> : null}
      {candidates?.map((found) => (
        <div key={found.path}>
          <span>
            {t('socket', { path: found.usb?.socket ?? '' })}
            <small>{found.path}</small>
          </span>
          <Button
            size="desk"
            onPress={() => {
              request('devices.save', chosen(entry, found))
                .then(() => queries.invalidateQueries({ queryKey: ['devices.configured'] }))
                .catch(showFailure);
            }}
          >
            {t('choose')}
          </Button>
        </div>
      ))}
    </div>
  );
}
