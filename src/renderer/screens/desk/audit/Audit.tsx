import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconDownload, IconRefresh } from '../../../ui/icons.ts';
import { DeskPage } from '../DeskPage.tsx';
import styles from './Audit.module.css';
import { AuditDetail } from './AuditDetail.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditList } from './AuditList.tsx';
import { askedOf, auditViewSlice } from './auditView.ts';
import { ChainChip } from './ChainChip.tsx';

/** Who changed what outside packing: newest first, each with what stood before and after; whether the journal is whole stands above. */
export function Audit() {
  const t = useTranslations('audit');
  const view = useSlice(auditViewSlice);
  const asked = askedOf(view);
  const before = view.befores.at(-1) ?? null;
  const { data } = useQuery({
    queryKey: ['audit', 'page', asked, before],
    queryFn: () => request('audit.page', { ...asked, before }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const chain = useQuery({
    queryKey: ['audit', 'chain'],
    queryFn: () => request('audit.chain', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return (
    <DeskPage
      title={t('title')}
      className={styles['main']}
      chips={<ChainChip verdict={chain.isFetching ? null : (chain.data ?? null)} />}
      actions={
        <>
          <Button
            size="desk"
            icon={<IconRefresh />}
            isDisabled={chain.isFetching}
            onPress={() => {
              void chain.refetch();
            }}
          >
            {t('chain.again')}
          </Button>
          <Button
            size="desk"
            icon={<IconDownload />}
            onPress={() => {
              request('audit.saveFile', asked).catch(showFailure);
            }}
          >
            {t('saveFile')}
          </Button>
        </>
      }
    >
      <AuditFilters />
      <AuditList page={data ?? null} />
      <AuditDetail seq={view.shown} />
    </DeskPage>
  );
}
