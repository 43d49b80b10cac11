import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../components/tokens.css'), 'utf8');

function colours(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

const dark = css.indexOf('prefers-color-scheme: dark');
const themes = {
  light: colours(css.slice(0, dark)),
  dark: colours(css.slice(dark, css.indexOf('prefers-contrast'))),
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

/** Text and the surfaces it stands on anywhere. */
const TEXT: [text: string, surfaces: string[]][] = [
  ['ink', ['page', 'surface', 'sunken', 'accent-tint']],
  ['ink-soft', ['page', 'surface', 'sunken', 'accent-tint']],
  ['accent', ['page', 'surface', 'accent-tint']],
  ['accent-strong', ['page', 'surface', 'sunken', 'accent-tint']],
  ['on-accent', ['accent', 'accent-strong']],
  ['pass', ['surface', 'page', 'pass-tint']],
  ['fail', ['surface', 'page', 'fail-tint', 'accent-tint']],
  ['suspected', ['surface', 'page', 'suspected-tint', 'accent-tint']],
  ['cannot-tell', ['surface', 'page', 'cannot-tell-tint']],
  ['not-applicable', ['surface', 'page']],
  ['error', ['surface', 'page', 'error-tint']],
];
/** What has to be seen, but not read. */
const SHAPES: [shape: string, surfaces: string[]][] = [
  ['control-line', ['page', 'surface']],
  ['focus', ['page', 'surface']],
  ['bar-won', ['bar-lost', 'surface']],
];

describe.each(Object.entries(themes))('%s', (_, theme) => {
  const of = (name: string) => theme[name] ?? `no --${name}`;

  it.each(TEXT.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface] as const)))(
    'text %s on %s keeps 7:1',
    (text, surface) => expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(7),
  );

  it.each(SHAPES.flatMap(([shape, surfaces]) => surfaces.map((surface) => [shape, surface] as const)))(
    '%s on %s keeps 3:1',
    (shape, surface) => expect(contrast(of(shape), of(surface))).toBeGreaterThanOrEqual(3),
  );
});
