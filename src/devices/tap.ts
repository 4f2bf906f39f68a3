import type { Driver } from './driver.ts';
import type { Link } from './transports/transport.ts';

/** The same driver, with what goes over its link told: bytes to the device before they are written, bytes from it before they are read. */
export function tapped(driver: Driver, told: (direction: 'in' | 'out', bytes: Uint8Array) => void): Driver {
  return {
    attach: (link) => {
      driver.attach(tappedLink(link, told));
    },
    receive: (chunk) => {
      told('in', chunk);
      driver.receive(chunk);
    },
    detach: () => {
      driver.detach();
    },
    close: () => driver.close(),
  };
}

function tappedLink(link: Link, told: (direction: 'out', bytes: Uint8Array) => void): Link {
  const { finish, portStatus, spool } = link;
  return {
    write: (bytes, deadlineMs) => {
      told('out', bytes);
      return link.write(bytes, deadlineMs);
    },
    close: () => link.close(),
    ...(finish && { finish: finish.bind(link) }),
    ...(portStatus && { portStatus: portStatus.bind(link) }),
    ...(spool && {
      spool: {
        trouble: () => spool.trouble(),
        submit: (bytes, title) => {
          told('out', bytes);
          return spool.submit(bytes, title);
        },
        state: (job) => spool.state(job),
        cancel: (job) => spool.cancel(job),
      },
    }),
  };
}
