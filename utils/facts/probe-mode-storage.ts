/** What scripts of a page keep in the browser, to be put back as it was after a mode was tried. */

export interface Kept {
  local: Record<string, string>;
  session: Record<string, string>;
  cookies: Record<string, string>;
}

/** A cookie that a script may read; longer values are tokens, which may have been renewed meanwhile. */
const TOKEN = 40;

export function readKept(document: Document, view: Window): Kept {
  return { local: all(() => view.localStorage), session: all(() => view.sessionStorage), cookies: cookies(document) };
}

function all(storage: () => Storage): Record<string, string> {
  try {
    const store = storage();
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
    return Object.fromEntries(keys.flatMap((key) => (key === null ? [] : [[key, store.getItem(key) ?? '']])));
  } catch {
    // A page can be forbidden to keep anything.
    return {};
  }
}

function cookies(document: Document): Record<string, string> {
  try {
    const pairs = document.cookie.split(/;\s*/).filter(Boolean);
    return Object.fromEntries(
      pairs.map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
    );
  } catch {
    return {};
  }
}

/** @returns names of what could not be put back. */
export function putBack(document: Document, view: Window, before: Kept): string[] {
  const left = [
    ...restore(() => view.localStorage, before.local),
    ...restore(() => view.sessionStorage, before.session),
  ];
  const now = cookies(document);
  for (const [name, value] of Object.entries(now)) {
    const was = before.cookies[name];
    if (was === undefined) expire(document, name);
    else if (was !== value && was.length <= TOKEN && value.length <= TOKEN) {
      expire(document, name);
      write(document, `${name}=${was}; path=/`);
    }
  }
  for (const [name, was] of Object.entries(before.cookies)) {
    if (now[name] === undefined && was.length <= TOKEN) write(document, `${name}=${was}; path=/`);
  }
  const after = cookies(document);
  return [...left, ...Object.keys(after).filter((name) => before.cookies[name] === undefined)].slice(0, 20);
}

function restore(storage: () => Storage, before: Record<string, string>): string[] {
  try {
    const store = storage();
    for (const key of Object.keys(all(storage))) if (before[key] === undefined) store.removeItem(key);
    for (const [key, value] of Object.entries(before)) if (store.getItem(key) !== value) store.setItem(key, value);
    return [];
  } catch {
    return [];
  }
}

/** Nobody tells the path and the domain that a cookie was set with: all that this page could have used are tried. */
function expire(document: Document, name: string): void {
  const { hostname, pathname } = document.location;
  const labels = hostname.split('.');
  const hosts = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  const folders = pathname.split('/').slice(0, -1);
  const paths = folders.flatMap((_, index) => {
    const path = folders.slice(0, index + 1).join('/');
    return [`${path}/`, ...(path ? [path] : [])];
  });
  const gone = `${name}=; expires=Thu, 01 Jan 1970 00:00:00 GMT`;
  for (const path of ['', ...paths, pathname]) {
    for (const host of ['', ...hosts]) {
      write(document, `${gone}${path ? `; path=${path}` : ''}${host ? `; domain=${host}` : ''}`);
    }
  }
}

function write(document: Document, cookie: string): void {
  try {
    document.cookie = cookie;
  } catch {
    // Forbidden to keep anything.
  }
}
