import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Need } from './need.ts';

const PATIENCE_MS = 10_000;
const QUESTION =
  'Get-CimInstance Win32_PnPEntity -Filter "ConfigManagerErrorCode <> 0 AND PNPDeviceID LIKE \'USB%\'" | Select-Object Name, PNPDeviceID, ConfigManagerErrorCode | ConvertTo-Json -Compress';

const entity = z.object({
  Name: z.string().nullish(),
  PNPDeviceID: z.string(),
  ConfigManagerErrorCode: z.number().int(),
});

/** USB devices for which Windows says that something is wrong; none where PowerShell can't be asked. Not yet run on Windows. */
export async function windowsNeeds(): Promise<readonly Need[]> {
  try {
    const { stdout } = await promisify(execFile)('powershell.exe', ['-NoProfile', '-Command', QUESTION], {
      timeout: PATIENCE_MS,
      windowsHide: true,
    });
    return needsOf(stdout);
  } catch {
    return [];
  }
}

// 28: no driver is installed; 1, 10, 31, 39: a driver that does not work. 22, switched off by somebody, is meant to be so.
const DRIVER_CODES = [1, 10, 28, 31, 39];

/** The devices in PowerShell's answer: one object, a list of them, or nothing. Codes of Win32_PnPEntity.ConfigManagerErrorCode. */
export function needsOf(answer: string): readonly Need[] {
  if (answer.trim() === '') return [];
  const parsed: unknown = JSON.parse(answer);
  const entities = z.array(entity).safeParse(Array.isArray(parsed) ? parsed : [parsed]);
  if (!entities.success) return [];
  return entities.data
    .filter(({ ConfigManagerErrorCode: code }) => DRIVER_CODES.includes(code))
    .map(({ Name, PNPDeviceID, ConfigManagerErrorCode: code }) => ({
      kind: 'windowsDriver',
      device: Name ?? PNPDeviceID,
      code,
    }));
}
