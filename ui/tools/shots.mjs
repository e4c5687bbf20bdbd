// Pictures of the gallery: `node tools/shots.mjs OUT [name-filter] [theme] [text] [width] [height] [locale]`, with the gallery built and served on 1421 (or on PORT).
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, mkdirSync } from 'node:fs';

const [out = '/tmp/shots', filter = '', theme = 'light', text = '100', width = '1280', height = '800', locale = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const gallery = new URL('../gallery/', import.meta.url);
const source = readdirSync(gallery).filter((file) => /states\.ts$/i.test(file)).map((file) => readFileSync(new URL(file, gallery), 'utf8')).join('\n');
const names = [...source.matchAll(/^ {2}'([\w-]+)':/gm)].map((found) => found[1]);
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--hide-scrollbars', '--force-prefers-reduced-motion'];

for (const name of names.filter((one) => new RegExp(filter).test(one))) {
  const file = `${out}/${name}-${theme}-${text}-${width}${locale && `-${locale}`}.png`;
  const url = `http://localhost:${process.env.PORT ?? '1421'}/gallery/index.html?state=${name}&theme=${theme}&text=${text}${locale && `&locale=${locale}`}`;
  await new Promise((resolve) =>
    spawn('chromium', [...flags, `--window-size=${width},${height}`, '--virtual-time-budget=4000', `--screenshot=${file}`, url], { stdio: 'ignore' }).on('exit', resolve),
  );
  console.log(file);
}
