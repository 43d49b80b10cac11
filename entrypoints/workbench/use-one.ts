import { useCallback, useRef } from 'preact/hooks';

/** Does one thing at a time: what is asked for meanwhile, as by a double click, is not done a second time. */
export function useOne(
  attempt: (action: () => Promise<void>) => Promise<void>,
): (action: () => Promise<void>) => Promise<void> {
  const isBusy = useRef(false);
  return useCallback(
    async (action) => {
      if (isBusy.current) return;
      isBusy.current = true;
      try {
        await attempt(action);
      } finally {
        isBusy.current = false;
      }
    },
    [attempt],
  );
}
