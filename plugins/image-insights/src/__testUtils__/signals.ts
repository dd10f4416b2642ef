import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals of an app, and how to send one as the backend does: as text. */
export function mockSignals(): {
  api: SignalApi;
  send: (channel: string, message: object) => void;
  /** Who listens at present. */
  listeners: () => number;
} {
  const listeners = new Map<symbol, (channel: string, text: string) => void>();
  return {
    api: {
      subscribe(channel, onMessage) {
        const key = Symbol(channel);
        listeners.set(key, (to, text) => {
          if (to === channel) onMessage(JSON.parse(text));
        });
        return {
          unsubscribe() {
            listeners.delete(key);
          },
        };
      },
    },
    send: (channel, message) =>
      listeners.forEach(listener => listener(channel, JSON.stringify(message))),
    listeners: () => listeners.size,
  };
}
