import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { Unknown } from '@/components/ui/money';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { tagLimits } from '@/lib/domain/use-case/tags';
import { filterQuery } from '@/lib/url/filters';

type Props = {
  facts: UseCaseFacts;
  /** The words of the workspace, offered while typing. */
  known: string[];
  mayEdit: boolean;
  workspace: string;
  base: string;
};

/** The tags of a use case: each leads to all that carry it. */
export function Tags({ facts: { key, version, tags }, known, mayEdit, workspace, base }: Props) {
  const sent = { workspace, base, hidden: { useCase: key, version } };
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {tags.length === 0 && !mayEdit ? <Unknown say="None" /> : null}
      {tags.map((tag) => (
        <span key={tag} className="badge badge-outline inline-flex items-center gap-1 overflow-visible">
          <TextLink href={`/w/${workspace}/use-cases${filterQuery({ tag })}`} prefetch={false}>
            {tag}
          </TextLink>
          {mayEdit ? (
            <CommandButton
              {...sent}
              command="remove-tag"
              hidden={{ ...sent.hidden, tag }}
              variant="quiet"
              size="sm"
              square
              ariaLabel={`Remove the tag ${tag}`}
              doneMessage={`Tag ${tag} removed`}
            >
              <Icon name="close" size={12} />
            </CommandButton>
          ) : null}
        </span>
      ))}
      {mayEdit ? (
        <CommandDialog
          {...sent}
          command="add-tag"
          trigger="Add tag"
          triggerSize="sm"
          triggerVariant="quiet"
          triggerIcon={<Icon name="plus" size={14} />}
          title="Add a tag"
          description="A word by which people find use cases again. Upper and lower case are the same."
          doneMessage="Tag added"
          width="sm"
        >
          <TextField
            name="tag"
            label="Tag"
            maxLength={tagLimits.length}
            suggestions={known.filter((tag) => !tags.includes(tag))}
          />
        </CommandDialog>
      ) : null}
    </span>
  );
}
