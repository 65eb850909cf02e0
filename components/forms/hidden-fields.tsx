export type Hidden = Record<string, string | number | boolean | null | undefined>;

type Props = { workspace: string; command: string; fields: Hidden };

/** Where a form goes, and what it says besides what somebody typed. Empty values are not sent. */
export function HiddenFields({ workspace, command, fields }: Props) {
  const all: Hidden = { $workspace: workspace, $command: command, ...fields };
  return Object.entries(all).map(([name, value]) =>
    value === null || value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
  );
}
