import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DrawnCodeView, TestedScanView } from '../../../shared/ipc/contract.ts';
import { listen, request } from '../../ipc/bridge.ts';
import { showFailure, type DeviceView } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconPrinter,
  IconRefresh,
  IconX,
} from '../../ui/icons.ts';
import { withControlNames } from '../../words/controlNames.ts';
import { Barcode } from './Barcode.tsx';
import { classes } from '../../ui/classes.ts';
import desk from './Desk.module.css';
import styles from './ScanTest.module.css';

type Results = Readonly<Partial<Record<DrawnCodeView['name'], TestedScanView>>>;

/** Tests a scanner: a sheet of codes on screen or paper, and what this scanner makes of each. */
export function ScanTest({ device, onBack }: { readonly device: DeviceView; readonly onBack: () => void }) {
  const t = useTranslations('devices.testScan');
  const { codes, results, unknown, again } = useScanTest(device.deviceId);
  return (
    <Card className={classes(desk['wide'], styles['card'])} label={t('title', { name: device.name })}>
      <h2 className={desk['cardHead']}>{t('title', { name: device.name })}</h2>
      <p className={styles['how']}>{t('how')}</p>
      <div className={styles['parts']}>
        <div className={styles['sheet']} data-sheet>
          {codes.map((code) => (
            <figure key={code.name} data-kind={code.kind}>
              <Barcode code={code} label={t(`code.${code.name}`)} />
              <figcaption>{code.caption}</figcaption>
            </figure>
          ))}
        </div>
        <ul className={styles['results']} aria-live="polite">
          {codes.map((code) => (
            <Result key={code.name} code={code} scan={results[code.name] ?? null} />
          ))}
        </ul>
      </div>
      <div className={classes(desk['cardActions'], styles['actions'])}>
        <Button
          size="desk"
          icon={<IconPrinter />}
          onPress={() => {
            window.print();
          }}
        >
          {t('print')}
        </Button>
        <Button size="desk" icon={<IconRefresh />} onPress={again}>
          {t('again')}
        </Button>
        <p className={styles['unknown']} role="status">
          {unknown === null ? null : (
            <>
              <IconAlertTriangleFilled />
              <span>
                <b>{t('unknown')}</b>
                <Sent text={unknown.sent} />
              </span>
            </>
          )}
        </p>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

/** The sheet, and the last that was read of each of its codes; the test lasts as long as it is shown. */
function useScanTest(deviceId: string): {
  readonly codes: readonly DrawnCodeView[];
  readonly results: Results;
  readonly unknown: TestedScanView | null;
  readonly again: () => void;
} {
  const [codes, setCodes] = useState<readonly DrawnCodeView[]>([]);
  const [results, setResults] = useState<Results>({});
  const [unknown, setUnknown] = useState<TestedScanView | null>(null);
  useEffect(() => {
    const stop = listen('devices.testScanned', (scan) => {
      const { code } = scan;
      setUnknown(code === null ? scan : null);
      if (code !== null) setResults((before) => ({ ...before, [code]: scan }));
    });
    request('devices.testScans', { deviceId }).then((answer) => {
      setCodes(answer.codes);
    }, showFailure);
    return () => {
      stop();
      request('devices.leave', {}).catch(showFailure);
    };
  }, [deviceId]);
  const again = (): void => {
    setResults({});
    setUnknown(null);
  };
  return { codes, results, unknown, again };
}

function Result({ code, scan }: { readonly code: DrawnCodeView; readonly scan: TestedScanView | null }) {
  const t = useTranslations('devices.testScan');
  const role = scan === null ? 'waiting' : scan.findings.length === 0 ? 'done' : 'attention';
  return (
    <li className={styles['result']} data-role={role}>
      {role === 'waiting' ? (
        <IconCircleDashed />
      ) : role === 'done' ? (
        <IconCircleCheckFilled />
      ) : (
        <IconAlertTriangleFilled />
      )}
      <div>
        <b>{t(`code.${code.name}`)}</b>
        {scan === null ? (
          <span>{code.kind === 'matrix' ? `${t('waiting')}. ${t('onlyCamera')}` : t('waiting')}</span>
        ) : null}
        {scan !== null && role === 'done' ? <span>{t('right')}</span> : null}
        {scan?.findings.map((finding) => (
          <p key={finding}>{t(`finding.${finding}`, { code: scan.gs ?? '', name: scan.layout ?? 'other' })}</p>
        ))}
        {scan !== null && role === 'attention' ? <Sent text={scan.sent} /> : null}
      </div>
    </li>
  );
}

/** What came, with control characters by their names. */
function Sent({ text }: { readonly text: string }) {
  const t = useTranslations('devices.testScan');
  return <code>{t('sent', { code: withControlNames(text) })}</code>;
}
