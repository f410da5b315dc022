import { settings } from '../settings.js';

/** Whether the listener is to hear music: as they have said, else not where the device is to save motion or data. */
export function isMusicWanted(): boolean {
  const { soundtrack } = settings();
  if (soundtrack !== 'auto') return soundtrack === 'on';
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  const prefers = (query: string): boolean => matchMedia(`(${query}: reduce)`).matches;
  return !connection?.saveData && !prefers('prefers-reduced-motion') && !prefers('prefers-reduced-data');
}
