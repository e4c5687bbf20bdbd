import '@fontsource-variable/atkinson-hyperlegible-next';
import './shared/tokens.css';
import './shared/base.css';
import { mount } from 'svelte';
import { windowIpc } from './ipc/commands';
import { look } from './state/look.svelte';
import Root from './screens/Root.svelte';

look.apply();
const target = document.getElementById('app');
if (target) mount(Root, { target, props: { ipc: windowIpc } });
