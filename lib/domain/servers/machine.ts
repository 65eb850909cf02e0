import { refuse } from '@/lib/domain/result';

/** What a token for machines is good for: one thing, so that whoever finds it can do nothing else. */
export const machineRights = ['gate', 'contracts', 'telemetry'] as const;
export type MachineRight = (typeof machineRights)[number];

export const machineRightLabels: Record<MachineRight, string> = {
  gate: 'Ask the gate',
  contracts: 'Hand in contracts',
  telemetry: 'Send traces',
};

/** What its holder may do. */
export const machineRightWords: Record<MachineRight, string> = {
  gate: 'ask whether a tool may be called',
  contracts: 'hand in what a server offers',
  telemetry: 'send traces of calls',
};

/** What stops once a token is revoked. */
export const machineRightEnds: Record<MachineRight, string> = {
  gate: 'Whoever asks the gate with it gets no answer any more: a gateway that has no other must let no call through.',
  contracts: 'A contract that is handed in with it is refused.',
  telemetry: 'Traces that are sent with it are refused; without newer ones C24 fails after a day.',
};

/** A machine that has shown its token, before its workspace is known. */
export type Machine = {
  tokenId: string;
  workspaceId: string;
  name: string;
  may: MachineRight;
  /** Who made the token, and so answers for what comes with it. */
  madeById: string;
};

/** What a token hears that is good for something else. */
export const mayNot = (right: MachineRight) =>
  refuse(
    'forbidden',
    `This token may not ${machineRightWords[right]}. An admin makes one that may under Settings, Machines.`,
  );
