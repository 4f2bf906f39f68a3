import { linkError, type Link, type LinkListener, type Transport } from './transport.ts';

/** The far end of a memory link, as an instrument holds it. */
export interface MemoryPeer {
  receive(bytes: Uint8Array): void;
}

/** A device inside this process: training without sockets. `accept` is called for every opened link. */
export function memoryTransport(
  name: string,
  accept: (send: (bytes: Uint8Array) => void, cut: () => void) => MemoryPeer,
): Transport {
  const address = `memory:${name}`;
  return { address, open: (listener) => Promise.resolve(memoryLink(address, listener, accept)) };
}

function memoryLink(
  address: string,
  listener: LinkListener,
  accept: (send: (bytes: Uint8Array) => void, cut: () => void) => MemoryPeer,
): Link {
  let isOver = false;
  const peer = accept(
    (bytes) => {
      // A later turn, as from a wire: no listener is called from inside its own write.
      setImmediate(() => {
        if (!isOver) listener.bytes(Uint8Array.from(bytes));
      });
    },
    () => {
      if (isOver) return;
      isOver = true;
      listener.lost('lost');
    },
  );
  return {
    write(bytes) {
      if (isOver) return Promise.reject(linkError('lost', address));
      peer.receive(Uint8Array.from(bytes));
      return Promise.resolve();
    },
    close() {
      isOver = true;
      return Promise.resolve();
    },
  };
}
