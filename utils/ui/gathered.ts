/** How long changes are collected before a view reads again: a survey writes many a second. Milliseconds. */
const QUIET = 150;

/** Collects what is added and hands it over at once, a moment after the first. */
export function gathered<T>(
  deliver: (collected: ReadonlySet<T>) => void,
  quiet = QUIET,
): {
  add: (item: T) => void;
  cancel: () => void;
} {
  let collected = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(item) {
      collected.add(item);
      timer ??= setTimeout(() => {
        const batch = collected;
        collected = new Set();
        timer = undefined;
        deliver(batch);
      }, quiet);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      collected.clear();
    },
  };
}
