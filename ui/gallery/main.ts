// Shows one state: ?state=today-typical&theme=dark&text=150&locale=es-US. Without a state: the list.
import '@fontsource-variable/atkinson-hyperlegible-next';
import '../src/shared/tokens.css';
import '../src/shared/base.css';
import { mount } from 'svelte';
import Root from '../src/screens/Root.svelte';
import { look, TEXT_SIZES, THEMES } from '../src/state/look.svelte';
import { field as fieldNow, named } from './drive';
import { makeFake } from './fake';
import { states } from './states';

const asked = new URLSearchParams(location.search);
const name = asked.get('state');
const target = document.getElementById('app')!;
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

async function press(wanted: string): Promise<void> {
  await breath();
  if (wanted.startsWith('type:')) {
    const field = fieldNow();
    if (!field) return;
    field.value = wanted.slice(5);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  const element = named(wanted);
  if (!element) console.error(`nothing is called ${wanted}`);
  if (element?.getAttribute('aria-haspopup') === 'menu') {
    element.focus();
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  } else element?.click();
}

const theme = THEMES.find((one) => one === asked.get('theme')) ?? 'light';
const text = TEXT_SIZES.find((one) => one === asked.get('text')) ?? '100';
look.choose(theme);
look.resize(text);

const state = name ? states[name] : undefined;
if (state) {
  const ipc = makeFake(state.ipc);
  mount(Root, {
    target,
    props: {
      ipc,
      onready: async (app) => {
        // Pressed by their English names; only then do the words change.
        for (const wanted of state.press ?? []) await press(wanted);
        const locale = asked.get('locale');
        if (locale && app.frame) app.useFrame({ ...app.frame, locale });
        if (asked.has('top')) window.scrollTo(0, 0);
      },
    },
  });
} else {
  target.innerHTML = `<ul>${Object.keys(states).map((one) => `<li><a href="?state=${one}">${one}</a></li>`).join('')}</ul>`;
}
