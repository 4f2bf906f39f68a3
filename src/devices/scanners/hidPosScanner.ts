import type { Driver, DriverContext } from '../driver.ts';
import { IDLE_HID_POS, takeHidPosReport } from './hidPos.ts';
import { scannedText } from './scanText.ts';

/** The driver of a USB scanner in HID-POS mode: each chunk is one input report. */
export function createHidPosDriver(context: DriverContext): Driver {
  let state = IDLE_HID_POS;
  const reset = (): void => {
    state = IDLE_HID_POS;
  };
  return {
    attach() {
      reset();
      context.health(null);
    },
    detach: reset,
    close: () => Promise.resolve(),
    receive(report) {
      const step = takeHidPosReport(state, report, context.clock.now());
      state = step.state;
      if (step.dropped !== null) context.trace(report, step.dropped);
      if (step.scan === null || step.scan.text === '') return;
      context.trace(report, 'scan');
      // The report names the symbology, so nothing in front of the text is taken for it.
      const isNamed = step.scan.aim !== null;
      const { text, aim } = scannedText(
        step.scan.text,
        isNamed ? { ...context.settings, aim: 'off' } : context.settings,
      );
      context.emit({ kind: 'scan', text, aim: context.settings.aim === 'off' ? null : (step.scan.aim ?? aim) });
    },
  };
}
