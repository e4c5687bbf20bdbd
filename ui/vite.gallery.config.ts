import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// The content rules of the app's own window, so that the pictures show what they allow.
const rules = "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'";

// For looking at each state of each screen with made-up views; never part of the page that ships.
export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 1421, strictPort: true, open: false },
  preview: { port: 1421, strictPort: true, headers: { 'Content-Security-Policy': rules } },
  build: { outDir: 'node_modules/.gallery', assetsInlineLimit: 0, modulePreload: { polyfill: false }, emptyOutDir: true, rollupOptions: { input: 'gallery/index.html' } },
});
