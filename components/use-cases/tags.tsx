import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { Unknown } from '@/components/ui/money';
import type { Place } from '@/components/use-case-tab/place';

export type TagsShown = {
  /** Each with the query of the list of all that carry it. */
  tags: { tag: string; query: string }[];
  /** The words of the workspace that it does not have, offered while typing. */
  offered: string[];
  mayEdit: boolean;
  longest: number;
};

type Props = { shown: TagsShown; useCase: string; version: number; place: Place };

/** The tags of a use case: each leads to all that carry it. */
export function Tags({ shown: { tags, offered, mayEdit, longest }, useCase, version, place }: Props) {
  const sent = { ...place, hidden: { useCase, version } };
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {tags.length === 0 && !mayEdit ? <Unknown say="None" /> : null}
      {tags.map(({ tag, query }) => (
        <span key={tag} className="badge badge-outline inline-flex items-center gap-1 overflow-visible">
          <TextLink href={`/w/${place.workspace}/use-cases${query}`} prefetch={false}>
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
          <TextField name="tag" label="Tag" maxLength={longest} suggestions={offered} />
        </CommandDialog>
      ) : null}
    </span>
  );
}
