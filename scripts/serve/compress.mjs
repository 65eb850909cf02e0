// Compresses what the server answers, in place of Next's own middleware, which takes every small piece of a page by itself. Plain
// JavaScript, as the server is.
import { constants, createGzip } from 'node:zlib';

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
 * Has the answer to a request compressed where that is worth it and wanted. What is written in one turn of the event loop is
 * compressed together: a page takes one job of zlib, or two, in place of twenty.
 */
export function compress(request, response) {
  const { writeHead, write, end, flushHeaders } = response;
  let gzip = null;
  let gathered = null;
  let bytes = 0;
  let turn = null;
  let ended = false;
  /** The length of an answer that is given as a whole. */
  let whole = null;

  response.writeHead = (status, ...more) => {
    response.writeHead = writeHead;
    response.statusCode = status;
    const headers = more.find((one) => typeof one === 'object' && one !== null) ?? {};
    for (const [name, value] of headersOf(headers)) if (value !== undefined) response.setHeader(name, value);
    if (isWorthIt(response, whole)) {
      addVary(response);
      const isRead = request.method !== 'HEAD' && !response.destroyed;
      if (isRead && takesGzip(request.headers['accept-encoding'])) begin();
    }
    return writeHead.call(response, status, ...more.filter((one) => typeof one === 'string'));
  };
  const begin = () => {
    response.setHeader('Content-Encoding', 'gzip');
    response.removeHeader('Content-Length');
    gzip = createGzip({ ...settings, level: /\bimmutable\b/.test(cacheControl(response)) ? levels.kept : levels.made });
    gzip.on('data', (piece) => write.call(response, piece) || gzip.pause());
    gzip.on('end', () => end.call(response));
    gzip.on('error', (error) => response.destroy(error));
    response.on('drain', () => gzip.resume());
    // Whoever writes waits for the answer's event, not for that of zlib.
    gzip.on('drain', () => {
      // That the socket has room again it says itself.
      if (!response.writableNeedDrain) response.emit('drain');
    });
    // If the other side went away, only this frees what zlib holds outside the heap.
    response.once('close', () => {
      clearImmediate(turn);
      gzip.destroy();
    });
  };

  /** Takes of a piece what there is room for, and says how much. */
  const gather = (piece) => {
    gathered ??= spare.pop() ?? Buffer.allocUnsafeSlow(mostGathered);
    const taken = piece.copy(gathered, bytes);
    bytes += taken;
    return taken;
  };
  const gatherAll = (piece) => {
    for (let rest = piece; rest.length > 0;) {
      if (bytes === mostGathered) pass('write');
      rest = rest.subarray(gather(rest));
    }
  };
  /** Gives what has been gathered to zlib, which is done with it when it says so; after a failure it may still be reading. */
  const pass = (how) => {
    clearImmediate(turn);
    turn = null;
    if (bytes === 0) return how === 'end' ? gzip.end() : flushHeaders.call(response);
    const buffer = gathered;
    const piece = buffer.subarray(0, bytes);
    gathered = null;
    bytes = 0;
    gzip[how](piece, (error) => {
      if (!error && spare.length < mostSpare) spare.push(buffer);
    });
  };
  const compressGathered = () => pass('write');

  /** Head and body of what stays as it is go out in one packet too, where they are written in one turn. */
  const inOnePacket = () => {
    if (response.writableCorked > 0) return;
    response.cork();
    // By its end it has gone out, and another answer may be on the connection.
    setImmediate(() => response.writableEnded || response.uncork());
  };

  response.flushHeaders = () => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (!gzip) {
      inOnePacket();
      return flushHeaders.call(response);
    }
    // In one packet with what is written in the same turn.
    turn ??= setImmediate(compressGathered);
  };
  response.write = (chunk, ...more) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (!gzip) return write.call(response, chunk, ...more);
    if (ended || response.destroyed) return false;
    gatherAll(toBuffer(chunk, more[0]));
    const written = more.find((one) => typeof one === 'function');
    if (written) process.nextTick(written);
    turn ??= setImmediate(compressGathered);
    return !gzip.writableNeedDrain;
  };
  response.end = (...all) => {
    const [chunk, encoding] = typeof all[0] === 'function' ? [] : all;
    if (!response.headersSent) {
      whole = chunk ? toBuffer(chunk, encoding).length : 0;
      response.writeHead(response.statusCode);
    }
    if (!gzip) return end.apply(response, all);
    if (ended) return response;
    ended = true;
    const finished = all.find((one) => typeof one === 'function');
    if (finished) response.once('finish', finished);
    if (chunk) gatherAll(toBuffer(chunk, encoding));
    pass('end');
    return response;
  };
}

function isWorthIt(response, whole) {
  const { statusCode } = response;
  // Without a body, or a part of what has been described by its length.
  if (statusCode < 200 || [204, 206, 304].includes(statusCode)) return false;
  const length = response.getHeader('content-length') ?? whole;
  return (
    compressible.test(String(response.getHeader('content-type') ?? '')) &&
    !response.hasHeader('content-encoding') &&
    !/\bno-transform\b/.test(cacheControl(response)) &&
    (length === null || Number(length) >= leastBytes)
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
