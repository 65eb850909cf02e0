import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Cursor } from '../../lib/domain/use-case/list';
import { useCaseTemplates } from '../../lib/domain/use-case/templates';
import { listPath } from '../../lib/url/use-case-list';
import { riskTitle, writtenItem, type Pilot, type Places } from './database';
import type { LoadProbe } from './load';
import { page, type Probe } from './measure';
import { writeNames } from './mixed-writes';
import type { Signed } from './signed';

type Product = { url: string; pid: number; slug: string; headers: Record<string, string>; pilots: Pilot[] };

/** Pages of one workspace, the same for every size. `middle`: where one begins in the midst of the list. */
export function pageProbes({ url, pid, slug, headers, pilots, middle }: Product & { middle: Cursor }): LoadProbe[] {
  const at = (place: Parameters<typeof listPath>[1]) => url + listPath(slug, place);
  const pages: [string, string][] = [
    ['list', at({})],
    ['list, filtered', at({ filters: { stage: 'pilot', unit: 'UA' } })],
    ['list, sorted', at({ sort: 'score' })],
    ['list, searched', at({ filters: { q: 'contracts' } })],
    ['list, in its middle', at({ after: middle })],
    ['use case', `${url}/w/${slug}/use-cases/${pilots[0]?.key}/overview`],
    ['search', `${url}/api/w/${slug}/search?q=contracts`],
    ['matrix', at({ view: 'matrix' })],
    ['timeline', at({ view: 'timeline' })],
    ['portfolio, kept sums', `${url}/w/${slug}/portfolio`],
  ];
  return pages.map(([name, to]) => ({ ...page(name, to, headers), pid }));
}

/** What a command answers, as far as later ones go by it. */
type Told = { version: number; id?: string; citation?: string };

/** A command as a form sends it, by whom if not by the admin, and what is so of its use case afterwards. */
type Write<One> = {
  command: string;
  fields: object;
  headers?: Record<string, string>;
  after?: (told: Told) => Partial<One>;
};

/** Writes, each request one on another of these use cases. */
function writing<One extends Pick<Pilot, 'key' | 'version'>>(
  { url, slug, headers: admin }: Omit<Product, 'pilots'>,
  useCases: One[],
) {
  const free = [...useCases];
  let turn = 0;
  return (name: string, write: (one: One, turn: number) => Write<One>): Probe => ({
    name,
    run: async () => {
      const one = free.shift();
      if (!one) throw new Error('More requests are under way than there are use cases.');
      const { key, version } = one;
      const { command, fields, headers = admin, after } = write(one, (turn += 1));
      const input = { ...fields, useCase: key, version };
      const { status, body } = await post(`${url}/api/w/${slug}/commands/${command}`, input, headers);
      if (status !== 200) throw new Error(`${command} answered ${status}: ${body}`);
      const { value } = JSON.parse(body) as { value: Told };
      free.push({ ...one, ...after?.(value), version: value.version });
      return body.length;
    },
  });
}

/**
 * Writes by the commands that the forms send, from the one that reads least: a part of which nothing is derived, an item of the checklist, what that rests on,
 * and what everything derived goes by.
 */
export function writeProbes(product: Product): LoadProbe[] {
  const probe = writing(product, product.pilots);
  const probes = [
    probe(writeNames.part, ({ risk }, turn) => {
      const judged = { title: riskTitle, likelihood: 1 + (turn % 5), impact: 2, mitigation: '' };
      const after = ({ id = risk ?? undefined }: Told) => ({ risk: id });
      return { command: 'save-risk', fields: { id: risk ?? undefined, ...judged }, after };
    }),
    probe(writeNames.item, ({ isOpen }) => ({
      ...(isOpen
        ? { command: 'submit-item', fields: { item: writtenItem, claim: 'satisfied', justification: '' } }
        : { command: 'reopen-item', fields: { item: writtenItem, reason: riskTitle } }),
      after: () => ({ isOpen: !isOpen }),
    })),
    probe(writeNames.evidence, ({ evidence }) => {
      const piece = { item: writtenItem, kind: 'note', title: riskTitle, text: 'Measured.' };
      return evidence
        ? { command: 'withdraw-evidence', fields: { evidence }, after: () => ({ evidence: null }) }
        : { command: 'add-evidence', fields: piece, after: ({ citation }) => ({ evidence: citation }) };
    }),
    probe(writeNames.judged, ({ tier }, turn) => ({
      command: 'edit-access',
      fields: {
        actionTier: tier ?? '',
        identityModel: 'delegated',
        callLogging: `All of them, for ${turn % 90} days.`,
      },
    })),
  ];
  return probes.map((one) => ({ ...one, pid: product.pid }));
}

const otherStage: Record<string, string> = {
  pilot: 'parked',
  parked: 'pilot',
  assessed: 'candidate',
  candidate: 'assessed',
};

/**
 * A write by what gates go by: pilots are parked and taken up, assessed ones taken back and moved forward through their gate. By itself, since what it
 * leaves behind is drawn on pages. Later gates take more rules, and settle their request as well.
 */
export function stageProbe(product: Product): LoadProbe {
  const probe = writing(product, product.pilots)(writeNames.stage, ({ stage }) => {
    const to = otherStage[stage]!;
    return { command: 'move-stage', fields: { to, reason: riskTitle }, after: () => ({ stage: to }) };
  });
  return { ...probe, pid: product.pid };
}

/** Writes on what is signed for production: in turns it is signed again, for which everything is read, and a change lapses that signature. */
export function signingProbe(product: Omit<Product, 'pilots'>, useCases: Signed[]): LoadProbe {
  const probe = writing(product, useCases)(writeNames.signing, ({ version, isSigned, request, owner }) => ({
    ...(isSigned
      ? // Another each time, or nothing would lapse.
        { command: 'save-pilot-group', fields: { pilotGroup: riskTitle, pilotSize: String(version) } }
      : { command: 'sign-off', fields: { request, role: 'business', decision: 'approve' }, headers: owner }),
    after: () => ({ isSigned: !isSigned }),
  }));
  return { ...probe, pid: product.pid };
}

/**
 * Registers candidates, every fifth from a template, as in the sample. Their titles have common words, by which they are compared with others, and are
 * like no other.
 */
export function creatingProbe(
  { url, pid, slug, headers }: Omit<Product, 'pilots'>,
  { units, members }: Places,
): LoadProbe {
  const word = () => randomBytes(4).toString('hex');
  let turn = 0;
  const run = async () => {
    turn += 1;
    const input = {
      title: `Sort ${word()} for the ${word()}`,
      problem: riskTitle,
      businessUnit: units[turn % units.length],
      businessOwner: members[turn % members.length],
      template: turn % 5 === 0 ? useCaseTemplates[turn % useCaseTemplates.length]?.id : null,
      differsBecause: riskTitle,
    };
    const { status, body } = await post(`${url}/api/w/${slug}/commands/create-use-case`, input, headers);
    if (status !== 200) throw new Error(`create-use-case answered ${status}: ${body}`);
    return body.length;
  };
  return { name: writeNames.creating, run, pid };
}

/** What a gateway asks before a call, by a token of its own. */
export async function gateProbe({ url, slug, headers, pilots }: Omit<Product, 'pid'>): Promise<Probe> {
  const made = await post(
    `${url}/api/w/${slug}/commands/make-machine-token`,
    { name: 'Benchmark', may: 'gate' },
    headers,
  );
  if (made.status !== 200) throw new Error(`make-machine-token answered ${made.status}: ${made.body}`);
  const { token } = (JSON.parse(made.body) as { value: { token: string } }).value;
  const asked = `${url}/api/v1/gate?use_case=${pilots[0]?.key}&tool=search`;
  return page('gate', asked, { authorization: `Bearer ${token}` });
}

/** The bare app's three answers. */
export function bareProbes({
  url,
  pid,
  slug,
}: {
  url: string;
  pid: number;
  slug: string;
}): [empty: LoadProbe, rows: LoadProbe, transaction: LoadProbe] {
  const write = async () => (await post(`${url}/write`, { id: 1 + Math.floor(Math.random() * 1000) })).body.length;
  return [
    { ...page('nearly empty page', `${url}/`), pid },
    { ...page('bare page of 50 rows', `${url}/rows/${slug}`), pid },
    { name: 'bare transaction', run: write, pid },
  ];
}

const agent = new Agent({ keepAlive: true });

/** POSTs JSON over kept connections. */
export function post(url: string, data: object, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(data));
  });
}
