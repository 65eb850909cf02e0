import { DescriptionList } from '@/components/ui/description-list';
import { toolChangeLabels } from '@/lib/domain/servers/tool-change';
import type { WorkspaceSettings } from '@/lib/domain/use-case/facts';

/** The settings for those who may not change them. */
export function SettingsFacts({ name, settings }: { name: string; settings: WorkspaceSettings }) {
  const { currency, allowOwnEvidence, maxWaiverDays, onToolChange, minimumProtocol, contextTokens } = settings;
  return (
    <DescriptionList
      facts={[
        { term: 'Name of the workspace', value: name },
        { term: 'Currency', value: currency },
        { term: 'Longest waiver', value: maxWaiverDays === 1 ? '1 day' : `${maxWaiverDays} days` },
        {
          term: 'Signing where one submitted evidence',
          value: allowOwnEvidence ? 'Allowed, and shown on each sign-off' : 'Not allowed',
        },
        { term: 'When a tool that is called in production changes', value: toolChangeLabels[onToolChange] },
        { term: 'Oldest protocol version allowed of servers', value: minimumProtocol },
        { term: 'Context window', value: `${contextTokens.toLocaleString('en-US')} tokens` },
      ]}
    />
  );
}
