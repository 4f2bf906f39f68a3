import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { configPlace, configSentence } from '../../../shared/configProblems.ts';
import type { NeedView } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { Card } from '../../ui/Card.tsx';
import { IconAlertTriangleFilled } from '../../ui/icons.ts';
import styles from './PcNeeds.module.css';

/** What this PC lacks; read anew whenever a device's state changes. Empty while it is not known. */
export function usePcNeeds(isAsked: boolean, states: string): readonly NeedView[] {
  const { data } = useQuery({
    queryKey: ['devices.needs', states],
    queryFn: () => request('devices.needs', {}),
    enabled: isAsked,
    placeholderData: (before) => before,
  });
  return data?.needs ?? [];
}

/** What this PC still needs before its devices can be used, with the commands for whoever looks after it. */
export function PcNeeds({ needs }: { readonly needs: readonly NeedView[] }) {
  const t = useTranslations('devices.needs');
  const said = useNeedWords();
  return (
    <Card role="attention" className={styles['card']} label={t('title')}>
      <h2 className={styles['title']}>
        <IconAlertTriangleFilled />
        {t('title')}
      </h2>
      <ul className={styles['needs']}>
        {needs.map((need) => (
          <li key={JSON.stringify(need)}>
            <p>{said(need)}</p>
            {'commands' in need && need.commands.length > 0 ? (
              <>
                <small>{t('copy')}</small>
                <pre>{need.commands.join('\n')}</pre>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useNeedWords(): (need: NeedView) => string {
  const t = useTranslations('devices.needs');
  const config = useTranslations('config');
  return (need) => {
    switch (need.kind) {
      case 'udevRules':
        return t(`udevRules.${need.state}`);
      case 'udevVendor':
        return t('udevVendor', { name: need.device, code: need.vendorId });
      case 'group':
        return t(need.isPending ? 'groupPending' : 'group', { name: need.user, code: need.group });
      case 'module':
        return t('module', { name: need.device, code: need.module });
      case 'holder':
        return t(need.isCertain ? 'holder' : 'holderMaybe', { path: need.path, name: need.program });
      case 'windowsDriver':
        return t('windowsDriver', { name: need.device, code: need.code });
      case 'library':
        return t('library', { name: need.name });
      case 'stationFile':
        return t('stationFile', {
          place: configPlace(need.problem),
          reason: configSentence(need.problem, (key, params) => config(key, params)),
        });
    }
  };
}
