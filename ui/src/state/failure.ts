import type { Failure } from '../ipc/types';
import { t } from '../text/text.svelte';

/** What went wrong, in words, whatever was thrown. */
export function toFailure(thrown: unknown): Failure {
  if (thrown && typeof thrown === 'object' && 'what' in thrown && 'help' in thrown) return thrown as Failure;
  return { code: 'unexpected', what: t('ui-failed-what'), help: t('ui-failed-help') };
}
