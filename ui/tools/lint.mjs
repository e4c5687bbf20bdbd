// Guard rails of the screens: imports point only downward, no literal words in a component, no style that the
// window's content rules would block, no file beyond measure.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
/** A folder may import from itself and from folders of a lower tier; domain folders not from one another. */
const TIERS = { ipc: 0, text: 0, state: 1, shared: 2, form: 3, step: 4, board: 4, records: 4, capture: 4, find: 4, people: 4, item: 4, places: 4, screens: 5 };
const SPOKEN = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label', 'caption', 'lead']);
const LINES_MAX = 400;
/** Mirror the core's own views and grow with them. */
const MIRRORS = new Set(['ipc/types.ts', 'ipc/bindings.ts']);
const problems = [];

const walk = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });

export const mayImport = (from, to) => from === to || TIERS[from] > TIERS[to];

function checkImports(path, source) {
  const own = relative(root, path).split(/[\\/]/)[0];
  if (!(own in TIERS)) return;
  for (const [, target] of source.matchAll(/from '(\.[^']+)'/g)) {
    const folder = relative(root, normalize(join(dirname(path), target))).split(/[\\/]/)[0];
    if (folder in TIERS && !mayImport(own, folder)) problems.push(`${relative(root, path)}: ${own} must not import from ${folder}`);
  }
  if (own !== 'ipc' && /@tauri-apps/.test(source)) problems.push(`${relative(root, path)}: only ipc may speak to the window`);
}

const isWords = (text) => /\p{L}{2,}/u.test(text);

function checkWords(path, source) {
  const where = relative(root, path);
  const look = (node) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(look);
    if (node.type === 'Text' && isWords(node.data)) problems.push(`${where}: literal words "${node.data.trim()}"`);
    if (node.type === 'Attribute') {
      const parts = Array.isArray(node.value) ? node.value : node.value === true ? [] : [node.value];
      if (node.name === 'style') problems.push(`${where}: a style attribute is blocked by the content rules`);
      for (const part of parts) if (part.type === 'Text' && SPOKEN.has(node.name) && isWords(part.data)) problems.push(`${where}: literal words in ${node.name}`);
      return parts.filter((part) => part.type !== 'Text').forEach(look);
    }
    if (['TransitionDirective', 'AnimateDirective'].includes(node.type)) problems.push(`${where}: transitions inject styles; use CSS`);
    for (const [key, value] of Object.entries(node)) if (!['metadata', 'css', 'instance', 'module', 'parent'].includes(key)) look(value);
  };
  look(parse(source, { modern: true, filename: path }).fragment);
  if (/\{@html/.test(source)) problems.push(`${where}: raw markup`);
}

for (const path of walk(root)) {
  const source = readFileSync(path, 'utf8');
  checkImports(path, source);
  if (path.endsWith('.svelte')) checkWords(path, source);
  if (!MIRRORS.has(relative(root, path)) && source.split('\n').length > LINES_MAX) problems.push(`${relative(root, path)}: longer than ${LINES_MAX} lines`);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('Screens keep to their rules.');
