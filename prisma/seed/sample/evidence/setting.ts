import type { Scene } from '../scene';
import type { Proof } from '../story';

/** What a usual proof mentions of its use case. */
export type Setting = {
  key: string;
  system: string;
  systems: string;
  tool: string;
  tools: string;
  engineer: string;
  reviewer: string;
  pilot: number;
  /** Calls in the pilot. */
  calls: number;
  /** Percent of them that were traced, with one decimal. */
  traced: string;
  /** A small number that differs between use cases. */
  few: number;
};

export type Usual = (setting: Setting) => Proof;

export function settingOf({ story, cast }: Scene): Setting {
  const number = [...story.key, ...story.title].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const tools = (story.tools ?? []).map(({ name }) => name);
  const systems: string[] = story.about?.systems ?? [];
  return {
    key: story.key,
    system: systems[0] ?? 'the system',
    systems: systems.join(' and '),
    tool: tools[0] ?? 'search',
    tools: tools.join(', '),
    engineer: cast.engineer.name.split(' ')[0] ?? '',
    reviewer: cast.security.name.split(' ')[0] ?? '',
    pilot: story.pilotGroup?.size ?? 12,
    calls: 410 + (number % 37) * 46,
    traced: (97 + (number % 29) / 10).toFixed(1),
    few: 2 + (number % 7),
  };
}

const wiki = 'https://confluence.meridian.example/display/MCP';
const repository = 'https://git.meridian.example/mcp';

export const note = (title: string, text: string): Proof => ({ kind: 'note', title, text });
export const page = (title: string, path: string): Proof => ({ kind: 'link', title, address: `${wiki}/${path}` });
export const source = (title: string, path: string): Proof => ({
  kind: 'link',
  title,
  address: `${repository}/${path}`,
});
export const drill = (title: string, text: string, ledBy: string, secondsToSafe: number): Proof => ({
  kind: 'drill',
  title,
  text,
  ledBy,
  secondsToSafe,
});
export const file = (title: string, name: string, content: string): Proof => ({ kind: 'file', title, name, content });
