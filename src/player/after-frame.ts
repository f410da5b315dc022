/** After the next frame, of a hidden page once it is seen again: what nobody waits for is not in the way of what is seen. */
export const afterFrame = (act: () => void): void => void requestAnimationFrame(() => setTimeout(act));
