import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './Button.module.css';

interface SureButtonProps {
  readonly icon?: ReactNode;
  /** What the second press would do, in the place of the words. */
  readonly sure: string;
  /** False where the first press is enough. */
  readonly isAsked?: boolean;
  /** How it looks before it asks. */
  readonly kind?: 'plain' | 'primary';
  readonly onSure: () => void;
  readonly children: ReactNode;
}

/** A desk button for what is not easily undone: the first press asks, the second one acts. */
export function SureButton({ icon, sure, isAsked = true, kind = 'plain', onSure, children }: SureButtonProps) {
  const [isSure, setSure] = useState(false);
  return (
    <Button
      size="desk"
      kind={isSure ? 'stop' : kind}
      onPress={() => {
        setSure(isAsked && !isSure);
        if (isSure || !isAsked) onSure();
      }}
    >
      {/* Both stand in one place: the button is as wide after the first press as before it. */}
      <span className={styles['either']}>
        <span data-away={isSure || undefined}>
          {icon}
          {children}
        </span>
        <span data-away={!isSure || undefined}>
          {icon}
          {sure}
        </span>
      </span>
    </Button>
  );
}
