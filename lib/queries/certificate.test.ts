import { expect, it } from 'vitest';
import { hashOf } from '@/lib/db/hash';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { certificateBlocks, certificateData, standing, type Certificate } from '@/lib/domain/signoffs/certificate';
import { pdfOf } from '@/lib/pdf/document';
import { makeJourney } from '@/lib/testing/journey';
import { readPdf } from '@/lib/testing/pdf-text';
import { makeWorkspace } from '@/lib/testing/workspace';
import { certificate } from './certificate';

const printed = async (found: Certificate) =>
  readPdf(
    await pdfOf(certificateBlocks(found), {
      title: 'T',
      author: 'W',
      createdAt: found.issuedAt,
      foot: 'F',
      attachment: { name: 'certificate.json', type: 'application/json', content: certificateData(found) },
    }),
  );

it('certifies a request with every decision, its conditions, hashes and events, and says when it has lapsed', async () => {
  const journey = await makeJourney();
  const { owners, workspace, architect } = journey;
  await journey.prepare('poc');
  const { request } = await journey.ask('poc');
  const condition = { text: 'Train the team in <b>Łódź</b>.', owner: owners.technical.memberId, dueOn: '2026-12-31' };
  await journey.sign(request, 'business', {
    decision: 'approve-with-conditions',
    conditions: [condition],
    reason: 'Worth trying.',
  });
  const found = (await certificate(workspace.viewer, request))!;
  expect(standing(found)).toMatchObject({ valid: true });
  const [decision] = found.decisions;
  for (const { content, hash, intact } of decision!.sections) {
    expect(intact).toBe(true);
    expect(hashOf(content)).toBe(hash);
  }
  const event = await inWorkspace(workspace.workspaceId, (tx) =>
    tx.event.findFirstOrThrow({ where: { useCaseId: found.useCase.id, type: 'sign-off.decided' } }),
  );
  expect(decision!.event).toEqual({ seq: event.seq, hash: event.hash });
  const { text, attachments } = await printed(found);
  for (const words of [
    'Sign-off for POC',
    journey.key,
    'Bea Business',
    'Train the team in <b>Łódź</b>.',
    'due 31 Dec 2026. Open',
    'Worth trying.',
    '2026-11-20 09:00:00 UTC',
    `Event ${event.seq} of the trail`,
    event.hash.slice(0, 40),
    'How to verify this',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('LAPSED');
  expect(JSON.parse(attachments[0]!)).toMatchObject({ request: { id: request }, useCase: { key: journey.key } });

  await journey.does('edit-use-case', architect, {
    title: 'Another',
    problem: 'People ask the same thing every single day.',
    businessUnit: workspace.businessUnitId,
  });
  const lapsed = (await certificate(workspace.viewer, request))!;
  expect(standing(lapsed)).toEqual({ words: 'Not in force: lapsed: business owner.', valid: false });
  expect((await printed(lapsed)).text).toContain('LAPSED');
});

it('is for whoever may see the use case, and for requests that there are', async () => {
  const journey = await makeJourney();
  await journey.prepare('poc');
  const { request } = await journey.ask('poc');
  const other = await makeWorkspace();
  expect(await certificate(other.admin, request)).toBeNull();
  for (const id of ['', 'x', '0', '00000000-0000-7000-8000-000000000000', '%00']) {
    expect(await certificate(journey.architect, id)).toBeNull();
  }
  const open = (await certificate(journey.architect, request))!;
  expect(standing(open).words).toContain('not decided: business owner');
  expect((await printed(open)).text).toContain('Nobody has decided on this request.');
});
