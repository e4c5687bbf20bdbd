import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// For looking at each state of each screen with made-up views; never part of the page that ships.
export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 1421, strictPort: true, open: false },
  preview: { port: 1421, strictPort: true },
  build: { outDir: 'node_modules/.gallery', emptyOutDir: true, rollupOptions: { input: 'gallery/index.html' } },
});
