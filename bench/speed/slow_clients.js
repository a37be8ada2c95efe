// Clients that hold a connection and do next to nothing with it: half say nothing after the greeting, half send a byte of their request
// a second. Whoever is cut comes again at once.
import { setTimeout as wait } from "node:timers/promises";
import tls from "node:tls";

const HEAD = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

export class SlowClients {
  #sockets = new Set();
  #ended = false;

  static async come(port, count) {
    const clients = new SlowClients();
    clients.port = port;
    for (let i = 0; i < count; ++i) {
      clients.#open(i % 2 === 0);
      if (i % 20 === 19) await wait(10);
    }
    while (clients.greeted < count) await wait(50);
    clients.dripping = setInterval(() => clients.#drip(), 1_000);
    return clients;
  }

  get greeted() {
    return [...this.#sockets].filter((socket) => socket.isGreeted).length;
  }

  #open(isIdle) {
    const socket = tls.connect({ port: this.port, host: "localhost" }, () => (socket.isGreeted = true));
    Object.assign(socket, { isIdle, sent: 0 });
    this.#sockets.add(socket);
    socket.on("error", () => {}).on("close", () => {
      this.#sockets.delete(socket);
      if (!this.#ended) this.#open(isIdle);
    });
  }

  #drip() {
    for (const socket of this.#sockets) if (!socket.isIdle && socket.isGreeted) socket.write(HEAD[socket.sent++] ?? "x");
  }

  leave() {
    this.#ended = true;
    clearInterval(this.dripping);
    for (const socket of this.#sockets) socket.destroy();
  }
}
