import { powerMonitor, utilityProcess, type UtilityProcess } from 'electron';
import type { DeviceId } from '../core/ids.ts';
import type { DeviceConfig } from '../devices/config.ts';
import type { DeviceTraceCopy } from '../devices/deviceTrace.ts';
import type { Discovery } from '../devices/discovery.ts';
import type { WatchedItem } from '../devices/watchFeed.ts';
import type { DeviceEvent, DevicesPort, DeviceStatus, PrintOutcome } from '../station/ports.ts';
import type { HostReply, HostRequest } from './deviceProtocol.ts';

/** Pause before a crashed device host is started again: doubled each time it died young, never longer than a device may be away. */
const RESTART_MS = 300;
const LONGEST_RESTART_MS = 4_800;
const YOUNG_MS = 10_000;

interface HostOptions {
  readonly modulePath: string;
  readonly config: readonly DeviceConfig[];
  warn(message: string, facts: Record<string, unknown>): void;
}

/** The devices in their own process, and what a person at the Devices screen does with them. */
export interface HostedDevices extends DevicesPort {
  /** Goes on with these devices; the others are let go. */
  configure(config: readonly DeviceConfig[]): void;
  /** What is plugged in; nothing when the process dies meanwhile. */
  find(): Promise<Discovery>;
  /** Tells what goes over a device's line, until another one (or none) is watched. */
  watch(deviceId: DeviceId | null, told: (items: readonly WatchedItem[]) => void): void;
  /** Everything kept of a device's line; null for one that is not here, or when the process dies meanwhile. */
  trace(deviceId: DeviceId): Promise<DeviceTraceCopy | null>;
}

const NOTHING_FOUND: Discovery = { devices: [], missing: [] };

/** This station's devices, with all drivers in a process of their own that is started again when it dies. */
export function createHostedDevices({ modulePath, config: first, warn }: HostOptions): HostedDevices {
  let config = first;
  let searches = 0;
  const finding = new Map<number, (discovery: Discovery) => void>();
  const tracing = new Map<number, (trace: DeviceTraceCopy | null) => void>();
  let watching: { readonly deviceId: DeviceId; readonly told: (items: readonly WatchedItem[]) => void } | null = null;
  const listeners = new Set<(event: DeviceEvent) => void>();
  const jobs = new Map<string, (outcome: PrintOutcome) => void>();
  let statuses: readonly DeviceStatus[] = [];
  let host: UtilityProcess | null = null;
  let isClosing = false;
  let restartMs = RESTART_MS / 2;
  let startedAt = 0;
  let closed: (() => void) | null = null;

  const emit = (event: DeviceEvent): void => {
    if (event.kind === 'status') statuses = event.devices;
    for (const listener of listeners) listener(event);
  };
  /** A weight of a scale that is let go is nobody's weight. */
  const weightsGone = (): void => {
    for (const device of statuses)
      if (device.role === 'scale') emit({ kind: 'weight', deviceId: device.deviceId, live: { state: 'gone' } });
  };
  const send = (request: HostRequest): void => host?.postMessage(request);

  const onReply = (reply: HostReply): void => {
    switch (reply.kind) {
      case 'event':
        emit(reply.event);
        return;
      case 'printed':
        jobs.get(reply.jobId)?.(reply.outcome);
        jobs.delete(reply.jobId);
        return;
      case 'found':
        finding.get(reply.id)?.(reply.discovery);
        finding.delete(reply.id);
        return;
      case 'traced':
        tracing.get(reply.id)?.(reply.trace);
        tracing.delete(reply.id);
        return;
      case 'watched':
        if (watching?.deviceId === reply.deviceId) watching.told(reply.items);
        return;
      case 'closed':
        closed?.();
        return;
    }
  };

  const onExit = (code: number): void => {
    host = null;
    closed?.();
    if (isClosing) return;
    const livedMs = performance.now() - startedAt;
    restartMs = livedMs < YOUNG_MS ? Math.min(2 * restartMs, LONGEST_RESTART_MS) : RESTART_MS;
    warn('device host ended', { code, livedMs: Math.round(livedMs) });
    // Bytes may have gone out before it died: the packer is asked, nothing is re-sent.
    for (const settle of jobs.values()) settle({ kind: 'uncertain', reason: 'lost' });
    jobs.clear();
    for (const settle of finding.values()) settle(NOTHING_FOUND);
    finding.clear();
    for (const settle of tracing.values()) settle(null);
    tracing.clear();
    weightsGone();
    emit({
      kind: 'status',
      devices: statuses.map((device) => ({
        ...device,
        state: 'disconnected',
        reason: 'driverRestart',
        since: Date.now(),
      })),
    });
    setTimeout(start, restartMs);
  };

  const start = (): void => {
    if (isClosing) return;
    startedAt = performance.now();
    host = utilityProcess.fork(modulePath, [], { serviceName: 'Packing Station devices', stdio: 'inherit' });
    host.on('message', onReply);
    host.on('exit', onExit);
    send({ kind: 'start', config });
    if (watching) send({ kind: 'watch', deviceId: watching.deviceId });
  };
  start();
  // Where the system says nothing of its sleep, the hub notices by itself.
  powerMonitor.on('suspend', () => {
    // The host may be stopped before it can say so.
    weightsGone();
    send({ kind: 'suspend' });
  });
  powerMonitor.on('resume', () => {
    send({ kind: 'resume' });
  });

  return {
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    statuses: () => statuses,
    configure(next) {
      config = next;
      weightsGone();
      send({ kind: 'start', config });
    },
    find: () =>
      new Promise((resolve) => {
        if (!host) {
          resolve(NOTHING_FOUND);
          return;
        }
        searches += 1;
        finding.set(searches, resolve);
        send({ kind: 'find', id: searches });
      }),
    watch(deviceId, told) {
      watching = deviceId === null ? null : { deviceId, told };
      send({ kind: 'watch', deviceId });
    },
    trace: (deviceId) =>
      new Promise((resolve) => {
        if (!host) {
          resolve(null);
          return;
        }
        searches += 1;
        tracing.set(searches, resolve);
        send({ kind: 'trace', id: searches, deviceId });
      }),
    print: (job) =>
      new Promise((resolve) => {
        if (!host) {
          resolve({ kind: 'failed', reason: 'lost' });
          return;
        }
        jobs.set(job.jobId, resolve);
        send({ kind: 'print', job });
      }),
    zero(deviceId) {
      send({ kind: 'zero', deviceId });
    },
    feedback(deviceId, verdict) {
      send({ kind: 'feedback', deviceId, verdict });
    },
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        if (!host) {
          resolve();
          return;
        }
        closed = resolve;
        send({ kind: 'close' });
        setTimeout(() => {
          host?.kill();
          resolve();
        }, 1_000);
      }),
  };
}
