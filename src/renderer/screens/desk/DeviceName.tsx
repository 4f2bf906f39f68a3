import type { ReactNode } from 'react';
import styles from './DeviceName.module.css';

interface DeviceNameProps {
  readonly icon: ReactNode;
  readonly name: string;
  /** Where it is: a port, an address. */
  readonly where: string;
}

/** A device's icon on its plate, its name, and where it is. */
export function DeviceName({ icon, name, where }: DeviceNameProps) {
  return (
    <>
      <span className={styles['icon']}>{icon}</span>
      <div className={styles['words']}>
        <b>{name}</b>
        <span title={where}>{where}</span>
      </div>
    </>
  );
}
