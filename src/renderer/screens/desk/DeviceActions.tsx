import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslations } from 'use-intl';
import type { DeviceView } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { IconDotsVertical, IconDownload, IconScan, IconSettings, IconWaveSquare, IconWeight } from '../../ui/icons.ts';
import popup from '../../ui/Popup.module.css';
import { DeviceTest } from './DeviceTest.tsx';
import styles from './DeviceActions.module.css';

/** What a person may begin with a device. */
export type DeviceAct = 'watch' | 'testScan' | 'check' | 'export' | 'setUp';

interface DeviceActionsProps {
  readonly device: DeviceView;
  /** False in the demo, and for whoever is no supervisor. */
  readonly canSetUp: boolean;
  readonly onAct: (act: DeviceAct) => void;
}

const ICONS = {
  watch: <IconWaveSquare />,
  testScan: <IconScan />,
  check: <IconWeight />,
  export: <IconDownload />,
  setUp: <IconSettings />,
} as const;

/** The acts of a card: what is wanted most as buttons, the rest behind "More". */
export function DeviceActions({ device, canSetUp, onAct }: DeviceActionsProps) {
  const isTyped = device.address === 'keyboard';
  const isSystem = device.role === 'paperPrinter';
  const setUp: readonly DeviceAct[] = canSetUp ? ['setUp'] : [];
  const shown: readonly DeviceAct[] =
    device.role === 'scale' ? ['check', 'watch'] : device.role === 'scanner' ? ['testScan'] : setUp;
  const others: readonly DeviceAct[] = isTyped || isSystem ? setUp : ['watch', 'export', ...setUp];
  const rest = others.filter((act) => !shown.includes(act));
  return (
    <div className={styles['actions']}>
      {isTyped || (device.role === 'scale' && !device.canZero) ? null : <DeviceTest device={device} />}
      {shown.map((act) => (
        <Act key={act} act={act} onAct={onAct} />
      ))}
      {rest.length > 1 || shown.length > 1 ? (
        <More acts={rest} onAct={onAct} />
      ) : (
        rest.map((act) => <Act key={act} act={act} onAct={onAct} />)
      )}
    </div>
  );
}

/** The words of each act. */
function useActWords(): (act: DeviceAct) => string {
  const t = useTranslations('devices');
  return (act) => (act === 'setUp' ? t('setUp.setUp') : t(`${act}.button`));
}

function Act({ act, onAct }: { readonly act: DeviceAct; readonly onAct: (act: DeviceAct) => void }) {
  const wordsOf = useActWords();
  return (
    <Button
      size="desk"
      icon={ICONS[act]}
      onPress={() => {
        onAct(act);
      }}
    >
      {wordsOf(act)}
    </Button>
  );
}

function More({ acts, onAct }: { readonly acts: readonly DeviceAct[]; readonly onAct: (act: DeviceAct) => void }) {
  const t = useTranslations('devices');
  const wordsOf = useActWords();
  return (
    <MenuTrigger>
      <AriaButton className={styles['more'] ?? ''} aria-label={t('more')}>
        <IconDotsVertical />
      </AriaButton>
      <Popover className={popup['popover'] ?? ''} placement="top end" offset={4}>
        <Menu
          className={styles['menu'] ?? ''}
          onAction={(key) => {
            const act = acts.find((known) => known === key);
            if (act) onAct(act);
          }}
        >
          {acts.map((act) => (
            <MenuItem key={act} id={act} textValue={wordsOf(act)} className={classes(popup['item'], styles['item'])}>
              {ICONS[act]}
              {wordsOf(act)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
