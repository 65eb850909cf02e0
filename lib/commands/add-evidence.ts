import { z } from 'zod';
import { drillKinds } from '@/lib/domain/checklist/evidence';
import { itemId } from '@/lib/domain/checklist/fields';
import { templateItem } from '@/lib/domain/checklist/template';
import { optionalChoice, optionalText } from '@/lib/domain/use-case/fields';
import { recordedItem, startItem } from '@/lib/db/checklist-row';
import { addPiece, addRevision, cite } from '@/lib/db/evidence-rows';
import { evidenceFields, readContent, told } from './evidence-input';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** Adds what proves an item: a link, a note, a file or a drill. An open item is in progress from then on. */
export const addEvidence = useCaseCommand({
  name: 'add-evidence',
  action: 'submit-item',
  versioned: false,
  parts: ['checklist'],
  item: ({ item }) => ({ item }),
  subject: (facts, { item }) => ({ personId: recordedItem(facts, item)?.assignee?.id }),
  input: {
    item: itemId,
    kind: z.enum(['link', 'note', 'file', 'drill'], { error: 'Choose a link, a note, a file or a drill.' }),
    /** Of a drill; the one that the item asks for if not said. */
    drill: optionalChoice(drillKinds),
    title: optionalText(200),
    ...evidenceFields,
  },
  async run({ tx, facts, actor, now }, { item, kind, title: given, drill: chosen, ...entered }) {
    const drill = kind === 'drill' ? (chosen ?? templateItem(item)?.drill ?? null) : null;
    const about = { kind, drill, memberId: actor.memberId, items: [item], now };
    if (!given && kind !== 'file') return wrongField('title', 'Enter a title.');
    const content = await readContent(tx, about, entered);
    if (!content.ok) return content;
    const title = given ?? content.value.file?.name ?? '';
    const evidenceId = addPiece(tx, { kind, drill, title, at: now });
    const by = actor.memberId;
    const revisionId = addRevision(tx, { ...content.value, evidenceId, number: 1, authorId: by, at: now });
    const cited = { useCaseId: facts.id, itemId: item, evidenceId, revisionId, by, at: now };
    const { id: citationId, expiresOn } = cite(tx, cited, content.value);
    startItem(tx, facts, item);
    return {
      ok: true,
      value: {
        event: {
          type: 'evidence.added',
          data: { evidenceId, citationId, itemId: item, kind, title, ...told(content.value), expiresOn },
        },
        value: { evidence: evidenceId, citation: citationId, item, expiresOn },
      },
    };
  },
});
