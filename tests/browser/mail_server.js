// A real mail server on this machine, of the npm package smtp-server, that keeps what it is sent.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export class MailServer {
  emails = []; // { to, subject, text, headers }
  refused = new Set(); // addresses it knows nobody at
  #server;
  #port = 0;

  static async start() {
    const server = new MailServer();
    await server.begin();
    return server;
  }

  get address() {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Listens, at the same port as before. */
  async begin() {
    this.#server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      authOptional: true,
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, answer) =>
        answer(this.refused.has(address) ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null),
      onData: async (stream, session, answer) => {
        const email = await simpleParser(stream);
        this.emails.push({ to: session.envelope.rcptTo.map(({ address }) => address), subject: email.subject, text: email.text, id: email.messageId, source: email });
        answer();
      },
    });
    await new Promise((resolve, reject) => this.#server.listen(this.#port, "127.0.0.1", resolve).on("error", reject));
    this.#port = this.#server.server.address().port;
  }

  async end() {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  to(address) {
    return this.emails.filter((email) => email.to.includes(address));
  }
}
