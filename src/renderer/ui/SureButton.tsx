import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';

interface SureButtonProps {
  readonly icon?: ReactNode;
  /** What the second press would do, in the place of the words. */
  readonly sure: string;
  /** False where the first press is enough. */
  readonly isAsked?: boolean;
  readonly onSure: () => void;
  readonly children: ReactNode;
}

/** A desk button for what is not easily undone: the first press asks, the second one acts. */
export function SureButton({ icon, sure, isAsked = true, onSure, children }: SureButtonProps) {
  const [isSure, setSure] = useState(false);
  return (
    <Button
      size="desk"
      kind={isSure ? 'stop' : 'plain'}
      icon={icon}
      onPress={() => {
        setSure(isAsked && !isSure);
        if (isSure || !isAsked) onSure();
      }}
    >
      {isSure ? sure : children}
    </Button>
  );
}
