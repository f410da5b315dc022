/** One that does not want to make sound does not say so: nobody waits long for it. */
const DOUBTFUL_MS = 300;

/**
 * How long a browser is waited for that has been asked to make sound, in ms: Firefox takes more than 300 on a busy
 * machine, the first time.
 * @param sureMs where it is known that it may
 */
export function patienceMs(sureMs: number): number {
  const { getAutoplayPolicy, userActivation } = navigator as Omit<Navigator, 'userActivation'> & {
    readonly getAutoplayPolicy?: (type: 'audiocontext') => string;
  } & Partial<Pick<Navigator, 'userActivation'>>;
  const isAllowed = getAutoplayPolicy?.call(navigator, 'audiocontext') === 'allowed';
  return isAllowed || userActivation?.hasBeenActive ? sureMs : DOUBTFUL_MS;
}
