import { Icon, type IconName } from '@/components/ui/icon';
import { evidenceKindLabels } from '@/lib/domain/checklist/evidence';
import type { EvidenceKind } from '@/lib/domain/use-case/facts';

export const evidenceIcons: Record<EvidenceKind, IconName> = {
  link: 'link',
  note: 'note',
  file: 'file',
  drill: 'flag',
};

/** What kind of evidence it is, as a picture with its name. */
export function EvidenceKindIcon({ kind }: { kind: EvidenceKind }) {
  return (
    <span className="mt-0.5 text-ink-subtle" title={evidenceKindLabels[kind]}>
      <Icon name={evidenceIcons[kind]} size={16} />
      <span className="sr-only">{evidenceKindLabels[kind]}</span>
    </span>
  );
}
