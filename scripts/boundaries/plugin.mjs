import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtinModules } from 'node:module';
import { advice, layers } from './layers.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
// Files that break the rules on purpose, laid out like the repository.
const illegal = path.join(root, 'scripts', 'boundaries', 'illegal');

/** The layer of a file, such as `lib/domain`; undefined for what no layer holds (scripts, tests, configuration). */
function layerOf(file) {
  const plain = file.replace(/\.[jt]sx?$/, '');
  return Object.keys(layers)
    .filter((name) => plain === name || plain.startsWith(`${name}/`))
    .sort((one, other) => other.length - one.length)[0];
}

/** What an import means: a file of the repository (relative to its root), or a package. */
function target(source, file) {
  if (source.startsWith('@/')) return { file: source.slice(2) };
  if (source.startsWith('.')) return { file: path.posix.join(path.posix.dirname(file), source) };
  return { package: source };
}

const matches = (name, pattern) =>
  pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`);

/** Why the import may not be, in a sentence that says where the code belongs; undefined if it may. */
export function objection(source, file) {
  const from = layerOf(file);
  if (!from) {
    if (!/^lib\/[^/]+\//.test(file)) return undefined;
    return `${path.posix.dirname(file)} is in no layer; add it to scripts/boundaries/layers.mjs.`;
  }
  const { may, packages, never = [] } = layers[from];
  const wanted = target(source, file);
  if (wanted.package) {
    const allowed = packages
      ? packages.some((name) => matches(wanted.package, name))
      : !never.some((name) => matches(wanted.package, name));
    if (allowed) return undefined;
    const builtin = wanted.package.startsWith('node:') || builtinModules.includes(wanted.package);
    const what = builtin ? `Node's ${wanted.package}` : wanted.package;
    return `${from} may not import ${what}. ${advice.package}`;
  }
  const to = layerOf(wanted.file);
  if (to === from || may.includes('*') || (to && may.includes(to))) return undefined;
  return `${from} may not import ${to ?? wanted.file}. ${advice[to] ?? 'See docs/architecture.md.'}`;
}

const rule = {
  create(context) {
    const absolute = context.physicalFilename ?? context.filename;
    const file = path
      .relative(absolute.startsWith(illegal) ? illegal : root, absolute)
      .split(path.sep)
      .join('/');
    if (/\.test\.tsx?$/.test(file)) return {};
    const check = (node) => {
      if (typeof node?.source?.value !== 'string') return;
      const message = objection(node.source.value, file);
      if (message) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { meta: { name: 'airworthy' }, rules: { layers: rule } };
