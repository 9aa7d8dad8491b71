import { connect } from "node:net";
import type { NetConnectOpts, Socket } from "node:net";
import { toFailure } from "../failure.ts";
import type { Loop, Task } from "../loop.ts";
import type { Failure } from "../result.ts";
import type { Answer, Asker, Connection, Dial, Patience } from "./connection.ts";
import { createHeadReader } from "./head.ts";
import { ResponseReader } from "./response-reader.ts";
import type { WireRequest } from "./wire-request.ts";

/** What all connections of a process share. */
interface Shared {
  loop: Loop;
  port: number;
  nextHost(): string;
  patience: Patience;
  countOpened(): void;
  /** Every socket reads into this one buffer: its bytes are used up before the next socket reads. */
  onread: { buffer: Buffer; callback: (this: unknown, size: number, bytes: Uint8Array) => boolean };
  /** Readers not in use: a person who reads needs none. */
  readers: ResponseReader[];
  newReader(): ResponseReader;
  answer: Answer;
}

/** A socket knows its connection, so that no function has to be made for each. */
interface OwnedSocket extends Socket {
  owner: NetConnection<unknown> | null;
}

const READ_BYTES = 65_536;

/**
 * Connections over plain TCP. `hosts`: addresses of the target, used in turn; with more of them one machine has more ports
 * for outgoing connections, since a port is taken for one pair of addresses only.
 */
export function createNetDial<Ask>(options: {
  loop: Loop;
  hosts: readonly string[];
  port: number;
  patience: Patience;
  countOpened: () => void;
}): Dial<Ask> {
  const { hosts } = options;
  const readHead = createHeadReader();
  let turn = 0;
  const shared: Shared = {
    ...options,
    nextHost: () => hosts[turn++ % hosts.length] ?? "127.0.0.1",
    onread: { buffer: Buffer.allocUnsafe(READ_BYTES), callback: onRead },
    readers: [],
    newReader: () => new ResponseReader(readHead),
    answer: { head: null, failure: null, sentMs: 0, doneMs: 0, bytes: 0, sentAgain: false },
  };
  return (asker) => new NetConnection(shared, asker);
}

function onRead(this: unknown, size: number, bytes: Uint8Array): boolean {
  (this as OwnedSocket).owner?.take(bytes as Buffer, size);
  return true;
}
function onError(this: Socket, error: NodeJS.ErrnoException): void {
  (this as OwnedSocket).owner?.fail(toFailure(error));
}
function onEnd(this: Socket): void {
  (this as OwnedSocket).owner?.end();
}
function onClose(this: Socket): void {
  (this as OwnedSocket).owner?.fail("connection lost");
}

class NetConnection<Ask> implements Connection<Ask>, Task {
  isBusy = false;
  private readonly shared: Shared;
  private readonly asker: Asker<Ask>;
  private socket: OwnedSocket | null = null;
  private reader: ResponseReader | null = null;
  private request: WireRequest | null = null;
  private ask: Ask | null = null;
  private sentMs = 0;
  private bytes = 0;
  private isKept = false;
  private sentAgain = false;
  private alarmMs = 0;
  private isAlarmSet = false;

  constructor(shared: Shared, asker: Asker<Ask>) {
    this.shared = shared;
    this.asker = asker;
  }

  send(request: WireRequest, ask: Ask): void {
    const { loop, patience } = this.shared;
    this.request = request;
    this.ask = ask;
    this.isBusy = true;
    this.sentAgain = false;
    this.sentMs = loop.nowMs();
    this.alarmMs = this.sentMs + (patience.slowMs ?? patience.patienceMs);
    if (!this.isAlarmSet) {
      this.isAlarmSet = true;
      loop.at(this.alarmMs, this);
    }
    this.write();
  }

  giveUp(failure: Failure): void {
    if (this.isBusy) this.settle(failure);
  }

  close(): void {
    this.isBusy = false;
    this.drop();
  }

  cut(): void {
    this.isBusy = false;
    // A reset leaves no port waiting on either side; 200,000 at once would fill the ports of the next run.
    this.socket?.resetAndDestroy();
    this.drop();
  }

  /** The alarm: set once and moved on when it rings too early, since nearly every answer is long there by then. */
  onDue(): void {
    const { loop, patience } = this.shared;
    this.isAlarmSet = false;
    if (!this.isBusy) return;
    if (loop.nowMs() >= this.alarmMs) {
      const deadlineMs = this.sentMs + patience.patienceMs;
      if (this.alarmMs >= deadlineMs) return this.settle("gave up waiting");
      this.alarmMs = deadlineMs;
      this.asker.onSlow?.(this, this.ask as Ask);
      if (!this.isBusy || this.isAlarmSet) return;
    }
    this.isAlarmSet = true;
    loop.at(this.alarmMs, this);
  }

  take(bytes: Buffer, size: number): void {
    // Bytes nobody asked for, or after the end of an answer: this connection can't be trusted with another request.
    if (!this.isBusy || this.reader === null) return this.drop();
    this.bytes += size;
    const standing = this.reader.take(bytes, size);
    if (standing === "more") return;
    this.settle(standing === "done" ? null : standing);
  }

  end(): void {
    const standing = this.isBusy ? this.reader?.end() : undefined;
    if (standing === "done") this.settle(null);
    else this.fail(standing === "not HTTP" ? standing : "connection lost");
  }

  fail(failure: Failure): void {
    if (!this.isBusy) return this.drop();
    // The site may close a kept connection just as a request leaves; browsers then send it again (RFC 9112, 9.3.1).
    const again =
      failure === "connection lost" && this.isKept && this.bytes === 0 && !this.sentAgain;
    if (!again) return this.settle(failure);
    this.sentAgain = true;
    this.drop();
    this.write();
  }

  private write(): void {
    const { shared } = this;
    this.bytes = 0;
    this.reader ??= shared.readers.pop() ?? shared.newReader();
    this.reader.begin(this.request?.method === "HEAD");
    if (this.socket === null) this.socket = this.open();
    this.socket.write(this.request?.bytes as Buffer);
  }

  private open(): OwnedSocket {
    const { shared } = this;
    const options: NetConnectOpts = {
      host: shared.nextHost(),
      port: shared.port,
      noDelay: true,
      onread: shared.onread,
    };
    const socket = connect(options) as OwnedSocket;
    socket.owner = this as NetConnection<unknown>;
    socket.on("error", onError);
    socket.on("end", onEnd);
    socket.on("close", onClose);
    shared.countOpened();
    this.isKept = false;
    return socket;
  }

  private settle(failure: Failure | null): void {
    const { shared, reader } = this;
    const { answer } = shared;
    answer.head = failure === null ? (reader?.head ?? null) : null;
    answer.failure = failure;
    answer.sentMs = this.sentMs;
    answer.doneMs = shared.loop.nowMs();
    answer.bytes = this.bytes;
    answer.sentAgain = this.sentAgain;
    if (answer.head?.keepAlive !== true || reader?.isToClose === true) this.drop();
    this.isKept = this.socket !== null;
    this.isBusy = false;
    if (reader !== null) shared.readers.push(reader);
    this.reader = null;
    const ask = this.ask as Ask;
    this.ask = null;
    this.request = null;
    this.asker.onAnswer(this, ask, answer);
  }

  /** Lets go of the socket: what still happens to it is nobody's business. */
  private drop(): void {
    const { socket } = this;
    if (socket === null) return;
    this.socket = null;
    socket.owner = null;
    socket.destroy();
  }
}
