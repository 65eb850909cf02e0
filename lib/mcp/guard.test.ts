import { createServer, type Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressProblem } from './addresses';
import { McpFailure } from './failure';
import { Guard } from './guard';

/** What must never be reached, in every way of writing it that an address bar takes. */
const refusedSpellings = [
  // Loopback: decimal, hexadecimal, octal, short, mixed, full width, escaped, with a dot, a port, a path.
  'http://127.0.0.1/',
  'http://127.0.0.1:8080/mcp',
  'https://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7F.0x0.0x0.0x1/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://0177.0.0.01/',
  'http://0177.0x0.0.1/',
  'http://127.0.0.1./',
  'http://127.255.255.254/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://%31%32%37.0.0.1/',
  'http://127.0.0.1%2e/',
  'http:127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http:///127.0.0.1/',
  ' http://127.0.0.1/ ',
  'HTTP://127.0.0.1/',
  'http://12\t7.0.0.1/',
  // "This host".
  'http://0.0.0.0/',
  'http://0/',
  'http://0x0/',
  'http://[::]/',
  // IPv6 loopback, and IPv4 dressed as IPv6.
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[0000:0000:0000:0000:0000:0000:0000:0001]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:ffff:127.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[2002:7f00:1::]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2001:0:0:0:0:0:80ff:fffe]/',
  // Private networks.
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://167772161/',
  'http://0xa.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://3232235521/',
  'http://0300.0250.0.1/',
  'http://192.168.257/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:c0a8:1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456:789a::1]/',
  'http://[2002:a00:1::]/',
  'http://[64:ff9b::a00:1]/',
  // Link-local, and where clouds keep credentials.
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  // Carrier's, shared, test, benchmark, multicast, broadcast, reserved.
  'http://100.64.0.1/',
  'http://100.127.255.255/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://[fec0::1]/',
  'http://[100::1]/',
  // No address of a server at all.
  'file:///etc/passwd',
  'ftp://example.com/',
  'gopher://127.0.0.1/',
  'data:application/json,{}',
  'javascript:alert(1)',
  'http://user:secret@example.com/',
  'http://',
  'example.com/mcp',
];

const names: Record<string, string[]> = {
  'inside.test': ['10.1.2.3'],
  'loop.test': ['127.0.0.1'],
  'loop6.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'cloud.test': ['169.254.169.254'],
  'mixed.test': ['93.184.216.34', '192.168.1.1'],
  'zone.test': ['fe80::1%eth0'],
  'empty.test': [],
};

const lookup: LookupFunction = (name, options, callback) => {
  const found = (names[name.replace(/\.$/, '')] ?? []).map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
  if (options.all) return callback(null, found);
  return callback(null, found[0]?.address ?? '', found[0]?.family ?? 0);
};

let server: Server;
let reached: { path: string; headers: Record<string, unknown> }[] = [];
let port: number;

/** Answers on this machine, so that whatever gets through is seen. `/to?…` redirects. */
beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push({ path: request.url ?? '', headers: request.headers });
    const target = /^\/to\?(.+)$/.exec(request.url ?? '')?.[1];
    if (target) response.writeHead(307, { location: decodeURIComponent(target) }).end();
    else response.end('reached');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function failure(ask: () => Promise<unknown>): Promise<McpFailure> {
  try {
    await ask();
  } catch (error) {
    if (error instanceof McpFailure) return error;
    throw error;
  }
  throw new Error('It was let through.');
}

async function withGuard<T>(
  options: ConstructorParameters<typeof Guard>[0],
  use: (guard: Guard) => Promise<T>,
): Promise<T> {
  // Time enough on a busy machine, but where the time is what is tried.
  const guard = new Guard({ lookup, ...options, limits: { requestMs: 60_000, ...options?.limits } });
  try {
    return await use(guard);
  } finally {
    await guard.close();
  }
}

describe('what is not public is refused', () => {
  test.each(refusedSpellings)('%s', async (address) => {
    const found = await withGuard({}, (guard) => failure(() => guard.request(address)));
    expect(['refused-address', 'bad-address']).toContain(found.code);
  });

  test('by redirect, in every spelling, from a host that is allowed', async () => {
    const base = `http://loop.test:${port}`;
    reached = [];
    const codes = await withGuard({ allowedHosts: [`loop.test:${port}`] }, (guard) =>
      Promise.all(
        refusedSpellings
          // A header takes plain letters only; and without a host they are paths of the server itself.
          .filter((address) => /^\w+:[\x20-\x7e]+$/.test(address) && address !== 'http:127.0.0.1/')
          .map(
            async (address) => (await failure(() => guard.request(`${base}/to?${encodeURIComponent(address)}`))).code,
          ),
      ),
    );
    expect(codes.length).toBeGreaterThan(60);
    expect(new Set(codes)).toEqual(new Set(['refused-address', 'bad-address']));
    expect(reached.every(({ path }) => path.startsWith('/to?'))).toBe(true);
  });

  test.each(Object.keys(names).filter((name) => name !== 'empty.test'))('a name that means it: %s', async (name) => {
    reached = [];
    for (const host of [name, `${name}.`, name.toUpperCase()]) {
      const found = await withGuard({}, (guard) => failure(() => guard.request(`http://${host}:${port}/`)));
      expect(found.code).toBe('refused-address');
    }
    expect(reached).toEqual([]);
  });

  test('a name without an address', async () => {
    const found = await withGuard({}, (guard) => failure(() => guard.request('http://empty.test/')));
    expect(found.code).toBe('unreachable');
  });

  test('a name that means something else the second time', async () => {
    const answers = ['127.0.0.1', '169.254.169.254'];
    let asked = 0;
    const rebinding: LookupFunction = (_name, options, callback) => {
      const address = answers[Math.min(asked, 1)] ?? '';
      asked += 1;
      return options.all ? callback(null, [{ address, family: 4 }]) : callback(null, address, 4);
    };
    await withGuard({ lookup: rebinding, allowedHosts: ['rebind.test'] }, async (guard) => {
      expect(await (await guard.request(`http://rebind.test:${port}/`)).text()).toBe('reached');
      expect((await failure(() => guard.request(`http://rebind.test:${port}/`))).code).toBe('refused-address');
    });
    // One look-up for each connection, and none that is only for judging.
    expect(asked).toBe(2);
  });
});

describe('what an admin allows', () => {
  test('is reached by exactly that name', async () => {
    await withGuard({ allowedHosts: [`Loop.test:${port}`] }, async (guard) => {
      expect(await (await guard.request(`http://loop.test:${port}/`)).text()).toBe('reached');
      expect((await failure(() => guard.request(`http://127.0.0.1:${port}/`))).code).toBe('refused-address');
      expect((await failure(() => guard.request(`http://loop.test:${port + 1}/`))).code).toBe('refused-address');
    });
  });

  test('never opens the addresses of a cloud’s credentials, link-local, or multicast', () => {
    for (const address of ['169.254.169.254', 'fe80::1', '224.0.0.1', '0.0.0.0', '100.100.100.200', 'fd00:ec2::254']) {
      expect(addressProblem(address, true)).not.toBeNull();
    }
    expect(addressProblem('10.0.0.1', true)).toBeNull();
    expect(addressProblem('fd12::1', true)).toBeNull();
  });

  test.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'public needs no permission: %s',
    (address) => {
      expect(addressProblem(address, false)).toBeNull();
    },
  );
});

describe('what is sent', () => {
  const headers = {
    Authorization: 'Bearer a-secret-token',
    Cookie: 'a=b',
    'mcp-session-id': '1',
    accept: 'application/json',
  };

  test('keeps credentials from a redirect’s new host, and for the same one', async () => {
    names['second.test'] = ['127.0.0.1'];
    await withGuard({ allowedHosts: ['loop.test', 'second.test'] }, async (guard) => {
      reached = [];
      await guard.request(`http://loop.test:${port}/to?${encodeURIComponent(`http://second.test:${port}/x`)}`, {
        headers,
      });
      await guard.request(`http://loop.test:${port}/to?${encodeURIComponent('/y')}`, { headers });
    });
    const at = (path: string) => reached.find((one) => one.path === path)?.headers ?? {};
    expect(at('/x')).not.toHaveProperty('authorization');
    expect(at('/x')).not.toHaveProperty('cookie');
    expect(at('/x')).not.toHaveProperty('mcp-session-id');
    expect(at('/x')).toHaveProperty('accept', 'application/json');
    expect(at('/y')).toHaveProperty('authorization', 'Bearer a-secret-token');
  });

  test('follows no redirect where what is sent has to stay', async () => {
    await withGuard({ allowedHosts: ['loop.test'], secrets: ['a-secret-token'] }, async (guard) => {
      reached = [];
      const to = encodeURIComponent('/z/a-secret-token?b');
      const body = { method: 'POST', body: '{"number":"4711"}', stays: true } as const;
      const found = await failure(() => guard.request(`http://loop.test:${port}/to?${to}`, body));
      expect(found.code).toBe('refused-redirect');
      expect(found.message).toContain(`redirects to http://loop.test:${port}/z/[token],`);
      expect(reached.map(({ path }) => path)).toEqual([`/to?${to}`]);
    });
  });

  test('is counted: redirects and requests have an end', async () => {
    await withGuard({ allowedHosts: ['loop.test'], limits: { requests: 8 } }, async (guard) => {
      const loop = `http://loop.test:${port}/to?${encodeURIComponent(`/to?${encodeURIComponent('/to?/z')}`)}`;
      expect((await guard.request(loop)).status).toBe(200);
      const again = await failure(async () => {
        for (;;) (await guard.request(`http://loop.test:${port}/`)).discard();
      });
      expect(again.code).toBe('too-many');
    });
  });
});

test('its deadlines come, however often garbage is collected meanwhile', async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    silent.once('listening', resolve);
  });
  const { port: at } = silent.address() as AddressInfo;
  const every = setInterval(collect, 20);
  try {
    const options = { allowedHosts: ['127.0.0.1'], limits: { requestMs: 400 } };
    const found = await withGuard(options, (guard) => failure(() => guard.request(`http://127.0.0.1:${at}/`)));
    expect(found.code).toBe('too-slow');
  } finally {
    clearInterval(every);
    silent.closeAllConnections();
    silent.close();
  }
});
