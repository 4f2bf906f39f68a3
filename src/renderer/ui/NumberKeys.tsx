import { Button } from './Button.tsx';
import { IconArrowRight, IconBackspace } from './icons.ts';

interface NumberKeysProps {
  readonly className: string | undefined;
  /** What its two keys without a digit are called. */
  readonly words: { readonly erase: string; readonly enter: string };
  /** A digit, `erase` or `enter`. */
  readonly onKey: (key: string) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The ten digits, backspace and enter, large enough for gloves. */
export function NumberKeys({ className, words, onKey }: NumberKeysProps) {
  const key = (name: string) => (): void => {
    onKey(name);
  };
  return (
    <div className={className}>
      {DIGITS.map((digit) => (
        <Button key={digit} onPress={key(digit)}>
          {digit}
        </Button>
      ))}
      <Button icon={<IconBackspace />} label={words.erase} onPress={key('erase')} />
      <Button onPress={key('0')}>0</Button>
      <Button kind="primary" icon={<IconArrowRight />} label={words.enter} onPress={key('enter')} />
    </div>
  );
}
