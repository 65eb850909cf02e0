import { invisible, textsOf, type Text } from '../strings';
import type { Contract } from '../contract';
import type { CheckResult, Finding } from './check';
import type { CheckInput } from './input';
import { finding, judged, result } from './result';

type Pattern = { outcome: 'warn' | 'fail'; message: string; pattern: RegExp };

// Each reads one text; what is between the words is bounded, so that no text takes long.
const patterns: readonly Pattern[] = [
  {
    outcome: 'fail',
    message: 'It contains a tag that poses as an instruction to the model.',
    pattern:
      /<\/?\s*(important|system|instructions?|assistant|secret|hidden|admin|override)\s*>|\[\/?(INST|SYSTEM)\]|<\|[a-z_]{2,20}\|>/i,
  },
  {
    outcome: 'fail',
    message: 'It tells the model to keep something from the user.',
    pattern:
      /\b(do not|don['’]t|never|must not|without) (tell|telling|mention|mentioning|inform|informing|reveal|revealing|show|showing|notify|notifying|disclose|disclosing|ask|asking)\b.{0,40}\b(user|human|person|anyone)/is,
  },
  {
    outcome: 'fail',
    message: 'It tells the model to ignore what it was told.',
    pattern:
      /\b(ignore|disregard|forget|override)\b.{0,30}\b(previous|prior|earlier|above|all other|existing|system)\b.{0,30}\b(instruction|rule|prompt|guideline|polic|tool)/is,
  },
  {
    outcome: 'fail',
    message: 'It orders the model to use it before or instead of other tools.',
    pattern:
      /\b(before|instead of|rather than)\b.{0,20}\b(using|calling|invoking|running)?\b.{0,10}\b(any|all|every|the)\b.{0,10}\bother tools?\b|\bmust (always |first )?(call|use|run|invoke) this tool (first|before any)/is,
  },
  {
    outcome: 'fail',
    message: 'It asks the model for keys, files or the conversation.',
    pattern:
      /\b(send|pass|include|forward|append|attach|read|copy|provide|put|upload)\b.{0,60}(~\/\.ssh|id_rsa|\.env\b|\/etc\/passwd|mcp\.json|\b(private|ssh|api) keys?\b|\bcredentials\b|\b(chat|conversation) history\b|\b(entire|whole|full) conversation\b|\bsystem prompt\b)/is,
  },
  {
    outcome: 'warn',
    message: 'It uses words of an order to the model; read whether it is one.',
    pattern:
      /\bmust be (used|called|run|invoked) before\b|\balways (call|use|run|invoke)\b|\bsystem prompt\b|\bjailbreak\b|\bhighest priority\b|\btakes precedence over\b|\bexfiltrat/i,
  },
];

/** C19: nothing in the words of a tool gives orders to the model, and no tool passes for another. */
export function poisoning({ contract, others }: CheckInput): CheckResult {
  if (contract === null) return result('C19', 'not-verified', 'The contract could not be read.');
  const texts = textsOf(contract);
  const findings = [...texts.flatMap(hiddenIn), ...texts.flatMap(orderIn), ...shadows(contract, others)];
  return judged('C19', findings, 'No text gives orders to the model, and no tool passes for another.', {
    texts: texts.length,
    otherServers: others.length,
  });
}

function hiddenIn({ tool, path, text }: Text): Finding[] {
  const visible = withoutOrdinary(text);
  let count = 0;
  let first = 0;
  for (const { index } of visible.matchAll(invisible)) {
    if (count === 0) first = index;
    count += 1;
    if (count === 100) break;
  }
  if (count === 0) return [];
  const around = visible.slice(Math.max(0, first - 30), first + 60);
  const counted = count === 1 ? 'a character' : count === 100 ? '100 characters or more' : `${count} characters`;
  return [finding('fail', tool, path, `It contains ${counted} that cannot be seen.`, around)];
}

/** Line breaks; an emoji's style and joints; and the joiners that Arabic and Indic writing needs between letters. */
const withoutOrdinary = (text: string): string =>
  text
    .replace(/[\n\r\t]/g, ' ')
    .replace(
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\d#*]\u{fe0f}?\u{20e3}?(\u200d(?=\p{Extended_Pictographic}))?/gu,
      'x',
    )
    .replace(
      /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{M}])[\u200c\u200d](?=\p{L})/gu,
      '',
    );

function orderIn({ tool, path, text }: Text): Finding[] {
  const found = patterns.find(({ pattern }) => pattern.test(text));
  if (!found) return [];
  const match = found.pattern.exec(text);
  return [finding(found.outcome, tool, path, found.message, match?.[0] ?? '')];
}

function shadows({ tools }: Contract, others: CheckInput['others']): Finding[] {
  const names = tools.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  const alike = new Map<string, { server: string; name: string }[]>();
  for (const { server, tools: theirs } of others) {
    for (const name of theirs) alike.set(skeleton(name), [...(alike.get(skeleton(name)) ?? []), { server, name }]);
  }
  return [
    ...twice.map((name) => finding('fail', name, 'name', 'Two tools of this server have this name.', name)),
    ...tools.flatMap(({ name }) => nearTo(name, alike.get(skeleton(name)) ?? [])),
    ...tools.flatMap(({ name, description }) => replacing(name, description ?? '', others)),
  ];
}

function nearTo(name: string, alike: { server: string; name: string }[]): Finding[] {
  const same = alike.find((other) => other.name === name);
  if (same) {
    return [
      finding('warn', name, 'name', `A tool of ${same.server} has the same name; a model cannot tell them apart.`),
    ];
  }
  const [near] = alike;
  if (!near) return [];
  return lookAlike(name)
    ? [
        finding(
          'fail',
          name,
          'name',
          `It passes for “${near.name}” of ${near.server} by letters that look alike.`,
          name,
        ),
      ]
    : [finding('warn', name, 'name', `Its name is nearly that of “${near.name}” of ${near.server}.`, name)];
}

/** "Use this instead of send_email", where send_email is another server's. */
function replacing(name: string, description: string, others: CheckInput['others']): Finding[] {
  return others.flatMap(({ server, tools }) =>
    tools
      .filter((other) => other.length > 3 && description.includes(other))
      .filter((other) => {
        const before = description.slice(0, description.indexOf(other)).slice(-60);
        return /\b(instead of|rather than|replaces?|supersedes?|before (using|calling)?|do not (use|call)|never (use|call))\b[^.]*$/i.test(
          before,
        );
      })
      .map((other) =>
        finding(
          'fail',
          name,
          'description',
          `It tells the model what to do about “${other}”, a tool of ${server}.`,
          description,
        ),
      ),
  );
}

// The letters that a Latin name is most often forged with.
const lookAlikes: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  ӏ: 'l',
  ν: 'v',
  ο: 'o',
  α: 'a',
  ι: 'i',
  ѡ: 'w',
  һ: 'h',
  т: 't',
  к: 'k',
  м: 'm',
  н: 'h',
};

const lookAlike = (name: string): boolean => /[^\u0020-\u007e]/.test(name) || /[01]/.test(name);

/** What the eye takes a name for: compatibility forms folded, marks and separators gone, look-alikes turned to Latin. */
const skeleton = (name: string): string =>
  [
    ...name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}_\-. ]/gu, ''),
  ]
    .map((letter) => lookAlikes[letter] ?? letter)
    .join('')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l');
