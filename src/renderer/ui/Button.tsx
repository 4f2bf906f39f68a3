import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { classes } from './classes.ts';

interface ButtonProps {
  readonly kind?: 'plain' | 'primary' | 'stop';
  readonly size?: 'bench' | 'desk';
  readonly icon?: ReactNode;
  /** The request is on its way: the label stays and a second press is ignored. */
  readonly isWaiting?: boolean;
  readonly isDisabled?: boolean;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

/** A button of at least 56 px that acts on release and shows the press at once. */
export function Button({
  kind = 'plain',
  size = 'bench',
  icon,
  isWaiting = false,
  isDisabled = false,
  label,
  className,
  onPress,
  children,
}: ButtonProps) {
  const look = classes(
    styles['button'],
    styles[kind],
    size === 'desk' && styles['desk'],
    isWaiting && styles['waiting'],
    className,
  );
  return (
    <AriaButton
      className={look}
      isDisabled={isDisabled}
      onPress={isWaiting ? () => undefined : onPress}
      {...(label ? { 'aria-label': label } : {})}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
