import { randomBytes } from 'node:crypto';
import { Agent, createServer, IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { constants, createGunzip, createGzip, gunzipSync, type Gzip } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchedScope } from '@/lib/testing/scopes';
import { CompressedResponse, takesGzip } from './compress.mjs';

const html = { 'Content-Type': 'text/html; charset=utf-8' };
const page = '<p>Ein Anwendungsfall für Ångström</p>'.repeat(200);

let server: Server<typeof IncomingMessage, typeof CompressedResponse> | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function served(answer: (response: ServerResponse) => void): Promise<number> {
  const made = createServer({ IncomingMessage, ServerResponse: CompressedResponse }, (_, response) => answer(response));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return (made.address() as AddressInfo).port;
}

type Asked = { method?: string; encodings?: string };

/** The answer as soon as its headers are here. */
const open = (port: number, { method = 'GET', encodings = 'gzip, br' }: Asked = {}) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, method, headers: { 'accept-encoding': encodings } }, resolve)
      .on('error', reject)
      .end();
  });

async function asked(answer: (response: ServerResponse) => void, how?: Asked) {
  const { headers, statusCode, ...message } = await received(await open(await served(answer), how));
  const { body } = message;
  return { headers, statusCode, body, text: String(headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body) };
}

/** What comes over one connection, each time what has come together. */
function packets(port: number): () => Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8').write('GET / HTTP/1.1\r\nHost: here\r\nAccept-Encoding: br\r\n\r\n');
  return () => new Promise((resolve) => socket.once('data', resolve));
}

async function received(message: IncomingMessage) {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return { headers: message.headers, statusCode: message.statusCode, body: Buffer.concat(pieces) };
}

describe('compressed answers', () => {
  it('come as gzip, without the length of what they were', async () => {
    const { headers, body, text } = await asked((response) => {
      response.writeHead(201, { ...html, 'Content-Length': Buffer.byteLength(page), Vary: 'Cookie' });
      response.end(page);
    });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Cookie, Accept-Encoding' });
    expect(headers).not.toHaveProperty('content-length');
    expect(text).toBe(page);
    expect(body.length).toBeLessThan(page.length / 10);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['as names and values in turn', (response) => response.writeHead(200, ['Content-Type', 'text/css']).end(page)],
    ['one by one', (response) => response.setHeader('Content-Type', 'application/json').end(page)],
    ['with a message', (response) => response.writeHead(200, 'Fine', html).end(page)],
    [
      'before anything is written',
      (response) => {
        response.setHeader('Content-Type', 'image/svg+xml').flushHeaders();
        response.end(page);
      },
    ],
  ])('take headers %s', async (_, answer) => {
    const { headers, text } = await asked(answer);
    expect(headers['content-encoding']).toBe('gzip');
    expect(text).toBe(page);
  });

  it('keep every value of a header that is there more than once', async () => {
    const cookies = ['Set-Cookie', 'a=1', 'set-cookie', 'b=2'];
    const { headers } = await asked((response) =>
      response.writeHead(200, ['Content-Type', 'text/css', ...cookies]).end(page),
    );
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'set-cookie': ['a=1', 'b=2'] });
  });

  it('hold all that was written, in its order and its encodings', async () => {
    const said: string[] = [];
    const { text } = await asked((response) => {
      response.writeHead(200, html);
      response.write('6869', 'hex');
      response.write(new Uint8Array([32]), () => said.push('written'));
      response.write(page);
      setTimeout(() => {
        response.write('later');
        response.end('at last', () => said.push('sent'));
        response.end('too late');
      }, 10);
    });
    expect(text).toBe(`hi ${page}laterat last`);
    expect(said).toEqual(['written', 'sent']);
  });

  it('arrive piece by piece where they are made so', async () => {
    let say = (_: string) => {};
    const port = await served((response) => {
      response.writeHead(200, html);
      say = (text) => response.write(text);
      say('first');
    });
    const message = await open(port);
    const unpacked = message.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })).setEncoding('utf8');
    const next = () => new Promise((resolve) => unpacked.once('data', resolve));
    expect(await next()).toBe('first');
    say('second');
    expect(await next()).toBe('second');
    message.destroy();
  });
});

describe('answers that stay as they are', () => {
  it.each<[string, Record<string, string>, Asked?]>([
    ['a picture', { 'Content-Type': 'image/png' }],
    ['a spreadsheet', { 'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }],
    ['without a type', {}],
    ['already encoded', { ...html, 'Content-Encoding': 'br' }],
    ['not to be touched', { ...html, 'Cache-Control': 'no-store, no-transform' }],
    ['for somebody who takes no gzip', html, { encodings: 'br' }],
    ['for somebody who refuses it', html, { encodings: 'gzip;q=0, *' }],
    ['of which there is only the head', html, { method: 'HEAD' }],
  ])('%s', async (_, headers, how) => {
    const answer = await asked((response) => {
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(page) });
      response.end(how?.method === 'HEAD' ? undefined : page);
    }, how);
    expect(answer.headers['content-encoding']).toBe(headers['Content-Encoding']);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(page)));
    expect(answer.text).toBe(how?.method === 'HEAD' ? '' : page);
    // A cache must know that others are given something else.
    expect(answer.headers.vary).toBe(how ? 'Accept-Encoding' : undefined);
  });

  it.each([204, 206, 304])('with status %i', async (status) => {
    const { headers } = await asked((response) => response.writeHead(status, html).end(status === 206 ? page : ''));
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('go out in one packet with their head, and later pieces as they come', async () => {
    let answering: ServerResponse | undefined;
    const port = await served((response) => {
      answering = response;
      response.setHeader('Content-Type', 'image/png');
      response.flushHeaders();
      response.write('first');
    });
    const next = packets(port);
    expect(await next()).toMatch(/^HTTP[^]*\r\n\r\n5\r\nfirst\r\n$/);
    answering?.write('second');
    expect(await next()).toBe('6\r\nsecond\r\n');
    answering?.end('last');
    expect(await next()).toBe('4\r\nlast\r\n0\r\n\r\n');
  });

  it('send their head by itself where nothing follows in its turn', async () => {
    let answering: ServerResponse | undefined;
    const next = packets(
      await served((response) => {
        answering = response;
        response.writeHead(200, html).flushHeaders();
      }),
    );
    expect(await next()).toMatch(/^HTTP[^]*\r\n\r\n$/);
    answering?.end(page);
    expect(await next()).toContain('Anwendungsfall');
  });

  it('leaves a connection to the answer after it', async () => {
    const port = await served((response) => {
      response.setHeader('Content-Type', 'image/png');
      response.flushHeaders();
      response.end('whole');
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        request({ port, agent }, resolve).on('error', reject).end();
      });
    for (let turn = 0; turn < 3; turn += 1) expect(String((await received(await ask())).body)).toBe('whole');
    agent.destroy();
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['at once', (response) => response.setHeader('Content-Type', 'application/json').end('{"ok":1}')],
    ['after its head', (response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":1}')],
    [
      // As Next does it.
      'in pieces of one turn',
      (response) => {
        response.setHeader('Content-Type', 'application/json').flushHeaders();
        response.write('{"ok"');
        queueMicrotask(() => {
          response.write(':1');
          process.nextTick(() => response.end('}'));
        });
      },
    ],
  ])('are small, also where nobody said their length: given %s', async (_, answer) => {
    const whole = await packets(await served(answer))();
    expect(whole).toMatch(/\r\n\r\n\{"ok":1\}$/);
    expect(whole).toMatch(/\r\ncontent-length: 8\r\n/i);
    expect(whole).not.toMatch(/content-encoding|transfer-encoding/i);
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['nothing', (response) => response.writeHead(200), 'rest'],
    ['little', (response) => response.write('the '), 'the rest'],
    ['a page', (response) => response.write(page), `${page}rest`],
    ['a length', (response) => response.setHeader('Content-Length', 4).flushHeaders(), 'rest'],
  ])('say that their head is said, and take none after it: %s has been written', async (_, write, all) => {
    const said: unknown[] = [];
    const { text, statusCode } = await asked((response) => {
      response.setHeader('Content-Type', 'text/html');
      said.push(response.headersSent);
      write(response);
      said.push(response.headersSent);
      expect(() => response.writeHead(500)).toThrow('Cannot write headers after they are sent');
      said.push(response.headersSent);
      response.end('rest');
    });
    expect({ text, statusCode, said }).toEqual({ text: all, statusCode: 200, said: [false, true, true] });
  });
});

describe('memory', () => {
  // No two alike, so that it stays large.
  const chunk = () => Buffer.from(randomBytes(12_288).toString('base64'));

  it.each([
    ['hardly gets smaller', chunk, 2000, 1200],
    ['gets very small', () => Buffer.from(chunk().toString().slice(0, 400).repeat(41)), 20_000, 14_000],
  ])('what %s stays within bounds while the reader takes its time, and all arrives', async (_, chunk, all, most) => {
    let bytesGiven = 0;
    let given = 0;
    const source = () =>
      new Readable({
        read() {
          given += 1;
          const piece = given > all ? null : chunk();
          bytesGiven += piece?.length ?? 0;
          this.push(piece);
        },
      });
    const message = await open(await served((response) => void source().pipe(response.writeHead(200, html))));
    message.pause();
    let before = -1;
    while (before !== given) {
      before = given;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    // What buffers and sockets hold: the rest has not been asked for.
    expect(given).toBeLessThan(most);
    let bytes = 0;
    for await (const piece of message.pipe(createGunzip())) bytes += (piece as Buffer).length;
    expect(bytes).toBe(bytesGiven);
  });

  it('is not taken for a reader who has gone before anything was written', async () => {
    const encoding = new Promise((resolve) => {
      void served((response) => {
        response.once('close', () => {
          response.writeHead(200, html).end(page);
          resolve(response.getHeader('content-encoding'));
        });
        response.destroy();
      }).then((port) => open(port).catch(() => {}));
    });
    expect(await encoding).toBeUndefined();
  });

  it('is freed when the reader goes away', async () => {
    const freed = vi.spyOn(Object.getPrototypeOf(createGzip()) as Gzip, '_destroy');
    const closed = new Promise<boolean>((resolve) => {
      void served((response) => {
        response.writeHead(200, html).write(page);
        response.once('close', () => resolve(response.write('to nobody')));
      }).then(async (port) => (await open(port)).destroy());
    });
    expect(await closed).toBe(false);
    expect(freed).toHaveBeenCalled();
    freed.mockRestore();
  });

  const later = () => new Promise((resolve) => setImmediate(resolve));
  it.each<[string, (response: ServerResponse) => unknown]>([
    ['as gzip', (response) => response.writeHead(200, html).end(page)],
    ['as it is', (response) => response.writeHead(200, html).end('short')],
    [
      'piece by piece',
      async (response) => {
        response.writeHead(200, html).flushHeaders();
        await later();
        response.write(page);
        await later();
        response.end(page);
      },
    ],
  ])('of an answer that went out %s is let go while its connection waits for another', async (_, answer) => {
    const { run, isLetGo } = watchedScope();
    const port = await served((response) => void run(() => answer(response)));
    const agent = new Agent({ keepAlive: true });
    const message = await new Promise<IncomingMessage>((resolve) => {
      request({ port, agent, headers: { 'accept-encoding': 'gzip' } }, resolve).end();
    });
    await received(message);
    await isLetGo();
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
    agent.destroy();
  });
});

it.each([
  ['gzip', true],
  ['br, GZIP;q=0.5', true],
  ['*', true],
  ['gzip;q=0', false],
  ['identity;q=1, *;q=0', false],
  ['', false],
  [undefined, false],
])('%s takes gzip: %s', (accepted, takes) => {
  expect(takesGzip(accepted)).toBe(takes);
});
