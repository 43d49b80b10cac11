/** Draws so many of a list by a seed of its own, so that a failure can be drawn again. */
export function draw<T>(list: readonly T[], count: number, seed: number): T[] {
  const rest = [...list];
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from(
    { length: Math.min(count, rest.length) },
    () => rest.splice(Math.floor(next() * rest.length), 1)[0] as T,
  );
}
