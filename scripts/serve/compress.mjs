// Compresses what the server answers, in place of Next's own middleware, which takes every small piece of a page by itself. Plain
// JavaScript, as the server is.
import { ServerResponse } from 'node:http';
import { constants, createGzip } from 'node:zlib';
import { unscoped } from './unscoped.mjs';

/** A page at level 6 is an eighth smaller than at 2, and takes more than twice the processor time. What browsers keep for a year is worth it. */
const levels = { kept: 6, made: 2 };
const settings = {
  // A page, compressed, is one piece.
  chunkSize: 32 * 1024,
  writableHighWaterMark: 256 * 1024,
  // Whatever is compressed goes out at once.
  flush: constants.Z_SYNC_FLUSH,
};
/** Less than this is one packet either way. */
const leastBytes = 1024;
/** So much is gathered at most, which most pages are not. */
const mostGathered = 256 * 1024;
/** What is gathered in, used again and again: it is outside the heap, where garbage is collected late. */
const spare = [];
const mostSpare = 16;

/** What gains by it; pictures, archives and documents are compressed in themselves. */
const compressible = /^(text\/|application\/(javascript|json|xml)\b|[^;]+\+(json|text|xml)\b)/i;

/** Whether a request takes gzip: by name or by a star, and not with a weight of nothing. */
export function takesGzip(accepted = '') {
  const weights = new Map();
  for (const one of accepted.split(',')) {
    const [name, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight ? Number(weight.slice(2)) : 1);
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/**
 * An answer that is compressed where that is worth it and wanted. What is written in one turn of the event loop is compressed together: a page
 * takes one job of zlib, or two, in place of twenty. An answer that is small and whole within a turn goes out as one packet that says its
 * length, as it is, whether or not whoever writes it knew how much would come. What is given to the connection is given unscoped: its timer, which begins
 * with the end of an answer, would else hold the answer.
 */
export class CompressedResponse extends ServerResponse {
  /**
   * `unsaid`: nobody has said its head. `open`: its head waits, for the rest of the turn, until it is known whether more comes than
   * is small. Then it stays `plain` or is given to `gzip`.
   * @type {'unsaid' | 'open' | 'plain' | 'gzip'}
   */
  #form = 'unsaid';
  #gzip = null;
  #gathered = null;
  #bytes = 0;
  #turn = null;
  #ended = false;

  get headersSent() {
    return this.#form === 'open' || super.headersSent;
  }

  writeHead(status, ...more) {
    if (this.#form === 'open') this.#endTurn();
    // Node's own, from within what is called here; anybody else has said one before, and is refused.
    if (this.#form !== 'unsaid') return super.writeHead(status, ...more);
    this.#say(status, more);
    if (this.#form === 'plain') super.writeHead(status);
    return this;
  }

  flushHeaders() {
    if (this.#form === 'unsaid') this.#say(this.statusCode);
    if (this.#form === 'plain' && !super.headersSent) super.writeHead(this.statusCode);
    // In one packet with what is written in the same turn.
    if (!this.#ended) this.#passLater();
  }

  write(chunk, encoding, callback) {
    if (this.#form === 'unsaid') this.#say(this.statusCode);
    if (this.#form === 'plain') return this.#writePlain(chunk, encoding, callback);
    if (this.#ended || this.destroyed) return false;
    const piece = toBuffer(chunk, encoding);
    const written = typeof encoding === 'function' ? encoding : callback;
    if (this.#form === 'open' && this.#bytes + piece.length >= leastBytes) {
      this.#decide();
      if (this.#form === 'plain') return this.#writePlain(piece, written);
    }
    this.#gatherAll(piece);
    if (written) process.nextTick(written);
    this.#passLater();
    return !this.#gzip?.writableNeedDrain;
  }

  end(...all) {
    const [chunk, encoding] = typeof all[0] === 'function' ? [] : all;
    const piece = chunk ? toBuffer(chunk, encoding) : null;
    if (this.#form === 'unsaid') this.#say(this.statusCode);
    if (this.#form === 'open') this.#choose(this.#bytes + (piece?.length ?? 0));
    const finished = all.find((one) => typeof one === 'function');
    if (this.#form === 'plain') return this.#endPlain(piece, finished);
    if (this.#ended) return this;
    this.#ended = true;
    if (finished) this.once('finish', finished);
    if (piece) this.#gatherAll(piece);
    this.#pass('end');
    return this;
  }

  #say(status, more = []) {
    this.statusCode = status;
    const message = more.find((one) => typeof one === 'string');
    if (message !== undefined) this.statusMessage = message;
    const headers = more.find((one) => typeof one === 'object' && one !== null) ?? {};
    for (const [name, value] of headersOf(headers)) if (value !== undefined) this.setHeader(name, value);
    const length = this.getHeader('content-length');
    if (length === undefined && this.#hasBody()) this.#form = 'open';
    else this.#choose(length === undefined ? null : Number(length));
  }

  #hasBody() {
    return this.req.method !== 'HEAD' && !withoutBody(this.statusCode);
  }

  /** `length` in bytes; null where nobody knows, which is more than is small. */
  #choose(length) {
    // Before any header is set: Next lets none be set once the head is said.
    this.#form = 'plain';
    if (!isWorthIt(this, length)) return;
    addVary(this);
    if (this.req.method === 'HEAD' || this.destroyed || !takesGzip(this.req.headers['accept-encoding'])) return;
    this.#form = 'gzip';
    this.#begin();
  }

  /** Of an answer that is not small, or not at its end when the turn is. */
  #decide() {
    this.#choose(null);
    if (this.#form === 'plain' && this.#bytes > 0) this.#writePlain(this.#takeGathered());
  }

  #begin() {
    this.setHeader('Content-Encoding', 'gzip');
    this.removeHeader('Content-Length');
    const level = /\bimmutable\b/.test(cacheControl(this)) ? levels.kept : levels.made;
    const gzip = createGzip({ ...settings, level });
    gzip.on('data', (piece) => unscoped(() => super.write(piece)) || gzip.pause());
    gzip.on('end', () => unscoped(() => super.end()));
    gzip.on('error', (error) => this.destroy(error));
    this.on('drain', () => gzip.resume());
    // Whoever writes waits for the answer's event, not for that of zlib.
    gzip.on('drain', () => {
      // That the socket has room again it says itself.
      if (!this.writableNeedDrain) this.emit('drain');
    });
    // If the other side went away, only this frees what zlib holds outside the heap.
    this.once('close', () => gzip.destroy());
    this.#gzip = gzip;
    // Said now, though it goes out with the first that zlib gives back.
    super.writeHead(this.statusCode);
  }

  #writePlain(...piece) {
    // Its head goes along.
    this.#cancelTurn();
    return unscoped(() => super.write(...piece));
  }

  #endPlain(piece, finished) {
    this.#cancelTurn();
    const gathered = this.#bytes === 0 ? null : this.#takeGathered();
    // Before its head has gone out, Node says the length of what is given with the end.
    const last = gathered && piece ? Buffer.concat([gathered, piece]) : (gathered ?? piece ?? undefined);
    return unscoped(() => super.end(last, finished));
  }

  /** Takes of a piece what there is room for, and says how much. */
  #gather(piece) {
    this.#gathered ??= spare.pop() ?? Buffer.allocUnsafeSlow(mostGathered);
    const taken = piece.copy(this.#gathered, this.#bytes);
    this.#bytes += taken;
    return taken;
  }

  #gatherAll(piece) {
    for (let rest = piece; rest.length > 0;) {
      if (this.#bytes === mostGathered) this.#pass('write');
      rest = rest.subarray(this.#gather(rest));
    }
  }

  /** What is small and stays as it is. */
  #takeGathered() {
    const copy = Buffer.from(this.#gathered.subarray(0, this.#bytes));
    if (spare.length < mostSpare) spare.push(this.#gathered);
    this.#gathered = null;
    this.#bytes = 0;
    return copy;
  }

  #passLater() {
    this.#turn ??= setImmediate(() => this.#endTurn());
  }

  #cancelTurn() {
    clearImmediate(this.#turn);
    this.#turn = null;
  }

  #endTurn() {
    this.#cancelTurn();
    if (this.destroyed) return;
    if (this.#form === 'open') this.#decide();
    if (this.#form === 'gzip') this.#pass('write');
    else unscoped(() => super.flushHeaders());
  }

  /** Gives what has been gathered to zlib, which is done with it when it says so; after a failure it may still be reading. */
  #pass(how) {
    this.#cancelTurn();
    if (this.#bytes === 0) return how === 'end' ? this.#gzip.end() : unscoped(() => super.flushHeaders());
    const buffer = this.#gathered;
    const piece = buffer.subarray(0, this.#bytes);
    this.#gathered = null;
    this.#bytes = 0;
    this.#gzip[how](piece, (error) => {
      if (!error && spare.length < mostSpare) spare.push(buffer);
    });
  }
}

/** Whether there is none, or a part of what has been described by its length. */
const withoutBody = (status) => status < 200 || [204, 206, 304].includes(status);

function isWorthIt(response, length) {
  return (
    !withoutBody(response.statusCode) &&
    compressible.test(String(response.getHeader('content-type') ?? '')) &&
    !response.hasHeader('content-encoding') &&
    !/\bno-transform\b/.test(cacheControl(response)) &&
    (length === null || length >= leastBytes)
  );
}

const cacheControl = (response) => String(response.getHeader('cache-control') ?? '');

function addVary(response) {
  const vary = [response.getHeader('vary') ?? []].flat().join(', ');
  if (/(^|,)\s*(\*|accept-encoding)\s*(,|$)/i.test(vary)) return;
  response.setHeader('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
}

function toBuffer(chunk, encoding) {
  if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8');
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** Headers as an object, as pairs, or as names and values in turn; of a name that is there more than once all values. */
function headersOf(headers) {
  if (!Array.isArray(headers)) return Object.entries(headers);
  const pairs = Array.isArray(headers[0])
    ? headers
    : headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : []));
  const all = new Map();
  for (const [name, value] of pairs) {
    const before = all.get(name.toLowerCase());
    all.set(name.toLowerCase(), before ? [name, [before[1], value].flat()] : [name, value]);
  }
  return all.values();
}
