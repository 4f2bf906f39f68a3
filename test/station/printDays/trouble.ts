import type { DeviceClock } from '../../../src/devices/clock.ts';
import type { Served } from '../../../src/devices/virtual/port.ts';
import type { VirtualPrinter } from '../../../src/devices/virtual/printer.ts';

/** What can go wrong with the printer and its line on a bad day. */
export interface Trouble {
  /** One thing goes wrong, and is mended after a while. */
  strike(): void;
  /** Everything is mended, for good. */
  mendAll(): void;
  /** Resolves when the printer is there again. */
  back(): Promise<void>;
}

interface TroublePorts {
  readonly printer: VirtualPrinter;
  readonly served: Served;
  readonly clock: DeviceClock;
  /** Milliseconds of the clock in one of the machine's. */
  readonly scale: number;
  readonly whole: (most: number) => number;
}

/** The faults of one day, drawn by chance. */
export function troubleFor({ printer, served, clock, scale, whole }: TroublePorts): Trouble {
  let isOver = false;
  let away: Promise<void> = Promise.resolve();
  let isAway = false;
  const { wire } = served;
  const forAWhile = (most: number, set: (isOn: boolean) => void): void => {
    set(true);
    clock.after(whole(most), () => {
      set(false);
    });
  };
  const goAway = (ms: number): void => {
    if (isAway) return;
    isAway = true;
    away = served.away(ms / scale).finally(() => {
      isAway = false;
    });
  };
  const kinds: readonly (() => void)[] = [
    () => {
      forAWhile(30_000, (isOn) => {
        wire.stall(isOn);
      });
    },
    function switchedOff() {
      printer.reset();
      goAway(whole(20_000));
    },
    function paperOut() {
      printer.setPaper(0);
      clock.after(whole(60_000), () => {
        printer.setPaper(isOver ? 1000 : 1 + whole(3));
        clock.after(whole(60_000), () => {
          printer.setPaper(1000);
        });
      });
    },
    () => {
      forAWhile(40_000, (isOn) => {
        printer.ail('ribbonOut', isOn);
      });
    },
    () => {
      forAWhile(30_000, (isOn) => {
        printer.openHead(isOn);
      });
    },
    () => {
      forAWhile(30_000, (isOn) => {
        printer.pause(isOn);
      });
    },
    () => {
      wire.drop();
    },
    function lostBehindLastByte() {
      wire.fault({ resetBehind: '^XZ' });
    },
    function lostInMidJob() {
      wire.fault({ resetAfterBytes: 1 + whole(6000) });
    },
    function refuses() {
      goAway(whole(20_000));
    },
    () => {
      forAWhile(30_000, (isOn) => {
        wire.delay(isOn ? whole(3000) / scale : 0);
      });
    },
    function acknowledgementLost() {
      wire.fault({ losesAcknowledgement: true });
      clock.after(20_000, () => {
        wire.fault({});
      });
    },
  ];
  return {
    strike() {
      if (!isOver) kinds[whole(kinds.length)]?.();
    },
    mendAll() {
      isOver = true;
      wire.fault({});
      wire.stall(false);
      wire.delay(0);
      printer.setPaper(1000);
      printer.ail('ribbonOut', false);
      printer.openHead(false);
      printer.pause(false);
    },
    back: () => away,
  };
}
