/** The product's own icons: strokes on a grid of 24, always beside a word, so hidden from screen readers. */
const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  dash: 'M6 12h12',
  question: 'M9 9a3 3 0 1 1 4.3 2.7c-.9.4-1.3 1-1.3 2.3M12 17.5v.5M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z',
  half: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  warning: 'M12 3.5L2.5 20.5h19zM12 10v5M12 17.7v.3',
  veto: 'M12 2.5l8 3v6c0 5-3.4 8.3-8 10-4.6-1.7-8-5-8-10v-6zM9 9l6 6M15 9l-6 6',
  bolt: 'M13 2.5L5 13.5h6l-1 8 8-11h-6z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  target: 'M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM12 2v5M12 17v5M2 12h5M17 12h5',
  turning: 'M12 3a9 9 0 1 0 9 9',
  download: 'M12 3v12M7 10.5l5 5 5-5M4 20.5h16',
  open: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  plus: 'M12 5v14M5 12h14',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  trash: 'M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6',
  undo: 'M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4',
  key: 'M8 10.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM11.2 11.8L20.5 3M16 7l3 3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  list: 'M4 6h.5M4 12h.5M4 18h.5M9 6h11M9 12h11M9 18h11',
  up: 'M6 14.5l6-6 6 6',
  down: 'M6 9.5l6 6 6-6',
  previous: 'M14.5 6l-6 6 6 6',
  next: 'M9.5 6l6 6-6 6',
  survey: 'M12 3v5M12 16v5M5 21v-3h14v3M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  play: 'M7 4.5l12 7.5-12 7.5z',
  pause: 'M8.5 5v14M15.5 5v14',
  stop: 'M6 6h12v12H6z',
  lock: 'M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }) {
  return (
    <svg class={`icon ${extra}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the product: a bronze mirror (鉴) with the square and the tick of its rules. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10.2" fill="none" stroke="currentColor" stroke-width="2.2" />
      <path
        d="M7.2 12.4l3.4 3.4 6.4-7"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
